//! Forecasts when each open task can be finished as things stand, and how much float is left.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::RunState;
use crate::{
    model::TaskId,
    plan::{Calendar, CriticalPath, Plan, Task},
};

/// A chain of tasks that holds up a milestone is traced back at most this many tasks.
pub const CHAIN_AT_MOST: usize = 100;

/// What is ahead at `now`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Every task in the order of the plan; `None` if it is finished, or if the event was over when first loaded.
    pub tasks: Vec<Option<TaskForecast>>,
    /// The critical path: of the open tasks due by the opening, the longest chain of those with the least float. `None` when
    /// all are finished, and after the opening.
    pub critical: Option<Chain>,
    /// Promised days that cannot be met as things stand, by date.
    pub endangered: Vec<Endangered>,
}

/// The forecast of one open task. Other tasks are referred to by their position in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskForecast {
    /// The earliest day it can be finished: its due day, today if that has passed, or later if what it needs is late
    /// and it still gets its granted time afterwards.
    pub finish: Date,
    /// The last day it may be finished without endangering anything ([`CriticalPath`]).
    pub latest_finish: Date,
    /// Calendar days from `finish` to `latest_finish`: the remaining float. Negative if it is exceeded.
    pub float_days: i32,
    /// The task that it endangers first; `None` if that is its own promised day or the end of the preparation.
    pub endangers: Option<usize>,
    /// The unfinished task it needs that keeps it from being finished when due.
    pub held_up_by: Option<usize>,
}

impl TaskForecast {
    /// True if every further day of delay endangers something.
    pub fn is_critical(&self) -> bool {
        self.float_days <= 0
    }

    /// The remaining float in working days of the lead's calendar: the days after `finish` up to and including
    /// `latest_finish`, negative if `latest_finish` comes first. The days are counted one by one, so this is computed
    /// only where it is shown.
    pub fn float_working_days(&self, calendar: &Calendar) -> i32 {
        calendar.working_days_between(self.finish, self.latest_finish)
    }
}

/// Tasks that wait for each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The tasks, starting with the one the others wait for.
    pub tasks: Vec<TaskId>,
    /// The float of each of them, but for the last if the others endanger its promised day: calendar days by which the chain
    /// may still slip before a milestone, a fixed day or the opening is missed; negative if it is too late by so many.
    pub float_days: i32,
}

/// A milestone or fixed day that cannot be met as things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endangered {
    /// Its task.
    pub task: TaskId,
    /// The promised day.
    pub due: Date,
    /// The earliest day possible now.
    pub finish: Date,
    /// What holds it up, starting with the task that is itself late; empty if the late task is this one.
    pub by: Vec<TaskId>,
}

/// The forecast at `now`, in the workflow's zone, assuming that from today on every open task is finished as early as
/// possible.
///
/// Nothing is ahead for an event that was over when first loaded, nor of what an event has overtaken: when a task could be
/// finished that was due by the opening or the closing day says nothing after that day, and it holds up nothing. Linear in
/// tasks and needs, apart from looking up tasks by name.
pub fn forecast(plan: &Plan, state: &RunState, now: Timestamp) -> Forecast {
    // What a past event left open stays open: nobody will continue it.
    let is_over = state.adopted.is_some_and(|adopted| adopted.over);
    let today = plan.timezone.to_datetime(now).date();
    let is_ahead = |task: &Task| !is_over && !is_overtaken(plan, task, today);
    let is_open: Vec<bool> =
        plan.tasks.iter().map(|task| is_ahead(task) && !state.task(&task.id).state.is_finished()).collect();
    let outlook = Outlook::of(plan, &is_open, today);
    let critical = if today > plan.event.opens { None } else { outlook.critical_chain() };
    Forecast { tasks: outlook.tasks(), critical, endangered: outlook.endangered() }
}

/// True if the event, or its opening, was to find `task` done, and is over.
fn is_overtaken(plan: &Plan, task: &Task, today: Date) -> bool {
    let event = &plan.event;
    [event.opens, event.closes].into_iter().any(|day| task.due.date <= day && day < today)
}

/// The passes over a plan on one day.
struct Outlook<'a> {
    plan: &'a Plan,
    path: CriticalPath,
    delays: Vec<Option<Delay>>,
}

/// How many days late a task is, and which of its needs causes that; `None` if the task itself does.
#[derive(Clone, Copy)]
struct Delay {
    days: i32,
    held_up_by: Option<usize>,
}

impl<'a> Outlook<'a> {
    fn of(plan: &'a Plan, is_open: &[bool], today: Date) -> Self {
        let path = CriticalPath::of_open(plan, is_open);
        let due: Vec<i32> = plan.tasks.iter().map(|task| (task.due.date - today).get_days()).collect();
        let mut delays: Vec<Option<Delay>> = vec![None; due.len()];
        for place in path.network().order().iter().copied().filter(|place| is_open[*place]) {
            let granted = path.floats()[place].granted_days;
            let alone = Delay { days: (-due[place]).max(0), held_up_by: None };
            let needs = path.network().needs(place).iter();
            delays[place] = Some(needs.fold(alone, |latest, needed| {
                let days = delays[*needed].map(|needed_is| due[*needed] + needed_is.days + granted - due[place]);
                match days {
                    Some(days) if days > latest.days => Delay { days, held_up_by: Some(*needed) },
                    _ => latest,
                }
            }));
        }
        Self { plan, path, delays }
    }

    fn tasks(&self) -> Vec<Option<TaskForecast>> {
        let task = |(place, delay): (usize, &Option<Delay>)| {
            let delay = (*delay)?;
            let float = self.path.floats()[place];
            Some(TaskForecast {
                finish: self.finish(place, delay),
                latest_finish: float.latest_finish,
                float_days: float.float_days - delay.days,
                endangers: float.endangers,
                held_up_by: delay.held_up_by,
            })
        };
        self.delays.iter().enumerate().map(task).collect()
    }

    fn finish(&self, place: usize, delay: Delay) -> Date {
        self.plan.tasks[place].due.date.saturating_add(delay.days.days())
    }

    /// The longest chain of the tasks with the least float, of those due by the opening, and the task whose promised day it
    /// endangers. What holds up a task of least float has no more of it itself, so that such tasks form chains. Of two of one
    /// length the one that ends later is named.
    fn critical_chain(&self) -> Option<Chain> {
        let float = |place: usize| Some(self.path.floats()[place].float_days - self.delays[place]?.days);
        let is_meant = |place: &usize| self.plan.tasks[*place].due.date <= self.plan.event.opens;
        let least = (0..self.delays.len()).filter(is_meant).filter_map(float).min()?;
        let is_critical = |place: &usize| is_meant(place) && float(*place) == Some(least);
        // The number of tasks of the longest chain up to each, and the one before it.
        let mut ends: Vec<Option<(usize, Option<usize>)>> = vec![None; self.delays.len()];
        for place in self.path.network().order().iter().copied().filter(is_critical) {
            let needs = self.path.network().needs(place).iter();
            let before = needs.filter_map(|needed| Some((ends[*needed]?.0, *needed)));
            let before = before.max_by_key(|(tasks, needed)| (*tasks, std::cmp::Reverse(*needed)));
            ends[place] = Some(before.map_or((1, None), |(tasks, needed)| (tasks + 1, Some(needed))));
        }
        let last = (0..ends.len()).rev().filter(|place| ends[*place].is_some());
        let last = last.max_by_key(|place| (ends[*place].map(|(tasks, _)| tasks), self.plan.tasks[*place].due.date))?;
        let mut chain: Vec<usize> =
            std::iter::successors(Some(last), |place| ends[*place].and_then(|(_, needed)| needed)).collect();
        chain.reverse();
        chain.extend(self.path.floats()[last].endangers.filter(|next| self.delays[*next].is_some()));
        Some(Chain { tasks: self.names(chain), float_days: least })
    }

    /// Promised days that the forecast misses, each with what holds it up.
    fn endangered(&self) -> Vec<Endangered> {
        let missed = self.plan.tasks.iter().enumerate().filter_map(|(place, task)| {
            let delay = self.delays[place].filter(|delay| task.has_promised_day() && delay.days > 0)?;
            let held_up_by = |place: &usize| self.delays[*place].and_then(|delay| delay.held_up_by);
            let by: Vec<usize> = std::iter::successors(delay.held_up_by, held_up_by).take(CHAIN_AT_MOST).collect();
            Some(Endangered {
                task: task.id.clone(),
                due: task.due.date,
                finish: self.finish(place, delay),
                by: self.names(by.into_iter().rev()),
            })
        });
        let mut endangered: Vec<Endangered> = missed.collect();
        endangered.sort_by_key(|endangered| endangered.due);
        endangered
    }

    fn names(&self, places: impl IntoIterator<Item = usize>) -> Vec<TaskId> {
        places.into_iter().map(|place| self.plan.tasks[place].id.clone()).collect()
    }
}
