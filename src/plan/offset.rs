//! Relative dates: `T-18m`, `C+2d`, `T-10wd`, `2wd after OUT-02`.

use std::fmt;

use jiff::{ToSpan, civil::Date};

use super::{Calendar, EventDates};
use crate::model::TaskId;

/// Maximum number of units in an offset.
pub const MAX_UNITS: i32 = 9_999;

/// Working days are counted one by one, so fewer of them are allowed: about four years.
pub const MAX_WORKING_DAYS: i32 = 1_000;

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The opening day.
    Opens,
    /// The closing day.
    Closes,
}

/// What an offset counts in. Sub-day units do not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Calendar days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months, clamped: three months before 29 May 2013 is 28 February.
    Months,
    /// Working days of the calendar in which it is resolved.
    WorkingDays,
}

/// A relative date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// What it counts from.
    pub anchor: Anchor,
    /// Signed number of units.
    pub amount: i32,
    /// The unit.
    pub unit: OffsetUnit,
}

/// A date relative to the due date of another task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromTask {
    /// The task it counts from; for a fanned-out task, the instance that is due last.
    pub task: TaskId,
    /// Signed number of units; negative is before.
    pub amount: i32,
    /// The unit.
    pub unit: OffsetUnit,
}

impl fmt::Display for FromTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.amount < 0 { "before" } else { "after" };
        write!(f, "{}{} {side} {}", self.amount.abs(), self.unit.as_str(), self.task)
    }
}

impl OffsetUnit {
    /// The unit as written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Days => "d",
            Self::Weeks => "w",
            Self::Months => "m",
            Self::WorkingDays => "wd",
        }
    }
}

impl Offset {
    /// Parses `T`, `T-18m`, `T+2d`, `C+0d`, `T-10wd`. `None` if it does not have that form or exceeds [`MAX_UNITS`].
    pub fn parse(text: &str) -> Option<Self> {
        let anchor = match text.as_bytes().first()? {
            b'T' => Anchor::Opens,
            b'C' => Anchor::Closes,
            _ => return None,
        };
        let rest = &text[1..];
        if rest.is_empty() {
            return Some(Self { anchor, amount: 0, unit: OffsetUnit::Days });
        }
        let sign = match rest.as_bytes()[0] {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let (amount, unit) = parse_amount(&rest[1..])?;
        Some(Self { anchor, amount: sign * amount, unit })
    }

    /// The day it denotes for `event`, with working days counted in `calendar`.
    pub fn settle(self, event: &EventDates, calendar: &Calendar) -> Date {
        let from = match self.anchor {
            Anchor::Opens => event.opens,
            Anchor::Closes => event.closes,
        };
        add(from, self.amount, self.unit, calendar)
    }
}

/// `from` plus `amount` units. Months are clamped to the last day of the month.
pub fn add(from: Date, amount: i32, unit: OffsetUnit, calendar: &Calendar) -> Date {
    match unit {
        OffsetUnit::Days => from.saturating_add(amount.days()),
        OffsetUnit::Weeks => from.saturating_add(amount.weeks()),
        OffsetUnit::Months => from.saturating_add(amount.months()),
        OffsetUnit::WorkingDays => calendar.add_working_days(from, amount),
    }
}

/// Parses an unsigned amount and its unit: `18m`, `6w`, `2d`, `10wd`.
pub fn parse_amount(text: &str) -> Option<(i32, OffsetUnit)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let unit = match &text[digits..] {
        "d" => OffsetUnit::Days,
        "w" => OffsetUnit::Weeks,
        "m" => OffsetUnit::Months,
        "wd" => OffsetUnit::WorkingDays,
        _ => return None,
    };
    let most = if unit == OffsetUnit::WorkingDays { MAX_WORKING_DAYS } else { MAX_UNITS };
    let amount = text[..digits].parse().ok()?;
    (amount <= most).then_some((amount, unit))
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let anchor = match self.anchor {
            Anchor::Opens => 'T',
            Anchor::Closes => 'C',
        };
        if self.amount == 0 {
            return write!(f, "{anchor}");
        }
        write!(f, "{anchor}{:+}{}", self.amount, self.unit.as_str())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn event() -> EventDates {
        EventDates { opens: date(2013, 5, 29), closes: date(2013, 6, 1), city: None, venue: None, theme: None }
    }

    #[test]
    fn offsets_are_settled_from_the_event() {
        for (text, day) in [
            ("T", date(2013, 5, 29)),
            ("C", date(2013, 6, 1)),
            ("T-3m", date(2013, 2, 28)),
            ("T-15m", date(2012, 2, 29)),
            ("T-18m", date(2011, 11, 29)),
            ("T-10w", date(2013, 3, 20)),
            ("C+2d", date(2013, 6, 3)),
            ("C+3m", date(2013, 9, 1)),
            ("T-10wd", date(2013, 5, 15)),
            ("C+1wd", date(2013, 6, 3)),
            ("C+0d", date(2013, 6, 1)),
        ] {
            let offset = Offset::parse(text).unwrap_or_else(|| panic!("{text} is an offset"));
            assert_eq!(offset.settle(&event(), &Calendar::plain()), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_offset_is_refused() {
        for text in [
            "", "t-3m", "T3m", "T-", "T-m", "T-3", "T-3M", "T-3h", "T -3m", "T--3m", "T-99999d", "T-1001wd", "X-3m",
            "T-3md", "T-+3d", "T-٣m", "é",
        ] {
            assert_eq!(Offset::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_offset_is_written_as_it_was_read() {
        for text in ["T", "C", "T-18m", "C+2d", "T-10wd", "T+6w"] {
            assert_eq!(Offset::parse(text).map(|offset| offset.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_not_passed() {
        assert_eq!(add(Date::MIN, -MAX_UNITS, OffsetUnit::Months, &Calendar::plain()), Date::MIN);
        assert_eq!(add(Date::MAX, MAX_UNITS, OffsetUnit::Weeks, &Calendar::plain()), Date::MAX);
    }
}
