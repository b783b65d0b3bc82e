//! Tasks as written: those of the blueprint, with the workflow's changes key by key.

use std::collections::BTreeMap;

use crate::{
    definition::{
        file::{
            File,
            names::Register,
            raw::{Ordered, RawTask, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
};

/// One task, with what the blueprint and the workflow say about it.
#[derive(Clone, Copy)]
pub(super) struct Draft<'a> {
    pub(super) id: &'a str,
    base: Option<Source<'a>>,
    own: Option<Source<'a>>,
}

#[derive(Clone, Copy)]
struct Source<'a> {
    raw: Option<&'a RawTask>,
    place: Place<'a>,
}

/// A value, its place, and whether it comes from a blueprint.
pub(super) struct Said<'a, T> {
    pub(super) value: &'a T,
    pub(super) place: Place<'a>,
    pub(super) by_blueprint: bool,
}

impl<'a> Draft<'a> {
    /// The value of `key`: the workflow's, or else the blueprint's.
    pub(super) fn get<T>(&self, key: &str, read: impl Fn(&'a RawTask) -> Option<&'a T>) -> Option<Said<'a, T>> {
        let said = |source: &Option<Source<'a>>, by_blueprint| {
            let source = source.as_ref()?;
            Some(Said { value: read(source.raw?)?, place: source.place.key(key), by_blueprint })
        };
        said(&self.own, false).or_else(|| said(&self.base, true))
    }

    /// Where the task is written: in the workflow, or else in the blueprint.
    pub(super) fn place(&self) -> Option<Place<'a>> {
        self.own.or(self.base).map(|source| source.place)
    }

    /// The place of `key`, or of the task if neither file has the key.
    pub(super) fn key(&self, key: &str) -> Option<Place<'a>> {
        let sources = [self.own, self.base].into_iter().flatten();
        sources.map(|source| source.place).find(|place| place.has(key)).map(|place| place.key(key)).or(self.place())
    }

    /// Reports `key` if neither file has it.
    pub(super) fn require(&self, key: &str, example: &str, findings: &mut Vec<Diagnostic>) {
        let Some(place) = self.place() else { return };
        let sources = [self.own, self.base].into_iter().flatten();
        // If the whole task was refused, that has been reported already.
        if sources.clone().any(|source| source.raw.is_none() || source.place.has(key)) {
            return;
        }
        let message = format!("the task `{}` needs the key `{key}`", self.id);
        findings.push(Diagnostic::new(Code::MissingKey, place.label(""), message).hint(format!("write `{example}`")));
    }
}

/// The tasks of a workflow, and the omitted ones with the places that omit them.
pub(super) struct Drafts<'a> {
    pub(super) tasks: Vec<Draft<'a>>,
    pub(super) index: BTreeMap<&'a str, usize>,
    pub(super) omitted: BTreeMap<&'a str, Place<'a>>,
    pub(super) known: Register,
}

/// Merges blueprint and workflow: the blueprint's tasks in their order, then those that the workflow adds.
pub(super) fn drafts<'a>(
    workflow: &'a File,
    blueprint: Option<&'a File>,
    findings: &mut Vec<Diagnostic>,
) -> Drafts<'a> {
    let mut tasks: Vec<Draft<'a>> =
        sources(blueprint).map(|(id, base)| Draft { id, base: Some(base), own: None }).collect();
    let mut index: BTreeMap<&str, usize> = tasks.iter().enumerate().map(|(at, draft)| (draft.id, at)).collect();
    for (id, own) in sources(Some(workflow)) {
        if let Some(at) = index.get(id) {
            tasks[*at].own = Some(own);
        } else {
            index.insert(id, tasks.len());
            tasks.push(Draft { id, base: None, own: Some(own) });
        }
    }
    let unread = |file: &File| file.place().has("tasks") && file.raw.tasks.is_none();
    let known = Register::new(Code::UnknownTask, "task", "tasks")
        .with(index.keys().copied())
        .unless(unread(workflow) || blueprint.is_some_and(unread));
    let omitted: BTreeMap<&str, Place<'a>> = present(workflow.raw.omit.as_ref())
        .map(|(at, id)| (id.as_str(), workflow.place().key("omit").item(at)))
        .filter(|(id, place)| known.check(id, *place, findings))
        .collect();
    tasks.retain(|draft| !omitted.contains_key(draft.id));
    let index = tasks.iter().enumerate().map(|(at, draft)| (draft.id, at)).collect();
    Drafts { tasks, index, omitted, known }
}

fn sources(file: Option<&File>) -> impl Iterator<Item = (&str, Source<'_>)> {
    file.into_iter().flat_map(|file| {
        let list = file.place().name("tasks");
        let entries = file.raw.tasks.iter().flat_map(Ordered::iter);
        entries.map(move |(id, raw)| (id, Source { raw, place: list.name(id) }))
    })
}
