//! What is due and when: nobody's digest is lost, nothing is said twice, letters wait for those who release them.

use std::{collections::BTreeMap, fs};

use concerted::{
    app,
    model::{MailState, ReminderState, TaskState, WorkflowId},
    store::{Mail, MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};

use crate::world::{Verdict, World, at};

/// Two partners on different clocks and one paper of the first, a second of both.
fn definition(more: &str) -> String {
    format!(
        "format: 1\nworkflow: w\nsymbol: W\ntitle: Papers\nevent: {{opens: 2027-09-14}}\ntimezone: UTC\n\
         coordinator: {{email: secretariat@forum.example, phone: '+1'}}\n\
         calendars: {{ten: {{name: Ten, hours: {{from: '10:00', to: '16:00'}}}}}}\n{more}"
    )
}

const TWO: &str = "digest: '0 9 * * mon'
partners:
  a: {kind: member_state, name: A, calendar: ten, contacts: [{function: focal_point, email: a@x.example}]}
  b: {kind: member_state, name: B, contacts: [{function: focal_point, email: b@y.example}]}
ladders: {one: [{at: 0wd, to: focal_point, tone: due_today}]}
ladder: one
tasks:
  A1: {title: Do it, lead: a, with: [b], due: 2027-06-30, window: 8w}
  A2: {title: Do more, lead: a, with: [b], due: 2027-07-16, window: 4w}
";

const LETTERS: &str = "digest: never
partners:
  host: {kind: host_government, name: Host, contacts: [{function: focal_point, email: fp@h.example}]}
  a:
    kind: member_state
    name: A
    contacts:
      - {function: focal_point, email: fp@a.example}
      - {function: head_of_unit, email: head@a.example}
      - {function: director, email: director@a.example}
ladders:
  four:
    - {at: 0wd, to: focal_point, tone: due_today}
    - {at: +2wd, to: focal_point, tone: overdue, every: 3wd, at_most: 4}
    - {at: +5wd, to: head_of_unit, tone: formal}
    - {at: +10wd, to: director, tone: formal}
ladder: four
tasks:
  A1: {title: Do it, lead: a, due: 2027-03-15, window: 8w}
";

/// Passes at whatever is due next, until `until`.
pub(crate) fn live(world: &mut World, from: &str, until: &str) {
    let mut now = at(from);
    while now < at(until) {
        world.tick(now);
        world.deliver(now, || Verdict::Accept);
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap();
        now = next.unwrap_or(Timestamp::MAX).max(now + SignedDuration::from_secs(1));
    }
}

fn mails(world: &mut World) -> Vec<Mail> {
    world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
}

/// The days on which an address got mail.
fn days(world: &mut World, address: &str) -> Vec<String> {
    let mut sent: Vec<Timestamp> =
        mails(world).into_iter().filter(|m| m.to().any(|to| to == address)).filter_map(|mail| mail.sent_at).collect();
    sent.sort();
    sent.into_iter().map(|at| at.to_string()[..16].to_owned()).collect()
}

fn letters(world: &mut World, state: MailState) -> Vec<String> {
    let letters = mails(world).into_iter().filter(|mail| mail.key.is_letter() && mail.state == state);
    letters.map(|mail| mail.to().collect()).collect()
}

fn set(world: &mut World, task: &str, state: TaskState, now: &str) {
    let what = app::Recording::State { task: task.into(), state };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

fn input(world: &mut World, task: &str, partner: &str, answer: concerted::model::Answer, now: &str) {
    let what = app::Recording::Input { task: task.into(), partner: Some(partner.into()), answer };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

#[test]
fn each_partner_gets_its_digest_at_its_own_hour() {
    let mut world = World::new(&definition(TWO), "2027-05-03T00:00:00Z");
    live(&mut world, "2027-05-03T00:00:00Z", "2027-07-12T00:00:00Z");
    let (a, b) = (days(&mut world, "a@x.example"), days(&mut world, "b@y.example"));
    let days_of = |all: &[String]| all.iter().map(|at| at[..10].to_owned()).collect::<Vec<_>>();
    assert_eq!(days_of(&a), days_of(&b), "whoever comes first");
    assert!(a.len() > 3 && a.iter().all(|at| at.ends_with("10:00")), "{a:?}");
    assert!(b.iter().all(|at| at.ends_with("09:00")), "{b:?}");
}

#[test]
fn a_pass_before_it_may_leave_loses_no_digest() {
    let early = TWO.replace("0 9 * * mon", "0 7 * * fri");
    let mut well = World::new(&definition(&early), "2027-05-03T00:00:00Z");
    live(&mut well, "2027-05-03T00:00:00Z", "2027-06-12T00:00:00Z");
    let mut disturbed = World::new(&definition(&early), "2027-05-03T00:00:00Z");
    let mut now = at("2027-05-03T00:00:00Z");
    while now < at("2027-06-12T00:00:00Z") {
        disturbed.tick(now);
        disturbed.deliver(now, || Verdict::Accept);
        let next = app::next_wake(&mut disturbed.app, &disturbed.loading, now).unwrap().unwrap();
        // Somebody records something, or saves a file, half an hour after each pass.
        now = next.min(now + SignedDuration::from_mins(30)).max(now + SignedDuration::from_secs(1));
    }
    for address in ["a@x.example", "b@y.example"] {
        let expected = days(&mut well, address);
        assert!(!expected.is_empty());
        assert_eq!(days(&mut disturbed, address), expected, "{address}");
    }
}

#[test]
fn a_digest_that_says_nothing_new_is_left_out_for_four_weeks() {
    let mut world = World::new(&definition(TWO), "2027-05-10T00:00:00Z");
    live(&mut world, "2027-05-10T00:00:00Z", "2027-06-22T00:00:00Z");
    let digests = days(&mut world, "b@y.example");
    let days: Vec<&str> = digests.iter().map(|at| &at[5..10]).collect();
    // The take-over of a running preparation; nothing new for four weeks; then the first paper is near, and the second begins.
    assert_eq!(days, ["05-10", "06-07", "06-21"], "the others would have said the same");
}

#[test]
fn a_letter_waits_until_somebody_releases_it_and_the_next_one_until_it_has_had_its_days() {
    let mut world = World::new(&definition(LETTERS), "2027-02-01T09:00:00Z");
    live(&mut world, "2027-02-01T09:00:00Z", "2027-04-12T12:00:00Z");
    assert_eq!(
        letters(&mut world, MailState::Draft),
        ["head@a.example"],
        "no reminder takes it back, none overtakes it"
    );
    assert_eq!(letters(&mut world, MailState::Withdrawn), Vec::<String>::new());
    let key = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Draft).unwrap().key;
    app::release(&mut world.app, &world.loading, &[key], at("2027-04-12T12:00:00Z")).unwrap();
    live(&mut world, "2027-04-12T12:00:00Z", "2027-04-18T12:00:00Z");
    assert_eq!(letters(&mut world, MailState::Sent), ["head@a.example"]);
    assert_eq!(letters(&mut world, MailState::Draft), Vec::<String>::new(), "the head of unit has five working days");
    live(&mut world, "2027-04-18T12:00:00Z", "2027-04-19T12:00:00Z");
    assert_eq!(letters(&mut world, MailState::Draft), ["director@a.example"]);
    input(&mut world, "A1", "a", concerted::model::Answer::Done, "2027-04-20T12:00:00Z");
    world.tick(at("2027-04-20T12:00:00Z"));
    assert_eq!(letters(&mut world, MailState::Draft), Vec::<String>::new(), "an answer takes it back");
}

#[test]
fn after_an_answer_is_taken_back_the_lowest_rung_comes_first() {
    let mut world = World::new(&definition(LETTERS), "2027-02-01T09:00:00Z");
    live(&mut world, "2027-02-01T09:00:00Z", "2027-03-16T12:00:00Z");
    input(&mut world, "A1", "a", concerted::model::Answer::Done, "2027-03-16T12:00:00Z");
    live(&mut world, "2027-03-16T12:00:00Z", "2027-04-12T10:00:00Z");
    let before = days(&mut world, "fp@a.example").len();
    input(&mut world, "A1", "a", concerted::model::Answer::NotDone, "2027-04-12T10:00:00Z");
    live(&mut world, "2027-04-12T10:00:00Z", "2027-04-12T18:00:00Z");
    assert_eq!(letters(&mut world, MailState::Draft), Vec::<String>::new(), "nobody above hears of it before they do");
    let told = days(&mut world, "fp@a.example");
    assert_eq!(told[before..], ["2027-04-12T10:00"], "the focal point hears that it is open again");
    live(&mut world, "2027-04-12T18:00:00Z", "2027-04-24T18:00:00Z");
    let told = days(&mut world, "fp@a.example");
    assert!(told.len() > before + 1, "and is reminded again: {told:?}");
}

#[test]
fn a_hold_takes_nothing_back_that_was_delivered() {
    let two = "digest: never
partners:
  a: {kind: member_state, name: A, contacts: [{function: focal_point, email: fp@a.example}]}
  b: {kind: member_state, name: B, contacts: [{function: focal_point, email: fp@b.example}]}
tasks:
  T1: {title: Do it, lead: a, with: [b], due: 2027-03-10, window: 8w}
";
    let mut world = World::new(&definition(two), "2027-02-01T09:00:00Z");
    input(&mut world, "T1", "a", concerted::model::Answer::Done, "2027-03-04T10:00:00Z");
    set(&mut world, "T1", TaskState::OnHold, "2027-03-08T10:00:00Z");
    set(&mut world, "T1", TaskState::InProgress, "2027-03-15T10:00:00Z");
    live(&mut world, "2027-03-15T10:00:00Z", "2027-04-15T10:00:00Z");
    assert_eq!(days(&mut world, "fp@a.example"), Vec::<String>::new(), "the lead delivered");
    assert!(!days(&mut world, "fp@b.example").is_empty(), "the contributor did not");
    input(&mut world, "T1", "b", concerted::model::Answer::Done, "2027-04-15T10:00:00Z");
    let events = world.app.store.read(|tx| tx.events(&WorkflowId::from("w"))).unwrap();
    let plan = &world.loading.workflows.values().next().unwrap().plan;
    let state = concerted::engine::RunState::replay(plan, &events, at("2027-04-15T11:00:00Z"));
    assert_eq!(state.task(&"T1".into()).state, TaskState::Completed);
}

#[test]
fn a_release_holds_overnight_and_nobody_gets_two_mails_a_day() {
    let mut world = World::new(&definition(LETTERS), "2027-02-01T09:00:00Z");
    world.app.config.mail.hold = true;
    live(&mut world, "2027-02-01T09:00:00Z", "2027-03-16T19:00:00Z");
    let held = |world: &mut World| -> Vec<Mail> {
        mails(world).into_iter().filter(|mail| mail.state == MailState::Held && mail.partner.is_some()).collect()
    };
    let first = held(&mut world);
    assert_eq!(first.len(), 1, "one mail waits, and is not made anew each day: {first:#?}");
    app::release(&mut world.app, &world.loading, &[first[0].key.clone()], at("2027-03-16T19:00:00Z")).unwrap();
    live(&mut world, "2027-03-16T19:00:00Z", "2027-03-17T12:00:00Z");
    assert_eq!(days(&mut world, "fp@a.example"), ["2027-03-17T09:00"], "it leaves on the next working morning");
    live(&mut world, "2027-03-17T12:00:00Z", "2027-03-17T23:00:00Z");
    for mail in held(&mut world) {
        app::release(&mut world.app, &world.loading, &[mail.key], at("2027-03-17T13:00:00Z")).unwrap();
    }
    live(&mut world, "2027-03-17T13:00:00Z", "2027-03-20T00:00:00Z");
    let mut by_day: BTreeMap<String, usize> = BTreeMap::new();
    for at in days(&mut world, "fp@a.example") {
        *by_day.entry(at[..10].to_owned()).or_default() += 1;
    }
    assert!(by_day.values().all(|count| *count == 1), "{by_day:?}");
    let flaws = world.app.store.examine(at("2027-03-20T00:00:00Z"), true).unwrap();
    assert_eq!(flaws, []);
    let open = world.app.store.read(|tx: &Snapshot| tx.open_reminders(&WorkflowId::from("w"))).unwrap();
    assert!(open.iter().all(|reminder| reminder.state == ReminderState::Queued));
}

#[test]
fn a_report_goes_to_nobody_who_was_dropped_while_it_waited() {
    let two = "digest: never
reports: {schedule: [], recipients: [a, b]}
partners:
  a: {kind: member_state, name: A, contacts: [{function: focal_point, email: fp@a.example}]}
  b: {kind: member_state, name: B, contacts: [{function: focal_point, email: fp@b.example}]}
tasks:
  T1: {title: Do it, lead: a, due: 2027-03-30, window: 2w}
";
    let mut world = World::new(&definition(two), "2027-02-20T09:00:00Z");
    app::issue_reports(&mut world.app, &world.loading, at("2027-02-20T09:00:00Z")).unwrap();
    world.tick(at("2027-02-20T09:00:00Z"));
    let states = |world: &mut World| -> BTreeMap<String, MailState> {
        mails(world).into_iter().filter(|m| m.key.is_report()).map(|m| (m.to().collect(), m.state)).collect()
    };
    assert_eq!(states(&mut world)["fp@b.example"], MailState::Queued, "it is Saturday");
    let without = two.replace("recipients: [a, b]", "recipients: [a]").replace("fp@a.example", "new@a.example");
    world.edit(&definition(&without), at("2027-02-20T10:00:00Z"));
    live(&mut world, "2027-02-20T10:00:00Z", "2027-02-23T09:00:00Z");
    let states = states(&mut world);
    assert_eq!((states["fp@b.example"], states["fp@a.example"]), (MailState::Withdrawn, MailState::Withdrawn));
    assert_eq!(states["secretariat@forum.example"], MailState::Sent);
    assert_eq!(states["new@a.example"], MailState::Sent, "a corrected address gets what waited for the old one");
    let new = mails(&mut world).into_iter().find(|mail| mail.to().any(|to| to == "new@a.example")).unwrap();
    let mime = String::from_utf8(world.app.store.read(|tx: &Snapshot| tx.mime(&new.key)).unwrap()).unwrap();
    assert!(mime.contains("new@a.example") && !mime.contains("fp@a.example"), "{}", &mime[..600]);
    assert!(mime.contains("Content-Type: application/pdf"), "the report comes with it");
}

/// A report that the workflow of `a_report_goes_to_nobody_who_was_dropped_while_it_waited` issues on a Saturday.
const REPORT: &str = "digest: never
reports: {schedule: [], recipients: [{to: b, audience: task_force}]}
partners:
  a: {kind: member_state, name: A, contacts: [{function: focal_point, email: fp@a.example}]}
  b: {kind: member_state, name: B, contacts: [{function: focal_point, email: fp@b.example}]}
tasks:
  T1: {title: Do it, lead: a, due: 2027-03-30, window: 2w}
";

fn issued(definition: &str, now: &str) -> World {
    let mut world = World::new(definition, now);
    app::issue_reports(&mut world.app, &world.loading, at(now)).unwrap();
    world.tick(at(now));
    world
}

fn state_of(world: &mut World, address: &str) -> Vec<MailState> {
    mails(world).into_iter().filter(|mail| mail.to().any(|to| to == address)).map(|mail| mail.state).collect()
}

#[test]
fn a_report_that_a_server_put_off_goes_to_nobody_who_was_dropped_meanwhile() {
    let mut world = issued(&definition(REPORT), "2027-02-19T09:00:00Z");
    world.deliver(at("2027-02-19T09:00:00Z"), || Verdict::Transient);
    assert_eq!(state_of(&mut world, "fp@b.example"), [MailState::Queued]);
    world.edit(&definition(&REPORT.replace("{to: b, audience: task_force}", "a")), at("2027-02-20T10:00:00Z"));
    live(&mut world, "2027-02-20T10:00:00Z", "2027-02-23T09:00:00Z");
    assert_eq!(state_of(&mut world, "fp@b.example"), [MailState::Withdrawn]);
}

#[test]
fn a_report_follows_the_office_whose_address_was_corrected_and_no_other() {
    for (own, minister) in [("task_force", "minister"), ("task_force", "task_force")] {
        let two = format!(
            "digest: never
reports: {{schedule: [], recipients: [{{to: a, audience: {own}}}, {{to: a, function: ministers_office, audience: {minister}}}]}}
partners:
  a:
    kind: member_state
    name: A
    contacts: [{{function: focal_point, email: fp@a.example}}, {{function: ministers_office, email: old@a.example}}]
tasks:
  T1: {{title: Do it, lead: a, due: 2027-03-30, window: 2w}}
"
        );
        let mut world = issued(&definition(&two), "2027-02-20T09:00:00Z");
        assert_eq!(state_of(&mut world, "old@a.example"), [MailState::Draft], "{minister}: it is Saturday");
        world.edit(&definition(&two.replace("old@a.example", "new@a.example")), at("2027-02-20T10:00:00Z"));
        live(&mut world, "2027-02-20T10:00:00Z", "2027-02-23T09:00:00Z");
        assert_eq!(state_of(&mut world, "old@a.example"), [MailState::Withdrawn], "{minister}");
        assert_eq!(state_of(&mut world, "new@a.example"), [MailState::Draft], "{minister}: it waits for release");
        assert_eq!(state_of(&mut world, "fp@a.example"), [MailState::Sent], "{minister}");
    }
}

#[test]
fn a_report_does_not_leave_in_an_edition_that_its_reader_gets_no_more() {
    let mut world = issued(&definition(REPORT), "2027-02-20T09:00:00Z");
    world.edit(&definition(&REPORT.replace("task_force", "public")), at("2027-02-20T10:00:00Z"));
    live(&mut world, "2027-02-20T10:00:00Z", "2027-02-23T09:00:00Z");
    assert_eq!(state_of(&mut world, "fp@b.example"), [MailState::Withdrawn], "the internal edition stays here");
    assert_eq!(state_of(&mut world, "secretariat@forum.example"), [MailState::Sent]);
}

#[test]
fn no_report_of_a_workflow_that_was_closed_leaves_not_even_once_more() {
    let mut world = issued(&definition(REPORT), "2027-02-19T09:00:00Z");
    world.deliver(at("2027-02-19T09:00:00Z"), || Verdict::Accept);
    let report = mails(&mut world).into_iter().find(|mail| mail.to().any(|to| to == "fp@b.example")).unwrap();
    let saturday = at("2027-02-20T09:00:00Z");
    app::resend(&mut world.app, &world.loading, &[report.key], app::Resending::default(), saturday).unwrap();
    app::issue_now(&mut world.app, &world.loading, &"w".into(), None, saturday).unwrap();
    fs::remove_file(world.folder.path().join("workflows/forum.yaml")).unwrap();
    world.reload(at("2027-02-20T10:00:00Z"));
    world.loading = app::apply(&mut world.app, None, at("2027-02-20T10:00:00Z")).unwrap().loading;
    live(&mut world, "2027-02-20T10:00:00Z", "2027-02-23T09:00:00Z");
    let states = state_of(&mut world, "fp@b.example");
    assert!(states.iter().filter(|state| **state == MailState::Sent).count() == 1, "{states:?}");
    assert!(states.len() > 1 && states.iter().all(|state| matches!(state, MailState::Sent | MailState::Withdrawn)));
}

#[test]
fn a_draft_that_nobody_releases_is_named_again_every_fortnight_with_its_age() {
    let mut world = World::new(&definition(LETTERS), "2027-02-01T09:00:00Z");
    live(&mut world, "2027-02-01T09:00:00Z", "2027-04-12T12:00:00Z");
    let briefs = mails(&mut world).into_iter().filter(|mail| mail.partner.is_none() && mail.state == MailState::Sent);
    let mut named = Vec::new();
    for brief in briefs {
        let text = concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&brief.key)).unwrap()).unwrap();
        if text.contains("concerted outbox release") {
            assert!(text.contains("Waiting since Mon 22 Mar 2027"), "{text}");
            named.push(brief.sent_at.unwrap().to_string()[5..10].to_owned());
        }
    }
    assert_eq!(named, ["03-22", "04-05"]);
}

#[test]
fn a_newer_report_takes_the_place_of_one_that_waits_for_release_and_no_dash_is_a_headline() {
    let to_minister = REPORT
        .replace("{to: b, audience: task_force}", "{to: b, function: ministers_office, audience: minister}")
        .replace("focal_point, email: fp@b.example", "ministers_office, email: min@b.example");
    let mut world = issued(&definition(&to_minister), "2027-02-19T09:00:00Z");
    assert_eq!(state_of(&mut world, "min@b.example"), [MailState::Draft]);
    app::issue_now(&mut world.app, &world.loading, &WorkflowId::from("w"), None, at("2027-02-22T09:00:00Z")).unwrap();
    live(&mut world, "2027-02-22T09:00:00Z", "2027-02-23T09:00:00Z");
    let waiting: Vec<Mail> = mails(&mut world).into_iter().filter(|mail| mail.state == MailState::Draft).collect();
    assert_eq!(waiting.len(), 1, "{waiting:#?}");
    assert!(waiting[0].subject.starts_with("Progress report 2"), "{waiting:#?}");
    assert_eq!(state_of(&mut world, "min@b.example").len(), 2, "the first was withdrawn");
    let texts: Vec<String> = mails(&mut world)
        .iter()
        .filter(|mail| mail.to().any(|to| to == "secretariat@forum.example"))
        .map(|mail| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&mail.key)).unwrap()).unwrap())
        .collect();
    let release = format!("concerted outbox release {}", waiting[0].key.short());
    let named: Vec<&String> = texts.iter().filter(|text| text.contains("outbox release")).collect();
    assert!(named.iter().any(|text| text.contains(&release)), "{texts:#?}");
    assert_eq!(named.len(), 1, "nothing that is no more: {texts:#?}");
    assert!(named.iter().all(|text| text.matches("outbox release").count() == 1), "{texts:#?}");
    assert!(named.iter().all(|text| text.contains("Progress report")), "it is said what waits: {texts:#?}");
    let covers: Vec<&String> = texts.iter().filter(|text| text.contains("In brief")).collect();
    assert_eq!(covers.len(), 2, "{texts:#?}");
    // Nothing was due yet, so that nobody can say how much was done on time.
    assert!(covers.iter().all(|text| text.contains("Tasks completed") && !text.contains("- –")), "{covers:#?}");
}

#[test]
fn of_a_letter_that_waited_for_months_the_coordinator_hears_when_it_did_not_arrive() {
    for (verdict, words) in
        [(Verdict::Permanent, "550 5.1.1 no such mailbox"), (Verdict::AcceptedButLost, "no answer after the final dot")]
    {
        let mut world = World::new(&definition(LETTERS), "2027-02-01T09:00:00Z");
        live(&mut world, "2027-02-01T09:00:00Z", "2027-05-17T08:00:00Z");
        let draft = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Draft).expect("one waits");
        let released_at = at("2027-05-17T09:30:00Z");
        assert!(released_at.duration_since(draft.not_before) > SignedDuration::from_hours(40 * 24), "{draft:#?}");
        app::release(&mut world.app, &world.loading, &[draft.key], released_at).unwrap();
        world.tick(released_at);
        world.deliver(released_at, || verdict);
        live(&mut world, "2027-05-17T09:31:00Z", "2027-05-19T09:00:00Z");
        let briefs = mails(&mut world).into_iter().filter(|mail| mail.partner.is_none());
        let texts: Vec<String> = briefs
            .filter(|brief| brief.sent_at.is_some_and(|at| at >= released_at))
            .map(|brief| concerted::mail::text_of(&world.app.store.read(|tx| tx.mime(&brief.key)).unwrap()).unwrap())
            .collect();
        let times = texts.iter().filter(|text| text.contains(words)).count();
        assert_eq!(times, 1, "{verdict:?}: {texts:#?}");
    }
}
