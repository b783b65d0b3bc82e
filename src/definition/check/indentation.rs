//! Lines that are indented too little or too far, so that YAML reads them as part of another group.

use std::mem;

use super::slips::{Slips, record_of, whole_lines};
use crate::{
    definition::{
        schema::table::{Kind, Table},
        yaml::tree::{Entry, Map, Node, Value},
    },
    diag::{Code, Diagnostic, Fix, Label},
};

/// The most keys that are named in a message.
const MAX_NAMED: usize = 4;

/// Lines below a key without a value that are its own keys, as those of `event:` written at the level of `event:`; and
/// keys of this record that stand in a group further in.
pub(super) fn in_record(slips: &mut Slips<'_>, map: &mut Map, table: &'static Table) {
    let is_suspect = |entry: &Entry| entry.node.is_nothing() || entry.node.text().is_none();
    if !map.entries.iter().any(is_suspect) {
        return;
    }
    let mut entries = mem::take(map).entries;
    let mut at = 0;
    while at < entries.len() {
        let kind = table.get(&entries[at].key).map(|key| &key.kind);
        let below = entries[at + 1..].iter();
        let owner = &entries[at];
        let has_room =
            owner.node.is_nothing() || is_block(slips.text, owner) && has_open_record(slips.text, &owner.node);
        let run = match kind.filter(|_| has_room) {
            Some(kind) => {
                let is_new = |entry: &Entry| last_record(&owner.node).is_none_or(|map| map.get(&entry.key).is_none());
                // What is no id in itself is told of as such.
                let is_plain = |entry: &Entry| entry.key.bytes().all(|byte| byte.is_ascii_graphic());
                let is_lost = |entry: &&Entry| {
                    table.get(&entry.key).is_none() && is_plain(entry) && is_of(entry, kind) && is_new(entry)
                };
                below.take_while(is_lost).count()
            }
            None => 0,
        };
        if run > 0 {
            let owned: Vec<Entry> = entries.drain(at + 1..=at + run).collect();
            take_in(slips, &mut entries[at], owned);
        }
        at += 1;
    }
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let strays = strays(slips, &mut entry, table, &kept);
        kept.push(entry);
        kept.extend(strays);
    }
    *map = Map::of(kept);
}

/// The same among things that have ids: the keys of a task at the level of the tasks, one of them or all.
pub(super) fn by_id(slips: &mut Slips<'_>, map: &mut Map, table: &'static Table) {
    let is_key = |entry: &Entry| table.get(&entry.key).is_some() && !is_record(&entry.node, table);
    if map.entries.iter().any(is_key) {
        let mut entries: Vec<Entry> = Vec::with_capacity(map.entries.len());
        let mut rest = mem::take(map).entries.into_iter().peekable();
        while let Some(entry) = rest.next() {
            let fits = |before: &Entry, key: &str| {
                before.node.is_nothing() || before.node.map().is_some_and(|map| map.get(key).is_none())
            };
            match entries.last_mut() {
                Some(before) if is_key(&entry) && fits(before, &entry.key) => {
                    let mut owned = vec![entry];
                    while let Some(next) = rest.next_if(|next| is_key(next) && fits(before, &next.key)) {
                        owned.push(next);
                    }
                    take_in(slips, before, owned);
                }
                _ => entries.push(entry),
            }
        }
        *map = Map::of(entries);
    }
    let mut kept: Vec<Entry> = Vec::with_capacity(map.entries.len());
    for mut entry in mem::take(map).entries {
        let strays = match &mut entry.node.value {
            Value::Map(inner) => {
                let is_stray = |one: &Entry| table.get(&one.key).is_none() && is_record(&one.node, table);
                let (stray, own): (Vec<Entry>, Vec<Entry>) = mem::take(inner).entries.into_iter().partition(is_stray);
                *inner = Map::of(own);
                stray
            }
            _ => Vec::new(),
        };
        told_too_far(slips, &entry, &strays);
        kept.push(entry);
        kept.extend(strays);
    }
    *map = Map::of(kept);
}

/// True if the value looks like a record of this table: it has one of its keys.
fn is_record(node: &Node, table: &Table) -> bool {
    node.map().is_some_and(|map| map.entries.iter().any(|entry| table.get(&entry.key).is_some()))
}

/// True if the value stands in lines of its own, below the key.
fn is_block(text: &str, entry: &Entry) -> bool {
    let rest = text.get(entry.span.end..).unwrap_or_default();
    rest.trim_start_matches([':', ' ']).starts_with(['\n', '\r', '#'])
}

/// The mapping that would hold one key more: the value, or the last item of a list.
fn last_record(node: &Node) -> Option<&Map> {
    match &node.value {
        Value::List(items) => items.last()?.map(),
        _ => node.map(),
    }
}

/// True if that mapping is not in braces, so that a line more can go to it.
fn has_open_record(text: &str, node: &Node) -> bool {
    let first = last_record(node).and_then(|map| map.entries.first());
    first.is_some_and(|first| !text[..first.span.start].trim_end().ends_with(['{', ',']))
}

/// True if an entry could stand under a key of this kind.
fn is_of(entry: &Entry, kind: &'static Kind) -> bool {
    match kind {
        Kind::Record(table) | Kind::WordOr(_, table) | Kind::Short(_, table) => table.get(&entry.key).is_some(),
        Kind::ById(inner) | Kind::ListOrById(_, inner) => {
            record_of(inner).is_some_and(|table| is_record(&entry.node, table))
        }
        Kind::OneOrMore(item) => record_of(item).is_some_and(|table| table.get(&entry.key).is_some()),
        Kind::WithParameters(kind) | Kind::AtMost(_, kind) => is_of(entry, kind),
        _ => false,
    }
}

/// Puts `owned` under `owner`, and says that these lines want more indentation.
fn take_in(slips: &mut Slips<'_>, owner: &mut Entry, owned: Vec<Entry>) {
    let (Some(first), Some(last)) = (owned.first(), owned.last()) else { return };
    let names = named(&owned);
    let label = Label::new(slips.file, first.span.clone(), "");
    let (what, them) = if owned.len() == 1 { ("this line", "it") } else { ("these lines", "them") };
    let span = first.span.start..last.node.span.end.max(last.span.end);
    let inner = last_record(&owner.node).and_then(|map| map.entries.first()).map(|entry| entry.span.start);
    let column = |at: usize| at - slips.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let deeper = inner.map(column).filter(|wanted| *wanted > column(first.span.start));
    let more = deeper.map_or(2, |wanted| wanted - column(first.span.start));
    let message = format!(
        "{names} of `{}` {} indented no further than `{}` itself",
        owner.key,
        if owned.len() == 1 { "is" } else { "are" },
        owner.key
    );
    let finding = Diagnostic::new(Code::Indentation, label, message)
        .also(Label::new(slips.file, owner.span.clone(), "belongs here"))
        .hint(format!("indent {what} by {more} more spaces, so that `{}` holds {them}", owner.key));
    let fix = whole_lines(slips.text, &span).map(|lines| Fix::new(lines.clone(), indented(&slips.text[lines], more)));
    slips.findings.push(finding.fix(fix));
    let end = span.end;
    let last = match &mut owner.node.value {
        Value::Map(map) => Some(map),
        Value::List(items) => items.last_mut().and_then(|item| match &mut item.value {
            Value::Map(map) => Some(map),
            _ => None,
        }),
        Value::Scalar { .. } => None,
    };
    match last {
        Some(map) => {
            let entries = mem::take(map).entries.into_iter().chain(owned).collect();
            *map = Map::of(entries);
            owner.node.span.end = end;
        }
        None => owner.node = Node { span, value: Value::Map(Map::of(owned)) },
    }
}

/// Takes out of the value of `entry` the keys that its table does not know, but that of the record around it does.
fn strays(slips: &mut Slips<'_>, entry: &mut Entry, table: &'static Table, before: &[Entry]) -> Vec<Entry> {
    let kind = table.get(&entry.key).map(|key| &key.kind);
    let is_block = is_block(slips.text, entry);
    let Value::Map(map) = &mut entry.node.value else { return Vec::new() };
    let fits = |one: &Entry| match kind {
        Some(Kind::Record(inner) | Kind::WordOr(_, inner) | Kind::Short(_, inner)) => inner.get(&one.key).is_some(),
        Some(Kind::ById(inner) | Kind::ListOrById(_, inner)) => {
            // A word such as `title` may be an id; one with the keys of such a thing is one.
            record_of(inner).is_none_or(|table| is_record(&one.node, table))
        }
        _ => true,
    };
    let is_stray = |one: &Entry| {
        is_block
            && table.get(&one.key).is_some_and(|known| holds(&known.kind, &one.node))
            && !fits(one)
            && !before.iter().any(|earlier| earlier.key == one.key)
    };
    if !map.entries.iter().any(is_stray) {
        return Vec::new();
    }
    let (stray, own): (Vec<Entry>, Vec<Entry>) = mem::take(map).entries.into_iter().partition(is_stray);
    *map = Map::of(own);
    told_too_far(slips, entry, &stray);
    stray
}

/// True if a value of this kind may look like that.
fn holds(kind: &Kind, node: &Node) -> bool {
    match kind {
        Kind::Record(_) | Kind::ById(_) => node.map().is_some(),
        Kind::Word(_) | Kind::Choice(_) | Kind::Flag | Kind::Number | Kind::Count(..) | Kind::Format => {
            node.text().is_some()
        }
        Kind::WithParameters(kind) | Kind::AtMost(_, kind) => holds(kind, node),
        _ => true,
    }
}

fn told_too_far(slips: &mut Slips<'_>, owner: &Entry, strays: &[Entry]) {
    let (Some(first), Some(last)) = (strays.first(), strays.last()) else { return };
    let column = |at: usize| at - slips.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let (theirs, ours) = (column(first.span.start), column(owner.span.start));
    let names = named(strays);
    let label = Label::new(slips.file, first.span.clone(), "");
    let many = strays.len() > 1;
    let message = format!(
        "{names} {} indented under `{}`, where {} not belong",
        if many { "are" } else { "is" },
        owner.key,
        if many { "they do" } else { "it does" }
    );
    let what = if many { "these lines" } else { "this line" };
    let finding = Diagnostic::new(Code::Indentation, label, message)
        .also(Label::new(slips.file, owner.span.clone(), "is read as a part of this"))
        .hint(format!("begin {what} as far to the left as `{}:`, with {ours} spaces before it", owner.key));
    let span = first.span.start..last.node.span.end.max(last.span.end);
    // What follows further in would hang in the air.
    let is_last = owner.node.map().is_none_or(|map| map.entries.iter().all(|own| own.span.start < span.start));
    let fix = whole_lines(slips.text, &span)
        .filter(|_| theirs > ours && is_last)
        .map(|lines| Fix::new(lines.clone(), outdented(&slips.text[lines], theirs - ours)));
    slips.findings.push(finding.fix(fix));
}

/// The keys as they are named in a message.
fn named(entries: &[Entry]) -> String {
    let mut names: Vec<String> = entries.iter().take(MAX_NAMED).map(|entry| format!("`{}`", entry.key)).collect();
    if entries.len() > MAX_NAMED {
        names.push(format!("{} more", entries.len() - MAX_NAMED));
    }
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// Every line that is not empty, further to the right.
fn indented(lines: &str, blanks: usize) -> String {
    let deeper = |line: &str| if line.trim().is_empty() { line.to_owned() } else { " ".repeat(blanks) + line };
    lines.split('\n').map(deeper).collect::<Vec<_>>().join("\n")
}

/// Every line further to the left, as far as it goes.
fn outdented(lines: &str, blanks: usize) -> String {
    let nearer = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(blanks)..].to_owned()
    };
    lines.split('\n').map(nearer).collect::<Vec<_>>().join("\n")
}
