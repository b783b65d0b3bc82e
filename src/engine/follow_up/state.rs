//! The states of a commitment that is followed up, and which may follow which.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far the follow-up of one commitment is.
///
/// ```text
/// announced ──┬─► asked ──┬─► reported ──┬─► confirmed ─┐
///             └───────────┴──►  ▲        └─► sent_back  │
///                  ▲            └────────────────┴──────┤ it is reported on again
///                  └────────────────────────────────────┘ the next asking
/// all of them:  ──► ended: carried out, given up, or taken off the register
/// ```
///
/// A commitment may be reported on before anybody asks. What ended may be announced anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// It is on the register, and nothing was asked or said of it yet.
    Announced,
    /// Its lead was asked, and nobody has reported since.
    Asked,
    /// A report waits for the coordinator.
    Reported,
    /// The last report was confirmed, and nobody was asked since.
    Confirmed,
    /// The last report was sent back.
    SentBack,
    /// Nobody is asked any more.
    Ended,
}

impl FollowUpState {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Announced, Self::Asked, Self::Reported, Self::Confirmed, Self::SentBack, Self::Ended];

    /// The name in JSON and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Asked => "asked",
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
            Self::SentBack => "sent_back",
            Self::Ended => "ended",
        }
    }

    /// The states that may follow.
    pub fn may_become(self) -> &'static [Self] {
        match self {
            Self::Announced | Self::Confirmed => &[Self::Asked, Self::Reported, Self::Ended],
            Self::Asked | Self::SentBack => &[Self::Reported, Self::Ended],
            // Its lead may have been asked again while the report waited.
            Self::Reported => &[Self::Confirmed, Self::SentBack, Self::Asked, Self::Ended],
            Self::Ended => &[Self::Announced, Self::Asked, Self::Reported, Self::Confirmed, Self::SentBack],
        }
    }
}
