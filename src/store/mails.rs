//! Mails: their data, how they enter the outbox, and queries.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::At,
    unread::{Each, of_row, readable},
};
use crate::{
    link::subject_of_mail,
    model::{Lang, MailKey, MailState, Outcome, PartnerId, WorkflowId},
};

/// A mail in the outbox. For its text, see [`Snapshot::mime`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its identity.
    pub key: MailKey,
    /// The workflows that it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// The partner it goes to; `None` for the coordinator and for reports.
    pub partner: Option<PartnerId>,
    /// Its recipients in the order of its headers: `To`, then `Cc`.
    pub recipients: Vec<Recipient>,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its Message-ID, the same for every attempt.
    pub message_id: String,
    /// Its current state.
    pub state: MailState,
    /// When it should leave.
    pub due_at: Timestamp,
    /// When it is next tried: `due_at`, or later after a failure.
    pub not_before: Timestamp,
    /// Until when a sender has it; only while `sending`.
    pub lease_until: Option<Timestamp>,
    /// Number of times it was claimed.
    pub attempts: u32,
    /// Number of consecutive failed attempts.
    pub failures: u32,
    /// When it was accepted.
    pub sent_at: Option<Timestamp>,
    /// The server's last words, or why it was withdrawn.
    pub last_reply: Option<String>,
    /// The hold that it waits for while `held`; none if the configuration holds it.
    pub held_by: Option<u32>,
    /// When a person released it.
    pub released_at: Option<Timestamp>,
    /// The basis of its content: as long as it stays the same, the content need not be rewritten.
    pub basis: String,
    /// The first attempt since it was queued or retried, at it or at the mails that it replaces.
    pub(super) trying_since: Option<Timestamp>,
}

impl Mail {
    /// The addresses in `To`.
    pub fn to(&self) -> impl Iterator<Item = &str> {
        self.addresses(RecipientRole::To)
    }

    /// The addresses in `Cc`.
    pub fn cc(&self) -> impl Iterator<Item = &str> {
        self.addresses(RecipientRole::Cc)
    }

    /// The addresses that the next attempt is for: those that have neither accepted nor permanently refused.
    pub fn pending(&self) -> Vec<String> {
        self.recipients.iter().filter(|recipient| recipient.is_pending()).map(|r| r.address.clone()).collect()
    }

    /// True if it was tried, and every recipient's server has definitely put it off: nobody can have it.
    pub fn is_put_off(&self) -> bool {
        let is_put_off = |recipient: &Recipient| recipient.outcome.as_ref().is_some_and(Outcome::is_pending);
        self.attempts > 0
            && matches!(self.state, MailState::Queued | MailState::Held)
            && self.recipients.iter().all(is_put_off)
    }

    /// When the first attempt was made since it was queued or retried, at it or at the mails that it replaces.
    pub fn tried_since(&self) -> Option<Timestamp> {
        self.trying_since
    }

    /// The mail as claimed by a sender, from `now` until `lease` expires.
    pub(super) fn claimed(self, now: Timestamp, lease: SignedDuration) -> Self {
        Self {
            state: MailState::Sending,
            attempts: self.attempts + 1,
            lease_until: Some(now.saturating_add(lease).unwrap_or(Timestamp::MAX)),
            trying_since: self.trying_since.or(Some(now)),
            ..self
        }
    }

    fn addresses(&self, role: RecipientRole) -> impl Iterator<Item = &str> {
        self.recipients.iter().filter(move |recipient| recipient.role == role).map(|r| r.address.as_str())
    }
}

/// A mail that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadMail {
    /// Its identity.
    pub key: MailKey,
    /// The workflows that it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// What is wrong with it.
    pub why: String,
}

/// One address of a mail, with its own outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub address: String,
    /// Its place in the header.
    pub role: RecipientRole,
    /// The outcome of the last attempt; `None` before the first.
    pub outcome: Option<Outcome>,
}

impl Recipient {
    /// True if the next attempt is for this address.
    pub fn is_pending(&self) -> bool {
        self.outcome.as_ref().is_none_or(Outcome::is_pending)
    }
}

/// The place of an address in a mail's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// The `To` header.
    To,
    /// The `Cc` header.
    Cc,
}

impl RecipientRole {
    /// The name in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Cc => "cc",
        }
    }
}

/// A mail to be put into the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Its identity.
    pub key: MailKey,
    /// The workflows that it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// The partner it goes to.
    pub partner: Option<PartnerId>,
    /// Addresses in `To`.
    pub to: Vec<String>,
    /// Addresses in `Cc`; one that is also in `to` counts once.
    pub cc: Vec<String>,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its Message-ID.
    pub message_id: String,
    /// `Queued`, `Draft` or `Held`.
    pub state: MailState,
    /// When it should leave.
    pub due_at: Timestamp,
    /// The whole text, headers included.
    pub mime: Vec<u8>,
    /// The basis of its content, as in [`Mail::basis`]; empty if there is none.
    pub basis: String,
}

/// New content for a mail that was never attempted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContent {
    /// The workflows that it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// Addresses in `Cc`.
    pub cc: Vec<String>,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// The whole text, headers included.
    pub mime: Vec<u8>,
    /// The basis of the content.
    pub basis: String,
}

/// Which mails to list. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailFilter {
    /// The mail is in one of these states; empty for any state.
    pub states: BTreeSet<MailState>,
    /// It mentions this workflow.
    pub workflow: Option<WorkflowId>,
    /// At most this many.
    pub limit: Option<u32>,
}

/// The state of a mail as reported: one that a server deferred and that is on hold is `queued` in the table.
macro_rules! state {
    () => {
        "CASE WHEN state = 'queued' AND held_by IS NOT NULL THEN 'held' ELSE state END"
    };
}

const COLUMNS: &str = concat!(
    "key, partner, lang, subject, message_id, ",
    state!(),
    ", due_at, not_before, lease_until, attempts, failures, sent_at, last_reply, trying_since, basis, ",
    "CASE WHEN state IN ('queued', 'held') THEN held_by END, released_at"
);

impl Tx {
    /// Puts a mail into the outbox. Returns false, without any change, if there is one with that key.
    pub fn insert_mail(&self, mail: &NewMail) -> Result<bool, StoreError> {
        if self.mail(&mail.key)?.is_some() {
            return Ok(false);
        }
        let sql = "INSERT INTO mails (key, partner, lang, subject, message_id, state, due_at, not_before, number, basis) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9)";
        self.connection.prepare_cached(sql)?.execute(params![
            mail.key,
            mail.partner,
            mail.lang,
            mail.subject,
            mail.message_id,
            mail.state,
            At(mail.due_at),
            number(&mail.key),
            mail.basis
        ])?;
        self.keep_text(&mail.key, &mail.mime)?;
        self.speak_of(&mail.key, &mail.workflows)?;
        self.address(&mail.key, RecipientRole::To, &mail.to)?;
        self.address(&mail.key, RecipientRole::Cc, &mail.cc)?;
        Ok(true)
    }

    /// Reopens a withdrawn mail as `mail`, provided it was never attempted: its recipient had nothing on that day.
    /// Returns false, without any change, for any other.
    pub fn reopen_mail(&self, mail: &NewMail) -> Result<bool, StoreError> {
        let is_unused = |known: &Mail| known.state == MailState::Withdrawn && known.attempts == 0;
        if !self.mail(&mail.key)?.is_some_and(|known| is_unused(&known)) {
            return Ok(false);
        }
        let sql = "UPDATE mails SET partner = ?2, lang = ?3, subject = ?4, state = ?5, due_at = ?6, not_before = ?6, \
                          last_reply = NULL, basis = '', held_by = NULL, released_at = NULL, dated_at = NULL \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![
            mail.key,
            mail.partner,
            mail.lang,
            mail.subject,
            mail.state,
            At(mail.due_at)
        ])?;
        self.keep_text(&mail.key, &mail.mime)?;
        self.speak_of(&mail.key, &mail.workflows)?;
        self.unaddress(&mail.key)?;
        self.address(&mail.key, RecipientRole::To, &mail.to)?;
        self.address(&mail.key, RecipientRole::Cc, &mail.cc)?;
        Ok(true)
    }

    /// Replaces the content of a mail that nobody can have: it was never attempted, or every recipient's server has put it
    /// off. Otherwise fails ([`StoreError::AlreadyAttempted`]).
    ///
    /// Key, Message-ID, `To`, state and time stay.
    pub fn replace_content(&self, key: &MailKey, content: &NewContent) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        if !mail.is_put_off() {
            self.unattempted(key)?;
        }
        let sql = "UPDATE mails SET lang = ?2, subject = ?3, basis = ?4, dated_at = NULL WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, content.lang, content.subject, content.basis])?;
        self.keep_text(key, &content.mime)?;
        self.speak_of(key, &content.workflows)?;
        let copies = mail.recipients.iter().filter(|one| one.role == RecipientRole::Cc).map(|one| &one.address);
        if !copies.eq(&content.cc) {
            self.unaddress_copies(key)?;
            self.address(key, RecipientRole::Cc, &content.cc)?;
        }
        Ok(())
    }

    /// Notes the workflows that a mail mentions, instead of any that were noted before.
    fn speak_of(&self, key: &MailKey, workflows: &BTreeSet<WorkflowId>) -> Result<(), StoreError> {
        if self.workflows_of(key)? == *workflows {
            return Ok(());
        }
        self.connection.prepare_cached("DELETE FROM mail_workflows WHERE mail = ?1")?.execute(params![key])?;
        let sql = "INSERT INTO mail_workflows (mail, workflow) VALUES (?1, ?2)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for workflow in workflows {
            statement.execute(params![key, workflow])?;
        }
        Ok(())
    }

    /// An error unless the mail was never attempted and still may be.
    pub(super) fn refuse_attempted(&self, key: &MailKey) -> Result<(), StoreError> {
        let sql = "SELECT attempts = 0 AND state IN ('queued', 'draft', 'held') FROM mails WHERE key = ?1";
        let is_open: Option<bool> =
            self.connection.prepare_cached(sql)?.query_row(params![key], |row| row.get(0)).optional()?;
        // A refused caller gets the mail's state.
        if is_open == Some(true) { Ok(()) } else { self.unattempted(key).map(drop) }
    }

    /// The mail, if it was never attempted and still may be.
    pub(super) fn unattempted(&self, key: &MailKey) -> Result<Mail, StoreError> {
        let mail = self.require_mail(key)?;
        if mail.attempts == 0 && matches!(mail.state, MailState::Queued | MailState::Draft | MailState::Held) {
            return Ok(mail);
        }
        Err(StoreError::AlreadyAttempted { mail: mail.key, state: mail.state, attempts: mail.attempts })
    }
}

impl Snapshot {
    /// The mail with that key.
    pub fn mail(&self, key: &MailKey) -> Result<Option<Mail>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mails WHERE key = ?1");
        let found = self.connection.prepare_cached(&sql)?.query_and_then(params![key], bare)?.next().transpose()?;
        found.map(|found| self.complete(found)).transpose()
    }

    /// The mail with that key, which must exist.
    pub fn require_mail(&self, key: &MailKey) -> Result<Mail, StoreError> {
        self.mail(key)?.ok_or_else(|| StoreError::NoSuchMail(key.clone()))
    }

    /// The same. A mail that has lost its addresses cannot be read.
    pub fn addressed_mail(&self, key: &MailKey) -> Result<Mail, StoreError> {
        self.require_mail(key).and_then(with_address)
    }

    /// The keys of the mails that a server accepted for one of these spellings of an address, and that left from `from` on and
    /// before `until`; in the order in which they left, a hundred at most.
    pub fn mails_taken_by(
        &self,
        addresses: [&str; 2],
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<MailKey>, StoreError> {
        let sql = "SELECT DISTINCT m.key, m.sent_at FROM recipients r JOIN mails m ON m.key = r.mail \
                   WHERE r.address IN (?1, ?2) AND r.outcome = 'accepted' AND m.sent_at >= ?3 AND m.sent_at < ?4 \
                   ORDER BY m.sent_at, m.key LIMIT 100";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys = statement.query_map(params![addresses[0], addresses[1], At(from), At(until)], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// The mails that match `filter`, by time and key.
    pub fn mails(&self, filter: &MailFilter) -> Result<Vec<Mail>, StoreError> {
        let found = self.each_mail(filter)?;
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// The same, and separately those that cannot be read.
    pub fn readable_mails(&self, filter: &MailFilter) -> Result<(Vec<Mail>, Vec<UnreadMail>), StoreError> {
        let (mut mails, mut unread) = (Vec::new(), Vec::new());
        for (key, found) in self.each_mail(filter)? {
            match found.and_then(with_address) {
                Ok(mail) => mails.push(mail),
                Err(error @ StoreError::Damaged { .. }) => unread.push(self.unread_mail(key, &error)?),
                Err(error) => return Err(error),
            }
        }
        Ok((mails, unread))
    }

    /// What is known of a mail that cannot be read because of `error`.
    pub fn unread_mail(&self, key: MailKey, error: &StoreError) -> Result<UnreadMail, StoreError> {
        let workflows = self.workflows_of(&key)?;
        Ok(UnreadMail { key, workflows, why: error.to_string() })
    }

    fn each_mail(&self, filter: &MailFilter) -> Result<Each<MailKey, Mail>, StoreError> {
        let all = if filter.states.is_empty() { &MailState::ALL.into() } else { &filter.states };
        let states: Vec<String> = all.iter().map(|state| format!("'{}'", state.as_str())).collect();
        let sql = format!(
            "SELECT {COLUMNS} FROM mails \
             WHERE {} IN ({}) \
               AND (?1 IS NULL OR key IN (SELECT mail FROM mail_workflows WHERE workflow = ?1)) \
             ORDER BY due_at, key LIMIT ?2",
            state!(),
            states.join(", ")
        );
        let limit = filter.limit.map_or(i64::MAX, i64::from);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let each = |row: &Row<'_>| Ok::<_, StoreError>((row.get(0)?, bare(row)));
        let found: Vec<(MailKey, _)> =
            statement.query_and_then(params![filter.workflow, limit], each)?.collect::<Result<_, _>>()?;
        Ok(found.into_iter().map(|(key, found)| (key, found.and_then(|found| self.complete(found)))).collect())
    }

    /// The id that distinguishes this installation from every other.
    pub fn installation(&self) -> Result<String, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM installation")?;
        let id = statement.query_row([], |row| row.get(0)).optional()?;
        id.ok_or_else(|| StoreError::damaged_row("installation", "id", "the row is missing"))
    }

    /// The keys of all mails.
    pub fn mail_keys(&self) -> Result<Vec<MailKey>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM mails ORDER BY key")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Mails due since `since` that can no longer be added to.
    pub fn closed_mails(&self, since: Timestamp) -> Result<BTreeSet<MailKey>, StoreError> {
        let sql = "SELECT key FROM mails WHERE due_at >= ?1 \
                   AND (attempts > 0 OR state NOT IN ('queued', 'held', 'draft', 'withdrawn'))";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(params![At(since)], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// When a server was last offered each mail, if since `since`: the mail, its address, the instant.
    pub fn last_attempts(&self, since: Timestamp) -> Result<Vec<(MailKey, String, Timestamp)>, StoreError> {
        let sql = "SELECT a.mail, r.address, MAX(a.started_at) \
                   FROM attempts a JOIN recipients r ON r.mail = a.mail AND r.role = 'to' \
                   WHERE a.started_at >= ?1 GROUP BY a.mail, r.address";
        let mut statement = self.connection.prepare_cached(sql)?;
        let last = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?, row.get::<_, At>(2)?.0));
        readable(statement.query_and_then(params![At(since)], |row| of_row("attempts", row, last))?)
    }

    /// Number of mails in each state; states without mails are left out.
    pub fn count_mails(&self) -> Result<BTreeMap<MailState, u64>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat!(
            "SELECT ",
            state!(),
            " AS seen, COUNT(*) FROM mails GROUP BY seen"
        ))?;
        let count = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, i64>(1)? as u64));
        let counts = statement.query_and_then([], |row| of_row("mails", row, count))?;
        Ok(readable(counts)?.into_iter().collect())
    }

    /// The workflows that a mail mentions.
    fn workflows_of(&self, key: &MailKey) -> Result<BTreeSet<WorkflowId>, StoreError> {
        let sql = "SELECT workflow FROM mail_workflows WHERE mail = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(params![key], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn complete(&self, mail: Mail) -> Result<Mail, StoreError> {
        let (recipients, workflows) = (self.recipients(&mail.key)?, self.workflows_of(&mail.key)?);
        Ok(Mail { workflows, recipients, ..mail })
    }
}

/// The number of a mail as stored: that of its reply address.
fn number(key: &MailKey) -> i64 {
    subject_of_mail(key).cast_signed()
}

/// The mail, if it is still known to whom it goes.
fn with_address(mail: Mail) -> Result<Mail, StoreError> {
    if mail.recipients.iter().all(|recipient| recipient.address.trim().is_empty()) {
        return Err(StoreError::damaged_row("recipients", mail.key.as_str(), "no address of this mail is left"));
    }
    Ok(mail)
}

/// A mail whose recipients and workflows have not been read yet.
fn bare(row: &Row<'_>) -> Result<Mail, StoreError> {
    of_row("mails", row, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Mail> {
    let at = |index: usize| row.get::<_, Option<At>>(index).map(|at| at.map(|at| at.0));
    Ok(Mail {
        key: row.get(0)?,
        workflows: BTreeSet::new(),
        partner: row.get(1)?,
        recipients: Vec::new(),
        lang: row.get(2)?,
        subject: row.get(3)?,
        message_id: row.get(4)?,
        state: row.get(5)?,
        due_at: row.get::<_, At>(6)?.0,
        not_before: row.get::<_, At>(7)?.0,
        lease_until: at(8)?,
        attempts: row.get(9)?,
        failures: row.get(10)?,
        sent_at: at(11)?,
        last_reply: row.get(12)?,
        trying_since: at(13)?,
        basis: row.get(14)?,
        held_by: row.get(15)?,
        released_at: at(16)?,
    })
}
