//! Decisions requested of management, each with who decides, by when, what can be decided and what happens otherwise.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::risks::level_text;
use crate::{
    model::{BudgetEntry, BudgetLineId, PartnerId, RiskEntry, RiskId, TaskId},
    plan::{Function, PartnerKind},
    report::{
        measure::{
            decisions::{Held, Request, asked, critical, first_asked, groups, is_decided, is_undecided, open},
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

/// At most this many budget lines are named.
const LINES_AT_MOST: usize = 3;

/// A decision that is asked for, about tasks, a risk, or money.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DecisionRequested {
    /// The tasks it is about: one, or the instances of one that several partners owe; empty if it is about something else.
    pub tasks: Vec<TaskId>,
    /// The risk it is about.
    pub risk: Option<RiskId>,
    /// The budget lines it is about.
    pub budget_lines: Vec<BudgetLineId>,
    /// What is to be decided.
    pub text: String,
    /// What can be decided.
    pub options: String,
    /// What happens otherwise.
    pub otherwise: String,
    /// Who decides.
    pub owner: String,
    /// By when, never later than the opening.
    pub by: Day,
    /// Of tasks `45 days overdue`; for one that is still open from an earlier report, which report first asked for it.
    pub days_text: String,
    /// Unfinished tasks that cannot be finished before the one that most depends on.
    pub waiting: usize,
    /// Symbol of the issued report that first asked for it; missing for a new one.
    pub asked_in: Option<String>,
}

/// The requests of decisions for this audience: a partner reads those about its own tasks and risks alone.
pub(in crate::report) fn requested(standing: &Standing<'_>, w: &Writer<'_>) -> Vec<DecisionRequested> {
    let own = match w.audience() {
        Audience::Partner(own) => Some(own),
        _ => None,
    };
    let is_own = |partner: &PartnerId| own.is_none_or(|own| own == partner);
    let requests = asked(standing).into_iter().filter_map(|request| match request {
        Request::Tasks(mut tasks) => {
            tasks.retain(|(task, _)| is_own(&task.task.lead));
            (!tasks.is_empty()).then(|| about_tasks(standing, w, &tasks))
        }
        Request::Risk(id, risk) => {
            (own.is_none() || risk.owner.as_ref() == own).then(|| about_risk(standing, w, id, risk))
        }
        Request::Budget(lines) => own.is_none().then(|| about_budget(standing, w, &lines)),
    });
    requests.collect()
}

/// Open decisions about tasks beyond those in `asked`.
pub(super) fn more(standing: &Standing<'_>, asked: &[DecisionRequested]) -> usize {
    groups(standing).len() - asked.iter().filter(|decision| !decision.tasks.is_empty()).count()
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

/// The text for an audience that is not asked for a decision; empty if it is, and for the public, which never is.
pub(super) fn none_requested(standing: &Standing<'_>, w: &Writer<'_>, asked: &[DecisionRequested]) -> String {
    match w.audience() {
        _ if !asked.is_empty() => String::new(),
        Audience::Public => String::new(),
        Audience::Partner(partner) => w.say("report-decisions-none-partner", &[("partner", text(w.partner(partner)))]),
        _ if standing.has_opened() => w.say("report-decisions-none-opened", &[]),
        // Tasks may still be held up although the decision has been taken.
        _ if critical(standing).is_empty() => w.say("report-decisions-none", &[]),
        _ => w.say("report-decisions-none-open", &[]),
    }
}

/// A request about nothing yet.
fn blank(standing: &Standing<'_>, w: &Writer<'_>) -> DecisionRequested {
    DecisionRequested {
        tasks: Vec::new(),
        risk: None,
        budget_lines: Vec::new(),
        text: String::new(),
        options: String::new(),
        otherwise: String::new(),
        owner: management(standing, w),
        by: w.day(decide_by(standing)),
        days_text: String::new(),
        waiting: 0,
        asked_in: None,
    }
}

/// `tasks` is not empty; the first is the one that most depends on.
fn about_tasks(standing: &Standing<'_>, w: &Writer<'_>, tasks: &[Held<'_, '_>]) -> DecisionRequested {
    let (first, waiting) = tasks[0];
    let kind = match waiting {
        _ if first.is_blocked() => "blocked",
        0 if first.task.milestone => "milestone",
        _ => "task",
    };
    let asked_in = tasks.iter().find_map(|(task, _)| first_asked(standing, &task.task.id));
    let asked_in = asked_in.map(|report| report.symbol.clone());
    let since = asked_in.as_ref().map(|symbol| w.say("report-decision-asked", &[("report", text(symbol.as_str()))]));
    let days = tasks.iter().map(|(task, _)| task.days_left(standing.cut_off)).min().unwrap_or_default();
    let days = days_text(w, days);
    let owners: Vec<String> = tasks.iter().map(|(task, _)| w.partner(&task.task.lead)).collect();
    let args = [("task", text(named_together(w, tasks))), ("owner", text(w.list(&owners)))];
    DecisionRequested {
        tasks: tasks.iter().map(|(task, _)| task.task.id.clone()).collect(),
        text: w.say(&format!("report-decide-{kind}"), &args),
        options: w.say(&format!("report-decide-{kind}-options"), &[]),
        otherwise: otherwise(standing, w, first, waiting),
        days_text: since.map_or_else(|| days.clone(), |since| format!("{days}; {since}")),
        waiting,
        asked_in,
        ..blank(standing, w)
    }
}

/// One task as it is always named; several instances of one by the id that they have in common.
fn named_together(w: &Writer<'_>, tasks: &[Held<'_, '_>]) -> String {
    let (first, _) = tasks[0];
    match first.task.fanned_from.as_ref().filter(|_| tasks.len() > 1) {
        None => named(w, first),
        Some(origin) => {
            w.say("report-task", &[("title", text(w.pick(&first.task.title))), ("id", text(origin.as_str()))])
        }
    }
}

/// What happens if nothing is decided: how many tasks wait, and when the first of them is due.
fn otherwise(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>, waiting: usize) -> String {
    let next = standing.plan.tasks_needing(&task.task.id).filter_map(|next| standing.task(&next.id));
    let next = next.filter(|next| next.is_open()).min_by_key(|next| next.task.due.date);
    let Some(next) = next.filter(|_| waiting > 0) else {
        let id = if task.task.milestone { "report-decide-milestone-otherwise" } else { "report-decide-task-otherwise" };
        return w.say(id, &[("date", text(w.long_date(task.task.due.date)))]);
    };
    let args = [("waiting", count(waiting)), ("date", text(w.long_date(next.task.due.date)))];
    w.say("report-decide-waiting-otherwise", &args)
}

fn about_risk(standing: &Standing<'_>, w: &Writer<'_>, id: &RiskId, risk: &RiskEntry) -> DecisionRequested {
    let title = risk.title.as_ref().map(|title| w.pick(title)).unwrap_or_default();
    let effect = risk.effect.as_ref().map(|effect| w.pick(effect));
    let level = level_text(w, risk);
    DecisionRequested {
        risk: Some(id.clone()),
        text: w.say("report-decide-risk", &[("risk", text(title)), ("level", text(level))]),
        options: w.say("report-decide-risk-options", &[]),
        otherwise: effect.map_or_else(
            || w.say("report-decide-risk-stays", &[]),
            |effect| w.say("report-decide-risk-otherwise", &[("effect", text(effect))]),
        ),
        owner: risk.owner.as_ref().map_or_else(|| management(standing, w), |owner| office(standing, w, owner)),
        ..blank(standing, w)
    }
}

fn about_budget(standing: &Standing<'_>, w: &Writer<'_>, lines: &[(&BudgetLineId, &BudgetEntry)]) -> DecisionRequested {
    let title = |(id, line): &(&BudgetLineId, &BudgetEntry)| {
        line.title.as_ref().map_or_else(|| w.isolated(id.as_str()), |title| w.quoted(&w.pick(title)))
    };
    let mut names: Vec<String> = lines.iter().take(LINES_AT_MOST).map(title).collect();
    if lines.len() > LINES_AT_MOST {
        names.push("…".to_owned());
    }
    let opens = w.long_date(standing.plan.event.opens);
    DecisionRequested {
        budget_lines: lines.iter().map(|(id, _)| (*id).clone()).collect(),
        text: w.say("report-decide-budget", &[("n", count(lines.len())), ("names", text(w.list(&names)))]),
        options: w.say("report-decide-budget-options", &[]),
        otherwise: w.say("report-decide-budget-otherwise", &[("date", text(opens))]),
        ..blank(standing, w)
    }
}

/// Who decides about the preparation: the host. Whoever is late is asked by reminders, not here.
fn management(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let is_host = |id: &&PartnerId| {
        standing.plan.partners.get(*id).is_some_and(|partner| partner.kind == PartnerKind::HostGovernment)
    };
    let host = standing.plan.partner_order.iter().find(is_host);
    host.map_or_else(|| w.say("report-decide-coordinator", &[]), |host| office(standing, w, host))
}

/// The partner with its highest office on the cut-off day, if that is more than its focal point.
fn office(standing: &Standing<'_>, w: &Writer<'_>, partner: &PartnerId) -> String {
    let name = w.name(partner);
    let contacts = standing.plan.partners.get(partner).map(|partner| partner.contacts.as_slice()).unwrap_or_default();
    let offices = contacts.iter().filter(|contact| contact.holds_office_on(standing.cut_off));
    let highest = offices.filter_map(|contact| contact.function).max().filter(|office| *office >= Function::HeadOfUnit);
    highest.map_or(name.clone(), |office| {
        let args = [("partner", text(name.as_str())), ("office", text(w.word("function", office.as_str())))];
        w.say("report-decide-office", &args)
    })
}

/// Within a few working days, and about the preparation not after the opening: then nothing is left to decide.
fn decide_by(standing: &Standing<'_>) -> Date {
    let by = standing.plan.coordinator_calendar.add_working_days(standing.cut_off, DECIDE_WITHIN_DAYS);
    if standing.has_opened() { by } else { by.min(standing.plan.event.opens) }
}
