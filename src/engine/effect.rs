//! What recording a fact about a task would change.

use jiff::Timestamp;

use super::{InputRun, RunState, TaskRun};
use crate::{
    model::{Answer, Event, Fact, InputState, TaskId, TaskState},
    plan::Plan,
};

/// What becomes of a task by one more fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<'a> {
    /// It changes.
    Changes,
    /// Nothing changes: a later fact says otherwise.
    Superseded(&'a Event),
    /// Nothing changes: the task is cancelled.
    Cancelled,
    /// Nothing changes: the input that is taken back is open.
    NothingToTakeBack,
    /// Nothing changes: the input that is returned is not in.
    NothingToReturn,
    /// Nothing changes: nobody asked for what is agreed to or refused.
    NothingRequested,
    /// It is approved before it is submitted: that counts once everything is in.
    NotSubmitted,
    /// Nothing changes: it stands so already.
    Stands(TaskState),
}

/// What `event`, recorded last, would change of how its task stands at `now`. Facts about other things always change something.
pub fn effect<'a>(plan: &Plan, events: &'a [Event], event: &Event, now: Timestamp) -> Effect<'a> {
    let Some(task) = task_of(plan, &event.fact) else { return Effect::Changes };
    let about = || events.iter().filter(|earlier| task_of(plan, &earlier.fact).as_ref() == Some(&task));
    let last = Event { seq: i64::MAX, ..event.clone() };
    let before = RunState::replay_task(plan, &task, about(), now);
    let with_it: Vec<&Event> = about().collect();
    let after = RunState::replay_task(plan, &task, with_it.into_iter().chain([&last]), now);
    let (before, after) = (before.task(&task), after.task(&task));
    let later = about().filter(|earlier| earlier.happened_at > event.happened_at && earlier.happened_at <= now);
    let later: Option<&'a Event> = later.max_by_key(|later| (later.happened_at, later.seq));
    match &event.fact {
        Fact::TaskSet { .. } => {}
        _ if after.state == TaskState::Cancelled => return Effect::Cancelled,
        Fact::InputAnswered { partner, answer: Answer::NotDone, .. } => {
            let partner = plan.renames.partner(partner);
            let is_said = |part: &InputRun| part.state != InputState::Open || part.request.is_some();
            let is_in = |run: &TaskRun| match plan.task(&task) {
                Some(of) if of.lead == partner => is_said(&run.lead) || run.state == TaskState::Completed,
                _ => run.inputs.get(&partner).is_some_and(is_said),
            };
            if !is_in(before) && !is_in(after) {
                return later.map_or(Effect::NothingToTakeBack, Effect::Superseded);
            }
        }
        Fact::InputAnswered { answer: Answer::Returned, .. } if same(before, after) => {
            return later.map_or(Effect::NothingToReturn, Effect::Superseded);
        }
        Fact::InputAnswered { answer: Answer::Agreed | Answer::Refused, .. } if same(before, after) => {
            return later.map_or(Effect::NothingRequested, Effect::Superseded);
        }
        Fact::TaskApproved { .. } if before.state != TaskState::Completed && after.state != TaskState::Completed => {
            return later.filter(|_| same(before, after)).map_or(Effect::NotSubmitted, Effect::Superseded);
        }
        _ => {}
    }
    if !same(before, after) {
        return Effect::Changes;
    }
    later.map_or(Effect::Stands(after.state), Effect::Superseded)
}

/// The task that a fact is about, under the id it has now.
fn task_of(plan: &Plan, fact: &Fact) -> Option<TaskId> {
    fact.task().map(|task| plan.renames.task(task))
}

/// True if nothing but notes and the day of the last fact tells the two apart.
fn same(one: &TaskRun, other: &TaskRun) -> bool {
    let plain = |run: &TaskRun| {
        let part = |part: &InputRun| {
            (part.state, part.done_at, part.promised, part.postponements, part.request.clone(), part.colleague.clone())
        };
        let inputs: Vec<_> = run.inputs.values().map(part).collect();
        (run.state, run.is_settled, part(&run.lead), run.approved_at, run.completed_at, inputs)
    };
    plain(one) == plain(other)
}
