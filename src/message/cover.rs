//! The covering mail of an issued report.

use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    contact::{contact_block, event_line, signature},
    content::{ContactBlock, Direction, EventLine, Recipient},
    language::Language,
};
use crate::{
    model::Lang,
    plan::{Contact, Partner, Plan},
};

/// What the covering mail needs to know of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportFacts {
    /// Its number in the workflow.
    pub number: u32,
    /// Its symbol as printed, `BP-WF2/PR/7`.
    pub symbol: String,
    /// Last day it covers.
    pub cut_off: Date,
    /// Its language, which is used for the mail too, because the headline figures contain words.
    pub lang: Lang,
    /// The figures to mention, ideally three.
    pub headlines: Vec<Headline>,
    /// The attached files, the reader's own edition first; never empty.
    pub attachments: Vec<Attached>,
}

/// A file that comes with the mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

/// A headline figure with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Headline {
    /// The figure as written, `18 of 31`.
    pub value: String,
    /// What it counts.
    pub label: String,
}

/// What the templates of the covering mail see.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReportCover {
    /// Language of the mail.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The salutation line as the recipient wants it.
    pub salutation: Option<String>,
    /// The lines that the coordinator signs with; empty if the definition gives none.
    pub signature: Vec<String>,
    /// The partner's contact that is written to; missing if it is the coordinator.
    pub to: Option<Recipient>,
    /// The event, as the only one of the list that every mail has.
    pub events: Vec<EventLine>,
    /// Number of the report.
    pub number: u32,
    /// Its printed symbol.
    pub symbol: String,
    /// Last day it covers.
    #[schemars(with = "String", extend("format" = "date"))]
    pub cut_off: Date,
    /// The day on which the mail is written, in the workflow's zone.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
    /// The figures to name.
    pub headlines: Vec<Headline>,
    /// The attached files: one edition of the report for each part that its reader has.
    pub attachments: Vec<Attached>,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// The covering mail of an issued report, written at `now` to a contact of a partner, or to the coordinator of `plan`.
pub fn report_cover(plan: &Plan, to: Option<(&Partner, &Contact)>, facts: &ReportFacts, now: Timestamp) -> ReportCover {
    let contact = to.map_or(&plan.coordinator, |(_, contact)| contact);
    let language = Language::given(&facts.lang, contact);
    let today = plan.timezone.to_datetime(now).date();
    ReportCover {
        dir: Direction::of(&language.lang),
        salutation: language.line(&contact.salutation),
        signature: signature(plan, &language),
        to: to.map(|(partner, contact)| recipient(partner, contact, &language, today)),
        events: vec![event_line(plan, &language, today)],
        number: facts.number,
        symbol: facts.symbol.clone(),
        cut_off: facts.cut_off,
        day: today,
        headlines: facts.headlines.clone(),
        attachments: facts.attachments.clone(),
        contacts: vec![contact_block(plan, &language, now)],
        lang: language.lang,
    }
}

/// A contact of `partner`, as a mail that stands by itself addresses it.
pub(super) fn recipient(partner: &Partner, contact: &Contact, language: &Language, today: Date) -> Recipient {
    Recipient {
        name: Some(partner.short_name(today, &language.lang).to_owned()),
        full_name: Some(language.text(&partner.name_on(today).name)),
        in_sentence: Some(language.full_name(partner, today)),
        also: None,
        function: contact.function,
        is_new: false,
        place: None,
    }
}
