//! States of approvals: whatever is said in whatever order, they follow the table, and nothing is held before its time.

use concerted::{
    definition,
    diag::Sources,
    engine::{
        ApprovalState, Round, RunState,
        approval::{Stated, closes_at},
        falls_due, opening as opening_of,
    },
    model::{Actor, Answer, Event, Fact, Origin, Seat, Statement, TaskState, Way},
    plan::Plan,
};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

const DEFINITION: &str = r"format: 1
workflow: w
symbol: W
title: W
event: {opens: 2027-06-01}
timezone: Asia/Baku
contacts: {office: {email: office@w.example, languages: [en]}}
coordinator: office
partners:
  host: {kind: host_government, name: H, languages: [en], contacts: [{function: focal_point, email: h@w.example}]}
  a: {kind: academia, name: A, languages: [en], contacts: [{function: focal_point, email: a@w.example}]}
  b: {kind: academia, name: B, languages: [en], contacts: [{function: focal_point, email: b@w.example}]}
  c: {kind: academia, name: C, languages: [en], contacts: [{function: focal_point, email: c@w.example}]}
objectives: [{id: O1, short: D, statement: D}]
workstreams: {W: W}
approvals:
  silent: {title: Silence, rule: silence, hours: 24, extension: 24}
  quorum: {title: Committee, rule: quorum, quorum: 2/3}
tasks:
  W1: {title: One, workstream: W, lead: host, with: [a, b, c], due: T-2w, serves: [O1], complete_when: lead, approval: silent}
  W2: {title: Two, workstream: W, lead: host, with: [a, b, c], due: T-2w, serves: [O1], complete_when: lead, approval: quorum}
";

fn plan() -> Plan {
    let mut sources = Sources::default();
    sources.insert("w.yaml", DEFINITION);
    definition::compile(&sources, "w.yaml").plan.expect("the definition is sound")
}

fn begins_at() -> Timestamp {
    "2027-04-05T06:00:00Z".parse().unwrap()
}

fn adopted() -> Event {
    let fact = Fact::WorkflowAdopted { definition: String::new(), over: false, half_way: false };
    Event::of_engine(&"w".into(), begins_at(), fact)
}

fn seat(partner: &str) -> Seat {
    Seat { partner: partner.into(), office: None }
}

fn statements() -> impl Strategy<Value = Statement> {
    prop_oneof![
        4 => Just(Statement::Approved { conditions: None }),
        1 => Just(Statement::Returned {}),
        1 => Just(Statement::Objected { paragraphs: vec!["4".into()] }),
        1 => Just(Statement::TimeRequested { until: None }),
        1 => Just(Statement::Abstained {}),
        1 => Just(Statement::Remarked {}),
        1 => Just(Statement::Delegated { to: "a".into() }),
    ]
}

fn partners() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a"), Just("b"), Just("c"), Just("host")]
}

fn served(partner: &str) -> Fact {
    let origin = Origin { way: Way::Telephone, said_by: None, mail: None, definition: None };
    Fact::MemberServed { task: "W1".into(), seat: seat(partner), origin, note: None }
}

fn facts() -> impl Strategy<Value = Fact> {
    let tasks = || prop_oneof![Just("W1"), Just("W2")];
    let stated = (tasks(), partners(), statements()).prop_map(|(task, partner, statement)| Fact::ApprovalStated {
        task: task.into(),
        seat: seat(partner),
        by: None,
        statement,
        note: None,
        origin: None,
    });
    let served = partners().prop_map(served);
    let done = tasks().prop_map(|task| Fact::answered(task.into(), "host".into(), Answer::Done));
    let undone = tasks().prop_map(|task| Fact::answered(task.into(), "host".into(), Answer::NotDone));
    let consulted = tasks().prop_map(|task| Fact::ConsultationBegun { task: task.into(), note: None });
    let withdrawn = tasks().prop_map(|task| Fact::ApprovalWithdrawn { task: task.into(), note: None });
    let signed = tasks().prop_map(|task| Fact::TaskApproved { task: task.into(), note: None, evidence: None });
    prop_oneof![8 => stated, 4 => served, 4 => done, 1 => undone, 1 => consulted, 1 => withdrawn, 1 => signed]
}

/// By how many hours something is recorded later than it happened: seldom at all.
fn lateness() -> impl Strategy<Value = i64> {
    prop_oneof![4 => Just(0_i64), 1 => 1..200_i64]
}

/// The opening of the next round of the silence, as a person orders it.
fn opened(plan: &Plan, state: &RunState, at: Timestamp) -> Option<Fact> {
    let task = plan.task(&"W1".into())?;
    let run = state.task(&task.id);
    let is_free = run.approval.current().is_none_or(|round| !round.state.is_open());
    if is_free { opening_of(plan, (task, run), (None, None), at) } else { None }
}

fn check(round: &Round) {
    let states: Vec<ApprovalState> = round.states.iter().map(|(_, state)| *state).collect();
    assert_eq!(states.last(), Some(&round.state));
    for pair in states.windows(2) {
        assert!(pair[0].may_become().contains(&pair[1]), "{:?} became {:?}", pair[0], pair[1]);
    }
    assert!(round.states.is_sorted_by_key(|(at, _)| *at), "{:?}", round.states);
}

proptest! {
    /// Whatever is said in whatever order, states follow the table, one round at most is under way, a task is completed only by its
    /// approval, and the order in which events were recorded does not matter, but the one in which they happened.
    #[test]
    fn states_follow_the_table_whatever_happens(
        said in prop::collection::vec((facts(), 1..60_i64, prop::bool::weighted(0.2), lateness()), 1..40)
    ) {
        let plan = plan();
        let mut events = vec![adopted()];
        let mut now = begins_at();
        for (fact, hours, opens, late) in said {
            now += hours.hours();
            let state = RunState::replay(&plan, &events, now);
            let mut new = falls_due(&plan, &state, now);
            let opening = if opens { opened(&plan, &state, now) } else { None };
            let person = |fact| Event { actor: Actor::Coordinator, ..Event::of_engine(&"w".into(), now, fact) };
            new.extend(opening.map(person));
            new.push(Event { happened_at: (now - late.hours()).max(begins_at()), ..person(fact) });
            for mut event in new {
                event.seq = events.len() as i64 + 1;
                events.push(event);
            }
        }
        let state = RunState::replay(&plan, &events, now);
        for run in state.tasks.values() {
            for (index, round) in run.approval.rounds.iter().enumerate() {
                prop_assert_eq!(round.number as usize, index + 1);
                check(round);
                prop_assert!(round.state.is_final() || index + 1 == run.approval.rounds.len());
            }
            let is_approved = run.approved_at.is_some();
            prop_assert!(run.state != TaskState::Completed || is_approved, "{:?}", run);
        }
        let mut shuffled = events.clone();
        shuffled.reverse();
        prop_assert_eq!(RunState::replay(&plan, &shuffled, now), state);
    }

    /// A silence is held only if all had the text for as long as they were given, and nobody objected.
    #[test]
    fn nothing_is_held_before_its_time(
        said in prop::collection::vec((facts(), 1..40_i64, lateness()), 1..30)
    ) {
        let plan = plan();
        let mut events = vec![adopted()];
        let mut now = begins_at();
        let opening = opened(&plan, &RunState::replay(&plan, &events, now), now).unwrap();
        events.push(Event { seq: 2, ..Event::of_engine(&"w".into(), now, opening) });
        for (fact, hours, late) in said {
            now += hours.hours();
            let state = RunState::replay(&plan, &events, now);
            for event in falls_due(&plan, &state, now) {
                if let Fact::SilenceHeld { task, .. } = &event.fact {
                    let round = state.task(task).approval.last().unwrap();
                    prop_assert_eq!(round.unserved(&plan).count(), 0);
                    prop_assert_eq!(closes_at(&plan, round), Some(event.happened_at));
                    prop_assert!(event.happened_at < now && round.state == ApprovalState::UnderSilence);
                    prop_assert!(event.happened_at.duration_since(round.opened_at).as_hours() >= 24);
                }
                events.push(Event { seq: events.len() as i64 + 1, ..event });
            }
            let event = Event { actor: Actor::Coordinator, ..Event::of_engine(&"w".into(), now, fact) };
            let happened_at = (now - late.hours()).max(begins_at());
            events.push(Event { seq: events.len() as i64 + 1, happened_at, ..event });
        }
    }

    /// What members who have the text say comes to the same, however late it is recorded.
    #[test]
    fn it_does_not_matter_when_it_is_recorded_but_when_it_was_said(
        said in prop::collection::vec((partners(), statements(), 0..30_i64, lateness()), 1..12)
    ) {
        let plan = plan();
        let mut now = begins_at() + 1.hour();
        let mut recorded: Vec<(Timestamp, Timestamp, Fact)> = Vec::new();
        for (partner, statement, hours, late) in said {
            now += hours.hours();
            let fact =
                Fact::ApprovalStated { task: "W1".into(), seat: seat(partner), by: None, statement, note: None, origin: None };
            recorded.push(((now - late.hours()).max(begins_at() + 1.hour()), now, fact));
        }
        let over = now + 1000.hours();
        let late = came_to(&plan, &recorded, over);
        recorded.sort_by_key(|(said_at, ..)| *said_at);
        let in_time: Vec<_> = recorded.into_iter().map(|(said_at, _, fact)| (said_at, said_at, fact)).collect();
        prop_assert_eq!(late, came_to(&plan, &in_time, over));
    }
}

/// How a silence ends that is opened at the beginning, with the text before all members: its states, and what counted.
fn came_to(
    plan: &Plan,
    recorded: &[(Timestamp, Timestamp, Fact)],
    over: Timestamp,
) -> (Vec<(Timestamp, ApprovalState)>, Vec<Stated>) {
    let mut events = vec![adopted()];
    let add = |events: &mut Vec<Event>, event: Event| {
        let seq = events.len() as i64 + 1;
        events.push(Event { seq, ..event });
    };
    let person = |happened_at, now, fact| Event {
        actor: Actor::Coordinator,
        happened_at,
        ..Event::of_engine(&"w".into(), now, fact)
    };
    let opening = opened(plan, &RunState::replay(plan, &events, begins_at()), begins_at()).unwrap();
    add(&mut events, person(begins_at(), begins_at(), opening));
    for partner in ["a", "b", "c"] {
        add(&mut events, person(begins_at(), begins_at(), served(partner)));
    }
    let end = (over, over, None);
    let steps = recorded.iter().map(|(said_at, now, fact)| (*said_at, *now, Some(fact.clone()))).chain([end]);
    for (said_at, now, fact) in steps {
        for event in falls_due(plan, &RunState::replay(plan, &events, now), now) {
            add(&mut events, event);
        }
        if let Some(fact) = fact {
            add(&mut events, person(said_at, now, fact));
        }
    }
    let state = RunState::replay(plan, &events, over);
    let round = state.task(&"W1".into()).approval.last().unwrap();
    (round.states.clone(), round.said.clone())
}

#[test]
fn every_state_but_the_final_ones_is_left_and_none_is_entered_again() {
    for state in ApprovalState::ALL {
        assert!(!state.may_become().contains(&state));
        assert_eq!(state.is_final(), state.may_become().is_empty());
    }
    // Nothing leads back.
    let mut reached = vec![ApprovalState::UnderSilence, ApprovalState::UnderApproval];
    let mut at = 0;
    while let Some(state) = reached.get(at).copied() {
        for next in state.may_become() {
            assert!(!matches!(next, ApprovalState::UnderSilence | ApprovalState::UnderApproval));
            if !reached.contains(next) {
                reached.push(*next);
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), ApprovalState::ALL.len(), "each state can be reached");
}
