//! Shortens texts to fit into a line.

use unicode_segmentation::UnicodeSegmentation;

/// A shortened text keeps at least this many characters, however little room there is.
const LEAST: usize = 12;

/// Stands for what was cut off.
const ELLIPSIS: char = '…';

/// Characters that would announce something that no longer follows.
const LEFT_OPEN: [char; 13] = [',', ';', ':', '،', '؛', '(', '[', '«', '“', '‘', '–', '—', '/'];

/// The line that `write` makes from `text`, with `text` shortened so that the line has at most `most` characters as
/// people count them (extended grapheme clusters, UAX #29).
pub(in crate::render) fn fitted(text: &str, most: usize, write: impl Fn(&str) -> String) -> String {
    let whole = write(text);
    let beyond = length(&whole).saturating_sub(most);
    if beyond == 0 {
        return whole;
    }
    write(&cut(text, length(text).saturating_sub(beyond).max(LEAST)))
}

/// At most the first `most` characters of `text`, cut after a word where possible.
fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    // The ellipsis takes up one character.
    let end = text.grapheme_indices(true).nth(most.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at(end);
    let is_within_word = !rest.starts_with(char::is_whitespace);
    let words =
        if is_within_word { head.rfind(char::is_whitespace).map_or(head, |blank| &head[..blank]) } else { head };
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || LEFT_OPEN.contains(&c));
    format!("{}{ELLIPSIS}", if bare.is_empty() { head } else { bare })
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_whole_and_what_does_not_is_cut_after_a_word() {
        let due = |text: &str| format!("Due Tue 16 Feb: {text}");
        assert_eq!(fitted("document forecast", 60, due), "Due Tue 16 Feb: document forecast");
        let long = "Constitute the International Task Force (focal point + alternate per partner)";
        assert_eq!(fitted(long, 60, due), "Due Tue 16 Feb: Constitute the International Task Force…");
        assert_eq!(cut("comments, answers", 11), "comments…", "no comma before the ellipsis");
        assert_eq!(cut("one two", 4), "one…");
        assert_eq!(cut("(((((", 3), "((…", "where there is no word, what there is");
    }

    #[test]
    fn no_character_is_torn_apart() {
        let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(cut(&family.repeat(20), 3), format!("{}…", family.repeat(2)), "a word longer than the line");
        let accented = "e\u{301}".repeat(9);
        assert_eq!(cut(&accented, 4), format!("{}…", "e\u{301}".repeat(3)));
        assert_eq!(cut("مُسوَّدة نصّ الوثيقة", 12), "مُسوَّدة نصّ…");
    }

    #[test]
    fn something_of_the_text_is_always_left() {
        let written = fitted(&"word ".repeat(20), 10, |text| format!("{}{text}", "x".repeat(50)));
        assert_eq!(written, format!("{}word word…", "x".repeat(50)));
    }
}
