//! Decisions requested of management, derived from what holds others up, until their outcome is recorded.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{PartnerId, TaskId},
    report::{
        measure::{
            decisions::{asked, critical, first_asked, is_decided, is_undecided, open},
            figures::Figures,
            standing::{Standing, TaskStanding},
        },
        request::Audience,
        words::{
            phrases::{days_text, named},
            value::Day,
            writer::{Writer, count, text},
        },
    },
};

/// A decision is requested within this many of the coordinator's working days.
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

/// Requests decisions on overdue tasks that hold others up, overdue milestones, and whatever an earlier report
/// requested and nobody decided, unless everything that waited for it is finished. The task that holds up most comes
/// first.
pub(in crate::report) fn requested(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<DecisionRequested> {
    asked(standing).into_iter().map(|(task, waiting)| decision(standing, w, task, waiting)).collect()
}

/// The outcomes recorded since the previous report, oldest first, one sentence each; then the requests that were not
/// decided and are moot, because their task was finished or nothing waits for it any longer.
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

/// Decisions that the last report requested and this one does not, although they were not taken and their task is open.
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

/// The text for an audience that is not asked for a decision. `asked` holds the requests to all partners. Empty if this
/// audience is asked for one, and for the public, which never is.
pub(super) fn none_requested(standing: &Standing<'_>, w: &Writer<'_>, asked: &[DecisionRequested]) -> String {
    match w.audience() {
        Audience::TaskForce | Audience::Minister if !asked.is_empty() => String::new(),
        Audience::Partner(partner) if asked.iter().any(|decision| is_led_by(standing, &decision.task, partner)) => {
            String::new()
        }
        Audience::Partner(partner) => w.say("report-decisions-none-partner", &[("partner", text(w.partner(partner)))]),
        Audience::Public => String::new(),
        // Tasks may still be held up although the decision has been taken.
        _ if critical(standing).is_empty() => w.say("report-decisions-none", &[]),
        _ => w.say("report-decisions-none-open", &[]),
    }
}

fn is_led_by(standing: &Standing<'_>, task: &TaskId, partner: &PartnerId) -> bool {
    standing.plan.task(task).is_some_and(|task| &task.lead == partner)
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
