//! Days, spans of days, days of the year and times of day.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};

use super::{
    day_meant::day_meant,
    fault::{Fault, Remedy},
    years::YEARS,
};
use crate::diag::Code;

pub(in crate::definition) fn day(text: &str) -> Result<Date, Fault> {
    let b = text.as_bytes();
    let shaped = b.len() == 10
        && b.iter().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { *c == b'-' } else { c.is_ascii_digit() });
    if !shaped {
        // A time of day after it is of no use.
        let without_time =
            text.get(..10).filter(|_| matches!(b.get(10), Some(b' ' | b'T'))).filter(|first| day(first).is_ok());
        let meant = without_time.map(|first| Remedy::Write(first.to_owned())).or_else(|| day_meant(text));
        let meant = meant.unwrap_or_else(|| Remedy::Words("write year-month-day: 2013-05-29".to_owned()));
        return Err(Fault::new(Code::BadDate, format!("`{text}` is not a date (year-month-day)"), meant));
    }
    if !YEARS.contains(&text[..4].parse().unwrap_or(0)) {
        let message = format!("`{text}` lies outside the years {} to {}", YEARS.start(), YEARS.end());
        return Err(Fault::new(Code::BadDate, message, "check the year"));
    }
    text.parse().map_err(|_| {
        let first = format!("{}01", &text[..8]).parse::<Date>().ok();
        let fix = first.map(|first| Remedy::Words(format!("the month ends on {}", first.last_of_month())));
        Fault::new(Code::BadDate, format!("the day `{text}` does not exist"), day_meant(text).or(fix))
    })
}

pub(in crate::definition) fn days(text: &str) -> Result<RangeInclusive<Date>, Fault> {
    let Some((from, to)) = text.split_once("..") else {
        let words = || Remedy::Words("write 2013-01-01..2013-12-31".to_owned());
        let fix = span_meant(text).unwrap_or_else(words);
        return Err(Fault::new(Code::BadDate, format!("`{text}` is not a span of dates"), fix));
    };
    let (from, to) = (day(from.trim())?, day(to.trim())?);
    if to < from {
        let fix = Remedy::Write(format!("{to}..{from}"));
        return Err(Fault::new(Code::DatesReversed, format!("the span `{text}` ends before it begins"), fix));
    }
    Ok(from..=to)
}

/// `2027`, `2027-2028`, `2027-01-01 to 2027-12-31`.
fn span_meant(text: &str) -> Option<Remedy> {
    let ends: Vec<&str> = ["to", "until", "–", "—"].iter().fold(vec![text], |ends, word| match ends.as_slice() {
        [whole] => whole.split(word).collect(),
        _ => ends,
    });
    let ends = match ends.as_slice() {
        [years] if years.len() == 9 => years.split('-').collect(),
        [days] if days.contains(" - ") => days.split(" - ").collect(),
        _ => ends,
    };
    let year = |text: &str| text.parse().ok().filter(|year| YEARS.contains(year));
    let end = |text: &str, month_and_day: &str| match year(text.trim()) {
        Some(year) => Some(format!("{year}-{month_and_day}")),
        None => day(text.trim()).ok().map(|day| day.to_string()),
    };
    let (first, last) = (ends.first()?, ends.last()?);
    let written = format!("{}..{}", end(first, "01-01")?, end(last, "12-31")?);
    (ends.len() <= 2 && (ends.len() == 2 || year(text.trim()).is_some()) && days(&written).is_ok())
        .then_some(Remedy::Write(written))
}

pub(in crate::definition) fn yearly(text: &str) -> Result<(i8, i8), Fault> {
    // 2024 is a leap year, so that 02-29 is a day.
    day(&format!("2024-{text}"))
        .map(|date| (date.month(), date.day()))
        .map_err(|_| Fault::new(Code::BadDate, format!("`{text}` is not a day of the year"), "write month-day: 01-20"))
}

pub(in crate::definition) fn clock(text: &str) -> Result<Time, Fault> {
    let read = || {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        (digits(hours) && digits(minutes)).then_some(())?;
        Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
    };
    read().ok_or_else(|| {
        let words = || Remedy::Words("write hours and minutes in quotes: \"09:00\"".to_owned());
        Fault::new(Code::BadTime, format!("`{text}` is not a time of day"), clock_meant(text).unwrap_or_else(words))
    })
}

/// `9:00`, `9.30`, `9h30`, `0930`, `09:30:00`, `9`.
fn clock_meant(text: &str) -> Option<Remedy> {
    let parts: Vec<&str> = text.split([':', '.', 'h', 'H']).map(str::trim).collect();
    let (hours, minutes) = match parts.as_slice() {
        [all] if all.len() == 4 => (all.get(..2)?, all.get(2..)?),
        [hours] | [hours, ""] => (*hours, "0"),
        [hours, minutes] | [hours, minutes, "00"] => (*hours, *minutes),
        _ => return None,
    };
    let time = Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()?;
    Some(Remedy::Write(format!("\"{}\"", time.strftime("%H:%M"))))
}
