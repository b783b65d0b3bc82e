//! The receipt for a reply to a mail that asks after commitments: what was recorded of it, and what was not and why.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    asking::ReplyExample,
    commitment_matter::{CommitmentItem, ReportedLine, open_items, reported_line},
    contact::{contact_blocks, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    cover::recipient,
    language::Language,
    order::Scene,
};
use crate::{
    engine::follow_up::Report,
    model::{CommitmentId, Lang},
    plan::{Contact, Partner},
};

/// What became of a reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportedFacts {
    /// What was recorded.
    pub recorded: Vec<(CommitmentId, Report)>,
    /// True if all of it had been recorded before.
    pub is_same: bool,
    /// What was not, and why.
    pub refused: Vec<NotReported>,
    /// The head of what could not be read as a report.
    pub quoted: Option<String>,
    /// The page on which to report instead.
    pub url: Option<String>,
    /// True if a reply to the receipt is read.
    pub takes_replies: bool,
}

/// Something that was not recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotReported {
    /// The commitment as it was named; missing if none was.
    pub id: Option<String>,
    /// Why.
    pub problem: NotReportedWhy,
    /// The currency of the commitment.
    pub currency: Option<String>,
}

/// Why something was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotReportedWhy {
    /// It does not say which commitment it is about.
    Which,
    /// No commitment of its sender is called so.
    Unknown,
    /// The amount cannot be read.
    Amount,
    /// It is in another currency.
    Currency,
    /// The day is over.
    Day,
    /// The reason is missing.
    Reason,
    /// Two lines contradict each other, or the word has no meaning here.
    Unclear,
    /// The commitment has been completed or given up.
    Ended,
    /// It cannot be recorded as things stand.
    Other,
}

/// What the templates of such a receipt see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentReceipt {
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
    /// What was recorded.
    pub recorded: Vec<ReportedLine>,
    /// True if all of it had been recorded before.
    pub is_same: bool,
    /// What was not, and why.
    pub refused: Vec<NotReported>,
    /// The head of what could not be read, line by line.
    pub quoted: Vec<String>,
    /// The commitments that may still be reported on.
    pub items: Vec<CommitmentItem>,
    /// What stands in the example of a reply.
    pub example: Option<ReplyExample>,
    /// The page on which to report.
    pub answer_url: Option<String>,
    /// True if a reply is read.
    pub takes_replies: bool,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// The receipt for what `contact`, of `partner`, replied; written at `now`.
pub fn commitment_receipt(
    scene: Scene<'_>,
    (contact, partner, fallback): (&Contact, &Partner, &Lang),
    facts: ReportedFacts,
    now: Timestamp,
) -> CommitmentReceipt {
    let Scene { plan, state } = scene;
    let language = Language::of_reader(&[scene], contact, Some(partner), fallback);
    let day = partner.timezone.to_datetime(now).date();
    let items = open_items(scene, partner, &language, now);
    let line = |(id, report): &(CommitmentId, Report)| {
        let entry = state.ledgers.commitments.get(id);
        let title = entry.and_then(|entry| entry.title.as_ref()).map(|title| language.text(title)).unwrap_or_default();
        let currency = entry.map(super::commitment_matter::currency_of).unwrap_or_default();
        reported_line((id, &title, &currency), (report, None, true), partner)
    };
    CommitmentReceipt {
        dir: Direction::of(&language.lang),
        salutation: language.line(&contact.salutation),
        signature: signature(plan, &language),
        to: recipient(partner, contact, &language, day),
        events: vec![event_line(plan, &language, day)],
        symbol: plan.symbol.clone(),
        day,
        recorded: facts.recorded.iter().map(line).collect(),
        is_same: facts.is_same,
        refused: facts.refused,
        quoted: facts.quoted.iter().flat_map(|quoted| quoted.lines()).map(str::to_owned).collect(),
        example: ReplyExample::of(&items, day),
        answer_url: facts.url.filter(|_| !items.is_empty()),
        takes_replies: facts.takes_replies && !items.is_empty(),
        items,
        contacts: contact_blocks(&[scene], &language, now),
        lang: language.lang,
    }
}
