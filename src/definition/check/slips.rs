//! What is common to the slips that are put right in a tree before it is checked.

use std::{ops::Range, sync::Arc};

use crate::{
    definition::schema::table::{Kind, Table},
    diag::Diagnostic,
};

/// What goes with the tree while it is put right.
pub(super) struct Slips<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) text: &'a str,
    pub(super) findings: Vec<Diagnostic>,
}

/// The table of the records that a kind holds, if it holds any.
pub(super) fn record_of(kind: &'static Kind) -> Option<&'static Table> {
    match kind {
        Kind::WithParameters(kind) | Kind::AtMost(_, kind) => record_of(kind),
        Kind::Record(table) | Kind::Short(_, table) | Kind::WordOr(_, table) => Some(table),
        _ => None,
    }
}

/// The range of the lines on which `span` lies, without what stands before and after it on other lines; `None` if
/// something else stands before it on its first line, as inside braces.
pub(super) fn whole_lines(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |newline| span.end + newline);
    text[start..span.start].trim().is_empty().then_some(start..end)
}
