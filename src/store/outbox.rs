//! The outbox: claim, rescue, withdraw, release, retry. The results of attempts are in `settle`.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    Mail, Settlement, Snapshot, StoreError, Tx, WithdrawnBy,
    column::At,
    settle::backoff,
    transition,
    unread::{known, of_row, readable},
};
use crate::model::{MailKey, MailState, ReminderKey, WorkflowId, dated};

/// A mail that lost its sender this many times is not sent again: it may have arrived each time.
pub const MAX_LOST_SENDERS: u32 = 8;

/// How long a mail that cannot be read waits until it is tried again.
const UNREAD_WAITS: SignedDuration = SignedDuration::from_hours(1);

/// The stored result of an attempt whose sender died in the middle of it.
const SENDER_LOST: &str = "the sender was lost before it could write down whether the server took the mail";

/// A mail taken back from a sender that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescue {
    /// The mail as it was, with the number of the lost attempt.
    pub mail: Mail,
    /// The settlement, if it is not sent again because it lost its sender too often.
    pub settlement: Option<Settlement>,
}

/// One attempt to deliver a mail.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Attempt {
    /// Its number, from 1.
    pub number: u32,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `None` while it is in progress, or if its sender was lost.
    pub ended_at: Option<Timestamp>,
    /// Its result: the state of the mail afterwards, and the server's reply.
    pub result: Option<String>,
}

/// A claimed mail with its text, for the addresses of [`Mail::pending`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The mail, in state `sending`.
    pub mail: Mail,
    /// The whole text, headers included, with the date of this attempt.
    pub mime: Vec<u8>,
}

impl Tx {
    /// Claims the mail that has waited longest for its turn, until `now + lease`. Until then nobody else can claim it.
    /// `None` also while sending is paused ([`super::Stall`]).
    ///
    /// The lease must be longer than any attempt can take, or the mail is rescued while it is being sent.
    pub fn claim_due(&self, now: Timestamp, lease: SignedDuration) -> Result<Option<Claim>, StoreError> {
        self.claim_due_as(now, lease, |_| Ok(None))
    }

    /// Like [`Self::claim_due`], but skips each mail for which `wait` returns a later time than `now`: it waits until
    /// then, in its place in the queue.
    pub fn claim_due_as(
        &self,
        now: Timestamp,
        lease: SignedDuration,
        wait: impl Fn(&Mail) -> Result<Option<Timestamp>, StoreError>,
    ) -> Result<Option<Claim>, StoreError> {
        if self.standing_stall()?.is_some_and(|stall| stall.next_at > now) {
            return Ok(None);
        }
        while let Some(key) = self.longest_due(now)? {
            let Some(mail) = known(self.addressed_mail(&key).map(Some))? else {
                self.reschedule(&key, now.saturating_add(UNREAD_WAITS).unwrap_or(Timestamp::MAX))?;
                continue;
            };
            if let Some(until) = wait(&mail)?.filter(|until| *until > now) {
                self.reschedule(&key, until)?;
                continue;
            }
            let Some(mime) = known(self.mime(&key).map(Some))? else {
                self.write_again(&key)?;
                self.reschedule(&key, now.saturating_add(UNREAD_WAITS).unwrap_or(Timestamp::MAX))?;
                continue;
            };
            let claim = Claim { mime: dated(&mime, now), mail: mail.claimed(now, lease) };
            self.start_attempt(&claim.mail, now)?;
            self.mark_attempted(&key)?;
            return Ok(Some(claim));
        }
        Ok(None)
    }

    /// Has the next pass write the text of a mail anew, unless it was attempted: then its text is final.
    fn write_again(&self, key: &MailKey) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET basis = '' WHERE key = ?1 AND attempts = 0";
        self.connection.prepare_cached(sql)?.execute(params![key])?;
        Ok(())
    }

    /// Requeues the mails whose lease has expired, under the same Message-ID, and returns them as they were. Their
    /// sender is gone, or its machine was asleep: if it still delivers a verdict, that counts.
    ///
    /// The server may already have accepted such a mail: this is the one case in which a mail can arrive twice.
    pub fn rescue_stale(&self, now: Timestamp) -> Result<Vec<Rescue>, StoreError> {
        self.stale(now)?.iter().map(|key| self.rescue(key, now)).collect()
    }

    /// Requeues everything that is being sent, regardless of leases: the sender is known to be gone, and with it
    /// whatever the server said.
    pub fn rescue_all(&self, now: Timestamp) -> Result<Vec<Rescue>, StoreError> {
        let mut rescued = Vec::new();
        for key in self.stale(Timestamp::MAX)? {
            let rescue = self.rescue(&key, now)?;
            self.end_lost_attempt(&rescue.mail, now)?;
            rescued.push(rescue);
        }
        Ok(rescued)
    }

    /// Withdraws a mail that is `queued`, `draft`, `held` or `failed`, along with its queued reminders, and returns
    /// those.
    pub fn withdraw_mail(&self, key: &MailKey, by: WithdrawnBy, why: &str) -> Result<Vec<ReminderKey>, StoreError> {
        transition::check(&self.require_mail(key)?, MailState::Withdrawn)?;
        self.set_state(key, MailState::Withdrawn, why)?;
        self.withdraw_reminders_of(key, by, why)
    }

    /// Moves the queued reminders of a mail that nobody accepted to a newer, never attempted one, and withdraws the old
    /// mail. Returns the moved reminders.
    pub fn supersede(&self, old: &MailKey, new: &MailKey, why: &str) -> Result<Vec<ReminderKey>, StoreError> {
        transition::check(&self.require_mail(old)?, MailState::Withdrawn)?;
        self.unattempted(new)?;
        let moved = self.move_reminders(old, new)?;
        // Whoever cannot be reached has been tried since the first of these mails.
        let sql = "UPDATE mails SET trying_since = (SELECT trying_since FROM mails WHERE key = ?1) WHERE key = ?2";
        self.connection.prepare_cached(sql)?.execute(params![old, new])?;
        self.set_state(old, MailState::Withdrawn, why)?;
        Ok(moved)
    }

    /// Releases a `draft` or `held` mail, at `now` if it is due already.
    pub fn release(&self, key: &MailKey, now: Timestamp) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        if !matches!(mail.state, MailState::Draft | MailState::Held) {
            return Err(StoreError::IllegalTransition { mail: mail.key, from: mail.state, to: MailState::Queued });
        }
        let sql = "UPDATE mails SET state = 'queued', held_by = NULL, failures = 0, trying_since = NULL, \
                          not_before = CASE WHEN due_at > ?2 THEN due_at ELSE ?2 END \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(now)])?;
        Ok(())
    }

    /// Records that a person released a mail at `now`: holds placed before that no longer apply to it.
    pub fn note_release(&self, key: &MailKey, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET released_at = ?2 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(now)])?;
        Ok(())
    }

    /// Queues a `failed` or `uncertain` mail for another attempt at `now`, to those who have not accepted it.
    ///
    /// An uncertain one may then arrive twice, with the same Message-ID: a person decides that, never the engine.
    pub fn retry(&self, key: &MailKey, now: Timestamp) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        if !matches!(mail.state, MailState::Failed | MailState::Uncertain) {
            return Err(StoreError::IllegalTransition { mail: mail.key, from: mail.state, to: MailState::Queued });
        }
        if mail.state == MailState::Failed {
            self.put_off_refusals(key)?;
        } else {
            self.forget_refusals(key)?;
        }
        let sql = "UPDATE mails SET state = 'queued', not_before = ?2, failures = 0, trying_since = NULL \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(now)])?;
        Ok(())
    }

    fn start_attempt(&self, mail: &Mail, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET state = 'sending', lease_until = ?2, attempts = ?3, trying_since = ?4, dated_at = ?5 \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![
            mail.key,
            mail.lease_until.map(At),
            mail.attempts,
            mail.trying_since.map(At),
            At(now)
        ])?;
        self.open_attempt(&mail.key, now)
    }

    fn open_attempt(&self, key: &MailKey, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO attempts (mail, number, started_at) SELECT key, attempts, ?2 FROM mails WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(now)])?;
        Ok(())
    }

    /// Makes a mail that was never attempted leave at `now`, whatever it was waiting for. A held one leaves once
    /// nothing holds it.
    pub fn hasten(&self, key: &MailKey, now: Timestamp) -> Result<(), StoreError> {
        self.unattempted(key)?;
        let sql = "UPDATE mails SET not_before = ?2 WHERE key = ?1 AND not_before > ?2";
        self.connection.prepare_cached(sql)?.execute(params![key, At(now)])?;
        Ok(())
    }

    /// Makes a queued mail wait until `not_before`, later or earlier than before: for its recipient's hours, for its
    /// share of their domain, or no longer than its contents can wait.
    pub fn reschedule(&self, key: &MailKey, not_before: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET not_before = ?2 WHERE key = ?1 AND state = 'queued'";
        self.connection.prepare_cached(sql)?.execute(params![key, At(not_before)])?;
        Ok(())
    }

    /// Requeues a mail, at once after the first lost sender and later after further ones. A mail that lost its sender
    /// [`MAX_LOST_SENDERS`] times is not sent again: it may have arrived each time.
    fn rescue(&self, key: &MailKey, now: Timestamp) -> Result<Rescue, StoreError> {
        let mail = self.require_mail(key)?;
        if self.lost_senders(&mail)? >= MAX_LOST_SENDERS {
            let why = format!("attempt {}: {SENDER_LOST}, and so were those before it", mail.attempts);
            let settlement = self.settle_as_lost(&mail, &why, now)?;
            return Ok(Rescue { mail, settlement: Some(settlement) });
        }
        let pause = if mail.failures == 0 { SignedDuration::ZERO } else { backoff(mail.failures) };
        let sql = "UPDATE mails SET state = 'queued', lease_until = NULL, failures = failures + 1, not_before = ?2, \
                          last_reply = ?3 \
                   WHERE key = ?1";
        let not_before = now.saturating_add(pause).unwrap_or(Timestamp::MAX);
        let why = format!("attempt {}: {SENDER_LOST}", mail.attempts);
        self.connection.prepare_cached(sql)?.execute(params![key, At(not_before), why])?;
        self.unmark_attempted(key)?;
        Ok(Rescue { mail, settlement: None })
    }

    /// Number of attempts that ended without a verdict, including the open one.
    fn lost_senders(&self, mail: &Mail) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM attempts WHERE mail = ?1 AND (ended_at IS NULL OR result LIKE 'lost: %')";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![mail.key], |row| row.get(0))?)
    }

    fn end_lost_attempt(&self, mail: &Mail, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE attempts SET ended_at = ?3, result = ?4 WHERE mail = ?1 AND number = ?2 AND ended_at IS NULL";
        let result = format!("lost: {SENDER_LOST}");
        self.connection.prepare_cached(sql)?.execute(params![mail.key, mail.attempts, At(now), result])?;
        Ok(())
    }

    fn set_state(&self, key: &MailKey, state: MailState, why: &str) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET state = ?2, last_reply = ?3 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, state, why])?;
        Ok(())
    }
}

impl Snapshot {
    /// When the outbox next needs attention: a mail falls due, sending resumes, or a lease expires. `None` if there is
    /// nothing.
    pub fn next_due_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let earliest = |sql: &str| -> Result<Option<Timestamp>, StoreError> {
            let at = self.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<At>>(0));
            Ok(known(at.map_err(StoreError::from))?.map(|at| at.0))
        };
        let queued = earliest(
            "SELECT MIN(not_before) FROM mails INDEXED BY mails_by_turn \
             WHERE state = 'queued' AND held_by IS NULL AND not_before LIKE '____-__-__T__:__:__Z'",
        )?;
        let queued = match (queued, self.standing_stall()?) {
            (Some(at), Some(stall)) => Some(at.max(stall.next_at)),
            (queued, _) => queued,
        };
        let lease = earliest(
            "SELECT MIN(lease_until) FROM mails WHERE state = 'sending' AND lease_until LIKE '____-__-__T__:__:__Z'",
        )?;
        Ok(queued.into_iter().chain(lease).min())
    }

    /// Since when each draft waits, with the first workflow that it mentions.
    pub fn drafts(&self) -> Result<Vec<(WorkflowId, Timestamp)>, StoreError> {
        let sql = "SELECT MIN(w.workflow), m.not_before FROM mails m JOIN mail_workflows w ON w.mail = m.key \
                   WHERE m.state = 'draft' GROUP BY m.key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let drafts = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, At>(1)?.0)))?;
        Ok(drafts.collect::<Result<_, _>>()?)
    }

    /// For each mail claimed since `since`, its domains and the time of the claim.
    pub fn claimed_since(&self, since: Timestamp) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let sql = "SELECT DISTINCT a.mail, LOWER(SUBSTR(r.address, INSTR(r.address, '@') + 1)), a.started_at \
                   FROM attempts a JOIN recipients r ON r.mail = a.mail WHERE a.started_at > ?1 ORDER BY a.started_at";
        let mut statement = self.connection.prepare_cached(sql)?;
        let claim = |row: &Row<'_>| Ok::<_, rusqlite::Error>((row.get(1)?, row.get::<_, At>(2)?.0));
        readable(statement.query_and_then(params![At(since)], |row| of_row("attempts", row, claim))?)
    }

    /// The delivery attempts that count for a mail, in ascending order.
    pub fn attempts_of(&self, key: &MailKey) -> Result<Vec<Attempt>, StoreError> {
        let sql = "SELECT number, started_at, ended_at, result FROM attempts WHERE mail = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        let attempts = statement.query_map(params![key], |row| {
            Ok(Attempt {
                number: row.get(0)?,
                started_at: row.get::<_, At>(1)?.0,
                ended_at: row.get::<_, Option<At>>(2)?.map(|at| at.0),
                result: row.get(3)?,
            })
        })?;
        Ok(attempts.collect::<Result<_, _>>()?)
    }

    fn longest_due(&self, now: Timestamp) -> Result<Option<MailKey>, StoreError> {
        // Left alone, SQLite would use the index on states and sort every queued mail.
        let sql = "SELECT key FROM mails INDEXED BY mails_by_turn \
                   WHERE state = 'queued' AND held_by IS NULL AND not_before <= ?1 \
                   ORDER BY not_before, due_at, key LIMIT 1";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![At(now)], |row| row.get(0)).optional()?)
    }

    fn stale(&self, now: Timestamp) -> Result<Vec<MailKey>, StoreError> {
        let sql = "SELECT key FROM mails WHERE state = 'sending' AND lease_until <= ?1 ORDER BY key";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(params![At(now)], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}
