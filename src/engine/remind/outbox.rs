//! The outbox as a value: what waits, what it carries, and what is known of those it goes to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{Holds, Recipient, urgency::Urgency};
use crate::{
    engine::{Decision, DecisionKind},
    model::{MailKey, MailState, PartnerId, ReminderKey, TaskId, WorkflowId, folded_address},
    plan::Plan,
};

/// An input and the due date that was spoken of, by the first ids of task and partner.
pub type InputDue = (TaskId, PartnerId, Date);

/// No recipient's mail is put off further than this many working days by mails of earlier days.
const PUT_OFF_AT_MOST: usize = 10;

/// A digest that says the same as the one before is sent after this time only, and a third not at all.
const SAME_DIGEST_AFTER: SignedDuration = SignedDuration::from_hours(27 * 24 + 12);

/// Nobody gets more daily mails within seven days because of what can wait.
const MAILS_A_WEEK: usize = 3;

/// Seven days, less what working hours and clock changes shift.
const WEEK: SignedDuration = SignedDuration::from_hours(6 * 24 + 12);

/// A digest that could not be made for so long is left out: the next one lists everything. What changes in the middle of a week
/// brings no digest on any other day than its own.
const DIGEST_KEEPS_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A mail that has not left, or that carries something of which it is not settled whether it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The address.
    pub to: String,
    /// For whom it was opened; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// The workflows it speaks of.
    pub workflows: BTreeSet<WorkflowId>,
    /// Its state.
    pub state: MailState,
    /// When it leaves, or is tried next.
    pub not_before: Timestamp,
    /// True once a server was offered it: what it says stands.
    pub is_attempted: bool,
    /// True if somebody has it: it waits for others only, or a person asked to try it again.
    pub has_arrived: bool,
    /// True if every recipient's server has put it off for certain.
    pub is_put_off: bool,
    /// The hold that it waits for the end of; none for a mail that the configuration holds.
    pub held_by: Option<u32>,
    /// When a person let it go.
    pub released_at: Option<Timestamp>,
}

impl Waiting {
    /// True if something can be added to it.
    fn is_open(&self) -> bool {
        !self.is_attempted && matches!(self.state, MailState::Queued | MailState::Held | MailState::Draft)
    }
}

/// A reminder in a mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The mail.
    pub mail: MailKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// What it is.
    pub kind: DecisionKind,
    /// True if the coordinator is told of it, as such.
    pub to_coordinator: bool,
    /// When it was decided.
    pub decided_at: Timestamp,
}

/// A mail that did not arrive, or of which nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostMail {
    /// Its key.
    pub key: MailKey,
    /// The workflows it speaks of.
    pub workflows: BTreeSet<WorkflowId>,
    /// Whom it was for.
    pub partner: PartnerId,
    /// The address that did not take it, or may not have.
    pub address: String,
    /// What it was about.
    pub subject: String,
    /// The server's words, or what went wrong.
    pub reply: String,
    /// How often it was tried: each attempt that a person asks for is told anew.
    pub attempts: u32,
    /// What is known of it.
    pub what: Loss,
}

/// How a mail was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The address refused it, or returned it.
    Address,
    /// The server took it neither way, for what is no fault of the address.
    Mail,
    /// Nobody knows whether it arrived.
    Unknown,
}

/// A time in which no mail could leave at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StalledTime {
    /// When it began.
    pub since: Timestamp,
    /// When it ended.
    pub until: Timestamp,
    /// What the last attempt met.
    pub why: String,
}

/// What waits, and what is known of the rest.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    /// Mails that wait, or whose reminders are open.
    mails: BTreeMap<MailKey, Waiting>,
    /// Reminders that are not settled.
    open: BTreeMap<ReminderKey, Carried>,
    /// The mails to each address.
    by_address: BTreeMap<String, BTreeSet<MailKey>>,
    /// What each mail carries.
    load: BTreeMap<MailKey, BTreeSet<ReminderKey>>,
    /// Mails that nothing can be added to any more.
    closed: BTreeSet<MailKey>,
    /// When daily mails to each address left, or were offered to a server.
    left: BTreeMap<String, BTreeSet<Timestamp>>,
    /// When the coordinator was told that nobody can be written to about an input.
    told: BTreeMap<(WorkflowId, InputDue), Vec<Timestamp>>,
    /// What the last digest to each partner said.
    said: BTreeMap<(WorkflowId, PartnerId), Said>,
    /// Reminders that were taken back since this outbox was made.
    taken_back: BTreeSet<ReminderKey>,
    /// Until when digests have been decided.
    pub digests_to: Option<Timestamp>,
    /// Addresses that refused their last mail, as they are compared, with the server's words.
    pub refused: BTreeMap<String, String>,
    /// Mails that did not arrive, or may not have.
    pub lost: Vec<LostMail>,
    /// Times in which no mail could leave.
    pub stalls: Vec<StalledTime>,
    /// What has mails wait.
    pub holds: Holds,
}

/// What a digest said that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its items, in short.
    pub says: u32,
    /// True if the one before said the same.
    pub is_repeated: bool,
    /// When it was decided.
    pub at: Timestamp,
}

/// Where a reminder goes.
pub(super) enum Slot {
    /// Into a mail that is open.
    Open(MailKey),
    /// Into one that is to be opened, and leaves then.
    New(MailKey, Timestamp),
}

impl Outbox {
    /// Adds a mail that waits.
    pub fn add_mail(&mut self, key: MailKey, mail: Waiting) {
        self.by_address.entry(folded_address(&mail.to)).or_default().insert(key.clone());
        self.mails.insert(key, mail);
    }

    /// Takes a mail out: it has left, or was taken back. What it carries is taken out too, and given.
    pub fn remove_mail(&mut self, key: &MailKey) -> Option<(Waiting, BTreeMap<ReminderKey, Carried>)> {
        let mail = self.mails.remove(key)?;
        if let Some(keys) = self.by_address.get_mut(&folded_address(&mail.to)) {
            keys.remove(key);
        }
        let keys = self.load.remove(key).unwrap_or_default();
        let carried = keys.into_iter().filter_map(|key| self.open.remove_entry(&key)).collect();
        Some((mail, carried))
    }

    /// Puts a reminder into its mail.
    pub fn add_reminder(&mut self, key: ReminderKey, carried: Carried) {
        self.load.entry(carried.mail.clone()).or_default().insert(key.clone());
        self.open.insert(key, carried);
    }

    /// Notes that a reminder was taken back, and may be queued again.
    pub(super) fn note_taken_back(&mut self, key: ReminderKey) {
        self.taken_back.insert(key);
    }

    /// True if a reminder was taken back since this outbox was made.
    pub(super) fn was_taken_back(&self, key: &ReminderKey) -> bool {
        self.taken_back.contains(key)
    }

    /// Takes a reminder out of its mail.
    pub fn remove_reminder(&mut self, key: &ReminderKey) -> Option<Carried> {
        let carried = self.open.remove(key)?;
        if let Some(load) = self.load.get_mut(&carried.mail) {
            load.remove(key);
        }
        Some(carried)
    }

    /// Takes every hold away: what they held leaves as if there were none. A mail that the configuration holds stays.
    pub fn forget_holds(&mut self) {
        self.holds.placed.clear();
        for mail in self.mails.values_mut() {
            if mail.held_by.take().is_some() {
                mail.state = MailState::Queued;
            }
        }
    }

    /// Notes that nothing can be added to a mail any more.
    pub fn close(&mut self, key: MailKey) {
        self.closed.insert(key);
    }

    /// Notes that a daily mail to an address left at `at`, or was offered to a server.
    pub fn note_left(&mut self, address: &str, at: Timestamp) {
        self.left.entry(folded_address(address)).or_default().insert(at);
    }

    /// Notes what a digest to a partner, by its first id, said that was sent.
    pub fn note_said(&mut self, workflow: WorkflowId, partner: PartnerId, said: Said) {
        let last = self.said.entry((workflow, partner)).or_insert(said);
        if said.at >= last.at {
            *last = said;
        }
    }

    /// True if the last digest to a partner, by its first id, said the same.
    pub(super) fn was_said(&self, workflow: &WorkflowId, partner: PartnerId, says: u32) -> bool {
        self.said.get(&(workflow.clone(), partner)).is_some_and(|said| said.says == says)
    }

    /// Notes that the coordinator was told at `at` that nobody can be written to about an input.
    pub fn note_told(&mut self, workflow: WorkflowId, input: InputDue, at: Timestamp) {
        self.told.entry((workflow, input)).or_default().push(at);
    }

    /// The mails that wait, by key.
    pub fn mails(&self) -> impl Iterator<Item = (&MailKey, &Waiting)> {
        self.mails.iter()
    }

    /// The mail of that key, if it waits.
    pub fn mail(&self, key: &MailKey) -> Option<&Waiting> {
        self.mails.get(key)
    }

    pub(super) fn mail_mut(&mut self, key: &MailKey) -> Option<&mut Waiting> {
        self.mails.get_mut(key)
    }

    /// What a mail carries, by key.
    pub fn carried(&self, key: &MailKey) -> impl Iterator<Item = (&ReminderKey, &Carried)> {
        self.load.get(key).into_iter().flatten().filter_map(|key| self.open.get_key_value(key))
    }

    /// Every reminder that is not settled, by key.
    pub(super) fn open(&self) -> impl Iterator<Item = (&ReminderKey, &Carried)> {
        self.open.iter()
    }

    /// True if a reminder stands in a mail.
    pub fn carries(&self, key: &ReminderKey) -> bool {
        self.open.contains_key(key)
    }

    pub(super) fn told_at(&self, workflow: &WorkflowId, input: InputDue) -> &[Timestamp] {
        self.told.get(&(workflow.clone(), input)).map_or(&[], Vec::as_slice)
    }

    /// When the last daily mail to an address left.
    pub fn left_at(&self, address: &str) -> Option<Timestamp> {
        self.left.get(&folded_address(address))?.last().copied()
    }

    /// How many daily mails to an address left within a week before `at`.
    fn left_in_week_before(&self, address: &str, at: Timestamp) -> usize {
        let since = at.saturating_sub(WEEK).unwrap_or(Timestamp::MIN);
        self.left.get(&folded_address(address)).map_or(0, |left| left.range(since..at).count())
    }

    /// When a mail to `recipient` may leave at the earliest: in their hours, on a day on which they have had none.
    pub(super) fn next_departure(&self, recipient: &Recipient<'_>, now: Timestamp) -> Timestamp {
        let departs_at = recipient.departure(now);
        let last_day = self.left_at(recipient.address()).map(|at| recipient.local_day(at));
        if !recipient.is_draft() && last_day == Some(recipient.local_day(departs_at)) {
            recipient.next_morning(departs_at)
        } else {
            departs_at
        }
    }

    /// The mails to an address.
    pub(super) fn to(&self, address: &str) -> Vec<MailKey> {
        self.by_address.get(&folded_address(address)).into_iter().flatten().cloned().collect()
    }

    /// False for a digest that its reader does not need: a mail of its day or a later one listed everything already, it says
    /// what the last one said within four weeks or the last two said, or its day is long gone. True for everything else.
    pub(super) fn wants_digest(
        &self,
        plan: &Plan,
        recipient: &Recipient<'_>,
        decision: &Decision,
        now: Timestamp,
    ) -> bool {
        let DecisionKind::Digest { partner, says, .. } = &decision.kind else { return true };
        let day = recipient.local_day(decision.due_at);
        let has_mail = self.left_at(recipient.address()).is_some_and(|at| recipient.local_day(at) >= day);
        let said = self.said.get(&(decision.workflow.clone(), plan.renames.first_partner(partner)));
        let is_same = said.is_some_and(|said| {
            said.says == *says && (said.is_repeated || now.duration_since(said.at) < SAME_DIGEST_AFTER)
        });
        // Each of them listed everything.
        let has_many = self.left_in_week_before(recipient.address(), now) >= MAILS_A_WEEK;
        !has_mail && !has_many && !is_same && now.duration_since(decision.due_at) < DIGEST_KEEPS_FOR
    }

    /// A key for another mail on the day of `now`, whatever mails its reader has had.
    pub(super) fn key_for_now(&self, recipient: &Recipient<'_>, now: Timestamp) -> MailKey {
        let first = recipient.mail_key(recipient.local_day(now));
        let mut keys = (2_u32..).map(|nth| MailKey::from(format!("{first}:{nth}")));
        let is_free = |key: &MailKey| !self.closed.contains(key) && !self.mails.contains_key(key);
        if is_free(&first) { first } else { keys.find(is_free).unwrap_or(first) }
    }

    /// The mail that a reminder to `recipient` goes into: the one that is open for them, else a new one on the first working
    /// day on which they have none, and, if it can wait, have not had too many lately. `None` if all of the next days are taken.
    pub(super) fn slot(&self, recipient: &Recipient<'_>, urgency: Urgency, now: Timestamp) -> Option<Slot> {
        let is_open = |key: &&MailKey| {
            self.mails.get(*key).is_some_and(|mail| {
                let is_of_kind = if recipient.is_draft() { key.is_letter() } else { key.is_daily() };
                // Who released a letter released what it said.
                let is_released = recipient.is_draft() && mail.released_at.is_some();
                mail.is_open() && is_of_kind && !is_released && recipient.shares(mail.partner.as_ref())
            })
        };
        if let Some(key) = self.by_address.get(&folded_address(recipient.address())).into_iter().flatten().find(is_open)
        {
            return Some(Slot::Open(key.clone()));
        }
        let last_day = self.left_at(recipient.address()).map(|at| recipient.local_day(at));
        let mut departs_at = recipient.departure(now);
        for _ in 0..PUT_OFF_AT_MOST {
            let day = recipient.local_day(departs_at);
            let key = recipient.mail_key(day);
            let is_taken = self.closed.contains(&key) || self.mails.contains_key(&key);
            let has_one = !recipient.is_draft() && last_day == Some(day);
            let has_many = urgency == Urgency::CanWait
                && self.left_in_week_before(recipient.address(), departs_at) >= MAILS_A_WEEK;
            if !is_taken && !has_one && !has_many {
                return Some(Slot::New(key, departs_at));
            }
            departs_at = recipient.next_morning(departs_at);
        }
        None
    }
}
