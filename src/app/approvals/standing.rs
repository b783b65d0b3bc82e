//! How the approval of one task stands: its rounds, who has the text, who stated what.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::{AppError, Loading},
    engine::{
        ApprovalState, Round, RunState,
        approval::{Counting, closes_at, closing_if_served_at},
    },
    model::{Evidence, Lang, PartnerId, Seat, Statement, TaskId, TaskState, TextVersion, WorkflowId},
    plan::Plan,
    store::Store,
};

/// The approval of one task.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalStanding {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its symbol.
    pub symbol: String,
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// What the approval is called.
    pub approval: String,
    /// The state of the task.
    pub state: TaskState,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// What proves it, if a person recorded it.
    pub evidence: Option<Evidence>,
    /// The rounds, the first one first.
    pub rounds: Vec<RoundStanding>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoundStanding {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub state: ApprovalState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The text.
    pub text: Option<TextVersion>,
    /// When it ends, or would if all were served now.
    pub closes_at: Option<Timestamp>,
    /// True if every member has the text.
    pub is_firm: bool,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Those who decide.
    pub seats: Vec<SeatStanding>,
    /// Everything that was said, in the order of time.
    pub said: Vec<StatedLine>,
}

/// One who decides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeatStanding {
    /// The seat.
    pub seat: Seat,
    /// Its organisation.
    pub name: String,
    /// Since when it has the text.
    pub served_at: Option<Timestamp>,
    /// False if it does not take part any more.
    pub is_present: bool,
}

/// What was said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatedLine {
    /// When.
    pub at: Timestamp,
    /// For which seat.
    pub seat: Seat,
    /// By whom, if another.
    pub by: Option<PartnerId>,
    /// What.
    pub statement: Statement,
    /// Why.
    pub note: Option<String>,
    /// True if it came after the end.
    pub is_late: bool,
}

/// How the approval of `task` stands at `now`.
pub fn approval_standing(
    store: &mut Store,
    loading: &Loading,
    (workflow, task): (&WorkflowId, &TaskId),
    now: Timestamp,
) -> Result<ApprovalStanding, AppError> {
    let plan = &loading.find(workflow)?.plan;
    let id = plan.renames.task(task);
    let of = plan.task(&id).ok_or_else(|| AppError::Unknown {
        what: "task",
        name: task.to_string(),
        known: plan.tasks.iter().map(|task| task.id.to_string()).collect(),
    })?;
    let Some(approval) = &of.approval else { return Err(AppError::NoApproval { task: id }) };
    let events = store.read(|tx| tx.events_of_approval(workflow, &plan.renames.task_ids(&id)))?;
    let state = RunState::replay_task(plan, &id, &events, now);
    let run = state.task(&id);
    let title = plan.approvals.get(approval).map(|approval| approval.title.en().to_owned());
    Ok(ApprovalStanding {
        workflow: workflow.clone(),
        symbol: plan.symbol.clone(),
        task: id.clone(),
        title: of.title.en().to_owned(),
        approval: title.unwrap_or_else(|| approval.clone()),
        state: run.state,
        approved_at: run.approved_at,
        evidence: run.approval.evidence.clone(),
        rounds: run.approval.rounds.iter().map(|round| round_standing(plan, round, now)).collect(),
    })
}

fn round_standing(plan: &Plan, round: &Round, now: Timestamp) -> RoundStanding {
    let today = plan.timezone.to_datetime(now).date();
    let seat = |seat: &Seat| SeatStanding {
        seat: seat.clone(),
        name: plan
            .partners
            .get(&seat.partner)
            .map_or_else(|| seat.partner.to_string(), |partner| partner.short_name(today, &Lang::english()).to_owned()),
        served_at: round.served.get(seat).map(|service| service.at),
        is_present: plan.partners.contains_key(&seat.partner),
    };
    RoundStanding {
        number: round.number,
        state: round.state,
        opened_at: round.opened_at,
        text: round.text.clone(),
        closes_at: closing_if_served_at(plan, round, now),
        is_firm: closes_at(plan, round).is_some(),
        ended_at: round.ended_at(),
        seats: round.seats.iter().map(seat).collect(),
        said: round
            .said
            .iter()
            .map(|said| StatedLine {
                at: said.at,
                seat: said.seat.clone(),
                by: said.by.clone(),
                statement: said.statement.clone(),
                note: said.note.clone(),
                is_late: said.counting == Counting::Late,
            })
            .collect(),
    }
}
