//! Findings for people, drawn for a terminal, and for editors and CI, as JSON.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Label, Severity, Sources};

/// The most columns in a line of a drawing.
const WIDTH: usize = 140;

/// The most bytes of a source line that are shown around a label.
const LONG_LINE_BYTES: usize = 400;

/// Draws a finding with an excerpt from every file it points to.
pub fn draw(diagnostic: &Diagnostic, sources: &Sources, coloured: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str()));
    for (file, labels) in labels_by_file(diagnostic) {
        group = group.element(excerpt(file, &labels, sources));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(WIDTH).render(&[group])
}

/// A file with its labels and their kinds.
type FileLabels<'a> = (&'a Arc<str>, Vec<(AnnotationKind, &'a Label)>);

/// The labels of each file, starting with the file of the primary label; the kind says which label is the primary one.
fn labels_by_file(diagnostic: &Diagnostic) -> Vec<FileLabels<'_>> {
    let mut files = vec![(&diagnostic.primary.file, vec![(AnnotationKind::Primary, &diagnostic.primary)])];
    for label in &diagnostic.secondary {
        match files.iter_mut().find(|(file, _)| *file == &label.file) {
            Some((_, labels)) => labels.push((AnnotationKind::Context, label)),
            None => files.push((&label.file, vec![(AnnotationKind::Context, label)])),
        }
    }
    files
}

/// The lines with labels, cut out so that a drawing costs no more than what it shows.
fn excerpt<'a>(
    file: &'a Arc<str>,
    labels: &[(AnnotationKind, &'a Label)],
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = sources.get(file).map_or("", |text| text);
    let start = labels.iter().map(|(_, label)| label.span.start).min().unwrap_or(0);
    let end = labels.iter().map(|(_, label)| label.span.end).max().unwrap_or(0);
    let lines = lines_around(text, start..end);
    let first_line = text[..lines.start].matches('\n').count() + 1;
    let shown = &text[lines.clone()];
    let annotations = labels.iter().map(|(kind, label)| {
        let within = |at: usize| floor(text, at.clamp(lines.start, lines.end)) - lines.start;
        let annotation = kind.span(within(label.span.start)..within(label.span.end));
        if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
    });
    Snippet::source(shown).line_start(first_line).path(&**file).fold(true).annotations(annotations)
}

/// The whole lines around `span`; for very long lines only its surroundings.
fn lines_around(text: &str, span: Range<usize>) -> Range<usize> {
    let (start, end) = (floor(text, span.start), floor(text, span.end.max(span.start)));
    let line_start = text[..start].rfind('\n').map_or_else(|| text.len() - body(text).len(), |newline| newline + 1);
    let end = end.max(line_start);
    let line_end = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
    let line_end = if line_end - end > LONG_LINE_BYTES { floor(text, end + LONG_LINE_BYTES) } else { line_end };
    line_start..line_end
}

/// A text without its byte order mark.
fn body(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A finding as editors and CI read it. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// How severe it is.
    pub severity: Severity,
    /// Path of the file.
    pub file: String,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// What is wrong and why.
    pub message: String,
    /// A fix in words, which can be copied.
    pub hint: Option<String>,
    /// The same as changes of the file, if they can be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<Change>,
}

/// A change of a file as editors apply it: what stands from the one place up to the other is replaced. Lines and columns
/// count from 1, columns in characters; the end is the first place that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Line of the first character that is replaced.
    pub line: usize,
    /// Column of the first character that is replaced.
    pub column: usize,
    /// Line of the first character that stays.
    pub end_line: usize,
    /// Column of the first character that stays.
    pub end_column: usize,
    /// What is to stand there.
    pub text: String,
}

/// The JSON contract: `{"findings": […]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Every finding, in order.
    pub findings: Vec<Finding>,
}

impl Findings {
    /// The findings with their positions in `sources`.
    pub fn of(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let mut lines = BTreeMap::new();
        let findings = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources, &mut lines)).collect();
        Self { findings }
    }
}

/// Where the lines of each file start, so that a file is scanned once however many findings it has.
type LineStarts = BTreeMap<Arc<str>, Vec<usize>>;

fn finding(diagnostic: &Diagnostic, sources: &Sources, lines: &mut LineStarts) -> Finding {
    let Label { file, span, .. } = &diagnostic.primary;
    let text = sources.get(file).map_or("", |text| text);
    let starts = lines
        .entry(Arc::clone(file))
        .or_insert_with(|| std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect());
    let (line, column) = position(text, starts, span.start);
    let changes = diagnostic.fix.iter().flat_map(|fix| {
        std::iter::once(&fix.span).chain(&fix.also).map(|span| {
            let (line, column) = position(text, starts, span.start);
            let (end_line, end_column) = position(text, starts, span.end);
            Change { line, column, end_line, end_column, text: fix.text.clone() }
        })
    });
    let fix = changes.collect();
    Finding {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity,
        file: file.to_string(),
        line,
        column,
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
        fix,
    }
}

/// Line and column of a byte, given where the lines start.
fn position(text: &str, starts: &[usize], at: usize) -> (usize, usize) {
    let at = floor(text, at);
    let line = starts.partition_point(|start| *start <= at);
    let line_start = starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
    let before = text[line_start..at].trim_start_matches('\u{feff}');
    (line, before.chars().count() + 1)
}
