//! States of commitments that are followed up: whatever is said in whatever order, they follow the table, figures change by
//! confirmation alone, and what remains does not depend on the order of what does not contradict itself.

use concerted::{
    definition,
    diag::Sources,
    engine::{FollowUpState, RunState},
    model::{Actor, CommitmentEntry, CommitmentReport, Event, Fact, List, Text, ledger::CommitmentStatus},
    plan::Plan,
};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

const DEFINITION: &str = r"format: 1
workflow: w
symbol: W
title: W
event: {opens: 2027-06-01}
commitments_asked: [C+6m, C+12m]
contacts: {office: {email: office@w.example, languages: [en]}}
coordinator: office
partners:
  a: {kind: academia, name: A, languages: [en], contacts: [{function: focal_point, email: a@w.example}]}
  b: {kind: academia, name: B, languages: [en], contacts: [{function: focal_point, email: b@w.example}]}
objectives: [{id: O1, short: D, statement: D}]
workstreams: {W: W}
tasks:
  W1: {title: One, workstream: W, lead: a, due: T, window: 2w, serves: [O1]}
";

fn plan() -> Plan {
    let mut sources = Sources::default();
    sources.insert("w.yaml", DEFINITION);
    definition::compile(&sources, "w.yaml").plan.expect("the definition is sound")
}

fn begins_at() -> Timestamp {
    "2027-06-01T06:00:00Z".parse().unwrap()
}

/// Both partners have a commitment, which the other carries out with them.
fn announced() -> Vec<Event> {
    let set = |id: &str, lead: &str, with: &str| {
        let entry = CommitmentEntry {
            title: Some(Text::plain(id)),
            lead: Some(lead.into()),
            with: Some(vec![with.into()]),
            amount: Some(1_000.0),
            ..CommitmentEntry::default()
        };
        Fact::CommitmentSet { commitment: id.into(), entry, note: None }
    };
    let adopted = Fact::WorkflowAdopted { definition: String::new(), over: false, half_way: false };
    let facts = [adopted, set("C1", "a", "b"), set("C2", "b", "a")];
    let event = |fact| Event::of_engine(&"w".into(), begins_at(), fact);
    facts.into_iter().map(event).enumerate().map(|(at, event)| Event { seq: at as i64 + 1, ..event }).collect()
}

fn said() -> impl Strategy<Value = CommitmentReport> {
    let status = prop_oneof![
        6 => Just(Some(CommitmentStatus::InProgress)),
        1 => Just(Some(CommitmentStatus::Completed)),
        1 => Just(Some(CommitmentStatus::Dropped)),
        1 => Just(None),
    ];
    (status, proptest::option::of(0..5_u32)).prop_map(|(status, paid)| CommitmentReport {
        status,
        paid: paid.map(|paid| f64::from(paid) * 100.0),
        ..CommitmentReport::default()
    })
}

/// What somebody does; numbers are given as they come.
#[derive(Clone, Debug)]
enum Deed {
    Report(&'static str, &'static str, CommitmentReport),
    Confirm(&'static str, usize),
    SendBack(&'static str, usize),
    Ask(&'static str, &'static str),
    Withdraw(&'static str),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let commitments = || prop_oneof![Just("C1"), Just("C2")];
    let partners = || prop_oneof![Just("a"), Just("b")];
    let days = prop_oneof![Just("2027-12-01"), Just("2028-06-01")];
    prop_oneof![
        8 => (commitments(), partners(), said()).prop_map(|(id, partner, said)| Deed::Report(id, partner, said)),
        5 => (commitments(), 0..4_usize).prop_map(|(id, which)| Deed::Confirm(id, which)),
        3 => (commitments(), 0..4_usize).prop_map(|(id, which)| Deed::SendBack(id, which)),
        3 => (partners(), days).prop_map(|(partner, day)| Deed::Ask(partner, day)),
        1 => commitments().prop_map(Deed::Withdraw),
    ]
}

/// The fact that a deed makes, if it makes one as things stand: a report that waits is judged, and each is judged once.
fn fact(plan: &Plan, state: &RunState, deed: &Deed) -> Option<Fact> {
    let waiting = |id: &str, which: usize| {
        let waiting: Vec<_> =
            state.follow_ups.of(&id.into()).waiting().map(|(number, report)| (number, report.said.entry())).collect();
        (!waiting.is_empty()).then(|| waiting[which % waiting.len()].clone())
    };
    Some(match deed {
        Deed::Report(id, partner, report) => {
            if state.follow_ups.state(&state.ledgers.commitments, &(*id).into()) == FollowUpState::Ended {
                return None;
            }
            Fact::CommitmentReported {
                commitment: (*id).into(),
                number: state.follow_ups.of(&(*id).into()).next_number(),
                partner: (*partner).into(),
                report: report.clone(),
                asking: None,
                note: None,
                origin: None,
            }
        }
        Deed::Confirm(id, which) => {
            let (number, entry) = waiting(id, *which)?;
            Fact::CommitmentConfirmed { commitment: (*id).into(), number, entry, note: None }
        }
        Deed::SendBack(id, which) => {
            let (number, _) = waiting(id, *which)?;
            Fact::CommitmentSentBack { commitment: (*id).into(), number, reason: "which year?".into() }
        }
        Deed::Ask(partner, day) => Fact::ReminderSent {
            reminder: format!("{}:commitments:{partner}:asking:{day}:opening", plan.workflow).as_str().into(),
            input: None,
            due: None,
            to_coordinator: false,
            to: None,
        },
        Deed::Withdraw(id) => Fact::EntryWithdrawn { list: List::Commitments, entry: (*id).to_owned(), note: None },
    })
}

fn figures(state: &RunState, id: &str) -> Option<(Option<f64>, Option<CommitmentStatus>)> {
    state.ledgers.commitments.get(&id.into()).map(|entry| (entry.paid, entry.status))
}

proptest! {
    #[test]
    fn states_follow_the_table_and_figures_change_by_confirmation_alone(
        done in prop::collection::vec((deeds(), 1..400_i64), 1..40)
    ) {
        let plan = plan();
        let mut events = announced();
        let mut now = begins_at();
        for (deed, hours) in done {
            now += hours.hours();
            let before = RunState::replay(&plan, &events, now);
            let Some(fact) = fact(&plan, &before, &deed) else { continue };
            let seq = events.len() as i64 + 1;
            events.push(Event { seq, actor: Actor::Coordinator, ..Event::of_engine(&"w".into(), now, fact.clone()) });
            let after = RunState::replay(&plan, &events, now);
            for id in ["C1", "C2"] {
                let state = |state: &RunState| state.follow_ups.state(&state.ledgers.commitments, &id.into());
                let (was, is) = (state(&before), state(&after));
                prop_assert!(was == is || was.may_become().contains(&is), "{:?} became {:?} by {:?}", was, is, fact);
                let changed = figures(&before, id) != figures(&after, id);
                let may = matches!(&fact, Fact::CommitmentConfirmed { commitment, .. } if commitment.as_str() == id)
                    || matches!(&fact, Fact::EntryWithdrawn { entry, .. } if entry == id);
                prop_assert!(!changed || may, "{:?} changed the figures of {}", fact, id);
            }
        }
        // The order in which events were read does not matter.
        let state = RunState::replay(&plan, &events, now);
        let mut turned = events.clone();
        turned.reverse();
        prop_assert_eq!(&RunState::replay(&plan, &turned, now), &state);
        // What was asked and reported, and by whom, does not depend on the order in which it became known either.
        let mut learned = RunState::new(&plan);
        for event in events.iter().rev() {
            learned.apply(&plan, event);
        }
        prop_assert_eq!(&learned.follow_ups, &state.follow_ups);
    }
}

#[test]
fn every_state_can_be_reached_and_all_but_the_end_lead_to_it() {
    let mut reached = vec![FollowUpState::Announced];
    let mut at = 0;
    while let Some(state) = reached.get(at).copied() {
        assert!(!state.may_become().contains(&state));
        assert!(state == FollowUpState::Ended || state.may_become().contains(&FollowUpState::Ended), "{state:?}");
        for next in state.may_become() {
            if !reached.contains(next) {
                reached.push(*next);
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), FollowUpState::ALL.len());
}
