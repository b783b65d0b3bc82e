//! A server's reply, assembled from an unknown number of bytes.

use crate::mail::address::clean;

/// How much of a line is kept: four times the limit of RFC 5321 section 4.5.3.1.5. A longer line is truncated, provided
/// that it ends.
const MAX_LINE_BYTES: usize = 2048;

/// The most lines in a reply.
const MAX_LINES: usize = 100;

/// The most bytes in a reply, including line ends.
const MAX_REPLY_BYTES: usize = 64 * 1024;

/// The most characters of a reply that are shown.
const MAX_WORDS_CHARS: usize = 500;

/// A whole reply (RFC 5321 section 4.2): `250-mail.example`, `250 8BITMIME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// Its code, the same in every line.
    pub(super) code: u16,
    /// The text after the code, line by line, trimmed.
    pub(super) lines: Vec<String>,
}

impl Reply {
    /// The reply on one line: `250 2.0.0 queued as 4711`. An enhanced code that every line repeats (RFC 2034) is kept
    /// once.
    pub(super) fn words(&self) -> String {
        let repeated =
            self.lines.first().and_then(|line| line.split(' ').next()).filter(|word| enhanced(word).is_some());
        let mut words = self.code.to_string();
        for (number, line) in self.lines.iter().enumerate() {
            let told = repeated.filter(|_| number > 0).and_then(|code| line.strip_prefix(code)).unwrap_or(line);
            words.push(' ');
            words.push_str(told.trim_start());
        }
        short(&words)
    }

    /// True for a completion, 2yz.
    pub(super) fn is_completion(&self) -> bool {
        (200..300).contains(&self.code)
    }

    /// True for a refusal, 4yz or 5yz.
    pub(super) fn is_refusal(&self) -> bool {
        (400..600).contains(&self.code)
    }
}

/// The three numbers of an enhanced code such as `5.1.1` (RFC 3463 section 2).
pub(in crate::mail) fn enhanced(word: &str) -> Option<(u16, u16, u16)> {
    let mut parts = word.split('.').map(|part| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    });
    let code = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(code)
}

/// A server's words, shortened for one line of a log or a listing.
pub(super) fn short(words: &str) -> String {
    clean(words).chars().take(MAX_WORDS_CHARS).collect()
}

/// Why some bytes are not a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoReply {
    /// Far more than any reply needs.
    Endless(String),
    /// Something other than SMTP, in the server's words.
    Senseless(String),
}

/// A reply while it is being read.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    code: Option<u16>,
    lines: Vec<String>,
    line: Vec<u8>,
    bytes: usize,
}

impl Assembly {
    /// Takes bytes from the front of `unread` up to the end of the reply, and returns the reply once it is complete.
    /// Whatever follows it stays in `unread`.
    pub(super) fn take(&mut self, unread: &mut Vec<u8>) -> Result<Option<Reply>, NoReply> {
        while let Some(end) = unread.iter().position(|byte| *byte == b'\n') {
            self.keep(&unread[..end])?;
            unread.drain(..=end);
            let line = std::mem::take(&mut self.line);
            if let Some(reply) = self.end_line(&line)? {
                return Ok(Some(reply));
            }
        }
        self.keep(unread)?;
        unread.clear();
        Ok(None)
    }

    fn keep(&mut self, part: &[u8]) -> Result<(), NoReply> {
        self.bytes += part.len() + 1;
        if self.bytes > MAX_REPLY_BYTES {
            return Err(NoReply::Endless(format!("more than {} kB", MAX_REPLY_BYTES / 1024)));
        }
        let room = MAX_LINE_BYTES.saturating_sub(self.line.len()).min(part.len());
        self.line.extend_from_slice(&part[..room]);
        Ok(())
    }

    fn end_line(&mut self, line: &[u8]) -> Result<Option<Reply>, NoReply> {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let senseless = || NoReply::Senseless(short(&decoded(line)));
        let (digits, rest) = line.split_at_checked(3).ok_or_else(senseless)?;
        let code = code(digits).ok_or_else(senseless)?;
        let is_last = match rest.first() {
            None | Some(b' ') => true,
            Some(b'-') => false,
            Some(_) => return Err(senseless()),
        };
        if *self.code.get_or_insert(code) != code {
            return Err(senseless());
        }
        if self.lines.len() == MAX_LINES {
            return Err(NoReply::Endless(format!("more than {MAX_LINES} lines")));
        }
        self.lines.push(decoded(rest.get(1..).unwrap_or_default()).trim().to_owned());
        Ok(is_last.then(|| Reply { code, lines: std::mem::take(&mut self.lines) }))
    }
}

fn code(digits: &[u8]) -> Option<u16> {
    let code: u16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (200..600).contains(&code).then_some(code)
}

/// Text from a server, which does not state its encoding: decoded as UTF-8 if it is valid, otherwise as Latin-1, in
/// which every byte is a character.
fn decoded(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        // Truncated within a character.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(&line[..error.valid_up_to()]).into_owned(),
        Err(_) => line.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<Reply>, NoReply> {
        Assembly::default().take(&mut bytes.to_vec())
    }

    fn words(bytes: &[u8]) -> String {
        read(bytes).unwrap().unwrap().words()
    }

    #[test]
    fn a_reply_is_the_same_however_its_bytes_arrive() {
        let bytes = b"250-mail.example\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n221 next";
        let (mut assembly, mut unread, mut whole) = (Assembly::default(), Vec::new(), None);
        for byte in bytes {
            unread.push(*byte);
            if whole.is_none() {
                whole = assembly.take(&mut unread).unwrap();
            }
        }
        assert_eq!(whole, read(bytes).unwrap());
        assert_eq!(whole.unwrap().lines, ["mail.example", "AUTH PLAIN", "8BITMIME"]);
        assert_eq!(unread, b"221 next", "what follows is not read");
    }

    #[test]
    fn a_reply_is_read_leniently() {
        assert_eq!(words(b"250\r\n"), "250");
        assert_eq!(words(b"250 ok\n"), "250 ok", "a bare line feed ends a line");
        assert_eq!(words(b"250-\r\n250-   \r\n250 ok\r\n"), "250 ok");
        assert_eq!(words(b"250 accept\xe9, merci\r\n"), "250 accepté, merci", "Latin-1");
        assert_eq!(words("250 принято\r\n".as_bytes()), "250 принято");
        assert_eq!(words(b"550-5.1.1 no such user\r\n550 5.1.1 ask them\r\n"), "550 5.1.1 no such user ask them");
    }

    #[test]
    fn a_long_line_is_cut_and_what_does_not_end_is_refused() {
        let long = format!("250 {}\r\n", "x".repeat(60_000));
        assert_eq!(read(long.as_bytes()).unwrap().unwrap().lines[0].len(), MAX_LINE_BYTES - 4);
        let endless = |bytes: &[u8]| matches!(read(bytes), Err(NoReply::Endless(_)));
        assert!(endless(&vec![b'2'; MAX_REPLY_BYTES + 1]));
        assert!(endless(&b"250-more\r\n".repeat(101)));
        assert!(endless(&format!("250-{}\r\n", "x".repeat(2000)).repeat(40).into_bytes()));
        assert!(!endless(&[b"250-more\r\n".repeat(99), b"250 last\r\n".to_vec()].concat()));
    }

    #[test]
    fn what_is_no_smtp_is_told_in_its_own_words() {
        for bytes in ["hello?", "25", "", "999 what", "250+ok", "250-a\r\n251 b", "\u{661}\u{662}\u{663} a"] {
            let said = read(format!("{bytes}\r\n").as_bytes());
            assert!(matches!(said, Err(NoReply::Senseless(_))), "{bytes}: {said:?}");
        }
    }
}
