//! Tasks whose recorded answers mean something else under an edited definition.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    engine::RunState,
    model::{TaskId, TaskState},
    plan::Plan,
};

/// A task whose state changes because of an edit, without a new answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The task.
    pub task: TaskId,
    /// Its state under the definition in force; `None` if the task is not in it, so that answers recorded earlier count
    /// again.
    pub from: Option<TaskState>,
    /// Its state under the edited definition.
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
