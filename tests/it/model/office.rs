//! When somebody works: a zone, days off, hours.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// The working days and hours of one partner.
#[derive(Clone, Debug)]
pub(super) struct Office {
    pub(super) zone: TimeZone,
    /// Days of the week that are off, Monday being 0.
    pub(super) weekend: BTreeSet<i8>,
    pub(super) holidays: BTreeSet<Date>,
    /// First hour of work, and the first after it.
    pub(super) hours: (i8, i8),
    /// Other hours from one day to another.
    pub(super) season: Option<Season>,
}

/// Days of other hours.
#[derive(Clone, Debug)]
pub(super) struct Season {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) hours: (i8, i8),
}

impl Office {
    pub(super) fn at_hour(&self, day: Date, hour: i8) -> Timestamp {
        day.at(hour, 0, 0, 0).to_zoned_datetime(self.zone.clone()).unwrap().timestamp()
    }

    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.zone.clone()).date()
    }

    /// The first instant that is no longer `day`.
    pub(super) fn end_of(&self, day: Date) -> Timestamp {
        self.at_hour(day.tomorrow().unwrap(), 0)
    }

    pub(super) fn works_on(&self, day: Date) -> bool {
        !self.weekend.contains(&day.weekday().to_monday_zero_offset()) && !self.holidays.contains(&day)
    }

    /// That day, or the last working day before it.
    pub(super) fn workday_until(&self, mut day: Date) -> Date {
        while !self.works_on(day) {
            day = day.yesterday().unwrap();
        }
        day
    }

    /// That day, or the first working day after it.
    pub(super) fn workday_from(&self, mut day: Date) -> Date {
        while !self.works_on(day) {
            day = day.tomorrow().unwrap();
        }
        day
    }

    /// The working day so many of them after `day`, or before it.
    pub(super) fn workdays_from(&self, mut day: Date, count: i32) -> Date {
        let step = count.signum().days();
        let mut left = count.abs();
        while left > 0 {
            day = day.saturating_add(step);
            left -= i32::from(self.works_on(day));
        }
        day
    }

    fn hours_on(&self, day: Date) -> (i8, i8) {
        let season = self.season.as_ref().filter(|season| season.from <= day && day <= season.to);
        season.map_or(self.hours, |season| season.hours)
    }

    pub(super) fn opening(&self, day: Date) -> Timestamp {
        self.at_hour(day, self.hours_on(day).0)
    }

    pub(super) fn is_open(&self, at: Timestamp) -> bool {
        let local = at.to_zoned_datetime(self.zone.clone());
        let (from, to) = self.hours_on(local.date());
        self.works_on(local.date()) && (from..to).contains(&local.hour())
    }

    /// That instant if somebody is there, else when somebody comes in next.
    pub(super) fn next_open(&self, at: Timestamp) -> Timestamp {
        if self.is_open(at) {
            return at;
        }
        let mut day = self.day_of(at);
        while !self.works_on(day) || self.opening(day) < at {
            day = day.tomorrow().unwrap();
        }
        self.opening(day)
    }
}
