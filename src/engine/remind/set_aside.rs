//! Notes for the coordinator's brief about what cannot be read or written: entries that were set aside, and workflows
//! that stand still because of it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{Decided, Outbox};
use crate::{
    engine::{Addressee, Decision, DecisionKind, EntriesSetAside},
    model::{WorkflowId, is_same_address, sha256::sha256_hex},
    plan::Function,
};

/// How long an entry that was set aside is news.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// As much of a hash as tells the faults of one workflow apart.
const FAULT_CHARS: usize = 8;

/// A workflow for which nothing can be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standstill {
    /// Its symbol.
    pub symbol: String,
    /// Its coordinator's address.
    pub coordinator: Option<String>,
    /// What cannot be read.
    pub why: String,
}

type Scenes<'a> = BTreeMap<WorkflowId, Decided<'a>>;

/// Every note about what was set aside: one a workflow and instant, and one for each workflow that stands still.
pub(super) fn set_aside(outbox: &Outbox, scenes: &Scenes<'_>, now: Timestamp) -> Vec<Decision> {
    let live = scenes.iter().filter(|(_, scene)| scene.state.is_live());
    let entries = live.flat_map(|(workflow, scene)| {
        let mut all = scene.state.set_aside.clone();
        // What was just found is in no journal yet.
        for why in outbox.set_aside.get(workflow).into_iter().flatten() {
            all.entry(now).or_default().add(why);
        }
        all.retain(|at, _| *at <= now && now.duration_since(*at) < NEWS_FOR);
        all.into_iter().filter_map(move |(at, entries)| of_entries(workflow, scene, at, entries))
    });
    let standstills =
        outbox.standstills.iter().filter_map(|(workflow, still)| of_workflow(workflow, still, scenes, now));
    entries.chain(standstills).collect()
}

fn of_entries(
    workflow: &WorkflowId,
    scene: &Decided<'_>,
    at: Timestamp,
    EntriesSetAside { count, why }: EntriesSetAside,
) -> Option<Decision> {
    let kind = DecisionKind::SetAside {
        of: workflow.clone(),
        symbol: scene.plan.symbol.clone(),
        entries: Some(count),
        why: why.clone(),
    };
    note(workflow, scene, (format!("{workflow}:set-aside:{at}"), kind), at, why)
}

/// Whoever coordinates a workflow that stands still is told through another one of theirs, or else the first one that
/// goes on: its own brief cannot be written.
fn of_workflow(
    workflow: &WorkflowId,
    Standstill { symbol, coordinator, why }: &Standstill,
    scenes: &Scenes<'_>,
    now: Timestamp,
) -> Option<Decision> {
    let live = || scenes.iter().filter(|(_, scene)| scene.state.is_live());
    let is_same = |address: &str| coordinator.as_deref().is_some_and(|own| is_same_address(own, address));
    let own = live().find(|(_, scene)| scene.plan.coordinator.email.as_deref().is_some_and(is_same));
    let (told, scene) = own.or_else(|| live().next())?;
    let fault: String = sha256_hex(why.as_bytes()).chars().take(FAULT_CHARS).collect();
    let kind = DecisionKind::SetAside { of: workflow.clone(), symbol: symbol.clone(), entries: None, why: why.clone() };
    let why = format!("nothing can be decided for `{workflow}`: {why}");
    note(told, scene, (format!("{told}:standstill:{workflow}:{fault}"), kind), now, why)
}

fn note(
    workflow: &WorkflowId,
    scene: &Decided<'_>,
    (key, kind): (String, DecisionKind),
    due_at: Timestamp,
    why: String,
) -> Option<Decision> {
    // It concerns no partner; the coordinator gets it.
    let to = Addressee { partner: scene.plan.partner_order.first()?.clone(), to: Function::FocalPoint, cc: Vec::new() };
    Some(Decision { key: key.into(), workflow: workflow.clone(), to, kind, due_at, why })
}
