//! Holidays from an `.ics` file: days without a time of day, of one year or of every year. Anything else is left out
//! with a warning.

use std::sync::Arc;

use icalendar::parser::{Component, read_calendar};
use jiff::{ToSpan, civil::Date};

use super::ics_gate::{self, EventPlace};
use crate::diag::{Code, Diagnostic, Label};

/// The longest holiday.
const MAX_DAYS: i32 = 60;

/// No file is given more warnings than this.
const MAX_WARNINGS: usize = 50;

/// A name is cut after this many characters.
const MAX_NAME_CHARS: usize = 100;

/// What a holiday without a name is called.
const NAMELESS: &str = "holiday";

/// A day off that a file names.
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) name: String,
    pub(super) estimated: bool,
}

/// The days off of a file; those of every year in `years`.
pub(super) fn read(file: &Arc<str>, text: &str, years: &[i16], findings: &mut Vec<Diagnostic>) -> Vec<Day> {
    let passed = match ics_gate::pass(file, text) {
        Ok(passed) => passed,
        Err(finding) => {
            findings.push(*finding);
            return Vec::new();
        }
    };
    let parsed = read_calendar(&passed.text).map(|calendar| {
        let events =
            calendar.components.iter().filter(|component| component.name.as_str().eq_ignore_ascii_case("VEVENT"));
        events.map(|event| holiday(event, years)).collect::<Vec<_>>()
    });
    match parsed {
        Ok(holidays) if holidays.len() == passed.events.len() => {
            let mut warnings = 0;
            let mut days = Vec::new();
            for (holiday, place) in holidays.into_iter().zip(&passed.events) {
                match holiday {
                    Ok(holiday) => days.extend(holiday),
                    Err(fault) if warnings < MAX_WARNINGS => {
                        warnings += 1;
                        findings.push(fault.finding(file, place));
                    }
                    Err(_) => {}
                }
            }
            days
        }
        _ => {
            let message = "this calendar cannot be read";
            let finding = Diagnostic::new(Code::BadIcs, Label::new(file, 0..0, ""), message);
            findings.push(finding.hint("export the calendar again, or write its days under `holidays:`".to_owned()));
            Vec::new()
        }
    }
}

/// Why an event is left out: the property to blame, and what is wrong with it.
struct Fault {
    property: &'static str,
    message: String,
}

impl Fault {
    fn new(property: &'static str, message: impl Into<String>) -> Self {
        Self { property, message: message.into() }
    }

    fn finding(self, file: &Arc<str>, place: &EventPlace) -> Diagnostic {
        let message = format!("this event is left out: {}", self.message);
        let label = Label::new(file, place.property(self.property), "");
        Diagnostic::new(Code::IcsSkipped, label, message)
            .hint("write its days under `holidays:` if it is a day off".to_owned())
    }
}

fn holiday(event: &Component<'_>, years: &[i16]) -> Result<Vec<Day>, Fault> {
    if value(event, "STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
        return Ok(Vec::new());
    }
    let (start, length) = span(event)?;
    if let Some(property) = ["RDATE", "EXDATE", "RECURRENCE-ID"].into_iter().find(|name| value(event, name).is_some()) {
        return Err(Fault::new(property, format!("`{property}` is not understood")));
    }
    let until = match value(event, "RRULE") {
        None => None,
        Some(rule) => Some(yearly_until(rule, start)?),
    };
    let (name, estimated) = name(event);
    let starts: Vec<Date> = match until {
        None => vec![start],
        Some(until) => years
            .iter()
            .filter_map(|year| Date::new(*year, start.month(), start.day()).ok())
            .filter(|day| (start..=until).contains(day))
            .collect(),
    };
    let days = starts.into_iter().flat_map(|start| (0..length).map(move |day| start.saturating_add(day.days())));
    Ok(days.map(|date| Day { date, name: name.clone(), estimated }).collect())
}

/// The first day, and how many there are.
fn span(event: &Component<'_>) -> Result<(Date, i32), Fault> {
    let Some(start) = value(event, "DTSTART") else {
        return Err(Fault::new("DTSTART", "it has no first day, `DTSTART`"));
    };
    let start = day("DTSTART", start)?;
    let length = match (value(event, "DTEND"), value(event, "DURATION")) {
        // Some programs write the day itself as its end.
        (Some(end), _) => (day("DTEND", end)? - start).get_days().max(i32::from(day("DTEND", end)? == start)),
        (None, Some(duration)) => whole_days(duration)?,
        (None, None) => 1,
    };
    if (1..=MAX_DAYS).contains(&length) {
        return Ok((start, length));
    }
    let property = if value(event, "DTEND").is_some() { "DTEND" } else { "DURATION" };
    Err(Fault::new(property, format!("it ends before it begins, or lasts longer than {MAX_DAYS} days")))
}

/// `20270520`; a time of day is none.
fn day(property: &'static str, text: &str) -> Result<Date, Fault> {
    let text = text.trim();
    let is_shaped = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_shaped {
        let message = format!("`{property}` is no whole day such as 20270520, as holidays are");
        return Err(Fault::new(property, message));
    }
    let read = || Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok();
    let date = read().filter(|date| super::word::YEARS.contains(&date.year()));
    date.ok_or_else(|| Fault::new(property, format!("the day `{text}` does not exist or is too far away")))
}

/// `P2D`, `P1W`.
fn whole_days(text: &str) -> Result<i32, Fault> {
    let read = || {
        let rest = text.trim().strip_prefix('P')?;
        let (digits, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
        let days = digits.parse::<i32>().ok().filter(|days| (1..=MAX_DAYS).contains(days))?;
        match unit {
            "D" => Some(days),
            "W" => Some(days * 7),
            _ => None,
        }
    };
    read().ok_or_else(|| Fault::new("DURATION", "`DURATION` is no number of whole days such as P2D"))
}

/// The last day of a rule that says no more than: every year.
fn yearly_until(rule: &str, start: Date) -> Result<Date, Fault> {
    let mut until = Date::MAX;
    let mut is_yearly = false;
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let is_number = |wanted: i8| value.parse() == Ok(wanted);
        let is_fine = match name.to_ascii_uppercase().as_str() {
            "FREQ" => {
                is_yearly = value.eq_ignore_ascii_case("YEARLY");
                is_yearly
            }
            "INTERVAL" => is_number(1),
            "BYMONTH" => is_number(start.month()),
            "BYMONTHDAY" => is_number(start.day()),
            "WKST" => true,
            "UNTIL" => {
                until = day("RRULE", value.get(..8).unwrap_or(value))?;
                true
            }
            _ => false,
        };
        if !is_fine {
            return Err(Fault::new("RRULE", format!("`{part}` is not understood, only `RRULE:FREQ=YEARLY` is")));
        }
    }
    if is_yearly { Ok(until) } else { Err(Fault::new("RRULE", "its `RRULE` does not say `FREQ=YEARLY`")) }
}

/// The name, and whether the day may still move.
fn name(event: &Component<'_>) -> (String, bool) {
    const MARK: &str = "(estimated)";
    let summary = value(event, "SUMMARY").unwrap_or_default();
    let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = summary.to_ascii_lowercase().find(MARK);
    let said = at.is_some()
        || value(event, "X-CONCERTED-ESTIMATED").is_some_and(|value| value.trim().eq_ignore_ascii_case("TRUE"))
        || value(event, "CATEGORIES").is_some_and(|all| all.split(',').any(is_estimated));
    let name = match at {
        Some(at) => format!("{} {}", summary[..at].trim_end(), summary[at + MARK.len()..].trim_start()),
        None => summary,
    };
    let name = name.trim();
    (if name.is_empty() { NAMELESS.to_owned() } else { shortened(name) }, said)
}

fn is_estimated(category: &str) -> bool {
    let category = category.trim();
    category.eq_ignore_ascii_case("ESTIMATED") || category.eq_ignore_ascii_case("X-CONCERTED-ESTIMATED")
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(MAX_NAME_CHARS) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.to_owned(),
    }
}

/// The first value of a property.
fn value<'a>(event: &'a Component<'_>, name: &str) -> Option<&'a str> {
    event
        .properties
        .iter()
        .find(|property| property.name.as_str().eq_ignore_ascii_case(name))
        .map(|found| found.val.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::*;

    const HEAD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";

    fn read_all(text: &str) -> (Vec<String>, Vec<(Code, usize)>) {
        let mut findings = Vec::new();
        let days = read(&"az.ics".into(), text, &[2026, 2027, 2028], &mut findings);
        let lines = findings.iter().map(|one| (one.code, text[..one.primary.span.start].matches('\n').count() + 1));
        let say = |day: Day| format!("{} {}{}", day.date, day.name, if day.estimated { " ?" } else { "" });
        (days.into_iter().map(say).collect(), lines.collect())
    }

    fn event(lines: &str) -> String {
        format!("{HEAD}BEGIN:VEVENT\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n")
    }

    #[test]
    fn whole_days_are_holidays_and_yearly_ones_come_every_year() {
        for (lines, days) in [
            ("DTSTART;VALUE=DATE:20270528\r\nSUMMARY:Independence Day\r\n", vec!["2027-05-28 Independence Day"]),
            // Exclusive end; an end that is the day itself; a length.
            (
                "DTSTART:20270320\r\nDTEND:20270322\r\nSUMMARY:Novruz\r\n",
                vec!["2027-03-20 Novruz", "2027-03-21 Novruz"],
            ),
            ("DTSTART:20270320\r\nDTEND:20270320\r\nSUMMARY:Novruz\r\n", vec!["2027-03-20 Novruz"]),
            ("DTSTART:20270320\r\nDURATION:P2D\r\nSUMMARY:N\r\n", vec!["2027-03-20 N", "2027-03-21 N"]),
            ("DTSTART:20270120\r\nRRULE:FREQ=YEARLY;INTERVAL=1\r\nSUMMARY:M\r\n", vec!["2027-01-20 M", "2028-01-20 M"]),
            ("DTSTART:20240229\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Leap\r\n", vec!["2028-02-29 Leap"]),
            ("DTSTART:20200120\r\nRRULE:FREQ=YEARLY;UNTIL=20261231T000000Z\r\n", vec!["2026-01-20 holiday"]),
            // Three ways to say that the moon decides; a folded and an escaped name.
            ("DTSTART:20270309\r\nSUMMARY:Eid al-Fitr (Estimated)\r\n", vec!["2027-03-09 Eid al-Fitr ?"]),
            ("DTSTART:20270309\r\nSUMMARY:Eid\r\nCATEGORIES:Feast,estimated\r\n", vec!["2027-03-09 Eid ?"]),
            ("DTSTART:20270309\r\nSUMMARY:Eid\r\nX-CONCERTED-ESTIMATED:TRUE\r\n", vec!["2027-03-09 Eid ?"]),
            (
                "DTSTART:20270309\r\nSUMMARY:Eid\r\n  al-\r\n\tFitr\\, day 1\\nof 2\r\n",
                vec!["2027-03-09 Eid al-Fitr, day 1 of 2"],
            ),
            ("DTSTART:20270309\r\nSTATUS:CANCELLED\r\n", vec![]),
        ] {
            assert_eq!(read_all(&event(lines)), (days.into_iter().map(str::to_owned).collect(), vec![]), "{lines}");
        }
    }

    #[test]
    fn what_is_no_holiday_is_left_out_with_its_line() {
        for (lines, line) in [
            ("DTSTART:20270528T090000Z\r\nSUMMARY:Meeting\r\n", 4),
            ("SUMMARY:No day\r\n", 3),
            ("SUMMARY:A\r\nDTSTART:20270230\r\n", 5),
            ("DTSTART:20270528\r\nDTEND:20270527\r\n", 5),
            ("DTSTART:20270528\r\nDTEND:20271231\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=WEEKLY\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=YEARLY;BYDAY=1MO\r\n", 5),
            ("DTSTART:20270528\r\nRRULE:FREQ=YEARLY\r\nEXDATE:20280528\r\n", 6),
            ("DTSTART:20270528\r\nDURATION:PT1H\r\n", 5),
        ] {
            assert_eq!(read_all(&event(lines)), (vec![], vec![(Code::IcsSkipped, line)]), "{lines}");
        }
    }

    #[test]
    fn hostile_files_are_refused_by_line() {
        let deep = format!("{HEAD}{}", "BEGIN:VEVENT\r\n".repeat(100_000 / 2));
        // Folded, so that no line begins with the word.
        let folded = format!("{HEAD}{}", "BEG\r\n IN:VEVENT\r\n".repeat(40_000));
        for (text, code, line) in [
            (deep, Code::BadIcs, 6),
            (folded, Code::BadIcs, 9),
            (format!("{HEAD}SUMMARY:{}\r\n", "x".repeat(1 << 19)), Code::BadIcs, 3),
            (format!("{HEAD}SUMMARY:x\r\n{}", " xx\r\n".repeat(100_000)), Code::BadIcs, 3),
            (format!("{HEAD}BEGIN:VEVENT\r\n"), Code::BadIcs, 3),
            (format!("{HEAD}BEGIN:VEVENT\r\nEND:VCALENDAR\r\n"), Code::BadIcs, 4),
            (format!("{HEAD}SUMMARY:a\0b\r\n"), Code::HiddenCharacter, 3),
            (format!("{HEAD}SUMMARY:a\u{202e}b\r\n"), Code::HiddenCharacter, 3),
            (format!("{HEAD}no property\r\n"), Code::BadIcs, 3),
            (format!("{HEAD}END:VCALENDAR\r\n{HEAD}"), Code::BadIcs, 4),
            ("x".repeat(super::super::MAX_FILE_BYTES + 1), Code::FileTooLarge, 1),
            (" BEGIN:VCALENDAR".to_owned(), Code::BadIcs, 1),
            (String::new(), Code::BadIcs, 1),
            ("<html>".to_owned(), Code::BadIcs, 1),
        ] {
            let beginning: String = text.chars().take(60).collect();
            assert_eq!(read_all(&text), (vec![], vec![(code, line)]), "{beginning}");
        }
    }

    #[test]
    fn a_large_file_is_read_whole() {
        let many = "BEGIN:VEVENT\nDTSTART:20270528\nSUMMARY:Day\nBEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\n"
            .repeat(5_000);
        let (days, findings) = read_all(&format!("\u{feff}begin:vcalendar\n{many}end:vcalendar\n"));
        assert_eq!((days.len(), findings), (5_000, vec![]));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            read_all(&text);
        }

        #[test]
        fn no_likely_text_makes_it_panic(
            parts in prop::collection::vec(prop::sample::select(vec![
                "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "END:VCALENDAR", "\r\n", "\n", " ", "\t", "DTSTART",
                ";VALUE=DATE", ":", "20270528", "DTEND:20270529\r\n", "RRULE:FREQ=YEARLY\r\n", "SUMMARY:", "é", "\\", "\\n", "\"", ";",
                "=", "CATEGORIES:ESTIMATED\r\n", "(estimated)", "\u{130}", ",", "\r", "\0", "P", "DURATION:P1D\r\n", "X-",
            ]), 0..40),
        ) {
            read_all(&parts.concat());
            read_all(&event(&parts.concat()));
        }
    }
}
