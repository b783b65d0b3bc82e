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
        (Link::Needs, [only]) => (Code::Cycle, format!("{only} needs itself, so it can never begin"), NEEDS_HINT),
        (Link::Needs, _) => {
            let message = format!("the tasks {all} need each other in a circle, so none of them can ever begin");
            (Code::Cycle, message, NEEDS_HINT)
        }
        (Link::CountsFrom, [only]) => {
            let message = format!("the due date of {only} counts from itself, so it has no date");
            (Code::DueCircle, message, DATES_HINT)
        }
        (Link::CountsFrom, _) => {
            let message =
                format!("the due dates of {all} count from each other in a circle, so none of them has a date");
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
    let circular = in_circles(needs);
    for (draft, instances) in tasks {
        for need in &needs[*draft] {
            // A circle has been reported; no date would put it right.
            if circular[*draft] && circular[need.draft] {
                continue;
            }
            let needed = tasks.get(&need.draft).into_iter().flatten();
            let needed: Vec<&Task> =
                needed.filter(|task| need.instance.as_ref().is_none_or(|id| *id == task.id)).collect();
            findings.extend(out_of_order(instances, &needed, drafts, (*draft, need)));
        }
    }
}

/// The finding about instances of a task that are due before those that they need: an error if one is also written so,
/// else a warning.
fn out_of_order(
    instances: &[Task],
    needed: &[&Task],
    drafts: &Drafts<'_>,
    need: (usize, &Need<'_>),
) -> Option<Diagnostic> {
    let latest = needed.iter().max_by_key(|task| task.due.date)?;
    if instances.iter().all(|task| task.due.date >= latest.due.date) {
        return None;
    }
    let pairs = || instances.iter().flat_map(|early| needed.iter().map(move |late| (early, *late)));
    let is_late = |(early, late): &(&Task, &Task)| early.due.date < late.due.date;
    let worst = pairs().filter(|pair| is_late(pair) && is_written_before(&pair.0.due, &pair.1.due));
    if let Some((early, late)) = worst.max_by_key(|(_, late)| late.due.date) {
        return Some(due_before(early, late, drafts, need));
    }
    let moved = pairs().filter(is_late).max_by_key(|(_, late)| late.due.date);
    moved.map(|(early, late)| moved_before(early, late, drafts, need))
}

/// Whether each task stands in a circle, or between two of them: whatever is left once those that wait for nothing, or that
/// nothing waits for, are taken away one after the other.
fn in_circles(needs: &[Vec<Need<'_>>]) -> Vec<bool> {
    let mut left = vec![true; needs.len()];
    let forward: Vec<Vec<usize>> = needs.iter().map(|of| of.iter().map(|need| need.draft).collect()).collect();
    let mut backward = vec![Vec::new(); needs.len()];
    for (at, of) in forward.iter().enumerate() {
        for other in of {
            backward[*other].push(at);
        }
    }
    for (links, back) in [(&forward, &backward), (&backward, &forward)] {
        let mut open: Vec<usize> =
            links.iter().map(|of: &Vec<usize>| of.iter().filter(|other| left[**other]).count()).collect();
        let mut free: Vec<usize> = (0..left.len()).filter(|at| left[*at] && open[*at] == 0).collect();
        while let Some(at) = free.pop() {
            left[at] = false;
            for other in &back[at] {
                open[*other] -= 1;
                if open[*other] == 0 && left[*other] {
                    free.push(*other);
                }
            }
        }
    }
    left
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

fn moved_before(early: &Task, late: &Task, drafts: &Drafts<'_>, (draft, need): (usize, &Need<'_>)) -> Diagnostic {
    let message = format!(
        "days off let `{}` be due on {}, before `{}`, which it needs and which is due on {}",
        early.id, early.due.date, late.id, late.due.date
    );
    let own = drafts.tasks[draft].key("due").unwrap_or(need.place);
    let mut finding =
        Diagnostic::new(Code::ShiftedBeforePredecessor, own.label(format!("due {}", early.due.date)), message);
    if let Some(theirs) = drafts.tasks[need.draft].key("due") {
        finding = finding.also(theirs.label(format!("`{}` is due {}", late.id, late.due.date)));
    }
    finding.hint(format!(
        "let `{}` be due on {} or later, or move both the same way with `shift:`",
        early.id, late.due.date
    ))
}

/// The day before any shift.
fn nominal(due: &Due) -> jiff::civil::Date {
    due.moved_from.as_ref().map_or(due.date, |(day, _)| *day)
}

/// True if `early` is written to be before `late`. Two offsets of the same form are compared as written, since each is
/// counted in the calendar of its own lead.
fn is_written_before(early: &Due, late: &Due) -> bool {
    match (early.offset, late.offset) {
        (Some(early), Some(late)) if (early.anchor, early.unit) == (late.anchor, late.unit) => {
            early.amount < late.amount
        }
        _ => nominal(early) < nominal(late),
    }
}
