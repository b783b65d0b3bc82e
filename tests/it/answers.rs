//! What partners can say of an input, and what follows from it: for the ladder, for the task, for those who wait.

use concerted::{
    app::{self, Manner, Recording},
    diag::Advised,
    engine::{DecisionKind, InputRun, Request, RunState, decide},
    model::{Answer, Event, InputState, TaskState},
    plan::Plan,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use proptest::prelude::*;

use crate::world::{World, at, workflow};

const BEGINS: &str = "2026-11-02T06:00:00Z";

/// A world in which the elements paper is with everybody: its window opened on 4 December, it is due on 1 January.
fn world() -> World {
    let mut world = World::new(&workflow("2027-06-02"), BEGINS);
    world.pass(BEGINS);
    world
}

fn said(world: &mut World, task: &str, partner: &str, answer: Answer, now: &str) -> Result<app::Recorded, String> {
    let what = Recording::Input { task: task.into(), partner: Some(partner.into()), answer };
    let manner = Manner { note: Some("as she said".into()), ..Manner::default() };
    let World { app, loading, .. } = world;
    app::record_as(app, loading, &"forum".into(), what, manner, at(now)).map_err(|error| error.in_full())
}

fn plan(world: &World) -> Plan {
    Plan::clone(&world.loading.workflows[&"forum".into()].plan)
}

fn state(world: &mut World, now: &str) -> RunState {
    let plan = plan(world);
    let events = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    RunState::replay(&plan, &events, at(now))
}

/// The rung and the due date by which `partner` is asked for `task` at `now`.
fn asked(world: &mut World, task: &str, partner: &str, now: &str) -> Option<(String, Date)> {
    let (plan, state) = (plan(world), state(world, now));
    decide(&plan, &state, at(now)).into_iter().find_map(|decision| match decision.kind {
        DecisionKind::Rung { task: of, partner: by, rung, due, .. } if of == task.into() && by == partner.into() => {
            Some((rung, due))
        }
        _ => None,
    })
}

/// The address of the colleague who sees to an input.
fn colleague(part: &InputRun) -> Option<&str> {
    part.colleague.as_ref()?.email.as_deref()
}

#[test]
fn a_first_postponement_moves_the_reminders_and_not_the_due_date() {
    let mut world = world();
    assert_eq!(asked(&mut world, "OUT-01", "unesco", "2026-12-22T09:00:00Z").unwrap().1, date(2027, 1, 1));
    let until = date(2027, 1, 20);
    said(&mut world, "OUT-01", "unesco", Answer::Postponed { until }, "2026-12-22T10:00:00Z").unwrap();
    for quiet in ["2026-12-22T11:00:00Z", "2027-01-04T12:00:00Z", "2027-01-19T16:00:00Z"] {
        assert_eq!(asked(&mut world, "OUT-01", "unesco", quiet), None, "{quiet}");
    }
    let (rung, due) = asked(&mut world, "OUT-01", "unesco", "2027-01-25T12:00:00Z").unwrap();
    assert!(rung.starts_with('+') || rung == "0wd" || rung == "+0wd", "{rung}");
    assert_eq!(due, until, "it is asked for by the day that was promised");
    let plan = plan(&world);
    assert_eq!(
        plan.task(&"OUT-01".into()).unwrap().due_for(&"unesco".into()),
        date(2027, 1, 1),
        "reports keep this one"
    );
}

#[test]
fn another_postponement_waits_for_consent() {
    let mut world = world();
    let postponed = |day| Answer::Postponed { until: date(2027, 1, day) };
    said(&mut world, "OUT-01", "unesco", postponed(20), "2026-12-22T10:00:00Z").unwrap();
    said(&mut world, "OUT-01", "unesco", postponed(27), "2027-01-21T10:00:00Z").unwrap();
    let input = |world: &mut World| {
        state(world, "2027-01-21T12:00:00Z").task(&"OUT-01".into()).inputs[&"unesco".into()].clone()
    };
    let before = input(&mut world);
    assert_eq!(
        (before.promised, before.request),
        (Some(date(2027, 1, 20)), Some(Request::Postponement(date(2027, 1, 27))))
    );
    said(&mut world, "OUT-01", "unesco", Answer::Agreed, "2027-01-21T11:00:00Z").unwrap();
    let after = input(&mut world);
    assert_eq!((after.promised, after.request), (Some(date(2027, 1, 27)), None));
    assert_eq!(asked(&mut world, "OUT-01", "unesco", "2027-01-22T12:00:00Z"), None);
}

#[test]
fn who_would_make_others_wait_needs_consent_at_once() {
    let mut world = world();
    // The zero draft needs the elements paper and is due on 2 February.
    let until = date(2027, 2, 3);
    said(&mut world, "OUT-01", "unesco", Answer::Postponed { until }, "2026-12-22T10:00:00Z").unwrap();
    let input = state(&mut world, "2026-12-22T12:00:00Z").task(&"OUT-01".into()).inputs[&"unesco".into()].clone();
    assert_eq!((input.promised, input.request), (None, Some(Request::Postponement(until))));
    assert!(
        asked(&mut world, "OUT-01", "unesco", "2026-12-22T12:00:00Z").is_some(),
        "until then it is asked for as before"
    );
    said(&mut world, "OUT-01", "unesco", Answer::Refused, "2026-12-23T10:00:00Z").unwrap();
    let input = state(&mut world, "2026-12-23T12:00:00Z").task(&"OUT-01".into()).inputs[&"unesco".into()].clone();
    assert_eq!((input.promised, input.request), (None, None));
}

#[test]
fn who_declines_leaves_all_and_stays_in_fractions() {
    let mut world = world();
    said(&mut world, "OUT-01", "unesco", Answer::Declined, "2026-12-22T10:00:00Z").unwrap();
    said(&mut world, "OUT-01", "host", Answer::Done, "2026-12-22T11:00:00Z").unwrap();
    assert_eq!(state(&mut world, "2026-12-22T12:00:00Z").task(&"OUT-01".into()).state, TaskState::Completed);
    // Two of three comments complete the third task: one declined, one in, one open is not enough.
    let now = "2026-12-23T10:00:00Z";
    said(&mut world, "OUT-03", "unesco", Answer::Declined, now).unwrap();
    said(&mut world, "OUT-03", "isesco", Answer::Nil, now).unwrap();
    said(&mut world, "OUT-03", "host", Answer::Done, now).unwrap();
    assert_eq!(state(&mut world, now).task(&"OUT-03".into()).state, TaskState::Submitted);
    said(&mut world, "OUT-03", "artists", Answer::Done, now).unwrap();
    assert_eq!(state(&mut world, now).task(&"OUT-03".into()).state, TaskState::Completed, "a nil return counts");
}

#[test]
fn what_is_returned_is_asked_for_anew() {
    let mut world = world();
    said(&mut world, "OUT-01", "unesco", Answer::Done, "2026-12-22T10:00:00Z").unwrap();
    assert_eq!(asked(&mut world, "OUT-01", "unesco", "2026-12-22T11:00:00Z"), None);
    said(&mut world, "OUT-01", "unesco", Answer::Returned, "2026-12-23T10:00:00Z").unwrap();
    let input = state(&mut world, "2026-12-23T11:00:00Z").task(&"OUT-01".into()).inputs[&"unesco".into()].clone();
    assert_eq!((input.state, input.done_at), (InputState::Returned, None));
    assert!(asked(&mut world, "OUT-01", "unesco", "2026-12-24T12:00:00Z").is_some());
    let again = said(&mut world, "OUT-01", "unesco", Answer::Returned, "2026-12-23T12:00:00Z").unwrap();
    assert!(again.event.is_none(), "it was returned already");
    let nothing = said(&mut world, "OUT-03", "unesco", Answer::Returned, "2026-12-23T12:00:00Z").unwrap_err();
    assert!(nothing.contains("there is nothing to return"), "{nothing}");
    let nothing = said(&mut world, "OUT-03", "unesco", Answer::Agreed, "2026-12-23T12:00:00Z").unwrap_err();
    assert!(nothing.contains("asked for nothing"), "{nothing}");
}

#[test]
fn who_asks_for_help_is_left_alone_for_three_working_days() {
    let mut world = world();
    said(&mut world, "OUT-01", "unesco", Answer::Help, "2026-12-28T10:00:00Z").unwrap();
    assert_eq!(asked(&mut world, "OUT-01", "unesco", "2026-12-30T12:00:00Z"), None);
    assert!(asked(&mut world, "OUT-01", "unesco", "2027-01-06T12:00:00Z").is_some());
}

#[test]
fn a_colleague_of_the_same_house_takes_over_at_once() {
    let mut world = world();
    let to = |address: &str| Answer::HandedOver { to: address.into() };
    said(&mut world, "OUT-01", "unesco", to("desk@unesco.example"), "2026-12-22T10:00:00Z").unwrap();
    let input = |world: &mut World| {
        state(world, "2026-12-23T12:00:00Z").task(&"OUT-01".into()).inputs[&"unesco".into()].clone()
    };
    assert_eq!(colleague(&input(&mut world)), Some("desk@unesco.example"));
    said(&mut world, "OUT-01", "unesco", to("someone@elsewhere.example"), "2026-12-22T11:00:00Z").unwrap();
    let handed = input(&mut world);
    assert_eq!(colleague(&handed), Some("desk@unesco.example"));
    assert_eq!(handed.request, Some(Request::HandOver("someone@elsewhere.example".into())));
    said(&mut world, "OUT-01", "unesco", Answer::Agreed, "2026-12-22T12:00:00Z").unwrap();
    assert_eq!(colleague(&input(&mut world)), Some("someone@elsewhere.example"));
}

#[test]
fn what_cannot_be_meant_is_refused_with_a_way_out() {
    let mut world = world();
    let now = "2026-12-22T10:00:00Z";
    let refusals = [
        ("OUT-01", "unesco", Answer::Postponed { until: date(2026, 12, 22) }),
        ("OUT-01", "unesco", Answer::Postponed { until: date(2037, 1, 1) }),
        ("OUT-01", "host", Answer::Nil),
        ("OUT-01", "unesco", Answer::HandedOver { to: "nobody".into() }),
        ("OUT-01", "isesco", Answer::Done),
    ];
    let said = refusals.map(|(task, partner, answer)| said(&mut world, task, partner, answer, now).unwrap_err());
    insta::assert_snapshot!(said.join("\n---\n"));
    let bare = Recording::Input { task: "OUT-01".into(), partner: Some("unesco".into()), answer: Answer::Declined };
    let World { app, loading, .. } = &mut world;
    let error = app::record_as(app, loading, &"forum".into(), bare, Manner::default(), at(now)).unwrap_err();
    assert!(error.to_string().contains("needs a reason"), "{error}");
    for link in [
        "http://a.example/x",
        "https://",
        "https://a",
        "javascript:alert(1)",
        "https://u@a.example/",
        "https://a.example/ x",
    ] {
        let what = Recording::Input { task: "OUT-01".into(), partner: Some("unesco".into()), answer: Answer::Done };
        let manner = Manner { link: Some(link.into()), ..Manner::default() };
        assert!(app::record_as(app, loading, &"forum".into(), what, manner, at(now)).is_err(), "{link}");
    }
}

/// What each of some partners says of each of some inputs, at most once.
fn answers() -> impl Strategy<Value = Vec<(usize, Answer)>> {
    let answer = prop_oneof![
        Just(Answer::Done),
        Just(Answer::Nil),
        Just(Answer::Declined),
        Just(Answer::Help),
        (5_i8..28).prop_map(|day| Answer::Postponed { until: date(2027, 1, day) }),
        (5_i8..28).prop_map(|day| Answer::Partly { until: Some(date(2027, 1, day)) }),
        Just(Answer::HandedOver { to: "desk@unesco.example".into() }),
    ];
    prop::collection::vec(answer, INPUTS.len()).prop_map(|answers| answers.into_iter().enumerate().collect())
}

const INPUTS: [(&str, &str); 7] = [
    ("OUT-01", "host"),
    ("OUT-01", "unesco"),
    ("OUT-03", "host"),
    ("OUT-03", "unesco"),
    ("OUT-03", "isesco"),
    ("OUT-03", "artists"),
    ("CUL-01", "isesco"),
];

/// How everything stands, but for when it came to stand so.
fn standing(plan: &Plan, answers: &[(usize, Answer)]) -> String {
    let begins: Timestamp = at("2026-12-10T09:00:00Z");
    let events = answers.iter().zip(1..).map(|((input, answer), seq)| {
        let (task, partner) = INPUTS[*input];
        let fact = concerted::model::Fact::answered(task.into(), partner.into(), answer.clone());
        Event { seq, ..Event::of_engine(&plan.workflow, begins + jiff::SignedDuration::from_mins(seq), fact) }
    });
    let events: Vec<_> = events.collect();
    let state = RunState::replay(plan, &events, at("2026-12-20T09:00:00Z"));
    let inputs = INPUTS.map(|(id, partner)| {
        let task = plan.task(&id.into()).unwrap();
        let run = state.task(&id.into());
        let part = run.part(task, &partner.into()).unwrap();
        let (promised, request) = (part.promised, &part.request);
        format!("{id} {:?} {partner} {:?} {promised:?} {request:?} {:?}", run.state, part.state, colleague(part))
    });
    inputs.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn answers_that_do_not_contradict_each_other_may_come_in_any_order(
        (answers, shuffled) in answers().prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle()))
    ) {
        let world = World::new(&workflow("2027-06-02"), BEGINS);
        let plan = plan(&world);
        prop_assert_eq!(standing(&plan, &answers), standing(&plan, &shuffled));
    }
}
