//! Addresses that a mail server will accept.

use lettre::{Address, message};

use crate::model::is_hidden;

/// Why a text cannot be used as a mail address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not an address.
    #[error("`{0}` is not a mail address; write it as `name@organisation.example`")]
    NotAnAddress(String),
    /// A form that RFC 5321 allows, but that servers refuse or interpret differently.
    #[error("`{0}` has a quoted name or a numeric domain, which many servers refuse; use a plain address")]
    Unusual(String),
    /// The domain has no ASCII form (RFC 5891).
    #[error("the domain of `{0}` is not a domain name")]
    Domain(String),
}

/// An address, with the display name that goes with it in a header.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mailbox {
    /// The display name; may be empty.
    pub name: String,
    /// The address.
    pub address: String,
}

impl Mailbox {
    /// An address without a name.
    pub fn bare(address: &str) -> Self {
        Self { name: String::new(), address: address.to_owned() }
    }

    /// An address with a name.
    pub fn named(name: &str, address: &str) -> Self {
        Self { name: name.to_owned(), address: address.to_owned() }
    }

    /// The address as lettre represents it. Control characters in the name become spaces, because lettre panics at a
    /// line end there.
    pub(super) fn to_lettre(&self) -> Result<message::Mailbox, AddressError> {
        let name = clean(&self.name);
        Ok(message::Mailbox::new((!name.is_empty()).then_some(name), checked(&self.address)?))
    }
}

/// The address with its domain in ASCII form (RFC 5891), as the envelope and the headers need it.
pub fn normal(address: &str) -> Result<String, AddressError> {
    checked(address).map(|address| address.to_string())
}

pub(super) fn checked(address: &str) -> Result<Address, AddressError> {
    let shown = || address.escape_debug().to_string();
    let (user, domain) = address.rsplit_once('@').ok_or_else(|| AddressError::NotAnAddress(shown()))?;
    if user.contains('"') || domain.starts_with('[') {
        return Err(AddressError::Unusual(shown()));
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| AddressError::Domain(shown()))?;
    let numeric = domain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b':');
    if numeric {
        return Err(AddressError::Unusual(shown()));
    }
    Address::new(user, &domain).map_err(|_| AddressError::NotAnAddress(shown()))
}

/// The text on a single line: control characters and Unicode line ends become spaces, and runs of spaces become one.
pub(super) fn clean(text: &str) -> String {
    let is_breaking = |c: char| c.is_whitespace() || is_hidden(c);
    text.split(is_breaking).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_of_any_script_gets_its_ascii_form() {
        assert_eq!(normal("alice@ministère.example").unwrap(), "alice@xn--ministre-60a.example");
        assert_eq!(normal("alice@MFA.example").unwrap(), "alice@mfa.example");
    }

    #[test]
    fn what_no_server_takes_is_refused() {
        for text in ["alice", "alice@", "@mfa.example", "alice@mfa.example\r\nRCPT TO:<x@y.example>", "a b@c.example"] {
            assert!(normal(text).is_err(), "{text:?}");
        }
        assert!(matches!(normal("\"a b\"@c.example"), Err(AddressError::Unusual(_))));
        assert!(matches!(normal("alice@[192.0.2.1]"), Err(AddressError::Unusual(_))));
        assert!(matches!(normal("alice@192.0.2.1"), Err(AddressError::Unusual(_))));
    }

    #[test]
    fn a_text_for_a_header_has_one_line() {
        assert_eq!(clean("Ministry\r\nBcc: x@y.example\u{0}\u{2028}z"), "Ministry Bcc: x@y.example z");
    }
}
