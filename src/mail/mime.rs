//! Encodes a letter: RFC 5322 headers, RFC 2045 parts.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        self, Mailboxes, MultiPart, SinglePart,
        header::{self, ContentType, HeaderName, HeaderValue},
    },
};

use super::{
    Attachment, Letter, LetterError, Mailbox,
    address::{checked, clean, normal},
    encoded_word,
    letter::short_hash,
};
use crate::model::sha256::sha256_of_parts;

impl Letter {
    /// The mail as it is transmitted: CRLF line ends, ASCII only. The same letter always gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LetterError> {
        write(self)
    }
}

/// Encodes `letter`. Non-ASCII addresses are left out of the headers: there they would require SMTPUTF8 (RFC 6532) of
/// every recipient's server, although only their own has to support it.
fn write(letter: &Letter) -> Result<Vec<u8>, LetterError> {
    if letter.to.is_empty() {
        return Err(LetterError::NoRecipient(letter.message_id.clone()));
    }
    let shown = Letter {
        to: only_ascii(&letter.to)?,
        cc: only_ascii(&letter.cc)?,
        reply_to: only_ascii(letter.reply_to.as_slice())?.pop(),
        ..letter.clone()
    };
    let head = head(&shown)?.envelope(envelope(letter)?);
    let mut message = head.multipart(body(letter)?).map_err(|error| LetterError::Refused(error.to_string()))?;
    encoded_word::protect(&shown, message.headers_mut())?;
    if shown.to.is_empty() {
        encoded_word::name_a_group(&letter.to[0].name, message.headers_mut());
    }
    Ok(message.formatted())
}

fn only_ascii(all: &[Mailbox]) -> Result<Vec<Mailbox>, LetterError> {
    let mut ascii = Vec::new();
    for mailbox in all {
        if normal(&mailbox.address)?.is_ascii() {
            ascii.push(mailbox.clone());
        }
    }
    Ok(ascii)
}

fn head(letter: &Letter) -> Result<message::MessageBuilder, LetterError> {
    let mut head = Message::builder()
        .header(header::Date::new(system_time(letter.date)))
        .header(header::From::from(mailboxes(std::slice::from_ref(&letter.from))?));
    if !letter.to.is_empty() {
        head = head.header(header::To::from(mailboxes(&letter.to)?));
    }
    head = head
        .subject(clean(&letter.subject))
        .message_id(Some(checked_id(&letter.message_id)?))
        .raw_header(line("Content-Language", letter.lang.as_str()));
    if !letter.cc.is_empty() {
        head = head.header(header::Cc::from(mailboxes(&letter.cc)?));
    }
    if let Some(reply_to) = &letter.reply_to {
        head = head.header(header::ReplyTo::from(mailboxes(std::slice::from_ref(reply_to))?));
    }
    if let Some(id) = &letter.in_reply_to {
        head = head.in_reply_to(checked_id(id)?);
    }
    if !letter.references.is_empty() {
        let ids = letter.references.iter().map(|id| checked_id(id)).collect::<Result<Vec<_>, _>>()?;
        head = head.references(ids.join(" "));
    }
    if letter.auto_submitted {
        let how = if letter.in_reply_to.is_some() { "auto-replied" } else { "auto-generated" };
        head = head.raw_header(line("Auto-Submitted", how));
        // Exchange only looks at this header.
        head = head.raw_header(line("X-Auto-Response-Suppress", "OOF, AutoReply"));
    }
    if let Some(target) = &letter.list_unsubscribe {
        head = head.raw_header(line("List-Unsubscribe", target));
    }
    Ok(head)
}

/// Without an explicit envelope, lettre derives one from the headers and refuses some valid ones.
fn envelope(letter: &Letter) -> Result<Envelope, LetterError> {
    let all = letter.to.iter().chain(&letter.cc).map(|mailbox| checked(&mailbox.address));
    let recipients: Vec<Address> = all.collect::<Result<_, _>>()?;
    let from = checked(&letter.from.address)?;
    Envelope::new(Some(from), recipients).map_err(|error| LetterError::Refused(error.to_string()))
}

/// Text and HTML as alternatives, then the attachments.
fn body(letter: &Letter) -> Result<MultiPart, LetterError> {
    let alternatives = |boundary: String| {
        MultiPart::alternative()
            .boundary(boundary)
            .singlepart(SinglePart::plain(letter.text.clone()))
            .singlepart(SinglePart::html(letter.html.clone()))
    };
    if letter.attachments.is_empty() {
        return Ok(alternatives(boundary(letter, "alternative")));
    }
    let mut mixed =
        MultiPart::mixed().boundary(boundary(letter, "mixed")).multipart(alternatives(boundary(letter, "alternative")));
    for attachment in &letter.attachments {
        mixed = mixed.singlepart(attached(attachment)?);
    }
    Ok(mixed)
}

fn attached(attachment: &Attachment) -> Result<SinglePart, LetterError> {
    let refused = || LetterError::ContentType(attachment.content_type.escape_debug().to_string());
    let content_type = ContentType::parse(&attachment.content_type).map_err(|_| refused())?;
    let part = message::Attachment::new(clean(&attachment.name));
    let is_text = attachment.content_type.starts_with("text/");
    // For a string, lettre may choose a readable encoding; for bytes it always uses base64.
    match String::from_utf8(attachment.bytes.clone()) {
        Ok(text) if is_text => Ok(part.body(text, content_type)),
        _ => Ok(part.body(attachment.bytes.clone(), content_type)),
    }
}

/// A boundary that no part contains: it depends on the content of every part, and `=_` cannot occur in quoted-printable
/// text (RFC 2045 section 6.7). lettre's own boundaries are random, so the same letter would never give the same bytes
/// twice.
fn boundary(letter: &Letter, kind: &str) -> String {
    let attached = letter.attachments.iter().map(|attachment| attachment.bytes.as_slice());
    let own = [kind.as_bytes(), letter.message_id.as_bytes(), letter.text.as_bytes(), letter.html.as_bytes()];
    format!("=_{}", short_hash(&sha256_of_parts(own.into_iter().chain(attached)), 32))
}

fn mailboxes(all: &[Mailbox]) -> Result<Mailboxes, LetterError> {
    let all = all.iter().map(Mailbox::to_lettre).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().collect())
}

/// True for a Message-ID that can stand in a header, with its angle brackets.
pub fn is_message_id(id: &str) -> bool {
    checked_id(id).is_ok()
}

fn checked_id(id: &str) -> Result<String, LetterError> {
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '@'));
    let inner = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
    match inner.and_then(|inner| inner.split_once('@')) {
        Some((left, right)) if is_part(left) && is_part(right) => Ok(id.to_owned()),
        _ => Err(LetterError::MessageId(id.escape_debug().to_string())),
    }
}

/// Mail has no dates before 1970, and lettre panics on them.
fn system_time(at: Timestamp) -> SystemTime {
    SystemTime::try_from(at.max(Timestamp::UNIX_EPOCH)).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// A single-line header for which lettre has no type.
fn line(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), clean(value))
}
