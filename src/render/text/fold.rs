//! Text on a terminal: its width, and where its lines break.

use unicode_width::UnicodeWidthStr;

/// How many terminal columns a text occupies.
pub(in crate::render) fn columns(text: &str) -> usize {
    text.width()
}

/// The lines of a text, broken to fit into `width` columns. A longer word gets a line of its own, or is broken if
/// `breaks_words`.
pub(in crate::render) fn fold(text: &str, width: usize, breaks_words: bool) -> Vec<String> {
    text.split('\n').flat_map(|line| fold_line(line, width.max(1), breaks_words)).collect()
}

fn fold_line(text: &str, width: usize, breaks_words: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        for piece in if breaks_words { pieces(word, width) } else { vec![word] } {
            let wide = columns(piece);
            if used > 0 && used + 1 + wide > width {
                lines.push(String::new());
                used = 0;
            }
            let Some(line) = lines.last_mut() else { continue };
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(piece);
            used += wide;
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(mut word: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    while columns(word) > width {
        let fits = |(at, c): (usize, char)| {
            let end = at + c.len_utf8();
            (columns(&word[..end]) <= width).then_some(end)
        };
        let end = word.char_indices().map_while(fits).last().or_else(|| word.chars().next().map(char::len_utf8));
        let (piece, rest) = word.split_at(end.unwrap_or(word.len()));
        pieces.push(piece);
        word = rest;
    }
    pieces.push(word);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The widest word of a text.
pub(in crate::render) fn widest_word(text: &str) -> usize {
    text.split_whitespace().map(columns).max().unwrap_or_default()
}

/// The widest line of a text.
pub(in crate::render) fn widest_line(text: &str) -> usize {
    text.split('\n').map(columns).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_and_marks_take_no_room() {
        assert_eq!(fold("one two three\nfour", 7, false), ["one two", "three", "four"]);
        assert_eq!(fold("abcdefgh ij", 3, true), ["abc", "def", "gh", "ij"]);
        assert_eq!(fold("abcdefgh ij", 3, false), ["abcdefgh", "ij"]);
        assert_eq!(columns("مُخرَج"), 4);
    }
}
