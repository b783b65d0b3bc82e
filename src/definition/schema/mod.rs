//! Which keys are allowed where, and what they hold: one set of tables for `check`, editors and `record`.

pub(super) mod file_kind;
pub(super) mod form;
mod history_keys;
pub(super) mod json_schema;
pub(super) mod keys;
pub(super) mod list_keys;
mod partner_keys;
pub(super) mod table;
