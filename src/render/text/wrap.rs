//! Wraps the plain text of a mail: lines of a readable length, and no more than one blank line in a row.

use crate::lang::{END_ISOLATE, ISOLATE};

/// The maximum length of a line of plain text, unless a single word is longer.
pub(in crate::render) const WIDTH: usize = 72;

/// Wraps every line at [`WIDTH`] characters. A line that begins with spaces or with `- ` keeps its indentation.
pub(in crate::render) fn wrap(text: &str) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        wrap_line(line, &mut wrapped);
    }
    wrapped.truncate(wrapped.trim_end().len());
    wrapped.push('\n');
    wrapped
}

/// The start of a line that is to be typed or copied unchanged.
const COMMAND: &str = "concerted ";

fn wrap_line(line: &str, wrapped: &mut String) {
    // Mail programs recognise a signature by the trailing blank (RFC 3676 section 4.3).
    if line == "--" {
        wrapped.push_str("-- \n");
        return;
    }
    if line.starts_with(COMMAND) {
        wrapped.push_str(line);
        wrapped.push('\n');
        return;
    }
    let body = line.trim_start_matches(' ');
    let indent = line.len() - body.len() + if body.starts_with("- ") { 2 } else { 0 };
    let first_indent = line.len() - body.len();
    wrapped.push_str(&" ".repeat(first_indent));
    let mut column = first_indent;
    let mut at_start = true;
    let mut open = Isolates::default();
    for word in body.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        let after = open.after(word);
        if !at_start && column + 1 + width + after.depth() > WIDTH {
            open.close(wrapped);
            wrapped.push('\n');
            wrapped.push_str(&" ".repeat(indent));
            open.reopen(wrapped);
            column = indent + open.depth();
        } else if !at_start {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += width;
        at_start = false;
        open = after;
    }
    wrapped.push('\n');
}

/// The isolates that are open at a position. An isolate ends with its line, so one that is broken across two lines must
/// be reopened.
#[derive(Clone, Copy, Default)]
struct Isolates(usize);

impl Isolates {
    fn depth(self) -> usize {
        self.0
    }

    fn after(self, word: &str) -> Self {
        Self(word.chars().fold(self.0, |depth, c| match c {
            ISOLATE | '\u{2066}' | '\u{2067}' => depth + 1,
            END_ISOLATE => depth.saturating_sub(1),
            _ => depth,
        }))
    }

    fn close(self, wrapped: &mut String) {
        wrapped.extend(std::iter::repeat_n(END_ISOLATE, self.0));
    }

    fn reopen(self, wrapped: &mut String) {
        wrapped.extend(std::iter::repeat_n(ISOLATE, self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words_and_keep_their_indentation() {
        let text = format!("- {}\n", "word ".repeat(20));
        let wrapped = wrap(&text);
        assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH), "{wrapped}");
        assert!(wrapped.lines().nth(1).is_some_and(|line| line.starts_with("  word")), "{wrapped}");
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let link = "x".repeat(100);
        assert_eq!(wrap(&link), format!("{link}\n"));
    }

    #[test]
    fn blank_lines_do_not_pile_up() {
        assert_eq!(wrap("\n\na\n\n\n\nb  \n\n"), "a\n\nb\n");
    }

    #[test]
    fn an_isolate_that_is_broken_over_lines_is_opened_anew_on_each() {
        let title = format!("عنوان: {}", crate::lang::isolate(&"Latin title ".repeat(12)));
        let wrapped = wrap(&title);
        assert!(wrapped.lines().count() > 2);
        for line in wrapped.lines() {
            let count = |mark: char| line.chars().filter(|c| *c == mark).count();
            assert_eq!((count(ISOLATE), count(END_ISOLATE)), (1, 1), "{line:?}");
            assert!(line.chars().count() <= WIDTH, "{line:?}");
        }
    }
}
