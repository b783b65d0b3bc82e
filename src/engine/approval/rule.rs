//! What the statements of a round come to.

use std::collections::BTreeMap;

use super::round::{Outcome, Round};
use crate::{
    model::{ApprovalRule, Seat, StatementKind},
    plan::Plan,
};

/// What the statements so far decide by the rule of the round; `None` while they decide nothing. A silence is decided by
/// objections alone, and its end is an event.
///
/// What was said last for a seat counts. Seats of partners that have left are not waited for; the size of a quorum is that of
/// all seats there were when the round was opened.
pub(super) fn decided(plan: &Plan, round: &Round) -> Option<Outcome> {
    let last: BTreeMap<&Seat, StatementKind> =
        round.present(plan).filter_map(|seat| Some((seat, round.vote(seat)?))).collect();
    let count = |kinds: &[StatementKind]| last.values().filter(|kind| kinds.contains(kind)).count();
    let approvals = count(&[StatementKind::Approved]);
    let returns = count(&[StatementKind::Returned, StatementKind::Objected]);
    let present = round.present(plan).count();
    let (is_approved, is_returned) = match round.rule {
        ApprovalRule::Silence(_) => return (returns > 0).then_some(Outcome::Broken),
        ApprovalRule::One => (approvals > 0, returns > 0),
        ApprovalRule::All => (approvals > 0 && last.len() == present, returns > 0),
        ApprovalRule::Quorum(..) | ApprovalRule::AtLeast(_) => {
            let needed = round.needed();
            (approvals >= needed, returns > 0 && present - returns < needed)
        }
    };
    // Who returns something is heard before who approves it.
    if is_returned {
        return Some(Outcome::Returned);
    }
    is_approved.then_some(Outcome::Approved)
}
