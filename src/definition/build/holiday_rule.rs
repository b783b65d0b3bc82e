//! The yearly rules of `.ics` files (RFC 5545 section 3.3.10): a date of every year, or such a day as the fourth Thursday of
//! November.

use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use crate::plan::calendar::instant;

/// A rule is not followed beyond so many of its years.
const MAX_YEARS: i16 = 400;

/// On which days something recurs.
pub(super) struct Rule {
    /// The first day, on which the rule holds.
    start: Date,
    /// Every so many years.
    interval: i16,
    /// The last day on which it may begin.
    pub(super) until: Date,
    /// How often it takes place, the first day included.
    count: Option<usize>,
    months: Vec<i8>,
    /// Days of the month; negative ones count from its end.
    days: Vec<i8>,
    weekdays: Vec<Nth>,
}

/// A day of the week: the nth of the month, counted from its end if negative; or each, to which `days` set bounds.
#[derive(Clone, Copy)]
struct Nth {
    weekday: Weekday,
    nth: Option<i8>,
}

impl Rule {
    /// The rule that `text` states for something that begins on `start`, in `zone` if it has times, or what cannot be followed
    /// of it.
    pub(super) fn of(text: &str, start: Date, zone: Option<&TimeZone>) -> Result<Self, String> {
        let mut rule = Self {
            start,
            interval: 1,
            until: Date::MAX,
            count: None,
            months: Vec::new(),
            days: Vec::new(),
            weekdays: Vec::new(),
        };
        let mut is_yearly = false;
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let taken = match name.to_ascii_uppercase().as_str() {
                "FREQ" => {
                    is_yearly = value.eq_ignore_ascii_case("YEARLY");
                    is_yearly.then_some(())
                }
                "INTERVAL" => value
                    .parse()
                    .ok()
                    .filter(|years| (1..=MAX_YEARS).contains(years))
                    .map(|years| rule.interval = years),
                "COUNT" => value.parse().ok().filter(|count| *count > 0).map(|count| rule.count = Some(count)),
                "UNTIL" => last_day(value, zone).map(|day| rule.until = day),
                "BYMONTH" => numbers(value, 1..=12).map(|months| rule.months = months),
                "BYMONTHDAY" => numbers(value, -31..=31).map(|days| rule.days = days),
                "BYDAY" => value.split(',').map(Nth::of).collect::<Option<_>>().map(|days| rule.weekdays = days),
                "WKST" => Some(()),
                _ => None,
            };
            if taken.is_none() {
                return Err(format!(
                    "`{part}` is not understood, only rules of `FREQ=YEARLY` for a day of the year are"
                ));
            }
        }
        if !is_yearly {
            return Err("its `RRULE` does not say `FREQ=YEARLY`".to_owned());
        }
        rule.complete()
    }

    /// Fills in from the first day what the rule leaves out.
    fn complete(mut self) -> Result<Self, String> {
        let is_bounded = self.weekdays.iter().all(|day| day.nth.is_some()) || !self.days.is_empty();
        if !self.weekdays.is_empty() && (self.months.is_empty() || !is_bounded) {
            return Err(
                "`BYDAY` is understood as the nth weekday of a month, such as `BYMONTH=11;BYDAY=4TH`".to_owned()
            );
        }
        if self.months.is_empty() {
            // By the letter, `BYMONTHDAY` alone recurs every month; those who write it mean the month of the first day.
            if self.days.iter().any(|day| *day != self.start.day()) {
                return Err(
                    "`BYMONTHDAY` without `BYMONTH` is understood only for the day on which it begins".to_owned()
                );
            }
            self.months = vec![self.start.month()];
        }
        if self.weekdays.is_empty() && self.days.is_empty() {
            self.days = vec![self.start.day()];
        }
        if self.of_year(self.start.year()).contains(&self.start) {
            Ok(self)
        } else {
            Err(format!("its `RRULE` does not hold on {}, the day on which it begins", self.start))
        }
    }

    /// The days of `years` on which it begins, in order.
    pub(super) fn in_years(&self, years: &[i16]) -> Vec<Date> {
        let Some(last) = years.iter().max() else { return Vec::new() };
        let last = (*last).min(self.start.year().saturating_add(MAX_YEARS));
        // From the first year on, since `COUNT` counts from there.
        let turns = (self.start.year()..=last).step_by(usize::from(self.interval.unsigned_abs()));
        let all = turns.flat_map(|year| self.of_year(year)).filter(|day| *day >= self.start);
        let all = all.take(self.count.unwrap_or(usize::MAX)).take_while(|day| *day <= self.until);
        all.filter(|day| years.contains(&day.year())).collect()
    }

    /// All days of a year for which the rule would hold.
    fn of_year(&self, year: i16) -> Vec<Date> {
        let days = self.months.iter().flat_map(|month| self.of_month(year, *month));
        let mut days: Vec<Date> = days.collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn of_month(&self, year: i16, month: i8) -> Vec<Date> {
        let Ok(first) = Date::new(year, month, 1) else { return Vec::new() };
        let length = first.days_in_month();
        let is_day = |date: &Date| {
            let day = date.day();
            self.days.is_empty() || self.days.contains(&day) || self.days.contains(&(day - length - 1))
        };
        let is_weekday = |date: &Date| self.weekdays.is_empty() || self.weekdays.iter().any(|nth| nth.is(*date));
        (0..i32::from(length))
            .filter_map(|at| first.checked_add(at.days()).ok())
            .filter(is_day)
            .filter(is_weekday)
            .collect()
    }
}

impl Nth {
    /// `4TH`, `-1MO`, `TU`.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let (count, weekday) = text.split_at_checked(text.len().checked_sub(2)?)?;
        let weekday = match weekday {
            "MO" => Weekday::Monday,
            "TU" => Weekday::Tuesday,
            "WE" => Weekday::Wednesday,
            "TH" => Weekday::Thursday,
            "FR" => Weekday::Friday,
            "SA" => Weekday::Saturday,
            "SU" => Weekday::Sunday,
            _ => return None,
        };
        let nth = if count.is_empty() {
            None
        } else {
            Some(count.parse().ok().filter(|nth| matches!(nth, -5..=-1 | 1..=5))?)
        };
        Some(Self { weekday, nth })
    }

    fn is(self, date: Date) -> bool {
        let from_start = (date.day() - 1) / 7 + 1;
        let from_end = (date.days_in_month() - date.day()) / 7 + 1;
        date.weekday() == self.weekday && self.nth.is_none_or(|nth| nth == from_start || nth == -from_end)
    }
}

/// The last day on which a rule holds. An instant is a day of the zone in which the event begins: `20270524T220000Z` is
/// midnight of 25 May in Paris (RFC 5545 section 3.3.10).
fn last_day(text: &str, zone: Option<&TimeZone>) -> Option<Date> {
    let date = day(text)?;
    let Some(zone) = zone.filter(|_| text.ends_with('Z')) else { return Some(date) };
    let time = text.get(8..)?.strip_prefix('T')?.strip_suffix('Z')?;
    let part = |at: usize| time.get(at..at + 2)?.parse::<i8>().ok();
    let time = Time::new(part(0)?, part(2)?, part(4)?, 0).ok()?;
    Some(zone.to_datetime(instant(date, time, &TimeZone::UTC)).date())
}

/// The day of `20270520` or `20270520T000000Z`.
fn day(text: &str) -> Option<Date> {
    let text = text.get(..8).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()
}

/// Numbers other than 0 with commas between them.
fn numbers(text: &str, within: std::ops::RangeInclusive<i8>) -> Option<Vec<i8>> {
    let number = |text: &str| text.trim().parse().ok().filter(|number| *number != 0 && within.contains(number));
    text.split(',').map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of 2026 to 2029 of a rule, or why it is not followed.
    fn days(start: &str, rule: &str) -> String {
        match Rule::of(rule, day(start).unwrap(), None) {
            Ok(rule) => {
                let days = rule.in_years(&[2026, 2027, 2028, 2029]);
                days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
            }
            Err(why) => why,
        }
    }

    #[test]
    fn yearly_rules_are_followed_as_calendar_programs_do() {
        for (start, rule, expected) in [
            ("20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26 2027-11-25 2028-11-23 2029-11-22"),
            ("20200525", "FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5", "2026-05-25 2027-05-31 2028-05-29 2029-05-28"),
            ("20200101", "FREQ=YEARLY;INTERVAL=4", "2028-01-01"),
            ("20260101", "FREQ=YEARLY;COUNT=2", "2026-01-01 2027-01-01"),
            ("20260101", "FREQ=YEARLY;BYMONTH=1,7;COUNT=3", "2026-01-01 2026-07-01 2027-01-01"),
            ("20260228", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;UNTIL=20281231", "2026-02-28 2027-02-28 2028-02-29"),
            // Election days.
            (
                "20261103",
                "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
                "2026-11-03 2028-11-07",
            ),
            ("20240229", "FREQ=YEARLY", "2028-02-29"),
            ("20260316", "FREQ=YEARLY;BYMONTHDAY=16", "2026-03-16 2027-03-16 2028-03-16 2029-03-16"),
        ] {
            assert_eq!(days(start, rule), expected, "{rule}");
        }
    }

    #[test]
    fn the_instant_at_which_a_rule_ends_is_a_day_of_its_zone() {
        for (until, zone, last) in [
            ("20270524T220000Z", "Europe/Paris", "2027-05-25"),
            ("20270524T215959Z", "Europe/Paris", "2027-05-24"),
            ("20270525T040000Z", "America/New_York", "2027-05-25"),
            ("20270524T200000Z", "Asia/Baku", "2027-05-25"),
            ("20270525", "Europe/Paris", "2027-05-25"),
            ("20270525T000000", "Europe/Paris", "2027-05-25"),
        ] {
            let zone = TimeZone::get(zone).unwrap();
            assert_eq!(last_day(until, Some(&zone)).unwrap().to_string(), last, "{until}");
        }
        assert_eq!(last_day("20270524T220000Z", None).unwrap().to_string(), "2027-05-24");
    }

    #[test]
    fn what_cannot_be_followed_is_named() {
        for (rule, word) in [
            ("FREQ=WEEKLY", "`FREQ=WEEKLY`"),
            ("COUNT=2", "does not say"),
            ("FREQ=YEARLY;BYSETPOS=1", "`BYSETPOS=1`"),
            ("FREQ=YEARLY;BYYEARDAY=100", "`BYYEARDAY=100`"),
            ("FREQ=YEARLY;BYDAY=1MO", "BYMONTH=11;BYDAY=4TH"),
            ("FREQ=YEARLY;BYMONTH=5;BYDAY=MO", "BYMONTH=11;BYDAY=4TH"),
            ("FREQ=YEARLY;BYMONTH=13", "`BYMONTH=13`"),
            ("FREQ=YEARLY;BYMONTHDAY=17", "without `BYMONTH`"),
            ("FREQ=YEARLY;BYMONTH=6", "does not hold on 2026-05-25"),
            ("FREQ=YEARLY;UNTIL=soon", "`UNTIL=soon`"),
            ("FREQ=YEARLY;BYDAY=0MO;BYMONTH=5", "`BYDAY=0MO`"),
            ("FREQ=YEARLY;INTERVAL=0", "`INTERVAL=0`"),
        ] {
            assert!(days("20260525", rule).contains(word), "{rule}: {}", days("20260525", rule));
        }
    }
}
