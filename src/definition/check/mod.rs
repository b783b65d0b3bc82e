//! Checks a tree against the schema: reports what is wrong and keeps the rest, which is then well formed.

mod commas;
mod flags;
mod indentation;
pub(super) mod keys_meant;
mod missing_commas;
pub(super) mod numbers;
pub(super) mod reserved;
mod scalars;
mod several;
pub(super) mod shape;
mod slips;
mod wanted;
pub(super) mod well_formed;
mod wrapped;
