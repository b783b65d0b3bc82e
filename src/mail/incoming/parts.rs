//! The parts of a mail: its text, the fields of a delivery report, the head of the mail it is about.

use std::borrow::Cow;

use mail_parser::{
    Encoding, Message, MessagePart, MimeHeaders, PartType, decoders::quoted_printable::quoted_printable_decode,
};

use super::html;

/// How much text is kept, in bytes.
const MAX_TEXT_BYTES: usize = 256 * 1024;

/// What a mail is made of.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// What a person reads, with LF line ends.
    pub(super) text: String,
    /// The whole body as it came, for reports whose parts are broken: only if there is no text.
    pub(super) raw: String,
    /// The fields of delivery reports; empty if there is no such part.
    pub(super) status: String,
    /// The returned mail, or its head.
    pub(super) returned: String,
    /// True for a report that says what happened to a mail: of any kind that RFC 6522 knows.
    pub(super) is_report: bool,
    /// True for a complaint (RFC 5965).
    pub(super) is_feedback: bool,
    /// True for what only programs write: that a mail was read, or deleted unread (RFC 8098); what a calendar says to an
    /// invitation (RFC 5546), `Accepted`, `Declined`, another time.
    pub(super) is_of_program: bool,
}

impl Parts {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let mut parts = Self { text: text(message), ..Self::default() };
        let root = message.root_part();
        parts.is_report = content_type(root) == "multipart/report";
        for part in &message.parts {
            parts.take(part, message.raw_message.as_ref());
        }
        if parts.text.is_empty() {
            let body = message.raw_message.get(root.offset_body as usize..).unwrap_or_default();
            push(&mut parts.raw, &String::from_utf8_lossy(body).replace("\r\n", "\n"));
        }
        if parts.is_report && parts.status.is_empty() {
            parts.status.clone_from(if parts.text.is_empty() { &parts.raw } else { &parts.text });
        }
        parts
    }

    /// What a report says in words.
    pub(super) fn words(&self) -> &str {
        if self.text.is_empty() { &self.raw } else { &self.text }
    }

    fn take(&mut self, part: &MessagePart<'_>, raw: &[u8]) {
        match content_type(part).as_str() {
            "message/delivery-status" | "message/global-delivery-status" => {
                push(&mut self.status, &decoded(part, raw));
                self.status.push('\n');
            }
            "message/feedback-report" => self.is_feedback = true,
            "message/disposition-notification" | "message/global-disposition-notification" => {
                self.is_of_program = true;
            }
            "message/rfc822"
            | "message/global"
            | "text/rfc822-headers"
            | "text/rfc822-header"
            | "message/rfc822-headers"
            | "message/global-headers"
            | "message/partial" => {
                push(&mut self.returned, &decoded(part, raw));
                self.returned.push('\n');
            }
            "text/calendar" => self.is_of_program |= is_calendar_reply(part, raw),
            _ => {}
        }
    }
}

/// The type of a part in lower case, `text/plain`.
fn content_type(part: &MessagePart<'_>) -> String {
    let Some(kind) = part.content_type() else { return String::new() };
    format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_ascii_lowercase()
}

/// A part as text. Bytes that are no UTF-8 are replaced: what is read of it is ASCII.
fn decoded(part: &MessagePart<'_>, raw: &[u8]) -> String {
    let text = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        PartType::Message(message) => String::from_utf8_lossy(message.raw_message()).into_owned(),
        PartType::Multipart(_) => {
            let (start, end) = (part.offset_body as usize, part.offset_end as usize);
            String::from_utf8_lossy(raw.get(start..end).unwrap_or_default()).into_owned()
        }
    };
    text.replace("\r\n", "\n")
}

/// The parts that are read as text, one after the other. HTML only if nothing stands in them.
fn text(message: &Message<'_>) -> String {
    let bodies = message.text_body.iter().filter_map(|id| message.parts.get(*id as usize));
    let mut text = String::new();
    for part in bodies.filter(|part| content_type(part) != "text/calendar") {
        if let PartType::Text(body) = &part.body {
            let body = as_utf8(part, &message.raw_message).unwrap_or_else(|| body.to_string());
            push(&mut text, without_armor(&flowed(part, &body.replace("\r\n", "\n").replace('\r', "\n"))).as_ref());
            text.push('\n');
        }
    }
    if text.trim().is_empty() {
        let of_html = message.html_body.iter().filter_map(|id| message.parts.get(*id as usize));
        for part in of_html {
            if let PartType::Html(body) = &part.body {
                let body = as_utf8(part, &message.raw_message).unwrap_or_else(|| body.to_string());
                push(&mut text, &html::text_of(&body));
                text.push('\n');
            }
        }
    }
    text.trim_end().to_owned()
}

/// The text with the lines joined that a mail program broke (RFC 3676 `format=flowed`).
fn flowed(part: &MessagePart<'_>, text: &str) -> String {
    if attribute(part, "format").as_deref() != Some("flowed") {
        return text.to_owned();
    }
    let deletes_space = attribute(part, "delsp").as_deref() == Some("yes");
    let mut joined = String::with_capacity(text.len());
    // How deeply the line before is quoted, if it goes on in this one.
    let mut goes_on: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        // A space at the head protects `>`, `From ` and spaces (section 4.4).
        let content = line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]);
        // A signature ends a paragraph, whatever the line before says (section 4.3).
        let is_signature = content == "-- ";
        if goes_on != Some(depth) || is_signature {
            joined.push_str(if number > 0 { "\n" } else { "" });
            joined.push_str(&">".repeat(depth));
            joined.push_str(if depth > 0 { " " } else { "" });
        }
        let is_soft = content.ends_with(' ') && !is_signature;
        joined.push_str(if is_soft && deletes_space { &content[..content.len() - 1] } else { content });
        goes_on = is_soft.then_some(depth);
    }
    joined
}

/// True for what answers an invitation. What somebody passes on or attaches is published or requests something.
fn is_calendar_reply(part: &MessagePart<'_>, raw: &[u8]) -> bool {
    let said =
        || decoded(part, raw).lines().find_map(|line| Some(line.strip_prefix("METHOD:")?.trim().to_ascii_lowercase()));
    let method = attribute(part, "method").or_else(said);
    matches!(method.as_deref(), Some("reply" | "counter" | "refresh"))
}

/// An attribute of the type of a part, in lower case.
fn attribute(part: &MessagePart<'_>, name: &str) -> Option<String> {
    part.content_type()?.attribute(name).map(str::to_ascii_lowercase)
}

/// The text of a part that says it has a byte for each letter, or says nothing, and is in UTF-8: no text in an older character
/// set of one byte looks like that by chance. `None` for all others.
fn as_utf8(part: &MessagePart<'_>, raw: &[u8]) -> Option<String> {
    const OF_ONE_BYTE: [&str; 7] = ["us-ascii", "ascii", "ansi_x3", "iso-8859-", "windows-125", "koi8-", "unknown"];
    let charset = attribute(part, "charset");
    if charset.is_some_and(|charset| OF_ONE_BYTE.iter().all(|known| !charset.starts_with(known))) {
        return None;
    }
    let bytes = raw.get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => bytes.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes)?,
        // Programs that write base 64 know what they write.
        Encoding::Base64 => return None,
    };
    String::from_utf8(bytes).ok().filter(|text| !text.is_ascii())
}

/// The text within a signature that stands around it (RFC 9580 section 7), or the text as it is.
fn without_armor(text: &str) -> Cow<'_, str> {
    let signed = text.trim_start().strip_prefix("-----BEGIN PGP SIGNED MESSAGE-----");
    // The head of a signature, `Hash: SHA256`, ends at an empty line.
    let Some((_, signed)) = signed.and_then(|signed| signed.split_once("\n\n")) else { return Cow::Borrowed(text) };
    let signed = signed.split("\n-----BEGIN PGP SIGNATURE-----").next().unwrap_or_default();
    let lines = signed.lines().map(|line| line.strip_prefix("- ").unwrap_or(line));
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// Adds as much of `more` as there is room for.
fn push(text: &mut String, more: &str) {
    let room = MAX_TEXT_BYTES.saturating_sub(text.len()).min(more.len());
    let end = (0..=room).rev().find(|end| more.is_char_boundary(*end)).unwrap_or(0);
    text.push_str(&more[..end]);
}

/// The value of the first field `name` in the head of a returned mail, on one line.
pub(super) fn field_of(head: &str, name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for line in head.lines() {
        if let Some(value) = &mut found {
            if !line.starts_with([' ', '\t']) {
                break;
            }
            value.push_str(line);
        } else if let Some((own, value)) = line.split_once(':')
            && own.trim().eq_ignore_ascii_case(name)
        {
            found = Some(value.trim().to_owned());
        }
    }
    found.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
