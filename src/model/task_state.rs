//! What people set. What the engine derives is `engine::Health`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of a task (`domain.md` section 3.4; IATI activity status in the comments).
///
/// ```text
/// not_started → in_progress → submitted → completed
///                   ↑             ↓
///                   └──────── returned        blocked, on_hold: from and to any open state; cancelled: final
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Nobody has begun (1).
    #[default]
    NotStarted,
    /// Work is going on (2).
    InProgress,
    /// The lead has delivered; inputs or an approval are still out (3).
    Submitted,
    /// Sent back for revision (2).
    Returned,
    /// Done (4).
    Completed,
    /// Cannot go on (6).
    Blocked,
    /// Suspended on purpose (6).
    OnHold,
    /// Will not be done; leaves every denominator (5).
    Cancelled,
}

/// The word for the approval of a task, beside the states, in histories and on the command line.
pub const APPROVED: &str = "approved";

impl TaskState {
    /// Every state, in the order of a task's life.
    pub const ALL: [Self; 8] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Submitted,
        Self::Returned,
        Self::Completed,
        Self::Blocked,
        Self::OnHold,
        Self::Cancelled,
    ];

    /// The name in definitions, histories and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Completed => "completed",
            Self::Blocked => "blocked",
            Self::OnHold => "on_hold",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// True when nothing more is expected of anybody.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }

    /// The share of the task that counts as delivered (`domain.md` section 3.3, 1).
    pub fn progress(self) -> f64 {
        match self {
            Self::NotStarted | Self::Blocked | Self::OnHold | Self::Cancelled => 0.0,
            Self::InProgress | Self::Returned => 0.5,
            Self::Submitted => 0.9,
            Self::Completed => 1.0,
        }
    }
}
