//! Calendars for calendar programs (RFC 5545).

use icalendar::{Calendar, Component, Event};
use jiff::Timestamp;

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identity; the same entry keeps it from one file to the next.
    pub uid: String,
    /// When it is.
    pub at: Timestamp,
    /// What it is, in one line.
    pub summary: String,
    /// More about it.
    pub description: String,
}

/// A calendar called `name`. Every entry lasts no time; `stamped_at` stands for when the file was made.
pub fn calendar(name: &str, entries: &[Entry], stamped_at: Timestamp) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for entry in entries {
        let mut event = Event::new();
        event
            .uid(&entry.uid)
            .add_property("DTSTAMP", utc(stamped_at))
            .add_property("DTSTART", utc(entry.at))
            .summary(&entry.summary)
            .description(&entry.description);
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// RFC 5545 section 3.3.5, form 2.
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_escaped_folded_and_the_same_each_time() {
        let at: Timestamp = "2027-01-04T05:00:00Z".parse().unwrap();
        let entry = Entry {
            uid: "day:a@b.example:2027-01-04@concerted".into(),
            at,
            summary: "[WF] Request: Comments; part 1, due Mon\nBEGIN:VALARM".into(),
            description: "م".repeat(80),
        };
        let text = calendar("Forum", std::slice::from_ref(&entry), at);
        assert!(text.contains("SUMMARY:[WF] Request: Comments\\; part 1\\, due Mon\\nBEGIN:VALARM\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(
            text.contains("DTSTART:20270104T050000Z\r\n") && text.contains("DTSTAMP:20270104T050000Z\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert_eq!(text, calendar("Forum", &[entry], at));
    }
}
