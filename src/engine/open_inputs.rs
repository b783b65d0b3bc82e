//! Open tasks, which are neither finished nor suspended, who owes them an input, and until when.

use jiff::{Timestamp, civil::Time};

use super::{RunState, TaskRun};
use crate::{
    model::{PartnerId, TaskState},
    plan::{
        Partner, Plan, Task,
        calendar::{end_of_day, instant},
    },
};

/// When work on `task` could begin: its window is open and everything it needs is finished. `None` while it waits for
/// another task; then those who block it are reminded, not those who wait.
pub fn ready_at(plan: &Plan, state: &RunState, task: &Task) -> Option<Timestamp> {
    let lead_zone = plan.partners.get(&task.lead).map_or(&plan.timezone, |lead| &lead.timezone);
    let opens = instant(task.opens, Time::midnight(), lead_zone);
    task.needs.iter().try_fold(opens, |ready_at, needed| {
        let run = state.task(needed);
        let finished_at = run.completed_at.or(run.touched_at);
        run.state.is_finished().then(|| finished_at.map_or(ready_at, |at| ready_at.max(at)))
    })
}

/// A task that may be owed something, with its run, looked up once for all partners.
pub(super) struct OpenTask<'a> {
    pub(super) task: &'a Task,
    pub(super) run: &'a TaskRun,
}

impl<'a> OpenTask<'a> {
    pub(super) fn is_open(&self) -> bool {
        !self.run.state.is_finished() && !matches!(self.run.state, TaskState::Blocked | TaskState::OnHold)
    }

    /// The partners that owe it something, the lead first.
    pub(super) fn owing(&self, plan: &'a Plan) -> impl Iterator<Item = &'a Partner> + use<'a> {
        let (task, run) = (self.task, self.run);
        task.obliged().filter(|partner| run.owes(task, partner)).filter_map(|partner| plan.partners.get(partner))
    }

    /// The last instant at which the input is reminded of: its due day if enough others are in already, else the end of
    /// the event if it was due by then; otherwise there is no limit.
    pub(super) fn last_step_at(&self, plan: &Plan, partner: &Partner) -> Timestamp {
        let due = self.run.due_for(self.task, &partner.id);
        let end_of = |day| end_of_day(day, &partner.timezone);
        if is_dispensable(self.task, self.run, &partner.id) {
            end_of(due)
        } else if due <= plan.event.closes {
            end_of(plan.event.closes)
        } else {
            Timestamp::MAX
        }
    }
}

/// All tasks that are neither finished nor suspended; nobody is reminded of suspended ones.
pub(super) fn open_tasks<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = OpenTask<'a>> {
    plan.tasks.iter().map(|task| OpenTask { task, run: state.task(&task.id) }).filter(OpenTask::is_open)
}

/// All inputs that are owed, in the order of tasks and partners.
pub fn owed_inputs<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = (&'a Task, &'a Partner)> {
    open_tasks(plan, state).flat_map(|open| open.owing(plan).map(move |partner| (open.task, partner)))
}

/// True if a contributor's input is no longer needed because enough others are in.
pub fn is_dispensable(task: &Task, run: &TaskRun, partner: &PartnerId) -> bool {
    *partner != task.lead && run.is_rule_met(task)
}
