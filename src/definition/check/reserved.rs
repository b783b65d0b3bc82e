//! Words that cannot be used as ids because they already mean something where an id is expected: a report for a partner
//! called `task_force` would be the full internal report.

use std::{fmt::Write as _, ops::Range, sync::Arc};

use crate::{
    definition::{
        schema::list_keys,
        yaml::tree::{Entry, Node, Value},
    },
    diag::{Code, Diagnostic, Label},
};

/// Words of the file format and the command line, each with its meaning.
const WORDS: [(&str, &str); 14] = [
    ("task_force", AUDIENCE),
    ("minister", AUDIENCE),
    ("public", AUDIENCE),
    ("focal_point", FUNCTION),
    ("alternate", FUNCTION),
    ("head_of_unit", FUNCTION),
    ("director", FUNCTION),
    ("ministers_office", FUNCTION),
    ("all", "everybody who contributes, in `complete_when:`"),
    ("any", "one of those who contribute, in `complete_when:`"),
    ("lead", "the partner that leads a task"),
    ("each", "every partner of a kind, in `lead:`"),
    ("never", "no digests, in `digest:`"),
    ("concerted", "the program itself, in the journal"),
];

const AUDIENCE: &str = "an edition of reports";
const FUNCTION: &str = "an office, in contacts, ladders and approvals";

/// The keys of a file under which ids are defined.
const GIVEN_UNDER: [&str; 5] = ["partners", "contacts", "workstreams", "tasks", "parameters"];

/// Commands that take the position of a workflow's or programme's id.
const COMMANDS: [&str; 2] = ["list", "withdraw"];

/// A finding for each reserved word that the file at `root` uses as an id.
pub(in crate::definition) fn check(file: &Arc<str>, root: &Node) -> Vec<Diagnostic> {
    let Some(top) = root.map() else { return Vec::new() };
    let mut findings = Vec::new();
    let mut check = |key: &str, id: &str, span: &Range<usize>, meaning: Option<String>| {
        let Some(meaning) = meaning else { return };
        let message = format!("nothing may be called `{id}`, which means {meaning}");
        let mut hint = format!("choose another id, such as `{id}_1`");
        if matches!(key, "partners" | "tasks") {
            let _ = write!(hint, "; `renamed_from: {id}` keeps what was recorded under this one");
        }
        findings.push(Diagnostic::new(Code::ReservedId, Label::new(file, span.clone(), ""), message).hint(hint));
    };
    for key in ["workflow", "programme"] {
        let id = top.get(key).map(|entry| &entry.node);
        if let Some((id, node)) = id.and_then(|node| Some((node.text()?, node))) {
            let command = || COMMANDS.contains(&id).then(|| format!("a command, in `concerted report {id}`"));
            check(key, id, &node.span, meaning(id).or_else(command));
        }
    }
    for key in GIVEN_UNDER {
        let entries = top.get(key).and_then(|entry| entry.node.map()).map_or(&[][..], |map| &map.entries);
        for Entry { key: id, span, .. } in entries {
            let list = || (key == "tasks" && list_keys::lists().any(|list| list == id)).then(|| list_of(id));
            check(key, id, span, meaning(id).or_else(list));
        }
    }
    for node in top.get("objectives").into_iter().flat_map(|entry| items(&entry.node)) {
        let id = node.map().and_then(|map| map.get("id")).map(|entry| &entry.node);
        if let Some((id, node)) = id.and_then(|node| Some((node.text()?, node))) {
            check("objectives", id, &node.span, meaning(id));
        }
    }
    findings
}

/// The items of a list, or a single item written without brackets.
fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// True if nothing may be called so.
pub(in crate::definition) fn is_reserved(id: &str) -> bool {
    meaning(id).is_some() || COMMANDS.contains(&id) || list_keys::lists().any(|list| list == id)
}

fn meaning(id: &str) -> Option<String> {
    WORDS.iter().find(|(word, _)| *word == id).map(|(_, meaning)| (*meaning).to_owned())
}

fn list_of(id: &str) -> String {
    format!("a list, in `concerted record … {id}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::yaml::parse;

    fn found(text: &str) -> Vec<String> {
        let file = Arc::from("w.yaml");
        let root = parse::pass(&file, text, |_, _| 0).root.unwrap();
        check(&file, &root).iter().map(|finding| text[finding.primary.span.clone()].to_owned()).collect()
    }

    #[test]
    fn words_of_the_language_are_nobodys_id() {
        for (word, _) in WORDS {
            for text in [
                format!("partners: {{{word}: {{kind: media}}}}"),
                format!("tasks: {{{word}: {{title: x}}}}"),
                format!("workstreams: {{{word}: x}}"),
                format!("contacts: {{{word}: {{email: a@b.example}}}}"),
                format!("parameters: {{{word}: x}}"),
                format!("objectives: [{{id: {word}}}]"),
                format!("objectives: {{id: {word}}}"),
                format!("workflow: {word}"),
            ] {
                assert_eq!(found(&text), [word], "{text}");
            }
        }
        assert_eq!(found("tasks: {risks: {title: x}}"), ["risks"]);
        assert_eq!(found("workflow: withdraw"), ["withdraw"]);
        let names = "partners: [minister]\npartners_: 1\ntasks: {A: {lead: host, renamed_from: public}}\nworkstreams: {risks: x}";
        assert_eq!(found(names), [""; 0]);
    }
}
