//! Reads one event of an `.ics` file as a holiday: whole days, once or every year.

use std::sync::Arc;

use icalendar::parser::{Component, Property};
use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::{holiday_rule::Rule, ics_lines::EventPlace};
use crate::{
    definition::values::{years::YEARS, zone::zone as zone_named},
    diag::{Code, Diagnostic, Label},
};

/// The longest holiday, in days.
const MAX_DAYS: i32 = 60;

/// Longer names are cut off after this many characters.
const MAX_NAME_CHARS: usize = 100;

/// The name of a holiday that has none.
const NAMELESS: &str = "holiday";

/// Midnight, in whatever zone the event is in.
const MIDNIGHT: &str = "T000000";

/// Why an event is left out: the offending property, what is wrong with it, and which days are missing therefore.
#[derive(Clone)]
pub(super) struct Fault {
    property: &'static str,
    message: String,
    about: About,
    /// The series that is left out as well.
    series: Option<About>,
}

/// Of what and of which years an event speaks.
#[derive(Clone, Default)]
pub(super) struct About {
    name: String,
    /// The first and the last year, if any can be read; the last is `i16::MAX` if it goes on.
    years: Option<(i16, i16)>,
}

impl Fault {
    fn new(property: &'static str, message: impl Into<String>) -> Self {
        Self { property, message: message.into(), about: About::default(), series: None }
    }

    /// The same fault, in an event whose whole series is left out because of it.
    pub(super) fn of_series(self, series: About) -> Self {
        Self { series: Some(series), ..self }
    }

    /// A cancelled day of a series that cannot be found.
    pub(super) fn without_series(about: About) -> Self {
        let message = "it calls off a day of a series, but has no `UID` that says of which";
        Self { about, ..Self::new("RECURRENCE-ID", message) }
    }

    /// True if days of these years may be missing.
    pub(super) fn concerns(&self, years: &[i16]) -> bool {
        let about = self.series.as_ref().unwrap_or(&self.about);
        about.years.is_none_or(|(first, last)| years.iter().any(|year| (first..=last).contains(year)))
    }

    /// Of which event or series days are missing.
    pub(super) fn about(&self) -> &About {
        self.series.as_ref().unwrap_or(&self.about)
    }

    pub(super) fn finding(self, file: &Arc<str>, place: &EventPlace) -> Diagnostic {
        let name = match self.about.name.as_str() {
            "" => "an event".to_owned(),
            name => format!("`{name}`"),
        };
        let what = match self.series {
            Some(series) => {
                format!("{name}{} and the series that it belongs to{} are left out", self.about.span(), series.span())
            }
            None => format!("{name}{} is left out", self.about.span()),
        };
        let label = Label::new(file, place.property(self.property), "");
        let hint = "write the days off that are missing under `holidays:`, as they really are";
        Diagnostic::new(Code::IcsSkipped, label, format!("{what}: {}", self.message)).hint(hint.to_owned())
    }
}

impl About {
    fn of(event: &Component<'_>, name: &str) -> Self {
        let year = |text: &str| text.trim().get(..4)?.parse().ok().filter(|year| YEARS.contains(year));
        let all = ["RECURRENCE-ID", "DTSTART", "RDATE"].into_iter().flat_map(|name| texts(event, name));
        let known: Vec<i16> = all.filter_map(year).collect();
        let ends = value(event, "RRULE").map(|rule| {
            let until = rule.split(';').find_map(|part| part.strip_prefix("UNTIL="));
            until.and_then(year).unwrap_or(i16::MAX)
        });
        let last = known.iter().copied().chain(ends).max();
        Self { name: name.to_owned(), years: known.iter().min().copied().zip(last) }
    }

    /// ` (2027)`, ` (2019 to 2025)`, ` (from 2019 on)`.
    pub(super) fn span(&self) -> String {
        match self.years {
            None => String::new(),
            Some((first, last)) if first == last => format!(" ({first})"),
            Some((first, i16::MAX)) => format!(" (from {first} on)"),
            Some((first, last)) => format!(" ({first} to {last})"),
        }
    }

    /// Both together, without a name.
    pub(super) fn and(self, other: &Self) -> Self {
        let years = match (self.years, other.years) {
            (Some(one), Some(two)) => Some((one.0.min(two.0), one.1.max(two.1))),
            (one, two) => one.or(two),
        };
        Self { name: String::new(), years }
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
    /// Of what it speaks, for messages.
    pub(super) about: About,
    /// The days off, or why they could not be read.
    pub(super) off: Result<Off, Fault>,
}

/// The days off of an event.
pub(super) struct Off {
    pub(super) start: Date,
    pub(super) days: i32,
    /// If it recurs every year, when.
    pub(super) rule: Option<Rule>,
    /// Additional days on which it begins, and days on which it does not.
    pub(super) besides: Vec<Date>,
    pub(super) except: Vec<Date>,
    pub(super) name: String,
    pub(super) estimated: bool,
}

impl Written {
    pub(super) fn of(event: &Component<'_>, place: &EventPlace) -> Self {
        let status = value(event, "STATUS").unwrap_or_default();
        let (name, estimated) = name(event);
        let about = About::of(event, &name);
        let known = |fault| Fault { about: about.clone(), ..fault };
        Self {
            uid: value(event, "UID").map(str::trim).filter(|uid| !uid.is_empty()).map(str::to_owned),
            sequence: value(event, "SEQUENCE").and_then(|text| text.trim().parse().ok()).unwrap_or_default(),
            instead_of: property(event, "RECURRENCE-ID").map(|property| instead_of(property).map_err(known)),
            is_called_off: place.is_called_off || status.trim().eq_ignore_ascii_case("CANCELLED"),
            off: off(event, &name, estimated).map_err(known),
            about,
        }
    }
}

fn off(event: &Component<'_>, name: &str, estimated: bool) -> Result<Off, Fault> {
    let (start, days) = span(event)?;
    if property(event, "EXRULE").is_some() {
        return Err(Fault::new("EXRULE", "`EXRULE`, by which days of its series do not hold, is not understood"));
    }
    let zone = property(event, "DTSTART").and_then(zone);
    let rule = |text| Rule::of(text, start, zone.as_ref()).map_err(|why| Fault::new("RRULE", why));
    let rule = value(event, "RRULE").map(rule).transpose()?;
    if event.properties.iter().filter(|one| one.name.as_str().eq_ignore_ascii_case("RRULE")).count() > 1 {
        return Err(Fault::new("RRULE", "it has more than one `RRULE`"));
    }
    let (besides, except) = (dates(event, "RDATE")?, dates(event, "EXDATE")?);
    let name = if name.is_empty() { NAMELESS } else { name }.to_owned();
    Ok(Off { start, days, rule, besides, except, name, estimated })
}

/// The time zone in which a property is written, if that is one of the IANA database.
fn zone(property: &Property<'_>) -> Option<TimeZone> {
    let named = property.params.iter().find(|parameter| parameter.key.as_str().eq_ignore_ascii_case("TZID"))?;
    zone_named(named.val.as_ref()?.as_str().trim_matches('"')).ok()
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
    texts(event, name).map(|text| midnight(name, text)).collect()
}

/// What stands between the commas of all properties of that name.
fn texts<'a>(event: &'a Component<'a>, name: &'static str) -> impl Iterator<Item = &'a str> {
    let all = event.properties.iter().filter(move |property| property.name.as_str().eq_ignore_ascii_case(name));
    all.flat_map(|property| property.val.as_str().split(','))
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
    let (end, duration) = (value(event, "DTEND"), value(event, "DURATION"));
    let begins_at_midnight = start.trim().ends_with(MIDNIGHT) && (end.is_some() || duration.is_some());
    let start = day("DTSTART", if begins_at_midnight { start.trim().trim_end_matches(MIDNIGHT) } else { start })?;
    let length = match (end, duration) {
        (Some(end), _) if begins_at_midnight => (end_of_day(end)? - start).get_days(),
        // Some programs write the first day as the end of a one-day event, although the end is exclusive.
        (Some(end), _) => (day("DTEND", end)? - start).get_days().max(i32::from(day("DTEND", end)? == start)),
        (None, Some(duration)) => whole_days(duration)?,
        (None, None) => 1,
    };
    if (1..=MAX_DAYS).contains(&length) {
        return Ok((start, length));
    }
    let property = if end.is_some() { "DTEND" } else { "DURATION" };
    Err(Fault::new(property, format!("it ends before it begins, or lasts longer than {MAX_DAYS} days")))
}

/// The day after the last one of an event of whole days that has times, all of one zone: it ends at midnight, or in the last
/// minute before.
fn end_of_day(text: &str) -> Result<Date, Fault> {
    let text = text.trim();
    if let Some((date, time)) = text.split_once('T')
        && time.starts_with("2359")
        && time.len() == 6
    {
        return Ok(day("DTEND", date)?.saturating_add(1.day()));
    }
    day("DTEND", text.trim_end_matches(MIDNIGHT))
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

/// The name, empty if it has none, and whether the day is only estimated.
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
    (shortened(name.trim()), said)
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
