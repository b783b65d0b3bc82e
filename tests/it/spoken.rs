//! What partners say that somebody has to see to: the coordinator is told once, with what answers it, until it is answered;
//! and a colleague to whom an input was handed over is reminded of it.

use concerted::{
    app::{self, Manner, Recording},
    engine::{Decision, DecisionKind, RunState, decide, next_instant},
    model::{Answer, MailState, TaskState},
    store::{Mail, MailFilter},
};
use jiff::{SignedDuration, civil::date};

use crate::world::{PIERRE, SECRETARIAT, World, at, workflow};

const BEGINS: &str = "2026-11-02T06:00:00Z";
const DESK: &str = "desk@unesco.example";

/// The elements paper is with everybody: its window opened on 4 December, it is due on 1 January.
fn world() -> World {
    let with_phone = workflow("2027-06-02")
        .replace("email: pierre@unesco.example}", "email: pierre@unesco.example, phone: \"+33 1 45 68 10 00\"}");
    let mut world = World::new(&with_phone, BEGINS);
    world.pass(BEGINS);
    world
}

fn said(world: &mut World, answer: Answer, note: &str, now: &str) {
    let what = Recording::Input { task: "OUT-01".into(), partner: Some("unesco".into()), answer };
    let manner = Manner { note: Some(note.into()), ..Manner::default() };
    let World { app, loading, .. } = world;
    app::record_as(app, loading, &"forum".into(), what, manner, at(now)).unwrap();
}

/// What the coordinator is to be told at `now` of what was said.
fn told(world: &mut World, now: &str) -> Vec<Decision> {
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let events = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    let state = RunState::replay(plan, &events, at(now));
    let all = decide(plan, &state, at(now));
    if let Some(next) = next_instant(plan, &state, at(now)) {
        assert!(next > at(now));
    }
    all.into_iter().filter(|decision| matches!(decision.kind, DecisionKind::Spoken { .. })).collect()
}

/// The briefs that were sent and speak of the elements paper, on one line each.
fn briefs(world: &mut World) -> Vec<String> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let is_brief = |mail: &Mail| mail.state == MailState::Sent && mail.to().any(|to| to == SECRETARIAT);
    let briefs: Vec<Mail> = mails.into_iter().filter(is_brief).collect();
    let text = |mail: &Mail| {
        let mime = world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        concerted::mail::text_of(&mime).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    briefs.iter().map(text).filter(|text| text.contains("Partners’ answers that wait")).collect()
}

/// Passes on each working day from 22 December to 8 January.
fn days_pass(world: &mut World) {
    for day in ["12-22", "12-23", "12-24", "12-25", "12-28", "12-29", "12-30", "12-31"] {
        world.pass(&format!("2026-{day}T11:00:00Z"));
    }
    for day in ["01-04", "01-05", "01-06", "01-07", "01-08"] {
        world.pass(&format!("2027-{day}T11:00:00Z"));
    }
}

#[test]
fn who_asks_for_help_is_in_the_brief_once_with_the_number_to_call() {
    let mut world = world();
    said(&mut world, Answer::Help, "the outline is missing", "2026-12-22T10:00:00Z");
    days_pass(&mut world);
    let briefs = briefs(&mut world);
    assert_eq!(briefs.len(), 1, "{briefs:#?}");
    for words in ["UNESCO", "asks for help", "the outline is missing", "Elements paper", "OUT-01", "+33 1 45 68 10 00"]
    {
        assert!(briefs[0].contains(words), "`{words}` is missing: {}", briefs[0]);
    }
    assert!(!briefs[0].contains("concerted record"), "a call answers it: {}", briefs[0]);
}

#[test]
fn what_needs_consent_is_in_the_brief_with_the_commands_that_answer_it() {
    // The zero draft needs the elements paper and is due on 2 February.
    let late = Answer::Postponed { until: date(2027, 2, 3) };
    let elsewhere = Answer::HandedOver { to: "someone@elsewhere.example".into() };
    for (answer, what) in [
        (late, "asks for more time, until"),
        (elsewhere, "hands over to another organisation: someone@elsewhere.example"),
    ] {
        let mut world = world();
        said(&mut world, answer, "she is on leave", "2026-12-22T10:00:00Z");
        days_pass(&mut world);
        let briefs = briefs(&mut world);
        assert_eq!(briefs.len(), 1, "{briefs:#?}");
        let agreed = "concerted record forum OUT-01 agreed --partner unesco";
        let refused = "concerted record forum OUT-01 refused --partner unesco";
        for words in [what, "she is on leave", agreed, refused] {
            assert!(briefs[0].contains(words), "`{words}` is missing: {}", briefs[0]);
        }
    }
}

#[test]
fn who_declines_is_in_the_brief_with_the_reason() {
    let mut world = world();
    said(&mut world, Answer::Declined, "it is outside our mandate", "2026-12-22T10:00:00Z");
    days_pass(&mut world);
    let briefs = briefs(&mut world);
    assert_eq!(briefs.len(), 1, "{briefs:#?}");
    let again = "concerted record forum OUT-01 not_done --partner unesco";
    for words in ["does not contribute", "it is outside our mandate", again] {
        assert!(briefs[0].contains(words), "`{words}` is missing: {}", briefs[0]);
    }
}

#[test]
fn what_a_partner_may_settle_itself_is_told_to_nobody() {
    let mut world = world();
    for answer in [
        Answer::Postponed { until: date(2027, 1, 20) },
        Answer::HandedOver { to: DESK.into() },
        Answer::Partly { until: None },
    ] {
        said(&mut world, answer.clone(), "as she said", "2026-12-22T10:00:00Z");
        assert_eq!(told(&mut world, "2026-12-22T10:00:00Z"), [], "{answer:?}");
    }
}

#[test]
fn each_statement_is_due_at_once_until_it_is_answered() {
    let late = || Answer::Postponed { until: date(2027, 2, 3) };
    let elsewhere = || Answer::HandedOver { to: "someone@elsewhere.example".into() };
    for (answer, reply) in [
        (Answer::Help, Answer::Done),
        (Answer::Help, Answer::NotDone),
        (Answer::Declined, Answer::NotDone),
        (Answer::Declined, Answer::Nil),
        (late(), Answer::Agreed),
        (late(), Answer::Refused),
        (elsewhere(), Answer::Agreed),
        (elsewhere(), Answer::NotDone),
    ] {
        let mut world = world();
        said(&mut world, answer.clone(), "as she said", "2026-12-22T10:00:00Z");
        let first = told(&mut world, "2026-12-22T10:00:00Z");
        assert_eq!(first.len(), 1, "{answer:?}");
        assert_eq!(first[0].due_at, at("2026-12-22T10:00:00Z"));
        assert_eq!(told(&mut world, "2026-12-29T10:00:00Z"), first, "{answer:?} stays the same");
        said(&mut world, reply.clone(), "as agreed", "2026-12-29T11:00:00Z");
        assert_eq!(told(&mut world, "2026-12-29T11:00:00Z"), [], "{answer:?} {reply:?}");
        if reply == Answer::NotDone {
            said(&mut world, answer.clone(), "once more", "2026-12-30T10:00:00Z");
            let again = told(&mut world, "2026-12-30T10:00:00Z");
            assert_eq!(again.len(), 1, "{answer:?}");
            assert_ne!(again[0].key, first[0].key, "another statement is told anew");
        }
    }
}

#[test]
fn of_a_finished_task_nothing_waits() {
    let mut world = world();
    said(&mut world, Answer::Help, "the outline is missing", "2026-12-22T10:00:00Z");
    let what = Recording::State { task: "OUT-01".into(), state: TaskState::Completed };
    let World { app, loading, .. } = &mut world;
    app::record(app, loading, &"forum".into(), what, None, None, at("2026-12-22T10:30:00Z")).unwrap();
    assert_eq!(told(&mut world, "2026-12-22T11:00:00Z"), []);
}

/// The 26th of December is a Saturday: the brief leaves on Monday.
#[test]
fn what_is_answered_before_the_brief_leaves_is_not_in_it() {
    let mut world = world();
    said(&mut world, Answer::Postponed { until: date(2027, 2, 3) }, "she is on leave", "2026-12-26T10:00:00Z");
    world.pass("2026-12-26T10:00:00Z");
    said(&mut world, Answer::Refused, "it cannot wait", "2026-12-26T12:00:00Z");
    world.pass("2026-12-26T12:00:00Z");
    world.pass("2026-12-28T11:00:00Z");
    assert_eq!(briefs(&mut world), Vec::<String>::new());
}

/// The keys of the reminders of UNESCO's part in the elements paper that mails to `address` carry, with the state of each mail.
fn carried(world: &mut World, address: &str) -> Vec<(String, MailState, String)> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut found = Vec::new();
    for mail in mails.iter().filter(|mail| mail.to().any(|to| to == address)) {
        let reminders = world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
        let about =
            reminders.iter().filter(|it| it.key.as_str().starts_with("forum:OUT-01:unesco:") && !it.to_coordinator);
        found.extend(about.map(|it| (it.key.to_string(), mail.state, mail.lang.as_str().to_owned())));
    }
    found
}

fn handed_over(world: &mut World, now: &str) {
    said(world, Answer::HandedOver { to: DESK.into() }, "she takes it over", now);
}

#[test]
fn a_colleague_is_reminded_in_place_of_the_focal_point_and_letters_go_to_their_levels() {
    let mut world = world();
    world.pass("2026-12-21T11:00:00Z");
    let before = carried(&mut world, PIERRE);
    handed_over(&mut world, "2026-12-22T10:00:00Z");
    days_pass(&mut world);
    for day in 11..=22 {
        world.pass(&format!("2027-01-{day}T11:00:00Z"));
    }
    let desk = carried(&mut world, DESK);
    assert!(desk.iter().any(|(_, state, _)| *state == MailState::Sent), "{desk:?}");
    assert!(desk.iter().all(|(_, _, lang)| lang == "fr"), "in the languages of the focal point: {desk:?}");
    let after = carried(&mut world, PIERRE);
    assert!(after.iter().all(|known| before.iter().any(|(key, ..)| *key == known.0)), "{before:?} {after:?}");
    let letters = carried(&mut world, "head@unesco.example");
    assert!(letters.iter().any(|(_, state, _)| *state == MailState::Draft), "{letters:?}");
}

#[test]
fn what_a_colleague_s_address_refuses_goes_to_the_focal_point() {
    let mut world = world();
    world.refused.insert(DESK.into());
    handed_over(&mut world, "2026-12-22T10:00:00Z");
    days_pass(&mut world);
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let to_desk: Vec<_> = mails.iter().filter(|mail| mail.to().any(|to| to == DESK)).collect();
    assert!(to_desk.iter().all(|mail| mail.state == MailState::Failed), "{to_desk:?}");
    let tries: Vec<_> = to_desk.iter().map(|mail| mail.due_at).collect();
    let holds_for = SignedDuration::from_hours(14 * 24);
    assert!(!tries.is_empty());
    assert!(tries.windows(2).all(|two| two[1].duration_since(two[0]) >= holds_for), "tried again too early: {tries:?}");
    let pierre = carried(&mut world, PIERRE);
    assert!(pierre.iter().any(|(_, state, _)| *state == MailState::Sent), "{pierre:?}");
}

#[test]
fn a_reminder_that_waits_moves_to_the_colleague() {
    let mut world = world();
    let waiting =
        |world: &mut World| carried(world, PIERRE).into_iter().find(|(_, state, _)| *state == MailState::Queued);
    let mut found = None;
    for day in 1..=31 {
        world.tick(at(&format!("2026-12-{day:02}T11:00:00Z")));
        found = waiting(&mut world).map(|(key, ..)| (key, day));
        if found.is_some() {
            break;
        }
    }
    let (key, day) = found.expect("nothing waited");
    handed_over(&mut world, &format!("2026-12-{day:02}T11:05:00Z"));
    world.tick(at(&format!("2026-12-{day:02}T11:10:00Z")));
    assert!(carried(&mut world, DESK).iter().any(|(known, state, _)| *known == key && *state == MailState::Queued));
    assert!(carried(&mut world, PIERRE).iter().all(|(known, ..)| *known != key));
}
