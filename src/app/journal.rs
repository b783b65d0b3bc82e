//! Journal entries about what happened to mails and reminders.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::AppError;
use crate::{
    engine::RunState,
    model::{Actor, Event, Fact, MailState, ReminderKey, folded_address, is_same_address},
    plan::{Contact, Partner, Plan},
    store::{Mail, Tx},
};

/// When something happened, and when it is recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) happened_at: Timestamp,
    pub(super) recorded_at: Timestamp,
}

impl From<Timestamp> for Times {
    /// It is recorded as it happens.
    fn from(now: Timestamp) -> Self {
        Self { happened_at: now, recorded_at: now }
    }
}

impl Times {
    /// `event` as of when it happened.
    pub(super) fn of(self, event: Event) -> Event {
        Event { happened_at: self.happened_at, ..event }
    }
}

/// Records what happened to a mail in the journal of each workflow that it mentions.
pub(super) fn note_settled(
    tx: &Tx,
    mail: &Mail,
    state: MailState,
    why: &str,
    times: impl Into<Times>,
) -> Result<(), AppError> {
    note_by(tx, mail, state, why, &Actor::Engine, times)
}

/// Like [`note_settled`], with `actor` as the source.
pub(super) fn note_by(
    tx: &Tx,
    mail: &Mail,
    state: MailState,
    why: &str,
    actor: &Actor,
    times: impl Into<Times>,
) -> Result<(), AppError> {
    let times = times.into();
    for workflow in &mail.workflows {
        let fact = Fact::MailSettled {
            mail: mail.key.clone(),
            message_id: mail.message_id.clone(),
            state,
            why: why.to_owned(),
        };
        let event = Event::of_engine(workflow, times.recorded_at, fact);
        tx.append(&times.of(Event { actor: actor.clone(), ..event }))?;
    }
    Ok(())
}

/// Records in the journal that a reminder has reached the recipient of its mail.
pub(super) fn note_sent(tx: &Tx, mail: &Mail, key: &ReminderKey, times: impl Into<Times>) -> Result<(), AppError> {
    let times = times.into();
    if let Some(reminder) = tx.reminder(key)? {
        let fact = Fact::ReminderSent {
            reminder: reminder.key,
            input: reminder.task.zip(reminder.partner),
            due: reminder.due_on,
            to_coordinator: reminder.to_coordinator,
            to: mail.to().next().map(str::to_owned),
        };
        tx.append(&times.of(Event::of_engine(&reminder.workflow, times.recorded_at, fact)))?;
    }
    Ok(())
}

/// Records of each partner that has a contact at `address`, and nobody else who can be written to, that it cannot be reached: a
/// report made before the next reminder is due would call it silent. `refused` are the addresses that take no mail.
pub(super) fn note_unreachable(
    tx: &Tx,
    (plan, state): (&Plan, &RunState),
    (address, why): (&str, &str),
    refused: &BTreeMap<String, String>,
    times: impl Into<Times>,
) -> Result<(), AppError> {
    let times = times.into();
    let accepts =
        |contact: &Contact| contact.email.as_deref().is_some_and(|own| !refused.contains_key(&folded_address(own)));
    for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
        let is_new = has_in_office(partner, address, times) && !state.unreached.contains_key(&partner.id);
        if is_new && !in_office(partner, times).any(accepts) {
            let fact = Fact::PartnerUnreachable { partner: partner.id.clone(), why: format!("{address}: {why}") };
            tx.append(&times.of(Event::of_engine(&plan.workflow, times.recorded_at, fact)))?;
        }
    }
    Ok(())
}

/// Records of each partner that could not be written to, and has a contact at `address`, that a mail has got there. What says
/// so otherwise, a reminder that was sent or an answer, needs no such entry.
pub(super) fn note_reached(
    tx: &Tx,
    (plan, state): (&Plan, &RunState),
    address: &str,
    why: &str,
    times: impl Into<Times>,
) -> Result<(), AppError> {
    let times = times.into();
    for partner in state.unreached.keys().filter_map(|id| plan.partners.get(id)) {
        if has_in_office(partner, address, times) {
            let fact = Fact::PartnerReached { partner: partner.id.clone(), why: format!("{address}: {why}") };
            tx.append(&times.of(Event::of_engine(&plan.workflow, times.recorded_at, fact)))?;
        }
    }
    Ok(())
}

fn has_in_office(partner: &Partner, address: &str, times: Times) -> bool {
    let is_it = |contact: &Contact| contact.email.as_deref().is_some_and(|own| is_same_address(own, address));
    in_office(partner, times).any(is_it)
}

fn in_office(partner: &Partner, times: Times) -> impl Iterator<Item = &Contact> {
    let today = partner.timezone.to_datetime(times.happened_at).date();
    partner.contacts.iter().filter(move |contact| contact.holds_office_on(today))
}
