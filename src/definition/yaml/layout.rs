//! Common mistakes in how lines stand to each other: indentation, the dashes of lists, brackets that lines leave open.

use std::ops::Range;

use super::{
    mistakes::{Attempt, is_key},
    moves::spaces,
};
use crate::definition::values::{bullets::bullet, id::id};

/// The most lines of one list of bullets.
const MAX_BULLETS: usize = 200;

/// A correction for each mistake that the lines that begin at `starts` may have. The first is the one where the parser
/// stopped.
pub(super) fn attempts<'a>(text: &'a str, starts: &[usize]) -> impl Iterator<Item = Attempt> + use<'a> {
    let rows: Vec<Row<'a>> = starts.iter().map(|start| Row::of(text, *start)).collect();
    // One line that stands out from those around it is to blame, before one that has a neighbour of its kind.
    let outstanding = rows.iter().rev().filter_map(Row::outstanding).collect::<Vec<_>>();
    let each = rows.into_iter().flat_map(|row| {
        let first = row.bullets().into_iter().chain(row.tight_hyphen()).chain(row.dash()).chain(row.first_dash());
        let first = first.chain(row.last_comma()).chain(row.bare_id());
        let second = row.braces_without_dash().into_iter().chain(row.hyphen()).chain(row.tab());
        first.chain(second).chain(row.second_key()).chain(row.colon()).collect::<Vec<_>>()
    });
    outstanding.into_iter().chain(each)
}

/// A line among its neighbours.
#[derive(Clone)]
struct Row<'a> {
    whole: &'a str,
    start: usize,
    line: &'a str,
}

impl<'a> Row<'a> {
    fn of(whole: &'a str, start: usize) -> Self {
        Self { whole, start, line: whole[start..].lines().next().unwrap_or_default() }
    }

    fn indent(&self) -> usize {
        self.line.len() - self.line.trim_start_matches(' ').len()
    }

    /// True for a line that has neither key nor item.
    fn is_blank(&self) -> bool {
        let line = self.line.trim_start();
        line.is_empty() || line.starts_with('#')
    }

    fn before(&self) -> Option<Self> {
        let mut start = self.start;
        for _ in 0..MAX_BULLETS {
            let end = self.whole[..start].strip_suffix('\n')?.len();
            start = self.whole[..end].rfind('\n').map_or(0, |newline| newline + 1);
            let row = Self::of(self.whole, start);
            if !row.is_blank() {
                return Some(row);
            }
        }
        None
    }

    fn after(&self) -> Option<Self> {
        let mut start = self.start;
        for _ in 0..MAX_BULLETS {
            start += self.whole[start..].find('\n')? + 1;
            let row = Self::of(self.whole, start);
            if !row.is_blank() {
                return Some(row);
            }
        }
        None
    }

    /// The line as it should stand, with what was wrong.
    fn attempt(&self, fixed: String, at: usize, cause: String, advice: Option<String>) -> Attempt {
        Attempt {
            cause,
            line: self.start..self.start + self.line.len(),
            fixed,
            key: 0,
            at: self.start + at,
            advice,
            is_daring: false,
        }
    }

    /// True for a line whose value goes on in the lines below.
    fn is_opened(&self) -> bool {
        let line = self.line.split(" #").next().unwrap_or_default().trim_end();
        line.ends_with([':', '|', '>', ',', '{', '['])
    }

    fn indented(&self, blanks: usize) -> Attempt {
        let cause = format!("this line begins with {}, which fits none of the lines around it", spaces(self.indent()));
        let advice = format!("begin it with {}, like the lines that it belongs to", spaces(blanks));
        let fixed = format!("{}{}", " ".repeat(blanks), self.line.trim_start_matches(' '));
        Attempt { is_daring: true, ..self.attempt(fixed, self.indent(), cause, Some(advice)) }
    }

    /// A line that is indented otherwise than both the line before and the line after it, which agree.
    fn outstanding(&self) -> Option<Attempt> {
        let (before, after) = (self.before()?, self.after()?);
        let (own, theirs) = (self.indent(), before.indent());
        let is_odd = !self.is_blank() && theirs == after.indent() && theirs != own && !before.is_opened();
        // A line further in may hold the value of the one before.
        let is_key_line = self.line.contains(':') || self.line.trim_start().starts_with('-');
        (is_odd && is_key_line).then(|| self.indented(theirs))
    }

    /// The bullet that begins a line, with its length: `•`, `1.`, `a)`.
    fn bullet(&self) -> Option<(Range<usize>, &'a str)> {
        let at = self.indent();
        let rest = &self.line[at..];
        let length = bullet(rest)?;
        let after = &rest[length..];
        let blank = after.len() - after.trim_start_matches([' ', '\t', '\u{a0}']).len();
        (!after.trim().is_empty()).then(|| (at..at + length + blank, &rest[..length]))
    }

    /// Dashes in the place of bullets, for all lines of the list; or the bullet taken away before a key.
    fn bullets(&self) -> Vec<Attempt> {
        let Some((_, bullet)) = self.bullet() else { return Vec::new() };
        let mut rows = vec![self.clone()];
        let is_like = |row: &Row<'a>| row.bullet().is_some() && row.indent() == self.indent();
        while let Some(before) = rows[0].before().filter(is_like).filter(|_| rows.len() < MAX_BULLETS) {
            rows.insert(0, before);
        }
        while let Some(after) = rows.last().and_then(Row::after).filter(is_like).filter(|_| rows.len() < MAX_BULLETS) {
            rows.push(after);
        }
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let span = first.start..last.start + last.line.len();
        let with = |mark: &str| {
            let lines: Vec<String> = self.whole[span.clone()]
                .split('\n')
                .scan(span.start, |at, line| {
                    let row = Row::of(self.whole, *at);
                    *at += line.len() + 1;
                    Some(match row.bullet() {
                        Some((place, _)) => [&line[..place.start], mark, &line[place.end..]].concat(),
                        None => line.to_owned(),
                    })
                })
                .collect();
            lines.join("\n")
        };
        let at = self.indent();
        let attempt = |mark: &str, advice: &str| Attempt {
            cause: format!("the line begins with `{bullet}`, which a word processor puts before the items of a list"),
            line: span.clone(),
            fixed: with(mark),
            key: 0,
            at: self.start + at,
            advice: Some(advice.to_owned()),
            is_daring: false,
        };
        vec![
            attempt("- ", "begin each item with a hyphen and a space, `- `"),
            attempt("", "delete it: only the spaces before a line say what it belongs to"),
        ]
    }

    /// The line above that is indented like this one, with nothing but lines further in between them.
    fn sibling(&self) -> Option<Self> {
        let mut above = self.before();
        for _ in 0..MAX_BULLETS {
            match above {
                Some(row) if row.indent() > self.indent() => above = row.before(),
                other => return other.filter(|row| row.indent() == self.indent()),
            }
        }
        None
    }

    /// An item where the keys before it go on: `- wb:` for `wb:`.
    fn hyphen(&self) -> Option<Attempt> {
        let indent = self.indent();
        let rest = self.line[indent..].strip_prefix("- ")?.trim_start();
        let (key, _) = rest.split_once(':').filter(|(key, _)| id(key).is_ok())?;
        self.sibling().filter(|row| !row.line[indent..].starts_with('-') && row.line.contains(':'))?;
        let cause = format!("the keys before `{key}` go on, and none of them begins with a hyphen");
        Some(self.attempt(format!("{}{rest}", " ".repeat(indent)), indent, cause, None))
    }

    /// The text of an item without what puts it into a list: `O4:`, `id: O4`, `director: {function: …}`. The likeliest
    /// ways to write it as one come first.
    fn as_items(&self) -> Vec<String> {
        let indent = self.indent();
        let blanks = " ".repeat(indent);
        if self.line[indent..].starts_with('{') {
            return vec![format!("{blanks}- {}", &self.line[indent..])];
        }
        let Some((key, rest)) = self.line.trim().split_once(':') else { return Vec::new() };
        let inner = rest.trim().strip_prefix('{');
        if key.is_empty() || key.contains(['{', '"']) || key.starts_with('-') || key.contains(' ') && inner.is_none() {
            return Vec::new();
        }
        match inner {
            Some(inner) if key.contains(' ') => vec![format!("{blanks}- {{{inner}")],
            Some(inner) => vec![format!("{blanks}- {{id: {key}, {inner}"), format!("{blanks}- {{{inner}")],
            None if rest.trim().is_empty() => vec![format!("{blanks}- id: {key}")],
            // `O2: id: O2`.
            None if rest.contains(": ") => vec![format!("{blanks}- {}", rest.trim())],
            None => vec![format!("{blanks}- {key}:{rest}")],
        }
    }

    /// A key where the list before it goes on: `O4:` for `- id: O4`.
    fn dash(&self) -> Vec<Attempt> {
        let indent = self.indent();
        if !self.sibling().is_some_and(|row| row.line[indent..].starts_with("- ")) {
            return Vec::new();
        }
        let cause = "the list before this line goes on, and each of its items begins with a hyphen";
        self.as_items().into_iter().map(|fixed| self.attempt(fixed, indent, cause.to_owned(), None)).collect()
    }

    /// The same where the first item has no hyphen, which is noticed at the second one only.
    fn first_dash(&self) -> Vec<Attempt> {
        let indent = self.indent();
        if !self.line[indent..].starts_with("- ") {
            return Vec::new();
        }
        let Some(first) = self.sibling().filter(|row| !row.line[indent..].starts_with('-')) else { return Vec::new() };
        let cause = "the list after this line goes on, and each of its items begins with a hyphen";
        first.as_items().into_iter().map(|fixed| first.attempt(fixed, indent, cause.to_owned(), None)).collect()
    }

    /// A hyphen that is stuck to its item: `-ocha`, `-id: O2`, `-{id: O2}`.
    fn tight_hyphen(&self) -> Option<Attempt> {
        let indent = self.indent();
        let rest = self.line[indent..].strip_prefix('-').filter(|rest| !rest.starts_with([' ', '-']))?;
        let cause = "a space is missing after the hyphen that begins the item".to_owned();
        (!rest.is_empty()).then(|| self.attempt(format!("{}- {rest}", " ".repeat(indent)), indent, cause, None))
    }

    /// Braces without a hyphen where the list before them goes on; or an id that is the whole item.
    fn braces_without_dash(&self) -> Option<Attempt> {
        let indent = self.indent();
        let rest = &self.line[indent..];
        let is_item = |row: &Self| row.line[indent..].starts_with("- ");
        if rest.starts_with('{') && self.sibling().as_ref().is_some_and(is_item) {
            let cause = "the list before this line goes on, and each of its items begins with a hyphen".to_owned();
            return Some(self.attempt(format!("{}- {rest}", " ".repeat(indent)), indent, cause, None));
        }
        let word = rest.strip_prefix("- ").map(str::trim).filter(|word| id(word).is_ok())?;
        self.after().filter(|row| row.indent() == indent + 2 && row.line.contains(": "))?;
        let cause = format!("`{word}` is followed by keys, and has none itself");
        Some(self.attempt(format!("{}- id: {word}", " ".repeat(indent)), indent, cause, None))
    }

    /// A comma after braces that are a whole item or value: `- {id: O1},`.
    fn last_comma(&self) -> Option<Attempt> {
        let bare = self.line.trim_end();
        let fixed = bare.strip_suffix([',', ';']).filter(|fixed| fixed.ends_with(['}', ']']))?;
        let cause = "there is a comma at the end of this line, where nothing goes on".to_owned();
        Some(self.attempt(fixed.to_owned(), fixed.len(), cause, None))
    }

    /// An id without its colon, with its keys in the lines below: `PLG-02` for `PLG-02:`.
    fn bare_id(&self) -> Option<Attempt> {
        let indent = self.indent();
        let word = self.line[indent..].trim_end().trim_end_matches([';', ',', '.']);
        id(word).ok()?;
        self.after().filter(|below| below.indent() > indent && below.line.contains(": "))?;
        let cause = format!("a colon is missing after `{word}`, whose keys follow");
        let fixed = format!("{}{word}:", " ".repeat(indent));
        Some(Attempt { is_daring: true, ..self.attempt(fixed, indent + word.len(), cause, None) })
    }

    /// A blank in the place of a tab after the colon of a key.
    fn tab(&self) -> Option<Attempt> {
        let at = self.line.find('\t')?;
        let indent = self.indent();
        let cause = "there is a tab in this line, where YAML allows spaces only".to_owned();
        let fixed = self.line.replace(":\t", ": ").replace('\t', " ");
        (at > indent).then(|| self.attempt(fixed, at, cause, None))
    }

    /// A second key on the line of the first: `title: Forum  lead: host`, outside braces.
    fn second_key(&self) -> Option<Attempt> {
        let indent = self.indent();
        let bare = self.line.trim_start();
        if bare.starts_with(['{', '[', '#']) || self.line.contains(['{', '"', '\'']) {
            return None;
        }
        let first = self.line.find(": ")? + 2;
        let (at, key) = self.line[first..].match_indices(": ").find_map(|(colon, _)| {
            let before = &self.line[..first + colon];
            let key = before.rsplit(' ').next().filter(|key| is_key(key))?;
            let start = before.len() - key.len();
            (start > first).then_some((start, key))
        })?;
        let inner = indent + if bare.starts_with("- ") { 2 } else { 0 };
        let before = self.line[..at].trim_end_matches([' ', ',', ';']);
        let fixed = format!("{before}\n{}{}", " ".repeat(inner), &self.line[at..]);
        let cause = format!("the key `{key}` is on the line of another one");
        Some(self.attempt(fixed, at, cause, Some(format!("begin a new line before `{key}:`"))))
    }

    /// The colon after a key that begins a line and has none: `title Forum`.
    fn colon(&self) -> Option<Attempt> {
        let indent = self.line.len() - self.line.trim_start_matches([' ', '-']).len();
        let word = self.line[indent..].split([' ', '=', ';', '\t']).next().filter(|word| is_key(word))?;
        let rest = self.line[indent + word.len()..].trim_start_matches([' ', '=', ';', '\t']);
        if rest.starts_with(':') || self.line.trim_start().contains(": ") {
            return None;
        }
        let fixed = format!("{}{word}: {rest}", &self.line[..indent]);
        let cause = format!("a colon is missing after `{word}`");
        Some(self.attempt(fixed.trim_end().to_owned(), indent, cause, None))
    }
}
