//! Whether a fact stands in the journal already, so that recording it again would say nothing new.

use jiff::Timestamp;

use super::{RunState, TaskRun};
use crate::{
    model::{Event, Fact, TaskState},
    plan::Plan,
};

/// The last of `events` that says what `event` says, if it still holds at `now`, so that `event` would change nothing. Its
/// note and its day are not looked at, but an entry of a list is repeated on one day only: who looks at a risk again and
/// finds it as it was says something new.
pub fn repeated<'a>(plan: &Plan, events: &'a [Event], event: &Event, now: Timestamp) -> Option<&'a Event> {
    if event.fact.entry().is_some() {
        return repeated_entry(plan, events, event);
    }
    let of_subject = events.iter().filter(|earlier| subject(plan, &earlier.fact) == subject(plan, &event.fact));
    let last = of_subject.max_by_key(|earlier| (earlier.happened_at, earlier.seq))?;
    (is_same(&last.fact, &event.fact) && changes_nothing(plan, events, event, now)).then_some(last)
}

/// The same of an entry of a list.
fn repeated_entry<'a>(plan: &Plan, events: &'a [Event], event: &Event) -> Option<&'a Event> {
    let by_then = events.iter().filter(|earlier| earlier.happened_at <= event.happened_at);
    let mut told: Vec<&Event> = by_then.filter(|earlier| is_one_entry(plan, &earlier.fact, &event.fact)).collect();
    told.sort_by_key(|earlier| (earlier.happened_at, earlier.seq));
    // What was said before it was taken back holds no more.
    let is_withdrawal = |event: &&Event| matches!(event.fact, Fact::EntryWithdrawn { .. });
    told.drain(..told.iter().rposition(is_withdrawal).map_or(0, |last| last + 1));
    let (first, others) = told.split_first()?;
    let mut state = first.fact.clone();
    for other in others {
        state.merge_entry(&other.fact);
    }
    if !says_all(&state, &event.fact) {
        return None;
    }
    let day = |event: &Event| plan.timezone.to_datetime(event.happened_at).date();
    told.into_iter().rev().find(|earlier| day(earlier) == day(event) && says_all(&earlier.fact, &event.fact))
}

/// True if both are about one thing in one list.
fn is_one_entry(plan: &Plan, one: &Fact, other: &Fact) -> bool {
    match (one, other) {
        (Fact::DecisionTaken { task: one, .. }, Fact::DecisionTaken { task: other, .. }) => {
            plan.renames.task(one) == plan.renames.task(other)
        }
        _ => one.entry().is_some() && one.entry() == other.entry(),
    }
}

/// True if an entry says whatever `later` says, so that `later` adds nothing to it.
fn says_all(entry: &Fact, later: &Fact) -> bool {
    let mut merged = entry.clone();
    merged.merge_entry(later);
    merged == *entry
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
    let before = RunState::replay(plan, events, now);
    let mut after = before.clone();
    after.apply(plan, event);
    let task = plan.renames.task(task);
    standing(before.task(&task)) == standing(after.task(&task))
}

/// What is the case with a task, without when it came to be.
fn standing(run: &TaskRun) -> (TaskState, bool, bool, bool, Vec<bool>) {
    let inputs = run.inputs.values().map(|input| input.done_at.is_some()).collect();
    (run.state, run.is_settled, run.lead_done_at.is_some(), run.approved_at.is_some(), inputs)
}
