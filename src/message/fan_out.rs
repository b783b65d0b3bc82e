//! Many things in one line: the instances of a fan-out, and the names of many organisations.

use schemars::JsonSchema;
use serde::Serialize;

use super::language::Language;
use crate::{
    model::{PartnerId, TaskId},
    plan::{Partner, PartnerKind, Plan, Task},
};

/// Up to this many organisations are all named.
const NAMED_IN_FULL: usize = 5;

/// If there are more, this many are named and the rest are counted.
const NAMED_OF_MANY: usize = 3;

/// A task by id and title. The instances of a fan-out are one line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TaskLine {
    /// The task.
    pub task: TaskId,
    /// Its title.
    pub title: String,
    /// Of a fanned-out task, how many instances the line stands for.
    pub instances: Option<Instances>,
}

/// Instances of a fanned-out task. Whose they are is not told: that they are open may say that somebody is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Instances {
    /// How many there are.
    pub count: u32,
    /// What kind of organisation leads each of them.
    pub kind: PartnerKind,
}

/// Organisations by name: all of them, or the first few and how many more there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Names {
    /// The names, in the order of the definition; never empty.
    pub names: Vec<String>,
    /// How many are not named.
    pub more: u32,
    /// True if those are all states.
    pub more_are_states: bool,
}

impl Names {
    /// `None` if `partners` is empty.
    pub(super) fn of(partners: &[(String, PartnerKind)]) -> Option<Self> {
        let named = if partners.len() > NAMED_IN_FULL { NAMED_OF_MANY } else { partners.len() };
        let (first, rest) = partners.split_at(named);
        (!first.is_empty()).then(|| Self {
            names: first.iter().map(|(name, _)| name.clone()).collect(),
            more: rest.len() as u32,
            more_are_states: rest.iter().all(|(_, kind)| *kind == PartnerKind::MemberState),
        })
    }
}

/// The tasks as shown to `reader`: the instances of a fan-out that others lead are one line, in the place of the first.
pub(super) fn lines<'a>(
    tasks: impl Iterator<Item = &'a Task>,
    plan: &Plan,
    reader: &PartnerId,
    language: &Language,
) -> Vec<TaskLine> {
    let mut lines: Vec<TaskLine> = Vec::new();
    for task in tasks {
        let lead = plan.partners.get(&task.lead).filter(|lead| lead.id != *reader);
        let Some((whole, kind)) = task.fanned_from.clone().zip(lead.map(|lead: &Partner| lead.kind)) else {
            lines.push(TaskLine { task: task.id.clone(), title: language.text(&task.title), instances: None });
            continue;
        };
        let known = lines.iter_mut().find(|line| line.task == whole);
        if let Some(instances) = known.and_then(|line| line.instances.as_mut()) {
            instances.count += 1;
        } else {
            let instances = Some(Instances { count: 1, kind });
            lines.push(TaskLine { task: whole, title: language.text(&task.title), instances });
        }
    }
    lines
}
