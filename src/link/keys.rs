//! The keys that sign links, and the text of the file in which they are kept.
//!
//! One key a line: `id  day  secret  [retired]`, the day on which it was made and 32 bytes in base64url without padding. What
//! follows a `#` is a comment. The newest key that is not retired signs, all of them verify.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64_URL};
use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

use super::Kid;

const SECRET_BYTES: usize = 32;

/// Marks a key that signs no more.
const RETIRED: &str = "retired";

/// What a new file begins with.
const PREFACE: &str = "\
# The keys that sign links to answer by: id, day, secret. The newest one signs, all verify; one with `retired` after it signs no more.
# Whoever reads this file can answer in everybody's name; without it the links in all mails that were sent are dead.
# `concerted key rotate` adds a key, `concerted key list` says when an old one can be deleted.
";

/// A key. Its secret is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    kid: Kid,
    created: Date,
    secret: [u8; SECRET_BYTES],
    is_retired: bool,
}

impl Key {
    /// Its id.
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// The day in UTC on which it was made.
    pub fn created(&self) -> Date {
        self.created
    }

    /// True if it signs no more, even if it is the newest.
    pub fn is_retired(&self) -> bool {
        self.is_retired
    }

    pub(super) fn secret(&self) -> &[u8; SECRET_BYTES] {
        &self.secret
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Key");
        shown.field("kid", &self.kid).field("created", &self.created).field("is_retired", &self.is_retired);
        shown.finish_non_exhaustive()
    }
}

/// The keys of an installation, at least one of which signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The oldest first.
    keys: Vec<Key>,
    /// Which one signs.
    signing: usize,
}

/// What is wrong with a file of keys. No message shows any part of a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// A line that is no key.
    #[error("line {line}: {why}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// There is no key that may sign.
    #[error("it has no key that signs: each line is empty, a comment, or a retired key")]
    NoneSigns,
    /// A new secret has the id of a key that is there; once in a million. Another one has not.
    #[error("the new key has the id `{0}`, which another key has")]
    SameId(Kid),
}

impl Keys {
    /// The keys that a file's text has.
    pub fn parse(text: &str) -> Result<Self, KeysError> {
        let mut keys: Vec<(usize, Key)> = Vec::new();
        for (line, written) in (1..).zip(text.lines()) {
            let refuse = |why: String| KeysError::Line { line, why };
            let written = written.split('#').next().unwrap_or_default();
            let words: Vec<&str> = written.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            let key = Key::of_words(&words).map_err(refuse)?;
            if let Some((first, _)) = keys.iter().find(|(_, other)| other.kid == key.kid) {
                return Err(refuse(format!("it has the id `{}`, as has line {first}; delete one of them", key.kid)));
            }
            keys.push((line, key));
        }
        let mut keys: Vec<Key> = keys.into_iter().map(|(_, key)| key).collect();
        // Of two keys of one day the one further below is the newer.
        keys.sort_by_key(|key| key.created);
        let signing = keys.iter().rposition(|key| !key.is_retired).ok_or(KeysError::NoneSigns)?;
        Ok(Self { keys, signing })
    }

    /// The key that signs.
    pub fn signing(&self) -> &Key {
        &self.keys[self.signing]
    }

    /// The key with this id.
    pub fn get(&self, kid: Kid) -> Option<&Key> {
        self.keys.iter().find(|key| key.kid == kid)
    }

    /// All keys, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter().rev()
    }

    /// The last day on which a link that `kid` signed can be used, if links last `lifetime` days; `None` if it still signs.
    ///
    /// Nobody writes down when a key is retired, so that the day may be too late, never too early: it counts from the day on
    /// which the next key was made that may sign, and where there is none from `today`.
    pub fn last_link_ends(&self, kid: Kid, lifetime: u32, today: Date) -> Option<Date> {
        let at = self.keys.iter().position(|key| key.kid == kid).filter(|at| *at != self.signing)?;
        let next = self.keys[at + 1..].iter().find(|key| !key.is_retired);
        let signed_last = next.map_or(today, |key| key.created);
        let lifetime = Span::new().try_days(lifetime).ok()?;
        Some(signed_last.saturating_add(lifetime))
    }
}

impl Key {
    fn of_secret(secret: [u8; SECRET_BYTES], created: Date) -> Self {
        Self { kid: Kid::of(&secret), created, secret, is_retired: false }
    }

    fn of_words(words: &[&str]) -> Result<Self, String> {
        let (kid, created, secret, is_retired) = match words {
            [kid, created, secret] => (kid, created, secret, false),
            [kid, created, secret, word] if *word == RETIRED => (kid, created, secret, true),
            [_, _, _, _] => return Err(format!("the only word after a secret is `{RETIRED}`")),
            _ => {
                return Err(format!(
                    "it has {} of the parts of a key: id, day, secret, maybe `{RETIRED}`",
                    words.len()
                ));
            }
        };
        let kid = Kid::parse(kid).ok_or("its id is not four small letters and digits")?;
        let created = created.parse().ok().filter(|day: &Date| day.to_string() == *created);
        let created = created.ok_or("its second part is not a day like 2026-11-23")?;
        let secret = BASE64_URL.decode(secret).ok().and_then(|bytes| bytes.try_into().ok());
        let secret =
            secret.ok_or("its secret is not 32 bytes in base64url without padding, which are 43 characters")?;
        let key = Self { is_retired, ..Self::of_secret(secret, created) };
        if key.kid != kid {
            return Err(format!("the id of its secret is not `{kid}` but `{}`; one of them was changed", key.kid));
        }
        Ok(key)
    }

    fn line(&self) -> String {
        format!("{}  {}  {}\n", self.kid, self.created, BASE64_URL.encode(self.secret))
    }
}

/// The text of a new file with one key, made at `now`. The secret is random.
pub fn first_text(now: Timestamp, secret: [u8; SECRET_BYTES]) -> String {
    format!("{PREFACE}{}", Key::of_secret(secret, day_of(now)).line())
}

/// The text with another key below it, made at `now`, which signs from then on; whatever it has stays as it is. The secret is random.
pub fn rotated(text: &str, now: Timestamp, secret: [u8; SECRET_BYTES]) -> Result<String, KeysError> {
    let keys = Keys::parse(text)?;
    // The new key signs even if the clock was ahead when another one was made.
    let newest = keys.newest_first().map(Key::created).next();
    let created = newest.map_or(day_of(now), |newest| newest.max(day_of(now)));
    let key = Key::of_secret(secret, created);
    if keys.get(key.kid).is_some() {
        return Err(KeysError::SameId(key.kid));
    }
    let end = if text.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{text}{end}{}", key.line()))
}

fn day_of(now: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(now).date()
}
