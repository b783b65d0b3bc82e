//! When progress reports are issued: at the firings of cron lines, and on the days of phases.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

use super::{CronLine, Function, calendar::instant};
use crate::model::{Lang, PartnerId};

/// When progress reports are issued.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportSchedule {
    /// Cron lines in the workflow's zone.
    pub lines: Vec<CronLine>,
    /// Days of phases that end around the event, in ascending order. Without lines and days, reports are issued on
    /// request only.
    pub days: Vec<Date>,
    /// The time on those days, in the workflow's zone.
    pub at: Time,
    /// Languages to issue in; never empty.
    pub languages: Vec<Lang>,
    /// Audiences to issue for: `task_force`, `minister`, `public`, or partners' ids; never empty. The coordinator gets
    /// the first edition by mail.
    pub audiences: Vec<String>,
    /// Who gets each report by mail, besides the coordinator.
    pub recipients: Vec<ReportRecipient>,
}

/// Somebody who gets each report by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRecipient {
    /// The partner.
    pub partner: PartnerId,
    /// The function to write to; from head of unit upwards, the mail is a draft to be released.
    pub function: Function,
    /// The edition, by its audience.
    pub audience: String,
    /// The language; if `None`, the first of the recipient's languages in which reports are issued.
    pub lang: Option<Lang>,
}

impl ReportSchedule {
    /// The latest firing of a line at or before `now` and strictly after `since`.
    pub fn latest_line_in(&self, since: Timestamp, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        self.lines.iter().filter_map(|line| line.latest_in(since, now, zone)).max()
    }

    /// The first firing of a line strictly after `now`.
    pub fn next_line_after(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        self.lines.iter().filter_map(|line| line.next_after(now, zone)).min()
    }

    /// The instant of the latest phase day at or before `now` and strictly after `since`.
    pub fn latest_day_in(&self, since: Timestamp, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let passed = self.days.partition_point(|day| instant(*day, self.at, zone) <= now);
        let latest = passed.checked_sub(1).map(|last| instant(self.days[last], self.at, zone));
        latest.filter(|at| *at > since)
    }

    /// The instant of the first phase day strictly after `now`.
    pub fn next_day_after(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let passed = self.days.partition_point(|day| instant(*day, self.at, zone) <= now);
        self.days.get(passed).map(|day| instant(*day, self.at, zone))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn the_days_of_phases_come_at_their_time_in_the_zone() {
        let zone = TimeZone::get("Asia/Baku").unwrap();
        let schedule = ReportSchedule {
            days: vec![date(2027, 3, 1), date(2027, 3, 15)],
            at: time(8, 0, 0, 0),
            ..ReportSchedule::default()
        };
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (first, second) = (at("2027-03-01T04:00:00Z"), at("2027-03-15T04:00:00Z"));
        assert_eq!(schedule.next_day_after(Timestamp::MIN, &zone), Some(first));
        assert_eq!(schedule.next_day_after(first, &zone), Some(second));
        assert_eq!(schedule.next_day_after(second, &zone), None);
        assert_eq!(schedule.latest_day_in(Timestamp::MIN, first, &zone), Some(first));
        assert_eq!(schedule.latest_day_in(first, at("2027-03-15T03:59:59Z"), &zone), None);
        assert_eq!(schedule.latest_day_in(first, second, &zone), Some(second));
    }
}
