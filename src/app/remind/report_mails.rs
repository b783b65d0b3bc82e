//! Mails that bring a report and have not left: whether they still go to the right people.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::outbox_rows::Written;
use crate::{
    app::{
        AppError,
        compose::{self, Letterhead},
        journal::note_settled,
        reports::distribute::{self, Copy},
    },
    engine::remind::{Decided, Outbox, Waiting, report_key, report_of},
    mail,
    model::{MailKey, MailState, WorkflowId, folded_address},
    store::{Mail, NewMail, Tx, WithdrawnBy},
};

/// A mail that would bring a report to the wrong person or address.
pub(super) struct Stale {
    mail: MailKey,
    why: &'static str,
    /// The same reader's new address.
    moves_to: Option<String>,
}

/// Waiting mails with a final text that are out of date. A report's: the reader no longer gets reports, gets other
/// editions, has another address, or has a newer report awaiting release as well. Any, also one that is sent again: the
/// workflow was closed. What a server has put off is looked at like the rest, as long as nobody has it.
pub(super) fn stale(
    outbox: &Outbox,
    written: &BTreeMap<MailKey, Written>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
) -> Vec<Stale> {
    let waits = |state| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
    let waiting: Vec<(&MailKey, &Waiting)> = outbox
        .mails()
        .filter(|(key, mail)| (key.is_report() || key.is_resent()) && waits(mail.state) && !mail.has_arrived)
        .collect();
    let newest = newest(&waiting);
    let is_closed = |workflow: &WorkflowId| scenes.get(workflow).is_some_and(|scene| scene.state.is_closed);
    let stale = |(key, mail): &(&MailKey, &Waiting)| {
        let gone = |why| Some(Stale { mail: (*key).clone(), why, moves_to: None });
        if !mail.workflows.is_empty() && mail.workflows.iter().all(is_closed) {
            return gone("the workflow was closed");
        }
        // To whom something goes again, a person has said.
        let (workflow, number) = report_of(key)?;
        let scene = scenes.get(&workflow);
        let address = folded_address(&mail.to);
        let is_newest = newest.get(&(workflow, address.clone())).is_none_or(|newest| *newest == number);
        match scene {
            Some(scene) if !readers(scene, now).contains(&address) => {
                let copies = distribute::copies(scene.plan, now);
                let same =
                    |copy: &&Copy<'_>| copy.recipient.partner.map(|partner| &partner.id) == mail.partner.as_ref();
                let moves_to = copies.iter().find(same).map(|copy| copy.recipient.address().to_owned());
                let why = match moves_to {
                    Some(_) => "its reader has another address now, and gets it there",
                    None => "nobody who gets reports has this address any more",
                };
                Some(Stale { mail: (*key).clone(), why, moves_to })
            }
            Some(scene) if !has_right_editions(scene, written.get(*key), &address, now) => {
                gone("its reader gets other editions now")
            }
            _ if !is_newest && mail.state != MailState::Queued => {
                gone("a newer report to the same person waits for release")
            }
            _ => None,
        }
    };
    waiting.iter().filter_map(stale).collect()
}

/// Withdraws these mails, and sends those with a new address there.
pub(super) fn withdraw(
    tx: &Tx,
    with: Letterhead<'_>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    stale: &[Stale],
    now: Timestamp,
) -> Result<(), AppError> {
    for Stale { mail: key, why, moves_to } in stale {
        let mail = tx.require_mail(key)?;
        if let Some(address) = moves_to {
            readdress(tx, with, scenes, &mail, address, now)?;
        }
        tx.withdraw_mail(key, WithdrawnBy::Engine, why)?;
        note_settled(tx, &mail, MailState::Withdrawn, why, now)?;
    }
    Ok(())
}

/// The same report to the same reader at another address. If one is there already, that is enough.
fn readdress(
    tx: &Tx,
    with: Letterhead<'_>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    mail: &Mail,
    address: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let Some((workflow, number)) = report_of(&mail.key) else { return Ok(()) };
    let Some(plan) = scenes.get(&workflow).map(|scene| scene.plan) else { return Ok(()) };
    let copies = distribute::copies(plan, now);
    let Some(copy) = copies.iter().find(|copy| copy.recipient.address() == address) else { return Ok(()) };
    let (recipient, key) = (&copy.recipient, report_key(plan, number, address));
    let message_id = with.message_id(Some(plan), &key);
    let departs_at = recipient.departure(now);
    let to = compose::addressee(recipient, &mail.lang, recipient.local_day(departs_at));
    let header = mail::Resent { message_id: &message_id, first_id: &mail.message_id, to: Some(&to) };
    let new = NewMail {
        workflows: mail.workflows.clone(),
        partner: mail.partner.clone(),
        to: vec![address.to_owned()],
        cc: Vec::new(),
        lang: mail.lang.clone(),
        subject: mail.subject.clone(),
        state: mail.state,
        due_at: departs_at,
        mime: mail::resent(&tx.mime(&mail.key)?, &header)?,
        message_id,
        basis: mail.basis.clone(),
        key,
    };
    if tx.insert_mail(&new)? {
        let why = format!("brings report {number} to the address that its reader has now");
        note_settled(tx, &tx.require_mail(&new.key)?, new.state, &why, now)?;
    }
    Ok(())
}

/// True unless a mail brings an edition that its reader does not get any more.
fn has_right_editions(scene: &Decided<'_>, mail: Option<&Written>, address: &str, now: Timestamp) -> bool {
    let copies = distribute::copies(scene.plan, now);
    let copy = copies.iter().find(|copy| folded_address(copy.recipient.address()) == address);
    let (Some(mail), Some(copy)) = (mail, copy) else { return true };
    // Earlier versions did not write down what a mail brings.
    let mut brought = mail.basis.split_whitespace();
    brought.all(|name| copy.variants.iter().any(|(audience, _)| audience.as_str() == name))
}

/// The addresses that the reports of a workflow go to, normalised for comparison.
fn readers(scene: &Decided<'_>, now: Timestamp) -> BTreeSet<String> {
    distribute::copies(scene.plan, now).iter().map(|copy| folded_address(copy.recipient.address())).collect()
}

/// The newest report awaiting release for each reader.
fn newest(waiting: &[(&MailKey, &Waiting)]) -> BTreeMap<(WorkflowId, String), u32> {
    let mut newest = BTreeMap::new();
    for (key, mail) in waiting {
        if let Some((workflow, number)) = report_of(key) {
            let last = newest.entry((workflow, folded_address(&mail.to))).or_insert(number);
            *last = number.max(*last);
        }
    }
    newest
}
