//! `concerted doctor mail`: each step that a mail server refuses is told with what to mend, and nothing is sent.

use std::{path::PathBuf, time::Duration};

use concerted::{
    app::{MailRoute, MailTrial, try_mail},
    mail::{Deadlines, Encryption, Login, Secret, SmtpSettings},
};

use crate::{
    journey::Installation,
    smtp_server::{Act, Protection, SmtpServer},
};

const SENDER: &str = "secretariat@forum.example";
const ALICE: &str = "alice@unesco.example";

fn settings(server: &SmtpServer, encryption: Encryption) -> SmtpSettings {
    SmtpSettings {
        encryption,
        deadlines: Deadlines {
            connect: Duration::from_secs(5),
            greeting: Duration::from_millis(500),
            mail: Duration::from_millis(500),
            rcpt: Duration::from_millis(500),
            quit: Duration::from_millis(500),
            ..Deadlines::default()
        },
        ..server.settings()
    }
}

async fn examine(settings: SmtpSettings) -> MailTrial {
    try_mail(&MailRoute::Server(Box::new(settings)), &[SENDER.into()], Some(ALICE)).await
}

fn steps(trial: &MailTrial) -> Vec<&str> {
    trial.steps.iter().map(|line| line.step).collect()
}

fn password() -> Login {
    Login { user: "forum".into(), secret: Secret::Password("sesame-4711".into()) }
}

#[tokio::test]
async fn a_server_that_takes_mail_is_asked_up_to_the_recipient_and_no_further() {
    for (protection, encryption) in [
        (Protection::None, Encryption::None),
        (Protection::StartTls, Encryption::StartTls),
        (Protection::Tls, Encryption::Tls),
    ] {
        let server = SmtpServer::protected(protection).await;
        let trial = examine(SmtpSettings { login: Some(password()), ..settings(&server, encryption) }).await;
        assert!(trial.in_order, "{trial:#?}");
        let expected = match encryption {
            Encryption::None => "connection greeting hello login sender recipient",
            Encryption::StartTls => "connection greeting hello tls login sender recipient",
            Encryption::Tls => "connection tls greeting hello login sender recipient",
        };
        assert_eq!(steps(&trial).join(" "), expected);
        assert!(trial.steps.iter().all(|line| line.help.is_none()), "{trial:#?}");
        assert!(!format!("{trial:?}").contains("sesame"));
        let commands = server.commands(1);
        assert_eq!(commands.last().unwrap(), "QUIT");
        assert!(!commands.contains(&"DATA".to_owned()), "{commands:?}");
        assert_eq!(server.received(), []);
    }
}

#[tokio::test]
async fn every_step_that_is_refused_is_the_last_and_says_what_to_mend() {
    let table = [
        ("CONNECT", Act::Say("554 5.7.1 not you"), "greeting", "ask the server's operator to let this machine send"),
        ("CONNECT", Act::Stall, "greeting", "`mail: tls: implicit`"),
        ("CONNECT", Act::Close, "greeting", "`mail: tls: implicit`"),
        ("EHLO", Act::Say("504 5.5.2 need fully-qualified hostname"), "hello", "set `mail: hello:`"),
        ("AUTH", Act::Say("535 5.7.8 wrong password"), "login", "set `mail: user:` and the password"),
        ("AUTH", Act::Close, "login", "set `mail: user:` and the password"),
        ("MAIL", Act::Say("530 5.7.0 Must issue a STARTTLS command first"), "sender", "`mail: tls: starttls`"),
        (
            "MAIL",
            Act::Say("550 5.7.1 sender rejected"),
            "sender",
            "set `mail: from:` to an address that the server lets",
        ),
        ("MAIL", Act::Stall, "sender", "set `mail: from:`"),
        ("RCPT", Act::Say("550 5.1.1 no such user"), "recipient", "the server knows no such address"),
        ("RCPT", Act::Say("450 4.2.0 busy"), "recipient", "tried again until it is taken"),
        ("RCPT", Act::Say("504 5.5.2 Helo command rejected"), "recipient", "set `mail: hello:`"),
    ];
    for (on, act, step, help) in table {
        let case = format!("{on} {act:?}");
        let server = SmtpServer::start().await;
        server.script(on, 9, act);
        let trial = examine(SmtpSettings { login: Some(password()), ..settings(&server, Encryption::None) }).await;
        let last = trial.steps.last().unwrap();
        assert_eq!((last.step, last.is_fine, trial.in_order), (step, false, false), "{case}: {trial:#?}");
        assert!(last.help.as_ref().unwrap().contains(help), "{case}: {last:#?}");
        assert!(trial.steps.iter().rev().skip(1).all(|line| line.is_fine), "{case}: {trial:#?}");
        assert_eq!(server.received(), []);
    }
}

#[tokio::test]
async fn without_a_login_a_server_that_does_not_let_us_may_want_one() {
    for (on, words) in [("MAIL", "530 5.7.0 Authentication required"), ("RCPT", "554 5.7.1 Relay access denied")] {
        let server = SmtpServer::start().await;
        server.script(on, 1, Act::Say(words));
        let trial = examine(settings(&server, Encryption::None)).await;
        let last = trial.steps.last().unwrap();
        assert!(
            last.said.contains(words) && last.help.as_ref().unwrap().contains("`user:` and `password_file:`"),
            "{last:?}"
        );
    }
}

#[tokio::test]
async fn tls_that_cannot_be_had_is_told_apart() {
    let plain = SmtpServer::start().await;
    let trial = examine(settings(&plain, Encryption::StartTls)).await;
    let last = trial.steps.last().unwrap();
    assert_eq!((last.step, last.is_fine), ("tls", false));
    assert!(last.help.as_ref().unwrap().contains("`mail: tls: implicit` and `port: 465`"), "{last:?}");

    let trial = examine(settings(&plain, Encryption::Tls)).await;
    let last = trial.steps.last().unwrap();
    assert_eq!((last.step, last.is_fine), ("tls", false));
    assert!(last.help.as_ref().unwrap().contains("`mail: tls: starttls`"), "{last:?}");

    let server = SmtpServer::protected(Protection::Tls).await;
    let stranger = SmtpSettings { root_certificates: Vec::new(), ..settings(&server, Encryption::Tls) };
    let last = examine(stranger).await.steps.pop().unwrap();
    assert!(last.said.contains("certificate") && last.help.as_ref().unwrap().contains("`mail: ca_file:`"), "{last:?}");

    let wrong = SmtpSettings { root_certificates: b"x".to_vec(), ..settings(&server, Encryption::Tls) };
    let last = examine(wrong).await.steps.pop().unwrap();
    assert_eq!((last.step, last.is_fine), ("settings", false));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told() {
    let server = SmtpServer::start().await;
    let settings = settings(&server, Encryption::None);
    drop(server);
    tokio::task::yield_now().await;
    let trial = examine(settings).await;
    let last = trial.steps.last().unwrap();
    assert_eq!((last.step, last.is_fine, trial.steps.len()), ("connection", false, 1));
    assert!(last.help.as_ref().unwrap().contains("`mail: host:` and `port:`"));
}

#[tokio::test]
async fn each_sender_is_asked_for_and_none_is_a_fault() {
    let server = SmtpServer::start().await;
    server.script("MAIL FROM:<one@forum.example>", 1, Act::Say("550 5.7.1 not you"));
    let route = MailRoute::Server(Box::new(settings(&server, Encryption::None)));
    let trial = try_mail(&route, &["one@forum.example".into(), SENDER.into()], None).await;
    let fine: Vec<bool> = trial.steps.iter().filter(|line| line.step == "sender").map(|line| line.is_fine).collect();
    assert_eq!((fine, trial.in_order), (vec![false, true], false));
    assert!(server.commands(1).contains(&"RSET".to_owned()), "the second begins anew");
    let trial = try_mail(&route, &[], None).await;
    assert!(!trial.in_order && trial.steps.last().unwrap().help.as_ref().unwrap().contains("add `from:"), "{trial:#?}");
}

#[tokio::test]
async fn a_machine_without_a_name_is_told_that_servers_may_refuse_it() {
    let server = SmtpServer::start().await;
    let trial = examine(SmtpSettings { hello: None, ..settings(&server, Encryption::None) }).await;
    let hello = trial.steps.iter().find(|line| line.step == "hello").unwrap();
    assert!(hello.is_fine && hello.said.starts_with("as `[127.0.0.1]`; the server offers 8BITMIME"), "{hello:?}");
    assert!(hello.help.as_ref().unwrap().contains("set `mail: hello:`"), "{hello:?}");
    assert!(trial.in_order);
}

#[tokio::test]
async fn files_are_tried_where_they_would_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("var/mail");
    let trial = try_mail(&MailRoute::Folder(there.clone()), &[], None).await;
    assert!(trial.in_order && trial.steps[0].said.contains("nothing leaves this machine"), "{trial:#?}");
    assert!(!folder.path().join("var").exists(), "a look changes nothing");
    std::fs::write(folder.path().join("var"), "").unwrap();
    let trial = try_mail(&MailRoute::Folder(there), &[], None).await;
    assert!(!trial.in_order && trial.steps[0].help.as_ref().unwrap().contains("`mail: directory:`"), "{trial:#?}");
    let trial = try_mail(&MailRoute::Folder(PathBuf::from("mail-that-is-not-there")), &[], None).await;
    assert!(trial.in_order, "a relative folder is tried here: {trial:#?}");
}

#[test]
fn the_command_says_what_it_tried_and_ends_as_it_found_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        server.script("RCPT TO:<nobody@", 9, Act::Say("550 5.1.1 no such user"));
        let port = server.port();
        let config =
            format!("mail: {{transport: smtp, host: 127.0.0.1, port: {port}, tls: none, hello: c.forum.example}}\n");
        let here = Installation::new(&config);
        let told = tokio::task::spawn_blocking(move || {
            let fine = here.ok(&["doctor", "mail", "--to", "alice@unesco.example"]);
            let json = here.json(&["doctor", "mail"]);
            let refused = here.run(&["doctor", "mail", "--to", "nobody@unesco.example"]);
            (fine, json, refused)
        });
        let (fine, json, refused) = told.await.unwrap();
        let fine = fine.replace(&port.to_string(), "PORT");
        insta::assert_snapshot!(fine);
        assert_eq!((json["in_order"].as_bool(), json["steps"].as_array().unwrap().len()), (Some(true), 4));
        assert_eq!(refused.status.code(), Some(1));
        let said = String::from_utf8(refused.stdout).unwrap();
        assert!(
            said.contains("recipient    failed") && said.contains("mail cannot leave with these settings"),
            "{said}"
        );
        assert_eq!(server.received(), []);
    });
}
