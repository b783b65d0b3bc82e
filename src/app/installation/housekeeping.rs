//! What a daemon does once a day beside its work: texts of mails that nobody needs any more are cut down.

use jiff::{SignedDuration, Timestamp};

use crate::{
    app::{App, AppError},
    store::Snapshot,
};

/// How often texts are looked through.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// No pass takes longer over it than some seconds; the next one goes on.
const BATCHES_AT_ONCE: usize = 8;

/// Cuts the texts of mails down to their headers whose days are over (`mail: keep_texts:`), once a day, in small transactions.
pub fn keep_house(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let last = app.store.read(Snapshot::texts_cut_at)?;
    if last.is_some_and(|last| last <= now && now.duration_since(last) < EVERY) {
        return Ok(());
    }
    let kept_for = SignedDuration::from_hours(24 * i64::from(app.config.mail.keep_texts));
    let settled_before = now.saturating_sub(kept_for).unwrap_or(Timestamp::MIN);
    for _ in 0..BATCHES_AT_ONCE {
        match app.store.write(|tx| tx.cut_texts(settled_before)) {
            Ok(0) => return Ok(app.store.write(|tx| tx.note_texts_cut(now))?),
            Ok(mails) => tracing::info!(mails, "texts of settled mails were cut down to their headers"),
            // Nothing depends on it: the next pass tries again.
            Err(error) if error.is_transient() => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
