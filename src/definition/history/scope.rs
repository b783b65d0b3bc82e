//! The names that facts of a history may refer to.

use crate::{definition::file::names::Register, diag::Code, model::PartnerId, plan::Plan};

/// The names that facts of a history may refer to.
pub(in crate::definition) struct Scope<'a> {
    pub(in crate::definition) plan: &'a Plan,
    pub(in crate::definition) partners: &'a Register,
    pub(in crate::definition) indicators: &'a Register,
    pub(in crate::definition) tasks: &'a Register,
    pub(in crate::definition) objectives: &'a Register,
}

/// The names of a plan that facts may refer to, gathered once for all rows of a table.
pub struct Names<'a> {
    plan: &'a Plan,
    partners: Register,
    indicators: Register,
    tasks: Register,
    objectives: Register,
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
        }
    }

    /// The plan.
    pub(in crate::definition) fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// As a scope for facts.
    pub(in crate::definition) fn scope(&self) -> Scope<'_> {
        let Self { plan, partners, indicators, tasks, objectives } = self;
        Scope { plan, partners, indicators, tasks, objectives }
    }
}
