//! The chance to be ready: what it does when partners are on time, late, silent, or unknown.

use std::{fmt::Write as _, path::Path};

use concerted::{
    definition,
    engine::{
        Readiness, RunState, readiness,
        readiness::{LAST_DAYS, OBSERVATIONS_AT_LEAST},
    },
    model::{Actor, Answer, Event, Fact, PartnerId, TaskId, TaskState},
    plan::{Plan, calendar::end_of_day},
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};

use crate::definition::{plan_of, sources};

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
            events.push(event(plan, at, Fact::answered(task, partner, Answer::Done)));
        }
    }
    events
}

fn event(plan: &Plan, at: Timestamp, fact: Fact) -> Event {
    let (workflow, actor) = (plan.workflow.clone(), Actor::Coordinator);
    Event { seq: 0, workflow, happened_at: at, recorded_at: at, actor, fact }
}

fn said(plan: &Plan, events: &[Event], day: &str) -> Option<Readiness> {
    let now: Timestamp = format!("{day}T23:59:59Z").parse().unwrap();
    readiness(plan, &RunState::replay(plan, events, now), now)
}

fn probability(plan: &Plan, events: &[Event], day: &str) -> Option<f64> {
    said(plan, events, day).map(|readiness| readiness.probability)
}

#[test]
fn who_was_always_in_time_will_be() {
    let plan = plan();
    for late in [0, -2] {
        // The last delivery is that of the day: nothing is late.
        assert_eq!(probability(&plan, &delivered(&plan, 8, late), "2027-02-22"), Some(1.0), "{late} days");
    }
}

#[test]
fn what_is_late_already_counts_as_late() {
    let plan = plan();
    let events = delivered(&plan, 8, 0);
    // All that came was in time; the ninth task is out since 1 March, and the longer it is out the less is to be hoped.
    let days = ["2027-02-22", "2027-03-01", "2027-04-05", "2027-05-20"];
    let chances = days.map(|day| probability(&plan, &events, day).unwrap());
    assert!(chances.is_sorted_by(|a, b| a >= b), "{chances:?}");
    assert_eq!((chances[0], chances[3]), (1.0, 0.0), "the chain of needs cannot be made up for");
    let late = said(&plan, &events, "2027-04-05").unwrap();
    assert_eq!(late.fails_on.first().map(TaskId::as_str), Some("A08"), "{:?}", late.fails_on);
    assert_eq!((late.observations, late.missing), (16, 10), "five tasks of two partners are late");
}

#[test]
fn a_mixed_past_gives_a_chance_between() {
    let plan = plan();
    let (mut events, late) = (delivered(&plan, 18, 0), delivered(&plan, 3, 9));
    events.splice(0..6, late);
    let found = probability(&plan, &events, "2027-05-03").unwrap();
    assert!((0.1..0.9).contains(&found), "{found}");
    assert_eq!(probability(&plan, &events, "2027-05-03"), Some(found), "the same state, the same chance");
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
fn what_is_due_in_the_last_days_is_left_out() {
    let mut plan = plan();
    let events = delivered(&plan, 18, 0);
    let last = plan.event.opens.saturating_sub(LAST_DAYS.days());
    assert_eq!(plan.tasks[19].due.date, last);
    assert_eq!(said(&plan, &events, "2027-05-03").unwrap().open_tasks, 2);
    plan.tasks[19].due.date = last.tomorrow().unwrap();
    assert_eq!(said(&plan, &events, "2027-05-03").unwrap().open_tasks, 1);
}

/// The samples on several days: whoever delivers what is late, in part or whole, never lowers the chance, and no input that
/// comes ahead of its day does.
#[test]
fn nothing_that_is_done_lowers_the_chance() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let (mut tried, mut raised) = (0, 0);
    for sample in ["world-forum-2013", "world-forum-2027"] {
        let compiled = definition::compile(&sources, &format!("baku-process/{sample}.yaml"));
        let plan = compiled.plan.unwrap();
        for before in [184, 60, 12] {
            let now = end_of_day(plan.event.opens.saturating_sub(before.days()), &plan.timezone);
            let noon = now - SignedDuration::from_hours(12);
            let of = |more: Vec<Event>| {
                let events: Vec<Event> = compiled.history.iter().cloned().chain(more).collect();
                readiness(&plan, &RunState::as_of(&plan, &events, now), now).map(|found| found.probability)
            };
            let Some(as_it_is) = of(Vec::new()) else { continue };
            let state = RunState::as_of(&plan, &compiled.history, now);
            let mut all = Vec::new();
            let open = plan.tasks.iter().filter(|task| !state.task(&task.id).state.is_finished());
            let today = plan.timezone.to_datetime(now).date();
            // All that is late, and every third of the others.
            let tried_ones = open.enumerate().filter(|(no, task)| no % 3 == 0 || task.due.date < today);
            for (_, task) in tried_ones {
                for partner in task.obliged().filter(|partner| state.owes(task, partner)) {
                    let done = event(&plan, noon, Fact::answered(task.id.clone(), partner.clone(), Answer::Done));
                    if let Some(chance) = of(vec![done.clone()]) {
                        assert!(chance >= as_it_is, "{sample} T-{before}: {} by {partner}", task.id);
                        tried += 1;
                    }
                    if task.due_for(partner) < today {
                        all.push(done);
                    }
                }
                let completed = Fact::TaskSet { task: task.id.clone(), state: TaskState::Completed, note: None };
                if let Some(chance) = of(vec![event(&plan, noon, completed)]) {
                    assert!(chance >= as_it_is, "{sample} T-{before}: {} completed", task.id);
                }
            }
            if let Some(chance) = of(all) {
                assert!(chance >= as_it_is, "{sample} T-{before}: all that is late");
                raised += usize::from(chance > as_it_is);
            }
        }
    }
    assert!(tried > 100 && raised > 0, "{tried} deliveries tried, {raised} times the chance rose");
}
