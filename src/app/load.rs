//! Which definitions are in force: takes new and edited workflows over, or only looks at them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use jiff::Timestamp;

use super::{AppError, sources::Reading};
use crate::{
    definition::{self, Compiled},
    diag::{Diagnostic, Severity, Sources},
    engine::{Edit, RunState, edit},
    model::{Actor, Event, Fact, WorkflowId},
    plan::{Plan, calendar::end_of_day},
    store::{Snapshot, Store, StoreError, Tx},
};

/// What a pass over the definitions found.
#[derive(Debug, Default)]
pub struct Loading {
    /// Every workflow that can run, with the plan in force.
    pub workflows: BTreeMap<WorkflowId, Loaded>,
    /// Every finding of every file.
    pub findings: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// Workflows seen for the first time in this pass.
    pub adopted: Vec<WorkflowId>,
    /// Workflows whose edited definition was taken over in this pass, with what it changed.
    pub edited: BTreeMap<WorkflowId, Edit>,
    /// Workflows whose edited definition is not in force.
    pub pending: BTreeMap<WorkflowId, Pending>,
}

/// An edit that is not in force.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pending {
    /// Hash of the definition in force.
    pub from: String,
    /// Hash of the edited one.
    pub to: String,
    /// Place in the journal of the last fact that a person caused.
    pub last_fact: i64,
    /// What it changes.
    pub edit: Edit,
}

/// A workflow that runs.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan in force.
    pub plan: Arc<Plan>,
    /// How it agrees with its file.
    pub standing: Standing,
    /// What happened before it is taken over; empty from then on, since the journal has it.
    pub history: Vec<Event>,
}

/// How the plan in force agrees with the workflow's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is the file's.
    InForce,
    /// Nothing is in force yet: the plan is what the file would be taken over as.
    New,
    /// The file was edited since, and the edit has not been taken over.
    Edited,
    /// The file was edited since, and the edit would lose recorded answers: it waits for `concerted apply`.
    Waiting,
    /// The file no longer compiles, or is gone: the plan is the last one that was taken over.
    Kept,
}

impl Pending {
    fn new(old: &Plan, new: &Plan, events: &[Event], now: Timestamp) -> Self {
        Self {
            from: old.definition.clone(),
            to: new.definition.clone(),
            last_fact: RunState::replay(old, events, now).last_fact,
            edit: edit(old, new, events, now),
        }
    }
}

impl Loaded {
    fn in_force(plan: Plan, standing: Standing) -> Self {
        Self { plan: Arc::new(plan), standing, history: Vec::new() }
    }

    /// The journal of this workflow: what is stored, or the history that it would be taken over with.
    pub(super) fn events(&self, tx: &Snapshot) -> Result<Vec<Event>, StoreError> {
        if self.standing == Standing::New { Ok(self.history.clone()) } else { tx.events(&self.plan.workflow) }
    }
}

impl Loading {
    /// True if some file has an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The workflow of that name, or an error that names the ones there are.
    pub fn find(&self, workflow: &WorkflowId) -> Result<&Loaded, AppError> {
        self.workflows.get(workflow).ok_or_else(|| AppError::Unknown {
            what: "workflow",
            name: workflow.to_string(),
            known: self.workflows.keys().map(ToString::to_string).collect(),
        })
    }
}

/// Compiles everything below `folder`, adopts what is new, takes over what was edited, and keeps what no longer compiles
/// as it was. An edit that would lose recorded answers waits until a person applies it.
pub fn load(store: &mut Store, folder: &Path, now: Timestamp) -> Result<Loading, AppError> {
    load_allowing(store, folder, &BTreeSet::new(), now)
}

/// The same with the edits of `allowed` workflows taken over whatever they lose.
pub(super) fn load_allowing(
    store: &mut Store,
    folder: &Path,
    allowed: &BTreeSet<WorkflowId>,
    now: Timestamp,
) -> Result<Loading, AppError> {
    let (mut loading, compiled) = read(folder)?;
    store.write(|tx| {
        for compiled in &compiled {
            if let Some(plan) = &compiled.plan {
                take(tx, &mut loading, compiled, plan, allowed, now)?;
            }
        }
        keep_the_rest(tx, &mut loading)
    })?;
    Ok(loading)
}

/// Compiles everything below `folder` and takes nothing over: what is in force stays in force, and nothing is written.
pub fn look(store: &mut Store, folder: &Path, now: Timestamp) -> Result<Loading, AppError> {
    let (mut loading, compiled) = read(folder)?;
    store.read(|tx| {
        for compiled in compiled {
            if let Some(plan) = compiled.plan {
                let workflow = plan.workflow.clone();
                let loaded = match tx.definition_in_force(&workflow, now)? {
                    None => Loaded { plan: Arc::new(plan), standing: Standing::New, history: compiled.history },
                    Some(old) if old.hash == plan.definition => Loaded::in_force(plan, Standing::InForce),
                    Some(old) => match definition::compile(&old.sources, &old.path).plan {
                        Some(old) => {
                            let pending = Pending::new(&old, &plan, &tx.events(&workflow)?, now);
                            let waits = !pending.edit.losses.is_empty();
                            loading.pending.insert(workflow.clone(), pending);
                            Loaded::in_force(old, if waits { Standing::Waiting } else { Standing::Edited })
                        }
                        None => continue,
                    },
                };
                loading.workflows.insert(workflow, loaded);
            }
        }
        keep_the_rest(tx, &mut loading)
    })?;
    Ok(loading)
}

/// Everything that stands below `folder`, compiled, with nothing in force yet.
fn read(folder: &Path) -> Result<(Loading, Vec<Compiled>), AppError> {
    let reading = Reading::of(folder)?;
    let findings = reading.findings();
    let sources = reading.sources;
    let compiled =
        definition::workflow_paths(&sources).iter().map(|path| definition::compile(&sources, path)).collect();
    Ok((Loading { findings, sources, ..Loading::default() }, compiled))
}

/// Takes one compiled workflow: adopts it, takes its edit over, lets the edit wait, or finds it unchanged.
fn take(
    tx: &Tx,
    loading: &mut Loading,
    compiled: &Compiled,
    plan: &Plan,
    allowed: &BTreeSet<WorkflowId>,
    now: Timestamp,
) -> Result<(), AppError> {
    let workflow = &plan.workflow;
    let mut loaded = Loaded::in_force(plan.clone(), Standing::InForce);
    match tx.definition_in_force(workflow, now)? {
        None => {
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
            adopt(tx, compiled, plan, now)?;
            tracing::info!(%workflow, definition = plan.definition, "workflow taken over");
            loading.adopted.push(workflow.clone());
        }
        Some(old) if old.hash != plan.definition => {
            let old_plan = definition::compile(&old.sources, &old.path).plan;
            let events = tx.events(workflow)?;
            let pending = old_plan.as_ref().map(|old| Pending::new(old, plan, &events, now));
            let edit = pending.as_ref().map_or_else(Edit::default, |pending| pending.edit.clone());
            let waits = !edit.losses.is_empty() && !allowed.contains(workflow);
            if let Some((old_plan, pending)) = old_plan.zip(pending).filter(|_| waits) {
                tracing::warn!(%workflow, "the edited definition would lose recorded answers and is not taken over");
                loading.pending.insert(workflow.clone(), pending);
                loaded = Loaded::in_force(old_plan, Standing::Waiting);
            } else {
                tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
                let changes = edit.changes.iter().map(ToString::to_string).collect();
                let fact = Fact::DefinitionTaken { definition: plan.definition.clone(), changes };
                tx.append(&engine_event(workflow, now, fact))?;
                tracing::info!(%workflow, definition = plan.definition, "edited definition taken over");
                loading.edited.insert(workflow.clone(), edit);
            }
        }
        Some(_) => {}
    }
    loading.workflows.insert(workflow.clone(), loaded);
    Ok(())
}

fn adopt(tx: &Tx, compiled: &Compiled, plan: &Plan, now: Timestamp) -> Result<(), AppError> {
    for event in &compiled.history {
        tx.append(&Event { recorded_at: now, ..event.clone() })?;
    }
    let today = plan.timezone.to_datetime(now).date();
    let over = end_of_day(plan.ends_on(), &plan.timezone) < now;
    let fact = Fact::WorkflowAdopted {
        definition: plan.definition.clone(),
        over,
        half_way: !over && plan.starts_on() <= today,
    };
    tx.append(&engine_event(&plan.workflow, now, fact))?;
    Ok(())
}

/// A workflow whose file is gone or does not compile goes on with the definition in force.
fn keep_the_rest(tx: &Snapshot, loading: &mut Loading) -> Result<(), AppError> {
    for workflow in tx.known_workflows()? {
        if loading.workflows.contains_key(&workflow) {
            continue;
        }
        let Some(stored) = tx.definition_in_force(&workflow, Timestamp::MAX)? else { continue };
        if let Some(plan) = definition::compile(&stored.sources, &stored.path).plan {
            loading.workflows.insert(workflow, Loaded::in_force(plan, Standing::Kept));
        }
    }
    Ok(())
}

/// An event that the engine itself causes at `now`.
pub(super) fn engine_event(workflow: &WorkflowId, now: Timestamp, fact: Fact) -> Event {
    Event { seq: 0, workflow: workflow.clone(), happened_at: now, recorded_at: now, actor: Actor::Engine, fact }
}
