//! Records entries of the lists that are kept beside tasks: risks, budget, participation, texts, commitments, decisions.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use super::{App, AppError, Loading, Standing, record::check_day, tick};
use crate::{
    definition,
    diag::Diagnostic,
    engine::RunState,
    model::{Actor, Event, Fact, WorkflowId},
    plan::{Plan, calendar::instant},
};

/// One entry as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Where it stands, for people: `risks.csv:4`; empty for a command line.
    pub place: String,
    /// Keys and values.
    pub values: Vec<(String, String)>,
}

/// Records `rows` in `list` as of `on` (today if `None`) unless a row names a date of its own. All of them or, if one is
/// wrong, none: everything that is wrong with any of them is told.
pub fn record_entries(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    (list, rows): (&str, &[EntryRow]),
    on: Option<Date>,
    now: Timestamp,
) -> Result<Vec<Event>, AppError> {
    let loaded = loading.find(workflow)?;
    if loaded.standing == Standing::New {
        return Err(AppError::NotTakenOver { workflow: workflow.clone() });
    }
    let plan = &loaded.plan;
    let journal = app.store.read(|tx| tx.events(workflow))?;
    let mut known = RunState::replay(plan, &journal, now).ledgers.titled();
    let today = plan.timezone.to_datetime(now).date();
    let mut events = Vec::new();
    let mut wrong = Vec::new();
    for row in rows {
        match definition::entry(plan, list, on.unwrap_or(today), &row.values, &known) {
            Ok((day, fact)) => match check_day(day, today) {
                Ok(()) => {
                    known.extend(definition::entry_name(&fact));
                    events.push(event(plan, day, fact, now));
                }
                Err(error) => wrong.push(said(&row.place, &error.to_string())),
            },
            Err(findings) => wrong.extend(findings.iter().map(|finding| said(&row.place, &sentence(finding)))),
        }
    }
    if !wrong.is_empty() {
        return Err(AppError::WrongEntries(wrong));
    }
    app.store.write(|tx| {
        for event in &mut events {
            event.seq = tx.append(event)?;
        }
        Ok::<_, AppError>(())
    })?;
    tick(app, loading, now)?;
    Ok(events)
}

fn event(plan: &Plan, day: Date, fact: Fact, now: Timestamp) -> Event {
    let noon = instant(day, Time::constant(12, 0, 0, 0), &plan.timezone);
    let actor = Actor::Coordinator;
    Event { seq: 0, workflow: plan.workflow.clone(), happened_at: noon.min(now), recorded_at: now, actor, fact }
}

fn said(place: &str, what: &str) -> String {
    if place.is_empty() { what.to_owned() } else { format!("{place}: {what}") }
}

/// A finding without its place: the text it points into is made up.
fn sentence(finding: &Diagnostic) -> String {
    let hint = finding.hint.as_ref().map(|hint| format!("\n  help: {hint}")).unwrap_or_default();
    format!("{}{hint}", finding.message)
}
