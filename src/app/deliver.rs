//! Sends what the outbox holds: claim, send with no transaction open, settle.

use jiff::{SignedDuration, Timestamp};

use super::{App, AppError, Loading, compose, verdict::Verdict};
use crate::{
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Event, Fact, MailState, Outcome},
    store::{Claim, Mail, Rescue, Settlement, StoreError, Tx},
};

/// A sender that does not settle within this time is taken for dead, and its mail is sent again under the same
/// Message-ID. Longer than any attempt may take by the deadlines of RFC 5321.
pub const LEASE: SignedDuration = SignedDuration::from_hours(4);

/// Records the verdict that an earlier process could not write down, then takes back what it was sending when it ended.
/// Only for the one process that holds the lock.
pub fn adopt_orphans(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    if let Err(error) = Verdict::prepare(&app.config.database) {
        tracing::warn!(%error, "no room could be reserved beside the database for what mail servers say");
    }
    if app.unsettled.is_none() {
        app.unsettled = Verdict::kept(&app.config.database).map_err(|source| unreadable(app, source))?;
    }
    settle_what_is_left(app, now)?;
    app.store.write(|tx| {
        let rescued = tx.rescue_all(now)?;
        journal_rescues(tx, &rescued, now)
    })
}

/// What a delivery did, by end state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Accepted.
    pub sent: usize,
    /// To be tried again.
    pub put_off: usize,
    /// Given up, with address and reason.
    pub failed: Vec<(String, String)>,
    /// Outcome unknown.
    pub uncertain: usize,
    /// Sent, but not to everybody in copy.
    pub partly: usize,
}

/// Delivers every mail that is due, until none is or we are asked to stop; the mail in hand is always settled.
pub async fn deliver<M: Mailer>(
    app: &mut App,
    loading: &Loading,
    mailer: &mut M,
    clock: Clock,
    mut patience: Patience,
) -> Result<Delivered, AppError> {
    let mut delivered = Delivered::default();
    // What a server said is written down before anything else is sent.
    settle_what_is_left(app, clock.now())?;
    app.store.write(|tx| {
        let rescued = tx.rescue_stale(clock.now())?;
        journal_rescues(tx, &rescued, clock.now())
    })?;
    while !patience.is_called_off() {
        let claimed_at = clock.now();
        let Some(claim) = app.store.write(|tx| tx.claim_due(claimed_at, LEASE))? else { break };
        let delivery = mailer.send(&outgoing(app, loading, &claim), &mut patience).await;
        let verdict = Verdict { mail: claim.mail.key.clone(), attempt: claim.mail.attempts, delivery, at: clock.now() };
        match settle(app, &verdict) {
            Ok(Some(settlement)) => delivered.count(&claim.mail, settlement),
            Ok(None) => {}
            Err(error) => {
                if let Err(error) = verdict.keep(&app.config.database) {
                    tracing::warn!(%error, "a mail server's verdict could not be kept beside the database either");
                }
                app.unsettled = Some(verdict);
                mailer.rest().await;
                return Err(error);
            }
        }
    }
    mailer.rest().await;
    Ok(delivered)
}

/// Settles the verdict that could not be written when it came, if there is one.
fn settle_what_is_left(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let Some(verdict) = app.unsettled.clone() else { return Ok(()) };
    settle(app, &Verdict { at: verdict.at.min(now), ..verdict })?;
    Verdict::forget(&app.config.database).map_err(|source| unreadable(app, source))?;
    app.unsettled = None;
    Ok(())
}

/// Writes a verdict down, with what follows from it. `None` if it comes too late to count: the lease was over, and somebody
/// took the mail back meanwhile.
fn settle(app: &mut App, verdict: &Verdict) -> Result<Option<Settlement>, AppError> {
    let settled = app.store.write(|tx| {
        let mail = tx.require_mail(&verdict.mail)?;
        let settlement = tx.settle(&verdict.mail, verdict.attempt, &verdict.delivery, verdict.at)?;
        journal(tx, &mail, &settlement, verdict.at)?;
        Ok::<_, AppError>(settlement)
    });
    match settled {
        Ok(settlement) => {
            tracing::info!(mail = settlement.message_id, state = settlement.state.as_str(), "mail settled");
            Ok(Some(settlement))
        }
        Err(AppError::Store(StoreError::IllegalTransition { from, .. })) => {
            tracing::warn!(from = from.as_str(), "a verdict came after its mail was taken back");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Attempts that ended without a verdict: from here on the mail may arrive twice, and the journal says why.
fn journal_rescues(tx: &Tx, rescued: &[Rescue], now: Timestamp) -> Result<(), AppError> {
    for Rescue { mail, settlement } in rescued {
        for workflow in &mail.workflows {
            let fact = Fact::AttemptLost {
                mail: mail.key.clone(),
                message_id: mail.message_id.clone(),
                attempt: mail.attempts,
            };
            tx.append(&Event::of_engine(workflow, now, fact))?;
        }
        if let Some(settlement) = settlement {
            journal(tx, mail, settlement, now)?;
        }
    }
    Ok(())
}

fn unreadable(app: &App, source: std::io::Error) -> AppError {
    AppError::Unreadable { path: app.config.database.clone(), source }
}

impl Delivered {
    /// True if no mail was tried.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// True if some address did not take its mail.
    pub fn met_refusals(&self) -> bool {
        !self.failed.is_empty() || self.partly > 0
    }

    /// Adds what a second delivery did.
    pub fn add(&mut self, more: Self) {
        self.sent += more.sent;
        self.put_off += more.put_off;
        self.failed.extend(more.failed);
        self.uncertain += more.uncertain;
        self.partly += more.partly;
    }

    fn count(&mut self, mail: &Mail, settlement: Settlement) {
        let is_refusal = |outcome: &Outcome| matches!(outcome, Outcome::Permanent { .. });
        let refused = settlement.recipients.iter().filter_map(|recipient| recipient.outcome.as_ref()).any(is_refusal);
        self.partly += usize::from(refused && settlement.state == MailState::Sent);
        match settlement.state {
            MailState::Sent => self.sent += 1,
            MailState::Uncertain => self.uncertain += 1,
            MailState::Failed => self.failed.push((mail.to().collect::<Vec<_>>().join(", "), settlement.why)),
            _ => self.put_off += 1,
        }
    }
}

fn outgoing(app: &App, loading: &Loading, claim: &Claim) -> Outgoing {
    let plan = claim.mail.workflows.iter().find_map(|workflow| loading.workflows.get(workflow));
    Outgoing {
        from: compose::sender(&app.config, plan.map(|loaded| loaded.plan.as_ref())).address,
        recipients: claim.mail.pending(),
        message_id: claim.mail.message_id.clone(),
        day: day_of(&claim.mail),
        mime: claim.mime.clone(),
    }
}

/// The recipient's local day stands at the end of the mail's key; a report's mail has the day it fell due, in UTC.
fn day_of(mail: &Mail) -> jiff::civil::Date {
    let in_key = mail.key.as_str().rsplit(':').next().and_then(|day| day.parse().ok());
    in_key.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(mail.due_at).date())
}

fn journal(tx: &Tx, mail: &Mail, settlement: &Settlement, now: Timestamp) -> Result<(), AppError> {
    super::tick::note_settled(tx, mail, settlement.state, &settlement.why, now)?;
    for key in &settlement.reminders_sent {
        if let Some(reminder) = tx.reminder(key)? {
            let fact = Fact::ReminderSent {
                reminder: reminder.key,
                input: reminder.task.zip(reminder.partner),
                due: reminder.due_on,
            };
            tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
        }
    }
    Ok(())
}
