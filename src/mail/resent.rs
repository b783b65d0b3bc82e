//! A mail that is sent again: the same text under a new Message-ID, in the thread of the first mail.

use lettre::message::{Mailboxes, header};

use super::{LetterError, Mailbox};

/// What differs from the first mail.
#[derive(Clone, Copy, Debug)]
pub struct Resent<'a> {
    /// The Message-ID of the new mail.
    pub message_id: &'a str,
    /// The Message-ID of the first mail, which the new one refers to, so that mail programs show both together.
    pub first_id: &'a str,
    /// Who receives it instead of everybody the first mail went to, including those in copy; `None` for the same
    /// recipients.
    pub to: Option<&'a Mailbox>,
}

/// The bytes of `mime` with the header changed according to `resent`. Text, attachments and everything else stay the
/// same.
pub fn resent(mime: &[u8], resent: &Resent<'_>) -> Result<Vec<u8>, LetterError> {
    let head_end = mime.windows(4).position(|four| four == b"\r\n\r\n").map_or(mime.len(), |end| end + 2);
    let (head, rest) = mime.split_at(head_end);
    let head = String::from_utf8_lossy(head);
    let to = resent.to.map(written_to).transpose()?;
    let new_id = format!("Message-ID: {}\r\n", resent.message_id);
    let mut written = String::with_capacity(head.len() + 200);
    let mut references = resent.first_id.to_owned();
    for field in fields(&head) {
        match (name_of(&field).as_str(), &to) {
            ("message-id", _) => written.push_str(&new_id),
            ("references", _) => {
                let earlier = field.split_once(':').map_or("", |(_, value)| value);
                references = earlier.split_whitespace().chain([resent.first_id]).collect::<Vec<_>>().join("\r\n ");
            }
            ("to", Some(to)) => written.push_str(to),
            ("cc", Some(_)) => {}
            _ => written.push_str(&field),
        }
    }
    let references = format!("References: {references}\r\n");
    Ok([written.as_bytes(), references.as_bytes(), rest].concat())
}

/// The fields of a header, each with its continuation lines (RFC 5322 section 2.2.3).
fn fields(head: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for line in head.split_inclusive("\r\n") {
        match fields.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some(field) => field.push_str(line),
            None => fields.push(line.to_owned()),
        }
    }
    fields
}

fn name_of(field: &str) -> String {
    field.split(':').next().unwrap_or_default().to_ascii_lowercase()
}

fn written_to(to: &Mailbox) -> Result<String, LetterError> {
    // A name that looks encoded would be written unchanged, and decoded by the reader's mail program.
    let to = if to.name.contains("=?") { Mailbox::bare(&to.address) } else { to.clone() };
    let mut headers = header::Headers::new();
    headers.set(header::To::from(Mailboxes::new().with(to.to_lettre()?)));
    Ok(format!("{}\r\n", headers.to_string().trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "Date: Fri, 27 Nov 2026 17:00:00 +0000\r\nTo: \"Focal point, A\"\r\n <old@a.example>\r\nCc: c@a.example\r\n\
                         Subject: =?utf-8?b?0JA=?=\r\nMessage-ID: <1@x.example>\r\nReferences: <0@x.example>\r\n\r\nTo: a line of the text\r\n";

    #[test]
    fn the_same_text_leaves_under_a_message_id_of_its_own_in_the_same_thread() {
        let again = Resent { message_id: "<2@x.example>", first_id: "<1@x.example>", to: None };
        let again = String::from_utf8(resent(FIRST.as_bytes(), &again).unwrap()).unwrap();
        let expected = FIRST.replace(
            "Message-ID: <1@x.example>\r\nReferences: <0@x.example>",
            "Message-ID: <2@x.example>\r\nReferences: <0@x.example>\r\n <1@x.example>",
        );
        assert_eq!(again, expected);
    }

    #[test]
    fn another_recipient_takes_the_place_of_all() {
        let to = Mailbox::named("Focal point, Académie", "new@a.example");
        let again = Resent { message_id: "<2@x.example>", first_id: "<1@x.example>", to: Some(&to) };
        let again = String::from_utf8(resent(FIRST.as_bytes(), &again).unwrap()).unwrap();
        assert!(
            again.contains("<new@a.example>\r\n") && !again.contains("old@a.example") && !again.contains("Cc:"),
            "{again}"
        );
        assert!(again.is_ascii(), "{again}");
        assert!(again.ends_with("\r\n\r\nTo: a line of the text\r\n"), "the text stays: {again}");
        let hidden = Mailbox::named("=?utf-8?q?=E2=80=AE?=", "new@a.example");
        let again = Resent { to: Some(&hidden), message_id: "<2@x.example>", first_id: "<1@x.example>" };
        let again = String::from_utf8(resent(FIRST.as_bytes(), &again).unwrap()).unwrap();
        assert!(again.contains("To: new@a.example\r\n"), "{again}");
    }
}
