//! The tasks that management has to decide about, derived from what holds others up, until the outcome is recorded.

use jiff::civil::Date;

use super::standing::{Standing, TaskStanding};
use crate::{
    engine::IssuedReport,
    model::{Event, TaskId},
    plan::Plan,
};

/// No report asks for more decisions than this: a longer list is a sign that none of them will be taken.
pub const DECISIONS_MAX: usize = 5;

/// The tasks about which a report as of `cut_off` asks for a decision.
pub fn decisions_requested(plan: &Plan, events: &[Event], cut_off: Date) -> Vec<TaskId> {
    let standing = Standing::at(plan, events, cut_off);
    asked(&standing).into_iter().map(|(task, _)| task.task.id.clone()).collect()
}

/// The open decisions that a report has room for. What was asked for before is asked for again until it is decided; new
/// ones take what room is left.
pub(in crate::report) fn asked<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let mut open = open(standing);
    let is_kept = |task: &TaskStanding<'_>| first_asked(standing, &task.task.id).is_some();
    let kept = open.iter().filter(|(task, _)| is_kept(task)).count();
    let mut room = DECISIONS_MAX.saturating_sub(kept);
    open.retain(|(task, _)| {
        let has_place = is_kept(task) || room > 0;
        room -= usize::from(has_place && !is_kept(task));
        has_place
    });
    open.truncate(DECISIONS_MAX);
    open
}

/// Every decision that is open, however many.
pub(in crate::report) fn open<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let mut open = critical(standing);
    open.retain(|(task, _)| !is_decided(standing, &task.task.id));
    let kept = standing.tasks.iter().filter(|task| is_undecided(standing, &task.task.id));
    let known: Vec<TaskId> = open.iter().map(|(task, _)| task.task.id.clone()).collect();
    let kept = kept.filter(|task| !known.contains(&task.task.id) && !standing.is_past_need(&task.task.id));
    open.extend(kept.map(|task| (task, standing.tasks_waiting_for(&task.task.id))));
    open
}

/// Critical overdue tasks with the number of tasks that wait for each, worst first.
pub(in crate::report) fn critical<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let overdue = standing.overdue().into_iter().map(|task| (task, standing.tasks_waiting_for(&task.task.id)));
    let mut critical: Vec<_> = overdue.filter(|(task, waiting)| *waiting > 0 || task.task.milestone).collect();
    critical.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    critical
}

/// True if an earlier report asked about this open task, and nothing was decided.
pub(in crate::report) fn is_undecided(standing: &Standing<'_>, task: &TaskId) -> bool {
    let is_open = standing.task(task).is_some_and(TaskStanding::is_open);
    is_open && !is_decided(standing, task) && first_asked(standing, task).is_some()
}

/// True if the outcome of a decision about the task is recorded: it is not asked for again.
pub(in crate::report) fn is_decided(standing: &Standing<'_>, task: &TaskId) -> bool {
    standing.state.ledgers.decisions.get(task).is_some()
}

/// The first issued report before this one that asked for a decision about the task.
pub(in crate::report) fn first_asked<'s>(standing: &'s Standing<'_>, task: &TaskId) -> Option<&'s IssuedReport> {
    standing.reports_before().filter(|report| report.decisions.contains(task)).min_by_key(|report| report.number)
}
