//! What a person does with a mail: release, withdraw, retry.

use jiff::Timestamp;

use super::{App, AppError, Loading, compose, error::refuse_hidden, tick, tick::note_by};
use crate::{
    model::{Actor, Event, Fact, MailKey, MailState},
    store::WithdrawnBy,
};

/// Lets a draft or a held mail go: at once, or on the recipient's next working morning. It is written anew first, so that
/// it says what is the case now.
pub fn release(app: &mut App, loading: &Loading, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        let plans = loading.workflows.values().map(|loaded| loaded.plan.as_ref());
        let departs_at = compose::recipient_of(plans, &mail).map_or(now, |recipient| recipient.departure(now));
        tx.release(key, departs_at)?;
        note_by(tx, &mail, MailState::Queued, "released", &Actor::Coordinator, now)
    })?;
    tick(app, loading, now)?;
    Ok(())
}

/// Takes back a mail that has not left; what it carried is never queued again by the engine.
pub fn withdraw(app: &mut App, loading: &Loading, key: &MailKey, why: &str, now: Timestamp) -> Result<(), AppError> {
    refuse_hidden("reason", Some(why))?;
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        for reminder in tx.withdraw_mail(key, WithdrawnBy::Person, why)? {
            if let Some(reminder) = tx.reminder(&reminder)? {
                let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.to_owned() };
                tx.append(&Event { actor: Actor::Coordinator, ..Event::of_engine(&reminder.workflow, now, fact) })?;
            }
        }
        note_by(tx, &mail, MailState::Withdrawn, why, &Actor::Coordinator, now)
    })?;
    tick(app, loading, now)?;
    Ok(())
}

/// Tries a failed or uncertain mail again, under the same Message-ID.
pub fn retry(app: &mut App, key: &MailKey, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        let mail = tx.require_mail(key)?;
        tx.retry(key, now)?;
        note_by(tx, &mail, MailState::Queued, "to be tried again", &Actor::Coordinator, now)
    })
}
