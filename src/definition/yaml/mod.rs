//! Parses a text into a tree that knows the place of everything, or explains with a corrected line why it cannot.

mod brackets;
mod layout;
mod mistakes;
pub(super) mod parse;
mod quotes;
mod repair;
pub(super) mod tree;
