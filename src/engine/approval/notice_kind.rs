//! The kinds of notice, and of what the coordinator has to see to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Asks for a decision, or brings the text of a silence procedure.
    Opening,
    /// Half of the silence is over.
    HalfTime,
    /// It ends within a day.
    LastDay,
    /// It ends within four hours: no answer is taken as agreement.
    LastHours,
    /// It ends on another day than its reader was told.
    Moved,
    /// A decision is asked for by a day that is near.
    Reminder,
    /// It is asked for today.
    DueToday,
    /// The day is over.
    Overdue,
    /// A letter to a level above who holds the seat: nobody decides.
    Letter,
    /// What it came to.
    Outcome,
}

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Opening,
        Self::HalfTime,
        Self::LastDay,
        Self::LastHours,
        Self::Moved,
        Self::Reminder,
        Self::DueToday,
        Self::Overdue,
        Self::Letter,
        Self::Outcome,
    ];

    /// The name in keys, catalogues and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::HalfTime => "half_time",
            Self::LastDay => "last_day",
            Self::LastHours => "last_hours",
            Self::Moved => "moved",
            Self::Reminder => "reminder",
            Self::DueToday => "due_today",
            Self::Overdue => "overdue",
            Self::Letter => "letter",
            Self::Outcome => "outcome",
        }
    }
}

/// What the coordinator has to see to about an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalWork {
    /// The task is handed in, and its text is to be put under silence.
    Open,
    /// Nobody can be asked: the decision is to be obtained and recorded.
    Obtain,
    /// A member does not have the text, and is to be served otherwise.
    Serve,
    /// The silence was broken: who objected is to be consulted.
    Consult,
    /// Somebody does not decide, and was reminded.
    Telephone,
}

impl ApprovalWork {
    /// The name in keys, catalogues and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Obtain => "obtain",
            Self::Serve => "serve",
            Self::Consult => "consult",
            Self::Telephone => "telephone",
        }
    }
}
