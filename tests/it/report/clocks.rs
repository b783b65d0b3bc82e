//! Days and verdicts by one clock: that of the partner whose it is.

use concerted::{
    engine::Health,
    model::{Event, TaskState},
    plan::Plan,
    report::PartState,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};

use super::{
    fixture::{self, Draft},
    formulas::draft,
};

const DUE: Date = date(2013, 3, 11);

/// One task of the host with an input of UNESCO, both due on 11 March.
fn plan(workflow: &str, partners: &str) -> Plan {
    let task = fixture::task(&Draft {
        id: "A",
        title: "Draft",
        lead: "host",
        with: &["unesco"],
        due: DUE,
        milestone: true,
        ..Draft::default()
    });
    let mut plan = fixture::with_tasks(fixture::empty_plan(), vec![task]);
    plan.timezone = TimeZone::get(workflow).unwrap();
    for partner in plan.partners.values_mut() {
        partner.timezone = TimeZone::get(partners).unwrap();
    }
    plan
}

fn delivered_at(at: &str) -> Vec<Event> {
    let at: Timestamp = at.parse().unwrap();
    let facts = [fixture::done("A", "unesco"), fixture::done("A", "host")].into_iter().zip(1..);
    facts.map(|(fact, seq)| Event { happened_at: at, recorded_at: at, ..fixture::event(seq, DUE, fact) }).collect()
}

#[test]
fn the_day_that_is_shown_is_the_day_that_is_judged() {
    // At half past midnight UTC of 12 March it is the 12th in Baku, and still the 11th in New York.
    let cases = [
        ("America/New_York", "Asia/Baku", date(2013, 3, 12), Health::CompletedLate),
        ("Asia/Baku", "America/New_York", DUE, Health::Completed),
        ("Asia/Baku", "Asia/Baku", date(2013, 3, 12), Health::CompletedLate),
    ];
    for (workflow, partners, day, health) in cases {
        let report = draft(&plan(workflow, partners), &delivered_at("2013-03-12T00:30:00Z"), date(2013, 3, 20));
        let task = &report.register.tasks[0];
        assert_eq!((task.completed, task.badge.key.as_str()), (Some(day), health.as_str()), "{workflow} {partners}");
        assert_eq!(report.workstreams.milestones[0].completed.as_ref().unwrap().date, day);
        for input in &report.register.inputs {
            assert_eq!((input.delivered, input.state), (Some(day), PartState::Delivered), "{workflow} {partners}");
        }
        let late = usize::from(health == Health::CompletedLate);
        assert_eq!((report.summary.tasks.completed_late, report.figures.on_time), (late, 1 - late));
    }
}

#[test]
fn a_day_without_an_hour_is_the_same_day_everywhere() {
    // Noon of the 11th in Honolulu is noon of the 12th in Kiribati.
    for partners in ["Pacific/Kiritimati", "Pacific/Auckland", "Asia/Baku", "Pacific/Honolulu"] {
        let plan = plan("Pacific/Honolulu", partners);
        let noon = concerted::plan::calendar::instant(DUE, jiff::civil::time(12, 0, 0, 0), &plan.timezone);
        let report = draft(&plan, &delivered_at(&noon.to_string()), date(2013, 3, 20));
        let task = &report.register.tasks[0];
        assert_eq!((task.completed, task.badge.key.as_str()), (Some(DUE), "completed"), "{partners}");
        assert_eq!(report.register.inputs[1].delivered, Some(DUE));
    }
}

#[test]
fn what_is_overdue_by_its_own_clock_is_not_said_to_be_due_today() {
    let report = draft(&plan("America/New_York", "Asia/Baku"), &[], DUE);
    let row = &report.lists.overdue[0];
    assert_eq!((row.days_left, row.days_text.as_str()), (-1, "1 day overdue"), "the 11th is over in Baku");
    assert_eq!(report.register.tasks[0].days_left, Some(-1));
    let report = draft(&plan("Asia/Baku", "America/New_York"), &[], DUE);
    assert_eq!(report.lists.due_soon[0].days_text, "today");
}

#[test]
fn an_input_that_came_too_late_by_its_own_clock_was_missed() {
    let plan = plan("America/New_York", "Asia/Baku");
    let at: Timestamp = "2013-03-12T00:30:00Z".parse().unwrap();
    let done = fixture::set("A", TaskState::Completed);
    let event = Event { happened_at: at, recorded_at: at, ..fixture::event(1, DUE, done) };
    let report = draft(&plan, std::slice::from_ref(&event), date(2013, 3, 20));
    assert_eq!(report.register.inputs[1].state, PartState::Missed);
}
