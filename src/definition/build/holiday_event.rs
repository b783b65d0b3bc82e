//! Reads one event of an `.ics` file as a holiday: whole days, once or every year.

use std::sync::Arc;

use icalendar::parser::{Component, Property};
use jiff::civil::Date;

use super::ics_lines::EventPlace;
use crate::{
    definition::values::years::YEARS,
    diag::{Code, Diagnostic, Label},
};

/// The longest holiday, in days.
const MAX_DAYS: i32 = 60;

/// Longer names are cut off after this many characters.
const MAX_NAME_CHARS: usize = 100;

/// The name of a holiday that has none.
const NAMELESS: &str = "holiday";

/// Why an event is left out: the offending property, and what is wrong with it.
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

    /// The same fault, in an event whose whole series is left out because of it.
    pub(super) fn of_series(self) -> Self {
        let what = "this event and the series that it belongs to are left out";
        Self { what, hint: "write the days of every year under `holidays:`, as they really are", ..self }
    }

    pub(super) fn finding(self, file: &Arc<str>, place: &EventPlace) -> Diagnostic {
        let message = format!("{}: {}", self.what, self.message);
        let label = Label::new(file, place.property(self.property), "");
        Diagnostic::new(Code::IcsSkipped, label, message).hint(self.hint.to_owned())
    }
}

/// An event as written.
pub(super) struct Written {
    /// Shared by the events of a series. An event without one stands alone.
    pub(super) uid: Option<String>,
    /// Of several versions of an event, the one with the highest number counts (RFC 5545 section 3.8.7.4).
    pub(super) sequence: i64,
    /// The day of the series that this event replaces, if it replaces one.
    pub(super) instead_of: Option<Result<Date, Fault>>,
    /// True if the event is cancelled.
    pub(super) is_called_off: bool,
    /// The days off, or why they could not be read.
    pub(super) off: Result<Off, Fault>,
}

/// The days off of an event.
pub(super) struct Off {
    pub(super) start: Date,
    pub(super) days: i32,
    /// If it recurs every year, the last day on which it may begin.
    pub(super) until: Option<Date>,
    /// Additional days on which it begins, and days on which it does not.
    pub(super) besides: Vec<Date>,
    pub(super) except: Vec<Date>,
    pub(super) name: String,
    pub(super) estimated: bool,
}

impl Written {
    pub(super) fn of(event: &Component<'_>, place: &EventPlace) -> Self {
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

/// The day of a series of whole days that an event replaces.
fn instead_of(property: &Property<'_>) -> Result<Date, Fault> {
    const NAME: &str = "RECURRENCE-ID";
    if property.params.iter().any(|parameter| parameter.key.as_str().eq_ignore_ascii_case("RANGE")) {
        return Err(Fault::new(NAME, "`RANGE` is not understood"));
    }
    midnight(NAME, property.val.as_str())
}

/// The days listed in all properties of that name.
fn dates(event: &Component<'_>, name: &'static str) -> Result<Vec<Date>, Fault> {
    let all = event.properties.iter().filter(|property| property.name.as_str().eq_ignore_ascii_case(name));
    all.flat_map(|property| property.val.as_str().split(',')).map(|text| midnight(name, text)).collect()
}

/// `20270520`, or midnight of that day, as some programs write the days of a series.
fn midnight(property: &'static str, text: &str) -> Result<Date, Fault> {
    let text = text.trim();
    let whole = ["T000000Z", "T000000"].into_iter().find_map(|time| text.strip_suffix(time));
    day(property, whole.unwrap_or(text))
}

/// The first day, and the number of days.
fn span(event: &Component<'_>) -> Result<(Date, i32), Fault> {
    let Some(start) = value(event, "DTSTART") else {
        return Err(Fault::new("DTSTART", "it has no first day, `DTSTART`"));
    };
    let start = day("DTSTART", start)?;
    let length = match (value(event, "DTEND"), value(event, "DURATION")) {
        // Some programs write the first day as the end of a one-day event, although the end is exclusive.
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

/// `20270520`. A time of day is refused.
fn day(property: &'static str, text: &str) -> Result<Date, Fault> {
    let text = text.trim();
    let is_shaped = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_shaped {
        let message = format!("`{property}` is not a whole day such as 20270520, as holidays are");
        return Err(Fault::new(property, message));
    }
    let read = || Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok();
    let date = read().filter(|date| YEARS.contains(&date.year()));
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
    read().ok_or_else(|| Fault::new("DURATION", "`DURATION` is not a number of whole days such as P2D"))
}

/// The last day of a rule that says "every year" and nothing else.
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

/// The name, and whether the day is only estimated.
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

/// The value of the first property of that name.
fn value<'a>(event: &'a Component<'a>, name: &str) -> Option<&'a str> {
    property(event, name).map(|found| found.val.as_str())
}
