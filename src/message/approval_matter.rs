//! What an approval is about: the text, the rule, the end, as notices, pages and minutes tell it.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    contact::{place, utc},
    fan_out::Names,
    language::Language,
    order::Scene,
};
use crate::{
    engine::{
        ApprovalState, Round,
        approval::{closes_at, closing_if_served_at},
        direct_dependants,
    },
    model::{ApprovalRule, InputState, PartnerId, SilencePeriod, StatementKind, TaskId},
    plan::{Partner, Plan, Task},
};

/// At most so many tasks that wait for it are named.
const WAITING_NAMED: usize = 3;

/// What an approval is about.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalMatter {
    /// Symbol of the workflow.
    pub symbol: String,
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// What is to be approved: the text by its name, else what the task brings, else the task.
    pub what: String,
    /// What exists when it is done.
    pub deliverable: Option<String>,
    /// What the approval is called.
    pub approval: String,
    /// Who leads the task, as it stands in a sentence.
    pub lead: String,
    /// The number of the round.
    pub round: u32,
    /// Where it stands.
    pub state: ApprovalState,
    /// True for a silence procedure.
    pub is_silent: bool,
    /// Hours of the silence, if it has hours.
    pub hours: Option<u32>,
    /// Working days of the silence, if it has days.
    pub working_days: Option<u32>,
    /// Hours by which the first request for time extends it; without them it breaks the silence.
    pub extension_hours: Option<u32>,
    /// What the text is called, `Rev.2`.
    pub version: Option<String>,
    /// Where it is found: the link of the text, else of what the lead delivered.
    pub link: Option<String>,
    /// The SHA-256 of the text in hex.
    pub sha256: Option<String>,
    /// When the silence ends.
    pub closing: Option<Closing>,
    /// The day by which a decision is asked for.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// Who has contributed.
    pub contributed: Option<Names>,
    /// The titles of tasks that wait for it.
    pub waiting: Vec<String>,
    /// How many hold a seat.
    pub seats: u32,
    /// How many of them have the text.
    pub served: u32,
    /// How many have approved.
    pub approvals: u32,
    /// How many have to.
    pub needed: u32,
}

/// When a silence ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Closing {
    /// The day where the host is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
    /// The time there.
    pub time: String,
    /// The place whose clock that is.
    pub place: Option<String>,
    /// That clock, `UTC+4`.
    pub utc: String,
    /// The day where the reader is, if the clock there shows something else.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub own_on: Option<Date>,
    /// The time there.
    pub own_time: Option<String>,
    /// True once every member has the text: until then it may end later.
    pub is_firm: bool,
}

/// What round `round` of the approval of `task` is about, for a reader at `reader`, or for the file.
pub(super) fn matter(
    scene: Scene<'_>,
    (task, round): (&Task, &Round),
    (language, reader): (&Language, Option<&Partner>),
    now: Timestamp,
) -> ApprovalMatter {
    let Scene { plan, state } = scene;
    let run = state.task(&task.id);
    let silence = round.silence();
    let today = plan.timezone.to_datetime(now).date();
    let name = |id: &PartnerId| {
        let partner = plan.partners.get(id)?;
        Some((partner.short_name(today, &language.lang).to_owned(), partner.kind))
    };
    let in_ = |part: &InputState| part.is_in() && *part != InputState::Nil;
    let contributed =
        task.contributors.iter().filter(|one| run.inputs.get(&one.partner).is_some_and(|part| in_(&part.state)));
    let contributed: Vec<_> = contributed.filter_map(|one| name(&one.partner)).collect();
    let waiting = direct_dependants(plan, state, &task.id).take(WAITING_NAMED).map(|task| language.text(&task.title));
    let title =
        task.approval.as_ref().and_then(|id| plan.approvals.get(id)).map(|approval| language.text(&approval.title));
    let text = round.text.as_ref();
    ApprovalMatter {
        symbol: plan.symbol.clone(),
        task: task.id.clone(),
        title: language.text(&task.title),
        what: round.text.as_ref().and_then(|text| text.title.clone()).unwrap_or_else(|| {
            let brings = task.deliverable.as_ref().filter(|_| silence.is_none());
            language.text(brings.unwrap_or(&task.title))
        }),
        deliverable: task.deliverable.as_ref().map(|text| language.text(text)),
        approval: title.unwrap_or_else(|| task.approval.clone().unwrap_or_default()),
        lead: plan.partners.get(&task.lead).map(|lead| language.full_name(lead, today)).unwrap_or_default(),
        round: round.number,
        state: round.state,
        is_silent: silence.is_some(),
        hours: silence.and_then(|silence| match silence.period {
            SilencePeriod::Hours(hours) => Some(hours),
            SilencePeriod::WorkingDays(_) => None,
        }),
        working_days: silence.and_then(|silence| match silence.period {
            SilencePeriod::WorkingDays(days) => Some(days),
            SilencePeriod::Hours(_) => None,
        }),
        extension_hours: silence.and_then(|silence| silence.extension_hours),
        version: text.map(|text| text.version.clone()),
        link: text.and_then(|text| text.link.clone()).or_else(|| run.lead.link.clone()),
        sha256: text.and_then(|text| text.sha256.clone()),
        closing: closing(plan, round, (language, reader), now),
        due: round.due,
        contributed: Names::of(&contributed),
        waiting: waiting.collect(),
        seats: round.present(plan).count() as u32,
        served: (round.present(plan).count() - round.unserved(plan).count()) as u32,
        approvals: round.approvals(plan) as u32,
        needed: match round.rule {
            ApprovalRule::Silence(_) => 0,
            _ => round.needed() as u32,
        },
    }
}

/// When the silence of `round` ends, or would if all who have not been served were so now.
fn closing(
    plan: &Plan,
    round: &Round,
    (language, reader): (&Language, Option<&Partner>),
    now: Timestamp,
) -> Option<Closing> {
    let at = closing_if_served_at(plan, round, now)?;
    let there = plan.timezone.to_datetime(at);
    let here = reader.map(|reader| reader.timezone.to_datetime(at)).filter(|here| *here != there);
    Some(Closing {
        on: there.date(),
        time: there.strftime("%H:%M").to_string(),
        place: place(plan, &plan.timezone, language),
        utc: utc(&plan.timezone, at),
        own_on: here.map(DateTime::date),
        own_time: here.map(|here| here.strftime("%H:%M").to_string()),
        is_firm: closes_at(plan, round).is_some(),
    })
}

/// An objection, a return or a reservation, without who made it: a member's name is for those who conduct the procedure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Voice {
    /// What was stated.
    pub kind: StatementKind,
    /// The paragraphs that it names.
    pub paragraphs: Vec<String>,
    /// The reason, or the condition.
    pub reason: Option<String>,
}
