//! The parts of a mail: its text, the fields of a delivery report, the head of the mail it is about.

use std::borrow::Cow;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{
    charset::{self, Legacy},
    html,
    sealed::{self, Sealed},
};

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
    /// The character set in which its text was read, if it names none.
    pub(super) assumed: Option<Legacy>,
    /// Why there is no text, if it is there and cannot be read.
    pub(super) sealed: Option<Sealed>,
}

impl Parts {
    /// `assumed` is the character set of texts that name none.
    pub(super) fn of(message: &Message<'_>, assumed: Legacy) -> Self {
        Self::within(message, assumed, sealed::MAX_SIGNATURES)
    }

    /// The parts, of which so many may stand within signatures.
    fn within(message: &Message<'_>, assumed: Legacy, signatures: usize) -> Self {
        let mut parts = Self::default();
        parts.read_text(message, assumed);
        let root = message.root_part();
        parts.is_report = content_type(root) == "multipart/report";
        for part in &message.parts {
            parts.take(part, message.raw_message.as_ref());
        }
        if sealed::is_pgp_message(&parts.text) {
            parts.text.clear();
            parts.sealed = Some(Sealed::Encrypted);
        }
        if parts.text.is_empty() {
            parts.open(message, assumed, signatures);
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

    /// What stands within a signature counts as if it stood in the mail.
    fn open(&mut self, message: &Message<'_>, assumed: Legacy, signatures: usize) {
        for part in &message.parts {
            let kind = content_type(part);
            if kind == "multipart/encrypted" {
                self.sealed = Some(Sealed::Encrypted);
            }
            if !is_sealed(part, &kind) {
                continue;
            }
            let bytes = charset::bytes_of(part, &message.raw_message).unwrap_or_default();
            let opened = if signatures == 0 { Err(Sealed::Signed) } else { sealed::opened(&bytes) };
            let inner = opened.as_deref().map(sealed::parsed);
            match inner {
                Ok(Some(inner)) => {
                    let inner = Self::within(&inner, assumed, signatures - 1);
                    (self.text, self.assumed) = (inner.text, inner.assumed);
                    self.status.push_str(&inner.status);
                    self.returned.push_str(&inner.returned);
                    self.is_of_program |= inner.is_of_program;
                    self.is_report |= inner.is_report;
                    self.sealed = inner.sealed;
                }
                Ok(None) => self.sealed = Some(Sealed::Signed),
                Err(why) => self.sealed = Some(*why),
            }
            return;
        }
    }

    /// Reads the parts that are text, one after the other. HTML only if nothing stands in them.
    fn read_text(&mut self, message: &Message<'_>, assumed: Legacy) {
        let raw = &message.raw_message;
        let bodies = message.text_body.iter().filter_map(|id| message.parts.get(*id as usize));
        for part in bodies.filter(|part| content_type(part) != "text/calendar") {
            if let PartType::Text(body) = &part.body {
                let read = charset::decoded(part, raw, body, assumed);
                self.assumed = self.assumed.or(read.assumed);
                let body = flowed(part, &read.text.replace("\r\n", "\n").replace('\r', "\n"));
                push(&mut self.text, without_armor(&body).as_ref());
                self.text.push('\n');
            }
        }
        if self.text.trim().is_empty() {
            let of_html = message.html_body.iter().filter_map(|id| message.parts.get(*id as usize));
            for part in of_html {
                if let PartType::Html(body) = &part.body {
                    let read = charset::decoded(part, raw, body, assumed);
                    self.assumed = self.assumed.or(read.assumed);
                    push(&mut self.text, &html::text_of(&read.text));
                    self.text.push('\n');
                }
            }
        }
        self.text.truncate(self.text.trim_end().len());
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

/// True for a part that a signature or an encryption of S/MIME stands around; some servers change its type on the way.
fn is_sealed(part: &MessagePart<'_>, content_type: &str) -> bool {
    let is_named = || part.attachment_name().is_some_and(|name| name.to_ascii_lowercase().ends_with(".p7m"));
    sealed::is_pkcs7(content_type) || content_type == "application/octet-stream" && is_named()
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
