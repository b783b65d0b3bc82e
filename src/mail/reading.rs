//! Reads a mail back, to show what a person sees of it.

use mail_parser::MessageParser;

/// The largest mail that is read; ours have attachments of a few pages.
const MAX_MAIL_BYTES: usize = 64 << 20;

/// The most parts in a mail that is read: the parser stores nested mails within each other, and drops them recursively.
const MAX_NESTINGS: usize = 100;

/// The plain text of a mail, with LF line ends; `None` if `mime` is not a mail, is larger or more deeply nested than
/// any of ours, or has no text.
pub fn text_of(mime: &[u8]) -> Option<String> {
    if mime.len() > MAX_MAIL_BYTES || is_too_deep(mime) {
        return None;
    }
    let message = MessageParser::default().parse(mime)?;
    let text = message.body_text(0)?;
    Some(text.replace("\r\n", "\n").trim_end().to_owned())
}

/// True if the mail has more parts than the parser is given.
pub(super) fn is_too_deep(mime: &[u8]) -> bool {
    nestings(mime) > MAX_NESTINGS
}

/// How many content types the mail declares: parts cannot be nested more deeply than that.
fn nestings(mime: &[u8]) -> usize {
    const HEADER: &[u8] = b"content-type";
    mime.windows(HEADER.len()).filter(|name| name.eq_ignore_ascii_case(HEADER)).count()
}
