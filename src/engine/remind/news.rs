//! Whether a reminder is news to the coordinator, and why one is withdrawn.

use jiff::{Timestamp, civil::Date};

use super::{Decided, Outbox};
use crate::{
    engine::{Decision, DecisionKind, RunState, open_inputs},
    model::{PartnerId, TaskId},
    plan::Plan,
};

/// The coordinator is notified once that nobody can be written to about an input, and again when it is overdue; never
/// because of a digest, which would only repeat it.
pub(super) fn is_news(outbox: &Outbox, scene: &Decided<'_>, decision: &Decision, now: Timestamp) -> bool {
    let plan = scene.plan;
    let (task, partner, due) = match &decision.kind {
        DecisionKind::Rung { task, partner, due, .. } => (task, partner, *due),
        DecisionKind::Digest { .. } | DecisionKind::Asked { .. } | DecisionKind::News { .. } => return false,
        _ => return true,
    };
    let is_overdue = |at: Timestamp| plan.timezone.to_datetime(at).date() > due;
    let input = (plan.renames.first_task(task), plan.renames.first_partner(partner), due);
    !outbox.told_at(&plan.workflow, input).iter().any(|at| is_overdue(*at) == is_overdue(now))
}

/// Why a queued reminder is no longer decided, for the journal.
pub(super) fn why_no_longer(scene: &Decided<'_>, kind: &DecisionKind) -> String {
    let (id, partner, due) = match kind {
        DecisionKind::Rung { task, partner, due, .. } | DecisionKind::Copy { task, partner, due, .. } => {
            (task, partner, due)
        }
        DecisionKind::News { .. } => return "what was to be announced changed again, or holds as it was told".into(),
        kind if kind.is_for_coordinator() => return "that was settled meanwhile".into(),
        DecisionKind::Digest { .. } => return "a later digest takes its place, or nothing is open any more".into(),
        DecisionKind::Asked { .. } => return "it could not leave for a week, or nothing is open any more".into(),
        _ => return "nothing is open any more".into(),
    };
    overtaken(scene.plan, scene.state, id, partner, *due).unwrap_or_else(|| {
        let waits =
            scene.plan.task(id).is_some_and(|task| open_inputs::ready_at(scene.plan, scene.state, task).is_none());
        if waits {
            format!("`{id}` waits for another task")
        } else {
            format!("a later reminder for `{id}` takes its place")
        }
    })
}

/// What has changed about an input requested by `due`; `None` if nothing has.
pub fn overtaken(plan: &Plan, state: &RunState, id: &TaskId, partner: &PartnerId, due: Date) -> Option<String> {
    let Some(task) = plan.task(id) else {
        return Some(format!("task `{id}` is no longer part of the workflow"));
    };
    if !state.owes(task, partner) {
        return Some(format!("`{partner}` owes nothing to `{id}` any more"));
    }
    let now_due = state.due_for(task, partner);
    if now_due == due {
        return None;
    }
    let is_promised = task.due_for(partner) != now_due;
    Some(if is_promised {
        format!("`{partner}` promised its part in `{id}` for {now_due}")
    } else {
        format!("the due date of `{id}` moved from {due} to {now_due}")
    })
}
