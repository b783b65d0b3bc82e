//! The definitions that were in force before the present one. What a report says of its predecessor follows from the one
//! that was in force then: a date that was moved since was another, and a task that was added did not exist.

use std::sync::OnceLock;

use jiff::Timestamp;

use crate::{
    app::AppError,
    definition,
    model::{Event, PartnerId, Text},
    plan::Plan,
    report::{Baseline, Figures, Request},
    store::{Snapshot, StoredDefinition},
};

/// Every definition that a workflow ever had, in the order of adoption; empty if it had only one.
#[derive(Default)]
pub(in crate::app) struct Earlier {
    versions: Vec<Version>,
}

struct Version {
    stored: StoredDefinition,
    /// `None` once compiled if it no longer compiles.
    plan: OnceLock<Option<Plan>>,
}

impl Earlier {
    /// Those of the workflow of `plan`.
    pub(in crate::app) fn of(tx: &Snapshot, plan: &Plan) -> Result<Self, AppError> {
        let stored = tx.every_definition(&plan.workflow)?;
        if stored.iter().all(|stored| stored.hash == plan.definition) {
            return Ok(Self::default());
        }
        let versions = stored.into_iter().map(|stored| Version { stored, plan: OnceLock::new() });
        Ok(Self { versions: versions.collect() })
    }

    /// The figures that the report is compared with, if they follow from another definition than `plan`.
    pub(in crate::app) fn figures(&self, plan: &Plan, events: &[Event], request: &Request<'_>) -> Option<Figures> {
        if self.versions.is_empty() {
            return None;
        }
        let baseline = Baseline::of(plan, events, request);
        let then = self.in_force(baseline.printed_at).filter(|then| then.definition != plan.definition)?;
        Some(baseline.figures(then, plan, events))
    }

    /// What the last definition that had `partner` calls it.
    pub(in crate::app) fn name_of(&self, partner: &PartnerId) -> Option<Text> {
        let partner = self.versions.iter().rev().find_map(|version| version.plan()?.partners.get(partner))?;
        Some(partner.short_text(jiff::civil::Date::MAX).clone())
    }

    /// The last one adopted by `at`, or the first if none was.
    fn in_force(&self, at: Timestamp) -> Option<&Plan> {
        let by_then = self.versions.iter().filter(|version| version.stored.taken_at <= at);
        let version = by_then.max_by_key(|version| version.stored.taken_at).or(self.versions.first())?;
        version.plan()
    }
}

impl Version {
    fn plan(&self) -> Option<&Plan> {
        let StoredDefinition { sources, path, .. } = &self.stored;
        self.plan.get_or_init(|| definition::compile(sources, path).plan).as_ref()
    }
}
