//! Who above them is written to next, as a mail tells its reader: what is announced happens, and nothing is announced in a
//! first request.

use concerted::{
    app,
    lang::{DateStyle, Words},
    model::{Answer, Lang, MailState, WorkflowId},
    store::{Mail, MailFilter},
};
use jiff::{ToSpan, civil::Date};

use crate::world::{World, at};

const FP: &str = "fp@b.example";

/// Days off are Friday and Saturday with this partner.
const DEFINITION: &str = "format: 1
workflow: w
title: Papers
timezone: Asia/Amman
digest: never
event: {opens: 2027-10-03}
reports: {schedule: []}
coordinator: {email: secretariat@forum.example, phone: '+1'}
calendars:
  jordan: {weekend: [{days: [fri, sat]}], holidays: [{date: 2027-03-28, name: Day off}]}
partners:
  a: {kind: member_state, timezone: UTC, contacts: [{function: focal_point, email: fp@a.example}]}
  b:
    kind: member_state
    calendar: jordan
    contacts:
      - {function: focal_point, email: fp@b.example}
      - {function: head_of_unit, email: head@b.example}
      - {function: director, email: director@b.example}
      - {function: ministers_office, email: minister@b.example}
ladders:
  l:
    - {at: -5wd, to: focal_point, tone: reminder}
    - {at: 2wd, to: focal_point, tone: overdue, every: 2wd, at_most: 20}
    - {at: 5wd, to: head_of_unit, tone: formal}
    - {at: 10wd, to: director, tone: formal}
    - {at: 15wd, to: ministers_office, tone: formal}
ladder: l
tasks:
  T1: {title: First, lead: a, due: 2027-03-01, window: 3w}
  T2: {title: Second, lead: b, due: 2027-03-15, window: 4w}
";

fn mails(world: &mut World, to: &str) -> Vec<Mail> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut mails: Vec<Mail> = all.into_iter().filter(|mail| mail.to().any(|address| address == to)).collect();
    mails.sort_by_key(|mail| mail.sent_at);
    mails
}

fn text(world: &mut World, mail: &Mail) -> String {
    let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    concerted::mail::text_of(&mime).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The level that a text announces, and the day.
fn announced(text: &str) -> Option<(String, Date)> {
    let (_, rest) = text.split_once("If it is still open on ")?;
    let (day, rest) = rest.split_once(", the request may be brought to the attention of your ")?;
    let level = rest.split_once('.')?.0.to_owned();
    let words = Words::of(&Lang::english());
    let days = std::iter::successors(Some(jiff::civil::date(2027, 1, 1)), |day| day.checked_add(1.day()).ok());
    Some((level, days.take(400).find(|one| words.date(*one, DateStyle::Long) == day)?))
}

/// What each mail to the focal point announces, by the day on which it left.
fn announcements(world: &mut World) -> Vec<(String, Option<(String, Date)>)> {
    let sent = mails(world, FP).into_iter().filter(|mail| mail.state == MailState::Sent);
    let sent: Vec<Mail> = sent.collect();
    let line = |mail: &Mail| (mail.sent_at.unwrap().to_string()[..10].to_owned(), announced(&text(world, mail)));
    sent.iter().map(line).collect()
}

/// The day on which the first letter to each level was drafted.
fn drafted(world: &mut World) -> Vec<(String, Date)> {
    let levels = [
        ("head@b.example", "head of unit"),
        ("director@b.example", "director"),
        ("minister@b.example", "minister’s office"),
    ];
    let mut drafted = Vec::new();
    for (address, level) in levels {
        let days = mails(world, address)
            .into_iter()
            .map(|mail| mail.key.as_str().rsplit(':').next().unwrap().parse().unwrap());
        drafted.extend(days.min().map(|day| (level.to_owned(), day)));
    }
    drafted
}

fn release(world: &mut World, address: &str, now: &str) {
    let keys: Vec<_> = mails(world, address).into_iter().map(|mail| mail.key).collect();
    app::release(&mut world.app, &world.loading, &keys, at(now)).unwrap();
}

#[test]
fn no_level_is_announced_while_the_letter_below_it_waits_and_each_follows_on_the_day_that_was_said() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-04-11T12:00:00Z");
    let before = announcements(&mut world);
    let heads_day = jiff::civil::date(2027, 3, 22);
    for (day, said) in &before {
        let head = Some(("head of unit".to_owned(), heads_day));
        let expected = if day.as_str() < "2027-03-15" || day.as_str() >= "2027-03-22" { None } else { head };
        assert_eq!(*said, expected, "{day}: {before:?}");
    }
    assert!(
        before.iter().any(|(_, said)| said.is_some()) && before.last().unwrap().0.as_str() > "2027-04-01",
        "{before:?}"
    );
    assert_eq!(drafted(&mut world), [("head of unit".to_owned(), heads_day)], "the director's waits for it");

    // Released on Sunday: the director's turn comes five working days later, and so on.
    release(&mut world, "head@b.example", "2027-04-11T12:00:00Z");
    world.live("2027-04-11T12:00:00Z", "2027-04-20T12:00:00Z");
    release(&mut world, "director@b.example", "2027-04-20T12:00:00Z");
    world.live("2027-04-20T12:00:00Z", "2027-05-10T12:00:00Z");
    let all = announcements(&mut world);
    let said: std::collections::BTreeSet<(String, Date)> = all.iter().filter_map(|(_, said)| said.clone()).collect();
    let drafted: std::collections::BTreeSet<(String, Date)> = drafted(&mut world).into_iter().collect();
    assert_eq!(said, drafted, "{all:?}");
    assert_eq!(said.len(), 3, "{said:?}");
}

#[test]
fn a_list_that_calls_it_overdue_announces_it_too() {
    // No reminder after the due day comes before the letter; the list of Sunday does.
    let text = DEFINITION.replace("digest: never", "digest: '0 9 * * sun'");
    let lines = text.lines().filter(|line| !line.contains("tone: overdue")).map(|line| format!("{line}\n"));
    let mut world = World::new(&lines.collect::<String>(), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-21T18:00:00Z");
    let mut all = announcements(&mut world);
    let head = ("head of unit".to_owned(), jiff::civil::date(2027, 3, 22));
    assert_eq!(all.pop(), Some(("2027-03-21".to_owned(), Some(head.clone()))), "{all:?}");
    assert!(!all.is_empty() && all.iter().all(|(day, said)| said.is_none() && day.as_str() < "2027-03-16"), "{all:?}");
    world.live("2027-03-21T18:00:00Z", "2027-03-23T00:00:00Z");
    assert_eq!(drafted(&mut world), [head]);
}

#[test]
fn what_could_begin_only_after_its_day_is_asked_for_and_nobody_is_threatened() {
    let definition = DEFINITION.replace("window: 4w}", "window: 4w, needs: T1}");
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-24T10:30:00Z");
    let what = app::Recording::Input { task: "T1".into(), partner: Some("a".into()), answer: Answer::Done };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at("2027-03-24T10:30:00Z"))
        .unwrap();
    world.live("2027-03-24T10:30:00Z", "2027-04-20T10:00:00Z");
    let first = mails(&mut world, FP).remove(0);
    assert!(first.subject.starts_with("Planned for Mon 15 Mar: Second"), "{}", first.subject);
    let first = text(&mut world, &first);
    assert!(first.contains("May we ask you for the following item"), "{first}");
    let threats = ["overdue", "According to our records", "If it is still open", "Reminder 1"];
    assert!(threats.iter().all(|threat| !first.contains(threat)), "{first}");
    let all = announcements(&mut world);
    let said: std::collections::BTreeSet<(String, Date)> = all.iter().filter_map(|(_, said)| said.clone()).collect();
    assert_eq!(said.into_iter().collect::<Vec<_>>(), drafted(&mut world), "{all:?}");
}

#[test]
fn what_an_edit_makes_overdue_is_asked_for_first() {
    let mut world = World::new(&DEFINITION.replace("due: 2027-03-15", "due: 2027-06-15"), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-29T12:00:00Z");
    world.edit(DEFINITION, at("2027-03-29T12:00:00Z"));
    world.live("2027-03-29T12:00:00Z", "2027-04-20T12:00:00Z");
    let all = announcements(&mut world);
    assert_eq!(all[0].1, None, "{all:?}");
    let said: std::collections::BTreeSet<(String, Date)> = all.iter().filter_map(|(_, said)| said.clone()).collect();
    assert_eq!(said.into_iter().collect::<Vec<_>>(), drafted(&mut world), "{all:?}");
}

#[test]
fn nothing_is_announced_that_the_event_comes_before() {
    let definition = DEFINITION.replace("opens: 2027-10-03", "opens: 2027-03-20");
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-04-20T12:00:00Z");
    let all = announcements(&mut world);
    assert!(all.len() > 1 && all.iter().all(|(_, said)| said.is_none()), "{all:?}");
    assert_eq!(drafted(&mut world), []);
}
