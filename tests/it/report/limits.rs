//! Nothing, and very much.

use concerted::{
    model::{TaskState, Text},
    plan::{Contributor, Role},
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{ProgressReport, Rating},
};
use jiff::{ToSpan, civil::date};
use serde_json::Value;

use super::{
    fixture::{self, CUT_OFF, Draft},
    formulas::draft,
};

fn json(report: &ProgressReport) -> Value {
    serde_json::to_value(report).unwrap()
}

/// Every text of the report with its place.
fn texts(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, place, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                texts(value, &format!("{place}/{name}"), found);
            }
        }
        _ => {}
    }
}

#[track_caller]
fn assert_sound(report: &ProgressReport) {
    let mut found = Vec::new();
    texts(&json(report), "", &mut found);
    for drawing in &report.drawings {
        found.push((format!("alt of {}", drawing.name), drawing.alt.clone()));
        assert!(drawing.width.is_finite() && drawing.height.is_finite(), "{}", drawing.name);
    }
    for (place, text) in found {
        assert!(!text.contains("NaN") && !text.contains("inf"), "{place}: {text}");
        let ids = ["report-", "rating-", "health-", "kind-", "state-", "level-", "confidence-", "function-"];
        assert!(!ids.iter().any(|id| text.starts_with(id)), "{place}: no message `{text}`");
        assert!(!text.contains("{ $") && !text.contains("{$"), "{place}: {text}");
    }
}

#[test]
fn a_plan_without_tasks_has_a_report() {
    let report = draft(&fixture::empty_plan(), &[], CUT_OFF);
    assert_sound(&report);
    assert_eq!(report.summary.rating, Rating::NotAssessed);
    assert_eq!(report.summary.heading, "No task is planned yet");
    assert_eq!(report.objectives.rows[0].message, "Objective 1: no task serves it");
    assert_eq!(report.objectives.rows[0].bar, None);
    assert_eq!(report.summary.tiles[1].value, "–", "no share of nothing");
    assert!(report.changes.is_empty && report.summary.decisions.is_empty());
}

#[test]
fn a_plan_without_objectives_and_partners_has_a_report() {
    let mut plan = fixture::empty_plan();
    plan.objectives.clear();
    plan.partners.clear();
    plan.partner_order.clear();
    plan.workstreams.clear();
    let report = draft(&plan, &[], CUT_OFF);
    assert_sound(&report);
    assert_eq!(report.objectives.heading, "No objective is stated");

    let mut plan = fixture::plan();
    plan.objectives.clear();
    let report = draft(&plan, &[], CUT_OFF);
    let templates = Templates::load(None).ok().unwrap();
    let html = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap().html(&Theme::default());
    assert!(html.contains("Tasks shared by partners"), "the section is there");
    assert!(!html.contains("Every kind"), "no kind takes part in the objectives of a plan without any");
}

#[test]
fn every_day_of_the_preparation_has_a_sound_report() {
    let (plan, events) = (fixture::plan(), fixture::events());
    for week in 0..60 {
        assert_sound(&draft(&plan, &events, date(2012, 6, 1).saturating_add(week.weeks())));
    }
}

#[test]
fn a_task_that_belongs_nowhere_is_counted_and_shown() {
    let mut task = fixture::task(&Draft { id: "X", title: "Free", lead: "host", due: CUT_OFF, ..Draft::default() });
    task.title = Text::default();
    let plan = fixture::with_tasks(fixture::empty_plan(), vec![task]);
    let report = draft(&plan, &[], CUT_OFF);
    assert_sound(&report);
    assert_eq!(report.workstreams.rows[0].title, "Other tasks");
    assert_eq!(report.lists.due_soon.len(), 1, "its day has not ended before the cut-off");
}

#[test]
fn two_thousand_tasks_are_reported_in_full() {
    let names: Vec<String> = (0..2000).map(|n| format!("T-{n:04}")).collect();
    let tasks = names.iter().enumerate().map(|(n, id)| {
        let before = n.checked_sub(1).filter(|_| n % 10 != 0).map(|before| names[before].as_str());
        fixture::task(&Draft {
            id,
            title: "One of many",
            workstream: ["GOV", "OUT", "LOG"][n % 3],
            lead: ["host", "unesco", "coe"][n % 3],
            with: &["cso", "private"],
            due: date(2012, 9, 1).saturating_add((n as i64 / 6).days()),
            needs: before.as_slice(),
            serves: &["O1", "O2", "O3"][n % 3..=n % 3],
            milestone: n % 200 == 0,
        })
    });
    let plan = fixture::with_tasks(fixture::empty_plan(), tasks.collect());
    let done = names.iter().zip(1..).step_by(2);
    let events: Vec<_> =
        done.map(|(id, seq)| fixture::event(seq, date(2013, 1, 10), fixture::set(id, TaskState::Completed))).collect();
    let report = draft(&plan, &events, CUT_OFF);
    assert_sound(&report);
    let tasks = report.summary.tasks;
    assert_eq!((tasks.total, tasks.completed), (2000, 1000));
    assert_eq!(report.lists.overdue.len(), tasks.overdue);
    assert_eq!(report.summary.decisions.len() + report.summary.more_decisions, {
        report.lists.overdue.iter().filter(|row| row.waiting > 0).count()
    });
    let shapes: usize = report.drawings.iter().map(|drawing| drawing.shapes.len()).sum();
    assert!(shapes < 3000, "{shapes} shapes");
}

#[test]
fn more_objectives_and_partners_than_a_page_has_room_for_still_make_a_page() {
    let mut plan = fixture::plan();
    for n in 4..=40 {
        let mut objective = plan.objectives[n % 3].clone();
        objective.id = format!("O{n}").into();
        plan.objectives.push(objective);
    }
    for n in 0..200 {
        let mut partner = plan.partners.values().next().unwrap().clone();
        partner.id = format!("p{n:03}").into();
        plan.tasks[n % 14].contributors.push(Contributor {
            partner: partner.id.clone(),
            due: CUT_OFF,
            role: Role::Contributor,
            asks: None,
        });
        plan.partner_order.push(partner.id.clone());
        plan.partners.insert(partner.id.clone(), partner);
    }
    let report = draft(&plan, &fixture::events(), CUT_OFF);
    assert_sound(&report);
    assert_eq!((report.objectives.rows.len(), report.partners.rows.len()), (40, 205));
    let templates = Templates::load(None).ok().unwrap();
    let pdf = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap().pdf(&Theme::default()).unwrap();
    assert!(pdf.pages > 10, "{} pages", pdf.pages);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (plan, events) = (fixture::plan(), fixture::events());
    let first = draft(&plan, &events, CUT_OFF);
    let mut shuffled = events.clone();
    shuffled.reverse();
    let second = draft(&plan, &shuffled, CUT_OFF);
    assert_eq!(json(&first).to_string(), json(&second).to_string(), "the journal's order is its sequence");
    assert_eq!(first.drawings, second.drawings);
}

#[test]
fn the_data_have_a_schema_that_documents_every_field() {
    let schema = schemars::schema_for!(ProgressReport).to_value();
    let types = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for described in types.filter_map(|kind| kind.get("properties")?.as_object()) {
        for (name, field) in described {
            assert!(field.get("description").is_some(), "`{name}` has no description: {field}");
        }
    }
}
