//! Lines of plain text: cut to fit, wrapped, folded to the columns of a terminal, cleaned of what is not seen.

pub(super) mod fit;
pub(super) mod fold;
pub(super) mod plain;
pub(super) mod wrap;
