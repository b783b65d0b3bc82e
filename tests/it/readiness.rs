//! The probability to be ready: what it does when partners are on time, late, or unknown.

use std::fmt::Write as _;

use concerted::{
    engine::{RunState, readiness, readiness::OBSERVATIONS_AT_LEAST},
    model::{Actor, Answer, Event, Fact, PartnerId, TaskId},
    plan::Plan,
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::definition::plan_of;

/// Twenty tasks in a row of weeks, the host and UNESCO owing something to each; the event opens after the last.
fn plan() -> Plan {
    let mut tasks = String::new();
    for number in 0..20 {
        let due = "2027-01-04".parse::<Date>().unwrap().saturating_add(jiff::Span::new().weeks(number));
        let _ = writeln!(
            tasks,
            "  A{number:02}: {{title: Task {number}, lead: host, with: [unesco], due: {due}, window: 1w{}}}",
            if number > 0 { format!(", needs: [A{:02}]", number - 1) } else { String::new() }
        );
    }
    plan_of(&format!(
        "format: 1\nworkflow: meeting\ntitle: Meeting\nevent: {{opens: 2027-05-24}}\n\
         coordinator: {{email: secretariat@meeting.example}}\n\
         partners:\n  host: {{kind: host_government, contacts: [{{function: focal_point, email: a@host.example}}]}}\n  \
         unesco: {{kind: intergovernmental_organization, contacts: [{{function: focal_point, email: b@unesco.example}}]}}\n\
         tasks:\n{tasks}"
    ))
}

/// The first `count` tasks delivered `late` days after they were due, by both partners.
fn delivered(plan: &Plan, count: usize, late: i64) -> Vec<Event> {
    let mut events = Vec::new();
    for task in plan.tasks.iter().take(count) {
        for partner in task.obliged() {
            let noon: Timestamp = format!("{}T12:00:00Z", task.due.date).parse().unwrap();
            let at = noon + SignedDuration::from_hours(24 * late);
            let (task, partner): (TaskId, PartnerId) = (task.id.clone(), partner.clone());
            events.push(Event {
                seq: events.len() as i64 + 1,
                workflow: plan.workflow.clone(),
                happened_at: at,
                recorded_at: at,
                actor: Actor::Coordinator,
                fact: Fact::answered(task, partner, Answer::Done),
            });
        }
    }
    events
}

fn probability(plan: &Plan, events: &[Event], day: &str) -> Option<f64> {
    let now: Timestamp = format!("{day}T23:59:59Z").parse().unwrap();
    readiness(plan, &RunState::replay(plan, events, now), now).map(|readiness| readiness.probability)
}

#[test]
fn who_was_always_in_time_will_be_and_who_was_always_late_will_not() {
    let plan = plan();
    let is = |late, wanted: f64| {
        let found = probability(&plan, &delivered(&plan, 8, late), "2027-03-05").unwrap();
        assert!((found - wanted).abs() < 1e-9, "{late} days late: {found}");
    };
    is(0, 1.0);
    is(-2, 1.0);
    // The last task is due a week before the opening.
    is(7, 1.0);
    is(8, 0.0);
}

#[test]
fn a_mixed_past_gives_a_chance_between() {
    let plan = plan();
    let (mut events, late) = (delivered(&plan, 18, 0), delivered(&plan, 3, 9));
    events.splice(0..6, late);
    let found = probability(&plan, &events, "2027-05-04").unwrap();
    // Two tasks, two partners, each late by more than the week that is left in three of eighteen cases.
    assert!((found - (15.0_f64 / 18.0).powi(4)).abs() < 0.06, "{found}");
    assert_eq!(probability(&plan, &events, "2027-05-04"), Some(found), "the same state, the same probability");
    assert_ne!(probability(&plan, &events, "2027-05-05"), Some(found), "another day, other draws");
}

#[test]
fn nothing_is_said_of_too_little_of_what_is_over_and_of_what_is_done() {
    let plan = plan();
    let few = delivered(&plan, OBSERVATIONS_AT_LEAST / 2 - 1, 0);
    assert_eq!(probability(&plan, &few, "2027-03-05"), None, "{} deliveries", few.len());
    assert!(probability(&plan, &delivered(&plan, OBSERVATIONS_AT_LEAST / 2, 0), "2027-03-05").is_some());
    assert_eq!(probability(&plan, &delivered(&plan, 8, 0), "2027-05-24"), None, "the event has opened");
    assert_eq!(probability(&plan, &delivered(&plan, 20, -60), "2027-05-20"), None, "nothing is open");
}

#[test]
fn what_is_overdue_already_is_not_delivered_in_the_past() {
    let plan = plan();
    // All were in time, but nothing came since: the chain of needs cannot be made up for.
    let events = delivered(&plan, 8, 0);
    assert_eq!(probability(&plan, &events, "2027-05-20"), Some(0.0));
}
