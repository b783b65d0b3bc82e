//! Days, spans of days, days of the year and times of day.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};

use super::{
    day_meant::day_meant,
    fault::{Fault, Remedy},
    years::YEARS,
};
use crate::{diag::Code, lang::digit};

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
    let parts = text.split_once("..").map(|(from, to)| (from.trim(), to.trim()));
    let Some((Ok(from), Ok(to))) = parts.map(|(from, to)| (day(from), day(to))) else {
        return Err(no_span(text, parts));
    };
    if to < from {
        let fix = Remedy::Write(format!("{to}..{from}"));
        return Err(Fault::new(Code::DatesReversed, format!("the span `{text}` ends before it begins"), fix));
    }
    Ok(from..=to)
}

/// The fault of what is no span of two days: with both days in their place, or else about the day that is none.
fn no_span(text: &str, parts: Option<(&str, &str)>) -> Fault {
    if let Some(meant) = span_meant(text) {
        return Fault::new(Code::BadDate, format!("`{text}` is not a span of dates"), Remedy::Write(meant));
    }
    let (from, to) = parts.unwrap_or_default();
    let wrong = [from, to].into_iter().filter(|part| !part.is_empty()).find_map(|part| Some((part, day(part).err()?)));
    match wrong.filter(|_| parts.is_some()) {
        // What is to be written in the place of one day is not a span.
        Some((part, fault)) => {
            let hint = fault.instead.map(|meant| format!("write `{meant}` in the place of `{part}`")).or(fault.hint);
            Fault { instead: None, ..Fault::new(fault.code, fault.message, hint) }
        }
        None => Fault::new(Code::BadDate, format!("`{text}` is not a span of dates"), "write 2013-01-01..2013-12-31"),
    }
}

/// What people write between the ends of a span, those first that hold others.
const BETWEEN: [&str; 12] = [" to ", " until ", " - ", " – ", " — ", "...", "…", "..", "–", "—", " bis ", " au "];

/// `2027`, `2027-2028`, `01.01.2027 to 31.12.2027`, `2027-01-01…2027-12-31`.
fn span_meant(text: &str) -> Option<String> {
    let text = text.trim();
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| text.len() == 4 && YEARS.contains(year));
    let (from, to) = match BETWEEN.iter().find_map(|between| text.split_once(between)) {
        Some(ends) => ends,
        None if text.len() == 9 && text.is_char_boundary(4) && text[4..].starts_with('-') => (&text[..4], &text[5..]),
        None if text.len() == 21 && text.is_char_boundary(10) && text[10..].starts_with('-') => {
            (&text[..10], &text[11..])
        }
        None => (text, text),
    };
    let is_one = std::ptr::eq(from, to);
    let end = |text: &str, month_and_day: &str| {
        let text = text.trim().trim_matches('.').trim();
        match (year(text), day(text), day_meant(text)) {
            (Some(year), ..) => Some(format!("{year}-{month_and_day}")),
            (_, Ok(day), _) if !is_one => Some(day.to_string()),
            (_, Err(_), Some(Remedy::Write(day))) if !is_one => Some(day),
            _ => None,
        }
    };
    let written = format!("{}..{}", end(from, "01-01")?, end(to, "12-31")?);
    days(&written).is_ok().then_some(written)
}

pub(in crate::definition) fn yearly(text: &str) -> Result<(i8, i8), Fault> {
    // 2024 is a leap year, so that 02-29 is a day.
    day(&format!("2024-{text}")).map(|date| (date.month(), date.day())).map_err(|_| {
        let meant = day_of_year_meant(text).unwrap_or_else(|| Remedy::Words("write month-day: 01-20".to_owned()));
        Fault::new(Code::BadDate, format!("`{text}` is not a day of the year"), meant)
    })
}

/// `1 May`, `01.05.`, `5-1`, `2027-05-01`; both days if it may be one or the other.
fn day_of_year_meant(text: &str) -> Option<Remedy> {
    let text: String = text.trim().trim_matches('-').chars().map(|c| digit(c).unwrap_or(c)).collect();
    let write = |date: Date| Remedy::Write(date.strftime("%m-%d").to_string());
    if let Ok(date) = day(&text) {
        return Some(write(date));
    }
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if let [first, second] = parts.as_slice()
        && parts.iter().all(|part| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let date = |month: &str, day: &str| Date::new(2024, month.parse().ok()?, day.parse().ok()?).ok();
        let (month_first, day_first) = (date(first, second), date(second, first));
        return match (month_first, day_first) {
            // With a point the day stands first; with a hyphen, as in the file, the month.
            (_, Some(date)) if text.contains('.') => Some(write(date)),
            (Some(date), _) if text.contains('-') => Some(write(date)),
            (Some(month), Some(day)) if month != day => {
                let (month, day) = (month.strftime("%m-%d"), day.strftime("%m-%d"));
                Some(Remedy::Words(format!("write {day} if the day comes first here, or {month}")))
            }
            (Some(date), _) | (None, Some(date)) => Some(write(date)),
            (None, None) => None,
        };
    }
    match day_meant(&format!("{text} 2024")).or_else(|| day_meant(&format!("{text}, 2024"))) {
        Some(Remedy::Write(date)) => Some(Remedy::Write(date.get(5..)?.to_owned())),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_another_form_keeps_both_its_ends() {
        for (text, meant) in [
            ("01.01.2026..31.12.2028", "2026-01-01..2028-12-31"),
            ("2026-01-01…2028-12-31", "2026-01-01..2028-12-31"),
            ("2026-01-01...2028-12-31", "2026-01-01..2028-12-31"),
            ("2026-01-01..2028-31-12", "2026-01-01..2028-12-31"),
            ("2026..2028", "2026-01-01..2028-12-31"),
            ("2026-2028", "2026-01-01..2028-12-31"),
            ("2026–2028", "2026-01-01..2028-12-31"),
            ("2026-01-01 - 2028-12-31", "2026-01-01..2028-12-31"),
            ("2026-01-01-2028-12-31", "2026-01-01..2028-12-31"),
            ("1 January 2026 to 31 December 2028", "2026-01-01..2028-12-31"),
            ("2026", "2026-01-01..2026-12-31"),
        ] {
            assert_eq!(days(text).unwrap_err().instead.as_deref(), Some(meant), "{text}");
        }
        for text in ["2026-01-01", "2026-01-01..", "..2028-12-31", "soon..later", "2026-01-01..2028-02-31"] {
            assert_eq!(days(text).unwrap_err().instead, None, "{text}");
        }
    }

    #[test]
    fn a_day_of_the_year_is_told_as_it_was_meant() {
        for (text, meant) in [
            ("1 May", "05-01"),
            ("May 1", "05-01"),
            ("01.05", "05-01"),
            ("1.5.", "05-01"),
            ("5-1", "05-01"),
            ("05-01-", "05-01"),
            ("2027-05-01", "05-01"),
            ("٠٥-٠١", "05-01"),
            ("20/5", "05-20"),
        ] {
            assert_eq!(yearly(text).unwrap_err().instead.as_deref(), Some(meant), "{text}");
        }
        for text in ["05/01", "13-32", "02-30", "spring", "05-01..05-03"] {
            assert_eq!(yearly(text).unwrap_err().instead, None, "{text}");
        }
    }
}
