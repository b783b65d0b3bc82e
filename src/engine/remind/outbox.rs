//! The outbox as a value: what waits, what it carries, and what is known about its recipients.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{Addresses, Holds, Recipient, set_aside::Standstill, urgency::Urgency};
use crate::{
    engine::{Decision, DecisionKind, WentOn},
    model::{IncomingKind, MailKey, MailState, PartnerId, ReminderKey, TaskId, WorkflowId, folded_address},
    plan::Plan,
};

/// An input and the due date that was mentioned, with the first ids of task and partner.
pub type InputDue = (TaskId, PartnerId, Date);

/// A recipient's mail is deferred at most this many working days because of earlier mails.
const PUT_OFF_AT_MOST: usize = 10;

/// A digest that says the same as the previous one is sent only after this time, and a third not at all.
const SAME_DIGEST_AFTER: SignedDuration = SignedDuration::from_hours(27 * 24 + 12);

/// For matters that can wait, nobody gets more daily mails than this within seven days.
const MAILS_A_WEEK: usize = 3;

/// Seven days, with an allowance for working hours and clock changes.
const WEEK: SignedDuration = SignedDuration::from_hours(6 * 24 + 12);

/// A digest that could not be made for this long is skipped: the next one lists everything. Changes in the middle of a
/// week do not trigger a digest on any day but its own.
const DIGEST_KEEPS_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A mail that has not left, or that carries a reminder whose outcome is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The address.
    pub to: String,
    /// For whom it was opened; `None` for the coordinator.
    pub partner: Option<PartnerId>,
    /// The workflows it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// Its state.
    pub state: MailState,
    /// When it leaves or is next tried.
    pub not_before: Timestamp,
    /// True once it was offered to a server; nothing is added to it from then on.
    pub is_attempted: bool,
    /// True if somebody has received it: it waits only for other recipients, or a person asked for another attempt.
    pub has_arrived: bool,
    /// True if every recipient's server has definitely deferred it, so that its text may still change.
    pub is_put_off: bool,
    /// The hold it waits for; `None` for a mail held by the configuration.
    pub held_by: Option<u32>,
    /// When a person let it go.
    pub released_at: Option<Timestamp>,
}

/// A letter that a person had let go, and that was withdrawn because its address is no longer that of its office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lapsed {
    /// The address.
    pub(super) from: String,
    /// The address of the same office now; `None` if letters go to another one.
    pub(super) to: Option<String>,
    /// When a person let it go.
    pub(super) released_at: Timestamp,
}

impl Waiting {
    /// True if reminders can be added to it.
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
    /// True if it is addressed to the coordinator in that role.
    pub to_coordinator: bool,
    /// When it was decided.
    pub decided_at: Timestamp,
}

/// A mail that did not arrive, or may not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostMail {
    /// Its key.
    pub key: MailKey,
    /// The workflows it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// Whom it was for.
    pub partner: PartnerId,
    /// The address that did not accept it, or may not have.
    pub address: String,
    /// What it was about.
    pub subject: String,
    /// The server's words, or what went wrong.
    pub reply: String,
    /// Number of attempts: each one that a person requests is reported again.
    pub attempts: u32,
    /// Number of addresses that it came back from after a server had accepted it.
    pub returns: u32,
    /// How it was lost.
    pub what: Loss,
}

/// How a mail was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The address refused it, or returned it.
    Address,
    /// The server neither accepted nor refused it, for a reason that is not the address.
    Mail,
    /// Nobody knows whether it arrived.
    Unknown,
}

/// A mail that came in and that a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameIn {
    /// SHA-256 of the mail.
    pub sha256: String,
    /// What it is.
    pub what: IncomingKind,
    /// The workflow that it is about, if that is known.
    pub workflow: Option<WorkflowId>,
    /// The organisation that it comes from, if that is known.
    pub partner: Option<PartnerId>,
    /// Who wrote it, according to its head; empty if nobody says so.
    pub sender: String,
    /// Its subject.
    pub subject: String,
    /// The head of what it says.
    pub said: String,
    /// The last day on which its sender is away.
    pub until: Option<Date>,
    /// Why a person has to look at it.
    pub why: String,
}

/// A period in which no mail could leave at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StalledTime {
    /// When it began.
    pub since: Timestamp,
    /// When it ended.
    pub until: Timestamp,
    /// Why the last attempt failed.
    pub why: String,
    /// What had been refused for the same reason before it was known.
    pub went_on: Vec<RefusedForNothing>,
}

/// A mail that was refused for no fault of its address, and whose reminders somebody else has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedForNothing {
    /// The workflows it mentions.
    pub workflows: BTreeSet<WorkflowId>,
    /// Who has what it carried.
    pub went_on: Vec<WentOn>,
}

/// The waiting mails, and what is known about the others.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    /// Mails that wait or whose reminders are not settled.
    mails: BTreeMap<MailKey, Waiting>,
    /// Reminders that are not settled.
    open: BTreeMap<ReminderKey, Carried>,
    /// The mails to each address.
    by_address: BTreeMap<String, BTreeSet<MailKey>>,
    /// The reminders in each mail.
    load: BTreeMap<MailKey, BTreeSet<ReminderKey>>,
    /// Mails that can no longer be added to.
    closed: BTreeSet<MailKey>,
    /// When daily mails to each address left, or were offered to a server.
    left: BTreeMap<String, BTreeSet<Timestamp>>,
    /// When the coordinator was notified that nobody can be written to about an input.
    told: BTreeMap<(WorkflowId, InputDue), Vec<Timestamp>>,
    /// What the last digest to each partner said.
    said: BTreeMap<(WorkflowId, PartnerId), Said>,
    /// Reminders withdrawn since this outbox was made.
    taken_back: BTreeSet<ReminderKey>,
    /// Until when digests have been decided.
    pub digests_to: Option<Timestamp>,
    /// What is known of addresses beside the definitions.
    pub addresses: Addresses,
    /// Mails that did not arrive, or may not have.
    pub lost: Vec<LostMail>,
    /// Periods in which no mail could leave.
    pub stalls: Vec<StalledTime>,
    /// Mails that came in and that a person has to look at.
    pub came_in: Vec<CameIn>,
    /// What makes mails wait.
    pub holds: Holds,
    /// What was just found that cannot be read, by workflow: the reasons.
    pub set_aside: BTreeMap<WorkflowId, Vec<String>>,
    /// Workflows for which nothing can be decided.
    pub standstills: BTreeMap<WorkflowId, Standstill>,
    /// Drafts that take the place of letters which a person had released for another office, with the address it had.
    pub(super) lapsed: BTreeMap<MailKey, String>,
}

/// What a sent digest said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Hash of its items.
    pub says: u32,
    /// True if the previous one said the same.
    pub is_repeated: bool,
    /// When it was decided.
    pub at: Timestamp,
}

/// Where a reminder goes.
pub(super) enum Slot {
    /// Into an open mail.
    Open(MailKey),
    /// Into a mail to be opened, which leaves at that time.
    New(MailKey, Timestamp),
}

impl Outbox {
    /// Adds a waiting mail.
    pub fn add_mail(&mut self, key: MailKey, mail: Waiting) {
        self.by_address.entry(folded_address(&mail.to)).or_default().insert(key.clone());
        self.mails.insert(key, mail);
    }

    /// Removes a mail that has left or was withdrawn, and returns it with the reminders it carried.
    pub fn remove_mail(&mut self, key: &MailKey) -> Option<(Waiting, BTreeMap<ReminderKey, Carried>)> {
        let mail = self.mails.remove(key)?;
        if let Some(keys) = self.by_address.get_mut(&folded_address(&mail.to)) {
            keys.remove(key);
        }
        let keys = self.load.remove(key).unwrap_or_default();
        let carried = keys.into_iter().filter_map(|key| self.open.remove_entry(&key)).collect();
        Some((mail, carried))
    }

    /// Adds a reminder to its mail.
    pub fn add_reminder(&mut self, key: ReminderKey, carried: Carried) {
        self.load.entry(carried.mail.clone()).or_default().insert(key.clone());
        self.open.insert(key, carried);
    }

    /// Notes that a reminder was withdrawn and may be queued again.
    pub(super) fn note_taken_back(&mut self, key: ReminderKey) {
        self.taken_back.insert(key);
    }

    /// True if a reminder was withdrawn since this outbox was made.
    pub(super) fn was_taken_back(&self, key: &ReminderKey) -> bool {
        self.taken_back.contains(key)
    }

    /// Removes a reminder from its mail.
    pub fn remove_reminder(&mut self, key: &ReminderKey) -> Option<Carried> {
        let carried = self.open.remove(key)?;
        if let Some(load) = self.load.get_mut(&carried.mail) {
            load.remove(key);
        }
        Some(carried)
    }

    /// Removes all holds: what they held leaves as if there had been none. Mails held by the configuration stay held.
    pub fn forget_holds(&mut self) {
        self.holds.placed.clear();
        for mail in self.mails.values_mut() {
            if mail.held_by.take().is_some() {
                mail.state = MailState::Queued;
            }
        }
    }

    /// True if a mail can no longer be added to.
    pub(super) fn is_closed(&self, key: &MailKey) -> bool {
        self.closed.contains(key)
    }

    /// Notes that a mail can no longer be added to.
    pub fn close(&mut self, key: MailKey) {
        self.closed.insert(key);
    }

    /// Notes that a daily mail to an address left at `at`, or was offered to a server.
    pub fn note_left(&mut self, address: &str, at: Timestamp) {
        self.left.entry(folded_address(address)).or_default().insert(at);
    }

    /// Notes what a sent digest to a partner said, by the partner's first id.
    pub fn note_said(&mut self, workflow: WorkflowId, partner: PartnerId, said: Said) {
        let last = self.said.entry((workflow, partner)).or_insert(said);
        if said.at >= last.at {
            *last = said;
        }
    }

    /// True if the last digest to a partner, by the partner's first id, said the same.
    pub(super) fn was_said(&self, workflow: &WorkflowId, partner: PartnerId, says: u32) -> bool {
        self.said.get(&(workflow.clone(), partner)).is_some_and(|said| said.says == says)
    }

    /// Notes that the coordinator was notified at `at` that nobody can be written to about an input.
    pub fn note_told(&mut self, workflow: WorkflowId, input: InputDue, at: Timestamp) {
        self.told.entry((workflow, input)).or_default().push(at);
    }

    /// The waiting mails, by key.
    pub fn mails(&self) -> impl Iterator<Item = (&MailKey, &Waiting)> {
        self.mails.iter()
    }

    /// The waiting mail with that key.
    pub fn mail(&self, key: &MailKey) -> Option<&Waiting> {
        self.mails.get(key)
    }

    pub(super) fn mail_mut(&mut self, key: &MailKey) -> Option<&mut Waiting> {
        self.mails.get_mut(key)
    }

    /// The reminders in a mail, by key.
    pub fn carried(&self, key: &MailKey) -> impl Iterator<Item = (&ReminderKey, &Carried)> {
        self.load.get(key).into_iter().flatten().filter_map(|key| self.open.get_key_value(key))
    }

    /// All reminders that are not settled, by key.
    pub(super) fn open(&self) -> impl Iterator<Item = (&ReminderKey, &Carried)> {
        self.open.iter()
    }

    /// True if a reminder is in a mail.
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

    /// Number of daily mails to an address that left within a week before `at`.
    fn left_in_week_before(&self, address: &str, at: Timestamp) -> usize {
        let since = at.saturating_sub(WEEK).unwrap_or(Timestamp::MIN);
        self.left.get(&folded_address(address)).map_or(0, |left| left.range(since..at).count())
    }

    /// The earliest time a mail to `recipient` may leave: in their working hours, on a day they have had none.
    pub(super) fn next_departure(&self, recipient: &Recipient<'_>, now: Timestamp) -> Timestamp {
        let departs_at = recipient.departure(now);
        let last_day = self.left_at(recipient.address()).map(|at| recipient.local_day(at));
        if !recipient.needs_release() && last_day == Some(recipient.local_day(departs_at)) {
            recipient.next_morning(departs_at)
        } else {
            departs_at
        }
    }

    /// The mails to an address.
    pub(super) fn to(&self, address: &str) -> Vec<MailKey> {
        self.by_address.get(&folded_address(address)).into_iter().flatten().cloned().collect()
    }

    /// False for a digest its reader does not need: a mail of its day or later already listed everything, it says what
    /// the last one within four weeks or the last two said, or its day is long past. True for everything else.
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
        // Each of these mails listed everything.
        let has_many = self.left_in_week_before(recipient.address(), now) >= MAILS_A_WEEK;
        !has_mail && !has_many && !is_same && now.duration_since(decision.due_at) < DIGEST_KEEPS_FOR
    }

    /// A key for another mail on the day of `now`, regardless of the mails its reader has had.
    pub(super) fn key_for_now(&self, recipient: &Recipient<'_>, now: Timestamp) -> MailKey {
        let first = recipient.mail_key(recipient.local_day(now));
        let mut keys = (2_u32..).map(|nth| MailKey::from(format!("{first}:{nth}")));
        let is_free = |key: &MailKey| !self.closed.contains(key) && !self.mails.contains_key(key);
        if is_free(&first) { first } else { keys.find(is_free).unwrap_or(first) }
    }

    /// When the daily mails to `recipient` leave that a person let go.
    fn let_go_to(&self, recipient: &Recipient<'_>) -> impl Iterator<Item = Timestamp> {
        let keys = self.by_address.get(&folded_address(recipient.address())).into_iter().flatten();
        let daily = keys.filter(|key| key.is_daily()).filter_map(|key| self.mails.get(key));
        daily.filter(|mail| mail.is_open() && mail.released_at.is_some()).map(|mail| mail.not_before)
    }

    /// The mail that a reminder to `recipient` goes into: the one open for them, else a new one on the first working
    /// day on which they have none and, if it can wait, have not had too many lately. `None` if none of the next days
    /// is free.
    pub(super) fn slot(&self, recipient: &Recipient<'_>, urgency: Urgency, now: Timestamp) -> Option<Slot> {
        let is_open = |key: &&MailKey| {
            self.mails.get(*key).is_some_and(|mail| {
                let is_of_kind = if recipient.needs_release() { key.is_letter() } else { key.is_daily() };
                // What a person released is only what it said then.
                let is_released =
                    mail.released_at.is_some_and(|at| recipient.needs_release() || self.holds.are_passed_by(at, now));
                mail.is_open() && is_of_kind && !is_released && recipient.shares(mail.partner.as_ref())
            })
        };
        if let Some(key) = self.by_address.get(&folded_address(recipient.address())).into_iter().flatten().find(is_open)
        {
            return Some(Slot::Open(key.clone()));
        }
        let last_day = self.left_at(recipient.address()).map(|at| recipient.local_day(at));
        // What a person let go takes its day, too.
        let let_go: Vec<Date> = self.let_go_to(recipient).map(|at| recipient.local_day(at)).collect();
        let mut departs_at = recipient.departure(now);
        // Coordinators get reports beside their briefs, and whatever is new at once.
        let enough = if recipient.partner.is_none() { 1 } else { MAILS_A_WEEK };
        for _ in 0..PUT_OFF_AT_MOST {
            let day = recipient.local_day(departs_at);
            let key = recipient.mail_key(day);
            let is_taken = self.closed.contains(&key) || self.mails.contains_key(&key);
            let has_one = !recipient.needs_release() && (last_day == Some(day) || let_go.contains(&day));
            let has_many =
                urgency == Urgency::CanWait && self.left_in_week_before(recipient.address(), departs_at) >= enough;
            if !is_taken && !has_one && !has_many {
                return Some(Slot::New(key, departs_at));
            }
            departs_at = recipient.next_morning(departs_at);
        }
        None
    }
}
