//! What is known of the definitions after a look at them: which are in force, and which wait.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use crate::{
    app::AppError,
    diag::{Diagnostic, Severity, Sources},
    engine::{Edit, RunState, edit},
    model::{Event, WorkflowId},
    plan::Plan,
    store::{Snapshot, StoreError, StoredDefinition},
};

/// The result of one pass over the definitions.
#[derive(Debug, Default)]
pub struct Loading {
    /// Every workflow that can run, with the plan in force.
    pub workflows: BTreeMap<WorkflowId, Loaded>,
    /// All findings of all files.
    pub findings: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// Workflows seen for the first time in this pass.
    pub adopted: Vec<WorkflowId>,
    /// Workflows whose edited definition was applied in this pass, with what changed.
    pub edited: BTreeMap<WorkflowId, Edit>,
    /// Workflows that were closed in this pass.
    pub closed: Vec<WorkflowId>,
    /// Workflows that somebody closed and whose file is back: opened again in this pass, or by the next one.
    pub reopened: BTreeSet<WorkflowId>,
    /// Workflows whose edited definition is not in force.
    pub pending: BTreeMap<WorkflowId, Pending>,
    /// The plans of those edits.
    pub ahead: BTreeMap<WorkflowId, Arc<Plan>>,
    /// Workflows whose history was edited after adoption. This has no effect, because a history is read only once.
    pub edited_histories: BTreeSet<WorkflowId>,
    /// Workflows whose definition in force cannot be read from the database, with the reason. Nothing is decided for
    /// them.
    pub unreadable: BTreeMap<WorkflowId, String>,
    /// New workflows held back because they reuse the file or symbol of an orphaned workflow (the value). They may be
    /// that workflow under another id, and would then start from nothing.
    pub held_back: BTreeMap<WorkflowId, WorkflowId>,
}

/// An edit that is not in force.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pending {
    /// Hash of the definition in force.
    pub from: String,
    /// Hash of the edited one.
    pub to: String,
    /// Position in the journal of the last fact that a person caused.
    pub last_fact: i64,
    /// What it changes.
    pub edit: Edit,
}

/// A running workflow.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan in force.
    pub plan: Arc<Plan>,
    /// How it relates to its file.
    pub standing: Standing,
    /// The events of the history file before adoption; empty afterwards, since the journal has them.
    pub history: Vec<Event>,
}

/// How the plan in force relates to the workflow's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is the plan of the file.
    InForce,
    /// Nothing is in force yet: this is the plan with which the file would be adopted.
    New,
    /// The file was edited, and the edit has not been applied.
    Edited,
    /// The file was edited, and a person must agree to the effect on recorded answers, on task states or on the opening
    /// day. The edit waits for `concerted apply` ([`Edit::is_to_be_agreed`]).
    Waiting,
    /// The file no longer compiles, or two files claim the same id or symbol: the last plan in force stays.
    Kept,
    /// The file is gone: the last plan stays in force until a person closes the workflow.
    Gone,
    /// The file is gone and a person closed the workflow: it sends no more reminders or reports.
    Closed,
}

/// Which definitions may be brought into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayApply<'a> {
    /// None, because somebody is writing a file right now.
    Nothing,
    /// New workflows, and edits that nobody has to agree to.
    Harmless,
    /// New workflows and all edits; workflows whose file is gone are closed.
    Everything,
    /// The edits of these workflows, whatever is lost, and nothing else.
    Only(&'a BTreeSet<WorkflowId>),
}

impl MayApply<'_> {
    pub(super) fn is_for_new(self) -> bool {
        matches!(self, Self::Harmless | Self::Everything)
    }

    pub(super) fn is_for(self, workflow: &WorkflowId, edit: &Edit) -> bool {
        match self {
            Self::Nothing => false,
            Self::Harmless => !edit.is_to_be_agreed(),
            Self::Everything => true,
            Self::Only(named) => named.contains(workflow),
        }
    }
}

impl Pending {
    pub(super) fn new(old: &Plan, new: &Plan, events: &[Event], now: Timestamp) -> Self {
        Self {
            from: old.definition.clone(),
            to: new.definition.clone(),
            last_fact: RunState::replay(old, events, now).last_fact,
            edit: edit(old, new, events, now),
        }
    }
}

impl Loaded {
    pub(super) fn in_force(plan: &Arc<Plan>, standing: Standing) -> Self {
        Self { plan: Arc::clone(plan), standing, history: Vec::new() }
    }

    /// The journal of this workflow: the stored one, or the history with which it would be adopted.
    pub(in crate::app) fn events(&self, tx: &Snapshot) -> Result<Vec<Event>, StoreError> {
        if self.standing == Standing::New { Ok(self.history.clone()) } else { tx.events(&self.plan.workflow) }
    }
}

impl Loading {
    /// The definition of `workflow` that is in force. `None` also if it cannot be read, which is noted.
    pub(super) fn newest(
        &mut self,
        tx: &Snapshot,
        workflow: &WorkflowId,
    ) -> Result<Option<StoredDefinition>, AppError> {
        match tx.newest_definition(workflow) {
            Err(error @ StoreError::Damaged { .. }) => {
                self.unreadable.insert(workflow.clone(), error.to_string());
                Ok(None)
            }
            found => Ok(found?),
        }
    }

    /// True if the files and the database agree, so that another look would find the same.
    pub(in crate::app) fn is_settled(&self) -> bool {
        let is_in_force =
            |loaded: &Loaded| matches!(loaded.standing, Standing::InForce | Standing::Kept | Standing::Closed);
        self.workflows.values().all(is_in_force)
            && self.adopted.is_empty()
            && self.edited.is_empty()
            && self.closed.is_empty()
            && self.reopened.is_empty()
            && self.pending.is_empty()
            && self.unreadable.is_empty()
            && self.held_back.is_empty()
    }

    /// True if any file has an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The workflow with that name, or an error that lists the known ones.
    pub fn find(&self, workflow: &WorkflowId) -> Result<&Loaded, AppError> {
        self.workflows.get(workflow).ok_or_else(|| AppError::Unknown {
            what: "workflow",
            name: workflow.to_string(),
            known: self.workflows.keys().map(ToString::to_string).collect(),
        })
    }
}
