//! Suggestions for a mistyped word.

use super::fault::Fault;

/// Longer words get no suggestion, so that hostile texts cost nothing.
const MAX_WORD_CHARS: usize = 64;

/// The most candidates that are compared.
const MAX_CANDIDATES: usize = 2_000;

/// `did you mean …?` with the nearest of `known`, if one is near enough.
pub(in crate::definition) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|near| format!("did you mean `{near}`?"))
}

/// The nearest of `known`, if at most a third of the letters differ. Swapping two neighbours counts as one difference.
pub(in crate::definition) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > MAX_WORD_CHARS {
        return None;
    }
    let folded = fold(word);
    // With two letters, one matching letter proves nothing: `A7` is not a misspelt `A1`.
    let allowed = if length < 3 { 0 } else { length / 3 };
    known
        .into_iter()
        .take(MAX_CANDIDATES)
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (candidate, fold(candidate)))
        .map(|(candidate, its)| (strsim::osa_distance(&folded, &its), !folded.starts_with(&its), candidate))
        .filter(|(distance, ..)| *distance <= allowed)
        // Of two equally near words, the one that is a prefix: `leader` becomes `lead` rather than `ladder`.
        .min()
        .map(|(.., candidate)| candidate)
}

/// Ignores case and the kind of separator.
pub(in crate::definition) fn fold(word: &str) -> String {
    word.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "_")
}

/// The hint for a text that would be valid in lower case.
pub(super) fn in_small_letters<T>(text: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<String> {
    let mut small = text.to_lowercase();
    // T and C are the only capitals with a meaning.
    let anchor = small.rfind(' ').map_or(0, |blank| blank + 1);
    if matches!(&small.as_bytes()[anchor..], [b't' | b'c'] | [b't' | b'c', b'+' | b'-', ..]) {
        let capital = small[anchor..=anchor].to_uppercase();
        small.replace_range(anchor..=anchor, &capital);
    }
    (small != text && read(&small).is_ok()).then(|| format!("write `{small}`"))
}

/// `use one of …`.
pub(in crate::definition) fn one_of(known: &[&str]) -> String {
    format!("use one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let known = ["unesco", "unaoc", "coe", "host"];
        assert_eq!(nearest("unseco", known), Some("unesco"));
        assert_eq!(nearest("UNESCO", known), Some("unesco"));
        assert_eq!(nearest("hst", known), Some("host"));
        assert_eq!(nearest("wipo", known), None);
        assert_eq!(nearest("leader", ["ladder", "lead"]), Some("lead"));
        assert_eq!(nearest("A7", ["A1"]), None);
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
