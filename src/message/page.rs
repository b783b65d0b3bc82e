//! What the page shows on which a partner answers: everything that is open with one person.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Direction, Item, ItemRole,
    contact::contact_blocks,
    content::{ContactBlock, EventLine},
    form::{Form, Problem},
    item::{choice, item},
    language::Language,
    led::{LedPart, asks_until, led_parts},
    order::Scene,
    owed::is_open,
    partner_side::{PartnerSide, SaidOfSelf, partner_side, read_side},
    reading::Reading,
};
use crate::{
    engine::InputRun,
    lang::{LANGUAGES, Words},
    link::subject_of_input,
    model::{Lang, PartnerId, TaskId, WorkflowId},
    plan::{Contact, Partner, Plan, Task},
};

/// Who opens a page.
#[derive(Clone, Debug)]
pub struct Visitor<'a> {
    /// The person, as one of the definitions has it.
    pub contact: &'a Contact,
    /// The organisations it answers for.
    pub partners: Vec<(WorkflowId, PartnerId)>,
    /// The input whose link was followed: it is shown first, whatever else is open.
    pub focus: Option<(WorkflowId, TaskId, PartnerId)>,
    /// True for somebody who is no contact of the organisation: shown is what was handed over to them.
    pub is_colleague: bool,
    /// The language that was chosen on the page.
    pub lang: Option<Lang>,
    /// The language of this installation.
    pub fallback: &'a Lang,
}

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// To choose answers.
    Form,
    /// Says what was recorded.
    Thanks,
    /// Nothing is open.
    Nothing,
    /// Says that it was noted how the person wants to be written to.
    Saved,
    /// Says that it was noted that somebody else is responsible.
    Left,
    /// The item of the link is closed.
    Closed,
    /// The link has run out.
    Expired,
    /// A fresh link was asked for.
    Sent,
    /// The link is none of ours.
    Unknown,
    /// Something went wrong on our side.
    Problem,
}

/// What a page template sees.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnswerPage {
    /// What it is for.
    pub kind: PageKind,
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
    /// The events it speaks of.
    pub events: Vec<EventLine>,
    /// The organisation, by its full name.
    pub organisation: Option<String>,
    /// True if the item whose link was followed is closed.
    pub is_closed: bool,
    /// True if a fresh link can be asked for in place of the one that was followed.
    pub offers_link: bool,
    /// The path of the page of everything that concerns the person.
    pub everything: Option<String>,
    /// What there is beside what is open, on the page of everything.
    pub side: Option<PartnerSide>,
    /// The address that what is open was handed over to.
    pub handed_over_to: Option<String>,
    /// What is open.
    pub items: Vec<AnswerItem>,
    /// What is to be looked at again, in the order of the fields.
    pub problems: Vec<FieldProblem>,
    /// What was recorded.
    pub recorded: Vec<RecordedAnswer>,
    /// Whom to ask.
    pub contacts: Vec<ContactBlock>,
    /// What the person said of themselves with the form that came back.
    #[serde(skip)]
    pub said_of_self: Option<SaidOfSelf>,
}

/// A language to switch to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LanguageChoice {
    /// Its tag.
    pub lang: Lang,
    /// Its own name.
    pub name: String,
    /// The path of the page in it.
    pub path: String,
    /// True for that of the page.
    pub is_current: bool,
}

/// One thing to answer about.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnswerItem {
    /// What follows the names of its fields: nothing if it is the only one, else `-` and its name.
    pub suffix: String,
    /// Its name in forms, whatever else is open: `OUT-03`.
    pub name: String,
    /// What it is.
    pub item: Item,
    /// What was recorded of it last.
    pub said: Option<Said>,
    /// The answers to choose from.
    pub choices: Vec<Choice>,
    /// What was typed so far.
    pub typed: Typed,
    /// What is wrong with that.
    pub problem: Option<FieldProblem>,
    /// For the lead: everybody else's part.
    pub parts: Vec<LedPart>,
    /// Workflow, task and partner.
    #[serde(skip)]
    pub(super) input: (WorkflowId, TaskId, PartnerId),
}

/// What was recorded of an item.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Said {
    /// The value of the choice that says the same.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "hand_over", "help", "not_done"]))]
    pub value: String,
    /// The day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
    /// The day that was promised, if that holds.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub promised: Option<Date>,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Choice {
    /// Its value in the form.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "hand_over", "help", "not_done", "returned", "agreed", "refused"]))]
    pub value: String,
    /// True if it was chosen before the form came back.
    pub is_chosen: bool,
}

/// What was typed into the fields beside the choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Typed {
    /// Day of the month.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year.
    pub year: String,
    /// Note.
    pub note: String,
    /// Link.
    pub link: String,
    /// Address of a colleague.
    pub to: String,
}

/// A field that is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldProblem {
    /// The id of the field on the page.
    pub field: String,
    /// The same without the item: `day`.
    pub part: String,
    /// What is wrong.
    pub problem: Problem,
    /// What the item is about.
    pub what: String,
}

/// An answer that was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RecordedAnswer {
    /// The task.
    pub task: TaskId,
    /// What was asked for.
    pub what: String,
    /// Whose part it is, if the lead said it of another organisation's.
    pub of: Option<String>,
    /// The value of the choice.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "hand_over", "help", "not_done", "returned", "agreed", "refused"]))]
    pub value: String,
    /// The day that was promised.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Date>,
    /// True if somebody else has to agree to it first.
    pub needs_consent: bool,
}

impl AnswerItem {
    /// Workflow, task and partner.
    pub fn input(&self) -> &(WorkflowId, TaskId, PartnerId) {
        &self.input
    }
}

impl AnswerPage {
    /// The page for `visitor`, with what was typed in `form` if it comes back.
    pub fn of(scenes: &[Scene<'_>], visitor: &Visitor<'_>, form: Option<&Form>, now: Timestamp) -> Self {
        let first = visitor.partners.first().and_then(|role| find(scenes, role)).map(|(_, partner)| partner);
        let language = language(scenes, visitor, first);
        let asked: Vec<(Scene<'_>, &Partner, Vec<&Task>)> = visitor
            .partners
            .iter()
            .filter_map(|role| find(scenes, role))
            .map(|(scene, partner)| (scene, partner, tasks_of(scene.plan, partner)))
            .collect();
        let names = ItemNames::of(&asked);
        let focus = visitor.focus.as_ref().map(|(workflow, task, partner)| names.name(workflow, task, partner));
        let sent = form.map(|form| names.of_now(form));
        let sent = sent.as_ref();
        let form = sent.map(|form| form.with_full_names(focus.as_deref()));
        let mut items = Vec::new();
        for (scene, partner, tasks) in &asked {
            let (scene, partner) = (*scene, *partner);
            let day = partner.timezone.to_datetime(now).date();
            let is_meant = |task: &&Task| {
                let own = || scene.state.task(&task.id).part(task, &partner.id);
                let address = visitor.contact.email.as_deref().unwrap_or_default();
                !visitor.is_colleague || own().is_some_and(|part| part.is_handed_to(address))
            };
            for task in tasks.iter().copied().filter(is_meant) {
                let is_focus = visitor.focus.as_ref().is_some_and(|(workflow, id, of)| {
                    *id == task.id && *of == partner.id && *workflow == scene.plan.workflow
                });
                let is_sent = form.as_ref().is_some_and(|form| is_sent(form, scene, task, partner, &names));
                let is_shown = is_sent || is_focus && is_answerable(scene, task);
                if is_shown || is_open(scene, task, partner, day) || waits_for_lead(scene, task, partner) {
                    let reading = Reading::of_contact(&language, day, partner, visitor.contact);
                    items.push((!is_focus, answer_item(scene, task, partner, reading, &names)));
                }
            }
        }
        items.sort_by(|(one_is_other, one), (other_is_other, other)| {
            // What is due on one day stays in the order of the plan.
            let key = |item: &AnswerItem| (item.item.standing, item.item.due);
            one_is_other.cmp(other_is_other).then_with(|| key(one).cmp(&key(other)))
        });
        let mut items: Vec<AnswerItem> = items.into_iter().map(|(_, item)| item).collect();
        let lone = items.first().filter(|_| items.len() == 1).map(|item| item.name.clone());
        if let Some(form) = form.map(|form| form.with_full_names(lone.as_deref())) {
            for item in &mut items {
                form.fill(item);
            }
        }
        if lone.is_none() {
            for item in &mut items {
                item.suffix = format!("-{}", item.name);
            }
        }
        let is_closed =
            visitor.focus.is_some() && !items.iter().any(|item| visitor.focus.as_ref() == Some(&item.input));
        let kind = match (is_closed, items.is_empty()) {
            (true, true) => PageKind::Closed,
            (false, true) => PageKind::Nothing,
            _ => PageKind::Form,
        };
        let (side, said_of_self) = beside(&asked, (scenes, visitor), &items, (sent, &language), now);
        let named: Vec<Scene<'_>> =
            scenes.iter().filter(|scene| speaks_of(**scene, visitor, &items)).copied().collect();
        let today =
            first.map_or_else(|| TimeZone::UTC.to_datetime(now), |partner| partner.timezone.to_datetime(now)).date();
        Self {
            kind,
            dir: Direction::of(&language.lang),
            style: String::new(),
            action: String::new(),
            languages: Vec::new(),
            events: named.iter().map(|scene| super::contact::event_line(scene.plan, &language, today)).collect(),
            organisation: first.map(|partner| language.text(&partner.name_on(today).name)),
            is_closed,
            offers_link: false,
            everything: None,
            side,
            handed_over_to: None,
            said_of_self,
            items,
            problems: Vec::new(),
            recorded: Vec::new(),
            contacts: contact_blocks(&named, &language, now),
            lang: language.lang,
        }
    }

    /// A page without any item, in `lang`.
    pub fn notice(kind: PageKind, lang: &Lang) -> Self {
        Self {
            kind,
            lang: lang.clone(),
            dir: Direction::of(lang),
            style: String::new(),
            action: String::new(),
            languages: Vec::new(),
            events: Vec::new(),
            organisation: None,
            is_closed: kind == PageKind::Closed,
            offers_link: false,
            everything: None,
            side: None,
            handed_over_to: None,
            said_of_self: None,
            items: Vec::new(),
            problems: Vec::new(),
            recorded: Vec::new(),
            contacts: Vec::new(),
        }
    }

    /// Where it is found: at `action`, in other languages at the paths that `path` gives.
    #[must_use]
    pub fn at(self, action: String, style: String, path: impl Fn(&str) -> String) -> Self {
        Self { languages: language_choices(&self.lang, path), style, action, ..self }
    }
}

/// The languages of a page that is in `current`, at the paths that `path` gives.
pub(super) fn language_choices(current: &Lang, path: impl Fn(&str) -> String) -> Vec<LanguageChoice> {
    let choice = |lang: &str| LanguageChoice {
        lang: Lang::from(lang),
        name: Words::of(&Lang::from(lang)).say("language-name", &[]),
        path: path(lang),
        is_current: current.base() == lang,
    };
    LANGUAGES.into_iter().map(choice).collect()
}

/// What there is beside what is open, and what the person said of it, on the page of everything that concerns them.
fn beside(
    asked: &[(Scene<'_>, &Partner, Vec<&Task>)],
    (scenes, visitor): (&[Scene<'_>], &Visitor<'_>),
    items: &[AnswerItem],
    (form, language): (Option<&Form>, &Language),
    now: Timestamp,
) -> (Option<PartnerSide>, Option<SaidOfSelf>) {
    if visitor.focus.is_some() || visitor.is_colleague || asked.is_empty() {
        return (None, None);
    }
    let open: Vec<_> = items.iter().map(|item| item.input.clone()).collect();
    let mut side = partner_side(asked, visitor, &open, language, now);
    let said = form.and_then(|form| read_side(&mut side, form, scenes, visitor));
    (Some(side), said)
}

fn language(scenes: &[Scene<'_>], visitor: &Visitor<'_>, partner: Option<&Partner>) -> Language {
    match &visitor.lang {
        Some(lang) => Language::given(lang, visitor.contact),
        None => Language::of_reader(scenes, visitor.contact, partner, visitor.fallback),
    }
}

pub(super) fn find<'a>(
    scenes: &[Scene<'a>],
    (workflow, id): &(WorkflowId, PartnerId),
) -> Option<(Scene<'a>, &'a Partner)> {
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    Some((*scene, scene.plan.partners.get(id)?))
}

fn speaks_of(scene: Scene<'_>, visitor: &Visitor<'_>, items: &[AnswerItem]) -> bool {
    let workflow = &scene.plan.workflow;
    items.iter().any(|item| item.input.0 == *workflow)
        || items.is_empty() && visitor.partners.iter().any(|(of, _)| of == workflow)
}

/// What `partner` may ever be asked about.
fn tasks_of<'a>(plan: &'a Plan, partner: &Partner) -> Vec<&'a Task> {
    plan.tasks_of(&partner.id).collect()
}

/// True if `partner` leads the task and somebody waits for it to agree to a later day.
fn waits_for_lead(scene: Scene<'_>, task: &Task, partner: &Partner) -> bool {
    let run = scene.state.task(&task.id);
    task.lead == partner.id && is_answerable(scene, task) && run.inputs.values().any(|part| asks_until(part).is_some())
}

/// True if an answer may still change something: the workflow goes on, and the task is not finished.
fn is_answerable(scene: Scene<'_>, task: &Task) -> bool {
    scene.state.is_live() && !scene.state.task(&task.id).state.is_finished()
}

fn answer_item(
    scene: Scene<'_>,
    task: &Task,
    partner: &Partner,
    reading: Reading<'_>,
    names: &ItemNames,
) -> AnswerItem {
    let part = scene.state.task(&task.id).part(task, &partner.id).cloned().unwrap_or_default();
    let item = item(scene, task, partner, reading, None);
    let said = said(&part, partner);
    let values = ["done", "partly", "late", "nil", "decline", "hand_over", "help", "not_done"];
    let offered = values.into_iter().filter(|value| match *value {
        "nil" => item.role == ItemRole::Contributor,
        "not_done" => said.is_some(),
        _ => true,
    });
    let name = names.name(&scene.plan.workflow, &task.id, &partner.id);
    let choices = offered.map(|value| Choice { value: value.to_owned(), is_chosen: false }).collect();
    AnswerItem {
        suffix: String::new(),
        said,
        choices,
        typed: Typed::default(),
        problem: None,
        parts: if item.role == ItemRole::Lead {
            led_parts(scene, (task, partner), &name, reading.language, reading.day)
        } else {
            Vec::new()
        },
        input: (scene.plan.workflow.clone(), task.id.clone(), partner.id.clone()),
        name,
        item,
    }
}

fn said(part: &InputRun, partner: &Partner) -> Option<Said> {
    let value = choice(part.state)?;
    let on = partner.timezone.to_datetime(part.said_at?).date();
    Some(Said { value: value.to_owned(), on, promised: part.promised })
}

/// The names of items. What a person may be asked about in several workflows, or for several organisations, under one id is told
/// apart by a few digits: whole ids would stand in every field of every such item.
struct ItemNames(BTreeMap<(WorkflowId, TaskId, PartnerId), String>);

impl ItemNames {
    /// Goes by everything that may ever be asked, so that no name changes with what is open.
    fn of(asked: &[(Scene<'_>, &Partner, Vec<&Task>)]) -> Self {
        let inputs = || {
            asked.iter().flat_map(|(scene, partner, tasks)| {
                tasks.iter().map(|task| (&scene.plan.workflow, &task.id, &partner.id))
            })
        };
        let mut of_id: BTreeMap<&TaskId, usize> = BTreeMap::new();
        inputs().for_each(|(_, task, _)| *of_id.entry(task).or_default() += 1);
        let mut names: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (workflow, task, partner) in inputs().filter(|(_, task, _)| of_id[task] > 1) {
            let digits = subject_of_input(workflow, task, partner) & 0xfff;
            names.entry(format!("{task}-{digits:03x}")).or_default().push((workflow, task, partner));
        }
        let whole =
            |(workflow, task, partner)| (WorkflowId::clone(workflow), TaskId::clone(task), PartnerId::clone(partner));
        let named = names.into_iter().flat_map(|(name, inputs)| {
            let is_one = inputs.len() == 1;
            inputs.into_iter().map(move |input| {
                let input = whole(input);
                let name = if is_one { name.clone() } else { Self::long(&input) };
                (input, name)
            })
        });
        Self(named.collect())
    }

    fn name(&self, workflow: &WorkflowId, task: &TaskId, partner: &PartnerId) -> String {
        let input = (workflow.clone(), task.clone(), partner.clone());
        self.0.get(&input).cloned().unwrap_or_else(|| task.to_string())
    }

    /// The name with the whole ids, which pages had that may still be open somewhere.
    fn long((workflow, task, partner): &(WorkflowId, TaskId, PartnerId)) -> String {
        format!("{task}-{workflow}-{partner}")
    }

    /// `form` with the names that its page would have now.
    fn of_now(&self, form: &Form) -> Form {
        self.0.iter().fold(form.clone(), |form, (input, name)| form.with_item_renamed(&Self::long(input), name))
    }
}

/// True if a form gives the answer that an input has already, as when it is sent twice: the input may not be listed any more.
fn is_sent(form: &Form, scene: Scene<'_>, task: &Task, partner: &Partner, names: &ItemNames) -> bool {
    let name = names.name(&scene.plan.workflow, &task.id, &partner.id);
    if task.lead == partner.id && scene.state.is_live() && form.reviews(&name) {
        return true;
    }
    let Some(value) = form.answer(&name) else { return false };
    let part = scene.state.task(&task.id).part(task, &partner.id);
    scene.state.is_live() && part.and_then(|part| said(part, partner)).is_some_and(|said| said.value == value)
}
