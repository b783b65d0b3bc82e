//! Whether a reminder can wait for a day on which its reader has had fewer mails.

use jiff::Timestamp;

use super::Recipient;
use crate::{
    engine::{Decision, DecisionKind},
    plan::Plan,
};

/// A due date no more than this many days ahead is near: reminders of it do not wait.
const NEAR_DAYS: i32 = 7;

/// In so many days before the event opens nothing waits.
const LAST_DAYS: i32 = 31;

/// Whether something can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    /// It leaves as soon as it may.
    AtOnce,
    /// It waits for a quieter day.
    CanWait,
}

/// How urgent a decision is to its reader: what is for information can wait, and so can a reminder whose due date is not near.
pub(super) fn urgency(plan: &Plan, decision: &Decision, recipient: &Recipient<'_>, now: Timestamp) -> Urgency {
    let today = recipient.local_day(now);
    let can_wait = match &decision.kind {
        DecisionKind::Copy { .. } => true,
        DecisionKind::Rung { due, .. } => (*due - today).get_days() > NEAR_DAYS,
        _ => false,
    };
    let is_quiet = (plan.event.opens - today).get_days() > LAST_DAYS;
    if can_wait && is_quiet && !recipient.is_draft() { Urgency::CanWait } else { Urgency::AtOnce }
}
