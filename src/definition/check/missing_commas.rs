//! Lists and texts written without the commas, brackets or quotes that hold them together. Commas that are missing
//! between the keys of a mapping are found in `yaml/mistakes.rs`.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry as Slot},
    sync::Arc,
};

use crate::{
    definition::{
        values::{bullets, fault::Fault},
        yaml::tree::{Node, Value},
    },
    diag::{Code, Diagnostic, Label},
    model::Lang,
};

/// The most parts of one text that are examined.
const MAX_PARTS: usize = 100;

/// Words that people write between the items of a list.
const CONJUNCTIONS: [&str; 2] = ["and", "&"];

/// Every key and every one-word value anywhere in a tree.
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

/// The items of a list in which at least one text holds several; `None` if every text is a single item.
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

/// The items in one text: its parts between commas, or between spaces if every part is a known word.
fn parts<'a>(
    text: &'a str,
    check: &impl Fn(&str) -> Result<(), Fault>,
    known: &impl Fn(&str) -> bool,
) -> Option<Vec<&'a str>> {
    let clean = |parts: &mut dyn Iterator<Item = &'a str>| -> Vec<&'a str> {
        let bare = parts
            .map(|part| part.trim_matches(['[', ']', '(', ')', ' ', '•', '·', '▪', '–', '—', '"', '\'', '“', '”']));
        bare.filter(|part| !part.is_empty() && !CONJUNCTIONS.contains(part)).take(MAX_PARTS).collect()
    };
    let are_items = |parts: &[&str]| parts.len() > 1 && parts.iter().all(|part| check(part).is_ok());
    if let Some(items) = bullets::items(text).filter(|items| items.iter().all(|item| check(item).is_ok())) {
        return Some(items);
    }
    let by_comma = clean(&mut text.split([',', ';', '،', '؛', '，', '、', '•']).flat_map(|part| part.split(" and ")));
    if are_items(&by_comma) {
        return Some(by_comma);
    }
    let by_blank = clean(&mut text.split([',', ';', '،', '؛', '，', '、', '•', ' ', '\n', '\t']));
    Some(by_blank).filter(|parts| are_items(parts) && parts.iter().all(|part| known(part)))
}

/// The fault of a list written as one text.
pub(super) fn without_commas(code: Code, key: &str, text: &str, items: &[&str]) -> Fault {
    let message = format!("`{text}` is read as one item of `{key}`, but a list needs commas and brackets");
    let list = format!("[{}]", items.join(", "));
    Fault { instead: Some(list.clone()), ..Fault::new(code, message, format!("write `{key}: {list}`")) }
}

/// Lists in which a repeated item is harmless and counts once. Elsewhere it is an error, or reported in more detail.
const SETS: [&str; 2] = ["languages", "audiences"];

/// A finding for each item of the list under `key` that repeats an earlier one.
pub(super) fn repeated(file: &Arc<str>, key: &str, items: &[Node]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Node> = BTreeMap::new();
    let mut repeated = Vec::new();
    let words = items.iter().filter(|_| SETS.contains(&key)).filter_map(|item| Some((item, item.text()?)));
    for (item, text) in words {
        // `ar_EG` is `ar-eg`; ids of partners are case-sensitive.
        let meant = if key == "languages" { Lang::from(text).to_string() } else { text.to_owned() };
        match seen.entry(meant) {
            Slot::Vacant(slot) => drop(slot.insert(item)),
            Slot::Occupied(first) => {
                let message = format!("`{text}` appears twice in `{key}`, and counts once");
                let finding =
                    Diagnostic::new(Code::StandsTwice, Label::new(file, item.span.clone(), "again here"), message)
                        .also(Label::new(file, first.get().span.clone(), "first here"));
                repeated.push(finding.hint("delete one of the two".to_owned()));
            }
        }
    }
    repeated
}
