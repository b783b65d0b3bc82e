//! Whatever a mail server puts off, and however long a round of sending takes: nothing leaves outside its reader's hours,
//! and the date of a mail is the moment at which it leaves.

use std::{
    fs,
    sync::atomic::{AtomicI64, Ordering},
};

use concerted::{
    app::{self, HoldOrder},
    clock::Clock,
    mail::{Mailer, Outgoing, Patience, SmtpTransport},
    model::{Delivery, MailState},
    store::{Mail, MailFilter},
};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use crate::{
    smtp_server::{Act, SmtpServer},
    world::{World, at},
};

/// Three partners: one at work from Monday to Friday, one from Sunday to Thursday, one with a holiday on Monday 7 December.
/// Each has a paper due on the last day before.
const DEFINITION: &str = "format: 1
workflow: w
symbol: W
title: Papers
event: {opens: 2027-09-14}
timezone: UTC
digest: never
coordinator: {email: secretariat@forum.example, phone: '+1'}
calendars:
  riyadh: {name: Riyadh, weekend: [{days: [fri, sat]}]}
  feast: {name: Feast, weekend: [{days: [sat, sun]}], holidays: [{date: 2026-12-07, name: Feast}]}
partners:
  paris: {kind: member_state, name: P, timezone: Europe/Paris, contacts: [{function: focal_point, email: p@paris.example}]}
  riyadh: {kind: member_state, name: R, timezone: Asia/Riyadh, calendar: riyadh, contacts: [{function: focal_point, email: r@riyadh.example}]}
  feast: {kind: member_state, name: F, calendar: feast, contacts: [{function: focal_point, email: f@feast.example}, {function: head_of_unit, email: h@feast.example}]}
ladders: {one: [{at: 0wd, to: focal_point, tone: due_today}]}
ladder: one
tasks:
  A1: {title: Paper of Paris, lead: paris, due: DUE, window: 8w}
  A2: {title: Paper of Riyadh, lead: riyadh, due: DUE, window: 8w}
  A3: {title: Paper of the feast, lead: feast, due: DUE, window: 8w}
";

/// Only the paper of one partner, due on a day.
fn paper(partner: &str, due: &str) -> String {
    let is_other = |line: &&str| line.contains("{title: Paper") && !line.contains(&format!("lead: {partner},"));
    let lines: Vec<&str> = DEFINITION.lines().filter(|line| !is_other(line)).collect();
    lines.join("\n").replace("DUE", due)
}

fn world_with(definition: &str, config: &str, now: &str) -> World {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("workflows")).unwrap();
    fs::write(folder.path().join("workflows/w.yaml"), definition).unwrap();
    fs::write(folder.path().join("config.yaml"), config).unwrap();
    World::in_folder(folder, at(now))
}

/// Passes whenever something is due until `until`, over a real connection.
pub(crate) async fn live(world: &mut World, server: &SmtpServer, from: Timestamp, until: &str) {
    let mut transport = SmtpTransport::new(server.settings()).unwrap();
    let mut now = from;
    while now < at(until) {
        world.tick(now);
        let World { app, loading, .. } = world;
        app::deliver(app, loading, &mut transport, Clock::Fixed(now), Patience::endless()).await.unwrap();
        let next = app::next_wake(app, loading, now).unwrap().unwrap_or(Timestamp::MAX);
        now = next.max(now + SignedDuration::from_secs(1));
    }
}

fn to(world: &mut World, address: &str) -> Vec<Mail> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.to().any(|to| to == address)).collect()
}

/// When each attempt at a mail to an address began.
fn attempts(world: &mut World, address: &str) -> Vec<String> {
    let keys: Vec<_> = to(world, address).into_iter().map(|mail| mail.key).collect();
    let all = keys.iter().flat_map(|key| world.app.store.read(|tx| tx.attempts_of(key)).unwrap());
    all.map(|attempt| attempt.started_at.to_string()).collect()
}

/// The `Date` of each mail that the server took for an address.
fn dates(server: &SmtpServer, address: &str) -> Vec<String> {
    let received = server.received().into_iter().filter(|mail| mail.to.iter().any(|to| to.contains(address)));
    let date = |data: &str| data.lines().find_map(|line| line.strip_prefix("Date: ")).unwrap().to_owned();
    received.map(|mail| date(&mail.data)).collect()
}

#[tokio::test]
async fn what_a_server_puts_off_waits_for_its_reader_s_next_working_morning() {
    // Partner, address, due day, the attempts of that day from its opening on, when it leaves, and with which date.
    let cases = [
        // The Friday mail that left on Saturday at 02:21.
        ("paris", "p@paris.example", "2026-12-11", "2026-12-14T08:00:00Z", "Mon, 14 Dec 2026 08:00:00 +0000"),
        ("riyadh", "r@riyadh.example", "2026-12-10", "2026-12-13T06:00:00Z", "Sun, 13 Dec 2026 06:00:00 +0000"),
        ("feast", "f@feast.example", "2026-12-04", "2026-12-08T09:00:00Z", "Tue, 08 Dec 2026 09:00:00 +0000"),
        // The clock goes forward in the night to Sunday 28 March.
        ("paris", "p@paris.example", "2027-03-26", "2027-03-29T07:00:00Z", "Mon, 29 Mar 2027 07:00:00 +0000"),
    ];
    for (partner, address, due, leaves_at, date) in cases {
        let begin = at(&format!("{due}T00:30:00Z"));
        let mut world = World::new(&paper(partner, due), &format!("{due}T00:30:00Z"));
        let server = SmtpServer::start().await;
        // 0, 1, 6, 21, 81 and 321 minutes after the opening; 561 minutes is in the evening, 801 in the night.
        server.script("RCPT", 6, Act::Say("451 4.3.0 try again later"));
        let until = (at(leaves_at) + SignedDuration::from_hours(2)).to_string();
        live(&mut world, &server, begin, &until).await;
        let tried = attempts(&mut world, address);
        assert_eq!(tried.len(), 7, "{partner} {due}: {tried:?}");
        assert!(tried[..6].iter().all(|at| at.starts_with(due)), "{partner} {due}: {tried:?}");
        assert_eq!(tried[6], leaves_at, "{partner} {due}: {tried:?}");
        assert_eq!(dates(&server, address), [date], "{partner} {due}");
    }
}

/// A mail server that takes its time: the clock goes on while it does.
struct Slow<'a> {
    inner: SmtpTransport,
    second: &'a AtomicI64,
    takes: SignedDuration,
}

impl Mailer for Slow<'_> {
    async fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        let delivery = self.inner.send(outgoing, patience).await;
        self.second.fetch_add(self.takes.as_secs(), Ordering::Relaxed);
        delivery
    }
}

#[tokio::test]
async fn a_round_that_goes_on_past_closing_time_leaves_the_rest_for_the_morning() {
    let partner = |n: usize| {
        format!(
            "  p{n}: {{kind: member_state, name: P, contacts: [{{function: focal_point, email: p@p{n}.example}}]}}\n"
        )
    };
    let task = |n: usize| format!("  T{n}: {{title: Paper {n}, lead: p{n}, due: 2026-12-11, window: 8w}}\n");
    let each = |line: &dyn Fn(usize) -> String| (0..6).map(line).collect::<String>();
    let (head, _) = DEFINITION.split_once("partners:").unwrap();
    let ladder = "ladders: {one: [{at: 0wd, to: focal_point, tone: due_today}]}\nladder: one\n";
    let text = format!("{head}partners:\n{}{ladder}tasks:\n{}", each(&partner), each(&task));
    let friday = at("2026-12-11T17:30:00Z");
    let second: &'static AtomicI64 = Box::leak(Box::new(AtomicI64::new(friday.as_second())));
    let mut world = World::new(&text, "2026-12-11T17:30:00Z");
    let server = SmtpServer::start().await;
    // One is put off for a minute, while the round goes on.
    server.script("RCPT TO:<p@p0.example>", 1, Act::Say("451 4.3.0 try again later"));
    let takes = SignedDuration::from_mins(10);
    let mut slow = Slow { inner: SmtpTransport::new(server.settings()).unwrap(), second, takes };
    world.tick(friday);
    let World { app, loading, .. } = &mut world;
    let delivered = app::deliver(app, loading, &mut slow, Clock::Told(second), Patience::endless()).await.unwrap();
    assert_eq!((delivered.sent, delivered.put_off), (2, 1), "at 17:30, 17:40 and 17:50: {delivered:?}");
    let late = second.load(Ordering::Relaxed);
    assert_eq!(app::next_wake(app, loading, Timestamp::from_second(late).unwrap()).unwrap(), Some(at(MONDAY)));
    live(&mut world, &server, at(MONDAY), "2026-12-14T12:00:00Z").await;
    for n in 0..6 {
        let dates = dates(&server, &format!("p@p{n}.example"));
        assert_eq!(dates.len(), 1, "{n}: {dates:?}");
        assert!(
            dates[0].starts_with("Fri, 11 Dec 2026 17:") || dates[0].starts_with("Mon, 14 Dec 2026 09:0"),
            "{dates:?}"
        );
    }
}

/// Nine o'clock on the Monday after 11 December.
const MONDAY: &str = "2026-12-14T09:00:00Z";

#[tokio::test]
async fn what_is_held_and_released_keeps_to_hours_and_is_dated_when_it_leaves() {
    let utc = |due: &str| paper("paris", due).replace("Europe/Paris", "UTC");
    let night = at("2026-12-11T22:00:00Z");
    for by_person in [true, false] {
        let config = if by_person { "language: en\n" } else { "language: en\nmail: {hold: true}\n" };
        let mut world = world_with(&utc("2026-12-11"), config, "2026-12-11T08:00:00Z");
        let server = SmtpServer::start().await;
        let mut number = 0;
        if by_person {
            let order = HoldOrder { workflow: None, partner: None, until: None, reason: "the minister thinks".into() };
            number = app::place_hold(&mut world.app, &world.loading, order, at("2026-12-11T08:30:00Z")).unwrap().number;
        }
        live(&mut world, &server, at("2026-12-11T08:45:00Z"), "2026-12-11T21:59:00Z").await;
        assert_eq!(server.received(), [], "{by_person}: it is held");
        let held = to(&mut world, "p@paris.example").remove(0);
        assert_eq!(held.state, MailState::Held, "{by_person}");
        if by_person {
            app::lift_hold(&mut world.app, &world.loading, number, night).unwrap();
        } else {
            app::release(&mut world.app, &world.loading, &[held.key], night).unwrap();
        }
        live(&mut world, &server, night, "2026-12-14T12:00:00Z").await;
        assert_eq!(dates(&server, "p@paris.example"), ["Mon, 14 Dec 2026 09:00:00 +0000"], "{by_person}");
    }
}

#[tokio::test]
async fn a_letter_released_at_the_weekend_leaves_on_its_reader_s_working_morning() {
    let text = paper("feast", "2026-12-04").replace(
        "[{at: 0wd, to: focal_point, tone: due_today}]",
        "[{at: -5wd, to: focal_point, tone: reminder}, {at: 0wd, to: head_of_unit, tone: formal}]",
    );
    let mut world = World::new(&text, "2026-10-05T08:00:00Z");
    let server = SmtpServer::start().await;
    live(&mut world, &server, at("2026-10-05T08:00:00Z"), "2026-12-05T10:00:00Z").await;
    let draft = to(&mut world, "h@feast.example").remove(0);
    assert_eq!(draft.state, MailState::Draft);
    app::release(&mut world.app, &world.loading, &[draft.key], at("2026-12-05T10:00:00Z")).unwrap();
    // The server puts it off until the evening; then it waits for the next morning.
    server.script("RCPT TO:<h@feast.example>", 6, Act::Say("450 4.2.0 greylisted"));
    live(&mut world, &server, at("2026-12-05T10:00:00Z"), "2026-12-09T12:00:00Z").await;
    assert_eq!(attempts(&mut world, "h@feast.example")[0], "2026-12-08T09:00:00Z", "Monday is the feast");
    assert_eq!(dates(&server, "h@feast.example"), ["Wed, 09 Dec 2026 09:00:00 +0000"]);
}

#[tokio::test]
async fn what_a_server_put_off_goes_to_the_address_that_was_corrected_meanwhile() {
    for waits_on in ["2026-12-10T10:30:00Z", "2026-12-10T19:00:00Z"] {
        let text = paper("paris", "2026-12-10").replace("Europe/Paris", "UTC");
        let mut world = World::new(&text, "2026-12-10T00:30:00Z");
        let server = SmtpServer::start().await;
        server.script("RCPT TO:<p@paris.example>", 1000, Act::Say("450 4.2.0 greylisted"));
        live(&mut world, &server, at("2026-12-10T00:30:00Z"), waits_on).await;
        let tried = attempts(&mut world, "p@paris.example").len();
        assert!(tried > 1, "{waits_on}: {tried}");
        world.edit(&text.replace("p@paris.example", "q@paris.example"), at(waits_on));
        live(&mut world, &server, at(waits_on), "2026-12-16T12:00:00Z").await;
        assert_eq!(attempts(&mut world, "p@paris.example").len(), tried, "{waits_on}: nothing more goes there");
        let old = to(&mut world, "p@paris.example").remove(0);
        assert_eq!(old.state, MailState::Withdrawn, "{waits_on}: {old:#?}");
        let left = attempts(&mut world, "q@paris.example");
        assert_eq!(left.len(), 1, "{waits_on}: {left:?}");
        let morning = if waits_on.contains("T19") { "2026-12-11T09:00:0" } else { "2026-12-10T10:30:0" };
        assert!(left[0].starts_with(morning), "{waits_on}: {left:?}");
    }
}

#[tokio::test]
async fn what_waits_for_the_mail_server_goes_to_the_address_that_was_corrected_meanwhile() {
    let text = paper("paris", "2026-12-10").replace("Europe/Paris", "UTC");
    let mut world = World::new(&text, "2026-12-10T00:30:00Z");
    let server = SmtpServer::start().await;
    server.script("CONNECT", 1000, Act::Close);
    live(&mut world, &server, at("2026-12-10T00:30:00Z"), "2026-12-10T10:30:00Z").await;
    assert_eq!(to(&mut world, "p@paris.example")[0].attempts, 0, "no attempt counts");
    world.edit(&text.replace("p@paris.example", "q@paris.example"), at("2026-12-10T10:30:00Z"));
    server.forget();
    live(&mut world, &server, at("2026-12-10T10:30:00Z"), "2026-12-10T12:00:00Z").await;
    assert_eq!(dates(&server, "p@paris.example"), Vec::<String>::new());
    assert_eq!(dates(&server, "q@paris.example").len(), 1, "on the same day");
}

#[tokio::test]
async fn what_may_have_arrived_keeps_to_hours_although_nobody_has_that_address_any_more() {
    let evening = at("2026-12-11T17:50:00Z");
    let text = paper("paris", "2026-12-11").replace("Europe/Paris", "UTC");
    let mut world = World::new(&text, "2026-12-11T17:50:00Z");
    let server = SmtpServer::start().await;
    world.tick(evening);
    let lease = SignedDuration::from_hours(4);
    assert!(world.app.store.write(|tx| tx.claim_due(evening, lease)).unwrap().is_some(), "it is due");
    // The process died while it was being sent, and nobody knows whether it arrived.
    world.restart(at("2026-12-11T17:55:00Z"));
    world.edit(&text.replace("p@paris.example", "q@paris.example"), at("2026-12-11T19:00:00Z"));
    live(&mut world, &server, at("2026-12-11T19:00:00Z"), "2026-12-13T12:00:00Z").await;
    assert_eq!(server.received(), [], "not on a Saturday");
    live(&mut world, &server, at("2026-12-13T12:00:00Z"), "2026-12-14T12:00:00Z").await;
    assert_eq!(dates(&server, "p@paris.example"), ["Mon, 14 Dec 2026 09:00:00 +0000"]);
}
