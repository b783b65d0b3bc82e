//! Holidays from an `.ics` file: days without a time of day, of one year or of every year, and what takes single ones of
//! them away or moves them. Anything else is left out with a warning.

use std::sync::Arc;

use icalendar::parser::{Component, Property, read_calendar};
use jiff::civil::Date;

use super::{
    holiday_series as series,
    ics_gate::{self, EventPlace},
};
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
    let is_event = |component: &&Component<'_>| component.name.as_str().eq_ignore_ascii_case("VEVENT");
    let parsed = read_calendar(&passed.text);
    let events = parsed.as_ref().map(|calendar| calendar.components.iter().filter(is_event).collect::<Vec<_>>());
    match events {
        Ok(events) if events.len() == passed.events.len() => {
            let read = events.iter().zip(&passed.events).map(|(event, place)| (Written::of(event, place), place));
            let (days, faults) = series::days_off(read.collect(), years);
            findings.extend(faults.into_iter().take(MAX_WARNINGS).map(|(fault, place)| fault.finding(file, place)));
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
#[derive(Clone)]
pub(super) struct Fault {
    property: &'static str,
    message: String,
    what: &'static str,
    hint: &'static str,
}

impl Fault {
    fn new(property: &'static str, message: impl Into<String>) -> Self {
        let hint = "write its days under `holidays:` if it is a day off";
        Self { property, message: message.into(), what: "this event is left out", hint }
    }

    /// The fault of one event that keeps us from reading its series.
    pub(super) fn of_series(self) -> Self {
        let what = "this event and the series that it belongs to are left out";
        Self { what, hint: "write the days of every year under `holidays:`, as they really are", ..self }
    }

    fn finding(self, file: &Arc<str>, place: &EventPlace) -> Diagnostic {
        let message = format!("{}: {}", self.what, self.message);
        let label = Label::new(file, place.property(self.property), "");
        Diagnostic::new(Code::IcsSkipped, label, message).hint(self.hint.to_owned())
    }
}

/// What an event says.
pub(super) struct Written {
    /// What the events of a series have in common; an event without one stands alone.
    pub(super) uid: Option<String>,
    /// Of several events that say the same, the one of the highest number holds (RFC 5545 section 3.8.7.4).
    pub(super) sequence: i64,
    /// The day of a series that this event stands for.
    pub(super) instead_of: Option<Result<Date, Fault>>,
    /// True if the event is called off.
    pub(super) is_called_off: bool,
    /// What is off, or why it cannot be told.
    pub(super) off: Result<Off, Fault>,
}

/// What an event takes off.
pub(super) struct Off {
    pub(super) start: Date,
    pub(super) days: i32,
    /// The last day on which it may begin again, if it comes every year.
    pub(super) until: Option<Date>,
    /// Days on which it begins besides, and does not.
    pub(super) besides: Vec<Date>,
    pub(super) except: Vec<Date>,
    pub(super) name: String,
    pub(super) estimated: bool,
}

impl Written {
    fn of(event: &Component<'_>, place: &EventPlace) -> Self {
        let status = value(event, "STATUS").unwrap_or_default();
        Self {
            uid: value(event, "UID").map(str::trim).filter(|uid| !uid.is_empty()).map(str::to_owned),
            sequence: value(event, "SEQUENCE").and_then(|text| text.trim().parse().ok()).unwrap_or_default(),
            instead_of: property(event, "RECURRENCE-ID").map(instead_of),
            is_called_off: place.is_called_off || status.trim().eq_ignore_ascii_case("CANCELLED"),
            off: off(event),
        }
    }
}

fn off(event: &Component<'_>) -> Result<Off, Fault> {
    let (start, days) = span(event)?;
    let until = value(event, "RRULE").map(|rule| yearly_until(rule, start)).transpose()?;
    if event.properties.iter().filter(|one| one.name.as_str().eq_ignore_ascii_case("RRULE")).count() > 1 {
        return Err(Fault::new("RRULE", "it has more than one `RRULE`"));
    }
    let (besides, except) = (dates(event, "RDATE")?, dates(event, "EXDATE")?);
    let (name, estimated) = name(event);
    Ok(Off { start, days, until, besides, except, name, estimated })
}

/// The day that an event stands for, of a series of whole days.
fn instead_of(property: &Property<'_>) -> Result<Date, Fault> {
    const NAME: &str = "RECURRENCE-ID";
    if property.params.iter().any(|parameter| parameter.key.as_str().eq_ignore_ascii_case("RANGE")) {
        return Err(Fault::new(NAME, "`RANGE` is not understood"));
    }
    midnight(NAME, property.val.as_str())
}

/// The days of every property of that name.
fn dates(event: &Component<'_>, name: &'static str) -> Result<Vec<Date>, Fault> {
    let all = event.properties.iter().filter(|property| property.name.as_str().eq_ignore_ascii_case(name));
    all.flat_map(|property| property.val.as_str().split(',')).map(|text| midnight(name, text)).collect()
}

/// `20270520`, or the midnight that it begins with, as some programs write the days of a series.
fn midnight(property: &'static str, text: &str) -> Result<Date, Fault> {
    let text = text.trim();
    let whole = ["T000000Z", "T000000"].into_iter().find_map(|time| text.strip_suffix(time));
    day(property, whole.unwrap_or(text))
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

/// The first property of that name.
fn property<'a>(event: &'a Component<'a>, name: &str) -> Option<&'a Property<'a>> {
    event.properties.iter().find(|property| property.name.as_str().eq_ignore_ascii_case(name))
}

/// Its value.
fn value<'a>(event: &'a Component<'a>, name: &str) -> Option<&'a str> {
    property(event, name).map(|found| found.val.as_str())
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
            ("DTSTART:20270528\r\nRRULE:FREQ=YEARLY\r\nEXDATE:20280528T090000\r\n", 6),
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
