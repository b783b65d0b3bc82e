//! Every task and every part of it: the data the sections are counted from, for readers who want to compute further.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{ObjectiveId, PartnerId, TaskId, TaskState, WorkstreamId},
    plan::{Plan, Task},
    report::{
        measure::{
            figures::Figures,
            standing::{Part, PartState, Standing, TaskStanding},
        },
        request::Audience,
        words::{value::Badge, writer::Writer},
    },
};

/// All tasks and inputs. The pages of a report show a part of them only: what is overdue and what comes next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Register {
    /// The first day on which work was expected.
    #[schemars(with = "String")]
    pub starts_on: Date,
    /// The last due date, or the closing day if that is later.
    #[schemars(with = "String")]
    pub ends_on: Date,
    /// Every task, in the order of the definition, cancelled ones too.
    pub tasks: Vec<TaskEntry>,
    /// What every lead and contributor owes, by task, the lead first; nothing of cancelled tasks.
    pub inputs: Vec<InputEntry>,
    /// Tasks that were requested or reported before and that the definition no longer has, by id.
    pub dropped: Vec<DroppedTask>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TaskEntry {
    /// Its id.
    pub id: TaskId,
    /// What it is called in a calendar, whatever its id is since: made of the id it had first.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// Its workstream; missing if it belongs to none.
    pub workstream: Option<WorkstreamId>,
    /// The partner that leads it.
    pub lead: PartnerId,
    /// The short name of the partner that leads it.
    pub lead_name: String,
    /// First day on which work is expected.
    #[schemars(with = "String")]
    pub opens: Date,
    /// The day by whose end it is to be done.
    #[schemars(with = "String")]
    pub due: Date,
    /// Days from the cut-off to the due date; missing if it is completed or cancelled.
    pub days_left: Option<i32>,
    /// Calendar days by which it may slip before it endangers something; negative if it is too late, missing if it is
    /// completed or cancelled.
    pub float_days: Option<i32>,
    /// The day on which it was completed, by the clock of its lead.
    #[schemars(with = "Option<String>")]
    pub completed: Option<Date>,
    /// What people set.
    pub state: TaskState,
    /// The state in words; of one that its lead has handed in, what it waits for.
    pub state_text: String,
    /// The share of it that counts as delivered, 0 to 1.
    pub progress: f64,
    /// Its health as mark, word and colour.
    pub badge: Badge,
    /// Inputs that are in.
    pub inputs_in: u32,
    /// Inputs that were asked for.
    pub inputs_asked: u32,
    /// Unfinished tasks that cannot be finished before this one; 0 once it is finished itself.
    pub waiting: usize,
    /// True if it is a milestone.
    pub milestone: bool,
    /// The objectives it serves, the primary one first.
    pub serves: Vec<ObjectiveId>,
    /// What will exist when it is done; empty if the definition does not say.
    pub deliverable: String,
    /// The last note; empty if there is none.
    pub note: String,
}

/// A task that the definition no longer has.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DroppedTask {
    /// Its id.
    pub id: TaskId,
    /// What it is called in a calendar, as in [`TaskEntry::uid`].
    pub uid: String,
    /// Its title; empty if it is not known.
    pub title: String,
    /// When it was due.
    #[schemars(with = "String")]
    pub due: Date,
}

/// What one partner owes to one task.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct InputEntry {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// The partner.
    pub partner: PartnerId,
    /// Its short name.
    pub partner_name: String,
    /// True if it leads the task: what it owes is the task itself.
    pub leads: bool,
    /// The day on which it is first asked for: that of its first reminder, or of the opening of its task while none was
    /// sent before it was delivered.
    #[schemars(with = "String")]
    pub requested: Date,
    /// The day by whose end it is due.
    #[schemars(with = "String")]
    pub due: Date,
    /// What is the case with it.
    pub state: PartState,
    /// The day on which it was delivered, by the clock of the partner; missing if nobody said.
    #[schemars(with = "Option<String>")]
    pub delivered: Option<Date>,
}

/// Every task and every part.
pub(in crate::report) fn of(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Register {
    Register {
        starts_on: standing.plan.starts_on(),
        ends_on: standing.plan.ends_on(),
        tasks: standing.tasks.iter().map(|task| entry(standing, w, task)).collect(),
        inputs: standing.parts.iter().map(|part| input(w, part)).collect(),
        dropped: dropped(standing, before, w),
    }
}

fn entry(standing: &Standing<'_>, w: &Writer<'_>, task: &TaskStanding<'_>) -> TaskEntry {
    let run = standing.state.task(&task.task.id);
    let (inputs_in, inputs_asked) = run.inputs_in();
    let Task { id, workstream, lead, opens, due, milestone, serves, .. } = task.task;
    TaskEntry {
        id: id.clone(),
        uid: uid(standing.plan, id),
        title: w.pick(&task.task.title),
        workstream: workstream.clone(),
        lead: lead.clone(),
        lead_name: w.partner(lead),
        opens: *opens,
        due: due.date,
        days_left: task.is_open().then(|| task.days_left(standing.cut_off)),
        float_days: task.float_days,
        completed: task.completed_on,
        state: task.state,
        state_text: w.word("state", task.state_word),
        progress: task.progress,
        badge: w.health(task.health),
        inputs_in,
        inputs_asked,
        waiting: standing.tasks_waiting_for(id),
        milestone: *milestone,
        serves: serves.clone(),
        deliverable: task.task.deliverable.as_ref().map(|text| w.pick(text)).unwrap_or_default(),
        note: run.note.clone().unwrap_or_default(),
    }
}

/// The calendar UID of a task, distinct from those of its inputs.
fn uid(plan: &Plan, task: &TaskId) -> String {
    format!("task:{}:{}@concerted", plan.workflow, plan.renames.first_task(task))
}

/// What is no longer in the definition, for calendars that have it from an earlier report.
fn dropped(standing: &Standing<'_>, before: &Figures, w: &Writer<'_>) -> Vec<DroppedTask> {
    let plan = standing.plan;
    let requested = standing.state.outdated.dropped(plan);
    let requested = requested.filter(|(_, partners)| partners.iter().any(|partner| w.audience().may_see(partner)));
    let mut dropped: BTreeMap<TaskId, DroppedTask> = BTreeMap::new();
    for (release, _) in requested {
        let (id, title) = (release.task.clone(), w.pick(&release.title));
        dropped.insert(id.clone(), DroppedTask { uid: uid(plan, &id), id, title, due: release.due });
    }
    // Of a task that was reported and never requested only its id is known. Whose it was is not, so that it is for those
    // who may see everything.
    let reported = before.by_task.iter().filter(|(id, _)| plan.task(&plan.renames.task(id)).is_none());
    for (id, was) in reported.filter(|_| matches!(w.audience(), Audience::TaskForce | Audience::Minister)) {
        let entry = || DroppedTask { uid: uid(plan, id), id: id.clone(), title: String::new(), due: was.due };
        dropped.entry(id.clone()).or_insert_with(entry);
    }
    dropped.into_values().collect()
}

fn input(w: &Writer<'_>, part: &Part<'_>) -> InputEntry {
    InputEntry {
        task: part.task.id.clone(),
        title: w.pick(&part.task.title),
        partner: part.partner.clone(),
        partner_name: w.partner(part.partner),
        leads: part.leads,
        requested: part.requested,
        due: part.due,
        state: part.state,
        delivered: part.delivered,
    }
}
