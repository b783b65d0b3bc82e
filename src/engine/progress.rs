//! How much of a task counts as delivered, and what a task waits for after its lead has handed it in.

use super::TaskRun;
use crate::{model::TaskState, plan::Task};

/// A task handed in by its lead counts at least as much as one in progress, however few contributions are in.
pub const HANDED_IN_AT_LEAST: f64 = 0.5;

/// What a task waits for after its lead has handed it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// The approval required by its definition.
    Approval,
    /// Contributions by others.
    Contributions,
    /// Only the confirmation that it is completed.
    Completion,
}

impl HandedIn {
    /// Its name in the catalogues, next to those of the states.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approval => "submitted",
            Self::Contributions => "contributions_missing",
            Self::Completion => "handed_in",
        }
    }
}

/// What `task`, with this run, waits for; `None` unless it is submitted.
///
/// It waits for contributions as long as its completion rule is not met, and for an approval only if the definition
/// names one and everything else is in.
pub fn handed_in(task: &Task, run: &TaskRun) -> Option<HandedIn> {
    if run.state != TaskState::Submitted {
        return None;
    }
    Some(match run.is_rule_met(task) {
        true if run.awaits_approval(task) => HandedIn::Approval,
        true => HandedIn::Completion,
        false => HandedIn::Contributions,
    })
}

/// The share of `task` that counts as delivered, 0 to 1: that of its state ([`TaskState::progress`]). For one that
/// waits for contributions, it is the share of requested inputs that are in, bounded by [`HANDED_IN_AT_LEAST`] and the
/// share of a task that waits for no contribution.
pub fn progress(task: &Task, run: &TaskRun) -> f64 {
    match handed_in(task, run) {
        Some(HandedIn::Contributions) => {
            let (done, asked) = run.inputs_in();
            (f64::from(done) / f64::from(asked.max(1))).clamp(HANDED_IN_AT_LEAST, TaskState::Submitted.progress())
        }
        _ => run.state.progress(),
    }
}
