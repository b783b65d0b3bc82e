//! What an approval waits for: whose decision, until when, or what the coordinator has to do.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{ApprovalState, Round, closes_at, closing_if_served_at};
use crate::{
    engine::TaskRun,
    model::{PartnerId, Seat, Statement, StatementKind, TaskId},
    plan::{Plan, Task},
};

/// An approval without which a task is not completed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwaitedApproval {
    /// The task.
    pub task: TaskId,
    /// The approval, by its id in the definition.
    pub approval: String,
    /// What it waits for.
    pub waits_for: WaitsFor,
    /// The number of the round that is under way.
    pub round: Option<u32>,
    /// What its text is called.
    pub version: Option<String>,
    /// How many take part.
    pub members: usize,
    /// How many of them have the text.
    pub served: usize,
    /// How many approved, and how many have to; of a silence procedure nothing.
    pub approvals: Option<(usize, usize)>,
    /// Whose decision is awaited; in a silence procedure, who does not have the text yet.
    pub awaited: Vec<Seat>,
    /// When the silence ends, or would if all were served now.
    pub ends_at: Option<Timestamp>,
    /// True if that end is certain: every member has the text.
    pub is_firm: bool,
    /// The day by which a decision is asked for.
    pub due: Option<Date>,
    /// Days to the end or to that day, where the host is; negative after it.
    pub days_left: Option<i32>,
    /// Who broke the silence, and is to be consulted.
    pub broken_by: Vec<PartnerId>,
    /// The paragraphs that they named.
    pub paragraphs: Vec<String>,
}

/// What an approval waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Those who decide.
    Decision,
    /// The end of the silence.
    Silence,
    /// The coordinator, who is to put the text under silence.
    Opening,
    /// The coordinator, who is to obtain it: nobody can be asked.
    Obtaining,
    /// The coordinator, who is to consult those who broke the silence.
    Consultation,
    /// The next version of the text, once they were consulted.
    Reissue,
    /// A person, who withdrew it: nobody is asked.
    Withdrawn,
}

impl WaitsFor {
    /// The name in JSON and in catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Silence => "silence",
            Self::Opening => "opening",
            Self::Obtaining => "obtaining",
            Self::Consultation => "consultation",
            Self::Reissue => "reissue",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The approval that `task` waits for at `now`; `None` while nobody has handed anything in, and once it is given.
pub fn awaited_approval(plan: &Plan, task: &Task, run: &TaskRun, now: Timestamp) -> Option<AwaitedApproval> {
    let approval = task.approval.clone()?;
    let round = run.approval.current();
    if run.state.is_finished() || (round.is_none() && !run.awaits_approval(task)) {
        return None;
    }
    let none = AwaitedApproval {
        task: task.id.clone(),
        approval,
        waits_for: idle(plan, task, run),
        round: None,
        version: None,
        members: 0,
        served: 0,
        approvals: None,
        awaited: Vec::new(),
        ends_at: None,
        is_firm: false,
        due: None,
        days_left: None,
        broken_by: Vec::new(),
        paragraphs: Vec::new(),
    };
    Some(match round {
        Some(round) => under_way(plan, round, none, now),
        None => none,
    })
}

/// What it waits for while no round is under way.
fn idle(plan: &Plan, task: &Task, run: &TaskRun) -> WaitsFor {
    if run.approval.is_withdrawn(run.lead.done_at) {
        return WaitsFor::Withdrawn;
    }
    match plan.approval_of(task) {
        Some(approval) if approval.seats(task).is_empty() => WaitsFor::Obtaining,
        Some(approval) if approval.is_silent() => WaitsFor::Opening,
        // The next pass of the daemon asks them.
        Some(_) => WaitsFor::Decision,
        None => WaitsFor::Obtaining,
    }
}

fn under_way(plan: &Plan, round: &Round, none: AwaitedApproval, now: Timestamp) -> AwaitedApproval {
    let waits_for = match round.state {
        ApprovalState::UnderSilence => WaitsFor::Silence,
        ApprovalState::Broken => WaitsFor::Consultation,
        ApprovalState::InConsultation => WaitsFor::Reissue,
        _ => WaitsFor::Decision,
    };
    let is_silent = round.silence().is_some();
    let members = round.present(plan).count();
    let ends_at = closing_if_served_at(plan, round, now).filter(|_| round.state.is_open());
    let today = plan.timezone.to_datetime(now).date();
    let ends_on = ends_at.map(|at| plan.timezone.to_datetime(at).date()).or(round.due);
    let undecided = || round.present(plan).filter(|seat| round.vote(seat).is_none()).cloned().collect();
    let (broken_by, paragraphs) = breakers(plan, round);
    AwaitedApproval {
        waits_for,
        round: Some(round.number),
        version: round.text.as_ref().map(|text| text.version.clone()),
        members,
        served: members - round.unserved(plan).count(),
        approvals: (!is_silent).then(|| (round.approvals(plan), round.needed())),
        awaited: match waits_for {
            WaitsFor::Silence => round.unserved(plan).cloned().collect(),
            WaitsFor::Decision => undecided(),
            _ => Vec::new(),
        },
        ends_at,
        is_firm: closes_at(plan, round).is_some(),
        due: round.due,
        days_left: ends_on.map(|day| (day - today).get_days()),
        broken_by,
        paragraphs,
        ..none
    }
}

/// Who broke a silence, each once, with the paragraphs that they named.
fn breakers(plan: &Plan, round: &Round) -> (Vec<PartnerId>, Vec<String>) {
    let (mut partners, mut named) = (Vec::new(), Vec::new());
    if round.silence().is_none() || round.state.is_open() {
        return (partners, named);
    }
    for seat in &round.seats {
        let objected = round.last_of(seat).filter(|said| said.statement.kind() == StatementKind::Objected);
        // Without an objection it was a request for time that broke it.
        let asked = || {
            let of_seat = round.said.iter().rev().filter(|said| said.seat == *seat);
            of_seat.into_iter().find(|said| {
                said.statement.kind() == StatementKind::TimeRequested && round.extended_at != Some(said.at)
            })
        };
        let Some(said) = objected.or_else(asked) else { continue };
        if let Statement::Objected { paragraphs } = &said.statement {
            named.extend(paragraphs.iter().filter(|one| !named.contains(*one)).cloned().collect::<Vec<_>>());
        }
        let partner = plan.renames.partner(&seat.partner);
        if !partners.contains(&partner) {
            partners.push(partner);
        }
    }
    (partners, named)
}
