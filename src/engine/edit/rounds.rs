//! Approvals that are asked for while their definition is edited.

use serde::{Deserialize, Serialize};

use crate::{
    engine::{Round, RunState},
    model::{ApprovalRule, Seat, TaskId},
    plan::{Plan, Task},
};

/// What an edit says about a round in which statements count. The round keeps the rule and the members it was opened with,
/// so that a person has to know before the definition says something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundEdit {
    /// The task, by its new id.
    pub task: TaskId,
    /// The number of the round.
    pub round: u32,
    /// True for a silence procedure.
    pub is_silent: bool,
    /// What it says.
    pub change: RoundChange,
}

/// What an edit says about a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RoundChange {
    /// Approvals of that kind are given by another rule, in the next round.
    Rule {
        /// The rule before.
        from: ApprovalRule,
        /// The rule of the next round.
        to: ApprovalRule,
    },
    /// Others decide, in the next round.
    Members {
        /// Those who decide no more.
        gone: Vec<Seat>,
        /// Those who do not decide yet.
        new: Vec<Seat>,
    },
    /// A member takes part no more: it is not waited for, and what it stated stays on record.
    Left {
        /// Its seat.
        seat: Seat,
    },
    /// The task needs no approval any more.
    NotNeeded,
    /// The task is gone, and its round with it.
    TaskGone,
}

/// What replacing `old` by `new` says about the rounds under way; `before` is the state by `old`.
pub(super) fn rounds((old, before): (&Plan, &RunState), new: &Plan) -> Vec<RoundEdit> {
    let open = old.tasks.iter().filter_map(|task| {
        let round = before.task(&task.id).approval.current().filter(|round| round.state.is_open())?;
        Some((task, round))
    });
    open.flat_map(|(task, round)| changes(old, new, task, round)).collect()
}

fn changes(old: &Plan, new: &Plan, task: &Task, round: &Round) -> Vec<RoundEdit> {
    let id = new.renames.task(&task.id);
    let (was, is) = (old.approval_of(task), new.task(&id).and_then(|task| new.approval_of(task)));
    let mut changes = Vec::new();
    match new.task(&id) {
        None => changes.push(RoundChange::TaskGone),
        Some(task) if task.approval.is_none() => changes.push(RoundChange::NotNeeded),
        Some(_) => {}
    }
    if let (Some(was), Some(is), Some(next)) = (was, is, new.task(&id)) {
        let of_now = |seat: &Seat| Seat { partner: new.renames.partner(&seat.partner), office: seat.office };
        let is_left = |seat: &&Seat| !new.partners.contains_key(&seat.partner);
        let seated: Vec<Seat> = round.present(old).map(of_now).collect();
        changes.extend(seated.iter().filter(is_left).map(|seat| RoundChange::Left { seat: seat.clone() }));
        if was.rule != is.rule {
            changes.push(RoundChange::Rule { from: was.rule, to: is.rule });
        }
        let (were, are) = (was.seats(task).iter().map(of_now).collect::<Vec<_>>(), is.seats(next));
        let gone: Vec<Seat> = were.iter().filter(|seat| !are.contains(seat) && !is_left(seat)).cloned().collect();
        let added: Vec<Seat> = are.iter().filter(|seat| !were.contains(seat)).cloned().collect();
        if !gone.is_empty() || !added.is_empty() {
            changes.push(RoundChange::Members { gone, new: added });
        }
    }
    let (round, is_silent) = (round.number, round.silence().is_some());
    changes.into_iter().map(|change| RoundEdit { task: id.clone(), round, is_silent, change }).collect()
}
