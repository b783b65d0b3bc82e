//! Links, and where they lead.

use super::tag::NodeId;

/// The most bytes of a string, ISO 19005-2 section 6.1.13.
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

/// The name by which links lead to a note: no `id` holds a blank.
pub(in crate::render::pdf) fn anchor(note: usize) -> String {
    format!("note {}", note + 1)
}
