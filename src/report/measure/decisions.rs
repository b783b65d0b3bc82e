//! Tasks that need a decision by management: those that hold others up, until the outcome is recorded.

use jiff::civil::Date;

use super::standing::{Standing, TaskStanding};
use crate::{
    engine::IssuedReport,
    model::{Event, TaskId},
    plan::Plan,
};

/// A report asks for at most this many decisions: of a longer list, none would be taken.
pub const DECISIONS_MAX: usize = 5;

/// The tasks for which a report as of `cut_off` requests a decision.
pub fn decisions_requested(plan: &Plan, events: &[Event], cut_off: Date) -> Vec<TaskId> {
    let standing = Standing::at(plan, events, cut_off);
    asked(&standing).into_iter().map(|(task, _)| task.task.id.clone()).collect()
}

/// The open decisions that fit into a report. Those requested before are requested again until they are taken; new ones
/// fill the remaining room.
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

/// All open decisions, without the limit.
pub(in crate::report) fn open<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let mut open = critical(standing);
    open.retain(|(task, _)| !is_decided(standing, &task.task.id));
    let kept = standing.tasks.iter().filter(|task| is_undecided(standing, &task.task.id));
    let known: Vec<TaskId> = open.iter().map(|(task, _)| task.task.id.clone()).collect();
    let kept = kept.filter(|task| !known.contains(&task.task.id) && !standing.is_past_need(&task.task.id));
    let kept = kept.filter(|task| !standing.is_past_event(task.task));
    open.extend(kept.map(|task| (task, standing.tasks_waiting_for(&task.task.id))));
    open
}

/// Critical overdue tasks, each with the number of tasks that wait for it, worst first. Nothing is decided about the
/// preparation of an event that has opened.
pub(in crate::report) fn critical<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let overdue = standing.overdue().into_iter().map(|task| (task, standing.tasks_waiting_for(&task.task.id)));
    let overdue = overdue.filter(|(task, _)| !standing.is_past_event(task.task));
    let mut critical: Vec<_> = overdue.filter(|(task, waiting)| *waiting > 0 || task.task.milestone).collect();
    critical.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    critical
}

/// True if the task is open, an earlier report requested a decision about it, and none was recorded.
pub(in crate::report) fn is_undecided(standing: &Standing<'_>, task: &TaskId) -> bool {
    let is_open = standing.task(task).is_some_and(TaskStanding::is_open);
    is_open && !is_decided(standing, task) && first_asked(standing, task).is_some()
}

/// True if the outcome of a decision about the task is recorded, so that it is not requested again.
pub(in crate::report) fn is_decided(standing: &Standing<'_>, task: &TaskId) -> bool {
    standing.state.ledgers.decisions.get(task).is_some()
}

/// The first report issued before this one that requested a decision about the task.
pub(in crate::report) fn first_asked<'s>(standing: &'s Standing<'_>, task: &TaskId) -> Option<&'s IssuedReport> {
    standing.reports_before().filter(|report| report.decisions.contains(task)).min_by_key(|report| report.number)
}
