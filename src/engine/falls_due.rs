//! What falls due of itself: an approval is asked for once its task is handed in, and a silence ends.

use jiff::{Timestamp, ToSpan};

use super::{
    RunState, TaskRun,
    approval::{Round, closes_at},
};
use crate::{
    model::{Event, Fact, TextVersion},
    plan::{Plan, Role, Task},
};

/// Those who decide are given at least so many working days.
const DAYS_TO_DECIDE: i32 = 5;

/// The events that fell due by `now` and are in no journal yet, each dated by the instant at which it fell due, however late
/// that is noticed.
pub fn falls_due(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Event> {
    if !state.is_live() {
        return Vec::new();
    }
    let ended = plan.tasks.iter().filter_map(|task| ended(plan, task, state.task(&task.id), now));
    let asked = plan.tasks.iter().filter_map(|task| asked_for(plan, state, task));
    let engine = |(happened_at, fact)| Event { happened_at, ..Event::of_engine(&plan.workflow, now, fact) };
    let mut due: Vec<Event> = ended.chain(asked).map(engine).filter(|event| event.happened_at <= now).collect();
    due.sort_by_key(|event| event.happened_at);
    due
}

/// When a silence ends next, as far as is known now.
pub(super) fn next_due_at(plan: &Plan, state: &RunState) -> Option<Timestamp> {
    let open = plan.tasks.iter().filter_map(|task| silent_round(state.task(&task.id)));
    // An answer at that very instant still counts.
    open.filter_map(|round| closes_at(plan, round)?.saturating_add(1.second()).ok()).min()
}

fn silent_round(run: &TaskRun) -> Option<&Round> {
    run.approval.current().filter(|round| round.state.is_open() && round.silence().is_some())
}

/// The end of a silence that nobody broke.
fn ended(plan: &Plan, task: &Task, run: &TaskRun, now: Timestamp) -> Option<(Timestamp, Fact)> {
    let round = silent_round(run)?;
    let at = closes_at(plan, round).filter(|at| *at < now)?;
    Some((at, Fact::SilenceHeld { task: task.id.clone(), round: round.number }))
}

/// The approval of a task that is handed in, if it is given by statements and somebody can be asked. A silence procedure is
/// opened by a person, with its text.
fn asked_for(plan: &Plan, state: &RunState, task: &Task) -> Option<(Timestamp, Fact)> {
    let (run, approval) = (state.task(&task.id), plan.approval_of(task)?);
    if approval.is_silent() || !run.awaits_approval(task) || run.approval.current().is_some() {
        return None;
    }
    let handed_in_at = run.touched_at?.max(state.adopted?.at);
    if run.approval.is_withdrawn(run.lead.done_at) {
        return None;
    }
    let fact = opening(plan, (task, run), (None, None), handed_in_at)?;
    matches!(&fact, Fact::ApprovalOpened { seats, .. } if !seats.is_empty()).then_some((handed_in_at, fact))
}

/// The opening of the next round of `task` at `at`; `None` if the definition does not say how its approval is given.
pub fn opening(
    plan: &Plan,
    (task, run): (&Task, &TaskRun),
    (text, note): (Option<TextVersion>, Option<String>),
    at: Timestamp,
) -> Option<Fact> {
    let approval = plan.approval_of(task)?;
    let observers = task.contributors.iter().filter(|contributor| contributor.role == Role::Observer);
    let today = plan.timezone.to_datetime(at).date();
    let days = plan.coordinator_calendar.add_working_days(today, DAYS_TO_DECIDE);
    Some(Fact::ApprovalOpened {
        task: task.id.clone(),
        round: run.approval.rounds.len() as u32 + 1,
        rule: approval.rule,
        seats: approval.seats(task),
        observers: observers.map(|contributor| contributor.partner.clone()).collect(),
        text,
        due: (!approval.is_silent()).then(|| task.due.date.max(days)),
        note,
    })
}
