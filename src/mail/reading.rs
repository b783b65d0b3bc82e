//! Reading a mail back: what a person sees of it.

use mail_parser::MessageParser;

/// The plain text of a mail, with line feeds; `None` if `mime` is no mail or has no text.
pub fn text_of(mime: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(mime)?;
    let text = message.body_text(0)?;
    Some(text.replace("\r\n", "\n").trim_end().to_owned())
}
