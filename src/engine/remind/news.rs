//! Whether a reminder is news to the coordinator, and why one is withdrawn.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};

use super::{Decided, Outbox};
use crate::{
    engine::{
        Decision, DecisionKind, RunState,
        decide::quiet_until,
        ladder,
        open_inputs::{self, OpenTask},
        reminder_key,
    },
    model::{InputState, PartnerId, TaskId, TaskState},
    plan::Plan,
};

/// The record of a mail that is withdrawn names at most so many reasons.
const REASONS_AT_MOST: usize = 3;

/// Why a mail is withdrawn, from why each reminder in it was.
pub fn in_one_sentence(whys: &BTreeSet<String>) -> String {
    let named: Vec<&str> = whys.iter().take(REASONS_AT_MOST).map(String::as_str).collect();
    match whys.len().saturating_sub(REASONS_AT_MOST) {
        0 => named.join("; "),
        more => format!("{}; and {more} more", named.join("; ")),
    }
}

/// The coordinator is notified once that nobody can be written to about an input, and again when it is overdue; never
/// because of a digest, which would only repeat it.
pub(super) fn is_news(outbox: &Outbox, scene: &Decided<'_>, decision: &Decision, now: Timestamp) -> bool {
    let plan = scene.plan;
    let (task, partner, due) = match &decision.kind {
        DecisionKind::Rung { task, partner, due, .. } => (task, partner, *due),
        DecisionKind::Digest { .. }
        | DecisionKind::Asked { .. }
        | DecisionKind::Announcement { .. }
        | DecisionKind::CalledOff { .. } => return false,
        _ => return true,
    };
    let is_overdue = |at: Timestamp| plan.timezone.to_datetime(at).date() > due;
    let input = (plan.renames.first_task(task), plan.renames.first_partner(partner), due);
    !outbox.told_at(&plan.workflow, input).iter().any(|at| is_overdue(*at) == is_overdue(now))
}

/// Why a queued reminder is no longer decided, for the journal.
pub(super) fn why_no_longer(scene: &Decided<'_>, kind: &DecisionKind, now: Timestamp) -> String {
    if !scene.state.is_live() {
        return "the workflow was closed".into();
    }
    let (id, partner, due) = match kind {
        DecisionKind::Rung { task, partner, due, .. } | DecisionKind::Copy { task, partner, due, .. } => {
            (task, partner, due)
        }
        DecisionKind::Announcement { .. } | DecisionKind::CalledOff { .. } => {
            return "what was to be announced changed again, or holds as it was told".into();
        }
        DecisionKind::Asking { .. } => {
            return "everything that it asks about was reported on, or a later mail takes its place".into();
        }
        kind if kind.is_for_coordinator() => return "that was settled meanwhile".into(),
        DecisionKind::Digest { .. } => return "a later digest takes its place, or nothing is open any more".into(),
        DecisionKind::Asked { .. } => return "it could not leave for a week, or nothing is open any more".into(),
        _ => return "nothing is open any more".into(),
    };
    why_untrue(scene.plan, scene.state, id, partner, *due)
        .or_else(|| why_silent(scene, id, partner, now))
        .unwrap_or_else(|| why_replaced(scene, kind, id, partner))
}

/// Why nobody is reminded of an input that is owed; `None` if somebody may be.
fn why_silent(scene: &Decided<'_>, id: &TaskId, partner: &PartnerId, now: Timestamp) -> Option<String> {
    let Decided { plan, state, .. } = scene;
    let task = plan.task(id)?;
    let Some(of) = plan.partners.get(partner) else { return Some(format!("`{partner}` takes part no more")) };
    let run = state.task(id);
    let open = OpenTask { task, run };
    Some(match (run.state, open_inputs::ready_at(plan, state, task)) {
        (TaskState::OnHold, _) => format!("`{id}` is on hold"),
        (TaskState::Blocked, _) => format!("`{id}` is blocked"),
        (_, None) => format!("`{id}` waits for another task"),
        (_, Some(at)) if at > now => format!("`{id}` cannot be begun before {}", plan.timezone.to_datetime(at).date()),
        _ if now > open.last_step_at(plan, of) && open_inputs::is_dispensable(task, run, partner) => {
            format!("enough others have delivered to `{id}`, and the day of `{partner}` is over")
        }
        _ if now > open.last_step_at(plan, of) => {
            format!("the event closed on {}: nobody is reminded any more of what was due by then", plan.event.closes)
        }
        _ if quiet_until(state, task, of).is_some_and(|until| until > now) => {
            let asked = run.part(task, partner).is_some_and(|part| part.state == InputState::HelpWanted);
            let said = if asked { "asked for help with" } else { "named a later day for its part in" };
            format!("`{partner}` {said} `{id}`")
        }
        _ => return None,
    })
}

/// Why something else is said of an input that is reminded of, or nothing at the moment.
fn why_replaced(scene: &Decided<'_>, kind: &DecisionKind, id: &TaskId, partner: &PartnerId) -> String {
    let is_letter = |decision: &Decision| decision.to.to.needs_release();
    let of_input = scene.decisions.range(reminder_key::first_of_input(scene.plan, id, partner)..);
    let of_input = of_input.take_while(|(key, _)| reminder_key::is_of_input(key, scene.plan, id, partner));
    let mut rungs = of_input.map(|(_, decision)| decision);
    let has_later = rungs.any(|decision| matches!(decision.kind, DecisionKind::Rung { .. }) && !is_letter(decision));
    if has_later && !was_letter(scene.plan, kind) {
        format!("a later reminder for `{id}` takes its place")
    } else if matches!(kind, DecisionKind::Copy { .. }) {
        format!("what it is a copy of, for `{id}`, is not said any more")
    } else {
        format!("the ladder of `{id}` does not come to this step now")
    }
}

/// True for a step of a ladder that was a letter to a higher level.
fn was_letter(plan: &Plan, kind: &DecisionKind) -> bool {
    let DecisionKind::Rung { task, partner, due, rung, .. } = kind else { return false };
    let (Some(task), Some(partner)) = (plan.task(task), plan.partners.get(partner)) else { return false };
    plan.ladders.get(&task.ladder).is_some_and(|ladder| ladder::is_letter(ladder, partner, *due, rung))
}

/// What has changed about an input requested by `due`; `None` if nothing has.
pub fn why_untrue(plan: &Plan, state: &RunState, id: &TaskId, partner: &PartnerId, due: Date) -> Option<String> {
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
