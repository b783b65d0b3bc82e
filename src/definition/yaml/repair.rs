//! Guesses what a line of invalid YAML was meant to say, by trying corrections until one parses.
//!
//! People who do not program write `{title: Forum: the second}` or forget a comma, and the parser complains about a
//! consequence. A corrected line helps more than a description of the parser's state.

use super::{
    layout,
    mistakes::{Attempt, Line},
    moves::{leads_on, moves},
};
use crate::diag::Fix;

/// The most corrections that are tried, whatever the text.
const MAX_TRIALS: usize = 160;

/// The most bytes that are parsed in all trials together.
const MAX_TRIAL_BYTES: usize = 6 << 20;

/// A move that leaves errors counts as leaving so many more.
const IN_DOUBT: usize = 3;

/// A line of up to this many characters is shown whole, a longer one from the corrected key onward.
const MAX_SHOWN_CHARS: usize = 120;

/// What is wrong with a text: the less, the better.
#[derive(Clone, Copy, Debug)]
pub(in crate::definition) struct Weight {
    /// How many bytes at its end cannot be read; 0 if it can be read whole.
    pub(in crate::definition) unread: usize,
    /// How many errors there are in what it says.
    pub(in crate::definition) errors: usize,
}

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

/// Corrects one of the lines of `text` that contain `places`, or a line before one. The first place is where the parser
/// stopped; the second, if any, is the bracket still open there. `weigh` tells how much is wrong with a text. Of the
/// corrections that let the text be read further, the one that leaves least is taken, and the likeliest of those.
pub(super) fn mended(text: &str, places: &[usize], weigh: impl Fn(&str) -> Weight) -> Option<Mended> {
    let starts = starts(text, places);
    let lines: Vec<Line<'_>> = starts.iter().filter_map(|start| Line::of(text, *start)).collect();
    let stopped =
        lines.first().into_iter().filter_map(|line| line.closed_too_soon(text, *places.first()?, *places.get(1)?));
    let attempts = layout::attempts(text, &starts).chain(stopped).chain(lines.iter().flat_map(Line::attempts));
    let attempts = attempts.chain(moves(text, places));
    let farthest = places.iter().copied().max()?;
    let reads_on = |attempt: &Attempt, whole: &str, left: Weight| {
        let Attempt { line, fixed, is_daring, .. } = attempt;
        let (stop, end) = (whole.len() + 1 - left.unread, line.start + fixed.len());
        // Lines that make sense somewhere else by chance leave errors of their own.
        let may_leave = usize::from(*is_daring && !fixed.contains('\n'));
        left.unread == 0 && (!is_daring || left.errors <= may_leave)
            || left.unread > 0
                && stop > farthest.max(line.end) + fixed.len() - line.len()
                && (!is_daring || leads_on(whole, &(line.start..end.max(farthest)), stop))
    };
    let best = best(text, attempts, weigh, reads_on)?.0;
    let hint = best.advice.clone().unwrap_or_else(|| format!("write `{}`", shown(&best)));
    Some(Mended { hint, at: best.at, fix: Fix::new(best.line, best.fixed), cause: best.cause })
}

/// The attempt after which least is wrong, and how much that is, of those that are `allowed`; the first one that leaves
/// nothing is it.
pub(in crate::definition) fn best(
    text: &str,
    attempts: impl Iterator<Item = Attempt>,
    weigh: impl Fn(&str) -> Weight,
    allowed: impl Fn(&Attempt, &str, Weight) -> bool,
) -> Option<(Attempt, Weight)> {
    let trials = MAX_TRIALS.min(MAX_TRIAL_BYTES / text.len().max(1));
    let mut best: Option<(Attempt, Weight)> = None;
    // Where lines are moved, what they say changes: what is left then is rather a consequence than another mistake.
    let heavy = |attempt: &Attempt, left: &Weight| {
        let more = if attempt.is_daring && left.errors > 0 { IN_DOUBT } else { 0 };
        (left.unread, left.errors + more)
    };
    for attempt in attempts.take(trials) {
        let whole = [&text[..attempt.line.start], &attempt.fixed, &text[attempt.line.end..]].concat();
        let left = weigh(&whole);
        let is_best = best.as_ref().is_none_or(|(other, least)| heavy(&attempt, &left) < heavy(other, least));
        if is_best && allowed(&attempt, &whole, left) {
            best = Some((attempt, left));
        }
        if best.as_ref().is_some_and(|(_, least)| (least.unread, least.errors) == (0, 0)) {
            break;
        }
    }
    best
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
