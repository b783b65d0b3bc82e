//! Journal entries about what happened to mails and reminders.

use jiff::Timestamp;

use super::AppError;
use crate::{
    model::{Actor, Event, Fact, MailState, ReminderKey},
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
    fn of(self, event: Event) -> Event {
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

/// Records in the journal that a reminder has reached its recipient.
pub(super) fn note_sent(tx: &Tx, key: &ReminderKey, times: impl Into<Times>) -> Result<(), AppError> {
    let times = times.into();
    if let Some(reminder) = tx.reminder(key)? {
        let mail = tx.mail(&reminder.mail)?;
        let fact = Fact::ReminderSent {
            reminder: reminder.key,
            input: reminder.task.zip(reminder.partner),
            due: reminder.due_on,
            to_coordinator: reminder.to_coordinator,
            to: mail.as_ref().and_then(|mail| mail.to().next()).map(str::to_owned),
        };
        tx.append(&times.of(Event::of_engine(&reminder.workflow, times.recorded_at, fact)))?;
    }
    Ok(())
}
