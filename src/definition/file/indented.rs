//! Lines that are indented so that the file can be read and says something else: an id that has become a key of the thing
//! before it, a list that hangs under another key. What follows from that are many errors; told is the one line.

use std::sync::Arc;

use crate::{
    definition::yaml::{
        moves::{first_places, moves},
        repair::{Weight, best},
    },
    diag::{Code, Diagnostic, Fix, Label},
};

/// So few errors are not the consequences of one line.
const AT_LEAST: usize = 2;

/// So many errors must go away with one line, if others are left.
const EXPLAINED: usize = 3;

/// Larger files are not examined.
const MAX_BYTES: usize = 1 << 18;

/// True for what follows where lines are read as part of something else.
fn is_of_layout(code: Code) -> bool {
    matches!(
        code,
        Code::Indentation
            | Code::UnknownKey
            | Code::MissingKey
            | Code::WrongType
            | Code::DuplicateKey
            | Code::ReservedId
            | Code::BadLanguage
    )
}

/// The finding that says which line is indented wrongly, if that explains the errors among `findings`. `weigh` tells how
/// much is wrong with a text.
pub(super) fn meant(
    file: &Arc<str>,
    text: &str,
    findings: &[Diagnostic],
    weigh: impl Fn(&str) -> Weight,
) -> Option<Diagnostic> {
    let mut errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.is_error()).collect();
    if errors.iter().filter(|finding| is_of_layout(finding.code)).count() < AT_LEAST || text.len() > MAX_BYTES {
        return None;
    }
    errors.sort_by_key(|finding| finding.primary.span.start);
    let spans = errors.iter().flat_map(|finding| [&finding.primary].into_iter().chain(&finding.secondary));
    let places = first_places(spans.map(|label| label.span.clone()));
    let (found, left) = best(text, moves(text, &places), weigh, |_, _, left| left.unread == 0)?;
    let explained = errors.len().saturating_sub(left.errors);
    let is_one_line = !found.fixed.contains('\n');
    if explained < AT_LEAST || left.errors > 0 && !(is_one_line && explained >= EXPLAINED) {
        return None;
    }
    let end = text[found.at..].chars().next().map_or(0, char::len_utf8);
    let finding = Diagnostic::new(Code::Indentation, Label::new(file, found.at..found.at + end, ""), found.cause);
    Some(finding.hint(found.advice).fix(Fix::new(found.line, found.fixed)))
}
