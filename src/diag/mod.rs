//! Base: findings about texts, as data: code, place, sentence, fix.

pub mod code;
pub mod source;

use std::{ops::Range, sync::Arc};

pub use code::Code;
pub use source::{Position, Sources};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, but look at it.
    Warning,
    /// For your information.
    Note,
}

/// A place in a file with words about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Path of the file in its [`Sources`].
    pub file: Arc<str>,
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub primary: Label,
    /// A second place, where two matter (the cycle's edges, the two definitions).
    pub secondary: Vec<Label>,
    /// What and why, in one sentence: lower case, no full stop, names in backticks.
    pub message: String,
    /// A fix to copy.
    pub hint: Option<String>,
}
