//! One thing that a recipient owes, with everything needed to act on it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    fan_out::{Names, TaskLine, lines},
    language::Language,
    order::Scene,
    reading::Reading,
};
use crate::{
    engine::{
        Reader, SentReminder, direct_dependants,
        health::DUE_SOON_DAYS,
        ladder::{is_letter, place_of},
        next_letter,
    },
    model::{InputState, PartnerId, TaskId, TaskState, Text},
    plan::{Function, Partner, PartnerKind, Plan, Task, Tone, calendar::end_of_day},
};

/// How urgent an item is on the day of the mail. The order is that of the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its due day is over.
    Overdue,
    /// Its due day is today.
    DueToday,
    /// It is due within two weeks.
    DueSoon,
    /// It comes after that.
    Next,
}

impl Standing {
    /// All standings, most urgent first.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::DueToday, Self::DueSoon, Self::Next];

    /// The standing on `day` of something due on `due`.
    pub fn of(due: Date, day: Date) -> Self {
        match (due - day).get_days() {
            ..0 => Self::Overdue,
            0 => Self::DueToday,
            1..=DUE_SOON_DAYS => Self::DueSoon,
            _ => Self::Next,
        }
    }
}

/// One thing that a recipient owes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that templates ask")]
pub struct Item {
    /// Symbol of its workflow.
    pub symbol: String,
    /// Title of its event.
    pub workflow_title: String,
    /// Whose it is, where the recipient answers for more than one organisation.
    pub organisation: Option<String>,
    /// The task.
    pub task: TaskId,
    /// What it is called in a calendar, whatever task and partner are called since: made of the ids they had first.
    pub uid: String,
    /// What the recipient is to do: the part asked for, where the definition says it, else what the task is called.
    pub what: String,
    /// Whose words these are.
    pub part: Part,
    /// What the task is called.
    pub title: String,
    /// What will exist when the task is done; only its lead is told.
    pub deliverable: Option<String>,
    /// The day by whose end it is due.
    #[schemars(with = "String", extend("format" = "date"))]
    pub due: Date,
    /// How urgent it is.
    pub standing: Standing,
    /// Working days in the recipient's calendar: left until the due day, or gone since then if it is overdue.
    pub working_days: i32,
    /// Whole weeks gone since the due day, where so many working days have passed that nobody counts them any more.
    pub weeks: Option<i32>,
    /// What the recipient is to it.
    pub role: ItemRole,
    /// Who answers for it, by acronym or name.
    pub lead: String,
    /// The same by full name, as it stands in a sentence.
    pub lead_in_full: String,
    /// True if its reader was not reminded of it before: it is asked for, not reminded of.
    pub is_new: bool,
    /// True if its due day was over before its reader was first reminded of that day: it is asked for all the same, and
    /// nobody is called late.
    pub is_late_request: bool,
    /// What people say of the task.
    pub state: TaskState,
    /// True if a reminder in this mail is about it.
    pub asked: bool,
    /// How that reminder speaks.
    pub tone: Option<Tone>,
    /// Which reminder of how many it is.
    pub nth: Option<Nth>,
    /// Inputs received of inputs asked for; `None` if nobody else owes one.
    pub inputs: Option<InputCount>,
    /// What came in since the lead's last mail, in the order of the definition: only the lead is told.
    pub came_in: Vec<PartIn>,
    /// True for a lead that everybody else has delivered to: only its own confirmation is out.
    pub all_in: bool,
    /// The partners whose inputs are out: only the lead is told.
    pub missing: Option<Names>,
    /// Open tasks that cannot begin before this one is finished.
    pub needed_by: Vec<TaskLine>,
    /// Open tasks that this one waits for.
    pub waits_for: Vec<TaskLine>,
    /// Short titles of the objectives it serves, the primary one first.
    pub objectives: Vec<String>,
    /// Set if its reader was told another due date before.
    pub moved: Option<Moved>,
    /// When the request will go to a higher level, if it will.
    pub next_step: Option<NextStep>,
    /// Where to answer with a form, once there are signed links.
    pub answer_url: Option<String>,
}

/// What somebody said of their part, as their lead is told.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PartIn {
    /// Acronym or name of the organisation.
    pub name: String,
    /// The value of the choice on a page that says the same.
    #[schemars(extend("enum" = ["done", "partly", "late", "nil", "decline", "help"]))]
    pub value: String,
    /// When it was said, by the lead's clock.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
    /// Where it is to be found.
    pub link: Option<String>,
    /// The note that came with it.
    pub note: Option<String>,
}

/// What a recipient is to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemRole {
    /// Answers for it.
    Lead,
    /// Owes an input to it.
    Contributor,
}

/// What a recipient is asked for, and in whose words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The task itself, by its title: the recipient leads it.
    Whole,
    /// A part of it, in the words of the definition.
    Told,
    /// A part of which the definition says nothing: the title names what it belongs to.
    Untold,
}

/// A reminder's place in its ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Nth {
    /// From 1: this one and those that its reader had before.
    pub number: u32,
    /// How many the ladder had for its reader when they were first counted.
    pub of: u32,
}

/// Inputs received so far. Counts only: whose they are is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputCount {
    /// Received.
    pub received: u32,
    /// Asked for.
    pub asked: u32,
}

/// A due date that was moved.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Moved {
    /// The day that the reader was told.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: Date,
}

/// A higher level as its own staff call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The head of the focal point's unit.
    HeadOfUnit,
    /// The director.
    Director,
    /// The minister's office, of a government.
    MinistersOffice,
    /// The office of whoever is at the head of an organisation that has no minister.
    HeadOfOrganisation,
}

impl Level {
    /// `None` for the working level, to which nothing is escalated.
    fn of(function: Function, kind: PartnerKind) -> Option<Self> {
        let is_government = matches!(kind, PartnerKind::HostGovernment | PartnerKind::MemberState);
        match function {
            Function::FocalPoint | Function::Alternate => None,
            Function::HeadOfUnit => Some(Self::HeadOfUnit),
            Function::Director => Some(Self::Director),
            Function::MinistersOffice if is_government => Some(Self::MinistersOffice),
            Function::MinistersOffice => Some(Self::HeadOfOrganisation),
        }
    }
}

/// When the request goes to a higher level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextStep {
    /// To whom.
    pub function: Level,
    /// On which day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
}

/// Beyond this many working days, weeks are counted instead.
const COUNTED_DAYS: i32 = 10;

/// What a reminder says of an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub tone: Tone,
    pub nth: (u32, u32),
    pub due: Date,
}

/// The item that `partner` owes to `task`, as its reader sees it.
pub(super) fn item(scene: Scene<'_>, task: &Task, partner: &Partner, reading: Reading<'_>, ask: Option<Ask>) -> Item {
    let Scene { plan, state } = scene;
    let Reading { language, day, reader } = reading;
    let run = state.task(&task.id);
    let is_lead = task.lead == partner.id;
    let due = ask.map_or_else(|| run.due_for(task, &partner.id), |ask| ask.due);
    let (received, asked) = run.inputs_in();
    let lead = plan.partners.get(&task.lead);
    let title = language.text(&task.title);
    let (what, part) = part_of(task, partner, language);
    let working_days = partner.calendar.working_days_between(day.min(due), day.max(due));
    let had: Vec<&SentReminder> = reminders(scene, task, partner, reader).collect();
    let is_reminded_of = had.iter().any(|sent| sent.due == due);
    Item {
        symbol: plan.symbol.clone(),
        workflow_title: language.text(&plan.title),
        organisation: None,
        task: task.id.clone(),
        uid: uid(plan, &task.id, &partner.id),
        what,
        part,
        title,
        deliverable: task.deliverable.as_ref().filter(|_| is_lead).map(|text| language.text(text)),
        due,
        standing: Standing::of(due, day),
        working_days,
        weeks: (day > due && working_days > COUNTED_DAYS).then(|| (day - due).get_days() / 7),
        role: if is_lead { ItemRole::Lead } else { ItemRole::Contributor },
        lead: lead.map_or_else(|| task.lead.to_string(), |lead| lead.short_name(day, &language.lang).to_owned()),
        lead_in_full: lead.map_or_else(|| task.lead.to_string(), |lead| language.full_name(lead, day)),
        is_new: had.is_empty(),
        is_late_request: day > due && !is_reminded_of,
        state: run.state,
        asked: ask.is_some(),
        tone: ask.map(|ask| ask.tone),
        nth: ask.and_then(|ask| nth(scene, task, partner, &had, ask)),
        // The count means nothing to a contributor who is the only one to owe an input.
        inputs: (asked > u32::from(!is_lead)).then_some(InputCount { received, asked }),
        came_in: if is_lead { came_in(scene, task, partner, language, day) } else { Vec::new() },
        all_in: is_lead && asked > 0 && received == asked,
        missing: is_lead.then(|| missing(scene, task, language, day)).flatten(),
        needed_by: lines(direct_dependants(plan, state, &task.id), plan, &partner.id, language),
        waits_for: lines(waits_for(scene, task), plan, &partner.id, language),
        objectives: objectives(plan, task).map(|text| language.text(text)).collect(),
        moved: reader.and_then(|reader| state.moved_for(plan, task, partner, reader)).map(|from| Moved { from }),
        next_step: (day > due && is_reminded_of).then(|| next_step(scene, task, partner, day)).flatten(),
        answer_url: None,
    }
}

/// What `partner` is asked for in `task`, and in whose words.
pub(super) fn part_of(task: &Task, partner: &Partner, language: &Language) -> (String, Part) {
    match (task.lead == partner.id, task.asks_of(&partner.id)) {
        (true, _) => (language.text(&task.title), Part::Whole),
        (false, Some(asks)) => (language.text(asks), Part::Told),
        (false, None) => (language.text(&task.title), Part::Untold),
    }
}

/// The calendar UID of an input, distinct from that of a report's entry for the whole task.
pub(super) fn uid(plan: &Plan, task: &TaskId, partner: &PartnerId) -> String {
    let (task, partner) = (plan.renames.first_task(task), plan.renames.first_partner(partner));
    format!("input:{}:{task}:{partner}@concerted", plan.workflow)
}

/// The open tasks that `task` waits for.
pub(super) fn waits_for<'a>(scene: Scene<'a>, task: &'a Task) -> impl Iterator<Item = &'a Task> {
    let Scene { plan, state } = scene;
    task.needs
        .iter()
        .filter_map(move |id| plan.task(id))
        .filter(move |needed| !state.task(&needed.id).state.is_finished())
}

/// The reminder's number among those its reader `had` and will have. The total stays what it was when they were first
/// counted, whatever was skipped or moved since; beyond it nothing is counted.
fn nth(scene: Scene<'_>, task: &Task, partner: &Partner, had: &[&SentReminder], ask: Ask) -> Option<Nth> {
    // The first one is a request; only later ones are reminders.
    let number = had.len() as u32 + 1;
    let ladder = scene.plan.ladders.get(&task.ladder);
    let second = had.get(1).and_then(|second| place_of(ladder?, partner, second.due, &second.rung));
    let (rung, of) = second.unwrap_or(ask.nth);
    let counted_at = if second.is_some() { 2 } else { number };
    let total = counted_at + of.saturating_sub(rung);
    (rung > 0 && rung <= of && of > 1 && (2..=total).contains(&number)).then_some(Nth { number, of: total })
}

/// The reminders of the part that `partner` has now that its reader had, without letters to higher levels.
fn reminders<'a>(
    scene: Scene<'a>,
    task: &Task,
    partner: &'a Partner,
    reader: Option<Reader>,
) -> impl Iterator<Item = &'a SentReminder> {
    let ladder = scene.plan.ladders.get(&task.ladder);
    let sent = scene.state.reminders(&task.id, &partner.id, reader);
    let since = scene.state.part_since(&task.id, &partner.id);
    sent.filter(move |sent| since.is_none_or(|since| sent.at >= since))
        .filter(move |sent| !ladder.is_some_and(|ladder| is_letter(ladder, partner, sent.due, &sent.rung)))
}

/// The value of the choice on a page that leads to this state; `None` if nothing stands that was said.
pub(super) fn choice(state: InputState) -> Option<&'static str> {
    Some(match state {
        InputState::Open | InputState::Returned => return None,
        InputState::Partly => "partly",
        InputState::Postponed => "late",
        InputState::HelpWanted => "help",
        InputState::Delivered => "done",
        InputState::Nil => "nil",
        InputState::Declined => "decline",
    })
}

/// What contributors said since the lead's last mail: what they delivered, in part or whole, and that nothing will come.
fn came_in(scene: Scene<'_>, task: &Task, lead: &Partner, language: &Language, day: Date) -> Vec<PartIn> {
    let Scene { plan, state } = scene;
    let since = state.listed.get(&lead.id).and_then(|lists| lists.last()).map(|list| list.at);
    let said = |partner: &PartnerId| {
        let part = state.task(&task.id).part(task, partner)?;
        let at = part.said_at.filter(|at| since.is_none_or(|since| *at > since))?;
        let value = choice(part.state)?;
        Some(PartIn {
            name: plan.partners.get(partner)?.short_name(day, &language.lang).to_owned(),
            value: value.to_owned(),
            on: lead.timezone.to_datetime(at).date(),
            link: part.link.clone(),
            note: part.note.clone(),
        })
    };
    task.obliged().filter(|partner| **partner != lead.id).filter_map(said).collect()
}

fn missing(scene: Scene<'_>, task: &Task, language: &Language, day: Date) -> Option<Names> {
    let late = task.contributors.iter().filter(|contributor| scene.state.owes(task, &contributor.partner));
    let partners = late.filter_map(|contributor| scene.plan.partners.get(&contributor.partner));
    let named: Vec<_> =
        partners.map(|partner| (partner.short_name(day, &language.lang).to_owned(), partner.kind)).collect();
    Names::of(&named)
}

fn objectives<'a>(plan: &'a Plan, task: &'a Task) -> impl Iterator<Item = &'a Text> {
    task.serves
        .iter()
        .filter_map(|id| plan.objectives.iter().find(|objective| &objective.id == id))
        .map(|objective| &objective.short)
}

/// The letter to a higher level that follows after `day` if nothing is heard.
fn next_step(Scene { plan, state }: Scene<'_>, task: &Task, partner: &Partner, day: Date) -> Option<NextStep> {
    let (at, function) = next_letter(plan, state, task, partner, end_of_day(day, &partner.timezone))?;
    let on = partner.timezone.to_datetime(at).date();
    // Only a level that the partner has is announced.
    let function = Level::of(partner.reachable(function, on)?.function?, partner.kind)?;
    Some(NextStep { function, on })
}
