//! The words by which people report amounts in replies, from the catalogues `answers.ftl`: lists that a program reads.

use std::sync::OnceLock;

use super::typed::{Phrases, phrases};

/// What an amount in a reply says of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmountWord {
    /// What was paid.
    Paid,
    /// What was signed for.
    Signed,
}

impl AmountWord {
    /// Every word.
    pub const ALL: [Self; 2] = [Self::Paid, Self::Signed];

    /// The name in catalogues: `amount-word-paid`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Signed => "signed",
        }
    }
}

/// The lists of all languages together.
pub fn reported() -> &'static [(AmountWord, Phrases); 2] {
    static REPORTED: OnceLock<[(AmountWord, Phrases); 2]> = OnceLock::new();
    REPORTED.get_or_init(|| AmountWord::ALL.map(|word| (word, phrases(&format!("amount-word-{}", word.as_str())))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{LANGUAGES, catalogue, typed};

    #[test]
    fn every_word_is_known_in_every_language_and_means_one_thing() {
        for word in AmountWord::ALL {
            for lang in LANGUAGES {
                let id = format!("amount-word-{}", word.as_str());
                assert!(catalogue::alternatives(lang, &id).is_some_and(|list| !list.is_empty()), "{lang} {id}");
            }
        }
        let of_answers = typed().words.iter().flat_map(|(_, phrases)| phrases.each());
        let all: Vec<_> = reported().iter().flat_map(|(_, phrases)| phrases.each()).chain(of_answers).collect();
        for (index, phrase) in all.iter().enumerate() {
            assert!(!all[..index].contains(phrase), "{phrase:?} means two things");
        }
    }
}
