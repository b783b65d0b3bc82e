//! Replays the journal into what is the case at `now`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    FollowUps, IssuedReport, LISTED_AHEAD_DAYS, Ledgers, Outdated,
    approval::Filing,
    archive,
    reader::{AddressNumber, Dates, List},
    reminder_key::{asking_of, copied, input_of, listed_to, notice_of, rung_of, telephoned},
    task_run::{Said, TaskRun},
    wishes::Wishes,
};
use crate::{
    model::{Actor, Answer, Event, Fact, IndicatorId, IndicatorValue, InputState, News, PartnerId, TaskId, TaskState},
    plan::{Plan, Task},
};

/// What is the case in one workflow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunState {
    /// When and how the workflow was taken over.
    pub adopted: Option<Adoption>,
    /// True after a person closed it.
    pub is_closed: bool,
    /// Every task of the plan.
    pub tasks: BTreeMap<TaskId, TaskRun>,
    /// Values of each indicator by rising date.
    pub measured: BTreeMap<IndicatorId, Vec<Measured>>,
    /// Reports issued, by rising number.
    pub reports: Vec<IssuedReport>,
    /// What is kept in lists beside tasks.
    pub ledgers: Ledgers,
    /// What was asked and reported of commitments.
    pub follow_ups: FollowUps,
    /// Place in the journal of the last fact about a task or an input; 0 if there is none.
    pub last_fact: i64,
    /// When an edit asked for an input by a day that had passed already.
    pub overdue_since: BTreeMap<(TaskId, PartnerId), Timestamp>,
    /// When an input was asked for again: its answer was taken back, or a hold of its task ended.
    pub reopened: BTreeMap<(TaskId, PartnerId), Timestamp>,
    /// Reminders that were sent for each input, by rising instant.
    pub reminded: BTreeMap<(TaskId, PartnerId), Vec<SentReminder>>,
    /// The partners that some reminder was sent to.
    pub written_to: BTreeSet<PartnerId>,
    /// The partners that some mail went to of which the journal does not say to whom.
    pub unrecorded: BTreeSet<PartnerId>,
    /// Who got a copy of a reminder of each input, a mail of their own, and when.
    pub copied: BTreeMap<(TaskId, PartnerId), Vec<(Timestamp, AddressNumber)>>,
    /// How many reminders, lists and copies went to each address, letters among them.
    pub readers: BTreeMap<AddressNumber, u32>,
    /// The mails to each partner, which list all that is open with it; in rising order.
    pub listed: BTreeMap<PartnerId, Vec<List>>,
    /// When inputs that partners were told of were to be worked on, until the edit of that instant; in rising order.
    pub moves: BTreeMap<(TaskId, PartnerId), Vec<(Timestamp, Dates)>>,
    /// Since when a partner has another part in a task: it leads it now, or leads it no more.
    pub other_part: BTreeMap<(TaskId, PartnerId), Timestamp>,
    /// When the definition was last edited.
    pub edited_at: Option<Timestamp>,
    /// Since when reports come by the schedule that they have now, if it was another one before.
    pub rescheduled_at: Option<Timestamp>,
    /// Partners of whom nobody could be written to when it was last tried, with the instant since when. Who was then
    /// written to, or answered, is none of them.
    pub unreached: BTreeMap<PartnerId, Timestamp>,
    /// When a mail left for a partner that could not be written to until then.
    pub reached_again: BTreeMap<PartnerId, Timestamp>,
    /// What partners were told and is no longer so.
    pub outdated: Outdated,
    /// Inputs that were handed to the coordinator to telephone for, with the due date they had then.
    pub handed_over: BTreeSet<(TaskId, PartnerId, Date)>,
    /// The last digest that a person asked for, of each partner.
    pub asked: BTreeMap<PartnerId, AskedDigest>,
    /// What contacts said of themselves.
    pub wishes: Wishes,
    /// Reminders that a person took back, by rising instant.
    pub taken_back: BTreeMap<(TaskId, PartnerId), Vec<SentReminder>>,
    /// What was set aside because it cannot be read or written, by the instant.
    pub set_aside: BTreeMap<Timestamp, EntriesSetAside>,
}

/// Entries that were set aside at one instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntriesSetAside {
    /// How many.
    pub count: u32,
    /// What is wrong with the first of them.
    pub why: String,
}

impl EntriesSetAside {
    /// Counts another one.
    pub fn add(&mut self, why: &str) {
        if self.count == 0 {
            why.clone_into(&mut self.why);
        }
        self.count += 1;
    }
}

/// The take-over of a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// When it was first loaded.
    pub at: Timestamp,
    /// True if all of it was over by then.
    pub over: bool,
    /// True if some of it was already due or under way.
    pub half_way: bool,
}

/// One value of an indicator as recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Value, date, source, confidence.
    pub value: IndicatorValue,
    /// Note for the annex.
    pub note: Option<String>,
}

/// A digest that a person asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedDigest {
    /// When.
    pub at: Timestamp,
    /// True if it was to leave at once, whatever the hour and the day.
    pub at_once: bool,
}

/// A reminder that was sent, or that a person took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentReminder {
    /// When its mail was accepted, or when it was taken back.
    pub at: Timestamp,
    /// The due date it named.
    pub due: Date,
    /// Its rung, `+5wd`.
    pub rung: String,
    /// Whom it went to, if that was recorded.
    pub to: Option<AddressNumber>,
}

impl RunState {
    /// The state at `now`: events that happened later wait.
    pub fn replay<'a>(plan: &Plan, events: impl IntoIterator<Item = &'a Event>, now: Timestamp) -> Self {
        Self::fold(plan, events, |event| event.happened_at <= now)
    }

    /// What was known at `cut_off` (`product.md` section 4, "Two times").
    pub fn as_of<'a>(plan: &Plan, events: impl IntoIterator<Item = &'a Event>, cut_off: Timestamp) -> Self {
        Self::fold(plan, events, |event| event.known_at() <= cut_off)
    }

    /// The state of one task at `now`, by what was said of it, as [`replay`](Self::replay) has it; of all others nothing is known.
    pub fn replay_task<'a>(
        plan: &Plan,
        task: &TaskId,
        events: impl IntoIterator<Item = &'a Event>,
        now: Timestamp,
    ) -> Self {
        Self::replay_tasks(plan, [task], events, now)
    }

    /// The same of several tasks.
    pub fn replay_tasks<'a, 't>(
        plan: &Plan,
        tasks: impl IntoIterator<Item = &'t TaskId>,
        events: impl IntoIterator<Item = &'a Event>,
        now: Timestamp,
    ) -> Self {
        let tasks = tasks.into_iter().filter_map(|task| plan.task(task));
        let tasks = tasks.map(|task| (task.id.clone(), TaskRun::new(task))).collect();
        Self { tasks, ..Self::default() }.with(plan, events, |event| event.happened_at <= now)
    }

    fn fold<'a>(plan: &Plan, events: impl IntoIterator<Item = &'a Event>, known: impl Fn(&Event) -> bool) -> Self {
        Self::new(plan).with(plan, events, known)
    }

    fn with<'a>(
        mut self,
        plan: &Plan,
        events: impl IntoIterator<Item = &'a Event>,
        known: impl Fn(&Event) -> bool,
    ) -> Self {
        let mut known: Vec<&Event> = events.into_iter().filter(|event| known(event)).collect();
        known.sort_by_key(|event| event.place());
        for event in known {
            self.apply(plan, event);
        }
        self
    }

    /// The state before any event: every task not started, every input open.
    pub fn new(plan: &Plan) -> Self {
        let tasks = plan.tasks.iter().map(|task| (task.id.clone(), TaskRun::new(task))).collect();
        Self { tasks, ..Self::default() }
    }

    /// True if the workflow reminds and reports: it was taken over before it was over, and nobody closed it.
    pub fn is_live(&self) -> bool {
        !self.is_closed && self.adopted.is_some_and(|adopted| !adopted.over)
    }

    /// The run of a task of the plan.
    ///
    /// A task that the plan has is always here, so that callers need no fallback.
    pub fn task(&self, id: &TaskId) -> &TaskRun {
        static NOT_STARTED: LazyLock<TaskRun> = LazyLock::new(TaskRun::default);
        self.tasks.get(id).unwrap_or(&NOT_STARTED)
    }

    /// The day by whose end `partner` is asked for its part in `task`; see [`TaskRun::due_for`].
    pub fn due_for(&self, task: &Task, partner: &PartnerId) -> Date {
        self.task(&task.id).due_for(task, partner)
    }

    /// The due date that the last reminder for this input named, if it differs from `due`: the date was moved since.
    pub fn moved_from(&self, task: &TaskId, partner: &PartnerId, due: Date) -> Option<Date> {
        let run = self.task(task);
        let part = run.inputs.get(partner).unwrap_or(&run.lead);
        if part.promised == Some(due) {
            // The partner itself said so.
            return None;
        }
        let sent = self.reminded.get(&(task.clone(), partner.clone()))?;
        sent.last().map(|sent| sent.due).filter(|named| *named != due)
    }

    /// True if some reminder for this input named that due date.
    pub fn was_told(&self, task: &TaskId, partner: &PartnerId, due: Date) -> bool {
        self.told_before(task, partner, due, Timestamp::MAX)
    }

    /// True if a reminder for this input that named that due date was sent before `at`.
    pub fn told_before(&self, task: &TaskId, partner: &PartnerId, due: Date, at: Timestamp) -> bool {
        let sent = self.reminded.get(&(task.clone(), partner.clone()));
        sent.is_some_and(|sent| sent.iter().any(|sent| sent.due == due && sent.at < at))
    }

    /// When the letter of that rung about that due date was dealt with: it was sent, or a person took it back. `None` while
    /// it waits.
    pub fn dealt_with(&self, task: &TaskId, partner: &PartnerId, rung: &str, due: Date) -> Option<Timestamp> {
        let input = (task.clone(), partner.clone());
        let all = [self.reminded.get(&input), self.taken_back.get(&input)].into_iter().flatten().flatten();
        all.filter(|sent| sent.rung == rung && sent.due == due).map(|sent| sent.at).max()
    }

    /// True if the coordinator was asked to telephone for this input, when it was due on that day.
    pub fn is_handed_over(&self, task: &TaskId, partner: &PartnerId, due: Date) -> bool {
        !self.handed_over.is_empty() && self.handed_over.contains(&(task.clone(), partner.clone(), due))
    }

    /// When the first reminder for this input was sent.
    pub fn first_reminder(&self, task: &TaskId, partner: &PartnerId) -> Option<Timestamp> {
        let sent = self.reminded.get(&(task.clone(), partner.clone()))?;
        sent.first().map(|sent| sent.at)
    }

    /// True while `partner` still owes something to `task`: the lead its `done`, a contributor its input.
    pub fn owes(&self, task: &Task, partner: &PartnerId) -> bool {
        self.task(&task.id).owes(task, partner)
    }

    /// Applies one event. What speaks of an earlier id is about the thing that had it; events of things the plan no longer
    /// has change nothing.
    pub fn apply(&mut self, plan: &Plan, event: &Event) {
        let at = event.happened_at;
        if event.fact.task().is_some() {
            self.last_fact = self.last_fact.max(event.seq);
        }
        match &event.fact {
            Fact::WorkflowAdopted { over, half_way, .. } => {
                self.adopted = Some(Adoption { at, over: *over, half_way: *half_way });
            }
            Fact::WorkflowClosed {} => self.is_closed = true,
            Fact::WorkflowReopened {} => self.is_closed = false,
            Fact::TaskSet { task, state, note } => {
                self.note_resumption(plan, task, *state, at);
                self.note_calling_off(plan, task, *state, at);
                self.on_task(plan, task, at, |task, run| {
                    run.set(task, *state, at);
                    run.touch(at, note.as_ref());
                });
            }
            Fact::TaskApproved { task, note, evidence } => {
                self.on_task(plan, task, at, |task, run| {
                    run.approval.decide(at, evidence.as_ref());
                    run.approve(task, at, note.as_ref());
                });
            }
            Fact::ApprovalOpened { task, .. }
            | Fact::ApprovalStated { task, .. }
            | Fact::MemberServed { task, .. }
            | Fact::SilenceHeld { task, .. }
            | Fact::ConsultationBegun { task, .. }
            | Fact::ApprovalWithdrawn { task, .. } => {
                self.on_task(plan, task, at, |task, run| run.file(task, &Filing { plan, event }));
            }
            Fact::NoticeLost { reminder, why } => {
                if let Some(asking) = asking_of(reminder) {
                    self.follow_ups.note_lost(&asking.of_now(plan));
                }
                let notice = notice_of(reminder).map(|notice| notice.of_now(plan));
                if let Some((notice, run)) = notice.as_ref().and_then(|one| Some((one, self.tasks.get_mut(&one.task)?)))
                {
                    run.approval.notice_lost(&Filing { plan, event }, notice, why);
                }
            }
            Fact::InputAnswered { task, partner, answer, link, note, origin } => {
                let partner = &plan.renames.partner(partner);
                if answer.is_of_partner() {
                    self.unreached.remove(partner);
                }
                self.note_asked_again(plan, task, partner, answer, at);
                let way = origin.as_ref().map(|origin| origin.way);
                let said = Said { partner, answer, at, note: note.as_ref(), link: link.as_ref(), way };
                self.on_task(plan, task, at, |task, run| run.answer(plan, task, &said));
            }
            Fact::IndicatorMeasured { indicator, value, note } => {
                let values = self.measured.entry(indicator.clone()).or_default();
                values.push(Measured { value: value.clone(), note: note.clone() });
                values.sort_by_key(|measured| measured.value.on);
            }
            Fact::ReportIssued { .. } | Fact::ReportWithdrawn { .. } => {
                archive::note(&mut self.reports, plan, at, &event.fact);
            }
            Fact::ReminderSent {
                reminder,
                input: Some((task, partner)),
                due: Some(due),
                to_coordinator: false,
                to,
            } => {
                let input = (plan.renames.task(task), plan.renames.partner(partner));
                self.written_to.insert(input.1.clone());
                let to = self.note_reader(Some(&input.1), to.as_deref());
                self.note_list(&input.1, List { at, to });
                let rung = rung_of(reminder).to_owned();
                self.reminded.entry(input).or_default().push(SentReminder { at, due: *due, rung, to });
            }
            Fact::ReminderWithdrawn { reminder, .. } if event.actor != Actor::Engine => {
                if let Some(notice) = notice_of(reminder).map(|notice| notice.of_now(plan)) {
                    if let Some(run) = self.tasks.get_mut(&notice.task) {
                        run.approval.notice_taken_back(notice, at);
                    }
                } else if let Some((task, partner, due)) = input_of(reminder) {
                    let input = (plan.renames.task(&task), plan.renames.partner(&partner));
                    let rung = rung_of(reminder).to_owned();
                    self.taken_back.entry(input).or_default().push(SentReminder { at, due, rung, to: None });
                }
            }
            Fact::RiskAssessed { .. }
            | Fact::BudgetSet { .. }
            | Fact::ParticipationCounted { .. }
            | Fact::TextCounted { .. }
            | Fact::CommitmentSet { .. }
            | Fact::DecisionTaken { .. }
            | Fact::RatingGiven { .. }
            | Fact::EntryWithdrawn { .. } => self.ledgers.apply(plan, at, &event.fact),
            Fact::CommitmentReported { .. } | Fact::CommitmentConfirmed { .. } | Fact::CommitmentSentBack { .. } => {
                self.ledgers.apply(plan, at, &event.fact);
                self.follow_ups.apply(plan, event);
            }
            Fact::DefinitionTaken { overdue, news, rescheduled, .. } => {
                self.outdated.note(plan, &self.written_to, news, at);
                self.edited_at = Some(at);
                self.rescheduled_at = if *rescheduled { Some(at) } else { self.rescheduled_at };
                for news in news {
                    if let News::Left { partner, .. } = news {
                        self.tasks.values_mut().for_each(|run| run.approval.member_left(partner, event));
                    }
                    self.note_news(plan, news, at);
                }
                let inputs =
                    overdue.iter().map(|(task, partner)| (plan.renames.task(task), plan.renames.partner(partner)));
                self.overdue_since.extend(inputs.map(|input| (input, at)));
            }
            Fact::ReminderSent { reminder, to_coordinator: false, to, due, .. } if notice_of(reminder).is_some() => {
                let Some(notice) = notice_of(reminder).map(|notice| notice.of_now(plan)) else { return };
                self.written_to.insert(notice.partner.clone());
                self.note_reader(Some(&notice.partner), to.as_deref());
                self.reach(&notice.partner, at);
                if let Some(run) = self.tasks.get_mut(&notice.task) {
                    run.approval.notice_sent(&Filing { plan, event }, &notice, (to.as_deref(), *due));
                }
            }
            Fact::ReminderSent { reminder, to_coordinator: false, to, .. } if asking_of(reminder).is_some() => {
                let Some(asking) = asking_of(reminder).map(|asking| asking.of_now(plan)) else { return };
                self.written_to.insert(asking.partner.clone());
                self.note_reader(Some(&asking.partner), to.as_deref());
                self.reach(&asking.partner, at);
                self.follow_ups.note_asked(&asking, at);
            }
            Fact::ReminderSent { reminder, to_coordinator, to, .. } => {
                self.outdated.note_sent(plan, reminder);
                self.handed_over.extend(
                    telephoned(reminder)
                        .map(|(task, partner, due)| (plan.renames.task(&task), plan.renames.partner(&partner), due)),
                );
                // What the coordinator was told instead, the partner does not know.
                if *to_coordinator {
                    return;
                }
                let partner = listed_to(reminder).map(|partner| plan.renames.partner(&partner));
                let to = self.note_reader(partner.as_ref(), to.as_deref());
                if let Some(((task, partner), to)) = copied(reminder).zip(to) {
                    let input = (plan.renames.task(&task), plan.renames.partner(&partner));
                    self.copied.entry(input).or_default().push((at, to));
                }
                if let Some(partner) = partner {
                    self.note_list(&partner, List { at, to });
                    self.written_to.insert(partner);
                }
            }
            Fact::PartnerUnreachable { partner, .. } => {
                self.unreached.entry(plan.renames.partner(partner)).or_insert(at);
            }
            Fact::PartnerReached { partner, .. } => self.reach(&plan.renames.partner(partner), at),
            Fact::DigestAsked { partner, at_once } => {
                self.asked.insert(plan.renames.partner(partner), AskedDigest { at, at_once: *at_once });
            }
            Fact::ContactWished { .. } | Fact::ContactLeft { .. } => self.wishes.apply(plan, at, &event.fact),
            Fact::ReminderQueued { .. }
            | Fact::HoldPlaced { .. }
            | Fact::HoldLifted { .. }
            | Fact::ReminderWithdrawn { .. }
            | Fact::MailSettled { .. }
            | Fact::AttemptLost { .. }
            | Fact::ClockAccepted {} => {}
            Fact::Quarantined { why } => self.set_aside.entry(at).or_default().add(why),
        }
    }

    /// A task that was held and goes on asks anew for what is open.
    fn note_resumption(&mut self, plan: &Plan, id: &TaskId, state: TaskState, at: Timestamp) {
        let id = plan.renames.task(id);
        let (Some(task), Some(run)) = (plan.task(&id), self.tasks.get(&id)) else { return };
        let rests = |state: TaskState| state.is_finished() || matches!(state, TaskState::OnHold | TaskState::Blocked);
        if rests(run.state) && !rests(state) {
            self.reopened.extend(task.obliged().map(|partner| ((id.clone(), partner.clone()), at)));
            self.handed_over.retain(|(of, _, _)| *of != id);
        }
    }

    /// Who was asked to work on a task hears that it was called off.
    fn note_calling_off(&mut self, plan: &Plan, id: &TaskId, state: TaskState, at: Timestamp) {
        let id = plan.renames.task(id);
        let (Some(task), Some(run)) = (plan.task(&id), self.tasks.get(&id)) else { return };
        if state != TaskState::Cancelled || run.state.is_finished() {
            return;
        }
        let asked = task.obliged().filter(|partner| run.owes(task, partner));
        let asked: Vec<_> = asked.filter(|partner| self.knows_of(plan, task, partner)).collect();
        for partner in asked {
            let of = plan.partners.get(partner);
            let also = of.map(|of| self.asked_beside(task, of, at)).unwrap_or_default();
            self.outdated.call_off(plan, task, partner, &also, at);
        }
    }

    /// True if `partner` was reminded of its part in `task`, or got a mail that listed it beside something else.
    pub fn knows_of(&self, plan: &Plan, task: &Task, partner: &PartnerId) -> bool {
        self.first_asked(plan, task, partner).is_some()
    }

    /// When `partner` was first told of its part in `task`: by a reminder of it, or a list that it stood on.
    pub(super) fn first_asked(&self, plan: &Plan, task: &Task, partner: &PartnerId) -> Option<Timestamp> {
        let reminded = self.first_reminder(&task.id, partner);
        reminded.into_iter().chain(self.first_listed(plan, task, partner)).min()
    }

    fn first_listed(&self, plan: &Plan, task: &Task, partner: &PartnerId) -> Option<Timestamp> {
        let (lists, addressee) = self.listed.get(partner).zip(plan.partners.get(partner))?;
        let dates = Dates { due: task.due_for(partner), opens: task.opens };
        let listed = lists.iter().find(|list| {
            let day = addressee.timezone.to_datetime(list.at).date();
            self.was_listed(plan, task, dates, (list.at, day))
        });
        listed.map(|list| list.at)
    }

    /// True if a mail that left at `at` could list `task`, as things stood then.
    pub(super) fn could_be_listed(&self, task: &Task, at: Timestamp) -> bool {
        let state = self.task(&task.id).state_at(at);
        !state.is_finished() && !matches!(state, TaskState::OnHold | TaskState::Blocked)
    }

    /// True if a mail that left at `at`, on that day where its reader is, listed a part in `task` that had these dates, as
    /// things stood then: what begins or is due soon and waits for nobody, or for what is due soon.
    pub(super) fn was_listed(
        &self,
        plan: &Plan,
        task: &Task,
        Dates { due, opens }: Dates,
        (at, day): (Timestamp, Date),
    ) -> bool {
        let horizon = day.saturating_add(LISTED_AHEAD_DAYS.days());
        if opens > horizon && due > horizon || !self.could_be_listed(task, at) {
            return false;
        }
        let mut waits_for = task.needs.iter().filter(|need| !self.task(need).state_at(at).is_finished());
        let comes_soon =
            due > day && waits_for.clone().all(|need| plan.task(need).is_some_and(|n| n.due.date <= horizon));
        waits_for.next().is_none() || comes_soon
    }

    /// An answer that is taken back, or an input that is returned, is asked for anew.
    fn note_asked_again(&mut self, plan: &Plan, id: &TaskId, partner: &PartnerId, answer: &Answer, at: Timestamp) {
        let id = plan.renames.task(id);
        let (Some(task), Some(run)) = (plan.task(&id), self.tasks.get(&id)) else { return };
        let Some(part) = run.part(task, partner) else { return };
        let was_owed = part.done_at.is_none() && part.state != InputState::Declined;
        if was_owed || !part.state.after(answer).is_owed() {
            return;
        }
        if run.state.is_finished() {
            // It is open again for everybody who has not delivered.
            self.handed_over.retain(|(task, ..)| *task != id);
            self.reopened.extend(task.obliged().map(|obliged| ((id.clone(), obliged.clone()), at)));
        } else {
            self.handed_over.retain(|(task, of, _)| *task != id || of != partner);
            self.reopened.insert((id, partner.clone()), at);
        }
    }

    fn on_task(&mut self, plan: &Plan, id: &TaskId, at: Timestamp, change: impl FnOnce(&Task, &mut TaskRun)) {
        let id = plan.renames.task(id);
        if let (Some(task), Some(run)) = (plan.task(&id), self.tasks.get_mut(&id)) {
            let before = run.state;
            change(task, run);
            if run.state != before {
                run.states.push((at, run.state));
            }
        }
    }

    /// Notes that a mail got to `partner`.
    fn reach(&mut self, partner: &PartnerId, at: Timestamp) {
        if self.unreached.remove(partner).is_some() {
            self.reached_again.insert(partner.clone(), at);
        }
    }

    /// One mail carries several reminders, and is one list.
    fn note_list(&mut self, partner: &PartnerId, list: List) {
        self.reach(partner, list.at);
        let lists = self.listed.entry(partner.clone()).or_default();
        if !lists.iter().rev().take_while(|last| last.at == list.at).any(|last| *last == list) {
            lists.push(list);
        }
    }

    /// Notes that something about `partner` went to an address, or to somebody of whom the journal says nothing.
    fn note_reader(&mut self, partner: Option<&PartnerId>, address: Option<&str>) -> Option<AddressNumber> {
        let Some(address) = address else {
            self.unrecorded.extend(partner.cloned());
            return None;
        };
        let number = AddressNumber::of(address);
        *self.readers.entry(number).or_default() += 1;
        Some(number)
    }

    fn note_news(&mut self, plan: &Plan, news: &News, at: Timestamp) {
        match news {
            // Who takes over from somebody was never written to.
            News::Contact { partner } => {
                let partner = plan.renames.partner(partner);
                self.written_to.remove(&partner);
                self.unrecorded.remove(&partner);
            }
            News::DueMoved { partner, task, from, opens } => {
                let input = (plan.renames.task(task), plan.renames.partner(partner));
                self.moves.entry(input).or_default().push((at, Dates { due: *from, opens: *opens }));
            }
            // What they were reminded of is another part than what is asked of them from now on.
            News::LeadChanged { task, from, .. } => {
                let task = plan.renames.task(task);
                let now = plan.task(&task).map(|task| task.lead.clone());
                for partner in now.into_iter().chain([plan.renames.partner(from)]) {
                    self.other_part.insert((task.clone(), partner), at);
                }
            }
            News::EventMoved { .. }
            | News::PlaceMoved { .. }
            | News::PlaceNamed {}
            | News::Released { .. }
            | News::Readdressed { .. }
            | News::OtherOffice { .. }
            | News::Left { .. } => {}
        }
    }
}
