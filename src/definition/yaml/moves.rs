//! Lines that begin further to the left or to the right than they were meant to: one alone, with the lines that hang on
//! it, or with its neighbours. Which of them, and where it belongs, is found by trying (`repair.rs`).

use std::{iter, ops::Range};

use super::mistakes::Attempt;

/// The most lines that are suspected.
const MAX_SUSPECTS: usize = 10;

/// The most places that a line is tried at.
const MAX_TARGETS: usize = 4;

/// Moves of several lines are tried after those of one line to so many places.
const MANY_LINES: usize = 2;

/// Hardly anybody indents by one space or by three: such places are tried after so many others.
const UNEVEN: usize = 3;

/// So many lines around a place are looked at.
const AROUND: usize = 40;

/// So many lines must be read after a move that leaves another mistake below it.
const LEAST_READ: usize = 5;

/// So many lines around a line may be those that it belongs to.
const NEIGHBOURS: usize = 12;

/// The lines around `places` that may have been moved, each where it may belong: the likeliest first. The first place is
/// where reading stopped, or where the first error is.
pub(in crate::definition) fn moves<'a>(text: &'a str, places: &[usize]) -> impl Iterator<Item = Attempt> + use<'a> {
    let lines = lines(text);
    let mut moves: Vec<Move> = Vec::new();
    for at in suspects(&lines, places) {
        let doubt = usize::from(!is_odd(&lines, at));
        for (near, target) in targets(&lines, at).into_iter().enumerate() {
            let rank = near + doubt + if target % 2 == 0 { 0 } else { UNEVEN };
            moves.extend(scopes(&lines, at).into_iter().map(|end| Move { rank, first: at, end, target }));
        }
    }
    // One line before many, a short way before a long one.
    moves.sort_by_key(|one| {
        let lines = one.end - one.first;
        (one.rank + if lines > 1 { MANY_LINES } else { 0 }, lines)
    });
    moves.into_iter().map(move |one| one.attempt(text, &lines))
}

/// A line that is neither empty nor a comment.
struct Line {
    start: usize,
    end: usize,
    indent: usize,
    /// True if its value goes on in the lines below.
    is_opened: bool,
    /// True for an item of a list, whose further keys stand below its first one.
    is_item: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = Vec::new();
    for line in text[at..].split_inclusive('\n') {
        let bare = line.trim_end();
        let own = bare.trim_start_matches(' ');
        if !own.is_empty() && !own.starts_with('#') {
            let value = bare.split(" #").next().unwrap_or_default().trim_end();
            lines.push(Line {
                start: at,
                end: at + bare.len(),
                indent: bare.len() - own.len(),
                is_opened: value.ends_with([':', '|', '>', ',', '{', '[']),
                is_item: own.starts_with("- "),
            });
        }
        at += line.len();
    }
    lines
}

/// The line that contains the byte `at`, or the one before it.
fn line_at(lines: &[Line], at: usize) -> usize {
    lines.partition_point(|line| line.start <= at).saturating_sub(1)
}

/// Where a line may begin after the one before it: as far as one of the lines that are still open there, or further in
/// than a key without a value.
fn is_odd(lines: &[Line], at: usize) -> bool {
    let (Some(line), Some(before)) = (lines.get(at), at.checked_sub(1).and_then(|before| lines.get(before))) else {
        return lines.first().is_some_and(|line| at == 0 && line.indent > 0);
    };
    if line.indent > before.indent {
        return !(before.is_opened || before.is_item && line.indent == before.indent + 2);
    }
    let mut level = before.indent;
    let open = lines[..at].iter().rev().take(AROUND).filter(|above| {
        let is_open = above.indent <= level;
        level = level.min(above.indent);
        is_open
    });
    let levels = open.flat_map(|open| [Some(open.indent), open.is_item.then_some(open.indent + 2)]);
    !levels.flatten().any(|level| level == line.indent)
}

/// The lines that may have been moved.
fn suspects(lines: &[Line], places: &[usize]) -> Vec<usize> {
    let mut suspects: Vec<usize> = Vec::new();
    for place in places {
        let here = line_at(lines, *place);
        let around = (0..AROUND).flat_map(|by| [here.checked_sub(by), Some(here + by)]).flatten();
        suspects.extend(around.filter(|at| *at < lines.len() && is_odd(lines, *at)).take(3));
        let above = |wanted: &dyn Fn(usize) -> bool| {
            lines[..here].iter().rposition(|line| wanted(line.indent)).filter(|at| here - at < 4 * AROUND)
        };
        let indent = lines.get(here).map_or(0, |line| line.indent);
        let owner = above(&|theirs| theirs < indent);
        let sibling = above(&|theirs| theirs <= indent);
        let before = [1, 0, 2, 3].into_iter().filter_map(|by| here.checked_sub(by));
        let first_child = owner.map(|owner| owner + 1);
        suspects.extend(before.chain(sibling).chain(first_child).chain(owner).chain([here + 1]));
    }
    let mut seen = Vec::new();
    for at in suspects.into_iter().filter(|at| *at < lines.len()) {
        if !seen.contains(&at) {
            seen.push(at);
        }
    }
    seen.truncate(MAX_SUSPECTS);
    seen
}

/// How far the line at `at` may have been meant to be indented, the nearest first.
fn targets(lines: &[Line], at: usize) -> Vec<usize> {
    let near = &lines[at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(lines.len())];
    let before = at.checked_sub(1).map(|before| &lines[before]);
    let deeper = before.filter(|before| before.is_opened || before.is_item).map(|before| before.indent + 2);
    let own = lines[at].indent;
    let levels = near.iter().flat_map(|line| [Some(line.indent), line.is_item.then_some(line.indent + 2)]);
    let mut targets: Vec<usize> = levels.flatten().chain(deeper).filter(|target| *target != own).collect();
    targets.sort_by_key(|target| (target.abs_diff(own), *target));
    targets.dedup();
    targets.truncate(MAX_TARGETS);
    targets
}

/// How many lines may have been moved together: one; those that hang on it; its neighbours that begin like it; all below
/// that are no further to the left. Each is the end of these lines.
fn scopes(lines: &[Line], at: usize) -> Vec<usize> {
    let own = lines[at].indent;
    let below = |goes_on: &dyn Fn(usize) -> bool| {
        at + 1 + lines[at + 1..].iter().take_while(|line| goes_on(line.indent)).count()
    };
    let mut ends = vec![at + 1];
    for end in [below(&|theirs| theirs > own), below(&|theirs| theirs == own), below(&|theirs| theirs >= own)] {
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    ends
}

/// Some lines, and where the first of them is to begin.
struct Move {
    rank: usize,
    first: usize,
    end: usize,
    target: usize,
}

impl Move {
    fn attempt(&self, text: &str, lines: &[Line]) -> Attempt {
        let (first, last) = (&lines[self.first], &lines[self.end - 1]);
        let span = first.start..last.end;
        let name = named(&text[first.start + first.indent..first.end]);
        let count = self.end - self.first;
        let (begins, wanted) = (spaces(first.indent), spaces(self.target));
        let (cause, advice) = if count == 1 {
            (
                format!("{name} begins with {begins}, unlike the lines that it belongs to"),
                format!("begin it with {wanted}, like the lines that it belongs to"),
            )
        } else {
            let below = if count == 2 { "the line".to_owned() } else { format!("the {} lines", count - 1) };
            let (by, way) =
                (self.target.abs_diff(first.indent), if self.target > first.indent { "right" } else { "left" });
            (
                format!("{name} and {below} below it begin {} too far to the {}", spaces(by), other(way)),
                format!("begin {name} with {wanted}, and move {below} below it {} to the {way} as well", spaces(by)),
            )
        };
        Attempt {
            cause,
            fixed: shifted(&text[span.clone()], first.indent, self.target),
            line: span,
            key: 0,
            at: first.start + first.indent,
            advice: Some(advice),
            is_daring: true,
        }
    }
}

fn other(way: &str) -> &'static str {
    if way == "left" { "right" } else { "left" }
}

/// The lines, moved as far as the first of them is, from `own` to `target`.
fn shifted(lines: &str, own: usize, target: usize) -> String {
    let moved = |line: &str| {
        let bare = line.trim_start_matches(' ');
        let indent = line.len() - bare.len();
        if bare.trim().is_empty() { line.to_owned() } else { " ".repeat((indent + target).saturating_sub(own)) + bare }
    };
    lines.split('\n').map(moved).collect::<Vec<_>>().join("\n")
}

/// The key of a line, or what it is, as a message names it.
fn named(line: &str) -> String {
    let key = line.trim_start_matches(['-', ' ', '{']);
    let key = key.split(':').next().filter(|key| line.contains(':') && !key.is_empty() && !key.contains([' ', '"']));
    match key {
        Some(key) if line.starts_with("- ") => format!("the item `{key}`"),
        Some(key) => format!("`{key}`"),
        None => "this line".to_owned(),
    }
}

/// A number of spaces in words.
pub(super) fn spaces(count: usize) -> String {
    match count {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        more => format!("{more} spaces"),
    }
}

/// True if reading goes on for some lines after a move that does not mend all: a stop just below it moves the blame from
/// line to line.
pub(super) fn leads_on(whole: &str, moved: &Range<usize>, stop: usize) -> bool {
    whole.get(moved.end..stop).is_some_and(|read| read.matches('\n').count() > LEAST_READ)
}

/// The bytes of the places that findings point to, as far as they stand in this file.
pub(in crate::definition) fn first_places(spans: impl Iterator<Item = Range<usize>>) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for place in spans.map(|span| span.start) {
        if !places.contains(&place) {
            places.extend(iter::once(place));
        }
        if places.len() == 3 {
            break;
        }
    }
    places
}
