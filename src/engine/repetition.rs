//! Detects that a fact is in the journal already, so that recording it again would add nothing.

use jiff::Timestamp;

use super::{RunState, TaskRun};
use crate::{
    model::{Event, Fact, TaskState},
    plan::Plan,
};

/// The last of `events` that says the same as `event`, if it still holds at `now`, so that `event` would change
/// nothing. Note and day are not compared. For entries of lists, see [`super::Courses`].
pub fn repeated<'a>(plan: &Plan, events: &'a [Event], event: &Event, now: Timestamp) -> Option<&'a Event> {
    let of_subject = events.iter().filter(|earlier| subject(plan, &earlier.fact) == subject(plan, &event.fact));
    let last = of_subject.max_by_key(|earlier| (earlier.happened_at, earlier.seq))?;
    (is_same(&last.fact, &event.fact) && changes_nothing(plan, events, event, now)).then_some(last)
}

/// What a fact is about, with the plan's ids of task and partner; `None` for facts that no person records.
fn subject(plan: &Plan, fact: &Fact) -> Option<String> {
    match fact {
        Fact::TaskSet { task, .. } | Fact::TaskApproved { task, .. } => {
            Some(format!("task {}", plan.renames.task(task)))
        }
        Fact::InputAnswered { task, partner, .. } => {
            Some(format!("input {} {}", plan.renames.task(task), plan.renames.partner(partner)))
        }
        Fact::IndicatorMeasured { indicator, value, .. } => Some(format!("value {indicator} {}", value.on)),
        _ => None,
    }
}

/// True if two facts about the same subject say the same.
fn is_same(earlier: &Fact, fact: &Fact) -> bool {
    match (earlier, fact) {
        (Fact::TaskSet { state: was, .. }, Fact::TaskSet { state, .. }) => was == state,
        (Fact::TaskApproved { .. }, Fact::TaskApproved { .. }) => true,
        (Fact::InputAnswered { answer: was, .. }, Fact::InputAnswered { answer, .. }) => was == answer,
        (Fact::IndicatorMeasured { value: was, .. }, Fact::IndicatorMeasured { value, .. }) => was == value,
        _ => false,
    }
}

/// True if the task would be unchanged after `event`: what was recorded last may have been superseded by another fact.
fn changes_nothing(plan: &Plan, events: &[Event], event: &Event, now: Timestamp) -> bool {
    let (Fact::TaskSet { task, .. } | Fact::TaskApproved { task, .. } | Fact::InputAnswered { task, .. }) = &event.fact
    else {
        return true;
    };
    let task = plan.renames.task(task);
    let before = RunState::replay_task(plan, &task, events, now);
    let mut after = before.clone();
    after.apply(plan, event);
    standing(before.task(&task)) == standing(after.task(&task))
}

/// The state of a task, without its times.
fn standing(run: &TaskRun) -> (TaskState, bool, bool, bool, Vec<bool>) {
    let inputs = run.inputs.values().map(|input| input.done_at.is_some()).collect();
    (run.state, run.is_settled, run.lead.done_at.is_some(), run.approved_at.is_some(), inputs)
}
