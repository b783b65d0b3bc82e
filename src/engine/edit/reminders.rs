//! Which reminders an edit adds, moves and withdraws.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Input;
use crate::{
    engine::{
        DecisionKind, RunState,
        decide::{decide, footing},
        ladder::steps,
        open_inputs::{owed_inputs, ready_at},
    },
    model::{Event, Fact, ReminderKey},
    plan::{Plan, Task, calendar::end_of_day},
};

/// A changed reminder, with the days it falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderChange {
    /// The input it is about.
    pub input: Input,
    /// The rung, `-10wd`.
    pub rung: String,
    /// The day it falls due under the definition in force; `None` for a new one.
    pub from: Option<Date>,
    /// The day it falls due under the edited definition; `None` for one that is withdrawn.
    pub to: Option<Date>,
}

/// Upcoming reminders that differ between the plan in force and the edited one.
pub(super) fn changes(
    (old, before): (&Plan, &RunState),
    (new, after): (&Plan, &RunState),
    events: &[Event],
    now: Timestamp,
) -> Vec<ReminderChange> {
    let was = scheduled(old, before, events, now).into_iter().map(|(rung, day)| (rung.renamed(new), day)).collect();
    compared(&was, &scheduled(new, after, events, now))
}

/// A reminder of an input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rung {
    input: Input,
    rung: String,
}

impl Rung {
    /// This reminder under the ids that `plan` gives task and partner.
    fn renamed(self, plan: &Plan) -> Self {
        let Input { task, partner } = self.input;
        let input = Input { task: plan.renames.task(&task), partner: plan.renames.partner(&partner) };
        Self { input, rung: self.rung }
    }
}

/// The days on which reminders fall due from `now` on, including those that are due and have not left yet.
fn scheduled(plan: &Plan, state: &RunState, events: &[Event], now: Timestamp) -> BTreeMap<Rung, Date> {
    let mut scheduled = ahead(plan, state, now);
    let sent: BTreeSet<&ReminderKey> = events.iter().filter_map(sent).collect();
    for decision in decide(plan, state, now).into_iter().filter(|decision| !sent.contains(&decision.key)) {
        if let DecisionKind::Rung { task, partner, rung, .. } = decision.kind {
            let zone = plan.partners.get(&partner).map_or(&plan.timezone, |partner| &partner.timezone);
            let due = Rung { input: Input { task, partner }, rung };
            scheduled.insert(due, zone.to_datetime(now).date());
        }
    }
    scheduled
}

fn sent(event: &Event) -> Option<&ReminderKey> {
    match &event.fact {
        Fact::ReminderSent { reminder, .. } => Some(reminder),
        _ => None,
    }
}

/// The days on which reminders fall due after `now`, assuming that nobody answers and that every task others wait for
/// is finished on its due day.
fn ahead(plan: &Plan, state: &RunState, now: Timestamp) -> BTreeMap<Rung, Date> {
    let mut ahead = BTreeMap::new();
    if !state.is_live() {
        return ahead;
    }
    for (task, partner) in owed_inputs(plan, state) {
        let ready_at = ready_at(plan, state, task).unwrap_or_else(|| ready_as_planned(plan, state, task, now));
        let Some(ladder) = plan.ladders.get(&task.ladder) else { continue };
        for step in steps(ladder, partner, &footing(state, task, partner, ready_at)) {
            if step.at > now {
                let input = Input { task: task.id.clone(), partner: partner.id.clone() };
                ahead.insert(Rung { input, rung: step.rung }, partner.timezone.to_datetime(step.at).date());
            }
        }
    }
    ahead
}

fn ready_as_planned(plan: &Plan, state: &RunState, task: &Task, now: Timestamp) -> Timestamp {
    let unfinished = task.needs.iter().filter(|id| !state.task(id).state.is_finished()).filter_map(|id| plan.task(id));
    let finished_at = unfinished.map(|needed| end_of_day(needed.due.date, &plan.timezone)).max();
    finished_at.map_or(now, |at| at.max(now))
}

fn compared(old: &BTreeMap<Rung, Date>, new: &BTreeMap<Rung, Date>) -> Vec<ReminderChange> {
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let changed = keys.into_iter().filter_map(|key| {
        let (from, to) = (old.get(key).copied(), new.get(key).copied());
        let Rung { input, rung } = key.clone();
        (from != to).then_some(ReminderChange { input, rung, from, to })
    });
    changed.collect()
}
