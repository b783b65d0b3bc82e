//! Whether a reminder can wait for a day on which its reader has had fewer mails.

use jiff::Timestamp;

use super::{Decided, Recipient, notes::times_told_again};
use crate::engine::{Decision, DecisionKind};

/// A due date at most this many days ahead is near: its first reminder does not wait.
const NEAR_DAYS: i32 = 7;

/// In the last this many days before the event opens, nothing waits.
const LAST_DAYS: i32 = 31;

/// Whether a reminder can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    /// It leaves as soon as it may.
    AtOnce,
    /// It waits for a quieter day.
    CanWait,
}

/// How urgent a decision is to its reader. Copies for information can wait, and so can a draft that was named before, and
/// a reminder of a due date that is
/// not near, or of which its reader was told before, since every mail since then has listed it.
pub(super) fn urgency(scene: &Decided<'_>, decision: &Decision, recipient: &Recipient<'_>, now: Timestamp) -> Urgency {
    let today = recipient.local_day(now);
    let can_wait = match &decision.kind {
        DecisionKind::Copy { .. } => true,
        DecisionKind::Rung { task, partner, due, .. } => {
            let told = scene.state.reminded.get(&(task.clone(), partner.clone()));
            (*due - today).get_days() > NEAR_DAYS || told.is_some_and(|told| told.iter().any(|told| told.due == *due))
        }
        // It was named before: it goes with what else there is to say.
        DecisionKind::Draft { since: Some(since), .. } => times_told_again(scene.plan, *since, now) > 0,
        _ => false,
    };
    let is_quiet = (scene.plan.event.opens - today).get_days() > LAST_DAYS;
    if can_wait && is_quiet && !recipient.needs_release() { Urgency::CanWait } else { Urgency::AtOnce }
}
