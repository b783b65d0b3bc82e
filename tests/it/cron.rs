//! Schedules: crontab(5) semantics, changes of the clock, and an independent oracle.

use std::cmp::Ordering;

use concerted::plan::CronLine;
use croner::{
    CivilDate, CivilDateTime, CivilTime, CronDateTime, Resolution, Weekday, errors::CronError, parser::CronParser,
};
use jiff::{
    SignedDuration, Timestamp, ToSpan, ZonedDateTime,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::store::at;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn line(text: &str) -> CronLine {
    CronLine::parse(text).unwrap()
}

/// Firings after `from` up to `to`, one asked after the other.
fn firings(line: &CronLine, zone: &TimeZone, from: Timestamp, to: Timestamp) -> Vec<Timestamp> {
    let next = |after: &Timestamp| line.next_after(*after, zone).filter(|at| *at <= to);
    std::iter::successors(next(&from), next).collect()
}

/// Firings of one local day and the night after it, with their offsets.
fn firings_on(text: &str, zone_name: &str, day: &str) -> String {
    let zone = zone(zone_name);
    let from = zone.to_timestamp(format!("{day}T00:00").parse::<DateTime>().unwrap()).unwrap();
    let from = from - SignedDuration::from_secs(1);
    let all = firings(&line(text), &zone, from, from + SignedDuration::from_hours(29));
    let shown = |at: &Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%dT%H:%M%:z").to_string();
    all.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn fixed_times_fire_once_when_the_clock_changes() {
    let table = [
        // New York, 8 March 2026: 02:00 to 03:00 does not exist.
        ("30 2 * * *", "America/New_York", "2026-03-08", "08T03:00-04:00 09T02:30-04:00"),
        ("0,30 2 8 3 *", "America/New_York", "2026-03-08", "08T03:00-04:00"),
        ("0 3 8 3 *", "America/New_York", "2026-03-08", "08T03:00-04:00"),
        // New York, 1 November 2026: 01:00 to 02:00 comes twice.
        ("30 1 1 11 *", "America/New_York", "2026-11-01", "01T01:30-04:00"),
        ("15 1-3 1 11 *", "America/New_York", "2026-11-01", "01T01:15-04:00 01T02:15-05:00 01T03:15-05:00"),
        // Midnight does not exist.
        ("@daily", "Asia/Beirut", "2026-03-29", "29T01:00+03:00 30T00:00+03:00"),
        ("0 0 * * *", "Africa/Cairo", "2026-04-24", "24T01:00+03:00 25T00:00+03:00"),
        // Baku kept summer time until 2015: 31 March 2013, 04:00 to 05:00 does not exist.
        ("30 4 31 3 *", "Asia/Baku", "2013-03-31", "31T05:00+05:00"),
        ("30 4 27 10 *", "Asia/Baku", "2013-10-27", "27T04:30+05:00"),
        ("0 9 * * *", "Asia/Baku", "2013-03-31", "31T09:00+05:00"),
        // Casablanca goes back for Ramadan.
        ("30 2 * * *", "Africa/Casablanca", "2026-02-15", "15T02:30+01:00 16T02:30+00:00"),
        // Riyadh never changes.
        ("0 9 * * *", "Asia/Riyadh", "2013-03-31", "31T09:00+03:00"),
    ];
    for (text, zone, day, expected) in table {
        assert_eq!(firings_on(text, zone, day), expected, "{text} in {zone} on {day}");
    }
}

#[test]
fn running_lines_follow_the_wall_clock_when_it_changes() {
    let table = [
        ("30 * 8 3 *", "America/New_York", "2026-03-08", "08T00:30-05:00 08T01:30-05:00 08T03:30-04:00"),
        (
            "*/30 1 1 11 *",
            "America/New_York",
            "2026-11-01",
            "01T01:00-04:00 01T01:30-04:00 01T01:00-05:00 01T01:30-05:00",
        ),
        ("*/30 2 8 3 *", "America/New_York", "2026-03-08", ""),
        ("0 */2 29 3 *", "Asia/Beirut", "2026-03-29", "29T02:00+03:00 29T04:00+03:00 29T06:00+03:00"),
    ];
    for (text, zone, day, expected) in table {
        let all = firings_on(text, zone, day);
        assert!(all.starts_with(expected) && (all.is_empty() || !expected.is_empty()), "{text} in {zone}: {all}");
    }
}

#[test]
fn a_day_that_a_zone_left_out_fires_at_its_end() {
    // Samoa had no 30 December 2011.
    assert_eq!(firings_on("0 9 30 12 *", "Pacific/Apia", "2011-12-29"), "31T00:00+14:00");
    assert_eq!(firings_on("0 9 * * *", "Pacific/Apia", "2011-12-29"), "29T09:00-10:00 31T00:00+14:00");
    assert_eq!(firings_on("0 * 29-31 12 *", "Pacific/Apia", "2011-12-29").matches("30T").count(), 0);
}

#[test]
fn days_are_read_as_in_crontab() {
    let days = |text: &str| -> Vec<i8> {
        let all = firings(&line(text), &TimeZone::UTC, at("2026-10-31T23:59:59Z"), at("2026-11-30T23:59:59Z"));
        all.iter().map(|at| TimeZone::UTC.to_datetime(*at).day()).collect()
    };
    // 1 November 2026 is a Sunday.
    assert_eq!(days("0 9 * * 1"), [2, 9, 16, 23, 30], "1 is Monday");
    assert_eq!(days("0 9 * * 0"), days("0 9 * * 7"), "0 and 7 are Sunday");
    assert_eq!(days("0 9 * * sun"), [1, 8, 15, 22, 29]);
    assert_eq!(days("0 9 1-8 * fri-mon"), days("0 9 1-8 * 5,6,0,1"), "a range goes over Saturday");
    assert_eq!(days("0 9 * * 5-7"), [1, 6, 7, 8, 13, 14, 15, 20, 21, 22, 27, 28, 29]);
    assert_eq!(days("0 9 * * Sat-SUN"), [1, 7, 8, 14, 15, 21, 22, 28, 29]);
    assert_eq!(days("0 9 13 * fri"), [6, 13, 20, 27], "either day, if both are given");
    assert_eq!(days("0 9 12 * fri"), [6, 12, 13, 20, 27]);
    assert_eq!(days("0 9 */10 * fri"), [] as [i8; 0], "both, if one begins with a star: 1, 11, 21, 31");
    assert_eq!(days("0 9 */10 * sat,sun"), [1, 21]);
    assert_eq!(days("0 9 1-7 * */7"), [1], "the first Sunday");
    assert_eq!(days("0 9 * * mon-fri/2"), days("0 9 * * mon,wed,fri"));
    assert_eq!(days("0 9 28-31/2 11 *"), [28, 30]);
    assert_eq!(days("@weekly"), [1, 8, 15, 22, 29]);
    assert_eq!(days("@monthly"), [1]);
    assert_eq!(days(" 05  09   *  NOV  * ").len(), 30);
}

#[test]
fn leap_days_are_found_however_far_they_are() {
    let next = |text: &str, after: &str| line(text).next_after(at(after), &TimeZone::UTC).unwrap().to_string();
    assert_eq!(next("0 9 29 2 *", "2096-03-01T00:00:00Z"), "2104-02-29T09:00:00Z", "2100 is no leap year");
    assert_eq!(next("0 9 29 2 */7", "2072-02-29T00:00:00Z"), "2088-02-29T09:00:00Z", "on a Sunday");
    let latest = line("0 9 29 2 *").latest_in(at("2000-01-01T00:00:00Z"), at("2104-02-28T00:00:00Z"), &TimeZone::UTC);
    assert_eq!(latest, Some(at("2096-02-29T09:00:00Z")));
    assert_eq!(line("* * * * *").next_after(Timestamp::MAX, &TimeZone::UTC), None);
    assert_eq!(line("0 0 1 1 *").latest_in(Timestamp::MIN, Timestamp::MIN, &zone("Asia/Baku")), None);
}

#[test]
fn what_is_no_schedule_is_refused_with_a_fix() {
    let lines = [
        "",
        "0 9 * *",
        "0 0 9 * * 1",
        "@reboot",
        "0 24 * * *",
        "60 9 * * *",
        "0 9 32 * *",
        "0 9 0 * *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * monday",
        "0 9 * dec-feb *",
        "0 22-2 * * *",
        "5/15 * * * *",
        "*/0 * * * *",
        "*/90 * * * *",
        "0 9 L * *",
        "0 9 ? * *",
        "0 9 * * 5#2",
        "0 -1 * * *",
        "0 9, * * *",
        "0 9 30 2 *",
        "0 9 31 apr,jun *",
        "0 9 30-31 2 */2",
        "０ 9 * * *",
        "0 +9 * * *",
    ];
    let said: Vec<String> = lines.iter().map(|text| CronLine::parse(text).unwrap_err().to_string()).collect();
    insta::assert_snapshot!(said.join("\n"));
    assert!(CronLine::parse(&"*".repeat(10_000)).is_err());
    assert_eq!(line("  0 9 * * mon ").as_str(), "0 9 * * mon");
}

#[test]
fn the_latest_firing_of_a_long_time_is_found_at_once() {
    let baku = zone("Asia/Baku");
    let (since, now) = (at("2000-01-01T00:00:00Z"), at("2026-11-23T12:34:56Z"));
    for (text, expected) in [
        ("* * * * *", "2026-11-23T12:34:00Z"),
        ("0 9 * * mon", "2026-11-23T05:00:00Z"),
        ("0 9 * * tue", "2026-11-17T05:00:00Z"),
        ("0 9 29 2 *", "2024-02-29T05:00:00Z"),
        ("* * 29 2 *", "2024-02-29T19:59:00Z"),
    ] {
        assert_eq!(line(text).latest_in(since, now, &baku), Some(at(expected)), "{text}");
        assert_eq!(line(text).latest_in(at(expected), now, &baku), None, "{text}");
        assert_eq!(line(text).latest_in(since, at(expected), &baku), Some(at(expected)), "{text}");
    }
}

const ZONES: [&str; 8] = [
    "America/New_York",
    "Europe/Paris",
    "Asia/Baku",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Riyadh",
    "Africa/Cairo",
    "Asia/Beirut",
];

/// Lines that the oracle reads as we do. It takes lists and ranges of hours for running lines, crontab(5) does not.
const RARE: [&str; 12] = [
    "0 9 * * mon",
    "30 2 * * *",
    "0 0 * * *",
    "59 23 * * sun",
    "15 1 1,15 * *",
    "0 4 13 * fri",
    "0 3 * * fri,sat,sun,mon",
    "45 0 29 2 *",
    "30 4 31 3,10 *",
    "0 1 * jan-mar,oct 0,6",
    "@monthly",
    "5 4 1-7 * sun",
];
const FREQUENT: [&str; 6] =
    ["* * * * *", "*/15 * * * *", "0 * * * *", "30 */2 * * *", "10-50/20 * * * *", "*/20 1 * * *"];

/// Days before and after each change of the clock in some years.
fn around_changes(zone: &TimeZone) -> Vec<(Timestamp, Timestamp)> {
    let spans = [("2012-01-02T00:00:00Z", "2014-02-01T00:00:00Z"), ("2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z")];
    let day = SignedDuration::from_hours(26);
    let mut around: Vec<_> = spans
        .iter()
        .flat_map(|(from, to)| {
            let to = at(to);
            zone.following(at(from)).map(|change| change.timestamp()).take_while(move |change| *change < to)
        })
        .map(|change| (change - day, change + day))
        .collect();
    around.push((at("2026-11-22T12:00:00Z"), at("2026-11-23T12:00:00Z")));
    around
}

#[test]
fn firings_are_those_of_an_independent_implementation() {
    let years = [
        (at("2012-01-02T00:00:00Z"), at("2014-02-01T00:00:00Z")),
        (at("2024-01-01T00:00:00Z"), at("2027-02-01T00:00:00Z")),
    ];
    let mut compared = 0;
    for zone in ZONES.map(zone) {
        let changes = around_changes(&zone);
        let rare = RARE.iter().flat_map(|text| years.iter().map(move |span| (*text, *span)));
        let frequent = FREQUENT.iter().flat_map(|text| changes.iter().map(move |span| (*text, *span)));
        for (text, (from, to)) in rare.chain(frequent) {
            let ours = firings(&line(text), &zone, from, to);
            assert_eq!(ours, oracle(text, &zone, from, to), "{text} in {:?}", zone.iana_name());
            check_latest(text, &zone, from, to, &ours);
            compared += ours.len();
        }
    }
    assert!(compared > 50_000, "{compared} firings are too few to prove anything");
}

/// Between two firings, the latest one is the first of the two.
fn check_latest(text: &str, zone: &TimeZone, from: Timestamp, to: Timestamp, firings: &[Timestamp]) {
    let line = line(text);
    for (index, firing) in firings.iter().enumerate().step_by(1 + firings.len() / 400) {
        let next = firings.get(index + 1).map_or(to, |next| *next - SignedDuration::from_nanos(1));
        assert_eq!(line.latest_in(from, next, zone), Some(*firing), "{text} by {next} in {:?}", zone.iana_name());
        assert_eq!(line.latest_in(*firing, next, zone), None, "{text} after {firing}");
    }
}

fn oracle(text: &str, zone: &TimeZone, from: Timestamp, to: Timestamp) -> Vec<Timestamp> {
    let cron = CronParser::new().parse(text).unwrap();
    let all = cron.iter_after(Instant(from.to_zoned_datetime(zone.clone())));
    all.map(|instant| instant.0.timestamp()).take_while(|at| *at <= to).collect()
}

/// A time of ours as the oracle wants it.
#[derive(Clone)]
struct Instant(ZonedDateTime);

impl CronDateTime for Instant {
    fn to_civil(&self) -> CivilDateTime {
        let wall = self.0.datetime();
        CivilDateTime::new(
            CivilDate::from_ymd(wall.year().into(), wall.month() as u32, wall.day() as u32).unwrap(),
            CivilTime::from_hms_opt(wall.hour() as u32, wall.minute() as u32, wall.second() as u32).unwrap(),
        )
    }

    fn civil_weekday(&self) -> Weekday {
        Weekday::from_days_from_sunday(self.0.weekday().to_sunday_zero_offset() as u32)
    }

    fn resolve_civil(&self, civil: CivilDateTime) -> Result<Resolution<Self>, CronError> {
        let wall = DateTime::new(
            civil.year() as i16,
            civil.month() as i8,
            civil.day() as i8,
            civil.hour() as i8,
            civil.minute() as i8,
            civil.second() as i8,
            0,
        )
        .unwrap();
        let ambiguous = self.0.time_zone().to_ambiguous_zoned_datetime(wall);
        Ok(match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Resolution::Single(Self(ambiguous.unambiguous().unwrap())),
            AmbiguousOffset::Fold { .. } => {
                Resolution::Ambiguous(Self(ambiguous.clone().earlier().unwrap()), Self(ambiguous.later().unwrap()))
            }
            AmbiguousOffset::Gap { .. } => Resolution::Gap,
        })
    }

    fn checked_add_seconds(&self, seconds: i64) -> Option<Self> {
        self.0.checked_add(seconds.seconds()).ok().map(Self)
    }

    fn cmp_instant(&self, other: &Self) -> Ordering {
        self.0.timestamp().cmp(&other.0.timestamp())
    }
}
