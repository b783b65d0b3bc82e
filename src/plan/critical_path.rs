//! Float: by how many days each task may slip before it endangers something else.

use jiff::{ToSpan, civil::Date};

use super::{Network, Plan, Task};

/// The critical path method for a plan whose dates are given.
///
/// The method (Kelley and Walker, 1959; PMBOK Guide, "Develop Schedule") goes through the network of tasks from its end
/// and says of each task how late it may finish; what lies between that day and the planned one is its **total float**,
/// and the tasks without any are **critical**. It is made for tasks that have a duration and take their dates from each
/// other. Ours have their dates from the event, and windows that overlap what they wait for; so two of its terms are
/// adapted.
///
/// - The duration of a task is its **granted time**: the days from the first one on which it can be worked on, when its
///   window is open and everything it needs is due, to its due day. So much the plan itself leaves it, and so much it is
///   to have when others are late. A window that opens before its needs are due counts from the last of them.
/// - The **latest finish** of a task is the last day on which it may be finished so that
///   1. each task that needs it keeps its granted time before its own latest finish; before its *due day* if it is a
///      promise to others: a milestone, a fixed day, a task that ends with an approval;
///   2. it keeps its own due day, if that day is itself promised: a milestone, a fixed day. (The day of an approval moves
///      with its task, since the approver's time counts from the submission; a late approval is the task's own matter.)
///   3. it is finished by the end of what it is for: by T, if due later by the closing day, if later still by the last due
///      day of the plan.
///
/// All lengths are calendar days unless they are called working days. A task may begin on the day on which the last one
/// it needs is finished, as a window of four weeks begins on the weekday on which it ends. Where dates respect needs no
/// float is negative; a few days may be, where days off move two dates towards each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    network: Network,
    floats: Vec<TaskFloat>,
}

/// What the critical path method says of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskFloat {
    /// The time that the plan leaves it, in calendar days; 0 or more.
    pub granted_days: i32,
    /// The last day on which it may be finished without endangering anything.
    pub latest_finish: Date,
    /// Calendar days from its due day to `latest_finish`: its total float.
    pub float_days: i32,
    /// The task that would be endangered first, as its place in the plan; `None` if it is the task's own promised day,
    /// or the end of the preparation.
    pub endangers: Option<usize>,
}

impl TaskFloat {
    /// True if each day that the task slips endangers something.
    pub fn is_critical(&self) -> bool {
        self.float_days <= 0
    }
}

impl CriticalPath {
    /// Of the whole plan, before anything has happened.
    pub fn of(plan: &Plan) -> Self {
        Self::of_open(plan, &vec![true; plan.tasks.len()])
    }

    /// Of a plan of which only the tasks that `is_open` says, in the order of the plan, are still to be done: a finished
    /// one waits for nothing, so that it is not endangered. Granted times stay those of the whole plan.
    pub fn of_open(plan: &Plan, is_open: &[bool]) -> Self {
        let network = Network::of(plan);
        // Days count from the opening day on, since spans of dates are dear and whole numbers are not.
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
                // Of two equal limits a successor says more than the end does, and the first one is as good as the next.
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

    /// Who waits for whom.
    pub fn network(&self) -> &Network {
        &self.network
    }
}

/// The last day on which a task may be finished if nobody waits for it: its own day if that is promised, else the first
/// of `ends` that it is not due after.
fn own_end(task: &Task, due: i32, ends: [i32; 3]) -> i32 {
    if task.has_promised_day() {
        return due;
    }
    ends.into_iter().find(|end| due <= *end).unwrap_or(due)
}
