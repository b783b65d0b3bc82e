//! Records what people say: a task's state, a partner's input, an indicator's value.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};

use super::{
    App, AppError, Loading, Standing,
    error::{refuse_hidden, refuse_long},
    tick,
};
use crate::{
    engine::repeated,
    model::{
        Actor, Answer, Event, Fact, IndicatorId, IndicatorValue, MAX_LINE_CHARS, MAX_TEXT_CHARS, PartnerId, TaskId,
        TaskState, WorkflowId, check_figure,
    },
    plan::{Plan, calendar::instant},
    store::StoreError,
};

/// Nothing that is recorded happened before this day; an earlier one is a slip of the pen.
const EARLIEST: Date = Date::constant(1990, 1, 1);

/// Nothing is done for an event longer before its first window.
const YEARS_BEFORE: i32 = 2;

/// Something to record.
#[derive(Clone, Debug, PartialEq)]
pub enum Recording {
    /// A task's state: settles the task, whatever inputs are out.
    State {
        /// The task.
        task: TaskId,
        /// Its new state.
        state: TaskState,
    },
    /// A partner's input; the lead's for `None`.
    Input {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: Option<PartnerId>,
        /// The answer.
        answer: Answer,
    },
    /// A value of an indicator.
    Value {
        /// The indicator.
        indicator: IndicatorId,
        /// The value.
        value: f64,
        /// Where it comes from.
        source: Option<String>,
        /// How sure it is.
        confidence: Option<String>,
    },
}

/// What recording did.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The event as it stands in the journal; `None` if it would have added nothing to `earlier`.
    pub event: Option<Event>,
    /// The event that said so already.
    pub earlier: Option<Event>,
    /// Reminders taken back because of it.
    pub withdrawn: usize,
    /// Reminders that became due because of it.
    pub queued: usize,
}

/// Records `what` for `workflow` as of `on` (noon of that day in the workflow's zone; `now` if `None`), then decides
/// anew, so that reminders of what is done never leave. What stands in the journal already is recorded again only with
/// another note or day; with a note alone it keeps the day on which it happened.
pub fn record(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    what: Recording,
    on: Option<Date>,
    note: Option<String>,
    now: Timestamp,
) -> Result<Recorded, AppError> {
    let loaded = loading.find(workflow)?;
    let plan = &loaded.plan;
    refuse_hidden("note", note.as_deref())?;
    refuse_long("note", note.as_deref(), MAX_TEXT_CHARS)?;
    if let Recording::Value { source, value, .. } = &what {
        refuse_hidden("source", source.as_deref())?;
        refuse_long("source", source.as_deref(), MAX_LINE_CHARS)?;
        check_figure(*value).map_err(|problem| AppError::BadFigure { value: *value, problem })?;
    }
    let today = plan.timezone.to_datetime(now).date();
    on.map_or(Ok(()), |day| check_day(day, today))?;
    if !matches!(what, Recording::Value { .. })
        && let Some(day) = on.filter(|day| *day < plan.starts_on().saturating_sub(YEARS_BEFORE.years()))
    {
        // A value may come from long ago, such as a baseline; nobody works on a task years before it begins.
        return Err(AppError::BeforeAll { day, workflow: workflow.clone(), begins: plan.starts_on() });
    }
    let fact = fact(plan, what, on, note, now)?;
    let happened_at = on.map_or(now, |day| instant(day, Time::constant(12, 0, 0, 0), &plan.timezone).min(now));
    if loaded.standing == Standing::New {
        return Err(AppError::NotTakenOver { workflow: workflow.clone() });
    }
    let mut event =
        Event { seq: 0, workflow: workflow.clone(), happened_at, recorded_at: now, actor: Actor::Coordinator, fact };
    let (event, earlier) = app.store.write(|tx| {
        let events = tx.events(workflow)?;
        let earlier = repeated(plan, &events, &event, now).cloned();
        match &earlier {
            Some(earlier) if !adds(plan, earlier, &event, on) => return Ok((None, Some(earlier.clone()))),
            // A note that comes later does not move what it is about.
            Some(earlier) if on.is_none() => event.happened_at = earlier.happened_at,
            _ => {}
        }
        event.seq = tx.append(&event)?;
        Ok::<_, StoreError>((Some(event), earlier))
    })?;
    let ticked = tick(app, loading, now)?;
    Ok(Recorded { event, earlier, withdrawn: ticked.withdrawn, queued: ticked.queued })
}

/// True if `event` says something that `earlier` did not: another note, or another day if one was given.
pub(super) fn adds(plan: &Plan, earlier: &Event, event: &Event, on: Option<Date>) -> bool {
    let is_other_note = event.fact.note().is_some_and(|note| earlier.fact.note() != Some(note));
    let day = plan.timezone.to_datetime(earlier.happened_at).date();
    is_other_note || on.is_some_and(|on| on != day)
}

/// An error unless something may have happened on `day`.
pub(super) fn check_day(day: Date, today: Date) -> Result<(), AppError> {
    if day < EARLIEST {
        return Err(AppError::TooEarly { day });
    }
    if day > today { Err(AppError::InTheFuture { day, today }) } else { Ok(()) }
}

fn fact(
    plan: &Plan,
    what: Recording,
    on: Option<Date>,
    note: Option<String>,
    now: Timestamp,
) -> Result<Fact, AppError> {
    match what {
        Recording::State { task, state } => {
            let task = plan.renames.task(&task);
            find_task(plan, &task)?;
            Ok(Fact::TaskSet { task, state, note })
        }
        Recording::Input { task, partner, answer } => {
            let task = plan.renames.task(&task);
            let found = find_task(plan, &task)?;
            let partner = partner.map_or_else(|| found.lead.clone(), |partner| plan.renames.partner(&partner));
            if !found.obliged().any(|obliged| *obliged == partner) {
                let obliged = found.obliged().map(ToString::to_string).collect();
                return Err(AppError::NotObliged { task, partner, obliged });
            }
            Ok(Fact::InputAnswered { task, partner, answer, note })
        }
        Recording::Value { indicator, value, source, confidence } => {
            let mut known = plan.objectives.iter().flat_map(|objective| &objective.indicators);
            if !known.any(|known| known.id == indicator) {
                let known = plan.objectives.iter().flat_map(|o| &o.indicators).map(|i| i.id.to_string()).collect();
                return Err(AppError::Unknown { what: "indicator", name: indicator.to_string(), known });
            }
            let on = on.unwrap_or_else(|| plan.timezone.to_datetime(now).date());
            Ok(Fact::IndicatorMeasured { indicator, value: IndicatorValue { value, on, source, confidence }, note })
        }
    }
}

fn find_task<'a>(plan: &'a Plan, id: &TaskId) -> Result<&'a crate::plan::Task, AppError> {
    plan.task(id).ok_or_else(|| {
        let instances = plan.tasks.iter().filter(|task| task.fanned_from.as_ref() == Some(id));
        let instances: Vec<String> = instances.map(|task| task.id.to_string()).collect();
        if !instances.is_empty() {
            return AppError::FannedOut { task: id.clone(), instances };
        }
        let known = plan.tasks.iter().map(|task| task.id.to_string()).collect();
        AppError::Unknown { what: "task", name: id.to_string(), known }
    })
}
