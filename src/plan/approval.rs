//! Approvals that tasks may need: by whom, and under which rule (`domain.md` section 2.5). Stored, but not acted on
//! yet.

use super::Function;
use crate::model::{PartnerId, Text};

/// A kind of approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Its name, for people.
    pub title: Text,
    /// Who approves; empty if the definition does not say.
    pub by: Vec<Approver>,
    /// How it is given.
    pub rule: ApprovalRule,
}

/// Who approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approver {
    /// A partner.
    Partner(PartnerId),
    /// This office of the partner that leads the task.
    Office(Function),
}

/// How an approval is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApprovalRule {
    /// By a single statement of those who approve.
    #[default]
    One,
    /// In a meeting with at least this fraction of them present.
    Quorum(u32, u32),
    /// In writing, if nobody objects in time.
    Silence(Patience),
}

/// How long others have to object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Hours.
    Hours(u32),
    /// Working days.
    WorkingDays(u32),
}
