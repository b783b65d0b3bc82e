//! The tasks of each workstream, and the milestones of all.

use super::{
    rating::{Rating, ratio},
    standing::{Standing, TaskStanding},
    task_counts::{TaskCounts, count as count_tasks},
};
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

/// The figures of one workstream.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct StrandFigures {
    pub(in crate::report) counts: TaskCounts,
    /// Open tasks that are blocked.
    pub(in crate::report) blocked: usize,
    pub(in crate::report) delivered: Option<f64>,
    pub(in crate::report) planned: Option<f64>,
    pub(in crate::report) rating: Rating,
}

/// Rates a workstream by delivered divided by planned. What is overdue, blocked or at risk may hide behind work that was begun
/// ahead of time, or of which nothing is due, so that it is at most partly on track. What is left of the preparation of an
/// event that is over is asked about, not rated.
pub(in crate::report) fn rate(standing: &Standing<'_>, tasks: &[&TaskStanding<'_>]) -> StrandFigures {
    let counts = count_tasks(tasks.iter().copied());
    let counted: Vec<_> = tasks.iter().filter(|task| !task.is_cancelled()).collect();
    let all = counted.len() as f64;
    let delivered = ratio(counted.iter().map(|task| task.progress).sum(), all);
    let due = counted.iter().filter(|task| task.task.due.date <= standing.cut_off).count();
    let planned = ratio(due as f64, all);
    let index = delivered.zip(planned).and_then(|(delivered, planned)| ratio(delivered, planned));
    let rating = match Rating::of(index, standing.plan.rating_rules) {
        _ if counts.total > 0 && counts.completed == counts.total => Rating::Achieved,
        _ if standing.is_after_event() => Rating::NotAssessed,
        Rating::OnTrack | Rating::NotAssessed if counts.overdue + counts.at_risk > 0 => Rating::PartlyOnTrack,
        rating => rating,
    };
    StrandFigures {
        counts,
        blocked: counted.iter().filter(|task| task.is_blocked()).count(),
        delivered,
        planned,
        rating,
    }
}

/// Milestones that are not cancelled, by due date.
pub(in crate::report) fn milestones<'s, 'a>(standing: &'s Standing<'a>) -> Vec<&'s TaskStanding<'a>> {
    let mut milestones: Vec<_> = standing.counted().filter(|task| task.task.milestone).collect();
    milestones.sort_by_key(|task| task.task.due.date);
    milestones
}
