//! What needs a decision by management: tasks that hold others up, a severe risk that nobody treats, money that nobody promised.

use jiff::{ToSpan, civil::Date};

use super::standing::{Standing, TaskStanding};
use crate::{
    engine::IssuedReport,
    model::{
        BudgetEntry, BudgetLineId, Event, RiskEntry, RiskId, TaskId,
        ledger::{Means, RiskStatus},
    },
    plan::Plan,
};

/// A report asks for at most this many decisions: of a longer list, none would be taken.
pub const DECISIONS_MAX: usize = 3;
/// Risks at or above this level are severe; the level is likelihood times impact, 1 to 25.
pub const SEVERE_LEVEL: u8 = 15;
/// Budget lines without a commitment are a matter of decision from so many months before the opening.
pub(in crate::report) const BUDGET_FROM_MONTHS: i32 = 9;

/// A task, with the number of tasks that cannot be finished before it.
pub(in crate::report) type Held<'s, 'a> = (&'s TaskStanding<'a>, usize);

/// What a decision is requested about.
pub(in crate::report) enum Request<'s, 'a> {
    /// A task, or several instances of one that is asked of several partners, what most depends on first.
    Tasks(Vec<Held<'s, 'a>>),
    /// The gravest of the severe risks that nobody treats.
    Risk(&'s RiskId, &'s RiskEntry),
    /// Lines of the budget in money that have a plan and no commitment.
    Budget(Vec<(&'s BudgetLineId, &'s BudgetEntry)>),
}

/// The tasks for which a report as of `cut_off` requests a decision.
pub fn decisions_requested(plan: &Plan, events: &[Event], cut_off: Date) -> Vec<TaskId> {
    let standing = Standing::at(plan, events, cut_off);
    let of = |request: Request<'_, '_>| match request {
        Request::Tasks(tasks) => tasks.into_iter().map(|(task, _)| task.task.id.clone()).collect(),
        Request::Risk(..) | Request::Budget(_) => Vec::new(),
    };
    asked(&standing).into_iter().flat_map(of).collect()
}

/// The decisions that a report has room for: about tasks first, then about a risk and about money, for each of which a place
/// is kept. Tasks asked about before are asked about again until the decision is taken; new ones fill the remaining room.
pub(in crate::report) fn asked<'s, 'a>(standing: &'s Standing<'a>) -> Vec<Request<'s, 'a>> {
    let others: Vec<_> = [untreated(standing), uncommitted(standing)].into_iter().flatten().collect();
    let places = DECISIONS_MAX - others.len();
    let mut groups = groups(standing);
    let is_kept = |group: &[Held<'_, '_>]| group.iter().any(|(task, _)| first_asked(standing, &task.task.id).is_some());
    let kept = groups.iter().filter(|group| is_kept(group)).count();
    let mut room = places.saturating_sub(kept);
    groups.retain(|group| {
        let has_place = is_kept(group) || room > 0;
        room -= usize::from(has_place && !is_kept(group));
        has_place
    });
    groups.truncate(places);
    groups.into_iter().map(Request::Tasks).chain(others).collect()
}

/// All open decisions about tasks, without the limit; instances of one task that is asked of several partners are one.
pub(in crate::report) fn groups<'s, 'a>(standing: &'s Standing<'a>) -> Vec<Vec<Held<'s, 'a>>> {
    let mut groups: Vec<Vec<Held<'s, 'a>>> = Vec::new();
    for (task, waiting) in open(standing) {
        let origin = task.task.fanned_from.as_ref();
        let known = groups.iter_mut().find(|group| origin.is_some() && group[0].0.task.fanned_from.as_ref() == origin);
        match known {
            Some(group) => group.push((task, waiting)),
            None => groups.push(vec![(task, waiting)]),
        }
    }
    groups
}

/// The tasks about which a decision is open.
pub(in crate::report) fn open<'s, 'a>(standing: &'s Standing<'a>) -> Vec<Held<'s, 'a>> {
    let mut open = critical(standing);
    let is_known = |open: &[Held<'_, '_>], id: &TaskId| open.iter().any(|(task, _)| task.task.id == *id);
    let blocked = standing.tasks.iter().filter(|task| task.is_blocked() && !standing.is_past_event(task.task));
    for task in blocked {
        if !is_known(&open, &task.task.id) {
            open.push((task, standing.tasks_waiting_for(&task.task.id)));
        }
    }
    open.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    open.retain(|(task, _)| !is_decided(standing, &task.task.id));
    for task in standing.tasks.iter().filter(|task| is_undecided(standing, &task.task.id)) {
        let is_moot = standing.is_past_need(&task.task.id) || standing.is_past_event(task.task);
        if !is_moot && !is_known(&open, &task.task.id) {
            open.push((task, standing.tasks_waiting_for(&task.task.id)));
        }
    }
    open
}

/// Critical overdue tasks, each with the number of tasks that wait for it, worst first. Nothing is decided about the
/// preparation of an event that has opened.
pub(in crate::report) fn critical<'s, 'a>(standing: &'s Standing<'a>) -> Vec<Held<'s, 'a>> {
    let overdue = standing.overdue().into_iter().map(|task| (task, standing.tasks_waiting_for(&task.task.id)));
    let overdue = overdue.filter(|(task, _)| !standing.is_past_event(task.task));
    let mut critical: Vec<_> = overdue.filter(|(task, waiting)| *waiting > 0 || task.task.milestone).collect();
    critical.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    critical
}

/// The gravest severe risk of which nobody said what is done about it; none once the event has opened.
fn untreated<'s, 'a>(standing: &'s Standing<'a>) -> Option<Request<'s, 'a>> {
    let risks = standing.state.ledgers.risks.latest().filter(|(_, risk)| {
        let is_severe = risk.level().is_some_and(|level| level >= SEVERE_LEVEL);
        risk.treatment.is_none() && risk.status != Some(RiskStatus::Closed) && is_severe && !standing.has_opened()
    });
    let gravest = risks.max_by_key(|(id, risk)| (risk.level(), std::cmp::Reverse(*id)));
    gravest.map(|(id, risk)| Request::Risk(id, risk))
}

/// Lines that have a plan and no commitment, within [`BUDGET_FROM_MONTHS`] before the opening. Lines in kind are left out:
/// who gives such help is settled with the partner.
fn uncommitted<'s, 'a>(standing: &'s Standing<'a>) -> Option<Request<'s, 'a>> {
    let from = standing.plan.event.opens.saturating_sub(BUDGET_FROM_MONTHS.months());
    if standing.cut_off < from || standing.has_opened() {
        return None;
    }
    let lines = standing.state.ledgers.budget.latest().filter(|(_, line)| {
        let is_open = line.committed.is_none_or(|committed| committed <= 0.0);
        is_open && line.means != Some(Means::InKind) && line.planned.is_some_and(|planned| planned > 0.0)
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then_some(Request::Budget(lines))
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
