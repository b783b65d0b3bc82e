//! The head of a mail: who, to whom, when, in answer to what, and how it was marked.

use jiff::Timestamp;
use mail_parser::{Address, HeaderValue, Message};

use super::verdicts::{self, AuthResults};
use crate::mail::{Mailbox, address::clean};

/// The most addresses, ids and lines of a kind that are kept.
const MAX_ENTRIES: usize = 200;

/// The longest field that is kept, in characters.
const MAX_FIELD_CHARS: usize = 2_000;

/// What the head of a mail says.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) message_id: Option<String>,
    pub(super) return_path: Option<String>,
    pub(super) from: Option<Mailbox>,
    pub(super) recipients: Vec<String>,
    pub(super) in_reply_to: Vec<String>,
    pub(super) references: Vec<String>,
    pub(super) subject: String,
    pub(super) date: Option<Timestamp>,
    pub(super) auth_results: Vec<AuthResults>,
    /// Every field, its name in lower case and its value on one line.
    fields: Vec<(String, String)>,
}

/// Without the line `From … date` that mail servers put before a mail in an mbox or a pipe (RFC 4155).
pub(super) fn without_envelope_line(bytes: &[u8]) -> &[u8] {
    let line = |bytes: &[u8]| bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    if bytes.starts_with(b"From ") || bytes.starts_with(b">From ") { &bytes[line(bytes)..] } else { bytes }
}

impl Head {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let raw = |(name, value): (&str, &str)| (name.to_ascii_lowercase(), on_one_line(value));
        let fields: Vec<(String, String)> = message.headers_raw().take(1_000).map(raw).collect();
        let mut head = Self { fields, ..Self::default() };
        head.message_id = message.message_id().map(on_one_line);
        head.return_path = head.field("return-path").map(|value| address_in(value).unwrap_or_default());
        // Of several authors nobody can say which one was checked, or is meant (RFC 7489 section 6.6.1).
        let is_one = head.all("from").count() == 1 && message.from().is_some_and(|from| from.iter().count() == 1);
        head.from = message.from().and_then(Address::first).filter(|_| is_one).map(|from| Mailbox {
            name: clean(from.name().unwrap_or_default()),
            address: clean(from.address().unwrap_or_default()),
        });
        head.recipients = head.all_recipients(message);
        head.in_reply_to = ids(message.in_reply_to());
        head.references = ids(message.references());
        head.subject = on_one_line(message.subject().unwrap_or_default());
        head.date = message
            .date()
            .filter(|date| date.is_valid())
            .and_then(|date| Timestamp::from_second(date.to_timestamp()).ok());
        head.auth_results = head.all("authentication-results").filter_map(verdicts::read).take(MAX_ENTRIES).collect();
        head
    }

    fn all_recipients(&self, message: &Message<'_>) -> Vec<String> {
        let by_server = ["delivered-to", "x-original-to", "envelope-to"].into_iter().flat_map(|name| self.all(name));
        let by_server = by_server.filter_map(address_in);
        let named = [message.to(), message.cc()].into_iter().flatten().flat_map(Address::iter);
        let named = named.filter_map(|address| address.address()).map(clean);
        let mut recipients: Vec<String> = Vec::new();
        for address in by_server.chain(named).take(MAX_ENTRIES) {
            if !recipients.contains(&address) {
                recipients.push(address);
            }
        }
        recipients
    }

    /// The first field `name`, given in lower case.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Every field `name`.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    let all: Vec<&str> = match value {
        HeaderValue::Text(id) => vec![id],
        HeaderValue::TextList(ids) => ids.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    };
    all.into_iter().map(on_one_line).filter(|id| !id.is_empty()).take(MAX_ENTRIES).collect()
}

fn on_one_line(value: &str) -> String {
    let short: String = value.chars().take(MAX_FIELD_CHARS).collect();
    clean(&short).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first address in a field such as `<a@b.example>`.
fn address_in(value: &str) -> Option<String> {
    let inner = value.split_once('<').map_or(value, |(_, rest)| rest.split('>').next().unwrap_or_default());
    let address = clean(inner.trim());
    (!address.is_empty()).then_some(address)
}
