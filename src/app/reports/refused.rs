//! Reports for readers whose address refused its last mail.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    app::{AppError, journal::note_settled},
    engine::remind::Addresses,
    model::{MailKey, MailState},
    store::{Snapshot, StoreError, Tx},
};

/// What is known of addresses at `now`.
pub(in crate::app) fn addresses_at(tx: &Snapshot, now: Timestamp) -> Result<Addresses, StoreError> {
    // A day here and there ends later than in UTC.
    let yesterday = TimeZone::UTC.to_datetime(now).date().yesterday().unwrap_or(Date::MIN);
    Ok(Addresses { refused: tx.refused_addresses(now)?, away: tx.away(yesterday)? })
}

/// Ends a waiting mail without an attempt: its address refused the last mail with these words, and nobody stands in. The
/// coordinator is told of it like of any mail that was refused, and may have it tried again.
pub(in crate::app) fn refuse_untried(tx: &Tx, key: &MailKey, words: &str, now: Timestamp) -> Result<(), AppError> {
    let mail = tx.require_mail(key)?;
    if mail.state != MailState::Queued {
        return Ok(());
    }
    tx.refuse_untried(key, words)?;
    let why = format!("not tried: its address refused the last mail: {words}");
    note_settled(tx, &mail, MailState::Failed, &why, now)
}
