//! Sends the mails in the outbox: claim, send with no open transaction, settle.
//!
//! What a server says about us is not the fault of a mail or an address. As long as it accepts no mail at all, sending
//! pauses as a whole ([`Stall`]): nothing is counted, no other mail is tried, and the first attempt after the pause is
//! a single one on behalf of all.

mod general;
mod hours;
mod pace;
mod round;
mod suspicion;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use round::Round;

use crate::{
    app::{
        App, AppError, Loading, Shared, compose,
        journal::{Times, note_sent, note_settled},
        verdict::{InHand, Verdict},
    },
    clock::Clock,
    link::Purpose,
    mail::{Mailer, Mailers, Outgoing, Patience},
    model::{Event, Fact, MailState, Outcome, ReminderState, without_addresses},
    store::{Claim, Mail, Rescue, Settlement, Stall, StoreError, Tx},
};

/// A sender that does not settle within this time is presumed dead, and its mail is sent again under the same
/// Message-ID. Longer than any attempt may take under the timeouts of RFC 5321.
pub const LEASE: SignedDuration = SignedDuration::from_hours(4);

/// Stores the verdicts that an earlier process could not write, puts back the mails it had claimed but not begun, and
/// then takes back those it was sending when it ended. A pause of sending ends early, since whoever started the program
/// may have fixed the cause. Only for the process that holds the lock.
pub fn adopt_orphans(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let in_hand = InHand::beside(&app.config.database);
    if let Err(error) = in_hand.prepare() {
        tracing::warn!(%error, "no room could be reserved beside the database for what mail servers say");
    }
    if app.unsettled.is_empty() {
        app.unsettled = in_hand.left(&app.config.database).map_err(|source| unreadable(app, source))?;
    }
    settle_what_is_left(app, now)?;
    app.store.write(|tx| {
        let rescued = tx.rescue_all(now)?;
        tx.hasten_stall(now)?;
        journal_rescues(tx, &rescued, now)
    })
}

/// The result of a delivery, by final state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Accepted.
    pub sent: usize,
    /// To be retried.
    pub put_off: usize,
    /// Given up, with address and reason.
    pub failed: Vec<(String, String)>,
    /// Why a coordinator did not get theirs, if one of these was for a coordinator.
    pub unbriefed: Option<String>,
    /// Outcome unknown.
    pub uncertain: usize,
    /// Sent, but not to everybody in copy.
    pub partly: usize,
    /// Put back without being counted, because no mail can leave at all.
    pub put_back: usize,
    /// The stall, if one was detected.
    pub stalled: Option<Stall>,
    /// True if mail can leave again after a stall.
    pub is_resumed: bool,
    /// True if it ended early because something was recorded that must be decided on first.
    pub gave_way: bool,
}

/// Delivers every mail that is due, until none is left, we are asked to stop, or something is recorded that must be
/// decided on first ([`Delivered::gave_way`]). Mails already claimed are always settled.
pub async fn deliver<M: Mailers>(
    app: &mut App,
    loading: &Loading,
    mailers: &mut M,
    clock: Clock,
    patience: Patience,
) -> Result<Delivered, AppError> {
    deliver_shared(&Shared::new(app), loading, mailers, clock, patience).await
}

/// Like [`deliver`], alongside another task of this thread that uses the application while a mail is being sent.
pub async fn deliver_shared<M: Mailers>(
    app: &Shared<'_>,
    loading: &Loading,
    mailers: &mut M,
    clock: Clock,
    patience: Patience,
) -> Result<Delivered, AppError> {
    app.with(|app| {
        // Server replies are stored before anything else is sent.
        settle_what_is_left(app, clock.now())?;
        app.store.write(|tx| {
            let rescued = tx.rescue_stale(clock.now())?;
            journal_rescues(tx, &rescued, clock.now())
        })
    })?;
    let delivered = Round::new(app, loading, clock, patience)?.run(mailers.all()).await;
    for mailer in mailers.all() {
        mailer.rest().await;
    }
    delivered
}

/// The effect of a verdict.
enum Settled {
    /// The mail is settled.
    Mail(Box<Settlement>),
    /// The attempt does not count: the mail waits as before, until the end of the stall if there is one.
    PutBack,
    /// It came too late to count: the lease had expired, and somebody had taken the mail back.
    TooLate,
}

/// Settles the verdicts that could not be stored when they came, if any.
fn settle_what_is_left(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    if app.unsettled.is_empty() {
        return Ok(());
    }
    let unsettled = app.unsettled.clone();
    let written = app.store.write(|tx| {
        let at_most_now = |verdict: &Verdict| Verdict { at: verdict.at.min(now), ..verdict.clone() };
        unsettled
            .iter()
            .map(|verdict| write_verdict(tx, &at_most_now(verdict), now))
            .collect::<Result<Vec<_>, AppError>>()
    })?;
    written.iter().for_each(told);
    app.unsettled.clear();
    InHand::beside(&app.config.database).clear().map_err(|source| unreadable(app, source))
}

/// Stores at `now` a verdict with its consequences, including the start or end of a stall, which it returns. The verdict
/// may have come long before, if the database could not be written then.
fn write_verdict(tx: &Tx, verdict: &Verdict, now: Timestamp) -> Result<(Settled, Option<Stall>), AppError> {
    let times = Times { happened_at: verdict.at, recorded_at: now };
    if (verdict.is_void || verdict.stalled.is_some()) && !tx.awaits(&verdict.mail, verdict.attempt)? {
        return Ok((Settled::TooLate, None));
    }
    let mut stall = match &verdict.stalled {
        Some(why) => Some(tx.stall(why, verdict.is_refusal, verdict.at)?),
        None => None,
    };
    if let Some(stall) = &stall {
        absolve(tx, verdict, stall, times)?;
    } else if may_end_stall(tx, verdict)?
        && let Some(over) = tx.end_stall(verdict.at)?
    {
        stall = Some(over);
    }
    if verdict.is_void {
        let not_before = stall.as_ref().map_or(verdict.at, |stall| after(stall.next_at));
        return match tx.put_back(&verdict.mail, verdict.attempt, not_before) {
            Ok(()) => Ok((Settled::PutBack, stall)),
            Err(StoreError::IllegalTransition { .. }) => Ok((Settled::TooLate, stall)),
            Err(error) => Err(error.into()),
        };
    }
    match tx.settle(&verdict.mail, verdict.attempt, &verdict.delivery, verdict.at) {
        Ok(settlement) => {
            journal(tx, &settlement, times)?;
            Ok((Settled::Mail(Box::new(settlement)), stall))
        }
        Err(StoreError::IllegalTransition { .. } | StoreError::NoSuchMail(_)) => Ok((Settled::TooLate, stall)),
        Err(error) => Err(error.into()),
    }
}

/// True if a verdict shows that mail can leave. What became of mail for our own domain does not, if it is the mail for
/// others that the server refuses.
fn may_end_stall(tx: &Tx, verdict: &Verdict) -> Result<bool, StoreError> {
    if verdict.is_void || !verdict.is_for_us {
        return Ok(!verdict.is_void);
    }
    Ok(tx.standing_stall()?.is_none_or(|stall| !stall.is_refusal))
}

/// Logs what was stored.
fn told((settled, stall): &(Settled, Option<Stall>)) {
    match settled {
        Settled::Mail(settlement) => {
            tracing::info!(mail = settlement.mail.message_id, state = settlement.state.as_str(), "mail settled");
        }
        Settled::PutBack => {}
        Settled::TooLate => tracing::warn!("a verdict came after its mail was taken back"),
    }
    if let Some(Stall { tries, next_at, why, is_refusal, ended_at, since, .. }) = stall {
        if ended_at.is_some() {
            tracing::info!(%since, "mail can leave again");
            return;
        }
        let why = without_addresses(why);
        // One warning for each outage, however often it is tried again; who watches the log knows of it by then.
        if *tries == 1 {
            tracing::warn!(%why, again_at = %next_at, is_refusal, "no mail can leave");
        } else {
            tracing::info!(%why, tries, again_at = %next_at, is_refusal, "still no mail can leave");
        }
    }
}

/// Queues again the mails that failed for a reason that applies to all mail, along with reminders that were passed on to
/// somebody else and have not been sent yet, and what was not even tried because of them. What was sent already is left
/// alone, and the coordinator's brief says so.
fn absolve(tx: &Tx, verdict: &Verdict, stall: &Stall, times: Times) -> Result<(), AppError> {
    for key in &verdict.wronged {
        let untried = tx.untried_because_of(key)?;
        for key in untried.iter().chain([key]) {
            let mail = tx.require_mail(key)?;
            if mail.state == MailState::Failed {
                call_back(tx, &mail, verdict, times)?;
            }
            tx.absolve(key, after(stall.next_at))?;
            let now = tx.require_mail(key)?;
            if mail.state == MailState::Failed && now.state != MailState::Failed {
                let why = now.last_reply.as_deref().filter(|_| now.state == MailState::Withdrawn);
                note_settled(tx, &mail, now.state, why.unwrap_or(&stall.why), times)?;
            }
        }
    }
    Ok(())
}

/// The reminders of a failed mail go back into it, unless somebody has them, or a person has let them go.
fn call_back(tx: &Tx, mail: &Mail, verdict: &Verdict, times: Times) -> Result<(), AppError> {
    for reminder in tx.went_on_from(mail)? {
        let carrier = tx.require_mail(&reminder.mail)?;
        let is_waiting = matches!(carrier.state, MailState::Queued | MailState::Held | MailState::Draft)
            && carrier.attempts == 0
            && carrier.released_at.is_none();
        let is_wronged = carrier.state == MailState::Failed && verdict.wronged.contains(&carrier.key);
        if reminder.state == ReminderState::Queued && (is_waiting || is_wronged) {
            tx.call_back(&reminder.key, &mail.key)?;
            let why = "the server had refused all mail alike: it goes to whom it was for".to_owned();
            let fact = Fact::ReminderQueued { reminder: reminder.key, mail: mail.key.clone(), why };
            tx.append(&times.of(Event::of_engine(&reminder.workflow, times.recorded_at, fact)))?;
        }
    }
    Ok(())
}

/// A moment later, so that when sending resumes, mails that were not being sent go first: one that the server objects
/// to must not block the others.
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
            journal(tx, settlement, now.into())?;
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

    /// True if something came of it that is to be decided now: a mail for a stand-in, or a note to the coordinator.
    pub fn calls_for_a_pass(&self) -> bool {
        !self.failed.is_empty() || self.partly > 0 || self.uncertain > 0 || self.is_resumed
    }

    /// Adds the result of a second delivery.
    pub fn add(&mut self, more: Self) {
        self.sent += more.sent;
        self.put_off += more.put_off;
        self.failed.extend(more.failed);
        self.unbriefed = more.unbriefed.or(self.unbriefed.take());
        self.uncertain += more.uncertain;
        self.partly += more.partly;
        self.put_back += more.put_back;
        self.stalled = more.stalled.or(self.stalled.take());
        self.is_resumed |= more.is_resumed;
        self.gave_way = more.gave_way;
    }

    /// The last failed mails, and some that were put off, wait as if they had not been tried.
    fn absolve(&mut self, failed: usize, put_off: usize) {
        self.failed.truncate(self.failed.len().saturating_sub(failed));
        self.unbriefed = self.unbriefed.take().filter(|_| failed == 0);
        self.put_off = self.put_off.saturating_sub(put_off);
        self.put_back += failed + put_off;
    }

    fn count(&mut self, mail: &Mail, (settled, stall): (Settled, Option<Stall>)) {
        let is_over = stall.as_ref().is_some_and(|stall| stall.ended_at.is_some());
        self.is_resumed |= is_over;
        self.stalled = stall.filter(|_| !is_over);
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
            MailState::Failed => {
                if mail.partner.is_none() && !mail.key.is_awaited() {
                    self.unbriefed = Some(settlement.why.clone());
                }
                self.failed.push((mail.to().collect::<Vec<_>>().join(", "), settlement.why));
            }
            _ => self.put_off += 1,
        }
    }
}

/// A mail as it is sent at `now`.
fn outgoing(app: &App, loading: &Loading, claim: &Claim, now: Timestamp) -> Outgoing {
    let loaded = || claim.mail.workflows.iter().filter_map(|workflow| loading.workflows.get(workflow));
    let plans = || loaded().map(|loaded| loaded.plan.as_ref());
    let day = compose::recipient_of(plans(), &claim.mail)
        .map_or_else(|| TimeZone::UTC.to_datetime(now).date(), |recipient| recipient.local_day(now));
    let to = claim.mail.to().next().unwrap_or_default();
    let comes_back_to = app.signer.as_deref().and_then(|signer| {
        compose::incoming_address((&app.config, signer), Purpose::ReturnPath, &claim.mail.key, to, day)
    });
    Outgoing {
        from: match comes_back_to {
            // A receipt that cannot be delivered is reported to nobody (RFC 3834 section 3.3).
            _ if claim.mail.key.is_receipt() => None,
            Some(address) => Some(address),
            None => Some(compose::sender(&app.config, plans().next(), &claim.mail.lang).address),
        },
        recipients: claim.mail.pending(),
        message_id: claim.mail.message_id.clone(),
        day,
        mime: claim.mime.clone(),
    }
}

fn journal(tx: &Tx, settlement: &Settlement, times: Times) -> Result<(), AppError> {
    let mail = &settlement.mail;
    note_settled(tx, mail, settlement.state, &settlement.why, times)?;
    settlement.reminders_sent.iter().try_for_each(|key| note_sent(tx, mail, key, times))
}
