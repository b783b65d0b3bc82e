//! Copies to the working level of what somebody else at the same partner is reminded of.
//!
//! Each is a separate mail in its reader's language and on their day. It is sent once before the due date, once on it
//! and once after it; anything further would be no news to them. Copies of a letter leave with the letter when a person
//! releases it, and so do copies to offices that only a person writes to.

use jiff::Timestamp;

use super::{Addresses, Decided, Recipient, recipient::reader_of};
use crate::{
    engine::{
        Addressee, Decision, DecisionKind,
        reminder_key::{self, LadderPart},
    },
    model::is_same_address,
    plan::Plan,
};

/// The copies of a decision.
pub(super) fn copies_of(plan: &Plan, decision: &Decision) -> Vec<Decision> {
    let DecisionKind::Rung { task, partner, due, rung, .. } = &decision.kind else { return Vec::new() };
    let part = LadderPart::of(rung);
    if decision.to.to.needs_release() {
        return Vec::new();
    }
    let readers = decision.to.cc.iter().filter(|function| !function.needs_release());
    readers
        .map(|reader| Decision {
            key: reminder_key::copy(plan, (task, partner), part, *due, *reader),
            workflow: decision.workflow.clone(),
            to: Addressee { partner: partner.clone(), to: *reader, cc: Vec::new() },
            kind: DecisionKind::Copy { task: task.clone(), partner: partner.clone(), due: *due, asked: decision.to.to },
            due_at: decision.due_at,
            why: format!("copy for the {}: {}", reader.as_str().replace('_', " "), decision.why),
        })
        .collect()
}

/// True if the reader of the copy gets the original reminder anyway: nobody is told the same thing twice.
pub(super) fn is_told_anyway(
    scene: &Decided<'_>,
    copy: &Decision,
    reader: &Recipient<'_>,
    addresses: &Addresses,
    now: Timestamp,
) -> bool {
    let DecisionKind::Copy { task, partner, .. } = &copy.kind else { return false };
    // The keys of one input are adjacent.
    let of_input = scene.decisions.range(reminder_key::first_of_input(scene.plan, task, partner)..);
    let of_input = of_input.take_while(|(key, _)| reminder_key::is_of_input(key, scene.plan, task, partner));
    let mut originals = of_input.map(|(_, decision)| decision);
    originals.any(|original| {
        let is_rung = matches!(original.kind, DecisionKind::Rung { .. });
        is_rung && is_same_address(reader_of(scene, original, addresses, now).address(), reader.address())
    })
}
