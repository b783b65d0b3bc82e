//! Parses a text into a tree that knows the place of everything, or explains with a corrected line why it cannot.

mod brackets;
mod layout;
pub(super) mod mistakes;
pub(super) mod moves;
pub(super) mod parse;
mod quotes;
pub(super) mod repair;
pub(super) mod tree;
