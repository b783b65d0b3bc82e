//! What is said to a person goes by what that person was told: first mails introduce, reminders are counted, moved dates are
//! named once, to whom they are news.

use concerted::{
    app,
    model::{Answer, MailState, TaskState, WorkflowId},
    store::{Mail, MailFilter},
};

use crate::world::{World, at};

const FP: &str = "fp@a.example";
const ALTERNATE: &str = "alternate@a.example";
const NEW: &str = "new@a.example";

const INTRODUCTION: &str = "This is the first message to you about it.";

const DEFINITION: &str = "format: 1
workflow: w
title: Papers
timezone: UTC
digest: '0 9 * * mon'
event: {opens: 2027-10-01}
reports: {schedule: []}
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  a:
    kind: member_state
    contacts:
      - {function: focal_point, email: fp@a.example}
      - {function: alternate, email: alternate@a.example}
tasks:
  A1: {title: Hall, lead: a, due: 2027-03-30, window: 20w}
  A2: {title: Other, lead: a, due: 2027-04-20, window: 20w}
  A3: {title: Third, lead: a, due: 2027-05-20, window: 20w}
";

/// A mail as its reader has it.
#[derive(Debug)]
struct Read {
    day: String,
    subject: String,
    text: String,
}

/// Every mail that `to` got, in order.
fn read_by(world: &mut World, to: &str) -> Vec<Read> {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let is_sent = |mail: &Mail| mail.state == MailState::Sent && mail.to().any(|address| address == to);
    let mut mails: Vec<Mail> = all.into_iter().filter(is_sent).collect();
    mails.sort_by_key(|mail| mail.sent_at);
    let read = mails.into_iter().map(|mail| {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        let text = concerted::mail::text_of(&mime).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        Read { day: mail.sent_at.unwrap().to_string()[..10].to_owned(), subject: mail.subject, text }
    });
    read.collect()
}

/// The counts of the reminders of a task, `2 of 8`.
fn counts(mails: &[Read]) -> Vec<String> {
    let counts = mails.iter().filter_map(|mail| {
        let (_, rest) = mail.text.split_once("Reminder ")?;
        let words: Vec<&str> = rest.split(' ').take(3).collect();
        Some(words.join(" ").trim_end_matches('.').to_owned())
    });
    counts.collect()
}

fn moved(mails: &[Read]) -> Vec<(&str, usize)> {
    let moved = mails.iter().map(|mail| (mail.day.as_str(), mail.text.matches("Date moved:").count()));
    moved.filter(|(_, count)| *count > 0).collect()
}

fn one_task(ladder: &str) -> String {
    let (head, _) = DEFINITION.split_once("  A2:").unwrap();
    let head = head.replace("'0 9 * * mon'", "never");
    head.replace("partners:", &format!("ladders: {{l: [{ladder}]}}\nladder: l\npartners:"))
}

const FOUR: &str = "{at: -10wd, to: focal_point, tone: notice}, {at: -5wd, to: focal_point, tone: reminder}, \
                    {at: 0wd, to: focal_point, tone: due_today}, {at: 2wd, to: focal_point, tone: overdue}";

#[test]
fn a_stand_in_whose_colleague_cannot_be_reached_is_introduced_and_counted_from_the_first() {
    let mut world = World::new(&one_task(FOUR), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-20T12:00:00Z");
    world.refused.insert(FP.to_owned());
    world.live("2027-03-20T12:00:00Z", "2027-04-05T12:00:00Z");
    let read = read_by(&mut world, ALTERNATE);
    assert!(read[0].text.contains(INTRODUCTION), "{read:#?}");
    assert!(!read[0].text.contains("remind you") && !read[0].text.contains("Reminder"), "{read:#?}");
    assert_eq!(read.iter().filter(|mail| mail.text.contains(INTRODUCTION)).count(), 1, "{read:#?}");
    assert!(counts(&read[..1]).is_empty(), "{read:#?}");
    assert!(read_by(&mut world, FP).iter().all(|mail| mail.day.as_str() < "2027-03-21"), "nothing of it reached them");
}

#[test]
fn who_stands_in_for_somebody_away_is_introduced() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-17T12:00:00Z");
    let away = DEFINITION.replace("email: fp@a.example}", "email: fp@a.example, out_of_office_until: 2027-05-01}");
    world.edit(&away.replace("due: 2027-03-30", "due: 2027-04-06"), at("2027-03-17T12:00:00Z"));
    world.live("2027-03-17T12:00:00Z", "2027-04-10T00:00:00Z");
    let read = read_by(&mut world, ALTERNATE);
    assert!(read[0].text.contains(INTRODUCTION) && counts(&read[..1]).is_empty(), "{read:#?}");
    assert_eq!(read.iter().filter(|mail| mail.text.contains(INTRODUCTION)).count(), 1, "{read:#?}");
    assert_eq!(moved(&read), [], "they never heard the earlier date: {read:#?}");
}

#[test]
fn a_new_focal_point_is_introduced_and_neither_counted_nor_told_what_moved_before() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-17T12:00:00Z");
    let edited = DEFINITION.replace("fp@a.example", NEW).replace("due: 2027-03-30", "due: 2027-04-06");
    world.edit(&edited, at("2027-03-17T12:00:00Z"));
    world.live("2027-03-17T12:00:00Z", "2027-04-10T00:00:00Z");
    let read = read_by(&mut world, NEW);
    assert!(read[0].text.contains(INTRODUCTION) && counts(&read[..1]).is_empty(), "{read:#?}");
    assert!(read.iter().skip(1).all(|mail| !mail.text.contains(INTRODUCTION)), "{read:#?}");
    assert_eq!(moved(&read), [], "{read:#?}");
    let first = counts(&read);
    assert!(first.first().is_none_or(|count| count.starts_with("2 of")), "{first:?}");
}

#[test]
fn who_first_reads_a_copy_is_introduced_too() {
    let ladder = FOUR.replace("tone: reminder", "tone: reminder, cc: [alternate]");
    let mut world = World::new(&one_task(&ladder), "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-04-20T12:00:00Z");
    let read = read_by(&mut world, ALTERNATE);
    assert!(read[0].subject.starts_with("For your information") && read[0].text.contains(INTRODUCTION), "{read:#?}");
    assert!(read.iter().skip(1).all(|mail| !mail.text.contains(INTRODUCTION)), "{read:#?}");
}

#[test]
fn a_date_that_moves_is_said_once() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-17T12:00:00Z");
    world.edit(&DEFINITION.replace("due: 2027-03-30", "due: 2027-06-15"), at("2027-03-17T12:00:00Z"));
    world.live("2027-03-17T12:00:00Z", "2027-06-20T00:00:00Z");
    let read = read_by(&mut world, FP);
    let moved = moved(&read);
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert!(moved[0].0 > "2027-03-17" && moved[0].1 == 1, "{moved:?}");
    let said = read.iter().find(|mail| mail.day == moved[0].0).unwrap();
    assert!(said.text.contains("Date moved: from 30 March 2027") && said.text.contains("15 Jun 2027"), "{said:#?}");
}

#[test]
fn dates_that_only_a_list_had_named_are_told_when_they_move() {
    let mut world = World::new(DEFINITION, "2027-01-25T09:00:00Z");
    world.live("2027-01-25T09:00:00Z", "2027-02-02T12:00:00Z");
    let edited = DEFINITION.replace("due: 2027-03-30", "due: 2027-03-22").replace("2027-04-20", "2027-04-13");
    world.edit(&edited, at("2027-02-02T12:00:00Z"));
    world.live("2027-02-02T12:00:00Z", "2027-03-20T00:00:00Z");
    let read = read_by(&mut world, FP);
    let moved = moved(&read);
    assert_eq!(moved.iter().map(|(_, count)| count).collect::<Vec<_>>(), [&2], "both, in the next mail: {read:#?}");
}

#[test]
fn a_date_that_moves_back_before_anybody_hears_of_it_has_not_moved() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-17T12:00:00Z");
    world.edit(&DEFINITION.replace("due: 2027-03-30", "due: 2027-06-15"), at("2027-03-17T12:00:00Z"));
    world.live("2027-03-17T12:00:00Z", "2027-03-17T13:00:00Z");
    world.edit(DEFINITION, at("2027-03-18T03:00:00Z"));
    world.live("2027-03-18T03:00:00Z", "2027-05-20T00:00:00Z");
    assert_eq!(moved(&read_by(&mut world, FP)), []);
}

#[test]
fn a_date_that_a_holiday_shifts_has_not_moved_for_anybody() {
    let definition = one_task(FOUR)
        .replace("partners:\n", "calendars: {c: {holidays: [{date: 2027-03-30, name: Feast}]}}\npartners:\n")
        .replace("kind: member_state", "kind: member_state\n    calendar: c");
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-04-10T09:00:00Z");
    let read = read_by(&mut world, FP);
    assert!(read.len() > 2, "{read:#?}");
    assert_eq!(moved(&read), [], "{read:#?}");
}

#[test]
fn the_total_of_the_reminders_stays_what_it_was() {
    let mut world = World::new(DEFINITION, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-04-05T12:00:00Z");
    world.edit(&DEFINITION.replace("due: 2027-03-30", "due: 2027-04-28"), at("2027-04-05T12:00:00Z"));
    let what = app::Recording::State { task: "A2".into(), state: TaskState::Completed };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at("2027-04-05T13:00:00Z"))
        .unwrap();
    world.live("2027-04-05T12:00:00Z", "2027-06-30T00:00:00Z");
    let of_hall: Vec<Read> = read_by(&mut world, FP).into_iter().filter(|mail| mail.subject.contains("Hall")).collect();
    let counts = counts(&of_hall);
    let totals: std::collections::BTreeSet<&str> = counts.iter().filter_map(|count| count.split(' ').nth(2)).collect();
    assert_eq!(totals.len(), 1, "{counts:?}");
    let numbers: Vec<u32> = counts.iter().map(|count| count.split(' ').next().unwrap().parse().unwrap()).collect();
    let total: u32 = totals.first().unwrap().parse().unwrap();
    assert!(
        numbers.is_sorted() && numbers.first() == Some(&2) && numbers.iter().all(|number| *number <= total),
        "{counts:?}"
    );
}

#[test]
fn the_total_stays_when_something_is_asked_for_again() {
    let (head, _) = DEFINITION.split_once("tasks:").unwrap();
    let definition = head.replace("'0 9 * * mon'", "never")
        + "tasks:\n  T1: {title: One, lead: a, due: 2027-02-26, window: 4w}\n  \
           T2: {title: Two, lead: a, due: 2027-03-31, window: 4w, needs: T1}\n";
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    let answer = |world: &mut World, answer, now: &str| {
        let what = app::Recording::Input { task: "T1".into(), partner: Some("a".into()), answer };
        app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
    };
    world.live("2027-02-01T09:00:00Z", "2027-02-23T10:00:00Z");
    answer(&mut world, Answer::Done, "2027-02-23T10:00:00Z");
    world.live("2027-02-23T10:00:00Z", "2027-03-19T10:00:00Z");
    answer(&mut world, Answer::NotDone, "2027-03-19T10:00:00Z");
    world.live("2027-03-19T10:00:00Z", "2027-03-23T10:00:00Z");
    answer(&mut world, Answer::Done, "2027-03-23T10:00:00Z");
    world.live("2027-03-23T10:00:00Z", "2027-05-15T10:00:00Z");
    let of_two: Vec<Read> = read_by(&mut world, FP).into_iter().filter(|mail| mail.subject.contains("Two")).collect();
    let counts = counts(&of_two);
    let totals: std::collections::BTreeSet<&str> = counts.iter().filter_map(|count| count.split(' ').nth(2)).collect();
    assert!(counts.len() > 2 && totals.len() == 1, "{counts:?}");
}

#[test]
fn who_hears_that_the_event_moved_reads_which_of_their_dates_move_however_far_ahead() {
    let (head, _) = DEFINITION.split_once("tasks:").unwrap();
    let definition = head.to_owned()
        + "tasks:\n  T2: {title: Second, lead: a, due: T-29w, window: 4w}\n  \
           T3: {title: Third, lead: a, due: T-28w, window: 4w}\n  \
           T4: {title: Fourth, lead: a, due: 2027-03-22, fixed: true, window: 4w}\n  \
           T5: {title: Fifth, lead: a, due: T-2w, window: 4w}\n";
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-10T12:00:00Z");
    world.edit(&definition.replace("opens: 2027-10-01", "opens: 2028-01-07"), at("2027-03-10T12:00:00Z"));
    world.live("2027-03-10T12:00:00Z", "2027-03-12T12:00:00Z");
    let read = read_by(&mut world, FP);
    let news = read.iter().find(|mail| mail.subject.starts_with("New dates")).unwrap();
    assert!(news.text.contains("The due dates that move with it are given below."), "{news:#?}");
    for line in ["Date moved: from 12 March 2027", "Date moved: from 19 March 2027"] {
        assert!(news.text.contains(line), "{line}: {news:#?}");
    }
    assert!(!news.text.contains("Nothing is open with you"), "{news:#?}");
    assert!(
        news.text.contains("Fourth") && !news.text.contains("Fifth"),
        "they were told of it, and not of that: {news:#?}"
    );
    assert_eq!(news.text.matches("Date moved").count(), 2, "{news:#?}");
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mail = all.iter().find(|mail| mail.subject.starts_with("New dates")).unwrap();
    let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    let message = mail_parser::MessageParser::default().parse(&mime).unwrap();
    let calendar = String::from_utf8(message.attachments().next().unwrap().contents().to_vec()).unwrap();
    for day in ["DTSTART;VALUE=DATE:20270618", "DTSTART;VALUE=DATE:20270625"] {
        assert!(calendar.contains(day), "{calendar}");
    }

    // It was said: the next list does not say it again.
    world.live("2027-03-12T12:00:00Z", "2027-04-30T12:00:00Z");
    let later = read_by(&mut world, FP);
    assert!(later.len() > read.len(), "{later:#?}");
    assert_eq!(moved(&later).len(), 1, "{later:#?}");
}

#[test]
fn nobody_is_pointed_to_dates_below_where_none_of_theirs_moves() {
    let (head, _) = DEFINITION.split_once("tasks:").unwrap();
    let definition =
        head.to_owned() + "tasks:\n  T4: {title: Fourth, lead: a, due: 2027-03-22, fixed: true, window: 4w}\n";
    let mut world = World::new(&definition, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-10T12:00:00Z");
    world.edit(&definition.replace("opens: 2027-10-01", "opens: 2028-01-07"), at("2027-03-10T12:00:00Z"));
    world.live("2027-03-10T12:00:00Z", "2027-03-12T12:00:00Z");
    let read = read_by(&mut world, FP);
    let news = read.iter().find(|mail| mail.subject.starts_with("New dates")).unwrap();
    assert!(news.text.contains("has new dates") && !news.text.contains("are given below"), "{news:#?}");
}
