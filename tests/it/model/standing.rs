//! What was said of each task, and what is still owed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    restrictions::LEADS_ANSWER_DURING_HOLDS,
    scenario::{Act, Scenario, Task},
};

/// How a person ends a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Cancelled,
    Completed,
}

/// One task as people left it.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    pub(super) is_touched: bool,
    pub(super) is_held: bool,
    /// What a person said that ended it.
    pub(super) verdict: Option<Verdict>,
    /// Whose part is in, the lead's included.
    pub(super) is_in: BTreeSet<usize>,
    /// When it was completed or called off.
    pub(super) ended_at: Option<Timestamp>,
    /// When a partner was asked again.
    pub(super) asked_again: BTreeMap<usize, Timestamp>,
}

impl Standing {
    pub(super) fn is_rule_met(&self, task: &Task) -> bool {
        task.with.iter().filter(|partner| self.is_in.contains(partner)).count() >= task.required()
    }

    fn is_complete(&self, task: &Task) -> bool {
        self.is_in.contains(&task.lead) && self.is_rule_met(task)
    }

    /// True after a person ended it.
    fn is_over(&self) -> bool {
        self.verdict.is_some()
    }

    /// True while somebody may be reminded of it.
    pub(super) fn is_open(&self) -> bool {
        self.ended_at.is_none() && !self.is_held
    }

    pub(super) fn owes(&self, partner: usize) -> bool {
        self.ended_at.is_none() && !self.is_in.contains(&partner)
    }

    /// How the task stands, as far as a list says so.
    pub(super) fn word(&self, task: &Task) -> &'static str {
        match () {
            () if !self.is_touched => "not started",
            () if self.is_in.contains(&task.lead) => "submitted",
            () => "in progress",
        }
    }

    /// True if the act says something that was not so.
    fn makes_sense(&self, task: &Task, act: Act) -> bool {
        let is_asked = |partner| task.obliged().any(|obliged| obliged == partner);
        match act {
            Act::Done(_, partner) | Act::NotDone(_, partner)
                if self.is_held && partner == task.lead && !LEADS_ANSWER_DURING_HOLDS =>
            {
                false
            }
            Act::Done(_, partner) => is_asked(partner) && !self.is_over() && !self.is_in.contains(&partner),
            Act::NotDone(_, partner) => is_asked(partner) && !self.is_over() && self.is_in.contains(&partner),
            Act::Hold(_) => self.is_open(),
            Act::Resume(_) => !self.is_open(),
            Act::Complete(_) => self.ended_at.is_none(),
            // What a lead delivered is not called off.
            Act::Cancel(_) => self.ended_at.is_none() && !self.is_in.contains(&task.lead),
            Act::Release | Act::Withdraw => true,
        }
    }

    fn change(&mut self, task: &Task, act: Act, at: Timestamp) {
        let was_open = self.is_open();
        match act {
            Act::Done(_, partner) => drop(self.is_in.insert(partner)),
            Act::NotDone(_, partner) => {
                self.is_in.remove(&partner);
                self.asked_again.insert(partner, at);
            }
            Act::Hold(_) => self.is_held = true,
            Act::Resume(_) if self.is_held => self.is_held = false,
            Act::Resume(_) => {
                self.verdict = None;
                // What ended is asked of its lead anew.
                self.is_in.remove(&task.lead);
            }
            Act::Complete(_) => (self.is_held, self.verdict) = (false, Some(Verdict::Completed)),
            Act::Cancel(_) => (self.is_held, self.verdict) = (false, Some(Verdict::Cancelled)),
            Act::Release | Act::Withdraw => {}
        }
        self.is_touched = true;
        let has_ended = self.is_over() || !self.is_held && self.is_complete(task);
        self.ended_at = has_ended.then(|| self.ended_at.unwrap_or(at));
        if !was_open && self.is_open() {
            let asked = task.obliged().filter(|partner| self.owes(*partner)).map(|partner| (partner, at));
            self.asked_again.extend(asked.collect::<Vec<_>>());
        }
    }
}

/// The task that an act is about.
pub(super) fn task_of(act: Act) -> Option<usize> {
    match act {
        Act::Done(task, _)
        | Act::NotDone(task, _)
        | Act::Hold(task)
        | Act::Resume(task)
        | Act::Cancel(task)
        | Act::Complete(task) => Some(task),
        Act::Release | Act::Withdraw => None,
    }
}

/// Every task.
#[derive(Clone, Debug)]
pub(super) struct Standings(pub(super) Vec<Standing>);

impl Standings {
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self(scenario.tasks.iter().map(|_| Standing::default()).collect())
    }

    /// False if the act would say nothing new.
    pub(super) fn take(&mut self, scenario: &Scenario, act: Act, at: Timestamp) -> bool {
        let Some(number) = task_of(act) else { return true };
        let (task, standing) = (&scenario.tasks[number], &mut self.0[number]);
        let makes_sense = standing.makes_sense(task, act);
        if makes_sense {
            standing.change(task, act, at);
        }
        makes_sense
    }

    /// When work on a task could begin; none while it waits for another.
    pub(super) fn ready_at(&self, scenario: &Scenario, task: &Task) -> Option<Timestamp> {
        let lead = &scenario.partners[task.lead].office;
        let opens_at = lead.at_hour(scenario.window_opens(task), 0);
        task.needs.iter().try_fold(opens_at, |ready_at, need| Some(ready_at.max(self.0[*need].ended_at?)))
    }
}
