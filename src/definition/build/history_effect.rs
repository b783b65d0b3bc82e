//! Plays a history to find facts without effect, impossible values, approvals still missing, and days in the future.

use jiff::civil::Date;

use super::{Compiled, merge_tasks::Drafts};
use crate::{
    definition::history::Dated,
    diag::{Code, Diagnostic, Label},
    engine::{Approvals, Courses, RunState, TaskRun, approval::Counting},
    model::{Fact, IndicatorId, TaskId, TaskState},
    plan::{Plan, Task, scale},
};

/// The most tasks named in one message.
const NAMED: usize = 3;

/// Reports facts that change nothing, and impossible or doubtful values.
pub(super) fn check(plan: &Plan, facts: &[Dated], findings: &mut Vec<Diagnostic>) {
    if facts.is_empty() {
        return;
    }
    let mut state = RunState::new(plan);
    let mut courses = Courses::of(plan, Vec::new());
    for (event, place) in facts {
        let task = match &event.fact {
            Fact::TaskSet { task, .. } | Fact::TaskApproved { task, .. } | Fact::InputAnswered { task, .. } => {
                plan.task(&plan.renames.task(task))
            }
            Fact::IndicatorMeasured { indicator, value, .. } => {
                findings.extend(value_off_scale(plan, indicator, value.value, place));
                None
            }
            Fact::ApprovalOpened { task, .. }
            | Fact::ApprovalStated { task, .. }
            | Fact::MemberServed { task, .. }
            | Fact::SilenceHeld { task, .. }
            | Fact::ConsultationBegun { task, .. }
            | Fact::ApprovalWithdrawn { task, .. } => {
                let id = plan.renames.task(task);
                let before = state.task(&id).approval.clone();
                state.apply(plan, event);
                findings.extend(round_without_effect(&id, &event.fact, (&before, &state.task(&id).approval), place));
                None
            }
            fact => {
                if fact.entry().is_some() {
                    findings.extend(courses.above_invited(event).map(|why| {
                        Diagnostic::new(Code::ValueInDoubt, place.clone(), why)
                            .hint("look at the figures again".to_owned())
                    }));
                    courses.add(event.clone());
                }
                None
            }
        };
        let Some(task) = task else { continue };
        let before = standing(state.task(&task.id));
        state.apply(plan, event);
        let after = state.task(&task.id);
        // A fact that repeats what is known may still carry a note worth keeping.
        if event.fact.note().is_none() || after.state == TaskState::Cancelled {
            findings.extend(without_effect(task, &event.fact, before == standing(after), after.state, place));
        }
    }
    findings.extend(left_open(plan, &state, facts));
}

/// A finding about what is said of a round that has ended by then.
fn round_without_effect(
    task: &TaskId,
    fact: &Fact,
    (before, after): (&Approvals, &Approvals),
    place: &Label,
) -> Option<Diagnostic> {
    let is_late = || {
        let last = after.last().and_then(|round| round.said.last());
        matches!(fact, Fact::ApprovalStated { .. }) && last.is_some_and(|said| said.counting != Counting::Counts)
    };
    if before != after && !is_late() {
        return None;
    }
    let round = after.last()?;
    let state = round.state.as_str().replace('_', " ");
    let why =
        format!("the fact changes nothing: round {} of the approval of `{task}` is {state} by then", round.number);
    let hint = "correct its day, or delete it";
    Some(Diagnostic::new(Code::HistoryWithoutEffect, place.clone(), why).hint(hint.to_owned()))
}

/// Reports rounds that a history leaves open: nobody is asked any more for what was asked for before Concerted took over.
fn left_open(plan: &Plan, state: &RunState, facts: &[Dated]) -> Vec<Diagnostic> {
    let open = plan
        .tasks
        .iter()
        .filter(|task| state.task(&task.id).approval.current().is_some_and(|round| round.state.is_open()));
    let opened_at = |task: &Task| {
        let is_opening =
            |(event, _): &&Dated| matches!(&event.fact, Fact::ApprovalOpened { task: of, .. } if *of == task.id);
        facts.iter().rev().find(is_opening).map(|(_, place)| place.clone())
    };
    let finding = |task: &Task| {
        let message =
            format!("the history leaves the approval of `{}` open, of which nobody would be reminded", task.id);
        let hint = "add how it ended, or leave its opening out, and open it once the workflow is adopted";
        Some(Diagnostic::new(Code::HistoryWithoutEffect, opened_at(task)?, message).hint(hint.to_owned()))
    };
    open.filter_map(finding).collect()
}

/// The state of a task, regardless of when it was reached.
fn standing(run: &TaskRun) -> (TaskState, bool, bool, bool, Vec<bool>) {
    let inputs = run.inputs.values().map(|input| input.done_at.is_some()).collect();
    (run.state, run.is_settled, run.lead.done_at.is_some(), run.approved_at.is_some(), inputs)
}

fn without_effect(task: &Task, fact: &Fact, is_same: bool, state: TaskState, place: &Label) -> Option<Diagnostic> {
    let id = &task.id;
    let (why, hint) = match fact {
        Fact::TaskApproved { .. } if task.approval.is_none() => (
            format!("`{id}` needs no approval, and the one of this day counts for nothing"),
            "write `state: completed`, or add `approval:` to the task",
        ),
        Fact::InputAnswered { .. } | Fact::TaskApproved { .. } if state == TaskState::Cancelled => (
            format!("`{id}` is cancelled by then, and what is delivered to it counts for nothing"),
            "put the fact before the cancellation, or delete one of the two",
        ),
        _ if is_same => (
            format!("the fact changes nothing: `{id}` is in that state already"),
            "delete it, or correct its task, partner or day",
        ),
        _ => return None,
    };
    Some(Diagnostic::new(Code::HistoryWithoutEffect, place.clone(), why).hint(hint.to_owned()))
}

fn value_off_scale(plan: &Plan, id: &IndicatorId, value: f64, place: &Label) -> Option<Diagnostic> {
    let known = plan.objectives.iter().flat_map(|objective| &objective.indicators).find(|known| known.id == *id)?;
    let code = if known.computed.is_some() { Code::HistoryWithoutEffect } else { Code::ValueInDoubt };
    let (why, hint) = scale::impossible(known, value).or_else(|| scale::doubtful(known, value))?;
    Some(Diagnostic::new(code, place.clone(), why).hint(hint))
}

/// Reports tasks that end with an approval, do not have it yet, and of which nobody can be asked for it. Somebody has to obtain
/// and record it, which is easily forgotten.
pub(super) fn approvals(plan: &Plan, facts: &[Dated], drafts: &Drafts<'_>, findings: &mut Vec<Diagnostic>) {
    // Most workflows have none, and a state of all their tasks is not needed to see that.
    if plan.tasks.iter().all(|task| task.approval.is_none()) {
        return;
    }
    let mut state = RunState::new(plan);
    for (event, _) in facts {
        state.apply(plan, event);
    }
    let has_seats = |task: &Task| plan.approval_of(task).is_some_and(|approval| !approval.seats(task).is_empty());
    let is_open =
        |task: &&Task| task.approval.is_some() && !has_seats(task) && !state.task(&task.id).state.is_finished();
    let waiting: Vec<&Task> = plan.tasks.iter().filter(is_open).collect();
    let Some(first) = waiting.first() else { return };
    let written = first.fanned_from.as_ref().unwrap_or(&first.id);
    let draft = drafts.tasks.iter().find(|draft| draft.id == written.as_str());
    let Some(said) = draft.and_then(|draft| draft.get("approval", |raw| raw.approval.as_ref())) else { return };
    let named = waiting.iter().take(NAMED).map(|task| format!("`{}`", task.id)).collect::<Vec<_>>().join(", ");
    let more = waiting.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let verb = if waiting.len() == 1 { "ends" } else { "end" };
    let message = format!("{named}{more} of `{}` {verb} with an approval of which nobody can be asked", plan.workflow);
    let hint = format!(
        "name those who give it with `by:` under `approvals:`, or record it when it is given: `concerted approval sign {} {}`; until then the task stays submitted",
        plan.workflow, first.id
    );
    findings.push(Diagnostic::new(Code::ApprovalByHand, said.place.label(""), message).hint(hint));
}

/// Reports facts dated after `today`, in the time zone of the workflow.
pub(super) fn ahead(compiled: &Compiled, today: Date) -> Vec<Diagnostic> {
    let Some(plan) = &compiled.plan else { return Vec::new() };
    let mut findings = Vec::new();
    for (event, place) in compiled.history.iter().zip(&compiled.history_at) {
        let day = plan.timezone.to_datetime(event.happened_at).date();
        if day > today {
            let message = format!("the history tells of {day}, which has not come yet");
            let hint = "write the day on which it happened; what is still to happen belongs under `tasks:`";
            findings.push(Diagnostic::new(Code::HistoryAhead, place.clone(), message).hint(hint.to_owned()));
        }
    }
    findings
}
