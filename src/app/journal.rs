//! What the journal says of mails and reminders once something became of them.

use jiff::Timestamp;

use super::AppError;
use crate::{
    model::{Actor, Event, Fact, MailState, ReminderKey},
    store::{Mail, Tx},
};

/// Writes into the journal of each workflow that a mail speaks of what became of it.
pub(super) fn note_settled(tx: &Tx, mail: &Mail, state: MailState, why: &str, now: Timestamp) -> Result<(), AppError> {
    note_by(tx, mail, state, why, &Actor::Engine, now)
}

/// The same, said by `actor`.
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

/// Writes into the journal that a reminder is with its recipient.
pub(super) fn note_sent(tx: &Tx, key: &ReminderKey, now: Timestamp) -> Result<(), AppError> {
    if let Some(reminder) = tx.reminder(key)? {
        let fact = Fact::ReminderSent {
            reminder: reminder.key,
            input: reminder.task.zip(reminder.partner),
            due: reminder.due_on,
            to_coordinator: reminder.to_coordinator,
        };
        tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
    }
    Ok(())
}
