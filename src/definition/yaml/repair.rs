//! What a line that is not YAML was meant to say: what may be missing on it is put in and tried out.
//!
//! Whoever never programmed writes `{title: Forum: the second}` or forgets a comma, and the parser points at what follows
//! from it. A mended line that can be read tells more than any words about the parser's state.

use super::mistakes::{Attempt, Line};

/// No more lines than this are tried out, whatever the text is.
const MAX_TRIALS: usize = 24;

/// Nor more text than this in all of them.
const MAX_TRIAL_BYTES: usize = 8 << 20;

/// A line up to this many characters is shown whole, a longer one from the key that is mended.
const MAX_SHOWN_CHARS: usize = 120;

/// A line as it should be written.
pub(super) struct Mended {
    /// What is wrong with it as it is.
    pub(super) cause: String,
    /// As much of the mended line as is worth showing.
    pub(super) line: String,
    /// The byte at which something is to be changed.
    pub(super) at: usize,
}

/// Mends one of the lines of `text` in which `places` lie, or one just before them. The first place is where the parser
/// stopped, the second, if there is one, the bracket that is open there. `reads` says whether a text can be read beyond a
/// byte.
pub(super) fn mended(text: &str, places: &[usize], reads: impl Fn(&str, usize) -> bool) -> Option<Mended> {
    let lines: Vec<Line<'_>> = starts(text, places).into_iter().filter_map(|start| Line::of(text, start)).collect();
    let stopped =
        lines.first().into_iter().filter_map(|line| line.closed_too_soon(text, *places.first()?, *places.get(1)?));
    let attempts = stopped.chain(lines.iter().flat_map(Line::attempts));
    let trials = MAX_TRIALS.min(MAX_TRIAL_BYTES / text.len().max(1));
    let farthest = places.iter().copied().max()?;
    let tried = attempts.take(trials).find(|attempt| {
        let Attempt { line, fixed, .. } = attempt;
        let whole = [&text[..line.start], fixed, &text[line.end..]].concat();
        reads(&whole, farthest.max(line.end) + fixed.len() - line.len())
    })?;
    Some(Mended { line: shown(&tried), cause: tried.cause, at: tried.at })
}

/// The beginnings of the lines of `places`, and of those before them: the parser may find out only in the next line.
fn starts(text: &str, places: &[usize]) -> Vec<usize> {
    let here = places.iter().map(|at| line_start(text, *at));
    let before = here.clone().filter_map(|start| Some(line_start(text, text[..start].strip_suffix('\n')?.len())));
    let mut starts: Vec<usize> = here.chain(before).collect();
    starts.dedup();
    starts
}

fn line_start(text: &str, at: usize) -> usize {
    // An error at the very end belongs to the last line that says something.
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
