//! Mails that bring a report and have not left: whether they still go to the right people.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::outbox_rows::{Written, waiting_mail};
use crate::{
    app::{
        AppError,
        compose::{self, Letterhead},
        journal::note_settled,
        reports::{
            distribute::{self, Copy},
            refused::{addresses_at, refuse_untried},
        },
    },
    engine::remind::{Addresses, Decided, Outbox, Recipient, Waiting, report_key, report_of},
    mail,
    model::{MailKey, MailState, WorkflowId, folded_address},
    plan::Plan,
    store::{Mail, NewMail, REFUSAL_HOLDS_FOR, Snapshot, Tx, WithdrawnBy},
};

/// A mail that would bring a report to the wrong person or address.
pub(super) struct Stale {
    mail: MailKey,
    why: &'static str,
    /// The address that the same reader has now, or that of who stands in.
    moves_to: Option<String>,
    end: End,
}

/// What becomes of a mail that is stale.
enum End {
    /// It is withdrawn.
    Withdrawn,
    /// It counts as refused, with the words with which its address refused the last mail: there is nobody else.
    Refused(String),
    /// It was refused, and stays so: what somebody else gets is made of it.
    Stays(Box<(Waiting, Written)>),
}

/// Waiting mails with a final text that are out of date. A report's: the reader no longer gets reports, gets other
/// editions, has another address, or has a newer report awaiting release as well. Any, also one that is sent again: the
/// workflow was closed. What a server has put off is looked at like the rest, as long as nobody has it. The last report that was
/// refused goes to who stands in, like a reminder.
pub(super) fn stale(
    tx: &Snapshot,
    outbox: &Outbox,
    written: &BTreeMap<MailKey, Written>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
) -> Result<Vec<Stale>, AppError> {
    let waits = |state| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
    let waiting: Vec<(&MailKey, &Waiting)> = outbox
        .mails()
        .filter(|(key, mail)| (key.is_report() || key.is_resent()) && waits(mail.state) && !mail.has_arrived)
        .collect();
    let addresses = &outbox.addresses;
    let mut look = Look { tx, written, scenes, addresses, newest: newest(&waiting), taken: BTreeSet::new(), now };
    let mut stale = Vec::new();
    for (key, mail) in waiting {
        stale.extend(look.at(key, mail)?);
    }
    let since = now.saturating_sub(REFUSAL_HOLDS_FOR).unwrap_or(Timestamp::MIN);
    for mail in tx.undelivered(since)?.iter().filter(|mail| mail.key.is_report()) {
        stale.extend(look.at_refused(mail)?);
    }
    Ok(stale)
}

/// What tells whether a mail is out of date.
struct Look<'l, 'a> {
    tx: &'l Snapshot,
    written: &'l BTreeMap<MailKey, Written>,
    scenes: &'l BTreeMap<WorkflowId, Decided<'a>>,
    addresses: &'l Addresses,
    newest: BTreeMap<(WorkflowId, String), u32>,
    /// Where others go that were on their way to an earlier address.
    taken: BTreeSet<MailKey>,
    now: Timestamp,
}

impl Look<'_, '_> {
    /// Whether a mail is out of date, and why.
    fn at(&mut self, key: &MailKey, mail: &Waiting) -> Result<Option<Stale>, AppError> {
        let withdrawn = |why, moves_to| Some(Stale { mail: key.clone(), why, moves_to, end: End::Withdrawn });
        let is_closed = |workflow: &WorkflowId| self.scenes.get(workflow).is_some_and(|scene| scene.state.is_closed);
        if !mail.workflows.is_empty() && mail.workflows.iter().all(is_closed) {
            return Ok(withdrawn("the workflow was closed", None));
        }
        // To whom something goes again, a person has said.
        let Some((workflow, number)) = report_of(key) else { return Ok(None) };
        let (written, address) = (self.written.get(key), folded_address(&mail.to));
        if let Some(scene) = self.scenes.get(&workflow) {
            let copies = distribute::copies(scene.plan, self.addresses, self.now);
            let copy = copies.iter().find(|copy| folded_address(copy.recipient.address()) == address);
            let Some(copy) = copy.filter(|copy| copy.refused.is_none()) else {
                let moves_to = self.free(scene.plan, number, same_reader(&copies, mail, written))?;
                // A draft, or one that is held, waits for a person anyway.
                return Ok(match (copy.and_then(|copy| copy.refused.clone()), &moves_to) {
                    (Some(words), None) if mail.state == MailState::Queued => {
                        let why = "its address refused the last mail, and nobody stands in";
                        Some(Stale { mail: key.clone(), why, moves_to: None, end: End::Refused(words) })
                    }
                    (Some(_), None) => None,
                    _ => withdrawn(self.why_moved(&address, moves_to.is_some()), moves_to),
                });
            };
            if !brings_what(copy, written) {
                return Ok(withdrawn("its reader gets other editions now", None));
            }
        }
        let is_newest = self.newest.get(&(workflow, address)).is_none_or(|newest| *newest == number);
        let waits_with_a_newer_one = !is_newest && mail.state != MailState::Queued;
        if waits_with_a_newer_one {
            return Ok(withdrawn("a newer report to the same person waits for release", None));
        }
        Ok(None)
    }

    /// Why a report goes to another address, or to none.
    fn why_moved(&self, address: &str, has_other: bool) -> &'static str {
        match has_other {
            false => "nobody who gets reports has this address any more",
            true if !self.addresses.accepts(address) => "its address refused the last mail; who stands in gets it",
            true if self.addresses.away.contains_key(address) => "its reader is away; who stands in gets it",
            true => "its reader has another address now, and gets it there",
        }
    }

    /// Whether somebody else at the same organisation gets the last report, which an address refused.
    fn at_refused(&mut self, mail: &Mail) -> Result<Option<Stale>, AppError> {
        let Some((workflow, number)) = report_of(&mail.key) else { return Ok(None) };
        let address = mail.to().next().unwrap_or_default();
        let Some(scene) = self.scenes.get(&workflow).filter(|scene| scene.state.is_live()) else { return Ok(None) };
        let is_last = self.tx.next_report_number(&workflow)? == number + 1;
        if !is_last || mail.state == MailState::Sent || self.addresses.accepts(address) {
            return Ok(None);
        }
        let (waiting, written) = (waiting_mail(self.tx, mail)?, Written::from(mail));
        let copies = distribute::copies(scene.plan, self.addresses, self.now);
        let moves_to = self.free(scene.plan, number, same_reader(&copies, &waiting, Some(&written)))?;
        Ok(moves_to.map(|to| Stale {
            mail: mail.key.clone(),
            why: "the address it was written to did not take it",
            moves_to: Some(to),
            end: End::Stays(Box::new((waiting, written))),
        }))
    }

    /// The first of `addresses` to which the report was not sent, and is not going to be.
    fn free(&mut self, plan: &Plan, number: u32, addresses: Vec<String>) -> Result<Option<String>, AppError> {
        for address in addresses {
            let key = report_key(plan, number, &address);
            if self.tx.mail(&key)?.is_none() && self.taken.insert(key) {
                return Ok(Some(address));
            }
        }
        Ok(None)
    }
}

/// Takes what is stale out of the outbox, and puts in what goes to a new address instead, so that the rules do not speak of
/// mails that are no more.
pub(super) fn set_aside(
    outbox: &mut Outbox,
    written: &mut BTreeMap<MailKey, Written>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    stale: &[Stale],
    now: Timestamp,
) {
    for Stale { mail: key, moves_to, end, .. } in stale {
        let waiting = outbox.remove_mail(key).map(|(waiting, _)| waiting);
        let (old, text) = match (end, waiting) {
            (End::Stays(refused), _) => (refused.0.clone(), Some(refused.1.clone())),
            (_, Some(waiting)) => (waiting, written.get(key).cloned()),
            (_, None) => continue,
        };
        let Some(address) = moves_to else { continue };
        let Some((plan, number)) = report_in(scenes, key) else { continue };
        let copies = distribute::copies(plan, &outbox.addresses, now);
        let Some(copy) = copies.iter().find(|copy| copy.recipient.address() == address) else { continue };
        let new = report_key(plan, number, address);
        if let Some(text) = text {
            written.insert(new.clone(), text);
        }
        let waiting = Waiting {
            to: address.clone(),
            state: state_of_new(old.state, old.held_by, &copy.recipient, outbox.holds.by_configuration),
            not_before: copy.recipient.departure(now),
            is_attempted: false,
            has_arrived: false,
            is_put_off: false,
            held_by: None,
            released_at: None,
            ..old
        };
        outbox.add_mail(new, waiting);
    }
}

/// The state of a mail that takes the place of one in that state. What a person holds is held anew by the rules.
fn state_of_new(state: MailState, held_by: Option<u32>, to: &Recipient<'_>, holds: bool) -> MailState {
    match state {
        MailState::Failed | MailState::Bounced if to.needs_release() => MailState::Draft,
        MailState::Failed | MailState::Bounced if holds => MailState::Held,
        MailState::Failed | MailState::Bounced => MailState::Queued,
        _ if held_by.is_some() => MailState::Queued,
        state => state,
    }
}

/// The plan and number of the report that a mail brings.
fn report_in<'a>(scenes: &BTreeMap<WorkflowId, Decided<'a>>, key: &MailKey) -> Option<(&'a Plan, u32)> {
    let (workflow, number) = report_of(key)?;
    Some((scenes.get(&workflow)?.plan, number))
}

/// The addresses of those at the same partner who get the same editions, the likeliest first: nobody knows which office an
/// address was of.
fn same_reader(copies: &[Copy<'_>], mail: &Waiting, written: Option<&Written>) -> Vec<String> {
    let is_same = |copy: &&Copy<'_>| {
        copy.refused.is_none()
            && copy.recipient.partner.map(|partner| &partner.id) == mail.partner.as_ref()
            && brings_what(copy, written)
    };
    let mut same: Vec<&Copy<'_>> = copies.iter().filter(is_same).collect();
    // What waits for release was for somebody whom only a person writes to.
    same.sort_by_key(|copy| copy.recipient.needs_release() != (mail.state == MailState::Draft));
    same.into_iter().map(|copy| copy.recipient.address().to_owned()).collect()
}

/// Withdraws these mails, and sends those with a new address there.
pub(super) fn withdraw(
    tx: &Tx,
    with: Letterhead<'_>,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    stale: &[Stale],
    now: Timestamp,
) -> Result<(), AppError> {
    let addresses = &addresses_at(tx, now)?;
    for Stale { mail: key, why, moves_to, end } in stale {
        let mail = tx.require_mail(key)?;
        if let Some(address) = moves_to {
            readdress(tx, with, (scenes, addresses), &mail, address, now)?;
        }
        match end {
            End::Withdrawn => {
                tx.withdraw_mail(key, WithdrawnBy::Engine, why)?;
                note_settled(tx, &mail, MailState::Withdrawn, why, now)?;
            }
            End::Refused(words) => refuse_untried(tx, key, words, now)?,
            End::Stays(_) => {}
        }
    }
    Ok(())
}

/// The same report to the same reader at another address.
fn readdress(
    tx: &Tx,
    with: Letterhead<'_>,
    (scenes, addresses): (&BTreeMap<WorkflowId, Decided<'_>>, &Addresses),
    mail: &Mail,
    address: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let Some((plan, number)) = report_in(scenes, &mail.key) else { return Ok(()) };
    let copies = distribute::copies(plan, addresses, now);
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
        state: state_of_new(mail.state, mail.held_by, recipient, with.config.mail.hold),
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

/// True if all that a mail brings is among what the reader of `copy` gets.
fn brings_what(copy: &Copy<'_>, mail: Option<&Written>) -> bool {
    // Earlier versions did not write down what a mail brings.
    let mut brought = mail.into_iter().flat_map(|mail| mail.basis.split_whitespace());
    brought.all(|name| copy.variants.iter().any(|(audience, _)| audience.as_str() == name))
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
