//! Decodes the bytes of a file as text.
//!
//! A byte order mark stays: each parser skips it, so that places stay true.

use std::borrow::Cow;

use super::library::is_calendar_file;

/// The text of the file `name`. Bytes that are not UTF-8 become U+FFFD, which is reported when the text is parsed. In
/// an `.ics` file a fold may split a character (RFC 5545 section 3.1); such characters are put back together first.
pub fn decoded<'a>(name: &str, bytes: &'a [u8]) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if is_calendar_file(name) => {
            Cow::Owned(String::from_utf8_lossy(&with_whole_letters(bytes)).into_owned())
        }
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// The same bytes with each fold that splits a character moved after that character, so that line numbers stay the
/// same.
fn with_whole_letters(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        whole.push(byte);
        at += 1;
        let mut missing = continuations(byte);
        let mut folds = Vec::new();
        while missing > 0 {
            let fold = fold_at(&bytes[at..]);
            match bytes.get(at + fold) {
                Some(next) if is_continuation(*next) => {
                    folds.extend_from_slice(&bytes[at..at + fold]);
                    whole.push(*next);
                    at += fold + 1;
                    missing -= 1;
                }
                _ => break,
            }
        }
        whole.append(&mut folds);
    }
    whole
}

/// How many bytes follow the first byte of a character (RFC 3629 section 3).
fn continuations(first: u8) -> usize {
    match first {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => 0,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The length of the fold at the start of `bytes`, a line end and a space or tab; 0 if there is none. Some programs end
/// lines with CR CR LF.
fn fold_at(bytes: &[u8]) -> usize {
    let ends = bytes.iter().take(3).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let is_fold = ends > 0 && matches!(bytes.get(ends), Some(b' ' | b'\t'));
    if is_fold { ends + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_a_fold_divides_is_whole_again() {
        for (folded, whole) in [
            (&b"F\xc3\r\n \xa9te"[..], "F\u{e9}\r\n te"),
            (b"F\xc3\r\r\n\t\xa9te", "F\u{e9}\r\r\n\tte"),
            (b"\xe2\n \x82\n \xac", "\u{20ac}\n \n "),
            (b"\xf0\x9f\r\n \x98\x80.", "\u{1f600}\r\n ."),
            // Not a fold: the byte is lost, and reported.
            (b"F\xc3\r\n\xa9te", "F\u{fffd}\r\n\u{fffd}te"),
            (b"F\xeate", "F\u{fffd}te"),
            (b"\xc3", "\u{fffd}"),
        ] {
            assert_eq!(decoded("x.ics", folded), whole, "{folded:?}");
        }
        assert_eq!(decoded("x.yaml", b"F\xc3\n \xa9te"), "F\u{fffd}\n \u{fffd}te");
    }
}
