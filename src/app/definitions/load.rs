//! Which definitions are in force: adopts new workflows and applies edits, or only looks at them.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use jiff::Timestamp;

use super::{
    compiled::{CompiledFile, Definitions, Read},
    loading::{Loaded, Loading, MayApply, Pending, Standing},
};
use crate::{
    app::AppError,
    definition::{self, Compiled},
    engine::{Edit, edit::Change},
    model::{Actor, Event, Fact, WorkflowId},
    plan::{Plan, calendar::end_of_day},
    stop::Stop,
    store::{Snapshot, Store, StoredDefinition, Tx, Versions},
};

/// Compiles everything below `folder`, adopts new workflows, applies edits, and leaves workflows that no longer compile
/// as they were. Edits that a person must agree to wait for `concerted apply`.
pub fn load(store: &mut Store, folder: &Path, now: Timestamp) -> Result<Loading, AppError> {
    load_as(store, folder, MayApply::Harmless, now)
}

/// Like [`load`], within the limits of `may_apply`.
pub fn load_as(store: &mut Store, folder: &Path, may_apply: MayApply<'_>, now: Timestamp) -> Result<Loading, AppError> {
    let stop = Stop::default();
    bring_into_force(store, Definitions::default().read(folder, now, &stop)?, (may_apply, &stop), now)
}

/// What was last found in force. It stays valid as long as no file and no version changes.
pub(in crate::app) struct InForce {
    pub(in crate::app) read: Arc<Read>,
    pub(in crate::app) versions: Versions,
    pub(in crate::app) loading: Arc<Loading>,
}

/// Brings definitions into force, within the limits of `may_apply`; none of them, once `stop` is asked.
pub(in crate::app) fn bring_into_force(
    store: &mut Store,
    read: Arc<Read>,
    (may_apply, stop): (MayApply<'_>, &Stop),
    now: Timestamp,
) -> Result<Loading, AppError> {
    let mut found = Found::of(read);
    store.write(|tx| {
        if may_apply == MayApply::Everything {
            close_what_is_gone(tx, &mut found, now)?;
        }
        found.find_orphans(tx)?;
        let read = Arc::clone(&found.read);
        for file in &read.workflows {
            stop.check()?;
            if let Some(plan) = file.plan.as_ref().filter(|_| found.is_rightful(tx, &file.compiled)) {
                if let Some(orphan) = found.orphan_like(tx, &file.compiled)? {
                    found.loading.held_back.insert(plan.workflow.clone(), orphan);
                    continue;
                }
                take(tx, &mut found.loading, (&file.compiled, plan), may_apply, now)?;
            }
        }
        keep_the_rest(tx, &mut found)?;
        Ok::<_, AppError>(stop.check()?)
    })?;
    Ok(found.loading)
}

/// Compiles everything below `folder` without bringing anything into force. Nothing is written.
pub fn look(store: &mut Store, folder: &Path, now: Timestamp) -> Result<Loading, AppError> {
    let mut found = Found::of(Definitions::default().read(folder, now, &Stop::default())?);
    store.read(|tx| {
        found.find_orphans(tx)?;
        let read = Arc::clone(&found.read);
        for file in &read.workflows {
            if let Some(plan) = file.plan.as_ref().filter(|_| found.is_rightful(tx, &file.compiled)) {
                if let Some(orphan) = found.orphan_like(tx, &file.compiled)? {
                    found.loading.held_back.insert(plan.workflow.clone(), orphan);
                    continue;
                }
                look_at(tx, &mut found.loading, (&file.compiled, plan), now)?;
            }
        }
        keep_the_rest(tx, &mut found)
    })?;
    Ok(found.loading)
}

/// A workflow as it is in force, regardless of its current file; `None` if no workflow of that name was ever adopted.
pub fn in_force(store: &mut Store, workflow: &WorkflowId) -> Result<Option<Loading>, AppError> {
    store.read(|tx| {
        let Some(stored) = tx.newest_definition(workflow)? else { return Ok(None) };
        let CompiledFile { plan: Some(plan), .. } = CompiledFile::of(&stored.sources, &stored.path) else {
            return Ok(None);
        };
        let standing = if tx.is_closed(workflow)? { Standing::Closed } else { Standing::InForce };
        let workflows = BTreeMap::from([(workflow.clone(), Loaded::in_force(&plan, standing))]);
        Ok(Some(Loading { workflows, ..Loading::default() }))
    })
}

/// The contents of a folder, before anything is in force.
struct Found {
    loading: Loading,
    read: Arc<Read>,
    /// Number of files that claim each id.
    claims: BTreeMap<String, usize>,
    /// Number of files that claim each symbol.
    symbols: BTreeMap<String, usize>,
    /// The id that each workflow file claims, by path; `None` if it cannot be read.
    ids: BTreeMap<String, Option<String>>,
    /// Workflows whose file is gone and that nobody has closed.
    orphans: Vec<Orphan>,
}

/// A workflow that keeps running without its file.
struct Orphan {
    workflow: WorkflowId,
    /// The path of its former file.
    path: String,
    symbol: Option<String>,
}

impl Found {
    fn of(read: Arc<Read>) -> Self {
        let compiled = || read.workflows.iter().map(|file| &file.compiled);
        let claims = counted(compiled().filter_map(|compiled| compiled.id.clone()));
        let symbols = counted(compiled().filter_map(|compiled| compiled.symbol.clone()));
        let ids = compiled().map(|compiled| (compiled.path.clone(), compiled.id.clone())).collect();
        let (findings, sources) = (read.findings.clone(), read.sources.clone());
        let loading = Loading { findings, sources, ..Loading::default() };
        Self { loading, read, claims, symbols, ids, orphans: Vec::new() }
    }

    /// Finds the workflows that have lost their files.
    fn find_orphans(&mut self, tx: &Snapshot) -> Result<(), AppError> {
        for workflow in tx.known_workflows()? {
            let Some(stored) = self.loading.newest(tx, &workflow)? else { continue };
            if self.is_gone(&workflow, &stored.path) && !tx.is_closed(&workflow)? {
                let symbol = definition::compile(&stored.sources, &stored.path).symbol;
                self.orphans.push(Orphan { workflow, path: stored.path, symbol });
            }
        }
        Ok(())
    }

    /// The orphaned workflow whose file or symbol a new workflow reuses.
    fn orphan_like(&self, tx: &Snapshot, compiled: &Compiled) -> Result<Option<WorkflowId>, AppError> {
        let is_like = |orphan: &&Orphan| orphan.path == compiled.path || orphan.symbol == compiled.symbol;
        let (Some(orphan), Some(id)) = (self.orphans.iter().find(is_like), &compiled.id) else { return Ok(None) };
        let id = WorkflowId::from(id);
        let is_new = !self.loading.unreadable.contains_key(&id) && tx.newest_definition(&id)?.is_none();
        Ok(is_new.then(|| orphan.workflow.clone()))
    }

    /// If two files share an id or symbol, only the one already in force with it counts.
    fn is_rightful(&self, tx: &Snapshot, compiled: &Compiled) -> bool {
        let is_claimed_twice = |claims: &BTreeMap<String, usize>, name: Option<&String>| {
            name.and_then(|name| claims.get(name)).is_some_and(|claims| *claims > 1)
        };
        let in_force = || {
            let stored = tx.newest_definition(&WorkflowId::from(compiled.id.as_ref()?)).ok().flatten();
            stored.filter(|stored| stored.path == compiled.path)
        };
        let has_its_symbol =
            |stored: StoredDefinition| definition::compile(&stored.sources, &stored.path).symbol == compiled.symbol;
        if is_claimed_twice(&self.symbols, compiled.symbol.as_ref()) {
            return in_force().is_some_and(has_its_symbol);
        }
        !is_claimed_twice(&self.claims, compiled.id.as_ref()) || in_force().is_some()
    }

    /// True if no file claims `workflow`, which was last read from `path`. A file at that path without an id may still
    /// be it: a file can be empty for a moment, be unreadable, or be a dangling link.
    fn is_gone(&self, workflow: &WorkflowId, path: &str) -> bool {
        let claims_another = self.ids.get(path).is_some_and(Option::is_some);
        let stands = self.loading.sources.iter().any(|(known, _)| known.as_ref() == path);
        !self.claims.contains_key(workflow.as_str()) && (claims_another || !stands)
    }
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

/// Compares one compiled workflow with what is in force.
fn look_at(
    tx: &Snapshot,
    loading: &mut Loading,
    (compiled, plan): (&Compiled, &Arc<Plan>),
    now: Timestamp,
) -> Result<(), AppError> {
    let workflow = plan.workflow.clone();
    let history = &compiled.history;
    if tx.is_closed(&workflow)? {
        loading.reopened.insert(workflow.clone());
    }
    let loaded = match loading.newest(tx, &workflow)? {
        // Whether the file differs from it, and in what, nobody knows.
        None if loading.unreadable.contains_key(&workflow) => return Ok(()),
        None => Loaded { plan: Arc::clone(plan), standing: Standing::New, history: history.clone() },
        Some(old) if old.hash == plan.definition => {
            // The hash covers everything that the plan depends on, so only the history can differ.
            if old.sources != compiled.sources {
                loading.edited_histories.insert(workflow.clone());
            }
            Loaded::in_force(plan, Standing::InForce)
        }
        Some(old) => {
            // What no longer compiles stays as it is.
            let CompiledFile { plan: Some(old), compiled: in_force } = CompiledFile::of(&old.sources, &old.path) else {
                return Ok(());
            };
            let is_history_edited = is_history_edited((&old, &in_force.history), (plan, history));
            if is_history_edited {
                loading.edited_histories.insert(workflow.clone());
            } else if old.says_the_same(plan) {
                // Only comments, whitespace or the order of keys changed: not worth reporting.
                loading.workflows.insert(workflow, Loaded::in_force(plan, Standing::InForce));
                return Ok(());
            }
            let pending = Pending::new(&old, plan, &tx.events(&workflow)?, now);
            let waits = pending.edit.is_to_be_agreed();
            loading.pending.insert(workflow.clone(), pending);
            loading.ahead.insert(workflow.clone(), Arc::clone(plan));
            Loaded::in_force(&old, if waits { Standing::Waiting } else { Standing::Edited })
        }
    };
    loading.workflows.insert(workflow, loaded);
    Ok(())
}

/// Handles one compiled workflow: adopts it, applies its edit, lets the edit wait, or finds it unchanged.
fn take(
    tx: &Tx,
    loading: &mut Loading,
    (compiled, plan): (&Compiled, &Arc<Plan>),
    may_apply: MayApply<'_>,
    now: Timestamp,
) -> Result<(), AppError> {
    let workflow = &plan.workflow;
    look_at(tx, loading, (compiled, plan), now)?;
    if loading.unreadable.contains_key(workflow) {
        return Ok(());
    }
    let standing = loading.workflows.get(workflow).map(|loaded| loaded.standing);
    let pending = loading.pending.get(workflow).map(|pending| pending.edit.clone());
    match standing {
        Some(Standing::New) if may_apply.is_for_new() => {
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
            adopt(tx, compiled, plan, now)?;
            tracing::info!(%workflow, definition = plan.definition, "workflow adopted");
            loading.adopted.push(workflow.clone());
        }
        Some(Standing::Edited | Standing::Waiting) => {
            let edit = pending.unwrap_or_default();
            if !may_apply.is_for(workflow, &edit) {
                tracing::info!(%workflow, "the edited definition is not applied");
                return Ok(());
            }
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
            tx.append(&Event::of_engine(workflow, now, edit.fact(&plan.definition)))?;
            pardon_new_addresses(tx, &edit, now)?;
            tracing::info!(%workflow, definition = plan.definition, "edited definition applied");
            loading.pending.remove(workflow);
            loading.ahead.remove(workflow);
            loading.edited.insert(workflow.clone(), edit);
        }
        _ if !may_apply.is_for_new() => return Ok(()),
        // The texts are the same, or equivalent.
        _ => {
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
        }
    }
    if tx.reopen_workflow(workflow, now)? {
        tx.append(&Event::of_engine(workflow, now, Fact::WorkflowReopened {}))?;
        loading.reopened.insert(workflow.clone());
    }
    loading.workflows.insert(workflow.clone(), Loaded::in_force(plan, Standing::InForce));
    Ok(())
}

/// True if a history differs from when the journal took it in. After a rename, only the number of events is compared.
fn is_history_edited((old, were): (&Plan, &[Event]), (new, are): (&Plan, &[Event])) -> bool {
    let says =
        |events: &[Event]| events.iter().map(|event| (event.happened_at, event.fact.clone())).collect::<Vec<_>>();
    if old.renames == new.renames { says(were) != says(are) } else { were.len() != are.len() }
}

/// An address that refused a mail is tried again once an edit names it anew: somebody has looked at it.
fn pardon_new_addresses(tx: &Tx, edit: &Edit, now: Timestamp) -> Result<(), AppError> {
    for change in &edit.changes {
        if let Change::Addresses { new, .. } = change {
            new.iter().try_for_each(|address| tx.pardon(address, now))?;
        }
    }
    Ok(())
}

/// A person confirmed that workflows without a file are over.
fn close_what_is_gone(tx: &Tx, found: &mut Found, now: Timestamp) -> Result<(), AppError> {
    for workflow in tx.known_workflows()? {
        let Some(stored) = found.loading.newest(tx, &workflow)? else { continue };
        if found.is_gone(&workflow, &stored.path) && !tx.is_closed(&workflow)? {
            tx.close_workflow(&workflow, now)?;
            let closed =
                Event { actor: Actor::Coordinator, ..Event::of_engine(&workflow, now, Fact::WorkflowClosed {}) };
            tx.append(&closed)?;
            found.loading.closed.push(workflow);
        }
    }
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
    tx.append(&Event::of_engine(&plan.workflow, now, fact))?;
    Ok(())
}

/// A workflow whose file is gone or does not compile keeps its definition in force.
fn keep_the_rest(tx: &Snapshot, found: &mut Found) -> Result<(), AppError> {
    for workflow in tx.known_workflows()? {
        if found.loading.workflows.contains_key(&workflow) {
            continue;
        }
        let Some(stored) = found.loading.newest(tx, &workflow)? else { continue };
        let standing = match (found.is_gone(&workflow, &stored.path), tx.is_closed(&workflow)?) {
            (true, true) => Standing::Closed,
            (true, false) => Standing::Gone,
            (false, _) => Standing::Kept,
        };
        if let Some(plan) = CompiledFile::of(&stored.sources, &stored.path).plan {
            found.loading.workflows.insert(workflow, Loaded::in_force(&plan, standing));
        }
    }
    Ok(())
}
