//! Lists and texts that were written without the commas, brackets or quotes that keep their parts together.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry as Slot},
    sync::Arc,
};

use crate::{
    definition::{
        schema::table::{Kind, Table},
        values::fault::Fault,
        yaml::tree::{Entry, Node, Value},
    },
    diag::{Code, Diagnostic, Label},
    model::Lang,
};

/// No more parts of a text are looked at.
const MAX_PARTS: usize = 100;

/// Words that people put between the items of a list.
const CONJUNCTIONS: [&str; 2] = ["and", "&"];

/// Every key, and every value of one word, that stands somewhere in a tree.
pub(super) fn words(root: &Node) -> BTreeSet<&str> {
    let (mut words, mut nodes) = (BTreeSet::new(), vec![root]);
    while let Some(node) = nodes.pop() {
        match &node.value {
            Value::Scalar { text, .. } => words.extend((!text.contains(' ')).then_some(text.as_str())),
            Value::List(items) => nodes.extend(items),
            Value::Map(map) => {
                words.extend(map.entries.iter().map(|entry| entry.key.as_str()));
                nodes.extend(map.entries.iter().map(|entry| &entry.node));
            }
        }
    }
    words
}

/// The items of a list of which one or more are written as one text; `None` if each is one.
pub(super) fn items<'a>(
    written: &[&'a str],
    check: impl Fn(&str) -> Result<(), Fault>,
    known: impl Fn(&str) -> bool,
) -> Option<Vec<&'a str>> {
    let mut items = Vec::new();
    for text in written {
        match parts(text, &check, &known).filter(|_| check(text).is_err()) {
            Some(parts) => items.extend(parts),
            None => items.push(*text),
        }
    }
    (items.len() > written.len()).then_some(items)
}

/// The items that one text holds: what commas divide, or what blanks divide if every part of it is known.
fn parts<'a>(
    text: &'a str,
    check: &impl Fn(&str) -> Result<(), Fault>,
    known: &impl Fn(&str) -> bool,
) -> Option<Vec<&'a str>> {
    let clean = |parts: &mut dyn Iterator<Item = &'a str>| -> Vec<&'a str> {
        let bare = parts.map(|part| part.trim_matches(['[', ']', ' ']));
        bare.filter(|part| !part.is_empty() && !CONJUNCTIONS.contains(part)).take(MAX_PARTS).collect()
    };
    let are_items = |parts: &[&str]| parts.len() > 1 && parts.iter().all(|part| check(part).is_ok());
    let by_comma = clean(&mut text.split([',', ';']).flat_map(|part| part.split(" and ")));
    if are_items(&by_comma) {
        return Some(by_comma);
    }
    let by_blank = clean(&mut text.split([',', ';', ' ', '\n', '\t']));
    Some(by_blank).filter(|parts| are_items(parts) && parts.iter().all(|part| known(part)))
}

/// That a list is written as one text.
pub(super) fn without_commas(code: Code, key: &str, text: &str, items: &[&str]) -> Fault {
    let message = format!("`{text}` is read as one item of `{key}`, but a list needs commas and brackets");
    Fault::new(code, message, format!("write `{key}: [{}]`", items.join(", ")))
}

/// Lists in which what stands twice counts once; in others it is an error, or there is more to say of it.
const SETS: [&str; 2] = ["languages", "audiences"];

/// The items of the list under `key` that stand there before.
pub(super) fn repeated(file: &Arc<str>, key: &str, items: &[Node]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Node> = BTreeMap::new();
    let mut repeated = Vec::new();
    let words = items.iter().filter(|_| SETS.contains(&key)).filter_map(|item| Some((item, item.text()?)));
    for (item, text) in words {
        // `ar_EG` is `ar-eg`; ids of partners are told apart by every letter.
        let meant = if key == "languages" { Lang::from(text).to_string() } else { text.to_owned() };
        match seen.entry(meant) {
            Slot::Vacant(slot) => drop(slot.insert(item)),
            Slot::Occupied(first) => {
                let message = format!("`{text}` stands twice in `{key}`, and counts once");
                let finding =
                    Diagnostic::new(Code::StandsTwice, Label::new(file, item.span.clone(), "again here"), message)
                        .also(Label::new(file, first.get().span.clone(), "first here"));
                repeated.push(finding.hint("delete one of the two".to_owned()));
            }
        }
    }
    repeated
}

/// What became of the rest of a text or list in braces, where a comma ends a value that has no quotes or brackets.
pub(super) enum CutOff {
    /// The first part, with how the whole is written.
    Told(String),
    /// A part after that.
    Again,
}

/// If the entry `at` of `entries` is such a rest, what is to be said of it.
pub(super) fn cut_off(entries: &[Entry], at: usize, table: &Table) -> Option<CutOff> {
    let is_rest = |entry: &&Entry| entry.node.is_nothing() && entry.node.span.start == entry.span.end;
    let entry = entries.get(at).filter(is_rest)?;
    let before = entries[..at].iter().rev().find(|entry| !is_rest(entry))?;
    if entries.get(at.checked_sub(1)?).is_some_and(|entry| is_rest(&entry)) {
        return Some(CutOff::Again);
    }
    let rest: Vec<&str> = entries[at..].iter().take_while(is_rest).map(|entry| entry.key.as_str()).collect();
    let whole = format!("{}, {}", before.node.text()?, rest.join(", "));
    let written = match table.get(&before.key)?.kind {
        Kind::OneOrMore(_) | Kind::ListOrById(..) => format!("{}: [{whole}]", before.key),
        _ => format!("{}: \"{whole}\"", before.key),
    };
    Some(CutOff::Told(format!("if `{}` belongs to the value before it, write `{written}`", entry.key)))
}
