//! What is wrong with a single value.

use crate::diag::{Code, suggest::nearest};

/// What is wrong with a value, and how to correct it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(in crate::definition) struct Fault {
    pub(in crate::definition) code: Code,
    pub(in crate::definition) message: String,
    pub(in crate::definition) hint: Option<String>,
    /// What to write in the place of the value, if that can be told.
    pub(in crate::definition) instead: Option<String>,
}

/// How to correct a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::definition) enum Remedy {
    /// Advice that leaves a choice.
    Words(String),
    /// What to write in its place.
    Write(String),
    /// The word that was probably meant.
    Meant(String),
}

impl Remedy {
    /// The nearest of the known words, if one is near enough.
    pub(in crate::definition) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        nearest(word, known).map(|near| Self::Meant(near.to_owned()))
    }
}

impl Fault {
    pub(in crate::definition) fn new(code: Code, message: impl Into<String>, hint: impl Hint) -> Self {
        let (hint, instead) = hint.hint();
        Self { code, message: message.into(), hint, instead }
    }

    /// The same fault with another remedy.
    pub(in crate::definition) fn remedied(self, hint: impl Hint) -> Self {
        Self::new(self.code, self.message, hint)
    }
}

/// Anything that can be passed as a hint: the words, and what to write instead.
pub(in crate::definition) trait Hint {
    fn hint(self) -> (Option<String>, Option<String>);
}

impl Hint for &str {
    fn hint(self) -> (Option<String>, Option<String>) {
        (Some(self.to_owned()), None)
    }
}

impl Hint for String {
    fn hint(self) -> (Option<String>, Option<String>) {
        (Some(self), None)
    }
}

impl Hint for Remedy {
    fn hint(self) -> (Option<String>, Option<String>) {
        match self {
            Self::Words(words) => (Some(words), None),
            Self::Write(text) => (Some(format!("write `{text}`")), Some(text)),
            Self::Meant(word) => (Some(format!("did you mean `{word}`?")), Some(word)),
        }
    }
}

impl<H: Hint> Hint for Option<H> {
    fn hint(self) -> (Option<String>, Option<String>) {
        self.map_or((None, None), Hint::hint)
    }
}
