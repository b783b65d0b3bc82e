//! YAML as a tree in which every key and value knows its place.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::diag::Label;

/// A value with its place in the file.
#[derive(Clone, Debug)]
pub(in crate::definition) struct Node {
    /// Its byte range in the file.
    pub(in crate::definition) span: Range<usize>,
    /// The value itself.
    pub(in crate::definition) value: Value,
}

/// A scalar, list or mapping.
#[derive(Clone, Debug)]
pub(in crate::definition) enum Value {
    /// A text as written, without its quotes.
    Scalar {
        /// The text.
        text: String,
        /// True if it was written without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping.
    Map(Map),
}

/// Mappings of up to this many entries are searched linearly, larger ones have an index. Nearly all are records of a
/// few keys.
const WITHOUT_INDEX: usize = 24;

/// A mapping in the order of the file.
#[derive(Clone, Debug, Default)]
pub(in crate::definition) struct Map {
    /// Its entries.
    pub(in crate::definition) entries: Vec<Entry>,
    /// The position of each key, once there are many.
    index: BTreeMap<String, usize>,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(in crate::definition) struct Entry {
    /// The key.
    pub(in crate::definition) key: String,
    /// True if the key was written without quotes.
    pub(in crate::definition) plain: bool,
    /// Byte range of the key.
    pub(in crate::definition) span: Range<usize>,
    /// The value.
    pub(in crate::definition) node: Node,
}

impl Node {
    /// True for an empty value, `~` and `null`.
    pub(in crate::definition) fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar.
    pub(in crate::definition) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The mapping, if it is one.
    pub(in crate::definition) fn map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// What kind of value it is, as named in messages.
    pub(in crate::definition) fn noun(&self) -> &'static str {
        match &self.value {
            _ if self.is_nothing() => "nothing",
            Value::Scalar { .. } => "one value",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }

    /// The number of values it contains, including itself.
    pub(super) fn size(&self) -> usize {
        1 + match &self.value {
            Value::Scalar { .. } => 0,
            Value::List(items) => items.iter().map(Node::size).sum(),
            Value::Map(map) => map.entries.iter().map(|entry| entry.node.size()).sum(),
        }
    }
}

impl Map {
    /// A mapping of these entries, in their order. Of two with the same key the first one is found.
    pub(in crate::definition) fn of(entries: Vec<Entry>) -> Self {
        let mut map = Self { entries, index: BTreeMap::new() };
        if map.entries.len() > WITHOUT_INDEX {
            for (at, entry) in map.entries.iter().enumerate() {
                map.index.entry(entry.key.clone()).or_insert(at);
            }
        }
        map
    }

    /// Adds an entry. If the key exists already, adds nothing and returns the place of the first one.
    pub(in crate::definition) fn insert(&mut self, entry: Entry) -> Result<(), Range<usize>> {
        if let Some(first) = self.get(&entry.key) {
            return Err(first.span.clone());
        }
        self.entries.push(entry);
        if self.entries.len() > WITHOUT_INDEX {
            let unlisted = self.entries.iter().enumerate().skip(self.index.len());
            self.index.extend(unlisted.map(|(at, entry)| (entry.key.clone(), at)));
        }
        Ok(())
    }

    /// The entry of `key`.
    pub(in crate::definition) fn get(&self, key: &str) -> Option<&Entry> {
        if self.index.is_empty() {
            return self.entries.iter().find(|entry| entry.key == key);
        }
        self.index.get(key).map(|at| &self.entries[*at])
    }
}

/// A place in a file, from which the keys and items below it can be reached.
#[derive(Clone, Copy, Debug)]
pub(in crate::definition) struct Place<'a> {
    /// The file.
    pub(in crate::definition) file: &'a Arc<str>,
    node: Option<&'a Node>,
    start: usize,
    end: usize,
}

impl<'a> Place<'a> {
    /// The top of a file.
    pub(in crate::definition) fn top(file: &'a Arc<str>, node: Option<&'a Node>) -> Self {
        let start = node.map_or(0, |node| node.span.start);
        let end = node.and_then(Node::map).and_then(|map| map.entries.first()).map_or(start, |entry| entry.span.end);
        Self { file, node, start, end }
    }

    /// The value of `key`: its text, or the key itself if the value is a list, mapping or empty text. The place itself
    /// if there is no such key.
    pub(in crate::definition) fn key(self, key: &str) -> Self {
        match self.entry(key) {
            Some(entry) if entry.node.text().is_some_and(|text| !text.is_empty()) => {
                self.at(&entry.node, &entry.node.span)
            }
            Some(entry) => self.at(&entry.node, &entry.span),
            None => self,
        }
    }

    /// The key `key` itself, with its value below it.
    pub(in crate::definition) fn name(self, key: &str) -> Self {
        self.entry(key).map_or(self, |entry| self.at(&entry.node, &entry.span))
    }

    /// The item `index` of a list. A single value counts as a list of one.
    pub(in crate::definition) fn item(self, index: usize) -> Self {
        match self.node.map(|node| &node.value) {
            Some(Value::List(items)) => items.get(index).map_or(self, |item| self.at(item, &item_span(item))),
            _ => self,
        }
    }

    /// True if there is such a key.
    pub(in crate::definition) fn has(self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// The keys of a mapping at this place.
    pub(in crate::definition) fn keys(self) -> impl Iterator<Item = &'a str> {
        let map = self.node.and_then(Node::map);
        map.into_iter().flat_map(|map| map.entries.iter().map(|entry| entry.key.as_str()))
    }

    /// The text of a single value at this place.
    pub(in crate::definition) fn text(self) -> Option<&'a str> {
        self.node.and_then(Node::text)
    }

    /// The number of entries or items of a mapping or list; 0 for anything else.
    pub(in crate::definition) fn len(self) -> usize {
        match self.node.map(|node| &node.value) {
            Some(Value::Map(map)) => map.entries.len(),
            Some(Value::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// A label at this place.
    pub(in crate::definition) fn label(self, text: impl Into<String>) -> Label {
        Label::new(self.file, self.start..self.end, text)
    }

    fn entry(self, key: &str) -> Option<&'a Entry> {
        self.node.and_then(Node::map).and_then(|map| map.get(key))
    }

    fn at(self, node: &'a Node, span: &Range<usize>) -> Self {
        Self { file: self.file, node: Some(node), start: span.start, end: span.end }
    }
}

/// The range to mark for an item of a list. For a mapping, only its first entry is marked, not all its lines.
pub(in crate::definition) fn item_span(item: &Node) -> Range<usize> {
    match item.map().and_then(|map| map.entries.first()) {
        Some(first) => first.span.start..first.node.text().map_or(first.span.end, |_| first.node.span.end),
        None => item.span.clone(),
    }
}
