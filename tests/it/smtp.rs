//! The SMTP transport against a server that follows a script of faults.

use std::time::Duration;

use concerted::{
    mail::{Deadlines, Encryption, Login, Mailer, Outgoing, Patience, Secret, SmtpSettings, SmtpTransport},
    model::{Delivery, Outcome},
};

use tokio::task::JoinSet;

use crate::smtp_server::{Act, SmtpServer};

/// Deadlines that make a stall a matter of milliseconds, and that a busy machine keeps.
fn impatient() -> Deadlines {
    let short = Duration::from_millis(200);
    Deadlines {
        connect: Duration::from_secs(1),
        greeting: short,
        mail: short,
        rcpt: short,
        data: short,
        block: Duration::ZERO,
        end: short,
        quit: short,
    }
}

fn settings(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".into(),
        port,
        encryption: Encryption::None,
        login: None,
        hello: Some("concerted.example".into()),
        root_certificates: Vec::new(),
        deadlines: Deadlines { connect: Duration::from_secs(5), ..Deadlines::default() },
    }
}

fn transport(server: &SmtpServer, deadlines: Deadlines) -> SmtpTransport {
    SmtpTransport::new(SmtpSettings { deadlines, ..settings(server.port()) }).unwrap()
}

fn outgoing(number: u32) -> Outgoing {
    Outgoing {
        from: Some("secretariat@forum.example".into()),
        recipients: vec!["alice@unesco.example".into(), "bob@coe.example".into()],
        message_id: format!("<{number}@forum.example>"),
        day: "2013-02-28".parse().unwrap(),
        mime: format!("Subject: mail {number}\r\n\r\nhello\r\n.\r\n..two dots\r\nend\r\n").into_bytes(),
    }
}

/// What became of Alice's and of Bob's mail.
fn outcomes(delivery: &Delivery) -> Vec<String> {
    let words = |outcome: &Outcome| format!("{}: {}", outcome.as_str(), outcome.words());
    delivery.outcomes.iter().map(|(_, outcome)| words(outcome)).collect()
}

/// Both recipients, same outcome.
fn both(delivery: &Delivery) -> String {
    let all = outcomes(delivery);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0], all[1]);
    all[0].clone()
}

#[tokio::test]
async fn three_mails_go_over_one_connection_word_for_word() {
    let server = SmtpServer::start().await;
    let mut transport = transport(&server, Deadlines::default());
    for number in 1..=3 {
        assert_eq!(
            both(&transport.send(&outgoing(number), &mut Patience::endless()).await),
            "accepted: 250 2.0.0 queued"
        );
    }
    transport.rest().await;
    let received = server.received();
    assert_eq!(received.len(), 3);
    for (number, received) in (1..).zip(&received) {
        assert_eq!(received.connection, 1);
        assert_eq!(received.from, "MAIL FROM:<secretariat@forum.example>");
        assert_eq!(received.to, ["RCPT TO:<alice@unesco.example>", "RCPT TO:<bob@coe.example>"]);
        assert_eq!(received.data.as_bytes(), outgoing(number).mime, "dots and all");
    }
    let commands = server.commands(1);
    assert_eq!(commands.first().unwrap(), "EHLO concerted.example");
    assert_eq!(commands.last().unwrap(), "QUIT");
    assert_eq!(commands.len(), 2 + 3 * 4, "no command more than needed: {commands:?}");
}

#[tokio::test]
async fn a_refused_recipient_does_not_hold_up_the_other() {
    let server = SmtpServer::start().await;
    server.script("RCPT TO:<alice", 1, Act::Say("550-5.1.1 no such user\r\n550 5.1.1 ask the registry"));
    server.script("RCPT TO:<bob", 1, Act::Say("450 4.2.0 mailbox busy"));
    let mut transport = transport(&server, Deadlines::default());
    let expected = ["address_refused: 550 5.1.1 no such user ask the registry", "transient: 450 4.2.0 mailbox busy"];
    assert_eq!(outcomes(&transport.send(&outgoing(1), &mut Patience::endless()).await), expected);
    assert_eq!(server.received(), [], "nobody to send it to");

    server.script("RCPT TO:<alice", 1, Act::Say("550 5.1.1 no such user"));
    let expected = ["address_refused: 550 5.1.1 no such user", "accepted: 250 2.0.0 queued"];
    assert_eq!(outcomes(&transport.send(&outgoing(2), &mut Patience::endless()).await), expected);
    assert_eq!(server.received()[0].to, ["RCPT TO:<bob@coe.example>"]);
    assert_eq!(server.connections(), 1);
    assert!(server.commands(1).contains(&"RSET".to_owned()), "half a transaction is forgotten before the next");
}

#[tokio::test]
async fn a_refusal_says_by_step_and_code_whose_fault_it_is() {
    let table = [
        ("MAIL", "452 4.3.1 disk full", "ours"),
        ("MAIL", "552 5.3.4 too big", "mail_refused"),
        ("DATA", "451 4.3.0 not now", "transient"),
        ("DATA", "554 5.5.1 no", "mail_refused"),
        (".", "451 4.7.1 greylisted", "transient"),
        (".", "554 5.7.1 this is spam", "mail_refused"),
    ];
    for (step, reply, class) in table {
        let server = SmtpServer::start().await;
        server.script(step, 1, Act::Say(reply));
        let mut transport = transport(&server, Deadlines::default());
        assert_eq!(
            both(&transport.send(&outgoing(1), &mut Patience::endless()).await),
            format!("{class}: {reply}"),
            "{step}"
        );
        assert_eq!(
            both(&transport.send(&outgoing(2), &mut Patience::endless()).await),
            "accepted: 250 2.0.0 queued",
            "after {step} {reply}"
        );
        assert_eq!((server.connections(), server.received().len()), (1, 1), "{step} {reply}");
    }
}

#[tokio::test]
async fn a_stalled_server_holds_nobody_up_and_its_connection_is_dropped() {
    let steps = [
        ("CONNECT", "ours: cannot reach the mail server `SERVER`: no greeting within 200 ms"),
        ("EHLO", "ours: cannot reach the mail server `SERVER`: no answer to EHLO within 200 ms"),
        ("MAIL", "ours: no answer to MAIL within 200 ms"),
        ("RCPT TO:<bob", "ours: no answer to RCPT within 200 ms"),
        ("DATA", "ours: no answer to DATA within 200 ms"),
        (".", "uncertain: no answer to the final dot within 200 ms"),
    ];
    let mut all_at_once = JoinSet::new();
    for (step, words) in steps {
        all_at_once.spawn(async move {
            let server = SmtpServer::start().await;
            server.script(step, 1, Act::Stall);
            let mut transport = transport(&server, impatient());
            let said = both(&transport.send(&outgoing(1), &mut Patience::endless()).await)
                .replace(&transport.server(), "SERVER");
            assert_eq!(said, words, "{step}");
            assert_eq!(
                both(&transport.send(&outgoing(2), &mut Patience::endless()).await),
                "accepted: 250 2.0.0 queued",
                "after {step}"
            );
            assert_eq!(server.received()[0].connection, 2, "{step}");
        });
    }
    all_at_once.join_all().await;
}

#[tokio::test]
async fn a_verdict_that_comes_too_late_is_not_taken_for_another_mails() {
    let server = SmtpServer::start().await;
    server.script(".", 1, Act::Late(Duration::from_millis(250)));
    let mut transport = transport(&server, impatient());
    assert_eq!(
        both(&transport.send(&outgoing(1), &mut Patience::endless()).await),
        "uncertain: no answer to the final dot within 200 ms"
    );
    server.script(".", 1, Act::Say("554 5.7.1 not this one"));
    assert_eq!(
        both(&transport.send(&outgoing(2), &mut Patience::endless()).await),
        "mail_refused: 554 5.7.1 not this one"
    );
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn asked_to_stop_a_stalled_mail_is_settled_as_what_is_known_of_it() {
    for (step, expected) in [
        ("MAIL", "ours: the program was stopped before the mail was handed over"),
        (".", "uncertain: the program was stopped before the server said whether it took the mail"),
    ] {
        let server = SmtpServer::start().await;
        server.script(step, 1, Act::Stall);
        let mut transport = transport(&server, Deadlines::default());
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let mut patience = Patience::until(stopping, Duration::from_millis(100));
        let ask = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            stop.send(true).unwrap();
        };
        let letter = outgoing(1);
        let (delivery, ()) = tokio::join!(transport.send(&letter, &mut patience), ask);
        assert_eq!(both(&delivery), expected);
        assert!(patience.is_called_off());
        // What answers within the grace is settled as usual, on a connection that is in step.
        assert_eq!(both(&transport.send(&outgoing(2), &mut patience).await), "accepted: 250 2.0.0 queued", "{step}");
        assert_eq!(server.connections(), 2);
    }
}

#[tokio::test]
async fn a_connection_that_breaks_leaves_no_doubt_before_the_final_dot_and_doubt_after_it() {
    for (step, words) in [
        ("MAIL", "ours: the connection was lost at MAIL"),
        ("RCPT TO:<bob", "ours: the connection was lost at RCPT"),
        ("DATA", "ours: the connection was lost at DATA"),
        (".", "uncertain: the connection was lost at the final dot"),
    ] {
        let server = SmtpServer::start().await;
        server.script(step, 1, Act::Close);
        let mut transport = transport(&server, Deadlines::default());
        let said = both(&transport.send(&outgoing(1), &mut Patience::endless()).await);
        assert!(said.starts_with(words), "{step}: {said}");
        assert_eq!(
            both(&transport.send(&outgoing(2), &mut Patience::endless()).await),
            "accepted: 250 2.0.0 queued",
            "after {step}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_breaks_within_the_text_leaves_no_doubt() {
    let server = SmtpServer::start().await;
    server.script("DATA", 1, Act::SayAndClose("354 go on"));
    let mut transport = transport(&server, Deadlines::default());
    let mime = format!("Subject: big\r\n\r\n{}\r\n", "a line of the text\r\n".repeat(800_000)).into_bytes();
    let said = both(&transport.send(&Outgoing { mime, ..outgoing(1) }, &mut Patience::endless()).await);
    assert!(said.starts_with("ours: the connection was lost"), "more than any buffer holds was left: {said}");
}

#[tokio::test]
async fn a_server_that_grew_tired_of_waiting_is_called_again_at_once() {
    for act in [Act::Close, Act::SayAndClose("421 4.4.2 timeout")] {
        let server = SmtpServer::start().await;
        let mut transport = transport(&server, Deadlines::default());
        assert_eq!(both(&transport.send(&outgoing(1), &mut Patience::endless()).await), "accepted: 250 2.0.0 queued");
        server.script("MAIL", 1, act);
        assert_eq!(both(&transport.send(&outgoing(2), &mut Patience::endless()).await), "accepted: 250 2.0.0 queued");
        assert_eq!(server.received()[1].connection, 2);
    }
}

#[tokio::test]
async fn a_server_that_closes_down_half_way_is_tried_again_later() {
    let server = SmtpServer::start().await;
    server.script("RCPT TO:<bob", 1, Act::SayAndClose("421 4.3.2 shutting down"));
    let mut transport = transport(&server, Deadlines::default());
    assert_eq!(both(&transport.send(&outgoing(1), &mut Patience::endless()).await), "ours: 421 4.3.2 shutting down");
    assert_eq!(both(&transport.send(&outgoing(2), &mut Patience::endless()).await), "accepted: 250 2.0.0 queued");
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn an_answer_that_makes_no_sense_is_no_acceptance() {
    for (step, reply, class) in [
        (".", "354 go on", "uncertain"),
        (".", "hello?", "uncertain"),
        ("DATA", "250 ok", "ours"),
        ("MAIL", "354 go on", "ours"),
    ] {
        let server = SmtpServer::start().await;
        server.script(step, 1, Act::Say(reply));
        let mut transport = transport(&server, impatient());
        let said = both(&transport.send(&outgoing(1), &mut Patience::endless()).await);
        assert!(said.starts_with(class), "{step} {reply}: {said}");
        assert_eq!(
            both(&transport.send(&outgoing(2), &mut Patience::endless()).await),
            "accepted: 250 2.0.0 queued",
            "after {step} {reply}"
        );
        assert_eq!(server.connections(), 2, "{step} {reply}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_again_later() {
    let server = SmtpServer::start().await;
    let port = server.port();
    drop(server);
    tokio::task::yield_now().await;
    let mut transport = SmtpTransport::new(settings(port)).unwrap();
    let said = both(&transport.send(&outgoing(1), &mut Patience::endless()).await);
    let expected = format!("ours: cannot reach the mail server `127.0.0.1:{port}`: ");
    assert!(said.starts_with(&expected), "{said}");
}

#[tokio::test]
async fn a_server_that_does_not_protect_the_connection_gets_no_mail() {
    let server = SmtpServer::start().await;
    let with = |encryption| SmtpSettings { encryption, deadlines: impatient(), ..settings(server.port()) };
    let mut starttls = SmtpTransport::new(with(Encryption::StartTls)).unwrap();
    let said = both(&starttls.send(&outgoing(1), &mut Patience::endless()).await).replace(&starttls.server(), "SERVER");
    insta::assert_snapshot!(said, @"ours: cannot protect the connection to `SERVER`: STARTTLS is not supported on this server");
    let mut tls = SmtpTransport::new(with(Encryption::Tls)).unwrap();
    let said = both(&tls.send(&outgoing(2), &mut Patience::endless()).await).replace(&tls.server(), "SERVER");
    assert!(said.starts_with("ours: cannot reach the mail server `SERVER`: "), "{said}");
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn the_login_is_used_and_never_shown() {
    let server = SmtpServer::start().await;
    let login = Login { user: "forum".into(), secret: Secret::Password("sesame-4711".into()) };
    let settings = SmtpSettings { login: Some(login), ..settings(server.port()) };
    assert!(!format!("{settings:?}").contains("sesame"));
    let mut transport = SmtpTransport::new(settings.clone()).unwrap();
    assert!(!format!("{transport:?}").contains("sesame"));
    assert_eq!(both(&transport.send(&outgoing(1), &mut Patience::endless()).await), "accepted: 250 2.0.0 queued");
    assert!(server.commands(1)[1].starts_with("AUTH PLAIN "));

    server.script("AUTH", 1, Act::Say("535 5.7.8 wrong password"));
    let mut transport = SmtpTransport::new(settings.clone()).unwrap();
    let said =
        both(&transport.send(&outgoing(2), &mut Patience::endless()).await).replace(&transport.server(), "SERVER");
    assert_eq!(said, "ours: `SERVER` does not let `forum` log in: 535 5.7.8 wrong password");

    let far = SmtpSettings { host: "mail.forum.example".into(), port: 25, ..settings };
    let refused = SmtpTransport::new(far).unwrap_err().to_string();
    assert_eq!(
        refused,
        "the password for `mail.forum.example:25` would be sent unprotected; use `tls: starttls` or `tls: implicit`"
    );
}

/// A program that prints a token, another one each time.
fn tokens(folder: &std::path::Path) -> Login {
    let script = format!("cd {}; echo x >> asked; echo token-$(wc -l < asked)", folder.display());
    Login { user: "forum".into(), secret: Secret::TokenCommand(vec!["sh".into(), "-c".into(), script]) }
}

fn offers(server: &SmtpServer, mechanisms: &'static str) {
    server.script("EHLO", 9, Act::Say(mechanisms));
}

#[tokio::test]
async fn a_token_that_is_over_is_fetched_anew_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = SmtpServer::start().await;
    offers(&server, "250-mail.example\r\n250 AUTH XOAUTH2 PLAIN");
    // {"status":"401","schemes":"bearer","scope":"smtp"}
    server.script(
        "AUTH XOAUTH2",
        1,
        Act::Say("334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJzbXRwIn0="),
    );
    let settings = SmtpSettings { login: Some(tokens(folder.path())), ..settings(server.port()) };
    assert!(!format!("{settings:?}").contains("asked"), "the program is not shown either");
    let mut transport = SmtpTransport::new(settings).unwrap();
    assert_eq!(both(&transport.send(&outgoing(1), &mut Patience::endless()).await), "accepted: 250 2.0.0 queued");
    let commands = server.commands(1);
    let auths: Vec<&String> = commands.iter().filter(|command| command.starts_with("AUTH")).collect();
    // user=forum^Aauth=Bearer token-1^A^A, and the same with token-2.
    assert_eq!(
        auths,
        [
            "AUTH XOAUTH2 dXNlcj1mb3J1bQFhdXRoPUJlYXJlciB0b2tlbi0xAQE=",
            "AUTH XOAUTH2 dXNlcj1mb3J1bQFhdXRoPUJlYXJlciB0b2tlbi0yAQE="
        ]
    );
    assert_eq!(commands[2], "", "the server is answered before it refuses");
}

#[tokio::test]
async fn a_token_that_is_refused_twice_is_a_fault_of_ours_with_the_servers_reason() {
    let folder = tempfile::tempdir().unwrap();
    let server = SmtpServer::start().await;
    offers(&server, "250-mail.example\r\n250 AUTH XOAUTH2");
    server.script(
        "AUTH XOAUTH2",
        9,
        Act::Say("334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJzbXRwIn0="),
    );
    let with = |login| SmtpSettings { login: Some(login), ..settings(server.port()) };
    let mut transport = SmtpTransport::new(with(tokens(folder.path()))).unwrap();
    let delivery = transport.send(&outgoing(1), &mut Patience::endless()).await;
    let said = both(&delivery).replace(&transport.server(), "SERVER");
    assert!(
        said.starts_with("ours: `SERVER` does not let `forum` log in: the token is refused (status 401, for smtp)"),
        "{said}"
    );
    assert!(delivery.stalled.is_some() && server.received().is_empty());
    let broken = Login { user: "forum".into(), secret: Secret::TokenCommand(vec!["false".into()]) };
    let mut transport = SmtpTransport::new(with(broken)).unwrap();
    let said = both(&transport.send(&outgoing(2), &mut Patience::endless()).await);
    assert!(said.contains("`mail: token_command:` ended with exit status: 1"), "{said}");
    let password = Login { user: "forum".into(), secret: Secret::Password("sesame".into()) };
    let mut transport = SmtpTransport::new(with(password)).unwrap();
    let said = both(&transport.send(&outgoing(3), &mut Patience::endless()).await);
    assert!(said.contains("it offers AUTH XOAUTH2 only: name the program that prints a token"), "{said}");
}

#[tokio::test]
async fn an_address_that_no_server_can_take_is_refused_without_asking() {
    let server = SmtpServer::start().await;
    let mut transport = transport(&server, Deadlines::default());
    let recipients = vec![
        "alice@ministère.example".into(),
        "x>\r\nRCPT TO:<mallory@evil.example".into(),
        "élise@coe.example".into(),
    ];
    let delivery = transport.send(&Outgoing { recipients, ..outgoing(1) }, &mut Patience::endless()).await;
    let outcomes = outcomes(&delivery);
    assert_eq!(outcomes[0], "accepted: 250 2.0.0 queued");
    assert!(
        outcomes[1].starts_with(r"address_refused: `x>\r\nRCPT TO:<mallory@evil.example` is not a mail address"),
        "{}",
        outcomes[1]
    );
    assert_eq!(outcomes[2], "address_refused: the mail server takes no addresses beyond ASCII (SMTPUTF8)");
    assert_eq!(server.received()[0].to, ["RCPT TO:<alice@xn--ministre-60a.example>"]);
}

#[tokio::test]
async fn a_session_ends_after_a_hundred_mails() {
    let server = SmtpServer::start().await;
    let mut transport = transport(&server, Deadlines::default());
    for number in 0..101 {
        assert!(transport.send(&outgoing(number), &mut Patience::endless()).await.is_accepted());
    }
    assert_eq!(server.connections(), 2);
    assert_eq!(server.commands(1).last().unwrap(), "QUIT");
}

#[test]
fn settings_that_cannot_work_are_refused_with_a_fix() {
    let refused = |settings: SmtpSettings| SmtpTransport::new(settings).unwrap_err().to_string();
    insta::assert_snapshot!(refused(SmtpSettings { host: "mail example\r\n".into(), ..settings(25) }), @r"`mail example\r\n` is not a host name or address; write it as `mail.organisation.example`");
    insta::assert_snapshot!(refused(SmtpSettings { hello: Some(String::new()), ..settings(25) }), @"`` is not a name to introduce ourselves with; write this machine's name as `concerted.organisation.example`");
    let certificates = SmtpSettings { encryption: Encryption::Tls, root_certificates: b"x".to_vec(), ..settings(465) };
    insta::assert_snapshot!(refused(certificates), @"the certificates for `127.0.0.1` cannot be read: there is none in the file; they must be in PEM, `-----BEGIN CERTIFICATE-----`");
}
