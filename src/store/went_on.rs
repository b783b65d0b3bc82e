//! Reminders that were passed on to somebody else because a mail was refused, and their way back once it turns out that the
//! address was not at fault.

use jiff::Timestamp;
use rusqlite::params;

use super::{Mail, Reminder, Snapshot, StoreError, Tx, column::At, unread::readable};
use crate::model::{MailKey, ReminderKey, is_same_address};

/// Why a mail is withdrawn whose refusal meant nothing, and whose reminders somebody else has.
pub(super) const HAS_GONE_ON: &str = "the server refused all mail alike, and what it carried went on in another mail";

impl Tx {
    /// Puts a queued reminder into a mail that waits for another attempt.
    pub fn call_back(&self, reminder: &ReminderKey, to: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE reminders SET mail = ?2, attempted = 0 WHERE key = ?1 AND state = 'queued'";
        self.connection.prepare_cached(sql)?.execute(params![reminder, to])?;
        Ok(())
    }
}

impl Snapshot {
    /// The reminders that were first put into `mail`, or into one to the same address that it replaced, and that another
    /// mail has carried since its last attempt: in the order of their keys.
    pub fn went_on_from(&self, mail: &Mail) -> Result<Vec<Reminder>, StoreError> {
        let Some(refused_at) = self.attempts_of(&mail.key)?.last().and_then(|attempt| attempt.ended_at) else {
            return Ok(Vec::new());
        };
        let sql = "SELECT DISTINCT json_extract(fact, '$.reminder') FROM events \
                   WHERE recorded_at >= ?1 AND json_extract(fact, '$.kind') = 'reminder_queued' ORDER BY 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys: Vec<Option<ReminderKey>> =
            statement.query_map(params![At(refused_at)], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        for key in keys.into_iter().flatten() {
            let Some(reminder) = self.reminder(&key)? else { continue };
            if reminder.mail != mail.key && self.was_first_for(&reminder, mail)? {
                found.push(reminder);
            }
        }
        Ok(found)
    }

    /// True if a reminder was first put into `mail`, or into one to the same address.
    fn was_first_for(&self, reminder: &Reminder, mail: &Mail) -> Result<bool, StoreError> {
        let sql = "SELECT json_extract(fact, '$.mail') FROM events \
                   WHERE recorded_at = ?1 AND json_extract(fact, '$.kind') = 'reminder_queued' \
                     AND json_extract(fact, '$.reminder') = ?2 ORDER BY seq LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![At(reminder.decided_at), reminder.key])?;
        let Some(first) = rows.next()?.map(|row| row.get::<_, MailKey>(0)).transpose()? else { return Ok(false) };
        if first == mail.key {
            return Ok(true);
        }
        let first = self.mail(&first)?;
        Ok(first.is_some_and(|first| first.to().any(|one| mail.to().any(|other| is_same_address(one, other)))))
    }

    /// The mails due since `since` that were refused because of us, and whose reminders had gone on to somebody else by
    /// the time this was found out: by time and key.
    pub fn refused_for_nothing(&self, since: Timestamp) -> Result<Vec<Mail>, StoreError> {
        let sql = "SELECT key FROM mails INDEXED BY mails_by_day \
                   WHERE state = 'withdrawn' AND last_reply = ?1 AND due_at >= ?2 ORDER BY due_at, key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys: Vec<MailKey> =
            statement.query_map(params![HAS_GONE_ON, At(since)], |row| row.get(0))?.collect::<Result<_, _>>()?;
        readable(keys.iter().map(|key| self.require_mail(key)))
    }
}
