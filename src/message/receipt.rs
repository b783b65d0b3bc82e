//! The receipt for an answer by mail: what was recorded of it, what was not and why, and how to say it.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    compose::answer_guide,
    contact::signature,
    content::{AnswerGuide, ContactBlock, Counts, Direction, EventLine, Recipient},
    cover::recipient,
    item::{Item, item},
    language::Language,
    order::Scene,
    page::{AnswerPage, RecordedAnswer, Visitor},
    reading::Reading,
};
use crate::{
    model::{Answer, Lang, PartnerId, TaskId, WorkflowId},
    plan::Partner,
};

/// Workflow, task and partner.
type Input = (WorkflowId, TaskId, PartnerId);

/// What became of a reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiptFacts {
    /// What was recorded.
    pub recorded: Vec<Accepted>,
    /// What was not.
    pub refused: Vec<NotAccepted>,
    /// The head of what could not be read as an answer.
    pub quoted: Option<String>,
    /// The character set in which the reply was read, if it named none.
    pub read_as: Option<String>,
    /// True if it could not be read at all: it is encrypted, or sealed in another way.
    pub is_sealed: bool,
    /// The page on which to answer instead.
    pub url: Option<String>,
}

/// An answer that was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// The input.
    pub input: Input,
    /// The answer.
    pub answer: Answer,
    /// True if somebody else has to agree to it first.
    pub needs_consent: bool,
    /// True if it had been recorded before.
    pub is_same: bool,
}

/// A line that was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAccepted {
    /// The line, as it was understood.
    pub line: String,
    /// Why not.
    pub problem: ReplyProblem,
}

/// Why a line of a reply was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReplyProblem {
    /// It names no item, and several are open.
    Which,
    /// It names an item that does not concern the sender.
    Unknown,
    /// It names no day, or one that is over.
    Day,
    /// The reason is missing.
    Reason,
    /// A lead has something to contribute.
    Lead,
    /// The item is closed.
    Closed,
    /// It cannot be recorded as things stand.
    Other,
}

/// What the templates of a receipt see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Receipt {
    /// Language of the mail.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The salutation line as the recipient wants it.
    pub salutation: Option<String>,
    /// The lines that the coordinator signs with; empty if the definition gives none.
    pub signature: Vec<String>,
    /// Who is written to.
    pub to: Recipient,
    /// The events it speaks of.
    pub events: Vec<EventLine>,
    /// Their symbols.
    pub symbol: String,
    /// The day on which it is written, where its reader is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// What was recorded.
    pub recorded: Vec<ReceiptLine>,
    /// What was not.
    pub refused: Vec<RefusedLine>,
    /// The head of what could not be read as an answer, line by line.
    pub quoted: Vec<String>,
    /// The character set in which the reply was read, if it named none: letters may have been read wrongly.
    pub read_as: Option<String>,
    /// True if it could not be read at all, since it is encrypted.
    pub is_sealed: bool,
    /// How to answer; `None` if everything was recorded.
    pub answer: Option<AnswerGuide>,
    /// How many items are open.
    pub counts: Counts,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
    /// What was promised for a day that holds, with that day, for calendars.
    #[serde(skip)]
    pub promised: Vec<Item>,
}

/// An answer that was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReceiptLine {
    /// What it says.
    pub answer: RecordedAnswer,
    /// True if it had been recorded before.
    pub is_same: bool,
}

/// A line that was not recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RefusedLine {
    /// The line, as it was understood.
    pub line: String,
    /// Why not.
    pub problem: ReplyProblem,
    /// A day that could be named.
    #[schemars(with = "String", extend("format" = "date"))]
    pub example: Date,
}

/// The receipt for what `visitor`, a contact of `partner`, wrote by mail; written at `now`.
pub fn receipt(
    scenes: &[Scene<'_>],
    (visitor, partner): (&Visitor<'_>, &Partner),
    facts: ReceiptFacts,
    now: Timestamp,
) -> Receipt {
    let page = AnswerPage::of(scenes, visitor, None, now);
    let language = Language::of_reader(scenes, visitor.contact, Some(partner), visitor.fallback);
    let day = partner.timezone.to_datetime(now).date();
    let items: Vec<Item> = page.items.into_iter().map(|open| open.item).collect();
    let promised = facts.recorded.iter().filter_map(|accepted| promised(scenes, accepted, &language, day)).collect();
    let recorded = facts.recorded.into_iter().filter_map(|accepted| line(scenes, accepted, &language, day)).collect();
    let needs_help = !facts.refused.is_empty() || facts.quoted.is_some() || facts.is_sealed;
    let example = partner.calendar.add_working_days(day, EXAMPLE_DAYS);
    Receipt {
        dir: Direction::of(&language.lang),
        salutation: language.line(&visitor.contact.salutation),
        signature: scenes.first().map_or_else(Vec::new, |scene| signature(scene.plan, &language)),
        to: recipient(partner, visitor.contact, &language, day),
        symbol: page.events.iter().map(|event| event.symbol.as_str()).collect::<Vec<_>>().join(", "),
        events: page.events,
        day,
        recorded,
        refused: facts
            .refused
            .into_iter()
            .map(|refused| RefusedLine { line: refused.line, problem: refused.problem, example })
            .collect(),
        quoted: facts.quoted.iter().flat_map(|quoted| quoted.lines()).map(str::to_owned).collect(),
        read_as: facts.read_as,
        is_sealed: facts.is_sealed,
        counts: Counts { all: items.len() as u32, ..Counts::default() },
        answer: if needs_help { answer_guide(&items, partner, day, facts.url) } else { None },
        contacts: page.contacts,
        promised,
        lang: language.lang,
    }
}

/// The example of a day is so many working days ahead.
const EXAMPLE_DAYS: i32 = 5;

fn line(scenes: &[Scene<'_>], accepted: Accepted, language: &Language, day: Date) -> Option<ReceiptLine> {
    let Accepted { input: (workflow, task, partner), answer, needs_consent, is_same } = accepted;
    let scene = scenes.iter().find(|scene| scene.plan.workflow == workflow)?;
    let (of, partner) = (scene.plan.task(&task)?, scene.plan.partners.get(&partner)?);
    let what = item(*scene, of, partner, Reading::of_coordinator(language, day), None).what;
    let until = answer.promise();
    let value = value(&answer).to_owned();
    Some(ReceiptLine { answer: RecordedAnswer { task, what, of: None, value, until, needs_consent }, is_same })
}

/// What an answer promises for another day, unless somebody has to agree to it first.
fn promised(scenes: &[Scene<'_>], accepted: &Accepted, language: &Language, day: Date) -> Option<Item> {
    let until = accepted.answer.promise().filter(|_| !accepted.needs_consent)?;
    let (workflow, task, partner) = &accepted.input;
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    let (task, partner) = (scene.plan.task(task)?, scene.plan.partners.get(partner)?);
    let item = item(*scene, task, partner, Reading::of_coordinator(language, day), None);
    Some(Item { due: until, ..item })
}

/// The value of the choice on a page that says the same.
fn value(answer: &Answer) -> &'static str {
    match answer {
        Answer::Done => "done",
        Answer::Partly { .. } => "partly",
        Answer::Postponed { .. } => "late",
        Answer::Nil => "nil",
        Answer::Declined => "decline",
        Answer::HandedOver { .. } => "hand_over",
        Answer::Help => "help",
        Answer::NotDone | Answer::Returned | Answer::Agreed | Answer::Refused => "not_done",
    }
}
