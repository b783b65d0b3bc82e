//! Slips that change which key a value belongs to: a misspelt key, a blank or a bracket that is missing, a line indented
//! too far or too little. Each is reported once, and the tree is put right, so that nothing is reported that only follows
//! from it.

use std::{ops::Range, sync::Arc};

use super::{
    commas::{is_by_language, is_rest, join_texts, list_in_braces},
    indentation, numbers, several,
    slips::{Slips, record_of},
};
use crate::{
    definition::{
        schema::table::{Kind, Table},
        values::lookalikes::{Lookalike, typed},
        yaml::{
            parse::MAX_FINDINGS,
            tree::{Entry, Map, Node, Value},
        },
    },
    diag::{Code, Diagnostic, Fix, Label, suggest::nearest},
};

/// Puts the tree of `file` right, and says what was wrong with it.
pub(in crate::definition) fn put_right(
    file: &Arc<str>,
    text: &str,
    root: &mut Node,
    table: &'static Table,
) -> Vec<Diagnostic> {
    let mut slips = Slips { file, text, findings: Vec::new() };
    if let Value::Map(map) = &mut root.value {
        slips.record(map, table);
    }
    slips.findings
}

/// Walks the tree along with its tables.
impl Slips<'_> {
    fn record(&mut self, map: &mut Map, table: &'static Table) {
        if self.findings.len() >= MAX_FINDINGS {
            return;
        }
        indentation::in_record(self, map, table);
        self.keys(map, table);
        let mut entries = std::mem::take(map).entries;
        for entry in &mut entries {
            if let Some(key) = table.get(&entry.key) {
                self.value(&mut entry.node, &key.kind);
            }
        }
        *map = Map::of(entries);
    }

    fn value(&mut self, node: &mut Node, kind: &'static Kind) {
        list_in_braces(self, node, kind);
        match (kind, &mut node.value) {
            (Kind::WithParameters(kind) | Kind::AtMost(_, kind), _) | (Kind::OneOrMore(kind), Value::Map(_)) => {
                self.value(node, kind);
            }
            (Kind::Record(table) | Kind::Short(_, table) | Kind::WordOr(_, table), Value::Map(map)) => {
                self.record(map, table);
            }
            (Kind::Text | Kind::TextOr(..), Value::Map(map)) if is_by_language(map) => join_texts(self, map),
            (Kind::TextOr(_, table), Value::Map(map)) if map.entries.iter().any(|entry| entry.key.len() > 3) => {
                self.record(map, table);
            }
            (Kind::ById(kind) | Kind::ListOrById(_, kind), Value::Map(map)) => self.by_id(map, kind),
            (Kind::OneOrMore(kind) | Kind::ListOrById(kind, _), Value::List(items)) => {
                for item in items {
                    self.value(item, kind);
                }
            }
            _ => {}
        }
    }

    fn by_id(&mut self, map: &mut Map, kind: &'static Kind) {
        if let Some(table) = record_of(kind) {
            indentation::by_id(self, map, table);
        }
        let mut entries = std::mem::take(map).entries;
        for entry in &mut entries {
            self.value(&mut entry.node, kind);
        }
        *map = Map::of(entries);
    }

    /// Keys that are not known here, but plainly meant to be one that is, and what a comma cut off.
    fn keys(&mut self, map: &mut Map, table: &'static Table) {
        let is_known = |entry: &Entry| table.get(&entry.key).is_some();
        if map.entries.iter().all(is_known) {
            return;
        }
        let mut entries: Vec<Entry> = Vec::with_capacity(map.entries.len());
        let mut rest = std::mem::take(map).entries.into_iter().peekable();
        let mut unseen: Vec<&str> = table.keys().map(|key| key.name).collect();
        let written: Vec<String> = rest.clone().map(|entry| entry.key).collect();
        unseen.retain(|known| !written.iter().any(|key| key == known));
        while let Some(mut entry) = rest.next() {
            if is_known(&entry) {
                entries.push(entry);
                continue;
            }
            if let Some(tight) = tight_key(&entry, &unseen) {
                unseen.retain(|known| *known != tight.key);
                self.findings.push(self.not_a_key(&entry, table, tight.words, tight.fix));
                entries.push(tight.entry);
                continue;
            }
            if is_rest(&entry)
                && let Some(before) = entries.last_mut()
                && let Some(kind) = table.get(&before.key).map(|key| &key.kind)
                && before.node.text().is_some()
            {
                let mut parts = vec![entry];
                while let Some(next) =
                    rest.next_if(|next| is_rest(next) && !is_known(next) && tight_key(next, &unseen).is_none())
                {
                    parts.push(next);
                }
                let is_new = |key: &str| !written.iter().any(|known| known == key);
                self.cut_off(before, &parts, kind, (table, is_new("with")));
                continue;
            }
            if let Some(meant) = meant(&entry.key, &unseen) {
                unseen.retain(|known| *known != meant);
                self.findings.push(self.misspelt(&entry, table, meant));
                meant.clone_into(&mut entry.key);
            }
            entries.push(entry);
        }
        *map = Map::of(entries);
    }

    fn not_a_key(&self, entry: &Entry, table: &Table, hint: String, fix: Fix) -> Diagnostic {
        let message = format!("{} has no key `{}`", table.noun, entry.key);
        let label = Label::new(self.file, entry.span.clone(), "");
        Diagnostic::new(Code::UnknownKey, label, message).hint(hint).fix(fix)
    }

    fn misspelt(&self, entry: &Entry, table: &Table, meant: &str) -> Diagnostic {
        let fix = Fix::new(entry.span.clone(), meant);
        let Some(lookalike) = Lookalike::first(&entry.key) else {
            return self.not_a_key(entry, table, format!("did you mean `{meant}`?"), fix);
        };
        let message = format!("the key `{}` has {} in it", typed(&entry.key).trim(), lookalike.named());
        let span = lookalike.within(&entry.span, &entry.key).unwrap_or_else(|| entry.span.clone());
        let finding = Diagnostic::new(Code::UnknownKey, Label::new(self.file, span, ""), message);
        finding.hint(format!("write `{meant}:`")).fix(fix)
    }

    /// Joins what commas cut off to the value before it, as a number, a list or a text.
    fn cut_off(&mut self, before: &mut Entry, parts: &[Entry], kind: &Kind, (table, with): (&Table, bool)) {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let text = before.node.text().unwrap_or_default().to_owned();
        let rest: Vec<&str> = parts.iter().map(|part| part.key.as_str()).collect();
        let whole = format!("{text}, {}", rest.join(", "));
        let span = before.node.span.start..last.span.end;
        if let Some(values) = several::values(kind, &whole) {
            let fault = several::fault(&before.key, Some(table), &values, with);
            let finding = Diagnostic::new(fault.code, Label::new(self.file, span.clone(), ""), fault.message);
            let fix = fault.instead.map(|written| Fix::new(span, written));
            self.findings.push(finding.hint(fault.hint).fix(fix));
            return;
        }
        if several::refuses(kind, &whole) {
            // What is wrong with the whole is told with it.
            before.node = Node { span, value: Value::Scalar { text: whole, plain: true } };
            return;
        }
        let (written, value) = match kind {
            Kind::Number | Kind::Count(..) => match numbers::meant(&format!("{text},{}", rest.join(","))) {
                Some(number) => (number.clone(), Value::Scalar { text: number, plain: true }),
                None => (format!("\"{whole}\""), Value::Scalar { text, plain: true }),
            },
            Kind::OneOrMore(_) | Kind::ListOrById(..) => {
                let items: Vec<&str> = std::iter::once(text.as_str()).chain(rest.iter().copied()).collect();
                let items: Vec<&str> = items.into_iter().map(|item| item.trim_matches(['(', ')', ' '])).collect();
                let spans = std::iter::once(&before.node.span).chain(parts.iter().map(|part| &part.span));
                let node = |(item, span): (&&str, &Range<usize>)| Node {
                    span: span.clone(),
                    value: Value::Scalar { text: (*item).to_owned(), plain: true },
                };
                (format!("[{}]", items.join(", ")), Value::List(items.iter().zip(spans).map(node).collect()))
            }
            _ => (format!("\"{whole}\""), Value::Scalar { text: whole.clone(), plain: false }),
        };
        let written = if self.text[before.node.span.clone()].starts_with(['"', '\'']) && !written.starts_with('[') {
            format!("\"{}\"", whole.replace('"', "\\\""))
        } else {
            written
        };
        let hint = format!("if `{}` belongs to the value before it, write `{}: {written}`", first.key, before.key);
        let finding = self.not_a_key(first, table, hint, Fix::new(span.clone(), written));
        self.findings.push(finding);
        before.node = Node { span, value };
    }
}

/// A key, and the value that stuck to it.
struct Tight<'a> {
    key: &'a str,
    entry: Entry,
    words: String,
    fix: Fix,
}

/// `title:Forum`, which is a single word in YAML; `title = Forum`, `title Forum`.
fn tight_key<'a>(entry: &Entry, unseen: &[&'a str]) -> Option<Tight<'a>> {
    if !is_rest(entry) {
        return None;
    }
    let at = entry.key.find([':', '=', ';', ' '])?;
    let (word, value) = (entry.key[..at].trim(), entry.key[at..].trim_start_matches([':', '=', ';', ' ']).trim());
    let key = unseen.iter().copied().find(|known| *known == word)?;
    let start = entry.span.start + entry.key.find(value).filter(|_| !value.is_empty())?;
    let span = start.min(entry.span.end)..(start + value.len()).min(entry.span.end);
    let node = Node { span, value: Value::Scalar { text: value.to_owned(), plain: true } };
    let shown: String = value.chars().take(40).collect();
    let words = format!("write `{key}: {shown}`, with a space after the colon");
    let fix = Fix::new(entry.span.clone(), format!("{key}: {value}"));
    Some(Tight {
        key,
        entry: Entry { key: key.to_owned(), plain: true, span: entry.span.start..entry.span.start + at, node },
        words,
        fix,
    })
}

/// The key that is not there yet and was probably meant.
fn meant<'a>(key: &str, unseen: &[&'a str]) -> Option<&'a str> {
    let plain = typed(key);
    let plain = plain.trim();
    let same = unseen.iter().copied().find(|known| *known == plain);
    same.or_else(|| nearest(key, unseen.iter().copied()))
}
