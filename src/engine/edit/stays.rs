//! Tasks that stay where they are while the event moves, because their day is written as a date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{engine::RunState, model::TaskId, plan::Plan};

/// An open task with a date of its own, which does not move with the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staying {
    /// The task.
    pub task: TaskId,
    /// The day on which it is due before the edit and after it.
    pub due: Date,
}

/// The open tasks whose day is written as a date, and stays what it is although the event moves. `old` must use the ids of
/// `new`.
pub(super) fn staying(old: &Plan, (new, after): (&Plan, &RunState)) -> Vec<Staying> {
    if (old.event.opens, old.event.closes) == (new.event.opens, new.event.closes) {
        return Vec::new();
    }
    let dated = new.tasks.iter().filter(|task| task.due.offset.is_none() && task.due.from_task.is_none());
    let same = dated.filter(|task| old.task(&task.id).is_some_and(|old| old.due.date == task.due.date));
    let open = same.filter(|task| !after.task(&task.id).state.is_finished());
    open.map(|task| Staying { task: task.id.clone(), due: task.due.date }).collect()
}
