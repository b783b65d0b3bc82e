//! What stands within a signature or behind an encryption: S/MIME (RFC 8551) and OpenPGP (RFC 3156).
//!
//! A signature around the text is opened, not verified: such a mail is worth what one without a signature is worth.

use mail_parser::MessageParser;

use crate::mail::reading;

/// The most signatures around each other that are opened (RFC 2634 has three).
pub(super) const MAX_SIGNATURES: usize = 3;

/// How deeply values stand within each other in a signature.
const MAX_DEPTH: usize = 16;

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_ID: u8 = 0x06;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PIECES: u8 = 0x24;
const INTEGER: u8 = 0x02;
/// `[0] EXPLICIT`.
const CONTENT: u8 = 0xa0;

/// Why the text of a mail cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// It is encrypted, and we have no key.
    Encrypted,
    /// It is signed in a form that we cannot open.
    Signed,
}

/// What stands in a part of type `application/pkcs7-mime`: the mail that was signed (RFC 5652 section 5).
pub(super) fn opened(bytes: &[u8]) -> Result<Vec<u8>, Sealed> {
    // What is no signed data is enveloped, authenticated and enveloped, or compressed.
    let signed = signed_data(bytes).ok_or(Sealed::Encrypted)?;
    content_of(signed).filter(|content| !reading::is_too_deep(content)).ok_or(Sealed::Signed)
}

/// The parser's view of a mail that was signed, with a head of its own.
pub(super) fn parsed(content: &[u8]) -> Option<mail_parser::Message<'_>> {
    MessageParser::default().parse(content)
}

/// True for the part types of S/MIME.
pub(super) fn is_pkcs7(content_type: &str) -> bool {
    matches!(content_type, "application/pkcs7-mime" | "application/x-pkcs7-mime")
}

/// True for what OpenPGP encrypted and nothing says in a type.
pub(super) fn is_pgp_message(text: &str) -> bool {
    text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----")
}

/// Signed data, if that is what `bytes` hold.
fn signed_data(bytes: &[u8]) -> Option<&[u8]> {
    let (info, _) = expect(bytes, SEQUENCE)?;
    let (kind, rest) = expect(info, OBJECT_ID)?;
    (kind == SIGNED_DATA).then_some(rest)
}

/// What was signed, if it is there.
fn content_of(rest: &[u8]) -> Option<Vec<u8>> {
    let (explicit, _) = expect(rest, CONTENT)?;
    let (signed, _) = expect(explicit, SEQUENCE)?;
    let (_, rest) = expect(signed, INTEGER)?;
    let (_, rest) = expect(rest, SET)?;
    let (encapsulated, _) = expect(rest, SEQUENCE)?;
    let (_, rest) = expect(encapsulated, OBJECT_ID)?;
    let (explicit, _) = expect(rest, CONTENT)?;
    let mut content = Vec::new();
    octets(explicit, &mut content, MAX_DEPTH)?;
    (!content.is_empty()).then_some(content)
}

/// The octets of a string, which may come in pieces.
fn octets(bytes: &[u8], into: &mut Vec<u8>, depth: usize) -> Option<()> {
    let (tag, mut content, _) = value(bytes, depth)?;
    match tag {
        OCTETS => into.extend_from_slice(content),
        OCTETS_IN_PIECES => {
            while !content.is_empty() {
                let (_, _, rest) = value(content, depth)?;
                octets(content, into, depth.checked_sub(1)?)?;
                content = rest;
            }
        }
        _ => return None,
    }
    Some(())
}

/// The content of the value at the head of `bytes`, which has to have this tag, and what follows it.
fn expect(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (own, content, rest) = value(bytes, MAX_DEPTH)?;
    (own == tag).then_some((content, rest))
}

/// Tag and content of the value at the head of `bytes` (X.690, BER), and what follows it.
fn value(bytes: &[u8], depth: usize) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&length, rest) = rest.split_first()?;
    // No tag of these structures needs a second byte.
    if tag & 0x1f == 0x1f {
        return None;
    }
    match length {
        0x80 => {
            // Without a length: up to two zero bytes, past the values within.
            let (mut end, depth) = (0, depth.checked_sub(1)?);
            while !rest[end..].starts_with(&[0, 0]) {
                let (_, _, after) = value(&rest[end..], depth)?;
                end = rest.len() - after.len();
            }
            Some((tag, &rest[..end], &rest[end + 2..]))
        }
        0..0x80 => split(tag, rest, usize::from(length)),
        _ => {
            let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            if digits.len() > 4 {
                return None;
            }
            split(tag, rest, digits.iter().fold(0, |all, digit| all << 8 | usize::from(*digit)))
        }
    }
}

fn split(tag: u8, rest: &[u8], length: usize) -> Option<(u8, &[u8], &[u8])> {
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x82, (content.len() >> 8) as u8, content.len() as u8][..], content].concat()
    }

    fn endless(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80][..], content, &[0, 0]].concat()
    }

    fn signed(wrap: fn(u8, &[u8]) -> Vec<u8>, octets: &[u8]) -> Vec<u8> {
        let data = tagged(OBJECT_ID, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]);
        let inner = wrap(SEQUENCE, &[data, wrap(CONTENT, octets)].concat());
        let body = [tagged(INTEGER, &[1]), tagged(SET, &[]), inner, tagged(SET, &[])].concat();
        let kind = tagged(OBJECT_ID, SIGNED_DATA);
        wrap(SEQUENCE, &[kind, wrap(CONTENT, &wrap(SEQUENCE, &body))].concat())
    }

    #[test]
    fn what_was_signed_is_found_in_either_encoding() {
        let mail = b"Content-Type: text/plain\r\n\r\nDONE OUT-03\r\n";
        assert_eq!(opened(&signed(tagged, &tagged(OCTETS, mail))), Ok(mail.to_vec()));
        let pieces = [tagged(OCTETS, &mail[..10]), tagged(OCTETS, &mail[10..])].concat();
        assert_eq!(opened(&signed(endless, &endless(OCTETS_IN_PIECES, &pieces))), Ok(mail.to_vec()));
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let enveloped = [&SIGNED_DATA[..8], &[3]].concat();
        let mail = tagged(SEQUENCE, &tagged(OBJECT_ID, &enveloped));
        assert_eq!(opened(&mail), Err(Sealed::Encrypted));
        let broken = tagged(SEQUENCE, &tagged(OBJECT_ID, SIGNED_DATA));
        assert_eq!(opened(&broken), Err(Sealed::Signed));
        assert_eq!(opened(b""), Err(Sealed::Encrypted));
    }

    #[test]
    fn what_is_cut_or_endless_ends() {
        let whole = signed(endless, &endless(OCTETS_IN_PIECES, &tagged(OCTETS, b"text")));
        for end in 0..whole.len() {
            drop(opened(&whole[..end]));
        }
        drop(opened(&[SEQUENCE, 0x80].repeat(100_000)));
        drop(opened(&[SEQUENCE, 0x84, 0xff, 0xff, 0xff, 0xff]));
    }
}
