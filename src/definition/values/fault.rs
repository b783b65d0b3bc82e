//! What is wrong with a single value.

use crate::diag::Code;

/// What is wrong with a value, and how to correct it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(in crate::definition) struct Fault {
    pub(in crate::definition) code: Code,
    pub(in crate::definition) message: String,
    pub(in crate::definition) hint: Option<String>,
}

impl Fault {
    pub(in crate::definition) fn new(code: Code, message: impl Into<String>, hint: impl Hint) -> Self {
        Self { code, message: message.into(), hint: hint.hint() }
    }
}

/// Anything that can be passed as a hint.
pub(in crate::definition) trait Hint {
    fn hint(self) -> Option<String>;
}

impl Hint for &str {
    fn hint(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Hint for String {
    fn hint(self) -> Option<String> {
        Some(self)
    }
}

impl Hint for Option<String> {
    fn hint(self) -> Option<String> {
        self
    }
}
