//! The current state of every workflow, kept from one step to the next. Anything kept here may be lost: it is replayed
//! from the journal.
//!
//! Only committed facts are kept: a step catches up at the beginning of its transaction, before it appends anything
//! itself.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{SignedDuration, Timestamp};

use super::{AppError, Loading};
use crate::{
    engine::{
        Decision, Layouts, RunState, decide_with, falls_due, next_instant_with,
        remind::{Decided, Standstill},
    },
    model::{Event, Place, ReminderKey, WorkflowId},
    plan::Plan,
    stop::Stop,
    store::{Moment, Snapshot, StoreError},
};

/// The workflows at the last look.
#[derive(Default)]
pub(super) struct Live {
    workflows: BTreeMap<WorkflowId, Kept>,
    /// Workflows whose journals cannot be read. Nothing is decided for them, and no mail that mentions them leaves.
    troubled: BTreeMap<WorkflowId, Trouble>,
    /// When there was last nothing left to change.
    rest: Option<Rest>,
}

/// A look that found nothing left to change.
struct Rest {
    moment: Moment,
    since: Timestamp,
    /// When something that waits is due, or a hold ends.
    until: Option<Timestamp>,
}

/// Why nothing can be decided for a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What cannot be read.
    pub why: String,
    /// When it was last looked at.
    pub looked_at: Timestamp,
    cause: Cause,
    /// The hash of its definition, if that can be read.
    definition: Option<String>,
    /// What the coordinator's brief says of it.
    told: Standstill,
}

/// Where the damage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// In the workflow's events, which are not read again before the time.
    Journal,
    /// In a mail that mentions it.
    Mail,
    /// In its definition.
    Definition,
}

impl Trouble {
    fn new(plan: &Plan, cause: Cause, why: String, now: Timestamp) -> Self {
        let told =
            Standstill { symbol: plan.symbol.clone(), coordinator: plan.coordinator.email.clone(), why: why.clone() };
        Self { why, looked_at: now, cause, definition: Some(plan.definition.clone()), told }
    }

    /// A workflow whose plan cannot be read.
    fn without_plan(workflow: &WorkflowId, why: &str, now: Timestamp) -> Self {
        let told = Standstill { symbol: workflow.to_string(), coordinator: None, why: why.to_owned() };
        Self { why: why.to_owned(), looked_at: now, cause: Cause::Definition, definition: None, told }
    }

    /// When it is looked at again.
    pub fn retry_at(&self) -> Timestamp {
        self.looked_at.saturating_add(TROUBLE_LASTS).unwrap_or(Timestamp::MAX)
    }

    /// True if another look at `now` would come too soon.
    fn lasts_at(&self, now: Timestamp) -> bool {
        self.looked_at <= now && now < self.retry_at()
    }
}

/// How long it takes until a workflow that cannot be read is looked at again, and until mails that mention it are tried
/// again.
pub(super) const TROUBLE_LASTS: SignedDuration = SignedDuration::from_hours(1);

/// One workflow at the last look.
struct Kept {
    plan: Arc<Plan>,
    state: RunState,
    layouts: Layouts,
    /// The last event read.
    seq: i64,
    /// The last event of any workflow when it was checked that each says what happened.
    checked: i64,
    /// The last event in the state, in the order in which events are applied.
    applied: Place,
    /// When it was last looked at.
    upto: Timestamp,
    /// Recorded events that happen after that instant.
    ahead: BTreeMap<Place, Event>,
    due: Option<Due>,
}

/// Decisions expire after this time even if nothing happens, because some may pass their day without anything following
/// them.
const HOLDS_FOR: SignedDuration = SignedDuration::from_hours(1);

/// The decisions, and when they may change if nothing happens.
struct Due {
    since: Timestamp,
    next_at: Option<Timestamp>,
    decisions: Arc<BTreeMap<ReminderKey, Decision>>,
}

impl Due {
    fn holds_at(&self, now: Timestamp) -> bool {
        let age = now.duration_since(self.since);
        !age.is_negative() && age < HOLDS_FOR && self.next_at.is_none_or(|next_at| now < next_at)
    }
}

impl Live {
    /// Brings every workflow of `loading` up to `now`, and forgets all others. An unreadable journal does not affect
    /// the other workflows. Given up between two workflows once `stop` is asked.
    pub(super) fn catch_up(
        &mut self,
        tx: &Snapshot,
        loading: &Loading,
        stop: &Stop,
        now: Timestamp,
    ) -> Result<(), AppError> {
        // If an older database has taken the place of this one, what we kept does not apply to it.
        let (last, known) = (tx.last_seq()?, self.workflows.len());
        self.workflows.retain(|workflow, kept| loading.workflows.contains_key(workflow) && kept.seq <= last);
        if self.workflows.len() < known {
            self.rest = None;
        }
        self.troubled
            .retain(|workflow, trouble| trouble.cause != Cause::Definition && loading.workflows.contains_key(workflow));
        for (workflow, why) in &loading.unreadable {
            self.troubled.insert(workflow.clone(), Trouble::without_plan(workflow, why, now));
        }
        for loaded in loading.workflows.values() {
            stop.check()?;
            self.bring(tx, &loaded.plan, now)?;
        }
        Ok(())
    }

    /// Brings only the workflows of `plans` up to `now`.
    pub(super) fn catch_up_with<'a>(
        &mut self,
        tx: &Snapshot,
        plans: impl IntoIterator<Item = &'a Arc<Plan>>,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let last = tx.last_seq()?;
        self.workflows.retain(|_, kept| kept.seq <= last);
        plans.into_iter().try_for_each(|plan| self.bring(tx, plan, now))
    }

    /// Brings one workflow up to `now`, or notes that its journal cannot be read. The other workflows stay as they are.
    pub(super) fn bring(&mut self, tx: &Snapshot, plan: &Arc<Plan>, now: Timestamp) -> Result<(), AppError> {
        let workflow = &plan.workflow;
        let is_of = |trouble: &&Trouble| trouble.definition.as_ref() == Some(&plan.definition);
        let of_journal = |trouble: &&Trouble| trouble.cause == Cause::Journal;
        let known = self.troubled.get(workflow).filter(of_journal).filter(is_of);
        if known.is_some_and(|trouble| trouble.lasts_at(now)) {
            return Ok(());
        }
        let kept = self.workflows.remove(workflow).filter(|kept| kept.is_of(plan) && kept.upto <= now);
        match kept.unwrap_or_else(|| Kept::new(plan, now)).brought(tx, now) {
            Ok(kept) => {
                if self.troubled.get(workflow).is_some_and(|trouble| trouble.cause == Cause::Journal) {
                    self.troubled.remove(workflow);
                }
                self.workflows.insert(workflow.clone(), kept);
                Ok(())
            }
            Err(error @ StoreError::Damaged { .. }) => {
                let why = error.to_string();
                if known.is_none_or(|trouble| trouble.why != why) {
                    self.rest = None;
                }
                self.troubled.insert(workflow.clone(), Trouble::new(plan, Cause::Journal, why, now));
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Workflows whose journals cannot be read.
    pub(super) fn troubled(&self) -> &BTreeMap<WorkflowId, Trouble> {
        &self.troubled
    }

    /// The same with the reasons, as people are told.
    pub(super) fn reasons(&self) -> impl Iterator<Item = (WorkflowId, String)> {
        self.troubled.iter().map(|(workflow, trouble)| (workflow.clone(), trouble.why.clone()))
    }

    /// The same, as the coordinator's brief tells it.
    pub(super) fn standstills(&self) -> BTreeMap<WorkflowId, Standstill> {
        self.troubled.iter().map(|(workflow, trouble)| (workflow.clone(), trouble.told.clone())).collect()
    }

    /// Forgets which workflows are troubled because of a mail.
    pub(super) fn forget_unread_rows(&mut self) {
        self.troubled.retain(|_, trouble| trouble.cause != Cause::Mail);
    }

    /// Notes the workflows that unreadable mails mention, with the reasons. False if all of them were known.
    pub(super) fn note_unread_rows(
        &mut self,
        unread: &BTreeMap<WorkflowId, String>,
        loading: &Loading,
        now: Timestamp,
    ) -> bool {
        let known = self.troubled.len();
        for (workflow, why) in
            unread.iter().filter(|(workflow, _)| !self.troubled.contains_key(*workflow)).collect::<Vec<_>>()
        {
            if let Some(loaded) = loading.workflows.get(workflow) {
                let trouble = Trouble::new(&loaded.plan, Cause::Mail, why.clone(), now);
                self.troubled.insert(workflow.clone(), trouble);
            }
        }
        self.troubled.len() > known
    }

    /// The state of a workflow at the last look.
    pub(super) fn state(&self, workflow: &WorkflowId) -> Option<&RunState> {
        self.workflows.get(workflow).map(|kept| &kept.state)
    }

    /// The events that fell due of themselves by the last look and are in no journal yet.
    pub(super) fn falls_due(&self) -> Vec<Event> {
        let all = self.workflows.iter().filter(|(workflow, _)| !self.troubled.contains_key(*workflow));
        all.flat_map(|(_, kept)| falls_due(&kept.plan, &kept.state, kept.upto)).collect()
    }

    /// Decides what is due at the last look, which [`Self::decided`] then gives. Given up between two workflows once
    /// `stop` is asked.
    pub(super) fn decide(&mut self, stop: &Stop) -> Result<(), AppError> {
        // If what is decided now cannot be recorded, the next look must not take it for done.
        self.rest = None;
        for kept in self.workflows.values_mut() {
            stop.check()?;
            kept.due();
        }
        Ok(())
    }

    /// Everything that is due at the last look, for all workflows.
    pub(super) fn decided(&mut self) -> BTreeMap<WorkflowId, Decided<'_>> {
        let troubled = &self.troubled;
        let all = self.workflows.iter_mut().filter(|(workflow, _)| !troubled.contains_key(*workflow));
        all.map(|(workflow, kept)| {
            let decisions = Arc::clone(&kept.due().decisions);
            (workflow.clone(), Decided { plan: &kept.plan, state: &kept.state, decisions })
        })
        .collect()
    }

    /// True if nothing has happened and nothing has fallen due since there was last nothing left to change.
    pub(super) fn rests(&self, moment: Moment) -> bool {
        let is_as_decided = |kept: &Kept| kept.due.as_ref().is_some_and(|due| due.holds_at(kept.upto));
        let now = self.workflows.values().map(|kept| kept.upto).max();
        self.workflows.values().all(is_as_decided)
            && self.troubled.values().all(|trouble| now.is_some_and(|now| trouble.lasts_at(now)))
            && self.rest.as_ref().zip(now).is_some_and(|(rest, now)| {
                rest.moment == moment && rest.since <= now && rest.until.is_none_or(|until| now < until)
            })
    }

    /// Notes that the last look left nothing to change until something that waits is due.
    pub(super) fn rest(&mut self, tx: &Snapshot, moment: Moment, now: Timestamp) -> Result<(), AppError> {
        let until = tx.next_due_at()?.into_iter().chain(tx.next_end_of_hold(now)?).min();
        self.rest = Some(Rest { moment, since: now, until });
        Ok(())
    }

    /// The first instant after the last look at which the decisions for some workflow may change, or one that cannot be
    /// read is looked at again.
    pub(super) fn next_at(&mut self) -> Option<Timestamp> {
        let retries = self.troubled.values().map(Trouble::retry_at);
        self.workflows.values_mut().filter_map(|kept| kept.due().next_at).chain(retries).min()
    }
}

impl Kept {
    fn new(plan: &Arc<Plan>, now: Timestamp) -> Self {
        Self {
            plan: Arc::clone(plan),
            state: RunState::new(plan),
            layouts: Layouts::default(),
            seq: 0,
            checked: 0,
            applied: (Timestamp::MIN, false, 0),
            upto: now,
            ahead: BTreeMap::new(),
            due: None,
        }
    }

    /// True if it was built from this plan: the hash covers everything that a plan depends on.
    fn is_of(&self, plan: &Arc<Plan>) -> bool {
        Arc::ptr_eq(&self.plan, plan) || self.plan.definition == plan.definition
    }

    /// The state with everything recorded since, replayed from the beginning if necessary.
    fn brought(mut self, tx: &Snapshot, now: Timestamp) -> Result<Self, StoreError> {
        let last = tx.last_seq()?;
        if self.checked < last {
            tx.refuse_events_without_kind(&self.plan.workflow, self.checked)?;
            self.checked = last;
        }
        let news = tx.events_of_state(&self.plan.workflow, self.seq)?;
        if !self.take(news, now) {
            self = Self { checked: self.checked, ..Self::new(&self.plan, now) };
            self.take(tx.events_of_state(&self.plan.workflow, 0)?, now);
        }
        Ok(self)
    }

    /// Applies what was recorded since, and what has come true by `now`. False if an event belongs before one already
    /// applied, so that everything has to be replayed.
    fn take(&mut self, news: Vec<Event>, now: Timestamp) -> bool {
        self.upto = now;
        for event in news {
            self.seq = self.seq.max(event.seq);
            self.ahead.insert(event.place(), event);
        }
        while let Some(next) = self.ahead.first_entry().filter(|next| next.key().0 <= now) {
            if *next.key() < self.applied {
                return false;
            }
            let (place, event) = next.remove_entry();
            self.state.apply(&self.plan, &event);
            self.applied = place;
            self.due = None;
        }
        true
    }

    /// What is due at the last look. Decided again if something happened or the time has come.
    fn due(&mut self) -> &Due {
        let now = self.upto;
        let due = self.due.take().filter(|due| due.holds_at(now)).unwrap_or_else(|| {
            let decisions = decide_with(&self.plan, &self.state, &mut self.layouts, now);
            let next_at = next_instant_with(&self.plan, &self.state, &mut self.layouts, now);
            let decisions = Decided::new(&self.plan, &self.state, decisions).decisions;
            Due { since: now, next_at, decisions }
        });
        self.due.insert(due)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};

    use super::*;
    use crate::{
        app::{Loaded, Standing},
        definition,
        diag::Sources,
        engine::decide,
        model::{Actor, Answer, Fact, MailState, TaskState},
        store::Store,
    };

    const DEFINITION: &str = "format: 1
workflow: w
title: Papers
event: {opens: 2027-05-25}
timezone: UTC
digest: '0 9 * * mon'
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  a: {kind: member_state, name: Atlantis, contacts: [{function: focal_point, email: fp@a.example}]}
  b: {kind: member_state, name: Bohemia, contacts: [{function: focal_point, email: fp@b.example}]}
tasks:
  A1: {title: Send the paper, lead: a, with: [b], due: 2027-03-15, window: 8w}
  A2: {title: Name a speaker, lead: b, due: 2027-03-22, window: 4w, needs: [A1]}
";

    fn loading() -> Loading {
        let mut sources = Sources::default();
        sources.insert("w.yaml", DEFINITION);
        let plan = Arc::new(definition::compile(&sources, "w.yaml").plan.unwrap());
        let loaded = Loaded { plan, standing: Standing::InForce, history: Vec::new() };
        Loading { workflows: BTreeMap::from([("w".into(), loaded)]), ..Loading::default() }
    }

    fn begins_at() -> Timestamp {
        "2027-01-04T06:00:00Z".parse().unwrap()
    }

    fn adopted() -> Event {
        let fact = Fact::WorkflowAdopted { definition: String::new(), over: false, half_way: false };
        Event::of_engine(&"w".into(), begins_at(), fact)
    }

    fn facts() -> impl Strategy<Value = Fact> {
        let tasks = || prop_oneof![Just("A1"), Just("A2")];
        let states = prop_oneof![Just(TaskState::OnHold), Just(TaskState::InProgress), Just(TaskState::Completed)];
        let until = jiff::civil::date(2027, 3, 29);
        let answers = prop_oneof![
            3 => Just(Answer::Done),
            3 => Just(Answer::NotDone),
            2 => Just(Answer::Postponed { until }),
            1 => Just(Answer::Partly { until: None }),
            1 => Just(Answer::Nil),
            1 => Just(Answer::Declined),
            1 => Just(Answer::HandedOver { to: "desk@a.example".into() }),
            1 => Just(Answer::Help),
            1 => Just(Answer::Returned),
            1 => Just(Answer::Agreed),
            1 => Just(Answer::Refused),
        ];
        let partners = prop_oneof![Just("a"), Just("b")];
        let set = (tasks(), states).prop_map(|(task, state)| Fact::TaskSet { task: task.into(), state, note: None });
        let answered = (tasks(), partners, answers)
            .prop_map(|(task, partner, answer)| Fact::answered(task.into(), partner.into(), answer));
        let settled = Just(Fact::MailSettled {
            mail: "day:fp@a.example:2027-03-01".into(),
            message_id: "m@forum.example".into(),
            state: MailState::Sent,
            why: "250".into(),
        });
        prop_oneof![set, answered, settled, Just(Fact::WorkflowClosed {}), Just(Fact::WorkflowReopened {})]
    }

    proptest! {
        /// Facts are recorded hour by hour, some dated earlier and some later, with an occasional look in between.
        #[test]
        fn catching_up_in_whatever_steps_is_replaying(
            recorded in prop::collection::vec((facts(), 1..200_i64, -400..50_i64, prop::bool::ANY), 1..30)
        ) {
            let (mut store, mut live, loading) = (Store::empty().unwrap(), Live::default(), loading());
            let plan = Arc::clone(&loading.workflows[&"w".into()].plan);
            store.write(|tx| tx.append(&adopted())).unwrap();
            let mut now = begins_at();
            for (fact, hours, happened, is_looked_at) in recorded {
                now += hours.hours();
                let happened_at = now.saturating_add(happened.hours()).unwrap();
                let event = Event { happened_at, actor: Actor::Coordinator, ..Event::of_engine(&"w".into(), now, fact) };
                store.write(|tx| tx.append(&event)).unwrap();
                if is_looked_at {
                    store.read(|tx| live.catch_up(tx, &loading, &Stop::default(), now)).unwrap();
                    let events = store.read(|tx| tx.events(&"w".into())).unwrap();
                    let state = RunState::replay(&plan, &events, now);
                    assert_eq!(live.state(&"w".into()), Some(&state));
                    let decided = Decided::new(&plan, &state, decide(&plan, &state, now));
                    assert_eq!(live.decided()[&"w".into()].decisions, decided.decisions);
                }
            }
        }
    }

    #[test]
    fn what_was_not_committed_is_not_kept() {
        let (mut store, mut live, loading) = (Store::empty().unwrap(), Live::default(), loading());
        store.write(|tx| tx.append(&adopted())).unwrap();
        let closed = Event::of_engine(&"w".into(), begins_at(), Fact::WorkflowClosed {});
        let failed = store.write(|tx| {
            live.catch_up(tx, &loading, &Stop::default(), begins_at())?;
            tx.append(&closed)?;
            Err::<(), _>(AppError::from(StoreError::NoSuchMail("m".into())))
        });
        assert!(failed.is_err());
        store.read(|tx| live.catch_up(tx, &loading, &Stop::default(), begins_at())).unwrap();
        assert!(!live.state(&"w".into()).unwrap().is_closed);
        store.write(|tx| tx.append(&closed)).unwrap();
        store.read(|tx| live.catch_up(tx, &loading, &Stop::default(), begins_at())).unwrap();
        assert!(live.state(&"w".into()).unwrap().is_closed);
    }

    #[test]
    fn what_is_due_is_decided_again_only_if_something_happened_or_the_time_has_come() {
        let (mut store, loading, stop) = (Store::empty().unwrap(), loading(), Stop::default());
        store.write(|tx| tx.append(&adopted())).unwrap();
        let mut live = Live::default();
        let mut at = |store: &mut Store, now: &str| {
            store.read(|tx| live.catch_up(tx, &loading, &stop, now.parse().unwrap())).unwrap();
            Arc::clone(&live.decided()[&"w".into()].decisions)
        };
        // 15 March is the first task's due day; its reminders fall due weeks before.
        let first = at(&mut store, "2027-01-05T00:00:00Z");
        assert!(Arc::ptr_eq(&first, &at(&mut store, "2027-01-05T00:59:59Z")), "nothing happened");
        let second = at(&mut store, "2027-01-05T01:00:00Z");
        assert!(!Arc::ptr_eq(&first, &second), "some may have passed their day: {HOLDS_FOR}");
        let back = at(&mut store, "2027-01-05T00:30:00Z");
        assert!(!Arc::ptr_eq(&second, &back), "the clock went back");
        let fact = Fact::TaskSet { task: "A1".into(), state: TaskState::OnHold, note: None };
        let said = Event::of_engine(&"w".into(), "2027-01-05T00:31:00Z".parse().unwrap(), fact);
        store.write(|tx| tx.append(&said)).unwrap();
        let third = at(&mut store, "2027-01-05T00:31:00Z");
        assert!(!Arc::ptr_eq(&back, &third), "something happened");
    }
}
