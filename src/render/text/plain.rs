//! Strips people's texts of what only a page can show: control characters and direction marks.

/// The text, on one or more lines, without control characters and without marks that change the direction of what
/// follows.
pub(in crate::render) fn plain(text: &str) -> String {
    let blank = |c: char| if matches!(c, '\t' | '\r' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let unseen =
        |c: &char| is_directional(*c) || (c.is_control() && *c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(blank).filter(|c| !unseen(c)).collect()
}

/// The text on one line.
pub(in crate::render) fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for direction marks, embeddings, overrides and isolates.
pub(in crate::render) fn is_directional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_dropped_and_lines_stay() {
        assert_eq!(plain("a\u{0}\u{1b}[31m\u{202e}b\tc\r\nd\u{2068}e\u{2069}"), "a[31mb c \nde");
        assert_eq!(one_line(" a\n\tb\u{7f} "), "a b");
    }
}
