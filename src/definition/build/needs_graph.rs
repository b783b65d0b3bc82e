//! Which task waits for which: finds circles, and tasks due before those they need.

use std::collections::BTreeMap;

use super::merge_tasks::Drafts;
use crate::{
    definition::yaml::tree::Place,
    diag::{Code, Diagnostic},
    model::TaskId,
    plan::{Due, Task},
};

/// The most circles that are reported. Each hides others anyway.
const MAX_CIRCLES: usize = 100;

/// The most places shown for one circle.
const MAX_EDGES_SHOWN: usize = 8;

/// A link from one task to another: it needs that task, or its due date counts from it.
#[derive(Clone)]
pub(super) struct Need<'a> {
    /// Index of the other task among the drafts.
    pub(super) draft: usize,
    /// The instance, if only one instance of a fanned-out task is meant.
    pub(super) instance: Option<TaskId>,
    /// Where it is written.
    pub(super) place: Place<'a>,
}

/// How one task depends on another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// It needs the other to be finished.
    Needs,
    /// Its due date counts from the other's.
    CountsFrom,
}

/// Reports every circle once, with the places of its links, and returns an order in which each task comes after those
/// it is linked to. Does not recurse, because chains may be 10,000 tasks long.
pub(super) fn check_cycles(
    drafts: &Drafts<'_>,
    link: Link,
    needs: &[Vec<Need<'_>>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut circles = 0;
    let mut order = Vec::with_capacity(needs.len());
    let mut marks = vec![Mark::New; needs.len()];
    for start in 0..needs.len() {
        if marks[start] != Mark::New {
            continue;
        }
        // The path from `start`: each task, with the number of its links already followed.
        let mut path = vec![(start, 0)];
        marks[start] = Mark::OnPath;
        while let Some((task, walked)) = path.last_mut() {
            let (task, at) = (*task, *walked);
            *walked += 1;
            match needs[task].get(at).map(|need| need.draft) {
                None => {
                    marks[task] = Mark::Done;
                    order.push(task);
                    path.pop();
                }
                Some(next) if marks[next] == Mark::New => {
                    marks[next] = Mark::OnPath;
                    path.push((next, 0));
                }
                Some(next) if marks[next] == Mark::OnPath => {
                    let from = path.iter().position(|(task, _)| *task == next).unwrap_or(0);
                    let circle: Vec<_> = path[from..].iter().map(|(task, walked)| (*task, walked - 1)).collect();
                    findings.push(cycle(drafts, link, needs, &circle));
                    circles += 1;
                    if circles == MAX_CIRCLES {
                        return order;
                    }
                }
                Some(_) => {}
            }
        }
    }
    order
}

/// The finding about a circle of `(task, index of the link in its list)`.
fn cycle(drafts: &Drafts<'_>, link: Link, needs: &[Vec<Need<'_>>], circle: &[(usize, usize)]) -> Diagnostic {
    let name = |task: usize| drafts.tasks[task].id;
    let verb = if link == Link::Needs { "needs" } else { "counts from" };
    let edge = |(task, at): (usize, usize)| {
        let need = &needs[task][at];
        need.place.label(format!("`{}` {verb} `{}`", name(task), name(need.draft)))
    };
    let shown = circle.len().min(MAX_EDGES_SHOWN);
    let names: Vec<_> = circle[..shown].iter().map(|(task, _)| format!("`{}`", name(*task))).collect();
    let rest = if circle.len() > shown { format!(" and {} more", circle.len() - shown) } else { String::new() };
    let all = format!("{}{rest}", names.join(", "));
    let (code, message, hint) = match (link, names.as_slice()) {
        (Link::Needs, [only]) => (Code::Cycle, format!("{only} needs itself, so that it can never begin"), NEEDS_HINT),
        (Link::Needs, _) => {
            let message = format!("the tasks {all} need each other in a circle, so that none can ever begin");
            (Code::Cycle, message, NEEDS_HINT)
        }
        (Link::CountsFrom, [only]) => {
            let message = format!("the due date of {only} counts from itself, so that it has no day");
            (Code::DueCircle, message, DATES_HINT)
        }
        (Link::CountsFrom, _) => {
            let message = format!("the due dates of {all} count from each other in a circle, so that none has a day");
            (Code::DueCircle, message, DATES_HINT)
        }
    };
    let first = Diagnostic::new(code, edge(circle[0]), message);
    let finding = circle[1..shown].iter().fold(first, |finding, step| finding.also(edge(*step)));
    finding.hint(hint.to_owned())
}

const NEEDS_HINT: &str = "delete one of these needs";
const DATES_HINT: &str = "let one of these dates count from the event: T-3m";

/// Reports tasks that are due before a task they need, once for each need as written.
pub(super) fn check_order(
    drafts: &Drafts<'_>,
    needs: &[Vec<Need<'_>>],
    tasks: &BTreeMap<usize, Vec<Task>>,
    findings: &mut Vec<Diagnostic>,
) {
    for (draft, instances) in tasks {
        for need in &needs[*draft] {
            let needed = tasks.get(&need.draft).into_iter().flatten();
            let needed = needed.filter(|task| need.instance.as_ref().is_none_or(|id| *id == task.id));
            let latest = needed.max_by_key(|task| nominal(&task.due));
            let Some(latest) = latest else { continue };
            if let Some(early) = instances.iter().find(|task| is_before(&task.due, &latest.due)) {
                findings.push(due_before(early, latest, drafts, (*draft, need)));
            }
        }
    }
}

fn due_before(early: &Task, latest: &Task, drafts: &Drafts<'_>, (draft, need): (usize, &Need<'_>)) -> Diagnostic {
    let message = format!(
        "`{}` is due on {}, before `{}`, which it needs and which is due on {}",
        early.id, early.due.date, latest.id, latest.due.date
    );
    let own = drafts.tasks[draft].key("due").unwrap_or(need.place);
    let mut finding =
        Diagnostic::new(Code::DueBeforePredecessor, own.label(format!("due {}", early.due.date)), message);
    if let Some(theirs) = drafts.tasks[need.draft].key("due") {
        finding = finding.also(theirs.label(format!("`{}` is due {}", latest.id, latest.due.date)));
    }
    finding.hint(format!("let `{}` be due on {} or later, or `{}` earlier", early.id, latest.due.date, latest.id))
}

/// The day before any shift, because different days off in two calendars are not a mistake in the plan.
fn nominal(due: &Due) -> jiff::civil::Date {
    due.moved_from.as_ref().map_or(due.date, |(day, _)| *day)
}

/// True if `early` is intended to be before `late`. Two offsets of the same form are compared as written, since each is
/// counted in the calendar of its own lead.
fn is_before(early: &Due, late: &Due) -> bool {
    if early.from_task.is_some() || late.from_task.is_some() {
        // Such a date counts from a day that may already have been moved.
        return nominal(early).max(early.date) < nominal(late).min(late.date);
    }
    match (early.offset, late.offset) {
        (Some(early), Some(late)) if (early.anchor, early.unit) == (late.anchor, late.unit) => {
            early.amount < late.amount
        }
        _ => nominal(early) < nominal(late),
    }
}
