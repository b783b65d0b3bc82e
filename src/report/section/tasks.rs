//! Task lists: what is overdue and what comes next.

use jiff::{ToSpan, civil::Date};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    engine::InputRun,
    model::{InputState, ObjectiveId, TaskId},
    report::{
        measure::standing::{PartState, Standing, TaskStanding},
        request::Audience,
        words::{
            phrases::days_text,
            value::{Badge, Day},
            writer::{Writer, count},
        },
    },
};

/// The outlook covers tasks due within this many days after the cut-off.
pub const OUTLOOK_DAYS: i32 = 28;

/// The section on what is overdue and what comes next.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TaskLists {
    /// What this page says, as its heading.
    pub heading: String,
    /// Open tasks past their due date, the longest overdue first.
    pub overdue: Vec<TaskRow>,
    /// Open tasks due in the four weeks after the cut-off, by due date.
    pub due_soon: Vec<TaskRow>,
    /// Last day of the outlook.
    pub outlook_until: Day,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TaskRow {
    /// Its id.
    pub id: TaskId,
    /// Its title.
    pub title: String,
    /// The partner that leads it.
    pub lead: String,
    /// Its due date.
    pub due: Day,
    /// Days from the cut-off to the due date; negative if it is overdue.
    pub days_left: i32,
    /// `17 days overdue`, `in 3 days`, `today`.
    pub days_text: String,
    /// Calendar days by which it may slip before it endangers something; negative if it is too late.
    pub float_days: Option<i32>,
    /// The float in words; `–` if nothing is ahead of it.
    pub float_text: String,
    /// What people set, in words; of one that its lead has handed in, what it waits for.
    pub state_text: String,
    /// Its health as mark, word and colour.
    pub badge: Badge,
    /// Inputs that are in, and inputs that were asked for.
    pub inputs_in: (u32, u32),
    /// Partners whose inputs are out, in words; empty if none is. A report to one partner names those of the tasks that it
    /// leads, and of other tasks itself.
    pub missing_from: String,
    /// Unfinished tasks that cannot be finished before this one.
    pub waiting: usize,
    /// The objectives it serves, the primary one first.
    pub serves: Vec<ObjectiveId>,
    /// What will exist when it is done; empty if the definition does not say.
    pub deliverable: String,
    /// The last note; empty if there is none.
    pub note: String,
}

/// The section on what is overdue and what comes next.
pub(in crate::report) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> TaskLists {
    let until = standing.cut_off.saturating_add(OUTLOOK_DAYS.days());
    let overdue: Vec<_> = standing.overdue().into_iter().map(|task| row(standing, w, task)).collect();
    let due_soon: Vec<_> = due_by(standing, until).into_iter().map(|task| row(standing, w, task)).collect();
    TaskLists { heading: heading(w, &overdue, &due_soon), overdue, due_soon, outlook_until: w.day(until) }
}

/// Open tasks due by `until` that are not overdue, sorted by due date.
pub(super) fn due_by<'s, 'a>(standing: &'s Standing<'a>, until: Date) -> Vec<&'s TaskStanding<'a>> {
    let mut due: Vec<_> = standing
        .tasks
        .iter()
        .filter(|task| task.is_open() && !task.is_overdue() && task.task.due.date <= until)
        .collect();
    due.sort_by_key(|task| task.task.due.date);
    due
}

pub(in crate::report) fn row(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>) -> TaskRow {
    let run = standing.state.task(&task.task.id);
    let days_left = task.days_left(standing.cut_off);
    TaskRow {
        id: task.task.id.clone(),
        title: w.pick(&task.task.title),
        lead: w.partner(&task.task.lead),
        due: w.day(task.task.due.date),
        days_left,
        days_text: days_text(w, days_left),
        float_days: task.float_days,
        float_text: task.float_days.map_or_else(|| "–".to_owned(), |days| w.signed(days)),
        state_text: w.word("state", task.state_word),
        badge: w.health(task.health),
        inputs_in: run.inputs_in(),
        missing_from: missing_from(standing, w, task),
        waiting: standing.tasks_waiting_for(&task.task.id),
        serves: task.task.serves.clone(),
        deliverable: task.task.deliverable.as_ref().map(|text| w.pick(text)).unwrap_or_default(),
        note: run.note.clone().unwrap_or_default(),
    }
}

fn missing_from(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>) -> String {
    let run = standing.state.task(&task.task.id);
    // Whoever declined is not waited for.
    let is_missing = |input: &InputRun| input.done_at.is_none() && input.state != InputState::Declined;
    let out: Vec<_> = run.inputs.iter().filter(|(_, input)| is_missing(input)).map(|(id, _)| id).collect();
    // In the order in which the task lists them, not by id.
    let named = task.task.contributors.iter().map(|contributor| &contributor.partner).filter(|id| out.contains(id));
    // The lead may know whom its task waits for; any other partner, that it waits for its own input.
    let names = named.filter_map(|id| match w.audience() {
        Audience::Partner(own) if *own == task.task.lead || own == id => Some(w.name(id)),
        Audience::Partner(_) => None,
        Audience::TaskForce | Audience::Minister | Audience::Public => Some(w.partner(id)),
    });
    w.list(&names.collect::<Vec<_>>())
}

pub(in crate::report) fn heading(w: &Writer<'_>, overdue: &[TaskRow], due_soon: &[TaskRow]) -> String {
    let args =
        [("overdue", count(overdue.len())), ("soon", count(due_soon.len())), ("days", count(OUTLOOK_DAYS as usize))];
    let id = match (overdue.is_empty(), due_soon.is_empty()) {
        (true, true) => "report-lists-nothing",
        (true, false) => "report-lists-soon",
        (false, true) => "report-lists-overdue",
        (false, false) => "report-lists-both",
    };
    w.say(id, &args)
}

/// Number of parts that are owed and past due.
pub(super) fn overdue_parts(standing: &Standing<'_>) -> usize {
    standing.parts.iter().filter(|part| part.state == PartState::Overdue).count()
}
