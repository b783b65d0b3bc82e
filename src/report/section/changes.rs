//! What changed since the previous report.

use schemars::JsonSchema;
use serde::Serialize;

use super::{decisions, indicators::IndicatorRow, objectives::ObjectivesSection};
use crate::{
    engine::Health,
    plan::calendar::end_of_day,
    report::{
        measure::{
            figures::Figures,
            standing::{Standing, TaskStanding},
        },
        words::{
            phrases::{named, number_of, since_text},
            writer::{Writer, count, text},
        },
    },
};

/// What changed between two cut-offs.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Changes {
    /// Since when, in words: "Since report BP-WF2/PR/6 of 28 February 2013".
    pub since: String,
    /// Tasks that were completed.
    pub completed: Vec<String>,
    /// Tasks that became overdue.
    pub newly_overdue: Vec<String>,
    /// Tasks whose due date moved.
    pub moved: Vec<String>,
    /// Tasks that were added to the definition.
    pub added: Vec<String>,
    /// Tasks that were cancelled or taken out of the definition.
    pub removed: Vec<String>,
    /// Decisions that were taken.
    pub decided: Vec<String>,
    /// Issued reports that were taken back, each with the reason.
    pub withdrawn: Vec<String>,
    /// Objectives whose rating changed.
    pub ratings: Vec<String>,
    /// Indicators with a new value.
    pub indicators: Vec<String>,
    /// True if none of the above happened.
    pub is_empty: bool,
}

impl Changes {
    /// All its lists.
    pub(in crate::report) fn lists(&self) -> [&Vec<String>; 9] {
        let Self { completed, newly_overdue, moved, added, removed, decided, withdrawn, ratings, indicators, .. } =
            self;
        [completed, newly_overdue, moved, added, removed, decided, withdrawn, ratings, indicators]
    }
}

/// Compares the present state with the figures of the previous report.
pub(in crate::report) fn since(
    standing: &Standing<'_>,
    before: &Figures,
    w: &Writer<'_>,
    objectives: &ObjectivesSection,
    indicators: &[IndicatorRow],
) -> Changes {
    let mut changes = Changes {
        since: since_text(w, before),
        completed: completed_names(standing, before, w),
        newly_overdue: changed(standing, before, w, |now, was| now == Health::Overdue && was != Some(Health::Overdue)),
        moved: moved(standing, before, w),
        added: standing
            .tasks
            .iter()
            .filter(|task| !before.by_task.contains_key(&task.task.id))
            .map(|task| named(w, task))
            .collect(),
        removed: removed(standing, before, w),
        decided: decisions::outcomes(standing, before, w),
        withdrawn: withdrawn(standing, before),
        ratings: ratings(before, w, objectives),
        indicators: values(before, w, indicators),
        is_empty: false,
    };
    changes.is_empty = changes.lists().iter().all(|list| list.is_empty());
    changes
}

/// Reports withdrawn since the previous one.
fn withdrawn(standing: &Standing<'_>, before: &Figures) -> Vec<String> {
    let since = end_of_day(before.cut_off, &standing.plan.timezone);
    let taken_back = standing.state.reports.iter().filter_map(|report| {
        let (_, why) = report.withdrawn.as_ref().filter(|(at, _)| *at > since)?;
        Some(format!("{}: {why}", report.symbol))
    });
    taken_back.collect()
}

fn is_done(health: Health) -> bool {
    matches!(health, Health::Completed | Health::CompletedLate)
}

/// Tasks completed since the previous report, in the order of the plan.
pub(in crate::report) fn completed<'s, 'a>(standing: &'s Standing<'a>, before: &Figures) -> Vec<&'s TaskStanding<'a>> {
    let was_done = |task: &TaskStanding<'_>| before.by_task.get(&task.task.id).is_some_and(|was| is_done(was.health));
    standing.tasks.iter().filter(|task| is_done(task.health) && !was_done(task)).collect()
}

fn completed_names(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<String> {
    let mut names: Vec<String> =
        completed(standing, before).into_iter().map(|task| named_done(standing, w, task)).collect();
    names.dedup();
    names
}

/// Names a task that was completed. Where the reader may not see whose it is, a task that was fanned out is named as a
/// whole, with how many have completed theirs as long as not all have.
pub(in crate::report) fn named_done(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>) -> String {
    let name = named(w, task);
    let Some(whole) = task.task.fanned_from.as_ref().filter(|_| w.task_id(&task.task.id) != task.task.id) else {
        return name;
    };
    let parts: Vec<_> = standing.counted().filter(|other| other.task.fanned_from.as_ref() == Some(whole)).collect();
    let done = parts.iter().filter(|other| other.is_completed()).count();
    if done == parts.len() {
        return name;
    }
    w.say("report-task-in-part", &[("task", text(name)), ("n", count(done)), ("of", count(parts.len()))])
}

fn changed(
    standing: &Standing<'_>,
    before: &Figures,
    w: &Writer<'_>,
    is_change: impl Fn(Health, Option<Health>) -> bool,
) -> Vec<String> {
    let was = |task: &TaskStanding<'_>| before.by_task.get(&task.task.id).map(|was| was.health);
    let changed = standing.tasks.iter().filter(|task| is_change(task.health, was(task)));
    let mut named: Vec<String> = changed.map(|task| named(w, task)).collect();
    // With partners' names removed, several entries may read the same.
    named.dedup();
    named
}

fn moved(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<String> {
    let moved = standing.counted().filter_map(|task| {
        let was = before.by_task.get(&task.task.id)?.due;
        (was != task.task.due.date).then(|| {
            let args = [
                ("task", text(named(w, task))),
                ("from", text(w.day(was).text)),
                ("to", text(w.day(task.task.due.date).text)),
            ];
            w.say("report-change-moved", &args)
        })
    });
    moved.collect()
}

fn removed(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<String> {
    let cancelled = changed(standing, before, w, |now, was| {
        now == Health::Cancelled && was.is_some_and(|was| was != Health::Cancelled)
    });
    let gone =
        before.by_task.keys().filter(|id| standing.plan.task(id).is_none()).map(|id| w.task_id(id).as_str().to_owned());
    let mut removed: Vec<String> = cancelled.into_iter().chain(gone).collect();
    removed.dedup();
    removed
}

fn ratings(before: &Figures, w: &Writer<'_>, objectives: &ObjectivesSection) -> Vec<String> {
    let changed = objectives.rows.iter().filter_map(|row| {
        let was = before.objectives.get(&row.id)?.rating;
        (was != row.rating).then(|| {
            let args = [
                ("objective", text(number_of(&row.id))),
                ("from", text(w.rating(was).word)),
                ("to", text(row.badge.word.as_str())),
            ];
            w.say("report-change-rating", &args)
        })
    });
    changed.collect()
}

fn values(before: &Figures, w: &Writer<'_>, indicators: &[IndicatorRow]) -> Vec<String> {
    let changed = indicators.iter().filter(|row| row.actual.is_some());
    let changed = changed.filter(|row| before.indicators.get(&row.id).copied() != row.actual).map(|row| {
        let args = [
            ("title", text(row.title.as_str())),
            ("id", text(row.id.as_str())),
            ("to", text(row.actual_text.as_str())),
            ("from", text(row.previous_text.as_str())),
        ];
        w.say(if row.previous_text.is_empty() { "report-change-value-first" } else { "report-change-value" }, &args)
    });
    changed.collect()
}
