//! Mails that bring a report and have not left: whether they still go to whom they were written for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{AppError, distribute, tick::note_settled};
use crate::{
    engine::remind::{Decided, Outbox},
    model::{MailKey, MailState, WorkflowId, folded_address},
    store::{Tx, WithdrawnBy},
};

/// Takes back what waits of a report and no longer holds: its reader gets none any more, has another address, or gets a newer
/// one that waits for release as well; or the workflow was closed. Gives how many were taken back.
pub(super) fn withdraw_stale(
    tx: &Tx,
    outbox: &Outbox,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
) -> Result<usize, AppError> {
    let waits = |state| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
    let waiting: Vec<(&MailKey, MailState, &str)> = outbox
        .mails()
        .filter(|(key, mail)| key.is_report() && waits(mail.state) && !mail.is_attempted)
        .map(|(key, mail)| (key, mail.state, mail.to.as_str()))
        .collect();
    if waiting.is_empty() {
        return Ok(0);
    }
    let newest = newest(&waiting);
    let mut withdrawn = 0;
    for (key, state, to) in &waiting {
        let Some((workflow, number)) = report_of(key) else { continue };
        let scene = scenes.get(&workflow);
        let readers = scene.map(|scene| readers(scene, now));
        let is_newest = newest.get(&(workflow.clone(), folded_address(to))).is_none_or(|newest| *newest == number);
        let why = match (scene, readers) {
            (Some(scene), _) if scene.state.is_closed => "the workflow was closed",
            (Some(_), Some(readers)) if !readers.contains(&folded_address(to)) => {
                "nobody who gets reports has this address any more"
            }
            _ if !is_newest && *state != MailState::Queued => "a newer report to the same person waits for release",
            _ => continue,
        };
        let mail = tx.require_mail(key)?;
        tx.withdraw_mail(key, WithdrawnBy::Engine, why)?;
        note_settled(tx, &mail, MailState::Withdrawn, why, now)?;
        withdrawn += 1;
    }
    Ok(withdrawn)
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

/// Workflow and number of the report that a mail brings, from its key, `report:workflow:number:address`.
pub(super) fn report_of(key: &MailKey) -> Option<(WorkflowId, u32)> {
    let mut parts = key.as_str().split(':').skip(1);
    Some((WorkflowId::from(parts.next()?), parts.next()?.parse().ok()?))
}
