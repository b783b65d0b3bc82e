//! The mail that asks a partner how far its commitments are.

use jiff::{Timestamp, ToSpan, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    commitment_matter::{CommitmentItem, item},
    contact::{contact_blocks, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    cover::recipient,
    language::Language,
    order::Scene,
};
use crate::{
    engine::{AskingKind, follow_up::asked_about},
    model::{CommitmentId, Lang},
    plan::{Contact, Partner},
};

/// The day in the example of a reply is so many months ahead.
const EXAMPLE_MONTHS: i32 = 6;

/// Which mail is to be written, to whom.
#[derive(Clone, Copy, Debug)]
pub struct AskingOrder<'a> {
    /// What it says.
    pub kind: AskingKind,
    /// The day of the asking.
    pub day: Date,
    /// The commitment whose report was sent back.
    pub commitment: Option<&'a CommitmentId>,
    /// Whose contact is written to.
    pub partner: &'a Partner,
    /// The contact.
    pub contact: &'a Contact,
    /// The page to report on.
    pub answer_url: Option<&'a str>,
    /// True if a reply to the mail is read.
    pub takes_replies: bool,
    /// The language of this installation.
    pub fallback: &'a Lang,
}

/// What the templates of such a mail see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Asking {
    /// What it says.
    pub kind: AskingKind,
    /// Language of the mail.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The language the recipient would have preferred, if there is no catalogue for it.
    pub fallback_from: Option<Lang>,
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
    /// The day on which it leaves, where its reader is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// The commitments that it asks after, or whose report was sent back.
    pub items: Vec<CommitmentItem>,
    /// The commitment, its currency and a day, as replies may name them.
    pub example: Option<ReplyExample>,
    /// The page to report on.
    pub answer_url: Option<String>,
    /// True if a reply to the mail is read.
    pub takes_replies: bool,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// What stands in the example of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReplyExample {
    /// A commitment.
    pub id: CommitmentId,
    /// Its currency.
    pub currency: String,
    /// A day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
}

impl ReplyExample {
    /// Of the first of `items`, on `today`.
    pub(super) fn of(items: &[CommitmentItem], today: Date) -> Option<Self> {
        let first = items.first()?;
        let date = today.saturating_add(EXAMPLE_MONTHS.months()).last_of_month();
        Some(Self { id: first.id.clone(), currency: first.currency.clone(), date })
    }
}

/// The mail that `order` makes at `now`; `None` if there is nothing left to ask.
pub fn asking(scene: Scene<'_>, order: &AskingOrder<'_>, now: Timestamp) -> Option<Asking> {
    let Scene { plan, state } = scene;
    let partner = order.partner;
    let language = Language::of_reader(&[scene], order.contact, Some(partner), order.fallback);
    let day = partner.timezone.to_datetime(now).date();
    let about = match order.commitment {
        Some(id) => vec![(id, state.ledgers.commitments.get(id)?)],
        None => asked_about(plan, state, &partner.id, order.day),
    };
    let items: Vec<CommitmentItem> =
        about.into_iter().map(|commitment| item(scene, commitment, partner, &language, now)).collect();
    Some(Asking {
        kind: order.kind,
        dir: Direction::of(&language.lang),
        fallback_from: language.fallback_from.clone(),
        salutation: language.line(&order.contact.salutation),
        signature: signature(plan, &language),
        to: recipient(partner, order.contact, &language, day),
        events: vec![event_line(plan, &language, day)],
        symbol: plan.symbol.clone(),
        day,
        example: Some(ReplyExample::of(&items, day)?),
        items,
        answer_url: order.answer_url.map(str::to_owned),
        takes_replies: order.takes_replies,
        contacts: contact_blocks(&[scene], &language, now),
        lang: language.lang,
    })
}
