//! The organisations that are not heard from: those that our mail does not reach, and those that do not answer it.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};

use super::{
    RunState,
    health::is_past_due,
    open_inputs::{OpenTask, open_tasks},
};
use crate::{
    model::{PartnerId, TaskState},
    plan::{Partner, Plan},
};

/// How many days whoever was asked has for a first word.
pub const SILENT_AFTER_DAYS: i32 = 7;

/// Why an organisation is not heard from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// Nobody of it could be written to when it was last tried. Whoever does not answer then is not silent.
    NotReached {
        /// When that was first so.
        since: Timestamp,
    },
    /// It was asked for things that are past due, and has said nothing of any of them for [`SILENT_AFTER_DAYS`].
    Silent {
        /// Of how many.
        parts: usize,
    },
}

impl Unheard {
    /// The names of all, those of most concern first.
    pub const KEYS: [&str; 2] = ["not_reached", "silent"];

    /// The name in JSON and in message catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotReached { .. } => "not_reached",
            Self::Silent { .. } => "silent",
        }
    }
}

/// The organisations that are not heard from at `now`.
///
/// Whoever says anything of one part that is past due, if only that help is wanted, is silent no more. What was never asked
/// for says nothing of anybody.
pub fn unheard(plan: &Plan, state: &RunState, now: Timestamp) -> BTreeMap<PartnerId, Unheard> {
    let asked_by = now.saturating_sub((24 * SILENT_AFTER_DAYS).hours()).unwrap_or(Timestamp::MIN);
    // Parts past due that nothing was said of; `None` once something was said of one.
    let mut silent: BTreeMap<&PartnerId, Option<usize>> = BTreeMap::new();
    for open in open_tasks(plan, state) {
        for partner in open.owing(plan).filter(|partner| is_past_due(plan, open.task, &partner.id, now)) {
            let parts = silent.entry(&partner.id).or_insert(Some(0));
            if is_spoken_of(&open, partner) {
                *parts = None;
            } else if was_asked_by(plan, state, &open, partner, asked_by) {
                *parts = parts.map(|parts| parts + 1);
            }
        }
    }
    let silent = silent.into_iter().filter_map(|(id, parts)| Some((id, parts.filter(|parts| *parts > 0)?)));
    let mut unheard: BTreeMap<_, _> = silent.map(|(id, parts)| (id.clone(), Unheard::Silent { parts })).collect();
    let not_reached = state.unreached.iter().filter(|(id, _)| plan.partners.contains_key(*id));
    unheard.extend(not_reached.map(|(id, since)| (id.clone(), Unheard::NotReached { since: *since })));
    unheard
}

/// True if `partner` was told of its part by then. What was sent while it was not reached told it nothing.
fn was_asked_by(plan: &Plan, state: &RunState, open: &OpenTask<'_>, partner: &Partner, by: Timestamp) -> bool {
    let asked = state.first_asked(plan, open.task, &partner.id);
    let reached = state.reached_again.get(&partner.id);
    asked.is_some_and(|asked| reached.map_or(asked, |reached| asked.max(*reached)) <= by)
}

/// True if anything was said of what `partner` owes to the task. That a task is in progress is its lead's word.
fn is_spoken_of(open: &OpenTask<'_>, partner: &Partner) -> bool {
    let leads = open.task.lead == partner.id;
    leads && open.run.state != TaskState::NotStarted
        || open.run.part(open.task, &partner.id).is_some_and(|part| part.said_at.is_some())
}
