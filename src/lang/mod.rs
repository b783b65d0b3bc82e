//! Base: everything that people read, in their language: words, dates, numbers, lists.
//!
//! Messages are compiled-in Fluent catalogues; dates, numbers and lists follow the CLDR through ICU4X. A language is
//! given as a BCP 47 tag: its base language selects the catalogue, its region the digits and the order of dates.

mod article;
mod banner;
mod catalogue;
mod decided;
mod folded;
mod locale;
mod numerals;
mod reported;
mod salutation;
mod span;
mod typed;
mod written_amount;
mod written_date;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use jiff::civil::Date;

use crate::model::Lang;
pub use article::in_sentence;
pub use banner::{after_banners, without_tag};
use catalogue::Catalogue;
pub use catalogue::LANGUAGES;
pub use decided::{Decided, DecisionWord, decided};
pub use folded::{digit, folded, narrow, tokens};
use locale::Formats;
pub use reported::{AmountWord, reported};
pub use salutation::{Address, address};
pub use typed::{AnswerWord, Phrases, Typed, typed};
pub use written_amount::{WrittenAmount, whole_amount, written_amount};
pub use written_date::{WrittenDate, written_date, written_month};

/// The most languages that are kept ready; any further one is prepared again for each use.
const KEPT_LANGUAGES: usize = 64;

/// How long a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `Thursday 28 February 2013`.
    Full,
    /// `28 February 2013`.
    Long,
    /// `Thu 28 Feb 2013`, for subjects and tables where the weekday matters.
    Weekday,
    /// `28 Feb 2013`.
    Short,
    /// `Thu 28 Feb`, for subjects about a day whose year is obvious; without the weekday in languages that have no
    /// short word for it.
    Day,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text that is already in the reader's language.
    Text(String),
    /// A count, which selects the plural form; written in the language's digits.
    Count(i64),
}

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    voice: Arc<Voice>,
    isolating: bool,
}

/// What is prepared once per language.
struct Voice {
    lang: Lang,
    catalogue: Catalogue,
    formats: Formats,
}

impl Words {
    /// The words of `lang`, otherwise of its base language, otherwise English.
    pub fn of(lang: &Lang) -> Self {
        static VOICES: OnceLock<Mutex<BTreeMap<Lang, Arc<Voice>>>> = OnceLock::new();
        let mut voices = VOICES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(voice) = voices.get(lang) {
            return Self { voice: Arc::clone(voice), isolating: false };
        }
        let voice = Arc::new(Voice::of(lang));
        if voices.len() < KEPT_LANGUAGES {
            voices.insert(lang.clone(), Arc::clone(&voice));
        }
        Self { voice, isolating: false }
    }

    /// True if there is a catalogue for `lang` or its base language.
    pub fn has_catalogue(lang: &Lang) -> bool {
        LANGUAGES.contains(&lang.base())
    }

    /// Every letter in the catalogue of `lang`, otherwise of its base language, otherwise of English.
    pub fn letters(lang: &Lang) -> BTreeSet<char> {
        let texts = catalogue::texts(lang.base());
        texts.iter().flat_map(|(_, text)| text.chars()).filter(|c| c.is_alphabetic()).collect()
    }

    /// The language these words are in.
    pub fn lang(&self) -> &Lang {
        &self.voice.lang
    }

    /// The same words, but in right-to-left languages every argument is enclosed in Unicode isolation marks, so that
    /// Latin names and symbols do not disturb the order. Not for subjects.
    #[must_use]
    pub fn isolating(mut self) -> Self {
        self.isolating = self.lang().is_rtl();
        self
    }

    /// True if arguments are enclosed in isolation marks.
    pub fn is_isolating(&self) -> bool {
        self.isolating
    }

    /// The message `id`. An unknown id returns the id itself; a test makes sure that the catalogues are complete.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        if let Some(text) = self.voice.catalogue.say(id, args, self.isolating) {
            return text;
        }
        if self.voice.catalogue.base() == "en" {
            return id.into();
        }
        Self::of(&Lang::english()).say(id, args)
    }

    /// True if `id` is a message in the English catalogue, which contains them all.
    pub fn knows(id: &str) -> bool {
        Self::of(&Lang::english()).voice.catalogue.has(id)
    }

    /// Every message in the English catalogue with its placeholders, in order.
    pub fn messages() -> &'static BTreeMap<String, BTreeSet<String>> {
        static MESSAGES: OnceLock<BTreeMap<String, BTreeSet<String>>> = OnceLock::new();
        MESSAGES.get_or_init(|| catalogue::ids("en"))
    }

    /// A date.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        self.voice.formats.date(date, style)
    }

    /// The days from one to a later one, without saying twice what both have in common.
    pub fn span(&self, from: Date, to: Date, style: DateStyle) -> String {
        span::joined(&self.date(from, style), &self.date(to, style))
    }

    /// A number with at most `decimals` decimals.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.voice.formats.number(value, decimals)
    }

    /// A ratio as a percentage with at most `decimals` decimals: 0.835 is `83.5%` in English, `83,5 %` in French.
    ///
    /// There are no isolation marks between the number and its sign, because they would separate the two in
    /// right-to-left text.
    pub fn percent(&self, ratio: f64, decimals: usize) -> String {
        let plain = Self { isolating: false, ..self.clone() };
        let written = plain.say("percent", &[("number", Arg::Text(self.number(ratio * 100.0, decimals)))]);
        locale::with_own_percent_sign(written)
    }

    /// `a; b; c`, for long items or titles.
    pub fn series(&self, items: &[String]) -> String {
        items.join(match self.lang().base() {
            "ar" => "؛ ",
            "fr" => "\u{202f}; ",
            _ => "; ",
        })
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        self.voice.formats.list(items)
    }
}

impl Voice {
    fn of(lang: &Lang) -> Self {
        let lang = if Words::has_catalogue(lang) { lang.clone() } else { Lang::english() };
        let tag = locale::tag(&lang);
        Self { catalogue: Catalogue::of(lang.base(), &tag), formats: Formats::of(&tag), lang }
    }
}

/// Starts an isolate whose direction is that of its first strong character (UAX #9).
pub const ISOLATE: char = '\u{2068}';

/// Ends an isolate.
pub const END_ISOLATE: char = '\u{2069}';

/// Encloses `text` in first-strong isolation marks.
pub fn isolate(text: &str) -> String {
    format!("{ISOLATE}{text}{END_ISOLATE}")
}

#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod tests;
