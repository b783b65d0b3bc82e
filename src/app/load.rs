//! Reads the folder of definitions and takes new and edited workflows over.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::AppError;
use crate::{
    definition::{self, Compiled},
    diag::{Diagnostic, Severity, Sources},
    model::{Actor, Event, Fact, WorkflowId},
    plan::{Plan, calendar::end_of_day},
    store::{Store, Tx},
};

/// A file larger than this is not read; `definition` reports it by its cut text.
const FILE_LIMIT_BYTES: u64 = 1 << 20;
/// No more files than this are read, and no deeper folders.
const FILES_AT_MOST: usize = 10_000;
const DEPTH_AT_MOST: usize = 16;

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
    /// Workflows whose edited definition was taken over in this pass.
    pub edited: Vec<WorkflowId>,
}

/// A workflow that runs.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan in force.
    pub plan: Arc<Plan>,
    /// True if the file no longer compiles, or is gone: the plan is the last one that was taken over.
    pub is_kept: bool,
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

/// Reads every `.yaml` and `.yml` file below `folder`, hidden ones left out.
pub fn read_sources(folder: &Path) -> Result<Sources, AppError> {
    let unreadable = |path: &Path, source| AppError::Unreadable { path: path.to_owned(), source };
    let mut sources = Sources::default();
    let mut folders = vec![(folder.to_owned(), 0)];
    let mut count = 0;
    while let Some((current, depth)) = folders.pop() {
        for entry in fs::read_dir(&current).map_err(|source| unreadable(&current, source))? {
            let path = entry.map_err(|source| unreadable(&current, source))?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() && depth < DEPTH_AT_MOST {
                folders.push((path, depth + 1));
            } else if is_yaml(&path) && count < FILES_AT_MOST {
                count += 1;
                let text = read_text(&path).map_err(|source| unreadable(&path, source))?;
                sources.insert(&relative(folder, &path), &text);
            }
        }
    }
    Ok(sources)
}

/// Compiles everything below `folder`, adopts what is new, takes over what was edited, and keeps what no longer compiles
/// as it was.
pub fn load(store: &mut Store, folder: &Path, now: Timestamp) -> Result<Loading, AppError> {
    let sources = read_sources(folder)?;
    let mut loading = Loading { findings: definition::check_all(&sources), ..Loading::default() };
    let compiled: Vec<Compiled> =
        definition::workflow_paths(&sources).iter().map(|path| definition::compile(&sources, path)).collect();
    loading.sources = sources;
    store.write(|tx| {
        for compiled in &compiled {
            if let Some(plan) = &compiled.plan {
                take(tx, &mut loading, compiled, plan, now)?;
            }
        }
        keep_the_rest(tx, &mut loading)
    })?;
    Ok(loading)
}

/// Takes one compiled workflow: adopts it, takes its edit over, or finds it unchanged.
fn take(tx: &Tx, loading: &mut Loading, compiled: &Compiled, plan: &Plan, now: Timestamp) -> Result<(), AppError> {
    let workflow = &plan.workflow;
    let in_force = tx.definition_in_force(workflow, now)?;
    match in_force {
        None => {
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
            adopt(tx, compiled, plan, now)?;
            tracing::info!(%workflow, definition = plan.definition, "workflow taken over");
            loading.adopted.push(workflow.clone());
        }
        Some(old) if old.hash != plan.definition => {
            tx.take_definition(workflow, &plan.definition, now, &compiled.path, &compiled.sources)?;
            let old_plan = definition::compile(&old.sources, &old.path).plan;
            let changes = old_plan.map_or_else(Vec::new, |old_plan| differences(&old_plan, plan));
            tx.append(&engine_event(
                workflow,
                now,
                Fact::DefinitionTaken { definition: plan.definition.clone(), changes },
            ))?;
            tracing::info!(%workflow, definition = plan.definition, "edited definition taken over");
            loading.edited.push(workflow.clone());
        }
        Some(_) => {}
    }
    loading.workflows.insert(workflow.clone(), Loaded { plan: Arc::new(plan.clone()), is_kept: false });
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
fn keep_the_rest(tx: &Tx, loading: &mut Loading) -> Result<(), AppError> {
    for workflow in tx.known_workflows()? {
        if loading.workflows.contains_key(&workflow) {
            continue;
        }
        let Some(stored) = tx.definition_in_force(&workflow, Timestamp::MAX)? else { continue };
        if let Some(plan) = definition::compile(&stored.sources, &stored.path).plan {
            loading.workflows.insert(workflow, Loaded { plan: Arc::new(plan), is_kept: true });
        }
    }
    Ok(())
}

/// What an edit changes, a line each, in the order of tasks.
pub fn differences(old: &Plan, new: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    if old.event.opens != new.event.opens {
        lines.push(format!("the opening day moves from {} to {}", old.event.opens, new.event.opens));
    }
    for task in &new.tasks {
        match old.task(&task.id) {
            None => lines.push(format!("task `{}` is new, due {}", task.id, task.due.date)),
            Some(before) if before.due.date != task.due.date => {
                lines.push(format!("task `{}` moves from {} to {}", task.id, before.due.date, task.due.date));
            }
            Some(before) if before.lead != task.lead => {
                lines.push(format!("task `{}` passes from `{}` to `{}`", task.id, before.lead, task.lead));
            }
            Some(_) => {}
        }
    }
    let gone = old.tasks.iter().filter(|task| new.task(&task.id).is_none());
    lines.extend(gone.map(|task| format!("task `{}` is no longer part of it", task.id)));
    lines
}

/// An event that the engine itself causes at `now`.
pub(super) fn engine_event(workflow: &WorkflowId, now: Timestamp, fact: Fact) -> Event {
    Event { seq: 0, workflow: workflow.clone(), happened_at: now, recorded_at: now, actor: Actor::Engine, fact }
}

fn is_yaml(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// The text, cut just beyond the limit: enough for `definition` to say that the file is too large.
fn read_text(path: &PathBuf) -> std::io::Result<String> {
    use std::io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(FILE_LIMIT_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn relative(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
