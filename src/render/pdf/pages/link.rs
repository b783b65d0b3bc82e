//! Links, and where they lead.

use super::tag::NodeId;

/// The most bytes in a string, ISO 19005-2 section 6.1.13.
pub(in crate::render::pdf) const LONGEST_STRING: usize = 32_767;

/// Where a link leads.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) enum Target {
    Address(String),
    Anchor(String),
    Heading(usize),
    Note(usize),
}

/// A link.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Link {
    pub node: NodeId,
    pub target: Target,
    pub words: String,
}

/// The anchor of a note. It contains a blank, which no `id` can.
pub(in crate::render::pdf) fn anchor(note: usize) -> String {
    format!("note {}", note + 1)
}
