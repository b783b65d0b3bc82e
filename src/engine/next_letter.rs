//! The next letter to a partner's higher levels, as the rules that decide it have it.

use jiff::Timestamp;

use super::{
    RunState,
    decide::{dealt_with, footing},
    ladder,
    open_inputs::{OpenTask, ready_at},
};
use crate::plan::{Function, Partner, Plan, Task};

/// The level that is written to next about the input of `partner` to `task` if nothing is heard, and when the letter
/// is drafted. `None` if none follows, or if it is not known when: the letter below it waits for a person, the task
/// for another one, or the event closes before.
pub fn next_letter(
    plan: &Plan,
    state: &RunState,
    task: &Task,
    partner: &Partner,
    now: Timestamp,
) -> Option<(Timestamp, Function)> {
    let open = OpenTask { task, run: state.task(&task.id) };
    if !open.is_open() || !state.owes(task, &partner.id) {
        return None;
    }
    let footing = footing(state, task, partner, ready_at(plan, state, task)?);
    let steps = ladder::steps(plan.ladders.get(&task.ladder)?, partner, &footing);
    let (at, step) = ladder::next_letter(&steps, partner, now, dealt_with(state, task, partner))?;
    (at <= open.last_step_at(plan, partner)).then_some((at, step.to))
}
