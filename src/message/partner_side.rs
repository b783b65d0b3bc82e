//! What a person finds on the page behind their regular list, beside what is open: what comes later, what was delivered, how
//! they are written to, and whom to name if they are not responsible any more.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    form::{Form, Problem},
    item::{Item, choice, item},
    language::Language,
    order::Scene,
    page::Visitor,
    page::{FieldProblem, find},
    reading::Reading,
};
use crate::{
    lang::{LANGUAGES, Words},
    model::{
        DigestDay, Fact, Lang, MAX_LINE_CHARS, PartnerId, TaskId, WorkflowId, chars_beyond, check_address,
        hidden_character, is_same_address,
    },
    plan::{Partner, Task},
};

/// What a person finds beside what is open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PartnerSide {
    /// What will be asked for, by rising due date.
    pub coming: Vec<SideLine>,
    /// What was said of everything that is not open any more.
    pub said: Vec<SideLine>,
    /// The languages to be written to in.
    pub languages: Vec<LanguageWish>,
    /// True if the definition's language is used.
    pub is_language_as_arranged: bool,
    /// The days on which the regular list can come; empty if there is no choice.
    pub days: Vec<DayWish>,
    /// True if it comes when the definition says.
    pub is_day_as_arranged: bool,
    /// The address of a calendar with these dates.
    pub calendar: Option<String>,
    /// True if the box was ticked that says that somebody else is responsible.
    pub is_leaving: bool,
    /// The address of who is, as it was typed.
    pub successor: String,
    /// What was noted on that.
    pub note: String,
    /// What is to be looked at again.
    pub problem: Option<FieldProblem>,
}

/// Something that is not open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SideLine {
    /// Symbol of its workflow.
    pub symbol: String,
    /// The task.
    pub task: TaskId,
    /// What it is.
    pub what: String,
    /// Whose it is, where the person answers for more than one organisation.
    pub organisation: Option<String>,
    /// The day by whose end it is due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// What was said of it.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "help"]))]
    pub value: Option<String>,
    /// When that was said.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
    /// Where it is to be found.
    pub link: Option<String>,
}

/// A language to be written to in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LanguageWish {
    /// Its tag.
    pub lang: Lang,
    /// Its own name.
    pub name: String,
    /// True if it was chosen.
    pub is_chosen: bool,
}

/// A day on which the regular list can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayWish {
    /// The day.
    pub day: DigestDay,
    /// True if it was chosen.
    pub is_chosen: bool,
}

/// What somebody said of themselves on their page, to be recorded of each workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidOfSelf {
    /// The facts.
    pub facts: Vec<(WorkflowId, PartnerId, Fact)>,
    /// The address that takes over what is open: one of the organisation's own, where no consent is needed.
    pub hands_over_to: Option<String>,
}

/// The dates of a person, for a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// Its language.
    pub lang: Lang,
    /// Its name.
    pub title: String,
    /// What is to be delivered.
    pub items: Vec<Item>,
    /// The day on which it is made, where the person is.
    pub day: Date,
}

/// A role with what it is asked for: the tasks are in the order of the plan.
type Asked<'a, 's> = (Scene<'a>, &'s Partner, Vec<&'s Task>);

/// What `visitor` finds beside the items in `open`.
pub(super) fn partner_side(
    asked: &[Asked<'_, '_>],
    visitor: &Visitor<'_>,
    open: &[(WorkflowId, TaskId, PartnerId)],
    language: &Language,
    now: Timestamp,
) -> PartnerSide {
    let is_one_of_several = asked.iter().any(|(_, partner, _)| partner.id != asked[0].1.id);
    let (mut coming, mut said) = (Vec::new(), Vec::new());
    for (scene, partner, tasks) in asked.iter().filter(|(scene, ..)| scene.state.is_live()) {
        let day = partner.timezone.to_datetime(now).date();
        for task in tasks {
            let is_it = |input: &&(WorkflowId, TaskId, PartnerId)| {
                input.1 == task.id && input.2 == partner.id && input.0 == scene.plan.workflow
            };
            if open.iter().any(|input| is_it(&input)) {
                continue;
            }
            let line = side_line((*scene, partner, task), is_one_of_several, language, day);
            if scene.state.owes(task, &partner.id) && line.due >= day {
                coming.push(line);
            } else if line.value.is_some() {
                said.push(line);
            }
        }
    }
    coming.sort_by_key(|line| line.due);
    said.sort_by_key(|line| std::cmp::Reverse((line.on, line.due)));
    let own = visitor.contact.email.as_deref().unwrap_or_default();
    let wish = asked.iter().filter_map(|(scene, ..)| scene.state.wishes.of(own)).max_by_key(|wish| wish.at);
    let (lang, digest) = wish.map_or((None, None), |wish| (wish.lang.clone(), wish.digest));
    let languages = LANGUAGES.into_iter().map(|tag| {
        let name = Words::of(&Lang::from(tag)).say("language-name", &[]);
        let is_chosen = lang.as_ref().is_some_and(|lang| lang.base() == tag);
        LanguageWish { lang: Lang::from(tag), name, is_chosen }
    });
    let days = days(asked, now).into_iter().map(|day| DayWish { day, is_chosen: digest == Some(day) });
    PartnerSide {
        coming,
        said,
        is_language_as_arranged: lang.is_none(),
        languages: languages.collect(),
        is_day_as_arranged: digest.is_none(),
        days: days.collect(),
        calendar: None,
        is_leaving: false,
        successor: String::new(),
        note: String::new(),
        problem: None,
    }
}

fn side_line(
    (scene, partner, task): (Scene<'_>, &Partner, &Task),
    names_organisation: bool,
    language: &Language,
    day: Date,
) -> SideLine {
    let part = scene.state.task(&task.id).part(task, &partner.id).cloned().unwrap_or_default();
    let value = choice(part.state);
    let what = item(scene, task, partner, Reading { language, day, reader: None }, None).what;
    SideLine {
        symbol: scene.plan.symbol.clone(),
        task: task.id.clone(),
        what,
        organisation: names_organisation.then(|| partner.short_name(day, &language.lang).to_owned()),
        due: scene.state.task(&task.id).due_for(task, &partner.id),
        value: value.map(str::to_owned),
        on: part.said_at.filter(|_| value.is_some()).map(|at| partner.timezone.to_datetime(at).date()),
        link: part.link.filter(|_| value.is_some()),
    }
}

/// The days on which the regular list can come: those on which all organisations of the person work, where all of their
/// workflows send it by days of the week.
fn days(asked: &[Asked<'_, '_>], now: Timestamp) -> Vec<DigestDay> {
    let can_choose = |day: DigestDay| {
        let sends = |scene: &Scene<'_>| scene.plan.digest.as_ref().is_some_and(|line| line.weekly_on(day).is_some());
        let works = |partner: &Partner| {
            let today = partner.timezone.to_datetime(now).date();
            let next = (0..7).map(|ahead| today.saturating_add(ahead.days())).find(|on| on.weekday() == day.weekday());
            next.is_some_and(|on| !partner.calendar.is_weekend(on))
        };
        let live = asked.iter().filter(|(scene, ..)| scene.state.is_live());
        live.clone().next().is_some() && live.into_iter().all(|(scene, partner, _)| sends(scene) && works(partner))
    };
    DigestDay::ALL.into_iter().filter(|day| can_choose(*day)).collect()
}

/// What `visitor` said of themselves with `form`; `None` if something is to be looked at again, which is noted on `side`, or
/// if the form is about something else.
pub(super) fn read_side(
    side: &mut PartnerSide,
    form: &Form,
    scenes: &[Scene<'_>],
    visitor: &Visitor<'_>,
) -> Option<SaidOfSelf> {
    let contact = visitor.contact.email.clone()?;
    let roles = || visitor.partners.iter().filter_map(|role| Some((role, find(scenes, role)?)));
    let live = || roles().filter(|(_, (scene, _))| scene.state.is_live());
    match form.about() {
        Some("wishes") => {
            let lang = Some(form.value("language", "")).filter(|tag| LANGUAGES.contains(tag)).map(Lang::from);
            let digest =
                DigestDay::parse(form.value("digest", "")).filter(|day| side.days.iter().any(|one| one.day == *day));
            let fact = |partner: &PartnerId| Fact::ContactWished {
                partner: partner.clone(),
                contact: contact.clone(),
                lang: lang.clone(),
                digest,
            };
            let facts = live().map(|((workflow, partner), _)| (workflow.clone(), partner.clone(), fact(partner)));
            Some(SaidOfSelf { facts: facts.collect(), hands_over_to: None })
        }
        Some("leaving") => {
            side.is_leaving = form.value("leaving", "") == "yes";
            form.value("successor", "").clone_into(&mut side.successor);
            form.value("leaving-note", "").clone_into(&mut side.note);
            let wrong = problem_with(side, &contact);
            side.problem = wrong.map(|(field, problem)| FieldProblem {
                field: field.to_owned(),
                part: field.to_owned(),
                problem,
                what: String::new(),
            });
            if wrong.is_some() {
                return None;
            }
            let successor = Some(side.successor.clone()).filter(|address| !address.is_empty());
            let note = Some(side.note.replace("\r\n", "\n")).filter(|note| !note.is_empty());
            let facts = live().map(|((workflow, partner), _)| {
                let fact = Fact::ContactLeft {
                    partner: partner.clone(),
                    contact: contact.clone(),
                    successor: successor.clone(),
                    note: note.clone(),
                };
                (workflow.clone(), partner.clone(), fact)
            });
            let is_own = |address: &String| live().all(|(_, (_, partner))| partner.has_domain_of(address));
            Some(SaidOfSelf { facts: facts.collect(), hands_over_to: successor.clone().filter(is_own) })
        }
        _ => None,
    }
}

fn problem_with(side: &PartnerSide, own: &str) -> Option<(&'static str, Problem)> {
    let is_unfit = chars_beyond(&side.note, MAX_LINE_CHARS).is_some() || hidden_character(&side.note).is_some();
    if !side.is_leaving {
        Some(("leaving", Problem::Choose))
    } else if !side.successor.is_empty()
        && (check_address(&side.successor).is_err() || is_same_address(&side.successor, own))
    {
        Some(("successor", Problem::Address))
    } else if is_unfit {
        Some(("leaving-note", Problem::Long))
    } else {
        None
    }
}

/// The dates of `visitor`: everything that is still to be delivered.
pub fn agenda(scenes: &[Scene<'_>], visitor: &Visitor<'_>, now: Timestamp) -> Agenda {
    let roles: Vec<_> = visitor.partners.iter().filter_map(|role| find(scenes, role)).collect();
    let first = roles.first().map(|(_, partner)| *partner);
    let language = Language::of_reader(scenes, visitor.contact, first, visitor.fallback);
    let zone = first.map_or(TimeZone::UTC, |partner| partner.timezone.clone());
    let day = zone.to_datetime(now).date();
    let mut items = Vec::new();
    let mut titles = Vec::new();
    for (scene, partner) in roles.into_iter().filter(|(scene, _)| scene.state.is_live()) {
        let title = language.text(&scene.plan.title);
        if !titles.contains(&title) {
            titles.push(title);
        }
        let reading = Reading::of_contact(&language, day, partner, visitor.contact);
        let owed = scene.plan.tasks.iter().filter(|task| scene.state.owes(task, &partner.id));
        items.extend(owed.map(|task| item(scene, task, partner, reading, None)));
    }
    items.sort_by_key(|item| item.due);
    Agenda { title: titles.join("; "), items, day, lang: language.lang }
}
