//! The names defined under a key, against which references are checked.

use std::collections::BTreeSet;

use crate::{
    definition::{values::id, yaml::tree::Place},
    diag::{
        Code, Diagnostic, Fix,
        suggest::{fold, nearest},
    },
};

/// Beyond this many findings no suggestions are looked up: nobody would read them.
const MAX_SUGGESTIONS: usize = 200;

/// The most names that are listed in a message.
const MAX_LISTED: usize = 12;

/// The defined names of one kind of thing.
#[derive(Clone, Debug)]
pub(in crate::definition) struct Register {
    code: Code,
    noun: &'static str,
    key: &'static str,
    names: BTreeSet<String>,
    /// Names that were refused as ids where they are defined, in folded form.
    refused: BTreeSet<String>,
    /// False if a section could not be read, in which case an unknown name means nothing.
    complete: bool,
}

impl Register {
    /// An empty register of `noun`s, which are defined under `key`.
    pub(in crate::definition) fn new(code: Code, noun: &'static str, key: &'static str) -> Self {
        Self { code, noun, key, names: BTreeSet::new(), refused: BTreeSet::new(), complete: true }
    }

    /// Adds these names.
    pub(in crate::definition) fn with(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let (names, refused): (Vec<_>, Vec<_>) =
            names.into_iter().map(Into::into).partition(|name: &String| id::task_ref(name).is_ok());
        self.names.extend(names);
        self.refused.extend(refused.iter().map(|name| fold(name)));
        self
    }

    /// If `unread`, because a section could not be read, no name is reported as unknown.
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

    /// True if all sections could be read, so that an unknown name is really undefined.
    pub(in crate::definition) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The names as a list to copy, cut off if there are many.
    pub(in crate::definition) fn listed(&self) -> String {
        let names: Vec<&str> = self.names.iter().take(MAX_LISTED).map(String::as_str).collect();
        let more = if self.names.len() > MAX_LISTED { ", …" } else { "" };
        names.join(", ") + more
    }

    /// True if `name` is defined; otherwise reports it.
    pub(in crate::definition) fn check(&self, name: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> bool {
        self.check_beside(name, None, place, findings)
    }

    /// The same, where the thing called `own` refers to another one, and cannot have meant itself.
    pub(in crate::definition) fn check_beside(
        &self,
        name: &str,
        own: Option<&str>,
        place: Place<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> bool {
        if self.names.contains(name) {
            return true;
        }
        // A refused name has been reported where it is defined.
        if self.complete && !self.refused.contains(&fold(name)) {
            let message = format!("no {} `{name}` is defined", self.noun);
            let label = place.label("");
            let others = self.names.iter().map(String::as_str).filter(|known| Some(*known) != own);
            let is_asked = findings.len() < MAX_SUGGESTIONS;
            let near = is_asked.then(|| nearest(name, others)).flatten();
            // The label of an instance, `GOV-03/unesco`, or of a date that counts from a task, holds more than the name.
            let fix = near.filter(|_| label.span.len() == name.len());
            let fix = fix.map(|near| Fix::new(label.span.clone(), near));
            let meant = near.map(|near| format!("did you mean `{near}`?"));
            let suggestion = is_asked.then(|| meant.unwrap_or_else(|| self.suggestion()));
            findings.push(Diagnostic::new(self.code, label, message).hint(suggestion).fix(fix));
        }
        false
    }

    /// The name that was meant by another one, if one is near enough.
    pub(in crate::definition) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.names.iter().map(String::as_str))
    }

    /// What there is to choose from.
    fn suggestion(&self) -> String {
        match self.names.len() {
            0 => format!("define it under `{}:`", self.key),
            count if count <= MAX_LISTED => {
                let names: Vec<_> = self.names.iter().map(|name| format!("`{name}`")).collect();
                format!("`{}:` has {}", self.key, names.join(", "))
            }
            count => format!("define it under `{}:`, or use one of the {count} there", self.key),
        }
    }
}
