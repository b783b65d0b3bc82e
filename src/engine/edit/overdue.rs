//! Inputs that an edit asks for by a day that has passed.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Input;
use crate::{
    engine::{RunState, open_inputs::owed_inputs},
    plan::Plan,
};

/// An input that is overdue from the moment of an edit on, and because of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overdue {
    /// Whose, to what.
    pub input: Input,
    /// The day by whose end it was to be there.
    pub due: Date,
}

/// What is owed by `new` since a day before `now`, and was not owed by that day by `old`, which has the names of `new`, nor
/// ever asked for by that day.
pub(super) fn overdue(old: &Plan, (new, after): (&Plan, &RunState), now: Timestamp) -> Vec<Overdue> {
    if !after.is_live() {
        return Vec::new();
    }
    let inputs = owed_inputs(new, after).filter_map(|(task, partner)| {
        let due = task.due_for(&partner.id);
        let was_due = old.task(&task.id).filter(|old| old.obliged().any(|id| *id == partner.id));
        let is_new = was_due.is_none_or(|old| old.due_for(&partner.id) != due);
        // A task that was away for a moment comes back to the ladder it had: who was told of this day knows it.
        let is_new = is_new && !after.was_told(&task.id, &partner.id, due);
        (is_new && due < partner.timezone.to_datetime(now).date())
            .then(|| Overdue { input: Input { task: task.id.clone(), partner: partner.id.clone() }, due })
    });
    inputs.collect()
}
