//! Records entries of the lists that are kept beside tasks: risks, budget, participation, texts, commitments, decisions.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use super::{
    App, AppError, Loading, Standing,
    error::{refuse_hidden, refuse_long},
    record::{adds, check_day},
    tick,
};
use crate::{
    definition,
    diag::Diagnostic,
    engine::{RunState, repeated},
    model::{Actor, Event, Fact, List, MAX_TEXT_CHARS, WorkflowId},
    plan::{Plan, calendar::instant},
    store::{StoreError, Tx},
};

/// One entry as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Where it stands, for people: `risks.csv:4`; empty for a command line.
    pub place: String,
    /// Keys and values.
    pub values: Vec<(String, String)>,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// The event as it stands in the journal; `None` if it would have added nothing to `earlier`.
    pub event: Option<Event>,
    /// The event that said so already on the same day.
    pub earlier: Option<Event>,
}

/// Records `rows` in `list` as of `on` (today if `None`) unless a row names a date of its own. All of them or, if one is
/// wrong, none: everything that is wrong with any of them is told. What the journal says already of the same day is recorded
/// again only with another note.
pub fn record_entries(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    (list, rows): (&str, &[EntryRow]),
    on: Option<Date>,
    now: Timestamp,
) -> Result<Vec<Entered>, AppError> {
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
    let entered = app.store.write(|tx| enter(tx, plan, events, now))?;
    tick(app, loading, now)?;
    Ok(entered)
}

/// Takes the entry `id` of `list` back as of `on` (now if `None`): it counts no more from then on, and what earlier reports say
/// of it stays. An error if no such entry stands.
pub fn withdraw_entry(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    (list, id): (List, &str),
    (on, note): (Option<Date>, Option<String>),
    now: Timestamp,
) -> Result<Event, AppError> {
    let loaded = loading.find(workflow)?;
    if loaded.standing == Standing::New {
        return Err(AppError::NotTakenOver { workflow: workflow.clone() });
    }
    refuse_hidden("note", note.as_deref())?;
    refuse_long("note", note.as_deref(), MAX_TEXT_CHARS)?;
    let plan = &loaded.plan;
    let today = plan.timezone.to_datetime(now).date();
    let day = on.unwrap_or(today);
    check_day(day, today)?;
    let fact = Fact::EntryWithdrawn { list, entry: id.to_owned(), note };
    let mut event = event(plan, day, fact, now);
    app.store.write(|tx| {
        let known = RunState::replay(plan, &tx.events(workflow)?, event.happened_at).ledgers.ids(list);
        if !known.iter().any(|known| known == id) {
            return Err(AppError::Unknown { what: "entry", name: format!("{}/{id}", list.as_str()), known });
        }
        event.seq = tx.append(&event)?;
        Ok(())
    })?;
    tick(app, loading, now)?;
    Ok(event)
}

/// Appends what the journal, with the events before it, does not say already.
fn enter(tx: &Tx, plan: &Plan, events: Vec<Event>, now: Timestamp) -> Result<Vec<Entered>, StoreError> {
    let mut journal = tx.events(&plan.workflow)?;
    let mut entered = Vec::with_capacity(events.len());
    for mut event in events {
        let earlier = repeated(plan, &journal, &event, now).cloned();
        if earlier.as_ref().is_some_and(|earlier| !adds(plan, earlier, &event, None)) {
            entered.push(Entered { event: None, earlier });
            continue;
        }
        event.seq = tx.append(&event)?;
        journal.push(event.clone());
        entered.push(Entered { event: Some(event), earlier });
    }
    Ok(entered)
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
