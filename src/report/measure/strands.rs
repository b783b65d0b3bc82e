//! The tasks of each workstream, and the milestones of all.

use super::standing::{Standing, TaskStanding};
use crate::plan::{Task, Workstream};

/// A workstream with its tasks; `None` collects the tasks without a workstream.
pub(in crate::report) type Strand<'s, 'a> = (Option<&'a Workstream>, Vec<&'s TaskStanding<'a>>);

/// The workstreams that have tasks, in the order of the definition; tasks without a workstream come last.
pub(in crate::report) fn strands<'s, 'a>(standing: &'s Standing<'a>) -> Vec<Strand<'s, 'a>> {
    let named = standing.plan.workstreams.iter().map(|workstream| {
        let is_in = |task: &Task| task.workstream.as_ref() == Some(&workstream.id);
        (Some(workstream), standing.tasks.iter().filter(|task| is_in(task.task)).collect::<Vec<_>>())
    });
    let known = |task: &Task| {
        let id = task.workstream.as_ref();
        standing.plan.workstreams.iter().any(|workstream| Some(&workstream.id) == id)
    };
    let rest = standing.tasks.iter().filter(|task| !known(task.task)).collect();
    named.chain([(None, rest)]).filter(|(_, tasks)| !tasks.is_empty()).collect()
}

/// Milestones that are not cancelled, by due date.
pub(in crate::report) fn milestones<'s, 'a>(standing: &'s Standing<'a>) -> Vec<&'s TaskStanding<'a>> {
    let mut milestones: Vec<_> = standing.counted().filter(|task| task.task.milestone).collect();
    milestones.sort_by_key(|task| task.task.due.date);
    milestones
}
