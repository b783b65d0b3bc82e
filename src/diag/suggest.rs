//! The nearest of some words to a mistyped one: the one way in which this program guesses what was meant.

/// Longer words get no suggestion, so that hostile texts cost nothing.
const MAX_WORD_CHARS: usize = 64;

/// The most candidates that are compared.
const MAX_CANDIDATES: usize = 2_000;

/// `did you mean …?` with the nearest of `known`, if one is near enough.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|near| format!("did you mean `{near}`?"))
}

/// The nearest of `known`, if at most a third of the letters of the longer one differ. Swapping two neighbours counts as one
/// difference. Of more than 2,000 candidates the first ones are compared, and words of more than 64 letters have none.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > MAX_WORD_CHARS {
        return None;
    }
    let folded = fold(word);
    // With two letters, one matching letter proves nothing: `A7` is not a misspelt `A1`.
    let allowed = |its: usize| if length < 3 { 0 } else { length.max(its) / 3 };
    known
        .into_iter()
        .take(MAX_CANDIDATES)
        .map(|candidate| (candidate, candidate.chars().count()))
        .filter(|(_, its)| its.abs_diff(length) <= allowed(*its))
        .map(|(candidate, its)| (candidate, fold(candidate), allowed(its)))
        .map(|(candidate, its, most)| (strsim::osa_distance(&folded, &its), !folded.starts_with(&its), candidate, most))
        .filter(|(distance, .., most)| distance <= most)
        // Of two equally near words, the one that is a prefix: `leader` becomes `lead` rather than `ladder`.
        .min()
        .map(|(_, _, candidate, _)| candidate)
}

/// Ignores case and the kind of separator.
pub fn fold(word: &str) -> String {
    word.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "_")
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
        assert_eq!(nearest("@idx", ["@key", "@index"]), Some("@index"));
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
