//! Converts the outbox in the database to the value that the rules work on, and their changes back to rows and facts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::{
    app::{AppError, compose::Letterhead, journal::note_settled, reports::refused::addresses_at},
    engine::{
        DecisionKind, WentOn,
        remind::{
            CameIn, Carried, Change, Decided, Hold, Loss, LostMail, Outbox, Past, RefusedForNothing, Said, StalledTime,
            Waiting,
        },
    },
    model::{Event, Fact, MailKey, MailState, Outcome, ReminderKey, ReminderState, WorkflowId, is_same_address},
    plan::Plan,
    stop::Stop,
    store::{
        Mail, MailFilter, NewHold, NewMail, NewReminder, Queueing, Reminder, Return, Snapshot, Stall, StoreError,
        StoredHold, StoredIncoming, Tx, UnreadMail, Withdrawal, WithdrawnBy,
    },
};

/// How long an undelivered mail is news.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// No mail is opened for a day further in the past than this, in any time zone.
const DAYS_CLOSE_AFTER: SignedDuration = SignedDuration::from_hours(9 * 24);

/// What was said longer ago than this is said again.
const DIGESTS_COUNT_FOR: SignedDuration = SignedDuration::from_hours(100 * 24);

/// The stored data about the text of a mail.
#[derive(Clone, Debug)]
pub(in crate::app) struct Written {
    pub(in crate::app) message_id: String,
    pub(in crate::app) subject: String,
    /// The basis on which it was written.
    pub(in crate::app) basis: String,
}

impl From<&Mail> for Written {
    fn from(mail: &Mail) -> Self {
        Self { message_id: mail.message_id.clone(), subject: mail.subject.clone(), basis: mail.basis.clone() }
    }
}

/// The outbox as stored in the database.
pub(in crate::app) struct Stored {
    pub(in crate::app) outbox: Outbox,
    /// The content of the waiting mails.
    pub(in crate::app) written: BTreeMap<MailKey, Written>,
    /// Unreadable queued reminders, with the reason; no mail in `outbox` carries them.
    pub(in crate::app) unreadable: Vec<(WorkflowId, ReminderKey, String)>,
    /// Workflows that an unreadable mail mentions, with the reason: nobody knows what was said of them.
    pub(in crate::app) troubled: BTreeMap<WorkflowId, String>,
}

/// Reads everything that the rules need to know at `now`, and the content of the waiting mails.
pub(in crate::app) fn read<'w>(
    tx: &Snapshot,
    workflows: impl IntoIterator<Item = &'w WorkflowId>,
    hold: bool,
    now: Timestamp,
) -> Result<Stored, AppError> {
    let mut outbox = known(tx, now)?;
    outbox.holds.by_configuration = hold;
    let mut written = BTreeMap::new();
    // Reminders of a workflow that cannot be decided stay in their mails.
    let mut spoken_of: BTreeSet<WorkflowId> = workflows.into_iter().cloned().collect();
    let (mails, unread) = tx.readable_mails(&waiting(None))?;
    let mut troubled = BTreeMap::new();
    for mail in unread {
        note_unread(&mut outbox, &mut troubled, mail);
    }
    for mail in mails {
        written.insert(mail.key.clone(), Written::from(&mail));
        spoken_of.extend(mail.workflows.iter().cloned());
        add_mail(tx, &mut outbox, mail)?;
    }
    let mut unreadable = Vec::new();
    spoken_of.retain(|workflow| !troubled.contains_key(workflow));
    for workflow in &spoken_of {
        unreadable.extend(read_reminders(tx, &mut outbox, workflow, &mut troubled, now)?);
    }
    Ok(Stored { outbox, written, unreadable, troubled })
}

/// Nothing is put into a mail that cannot be read, and nothing is decided for the workflows that it mentions.
fn note_unread(outbox: &mut Outbox, troubled: &mut BTreeMap<WorkflowId, String>, mail: UnreadMail) {
    let UnreadMail { key, workflows, why } = mail;
    outbox.close(key);
    for workflow in workflows {
        troubled.entry(workflow).or_insert_with(|| why.clone());
    }
}

/// The same for one workflow. Mails held by the configuration count as released, because a rehearsal shows all of them.
/// Mails held by a person wait there, too.
pub(in crate::app) fn read_of(tx: &Snapshot, workflow: &WorkflowId, now: Timestamp) -> Result<Outbox, AppError> {
    let mut outbox = known(tx, now)?;
    for mut mail in tx.readable_mails(&waiting(Some(workflow)))?.0 {
        if mail.state == MailState::Held && mail.held_by.is_none() {
            mail.state = MailState::Queued;
        }
        // Mails held because of another workflow wait here, too.
        if mail.held_by.is_none() {
            mail.workflows = BTreeSet::from([workflow.clone()]);
        }
        add_mail(tx, &mut outbox, mail)?;
    }
    read_reminders(tx, &mut outbox, workflow, &mut BTreeMap::new(), now)?;
    Ok(outbox)
}

fn waiting(workflow: Option<&WorkflowId>) -> MailFilter {
    let states = BTreeSet::from([MailState::Queued, MailState::Held, MailState::Draft, MailState::Sending]);
    MailFilter { states, workflow: workflow.cloned(), ..MailFilter::default() }
}

/// Known facts about addresses and days, and about lost mails.
fn known(tx: &Snapshot, now: Timestamp) -> Result<Outbox, AppError> {
    let mut outbox = Outbox::default();
    outbox.addresses = addresses_at(tx, now)?;
    outbox.holds.placed = standing_holds(tx, now)?;
    outbox.digests_to = tx.digests_decided_to()?.filter(|at| *at <= now);
    let recently = now.saturating_sub(DAYS_CLOSE_AFTER).unwrap_or(Timestamp::MIN);
    for key in tx.closed_mails(recently)? {
        outbox.close(key);
    }
    for (mail, address, at) in tx.last_attempts(recently)? {
        if mail.is_daily() {
            outbox.note_left(&address, at);
        }
    }
    let since = now.saturating_sub(NEWS_FOR).unwrap_or(Timestamp::MIN);
    for mail in tx.undelivered(since)? {
        outbox.lost.extend(not_arrived(tx, &mail)?);
    }
    outbox.lost.extend(tx.uncertain(since)?.iter().filter_map(uncertain));
    outbox.came_in = came_in_since(tx, since)?;
    outbox.stalls = stalled_times(tx, since)?;
    Ok(outbox)
}

/// The times since `since` in which no mail could leave, with what had been refused for the same reason before that was known,
/// and went to somebody else.
fn stalled_times(tx: &Snapshot, since: Timestamp) -> Result<Vec<StalledTime>, AppError> {
    let mut stalls = Vec::new();
    for stall in tx.stalls(since)? {
        // One refusal of what is for others, and the next mail was taken: the server wants nothing for that one.
        let is_doubted = stall.is_refusal && stall.tries < 2;
        let Stall { since, ended_at: Some(until), why, .. } = stall else { continue };
        stalls.push((is_doubted, StalledTime { since, until, why, went_on: Vec::new() }));
    }
    if !stalls.is_empty() {
        for mail in tx.refused_for_nothing(since)? {
            let refused_at = tx.attempts_of(&mail.key)?.last().and_then(|attempt| attempt.ended_at);
            let stall = stalls.iter_mut().find(|(_, stall)| refused_at.is_some_and(|at| at <= stall.since));
            if let Some((_, stall)) = stall {
                stall.went_on.extend(refused_for_nothing(tx, &mail)?);
            }
        }
    }
    let is_told = |(is_doubted, stall): &(bool, StalledTime)| !is_doubted || !stall.went_on.is_empty();
    Ok(stalls.into_iter().filter(is_told).map(|(_, stall)| stall).collect())
}

/// Who has what a mail carried that was refused for no fault of its address; `None` if nobody else has it.
fn refused_for_nothing(tx: &Snapshot, mail: &Mail) -> Result<Option<RefusedForNothing>, AppError> {
    let address = mail.to().next().unwrap_or_default();
    let mut went_on = BTreeSet::new();
    for reminder in tx.went_on_from(mail)? {
        let carrier = tx.require_mail(&reminder.mail)?;
        let to = carrier.to().next().unwrap_or_default();
        if carrier.attempts > 0 && !is_same_address(to, address) {
            went_on.insert(WentOn { address: address.to_owned(), to: to.to_owned() });
        }
    }
    let workflows = mail.workflows.clone();
    Ok((!went_on.is_empty()).then(|| RefusedForNothing { workflows, went_on: went_on.into_iter().collect() }))
}

/// The holds in effect at `now`, by number.
fn standing_holds(tx: &Snapshot, now: Timestamp) -> Result<BTreeMap<u32, Hold>, AppError> {
    let standing = tx.holds()?.into_iter().filter(|hold| hold.stands_at(now));
    let as_value = |StoredHold { number, hold, .. }: StoredHold| {
        let NewHold { workflow, partner, until, reason, placed_at, .. } = hold;
        (number, Hold { workflow, partner, placed_at, until, reason })
    };
    Ok(standing.map(as_value).collect())
}

/// Puts the reminders of a workflow into `outbox`, along with what was said before, and returns the unreadable ones.
fn read_reminders(
    tx: &Snapshot,
    outbox: &mut Outbox,
    workflow: &WorkflowId,
    troubled: &mut BTreeMap<WorkflowId, String>,
    now: Timestamp,
) -> Result<Vec<(WorkflowId, ReminderKey, String)>, AppError> {
    let (reminders, unread) = tx.readable_reminders(workflow)?;
    let mut unreadable: Vec<_> = unread.into_iter().map(|one| (workflow.clone(), one.key, one.why)).collect();
    for reminder in reminders {
        if outbox.mail(&reminder.mail).is_none() {
            match tx.addressed_mail(&reminder.mail) {
                Ok(mail) => add_mail(tx, outbox, mail)?,
                Err(error @ StoreError::Damaged { .. }) => {
                    note_unread(outbox, troubled, tx.unread_mail(reminder.mail, &error)?);
                    troubled.entry(workflow.clone()).or_insert_with(|| error.to_string());
                    continue;
                }
                Err(error @ StoreError::NoSuchMail(_)) => {
                    unreadable.push((workflow.clone(), reminder.key, error.to_string()));
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
        }
        let key = reminder.key.clone();
        match carried(reminder) {
            Ok(carried) => outbox.add_reminder(key, carried),
            Err(error) => unreadable.push((workflow.clone(), key, error.to_string())),
        }
    }
    for (input, at) in tx.told_coordinator(workflow)? {
        outbox.note_told(workflow.clone(), input, at);
    }
    let recently = now.saturating_sub(DIGESTS_COUNT_FOR).unwrap_or(Timestamp::MIN);
    for (partner, kind, at) in tx.lists_sent(workflow, recently)? {
        // If a list cannot be read, nobody knows what it said, so the next one is sent.
        let kind: Option<DecisionKind> = serde_json::from_str(&kind).ok();
        if let Some((_, says, is_repeated)) = kind.as_ref().and_then(DecisionKind::said) {
            outbox.note_said(workflow.clone(), partner, Said { says, is_repeated, at });
        }
    }
    Ok(unreadable)
}

/// The fate of a reminder so far.
pub(in crate::app) fn past(tx: &Snapshot, key: &ReminderKey) -> Result<Past, AppError> {
    Ok(match tx.reminder_state(key)? {
        None => Past::Unknown,
        Some((ReminderState::Withdrawn, false)) => Past::TakenBack,
        Some(_) => Past::Spent,
    })
}

fn add_mail(tx: &Snapshot, outbox: &mut Outbox, mail: Mail) -> Result<(), AppError> {
    let waiting = waiting_mail(tx, &mail)?;
    outbox.add_mail(mail.key, waiting);
    Ok(())
}

/// A waiting mail as the rules see it.
pub(in crate::app) fn waiting_mail(tx: &Snapshot, mail: &Mail) -> Result<Waiting, AppError> {
    let is_accepted = |outcome: &Outcome| matches!(outcome, Outcome::Accepted { .. });
    let outcomes = || mail.recipients.iter().map(|recipient| recipient.outcome.as_ref());
    let is_attempted = mail.attempts > 0;
    // What carries an open reminder and came back has reached nobody.
    let has_arrived = mail.state != MailState::Bounced
        && (outcomes().flatten().any(is_accepted) || is_attempted && tx.carries(&mail.key, ReminderState::Sent)?);
    Ok(Waiting {
        to: mail.to().next().unwrap_or_default().to_owned(),
        partner: mail.partner.clone(),
        workflows: mail.workflows.clone(),
        state: mail.state,
        not_before: mail.not_before,
        is_attempted,
        has_arrived,
        is_put_off: mail.is_put_off(),
        held_by: mail.held_by,
        released_at: mail.released_at,
    })
}

fn carried(reminder: Reminder) -> Result<Carried, AppError> {
    Ok(Carried {
        kind: serde_json::from_str(&reminder.kind).map_err(AppError::Stored)?,
        mail: reminder.mail,
        workflow: reminder.workflow,
        to_coordinator: reminder.to_coordinator,
        decided_at: reminder.decided_at,
    })
}

fn not_arrived(tx: &Snapshot, mail: &Mail) -> Result<Option<LostMail>, AppError> {
    if let Some(Return { address, is_of_address, words, of }) = tx.return_of(&mail.key)? {
        let what = if is_of_address { Loss::Address } else { Loss::Mail };
        return Ok(lost(mail, address, words, what).map(|lost| LostMail { returns: of, ..lost }));
    }
    let is_refused = |outcome: &Outcome| outcome.is_refusal();
    let refused = mail.recipients.iter().find(|recipient| recipient.outcome.as_ref().is_some_and(is_refused));
    let address = refused.map(|recipient| recipient.address.as_str()).or_else(|| mail.to().next());
    let outcome = refused.and_then(|recipient| recipient.outcome.as_ref());
    let reply = outcome.map(|outcome| outcome.words().to_owned()).or_else(|| mail.last_reply.clone());
    let is_dead = matches!(outcome, Some(Outcome::AddressRefused { .. }));
    let what = if is_dead { Loss::Address } else { Loss::Mail };
    Ok(address.and_then(|address| lost(mail, address.to_owned(), reply.unwrap_or_default(), what)))
}

/// The most mails a day from senders unknown to us that the brief quotes, so that a flood does not bury the rest of it.
const STRANGERS_A_DAY: usize = 20;

/// The mails since `since` that a person has to look at. Of those that are about no mail of ours and come from nobody on
/// file, only the first few of each UTC day.
fn came_in_since(tx: &Snapshot, since: Timestamp) -> Result<Vec<CameIn>, AppError> {
    let mut of_day: BTreeMap<Date, usize> = BTreeMap::new();
    let mut is_told = |mail: &StoredIncoming| {
        if mail.mail.is_some() || mail.partner.is_some() {
            return true;
        }
        let told = of_day.entry(TimeZone::UTC.to_datetime(mail.received_at).date()).or_default();
        *told += 1;
        *told <= STRANGERS_A_DAY
    };
    Ok(tx.incoming_to_tell(since)?.into_iter().filter(|mail| is_told(mail)).map(came_in).collect())
}

fn came_in(mail: StoredIncoming) -> CameIn {
    CameIn {
        sha256: mail.sha256,
        what: mail.kind,
        workflow: mail.workflow,
        partner: mail.partner,
        sender: mail.sender.unwrap_or_default(),
        subject: mail.subject,
        said: mail.said,
        until: mail.away_until,
        why: mail.why,
    }
}

fn uncertain(mail: &Mail) -> Option<LostMail> {
    let is_uncertain = |outcome: &Outcome| matches!(outcome, Outcome::Uncertain { .. });
    let of = mail.recipients.iter().find(|recipient| recipient.outcome.as_ref().is_some_and(is_uncertain))?;
    lost(mail, of.address.clone(), of.outcome.as_ref()?.words().to_owned(), Loss::Unknown)
}

fn lost(mail: &Mail, address: String, reply: String, what: Loss) -> Option<LostMail> {
    Some(LostMail {
        key: mail.key.clone(),
        workflows: mail.workflows.clone(),
        partner: mail.partner.clone()?,
        address,
        subject: mail.subject.clone(),
        reply,
        attempts: mail.attempts,
        returns: 0,
        what,
    })
}

/// Stores changes as rows and as facts of the journal.
pub(in crate::app) struct Writer<'a> {
    pub(in crate::app) tx: &'a Tx,
    pub(in crate::app) letterhead: Letterhead<'a>,
    pub(in crate::app) scenes: &'a BTreeMap<WorkflowId, Decided<'a>>,
    pub(in crate::app) stop: &'a Stop,
    pub(in crate::app) now: Timestamp,
}

/// Number of reminders put into mails, and withdrawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Tally {
    pub(in crate::app) queued: usize,
    pub(in crate::app) withdrawn: usize,
}

impl Writer<'_> {
    /// Stores all of `changes` in order. Given up once `stop` is asked.
    pub(in crate::app) fn write(&self, changes: &[Change]) -> Result<Tally, AppError> {
        let mut written = Tally::default();
        for change in changes {
            self.stop.check()?;
            self.write_one(change, &mut written)?;
        }
        Ok(written)
    }

    fn write_one(&self, change: &Change, written: &mut Tally) -> Result<(), AppError> {
        let tx = self.tx;
        match change {
            Change::Open { mail, workflow, waiting } => self.open(mail, workflow, waiting)?,
            Change::Queue { decision, mail, to_coordinator } => {
                let plan = self.scenes.get(&decision.workflow).map(|scene| scene.plan);
                if let Some(plan) = plan {
                    let queued = tx.queue_reminder(&row(plan, decision, mail, *to_coordinator, self.now))?;
                    if let Queueing::Known { .. } = queued {
                        return Ok(());
                    }
                }
                let fact = Fact::ReminderQueued {
                    reminder: decision.key.clone(),
                    mail: mail.clone(),
                    why: decision.why.clone(),
                };
                self.append(&decision.workflow, fact)?;
                written.queued += 1;
            }
            Change::Unreachable { workflow, partner, why } => {
                self.append(workflow, Fact::PartnerUnreachable { partner: partner.clone(), why: why.clone() })?;
            }
            Change::TakeBack { reminder, workflow, why } => {
                if tx.withdraw_reminder(reminder, WithdrawnBy::Engine, why)? == Withdrawal::Withdrawn {
                    self.append(workflow, Fact::ReminderWithdrawn { reminder: reminder.clone(), why: why.clone() })?;
                    written.withdrawn += 1;
                }
            }
            Change::Withdraw { mail, why } => {
                let before = tx.require_mail(mail)?;
                tx.withdraw_mail(mail, WithdrawnBy::Engine, why)?;
                note_settled(tx, &before, MailState::Withdrawn, why, self.now)?;
            }
            Change::Supersede { old, new, why } => {
                let before = tx.require_mail(old)?;
                tx.supersede(old, new, why)?;
                note_settled(tx, &before, MailState::Withdrawn, why, self.now)?;
            }
            Change::Readdress { failed, mail, reminder, workflow, why } => {
                tx.readdress(failed, reminder, mail)?;
                let (reminder, mail, why) = (reminder.clone(), mail.clone(), why.clone());
                self.append(workflow, Fact::ReminderQueued { reminder, mail, why })?;
                written.queued += 1;
            }
            Change::Hold { mail, hold, why } => {
                let before = tx.require_mail(mail)?;
                tx.hold_mail(mail, *hold)?;
                note_settled(tx, &before, MailState::Held, &format!("hold {hold}: {why}"), self.now)?;
            }
            Change::LetGo { mail, departs_at, hold } => {
                let before = tx.require_mail(mail)?;
                tx.let_go(mail, *departs_at)?;
                note_settled(tx, &before, MailState::Queued, &format!("hold {hold} is over"), self.now)?;
            }
            Change::DecideDigests { at } => tx.decide_digests(*at)?,
            Change::LeaveHeld { mail } => tx.leave_held(mail)?,
            Change::Hasten { mail, at } => tx.hasten(mail, *at)?,
            Change::Reschedule { mail, at } => tx.reschedule(mail, *at)?,
        }
        Ok(())
    }

    fn append(&self, workflow: &WorkflowId, fact: Fact) -> Result<(), AppError> {
        self.tx.append(&Event::of_engine(workflow, self.now, fact))?;
        Ok(())
    }

    /// A new mail, or one withdrawn before anybody saw it.
    fn open(&self, key: &MailKey, workflow: &WorkflowId, waiting: &Waiting) -> Result<(), AppError> {
        let plan = self.scenes.get(workflow).map(|scene| scene.plan);
        let new = NewMail {
            key: key.clone(),
            workflows: waiting.workflows.clone(),
            partner: waiting.partner.clone(),
            to: vec![waiting.to.clone()],
            cc: Vec::new(),
            // Its text is written once everything is in it.
            lang: self.letterhead.config.language.clone(),
            subject: String::new(),
            message_id: self.letterhead.message_id(plan, key),
            state: waiting.state,
            due_at: waiting.not_before,
            mime: Vec::new(),
            basis: String::new(),
        };
        if !self.tx.insert_mail(&new)? && self.tx.reopen_mail(&new)? {
            // The withdrawal must not be the journal's last word on it.
            let why = "opened again: it was taken back before anybody saw it";
            note_settled(self.tx, &self.tx.require_mail(key)?, new.state, why, self.now)?;
        }
        if let Some(released_at) = waiting.released_at {
            self.tx.note_release(key, released_at)?;
            let why = "released before the address of the same office was corrected";
            note_settled(self.tx, &self.tx.require_mail(key)?, new.state, why, self.now)?;
        }
        Ok(())
    }
}

/// The stored form of a reminder, under the first ids of task and partner, like its key.
fn row(
    plan: &Plan,
    decision: &crate::engine::Decision,
    mail: &MailKey,
    to_coordinator: bool,
    now: Timestamp,
) -> NewReminder {
    let (task, due_on) = match &decision.kind {
        DecisionKind::Rung { task, due, .. } => (Some(plan.renames.first_task(task)), Some(*due)),
        DecisionKind::Notice { closes_on, .. } => (None, *closes_on),
        _ => (None, None),
    };
    NewReminder {
        key: decision.key.clone(),
        mail: mail.clone(),
        workflow: decision.workflow.clone(),
        task,
        partner: decision.kind.partner().map(|partner| plan.renames.first_partner(partner)),
        kind: serde_json::to_string(&decision.kind).unwrap_or_default(),
        due_on,
        to_coordinator,
        decided_at: now,
        why: decision.why.clone(),
    }
}
