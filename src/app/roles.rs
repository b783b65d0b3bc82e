//! How the tasks stand that concern the organisations somebody answers for, read from the journal within one transaction.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::{
    engine::RunState,
    model::{PartnerId, TaskId, WorkflowId},
    plan::{Partner, Plan},
    store::{Snapshot, StoreError},
};

/// How the tasks stand that these organisations are obliged to, and those that they wait for.
pub(super) fn states_of(
    tx: &Snapshot,
    roles: &[(&Plan, &Partner)],
    now: Timestamp,
) -> Result<BTreeMap<WorkflowId, RunState>, StoreError> {
    let mut states = BTreeMap::new();
    for (plan, _) in roles {
        if states.contains_key(&plan.workflow) {
            continue;
        }
        let own = |id: &PartnerId| roles.iter().any(|(of, partner)| of.workflow == plan.workflow && partner.id == *id);
        let tasks: BTreeSet<&TaskId> = plan
            .tasks
            .iter()
            .filter(|task| task.obliged().any(own))
            .flat_map(|task| std::iter::once(&task.id).chain(&task.needs))
            .collect();
        let mut events = Vec::new();
        for task in &tasks {
            events.extend(tx.events_of_task(&plan.workflow, &plan.renames.task_ids(task))?);
        }
        let mut state = RunState::replay_tasks(plan, tasks, &events, now);
        if let Some(adopted) = tx.adoption(&plan.workflow)? {
            state.apply(plan, &adopted);
        }
        for said in tx.events_of_contacts(&plan.workflow)?.iter().filter(|said| said.happened_at <= now) {
            state.apply(plan, said);
        }
        state.is_closed = tx.is_closed(&plan.workflow)?;
        states.insert(plan.workflow.clone(), state);
    }
    Ok(states)
}
