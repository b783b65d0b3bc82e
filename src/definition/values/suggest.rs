//! Hints for a value that is not one, but would be if it were written a little differently.

use super::fault::{Fault, Remedy};
use crate::diag::suggest::nearest;

/// Words of so many letters are short for longer ones: `fri`.
const SHORT: usize = 3;

/// The remedy for a text that would be valid in lower case.
pub(super) fn in_small_letters<T>(text: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<Remedy> {
    let mut small = text.to_lowercase();
    // T and C are the only capitals with a meaning.
    let anchor = small.rfind(' ').map_or(0, |blank| blank + 1);
    if matches!(&small.as_bytes()[anchor..], [b't' | b'c'] | [b't' | b'c', b'+' | b'-', ..]) {
        let capital = small[anchor..=anchor].to_uppercase();
        small.replace_range(anchor..=anchor, &capital);
    }
    (small != text && read(&small).is_ok()).then_some(Remedy::Write(small))
}

/// The word of `known` that was meant: in other letters (`Fri`), written out (`friday`), or nearly.
pub(in crate::definition) fn word_meant<'a>(text: &str, known: &[&'a str]) -> Option<&'a str> {
    let small = text.trim().trim_matches(['(', ')', '.']).to_lowercase();
    let same = known.iter().copied().find(|word| *word == small);
    let begins =
        |word: &&str| word.len() == SHORT && small.starts_with(word) && small.bytes().all(|b| b.is_ascii_lowercase());
    same.or_else(|| known.iter().copied().find(begins)).or_else(|| nearest(text, known.iter().copied()))
}

/// `use one of …`.
pub(in crate::definition) fn one_of(known: &[&str]) -> String {
    format!("use one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
}
