//! Calendars for calendar programs (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::{Timestamp, ToSpan, civil::Date};

/// When an entry takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At an instant, with no duration.
    At(Timestamp),
    /// On whole days, from the first to the last.
    Days {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identity, which stays the same from one file to the next.
    pub uid: String,
    /// When it takes place.
    pub when: When,
    /// What it is, in one line.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it takes place; empty if unknown.
    pub location: String,
    /// The version of the entry: a program that has a lower one replaces it with this one.
    pub sequence: u32,
    /// True if it removes an earlier version of the entry from the calendar (RFC 5545 section 3.8.1.11).
    pub is_cancelled: bool,
    /// The category, for programs that show only some of them.
    pub category: Option<&'static str>,
}

/// The version for entries written at `stamped_at`: the minutes since the year 2000. It grows from file to file without our
/// having to remember what earlier files said. RFC 5545 section 3.8.7.4 allows an integer of 32 bits, which lasts for
/// millennia.
pub fn sequence_at(stamped_at: Timestamp) -> u32 {
    u32::try_from((stamped_at.as_second() - YEAR_2000) / 60).unwrap_or(0)
}

/// The start of the year 2000 in seconds since 1970.
const YEAR_2000: i64 = 946_684_800;

/// A calendar called `name`. Its entries do not mark anybody as busy; `stamped_at` is used as the time at which the
/// file was made.
pub fn calendar(name: &str, entries: &[Entry], stamped_at: Timestamp) -> String {
    write(Calendar::new(), name, entries, stamped_at)
}

/// The same, for sending by mail: the recipient may import it, but is not invited to anything (RFC 5546 section 3.2.1).
pub fn published(name: &str, entries: &[Entry], stamped_at: Timestamp) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    write(calendar, name, entries, stamped_at)
}

fn write(mut calendar: Calendar, name: &str, entries: &[Entry], stamped_at: Timestamp) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // The first is the property of RFC 7986, the second the one that most programs read.
    calendar.append_property(Property::new("NAME", escaped(&name)));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    for entry in entries {
        let mut event = Event::new();
        event.uid(&entry.uid).add_property("DTSTAMP", utc(stamped_at)).summary(&entry.summary);
        begin(&mut event, entry.when);
        if !entry.description.is_empty() {
            event.description(&entry.description);
        }
        if !entry.location.is_empty() {
            event.location(&entry.location);
        }
        if entry.sequence > 0 {
            event.sequence(entry.sequence);
        }
        if entry.is_cancelled {
            event.add_property("STATUS", "CANCELLED");
        }
        if let Some(category) = entry.category {
            event.add_property("CATEGORIES", category);
        }
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// RFC 5545 section 3.3.11, for a property that the library does not escape.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

fn begin(event: &mut Event, when: When) {
    let day = |name: &str, day: Date| {
        Property::new(name, day.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    match when {
        When::At(at) => {
            event.add_property("DTSTART", utc(at));
        }
        When::Days { first, last } => {
            event.append_property(day("DTSTART", first));
            // RFC 5545 section 3.6.1: the end is the day after the last one.
            event.append_property(day("DTEND", last.saturating_add(1.day())));
        }
    }
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
            when: When::At(at),
            summary: "[WF] Request: Comments; part 1, due Mon\nBEGIN:VALARM".into(),
            description: "م".repeat(80),
            location: String::new(),
            sequence: 0,
            is_cancelled: false,
            category: None,
        };
        let text = calendar("Forum", std::slice::from_ref(&entry), at);
        assert!(text.contains("SUMMARY:[WF] Request: Comments\\; part 1\\, due Mon\\nBEGIN:VALARM\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(
            text.contains("DTSTART:20270104T050000Z\r\n") && text.contains("DTSTAMP:20270104T050000Z\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(!text.contains("LOCATION") && !text.contains("SEQUENCE") && !text.contains("METHOD"), "{text}");
        assert_eq!(text, calendar("Forum", &[entry], at));
    }
}
