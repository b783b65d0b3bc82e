//! The date in the head of a mail.

use jiff::Timestamp;

const NAME: &[u8] = b"Date: ";

/// The same mail with its date set to `at` (RFC 5322 section 3.6.1), so that it gives the time of sending however long the mail
/// waited. A text without a date is returned unchanged.
pub fn dated(mime: &[u8], at: Timestamp) -> Vec<u8> {
    let head_end = mime.windows(4).position(|four| four == b"\r\n\r\n").map_or(mime.len(), |end| end + 2);
    let mut line_start = 0;
    while let Some(length) = mime[line_start..head_end].windows(2).position(|two| two == b"\r\n") {
        let line_end = line_start + length;
        if mime[line_start..line_end].starts_with(NAME) {
            let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
            return [&mime[..line_start], NAME, date.as_bytes(), &mime[line_end..]].concat();
        }
        line_start = line_end + 2;
    }
    mime.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_gets_the_date_on_which_it_leaves() {
        let at: Timestamp = "2026-11-05T05:00:00Z".parse().unwrap();
        let mime = b"From: a@b.example\r\nDate: Fri, 27 Nov 2026 17:00:00 +0000\r\nSubject: x\r\n\r\nDate: kept\r\n";
        assert_eq!(
            String::from_utf8(dated(mime, at)).unwrap(),
            "From: a@b.example\r\nDate: Thu, 05 Nov 2026 05:00:00 +0000\r\nSubject: x\r\n\r\nDate: kept\r\n"
        );
        let without = b"Subject: x\r\n\r\nDate: no header\r\n";
        assert_eq!(dated(without, at), without);
    }
}
