//! The health of a task, as derived by the engine.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RunState, TaskForecast, TaskRun, is_late, progress};
use crate::{
    model::{PartnerId, TaskState},
    plan::{Plan, Task, calendar::end_of_day},
};

/// An open task is due soon when at most this many calendar days are left.
pub const DUE_SOON_DAYS: i32 = 14;

/// The health of a task (`domain.md` section 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Done on or before its due date.
    Completed,
    /// Done after it.
    CompletedLate,
    /// Will not be done.
    Cancelled,
    /// Under way, and nothing to worry about.
    OnTrack,
    /// Nothing of it was done yet, and it is not due soon.
    NotBegun,
    /// Due within two weeks.
    DueSoon,
    /// Blocked, held up beyond its day by what it needs, or half its window gone with less than half done.
    AtRisk,
    /// Its due date has passed.
    Overdue,
}

impl Health {
    /// All values, from best to worst.
    pub const ALL: [Self; 8] = [
        Self::Completed,
        Self::CompletedLate,
        Self::Cancelled,
        Self::OnTrack,
        Self::NotBegun,
        Self::DueSoon,
        Self::AtRisk,
        Self::Overdue,
    ];

    /// True if nothing remains to be done.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Completed | Self::CompletedLate | Self::Cancelled)
    }

    /// The name in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::CompletedLate => "completed_late",
            Self::Cancelled => "cancelled",
            Self::OnTrack => "on_track",
            Self::NotBegun => "not_begun",
            Self::DueSoon => "due_soon",
            Self::AtRisk => "at_risk",
            Self::Overdue => "overdue",
        }
    }
}

/// True once the due day has ended in the partner's zone (`product.md` section 2).
pub fn is_past_due(plan: &Plan, task: &Task, partner: &PartnerId, now: Timestamp) -> bool {
    let zone = plan.partners.get(partner).map_or(&plan.timezone, |partner| &partner.timezone);
    end_of_day(task.due_for(partner), zone) < now
}

/// The health of `task` at `now`, with its forecast of that moment.
pub fn health(plan: &Plan, state: &RunState, task: &Task, ahead: Option<TaskForecast>, now: Timestamp) -> Health {
    let run = state.task(&task.id);
    match run.state {
        TaskState::Cancelled => Health::Cancelled,
        TaskState::Completed => {
            let late = run.completed_at.is_some_and(|at| is_late(plan, task, &task.lead, at));
            if late { Health::CompletedLate } else { Health::Completed }
        }
        _ if is_past_due(plan, task, &task.lead, now) => Health::Overdue,
        _ if ahead.is_some_and(|ahead| ahead.finish > task.due.date) => Health::AtRisk,
        _ if is_at_risk(plan, state, task, now) => Health::AtRisk,
        _ if days_left(plan, task, now) <= DUE_SOON_DAYS => Health::DueSoon,
        _ if is_untouched(run) => Health::NotBegun,
        _ => Health::OnTrack,
    }
}

/// True if nobody has begun it, and nothing of it is in.
fn is_untouched(run: &TaskRun) -> bool {
    run.state == TaskState::NotStarted && run.lead.done_at.is_none() && run.inputs_in().0 == 0
}

/// Calendar days from today, in the workflow's zone, to the task's due day; negative after it.
pub fn days_left(plan: &Plan, task: &Task, now: Timestamp) -> i32 {
    let today = plan.timezone.to_datetime(now).date();
    (task.due.date - today).get_days()
}

/// A task is at risk (`domain.md` section 3.4) if it is blocked, a predecessor is overdue, two reminders went
/// unanswered, or less than half of the window remains with less than half of the work done. It also is if its forecast is
/// later than its day, which looks through all that it needs.
fn is_at_risk(plan: &Plan, state: &RunState, task: &Task, now: Timestamp) -> bool {
    let run = state.task(&task.id);
    if run.state == TaskState::Blocked {
        return true;
    }
    let waits_for_overdue = task
        .needs
        .iter()
        .filter_map(|id| plan.task(id))
        .any(|needed| !state.task(&needed.id).state.is_finished() && is_past_due(plan, needed, &needed.lead, now));
    if waits_for_overdue {
        return true;
    }
    if has_two_unanswered_reminders(state, task) {
        return true;
    }
    let today = plan.timezone.to_datetime(now).date();
    let window = (task.due.date - task.opens).get_days();
    let remaining = (task.due.date - today).get_days();
    today >= task.opens && 2 * remaining < window && progress(task, run) < 0.5
}

fn has_two_unanswered_reminders(state: &RunState, task: &Task) -> bool {
    task.obliged().filter(|partner| state.owes(task, partner)).any(|partner| {
        let since = state.part_since(&task.id, partner);
        let sent = state.reminders(&task.id, partner, None);
        sent.filter(|sent| since.is_none_or(|since| sent.at >= since)).nth(1).is_some()
    })
}
