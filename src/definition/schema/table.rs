//! What a key may hold, and how the tables of keys are made.

use super::form::{self, Form};

/// What a key holds.
pub(in crate::definition) enum Kind {
    /// A text, or a mapping of texts by language.
    Text,
    /// A text or a single value, in each language of at most so many characters.
    AtMost(usize, &'static Kind),
    /// A single value of some form.
    Word(&'static Form),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number of a size that can be shown and added.
    Number,
    /// A whole number in a range.
    Count(u32, u32),
    /// The number of the format; one that is not known is told so later.
    Format,
    /// A mapping with these keys.
    Record(&'static Table),
    /// A mapping from ids to values.
    ById(&'static Kind),
    /// A list, or its only item without brackets.
    OneOrMore(&'static Kind),
    /// A record, or only the word for one of its keys.
    Short(&'static str, &'static Table),
    /// A record, or a word.
    WordOr(&'static Form, &'static Table),
    /// A mapping with these keys, or only the text for one of them; told from texts by language by any key of more than
    /// three letters.
    TextOr(&'static str, &'static Table),
    /// The same, with single values in it that have parameters.
    WithParameters(&'static Kind),
    /// A list, or a mapping from ids to values.
    ListOrById(&'static Kind, &'static Kind),
}

// Single values that many tables hold.
pub(super) const ID: Kind = Kind::Word(&form::ID);
pub(super) const PLAIN: Kind = Kind::Word(&form::PLAIN);
pub(super) const DAY: Kind = Kind::Word(&form::DAY);
pub(super) const CLOCK: Kind = Kind::Word(&form::CLOCK);
pub(super) const ZONE: Kind = Kind::Word(&form::ZONE);
pub(super) const SCHEDULE: Kind = Kind::Word(&form::SCHEDULE);
pub(super) const LANGUAGE: Kind = Kind::Word(&form::LANGUAGE);
pub(super) const EMAIL: Kind = Kind::Word(&form::EMAIL);
pub(super) const TASK_REF: Kind = Kind::Word(&form::TASK_REF);

/// The keys of one kind of mapping.
pub(in crate::definition) struct Table {
    /// What the mapping describes, for people.
    pub(in crate::definition) noun: &'static str,
    /// Groups of keys.
    pub(in crate::definition) groups: &'static [&'static [Key]],
    /// What holds between keys; a mapping is told of the first rule that it breaks.
    pub(in crate::definition) rules: &'static [Rule],
}

/// One key.
pub(in crate::definition) struct Key {
    pub(in crate::definition) name: &'static str,
    pub(in crate::definition) kind: Kind,
    /// What it means, in one sentence with units and default: editors show it.
    pub(in crate::definition) about: &'static str,
    /// What it could say, if it is needed.
    pub(in crate::definition) needed: Option<&'static str>,
}

/// What holds between the keys of a mapping.
pub(in crate::definition) enum Rule {
    /// Exactly one of the two stands there.
    Either {
        /// The two.
        keys: [&'static str; 2],
        /// What is wrong without any.
        neither: Saying,
        /// What is wrong with both.
        both: Saying,
    },
    /// Where `key` stands, one of the others does too.
    Beside {
        /// The key.
        key: &'static str,
        /// The others.
        one_of: &'static [&'static str],
        /// What is wrong without them.
        missing: Saying,
    },
}

/// A message with its hint.
pub(in crate::definition) struct Saying(pub(in crate::definition) &'static str, pub(in crate::definition) &'static str);

impl Kind {
    /// True if a key of that name may stand somewhere below it.
    fn knows(&self, name: &str) -> bool {
        match self {
            Self::Record(table) | Self::Short(_, table) | Self::WordOr(_, table) | Self::TextOr(_, table) => {
                table.knows(name)
            }
            Self::AtMost(_, kind) | Self::ById(kind) | Self::OneOrMore(kind) | Self::WithParameters(kind) => {
                kind.knows(name)
            }
            Self::ListOrById(item, value) => item.knows(name) || value.knows(name),
            Self::Text
            | Self::Word(_)
            | Self::Choice(_)
            | Self::Flag
            | Self::Number
            | Self::Count(..)
            | Self::Format => false,
        }
    }

    /// True if it holds texts by language.
    pub(in crate::definition) fn is_text(&self) -> bool {
        match self {
            Self::AtMost(_, kind) => kind.is_text(),
            kind => matches!(kind, Self::Text | Self::TextOr(..)),
        }
    }
}

impl Table {
    /// Every key.
    pub(in crate::definition) fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.groups.iter().copied().flatten()
    }

    /// The key of that name.
    pub(in crate::definition) fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }

    /// True if a key of that name may stand in the mapping or somewhere below it.
    pub(in crate::definition) fn knows(&self, name: &str) -> bool {
        self.keys().any(|key| key.name == name || key.kind.knows(name))
    }
}

impl Rule {
    /// What is wrong with a mapping that has the keys that `has` knows, if anything is.
    pub(in crate::definition) fn broken(&self, has: impl Fn(&str) -> bool) -> Option<&Saying> {
        match self {
            Self::Either { keys: [one, other], neither, both } => match (has(one), has(other)) {
                (false, false) => Some(neither),
                (true, true) => Some(both),
                _ => None,
            },
            Self::Beside { key, one_of, missing } => {
                (has(key) && !one_of.iter().any(|other| has(other))).then_some(missing)
            }
        }
    }
}

/// A group of keys, each under what it means: `name: kind;` or `name: kind, needed "name: example";`.
macro_rules! keys {
    ($($(#[doc = $about:literal])+ $name:ident: $kind:expr $(, needed $example:literal)?;)+) => {
        &[$(crate::definition::schema::table::Key {
            name: stringify!($name),
            kind: $kind,
            about: concat!($($about),+).trim_ascii(),
            needed: keys!(@ $($example)?),
        }),+]
    };
    (@) => { None };
    (@ $example:literal) => { Some($example) };
}

pub(in crate::definition) use keys;
