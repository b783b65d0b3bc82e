//! Hints for a value that is not one, but would be if it were written a little differently.

use super::fault::{Fault, Remedy};

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

/// `use one of …`.
pub(in crate::definition) fn one_of(known: &[&str]) -> String {
    format!("use one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
}
