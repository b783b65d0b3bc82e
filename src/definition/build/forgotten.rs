//! A line that names a whole file and was forgotten: `programme:` or `based_on:`. Everything that the file defines would
//! be reported as undefined, one by one.

use std::sync::Arc;

use super::{Parts, lower};
use crate::{
    definition::{
        file::{
            File,
            library::{Reference, is_definition, relative},
        },
        schema::file_kind::FileKind,
    },
    diag::{Code, Diagnostic, Fix, Sources},
};

/// The most files that are tried.
const MAX_TRIED: usize = 20;

/// So many errors must go away with a file before it is said to be the one that was meant.
const AT_LEAST: usize = 2;

/// The findings with the file that was forgotten, and the one that says so.
pub(super) struct Forgotten {
    pub(super) instead: Vec<Diagnostic>,
}

/// What is to be said instead, if one of the files in the folder explains most of the errors. `own` are the findings that
/// the files named have by themselves, `of_plan` those that come from taking them together.
pub(super) fn forgotten(
    parts: &Parts<'_>,
    sources: &Sources,
    own: &[Diagnostic],
    of_plan: &[Diagnostic],
) -> Option<Forgotten> {
    let file = parts.workflow;
    let lacks = |key: &str| !file.place().has(key);
    let kinds = [FileKind::Programme, FileKind::Blueprint].into_iter().zip(["programme", "based_on"]);
    let missing: Vec<_> = kinds.filter(|(_, key)| lacks(key)).collect();
    if missing.is_empty() || !file.is_read() {
        return None;
    }
    let errors = of_plan.iter().filter(|finding| finding.is_error()).count();
    if errors < AT_LEAST {
        return None;
    }
    let mut best: Option<(usize, Vec<Diagnostic>, String, &str, FileKind)> = None;
    for (kind, key) in missing {
        for (path, text) in candidates(file, sources, kind) {
            let named = File::read(path, text);
            if named.kind != Some(kind) || named.has_errors() {
                continue;
            }
            let with = match kind {
                FileKind::Programme => Parts { programme: Reference::Found(&named), ..*parts },
                _ => Parts { blueprint: Reference::Found(&named), ..*parts },
            };
            let mut findings = Vec::new();
            lower(&with, sources, &mut findings);
            let left = findings.iter().filter(|finding| finding.is_error()).count();
            let is_best = best.as_ref().is_none_or(|(least, ..)| left < *least);
            if left + AT_LEAST <= errors && left * 2 <= errors && is_best {
                best = Some((left, findings, relative(&file.path, path), key, kind));
            }
        }
    }
    let (left, findings, path, key, kind) = best?;
    // What is found with a guess is told only as far as it is in the workflow itself.
    let ours = findings.into_iter().filter(|finding| finding.is_error() && finding.primary.file == file.path);
    let finding = names_no(file, key, kind, &path, errors - left);
    Some(Forgotten { instead: own.iter().cloned().chain(ours).chain([finding]).collect() })
}

/// The files of that kind, those nearest to the workflow first.
fn candidates<'a>(
    file: &File,
    sources: &'a Sources,
    kind: FileKind,
) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<str>)> + use<'a> {
    let of_kind = sources.iter().filter(|(path, text)| is_definition(path) && FileKind::of_text(text) == Some(kind));
    let mut found: Vec<_> = of_kind.collect();
    found.sort_by_key(|(path, _)| (relative(&file.path, path).matches('/').count(), Arc::clone(path)));
    found.into_iter().take(MAX_TRIED)
}

fn names_no(file: &File, key: &str, kind: FileKind, path: &str, explained: usize) -> Diagnostic {
    let message = format!(
        "the workflow names no {}, but `{path}` defines what {explained} errors here would be about",
        kind.key()
    );
    let id = file.place().name("workflow").label("");
    let line = format!("{key}: {path}");
    let value = file.place().key("workflow").label("").span;
    let fix = Fix::new(value.end..value.end, format!("\n{line}"));
    Diagnostic::new(Code::MissingKey, id, message).hint(format!("write `{line}`")).fix(fix)
}
