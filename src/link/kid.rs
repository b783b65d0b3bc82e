//! The id of a key, by which a token says which one signed it.

use std::fmt;

use super::base32;
use crate::model::sha256::sha256_of_parts;

/// The number of letters.
const LETTERS: usize = 4;

/// The id of a key: four letters and digits, derived from its secret. It is no secret itself: twenty bits of a hash tell nothing of 256
/// random ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kid(u32);

impl Kid {
    /// Its bits.
    pub(super) const BITS: u32 = 5 * LETTERS as u32;

    /// The first bits of the secret's SHA-256.
    pub(super) fn of(secret: &[u8; 32]) -> Self {
        let [a, b, c, d, ..] = sha256_of_parts([b"key id".as_slice(), secret]);
        Self(u32::from_be_bytes([a, b, c, d]) >> (u32::BITS - Self::BITS))
    }

    /// The id that `text` writes, in lower case.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() != LETTERS {
            return None;
        }
        Self::from_number(base32::number(text)?.try_into().ok()?)
    }

    pub(super) fn from_number(number: u32) -> Option<Self> {
        (number >> Self::BITS == 0).then_some(Self(number))
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&base32::letters(self.0.into(), LETTERS))
    }
}

impl fmt::Debug for Kid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
