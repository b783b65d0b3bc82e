//! What is defined under some key, so that a name can be held against it.

use std::collections::BTreeSet;

use crate::{
    definition::{
        values::{
            id,
            suggest::{did_you_mean, fold},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
};

/// Looking for what was meant is worth it while somebody reads it.
const MAX_SUGGESTIONS: usize = 200;

/// A short list of names is shown whole.
const MAX_LISTED: usize = 12;

/// The names of one kind of thing.
#[derive(Clone, Debug)]
pub(in crate::definition) struct Register {
    code: Code,
    noun: &'static str,
    key: &'static str,
    names: BTreeSet<String>,
    /// Names that were refused as ids where they are defined, folded.
    refused: BTreeSet<String>,
    /// False if a section could not be read, so that a missing name says nothing.
    complete: bool,
}

impl Register {
    /// The names of `noun`s, defined under `key`.
    pub(in crate::definition) fn new(code: Code, noun: &'static str, key: &'static str) -> Self {
        Self { code, noun, key, names: BTreeSet::new(), refused: BTreeSet::new(), complete: true }
    }

    /// With these names.
    pub(in crate::definition) fn with(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let (names, refused): (Vec<_>, Vec<_>) =
            names.into_iter().map(Into::into).partition(|name: &String| id::task_ref(name).is_ok());
        self.names.extend(names);
        self.refused.extend(refused.iter().map(|name| fold(name)));
        self
    }

    /// If its section could not be read, nothing is reported as unknown.
    pub(in crate::definition) fn unless(mut self, unread: bool) -> Self {
        self.complete &= !unread;
        self
    }

    /// True if it holds `name`.
    pub(in crate::definition) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// True if nothing is defined at all.
    pub(in crate::definition) fn is_empty(&self) -> bool {
        self.complete && self.names.is_empty() && self.refused.is_empty()
    }

    /// True if its section could be read, so that a missing name is missing.
    pub(in crate::definition) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The names as a list to copy; of many only the first.
    pub(in crate::definition) fn listed(&self) -> String {
        let names: Vec<&str> = self.names.iter().take(MAX_LISTED).map(String::as_str).collect();
        let more = if self.names.len() > MAX_LISTED { ", …" } else { "" };
        names.join(", ") + more
    }

    /// True if `name` is defined; else it is reported.
    pub(in crate::definition) fn check(&self, name: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> bool {
        if self.names.contains(name) {
            return true;
        }
        // One that was refused was reported where it is defined.
        if self.complete && !self.refused.contains(&fold(name)) {
            let message = format!("no {} `{name}` is defined", self.noun);
            let finding = Diagnostic::new(self.code, place.label(""), message);
            let suggestion = (findings.len() < MAX_SUGGESTIONS).then(|| self.suggestion(name));
            findings.push(finding.hint(suggestion));
        }
        false
    }

    /// What `name` may have meant.
    pub(in crate::definition) fn did_you_mean(&self, name: &str) -> Option<String> {
        did_you_mean(name, self.names.iter().map(String::as_str))
    }

    fn suggestion(&self, name: &str) -> String {
        self.did_you_mean(name).unwrap_or_else(|| match self.names.len() {
            0 => format!("define it under `{}:`", self.key),
            count if count <= MAX_LISTED => {
                let names: Vec<_> = self.names.iter().map(|name| format!("`{name}`")).collect();
                format!("`{}:` has {}", self.key, names.join(", "))
            }
            count => format!("define it under `{}:`, or use one of the {count} there", self.key),
        })
    }
}
