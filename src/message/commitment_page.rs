//! The page on which a partner reports how far its commitments are, and what was recorded.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    commitment_matter::{CommitmentItem, Progress, ReportedLine, open_items, reported_line},
    contact::{contact_blocks, event_line},
    content::{ContactBlock, Direction, EventLine},
    form::Form,
    language::Language,
    order::Scene,
    page::{LanguageChoice, language_choices},
};
use crate::{
    engine::follow_up::Report,
    model::{CommitmentId, Lang},
    plan::{Contact, Partner},
};

/// Who opens a page, for which organisation.
#[derive(Clone, Debug)]
pub struct CommitmentVisitor<'a> {
    /// The person, as the definition has it.
    pub contact: &'a Contact,
    /// The organisation.
    pub partner: &'a Partner,
    /// The language that was chosen on the page.
    pub lang: Option<Lang>,
    /// The language of this installation.
    pub fallback: &'a Lang,
}

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentPageKind {
    /// To report.
    Form,
    /// Says what was recorded.
    Thanks,
}

/// What a page template sees.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentPage {
    /// What it is for.
    pub kind: CommitmentPageKind,
    /// Language of the page.
    pub lang: Lang,
    /// Direction of its script.
    pub dir: Direction,
    /// The path of the style sheet.
    pub style: String,
    /// The path to which the form is sent, and at which the page is found again.
    pub action: String,
    /// The languages to choose from.
    pub languages: Vec<LanguageChoice>,
    /// The event, as the only one of the list that every page has.
    pub events: Vec<EventLine>,
    /// The organisation that reports, by its full name.
    pub organisation: Option<String>,
    /// The commitments that may be reported on.
    pub items: Vec<CommitmentField>,
    /// What is to be looked at again, in the order of the page.
    pub problems: Vec<CommitmentProblem>,
    /// What was recorded.
    pub recorded: Vec<ReportedLine>,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
}

/// One commitment with its fields.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CommitmentField {
    /// What the names and ids of its fields end in.
    pub suffix: String,
    /// The commitment.
    pub item: CommitmentItem,
    /// What may be chosen.
    pub choices: Vec<ProgressChoice>,
    /// What was typed so far.
    pub typed: CommitmentTyped,
    /// What is to be looked at again.
    pub problem: Option<CommitmentProblem>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgressChoice {
    /// What.
    pub value: Progress,
    /// True if it was chosen before the form came back.
    pub is_chosen: bool,
}

/// What was typed into the fields beside the choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommitmentTyped {
    /// Day of the month.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
    /// What was signed for.
    pub signed: String,
    /// What was paid.
    pub paid: String,
    /// Where it can be seen.
    pub link: String,
    /// The note.
    pub note: String,
}

/// A field that is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommitmentProblem {
    /// The id of the field on the page.
    pub field: String,
    /// The field without what its id ends in.
    #[schemars(extend("enum" = ["progress", "day", "signed", "paid", "link", "note"]))]
    pub part: String,
    /// What is wrong.
    pub problem: ReportFault,
    /// The commitment.
    pub what: String,
    /// Its currency.
    pub currency: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFault {
    /// Nothing was chosen.
    Choose,
    /// There is no such day.
    Day,
    /// The day is today or before.
    Past,
    /// The day is years ahead.
    Far,
    /// The reason is missing.
    Reason,
    /// That is no amount.
    Amount,
    /// It is in another currency.
    Currency,
    /// That is not an address of the web.
    Link,
    /// The note is too long, or holds what cannot be seen.
    Long,
    /// It cannot be recorded as things stand.
    Refused,
}

impl CommitmentPage {
    /// The page for `visitor`, which has nothing on it if nothing is open, with what was typed in `form` if it comes back.
    pub fn of(scene: Scene<'_>, visitor: &CommitmentVisitor<'_>, form: Option<&Form>, now: Timestamp) -> Self {
        let partner = visitor.partner;
        let language = match &visitor.lang {
            Some(lang) => Language::given(lang, visitor.contact),
            None => Language::of_reader(&[scene], visitor.contact, Some(partner), visitor.fallback),
        };
        let today = partner.timezone.to_datetime(now).date();
        let items = open_items(scene, partner, &language, now);
        let mut items: Vec<CommitmentField> = items.into_iter().map(CommitmentField::of).collect();
        for item in &mut items {
            if let Some(form) = form {
                item.fill(form);
            }
        }
        Self {
            kind: CommitmentPageKind::Form,
            dir: Direction::of(&language.lang),
            style: String::new(),
            action: String::new(),
            languages: Vec::new(),
            events: vec![event_line(scene.plan, &language, today)],
            organisation: Some(language.text(&partner.name_on(today).name)),
            items,
            problems: Vec::new(),
            recorded: Vec::new(),
            contacts: contact_blocks(&[scene], &language, now),
            lang: language.lang,
        }
    }

    /// The page that says what was recorded, each report with its commitment.
    #[must_use]
    pub fn thanks(mut self, reports: &[(CommitmentId, Report)], reader: &Partner) -> Self {
        let line = |(id, report): &(CommitmentId, Report)| {
            let item = &self.items.iter().find(|field| field.item.id == *id)?.item;
            Some(reported_line((id, &item.title, &item.currency), (report, None, true), reader))
        };
        self.recorded = reports.iter().filter_map(line).collect();
        self.kind = CommitmentPageKind::Thanks;
        self.problems.clear();
        self
    }

    /// Notes that what was said of a commitment could not be recorded.
    pub fn refuse(&mut self, commitment: &CommitmentId) {
        if let Some(field) = self.items.iter_mut().find(|field| field.item.id == *commitment) {
            let problem = field.problem_with("progress", ReportFault::Refused);
            field.problem = Some(problem.clone());
            self.problems.push(problem);
        }
    }

    /// Where it is found: at `action`, in other languages at the paths that `path` gives.
    #[must_use]
    pub fn at(self, action: String, style: String, path: impl Fn(&str) -> String) -> Self {
        Self { languages: language_choices(&self.lang, path), style, action, ..self }
    }
}

impl CommitmentField {
    fn of(item: CommitmentItem) -> Self {
        let choice = |value| ProgressChoice { value, is_chosen: false };
        Self {
            suffix: format!("-{}", item.id),
            choices: Progress::ALL.map(choice).to_vec(),
            typed: CommitmentTyped::default(),
            problem: None,
            item,
        }
    }

    /// Puts what was typed back into the fields.
    fn fill(&mut self, form: &Form) {
        let value = |name: &str| form.value(name, &self.suffix).to_owned();
        let chosen = value("progress");
        self.typed = CommitmentTyped {
            day: value("day"),
            month: value("month"),
            year: value("year"),
            signed: value("signed"),
            paid: value("paid"),
            link: value("link"),
            note: value("note"),
        };
        for choice in &mut self.choices {
            choice.is_chosen = choice.value.as_str() == chosen;
        }
    }

    pub(super) fn problem_with(&self, part: &str, problem: ReportFault) -> CommitmentProblem {
        CommitmentProblem {
            field: format!("{part}{}", self.suffix),
            part: part.to_owned(),
            problem,
            what: self.item.title.clone(),
            currency: self.item.currency.clone(),
        }
    }
}
