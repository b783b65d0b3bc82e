//! The text of one template, and positions in it.

use std::path::PathBuf;

use super::finding::TemplateFinding;

/// The medium that a template is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Medium {
    /// HTML: every value is escaped.
    Html,
    /// Plain text: subjects and text mails.
    Text,
}

impl Medium {
    /// The medium of the template called `name`: `….txt` and `….subject` are text.
    pub(super) fn of(name: &str) -> Self {
        match name.rsplit_once('.') {
            Some((_, "txt" | "subject")) => Self::Text,
            _ => Self::Html,
        }
    }
}

/// The text of one template.
#[derive(Clone, Debug)]
pub(super) struct TemplateText {
    pub name: String,
    pub text: String,
    /// Where it was read from; `None` if it is built in.
    pub file: Option<PathBuf>,
}

/// Line and column, from 1.
pub(super) type Place = (usize, usize);

impl TemplateText {
    pub(super) fn medium(&self) -> Medium {
        Medium::of(&self.name)
    }

    pub(super) fn finding(&self, (line, column): Place, message: String, hint: Option<String>) -> TemplateFinding {
        TemplateFinding { template: self.name.clone(), line, column, message, hint, file: self.file.clone() }
    }

    /// The position of `word` at or after `from`, where a tag is known to start; `from` itself if the word is not
    /// there.
    pub(super) fn place_of(&self, word: &str, from: Place) -> Place {
        let start = self.byte_at(from);
        let rest = &self.text[start..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@');
        let found = rest.match_indices(word).map(|(at, _)| at).find(|at| {
            let before = rest[..*at].chars().next_back();
            let after = rest[at + word.len()..].chars().next();
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        });
        found.map_or(from, |at| self.place_at(start + at))
    }

    fn byte_at(&self, (line, column): Place) -> usize {
        let line_start = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let rest = &self.text[line_start.min(self.text.len())..];
        line_start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
    }

    /// Line and column of a byte.
    pub(super) fn place_at(&self, byte: usize) -> Place {
        let before = &self.text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
