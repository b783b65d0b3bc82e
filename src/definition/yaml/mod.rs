//! From a text to a tree in which everything knows its place, or to findings with the corrected line.

mod mistakes;
pub(super) mod parse;
mod quotes;
mod repair;
pub(super) mod tree;
