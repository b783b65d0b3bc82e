//! Sends what the outbox holds: claim, send with no transaction open, settle.

use jiff::{SignedDuration, Timestamp};

use super::{App, AppError, Loading, compose};
use crate::{
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Event, Fact, MailState, Outcome},
    store::{Claim, Mail, Settlement, StoreError, Tx},
};

/// A sender that does not settle within this time is taken for dead, and its mail is sent again under the same
/// Message-ID. Longer than any attempt may take by the deadlines of RFC 5321.
pub const LEASE: SignedDuration = SignedDuration::from_hours(4);

/// Takes back what an earlier process was sending when it ended. Only for the one process that holds the lock.
pub fn adopt_orphans(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| tx.rescue_all(now))?;
    Ok(())
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
    app.store.write(|tx| tx.rescue_stale(clock.now()))?;
    while !patience.is_called_off() {
        let claimed_at = clock.now();
        let Some(claim) = app.store.write(|tx| tx.claim_due(claimed_at, LEASE))? else { break };
        let delivery = mailer.send(&outgoing(app, loading, &claim), &mut patience).await;
        let settled_at = clock.now();
        let settled = app.store.write(|tx| {
            let settlement = tx.settle(&claim.mail.key, &delivery, settled_at)?;
            journal(tx, &claim.mail, &settlement, settled_at)?;
            Ok::<_, AppError>(settlement)
        });
        match settled {
            Ok(settlement) => {
                tracing::info!(mail = settlement.message_id, state = settlement.state.as_str(), "mail settled");
                delivered.count(&claim.mail, settlement);
            }
            // The lease was over and somebody took the mail back meanwhile: the verdict comes too late to count.
            Err(AppError::Store(StoreError::IllegalTransition { from, .. })) => {
                tracing::warn!(
                    mail = claim.mail.message_id,
                    from = from.as_str(),
                    "a verdict came after the mail was taken back"
                );
            }
            Err(error) => return Err(error),
        }
    }
    mailer.rest().await;
    Ok(delivered)
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
