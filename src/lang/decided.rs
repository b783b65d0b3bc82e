//! The words by which people decide in replies, from the catalogues `answers.ftl`: lists that a program reads.

use std::sync::OnceLock;

use super::typed::{Phrases, phrases};

/// What a reply states about an approval, by the word that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionWord {
    /// Agrees, or has no objection.
    Approved,
    /// Sends it back.
    Returned,
    /// Objects.
    Objected,
    /// Needs more time.
    TimeRequested,
    /// Abstains.
    Abstained,
    /// Has an editorial remark.
    Remarked,
}

impl DecisionWord {
    /// Every word.
    pub const ALL: [Self; 6] =
        [Self::Approved, Self::Returned, Self::Objected, Self::TimeRequested, Self::Abstained, Self::Remarked];

    /// The name in catalogues: `decision-word-approved`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Objected => "objected",
            Self::TimeRequested => "time_requested",
            Self::Abstained => "abstained",
            Self::Remarked => "remarked",
        }
    }
}

/// The lists of all languages together: people answer in one that they were not written to in.
#[derive(Debug)]
pub struct Decided {
    /// What a statement begins with.
    pub words: [(DecisionWord, Phrases); 6],
    /// What may follow a word of agreement, in any number and order, and changes nothing of it.
    pub fillers: Phrases,
    /// What a number may follow that names the version of a text.
    pub versions: Phrases,
    /// What leads to a reservation, which is recorded with the agreement.
    pub reservations: Phrases,
    /// What leads to that which is objected to: `to`, `on`.
    pub toward: Phrases,
    /// What leads to a reason.
    pub because: Phrases,
    /// What takes an objection back: `withdrawn`.
    pub withdrawals: Phrases,
    /// Operative paragraphs.
    pub operative: Phrases,
    /// Preambular paragraphs.
    pub preambular: Phrases,
    /// Paragraphs of whichever part.
    pub paragraphs: Phrases,
}

/// The lists.
pub fn decided() -> &'static Decided {
    static DECIDED: OnceLock<Decided> = OnceLock::new();
    DECIDED.get_or_init(|| Decided {
        words: DecisionWord::ALL.map(|word| (word, phrases(&format!("decision-word-{}", word.as_str())))),
        fillers: phrases("decision-fillers"),
        versions: phrases("decision-versions"),
        reservations: phrases("decision-reservations"),
        toward: phrases("decision-toward"),
        because: phrases("decision-because"),
        withdrawals: phrases("decision-withdrawals"),
        operative: phrases("paragraph-operative"),
        preambular: phrases("paragraph-preambular"),
        paragraphs: phrases("paragraph-any"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{LANGUAGES, catalogue};

    #[test]
    fn every_word_is_known_in_every_language_and_means_one_thing() {
        for word in DecisionWord::ALL {
            for lang in LANGUAGES {
                let id = format!("decision-word-{}", word.as_str());
                assert!(catalogue::alternatives(lang, &id).is_some_and(|list| !list.is_empty()), "{lang} {id}");
            }
        }
        let all: Vec<_> = decided().words.iter().flat_map(|(_, phrases)| phrases.each()).collect();
        for (index, phrase) in all.iter().enumerate() {
            assert!(!all[..index].contains(phrase), "{phrase:?} means two things");
        }
    }

    #[test]
    fn no_word_of_doubt_or_denial_can_stand_unnoticed_behind_an_agreement() {
        let words = super::super::typed::typed();
        for filler in decided().fillers.each().map(|words| words.join(" ")) {
            assert!(!words.negations.is_in(&filler) && !words.doubts.is_in(&filler), "{filler}");
        }
    }
}
