//! What a mail server offers is used: the size it takes (RFC 1870), commands in one write (RFC 2920), addresses beyond ASCII
//! (RFC 6531). And what follows from it is as certain as without.

use std::time::Duration;

use concerted::{
    mail::{Deadlines, Encryption, Mailer, Outgoing, Patience, SmtpSettings, SmtpTransport},
    model::{Delivery, Outcome},
};

use crate::smtp_server::{Act, Protection, SmtpServer};

const QUEUED: &str = "accepted: 250 2.0.0 queued";

/// What a server of today offers.
const OFFERS: &str = "250-mail.example\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250 8BITMIME";

async fn server(offers: &'static str) -> SmtpServer {
    let server = SmtpServer::start().await;
    server.script("EHLO", 99, Act::Say(offers));
    server
}

fn transport(server: &SmtpServer) -> SmtpTransport {
    protected(server, Encryption::None)
}

fn protected(server: &SmtpServer, encryption: Encryption) -> SmtpTransport {
    SmtpTransport::new(SmtpSettings {
        encryption,
        deadlines: Deadlines {
            connect: Duration::from_secs(5),
            rcpt: Duration::from_millis(500),
            end: Duration::from_millis(500),
            ..Deadlines::default()
        },
        ..server.settings()
    })
    .unwrap()
}

fn outgoing(recipients: &[&str]) -> Outgoing {
    Outgoing {
        from: Some("secretariat@forum.example".into()),
        recipients: recipients.iter().map(|address| (*address).to_owned()).collect(),
        message_id: "<1@forum.example>".into(),
        day: "2013-02-28".parse().unwrap(),
        mime: b"Subject: mail\r\n\r\nhello\r\n".to_vec(),
    }
}

const ALICE: &str = "alice@unesco.example";
const BOB: &str = "bob@coe.example";

async fn send(transport: &mut SmtpTransport, outgoing: &Outgoing) -> Vec<String> {
    words(&transport.send(outgoing, &mut Patience::endless()).await)
}

fn words(delivery: &Delivery) -> Vec<String> {
    let words = |outcome: &Outcome| format!("{}: {}", outcome.as_str(), outcome.words());
    delivery.outcomes.iter().map(|(_, outcome)| words(outcome)).collect()
}

#[tokio::test]
async fn an_envelope_goes_out_in_one_write_where_that_is_offered() {
    for (protection, encryption) in [
        (Protection::None, Encryption::None),
        (Protection::StartTls, Encryption::StartTls),
        (Protection::Tls, Encryption::Tls),
    ] {
        let server = SmtpServer::protected(protection).await;
        server.script("EHLO", 1, Act::Say("250-mail.example\r\n250-STARTTLS\r\n250-SIZE\r\n250 PIPELINING"));
        server.script("EHLO", 1, Act::Say("250-mail.example\r\n250-SIZE\r\n250 PIPELINING"));
        // The answer to MAIL comes only after what follows it.
        server.script("MAIL", 2, Act::AfterNext(3));
        let mut transport = protected(&server, encryption);
        for _ in 0..2 {
            assert_eq!(send(&mut transport, &outgoing(&[ALICE, BOB])).await, [QUEUED, QUEUED], "{encryption:?}");
        }
        assert_eq!((server.connections(), server.received().len()), (1, 2));
        assert_eq!(server.received()[0].from, "MAIL FROM:<secretariat@forum.example> SIZE=24");
        assert_eq!(server.received()[0].data.as_bytes(), outgoing(&[]).mime);
    }
}

#[tokio::test]
async fn each_recipient_gets_the_answer_that_was_meant_for_them() {
    let server = server(OFFERS).await;
    server.script("RCPT TO:<alice", 1, Act::Say("550-5.1.1 no such user\r\n550 5.1.1 ask the registry"));
    let mut transport = transport(&server);
    let said = send(&mut transport, &outgoing(&[ALICE, BOB, "carol@coe.example"])).await;
    assert_eq!(said, ["address_refused: 550 5.1.1 no such user ask the registry", QUEUED, QUEUED]);
    assert_eq!(server.received()[0].to, ["RCPT TO:<bob@coe.example>", "RCPT TO:<carol@coe.example>"]);
    assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED]);
    assert!(!server.commands(1).contains(&"RSET".to_owned()), "the transaction was ended by its text");
}

#[tokio::test]
async fn a_text_that_is_for_nobody_is_empty_and_the_session_goes_on() {
    // What the server says to DATA, and to the empty text if it waits for one.
    for (data, dot) in [("354 go on", "250 ok"), ("354 go on", "554 5.5.1 no valid recipients"), ("503 5.5.1 no", "")] {
        let server = server(OFFERS).await;
        server.script("RCPT", 2, Act::Say("550 5.1.1 no such user"));
        server.script("DATA", 1, Act::Say(data));
        server.script(".", 1, Act::Say(dot));
        let mut transport = transport(&server);
        let said = send(&mut transport, &outgoing(&[ALICE, BOB])).await;
        assert_eq!(said, ["address_refused: 550 5.1.1 no such user"; 2], "{data} {dot}");
        assert!(server.received().iter().all(|mail| mail.data.is_empty() && mail.to.is_empty()), "nobody got anything");
        server.forget();
        assert_eq!(send(&mut transport, &outgoing(&[BOB])).await, [QUEUED], "after {data} {dot}");
        assert_eq!(server.connections(), 1, "{data} {dot}");
    }
}

#[tokio::test]
async fn a_sender_that_is_refused_is_the_answer_whatever_the_rest_is() {
    for data in ["503 5.5.1 out of order", "354 go on"] {
        let server = server(OFFERS).await;
        server.script("MAIL", 1, Act::Say("550 5.7.1 not you"));
        server.script("RCPT", 2, Act::Say("503 5.5.1 out of order"));
        server.script("DATA", 1, Act::Say(data));
        let mut transport = transport(&server);
        let delivery = transport.send(&outgoing(&[ALICE, BOB]), &mut Patience::endless()).await;
        assert_eq!(words(&delivery), ["ours: 550 5.7.1 not you"; 2]);
        assert_eq!(delivery.stalled.as_deref(), Some("550 5.7.1 not you"));
        assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED], "{data}");
        assert_eq!(server.connections(), 1);
    }
}

#[tokio::test]
async fn what_is_refused_after_the_recipients_were_taken_is_refused_for_all_of_them() {
    for (step, reply, class) in [
        ("DATA", "451 4.3.0 not now", "transient"),
        ("DATA", "554 5.5.1 no", "mail_refused"),
        (".", "554 5.7.1 this is spam", "mail_refused"),
    ] {
        let server = server(OFFERS).await;
        server.script(step, 1, Act::Say(reply));
        let mut transport = transport(&server);
        assert_eq!(
            send(&mut transport, &outgoing(&[ALICE, BOB])).await,
            [format!("{class}: {reply}"), format!("{class}: {reply}")]
        );
        assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED], "after {step} {reply}");
        assert_eq!(server.connections(), 1, "{step} {reply}");
    }
}

#[tokio::test]
async fn doubt_begins_with_the_final_dot_here_too() {
    for (step, act, class) in [
        ("MAIL", Act::Close, "ours: the connection was lost at MAIL"),
        ("RCPT TO:<bob", Act::Close, "ours: the connection was lost at RCPT"),
        ("RCPT TO:<bob", Act::SayAndClose("421 4.3.2 shutting down"), "ours: 421 4.3.2 shutting down"),
        ("RCPT TO:<bob", Act::Stall, "ours: no answer to RCPT within 500 ms"),
        ("DATA", Act::Close, "ours: the connection was lost at DATA"),
        ("DATA", Act::SayAndClose("354 go on"), "ours: the connection was lost at DATA"),
        (
            "DATA",
            Act::Say("354 go on\r\n250 queued"),
            "ours: the server said `250 queued` before the text, which nobody had asked for",
        ),
        (".", Act::Close, "uncertain: the connection was lost at the final dot"),
        (".", Act::Stall, "uncertain: no answer to the final dot within 500 ms"),
    ] {
        let server = server(OFFERS).await;
        let case = format!("{step} {act:?}");
        server.script(step, 1, act);
        let mut transport = transport(&server);
        let said = send(&mut transport, &outgoing(&[ALICE, BOB])).await;
        assert!(said.iter().all(|said| said.starts_with(class)), "{case}: {said:?}");
        assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED], "after {case}");
        assert_eq!(server.received().last().unwrap().connection, 2, "{case}");
    }
}

#[tokio::test]
async fn a_server_that_grew_tired_of_waiting_is_called_again_at_once() {
    for act in [Act::Close, Act::SayAndClose("421 4.4.2 timeout")] {
        let server = server(OFFERS).await;
        let mut transport = transport(&server);
        assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED]);
        server.script("MAIL", 1, act);
        assert_eq!(send(&mut transport, &outgoing(&[BOB])).await, [QUEUED]);
        assert_eq!(server.received()[1].connection, 2);
    }
}

#[tokio::test]
async fn many_recipients_are_named_one_after_the_other() {
    let server = server(OFFERS).await;
    let all: Vec<String> = (0..60).map(|number| format!("p{number}@coe.example")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(send(&mut transport(&server), &outgoing(&all)).await, [QUEUED; 60]);
    assert_eq!(server.received()[0].to.len(), 60);
}

#[tokio::test]
async fn a_mail_beyond_the_servers_size_is_refused_before_anybody_is_asked() {
    let server = server("250-mail.example\r\n250 SIZE 2000").await;
    let mut transport = transport(&server);
    let mime = format!("Subject: big\r\n\r\n{}", ".2345678\r\n".repeat(300)).into_bytes();
    let delivery = transport.send(&Outgoing { mime, ..outgoing(&[ALICE, BOB]) }, &mut Patience::endless()).await;
    let why = "mail_refused: the mail is too large: it has 3016 bytes (3.0 kB), and the mail server takes 2000 bytes (2.0 kB) at most";
    assert_eq!(words(&delivery), [why; 2]);
    assert_eq!(delivery.stalled, None, "other mails are taken");
    assert_eq!(server.commands(1), ["EHLO concerted.example"], "nothing was said of it");
    assert_eq!(send(&mut transport, &outgoing(&[ALICE])).await, [QUEUED]);
    assert_eq!(
        (server.connections(), &*server.received()[0].from),
        (1, "MAIL FROM:<secretariat@forum.example> SIZE=24")
    );
}

#[tokio::test]
async fn a_size_without_a_number_or_of_zero_is_no_limit() {
    for offers in ["250-mail.example\r\n250 SIZE", "250-mail.example\r\n250 SIZE 0", "250-mail.example\r\n250 size x"] {
        let server = server(offers).await;
        assert_eq!(send(&mut transport(&server), &outgoing(&[ALICE])).await, [QUEUED], "{offers}");
    }
}

#[tokio::test]
async fn an_address_beyond_ascii_gets_a_copy_of_its_own() {
    let server = server("250-mail.example\r\n250-PIPELINING\r\n250 SMTPUTF8").await;
    let mut transport = transport(&server);
    let said = send(&mut transport, &outgoing(&["élise@coe.example", ALICE, "öl@coe.example", BOB])).await;
    assert_eq!(said, [QUEUED; 4]);
    let envelopes: Vec<(String, Vec<String>)> =
        server.received().into_iter().map(|received| (received.from, received.to)).collect();
    let mail = "MAIL FROM:<secretariat@forum.example>";
    let to = |address: &str| format!("RCPT TO:<{address}>");
    assert_eq!(
        envelopes,
        [
            (mail.to_owned(), vec![to(ALICE), to(BOB)]),
            (format!("{mail} SMTPUTF8"), vec![to("élise@coe.example")]),
            (format!("{mail} SMTPUTF8"), vec![to("öl@coe.example")]),
        ]
    );
}

#[tokio::test]
async fn what_the_server_has_against_an_address_beyond_ascii_is_held_against_nobody_else() {
    let server = server(OFFERS).await;
    let said = send(&mut transport(&server), &outgoing(&["élise@coe.example", ALICE])).await;
    assert_eq!(said, ["address_refused: the mail server takes no addresses beyond ASCII (SMTPUTF8)", QUEUED]);

    let server = self::server("250-mail.example\r\n250 SMTPUTF8").await;
    server.script("MAIL FROM:<secretariat@forum.example> SMTPUTF8", 1, Act::Say("451 4.3.0 not in these letters"));
    let delivery = transport(&server).send(&outgoing(&["élise@coe.example", ALICE]), &mut Patience::endless()).await;
    assert_eq!(words(&delivery), ["ours: 451 4.3.0 not in these letters", QUEUED]);
    assert_eq!(delivery.stalled, None, "a server that took the mail for Alice takes mails");
}

#[tokio::test]
async fn a_sender_beyond_ascii_is_ours_to_mend_where_the_server_takes_none() {
    let server = server(OFFERS).await;
    let letter = Outgoing { from: Some("secrétariat@forum.example".into()), ..outgoing(&[ALICE]) };
    let delivery = transport(&server).send(&letter, &mut Patience::endless()).await;
    let why = delivery.stalled.unwrap();
    assert!(why.contains("letters beyond ASCII") && why.contains("set `mail: from:`"), "{why}");
    // Where what cannot be delivered comes back to another address, the sender stands in the text alone.
    let shown = Outgoing { mime: "From: secrétariat@forum.example\r\n\r\nh\u{f6}\r\n".into(), ..outgoing(&[ALICE]) };
    let delivery = transport(&server).send(&shown, &mut Patience::endless()).await;
    assert!(delivery.stalled.is_some_and(|why| why.contains("set `mail: from:`")), "{:?}", delivery.outcomes);
    let server = self::server("250-mail.example\r\n250 SMTPUTF8").await;
    assert_eq!(send(&mut transport(&server), &letter).await, [QUEUED]);
    assert_eq!(server.received()[0].from, "MAIL FROM:<secrétariat@forum.example> SMTPUTF8");
}
