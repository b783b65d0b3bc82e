//! What a key may hold, and the tables of keys built from it.

use super::form::{self, Form};

/// What a key holds.
pub(in crate::definition) enum Kind {
    /// A text, or a mapping of texts by language.
    Text,
    /// A text or a single value with a limit of characters, which applies to each language separately.
    AtMost(usize, &'static Kind),
    /// A single value of some form.
    Word(&'static Form),
    /// One of the given words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number small enough to be shown and added up.
    Number,
    /// A whole number in a range.
    Count(u32, u32),
    /// The format number; whether it is supported is checked later.
    Format,
    /// A mapping with these keys.
    Record(&'static Table),
    /// A mapping from ids to values.
    ById(&'static Kind),
    /// A list, or a single item without brackets.
    OneOrMore(&'static Kind),
    /// A record, or just the value of one of its keys.
    Short(&'static str, &'static Table),
    /// A record, or a word.
    WordOr(&'static Form, &'static Table),
    /// A mapping with these keys, or just the text of one of them. Any key longer than three letters tells it from
    /// texts by language.
    TextOr(&'static str, &'static Table),
    /// The same as the kind inside, except that single values may contain parameters.
    WithParameters(&'static Kind),
    /// A list, or a mapping from ids to values.
    ListOrById(&'static Kind, &'static Kind),
}

// Single values used in many tables.
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
    /// What the mapping describes, as named in messages.
    pub(in crate::definition) noun: &'static str,
    /// Groups of keys.
    pub(in crate::definition) groups: &'static [&'static [Key]],
    /// Rules between keys. Only the first rule that a mapping breaks is reported.
    pub(in crate::definition) rules: &'static [Rule],
}

/// One key.
pub(in crate::definition) struct Key {
    pub(in crate::definition) name: &'static str,
    pub(in crate::definition) kind: Kind,
    /// What it means, in one sentence with units and default. Editors show it.
    pub(in crate::definition) about: &'static str,
    /// An example, if the key is required.
    pub(in crate::definition) needed: Option<&'static str>,
}

/// A rule between the keys of a mapping.
pub(in crate::definition) enum Rule {
    /// Exactly one of the two keys is present.
    Either {
        /// The two.
        keys: [&'static str; 2],
        /// The message if neither is present.
        neither: Saying,
        /// The message if both are present.
        both: Saying,
    },
    /// If `key` is present, so is at least one of the others.
    Beside {
        /// The key.
        key: &'static str,
        /// The others.
        one_of: &'static [&'static str],
        /// The message if none of them is present.
        missing: Saying,
    },
}

/// A message with its hint.
pub(in crate::definition) struct Saying(pub(in crate::definition) &'static str, pub(in crate::definition) &'static str);

impl Kind {
    /// True if a key of that name may occur anywhere below it.
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

    /// True if a key of that name may occur in the mapping or anywhere below it.
    pub(in crate::definition) fn knows(&self, name: &str) -> bool {
        self.keys().any(|key| key.name == name || key.kind.knows(name))
    }
}

impl Rule {
    /// The message, if a mapping breaks the rule; `has` says which keys it has.
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

/// A group of keys, each preceded by its meaning as a doc comment: `name: kind;` or `name: kind, needed "name:
/// example";`.
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
