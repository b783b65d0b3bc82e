//! Until when somebody is away, as far as an auto-reply says so.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::lang::{tokens, typed, written_date};

/// How much of an auto-reply is looked at, in bytes.
const MAX_BYTES: usize = 8 * 1024;

/// The day until which somebody is away: a date that follows `until`, `back on` and their like, in the subject or the
/// text. Without one the last day of a span, `10-31 July`, is not guessed.
pub(super) fn until(date: Option<Timestamp>, subject: &str, text: &str) -> Option<Date> {
    let written = TimeZone::UTC.to_datetime(date?).date();
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    [subject, &text[..end]].into_iter().find_map(|text| in_text(text, written))
}

fn in_text(text: &str, written: Date) -> Option<Date> {
    // Lines are broken anywhere, and `29 Feb` in a file name is none.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let dates = tokens(&text).filter_map(|token| {
        let rest = &text[token.start..];
        let after = &rest[typed().until.at_head(rest)?..];
        let (date, _) = written_date(after)?;
        date.from(written)
    });
    // `back on 5 March`: of several days the last one is meant.
    dates.filter(|date| *date >= written).max()
}
