//! Decisions that management is asked for, derived from what holds others up, until their outcome is recorded.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Audience, Figures,
    standing::{Standing, TaskStanding},
    tasks::{days_text, named},
    value::Day,
    writer::{Writer, count, text},
};
use crate::{
    engine::IssuedReport,
    model::{Event, PartnerId, TaskId},
    plan::Plan,
};

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
    /// `45 days overdue`; for one that is still open from an earlier report, which report first asked for it.
    pub days_text: String,
    /// Unfinished tasks that wait for it.
    pub waiting: usize,
    /// Symbol of the issued report that first asked for it; missing for a new one.
    pub asked_in: Option<String>,
}

/// The tasks about which a report as of `cut_off` asks for a decision.
pub fn decisions_requested(plan: &Plan, events: &[Event], cut_off: Date) -> Vec<TaskId> {
    let standing = Standing::at(plan, events, cut_off);
    asked(&standing).into_iter().map(|(task, _)| task.task.id.clone()).collect()
}

/// What is asked for: overdue tasks that hold others up, overdue milestones, and what an earlier report asked for and nobody
/// decided, unless all that waited for it is finished. The one that holds up most comes first.
pub(super) fn requested(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<DecisionRequested> {
    asked(standing).into_iter().map(|(task, waiting)| decision(standing, w, task, waiting)).collect()
}

/// The open decisions that a report has room for. What was asked for before is asked for again until it is decided; new
/// ones take what room is left.
fn asked<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
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
pub(super) fn open<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let mut open = critical(standing);
    open.retain(|(task, _)| !is_decided(standing, &task.task.id));
    let kept = standing.tasks.iter().filter(|task| is_undecided(standing, &task.task.id));
    let known: Vec<TaskId> = open.iter().map(|(task, _)| task.task.id.clone()).collect();
    let kept = kept.filter(|task| !known.contains(&task.task.id) && !standing.is_past_need(&task.task.id));
    open.extend(kept.map(|task| (task, standing.tasks_waiting_for(&task.task.id))));
    open
}

/// The outcomes recorded after `since`, oldest first, each in one sentence; then what was asked for, was not decided, and need
/// not be any more, since its task was finished, or nothing waits for it any longer.
pub(super) fn outcomes(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<String> {
    let mut outcomes = recorded(standing, before.cut_off, w);
    let was_open =
        |task: &TaskStanding<'_>| before.by_task.get(&task.task.id).is_some_and(|was| !was.health.is_finished());
    let settled = standing.tasks.iter().filter(|task| !task.is_open() && was_open(task));
    let settled = settled.filter(|task| !is_decided(standing, &task.task.id));
    outcomes.extend(settled.filter_map(|task| {
        let report = first_asked(standing, &task.task.id)?;
        let words = [("task", text(named(w, task))), ("report", text(report.symbol.as_str()))];
        Some(w.say("report-decision-settled", &words))
    }));
    outcomes.extend(dropped(standing, w));
    outcomes
}

/// What the last report asked for and this one does not, though it was not decided and its task is open.
fn dropped(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<String> {
    let Some(last) = standing.reports_before().max_by_key(|report| (report.cut_off, report.number)) else {
        return Vec::new();
    };
    let asked = open(standing);
    let is_asked = |id: &TaskId| asked.iter().any(|(task, _)| task.task.id == *id);
    let dropped = last.decisions.iter().filter(|id| is_undecided(standing, id) && !is_asked(id));
    let said = |id: &TaskId| {
        let words = [("task", text(named(w, standing.task(id)?))), ("report", text(last.symbol.as_str()))];
        Some(w.say("report-decision-dropped", &words))
    };
    dropped.filter_map(said).collect()
}

fn recorded(standing: &Standing<'_>, since: Date, w: &Writer<'_>) -> Vec<String> {
    let decisions = &standing.state.ledgers.decisions;
    let outcomes = decisions.latest().filter_map(|(task, entry)| {
        let at = decisions.touched_at(task)?;
        let known = standing.tasks.iter().find(|one| one.task.id == *task)?;
        let words = [("task", text(named(w, known))), ("outcome", text(w.pick(entry.outcome.as_ref()?)))];
        (standing.plan.timezone.to_datetime(at).date() > since).then(|| (at, w.say("report-decision-outcome", &words)))
    });
    let mut outcomes: Vec<_> = outcomes.collect();
    outcomes.sort();
    outcomes.into_iter().map(|(_, said)| said).collect()
}

/// Critical overdue tasks with the number of tasks that wait for each, worst first.
pub(super) fn critical<'s, 'a>(standing: &'s Standing<'a>) -> Vec<(&'s TaskStanding<'a>, usize)> {
    let overdue = standing.overdue().into_iter().map(|task| (task, standing.tasks_waiting_for(&task.task.id)));
    let mut critical: Vec<_> = overdue.filter(|(task, waiting)| *waiting > 0 || task.task.milestone).collect();
    critical.sort_by_key(|(task, waiting)| (std::cmp::Reverse(*waiting), task.task.due.date));
    critical
}

/// What is said to `w`'s audience if none of `asked`, of all partners, asks for a decision of it; nothing to the public,
/// which is not asked.
pub(super) fn none_requested(standing: &Standing<'_>, w: &Writer<'_>, asked: &[DecisionRequested]) -> String {
    match w.audience() {
        Audience::TaskForce | Audience::Minister if !asked.is_empty() => String::new(),
        Audience::Partner(partner) if asked.iter().any(|decision| is_led_by(standing, &decision.task, partner)) => {
            String::new()
        }
        Audience::Partner(partner) => w.say("report-decisions-none-partner", &[("partner", text(w.partner(partner)))]),
        Audience::Public => String::new(),
        // Something may be held up whose decision is taken.
        _ if critical(standing).is_empty() => w.say("report-decisions-none", &[]),
        _ => w.say("report-decisions-none-open", &[]),
    }
}

fn is_led_by(standing: &Standing<'_>, task: &TaskId, partner: &PartnerId) -> bool {
    standing.plan.task(task).is_some_and(|task| &task.lead == partner)
}

/// True if an earlier report asked about this open task, and nothing was decided.
fn is_undecided(standing: &Standing<'_>, task: &TaskId) -> bool {
    let is_open = standing.task(task).is_some_and(TaskStanding::is_open);
    is_open && !is_decided(standing, task) && first_asked(standing, task).is_some()
}

/// True if the outcome of a decision about the task is recorded: it is not asked for again.
fn is_decided(standing: &Standing<'_>, task: &TaskId) -> bool {
    standing.state.ledgers.decisions.get(task).is_some()
}

/// The first issued report before this one that asked for a decision about the task.
fn first_asked<'s>(standing: &'s Standing<'_>, task: &TaskId) -> Option<&'s IssuedReport> {
    standing.reports_before().filter(|report| report.decisions.contains(task)).min_by_key(|report| report.number)
}

fn decision(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>, waiting: usize) -> DecisionRequested {
    let by = decide_by(standing);
    let days_left = task.days_left(standing.cut_off);
    let id = match waiting {
        0 if task.task.milestone => "report-decision-milestone",
        0 => "report-decision-task",
        _ => "report-decision-waiting",
    };
    let asked_in = first_asked(standing, &task.task.id).map(|report| report.symbol.clone());
    let since = asked_in.as_ref().map(|symbol| w.say("report-decision-asked", &[("report", text(symbol.as_str()))]));
    let days = days_text(w, days_left);
    DecisionRequested {
        task: task.task.id.clone(),
        text: w.say(id, &[("task", text(named(w, task))), ("waiting", count(waiting))]),
        owner: w.partner(&task.task.lead),
        by: w.day(by),
        days_text: since.map_or_else(|| days.clone(), |since| format!("{days}; {since}")),
        waiting,
        asked_in,
    }
}

fn decide_by(standing: &Standing<'_>) -> Date {
    standing.plan.coordinator_calendar.add_working_days(standing.cut_off, DECIDE_WITHIN_DAYS)
}
