//! Reading a mail back: what a person sees of it.

use mail_parser::MessageParser;

/// No larger mail is read: what we write has attachments of a few pages.
const MAX_MAIL_BYTES: usize = 64 << 20;

/// Nor one of more parts: the parser keeps a mail within a mail within a mail, and calls itself to give them up again.
const MAX_NESTINGS: usize = 100;

/// The plain text of a mail, with line feeds; `None` if `mime` is no mail, is larger or deeper than any of ours, or has no text.
pub fn text_of(mime: &[u8]) -> Option<String> {
    if mime.len() > MAX_MAIL_BYTES || nestings(mime) > MAX_NESTINGS {
        return None;
    }
    let message = MessageParser::default().parse(mime)?;
    let text = message.body_text(0)?;
    Some(text.replace("\r\n", "\n").trim_end().to_owned())
}

/// How often a mail says of what kind a part of it is: no oftener can one part lie in another.
fn nestings(mime: &[u8]) -> usize {
    const HEADER: &[u8] = b"content-type";
    mime.windows(HEADER.len()).filter(|name| name.eq_ignore_ascii_case(HEADER)).count()
}
