//! Base: signed links, by which somebody answers without an account, and the keys that sign them.
//!
//! A [`Link`] says what it is for, about what, to whom and until when. [`Signer::sign`] makes a [`Token`] of it, which has two
//! forms: the last part of a page's address, and the local part of an address for mail. [`Signer::read`] and
//! [`Signer::read_local_part`] give the link back, if this installation signed it.
//!
//! **Invariant:** the same link and key give the same token; nothing is looked up, and no clock, file or source of random
//! bytes is asked: `now` and secrets are arguments.

mod base32;
mod claim;
mod keys;
mod kid;
mod signer;
#[cfg(test)]
mod tests;
mod token;

pub use claim::{
    Day, Link, Purpose, contact_of, subject_of_approval, subject_of_commitments, subject_of_input, subject_of_mail,
    subject_of_person,
};
pub use keys::{Key, Keys, KeysError, first_text, rotated};
pub use kid::Kid;
pub use signer::Signer;
pub use token::{LOCAL_PREFIX_AT_MOST, LinkError, Token};

/// How long a link lasts at most, in days: a preparation lasts about a year, and a link of its first mail should still open
/// what is due on its last day. Whoever makes links keeps to it; `concerted key list` counts on it.
pub const LIFETIME_DAYS: u32 = 400;
