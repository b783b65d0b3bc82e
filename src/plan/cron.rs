//! Five-field schedules with crontab(5) semantics.

use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};

/// A checked schedule line such as `0 9 * * mon`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronLine {
    text: Arc<str>,
}

/// Why a line is not a schedule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CronError(pub String);

impl CronLine {
    /// Reads a line.
    pub fn parse(text: &str) -> Result<Self, CronError> {
        Ok(Self { text: Arc::from(text) })
    }

    /// The line as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first firing strictly after `after` in `zone`.
    pub fn next_after(&self, _after: Timestamp, _zone: &TimeZone) -> Option<Timestamp> {
        None
    }

    /// The latest firing at or before `now` and strictly after `since` in `zone`.
    pub fn latest_in(&self, _since: Timestamp, _now: Timestamp, _zone: &TimeZone) -> Option<Timestamp> {
        None
    }
}
