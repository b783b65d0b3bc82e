//! The receipt for a reply to a notice: what was recorded of it, or why nothing was, and how to say it.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    approval_matter::{ApprovalMatter, matter},
    approval_page::{Clock, SaidOfSeat, standing},
    contact::{contact_blocks, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    cover::recipient,
    language::Language,
    order::Scene,
};
use crate::{
    engine::approval::Stated,
    model::{Lang, TaskId},
    plan::{Contact, Partner},
};

/// What became of a reply to a notice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedFacts {
    /// What was recorded.
    pub recorded: Vec<Stated>,
    /// True if all of it had been recorded before.
    pub is_same: bool,
    /// Why nothing was.
    pub problem: Option<NotStated>,
    /// The head of what could not be read as a statement.
    pub quoted: Option<String>,
    /// The page on which to state it instead.
    pub url: Option<String>,
    /// True if a reply to the receipt is read.
    pub takes_replies: bool,
}

/// Why nothing of a reply was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotStated {
    /// No line of it is a statement beyond doubt.
    Unclear,
    /// It names neither paragraphs nor a reason.
    Reason,
    /// The day is over.
    Day,
    /// That is not how this approval is given.
    Kind,
    /// Its text has been replaced by another one.
    Replaced,
    /// Its sender decides nothing in this.
    NoSeat,
    /// It cannot be recorded as things stand.
    Other,
}

/// What the templates of such a receipt see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ApprovalReceipt {
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
    /// The event, as the only one of the list that every mail has.
    pub events: Vec<EventLine>,
    /// The symbol of the workflow.
    pub symbol: String,
    /// The day on which it is written, where its reader is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// What the approval is about, with the statement.
    pub matter: ApprovalMatter,
    /// True while statements count.
    pub is_open: bool,
    /// What was recorded.
    pub recorded: Vec<SaidOfSeat>,
    /// True if all of it had been recorded before.
    pub is_same: bool,
    /// Why nothing was.
    pub problem: Option<NotStated>,
    /// The head of what could not be read, line by line.
    pub quoted: Vec<String>,
    /// The page on which to state it.
    pub answer_url: Option<String>,
    /// True if a reply is read.
    pub takes_replies: bool,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// The receipt for what `contact`, of `partner`, replied to a notice about round `number` of the approval of `task`; written at
/// `now`. `None` if there is no such round.
pub fn approval_receipt(
    scene: Scene<'_>,
    (task, number): (&TaskId, u32),
    (contact, partner, fallback): (&Contact, &Partner, &Lang),
    facts: StatedFacts,
    now: Timestamp,
) -> Option<ApprovalReceipt> {
    let Scene { plan, state } = scene;
    let task = plan.task(task)?;
    let round = state.task(&task.id).approval.rounds.iter().find(|round| round.number == number)?;
    let language = Language::of_reader(&[scene], contact, Some(partner), fallback);
    let day = partner.timezone.to_datetime(now).date();
    let clock = Clock::of(plan, partner, &language, now);
    let standing = standing(plan, round, now);
    let matter = matter(scene, (task, round), (&language, Some(partner)), now);
    let is_open = standing.is_open();
    Some(ApprovalReceipt {
        dir: Direction::of(&language.lang),
        salutation: language.line(&contact.salutation),
        signature: signature(plan, &language),
        to: recipient(partner, contact, &language, day),
        events: vec![event_line(plan, &language, day)],
        symbol: plan.symbol.clone(),
        day,
        matter: ApprovalMatter { state: standing, ..matter },
        is_open,
        recorded: facts.recorded.iter().map(|stated| clock.said(stated)).collect(),
        is_same: facts.is_same,
        problem: facts.problem,
        quoted: facts.quoted.iter().flat_map(|quoted| quoted.lines()).map(str::to_owned).collect(),
        answer_url: facts.url.filter(|_| is_open),
        takes_replies: facts.takes_replies && is_open,
        contacts: contact_blocks(&[scene], &language, now),
        lang: language.lang,
    })
}
