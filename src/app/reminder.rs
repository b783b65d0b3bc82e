//! Reminders between decision and outbox: what is stored of one, whether it is news, why it is taken back.

use jiff::{Timestamp, civil::Date};

use super::tick::Scene;
use crate::{
    engine::{Decision, DecisionKind, decide},
    model::{MailKey, PartnerId, TaskId},
    plan::Plan,
    store::NewReminder,
};

/// The coordinator hears once that nobody can be written to about an input, and once more when it is overdue; never by a
/// digest, which would only say it again. `told_at` says when they were told before, by the first ids of task and partner.
pub(super) fn is_news<E>(
    plan: &Plan,
    decision: &Decision,
    now: Timestamp,
    told_at: impl FnOnce(&TaskId, &PartnerId, Date) -> Result<Vec<Timestamp>, E>,
) -> Result<bool, E> {
    let (task, partner, due) = match &decision.kind {
        DecisionKind::Rung { task, partner, due, .. } => (task, partner, *due),
        DecisionKind::Digest { .. } => return Ok(false),
        _ => return Ok(true),
    };
    let is_overdue = |at: Timestamp| plan.timezone.to_datetime(at).date() > due;
    let (task, partner) = (plan.renames.first_task(task), plan.renames.first_partner(partner));
    Ok(!told_at(&task, &partner, due)?.into_iter().any(|at| is_overdue(at) == is_overdue(now)))
}

/// What is stored of a reminder, under the first ids of task and partner, like its key.
pub(super) fn new_reminder(
    plan: &Plan,
    decision: &Decision,
    mail: &MailKey,
    to_coordinator: bool,
    now: Timestamp,
) -> NewReminder {
    let (task, due_on) = match &decision.kind {
        DecisionKind::Rung { task, due, .. } => (Some(plan.renames.first_task(task)), Some(*due)),
        _ => (None, None),
    };
    NewReminder {
        key: decision.key.clone(),
        mail: mail.clone(),
        workflow: decision.workflow.clone(),
        task,
        partner: decision.kind.partner().map(|partner| plan.renames.first_partner(partner)),
        kind: serde_json::to_string(&decision.kind).unwrap_or_default(),
        due_on,
        to_coordinator,
        decided_at: now,
        why: decision.why.clone(),
    }
}

/// Why a queued reminder is not decided any more, for the journal.
pub(super) fn why_no_longer(scene: &Scene<'_>, kind: &DecisionKind) -> String {
    let (id, partner, due) = match kind {
        DecisionKind::Rung { task, partner, due, .. } => (task, partner, due),
        kind if kind.is_for_coordinator() => return "that was settled meanwhile".into(),
        _ => return "nothing is open any more".into(),
    };
    let Some(task) = scene.plan.task(id) else {
        return format!("task `{id}` is no longer part of the workflow");
    };
    if !scene.state.owes(task, partner) {
        return format!("`{partner}` owes nothing to `{id}` any more");
    }
    let now_due = task.due_for(partner);
    if now_due != *due {
        return format!("the due date of `{id}` moved from {due} to {now_due}");
    }
    if decide::ready_at(scene.plan, &scene.state, task).is_none() {
        return format!("`{id}` waits for another task");
    }
    format!("a later reminder for `{id}` takes its place")
}
