//! How much of a task counts as delivered, and what one waits for that its lead has handed in.

use super::TaskRun;
use crate::{model::TaskState, plan::Task};

/// A task that its lead has handed in counts for no less than one that is in progress, however few contributions are in.
pub const HANDED_IN_AT_LEAST: f64 = 0.5;

/// What a task waits for that its lead has handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// The approval that its definition asks for.
    Approval,
    /// Contributions of others.
    Contributions,
    /// Nothing but a word that it is completed.
    Completion,
}

impl HandedIn {
    /// The name of its words in the catalogues, beside those of the states.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approval => "submitted",
            Self::Contributions => "contributions_missing",
            Self::Completion => "handed_in",
        }
    }
}

/// What `task`, whose run this is, waits for; nothing unless it is submitted.
///
/// It waits for contributions as long as its rule is not met, and for an approval only where the definition names one and
/// everything else is in.
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

/// The share of `task` that counts as delivered, 0 to 1: that of its state ([`TaskState::progress`]). Of one that waits for
/// contributions it is the share of those asked for that are in, between [`HANDED_IN_AT_LEAST`] and the share of a task that
/// waits for nobody's contribution.
pub fn progress(task: &Task, run: &TaskRun) -> f64 {
    match handed_in(task, run) {
        Some(HandedIn::Contributions) => {
            let (done, asked) = run.inputs_in();
            (f64::from(done) / f64::from(asked.max(1))).clamp(HANDED_IN_AT_LEAST, TaskState::Submitted.progress())
        }
        _ => run.state.progress(),
    }
}
