//! The minutes of the calendar that a line matches, in wall-clock time only: no zones, gaps or folds.

use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Time},
};

/// The greatest distance between two firings: 29 February on a certain day of the week, across 2100, is 40 years.
const SEARCH_YEARS: i16 = 41;

/// The fields of a line, with each number as a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sets {
    /// 0–59.
    pub(super) minutes: u64,
    /// 0–23.
    pub(super) hours: u64,
    /// 1–31.
    pub(super) days: u64,
    /// 1–12.
    pub(super) months: u64,
    /// 0–6, Sunday is 0.
    pub(super) weekdays: u64,
    /// True if a day may match either day field, false if it must match both.
    pub(super) either_day: bool,
    /// True if neither minute nor hour begins with `*`.
    pub(super) is_fixed: bool,
}

impl Sets {
    /// The first matching minute that begins after `wall`.
    pub(super) fn next_after(&self, wall: DateTime) -> Option<DateTime> {
        self.next_from(minute_of(wall).checked_add(SignedDuration::from_mins(1)).ok()?)
    }

    /// The first matching minute that begins at or after `wall`.
    pub(super) fn next_from(&self, wall: DateTime) -> Option<DateTime> {
        let minute = minute_of(wall);
        let first = if minute == wall { minute } else { minute.checked_add(SignedDuration::from_mins(1)).ok()? };
        let (mut date, mut time) = (first.date(), first.time());
        let end = first.year().saturating_add(SEARCH_YEARS);
        while date.year() <= end {
            if !has(self.months, date.month()) {
                date = date.last_of_month().tomorrow().ok()?;
                time = Time::midnight();
                continue;
            }
            if let Some(time) = self.time_from(time).filter(|_| self.has_day(date)) {
                return Some(date.to_datetime(time));
            }
            date = date.tomorrow().ok()?;
            time = Time::midnight();
        }
        None
    }

    /// The last matching minute that begins at or before `wall`.
    pub(super) fn latest_by(&self, wall: DateTime) -> Option<DateTime> {
        let (mut date, mut time) = (wall.date(), wall.time());
        let end = wall.year().saturating_sub(SEARCH_YEARS);
        while date.year() >= end {
            if !has(self.months, date.month()) {
                date = date.first_of_month().yesterday().ok()?;
                time = Time::MAX;
                continue;
            }
            if let Some(time) = self.time_by(time).filter(|_| self.has_day(date)) {
                return Some(date.to_datetime(time));
            }
            date = date.yesterday().ok()?;
            time = Time::MAX;
        }
        None
    }

    /// A month and day of month that exist, if the line has any; `None` means that it never fires.
    pub(super) fn possible_day(&self) -> Option<(i8, i8)> {
        let days = |month: i8| if self.either_day { 1..=1 } else { 1..=longest(month) };
        (1..=12)
            .filter(|month| has(self.months, *month))
            .find_map(|month| days(month).find(|day| self.either_day || has(self.days, *day)).map(|day| (month, day)))
    }

    fn has_day(&self, date: Date) -> bool {
        let (day, weekday) = (has(self.days, date.day()), has(self.weekdays, date.weekday().to_sunday_zero_offset()));
        if self.either_day { day || weekday } else { day && weekday }
    }

    fn time_from(&self, time: Time) -> Option<Time> {
        let (hour, minute) = (time.hour(), time.minute());
        let same_hour = if has(self.hours, hour) { first_from(self.minutes, minute) } else { None };
        let found = same_hour
            .map(|minute| (hour, minute))
            .or_else(|| first_from(self.hours, hour + 1).and_then(|hour| Some((hour, first_from(self.minutes, 0)?))));
        found.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
    }

    fn time_by(&self, time: Time) -> Option<Time> {
        let (hour, minute) = (time.hour(), time.minute());
        let same_hour = if has(self.hours, hour) { last_by(self.minutes, minute) } else { None };
        let found = same_hour
            .map(|minute| (hour, minute))
            .or_else(|| last_by(self.hours, hour - 1).and_then(|hour| Some((hour, last_by(self.minutes, 59)?))));
        found.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
    }
}

/// The minute that contains `wall`.
fn minute_of(wall: DateTime) -> DateTime {
    wall.with().second(0).subsec_nanosecond(0).build().unwrap_or(wall)
}

/// The greatest number of days `month` can have.
pub(super) fn longest(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn has(set: u64, number: i8) -> bool {
    number >= 0 && set & (1 << number) != 0
}

fn first_from(set: u64, number: i8) -> Option<i8> {
    let rest = set & (u64::MAX << number);
    (rest != 0).then(|| rest.trailing_zeros() as i8)
}

fn last_by(set: u64, number: i8) -> Option<i8> {
    let rest = if number < 0 { 0 } else { set & (u64::MAX >> (63 - number)) };
    (rest != 0).then(|| 63 - rest.leading_zeros() as i8)
}
