//! Base: findings about texts, as data: code, location, message, fix.

mod advice;
pub mod code;
pub mod render;
pub mod source;
pub mod suggest;

use std::{ops::Range, sync::Arc};

pub use advice::{Advice, Advised};
pub use code::Code;
pub use render::{Change, Finding, Findings};
pub use source::{Position, Sources};

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but should be looked at.
    Warning,
    /// For your information.
    Note,
}

/// A location in a file, with a remark about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Path of the file in its [`Sources`].
    pub file: Arc<str>,
    /// The byte range in the file.
    pub span: Range<usize>,
    /// The remark; may be empty.
    pub text: String,
}

/// A change to a file that puts a finding right: what stands at `span` is replaced by `text`. Editors can apply it; the
/// tests apply each one and check again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// The byte range in the file of the finding's primary label; empty where something is put in.
    pub span: Range<usize>,
    /// Further places in that file where the same is to stand.
    pub also: Vec<Range<usize>>,
    /// What is to stand there.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How severe it is.
    pub severity: Severity,
    /// Where.
    pub primary: Label,
    /// Further locations, where more than one matters (the edges of a cycle, both definitions).
    pub secondary: Vec<Label>,
    /// What is wrong and why, in one sentence: lower case, no full stop, names in backticks.
    pub message: String,
    /// A fix in words, which can be copied.
    pub hint: Option<String>,
    /// The same as a change of the file, where one place tells it all.
    pub fix: Option<Fix>,
}

impl Fix {
    /// Puts `text` in the place of what stands at `span`.
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, also: Vec::new(), text: text.into() }
    }
}

impl Label {
    /// A location with a remark about it.
    pub fn new(file: &Arc<str>, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { file: Arc::clone(file), span, text: text.into() }
    }
}

impl Diagnostic {
    /// A finding with one location; its severity is that of the code.
    pub fn new(code: Code, primary: Label, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            primary,
            secondary: Vec::new(),
            message: message.into(),
            hint: None,
            fix: None,
        }
    }

    /// The same finding with a further location.
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

    /// The same finding with a change of its file, if there is one.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().or(self.fix);
        self
    }

    /// True if the file cannot be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The order in reports: by file, then by location, the more severe first.
    pub fn sort_key(&self) -> (Arc<str>, usize, usize, Severity, Code) {
        let Label { file, span, .. } = &self.primary;
        (Arc::clone(file), span.start, span.end, self.severity, self.code)
    }
}
