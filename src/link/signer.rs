//! Signs links, and verifies those that come back.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

use super::{
    Day, Key, Keys, Link, LinkError, Token,
    token::{TAG_BYTES, VERSION},
};

/// Keeps these tags apart from whatever else may ever be signed with such a key.
const CONTEXT: &[u8] = b"concerted link";

/// The block of SHA-256, to which a shorter key is filled up with zeros (RFC 2104 section 2).
const BLOCK_BYTES: usize = 64;

/// Signs and verifies the links of one installation.
#[derive(Debug, PartialEq, Eq)]
pub struct Signer {
    keys: Keys,
    installation: String,
}

impl Signer {
    /// With the keys of the installation that has this id. Another installation with the same keys, such as a copy for tests,
    /// takes none of its links.
    pub fn new(keys: Keys, installation: impl Into<String>) -> Self {
        Self { keys, installation: installation.into() }
    }

    /// The token of a link, the same for the same link as long as the same key signs.
    pub fn sign(&self, link: &Link) -> Token {
        let key = self.keys.signing();
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&self.mac(key, link).finalize().into_bytes()[..TAG_BYTES]);
        Token { kid: key.kid(), link: *link, tag }
    }

    /// The link of a token, if this installation signed it and its last day is not over.
    pub fn verify(&self, token: &Token, now: Timestamp) -> Result<Link, LinkError> {
        let key = self.keys.get(token.kid).ok_or(LinkError::UnknownKey(token.link))?;
        // In constant time. It would take a tag of any length, and one of a single byte is soon guessed: the type has sixteen.
        self.mac(key, &token.link).verify_truncated_left(&token.tag).map_err(|_| LinkError::Forged)?;
        if Day::of(now) > token.link.not_after { Err(LinkError::Expired(token.link)) } else { Ok(token.link) }
    }

    /// The link of a token as it stands in the address of a page, verified.
    pub fn read(&self, text: &str, now: Timestamp) -> Result<Link, LinkError> {
        self.verify(&text.parse()?, now)
    }

    /// The link of an address for mail, given its local part and the prefix that it was written with; verified.
    pub fn read_local_part(&self, local: &str, prefix: &str, now: Timestamp) -> Result<Link, LinkError> {
        self.verify(&Token::from_local_part(local, prefix)?, now)
    }

    /// What is after the installation's id has a fixed length, so that no other id gives the same bytes.
    pub(super) fn mac(&self, key: &Key, link: &Link) -> Hmac<Sha256> {
        let mut block = [0; BLOCK_BYTES];
        block[..key.secret().len()].copy_from_slice(key.secret());
        let mut mac = Hmac::<Sha256>::new(&block.into());
        let kid = key.kid().to_string();
        for part in [CONTEXT, self.installation.as_bytes(), VERSION.as_bytes(), kid.as_bytes()] {
            mac.update(part);
            mac.update(&[0]);
        }
        mac.update(&link.payload());
        mac
    }
}
