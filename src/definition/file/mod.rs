//! One file: its tree, its typed content, and the findings that do not depend on other files.

pub(super) mod decoding;
mod indented;
pub(super) mod library;
pub(super) mod names;
pub(super) mod parameters;
pub(super) mod raw;

use std::sync::Arc;

use serde::{Deserialize, de::value};

use parameters::Filled;
use raw::RawFile;

use crate::{
    definition::{
        check::{
            keys_meant::put_right,
            reserved,
            shape::{Shaped, shape},
            well_formed::WellFormed,
        },
        schema::file_kind::{FORMAT, FileKind},
        yaml::{
            parse,
            tree::{Node, Place},
        },
    },
    diag::{Code, Diagnostic, Label},
};

/// One file.
pub(super) struct File {
    pub(super) path: Arc<str>,
    pub(super) kind: Option<FileKind>,
    pub(super) raw: RawFile,
    /// Findings that do not depend on other files.
    pub(super) findings: Vec<Diagnostic>,
    root: Option<Node>,
}

impl File {
    /// Reads a file.
    pub(super) fn read(path: &Arc<str>, text: &str) -> Self {
        let errors_in = |text: &str, root| Self::errors_in(path, text, root);
        let passed = parse::pass(path, text, errors_in);
        let mut file = Self {
            path: Arc::clone(path),
            kind: passed.root.as_ref().map_or_else(|| FileKind::of_text(text), kind_of_tree),
            raw: RawFile::default(),
            findings: passed.findings,
            root: None,
        };
        match (passed.root, file.kind) {
            (Some(root), Some(kind)) => {
                file.take_tree(text, root, kind);
                let weigh = |text: &str| parse::weight(path, text, errors_in);
                if let Some(finding) = indented::meant(path, text, &file.findings, weigh) {
                    file.raw = RawFile::default();
                    file.root = None;
                    file.findings = vec![finding];
                }
            }
            (Some(root), None) => {
                file.root = Some(root);
                file.findings.push(no_kind(file.place()));
            }
            (None, _) if file.findings.is_empty() => file.findings.push(no_kind(Place::top(path, None))),
            (None, _) => {}
        }
        file
    }

    /// How many errors a tree has by itself.
    fn errors_in(path: &Arc<str>, text: &str, root: Node) -> usize {
        let kind = kind_of_tree(&root);
        let mut file = Self { path: Arc::clone(path), kind, raw: RawFile::default(), findings: Vec::new(), root: None };
        match kind {
            Some(kind) => file.take_tree(text, root, kind),
            None => file.findings.push(no_kind(Place::top(path, Some(&root)))),
        }
        file.findings.iter().filter(|finding| finding.is_error()).count()
    }

    /// Puts the tree right, checks it and takes what it says.
    fn take_tree(&mut self, text: &str, mut root: Node, kind: FileKind) {
        let path = Arc::clone(&self.path);
        self.findings.extend(put_right(&path, text, &mut root, kind.table()));
        let filled = match kind {
            FileKind::Blueprint => parameters::with_defaults(&path, &root, &mut self.findings),
            _ => None,
        };
        let shaped = match &filled {
            Some(filled) => filled.shape(&path, kind.table()),
            None => shape(&path, &root, kind.table()),
        };
        self.take(shaped, &root);
        self.findings.extend(reserved::check(&path, &root));
        self.root = Some(root);
        self.check_format();
    }

    /// The same file with another tree whose places are the same; `findings` come from making that tree.
    fn reread(&self, filled: Filled, findings: Vec<Diagnostic>) -> Self {
        let mut file = Self {
            path: Arc::clone(&self.path),
            kind: self.kind,
            raw: RawFile::default(),
            findings: self.findings.iter().cloned().chain(findings).collect(),
            root: None,
        };
        if let Some(kind) = self.kind {
            file.take(filled.shape(&self.path, kind.table()), &filled.tree);
        }
        Self { root: Some(filled.tree), ..file }
    }

    /// The tree as written.
    pub(super) fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// Takes the checked content of the tree at `root` and its findings.
    fn take(&mut self, shaped: Shaped<'_>, root: &Node) {
        self.findings.extend(shaped.findings);
        match RawFile::deserialize(&shaped.value) {
            Ok(raw) => self.raw = raw,
            Err(_) => self.findings.extend(unreadable(Place::top(&self.path, Some(root)), &shaped.value)),
        }
    }

    /// The top of the file.
    pub(super) fn place(&self) -> Place<'_> {
        Place::top(&self.path, self.root.as_ref())
    }

    /// The symbol of a workflow: as written, or else its id in upper case.
    pub(super) fn symbol(&self) -> Option<String> {
        let by_id = || self.raw.workflow.as_ref().filter(|_| !self.place().has("symbol")).map(|id| id.to_uppercase());
        self.raw.symbol.clone().or_else(by_id)
    }

    /// The place of `key`, or of the workflow's id if there is no such key.
    pub(super) fn told_by(&self, key: &str) -> Place<'_> {
        let place = self.place();
        place.key(if place.has(key) { key } else { "workflow" })
    }

    /// True if the whole file could be read as a file of its kind.
    pub(super) fn is_read(&self) -> bool {
        let whole = self.findings.iter().all(|finding| finding.code != Code::TooManyFindings);
        self.root.is_some() && self.kind.is_some() && whole
    }

    /// True if the file cannot be used as it is.
    pub(super) fn has_errors(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }

    fn check_format(&mut self) {
        if let Some(format) = self.raw.format.filter(|format| *format != FORMAT) {
            let message = format!("the file has format {format}, but this version of Concerted reads format {FORMAT}");
            let label = self.place().key("format").label("");
            self.findings
                .push(Diagnostic::new(Code::UnknownFormat, label, message).hint(format!("write `format: {FORMAT}`")));
        }
    }
}

/// The tables and the types disagree. This is our bug, but is reported as a finding rather than a panic. The path to
/// the value is traced only here, because tracing costs more than reading.
fn unreadable(top: Place<'_>, value: &WellFormed<'_>) -> Option<Diagnostic> {
    let error: serde_path_to_error::Error<value::Error> =
        serde_path_to_error::deserialize::<_, RawFile>(value).err()?;
    let mut place = top;
    for segment in error.path() {
        place = match segment {
            serde_path_to_error::Segment::Map { key } => place.key(key),
            serde_path_to_error::Segment::Seq { index } => place.item(*index),
            _ => place,
        };
    }
    let message = format!("this value cannot be read: {}", error.inner());
    Some(Diagnostic::new(Code::WrongType, place.label(""), message))
}

fn kind_of_tree(root: &Node) -> Option<FileKind> {
    let map = root.map()?;
    FileKind::ALL.into_iter().find(|kind| map.get(kind.key()).is_some())
}

fn no_kind(top: Place<'_>) -> Diagnostic {
    let message = "the file does not say what it describes: a workflow, a programme, a blueprint or a history";
    let label: Label = top.label("");
    Diagnostic::new(Code::MissingKey, label, message).hint("write `workflow: my-event` under `format: 1`".to_owned())
}
