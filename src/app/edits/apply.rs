//! Saves the plan of an edit, and applies it when a person agrees.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    app::{
        App, AppError, Loading, MailOutlook, PlanError,
        definitions::{
            load::{load_as, look},
            loading::{MayApply, Pending},
        },
        edits::uninformed::{Uninformed, uninformed},
        remind::tick::{Ticked, tick},
    },
    engine::Edit,
    files,
    model::WorkflowId,
};

/// The format of a saved plan.
const FORMAT: u32 = 1;

/// The largest saved plan, in bytes.
const MAX_SAVED_PLAN_BYTES: usize = 64 << 20;

/// A saved plan: what was shown to the person who agrees to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedPlan {
    /// Version of the file format.
    pub concerted_plan: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// What each edit changes.
    pub workflows: BTreeMap<WorkflowId, Pending>,
    /// The mails ahead, before and after each edit. They are shown but not agreed to, because time goes by.
    #[serde(default)]
    pub mails: BTreeMap<WorkflowId, MailOutlook>,
}

/// The result of applying.
#[derive(Debug)]
pub struct Applied {
    /// The definitions now in force; `loading.edited` has what changed.
    pub loading: Loading,
    /// Reminders queued and withdrawn as a result.
    pub ticked: Ticked,
    /// Who was written to for the workflows that were closed: no mail tells them.
    pub to_tell: BTreeMap<WorkflowId, Vec<Uninformed>>,
}

impl SavedPlan {
    /// The plan of all edits that are not in force.
    pub fn new(loading: &Loading, mails: BTreeMap<WorkflowId, MailOutlook>, now: Timestamp) -> Self {
        Self { concerted_plan: FORMAT, made_at: now, workflows: loading.pending.clone(), mails }
    }

    /// Reads a saved plan.
    pub fn read(path: &Path) -> Result<Self, AppError> {
        let text = files::read_text(path, MAX_SAVED_PLAN_BYTES)
            .map_err(|source| AppError::Unreadable { path: path.to_owned(), source })?;
        let not_a_plan = |why: String| PlanError::NotAPlan { path: path.to_owned(), why };
        let plan: Self = serde_json::from_str(&text).map_err(|error| not_a_plan(error.to_string()))?;
        if plan.concerted_plan != FORMAT {
            return Err(not_a_plan(format!("it has format {}, not {FORMAT}", plan.concerted_plan)).into());
        }
        Ok(plan)
    }

    /// An error unless every workflow is as it was when the plan was made.
    fn check(&self, loading: &Loading) -> Result<(), PlanError> {
        if self.workflows.is_empty() {
            return Err(PlanError::Empty);
        }
        for (workflow, planned) in &self.workflows {
            let moved = |what| PlanError::Moved { workflow: workflow.clone(), what };
            let pending =
                loading.pending.get(workflow).ok_or_else(|| moved("its edit is in force already, or gone"))?;
            if pending.from != planned.from {
                return Err(moved("another definition came into force"));
            }
            if pending.to != planned.to {
                return Err(moved("its file was edited again"));
            }
            if pending.last_fact != planned.last_fact {
                return Err(moved("an answer or a state was recorded"));
            }
            // Reminders fall due as time goes by; the changes and losses must be those that were shown.
            let agreed_to = |pending: &Pending| {
                let Edit { changes, losses, turns, opened, .. } = pending.edit.clone();
                (changes, losses, turns, opened)
            };
            if agreed_to(planned) != agreed_to(pending) {
                return Err(moved("the file of the plan was altered, or it was made by another version"));
            }
        }
        Ok(())
    }
}

/// Applies edits, whatever is lost: only those of `saved`, or all pending ones, in which case workflows whose file is
/// gone are closed. Then decides again, so that reminders that no longer apply never leave.
pub fn apply(app: &mut App, saved: Option<&SavedPlan>, now: Timestamp) -> Result<Applied, AppError> {
    let folder = app.config.workflows.clone();
    let loading = match saved {
        Some(saved) => {
            saved.check(&look(&mut app.store, &folder, now)?)?;
            let named: BTreeSet<WorkflowId> = saved.workflows.keys().cloned().collect();
            load_as(&mut app.store, &folder, MayApply::Only(&named), now)?
        }
        None => load_as(&mut app.store, &folder, MayApply::Everything, now)?,
    };
    let ticked = tick(app, &loading, now)?;
    let mut to_tell = BTreeMap::new();
    for workflow in &loading.closed {
        to_tell.insert(workflow.clone(), uninformed(&mut app.store, workflow, now)?);
    }
    Ok(Applied { loading, ticked, to_tell })
}
