//! Reads what a partner chose and typed on a page.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    led::LedPart,
    page::{AnswerItem, AnswerPage, FieldProblem, RecordedAnswer, Typed},
};
use crate::{
    lang::{digit, written_month},
    model::{
        Answer, MAX_TEXT_CHARS, PartnerId, TaskId, WorkflowId, chars_beyond, check_address, hidden_character,
        is_web_address,
    },
};

/// Nothing is promised for a day so many days ahead.
const PROMISED_AT_MOST_DAYS: i32 = 5 * 366;

/// The fields of an item; on a page with several, its name follows.
const FIELDS: [&str; 7] = ["answer", "day", "month", "year", "note", "link", "to"];

/// The hidden field that names the item of a page with one only.
const LONE_ITEM: &str = "item";

/// What came with a form: names and values, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(pub Vec<(String, String)>);

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
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
    /// That is not an address of mail.
    Address,
    /// That is not an address of the web.
    Link,
    /// The note is too long, or holds what cannot be seen.
    Long,
    /// It cannot be recorded as things stand.
    Refused,
}

/// An answer as it is to be recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The task.
    pub task: TaskId,
    /// Whose input.
    pub partner: PartnerId,
    /// The answer.
    pub answer: Answer,
    /// Where it is to be found.
    pub link: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// What the page says of it afterwards.
    pub recorded: RecordedAnswer,
}

impl Given {
    /// True for what the lead says to the part of another organisation.
    fn is_review(&self) -> bool {
        !self.answer.is_of_partner()
    }
}

impl Form {
    /// With the fields of a page that has one item only named like those of others. Which item that was is said by a hidden
    /// field, since more may be open by now; a form without it is about `else_about`.
    pub(super) fn with_full_names(&self, else_about: Option<&str>) -> Self {
        let said = Some(self.value(LONE_ITEM, "")).filter(|name| !name.is_empty());
        let Some(item) = said.or(else_about) else { return self.clone() };
        let full = |name: &str| if FIELDS.contains(&name) { format!("{name}-{item}") } else { name.to_owned() };
        Self(self.0.iter().map(|(name, value)| (full(name), value.clone())).collect())
    }

    /// With everything that it says of the item `from` said of `to`.
    pub(super) fn with_item_renamed(self, from: &str, to: &str) -> Self {
        let renamed = |name: String, value: String| {
            if name == LONE_ITEM && value.trim() == from {
                return (name, to.to_owned());
            }
            let rest = name.split_once('-').and_then(|(field, item)| Some((field, item.strip_prefix(from)?)));
            match rest.filter(|(_, rest)| rest.is_empty() || rest.starts_with('.')) {
                Some((field, rest)) => (format!("{field}-{to}{rest}"), value),
                None => (name, value),
            }
        };
        Self(self.0.into_iter().map(|(name, value)| renamed(name, value)).collect())
    }

    /// The first value of that name, without blanks around it.
    pub(super) fn value(&self, name: &str, suffix: &str) -> &str {
        let is_it = |given: &str| given.strip_prefix(name) == Some(suffix);
        self.0.iter().find(|(given, _)| is_it(given)).map_or("", |(_, value)| value.trim())
    }

    /// Which form it is, beside that of answers: `wishes` or `leaving`.
    pub fn about(&self) -> Option<&str> {
        Some(self.value("form", "")).filter(|about| !about.is_empty())
    }

    /// True for the form that asks for a fresh link.
    pub fn asks_for_link(&self) -> bool {
        self.value("fresh", "") == "link"
    }

    /// What was chosen for the item of that name.
    pub(super) fn answer(&self, item: &str) -> Option<&str> {
        Some(self.value("answer", &format!("-{item}"))).filter(|value| !value.is_empty())
    }

    /// True if the lead says something to somebody's part in the item of that name.
    pub(super) fn reviews(&self, item: &str) -> bool {
        let is_of_item =
            |name: &str| name.strip_prefix("review-").is_some_and(|rest| rest.starts_with(&format!("{item}.")));
        self.0.iter().any(|(name, value)| is_of_item(name) && !value.trim().is_empty())
    }

    /// Puts what was typed back into the fields of `item`.
    pub(super) fn fill(&self, item: &mut AnswerItem) {
        let suffix = format!("-{}", item.name);
        let value = |name| self.value(name, &suffix).to_owned();
        let chosen = value("answer");
        item.typed = Typed {
            day: value("day"),
            month: value("month"),
            year: value("year"),
            note: value("note"),
            link: value("link"),
            to: value("to"),
        };
        for choice in &mut item.choices {
            choice.is_chosen = choice.value == chosen;
        }
        for part in &mut item.parts {
            part.fill(self);
        }
    }
}

impl AnswerPage {
    /// What is to be recorded on `today`, or nothing if something is to be looked at again: that is noted on the page then.
    pub fn read(&mut self, today: Date) -> Option<Vec<Given>> {
        let mut given = Vec::new();
        for item in &mut self.items {
            // What the lead sends back is sent back before its own part is done.
            given.extend(read_reviews(item));
            match read(item, today) {
                Ok(answer) => given.extend(answer),
                Err((field, problem)) => item.problem = Some(problem_with(item, field, problem)),
            }
        }
        let problems = |item: &AnswerItem| {
            let of_parts = item.parts.iter().filter_map(|part| part.problem.clone());
            of_parts.chain(item.problem.clone()).collect::<Vec<_>>()
        };
        self.problems = self.items.iter().flat_map(problems).collect();
        if self.problems.is_empty() && given.is_empty() {
            let first = self.items.first_mut()?;
            let problem = problem_with(first, "answer", Problem::Choose);
            first.problem = Some(problem.clone());
            self.problems.push(problem);
        }
        self.problems.is_empty().then_some(given)
    }

    /// Notes that an answer could not be recorded.
    pub fn refuse(&mut self, given: &Given) {
        let is_of_task = |item: &&mut AnswerItem| item.input.0 == given.workflow && item.input.1 == given.task;
        for item in self.items.iter_mut().filter(is_of_task) {
            if let Some(part) = item.parts.iter_mut().find(|part| given.is_review() && part.partner == given.partner) {
                let problem = problem_with_part(part, "review", Problem::Refused);
                part.problem = Some(problem.clone());
                self.problems.push(problem);
                return;
            }
        }
        let is_it = |item: &&mut AnswerItem| is_of_task(item) && item.input.2 == given.partner;
        if let Some(item) = self.items.iter_mut().find(is_it) {
            let problem = problem_with(item, "answer", Problem::Refused);
            item.problem = Some(problem.clone());
            self.problems.push(problem);
        }
    }
}

fn problem_with(item: &AnswerItem, field: &str, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: format!("{field}{}", item.suffix),
        part: field.to_owned(),
        problem,
        what: item.item.what.clone(),
    }
}

fn problem_with_part(part: &LedPart, field: &str, problem: Problem) -> FieldProblem {
    FieldProblem { field: format!("{field}{}", part.suffix), part: field.to_owned(), problem, what: part.name.clone() }
}

/// What the lead says to the parts of others.
fn read_reviews(item: &mut AnswerItem) -> Vec<Given> {
    let (workflow, task, _) = item.input.clone();
    let mut given = Vec::new();
    for part in &mut item.parts {
        let note = Some(part.reason.replace("\r\n", "\n")).filter(|note| !note.is_empty());
        let read = match part.read() {
            Ok(Some(_)) if note.as_deref().is_some_and(is_unfit) => Err(("reason", Problem::Long)),
            read => read,
        };
        match read {
            Ok(None) => {}
            Ok(Some(answer)) => {
                let recorded = RecordedAnswer {
                    task: task.clone(),
                    what: item.item.what.clone(),
                    of: Some(part.name.clone()),
                    value: answer.as_str().to_owned(),
                    until: part.asks_until.filter(|_| answer == Answer::Agreed),
                    needs_consent: false,
                };
                let (workflow, task, partner) = (workflow.clone(), task.clone(), part.partner.clone());
                given.push(Given { workflow, task, partner, answer, link: None, note, recorded });
            }
            Err((field, problem)) => part.problem = Some(problem_with_part(part, field, problem)),
        }
    }
    given
}

/// True for a note that is too long, or holds what cannot be seen.
pub(super) fn is_unfit(note: &str) -> bool {
    chars_beyond(note, MAX_TEXT_CHARS).is_some() || hidden_character(note).is_some()
}

type Wrong = (&'static str, Problem);

/// The answer about one item; `None` if nothing was chosen.
fn read(item: &AnswerItem, today: Date) -> Result<Option<Given>, Wrong> {
    let Some(choice) = item.choices.iter().find(|choice| choice.is_chosen) else {
        // A field that was filled in without a choice would be lost in silence.
        return if item.typed == Typed::default() { Ok(None) } else { Err(("answer", Problem::Choose)) };
    };
    let typed = &item.typed;
    let note = Some(typed.note.replace("\r\n", "\n")).filter(|note| !note.is_empty());
    if note.as_deref().is_some_and(is_unfit) {
        return Err(("note", Problem::Long));
    }
    let answer = match choice.value.as_str() {
        "partly" => {
            let is_given = !(typed.day.is_empty() && typed.month.is_empty() && typed.year.is_empty());
            Answer::Partly { until: is_given.then(|| day(typed, today)).transpose()? }
        }
        "late" => Answer::Postponed { until: day(typed, today)? },
        "nil" => Answer::Nil,
        "decline" if note.is_none() => return Err(("note", Problem::Reason)),
        "decline" => Answer::Declined,
        "hand_over" => {
            check_address(&typed.to).map_err(|_| ("to", Problem::Address))?;
            Answer::HandedOver { to: typed.to.clone() }
        }
        "help" => Answer::Help,
        "not_done" => Answer::NotDone,
        _ => Answer::Done,
    };
    let is_link_meant = matches!(answer, Answer::Done | Answer::Partly { .. }) && !typed.link.is_empty();
    let link = is_link_meant.then(|| typed.link.clone());
    if link.as_ref().is_some_and(|link| !is_web_address(link)) {
        return Err(("link", Problem::Link));
    }
    let (workflow, task, partner) = item.input.clone();
    let recorded = RecordedAnswer {
        task: task.clone(),
        what: item.item.what.clone(),
        of: None,
        value: choice.value.clone(),
        until: answer.promise(),
        needs_consent: false,
    };
    Ok(Some(Given { workflow, task, partner, answer, link, note, recorded }))
}

/// The day in three fields, in whichever digits; the month may be a word.
fn day(typed: &Typed, today: Date) -> Result<Date, Wrong> {
    day_in((&typed.day, &typed.month, &typed.year), today).map_err(|problem| ("day", problem))
}

/// The same, of day, month and year as they were typed.
pub(super) fn day_in((day, month, year): (&str, &str, &str), today: Date) -> Result<Date, Problem> {
    let number = |text: &str| -> Option<i16> {
        let digits: Option<String> = text.chars().map(digit).collect();
        digits.filter(|digits| (1..=4).contains(&digits.len()))?.parse().ok()
    };
    let date = (|| {
        let (day, year) = (number(day)?, number(year)?);
        let month = number(month).or_else(|| written_month(month))?;
        let year = if year < 100 { year + 2000 } else { year };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    })();
    match date {
        None => Err(Problem::Day),
        Some(date) if date <= today => Err(Problem::Past),
        Some(date) if (date - today).get_days() > PROMISED_AT_MOST_DAYS => Err(Problem::Far),
        Some(date) => Ok(date),
    }
}
