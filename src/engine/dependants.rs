//! Who waits for a task: the open tasks that cannot be finished before it is.

use super::RunState;
use crate::{
    model::TaskId,
    plan::{Network, Plan, Task},
};

/// The open tasks of a plan behind each other. A finished task waits for nothing and holds nothing up: no way leads through
/// it, whatever its definition says of what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependants {
    network: Network,
    is_open: Vec<bool>,
}

impl Dependants {
    /// Of `plan` in this state, in time linear in tasks and needs but for finding each need by its name.
    pub fn of(plan: &Plan, state: &RunState) -> Self {
        let is_open = plan.tasks.iter().map(|task| is_open(state, task)).collect();
        Self { network: Network::of(plan), is_open }
    }

    /// How many open tasks wait for the one at `place` of the plan: those that need it, and those that need them. The task
    /// itself may be finished; then they are those that it has set free.
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

    /// True if the plan has a task that needs the one at `place`, finished or not.
    pub fn has_any(&self, place: usize) -> bool {
        !self.network.successors(place).is_empty()
    }

    fn direct(&self, place: usize) -> impl Iterator<Item = usize> {
        self.network.successors(place).iter().copied().filter(|successor| self.is_open[*successor])
    }
}

/// The open tasks that need the task `id` itself, in the order of the plan.
pub fn direct_dependants<'a>(plan: &'a Plan, state: &'a RunState, id: &'a TaskId) -> impl Iterator<Item = &'a Task> {
    plan.tasks.iter().filter(move |task| task.needs.contains(id) && is_open(state, task))
}

fn is_open(state: &RunState, task: &Task) -> bool {
    !state.task(&task.id).state.is_finished()
}
