//! Copies to the working level of what somebody else at the same partner is reminded of, or asked to decide.
//!
//! Each is a separate mail in its reader's language and on their day. That of a reminder is sent once before the due date,
//! once on it and once after it; anything further would be no news to them. Copies of a letter leave with the letter when a person
//! releases it, and so do copies to offices that only a person writes to.

use jiff::Timestamp;

use super::{Addresses, Decided, Recipient, recipient::reader_of};
use crate::{
    engine::{
        Addressee, Decision, DecisionKind, NoticeKind,
        reminder_key::{self, LadderPart},
    },
    model::is_same_address,
    plan::{Function, Plan},
};

/// The copies of a decision.
pub(super) fn copies_of(plan: &Plan, decision: &Decision) -> Vec<Decision> {
    let readers = decision.to.cc.iter().filter(|function| !function.needs_release());
    if decision.to.to.needs_release() {
        return Vec::new();
    }
    let of_rung = |reader: &Function| {
        let DecisionKind::Rung { task, partner, due, rung, .. } = &decision.kind else { return None };
        let key = reminder_key::copy(plan, (task, partner), LadderPart::of(rung), *due, *reader);
        let (task, partner) = (task.clone(), partner.clone());
        Some((key, DecisionKind::Copy { task, partner, due: *due, asked: decision.to.to }))
    };
    let of_notice = |reader: &Function| {
        let mut kind = decision.kind.clone();
        let DecisionKind::Notice { is_copy, .. } = &mut kind else { return None };
        *is_copy = true;
        Some((reminder_key::copy_of_notice(&decision.key, *reader), kind))
    };
    let copies = readers.filter_map(|reader| Some((reader, of_rung(reader).or_else(|| of_notice(reader))?)));
    copies
        .map(|(reader, (key, kind))| Decision {
            key,
            workflow: decision.workflow.clone(),
            to: Addressee { partner: decision.to.partner.clone(), to: *reader, cc: Vec::new() },
            kind,
            due_at: decision.due_at,
            why: format!("copy for the {}: {}", reader.as_str().replace('_', " "), decision.why),
        })
        .collect()
}

/// True if its reader gets the same in another mail anyway, that of a copy the original: nobody is told the same thing twice.
pub(super) fn is_told_anyway(
    scene: &Decided<'_>,
    decision: &Decision,
    reader: &Recipient<'_>,
    addresses: &Addresses,
    now: Timestamp,
) -> bool {
    let is_to_reader =
        |other: &Decision| is_same_address(reader_of(scene, other, addresses, now).address(), reader.address());
    match &decision.kind {
        DecisionKind::Copy { task, partner, .. } => {
            // The keys of one input are adjacent.
            let of_input = scene.decisions.range(reminder_key::first_of_input(scene.plan, task, partner)..);
            let mut of_input =
                of_input.take_while(|(key, _)| reminder_key::is_of_input(key, scene.plan, task, partner));
            of_input.any(|(_, original)| matches!(original.kind, DecisionKind::Rung { .. }) && is_to_reader(original))
        }
        DecisionKind::Notice { .. } => {
            scene.decisions.values().any(|other| says_the_same(decision, other) && is_to_reader(other))
        }
        _ => false,
    }
}

/// True if the notice `other` says what `decision` does, and takes its place with a reader of both: the original of a copy does, and
/// of several outcomes, which ask for nothing, the first.
fn says_the_same(decision: &Decision, other: &Decision) -> bool {
    let DecisionKind::Notice { task, round, notice, is_copy, .. } = &decision.kind else { return false };
    let DecisionKind::Notice { task: of, round: in_round, notice: also, is_copy: too, .. } = &other.kind else {
        return false;
    };
    let takes_its_place = match (*is_copy, *too) {
        (true, false) => true,
        (false, true) => false,
        (true, true) => other.key < decision.key,
        (false, false) => *notice == NoticeKind::Outcome && other.key < decision.key,
    };
    (task, round, notice) == (of, in_round, also) && takes_its_place
}
