//! One workflow in force whose files nobody has touched since: it is enough to compile these.

use std::{collections::BTreeMap, path::Path};

use super::{
    compiled::CompiledFile,
    loading::{Loaded, Loading, Standing},
    sources::Reading,
};
use crate::{
    app::AppError,
    definition::glances,
    diag::Sources,
    model::WorkflowId,
    store::{Snapshot, Store, StoredDefinition},
};

/// The workflow as [`look`](super::look) would show it, without compiling any other. `None` if more has to be looked at:
/// it is new, closed or edited, another file may claim its id or symbol, or a file may define a new workflow.
pub fn untouched(store: &mut Store, folder: &Path, workflow: &WorkflowId) -> Result<Option<Loading>, AppError> {
    // What is wrong with the folder is said by whoever looks at all of it.
    let Ok(reading) = Reading::of(folder) else { return Ok(None) };
    store.read(|tx| {
        let stored = tx.newest_definition(workflow).ok().flatten();
        let Some(stored) = stored.filter(|stored| is_as_it_was(stored, &reading.sources)) else { return Ok(None) };
        let file = CompiledFile::of(&stored.sources, &stored.path);
        let (Some(plan), Some(symbol)) = (file.plan, file.compiled.symbol) else { return Ok(None) };
        if plan.definition != stored.hash
            || tx.is_closed(workflow)?
            || is_contested(tx, &reading.sources, (&stored.path, workflow, &symbol))?
        {
            return Ok(None);
        }
        let workflows = BTreeMap::from([(workflow.clone(), Loaded::in_force(&plan, Standing::InForce))]);
        Ok(Some(Loading { workflows, sources: reading.sources, ..Loading::default() }))
    })
}

fn is_as_it_was(stored: &StoredDefinition, sources: &Sources) -> bool {
    stored.sources.iter().all(|(path, text)| sources.get(path).is_some_and(|now| now == text))
}

/// True if another workflow file may have the same id or symbol, or is not known to be in force itself.
fn is_contested(
    tx: &Snapshot,
    sources: &Sources,
    (path, workflow, symbol): (&str, &WorkflowId, &str),
) -> Result<bool, AppError> {
    let known = tx.known_workflows()?;
    let is_known = |id: &str| known.iter().any(|workflow| workflow.as_str() == id);
    Ok(glances(sources).filter(|glance| **glance.path != *path).any(|other| {
        other.may_have_id(workflow.as_str()) || other.may_have_symbol(symbol) || !other.plain_id().is_some_and(is_known)
    }))
}
