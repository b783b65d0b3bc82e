//! Which tasks each partner owes something to, and which tasks need which: found once for a plan.

use std::{collections::BTreeMap, sync::OnceLock};

use super::task::Task;
use crate::model::{PartnerId, TaskId};

/// Positions of tasks, found when first asked for. A copy of a plan may be changed, so that it finds them anew; they say
/// nothing that the tasks do not, so that any two are equal.
#[derive(Debug, Default)]
pub struct Lookups(OnceLock<Found>);

#[derive(Debug, Default)]
struct Found {
    of_partner: BTreeMap<PartnerId, Vec<usize>>,
    needing: BTreeMap<TaskId, Vec<usize>>,
}

impl Lookups {
    /// The positions of the tasks of `partner` in `tasks`, which must be the same with each call.
    pub(super) fn of_partner(&self, tasks: &[Task], partner: &PartnerId) -> &[usize] {
        self.found(tasks).of_partner.get(partner).map(Vec::as_slice).unwrap_or_default()
    }

    /// The positions of the tasks that need `task` directly; `tasks` must be the same with each call.
    pub(super) fn needing(&self, tasks: &[Task], task: &TaskId) -> &[usize] {
        self.found(tasks).needing.get(task).map(Vec::as_slice).unwrap_or_default()
    }

    fn found(&self, tasks: &[Task]) -> &Found {
        self.0.get_or_init(|| {
            let mut found = Found::default();
            for (at, task) in tasks.iter().enumerate() {
                task.obliged().for_each(|partner| note(&mut found.of_partner, partner, at));
                task.needs.iter().for_each(|needed| note(&mut found.needing, needed, at));
            }
            found
        })
    }
}

fn note<K: Clone + Ord>(places: &mut BTreeMap<K, Vec<usize>>, key: &K, at: usize) {
    match places.get_mut(key) {
        Some(known) if known.last() == Some(&at) => {}
        Some(known) => known.push(at),
        None => drop(places.insert(key.clone(), vec![at])),
    }
}

impl Clone for Lookups {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Lookups {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
