//! The names that facts of a history may refer to.

use std::collections::BTreeSet;

use crate::{
    definition::file::names::Register,
    diag::Code,
    model::{PartnerId, TaskId},
    plan::{Plan, Task},
};

/// Who is missing from the workflow or from some of its tasks for a reason that is told: what a history says of them only
/// follows from it.
#[derive(Default)]
pub(in crate::definition) struct Absence {
    /// True if anybody may be missing, because the list of those who take part could not be read whole.
    pub(in crate::definition) anybody: bool,
    /// Partners that do not take part, although tasks name them.
    pub(in crate::definition) partners: BTreeSet<PartnerId>,
    /// Tasks of which a contributor is defined nowhere.
    pub(in crate::definition) tasks: BTreeSet<TaskId>,
}

impl Absence {
    /// True if it is no news that `partner` has no part in `task`.
    pub(in crate::definition) fn explains(&self, partner: &PartnerId, task: &Task) -> bool {
        let written = task.fanned_from.as_ref().unwrap_or(&task.id);
        self.anybody || self.partners.contains(partner) || self.tasks.contains(written)
    }
}

/// The names that facts of a history may refer to.
pub(in crate::definition) struct Scope<'a> {
    pub(in crate::definition) plan: &'a Plan,
    pub(in crate::definition) partners: &'a Register,
    pub(in crate::definition) indicators: &'a Register,
    pub(in crate::definition) tasks: &'a Register,
    pub(in crate::definition) objectives: &'a Register,
    pub(in crate::definition) absence: &'a Absence,
}

/// The names of a plan that facts may refer to, gathered once for all rows of a table.
pub struct Names<'a> {
    plan: &'a Plan,
    partners: Register,
    indicators: Register,
    tasks: Register,
    objectives: Register,
    absence: Absence,
}

impl<'a> Names<'a> {
    /// Every name of `plan`.
    pub fn of(plan: &'a Plan) -> Self {
        let indicators = plan.objectives.iter().flat_map(|objective| &objective.indicators);
        Self {
            plan,
            partners: Register::new(Code::UnknownPartner, "partner", "partners")
                .with(plan.partners.keys().map(PartnerId::as_str)),
            indicators: Register::new(Code::UnknownIndicator, "indicator", "indicators")
                .with(indicators.map(|indicator| indicator.id.as_str())),
            tasks: Register::new(Code::UnknownTask, "task", "tasks")
                .with(plan.tasks.iter().map(|task| task.id.as_str())),
            objectives: Register::new(Code::UnknownObjective, "objective", "objectives")
                .with(plan.objectives.iter().map(|objective| objective.id.as_str())),
            absence: Absence::default(),
        }
    }

    /// The plan.
    pub(in crate::definition) fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// As a scope for facts.
    pub(in crate::definition) fn scope(&self) -> Scope<'_> {
        let Self { plan, partners, indicators, tasks, objectives, absence } = self;
        Scope { plan, partners, indicators, tasks, objectives, absence }
    }
}
