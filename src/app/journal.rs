//! Journal entries about what happened to mails and reminders.

use jiff::Timestamp;

use super::AppError;
use crate::{
    model::{Actor, Event, Fact, MailState, ReminderKey},
    store::{Mail, Tx},
};

/// Records what happened to a mail in the journal of each workflow that it mentions.
pub(super) fn note_settled(tx: &Tx, mail: &Mail, state: MailState, why: &str, now: Timestamp) -> Result<(), AppError> {
    note_by(tx, mail, state, why, &Actor::Engine, now)
}

/// Like [`note_settled`], with `actor` as the source.
pub(super) fn note_by(
    tx: &Tx,
    mail: &Mail,
    state: MailState,
    why: &str,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    for workflow in &mail.workflows {
        let fact = Fact::MailSettled {
            mail: mail.key.clone(),
            message_id: mail.message_id.clone(),
            state,
            why: why.to_owned(),
        };
        tx.append(&Event { actor: actor.clone(), ..Event::of_engine(workflow, now, fact) })?;
    }
    Ok(())
}

/// Records in the journal that a reminder has reached the recipient of its mail.
pub(super) fn note_sent(tx: &Tx, mail: &Mail, key: &ReminderKey, now: Timestamp) -> Result<(), AppError> {
    if let Some(reminder) = tx.reminder(key)? {
        let fact = Fact::ReminderSent {
            reminder: reminder.key,
            input: reminder.task.zip(reminder.partner),
            due: reminder.due_on,
            to_coordinator: reminder.to_coordinator,
            to: mail.to().next().map(str::to_owned),
        };
        tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
    }
    Ok(())
}
