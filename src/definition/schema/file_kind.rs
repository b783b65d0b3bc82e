//! The kinds of file, and the keys of each.

use super::{history_keys, keys, table::Table};

/// The format number that this version reads.
pub(in crate::definition) const FORMAT: u32 = 1;

/// What a file defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::definition) enum FileKind {
    Workflow,
    Blueprint,
    Programme,
    History,
}

impl FileKind {
    /// Every kind. The order matters, because a workflow also has keys named `programme` and `history`.
    pub(in crate::definition) const ALL: [Self; 4] = [Self::Workflow, Self::Blueprint, Self::Programme, Self::History];

    /// The key that marks a file of this kind.
    pub(in crate::definition) fn key(self) -> &'static str {
        match self {
            Self::Workflow => "workflow",
            Self::Blueprint => "blueprint",
            Self::Programme => "programme",
            Self::History => "history",
        }
    }

    /// The keys of a file of this kind.
    pub(in crate::definition) fn table(self) -> &'static Table {
        match self {
            Self::Workflow => &keys::WORKFLOW,
            Self::Blueprint => &keys::BLUEPRINT,
            Self::Programme => &keys::PROGRAMME,
            Self::History => &history_keys::HISTORY,
        }
    }

    /// The kind of a text that may not be valid YAML, judged by the keys at the beginning of its lines.
    pub(in crate::definition) fn of_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| line_of(text, kind.key()).is_some())
    }
}

/// What follows `key:` at the beginning of a line.
pub(in crate::definition) fn line_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    body.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))
}
