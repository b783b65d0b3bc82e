//! Mails that bring a report and have not left: whether they still go to whom they were written for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{AppError, distribute, tick::note_settled};
use crate::{
    engine::remind::{Decided, Outbox, report_of},
    model::{MailKey, MailState, WorkflowId, folded_address},
    store::{Tx, WithdrawnBy},
};

/// What waits of a report and no longer holds, with the reason: its reader gets none any more, has another address, or gets a newer
/// one that waits for release as well; or the workflow was closed.
pub(super) fn stale(
    outbox: &Outbox,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
) -> Vec<(MailKey, &'static str)> {
    let waits = |state| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
    let waiting: Vec<(&MailKey, MailState, &str)> = outbox
        .mails()
        .filter(|(key, mail)| key.is_report() && waits(mail.state) && !mail.is_attempted)
        .map(|(key, mail)| (key, mail.state, mail.to.as_str()))
        .collect();
    let newest = newest(&waiting);
    let why = |(key, state, to): &(&MailKey, MailState, &str)| {
        let (workflow, number) = report_of(key)?;
        let scene = scenes.get(&workflow);
        let is_newest = newest.get(&(workflow, folded_address(to))).is_none_or(|newest| *newest == number);
        match scene {
            Some(scene) if scene.state.is_closed => Some("the workflow was closed"),
            Some(scene) if !readers(scene, now).contains(&folded_address(to)) => {
                Some("nobody who gets reports has this address any more")
            }
            _ if !is_newest && *state != MailState::Queued => {
                Some("a newer report to the same person waits for release")
            }
            _ => None,
        }
    };
    waiting.iter().filter_map(|mail| Some((mail.0.clone(), why(mail)?))).collect()
}

/// Takes these back.
pub(super) fn withdraw(tx: &Tx, stale: &[(MailKey, &'static str)], now: Timestamp) -> Result<(), AppError> {
    for (key, why) in stale {
        let mail = tx.require_mail(key)?;
        tx.withdraw_mail(key, WithdrawnBy::Engine, why)?;
        note_settled(tx, &mail, MailState::Withdrawn, why, now)?;
    }
    Ok(())
}

/// The addresses that reports of a workflow go to, as they are compared.
fn readers(scene: &Decided<'_>, now: Timestamp) -> BTreeSet<String> {
    distribute::copies(scene.plan, now).iter().map(|copy| folded_address(copy.recipient.address())).collect()
}

/// The newest report that waits for each reader.
fn newest(waiting: &[(&MailKey, MailState, &str)]) -> BTreeMap<(WorkflowId, String), u32> {
    let mut newest = BTreeMap::new();
    for (key, _, to) in waiting {
        if let Some((workflow, number)) = report_of(key) {
            let last = newest.entry((workflow, folded_address(to))).or_insert(number);
            *last = number.max(*last);
        }
    }
    newest
}
