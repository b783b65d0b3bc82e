//! What a daemon does once a day besides its main work: cutting down texts of mails, sent and incoming, that nobody needs
//! any more.

use jiff::{SignedDuration, Timestamp};

use crate::{
    app::{App, AppError},
    store::Snapshot,
};

/// How often the texts are checked.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// Limits a pass to a few seconds; the next one continues.
const BATCHES_AT_ONCE: usize = 8;

/// Cuts mails whose retention period (`mail: keep_texts:`) is over down to their headers, once a day, in small
/// transactions.
pub fn keep_house(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let last = app.store.read(Snapshot::texts_cut_at)?;
    if last.is_some_and(|last| last <= now && now.duration_since(last) < EVERY) {
        return Ok(());
    }
    let kept_for = SignedDuration::from_hours(24 * i64::from(app.config.mail.keep_texts));
    let settled_before = now.saturating_sub(kept_for).unwrap_or(Timestamp::MIN);
    match app.store.write(|tx| tx.cut_incoming(settled_before)) {
        Ok(0) => {}
        Ok(mails) => tracing::info!(mails, "what incoming mails said was dropped"),
        Err(error) if error.is_transient() => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    for _ in 0..BATCHES_AT_ONCE {
        match app.store.write(|tx| tx.cut_texts(settled_before)) {
            Ok(0) => return Ok(app.store.write(|tx| tx.note_texts_cut(now))?),
            Ok(mails) => tracing::info!(mails, "texts of settled mails were cut down to their headers"),
            // Nothing depends on this: the next pass tries again.
            Err(error) if error.is_transient() => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
