//! Decisions that management is asked for, derived from what holds others up.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    standing::{Standing, TaskStanding},
    tasks::{days_text, named},
    value::Day,
    writer::{Writer, count, text},
};
use crate::model::TaskId;

/// No report asks for more decisions than this: a longer list is a sign that none of them will be taken.
pub const DECISIONS_MAX: usize = 5;

/// A decision is asked for within this many of the coordinator's working days.
pub const DECIDE_WITHIN_DAYS: i32 = 5;

/// A decision that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DecisionRequested {
    /// The task it is about.
    pub task: TaskId,
    /// What is to be decided, and why.
    pub text: String,
    /// The partner that is to decide.
    pub owner: String,
    /// By when.
    pub by: Day,
    /// `45 days overdue`.
    pub days_text: String,
    /// Unfinished tasks that wait for it.
    pub waiting: usize,
}

/// Overdue tasks that hold others up, and overdue milestones; the one that holds up most first.
pub(super) fn requested(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<DecisionRequested> {
    let mut critical = critical(standing);
    critical.truncate(DECISIONS_MAX);
    critical.into_iter().map(|(task, waiting)| decision(standing, w, task, waiting)).collect()
}

/// Critical overdue tasks with the number of tasks that wait for each, worst first.
pub(super) fn critical<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let overdue = standing.overdue().into_iter().map(|task| (task, standing.tasks_waiting_for(&task.task.id)));
    let mut critical: Vec<_> = overdue.filter(|(task, waiting)| *waiting > 0 || task.task.milestone).collect();
    critical.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    critical
}

fn decision(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>, waiting: usize) -> DecisionRequested {
    let by = decide_by(standing);
    let days_left = (task.task.due.date - standing.cut_off).get_days();
    let id = if waiting == 0 { "report-decision-milestone" } else { "report-decision-waiting" };
    DecisionRequested {
        task: task.task.id.clone(),
        text: w.say(id, &[("task", text(named(w, task))), ("waiting", count(waiting))]),
        owner: w.partner(&task.task.lead),
        by: w.day(by),
        days_text: days_text(w, days_left),
        waiting,
    }
}

fn decide_by(standing: &Standing<'_>) -> Date {
    standing.plan.coordinator_calendar.add_working_days(standing.cut_off, DECIDE_WITHIN_DAYS)
}
