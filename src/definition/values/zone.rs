//! Time zones as definitions name them: area and city, never an abbreviation or an offset from UTC.

use jiff::tz::TimeZone;

use super::fault::{Fault, Remedy};
use crate::diag::{Code, suggest::fold};

/// Common abbreviations of time zones, each with a city where it is used.
const ABBREVIATIONS: [(&str, &str); 26] = [
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("ET", "America/New_York"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("GMT", "Europe/London"),
    ("BST", "Europe/London"),
    ("WET", "Europe/Lisbon"),
    ("WEST", "Europe/Lisbon"),
    ("CET", "Europe/Paris"),
    ("CEST", "Europe/Paris"),
    ("MEZ", "Europe/Berlin"),
    ("EET", "Europe/Sofia"),
    ("EEST", "Europe/Sofia"),
    ("TRT", "Europe/Istanbul"),
    ("MSK", "Europe/Moscow"),
    ("AZT", "Asia/Baku"),
    ("GST", "Asia/Dubai"),
    ("IST", "Asia/Kolkata"),
    ("JST", "Asia/Tokyo"),
    ("HKT", "Asia/Hong_Kong"),
    ("AEST", "Australia/Sydney"),
];

/// The zone of that name.
pub(in crate::definition) fn zone(text: &str) -> Result<TimeZone, Fault> {
    let is_named = |name: &str| name == "UTC" || name.contains('/');
    if let (true, Ok(zone)) = (is_named(text), TimeZone::get(text)) {
        return Ok(zone);
    }
    let fault = |message, fix| Err(Fault::new(Code::BadTimezone, message, fix));
    if let Some((_, city)) = ABBREVIATIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(text)) {
        let message = format!("`{text}` is an abbreviation, which is used for several zones or half of the year only");
        return fault(message, Remedy::Words(format!("write area and city, such as `{city}`")));
    }
    if text.contains(|c: char| c.is_ascii_digit()) && !text.contains('/') {
        let message = format!("`{text}` says how far clocks are from UTC, but not where and when they change");
        return fault(message, Remedy::Words("write area and city, such as `Asia/Baku`, or `UTC`".to_owned()));
    }
    let names: Vec<_> = jiff::tz::db().available().map(|name| name.to_string()).filter(|name| is_named(name)).collect();
    let city = names.iter().find(|name| fold(name.rsplit('/').next().unwrap_or_default()) == fold(text));
    let fix = city
        .map(|name| Remedy::Meant(name.clone()))
        .or_else(|| Remedy::nearest(text, names.iter().map(String::as_str)))
        .unwrap_or_else(|| Remedy::Words("write area and city: Asia/Baku, Europe/Paris, or UTC".to_owned()));
    fault(format!("`{text}` is not a time zone"), fix)
}
