//! A tree checked against the schema: what is wrong is reported, what is left is well formed.

mod missing_commas;
pub(super) mod reserved;
pub(super) mod shape;
pub(super) mod well_formed;
