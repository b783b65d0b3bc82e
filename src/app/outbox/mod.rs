//! What people do with mails: release, withdraw, retry, say what happened to them.

mod dossier;
mod holds;
mod listed_state;
mod remind_now;
mod resend;
mod selection;

use std::collections::BTreeSet;

use jiff::Timestamp;

pub use self::{
    dossier::{CarriedReminder, Dossier, StateChange, dossiers},
    holds::{HoldOrder, HoldReport, holds, lift_hold, place_hold},
    listed_state::ListedState,
    remind_now::{Reminding, WouldSay, foretell, remind},
    resend::{Again, Resending, resend},
    selection::{Selection, select},
};
use crate::{
    app::{
        App, AppError, Loading, compose,
        error::refuse_hidden,
        journal::{note_by, note_sent},
        tick,
    },
    model::{Actor, Event, Fact, MailKey, MailState, ReminderState, is_same_address},
    store::{Mail, MailFilter, Tx, WithdrawnBy},
};

/// The mail with this key, or with this short key as shown in lists.
pub fn find_mail(app: &mut App, named: &str) -> Result<MailKey, AppError> {
    let key = MailKey::from(named);
    let all = app.store.read(|tx| if tx.mail(&key)?.is_some() { Ok(Vec::new()) } else { tx.mail_keys() })?;
    if all.is_empty() {
        return Ok(key);
    }
    let mut meant: Vec<MailKey> = all.into_iter().filter(|key| key.short().eq_ignore_ascii_case(named)).collect();
    match meant.len() {
        0 => Ok(key),
        1 => Ok(meant.remove(0)),
        _ => Err(AppError::AmbiguousMail { key: named.to_owned(), mails: meant }),
    }
}

/// Releases drafts and held mails, all or none: they leave at once or on their recipients' next working morning. They
/// are rewritten first, so that they are up to date.
pub fn release(app: &mut App, loading: &Loading, keys: &[MailKey], now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        for key in keys {
            let mail = tx.require_mail(key)?;
            let plans = loading.workflows.values().map(|loaded| loaded.plan.as_ref());
            let departs_at = compose::recipient_of(plans, &mail).map_or(now, |recipient| recipient.departure(now));
            tx.release(key, departs_at)?;
            tx.note_release(key, now)?;
            note_by(tx, &mail, MailState::Queued, "released", &Actor::Coordinator, now)?;
        }
        Ok::<_, AppError>(())
    })?;
    tick(app, loading, now)?;
    Ok(())
}

/// Withdraws a mail that has not left. The engine never queues its reminders again.
pub fn withdraw(app: &mut App, loading: &Loading, key: &MailKey, why: &str, now: Timestamp) -> Result<(), AppError> {
    withdraw_all(app, loading, std::slice::from_ref(key), why, now)
}

/// Withdraws several mails, all or none.
pub fn withdraw_all(
    app: &mut App,
    loading: &Loading,
    keys: &[MailKey],
    why: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    refuse_hidden("reason", Some(why))?;
    app.store.write(|tx| keys.iter().try_for_each(|key| withdraw_in(tx, key, why, now)))?;
    tick(app, loading, now)?;
    Ok(())
}

fn withdraw_in(tx: &Tx, key: &MailKey, why: &str, now: Timestamp) -> Result<(), AppError> {
    let mail = tx.require_mail(key)?;
    for reminder in tx.withdraw_mail(key, WithdrawnBy::Person, why)? {
        if let Some(reminder) = tx.reminder(&reminder)? {
            let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.to_owned() };
            tx.append(&Event { actor: Actor::Coordinator, ..Event::of_engine(&reminder.workflow, now, fact) })?;
        }
    }
    note_by(tx, &mail, MailState::Withdrawn, why, &Actor::Coordinator, now)
}

/// Retries a failed or uncertain mail under the same Message-ID.
pub fn retry(app: &mut App, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| retry_in(tx, key, now))
}

/// Retries several failed mails, all or none, each under its own Message-ID.
pub fn retry_all(app: &mut App, keys: &[MailKey], now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| keys.iter().try_for_each(|key| retry_in(tx, key, now)))
}

fn retry_in(tx: &Tx, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    let mail = tx.require_mail(key)?;
    tx.retry(key, now)?;
    if mail.attempts == 0 {
        // It was not even tried, because of what its address had said before.
        mail.to().try_for_each(|address| tx.pardon(address, now))?;
    }
    note_by(tx, &mail, MailState::Queued, "to be tried again", &Actor::Coordinator, now)
}

/// Allows mails to an address again, whatever it refused so far. Returns its failed mails, which stay as they are.
pub fn pardon(app: &mut App, loading: &Loading, address: &str, now: Timestamp) -> Result<Vec<Mail>, AppError> {
    let failed = app.store.write(|tx| {
        let states = BTreeSet::from([MailState::Failed]);
        let failed = tx.mails(&MailFilter { states, ..MailFilter::default() })?;
        let is_to_it = |mail: &Mail| mail.to().any(|to| is_same_address(to, address));
        let failed: Vec<Mail> = failed.into_iter().filter(is_to_it).collect();
        let refused = tx.refused_addresses(now)?;
        let known: BTreeSet<String> = addresses(loading).chain(refused.into_keys()).collect();
        if failed.is_empty() && !known.iter().any(|known| is_same_address(known, address)) {
            let (what, name) = ("address", address.to_owned());
            return Err(AppError::Unknown { what, name, known: known.into_iter().collect() });
        }
        tx.pardon(address, now)?;
        Ok(failed)
    })?;
    tick(app, loading, now)?;
    Ok(failed)
}

/// The addresses that the definitions name.
fn addresses(loading: &Loading) -> impl Iterator<Item = String> {
    let plans = loading.workflows.values().map(|loaded| loaded.plan.as_ref());
    let contacts = plans.flat_map(|plan| {
        let of_partners = plan.partners.values().flat_map(|partner| &partner.contacts);
        of_partners.chain([&plan.coordinator])
    });
    contacts.filter_map(|contact| contact.email.clone())
}

/// Records whether an uncertain mail was sent. If not, its reminders are decided again.
pub fn settle(
    app: &mut App,
    loading: &Loading,
    key: &MailKey,
    is_sent: bool,
    now: Timestamp,
) -> Result<MailState, AppError> {
    let state = app.store.write(|tx| settle_in(tx, key, is_sent, now))?;
    tick(app, loading, now)?;
    Ok(state)
}

/// Like [`settle`] for several mails, all or none. Returns their states in the order of `keys`.
pub fn settle_all(
    app: &mut App,
    loading: &Loading,
    keys: &[MailKey],
    is_sent: bool,
    now: Timestamp,
) -> Result<Vec<MailState>, AppError> {
    let states = app.store.write(|tx| {
        keys.iter().map(|key| settle_in(tx, key, is_sent, now)).collect::<Result<Vec<MailState>, AppError>>()
    })?;
    tick(app, loading, now)?;
    Ok(states)
}

fn settle_in(tx: &Tx, key: &MailKey, is_sent: bool, now: Timestamp) -> Result<MailState, AppError> {
    let settlement = tx.settle_by_person(key, is_sent, now)?;
    let mail = &settlement.mail;
    note_by(tx, mail, settlement.state, &settlement.why, &Actor::Coordinator, now)?;
    for reminder in &settlement.reminders_sent {
        note_sent(tx, mail, reminder, now)?;
    }
    if settlement.state == MailState::Failed {
        for reminder in tx.reminders_of(key)?.into_iter().filter(|r| r.state == ReminderState::Queued) {
            tx.withdraw_reminder(&reminder.key, WithdrawnBy::Engine, &settlement.why)?;
            let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: settlement.why.clone() };
            tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
        }
    }
    Ok(settlement.state)
}
