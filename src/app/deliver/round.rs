//! One round of sending: mails are claimed in batches, sent over one or more connections, and settled in batches.
//!
//! The batch size grows from one while mails leave quickly, so that one commit covers many mails. Nothing is claimed
//! once something was recorded that no pass has taken into account: the round ends, and the caller makes a pass. A
//! server's reply is in a file before anything else is sent over its connection ([`InHand`]), and in the database
//! within [`AT_MOST`]. Mails claimed but not begun by then are put back.

use std::{
    collections::{BTreeSet, VecDeque},
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
    time::Duration,
};

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    Delivered, LEASE, Settled,
    hours::Hours,
    outgoing,
    pace::Pace,
    suspicion::{Meaning, Suspicion, Wronged, remembered_since},
    told, write_verdict,
};
use crate::{
    app::{
        App, AppError, Loading, Shared, compose,
        journal::{Times, note_reached, note_unreachable},
        live::{Live, TROUBLE_LASTS},
        verdict::{InHand, Verdict},
    },
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    model::{Delivery, Lang, Outcome, WorkflowId, domain_of},
    store::{Claim, Mail, Recipient, Settlement, StoreError, Tx},
};

/// The largest batch.
const HANDFUL: usize = 32;

/// The longest time that a verdict waits to be stored, or a claimed mail waits to be sent.
const AT_MOST: Duration = Duration::from_millis(250);

/// A verdict that is not yet in the database.
struct Judged {
    /// The mail, if it was tried.
    mail: Option<Mail>,
    verdict: Verdict,
    /// How many mails of this round failed, or were put off, for nothing.
    failed: usize,
    put_off: usize,
}

impl Judged {
    fn untried(verdict: Verdict) -> Self {
        Self { mail: None, verdict, failed: 0, put_off: 0 }
    }
}

/// A mail being sent, together with its mailer.
type Sending<'m, M> = Pin<Box<dyn Future<Output = (&'m mut M, Claim, Delivery)> + 'm>>;

/// One round.
pub(super) struct Round<'a, 's> {
    app: &'a Shared<'s>,
    loading: &'a Loading,
    clock: Clock,
    patience: Patience,
    in_hand: InHand,
    suspicion: Suspicion,
    pace: Pace,
    /// Claimed but not begun.
    ahead: VecDeque<Claim>,
    /// Verdicts not yet in the database.
    verdicts: Vec<Judged>,
    /// The size of the next batch.
    handful: usize,
    claimed_at: Instant,
    /// True once no mail can leave.
    is_stalled: bool,
    /// The last event that this round has checked: nothing up to it needs another pass.
    heard_to: i64,
    delivered: Delivered,
}

impl<'a, 's> Round<'a, 's> {
    pub(super) fn new(
        app: &'a Shared<'s>,
        loading: &'a Loading,
        clock: Clock,
        patience: Patience,
    ) -> Result<Self, AppError> {
        let (pace, suspicion, in_hand) = app.with(|app| {
            let limit = app.config.mail.per_domain;
            let own = own_domains(app, loading);
            let (pace, suspicion) = app.store.read(|tx| {
                let is_refusing = tx.standing_stall()?.is_some_and(|stall| stall.is_refusal);
                let suspicion = Suspicion::of(tx, own, is_refusing, clock.now())?;
                Ok::<_, StoreError>((Pace::of(tx, limit, clock.now())?, suspicion))
            })?;
            Ok::<_, AppError>((pace, suspicion, InHand::beside(&app.config.database)))
        })?;
        Ok(Self {
            app,
            loading,
            clock,
            patience,
            in_hand,
            suspicion,
            pace,
            ahead: VecDeque::new(),
            verdicts: Vec::new(),
            handful: 1,
            claimed_at: Instant::now(),
            is_stalled: false,
            heard_to: 0,
            delivered: Delivered::default(),
        })
    }

    /// Delivers every mail that is due. Whatever goes wrong with the database, mails being sent are waited for and
    /// their verdicts kept.
    pub(super) async fn run<M: Mailer>(mut self, mailers: &mut [M]) -> Result<Delivered, AppError> {
        let mut on_the_way = Vec::new();
        let mut ended = self.exchange(mailers.iter_mut().collect(), &mut on_the_way).await;
        while let Some((_, claim, delivery)) = first_done(&mut on_the_way).await {
            if let Err(error) = self.take(claim, delivery, 0) {
                ended = ended.and(Err(error));
            }
        }
        if ended.is_ok() {
            ended = self.write_down(0);
        }
        if let Err(error) = ended {
            self.keep_for_later();
            return Err(error);
        }
        Ok(self.delivered)
    }

    async fn exchange<'m, M: Mailer>(
        &mut self,
        mut idle: VecDeque<&'m mut M>,
        on_the_way: &mut Vec<Sending<'m, M>>,
    ) -> Result<(), AppError> {
        loop {
            // The second connection is opened only after the first one has shown that mails are accepted.
            while on_the_way.is_empty() || self.suspicion.has_taken() {
                let Some(mailer) = idle.pop_front() else { break };
                let Some(claim) = self.next()? else {
                    idle.push_front(mailer);
                    break;
                };
                let outgoing = self.app.with(|app| outgoing(app, self.loading, &claim, self.clock.now()));
                on_the_way.push(Box::pin(send(mailer, claim, outgoing, self.patience.clone())));
            }
            let Some((mailer, claim, delivery)) = self.first_back(on_the_way).await? else { return Ok(()) };
            if self.take(claim, delivery, on_the_way.len() + idle.len())? {
                idle.push_back(mailer);
            }
        }
    }

    /// The first mail whose attempt is over. Nothing waits for it longer than [`AT_MOST`].
    async fn first_back<'m, M>(
        &mut self,
        on_the_way: &mut Vec<Sending<'m, M>>,
    ) -> Result<Option<(&'m mut M, Claim, Delivery)>, AppError> {
        if self.verdicts.is_empty() && self.ahead.is_empty() {
            return Ok(first_done(on_the_way).await);
        }
        let until = self.claimed_at + AT_MOST;
        if let Ok(done) = tokio::time::timeout_at(until, first_done(on_the_way)).await {
            return Ok(done);
        }
        self.write_down(0)?;
        Ok(first_done(on_the_way).await)
    }

    /// The next mail to send. From here on the server may have it, as far as anybody can tell.
    fn next(&mut self) -> Result<Option<Claim>, AppError> {
        let is_over = self.is_stalled || self.delivered.gave_way || self.patience.is_called_off();
        if is_over || !self.app.with(|app| app.may_send) {
            return Ok(None);
        }
        if self.ahead.is_empty() || self.claimed_at.elapsed() > AT_MOST {
            self.write_down(if self.ahead.is_empty() { self.handful } else { 1 })?;
        }
        let Some(claim) = self.ahead.pop_front() else { return Ok(None) };
        if let Err(source) = self.in_hand.begin(&claim) {
            self.ahead.push_front(claim);
            return Err(self.unkept(source));
        }
        Ok(Some(claim))
    }

    /// Handles the result of a mail; `others` is the number of mailers besides the one that had it. False if that
    /// mailer is of no more use: a connection beyond the first that cannot be opened, or breaks, is simply dropped.
    fn take(&mut self, claim: Claim, delivery: Delivery, others: usize) -> Result<bool, AppError> {
        let is_called_off = self.patience.is_called_off();
        let is_one_of_several = others > 0 && self.suspicion.has_taken() && !is_called_off;
        let is_dispensable = delivery.stalled.is_some() && delivery.is_ours() && is_one_of_several;
        let judged = if is_dispensable {
            Judged::untried(Verdict::put_back(&claim))
        } else {
            self.judge(claim.mail, delivery, is_called_off)?
        };
        self.is_stalled |= judged.verdict.stalled.is_some();
        if let Err(error) = self.in_hand.keep(&judged.verdict) {
            tracing::warn!(%error, "a mail server's verdict could not be kept beside the database");
            // This goes into the database at once.
            self.handful = 1;
            self.ahead.iter().for_each(|claim| self.pace.forget(&claim.mail));
            let ahead = std::mem::take(&mut self.ahead);
            self.verdicts.extend(ahead.iter().map(|claim| Judged::untried(Verdict::put_back(claim))));
        }
        self.verdicts.push(judged);
        Ok(!is_dispensable)
    }

    /// The meaning of an attempt, given those before it, in this round and earlier ones.
    fn judge(&mut self, mail: Mail, mut delivery: Delivery, is_called_off: bool) -> Result<Judged, AppError> {
        let (app, now) = (self.app, self.clock.now());
        let is_for_us = self.suspicion.is_for_us(&delivery);
        let meaning = self.suspicion.weigh((&mail.key, mail.tried_since()), &delivery, now, |domain| {
            app.with(|app| app.store.read(|tx| tx.refused_us_at(domain, remembered_since(now))))
        })?;
        let mut wronged = Wronged::default();
        match meaning {
            Meaning::AsSaid => {}
            Meaning::Unclear => delivery = delivery.put_off(),
            Meaning::AgainstUs(_) if is_called_off => {}
            Meaning::AgainstUs(found) => {
                let addresses = delivery.outcomes.iter().map(|(address, _)| address);
                delivery = Delivery::stalled(addresses, &found.words);
                wronged = found;
            }
        }
        let verdict = Verdict {
            mail: mail.key.clone(),
            attempt: mail.attempts,
            at: now,
            wronged: wronged.mails,
            stalled: delivery.stalled.clone().filter(|_| !is_called_off),
            is_void: delivery.is_ours() && (is_called_off || delivery.stalled.is_some()),
            is_for_us,
            is_refusal: wronged.is_refusal,
            delivery,
        };
        Ok(Judged { mail: Some(mail), verdict, failed: wronged.failed, put_off: wronged.put_off })
    }

    /// In one transaction, stores the verdicts, puts back the mails claimed but not begun, and claims a new batch.
    fn write_down(&mut self, handful: usize) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut pace = self.pace.clone();
        self.ahead.iter().for_each(|claim| pace.forget(&claim.mail));
        let put_back: Vec<Verdict> = self.ahead.iter().map(Verdict::put_back).collect();
        let (verdicts, heard_to) = (&self.verdicts, self.heard_to);
        let loading = self.loading;
        let (settled, claims, heard_to) = self.app.with(|app| {
            let decided_to = app.decided.map(|seen| seen.seq.max(heard_to));
            let troubled: BTreeSet<WorkflowId> = app.live.troubled().keys().cloned().collect();
            let hours = Hours::new(loading, &app.live);
            let live = &app.live;
            app.store.write(|tx| {
                // What was claimed and not begun has not left, whatever the verdicts bring to light.
                for verdict in &put_back {
                    write_verdict(tx, verdict, now)?;
                }
                let mut settled = Vec::new();
                for judged in verdicts {
                    let one = write_verdict(tx, &judged.verdict, now)?;
                    if let Settled::Mail(settlement) = &one.0 {
                        note_taken(tx, settlement, (loading, live), now)?;
                        note_refused(tx, settlement, (loading, live), judged.verdict.at.into())?;
                    }
                    note_wronged(tx, &judged.verdict, (loading, live), now)?;
                    settled.push(one);
                }
                let heard_to = heard(tx, decided_to)?;
                let claims = if heard_to.is_some() {
                    claim(tx, (&mut pace, hours, &troubled), handful, now)?
                } else {
                    Vec::new()
                };
                Ok::<_, AppError>((settled, claims, heard_to))
            })
        })?;
        match heard_to {
            Some(heard_to) => self.heard_to = heard_to,
            None => self.delivered.gave_way = true,
        }
        let has_changed = !settled.is_empty() || !put_back.is_empty() || !claims.is_empty();
        for (Judged { mail, failed, put_off, .. }, settled) in self.verdicts.drain(..).zip(settled) {
            told(&settled);
            self.delivered.absolve(failed, put_off);
            if let Some(mail) = mail {
                self.delivered.count(&mail, settled);
            }
        }
        // A batch that did not leave in time was too large for this server.
        let is_quick = put_back.is_empty() && self.claimed_at.elapsed() <= AT_MOST;
        self.handful = if is_quick { (self.handful * 2).min(HANDFUL) } else { 1 };
        (self.pace, self.ahead, self.claimed_at) = (pace, claims.into(), Instant::now());
        if has_changed { self.in_hand.claim(&self.ahead).map_err(|source| self.unkept(source)) } else { Ok(()) }
    }

    /// The database could not be written: what it lacks stays in memory and in the file.
    fn keep_for_later(&mut self) {
        if let Err(error) = self.in_hand.sync() {
            tracing::warn!(%error, "what mail servers said may not outlast a loss of power");
        }
        let verdicts = self.verdicts.drain(..).map(|judged| judged.verdict);
        let put_back = self.ahead.iter().map(Verdict::put_back);
        let unsettled = verdicts.chain(put_back).collect();
        self.app.with(|app| app.unsettled = unsettled);
    }

    fn unkept(&self, source: std::io::Error) -> AppError {
        let path = self.app.with(|app| format!("{}.verdict", app.config.database.display()));
        AppError::Unwritable { path: path.into(), source }
    }
}

/// Records that partners are reached again whose server has taken a mail without a reminder: a report, one that a person sent
/// again, a fresh link. A reminder says so itself.
fn note_taken(
    tx: &Tx,
    settlement: &Settlement,
    (loading, live): (&Loading, &Live),
    now: Timestamp,
) -> Result<(), AppError> {
    if !settlement.reminders_sent.is_empty() {
        return Ok(());
    }
    for workflow in &settlement.mail.workflows {
        let plan = loading.workflows.get(workflow).map(|loaded| &loaded.plan);
        let Some((plan, state)) = plan.zip(live.state(workflow)).filter(|(_, state)| !state.unreached.is_empty())
        else {
            continue;
        };
        for recipient in &settlement.recipients {
            if let Some(Outcome::Accepted { reply }) = &recipient.outcome {
                note_reached(tx, (plan, state), &recipient.address, reply, now)?;
            }
        }
    }
    Ok(())
}

/// Records that partners are not reached of which nobody has an address any more that takes mail: the next reminder, which would
/// say so too, may be due in weeks.
fn note_refused(
    tx: &Tx,
    settlement: &Settlement,
    (loading, live): (&Loading, &Live),
    times: Times,
) -> Result<(), AppError> {
    let of_address = |recipient: &&Recipient| matches!(recipient.outcome, Some(Outcome::AddressRefused { .. }));
    let mut refused = settlement.recipients.iter().filter(of_address).peekable();
    if refused.peek().is_none() {
        return Ok(());
    }
    let all = tx.refused_addresses(times.recorded_at)?;
    for Recipient { address, outcome, .. } in refused {
        for workflow in &settlement.mail.workflows {
            let plan = loading.workflows.get(workflow).map(|loaded| loaded.plan.as_ref());
            let Some(scene) = plan.zip(live.state(workflow)) else { continue };
            let why = outcome.as_ref().map_or("", Outcome::words);
            note_unreachable(tx, scene, (address, why), &all, times)?;
        }
    }
    Ok(())
}

/// Takes back that partners are not reached, where it turns out that the server had refused all mail alike.
fn note_wronged(
    tx: &Tx,
    verdict: &Verdict,
    (loading, live): (&Loading, &Live),
    now: Timestamp,
) -> Result<(), AppError> {
    for mail in &verdict.wronged {
        let mail = tx.require_mail(mail)?;
        for workflow in &mail.workflows {
            let plan = loading.workflows.get(workflow).map(|loaded| loaded.plan.as_ref());
            let Some(scene) = plan.zip(live.state(workflow)) else { continue };
            for address in mail.to() {
                note_reached(tx, scene, address, "the server had refused all mail alike", now)?;
            }
        }
    }
    Ok(())
}

/// The domains that mails are written from, and those of the coordinators: a server takes mail for these in any case.
fn own_domains(app: &App, loading: &Loading) -> BTreeSet<String> {
    let plans = || loading.workflows.values().map(|loaded| loaded.plan.as_ref());
    let senders = plans().map(|plan| compose::sender(&app.config, Some(plan), &Lang::english()).address);
    let coordinators = plans().filter_map(|plan| plan.coordinator.email.clone());
    senders.chain(coordinators).map(|address| domain_of(&address)).collect()
}

async fn send<M: Mailer>(
    mailer: &mut M,
    claim: Claim,
    outgoing: Outgoing,
    mut patience: Patience,
) -> (&mut M, Claim, Delivery) {
    let delivery = mailer.send(&outgoing, &mut patience).await;
    (mailer, claim, delivery)
}

/// The last event; `None` if something was recorded that no pass has taken into account, since mails might then ask for
/// what is done.
fn heard(tx: &Tx, decided_to: Option<i64>) -> Result<Option<i64>, StoreError> {
    let is_undecided = match decided_to {
        Some(seq) => tx.spoke_after(seq)?,
        None => false,
    };
    if is_undecided { Ok(None) } else { Ok(Some(tx.last_seq()?)) }
}

/// The next mails to send, with the date on which they leave.
fn claim(
    tx: &Tx,
    (pace, hours, troubled): (&mut Pace, Hours<'_>, &BTreeSet<WorkflowId>),
    handful: usize,
    now: Timestamp,
) -> Result<Vec<Claim>, StoreError> {
    let mut claims = Vec::new();
    let later = now.saturating_add(TROUBLE_LASTS).unwrap_or(Timestamp::MAX);
    while claims.len() < handful {
        // Nobody knows whether what it says about a workflow is true.
        let is_troubled = |mail: &Mail| !troubled.is_disjoint(&mail.workflows);
        let wait = |mail: &Mail| {
            if is_troubled(mail) { Ok(Some(later)) } else { Ok(hours.wait(tx, mail, now)?.max(pace.wait(mail, now))) }
        };
        let Some(claim) = tx.claim_due_as(now, LEASE, wait)? else { break };
        pace.note(&claim.mail, now);
        claims.push(claim);
    }
    Ok(claims)
}

/// Waits for the first of several futures to finish, preferring the oldest; `None` if there are none.
async fn first_done<T>(all: &mut Vec<Pin<Box<dyn Future<Output = T> + '_>>>) -> Option<T> {
    if all.is_empty() {
        return None;
    }
    let first = poll_fn(|context| {
        for place in 0..all.len() {
            if let Poll::Ready(value) = all[place].as_mut().poll(context) {
                drop(all.remove(place));
                return Poll::Ready(value);
            }
        }
        Poll::Pending
    });
    Some(first.await)
}
