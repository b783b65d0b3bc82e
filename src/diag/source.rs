//! The texts that findings point to.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

/// A set of texts by path. Paths are relative to the workflows folder, with `/` as separator on every system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sources(BTreeMap<Arc<str>, Arc<str>>);

/// A position for people: both numbers count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters, not bytes.
    pub column: usize,
}

impl Sources {
    /// Adds or replaces a text.
    pub fn insert(&mut self, path: &str, text: &str) {
        self.0.insert(Arc::from(path), Arc::from(text));
    }

    /// The text of `path`.
    pub fn get(&self, path: &str) -> Option<&Arc<str>> {
        self.0.get(path)
    }

    /// Every path with its text, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        self.0.iter()
    }

    /// The line and column of a byte in `path`; for a byte beyond the end of the text, the end.
    pub fn position(&self, path: &str, byte: usize) -> Position {
        let text = self.get(path).map_or("", |text| text);
        let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}
