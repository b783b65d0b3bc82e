//! Working days: weekends with validity dates, holidays, the spans a calendar covers, and working hours.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use crate::model::CalendarId;

/// Limit of any search for a working day. A calendar without a working day within it is refused when loaded.
pub const SEARCH_LIMIT_DAYS: i32 = 400;

/// A set of weekdays, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekdaySet(u8);

impl WeekdaySet {
    /// The set of the given weekdays.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |mask, day| mask | Self::bit(day)))
    }

    /// True if it contains `day`.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// True if it contains all seven days.
    pub fn is_full(self) -> bool {
        self.0 == 0b111_1111
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

/// Weekend days during a period: Saudi Arabia changed from Thursday–Friday to Friday–Saturday in June 2013.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekendRule {
    /// The days off.
    pub days: WeekdaySet,
    /// First day of validity.
    pub from: Option<Date>,
    /// Last day of validity.
    pub until: Option<Date>,
}

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// What is celebrated.
    pub name: String,
    /// True if the date depends on the sighting of the moon and may move by a day.
    pub estimated: bool,
}

/// Direction in which a day off moves a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shift {
    /// To the previous working day: deadlines, reminders.
    #[default]
    Earlier,
    /// To the next working day: escalations.
    Later,
    /// Not at all.
    None,
}

/// One calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Its id; `none` for the default one.
    pub id: CalendarId,
    /// Its name, for people.
    pub name: String,
    /// Weekends; if several rules are valid on a day, the last one applies.
    pub weekends: Vec<WeekendRule>,
    /// The spans for which its holidays are known; empty means unknown.
    pub covers: Vec<RangeInclusive<Date>>,
    /// Holidays by date.
    pub holidays: BTreeMap<Date, Holiday>,
    /// Days of a weekend on which people work, in exchange for others.
    pub workdays: BTreeSet<Date>,
    /// Working hours, opening to closing.
    pub hours: (Time, Time),
    /// Different working hours during certain periods; if several include a day, the last one applies.
    pub seasons: Vec<Season>,
}

/// Working hours during a period such as Ramadan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Working hours, opening to closing.
    pub hours: (Time, Time),
    /// Name of the period, for people.
    pub name: Option<String>,
}

impl Calendar {
    /// Saturday and Sunday off, no holidays, 09:00 to 18:00.
    pub fn plain() -> Self {
        Self {
            id: CalendarId::from("none"),
            name: "Weekdays".into(),
            weekends: vec![WeekendRule {
                days: WeekdaySet::of([Weekday::Saturday, Weekday::Sunday]),
                from: None,
                until: None,
            }],
            covers: Vec::new(),
            holidays: BTreeMap::new(),
            workdays: BTreeSet::new(),
            hours: (Time::constant(9, 0, 0, 0), Time::constant(18, 0, 0, 0)),
            seasons: Vec::new(),
        }
    }

    /// True if `day` is neither a weekend day nor a holiday.
    pub fn is_working_day(&self, day: Date) -> bool {
        !self.is_weekend(day) && !self.holidays.contains_key(&day)
    }

    /// True if `day` is a weekend day by the rule in force on it, and not worked in exchange for another.
    pub fn is_weekend(&self, day: Date) -> bool {
        !self.workdays.contains(&day) && self.is_weekend_by_rule(day)
    }

    /// True if `day` is a weekend day by the rule in force on it.
    pub fn is_weekend_by_rule(&self, day: Date) -> bool {
        self.weekends
            .iter()
            .rev()
            .find(|rule| rule.from.is_none_or(|from| from <= day) && rule.until.is_none_or(|until| day <= until))
            .is_some_and(|rule| rule.days.contains(day.weekday()))
    }

    /// The holiday on `day`, if any.
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.holidays.get(&day)
    }

    /// True if the holidays around `day` are known, or if the calendar claims no span at all.
    pub fn covers(&self, day: Date) -> bool {
        self.covers.is_empty() || self.covers.iter().any(|span| span.contains(&day))
    }

    /// The first day from `from` to `to` whose holidays are not known, if the calendar claims to know those of some days.
    pub fn uncovered(&self, from: Date, to: Date) -> Option<Date> {
        let mut day = from;
        while day <= to && !self.covers.is_empty() {
            match self.covers.iter().find(|span| span.contains(&day)) {
                Some(span) => day = span.end().checked_add(1.day()).ok()?,
                None => return Some(day),
            }
        }
        None
    }

    /// `day` itself if it is a working day, else the nearest working day in the direction of `shift`.
    pub fn shift(&self, day: Date, shift: Shift) -> Date {
        let step = match shift {
            Shift::None => return day,
            Shift::Earlier => -1,
            Shift::Later => 1,
        };
        let mut shifted = day;
        for _ in 0..SEARCH_LIMIT_DAYS {
            if self.is_working_day(shifted) {
                return shifted;
            }
            shifted = shifted.saturating_add(step.days());
        }
        day
    }

    /// The working day that is `days` working days after `day`, or before it if negative. Zero gives `day` itself.
    ///
    /// The count starts from `day` whether it is a working day or not: one working day after a Saturday is Monday.
    pub fn add_working_days(&self, day: Date, days: i32) -> Date {
        let step = days.signum();
        let mut at = day;
        for _ in 0..days.abs() {
            at = self.shift(at.saturating_add(step.days()), if step < 0 { Shift::Earlier } else { Shift::Later });
        }
        at
    }

    /// Working days after `from` up to and including `to`; negative if `to` lies before `from`.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let (early, late, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut count = 0;
        let mut day = early;
        while day < late {
            day = day.saturating_add(1.days());
            // Counting backwards covers the days from `to` up to but excluding `from`, the mirror image.
            let counted = if sign > 0 { day } else { day.saturating_sub(1.days()) };
            count += i32::from(self.is_working_day(counted));
        }
        sign * count
    }

    /// The working hours of `day`, whether or not it is a working day.
    pub fn hours_on(&self, day: Date) -> (Time, Time) {
        self.season(day).map_or(self.hours, |season| season.hours)
    }

    /// The season that determines the working hours of `day`.
    pub fn season(&self, day: Date) -> Option<&Season> {
        self.seasons.iter().rev().find(|season| (season.from..=season.to).contains(&day))
    }

    /// The season of `day`, if its working hours are shorter than the usual ones.
    pub fn short_season(&self, day: Date) -> Option<&Season> {
        let length = |(opens, closes): (Time, Time)| opens.duration_until(closes);
        self.season(day).filter(|season| length(season.hours) < length(self.hours))
    }

    /// The instant at which work begins on `day` in `zone`. If a clock change skips that time, the first instant after
    /// the gap.
    pub fn opening(&self, day: Date, zone: &TimeZone) -> Timestamp {
        instant(day, self.hours_on(day).0, zone)
    }

    /// The first instant at or after `now` within working hours in `zone`: `now` itself, or the next opening.
    pub fn next_working_instant(&self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = zone.to_datetime(now);
        let (opens, closes) = self.hours_on(local.date());
        if self.is_working_day(local.date()) {
            if local.time() < opens {
                return self.opening(local.date(), zone);
            }
            if local.time() < closes {
                return now;
            }
        }
        self.opening(self.add_working_days(local.date(), 1), zone)
    }
}

/// `day` at `time` in `zone`; for a time in a gap the first instant after it, in a fold the first of the two.
pub fn instant(day: Date, time: Time, zone: &TimeZone) -> Timestamp {
    zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().unwrap_or(Timestamp::MAX)
}

/// The last instant of `day` in `zone`, just before the next day begins.
pub fn end_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    let next = instant(day.saturating_add(1.days()), Time::midnight(), zone);
    next.saturating_sub(1.second()).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn weekend(days: [Weekday; 2]) -> WeekendRule {
        WeekendRule { days: WeekdaySet::of(days), from: None, until: None }
    }

    fn with_weekends(weekends: Vec<WeekendRule>) -> Calendar {
        Calendar { weekends, ..Calendar::plain() }
    }

    /// The change of June 2013: Thursday and Friday until the 28th, Friday and Saturday from the 29th.
    fn saudi_arabia() -> Calendar {
        with_weekends(vec![
            WeekendRule { until: Some(date(2013, 6, 28)), ..weekend([Weekday::Thursday, Weekday::Friday]) },
            WeekendRule { from: Some(date(2013, 6, 29)), ..weekend([Weekday::Friday, Weekday::Saturday]) },
        ])
    }

    #[test]
    fn a_weekend_is_what_the_calendar_says() {
        let bahrain = with_weekends(vec![weekend([Weekday::Friday, Weekday::Saturday])]);
        for (day, off) in [(11, false), (12, true), (13, true), (14, false)] {
            assert_eq!(bahrain.is_weekend(date(2013, 4, day)), off, "2013-04-{day}");
        }
    }

    #[test]
    fn a_weekend_may_change_within_a_week() {
        let calendar = saudi_arabia();
        // Wednesday 26 June to Tuesday 2 July 2013: Thursday, Friday and then Saturday are off.
        let off: Vec<bool> = (0..7).map(|n| calendar.is_weekend(date(2013, 6, 26) + n.days())).collect();
        assert_eq!(off, [false, true, true, true, false, false, false]);
        assert_eq!(calendar.add_working_days(date(2013, 6, 26), 1), date(2013, 6, 30));
        assert_eq!(calendar.add_working_days(date(2013, 6, 30), -1), date(2013, 6, 26));
        assert_eq!(calendar.shift(date(2013, 6, 29), Shift::Earlier), date(2013, 6, 26));
        assert_eq!(calendar.shift(date(2013, 6, 27), Shift::Later), date(2013, 6, 30));
        assert_eq!(calendar.shift(date(2013, 6, 27), Shift::None), date(2013, 6, 27));
    }

    #[test]
    fn working_days_are_counted_from_any_day() {
        let plain = Calendar::plain();
        for (from, days, to) in [
            (date(2027, 9, 18), 1, date(2027, 9, 20)),
            (date(2027, 9, 18), -1, date(2027, 9, 17)),
            (date(2027, 9, 18), 0, date(2027, 9, 18)),
            (date(2027, 9, 17), 5, date(2027, 9, 24)),
            (date(2027, 9, 20), -10, date(2027, 9, 6)),
        ] {
            assert_eq!(plain.add_working_days(from, days), to, "{from} {days:+}");
        }
    }

    #[test]
    fn counting_forth_and_back_agrees() {
        let mut calendar = saudi_arabia();
        calendar.holidays.insert(date(2013, 7, 2), Holiday { name: "Feast".into(), estimated: false });
        for start in 0..14 {
            let from = date(2013, 6, 20) + start.days();
            for days in 1..12 {
                assert_eq!(calendar.working_days_between(from, calendar.add_working_days(from, days)), days);
                assert_eq!(calendar.working_days_between(from, calendar.add_working_days(from, -days)), -days);
            }
            assert_eq!(calendar.working_days_between(from, from), 0);
        }
    }

    #[test]
    fn a_season_has_hours_of_its_own() {
        let time = |hour| Time::constant(hour, 0, 0, 0);
        let ramadan = |from, to, hours| Season { from, to, hours, name: Some("Ramadan".into()) };
        let rabat = Calendar {
            seasons: vec![
                ramadan(date(2027, 2, 8), date(2027, 3, 9), (time(10), time(14))),
                ramadan(date(2027, 3, 8), date(2027, 3, 9), (time(11), time(13))),
            ],
            ..Calendar::plain()
        };
        let zone = TimeZone::get("Africa/Casablanca").unwrap();
        let local = |day: Date, hour| instant(day, time(hour), &zone);
        for (now, next) in [
            // The day before it begins, its first day, a day of two seasons, the day after its end.
            (local(date(2027, 2, 5), 17), local(date(2027, 2, 5), 17)),
            (local(date(2027, 2, 5), 18), local(date(2027, 2, 8), 10)),
            (local(date(2027, 2, 8), 9), local(date(2027, 2, 8), 10)),
            (local(date(2027, 2, 8), 13), local(date(2027, 2, 8), 13)),
            (local(date(2027, 2, 8), 14), local(date(2027, 2, 9), 10)),
            (local(date(2027, 3, 5), 14), local(date(2027, 3, 8), 11)),
            (local(date(2027, 3, 9), 13), local(date(2027, 3, 10), 9)),
        ] {
            assert_eq!(rabat.next_working_instant(now, &zone), next, "{}", zone.to_datetime(now));
        }
        assert_eq!(rabat.opening(date(2027, 2, 9), &zone), local(date(2027, 2, 9), 10));
    }

    #[test]
    fn a_calendar_without_working_days_ends_the_search() {
        let never = with_weekends(vec![WeekendRule { days: WeekdaySet(0b111_1111), from: None, until: None }]);
        let day = date(2027, 9, 20);
        assert!(WeekdaySet(0b111_1111).is_full());
        assert_eq!(never.shift(day, Shift::Earlier), day);
        assert_eq!(never.shift(Date::MIN, Shift::Earlier), Date::MIN);
        assert_eq!(never.shift(Date::MAX, Shift::Later), Date::MAX);
    }

    #[test]
    fn a_day_of_a_weekend_that_is_worked_counts() {
        // Azerbaijan, 2008: Saturday 29 and Sunday 30 March were worked for the 27th and 28th.
        let workdays = BTreeSet::from([date(2008, 3, 29), date(2008, 3, 30)]);
        let holiday = || Holiday { name: "Novruz, in exchange".into(), estimated: false };
        let holidays = BTreeMap::from([(date(2008, 3, 27), holiday()), (date(2008, 3, 28), holiday())]);
        let calendar = Calendar { holidays, workdays, ..Calendar::plain() };
        assert!(!calendar.is_weekend(date(2008, 3, 29)) && calendar.is_weekend(date(2008, 3, 22)));
        assert_eq!(calendar.shift(date(2008, 3, 29), Shift::Earlier), date(2008, 3, 29));
        assert_eq!(calendar.add_working_days(date(2008, 3, 26), 2), date(2008, 3, 30));
        assert_eq!(calendar.working_days_between(date(2008, 3, 26), date(2008, 3, 31)), 3);
    }

    #[test]
    fn days_that_no_span_covers_are_found_between_others() {
        let covers = vec![date(2026, 1, 1)..=date(2026, 12, 31), date(2028, 1, 1)..=date(2028, 12, 31)];
        let calendar = Calendar { covers, ..Calendar::plain() };
        assert_eq!(calendar.uncovered(date(2026, 12, 23), date(2028, 2, 16)), Some(date(2027, 1, 1)));
        assert_eq!(calendar.uncovered(date(2026, 1, 1), date(2026, 12, 31)), None);
        assert_eq!(Calendar::plain().uncovered(date(2026, 1, 1), date(2026, 12, 31)), None);
    }

    #[test]
    fn a_span_that_is_covered_ends_on_its_last_day() {
        let calendar = Calendar { covers: vec![date(2013, 1, 1)..=date(2013, 12, 31)], ..Calendar::plain() };
        assert!(calendar.covers(date(2013, 12, 31)));
        assert!(!calendar.covers(date(2014, 1, 1)));
        assert!(Calendar::plain().covers(date(2014, 1, 1)));
    }
}
