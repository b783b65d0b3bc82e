//! Counts of tasks by health.

use schemars::JsonSchema;
use serde::Serialize;

use super::standing::TaskStanding;
use crate::engine::Health;

/// Numbers of tasks by what is the case with them. `total` leaves out the cancelled ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaskCounts {
    /// All but the cancelled ones.
    pub total: usize,
    /// Completed, in time or late.
    pub completed: usize,
    /// Completed after the due date.
    pub completed_late: usize,
    /// Open and past the due date.
    pub overdue: usize,
    /// Open and at risk.
    pub at_risk: usize,
    /// Open, due within two weeks, not at risk.
    pub due_soon: usize,
    /// Begun, and nothing to worry about.
    pub on_track: usize,
    /// Neither begun nor due within two weeks, and not at risk.
    pub not_begun: usize,
    /// Cancelled: in no denominator.
    pub cancelled: usize,
}

impl TaskCounts {
    /// Tasks that are still to be done.
    pub fn open(&self) -> usize {
        self.overdue + self.at_risk + self.due_soon + self.on_track + self.not_begun
    }
}

/// Counts tasks by state and health.
pub(in crate::report) fn count<'a, 'b: 'a>(tasks: impl IntoIterator<Item = &'a TaskStanding<'b>>) -> TaskCounts {
    let mut counts = TaskCounts::default();
    for task in tasks {
        counts.total += usize::from(!task.is_cancelled());
        counts.completed += usize::from(task.is_completed());
        let place = match task.health {
            Health::Completed => continue,
            Health::CompletedLate => &mut counts.completed_late,
            Health::Cancelled => &mut counts.cancelled,
            Health::OnTrack => &mut counts.on_track,
            Health::NotBegun => &mut counts.not_begun,
            Health::DueSoon => &mut counts.due_soon,
            Health::AtRisk => &mut counts.at_risk,
            Health::Overdue => &mut counts.overdue,
        };
        *place += 1;
    }
    counts
}
