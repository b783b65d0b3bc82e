//! The words that people write in replies, from the catalogues `answers.ftl`: lists that a program reads.

use std::sync::OnceLock;

use super::{LANGUAGES, catalogue, folded::tokens};

/// What a reply says of a task, by the word that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerWord {
    /// Delivered.
    Done,
    /// A part is delivered.
    Partly,
    /// It will come on a day that is named.
    Date,
    /// There is nothing to contribute.
    Nil,
    /// There will be no contribution.
    Decline,
    /// Somebody is to call.
    Help,
    /// What was answered before is taken back.
    Undo,
}

impl AnswerWord {
    /// Every word.
    pub const ALL: [Self; 7] = [Self::Done, Self::Partly, Self::Date, Self::Nil, Self::Decline, Self::Help, Self::Undo];

    /// The name in catalogues: `answer-word-done`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Date => "date",
            Self::Nil => "nil",
            Self::Decline => "decline",
            Self::Help => "help",
            Self::Undo => "undo",
        }
    }
}

/// A list of phrases, each as its folded words.
#[derive(Debug, Default)]
pub struct Phrases(Vec<Vec<String>>);

impl Phrases {
    /// How many bytes at the head of `text` are the longest phrase of the list that `text` begins with. Marks before
    /// it are passed over; between its words stand spaces or hyphens only.
    pub fn at_head(&self, text: &str) -> Option<usize> {
        /// No phrase of the lists has more words.
        const MOST_WORDS: usize = 6;
        let head: Vec<_> = tokens(text).take(MOST_WORDS).collect();
        let is_joined = |pair: &[super::folded::Token<'_>]| {
            text[pair[0].end..pair[1].start].chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}'))
        };
        let fits = |phrase: &&Vec<String>| {
            phrase.len() <= head.len()
                && phrase.iter().zip(&head).all(|(word, token)| *word == token.folded)
                && head[..phrase.len()].windows(2).all(is_joined)
        };
        let words = self.0.iter().filter(fits).map(Vec::len).max()?;
        Some(head[words - 1].end)
    }

    /// Every phrase, as its folded words.
    #[cfg(test)]
    pub(super) fn each(&self) -> impl Iterator<Item = &Vec<String>> {
        self.0.iter()
    }

    /// True if a phrase of the list stands anywhere in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        tokens(text).any(|token| self.at_head(&text[token.start..]).is_some())
    }

    /// The text after the first phrase of the list that stands in `text`.
    pub fn after_first<'a>(&self, text: &'a str) -> Option<&'a str> {
        tokens(text).find_map(|token| {
            let rest = &text[token.start..];
            self.at_head(rest).map(|end| &rest[end..])
        })
    }
}

/// The lists of all languages together: people answer in one that they were not written to in.
#[derive(Debug)]
pub struct Typed {
    /// What an answer begins with.
    pub words: [(AnswerWord, Phrases); 7],
    /// Joins the numbers of tasks.
    pub also: Phrases,
    /// What may follow an answer and says nothing more.
    pub thanks: Phrases,
    /// What a letter begins with.
    pub greetings: Phrases,
    /// Words of a note that turn what was said into its opposite.
    pub negations: Phrases,
    /// Words of a note that make what was said uncertain.
    pub doubts: Phrases,
    /// The names of the months, January first.
    pub months: [Phrases; 12],
    /// The names of the days of the week.
    pub weekdays: Phrases,
    /// What stands before a date.
    pub before: Phrases,
    /// What stands after a date, and changes nothing: `at the latest`.
    pub after: Phrases,
    /// What stands between day, month and year.
    pub within: Phrases,
    /// What makes an ordinal number of a day: `5th`, `1er`.
    pub ordinals: Phrases,
    /// What stands after a year.
    pub years: Phrases,
    /// Labels of the head that Outlook puts above a quoted mail.
    pub labels: Phrases,
    /// Titles of quoted and forwarded mails.
    pub original: Phrases,
    /// What telephones sign with.
    pub device: Phrases,
    /// Subjects of replies that say that somebody is away.
    pub absence: Phrases,
    /// What stands before the day on which somebody is back.
    pub until: Phrases,
    /// Marks that mail servers put before what comes from outside: `[EXTERNAL]`.
    pub banner_tags: Phrases,
    /// What mail servers say of it.
    pub banner_says: Phrases,
}

/// The lists.
pub fn typed() -> &'static Typed {
    static TYPED: OnceLock<Typed> = OnceLock::new();
    TYPED.get_or_init(|| Typed {
        words: AnswerWord::ALL.map(|word| (word, phrases(&format!("answer-word-{}", word.as_str())))),
        also: phrases("answer-also"),
        thanks: phrases("answer-thanks"),
        greetings: phrases("answer-greetings"),
        negations: phrases("answer-negations"),
        doubts: phrases("answer-doubts"),
        months: std::array::from_fn(|index| phrases(&format!("written-month-{}", index + 1))),
        weekdays: phrases("written-weekdays"),
        before: phrases("written-before"),
        after: phrases("written-after"),
        within: phrases("written-within"),
        ordinals: phrases("written-ordinals"),
        years: phrases("written-years"),
        labels: phrases("quoted-labels"),
        original: phrases("quoted-original"),
        device: phrases("sent-from-device"),
        absence: phrases("absence-subjects"),
        until: phrases("absence-until"),
        banner_tags: phrases("banner-tags"),
        banner_says: phrases("banner-says"),
    })
}

pub(super) fn phrases(id: &str) -> Phrases {
    let lists = LANGUAGES.into_iter().filter_map(|lang| catalogue::alternatives(lang, id));
    let words = |phrase: &str| tokens(phrase).map(|token| token.folded).collect::<Vec<_>>();
    let mut all: Vec<Vec<String>> =
        lists.flat_map(|list| list.split('|').map(words)).filter(|phrase| !phrase.is_empty()).collect();
    all.sort();
    all.dedup();
    Phrases(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_known_in_every_language_and_means_one_thing() {
        for word in AnswerWord::ALL {
            for lang in LANGUAGES {
                let id = format!("answer-word-{}", word.as_str());
                assert!(catalogue::alternatives(lang, &id).is_some_and(|list| !list.is_empty()), "{lang} {id}");
            }
        }
        let all: Vec<_> = typed().words.iter().flat_map(|(_, phrases)| &phrases.0).collect();
        for (index, phrase) in all.iter().enumerate() {
            assert!(!all[..index].contains(phrase), "{phrase:?} means two things");
        }
    }

    #[test]
    fn the_longest_phrase_counts_and_no_mark_stands_within_it() {
        let list = Phrases(vec![vec!["nil".into()], vec!["nil".into(), "return".into()]]);
        assert_eq!(list.at_head("NIL return, thanks"), Some(10));
        assert_eq!(list.at_head("NIL. Return"), Some(3));
        assert_eq!(list.at_head("nilly"), None);
        assert!(list.is_in("that is a nil return"));
        assert_eq!(list.after_first("so: nil - x"), Some(" - x"));
    }
}
