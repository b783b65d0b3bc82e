//! Float: the number of days each task may slip before it endangers something else.

use jiff::{ToSpan, civil::Date};

use super::{Network, Plan, Task};

/// The critical path method, for a plan with given dates.
///
/// The method (Kelley and Walker, 1959; PMBOK Guide, "Develop Schedule") passes through the network of tasks from its
/// end and determines how late each task may finish. The difference between that day and the planned one is the task's
/// **total float**, and tasks without float are **critical**. The method assumes that tasks have a duration and derive
/// their dates from each other. Ours take their dates from the event, and their windows overlap the tasks they wait
/// for, so two of its terms are adapted.
///
/// - The duration of a task is its **granted time**: the days from the first on which it can be worked on, when its
///   window is open and everything it needs is due, to its due day. The plan itself leaves it that much time, and it
///   gets as much when others are late. If a window opens before the needs are due, the time counts from the last of
///   them.
/// - The **latest finish** of a task is the last day it may be finished so that
///   1. each task that needs it keeps its granted time before its own latest finish, or before its *due day* if it is
///      promised to others: a milestone, a fixed day, a task that ends with an approval;
///   2. it keeps its own due day, if that day is itself promised: a milestone, a fixed day. (The day of an approval
///      moves with its task, since the approver's time counts from the submission; a late approval only concerns the
///      task itself.)
///   3. it is finished by the end of what it is for: by T, if it is due later by the closing day, and if later still by
///      the last due day of the plan.
///
/// All lengths are in calendar days unless called working days. A task may begin on the day the last task it needs is
/// finished, just as a window of four weeks begins on the weekday on which it ends. If the dates respect the needs, no
/// float is negative; it may be by a few days where days off move two dates towards each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    network: Network,
    floats: Vec<TaskFloat>,
}

/// The result of the critical path method for one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskFloat {
    /// The time the plan leaves it, in calendar days, at least 0.
    pub granted_days: i32,
    /// The last day it may be finished without endangering anything.
    pub latest_finish: Date,
    /// Calendar days from its due day to `latest_finish`: its total float.
    pub float_days: i32,
    /// The task that would be endangered first, by its position in the plan; `None` if it is the task's own promised
    /// day or the end of the preparation.
    pub endangers: Option<usize>,
}

impl TaskFloat {
    /// True if every day of delay endangers something.
    pub fn is_critical(&self) -> bool {
        self.float_days <= 0
    }
}

impl CriticalPath {
    /// Computes the floats of the whole plan, before anything has happened.
    pub fn of(plan: &Plan) -> Self {
        Self::of_open(plan, &vec![true; plan.tasks.len()])
    }

    /// Computes the floats of a plan of which only the tasks marked in `is_open`, in the order of the plan, remain to
    /// be done. A finished task waits for nothing, so it is not endangered. Granted times stay those of the whole plan.
    pub fn of_open(plan: &Plan, is_open: &[bool]) -> Self {
        let network = Network::of(plan);
        // Days are integers counted from the opening day, because date spans are expensive.
        let day = |date: Date| (date - plan.event.opens).get_days();
        let due: Vec<i32> = plan.tasks.iter().map(|task| day(task.due.date)).collect();
        let granted: Vec<i32> = plan
            .tasks
            .iter()
            .enumerate()
            .map(|(place, task)| {
                let ready = network.needs(place).iter().map(|needed| due[*needed]).max();
                let starts = day(task.opens).max(ready.unwrap_or(i32::MIN)).min(due[place]);
                due[place] - starts
            })
            .collect();
        let ends = [0, day(plan.event.closes), day(plan.ends_on())];
        let mut latest: Vec<i32> = plan.tasks.iter().zip(&due).map(|(task, due)| own_end(task, *due, ends)).collect();
        let mut endangers = vec![None; due.len()];
        for place in network.order().iter().rev().copied() {
            for successor in network.successors(place).iter().copied().filter(|place| is_open[*place]) {
                let by = if plan.tasks[successor].is_promise() {
                    latest[successor].min(due[successor])
                } else {
                    latest[successor]
                };
                let starts = by - granted[successor];
                // Of two equal limits, a successor is more informative than the end, and the first successor is as good
                // as any other.
                if starts < latest[place] || (starts == latest[place] && endangers[place].is_none()) {
                    latest[place] = starts;
                    endangers[place] = Some(successor);
                }
            }
        }
        let floats = (0..due.len())
            .map(|place| TaskFloat {
                granted_days: granted[place],
                latest_finish: plan.event.opens.saturating_add(latest[place].days()),
                float_days: latest[place] - due[place],
                endangers: endangers[place],
            })
            .collect();
        Self { network, floats }
    }

    /// Every task, in the order of the plan.
    pub fn floats(&self) -> &[TaskFloat] {
        &self.floats
    }

    /// The dependency network.
    pub fn network(&self) -> &Network {
        &self.network
    }
}

/// The last day a task may be finished if nobody waits for it: its own due day if that is promised, else the first of
/// `ends` that is not before its due day.
fn own_end(task: &Task, due: i32, ends: [i32; 3]) -> i32 {
    if task.has_promised_day() {
        return due;
    }
    ends.into_iter().find(|end| due <= *end).unwrap_or(due)
}
