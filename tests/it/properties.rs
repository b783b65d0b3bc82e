//! Contracts of the core that hold for any journal, any order of steps, any move of the opening day.

use concerted::{
    definition,
    diag::Sources,
    engine::{Decision, DecisionKind, RunState, decide, next_report_at, report_due},
    model::{Actor, Answer, Event, Fact, TaskState, WorkflowId},
    plan::Plan,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use proptest::prelude::*;

use crate::world::{at, workflow};

const TASKS: [&str; 5] = ["OUT-01", "OUT-02", "OUT-03", "CUL-01", "OUT-04"];
const PARTNERS: [&str; 4] = ["host", "unesco", "isesco", "artists"];
const BEGINS: &str = "2026-11-02T06:00:00Z";

/// The plan of the small world, with the opening day given and no holidays that would break a plain shift by weeks.
fn plan(opens: Date) -> Plan {
    let holidays = "\n    holidays: [{yearly: 03-20, name: Novruz}, {yearly: 03-21, name: Novruz}]";
    let text = workflow(&opens.to_string()).replace(holidays, "");
    compiled(&text)
}

fn compiled(text: &str) -> Plan {
    let mut sources = Sources::default();
    sources.insert("forum.yaml", text);
    let compiled = definition::compile(&sources, "forum.yaml");
    compiled.plan.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn opening() -> Date {
    "2027-06-02".parse().unwrap()
}

fn event(seq: usize, happened_at: Timestamp, fact: Fact) -> Event {
    let workflow = WorkflowId::from("forum");
    Event { seq: seq as i64, workflow, happened_at, recorded_at: happened_at, actor: Actor::Coordinator, fact }
}

fn adopted() -> Event {
    let fact = Fact::WorkflowAdopted { definition: String::new(), over: false, half_way: false };
    Event { actor: Actor::Engine, ..event(1, at(BEGINS), fact) }
}

/// Anything that can be said of an input.
fn answers() -> impl Strategy<Value = Answer> {
    let until = (0_i64..200).prop_map(|days| opening() - (days - 20).days());
    prop_oneof![
        4 => Just(Answer::Done),
        4 => Just(Answer::NotDone),
        2 => until.clone().prop_map(|until| Answer::Postponed { until }),
        1 => until.prop_map(|until| Answer::Partly { until: Some(until) }),
        1 => Just(Answer::Partly { until: None }),
        1 => Just(Answer::Nil),
        1 => Just(Answer::Declined),
        1 => Just(Answer::HandedOver { to: "desk@unesco.example".into() }),
        1 => Just(Answer::Help),
        1 => Just(Answer::Returned),
        1 => Just(Answer::Agreed),
        1 => Just(Answer::Refused),
    ]
}

/// A journal: the take-over, then any answers and states at any times.
fn journals() -> impl Strategy<Value = Vec<Event>> {
    let fact = prop_oneof![
        (0..TASKS.len(), 0..PARTNERS.len(), answers()).prop_map(|(task, partner, answer)| Fact::answered(
            TASKS[task].into(),
            PARTNERS[partner].into(),
            answer
        )),
        (0..TASKS.len(), 0..TaskState::ALL.len()).prop_map(|(task, state)| Fact::TaskSet {
            task: TASKS[task].into(),
            state: TaskState::ALL[state],
            note: None,
        }),
    ];
    prop::collection::vec((0_i64..5_000, fact), 0..40).prop_map(|facts| {
        let later = facts
            .into_iter()
            .enumerate()
            .map(|(index, (hours, fact))| event(index + 2, at(BEGINS) + SignedDuration::from_hours(hours), fact));
        std::iter::once(adopted()).chain(later).collect()
    })
}

fn rungs(decisions: &[Decision]) -> impl Iterator<Item = (&str, &str, &str, Date, Timestamp)> {
    decisions.iter().filter_map(|decision| match &decision.kind {
        DecisionKind::Rung { task, partner, rung, due, .. } => {
            Some((task.as_str(), partner.as_str(), rung.as_str(), *due, decision.due_at))
        }
        _ => None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn replay_may_be_split_anywhere(events in journals(), split in 0_usize..41) {
        let plan = plan(opening());
        let now = at("2027-12-01T00:00:00Z");
        let whole = RunState::replay(&plan, &events, now);
        let mut ordered = events.clone();
        ordered.sort_by_key(|event| (event.happened_at, event.seq));
        let split = split.min(ordered.len());
        let mut state = RunState::replay(&plan, &ordered[..split], now);
        for event in &ordered[split..] {
            state.apply(&plan, event);
        }
        prop_assert_eq!(state, whole);
    }

    #[test]
    fn nothing_is_decided_for_a_finished_input(events in journals(), hours in 0_i64..6_000) {
        let plan = plan(opening());
        let now = at(BEGINS) + SignedDuration::from_hours(hours);
        let state = RunState::replay(&plan, &events, now);
        for (task, partner, ..) in rungs(&decide(&plan, &state, now)) {
            let task = plan.task(&task.into()).unwrap();
            prop_assert!(state.owes(task, &partner.into()), "{partner} owes nothing to {}", task.id);
            let waits = task.needs.iter().any(|needed| !state.task(needed).state.is_finished());
            prop_assert!(!waits, "{partner} is chased for {}, which waits for another task", task.id);
        }
    }

    #[test]
    fn a_decision_is_of_the_past_and_its_key_is_unique(events in journals(), hours in 0_i64..6_000) {
        let plan = plan(opening());
        let now = at(BEGINS) + SignedDuration::from_hours(hours);
        let state = RunState::replay(&plan, &events, now);
        let decisions = decide(&plan, &state, now);
        let mut keys: Vec<_> = decisions.iter().map(|decision| decision.key.clone()).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), decisions.len());
        prop_assert!(decisions.iter().all(|decision| decision.due_at <= now));
    }

    #[test]
    fn moving_the_opening_day_by_weeks_moves_every_report_of_a_phase(weeks in -10_i64..30, days in 80_i64..260) {
        let reports = "reports: {phases: [fortnightly to T-6w, weekly to T, weekly to C+9w]}\ntasks:";
        let with_phases = |opens: Date| compiled(&workflow(&opens.to_string()).replacen("tasks:", reports, 1));
        let shift = weeks.weeks();
        let (before, after) = (with_phases(opening()), with_phases(opening().checked_add(shift).unwrap()));
        let now = at("2027-02-01T12:00:00Z") + SignedDuration::from_hours(24 * days);
        let moved = |at: Timestamp| at + SignedDuration::from_hours(24 * 7 * weeks);
        let issued = |at: Timestamp| {
            let cut_off = "1990-01-01".parse().unwrap();
            Event { happened_at: at, ..event(2, at, Fact::ReportIssued { number: 1, symbol: "R".into(), cut_off, sha256: String::new(), decisions: Vec::new(), editions: Vec::new() }) }
        };
        let asked = |plan: &Plan, now: Timestamp| {
            let events = [Event { happened_at: now - SignedDuration::from_hours(480), ..adopted() }, issued(now - SignedDuration::from_hours(400))];
            let state = RunState::replay(plan, &events, now);
            (report_due(plan, &state, now), next_report_at(plan, &state, now))
        };
        let (due, next) = asked(&before, now);
        let (moved_due, moved_next) = asked(&after, moved(now));
        // Fortnights are counted from the first window, which months move by other weeks: only weekly phases are compared.
        if now > at("2027-05-15T00:00:00Z") {
            prop_assert_eq!(moved_due, due.map(|day| day.checked_add(shift).unwrap()));
            prop_assert_eq!(moved_next, next.map(moved));
            let last = at("2027-08-02T04:00:00Z");
            prop_assert_eq!(next.is_some(), now < last);
        }
    }

    #[test]
    fn moving_the_opening_day_by_weeks_moves_every_rung_by_as_much(weeks in -10_i64..30, days in 0_i64..230) {
        // Offsets in months may clamp, so that only those in weeks and days move by exactly as much.
        let shift = weeks.weeks();
        let (before, after) = (plan(opening()), plan(opening().checked_add(shift).unwrap()));
        let now = at("2026-12-01T12:00:00Z") + SignedDuration::from_hours(24 * days);
        let moved_now = now + SignedDuration::from_hours(24 * 7 * weeks);
        let state = RunState::replay(&before, &[adopted()], now);
        let moved_adoption = Event { happened_at: at(BEGINS) + SignedDuration::from_hours(24 * 7 * weeks), ..adopted() };
        let moved_state = RunState::replay(&after, &[moved_adoption], moved_now);
        let of_weeks = |decisions: Vec<Decision>, back: i64| -> Vec<(String, Date)> {
            let lines = rungs(&decisions).filter(|(task, ..)| matches!(*task, "CUL-01" | "OUT-04"));
            lines.map(|(task, partner, rung, due, _)| (format!("{task} {partner} {rung}"), due.checked_sub(back.weeks()).unwrap())).collect()
        };
        let here = of_weeks(decide(&before, &state, now), 0);
        let there = of_weeks(decide(&after, &moved_state, moved_now), weeks);
        prop_assert_eq!(here, there);
    }
}
