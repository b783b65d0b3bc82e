//! Strings in the file, within its limits.

use std::borrow::Cow;

use lopdf::{Object, StringFormat};

use crate::render::pdf::pages::link::LONGEST_STRING;

/// A text string.
pub(super) fn text(words: &str) -> Object {
    Object::String(utf16(words), StringFormat::Hexadecimal)
}

/// Text as it is stored outside of pages: UTF-16 with a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(cut(text).encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// Words without characters that are not allowed in XML, no longer than a string in the file may be.
pub(super) fn plain(words: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    cut(&words).into_owned()
}

/// Text that fits into a string in the file. Longer text is truncated and ends with an ellipsis.
fn cut(text: &str) -> Cow<'_, str> {
    // Two bytes each, in addition to the byte order mark.
    const UNITS: usize = (LONGEST_STRING - 2) / 2;
    let (mut units, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > UNITS {
            return format!("{}…", &text[..end]).into();
        }
        if units < UNITS {
            end = at + c.len_utf8();
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_cut_between_characters() {
        for text in ["x".repeat(40_000), "😀".repeat(20_000), format!("x{}", "😀".repeat(20_000))] {
            let bytes = utf16(&text);
            assert!((LONGEST_STRING - 4..=LONGEST_STRING).contains(&bytes.len()), "{} bytes", bytes.len());
            let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            let words = String::from_utf16(&units).unwrap();
            assert!(words.strip_suffix('…').is_some_and(|start| text.starts_with(start)));
        }
        let fits = "x".repeat((LONGEST_STRING - 2) / 2);
        assert_eq!(cut(&fits), fits);
    }
}
