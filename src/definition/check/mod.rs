//! Checks a tree against the schema: reports what is wrong and keeps the rest, which is then well formed.

mod missing_commas;
pub(super) mod reserved;
pub(super) mod shape;
pub(super) mod well_formed;
