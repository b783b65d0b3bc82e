//! Relative dates: `T-18m`, `C+2d`, `T-10wd`.

use std::fmt;

use jiff::{ToSpan, civil::Date};

use super::{Calendar, EventDates};

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
    /// Working days of the calendar it is settled in.
    WorkingDays,
}

/// A relative date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// Counted from.
    pub anchor: Anchor,
    /// Signed number of units.
    pub amount: i32,
    /// The unit.
    pub unit: OffsetUnit,
}

impl Offset {
    /// Reads `T`, `T-18m`, `T+2d`, `C+0d`, `T-10wd`. `None` if it is not of that form or beyond 9,999 units.
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

    /// The day it means for `event`, counted in `calendar` for working days.
    pub fn settle(self, event: &EventDates, calendar: &Calendar) -> Date {
        let from = match self.anchor {
            Anchor::Opens => event.opens,
            Anchor::Closes => event.closes,
        };
        add(from, self.amount, self.unit, calendar)
    }
}

/// `from` plus so many units. Months clamp to the last day of the month.
pub fn add(from: Date, amount: i32, unit: OffsetUnit, calendar: &Calendar) -> Date {
    match unit {
        OffsetUnit::Days => from.saturating_add(amount.days()),
        OffsetUnit::Weeks => from.saturating_add(amount.weeks()),
        OffsetUnit::Months => from.saturating_add(amount.months()),
        OffsetUnit::WorkingDays => calendar.add_working_days(from, amount),
    }
}

/// Reads an unsigned amount and its unit: `18m`, `6w`, `2d`, `10wd`.
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
    Some((text[..digits].parse().ok()?, unit))
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
        let unit = match self.unit {
            OffsetUnit::Days => "d",
            OffsetUnit::Weeks => "w",
            OffsetUnit::Months => "m",
            OffsetUnit::WorkingDays => "wd",
        };
        write!(f, "{anchor}{:+}{unit}", self.amount)
    }
}
