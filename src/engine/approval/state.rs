//! The states of a round, and which may follow which.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of one round of an approval.
///
/// ```text
/// by statement:  under_approval ─┬─► approved
///                                └─► returned
/// by silence:    under_silence ──┬─► held
///                                └─► broken ──► in_consultation ──► reissued
///                                         └──────────────────────►
/// all that are open: ──► approved (a person recorded the decision itself)   ──► withdrawn
/// ```
///
/// Before a silence procedure is opened its text is *prepared*: the task is handed in, and there is no round. A round is
/// *reissued* once the next one is opened, with a text and a clock of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// Those who decide are asked.
    UnderApproval,
    /// It is approved.
    Approved,
    /// It was sent back.
    Returned,
    /// The text is with the members, who may object.
    UnderSilence,
    /// Nobody objected in time: the text is agreed.
    Held,
    /// A member objected.
    Broken,
    /// Those who objected are consulted.
    InConsultation,
    /// The next version of the text is before the members.
    Reissued,
    /// It is asked for no more.
    Withdrawn,
}

impl ApprovalState {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::UnderApproval,
        Self::Approved,
        Self::Returned,
        Self::UnderSilence,
        Self::Held,
        Self::Broken,
        Self::InConsultation,
        Self::Reissued,
        Self::Withdrawn,
    ];

    /// The name in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnderApproval => "under_approval",
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::UnderSilence => "under_silence",
            Self::Held => "held",
            Self::Broken => "broken",
            Self::InConsultation => "in_consultation",
            Self::Reissued => "reissued",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The states that may follow.
    pub fn may_become(self) -> &'static [Self] {
        match self {
            Self::UnderApproval => &[Self::Approved, Self::Returned, Self::Withdrawn],
            Self::UnderSilence => &[Self::Held, Self::Broken, Self::Approved, Self::Withdrawn],
            Self::Broken => &[Self::InConsultation, Self::Reissued, Self::Approved, Self::Withdrawn],
            Self::InConsultation => &[Self::Reissued, Self::Approved, Self::Withdrawn],
            Self::Approved | Self::Returned | Self::Held | Self::Reissued | Self::Withdrawn => &[],
        }
    }

    /// True while statements count.
    pub fn is_open(self) -> bool {
        matches!(self, Self::UnderApproval | Self::UnderSilence)
    }

    /// True once nothing follows.
    pub fn is_final(self) -> bool {
        self.may_become().is_empty()
    }

    /// True if what was asked for is approved.
    pub fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::Held)
    }
}
