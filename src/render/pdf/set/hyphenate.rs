//! Where words may be divided at the end of a line, according to the patterns of their language.

use hypher::{Lang, hyphenate};

/// Marks a place where a word may be divided; a hyphen is visible there only at the end of a line (UAX #14).
pub(in crate::render::pdf) const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words are not divided: the gain is not worth interrupting the reader.
const LETTERS_AT_LEAST: usize = 6;

/// The byte positions in `text` at which its words may be divided, in ascending order. There are none for languages
/// without patterns here: Arabic is never divided, and Azerbaijani would be divided by the wrong patterns.
pub(in crate::render::pdf) fn places(text: &str, lang: &str) -> Vec<usize> {
    let Some(lang) = patterns(lang) else { return Vec::new() };
    let mut places = Vec::new();
    for (mut at, word) in words(text) {
        let syllables: Vec<&str> = hyphenate(word, lang).collect();
        for syllable in &syllables[..syllables.len().saturating_sub(1)] {
            at += syllable.len();
            places.push(at);
        }
    }
    places
}

fn patterns(lang: &str) -> Option<Lang> {
    match lang.split(['-', '_']).next()? {
        "en" => Some(Lang::English),
        "fr" => Some(Lang::French),
        "es" => Some(Lang::Spanish),
        "ru" => Some(Lang::Russian),
        _ => None,
    }
}

/// Words that may be divided, each with its first byte; not acronyms, nor parts of ids, addresses and numbers.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_prose = |word: &str| {
        word.chars().count() >= LETTERS_AT_LEAST
            && word.chars().all(char::is_alphabetic)
            && word.chars().skip(1).all(char::is_lowercase)
    };
    let mut from = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |stretch| {
        let word = stretch.trim_matches(|c: char| !c.is_alphanumeric());
        let at = from + stretch.find(word).unwrap_or_default();
        from += stretch.len();
        is_prose(word).then_some((at, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str, lang: &str) -> String {
        let mut text = text.to_owned();
        for at in places(&text, lang).into_iter().rev() {
            text.insert(at, '-');
        }
        text
    }

    #[test]
    fn each_language_divides_by_its_own_patterns() {
        assert_eq!(divided("the intercultural dialogue", "en"), "the in-ter-cul-tural di-a-logue");
        assert_eq!(divided("préparation, « interculturel »", "fr"), "pré-pa-ra-tion, « in-ter-cul-tu-rel »");
        assert_eq!(divided("preparación", "es"), "pre-pa-ra-ción");
        assert_eq!(divided("подготовка", "ru-RU"), "под-го-тов-ка");
        assert_eq!(divided("hazırlanması", "az"), "hazırlanması");
    }

    #[test]
    fn acronyms_ids_addresses_and_short_words_stay_whole() {
        for text in
            ["UNESCO ISESCO", "OUT-02b3 presession2", "secretariat@worldforum.example", "under", "DOC-03/unesco"]
        {
            assert_eq!(divided(text, "en"), text);
        }
    }
}
