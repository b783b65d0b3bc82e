//! Where everything stands, as data for `concerted status`.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{App, AppError, Loading, Standing};
use crate::{
    engine::{Health, RunState, health::health, next_instant},
    model::{Lang, PartnerId, TaskId, TaskState, WorkflowId},
    plan::Plan,
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
    /// Opening day.
    pub opens: Date,
    /// Days from today to the opening day; negative after it.
    pub days_to_opening: i32,
    /// `live`, or `over` if everything had passed when it was first loaded.
    pub phase: Phase,
    /// How the plan in force agrees with the workflow's file.
    pub standing: Standing,
    /// Number of tasks, cancelled ones left out.
    pub tasks: usize,
    /// Completed tasks.
    pub completed: usize,
    /// Overdue tasks.
    pub overdue: usize,
    /// Inputs that are owed and past their due day.
    pub overdue_inputs: usize,
    /// When something falls due next.
    pub next_at: Option<Timestamp>,
    /// The last report that was issued.
    pub last_report: Option<String>,
    /// Every task.
    pub rows: Vec<Row>,
}

/// Whether a workflow runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It reminds and reports.
    Live,
    /// It was over when first loaded: it reports only.
    Over,
}

/// One task.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The task.
    pub task: TaskId,
    /// Its title in English.
    pub title: String,
    /// Who leads it.
    pub lead: PartnerId,
    /// Its due day.
    pub due: Date,
    /// What people set.
    pub state: TaskState,
    /// What the engine derives.
    pub health: Health,
    /// Inputs that are in.
    pub inputs_in: u32,
    /// Inputs that were asked for.
    pub inputs_asked: u32,
    /// Partners that still owe something.
    pub open_with: Vec<PartnerId>,
}

/// Every workflow, or the one asked for.
pub fn overview(
    app: &mut App,
    loading: &Loading,
    only: Option<&WorkflowId>,
    now: Timestamp,
) -> Result<Vec<Overview>, AppError> {
    if let Some(workflow) = only {
        loading.find(workflow)?;
    }
    app.store.read(|tx| {
        loading
            .workflows
            .iter()
            .filter(|(workflow, _)| only.is_none_or(|only| only == *workflow))
            .map(|(_, loaded)| {
                let state = RunState::replay(&loaded.plan, &loaded.events(tx)?, now);
                Ok(of_workflow(&loaded.plan, &state, loaded.standing, now))
            })
            .collect()
    })
}

fn of_workflow(plan: &Plan, state: &RunState, standing: Standing, now: Timestamp) -> Overview {
    let rows: Vec<Row> = plan.tasks.iter().map(|task| row(plan, state, task, now)).collect();
    let count = |wanted: &[Health]| rows.iter().filter(|row| wanted.contains(&row.health)).count();
    let today = plan.timezone.to_datetime(now).date();
    Overview {
        workflow: plan.workflow.clone(),
        symbol: plan.symbol.clone(),
        title: plan.title.get(&Lang::english()).to_owned(),
        opens: plan.event.opens,
        days_to_opening: (plan.event.opens - today).get_days(),
        phase: if state.adopted.is_some_and(|adopted| adopted.over) { Phase::Over } else { Phase::Live },
        standing,
        tasks: rows.len() - count(&[Health::Cancelled]),
        completed: count(&[Health::Completed, Health::CompletedLate]),
        overdue: count(&[Health::Overdue]),
        overdue_inputs: overdue_inputs(plan, state, now),
        next_at: next_instant(plan, state, now),
        last_report: state.reports.last().map(|report| report.symbol.clone()),
        rows,
    }
}

fn row(plan: &Plan, state: &RunState, task: &crate::plan::Task, now: Timestamp) -> Row {
    let run = state.task(&task.id);
    let (inputs_in, inputs_asked) = run.inputs_in();
    Row {
        task: task.id.clone(),
        title: task.title.en().to_owned(),
        lead: task.lead.clone(),
        due: task.due.date,
        state: run.state,
        health: health(plan, state, task, now),
        inputs_in,
        inputs_asked,
        open_with: task.obliged().filter(|partner| state.owes(task, partner)).cloned().collect(),
    }
}

/// Inputs of contributors that are owed and whose day has ended in their zone.
fn overdue_inputs(plan: &Plan, state: &RunState, now: Timestamp) -> usize {
    let owed = |task: &crate::plan::Task, partner: &PartnerId| {
        *partner != task.lead
            && state.owes(task, partner)
            && crate::engine::health::is_past_due(plan, task, partner, now)
    };
    plan.tasks.iter().map(|task| task.obliged().filter(|partner| owed(task, partner)).count()).sum()
}
