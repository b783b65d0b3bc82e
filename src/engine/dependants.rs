//! The dependants of a task: the open tasks that cannot be finished before it is.

use super::RunState;
use crate::{
    model::TaskId,
    plan::{Network, Plan, Task},
};

/// Which open tasks of a plan depend on which. A finished task waits for nothing and holds nothing up, so no path leads
/// through it, whatever needs its definition lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependants {
    network: Network,
    is_open: Vec<bool>,
}

impl Dependants {
    /// The dependants in `plan` in this state. Linear in tasks and needs, apart from looking up each need by name.
    pub fn of(plan: &Plan, state: &RunState) -> Self {
        let is_open = plan.tasks.iter().map(|task| is_open(state, task)).collect();
        Self { network: Network::of(plan), is_open }
    }

    /// The number of open tasks that depend on the one at `place` in the plan, directly or indirectly. That task may
    /// itself be finished; then these are the tasks it has released.
    ///
    /// Linear in tasks and needs, without recursion.
    pub fn count(&self, place: usize) -> usize {
        let mut is_seen = vec![false; self.is_open.len()];
        let mut stack: Vec<usize> = self.direct(place).collect();
        let mut waiting = 0;
        while let Some(place) = stack.pop() {
            if !std::mem::replace(&mut is_seen[place], true) {
                waiting += 1;
                stack.extend(self.direct(place));
            }
        }
        waiting
    }

    /// True if any task of the plan, finished or not, needs the one at `place`.
    pub fn has_any(&self, place: usize) -> bool {
        !self.network.successors(place).is_empty()
    }

    fn direct(&self, place: usize) -> impl Iterator<Item = usize> {
        self.network.successors(place).iter().copied().filter(|successor| self.is_open[*successor])
    }
}

/// The open tasks that need the task `id` directly, in the order of the plan.
pub fn direct_dependants<'a>(plan: &'a Plan, state: &'a RunState, id: &'a TaskId) -> impl Iterator<Item = &'a Task> {
    plan.tasks_needing(id).filter(move |task| is_open(state, task))
}

fn is_open(state: &RunState, task: &Task) -> bool {
    !state.task(&task.id).state.is_finished()
}
