//! The token of a link, in the two forms in which it is written.
//!
//! In the address of a page it is `v1.<key id>.<payload>.<tag>`, payload and tag in base64url without padding: 54 characters. In an
//! address for mail it is the same in base 32, since some servers turn local parts into lower case: 56 letters after a prefix.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64_URL};

use super::{Day, Kid, Link, Purpose, base32};

/// What the payload means, and how it is signed.
pub(super) const VERSION: &str = "v1";

/// Purpose 1, subject 8, contact 4, last day 4.
pub(super) const PAYLOAD_BYTES: usize = 17;

/// HMAC-SHA-256 cut to half of its length, as RFC 2104 section 5 allows it.
pub(super) const TAG_BYTES: usize = 16;

/// The characters of a page's token.
const PAGE_CHARS: usize = 54;

/// In an address for mail, key id and purpose share three bytes: 20 and 4 bits.
const MAIL_BYTES: usize = 3 + PAYLOAD_BYTES - 1 + TAG_BYTES;
const PURPOSE_BITS: u32 = 4;

/// The longest prefix of a local part, such as `answers+`, in bytes: with the token's 56 letters it has the 64 bytes that
/// a local part may have (RFC 5321 section 4.5.3.1.1).
pub const LOCAL_PREFIX_AT_MOST: usize = 8;

/// A link with the tag of the key that is said to have signed it. One that was read is worth nothing until it is verified, and so
/// does not show its link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub(super) kid: Kid,
    pub(super) link: Link,
    pub(super) tag: [u8; TAG_BYTES],
}

/// Why a token opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not in the form of a token, or in the form of the other kind: cut short, changed, or never ours.
    #[error("this link is not complete")]
    Malformed,
    /// No key has this id any more, so it cannot be verified.
    #[error("this link was signed with a key that is no longer in use")]
    UnknownKey(Link),
    /// The tag is not that of the key.
    #[error("this link was changed, or comes from somewhere else")]
    Forged,
    /// It is ours, and its last day is over; so that a page may offer a new one.
    #[error("this link has expired")]
    Expired(Link),
}

impl Token {
    /// The local part of an address for mail, such as `answers+…`; `None` if the prefix is longer than
    /// [`LOCAL_PREFIX_AT_MOST`], or the link is one to a page.
    pub fn to_local_part(&self, prefix: &str) -> Option<String> {
        if prefix.len() > LOCAL_PREFIX_AT_MOST || !self.link.purpose.is_of_mail() {
            return None;
        }
        let [purpose, payload @ ..] = self.link.payload();
        let head = self.kid.number() << PURPOSE_BITS | u32::from(purpose);
        let [_, head @ ..] = head.to_be_bytes();
        let mut bytes = [0; MAIL_BYTES];
        bytes[..3].copy_from_slice(&head);
        bytes[3..19].copy_from_slice(&payload);
        bytes[19..].copy_from_slice(&self.tag);
        Some(format!("{prefix}{}", base32::encoded(&bytes)))
    }

    /// Reads what [`Self::to_local_part`] wrote with this prefix, in capitals or not. Nothing is verified yet.
    pub fn from_local_part(local: &str, prefix: &str) -> Result<Self, LinkError> {
        Self::of_local_part(local, prefix).ok_or(LinkError::Malformed)
    }

    fn of_local_part(local: &str, prefix: &str) -> Option<Self> {
        let (head, letters) = local.split_at_checked(prefix.len())?;
        if !head.eq_ignore_ascii_case(prefix) {
            return None;
        }
        let bytes: [u8; MAIL_BYTES] = base32::decoded(&letters.to_ascii_lowercase())?;
        let head = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        let mut payload = [0; PAYLOAD_BYTES];
        payload[0] = (head & ((1 << PURPOSE_BITS) - 1)) as u8;
        payload[1..].copy_from_slice(&bytes[3..19]);
        let link = Link::of_payload(&payload).filter(|link| link.purpose.is_of_mail())?;
        Some(Self { kid: Kid::from_number(head >> PURPOSE_BITS)?, link, tag: bytes[19..].try_into().ok()? })
    }

    fn of_page(text: &str) -> Option<Self> {
        if text.len() != PAGE_CHARS {
            return None;
        }
        let mut parts = text.split('.');
        let (Some(VERSION), Some(kid), Some(payload), Some(tag), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let link = Link::of_payload(&decoded(payload)?).filter(|link| !link.purpose.is_of_mail())?;
        Some(Self { kid: Kid::parse(kid)?, link, tag: decoded(tag)? })
    }
}

/// Exactly `N` bytes; the engine refuses padding and bits that are left over, so that there is one text only for them.
fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64_URL.decode(text).ok()?.try_into().ok()
}

/// As the last part of a page's address. A token for mail that is written so is read by nobody.
impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (payload, tag) = (BASE64_URL.encode(self.link.payload()), BASE64_URL.encode(self.tag));
        write!(f, "{VERSION}.{}.{payload}.{tag}", self.kid)
    }
}

/// Reads a token as it stands in the address of a page. Nothing is verified yet.
impl FromStr for Token {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        Self::of_page(text).ok_or(LinkError::Malformed)
    }
}

/// Without the tag: whoever has it may answer.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("kid", &self.kid).field("link", &self.link).finish_non_exhaustive()
    }
}

impl Link {
    pub(super) fn payload(&self) -> [u8; PAYLOAD_BYTES] {
        let mut payload = [0; PAYLOAD_BYTES];
        payload[0] = self.purpose as u8;
        payload[1..9].copy_from_slice(&self.subject.to_be_bytes());
        payload[9..13].copy_from_slice(&self.contact.to_be_bytes());
        payload[13..].copy_from_slice(&self.not_after.0.to_be_bytes());
        payload
    }

    fn of_payload(payload: &[u8; PAYLOAD_BYTES]) -> Option<Self> {
        Some(Self {
            purpose: Purpose::numbered(payload[0])?,
            subject: u64::from_be_bytes(payload[1..9].try_into().ok()?),
            contact: u32::from_be_bytes(payload[9..13].try_into().ok()?),
            not_after: Day(u32::from_be_bytes(payload[13..].try_into().ok()?)),
        })
    }
}
