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
    /// The day by whose end it was due before the edit, if that was over as well: the edit does not make it overdue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_due: Option<Date>,
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
        let was_due = was_due.map(|old| old.due_for(&partner.id));
        let is_new = was_due.is_none_or(|old| old != due);
        // A task that was missing for a moment returns to its old ladder: partners told of this day know it.
        let is_new = is_new && !after.was_told(&task.id, &partner.id, due);
        let today = partner.timezone.to_datetime(now).date();
        let input = || Input { task: task.id.clone(), partner: partner.id.clone() };
        let was_due = was_due.filter(|day| *day < today);
        (is_new && due < today).then(|| Overdue { input: input(), due, was_due })
    });
    inputs.collect()
}
