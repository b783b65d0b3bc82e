//! The texts of mails: compressed, in a table of their own, and cut down to the headers once nobody needs them any
//! more.

use std::io::{self, Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::At,
    unread::{known, of_row},
};
use crate::model::{MailKey, dated, sha256::sha256_hex};

/// No text of a mail is longer, however small its compressed form.
const LONGEST: u64 = 200_000_000;

/// The most texts cut down in one transaction.
const CUT_AT_ONCE: u32 = 500;

/// The stored part of a mail's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptText {
    /// The whole text, headers included; only the headers once the rest was dropped.
    pub bytes: Vec<u8>,
    /// False once only the headers are left.
    pub is_whole: bool,
}

impl Tx {
    /// Sets the text of a mail.
    pub(super) fn keep_text(&self, mail: &MailKey, text: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT INTO texts (mail, form, body) VALUES (?1, 'zlib', ?2) \
                   ON CONFLICT (mail) DO UPDATE SET form = 'zlib', sha256 = NULL, body = ?2";
        self.connection.prepare_cached(sql)?.execute(params![mail, packed(text)?])?;
        Ok(())
    }

    /// Cuts the texts of mails sent, returned or withdrawn before `settled_before` down to their headers, some hundreds
    /// at a time. Returns how many were cut; 0 once there are no more.
    pub fn cut_texts(&self, settled_before: Timestamp) -> Result<usize, StoreError> {
        let sql = "SELECT t.mail FROM texts t INDEXED BY texts_whole JOIN mails m ON m.key = t.mail \
                   WHERE t.form <> 'header' AND m.state IN ('sent', 'bounced', 'withdrawn') \
                     AND COALESCE(m.sent_at, m.due_at) < ?1 LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys: Vec<MailKey> = statement
            .query_map(params![At(settled_before), CUT_AT_ONCE], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in &keys {
            self.cut_text(key)?;
        }
        Ok(keys.len())
    }

    fn cut_text(&self, mail: &MailKey) -> Result<(), StoreError> {
        // What cannot be read is nothing that could be kept.
        let text = known(self.text(mail).map(Some))?.map(|text| text.bytes).unwrap_or_default();
        let end = text.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
        let sql = "UPDATE texts SET form = 'header', sha256 = ?2, body = ?3 WHERE mail = ?1";
        self.connection.prepare_cached(sql)?.execute(params![mail, sha256_hex(&text), packed(&text[..end])?])?;
        Ok(())
    }
}

impl Snapshot {
    /// The text of a mail, headers included. An error if it was cut down ([`StoreError::TextDropped`]).
    pub fn mime(&self, key: &MailKey) -> Result<Vec<u8>, StoreError> {
        let text = self.text(key)?;
        if text.is_whole { Ok(text.bytes) } else { Err(StoreError::TextDropped(key.clone())) }
    }

    /// The stored part of a mail's text.
    pub fn text(&self, key: &MailKey) -> Result<KeptText, StoreError> {
        let sql =
            "SELECT m.key, m.dated_at, t.form, t.body FROM texts t JOIN mails m ON m.key = t.mail WHERE t.mail = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_and_then(params![key], stored)?.next().transpose()?;
        let Stored { dated_at, form, body } = found.ok_or_else(|| StoreError::NoSuchMail(key.clone()))?;
        let text = if form == "plain" { body } else { unpacked(&body).map_err(|error| of_mail(key, error))? };
        let bytes = match dated_at {
            Some(at) => dated(&text, at),
            None => text,
        };
        Ok(KeptText { bytes, is_whole: form != "header" })
    }
}

/// A text as its row has it.
struct Stored {
    /// The date that it bears instead of the one that it was written with.
    dated_at: Option<Timestamp>,
    form: String,
    body: Vec<u8>,
}

fn stored(row: &Row<'_>) -> Result<Stored, StoreError> {
    let dated_at = of_row("mails", row, |row| row.get::<_, Option<At>>(1))?.map(|at| at.0);
    let (form, body) = of_row("texts", row, |row| Ok::<_, rusqlite::Error>((row.get(2)?, row.get(3)?)))?;
    Ok(Stored { dated_at, form, body })
}

fn of_mail(key: &MailKey, error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged { why, .. } => StoreError::damaged_row("texts", key.as_str(), why),
        error => error,
    }
}

fn packed(text: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).and_then(|()| encoder.finish()).map_err(|error| damaged(&error))
}

fn unpacked(body: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut text = Vec::new();
    io::copy(&mut ZlibDecoder::new(body).take(LONGEST), &mut text).map_err(|error| damaged(&error))?;
    Ok(text)
}

fn damaged(error: &io::Error) -> StoreError {
    StoreError::Damaged { what: "the text of a mail".to_owned(), why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_it_was() {
        let text = "Subject: hello\r\n\r\nhello, hello, hello\r\n".repeat(1_000);
        let small = packed(text.as_bytes()).unwrap();
        assert!(small.len() < text.len() / 10, "{}", small.len());
        assert_eq!(unpacked(&small).unwrap(), text.as_bytes());
        assert!(unpacked(b"not deflated").is_err());
    }
}
