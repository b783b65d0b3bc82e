//! Inputs that an edit requests by a day already past.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Input;
use crate::{
    engine::{RunState, open_inputs::owed_inputs},
    plan::Plan,
};

/// An input that an edit makes overdue at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overdue {
    /// The input.
    pub input: Input,
    /// The day by whose end it was due.
    pub due: Date,
}

/// Inputs already overdue under `new` at `now` that were not due by that day under `old`, nor ever requested by that
/// day. `old` must use the ids of `new`.
pub(super) fn overdue(old: &Plan, (new, after): (&Plan, &RunState), now: Timestamp) -> Vec<Overdue> {
    if !after.is_live() {
        return Vec::new();
    }
    let inputs = owed_inputs(new, after).filter_map(|(task, partner)| {
        let due = task.due_for(&partner.id);
        let was_due = old.task(&task.id).filter(|old| old.obliged().any(|id| *id == partner.id));
        let is_new = was_due.is_none_or(|old| old.due_for(&partner.id) != due);
        // A task that was missing for a moment returns to its old ladder: partners told of this day know it.
        let is_new = is_new && !after.was_told(&task.id, &partner.id, due);
        (is_new && due < partner.timezone.to_datetime(now).date())
            .then(|| Overdue { input: Input { task: task.id.clone(), partner: partner.id.clone() }, due })
    });
    inputs.collect()
}
