//! An outage of the mail server, as whoever runs the machine hears of it: the log and the program of `alarm: command:`.

use std::{fs, sync::Arc};

use concerted::{
    app::{self, App},
    config::Config,
};

use crate::{
    journey::Installation,
    smtp_server::{Act, SmtpServer},
    whose_fault::papers,
    world::at,
};

/// Of three partners, with a program that writes alarms down, before a mail server on that port.
fn installation(port: u16) -> Installation {
    let here = Installation::with(&papers(3));
    let config = format!(
        "workflows: own\nmail: {{transport: smtp, host: 127.0.0.1, port: {port}, tls: none}}\n\
         alarm: {{command: [sh, -c, 'cat >> alarms; echo >> alarms']}}\n"
    );
    fs::write(here.folder().join("config.yaml"), config).unwrap();
    here
}

/// The alarms that the program has been told so far.
fn told(here: &Installation) -> Vec<String> {
    let alarms = fs::read_to_string(here.folder().join("alarms")).unwrap_or_default();
    alarms.lines().map(str::to_owned).collect()
}

/// The warnings in the log of a pass at `now`.
fn warnings(here: &Installation, now: &str) -> Vec<String> {
    let output = here.run_at(now, &["--log", "info", "run", "--once"]);
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{log}");
    log.lines().filter(|line| line.contains("WARN")).map(str::to_owned).collect()
}

/// What the server does, and a part of what is said of it.
const OUTAGES: [(&str, Act, &str); 3] = [
    ("CONNECT", Act::Close, "no mail can leave since 2026-11-30T09:30:00Z"),
    (
        "MAIL",
        Act::Say("530 5.7.0 Must issue a STARTTLS command first"),
        "530 5.7.0 Must issue a STARTTLS command first",
    ),
    (
        "RCPT",
        Act::Say("554 5.7.1 <p0@partner0.example>: Relay access denied"),
        "the server refuses all mail for others since 2026-11-30T09:30:00Z",
    ),
];

#[tokio::test]
async fn an_outage_is_one_warning_in_the_log_and_an_alarm_an_hour() {
    for (step, act, words) in OUTAGES {
        let case = format!("{step} {act:?}");
        let server = SmtpServer::start().await;
        server.script(step, 1000, act.clone());
        let here = Arc::new(installation(server.port()));
        let pass = async |now: &'static str| {
            let here = Arc::clone(&here);
            tokio::task::spawn_blocking(move || warnings(&here, now)).await.unwrap()
        };

        let first = pass("2026-11-30T09:30:00Z").await;
        assert_eq!(first.len(), 1, "{case}: {first:?}");
        assert!(first[0].contains("no mail can leave") && !first[0].contains('@'), "{case}: {first:?}");
        assert_eq!(told(&here).len(), 1, "{case}: {:?}", told(&here));
        assert!(told(&here)[0].contains(words), "{case}: {:?}", told(&here));

        // Each start tries again, and fails.
        for again in ["2026-11-30T09:40:00Z", "2026-11-30T10:29:59Z"] {
            assert_eq!(pass(again).await, Vec::<String>::new(), "{case} {again}");
            assert_eq!(told(&here).len(), 1, "once an hour: {case} {again}: {:?}", told(&here));
        }
        assert_eq!(pass("2026-11-30T10:30:00Z").await, Vec::<String>::new(), "{case}");
        assert_eq!(told(&here).len(), 2, "{case}: {:?}", told(&here));
        assert!(told(&here)[1].contains("since 2026-11-30T09:30:00Z (tried 4 times"), "{case}: {:?}", told(&here));

        server.forget();
        assert_eq!(pass("2026-11-30T10:40:00Z").await, Vec::<String>::new(), "{case}: mail leaves again");
        assert!(!server.received().is_empty(), "{case}");
        pass("2026-11-30T10:41:00Z").await;

        // Another outage, two weeks later, is another warning and another alarm.
        server.script(step, 1000, act);
        let second = pass("2026-12-18T10:00:00Z").await;
        assert_eq!(second.len(), 1, "{case}: {second:?}");
        assert_eq!(told(&here).len(), 3, "{case}: {:?}", told(&here));
        assert!(told(&here)[2].contains("since 2026-12-18T10:00:00Z (tried once"), "{case}: {:?}", told(&here));
    }
}

#[tokio::test]
async fn that_the_coordinator_cannot_be_written_to_is_an_alarm() {
    let server = SmtpServer::start().await;
    server.script("RCPT TO:<p0@partner0.example>", 1, Act::Say("550 5.1.1 no such user"));
    server.script("RCPT TO:<secretariat@forum.example>", 1, Act::Say("550 5.1.1 left the house"));
    let here = installation(server.port());
    let (passed, here) =
        tokio::task::spawn_blocking(move || (warnings(&here, "2026-11-30T09:30:00Z"), here)).await.unwrap();
    let told = told(&here);
    assert_eq!(told.len(), 1, "{passed:?} {told:?}");
    assert!(told[0].starts_with("a mail to the coordinator did not arrive: 550 5.1.1 left the house"), "{told:?}");
}

#[tokio::test]
async fn what_is_noticed_once_is_told_when_the_hour_is_over() {
    let server = SmtpServer::start().await;
    server.script("MAIL", 1000, Act::Say("530 5.7.0 Must issue a STARTTLS command first"));
    let here = Arc::new(installation(server.port()));
    let pass = async |now: &'static str| {
        let here = Arc::clone(&here);
        tokio::task::spawn_blocking(move || warnings(&here, now)).await.unwrap();
    };
    pass("2026-11-30T09:30:00Z").await;
    assert_eq!(told(&here).len(), 1, "{:?}", told(&here));

    server.forget();
    server.script("RCPT TO:<p0@partner0.example>", 1, Act::Say("550 5.1.1 no such user"));
    server.script("RCPT TO:<secretariat@forum.example>", 1, Act::Say("550 5.1.1 left the house"));
    // Each pass is a process of its own.
    for now in ["2026-11-30T09:40:00Z", "2026-11-30T09:50:00Z", "2026-11-30T10:29:59Z"] {
        pass(now).await;
        assert_eq!(told(&here).len(), 1, "once an hour: {now}: {:?}", told(&here));
    }
    // A daemon wakes for it, although nothing else may be due for days.
    let app = App::open(Config::load(&here.folder().join("config.yaml")).unwrap()).unwrap();
    assert_eq!(app::next_alarm_at(&app), Some(at("2026-11-30T10:30:00Z")));
    drop(app);
    pass("2026-11-30T10:30:00Z").await;
    assert_eq!(told(&here).len(), 2, "{:?}", told(&here));
    assert_eq!(told(&here)[1], "a mail to the coordinator did not arrive: 550 5.1.1 left the house");
    pass("2026-11-30T11:31:00Z").await;
    assert_eq!(told(&here).len(), 2, "it is said once: {:?}", told(&here));
}
