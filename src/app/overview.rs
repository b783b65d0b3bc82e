//! The state of everything, as data for `concerted status`.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use super::{App, AppError, Loaded, Loading, Standing};
use crate::{
    cores::on_all_cores_until,
    engine::{
        Chain, Endangered, FollowUpState, Health, RunState, TaskForecast, TaskRun, Unheard,
        approval::{AwaitedApproval, awaited_approval},
        follow_up::{Heard, reported_since_asked},
        forecast,
        health::health,
        next_instant,
        remind::Addresses,
        unheard,
    },
    model::{CommitmentId, InputState, Lang, PartnerId, TaskId, TaskState, Way, WorkflowId, folded_address},
    plan::{Plan, Task},
    report::Gantt,
};

/// One workflow at `now`.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its symbol.
    pub symbol: String,
    /// The event's title in English.
    pub title: String,
    /// The zone of the host, in which the ends of silences are told.
    #[serde(skip)]
    pub timezone: TimeZone,
    /// Opening day.
    pub opens: Date,
    /// Days from today to the opening day; negative after it.
    pub days_to_opening: i32,
    /// `live`, or `over` if everything had passed when it was first loaded.
    pub phase: Phase,
    /// How the plan in force relates to the workflow's file.
    pub standing: Standing,
    /// Number of tasks, without cancelled ones.
    pub tasks: usize,
    /// Number of completed tasks.
    pub completed: usize,
    /// Number of overdue tasks.
    pub overdue: usize,
    /// Number of inputs that are owed and past their due day.
    pub overdue_inputs: usize,
    /// Tasks that stand for one instance per partner of a kind, with a summary of the instances.
    pub fanned_out: Vec<FannedOut>,
    /// The chain of open tasks with the least float; `None` if everything is finished or over.
    pub critical: Option<Chain>,
    /// Milestones and fixed days that cannot be met as things stand, by date.
    pub endangered: Vec<Endangered>,
    /// Contacts that are not reached at the moment, in the order of the definition: whoever does not answer there is not
    /// silent.
    pub unreached: Vec<Unreached>,
    /// Partners that our mail reaches, and that say nothing of anything that is past due; in the order of the definition.
    pub silent: Vec<Silent>,
    /// What was asked and reported of commitments; `None` if none is on record.
    pub commitments: Option<CommitmentsTold>,
    /// When something falls due next.
    pub next_at: Option<Timestamp>,
    /// The last issued report.
    pub last_report: Option<String>,
    /// Every task.
    pub rows: Vec<Row>,
}

/// A fanned-out task, `lead: each(kind)`, as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FannedOut {
    /// Its id in the definition, `GOV-03`.
    pub task: TaskId,
    /// Number of instances, without cancelled ones.
    pub tasks: usize,
    /// Number of completed instances.
    pub completed: usize,
    /// Number of overdue instances.
    pub overdue: usize,
    /// The leads of the open instances.
    pub open_with: Vec<PartnerId>,
}

/// How commitments are followed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommitmentsTold {
    /// How many are neither completed nor dropped.
    pub open: usize,
    /// What came of the last asking.
    pub heard: Option<Heard>,
    /// How many reports wait to be confirmed.
    pub waiting: usize,
    /// The day on which they are asked after next.
    pub next: Option<Date>,
}

/// What was last said of one part in a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// Whose part.
    pub partner: PartnerId,
    /// How it stands.
    pub state: InputState,
    /// When that was said.
    pub at: Timestamp,
    /// By which way; missing if the coordinator recorded it without saying so.
    pub way: Option<Way>,
    /// The day that was promised.
    pub promised: Option<Date>,
    /// Where what was delivered is to be found.
    pub link: Option<String>,
    /// The last note.
    pub note: Option<String>,
}

/// A contact that is not reached at the moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreached {
    /// The organisation; missing for the coordinator.
    pub partner: Option<PartnerId>,
    /// The address; missing if there is none to write to.
    pub address: Option<String>,
    /// The words with which it refused or returned its last mail; `None` if its owner is only away.
    pub refused: Option<String>,
    /// The last day on which its owner is away, as their own mail program says.
    pub away_until: Option<Date>,
    /// True if no contact of the organisation can be reached, so that its reminders go to the coordinator.
    pub is_everybody: bool,
}

/// A partner that was asked for what is past due by now, and has said nothing of any of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Silent {
    /// The partner.
    pub partner: PartnerId,
    /// Of how many parts.
    pub overdue: usize,
}

/// Whether a workflow runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It sends reminders and reports.
    Live,
    /// It was over when first loaded: it only reports.
    Over,
}

/// One task.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The task.
    pub task: TaskId,
    /// Its title in English.
    pub title: String,
    /// Its lead.
    pub lead: PartnerId,
    /// First day on which work is expected.
    pub opens: Date,
    /// Its due day.
    pub due: Date,
    /// The earliest day on which it can be finished as things stand; missing, like its float, once finished.
    pub forecast: Option<Date>,
    /// The latest day on which it can be finished without endangering a milestone, an approval or the opening.
    pub latest_finish: Option<Date>,
    /// Calendar days from `forecast` to `latest_finish`; negative if the float is used up.
    pub float_days: Option<i32>,
    /// The same in working days of the lead's calendar.
    pub float_working_days: Option<i32>,
    /// True if it is open and has no float left.
    pub is_critical: bool,
    /// The state set by people.
    pub state: TaskState,
    /// The health derived by the engine.
    pub health: Health,
    /// Number of inputs received.
    pub inputs_in: u32,
    /// Number of inputs asked for.
    pub inputs_asked: u32,
    /// Number of inputs needed before the task can be completed.
    pub inputs_needed: u32,
    /// Partners that still owe something.
    pub open_with: Vec<PartnerId>,
    /// What was said of each part last, in the order of the definition.
    pub answers: Vec<Answered>,
    /// The approval, if it is the only thing missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits_approval: Option<String>,
    /// What that approval waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<AwaitedApproval>,
}

/// Every workflow, or the one asked for, without those whose journals cannot be read ([`App::troubled`]). Given up once
/// [`App::stop`] is asked.
pub fn overview(
    app: &mut App,
    loading: &Loading,
    only: Option<&WorkflowId>,
    now: Timestamp,
) -> Result<Vec<Overview>, AppError> {
    if let Some(workflow) = only {
        loading.find(workflow)?;
    }
    let App { store, live, stop, .. } = app;
    let shown = || loading.workflows.iter().filter(|(workflow, _)| only.is_none_or(|only| only == *workflow));
    let addresses = store.read(|tx| {
        let mut taken = shown().filter(|(_, loaded)| loaded.standing != Standing::New);
        taken.try_for_each(|(_, loaded)| live.bring(tx, &loaded.plan, now))?;
        let today = TimeZone::UTC.to_datetime(now).date().yesterday().unwrap_or(Date::MIN);
        Ok::<_, AppError>(Addresses { refused: tx.refused_addresses(now)?, away: tx.away(today)? })
    })?;
    let shown = shown().filter(|(workflow, _)| !live.troubled().contains_key(*workflow));
    let shown: Vec<&Loaded> = shown.map(|(_, loaded)| loaded).collect();
    let overviews = on_all_cores_until(stop, &shown, |loaded| {
        let plan = &loaded.plan;
        match live.state(&plan.workflow).filter(|_| loaded.standing != Standing::New) {
            Some(state) => {
                let unreached = unreached(plan, state, &addresses, now);
                Overview { unreached, ..of_workflow(plan, state, loaded.standing, now) }
            }
            // Nothing of it is in the journal yet.
            None => of_workflow(plan, &RunState::replay(plan, &loaded.history, now), loaded.standing, now),
        }
    });
    Ok(overviews?)
}

/// The Gantt chart of one workflow, with titles in English. Finished tasks are included if `finished_too`.
pub fn gantt(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    finished_too: bool,
    now: Timestamp,
) -> Result<Gantt, AppError> {
    let loaded = loading.find(workflow)?;
    app.store.read(|tx| {
        let state = RunState::replay(&loaded.plan, &loaded.events(tx)?, now);
        Ok(Gantt::of(&loaded.plan, &state, now, finished_too, &Lang::english()))
    })
}

fn of_workflow(plan: &Plan, state: &RunState, standing: Standing, now: Timestamp) -> Overview {
    let ahead = forecast(plan, state, now);
    let rows: Vec<Row> =
        plan.tasks.iter().zip(ahead.tasks).map(|(task, ahead)| row(plan, state, task, ahead, now)).collect();
    let count = |wanted: &[Health]| rows.iter().filter(|row| wanted.contains(&row.health)).count();
    let today = plan.timezone.to_datetime(now).date();
    Overview {
        workflow: plan.workflow.clone(),
        symbol: plan.symbol.clone(),
        title: plan.title.get(&Lang::english()).to_owned(),
        timezone: plan.timezone.clone(),
        opens: plan.event.opens,
        days_to_opening: (plan.event.opens - today).get_days(),
        phase: if state.adopted.is_some_and(|adopted| adopted.over) { Phase::Over } else { Phase::Live },
        standing,
        tasks: rows.len() - count(&[Health::Cancelled]),
        completed: count(&[Health::Completed, Health::CompletedLate]),
        overdue: count(&[Health::Overdue]),
        overdue_inputs: overdue_inputs(plan, state, now),
        fanned_out: fanned_out(plan, &rows),
        critical: ahead.critical,
        endangered: ahead.endangered,
        unreached: Vec::new(),
        silent: silent(plan, state, now),
        commitments: commitments(plan, state, now),
        next_at: next_instant(plan, state, now),
        last_report: state.reports.last().map(|report| report.symbol.clone()),
        rows,
    }
}

fn commitments(plan: &Plan, state: &RunState, now: Timestamp) -> Option<CommitmentsTold> {
    let register = &state.ledgers.commitments;
    let today = plan.timezone.to_datetime(now).date();
    let open = register.latest().filter(|(id, _)| state.follow_ups.state(register, id) != FollowUpState::Ended).count();
    let waiting = |id: &CommitmentId| state.follow_ups.of(id).waiting().count();
    (!register.is_empty()).then(|| CommitmentsTold {
        open,
        heard: reported_since_asked(plan, state, today),
        waiting: register.latest().map(|(id, _)| waiting(id)).sum(),
        next: plan.commitments_asked.iter().find(|day| **day > today).copied().filter(|_| open > 0 && state.is_live()),
    })
}

/// The contacts in office that are not reached at `now`.
fn unreached(plan: &Plan, state: &RunState, addresses: &Addresses, now: Timestamp) -> Vec<Unreached> {
    let mut found = Vec::new();
    let coordinator = plan.coordinator.email.as_deref().filter(|address| !addresses.accepts(address));
    found.extend(coordinator.map(|address| Unreached {
        partner: None,
        address: Some(address.to_owned()),
        refused: addresses.refused.get(&folded_address(address)).cloned(),
        away_until: None,
        is_everybody: true,
    }));
    for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
        let today = partner.timezone.to_datetime(now).date();
        let is_everybody = state.unreached.contains_key(&partner.id);
        let mut in_office = partner.contacts.iter().filter(|contact| contact.holds_office_on(today));
        if is_everybody && in_office.all(|contact| contact.email.is_none()) {
            let partner = Some(partner.id.clone());
            found.push(Unreached { partner, address: None, refused: None, away_until: None, is_everybody });
        }
        for contact in partner.contacts.iter().filter(|contact| contact.holds_office_on(today)) {
            let Some(address) = contact.email.as_deref().filter(|address| !addresses.answers_on(address, today)) else {
                continue;
            };
            let folded = folded_address(address);
            found.push(Unreached {
                partner: Some(partner.id.clone()),
                address: Some(address.to_owned()),
                refused: addresses.refused.get(&folded).cloned(),
                away_until: addresses.away.get(&folded).copied().filter(|until| *until >= today),
                is_everybody,
            });
        }
    }
    found
}

/// The partners that are silent at `now`.
fn silent(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Silent> {
    let unheard = unheard(plan, state, now);
    let silent = plan.partner_order.iter().filter_map(|id| match unheard.get(id)? {
        Unheard::Silent { parts } => Some(Silent { partner: id.clone(), overdue: *parts }),
        Unheard::NotReached { .. } => None,
    });
    silent.collect()
}

/// Fanned-out tasks in the order of the definition. Rows and the plan's tasks are in the same order.
fn fanned_out(plan: &Plan, rows: &[Row]) -> Vec<FannedOut> {
    let mut all: Vec<FannedOut> = Vec::new();
    for (task, row) in plan.tasks.iter().zip(rows).filter(|(_, row)| row.health != Health::Cancelled) {
        let Some(whole) = &task.fanned_from else { continue };
        if all.last().is_none_or(|last| last.task != *whole) {
            all.push(FannedOut { task: whole.clone(), tasks: 0, completed: 0, overdue: 0, open_with: Vec::new() });
        }
        let Some(last) = all.last_mut() else { continue };
        last.tasks += 1;
        last.completed += usize::from(row.state == TaskState::Completed);
        last.overdue += usize::from(row.health == Health::Overdue);
        if !row.state.is_finished() {
            last.open_with.push(row.lead.clone());
        }
    }
    all
}

fn row(plan: &Plan, state: &RunState, task: &Task, ahead: Option<TaskForecast>, now: Timestamp) -> Row {
    let run = state.task(&task.id);
    let (inputs_in, inputs_asked) = run.inputs_in();
    let calendar = plan.partners.get(&task.lead).map_or(&plan.coordinator_calendar, |lead| &lead.calendar);
    Row {
        task: task.id.clone(),
        title: task.title.en().to_owned(),
        lead: task.lead.clone(),
        opens: task.opens,
        due: task.due.date,
        forecast: ahead.map(|ahead| ahead.finish),
        latest_finish: ahead.map(|ahead| ahead.latest_finish),
        float_days: ahead.map(|ahead| ahead.float_days),
        float_working_days: ahead.map(|ahead| ahead.float_working_days(calendar)),
        is_critical: ahead.is_some_and(|ahead| ahead.is_critical()),
        state: run.state,
        health: health(plan, state, task, ahead, now),
        inputs_in,
        inputs_asked,
        inputs_needed: run.inputs_needed(task),
        open_with: task.obliged().filter(|partner| state.owes(task, partner)).cloned().collect(),
        answers: task.obliged().filter_map(|partner| answered(run, task, partner)).collect(),
        awaits_approval: task.approval.clone().filter(|_| run.awaits_approval(task)),
        approval: awaited_approval(plan, task, run, now),
    }
}

fn answered(run: &TaskRun, task: &Task, partner: &PartnerId) -> Option<Answered> {
    let part = run.part(task, partner)?;
    Some(Answered {
        partner: partner.clone(),
        state: part.state,
        at: part.said_at?,
        way: part.way,
        promised: part.promised,
        link: part.link.clone(),
        note: part.note.clone(),
    })
}

/// Inputs owed by contributors whose due day has ended in their zone.
fn overdue_inputs(plan: &Plan, state: &RunState, now: Timestamp) -> usize {
    let owed = |task: &Task, partner: &PartnerId| {
        *partner != task.lead
            && state.owes(task, partner)
            && crate::engine::health::is_past_due(plan, task, partner, now)
    };
    plan.tasks.iter().map(|task| task.obliged().filter(|partner| owed(task, partner)).count()).sum()
}
