//! Sends what the outbox holds: claim, send with no transaction open, settle.
//!
//! What the server says of us is no fault of a mail or an address. As long as it takes no mail at all, sending pauses as a
//! whole ([`Stall`]): nothing is counted, nothing goes to anybody else, and the first attempt after the pause is one for all.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{App, AppError, Loading, compose, suspicion::Suspicion, verdict::Verdict};
use crate::{
    clock::Clock,
    mail::{self, Mailer, Outgoing, Patience},
    model::{Delivery, Event, Fact, MailState, Outcome, ReminderKey, without_addresses},
    store::{Claim, Mail, Rescue, Settlement, Stall, StoreError, Tx},
};

/// A sender that does not settle within this time is taken for dead, and its mail is sent again under the same
/// Message-ID. Longer than any attempt may take by the deadlines of RFC 5321.
pub const LEASE: SignedDuration = SignedDuration::from_hours(4);

/// Records the verdict that an earlier process could not write down, then takes back what it was sending when it ended. A
/// pause of sending ends early: whoever starts the program may have mended what was wrong. Only for the one process that
/// holds the lock.
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
        tx.hasten_stall(now)?;
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
    /// Offered to nobody, because no mail can leave at all; it is not counted.
    pub put_back: usize,
    /// That no mail can leave, if it was seen.
    pub stalled: Option<Stall>,
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
    let mut suspicion = Suspicion::default();
    while delivered.stalled.is_none() && !patience.is_called_off() {
        let now = clock.now();
        let Some(claim) = claim(app, now)? else { break };
        let delivery = mailer.send(&outgoing(app, loading, &claim, now), &mut patience).await;
        let verdict = verdict(&claim.mail, delivery, &mut suspicion, patience.is_called_off(), clock.now());
        match settle(app, &verdict) {
            Ok(settled) => {
                delivered.absolve(verdict.wronged.len());
                delivered.count(&claim.mail, settled);
            }
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

/// The next mail whose turn it is, with the date of its leaving.
fn claim(app: &mut App, now: Timestamp) -> Result<Option<Claim>, AppError> {
    let claimed = app.store.write(|tx| {
        let Some(claim) = tx.claim_due(now, LEASE)? else { return Ok(None) };
        let mime = mail::dated(&claim.mime, now);
        tx.redate(&claim.mail.key, &mime)?;
        Ok::<_, StoreError>(Some(Claim { mime, ..claim }))
    });
    Ok(claimed?)
}

/// What an attempt means, seen beside those before it.
///
/// No mail can leave if the server hears nobody, and if it does not let us write to the first one it is asked for. A mail
/// that it refuses after it took others is another matter: that one waits, and is given up in time.
fn verdict(
    mail: &Mail,
    mut delivery: Delivery,
    suspicion: &mut Suspicion,
    is_called_off: bool,
    at: Timestamp,
) -> Verdict {
    let wronged = suspicion.take(&mail.key, &delivery);
    if let Some(wronged) = &wronged {
        let why = format!("the mail server refuses everything alike: {}", wronged.words);
        delivery = Delivery::stalled(delivery.outcomes.iter().map(|(address, _)| address), &why);
    }
    let is_ours = delivery.is_ours();
    let first_words = || delivery.outcomes.first().map(|(_, outcome)| outcome.words().to_owned());
    let not_let = if is_ours && !suspicion.has_taken() && !is_called_off { first_words() } else { None };
    Verdict {
        mail: mail.key.clone(),
        attempt: mail.attempts,
        at,
        wronged: wronged.map_or_else(Vec::new, |wronged| wronged.mails),
        stalled: delivery.stalled.clone().filter(|_| !is_called_off).or(not_let),
        is_void: is_ours && (is_called_off || delivery.stalled.is_some() || !suspicion.has_taken()),
        delivery,
    }
}

/// What a verdict came to.
enum Settled {
    /// The mail is settled.
    Mail(Settlement),
    /// The attempt was none: the mail waits as before, for the end of the stall if there is one.
    PutBack,
    /// It came too late to count: the lease was over, and somebody took the mail back meanwhile.
    TooLate,
}

/// Settles the verdict that could not be written when it came, if there is one.
fn settle_what_is_left(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let Some(verdict) = app.unsettled.clone() else { return Ok(()) };
    settle(app, &Verdict { at: verdict.at.min(now), ..verdict })?;
    Verdict::forget(&app.config.database).map_err(|source| unreadable(app, source))?;
    app.unsettled = None;
    Ok(())
}

/// Writes a verdict down, with what follows from it; and that no mail can leave, or can again.
fn settle(app: &mut App, verdict: &Verdict) -> Result<(Settled, Option<Stall>), AppError> {
    let written = app.store.write(|tx| {
        let stall = match &verdict.stalled {
            Some(why) => Some(tx.stall(why, verdict.at)?),
            None => None,
        };
        if let Some(stall) = &stall {
            absolve(tx, verdict, stall)?;
        } else if !verdict.is_void
            && let Some(over) = tx.end_stall(verdict.at)?
        {
            tracing::info!(since = %over.since, "mail can leave again");
        }
        let settled = if verdict.is_void {
            let not_before = stall.as_ref().map_or(verdict.at, |stall| after(stall.next_at));
            tx.put_back(&verdict.mail, verdict.attempt, not_before)?;
            Settled::PutBack
        } else {
            let mail = tx.require_mail(&verdict.mail)?;
            let settlement = tx.settle(&verdict.mail, verdict.attempt, &verdict.delivery, verdict.at)?;
            journal(tx, &mail, &settlement, verdict.at)?;
            Settled::Mail(settlement)
        };
        Ok::<_, AppError>((settled, stall))
    });
    match written {
        Ok((settled, stall)) => {
            if let Settled::Mail(settlement) = &settled {
                tracing::info!(mail = settlement.message_id, state = settlement.state.as_str(), "mail settled");
            }
            if let Some(Stall { tries, next_at, why, .. }) = &stall {
                let why = without_addresses(why);
                tracing::warn!(%why, tries, again_at = %next_at, "no mail can leave");
            }
            Ok((settled, stall))
        }
        Err(AppError::Store(StoreError::IllegalTransition { from, .. })) => {
            tracing::warn!(from = from.as_str(), "a verdict came after its mail was taken back");
            Ok((Settled::TooLate, None))
        }
        Err(error) => Err(error),
    }
}

/// Mails that failed for what the server says of everything wait again.
fn absolve(tx: &Tx, verdict: &Verdict, stall: &Stall) -> Result<(), AppError> {
    for key in &verdict.wronged {
        let mail = tx.require_mail(key)?;
        if mail.state == MailState::Failed {
            tx.absolve(key, after(stall.next_at))?;
            super::tick::note_settled(tx, &mail, MailState::Queued, &stall.why, verdict.at)?;
        }
    }
    Ok(())
}

/// A moment later, so that mails that were not in hand go first when sending begins again: one that the server has something
/// against must not stand in the way of the others.
fn after(at: Timestamp) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)
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
        self.put_back += more.put_back;
        self.stalled = more.stalled.or(self.stalled.take());
    }

    /// The last mails that failed wait again.
    fn absolve(&mut self, wronged: usize) {
        self.failed.truncate(self.failed.len().saturating_sub(wronged));
        self.put_back += wronged;
    }

    fn count(&mut self, mail: &Mail, (settled, stall): (Settled, Option<Stall>)) {
        self.stalled = stall;
        let settlement = match settled {
            Settled::Mail(settlement) => settlement,
            Settled::PutBack => {
                self.put_back += 1;
                return;
            }
            Settled::TooLate => return,
        };
        let outcomes = || settlement.recipients.iter().filter_map(|recipient| recipient.outcome.as_ref());
        let refused = outcomes().any(Outcome::is_refusal);
        self.partly += usize::from(refused && settlement.state == MailState::Sent);
        match settlement.state {
            MailState::Sent => self.sent += 1,
            MailState::Uncertain => self.uncertain += 1,
            MailState::Failed => self.failed.push((mail.to().collect::<Vec<_>>().join(", "), settlement.why)),
            _ => self.put_off += 1,
        }
    }
}

fn outgoing(app: &App, loading: &Loading, claim: &Claim, now: Timestamp) -> Outgoing {
    let loaded = || claim.mail.workflows.iter().filter_map(|workflow| loading.workflows.get(workflow));
    let plans = || loaded().map(|loaded| loaded.plan.as_ref());
    Outgoing {
        from: compose::sender(&app.config, plans().next(), &claim.mail.lang).address,
        recipients: claim.mail.pending(),
        message_id: claim.mail.message_id.clone(),
        day: compose::recipient_of(plans(), &claim.mail)
            .map_or_else(|| TimeZone::UTC.to_datetime(now).date(), |recipient| recipient.local_day(now)),
        mime: claim.mime.clone(),
    }
}

fn journal(tx: &Tx, mail: &Mail, settlement: &Settlement, now: Timestamp) -> Result<(), AppError> {
    super::tick::note_settled(tx, mail, settlement.state, &settlement.why, now)?;
    settlement.reminders_sent.iter().try_for_each(|key| note_sent(tx, key, now))
}

/// Writes into the journal that a reminder is with its recipient.
pub(super) fn note_sent(tx: &Tx, key: &ReminderKey, now: Timestamp) -> Result<(), AppError> {
    if let Some(reminder) = tx.reminder(key)? {
        let fact = Fact::ReminderSent {
            reminder: reminder.key,
            input: reminder.task.zip(reminder.partner),
            due: reminder.due_on,
        };
        tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
    }
    Ok(())
}
