//! What an attempt came to: the state that a mail has after it.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;

use super::{Mail, Recipient, StoreError, Tx, column::At};
use crate::model::{Delivery, MailKey, MailState, Outcome, ReminderKey};

/// A mail that came to nothing this many times in a row has failed.
pub const MAX_FAILURES: u32 = 8;

/// So has a mail that has been tried for this long.
pub const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(72);

/// Minutes to wait after the first, second … failure; the last one for all that follow.
const BACKOFF_MINUTES: [i64; 5] = [1, 5, 15, 60, 240];

/// How long to wait after that many failures in a row.
pub fn backoff(failures: u32) -> SignedDuration {
    let index = (failures.max(1) as usize - 1).min(BACKOFF_MINUTES.len() - 1);
    SignedDuration::from_mins(BACKOFF_MINUTES[index])
}

/// A settled attempt, with all that the journal wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The mail.
    pub mail: MailKey,
    /// Its Message-ID.
    pub message_id: String,
    /// Its state now: `sent`, `queued` again, `uncertain` or `failed`.
    pub state: MailState,
    /// When it is tried next, if it is queued again.
    pub retry_at: Option<Timestamp>,
    /// The reminders that count as sent from now on.
    pub reminders_sent: Vec<ReminderKey>,
    /// Each recipient with what became of it so far.
    pub recipients: Vec<Recipient>,
    /// The server's words, or the reason, for people.
    pub why: String,
}

/// Where a mail goes after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Sent,
    Again(Timestamp),
    Uncertain,
    Failed,
}

impl Next {
    fn state(self) -> MailState {
        match self {
            Self::Sent => MailState::Sent,
            Self::Again(_) => MailState::Queued,
            Self::Uncertain => MailState::Uncertain,
            Self::Failed => MailState::Failed,
        }
    }
}

impl Tx {
    /// Records what an attempt came to, recipient by recipient, and what follows for the mail:
    ///
    /// | recipients | mail |
    /// |---|---|
    /// | all accepted, or some accepted and the others refused for good | `sent` |
    /// | any uncertain | `uncertain`, never sent again by itself |
    /// | any transient | `queued` again after [`backoff`]; after [`MAX_FAILURES`] or [`GIVE_UP_AFTER`] as if refused |
    /// | none accepted, all refused for good | `failed` |
    ///
    /// A recipient that the attempt was for and that `delivery` does not name is uncertain. `attempt` counts from 1: the
    /// attempt of a mail whose lease was over meanwhile still counts, unless it was claimed again before.
    pub fn settle(
        &self,
        key: &MailKey,
        attempt: u32,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Settlement, StoreError> {
        let before = self.require_mail(key)?;
        let is_late = before.state == MailState::Queued && self.has_open_attempt(&before)?;
        let is_sending = before.state == MailState::Sending;
        if before.attempts != attempt || !is_sending && !is_late {
            let to = if delivery.is_accepted() { MailState::Sent } else { MailState::Failed };
            return Err(StoreError::IllegalTransition { mail: before.key, from: before.state, to });
        }
        for address in before.pending() {
            self.record_outcome(key, &address, &outcome_for(delivery, &address))?;
        }
        let recipients = self.recipients(key)?;
        let failures = if is_late { before.failures } else { before.failures + 1 };
        let next = next(&recipients, failures, before.trying_since.unwrap_or(now), now);
        let why = summary(&recipients);
        self.conclude(before, recipients, (next, why), now)
    }

    /// Nobody knows what became of an attempt, and it is not to be made again: as if the answer to the final dot were lost.
    pub(super) fn settle_as_lost(&self, mail: &Mail, why: &str, now: Timestamp) -> Result<Settlement, StoreError> {
        for address in mail.pending() {
            self.record_outcome(&mail.key, &address, &Outcome::Uncertain { reason: why.to_owned() })?;
        }
        let recipients = self.recipients(&mail.key)?;
        self.conclude(mail.clone(), recipients, (Next::Uncertain, why.to_owned()), now)
    }

    fn conclude(
        &self,
        before: Mail,
        recipients: Vec<Recipient>,
        (next, why): (Next, String),
        now: Timestamp,
    ) -> Result<Settlement, StoreError> {
        let key = &before.key;
        self.end_attempt(&before, next, &why, now)?;
        self.record_settlement(key, next, &why, now)?;
        let reminders_sent = match next {
            Next::Sent | Next::Uncertain => self.mark_sent(key)?,
            Next::Again(_) => {
                self.unmark_attempted(key)?;
                Vec::new()
            }
            Next::Failed => Vec::new(),
        };
        let retry_at = if let Next::Again(at) = next { Some(at) } else { None };
        let (mail, message_id) = (before.key, before.message_id);
        Ok(Settlement { mail, message_id, state: next.state(), retry_at, reminders_sent, recipients, why })
    }

    fn has_open_attempt(&self, mail: &Mail) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM attempts WHERE mail = ?1 AND number = ?2 AND ended_at IS NULL)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params![mail.key, mail.attempts], |row| row.get(0))?)
    }

    fn end_attempt(&self, mail: &Mail, next: Next, why: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE attempts SET ended_at = ?3, result = ?4 WHERE mail = ?1 AND number = ?2";
        let result = format!("{}: {why}", next.state().as_str());
        self.connection.prepare_cached(sql)?.execute(params![mail.key, mail.attempts, At(now), result])?;
        Ok(())
    }

    fn record_settlement(&self, key: &MailKey, next: Next, why: &str, now: Timestamp) -> Result<(), StoreError> {
        match next {
            Next::Again(at) => self.queue_after_failure(key, at, why),
            Next::Sent => self.finish(key, next.state(), Some(now), why),
            Next::Uncertain | Next::Failed => self.finish(key, next.state(), None, why),
        }
    }

    /// Counts the failure unless the rescue has counted it before.
    fn queue_after_failure(&self, key: &MailKey, not_before: Timestamp, why: &str) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET failures = failures + (state = 'sending'), state = 'queued', lease_until = NULL, \
                          not_before = ?2, last_reply = ?3 \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, At(not_before), why])?;
        Ok(())
    }

    fn finish(&self, key: &MailKey, state: MailState, sent_at: Option<Timestamp>, why: &str) -> Result<(), StoreError> {
        let sql = "UPDATE mails SET state = ?2, lease_until = NULL, sent_at = ?3, last_reply = ?4 WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![key, state, sent_at.map(At), why])?;
        Ok(())
    }
}

fn outcome_for(delivery: &Delivery, address: &str) -> Outcome {
    let named = delivery.outcomes.iter().find(|(of, _)| of == address);
    let lost = || Outcome::Uncertain { reason: "the transport did not say what became of it".to_owned() };
    named.map_or_else(lost, |(_, outcome)| outcome.clone())
}

/// `failures` counts this attempt, in case it was one.
fn next(recipients: &[Recipient], failures: u32, trying_since: Timestamp, now: Timestamp) -> Next {
    let any = |is: fn(&Outcome) -> bool| recipients.iter().filter_map(|recipient| recipient.outcome.as_ref()).any(is);
    if any(|outcome| matches!(outcome, Outcome::Uncertain { .. })) {
        return Next::Uncertain;
    }
    let exhausted = failures >= MAX_FAILURES || now.duration_since(trying_since) >= GIVE_UP_AFTER;
    if any(|outcome| matches!(outcome, Outcome::Transient { .. })) && !exhausted {
        return Next::Again(now.saturating_add(backoff(failures)).unwrap_or(Timestamp::MAX));
    }
    if any(|outcome| matches!(outcome, Outcome::Accepted { .. })) { Next::Sent } else { Next::Failed }
}

/// The server's words: once if all recipients met the same ones, else by recipient, what went wrong first.
fn summary(recipients: &[Recipient]) -> String {
    let words = |recipient: &Recipient| recipient.outcome.as_ref().map_or(String::new(), |o| o.words().to_owned());
    let Some(first) = recipients.first().map(words) else { return "the mail has no recipient".to_owned() };
    if recipients.iter().all(|recipient| words(recipient) == first) {
        return first;
    }
    let is_accepted = |r: &Recipient| matches!(r.outcome, Some(Outcome::Accepted { .. }));
    let (accepted, others): (Vec<_>, Vec<_>) = recipients.iter().partition(|recipient| is_accepted(recipient));
    let line = |r: &&Recipient| format!("{}: {}", r.address, words(r));
    others.iter().chain(&accepted).map(line).collect::<Vec<_>>().join("; ")
}
