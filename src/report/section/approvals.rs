//! Approvals: what each that is open waits for, and what was decided since the report before.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    engine::{
        ApprovalState,
        approval::{AwaitedApproval, WaitsFor, awaited_approval},
    },
    model::TaskId,
    plan::calendar::end_of_day,
    report::{
        drawing::Ink,
        measure::{
            figures::Figures,
            standing::{Standing, TaskStanding},
        },
        words::{
            phrases::{days_text, named, since_text},
            value::{Badge, Day},
            writer::{Writer, count, text},
        },
    },
};

/// Approvals.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalsSection {
    /// What it says, as its heading: how many approvals wait for what.
    pub heading: String,
    /// The approvals that are open, in the order of the definition.
    pub rows: Vec<ApprovalRow>,
    /// The heading over what was decided; empty if nothing was.
    pub decided_heading: String,
    /// What was decided since the report before, by rising day.
    pub decided: Vec<ApprovalDecided>,
    /// True if there is nothing to tell.
    pub is_empty: bool,
}

/// An approval that is open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalRow {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// What the approval is called.
    pub approval: String,
    /// The version of the text; empty if there is none.
    pub version: String,
    /// What it waits for: `decision`, `silence`, `opening`, `obtaining`, `consultation`, `reissue`, `withdrawn`.
    pub state: String,
    /// The same as mark, word and colour.
    pub badge: Badge,
    /// How many take part.
    pub members: usize,
    /// How many of them have the text.
    pub served: usize,
    /// How many approved; missing for a silence procedure, and while nobody is asked.
    pub approvals: Option<usize>,
    /// How many have to.
    pub needed: Option<usize>,
    /// Whose decision is awaited; in a silence procedure, who does not have the text. Only those whom the audience may know.
    pub awaited: Vec<String>,
    /// The paragraphs on which a silence was broken.
    pub paragraphs: Vec<String>,
    /// All that in words.
    pub text: String,
    /// The day on which the silence ends, or by which a decision is asked for; missing where none is fixed.
    pub until: Option<Day>,
    /// Days from the cut-off to it; negative after it.
    pub days_left: Option<i32>,
    /// The same in words.
    pub days_text: String,
}

/// A decision since the report before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApprovalDecided {
    /// The task.
    pub task: TaskId,
    /// What it came to: `approved`, `held`, `returned`, `withdrawn`.
    pub state: String,
    /// The day, where the host is.
    #[schemars(with = "String")]
    pub on: Date,
    /// The same in a sentence.
    pub text: String,
}

/// The section as of the cut-off.
pub(in crate::report) fn section(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> ApprovalsSection {
    let at = end_of_day(standing.cut_off, &standing.plan.timezone);
    let rows: Vec<ApprovalRow> = standing
        .counted()
        .filter_map(|task| {
            let awaited = awaited_approval(standing.plan, task.task, standing.state.task(&task.task.id), at)?;
            Some(row(standing, task, &awaited, w))
        })
        .collect();
    let mut decided: Vec<ApprovalDecided> =
        standing.counted().flat_map(|task| decided(standing, task, before.cut_off, w)).collect();
    decided.sort_by_key(|one| one.on);
    let since = ("since", text(since_text(w, before)));
    ApprovalsSection {
        heading: heading(w, &rows, &decided),
        decided_heading: if decided.is_empty() { String::new() } else { w.say("report-approvals-decided", &[since]) },
        is_empty: rows.is_empty() && decided.is_empty(),
        rows,
        decided,
    }
}

/// `Approvals: decisions awaited: 1; texts under silence: 2`. Empty if there is nothing to tell.
pub(in crate::report) fn heading(w: &Writer<'_>, rows: &[ApprovalRow], decided: &[ApprovalDecided]) -> String {
    let of = |states: &[&str]| rows.iter().filter(|row| states.contains(&row.state.as_str())).count();
    let parts = [
        ("report-approvals-deciding", of(&["decision"])),
        ("report-approvals-silent", of(&["silence"])),
        ("report-approvals-broken", of(&["consultation", "reissue"])),
        ("report-approvals-idle", of(&["opening", "obtaining", "withdrawn"])),
        ("report-approvals-settled", decided.len()),
    ];
    let parts = parts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| w.say(id, &[("n", count(n))]));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    w.say("report-approvals-heading", &[("parts", text(w.series(&parts)))])
}

fn row(standing: &Standing<'_>, task: &TaskStanding<'_>, of: &AwaitedApproval, w: &Writer<'_>) -> ApprovalRow {
    let plan = standing.plan;
    let title = plan.approvals.get(&of.approval).map(|approval| w.pick(&approval.title));
    let names = of.awaited.iter().filter(|seat| w.audience().may_see(&seat.partner));
    let awaited: Vec<String> = names
        .map(|seat| match seat.office {
            Some(office) => format!("{} ({})", w.name(&seat.partner), w.word("function", office.as_str())),
            None => w.name(&seat.partner),
        })
        .collect();
    let ends_on = of.ends_at.filter(|_| of.is_firm).map(|at| plan.timezone.to_datetime(at).date());
    let until = ends_on.or(of.due.filter(|_| of.waits_for == WaitsFor::Decision));
    let days_left = until.map(|day| (day - standing.cut_off).get_days());
    let is_over = of.waits_for == WaitsFor::Silence && days_left.is_some_and(|days| days <= 0);
    ApprovalRow {
        task: of.task.clone(),
        title: w.pick(&task.task.title),
        approval: title.unwrap_or_else(|| of.approval.clone()),
        version: of.version.clone().unwrap_or_default(),
        state: of.waits_for.as_str().to_owned(),
        badge: badge(w, of.waits_for),
        members: of.members,
        served: of.served,
        approvals: of.approvals.map(|(n, _)| n),
        needed: of.approvals.map(|(_, needed)| needed),
        text: words(w, of, &awaited),
        awaited,
        paragraphs: of.paragraphs.clone(),
        until: until.map(|day| w.day(day)),
        days_left,
        days_text: match days_left {
            // It is open at the cut-off, although its last day is over by then.
            Some(_) if is_over => w.say("report-approval-ended", &[]),
            Some(days) => days_text(w, days),
            None if of.waits_for == WaitsFor::Silence => w.say("report-approval-began-not", &[]),
            None => String::new(),
        },
    }
}

fn words(w: &Writer<'_>, of: &AwaitedApproval, awaited: &[String]) -> String {
    let mut parts = Vec::new();
    if let Some((n, needed)) = of.approvals {
        parts.push(w.say("report-approval-tally", &[("n", count(n)), ("needed", count(needed))]));
    }
    if of.waits_for == WaitsFor::Silence {
        parts.push(w.say("report-approval-served", &[("n", count(of.served)), ("of", count(of.members))]));
    }
    if !awaited.is_empty() {
        let id = if of.waits_for == WaitsFor::Silence { "report-approval-unserved" } else { "report-approval-awaited" };
        parts.push(w.say(id, &[("names", text(w.list(awaited)))]));
    }
    if !of.paragraphs.is_empty() {
        let named: Vec<String> = of.paragraphs.iter().map(|one| w.plain(one)).collect();
        parts.push(w.say("report-approval-broken", &[("paragraphs", text(w.list(&named)))]));
    }
    w.series(&parts)
}

fn badge(w: &Writer<'_>, waits_for: WaitsFor) -> Badge {
    let (mark, ink) = match waits_for {
        WaitsFor::Decision | WaitsFor::Silence => ("◆", Ink::Calm),
        WaitsFor::Opening | WaitsFor::Obtaining | WaitsFor::Reissue => ("▲", Ink::Warn),
        WaitsFor::Consultation => ("■", Ink::Bad),
        WaitsFor::Withdrawn => ("–", Ink::Muted),
    };
    let key = waits_for.as_str();
    Badge { key: key.into(), mark: mark.into(), word: w.word("approval-state", key), ink }
}

/// What the rounds of a task, or a person, decided after `since`.
fn decided(standing: &Standing<'_>, task: &TaskStanding<'_>, since: Date, w: &Writer<'_>) -> Vec<ApprovalDecided> {
    let run = standing.state.task(&task.task.id);
    let day = |at| standing.plan.timezone.to_datetime(at).date();
    let told = |state: &str, on: Date, version: Option<&str>| {
        let outcome = w.say("minutes-outcome", &[("state", text(state))]);
        let args = [("task", text(named(w, task))), ("outcome", text(outcome)), ("date", text(w.long_date(on)))];
        let sentence = match version {
            Some(version) => {
                let [task, outcome, date] = args;
                w.say("report-approval-decided-version", &[task, outcome, date, ("version", text(version))])
            }
            None => w.say("report-approval-decided", &args),
        };
        ApprovalDecided { task: task.task.id.clone(), state: state.to_owned(), on, text: sentence }
    };
    let ended = run
        .approval
        .rounds
        .iter()
        .filter(|round| round.state.is_final() && !matches!(round.state, ApprovalState::Reissued));
    let ended = ended.filter_map(|round| Some((round, day(round.ended_at()?))));
    let by_rounds =
        ended.map(|(round, on)| told(round.state.as_str(), on, round.text.as_ref().map(|text| text.version.as_str())));
    let mut all: Vec<ApprovalDecided> = by_rounds.collect();
    // Signed on paper, say: no round came to it.
    if let Some(on) = run.approved_at.map(day).filter(|_| task.task.approval.is_some())
        && !run.approval.rounds.iter().any(|round| round.state.is_approved())
    {
        all.push(told("approved", on, None));
    }
    all.retain(|one| one.on > since);
    all
}
