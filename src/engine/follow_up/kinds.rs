//! What is said to whom about commitments.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::CommitmentId;

/// What a mail about the commitments of one partner says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskingKind {
    /// Asks how far they are.
    Opening,
    /// Reminds of it.
    Reminder,
    /// Reminds of it for the last time.
    LastReminder,
    /// Says that a report was sent back, and why.
    SentBack,
}

impl AskingKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Reminder, Self::LastReminder, Self::SentBack];

    /// The name in keys, in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Reminder => "reminder",
            Self::LastReminder => "last_reminder",
            Self::SentBack => "sent_back",
        }
    }

    /// The kind in a key, where something may follow behind a hyphen.
    pub(super) fn in_key(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| kind.split('-').next() == Some(one.as_str()))
    }
}

/// What the coordinator has to see to about commitments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FollowUpWork {
    /// A report waits: it is to be confirmed or sent back.
    Confirm {
        /// Of which commitment.
        commitment: CommitmentId,
        /// Its number.
        number: u32,
    },
    /// A partner was reminded twice of an asking and has not reported on everything: it is to be telephoned for.
    Telephone {
        /// The day of the asking.
        day: Date,
    },
    /// A commitment was to be asked after, and has no lead that takes part.
    NoLead {
        /// Which one.
        commitment: CommitmentId,
        /// The day of the asking.
        day: Date,
    },
}

impl FollowUpWork {
    /// The name in keys, in JSON and in catalogues.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Confirm { .. } => "confirm",
            Self::Telephone { .. } => "telephone",
            Self::NoLead { .. } => "no_lead",
        }
    }
}
