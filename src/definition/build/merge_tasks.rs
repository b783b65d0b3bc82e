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
    diag::{Code, Diagnostic, Fix, suggest::nearest},
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

    /// Reports those of the keys, each with an example, that neither file has.
    pub(super) fn require(&self, keys: &[(&str, String)], findings: &mut Vec<Diagnostic>) {
        let Some(place) = self.place() else { return };
        let sources: Vec<Source<'_>> = [self.own, self.base].into_iter().flatten().collect();
        // If the whole task was refused, that has been reported already.
        if sources.iter().any(|source| source.raw.is_none()) {
            return;
        }
        let missing = keys.iter().filter(|(key, _)| !sources.iter().any(|source| source.place.has(key)));
        let missing: Vec<_> = missing.collect();
        let names: Vec<String> = missing.iter().map(|(key, _)| format!("`{key}`")).collect();
        let examples: Vec<String> = missing.iter().map(|(_, example)| format!("`{example}`")).collect();
        let key = match names.len() {
            0 => return,
            1 => "key",
            _ => "keys",
        };
        let message = format!("the task `{}` needs the {key} {}", self.id, names.join(", "));
        let hint = format!("write, for example, {}", examples.join(", "));
        findings.push(Diagnostic::new(Code::MissingKey, place.label(""), message).hint(hint));
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
    let own_ids: Vec<&str> = sources(Some(workflow)).map(|(id, _)| id).collect();
    for (id, own) in sources(Some(workflow)) {
        if let Some(at) = index.get(id) {
            tasks[*at].own = Some(own);
        } else if let Some(at) = meant(id, &own, &tasks, &own_ids) {
            findings.push(mistyped(id, own, tasks[at].id));
            tasks[at].own = Some(own);
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

/// The task of the blueprint that a task of the workflow changes under a mistyped id: one with neither title nor lead or
/// due date of its own, whose id is nearly that of one that the workflow does not name.
fn meant(id: &str, own: &Source<'_>, tasks: &[Draft<'_>], own_ids: &[&str]) -> Option<usize> {
    let lacks = |key: &str| !own.place.has(key);
    if own.raw.is_none() || !lacks("title") || !(lacks("lead") || lacks("due")) {
        return None;
    }
    let of_blueprint = tasks.iter().filter(|draft| draft.base.is_some()).map(|draft| draft.id);
    let near = nearest(id, of_blueprint.filter(|base| !own_ids.contains(base)))?;
    tasks.iter().position(|draft| draft.id == near)
}

fn mistyped(id: &str, own: Source<'_>, near: &str) -> Diagnostic {
    let label = own.place.label("");
    let fix = Fix::new(label.span.clone(), near);
    let message = format!("`{id}` is not a task of the blueprint, and a task of its own needs a title and a lead");
    Diagnostic::new(Code::UnknownTask, label, message).hint(format!("did you mean `{near}`?")).fix(fix)
}

fn sources(file: Option<&File>) -> impl Iterator<Item = (&str, Source<'_>)> {
    file.into_iter().flat_map(|file| {
        let list = file.place().name("tasks");
        let entries = file.raw.tasks.iter().flat_map(Ordered::iter);
        entries.map(move |(id, raw)| (id, Source { raw, place: list.name(id) }))
    })
}
