//! Whether a fact stands in the journal already, so that recording it again would say nothing new.

use jiff::Timestamp;

use super::{RunState, TaskRun};
use crate::{
    model::{Event, Fact, TaskState},
    plan::Plan,
};

/// The last of `events` that says what `event` says, if it still holds at `now`, so that `event` would change nothing. Its
/// note and its day are not looked at. Of entries of lists [`super::Courses`] knows.
pub fn repeated<'a>(plan: &Plan, events: &'a [Event], event: &Event, now: Timestamp) -> Option<&'a Event> {
    let of_subject = events.iter().filter(|earlier| subject(plan, &earlier.fact) == subject(plan, &event.fact));
    let last = of_subject.max_by_key(|earlier| (earlier.happened_at, earlier.seq))?;
    (is_same(&last.fact, &event.fact) && changes_nothing(plan, events, event, now)).then_some(last)
}

/// What a fact is about, under the ids that the plan gives task and partner; `None` if no person records it.
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

/// True if two facts about one thing say the same of it.
fn is_same(earlier: &Fact, fact: &Fact) -> bool {
    match (earlier, fact) {
        (Fact::TaskSet { state: was, .. }, Fact::TaskSet { state, .. }) => was == state,
        (Fact::TaskApproved { .. }, Fact::TaskApproved { .. }) => true,
        (Fact::InputAnswered { answer: was, .. }, Fact::InputAnswered { answer, .. }) => was == answer,
        (Fact::IndicatorMeasured { value: was, .. }, Fact::IndicatorMeasured { value, .. }) => was == value,
        _ => false,
    }
}

/// True if the task stands as it stood after `event` too: what was said last may have been overtaken by another fact.
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

/// What is the case with a task, without when it came to be.
fn standing(run: &TaskRun) -> (TaskState, bool, bool, bool, Vec<bool>) {
    let inputs = run.inputs.values().map(|input| input.done_at.is_some()).collect();
    (run.state, run.is_settled, run.lead_done_at.is_some(), run.approved_at.is_some(), inputs)
}
