//! The alarm that `status` shows while the daemon's passes fail, stored where it can be written even if the database
//! cannot.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::Reserved;

/// Space for an alarm, in bytes.
const ROOM: usize = 4 * 1024;
/// Longer reasons are cut, in characters: each may take four bytes, and JSON adds some more.
const MAX_WHY_CHARS: usize = 600;

/// A series of failed passes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// When the first of them failed.
    pub since: Timestamp,
    /// How many have failed since.
    pub failures: u32,
    /// When the last of them failed.
    pub at: Timestamp,
    /// The error, in words for people.
    pub why: String,
}

impl Alarm {
    /// Stores the alarm. If that fails as well, there is still the log, and the next pass tries again.
    pub fn raise(&self, database: &Path) -> std::io::Result<()> {
        let why = self.why.chars().take(MAX_WHY_CHARS).collect();
        file(database).write(&serde_json::to_string(&Self { why, ..self.clone() }).unwrap_or_default())
    }

    /// Reserves space for alarms, and ends one left by an earlier daemon.
    pub fn prepare(database: &Path) -> std::io::Result<()> {
        file(database).prepare()?;
        Self::end(database)
    }

    /// A pass succeeded.
    pub fn end(database: &Path) -> std::io::Result<()> {
        file(database).clear()
    }

    /// The current alarm, if any.
    pub fn standing(database: &Path) -> Option<Self> {
        serde_json::from_str(&file(database).read().ok()??).ok()
    }
}

impl std::fmt::Display for Alarm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { since, failures, at, why } = self;
        let times = if *failures == 1 { "once".to_owned() } else { format!("{failures} times") };
        write!(
            f,
            "the daemon's pass has failed {times} since {since}, the last time at {at}; it is tried again each minute: {why}"
        )
    }
}

fn file(database: &Path) -> Reserved {
    Reserved::beside(database, "alarm", ROOM)
}
