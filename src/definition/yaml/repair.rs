//! Guesses what a line of invalid YAML was meant to say, by trying corrections until one parses.
//!
//! People who do not program write `{title: Forum: the second}` or forget a comma, and the parser complains about a
//! consequence. A corrected line helps more than a description of the parser's state.

use super::{
    layout,
    mistakes::{Attempt, Line},
};
use crate::diag::Fix;

/// The most corrections that are tried, whatever the text.
const MAX_TRIALS: usize = 60;

/// The most bytes that are parsed in all trials together.
const MAX_TRIAL_BYTES: usize = 8 << 20;

/// A line of up to this many characters is shown whole, a longer one from the corrected key onward.
const MAX_SHOWN_CHARS: usize = 120;

/// A correction that lets the text be read further.
pub(super) struct Mended {
    /// What is wrong with the text as written.
    pub(super) cause: String,
    /// What to do about it, in words.
    pub(super) hint: String,
    /// The byte offset of the change.
    pub(super) at: usize,
    /// The change itself.
    pub(super) fix: Fix,
}

/// Corrects one of the lines of `text` that contain `places`, or the line before one. The first place is where the
/// parser stopped; the second, if any, is the bracket still open there. `reads` tells whether a text parses beyond a
/// byte.
pub(super) fn mended(text: &str, places: &[usize], reads: impl Fn(&str, usize) -> bool) -> Option<Mended> {
    let starts = starts(text, places);
    let lines: Vec<Line<'_>> = starts.iter().filter_map(|start| Line::of(text, *start)).collect();
    let stopped =
        lines.first().into_iter().filter_map(|line| line.closed_too_soon(text, *places.first()?, *places.get(1)?));
    let attempts = layout::attempts(text, &starts).chain(stopped).chain(lines.iter().flat_map(Line::attempts));
    let attempts = attempts.chain(layout::like_neighbours(text, &starts));
    let trials = MAX_TRIALS.min(MAX_TRIAL_BYTES / text.len().max(1));
    let farthest = places.iter().copied().max()?;
    let tried = attempts.take(trials).find(|attempt| {
        let Attempt { line, fixed, .. } = attempt;
        let whole = [&text[..line.start], fixed, &text[line.end..]].concat();
        reads(&whole, farthest.max(line.end) + fixed.len() - line.len())
    })?;
    let hint = tried.advice.clone().unwrap_or_else(|| format!("write `{}`", shown(&tried)));
    Some(Mended { hint, at: tried.at, fix: Fix::new(tried.line, tried.fixed), cause: tried.cause })
}

/// The beginnings of the lines that contain `places`, and of the lines before: the parser may notice a mistake one line
/// late.
fn starts(text: &str, places: &[usize]) -> Vec<usize> {
    let here = places.iter().map(|at| line_start(text, *at));
    let before = here.clone().filter_map(|start| Some(line_start(text, text[..start].strip_suffix('\n')?.len())));
    let mut starts: Vec<usize> = Vec::new();
    for start in here.chain(before) {
        if !starts.contains(&start) {
            starts.push(start);
        }
    }
    starts
}

fn line_start(text: &str, at: usize) -> usize {
    // An error at the very end belongs to the last line that is not blank.
    let at = if text[at..].trim().is_empty() { text.trim_end().len() } else { at };
    let body = text.len() - text.trim_start_matches('\u{feff}').len();
    text[..at].rfind('\n').map_or(body, |newline| newline + 1)
}

fn shown(Attempt { fixed, key, .. }: &Attempt) -> String {
    let whole = fixed.trim();
    let shown = if whole.chars().count() > MAX_SHOWN_CHARS { &fixed[*key..] } else { whole };
    match shown.char_indices().nth(MAX_SHOWN_CHARS) {
        Some((end, _)) => format!("{} …", &shown[..end]),
        None => shown.to_owned(),
    }
}
