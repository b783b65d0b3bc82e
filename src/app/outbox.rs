//! What a person does with a mail: release, withdraw, retry.

use jiff::Timestamp;

use super::{App, AppError, Loading, load::engine_event, tick, tick::note_settled};
use crate::{
    model::{Fact, MailKey, MailState},
    store::WithdrawnBy,
};

/// Lets a draft or a held mail go. It is written anew first, so that it says what is the case now.
pub fn release(app: &mut App, loading: &Loading, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        tx.release(key, now)?;
        note_settled(tx, &mail, MailState::Queued, "released by the coordinator", now)
    })?;
    tick(app, loading, now)?;
    Ok(())
}

/// Takes back a mail that has not left; what it carried is never queued again by the engine.
pub fn withdraw(app: &mut App, loading: &Loading, key: &MailKey, why: &str, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        for reminder in tx.withdraw_mail(key, WithdrawnBy::Person, why)? {
            if let Some(reminder) = tx.reminder(&reminder)? {
                let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.to_owned() };
                tx.append(&engine_event(&reminder.workflow, now, fact))?;
            }
        }
        note_settled(tx, &mail, MailState::Withdrawn, why, now)
    })?;
    tick(app, loading, now)?;
    Ok(())
}

/// Tries a failed or uncertain mail again, under the same Message-ID.
pub fn retry(app: &mut App, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        tx.retry(key, now)?;
        note_settled(tx, &mail, MailState::Queued, "to be tried again, says the coordinator", now)
    })
}
