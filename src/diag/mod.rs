//! Base: findings about texts, as data: code, place, sentence, fix.

pub mod code;
pub mod render;
pub mod source;

use std::{ops::Range, sync::Arc};

pub use code::Code;
pub use render::{Finding, Findings};
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

impl Label {
    /// A place with words about it.
    pub fn new(file: &Arc<str>, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { file: Arc::clone(file), span, text: text.into() }
    }
}

impl Diagnostic {
    /// A finding with one place; its severity is the code's.
    pub fn new(code: Code, primary: Label, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), primary, secondary: Vec::new(), message: message.into(), hint: None }
    }

    /// The same finding with a second place.
    #[must_use]
    pub fn also(mut self, label: Label) -> Self {
        self.secondary.push(label);
        self
    }

    /// The same finding with a fix, if there is one.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into().or(self.hint);
        self
    }

    /// True if the file cannot be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The order of reports: by file, by place, the worse first.
    pub fn sort_key(&self) -> (Arc<str>, usize, usize, Severity, Code) {
        let Label { file, span, .. } = &self.primary;
        (Arc::clone(file), span.start, span.end, self.severity, self.code)
    }
}
