//! Lines of plain text: cut to fit, wrapped, folded to the width of a terminal, stripped of invisible characters.

pub(super) mod fit;
pub(super) mod fold;
pub(super) mod plain;
pub(super) mod wrap;
