//! Commas and braces that make keys of what is none: the rest of a text in one of its languages, the items of a list.

use super::slips::Slips;
use crate::{
    definition::{
        schema::table::Kind,
        yaml::tree::{Entry, Map, Node, Value},
    },
    diag::{Code, Diagnostic, Fix, Label},
    lang::LANGUAGES,
};

/// True for a key without colon and value, which is what a comma leaves behind.
pub(super) fn is_rest(entry: &Entry) -> bool {
    entry.node.is_nothing() && entry.node.span.start == entry.span.end
}

/// True for a text by language, whose keys are tags, or were meant to be.
pub(super) fn is_by_language(map: &Map) -> bool {
    map.entries.first().is_some_and(|entry| LANGUAGES.contains(&entry.key.as_str()))
}

/// Joins what commas cut off from the text of a language: `{en: Saving, spending, fr: …}`.
pub(super) fn join_texts(slips: &mut Slips<'_>, map: &mut Map) {
    if !map.entries.iter().any(is_rest) {
        return;
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(map.entries.len());
    for entry in std::mem::take(map).entries {
        match entries.last_mut() {
            Some(before) if is_rest(&entry) && before.node.text().is_some() && !before.node.is_nothing() => {
                let text = format!("{}, {}", before.node.text().unwrap_or_default(), entry.key);
                let span = before.node.span.start..entry.span.end;
                told(slips, before, &entry, &text);
                before.node = Node { span, value: Value::Scalar { text, plain: false } };
            }
            _ => entries.push(entry),
        }
    }
    *map = Map::of(entries);
}

/// Says, once for each text, that the comma ends it; `text` is the whole as far as it is joined.
fn told(slips: &mut Slips<'_>, before: &Entry, rest: &Entry, text: &str) {
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let span = before.node.span.start..rest.span.end;
    let hint = format!("write `{}: {quoted}`", before.key);
    let fix = Fix::new(span, quoted);
    let is_same = |finding: &&mut Diagnostic| {
        finding.fix.as_ref().is_some_and(|other| other.span.start == fix.span.start) && finding.code == Code::UnknownKey
    };
    if let Some(finding) = slips.findings.last_mut().filter(is_same) {
        (finding.hint, finding.fix) = (Some(hint), Some(fix));
        return;
    }
    let message = format!("the text of `{}` ends at the comma before `{}`", before.key, rest.key);
    let label = Label::new(slips.file, rest.span.clone(), "");
    slips.findings.push(Diagnostic::new(Code::UnknownKey, label, message).hint(hint).fix(fix));
}

/// Makes a list of a group of keys without values: `with: {wb, ocha}`.
pub(super) fn list_in_braces(slips: &mut Slips<'_>, node: &mut Node, kind: &Kind) {
    let is_list = matches!(kind, Kind::OneOrMore(_) | Kind::ListOrById(..));
    let items = match &node.value {
        Value::Map(map) if is_list && !map.entries.is_empty() && map.entries.iter().all(is_rest) => &map.entries,
        _ => return,
    };
    if !slips.text[node.span.clone()].starts_with('{') {
        return;
    }
    let names: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let written = format!("[{}]", names.join(", "));
    let message = "a list stands in brackets; in braces stand keys with their values";
    let finding = Diagnostic::new(Code::WrongType, Label::new(slips.file, node.span.clone(), ""), message);
    slips.findings.push(finding.hint(format!("write `{written}`")).fix(Fix::new(node.span.clone(), written)));
    let item = |entry: &Entry| Node {
        span: entry.span.clone(),
        value: Value::Scalar { text: entry.key.clone(), plain: entry.plain },
    };
    node.value = Value::List(items.iter().map(item).collect());
}
