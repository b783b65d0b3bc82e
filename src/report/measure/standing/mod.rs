//! The state of every task, and of every partner's part in it, at the cut-off.

pub(in crate::report) mod actual;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    engine::{
        Chain, Dependants, HandedIn, Health, IssuedReport, RunState, TaskForecast, TaskRun, Unheard, forecast,
        handed_in, health, issued_reports, local_day, progress, unheard,
    },
    model::{Event, IndicatorId, InputState, PartnerId, TaskId, TaskState},
    plan::{PartnerKind, Plan, Task, calendar::end_of_day},
};
use actual::{Actual, Values};

/// A whole workflow at the end of one day in its zone.
pub(in crate::report) struct Standing<'a> {
    pub(in crate::report) plan: &'a Plan,
    pub(in crate::report) state: RunState,
    pub(in crate::report) cut_off: Date,
    /// In the order of the plan.
    pub(in crate::report) tasks: Vec<TaskStanding<'a>>,
    /// What each lead and contributor owes, by task, the lead first. Cancelled tasks have no parts.
    pub(in crate::report) parts: Vec<Part<'a>>,
    /// The latest values of every indicator that has one.
    values: BTreeMap<IndicatorId, Values>,
    /// The chain of open tasks with the least float; `None` when all are finished, and after it.
    pub(in crate::report) critical: Option<Chain>,
    /// The partners that are not heard from.
    pub(in crate::report) unheard: BTreeMap<PartnerId, Unheard>,
    /// Which of `tasks` wait for which.
    dependants: Dependants,
}

/// One task.
#[derive(Clone, Copy)]
pub(in crate::report) struct TaskStanding<'a> {
    pub(in crate::report) task: &'a Task,
    pub(in crate::report) state: TaskState,
    /// Catalogue name of its state, or of what it waits for once its lead has handed it in.
    pub(in crate::report) state_word: &'static str,
    /// The share that counts as delivered, 0 to 1.
    pub(in crate::report) progress: f64,
    pub(in crate::report) health: Health,
    /// The day it was completed, by its lead's clock.
    pub(in crate::report) completed_on: Option<Date>,
    /// The date at the cut-off by its lead's clock.
    pub(in crate::report) today: Date,
    /// The earliest day it can be finished as things stand, if later than its due date.
    pub(in crate::report) forecast: Option<Date>,
    /// Calendar days it may slip before it endangers something; negative if it is too late for that, `None` once it is
    /// finished.
    pub(in crate::report) float_days: Option<i32>,
}

/// What one partner owes to one task.
#[derive(Clone, Copy)]
pub(in crate::report) struct Part<'a> {
    pub(in crate::report) task: &'a Task,
    pub(in crate::report) partner: &'a PartnerId,
    pub(in crate::report) due: Date,
    pub(in crate::report) leads: bool,
    pub(in crate::report) state: PartState,
    /// The day of its first reminder, or the day its task opens if none was sent.
    pub(in crate::report) requested: Date,
    /// The day of its first reminder; `None` if none was sent before it was delivered.
    pub(in crate::report) reminded: Option<Date>,
    /// The day it was delivered; `None` if nobody said.
    pub(in crate::report) delivered: Option<Date>,
}

/// What is the case with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartState {
    /// The partner delivered it.
    Delivered,
    /// Nobody asks for it any more: the partner declined it, or the task did without it before it fell due.
    Released,
    /// Its day came while the task was open, and the task did without it on that day or later: it was completed, or waits
    /// for its approval alone.
    Missed,
    /// Not due yet.
    Open,
    /// Owed and past due.
    Overdue,
}

impl PartState {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Released => "released",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Overdue => "overdue",
        }
    }
}

impl<'a> Standing<'a> {
    /// The state known at the end of `cut_off` in the workflow's zone, except that issued reports are those known by
    /// now.
    pub(in crate::report) fn at(plan: &'a Plan, events: &[Event], cut_off: Date) -> Self {
        let at = end_of_day(cut_off, &plan.timezone);
        let mut state = RunState::as_of(plan, events, at);
        state.reports = issued_reports(plan, events);
        let ahead = forecast(plan, &state, at);
        let tasks = plan.tasks.iter().zip(&ahead.tasks);
        let tasks: Vec<_> = tasks.map(|(task, ahead)| TaskStanding::of(plan, &state, task, *ahead, at)).collect();
        let parts =
            tasks.iter().filter(|t| !t.is_cancelled()).flat_map(|t| parts_of(plan, &state, t.task, at)).collect();
        let dependants = Dependants::of(plan, &state);
        let critical = ahead.critical;
        let (unheard, values) = (unheard(plan, &state, at), BTreeMap::new());
        let mut standing = Self { plan, state, cut_off, tasks, parts, values, critical, unheard, dependants };
        standing.values = actual::values(&standing);
        // On its last day, too, an event is over when that day has ended.
        for place in 0..standing.tasks.len() {
            if standing.is_past_event(standing.tasks[place].task) {
                standing.tasks[place].forecast = None;
                standing.tasks[place].float_days = None;
            }
        }
        standing
    }

    /// The latest value of an indicator that counts as a result.
    pub(in crate::report) fn result(&self, indicator: &IndicatorId) -> Option<&Actual> {
        self.values.get(indicator)?.result.as_ref()
    }

    /// The latest value of an indicator that counts as no result and is later than the one that does: planned, expected, or
    /// counted before an event that is over by now.
    pub(in crate::report) fn outlook(&self, indicator: &IndicatorId) -> Option<&Actual> {
        self.values.get(indicator)?.outlook.as_ref()
    }

    /// The results of all indicators that have one.
    pub(in crate::report) fn results(&self) -> impl Iterator<Item = (&IndicatorId, &Actual)> {
        self.values.iter().filter_map(|(id, values)| Some((id, values.result.as_ref()?)))
    }

    /// The task with that id.
    pub(in crate::report) fn task(&self, id: &TaskId) -> Option<&TaskStanding<'a>> {
        self.tasks.get(*self.plan.task_index.get(id)?)
    }

    /// Reports issued as of earlier days and not withdrawn.
    pub(in crate::report) fn reports_before(&self) -> impl Iterator<Item = &IssuedReport> {
        let counts = |report: &&IssuedReport| report.withdrawn.is_none() && report.cut_off < self.cut_off;
        self.state.reports.iter().filter(counts)
    }

    /// The tasks that count: all but the cancelled ones.
    pub(in crate::report) fn counted(&self) -> impl Iterator<Item = &TaskStanding<'a>> {
        self.tasks.iter().filter(|task| !task.is_cancelled())
    }

    /// Tasks whose due day had come by the cut-off, finished or overdue.
    pub(in crate::report) fn fell_due(&self) -> impl Iterator<Item = &TaskStanding<'a>> {
        let had_come =
            |task: &&TaskStanding<'_>| task.is_overdue() || (task.is_completed() && task.task.due.date <= self.cut_off);
        self.counted().filter(had_come)
    }

    /// Open tasks past their due date, the longest overdue first.
    pub(in crate::report) fn overdue(&self) -> Vec<&TaskStanding<'a>> {
        let mut overdue: Vec<_> = self.tasks.iter().filter(|task| task.health == Health::Overdue).collect();
        overdue.sort_by_key(|task| task.task.due.date);
        overdue
    }

    /// Number of unfinished tasks that cannot be finished before `id` is, whether they need it directly or indirectly.
    /// A finished task holds up nothing.
    pub(in crate::report) fn tasks_waiting_for(&self, id: &TaskId) -> usize {
        if self.task(id).is_some_and(TaskStanding::is_open) { self.tasks_behind(id) } else { 0 }
    }

    /// Number of unfinished tasks that depend on `id`, whether or not `id` itself is finished.
    pub(in crate::report) fn tasks_behind(&self, id: &TaskId) -> usize {
        self.plan.task_index.get(id).map_or(0, |place| self.dependants.count(*place))
    }

    /// True if other tasks depend on `id` and all of them are finished.
    pub(in crate::report) fn is_past_need(&self, id: &TaskId) -> bool {
        let place = self.plan.task_index.get(id);
        self.tasks_behind(id) == 0 && place.is_some_and(|place| self.dependants.has_any(*place))
    }

    /// The kinds of partner that take part in `task`; observers do not count.
    pub(in crate::report) fn kinds_of(&self, task: &Task) -> BTreeSet<PartnerKind> {
        task.obliged().filter_map(|id| self.plan.partners.get(id)).map(|partner| partner.kind).collect()
    }

    /// True if the preparation that `task` belongs to is over: what was due by the opening once the event has opened, what was
    /// due by the closing day once it has closed.
    pub(in crate::report) fn is_past_event(&self, task: &Task) -> bool {
        let event = &self.plan.event;
        (task.due.date <= event.opens && self.has_opened()) || (task.due.date <= event.closes && self.is_after_event())
    }

    /// True if the event has opened by the end of the cut-off day.
    pub(in crate::report) fn has_opened(&self) -> bool {
        self.plan.event.opens <= self.cut_off
    }

    /// True if the event has closed by the end of the cut-off day.
    pub(in crate::report) fn is_after_event(&self) -> bool {
        self.plan.event.closes <= self.cut_off
    }
}

/// What the lead and every contributor of `task` owe.
fn parts_of<'a>(plan: &'a Plan, state: &RunState, task: &'a Task, at: Timestamp) -> Vec<Part<'a>> {
    task.obliged().map(|partner| part_of(plan, state, task, partner, at)).collect()
}

fn part_of<'a>(plan: &Plan, state: &RunState, task: &'a Task, partner: &'a PartnerId, at: Timestamp) -> Part<'a> {
    let run = state.task(&task.id);
    let done_at = done_at(run, task, partner);
    let day = |at: Timestamp| local_day(plan, partner, at);
    // If a delivery was withdrawn for a while, a reminder sent after it is not the first request.
    let reminded = state.first_reminder(&task.id, partner).filter(|sent| done_at.is_none_or(|done| *sent <= done));
    Part {
        task,
        partner,
        due: task.due_for(partner),
        leads: &task.lead == partner,
        state: part_state(plan, run, task, partner, at),
        requested: reminded.map_or(task.opens, day),
        reminded: reminded.map(day),
        delivered: done_at.map(day),
    }
}

fn part_state(plan: &Plan, run: &TaskRun, task: &Task, partner: &PartnerId, at: Timestamp) -> PartState {
    if done_at(run, task, partner).is_some() {
        return PartState::Delivered;
    }
    let is_past_due = || health::is_past_due(plan, task, partner, at);
    if run.owes(task, partner) {
        return if is_past_due() { PartState::Overdue } else { PartState::Open };
    }
    let had_its_day = match run.completed_at {
        // Nobody could deliver it any more on its own day either.
        Some(at) => local_day(plan, partner, at) >= task.due_for(partner),
        None => is_past_due() && !is_declined(run, task, partner),
    };
    if had_its_day { PartState::Missed } else { PartState::Released }
}

fn is_declined(run: &TaskRun, task: &Task, partner: &PartnerId) -> bool {
    run.part(task, partner).is_some_and(|part| part.state == InputState::Declined)
}

/// When `partner` delivered its part: for the lead, its `done` or the completion of the task; for a contributor, its
/// input.
fn done_at(run: &TaskRun, task: &Task, partner: &PartnerId) -> Option<Timestamp> {
    if &task.lead == partner {
        return run.lead.done_at.or(run.completed_at);
    }
    run.inputs.get(partner).and_then(|input| input.done_at)
}

impl<'a> TaskStanding<'a> {
    fn of(plan: &Plan, state: &RunState, task: &'a Task, ahead: Option<TaskForecast>, at: Timestamp) -> Self {
        let run = state.task(&task.id);
        let health = health::health(plan, state, task, ahead, at);
        Self {
            task,
            state: run.state,
            state_word: handed_in(task, run).map_or(run.state.as_str(), HandedIn::as_str),
            progress: progress(task, run),
            health,
            completed_on: run.completed_at.map(|at| local_day(plan, &task.lead, at)),
            today: local_day(plan, &task.lead, at),
            forecast: ahead.map(|ahead| ahead.finish).filter(|finish| *finish > task.due.date),
            float_days: ahead.map(|ahead| ahead.float_days),
        }
    }

    pub(in crate::report) fn is_cancelled(&self) -> bool {
        self.state == TaskState::Cancelled
    }

    pub(in crate::report) fn is_completed(&self) -> bool {
        self.state == TaskState::Completed
    }

    pub(in crate::report) fn is_open(&self) -> bool {
        !self.state.is_finished()
    }

    pub(in crate::report) fn is_overdue(&self) -> bool {
        self.health == Health::Overdue
    }

    pub(in crate::report) fn is_blocked(&self) -> bool {
        self.state == TaskState::Blocked
    }

    /// Days from `cut_off` to the due date. Negative if the task is overdue, which is then counted by the lead's clock.
    pub(in crate::report) fn days_left(&self, cut_off: Date) -> i32 {
        let today = if self.is_overdue() { self.today.max(cut_off) } else { cut_off };
        (self.task.due.date - today).get_days()
    }
}

impl Part<'_> {
    /// True if it is still owed.
    pub(in crate::report) fn is_open(&self) -> bool {
        matches!(self.state, PartState::Open | PartState::Overdue)
    }

    /// True if its day had come by the cut-off while its task was open: delivered in time, late, or not at all.
    pub(in crate::report) fn fell_due(&self, cut_off: Date) -> bool {
        let failed = matches!(self.state, PartState::Overdue | PartState::Missed);
        failed || (self.state == PartState::Delivered && self.due <= cut_off)
    }

    /// True if it was delivered by its due day.
    pub(in crate::report) fn is_in_time(&self) -> bool {
        self.state == PartState::Delivered && self.delivered.is_some_and(|day| day <= self.due)
    }
}
