//! Passes alarms to a program of the coordinator's choice, because an alarm by mail cannot leave while mail is what
//! fails.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::{app::App, program, store::Reserved};

/// The program runs at most this often, however long an outage lasts.
const AT_MOST_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// The time limit for the program; the daemon waits for it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Space for the time of the last run, in bytes.
const ROOM: usize = 64;

/// Runs `alarm: command:` with `text` on its standard input, unless it ran within the last hour. Failures are only
/// logged: an alarm must not stop anything.
pub fn sound(app: &App, text: &str, now: Timestamp) {
    let Some(command) = app.config.alarm.as_deref() else { return };
    let told = Reserved::beside(&app.config.database, "alarmed", ROOM);
    let last: Option<Timestamp> = told.read().ok().flatten().and_then(|at| at.parse().ok());
    if last.is_some_and(|last| last <= now && now.duration_since(last) < AT_MOST_EVERY) {
        return;
    }
    if let Err(error) = told.write(&now.to_string()) {
        tracing::warn!(%error, "when the alarm was told last could not be kept; it may be told too often");
    }
    match program::run(command, text.as_bytes(), 0, PATIENCE) {
        Ok(_) => tracing::info!("`alarm: command:` was run"),
        Err(why) => tracing::warn!(%why, "`alarm: command:` failed"),
    }
}
