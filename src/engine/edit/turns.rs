//! Tasks of which the recorded answers say something else by an edited definition.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    engine::RunState,
    model::{TaskId, TaskState},
    plan::Plan,
};

/// A task whose state changes by an edit, though nobody answered anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The task.
    pub task: TaskId,
    /// Its state by the definition in force; `None` if that does not have it, so that what was once recorded of it counts
    /// again.
    pub from: Option<TaskState>,
    /// Its state by the edited one.
    pub to: TaskState,
}

/// The turns from `old` to `new`, in the order of the new definition.
pub(super) fn turns((old, before): (&Plan, &RunState), (new, after): (&Plan, &RunState)) -> Vec<Turn> {
    let were: BTreeMap<TaskId, TaskState> =
        old.tasks.iter().map(|task| (new.renames.task(&task.id), before.task(&task.id).state)).collect();
    let turns = new.tasks.iter().filter_map(|task| {
        let (from, to) = (were.get(&task.id).copied(), after.task(&task.id).state);
        (from.unwrap_or_default() != to).then(|| Turn { task: task.id.clone(), from, to })
    });
    turns.collect()
}
