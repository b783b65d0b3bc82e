//! Mail that came in, what it says of mails of ours, and who is away.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Mail, Snapshot, StoreError, Tx,
    column::{At, On},
    unread::{of_row, readable},
};
use crate::model::{IncomingKind, MailKey, PartnerId, WorkflowId, folded_address};

/// A mail that came in, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredIncoming {
    /// SHA-256 of its bytes, in hex: its identity.
    pub sha256: String,
    /// When it was read.
    pub received_at: Timestamp,
    /// What became of it.
    pub kind: IncomingKind,
    /// Who wrote it, according to its head.
    pub sender: Option<String>,
    /// Its subject, on one line.
    pub subject: String,
    /// Its Message-ID, without `<` and `>`.
    pub message_id: Option<String>,
    /// The mail of ours that it is about.
    pub mail: Option<MailKey>,
    /// The workflow that it is about.
    pub workflow: Option<WorkflowId>,
    /// The organisation that it comes from, or that it is about.
    pub partner: Option<PartnerId>,
    /// The head of what it says; empty once that is no longer kept.
    pub said: String,
    /// The reason, in words for people.
    pub why: String,
    /// The last day on which its sender is away.
    pub away_until: Option<Date>,
    /// Our mail that says what was understood.
    pub receipt: Option<MailKey>,
}

impl Tx {
    /// Notes a mail that came in. Returns false, without any change, if it is known already.
    pub fn note_incoming(&self, mail: &StoredIncoming) -> Result<bool, StoreError> {
        let sql = "INSERT INTO incoming (sha256, received_at, kind, sender, subject, message_id, mail, workflow, \
                                         partner, said, why, away_until, receipt) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (sha256) DO NOTHING";
        let noted = self.connection.prepare_cached(sql)?.execute(params![
            mail.sha256,
            At(mail.received_at),
            mail.kind,
            mail.sender.as_deref().map(folded_address),
            mail.subject,
            mail.message_id,
            mail.mail,
            mail.workflow,
            mail.partner,
            mail.said,
            mail.why,
            mail.away_until.map(On),
            mail.receipt
        ])?;
        Ok(noted > 0)
    }

    /// Drops what mails said that came in before `received_before`; what became of them stays. Returns how many.
    pub fn cut_incoming(&self, received_before: Timestamp) -> Result<usize, StoreError> {
        let sql = "UPDATE incoming SET said = '' WHERE received_at < ?1 AND said <> ''";
        Ok(self.connection.prepare_cached(sql)?.execute(params![At(received_before)])?)
    }
}

const COLUMNS: &str = "sha256, received_at, kind, sender, subject, message_id, mail, workflow, partner, said, why, \
                       away_until, receipt";

impl Snapshot {
    /// The mail with these bytes, if it was read before.
    pub fn known_incoming(&self, sha256: &str) -> Result<Option<StoredIncoming>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM incoming WHERE sha256 = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row(params![sha256], incoming).optional()?)
    }

    /// The mails since `since` that a person has to look at, oldest first: nothing in them was recorded, their sender is away,
    /// or they report a mail that nobody can find. Mail from strangers who were never written to is not among them.
    pub fn incoming_to_tell(&self, since: Timestamp) -> Result<Vec<StoredIncoming>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM incoming WHERE received_at >= ?1 AND CASE kind \
                 WHEN 'unproven' THEN mail IS NOT NULL OR partner IS NOT NULL \
                 WHEN 'automatic' THEN away_until IS NOT NULL \
                 WHEN 'not_reached' THEN mail IS NULL \
                 ELSE kind IN ('unclear', 'complaint', 'unreadable') END \
             ORDER BY received_at, sha256"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        readable(statement.query_and_then(params![At(since)], |row| of_row("incoming", row, incoming))?)
    }

    /// Number of mails from `sender` that were answered with a receipt since `since`.
    pub fn receipts_since(&self, sender: &str, since: Timestamp) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM incoming WHERE receipt IS NOT NULL AND sender = ?1 AND received_at > ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![folded_address(sender), At(since)], |row| row.get(0))?)
    }

    /// Number of mails that were put into the outbox after `since` and whose keys begin with `prefix`, which is in ASCII.
    pub fn mails_keyed_since(&self, prefix: &str, since: Timestamp) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM mails WHERE key >= ?1 AND key < ?2 AND due_at > ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![prefix, format!("{prefix}\u{7f}"), At(since)], |row| row.get(0))?)
    }

    /// The addresses whose owners are away on `today` or later, with the last day of it: what was said last counts, and
    /// whoever has written since then is back.
    pub fn away(&self, today: Date) -> Result<BTreeMap<String, Date>, StoreError> {
        let sql = "SELECT sender, away_until FROM incoming i \
                   WHERE away_until >= ?1 AND sender IS NOT NULL \
                     AND NOT EXISTS (SELECT 1 FROM incoming later \
                                     WHERE later.sender = i.sender AND later.received_at > i.received_at \
                                       AND (later.away_until IS NOT NULL OR later.kind IN ('answered', 'unclear'))) \
                   ORDER BY received_at, sha256";
        let mut statement = self.connection.prepare_cached(sql)?;
        let last_day = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, On>(1)?.0));
        let away = statement.query_and_then(params![On(today)], |row| of_row("incoming", row, last_day))?;
        Ok(readable(away)?.into_iter().collect())
    }

    /// The mail with the number that stands in its reply address, if its key gives that number.
    pub fn mail_numbered(&self, subject: u64) -> Result<Option<Mail>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM mails WHERE number = ?1")?;
        let key: Option<MailKey> = statement.query_row(params![subject.cast_signed()], |row| row.get(0)).optional()?;
        key.map_or(Ok(None), |key| self.mail(&key))
    }

    /// The mail with that Message-ID, given without `<` and `>`.
    pub fn mail_with_id(&self, message_id: &str) -> Result<Option<Mail>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM mails WHERE message_id = ?1")?;
        let key: Option<MailKey> =
            statement.query_row(params![format!("<{message_id}>")], |row| row.get(0)).optional()?;
        key.map_or(Ok(None), |key| self.mail(&key))
    }
}

fn incoming(row: &Row<'_>) -> rusqlite::Result<StoredIncoming> {
    Ok(StoredIncoming {
        sha256: row.get(0)?,
        received_at: row.get::<_, At>(1)?.0,
        kind: row.get(2)?,
        sender: row.get(3)?,
        subject: row.get(4)?,
        message_id: row.get(5)?,
        mail: row.get(6)?,
        workflow: row.get(7)?,
        partner: row.get(8)?,
        said: row.get(9)?,
        why: row.get(10)?,
        away_until: row.get::<_, Option<On>>(11)?.map(|on| on.0),
        receipt: row.get(12)?,
    })
}
