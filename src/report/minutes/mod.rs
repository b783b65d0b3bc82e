//! Minutes of an approval or a silence procedure, for the file: what the journal has of it, round by round.
//!
//! Minutes name the members and who stated what: they are for those who conduct the procedure. An edition without names can
//! be passed on.

mod case;
mod proceedings;
mod rounds;

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use self::case::Case;
use crate::{
    engine::RunState,
    model::{Event, Fact, Lang, PartnerId, StatementKind, TaskId, Text},
    plan::{Plan, Task},
    report::{
        drawing::Drawing,
        request::{Audience, Edition},
        section::header::{self, Header},
        words::writer::{Writer, text},
    },
};

/// Which minutes are asked for.
#[derive(Clone, Debug)]
pub struct MinutesOrder<'a> {
    /// The task.
    pub task: &'a TaskId,
    /// Their language.
    pub lang: Lang,
    /// True for the edition that names no member.
    pub is_redacted: bool,
    /// The names of members that the plan has no more.
    pub names: BTreeMap<PartnerId, Text>,
}

/// Minutes: what their template and `--format json` see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Minutes {
    /// Language of their texts.
    pub lang: Lang,
    /// Direction of its script: `ltr` or `rtl`.
    pub dir: String,
    /// What identifies them.
    pub header: Header,
    /// True for the edition that names no member.
    pub is_redacted: bool,
    /// What it came to, as their heading.
    pub outcome: String,
    /// The state of the last round, or `approved`; empty if nobody was asked.
    pub state: String,
    /// What the approval is about, who conducted it, its evidence, what follows.
    pub facts: Vec<MinutesFact>,
    /// By which clock times are told.
    pub clock: String,
    /// What they are drawn up from.
    pub source: String,
    /// What happened before anybody was asked.
    pub before: Vec<MinutesEntry>,
    /// The rounds, the first one first.
    pub rounds: Vec<MinutesRound>,
    /// Its charts: none.
    #[serde(skip)]
    #[schemars(skip)]
    pub drawings: Vec<Drawing>,
    /// Those of their texts that are in another language than they are.
    #[serde(skip)]
    #[schemars(skip)]
    pub foreign: BTreeMap<String, Lang>,
}

/// A term with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MinutesFact {
    /// What it is: `task`, `rule`, `sha256`, …
    pub key: String,
    /// The term in the reader's language.
    pub term: String,
    /// What is to be said.
    pub text: String,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MinutesRound {
    /// Its number.
    pub number: u32,
    /// `Round 2: Rev.3`.
    pub title: String,
    /// Where it stands, or what it came to: `held`, `broken`, …
    pub state: String,
    /// The same in words, with the instant.
    pub outcome: String,
    /// True for a silence procedure.
    pub is_silent: bool,
    /// Text, checksum, rule, end.
    pub facts: Vec<MinutesFact>,
    /// Those who decide; empty in the edition that names no member.
    pub members: Vec<Member>,
    /// What happened, in the order of time.
    pub proceedings: Vec<MinutesEntry>,
}

/// One who decides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Member {
    /// Its organisation.
    pub name: String,
    /// Its office; empty if it is whoever the organisation is written to.
    pub office: String,
    /// When and how it got the text, or that it did not.
    pub served: String,
    /// False if it does not have the text.
    pub is_served: bool,
    /// Its last position that counts.
    pub position: String,
    /// Which one that is; missing if it stated nothing that counts.
    pub stated: Option<StatementKind>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MinutesEntry {
    /// When.
    #[schemars(with = "String")]
    pub at: Timestamp,
    /// The same by the clock of the host.
    pub time: String,
    /// What kind of thing: `opened`, `notice`, `served`, `stated`, `lost`, `held`, …
    pub kind: String,
    /// What happened, in a sentence.
    pub text: String,
    /// Paragraphs, reasons, the way it came, what it led to; a line each.
    pub details: Vec<String>,
    /// True for what is on record without effect.
    pub is_without_effect: bool,
    /// The entries of the journal.
    pub entries: Vec<i64>,
    /// The same for print: `12–14, 17`.
    pub entries_text: String,
}

/// The minutes of the approval of a task of `plan`, from what the journal has by `now`. `None` if the plan has no such task, or it
/// needs no approval.
///
/// Once everything has ended, they do not depend on `now`: they are dated by the last entry.
pub fn minutes(plan: &Plan, events: &[Event], order: &MinutesOrder<'_>, now: Timestamp) -> Option<Minutes> {
    let task = plan.task(order.task).filter(|task| task.approval.is_some())?;
    let state = RunState::replay(plan, events, now);
    let told = proceedings::about(plan, task, events, now);
    let rounds = &state.task(&task.id).approval.rounds;
    let is_over = rounds.last().map_or(state.task(&task.id).approved_at.is_some(), |round| round.state.is_final());
    let of_it = told.iter().filter(|event| !matches!(event.fact, Fact::DefinitionTaken { .. }));
    let last_at = of_it.map(|event| event.happened_at.max(event.recorded_at)).max();
    let as_of = last_at.filter(|_| is_over).unwrap_or(now);
    let audience = if order.is_redacted { Audience::Public } else { Audience::TaskForce };
    let day = plan.timezone.to_datetime(as_of).date();
    let w = Writer::new(plan, &order.lang, day, &audience);
    let case = Case::new((plan, task, &state), &w, order, as_of);
    let (before, of_rounds) = proceedings::entries(&case, &told);
    let rounds = rounds::rounds(&case, of_rounds);
    let header = header(&case, as_of);
    Some(Minutes {
        lang: w.lang().clone(),
        dir: if w.lang().is_rtl() { "rtl" } else { "ltr" }.into(),
        is_redacted: order.is_redacted,
        outcome: outcome(&case),
        state: last_state(&case),
        facts: facts(&case),
        clock: case.clock(told.iter().map(|event| event.happened_at)),
        source: w.say("minutes-source", &[("time", text(case.time(as_of)))]),
        before,
        rounds,
        header,
        drawings: Vec::new(),
        foreign: w.foreign(),
    })
}

/// The header of a report, with what makes it one of minutes.
fn header(case: &Case<'_>, as_of: Timestamp) -> Header {
    let (w, plan) = (case.w, case.plan);
    let day = plan.timezone.to_datetime(as_of).date();
    let of = header::spanning(plan, (day, day), &Edition::Draft, w);
    let is_silent = plan.approval_of(case.task).is_some_and(crate::plan::Approval::is_silent);
    let kind = w.say(if is_silent { "minutes-kind-silence" } else { "minutes-kind-approval" }, &[]);
    let task = w.task_id(&case.task.id).to_string();
    let about = format!("{kind}, {}", w.isolated(&task));
    let names = [("title", text(of.title.as_str())), ("kind", text(about.as_str())), ("date", text(w.day(day).text))];
    let plain = |words: &str| -> String {
        words.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect()
    };
    let redacted = if case.is_redacted { "_redacted" } else { "" };
    Header {
        document_title: w.say("report-document-title", &names),
        running_title: w.say("report-running-title", &names),
        file_stem: format!("{}-{}_minutes_{day}_{}{redacted}", plain(&plan.symbol), plain(&task), w.lang()),
        symbol: format!("{}/{task}", plan.symbol),
        kind,
        is_draft: false,
        notice: if case.is_redacted { w.say("minutes-redacted", &[]) } else { of.notice.clone() },
        distribution: String::new(),
        cut_off_at: as_of,
        cut_off_host: header::clock(w, as_of, &plan.timezone),
        cut_off_utc: header::clock(w, as_of, &jiff::tz::TimeZone::UTC),
        ..of
    }
}

fn last_state(case: &Case<'_>) -> String {
    match case.run().approval.last() {
        _ if case.run().approved_at.is_some() && !case.is_held() => "approved".to_owned(),
        Some(round) => round.state.as_str().to_owned(),
        None => String::new(),
    }
}

/// What it came to, and when.
fn outcome(case: &Case<'_>) -> String {
    let w = case.w;
    let state = last_state(case);
    if state.is_empty() {
        return w.say("minutes-outcome-none", &[]);
    }
    let at = match case.run().approved_at {
        Some(at) if state == "approved" => Some(at),
        _ => case.run().approval.last().and_then(crate::engine::Round::ended_at),
    };
    case.outcome(&state, at)
}

fn facts(case: &Case<'_>) -> Vec<MinutesFact> {
    let (w, plan, task) = (case.w, case.plan, case.task);
    let approval = plan.approval_of(task).map(|approval| w.isolated(&w.pick(&approval.title)));
    let lead = case.partner(&task.lead);
    let contact = plan.coordinator.email.clone().unwrap_or_else(|| plan.symbol.clone());
    let conducted = w.say("minutes-conducted", &[("lead", text(lead.as_str())), ("contact", text(contact))]);
    let facts = [
        ("task", Some(case.titled(task))),
        ("deliverable", task.deliverable.as_ref().map(|text| case.defined(text))),
        ("approval", Some(approval.or_else(|| task.approval.clone()).unwrap_or_default())),
        ("lead", Some(lead)),
        ("conducted", Some(conducted)),
        ("evidence", case.evidence()),
        ("follows", Some(follows(case, task))),
    ];
    facts.into_iter().filter_map(|(key, words)| Some(case.fact(key, words?))).collect()
}

/// What needs the task, whether it is done by now or not: minutes stay what they are.
fn follows(case: &Case<'_>, task: &Task) -> String {
    let w = case.w;
    let waiting = case.plan.tasks.iter().filter(|other| other.needs.contains(&task.id));
    let titles: Vec<String> = waiting.map(|task| case.titled(task)).collect();
    if titles.is_empty() {
        return w.say("minutes-waiting-none", &[]);
    }
    w.say("minutes-waiting", &[("tasks", text(w.series(&titles)))])
}
