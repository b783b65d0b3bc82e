//! Header texts that we encode ourselves: texts that look like encoded words (RFC 2047), which are encoded as a whole
//! so that nobody decodes what they spell; and the name of a recipient whose address cannot appear in a header.
//!
//! A title containing `=?utf-8?q?=E2=80=AE?=` is only letters, but mail programs would show the character it encodes,
//! which definition files are not allowed to contain.

use std::fmt::Write as _;

use lettre::message::header::{HeaderName, HeaderValue, Headers};

use super::{
    Letter, LetterError, Mailbox,
    address::{clean, normal},
};

/// The start of an encoded word.
const MARK: &str = "=?";

/// The most text in an encoded word (RFC 2047 section 2 allows 75 characters including the delimiters).
const MAX_TEXT: usize = 75 - "=?utf-8?q??=".len();

/// Rewrites those headers of `letter` whose text contains the start of an encoded word.
pub(super) fn protect(letter: &Letter, headers: &mut Headers) -> Result<(), LetterError> {
    let subject = clean(&letter.subject);
    if subject.contains(MARK) {
        insert(headers, "Subject", encoded(&subject));
    }
    let reply_to: Vec<Mailbox> = letter.reply_to.iter().cloned().collect();
    for (name, all) in
        [("From", std::slice::from_ref(&letter.from)), ("To", &letter.to), ("Cc", &letter.cc), ("Reply-To", &reply_to)]
    {
        if all.iter().any(|mailbox| clean(&mailbox.name).contains(MARK)) {
            let all = all.iter().map(list_entry).collect::<Result<Vec<_>, _>>()?;
            insert(headers, name, all.join(",\r\n "));
        }
    }
    Ok(())
}

/// Addresses the mail to a named group without members (RFC 5322 section 3.4), for a person whose address cannot appear
/// in a header.
pub(super) fn name_a_group(name: &str, headers: &mut Headers) {
    let name = clean(name);
    let name = if name.is_empty() { "undisclosed-recipients".to_owned() } else { name };
    insert(headers, "To", format!("{}:;", encoded(&name)));
}

fn insert(headers: &mut Headers, name: &'static str, written: String) {
    let name = HeaderName::new_from_ascii_str(name);
    headers.insert_raw(HeaderValue::dangerous_new_pre_encoded(name, written.clone(), written));
}

fn list_entry(mailbox: &Mailbox) -> Result<String, LetterError> {
    let (name, address) = (clean(&mailbox.name), normal(&mailbox.address)?);
    Ok(if name.is_empty() { address } else { format!("{}\r\n <{address}>", encoded(&name)) })
}

/// `text` as encoded words, one per line.
fn encoded(text: &str) -> String {
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let mut letter = String::new();
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            match byte {
                b' ' => letter.push('_'),
                byte if byte.is_ascii_alphanumeric() => letter.push(char::from(byte)),
                // Writing to a string cannot fail.
                byte => drop(write!(letter, "={byte:02X}")),
            }
        }
        // A character must not be split across encoded words (RFC 2047 section 5).
        if words.last().is_some_and(|word| word.len() + letter.len() > MAX_TEXT) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push_str(&letter);
        }
    }
    words.iter().map(|word| format!("=?utf-8?q?{word}?=")).collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_encoded_whole_in_short_words() {
        assert_eq!(encoded("=?utf-8?q?=E2?="), "=?utf-8?q?=3D=3Futf=2D8=3Fq=3F=3DE2=3F=3D?=");
        let long = encoded(&"é =? ".repeat(40));
        assert!(long.lines().all(|line| line.trim().len() <= 75), "{long}");
        assert!(!long.contains("=C3?="), "a letter is divided: {long}");
    }
}
