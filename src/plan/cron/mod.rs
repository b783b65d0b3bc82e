//! Five-field schedules with crontab(5) semantics.
//!
//! The crate `cron` provides the sets of minutes, hours, days and months; it never sees a time zone. What a wall-clock
//! time means in a zone is decided here, with jiff.

mod fields;
mod sets;

use std::sync::Arc;

use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

use sets::Sets;

use crate::model::DigestDay;

/// A validated schedule line such as `0 9 * * mon`: minute, hour, day of month, month, day of week; or a shorthand such
/// as `@daily`.
///
/// As in crontab(5), days of the week are names or `0`–`7` (`0` and `7` are Sunday). If neither day field begins with
/// `*`, a day that matches either of them matches. Ranges of weekdays may wrap around (`fri-mon`).
///
/// When clocks change, a line of fixed times (neither minute nor hour begins with `*`) fires once: at the first instant
/// after the gap for a time that does not exist, at the first of the two for a time that occurs twice. Any other line
/// follows the wall clock: it skips the gap, and fires in both passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronLine {
    text: Arc<str>,
    sets: Sets,
}

/// Why a line is not a valid schedule: what is wrong, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CronError(pub String);

impl CronLine {
    /// Parses a line. A line that never fires (`0 0 30 2 *`) is an error.
    pub fn parse(text: &str) -> Result<Self, CronError> {
        Ok(Self { sets: fields::read(text)?, text: Arc::from(text.trim()) })
    }

    /// The same times once a week, on `day`; `None` for a line that goes by days of the month or by months, or fires several
    /// times a day.
    pub fn weekly_on(&self, day: DigestDay) -> Option<Self> {
        let fields = fields::written_out(&self.text)?;
        let [minute, hour, "*", "*", _] = fields.split_whitespace().collect::<Vec<_>>()[..] else { return None };
        let is_one = |field: &str| field.bytes().all(|byte| byte.is_ascii_digit());
        let line = || Self::parse(&format!("{minute} {hour} * * {}", day.as_str())).ok();
        (is_one(minute) && is_one(hour)).then(line).flatten()
    }

    /// The line as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first firing strictly after `after` in `zone`. `None` only at the end of the calendar (year 9999).
    pub fn next_after(&self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        if self.sets.is_fixed { self.next_fixed(after, zone) } else { self.next_running(after, zone) }
    }

    /// The latest firing at or before `now` and strictly after `since` in `zone`.
    pub fn latest_in(&self, since: Timestamp, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let latest = if self.sets.is_fixed { self.latest_fixed(now, zone) } else { self.latest_running(now, zone) };
        latest.filter(|at| *at > since)
    }

    /// Fixed times map to instants monotonically, so the first one that comes out later is the next.
    fn next_fixed(&self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut wall = self.sets.next_after(zone.to_datetime(after))?;
        loop {
            let at = fixed_instant(wall, zone)?;
            if at > after {
                return Some(at);
            }
            wall = self.sets.next_after(wall)?;
        }
    }

    /// In the second pass of a fold, times later on the clock already fired in the first pass.
    fn latest_fixed(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let local = zone.to_datetime(now);
        let mut wall = self.sets.latest_by(local.saturating_add(fold_length(local, zone)))?;
        loop {
            let at = fixed_instant(wall, zone)?;
            if at <= now {
                return Some(at);
            }
            wall = self.sets.latest_by(minute_before(wall)?)?;
        }
    }

    /// Between two transitions the offset is constant, and the wall clock advances with time.
    fn next_running(&self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut wall = self.sets.next_after(zone.to_datetime(after));
        let mut segment = after;
        loop {
            let at = zone.to_offset(segment).to_timestamp(wall?).ok()?;
            match zone.following(segment).next().map(|transition| transition.timestamp()) {
                Some(end) if end <= at => {
                    segment = end;
                    wall = self.sets.next_from(zone.to_datetime(end));
                }
                _ => return Some(at),
            }
        }
    }

    fn latest_running(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut latest = now;
        loop {
            let wall = self.sets.latest_by(zone.to_datetime(latest))?;
            let at = zone.to_offset(latest).to_timestamp(wall).ok()?;
            match start_of_segment(latest, zone) {
                Some(start) if at < start => latest = start.checked_sub(SignedDuration::from_nanos(1)).ok()?,
                _ => return Some(at),
            }
        }
    }
}

/// The instant of a wall-clock time: just after the gap if the time does not exist, the first of two if it occurs
/// twice.
fn fixed_instant(wall: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    match ambiguous.offset() {
        // With the offset from before the gap, the time falls after it, so the gap is the last transition by then.
        AmbiguousOffset::Gap { before, .. } => start_of_segment(before.to_timestamp(wall).ok()?, zone),
        _ => ambiguous.earlier().ok(),
    }
}

/// How much clock time repeats at `wall`; nearly always zero.
fn fold_length(wall: DateTime, zone: &TimeZone) -> SignedDuration {
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Fold { before, after } => {
            SignedDuration::from_secs(i64::from(before.seconds()) - i64::from(after.seconds()))
        }
        _ => SignedDuration::ZERO,
    }
}

/// The last transition at or before `at`.
fn start_of_segment(at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let just_after = at.checked_add(SignedDuration::from_nanos(1)).ok()?;
    zone.preceding(just_after).next().map(|transition| transition.timestamp())
}

fn minute_before(wall: DateTime) -> Option<DateTime> {
    wall.checked_sub(SignedDuration::from_mins(1)).ok()
}
