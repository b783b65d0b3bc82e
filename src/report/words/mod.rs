//! Figures put into the reader's language.

pub(super) mod phrases;
pub(super) mod value;
pub(super) mod writer;
