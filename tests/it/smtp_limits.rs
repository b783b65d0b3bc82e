//! The SMTP session against a server that says too much, hangs up half-way, or speaks out of turn.

use std::time::Duration;

use concerted::{
    mail::{Deadlines, Encryption, Login, Mailer, Outgoing, Patience, Secret, SmtpSettings, SmtpTransport},
    model::Outcome,
};

use crate::smtp_server::{AUTHORITY, Act, Protection, SmtpServer};

const TAKEN: &str = "accepted: 250 2.0.0 queued";

fn transport(server: &SmtpServer, encryption: Encryption) -> SmtpTransport {
    SmtpTransport::new(SmtpSettings { encryption, ..server.settings() }).unwrap()
}

fn outgoing(kilobytes: usize) -> Outgoing {
    Outgoing {
        from: Some("secretariat@forum.example".into()),
        recipients: vec!["alice@unesco.example".into()],
        message_id: "<1@forum.example>".into(),
        day: "2013-02-28".parse().unwrap(),
        mime: format!("Subject: mail\r\n\r\n{}", ".a line of 32 letters, dot first\r\n".repeat(kilobytes * 30)).into(),
    }
}

/// What became of the one recipient's mail.
async fn send(transport: &mut SmtpTransport, letter: &Outgoing) -> String {
    let delivery = transport.send(letter, &mut Patience::endless()).await;
    let outcome = &delivery.outcomes[0].1;
    format!("{}: {}", outcome.as_str(), outcome.words()).replace(&transport.server(), "SERVER")
}

fn protections() -> [(Protection, Encryption); 3] {
    [
        (Protection::None, Encryption::None),
        (Protection::StartTls, Encryption::StartTls),
        (Protection::Tls, Encryption::Tls),
    ]
}

#[tokio::test]
async fn mail_goes_over_protected_connections_word_for_word() {
    for (protection, encryption) in protections() {
        let server = SmtpServer::protected(protection).await;
        let mut transport = transport(&server, encryption);
        assert_eq!(send(&mut transport, &outgoing(300)).await, TAKEN, "{encryption:?}");
        assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN, "{encryption:?}");
        transport.rest().await;
        assert_eq!(server.received()[0].data.as_bytes(), outgoing(300).mime, "{encryption:?}");
        assert_eq!(server.connections(), 1);
        assert_eq!(server.commands(1).last().unwrap(), "QUIT");
    }
}

#[tokio::test]
async fn a_server_with_a_certificate_of_somebody_unknown_gets_no_mail() {
    for (protection, encryption) in protections().into_iter().skip(1) {
        let server = SmtpServer::protected(protection).await;
        let settings = SmtpSettings {
            host: "127.0.0.1".into(),
            port: server.port(),
            encryption,
            login: None,
            hello: Some("concerted.example".into()),
            root_certificates: Vec::new(),
            deadlines: Deadlines::default(),
        };
        let said = send(&mut SmtpTransport::new(settings).unwrap(), &outgoing(1)).await;
        assert!(said.starts_with("ours: cannot ") && said.contains("certificate"), "{said}");
        assert_eq!(server.received(), []);
    }
}

#[tokio::test]
async fn a_login_by_questions_works_behind_starttls() {
    let server = SmtpServer::protected(Protection::StartTls).await;
    server.script("AUTH LOGIN", 1, Act::Say("334 VXNlcm5hbWU6"));
    let settings = SmtpSettings {
        host: "127.0.0.1".into(),
        port: server.port(),
        encryption: Encryption::StartTls,
        login: Some(Login { user: "forum".into(), secret: Secret::Password("sesame".into()) }),
        hello: Some("concerted.example".into()),
        root_certificates: AUTHORITY.to_vec(),
        deadlines: Deadlines::default(),
    };
    server.script("EHLO", 1, Act::Say("250-mail.example\r\n250 STARTTLS"));
    server.script("EHLO", 1, Act::Say("250-mail.example\r\n250 auth login"));
    server.script("Zm9ydW0=", 1, Act::Say("334 UGFzc3dvcmQ6"));
    server.script("c2VzYW1l", 1, Act::Say("235 welcome"));
    assert_eq!(send(&mut SmtpTransport::new(settings).unwrap(), &outgoing(1)).await, TAKEN);
}

#[tokio::test]
async fn a_reply_without_end_ends_the_session_at_once() {
    let table: [(&str, &'static [u8], &str); 5] = [
        (
            "CONNECT",
            &[b'2'; 4096],
            "ours: cannot reach the mail server `SERVER`: the server's reply to the greeting does not end: it has more than 64 kB",
        ),
        (
            "CONNECT",
            b"220-welcome\r\n",
            "ours: cannot reach the mail server `SERVER`: the server's reply to the greeting does not end: it has more than 100 lines",
        ),
        (
            "EHLO",
            b"250-SIZE\r\n",
            "ours: cannot reach the mail server `SERVER`: the server's reply to EHLO does not end: it has more than 100 lines",
        ),
        ("RCPT", &[b' '; 4096], "ours: the server's reply to RCPT does not end: it has more than 64 kB"),
        (
            ".",
            b"250-still thinking\r\n",
            "uncertain: the server's reply to the final dot does not end: it has more than 100 lines",
        ),
    ];
    for (protection, encryption) in protections() {
        for (on, bytes, expected) in table {
            let server = SmtpServer::protected(protection).await;
            server.script(on, 1, Act::SayForEver(bytes));
            let mut transport = transport(&server, encryption);
            assert_eq!(send(&mut transport, &outgoing(1)).await, expected, "{on} {encryption:?}");
            assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN, "after {on} {encryption:?}");
            assert!(server.poured() < 64 << 20, "{} bytes were taken", server.poured());
        }
    }
}

#[tokio::test]
async fn a_long_line_and_letters_of_any_encoding_are_no_reason_to_doubt_an_acceptance() {
    for (bytes, begins) in [
        (b"250 2.0.0 accept\xe9, merci \xe0 vous\r\n".to_vec(), "accepted: 250 2.0.0 accepté, merci à vous"),
        (b"250-\r\n250 \r\n".to_vec(), "accepted: 250"),
        (b"250\r\n".to_vec(), "accepted: 250"),
        (format!("250 {}\r\n", "queued ".repeat(4000)).into_bytes(), "accepted: 250 queued queued"),
    ] {
        let server = SmtpServer::start().await;
        server.script(".", 1, Act::SayBytes(bytes));
        let mut transport = transport(&server, Encryption::None);
        let said = send(&mut transport, &outgoing(1)).await;
        assert!(said.starts_with(begins), "{said}");
        assert!(said.chars().count() < 600, "{said}");
        assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN);
        assert_eq!(server.connections(), 1, "the session goes on");
    }
}

#[tokio::test]
async fn an_offer_of_blanks_only_is_passed_over() {
    let server = SmtpServer::start().await;
    server.script("EHLO", 1, Act::Say("250-mail.example\r\n250-   \r\n250 "));
    assert_eq!(send(&mut transport(&server, Encryption::None), &outgoing(1)).await, TAKEN);
}

#[tokio::test]
async fn a_connection_that_is_lost_within_a_short_text_leaves_no_doubt() {
    for (protection, encryption) in protections() {
        for bytes in [0, 1, 1000] {
            let server = SmtpServer::protected(protection).await;
            server.script("DATA", 1, Act::CloseInText(bytes));
            let mut transport = transport(&server, encryption);
            let said = send(&mut transport, &outgoing(20)).await;
            assert!(said.starts_with("ours: the connection was lost at the text"), "{encryption:?} {bytes}: {said}");
            assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN);
        }
    }
}

#[tokio::test]
async fn what_the_server_says_within_the_text_is_its_answer() {
    for (words, expected) in [
        ("421 4.3.2 shutting down", "ours: 421 4.3.2 shutting down"),
        ("452 4.3.1 disk full", "transient: 452 4.3.1 disk full"),
        ("552 5.3.4 too big", "mail_refused: 552 5.3.4 too big"),
        ("250 ok", "ours: the server answered the text with `250 ok`, which makes no sense"),
    ] {
        let server = SmtpServer::start().await;
        server.script("DATA", 1, Act::SayInText(100, words));
        let mut transport = transport(&server, Encryption::None);
        assert_eq!(send(&mut transport, &outgoing(20)).await, expected);
        assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN, "after {words}");
        assert_eq!(server.connections(), 2, "half a text is not followed by a command");
    }
}

#[tokio::test]
async fn asked_to_stop_within_the_text_it_was_not_handed_over() {
    let server = SmtpServer::start().await;
    server.script("DATA", 1, Act::StallInText(1000));
    let mut transport = transport(&server, Encryption::None);
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let mut patience = Patience::until(stopping, Duration::from_millis(50));
    let letter = outgoing(16 * 1024);
    let ask = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        stop.send(true).unwrap();
    };
    let (delivery, ()) = tokio::join!(transport.send(&letter, &mut patience), ask);
    let reply = "the program was stopped before the mail was handed over".to_owned();
    assert_eq!(delivery.outcomes[0].1, Outcome::Ours { reply });
}

#[tokio::test]
async fn an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one() {
    let server = SmtpServer::start().await;
    server.script("MAIL", 1, Act::Say("250 ok\r\n250 and once more"));
    server.script("RCPT", 1, Act::Say("550 5.1.1 no such user"));
    let mut transport = transport(&server, Encryption::None);
    let said = send(&mut transport, &outgoing(1)).await;
    assert_eq!(said, "ours: the server said `250 and once more` before RCPT, which nobody had asked for");
}

#[tokio::test]
async fn what_was_said_before_the_handshake_is_forgotten() {
    let server = SmtpServer::protected(Protection::StartTls).await;
    server.script("STARTTLS", 1, Act::Say("220 go on\r\n250-evil.example\r\n250 AUTH PLAIN"));
    let mut transport = transport(&server, Encryption::StartTls);
    assert_eq!(send(&mut transport, &outgoing(1)).await, TAKEN);
    let commands = server.commands(1);
    assert_eq!(commands.iter().filter(|command| command.starts_with("EHLO")).count(), 2, "{commands:?}");
}
