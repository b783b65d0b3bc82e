//! What a mail says, before it is bytes.

use jiff::Timestamp;

use super::{AddressError, Mailbox};
use crate::model::{Lang, MailKey, digest::sha256_hex};

/// A mail to be written: who, whom, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Sender.
    pub from: Mailbox,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Mailbox>,
    /// Written to.
    pub to: Vec<Mailbox>,
    /// In copy.
    pub cc: Vec<Mailbox>,
    /// Subject, in any script.
    pub subject: String,
    /// Its own Message-ID, with angle brackets ([`message_id`]).
    pub message_id: String,
    /// When it was written; stands in `Date`, in UTC.
    pub date: Timestamp,
    /// The Message-ID that it answers or continues.
    pub in_reply_to: Option<String>,
    /// The Message-IDs of its thread, oldest first (RFC 5322 section 3.6.4).
    pub references: Vec<String>,
    /// True for what a machine writes by itself (RFC 3834 section 5): no automatic answers, please.
    pub auto_submitted: bool,
    /// Where the recipient can hand over or be taken off: `<https://…>` or `<mailto:…>` (RFC 2369).
    pub list_unsubscribe: Option<String>,
    /// Its language (RFC 3282).
    pub lang: Lang,
    /// The text for every reader.
    pub text: String,
    /// The same for readers of HTML.
    pub html: String,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Name of the file.
    pub name: String,
    /// Media type, such as `text/calendar; charset=utf-8; method=PUBLISH`.
    pub content_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a letter cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// An address is none.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Nobody to write to.
    #[error("the mail `{0}` has no recipient")]
    NoRecipient(String),
    /// A Message-ID is none (RFC 5322 section 3.6.4).
    #[error("`{0}` is not a Message-ID; it is written `<left@right>`")]
    MessageId(String),
    /// An attachment's type is none (RFC 2045 section 5).
    #[error("`{0}` is not a media type; it is written like `application/pdf`")]
    ContentType(String),
    /// lettre says no.
    #[error("the mail cannot be written: {0}")]
    Refused(String),
}

impl Letter {
    /// The mail as it goes over the wire: CRLF line ends, ASCII only. The same letter gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LetterError> {
        super::mime::write(self)
    }
}

/// The Message-ID of the mail `key` of an installation: stable, unlike that of any other installation, and without anything
/// that the key says.
pub fn message_id(installation: &str, key: &MailKey, domain: &str) -> String {
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| "localhost".to_owned());
    format!("<{}@{domain}>", short_hash(format!("{installation} {key}").as_bytes(), 32))
}

/// The first `digits` hex digits of a SHA-256.
pub(super) fn short_hash(bytes: &[u8], digits: usize) -> String {
    sha256_hex(bytes).chars().take(digits).collect()
}
