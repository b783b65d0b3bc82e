//! What is due at `now`: decisions, each with its key.

use jiff::{Timestamp, civil::Date};

use super::RunState;
use crate::{
    model::{PartnerId, ReminderKey, TaskId, WorkflowId},
    plan::{Function, Plan, Tone},
};

/// Something that is due now.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity: decided twice, it is scheduled once.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// Whom it goes to.
    pub to: Addressee,
    /// What it is.
    pub kind: DecisionKind,
    /// The instant it fell due.
    pub due_at: Timestamp,
    /// Why, in a sentence for the journal.
    pub why: String,
}

/// Whom a decision is addressed to: functions, which `app` resolves to addresses on the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Addressee {
    /// A function of a partner.
    Partner {
        /// The partner.
        partner: PartnerId,
        /// The function to write to.
        to: Function,
        /// Functions in copy.
        cc: Vec<Function>,
    },
    /// The workflow's coordinator.
    Coordinator,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionKind {
    /// A rung of a ladder for one input.
    Rung {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The reminder's number in its ladder, from 1, and how many there are before escalation.
        nth: (u32, u32),
        /// How it speaks.
        tone: Tone,
        /// The due date it is about.
        due: Date,
    },
    /// The recipient's digest of all open items.
    Digest,
    /// The first digest after a workflow was taken over half-way.
    TakeOver,
}

/// Everything that is due at `now` and not yet superseded by something later.
pub fn decide(_plan: &Plan, _state: &RunState, _now: Timestamp) -> Vec<Decision> {
    Vec::new()
}
