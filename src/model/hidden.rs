//! Invisible characters that affect whatever displays them.

/// The first character of `text` that could affect a terminal or mislead a reader, with its byte offset: a control
/// character other than tab and line feed, or a mark that embeds or overrides direction (UAX #9, "Trojan Source").
///
/// The plain marks U+200E, U+200F and U+061C legitimately order mixed text and are allowed.
pub fn hidden_character(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_hidden(*c))
}

/// A character's name in standards: `U+202E`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// True for such a character.
pub fn is_hidden(c: char) -> bool {
    let acts = c.is_control() && !matches!(c, '\t' | '\n');
    acts || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_found_and_marks_of_direction_stay() {
        assert_eq!(hidden_character("a\u{1b}[2Jb"), Some((1, '\u{1b}')));
        assert_eq!(hidden_character("é\u{202e}gnp.exe"), Some((2, '\u{202e}')));
        assert_eq!(hidden_character("c1 \u{9b}31m"), Some((3, '\u{9b}')));
        assert_eq!(hidden_character("line\n\tnext \u{200f}(UNESCO)\u{200e}"), None);
        assert_eq!(code_point('\u{1b}'), "U+001B");
    }
}
