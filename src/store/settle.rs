//! The result of an attempt: the mail's state afterwards.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;

use super::{Mail, Recipient, StoreError, Tx, WithdrawnBy, column::At, transition, went_on::HAS_GONE_ON};
use crate::model::{Delivery, MailKey, MailState, Outcome, ReminderKey, ReminderState};

/// A mail has failed after being tried for this long (RFC 5321 section 4.5.4.1), however often that was. Times in which
/// no mail could leave at all do not count.
pub const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(5 * 24);

/// Minutes to wait after the first, second … failure; the last value applies to all further ones.
const BACKOFF_MINUTES: [i64; 5] = [1, 5, 15, 60, 240];

/// How long to wait after this many consecutive failures.
pub fn backoff(failures: u32) -> SignedDuration {
    let index = (failures.max(1) as usize - 1).min(BACKOFF_MINUTES.len() - 1);
    SignedDuration::from_mins(BACKOFF_MINUTES[index])
}

/// A settled attempt, with everything that goes into the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The mail as it was before.
    pub mail: Mail,
    /// Its new state: `sent`, `queued` again, `uncertain` or `failed`.
    pub state: MailState,
    /// When it is next tried, if it is queued again.
    pub retry_at: Option<Timestamp>,
    /// The reminders that count as sent from now on.
    pub reminders_sent: Vec<ReminderKey>,
    /// Each recipient with its outcome so far.
    pub recipients: Vec<Recipient>,
    /// The server's reply, or the reason, in words for people.
    pub why: String,
}

/// The state of a mail after an attempt.
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
    /// Records the result of an attempt, recipient by recipient, and the consequence for the mail:
    ///
    /// | recipients | mail |
    /// |---|---|
    /// | all accepted, or some accepted and the others refused for good | `sent` |
    /// | any uncertain | `uncertain`, never sent again automatically |
    /// | any to be retried | `queued` again after [`backoff`]; after [`GIVE_UP_AFTER`] as if refused |
    /// | none accepted, all refused for good | `failed` |
    ///
    /// The reminders of an uncertain mail stay queued in it: they count neither as received nor as lost until a person
    /// says what happened to it.
    ///
    /// A recipient that was addressed but is missing from `delivery` is uncertain. `attempt` counts from 1: an attempt
    /// whose lease has expired still counts, unless the mail was claimed again.
    pub fn settle(
        &self,
        key: &MailKey,
        attempt: u32,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Settlement, StoreError> {
        let before = self.require_mail(key)?;
        let waits = matches!(before.state, MailState::Queued | MailState::Held);
        let is_late = waits && self.has_open_attempt(&before)?;
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

    /// True if this attempt is the one that awaits its outcome.
    pub fn awaits(&self, key: &MailKey, attempt: u32) -> Result<bool, StoreError> {
        let Some(mail) = self.mail(key)? else { return Ok(false) };
        let is_late = mail.state == MailState::Queued && self.has_open_attempt(&mail)?;
        Ok(mail.attempts == attempt && (mail.state == MailState::Sending || is_late))
    }

    /// Takes back a mail that is being sent, because the fault was ours: the attempt does not count against the mail.
    /// Others go first when sending resumes at `not_before`.
    pub fn put_back(&self, key: &MailKey, attempt: u32, not_before: Timestamp) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        if mail.state != MailState::Sending || mail.attempts != attempt {
            return Err(StoreError::IllegalTransition { mail: mail.key, from: mail.state, to: MailState::Queued });
        }
        self.undo_attempt(&mail, not_before)
    }

    /// Undoes the last attempt of a mail that failed or was put off, because the server says the same to every mail: the
    /// fault is ours, and nothing was said about an address. A mail that has come to any other end stays as it is, and one
    /// whose reminders went to somebody else meanwhile is withdrawn. One that failed untried is queued as it was.
    pub fn absolve(&self, key: &MailKey, not_before: Timestamp) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        let is_undone = match mail.state {
            MailState::Failed => true,
            MailState::Queued => mail.attempts > 0,
            _ => false,
        };
        if !is_undone {
            return Ok(());
        }
        self.forget_refusals(key)?;
        let is_for_nothing = !key.stands_by_itself() && !self.carries(key, ReminderState::Queued)?;
        if mail.state == MailState::Failed && is_for_nothing {
            self.withdraw_mail(key, WithdrawnBy::Engine, HAS_GONE_ON)?;
            return Ok(());
        }
        self.undo_attempt(&mail, not_before)
    }

    /// Undoes the last attempt of a mail, if there was one, and queues the mail.
    fn undo_attempt(&self, mail: &Mail, not_before: Timestamp) -> Result<(), StoreError> {
        // A mail that replaces another has been tried since before its own first attempt.
        let sql = "UPDATE mails SET trying_since = NULL \
                   WHERE key = ?1 AND attempts = 1 \
                     AND trying_since >= (SELECT started_at FROM attempts WHERE mail = ?1 AND number = 1)";
        self.connection.prepare_cached(sql)?.execute(params![mail.key])?;
        let sql = "DELETE FROM attempts WHERE mail = ?1 AND number = ?2";
        self.connection.prepare_cached(sql)?.execute(params![mail.key, mail.attempts])?;
        let sql = "UPDATE mails SET state = 'queued', lease_until = NULL, \
                          attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END, \
                          failures = CASE WHEN failures < attempts OR attempts = 0 THEN failures ELSE attempts - 1 END, \
                          not_before = CASE WHEN not_before > ?2 THEN not_before ELSE ?2 END \
                   WHERE key = ?1";
        self.connection.prepare_cached(sql)?.execute(params![mail.key, At(not_before)])?;
        self.unmark_attempted(&mail.key)
    }

    /// Ends a `queued` mail without an attempt: its address refused an earlier one with these words. It has failed, and nothing
    /// new is known of the address.
    pub fn refuse_untried(&self, key: &MailKey, words: &str) -> Result<(), StoreError> {
        let mail = self.require_mail(key)?;
        transition::check(&mail, MailState::Failed)?;
        for address in mail.pending() {
            self.record_outcome(key, &address, &Outcome::AddressRefused { reply: words.to_owned() })?;
        }
        self.finish(key, MailState::Failed, None, words)
    }

    /// Records what a person knows about an uncertain mail: whether it was sent. If not, it has failed, and its
    /// reminders may be decided again.
    pub fn settle_by_person(&self, key: &MailKey, is_sent: bool, now: Timestamp) -> Result<Settlement, StoreError> {
        let mail = self.require_mail(key)?;
        if mail.state != MailState::Uncertain {
            let to = if is_sent { MailState::Sent } else { MailState::Failed };
            return Err(StoreError::IllegalTransition { mail: mail.key, from: mail.state, to });
        }
        let why =
            if is_sent { "the coordinator says that it was sent" } else { "the coordinator says that it was not sent" };
        for recipient in mail.recipients.iter().filter(|r| matches!(r.outcome, Some(Outcome::Uncertain { .. }))) {
            let reply = why.to_owned();
            let outcome = if is_sent { Outcome::Accepted { reply } } else { Outcome::Ours { reply } };
            self.record_outcome(key, &recipient.address, &outcome)?;
        }
        let has_arrived = self.recipients(key)?.iter().any(|r| matches!(r.outcome, Some(Outcome::Accepted { .. })));
        let (next, reminders_sent) = if has_arrived {
            (Next::Sent, self.mark_sent(key)?)
        } else {
            self.unmark_attempted(key)?;
            (Next::Failed, Vec::new())
        };
        self.finish(key, next.state(), has_arrived.then_some(now), why)?;
        let recipients = self.recipients(key)?;
        let (state, why) = (next.state(), why.to_owned());
        Ok(Settlement { mail, state, retry_at: None, reminders_sent, recipients, why })
    }

    /// Nobody knows how an attempt ended, and it is not to be repeated: as if the reply to the final dot were lost.
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
            Next::Sent => self.mark_sent(key)?,
            Next::Again(_) => {
                self.unmark_attempted(key)?;
                Vec::new()
            }
            Next::Uncertain | Next::Failed => Vec::new(),
        };
        let retry_at = if let Next::Again(at) = next { Some(at) } else { None };
        Ok(Settlement { mail: before, state: next.state(), retry_at, reminders_sent, recipients, why })
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

    /// Counts the failure unless the rescue has already counted it.
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

/// `failures` includes this attempt, if it is one.
fn next(recipients: &[Recipient], failures: u32, trying_since: Timestamp, now: Timestamp) -> Next {
    let any = |is: fn(&Outcome) -> bool| recipients.iter().filter_map(|recipient| recipient.outcome.as_ref()).any(is);
    if any(|outcome| matches!(outcome, Outcome::Uncertain { .. })) {
        return Next::Uncertain;
    }
    let is_exhausted = now.duration_since(trying_since) >= GIVE_UP_AFTER;
    if any(Outcome::is_pending) && !is_exhausted {
        return Next::Again(now.saturating_add(backoff(failures)).unwrap_or(Timestamp::MAX));
    }
    if any(|outcome| matches!(outcome, Outcome::Accepted { .. })) { Next::Sent } else { Next::Failed }
}

/// The server's reply: once if it was the same for all recipients, otherwise by recipient, failures first.
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
