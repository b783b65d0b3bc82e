//! The mail that brings a fresh link in place of one that cannot be used any more.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    contact::{contact_blocks, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    cover::recipient,
    language::Language,
    order::Scene,
    page::Visitor,
};
use crate::{model::Lang, plan::Partner};

/// What the templates of that mail see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FreshLink {
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
    /// The events it is about.
    pub events: Vec<EventLine>,
    /// Their symbols.
    pub symbol: String,
    /// The day on which it is written, where its reader is.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// The page that the link opens.
    pub answer_url: String,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// The mail that brings `answer_url` to `visitor`, a contact of `partner`; written at `now`.
pub fn fresh_link(
    scenes: &[Scene<'_>],
    (visitor, partner): (&Visitor<'_>, &Partner),
    answer_url: String,
    now: Timestamp,
) -> FreshLink {
    let language = Language::of_reader(scenes, visitor.contact, Some(partner), visitor.fallback);
    let day = partner.timezone.to_datetime(now).date();
    let live: Vec<Scene<'_>> = scenes.iter().filter(|scene| scene.state.is_live()).copied().collect();
    let symbols = live.iter().map(|scene| scene.plan.symbol.as_str());
    FreshLink {
        dir: Direction::of(&language.lang),
        salutation: language.line(&visitor.contact.salutation),
        signature: live.first().map_or_else(Vec::new, |scene| signature(scene.plan, &language)),
        to: recipient(partner, visitor.contact, &language, day),
        symbol: symbols.collect::<Vec<_>>().join(", "),
        events: live.iter().map(|scene| event_line(scene.plan, &language, day)).collect(),
        day,
        answer_url,
        contacts: contact_blocks(&live, &language, now),
        lang: language.lang,
    }
}

/// The language in which `contact` of `partner` is written to.
pub fn language_of(contact: &crate::plan::Contact, partner: Option<&Partner>, fallback: &Lang) -> Lang {
    Language::of(contact, partner, fallback).lang
}
