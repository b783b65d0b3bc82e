//! Passes alarms to a program of the coordinator's choice, because an alarm by mail cannot leave while mail is what
//! fails.
//!
//! The program runs once an hour at most. What lasts, such as an outage, is said again by whoever notices it. What is
//! noticed once is kept until it is said ([`keep_alarm`]), also across a restart.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{app::App, program, store::Reserved};

/// The program runs at most this often, however long an outage lasts.
const AT_MOST_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// The time limit for the program; the daemon waits for it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Space for the time of the last run and the alarms that wait, in bytes: JSON needs six for a character at most.
const ROOM: usize = 16 * 1024;
/// So many alarms wait for the next run; of more than these only the number is kept.
const MAX_UNSAID: usize = 5;
/// Longer alarms are cut when they wait, in characters.
const MAX_CHARS: usize = 500;

/// What the program has been told, and what it has yet to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    /// When the program last ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    /// Alarms of which nobody will be told unless they are kept, the oldest first.
    unsaid: Vec<String>,
    /// How many more there were.
    more: usize,
}

/// Has `text`, which nobody will say a second time, told with the next alarm, within an hour ([`sound_unsaid`]).
pub fn keep_alarm(app: &App, text: &str) {
    if app.config.alarm.is_none() {
        return;
    }
    let file = file(app);
    let mut told = Told::read(&file);
    told.keep(text);
    told.write(&file);
}

/// Runs `alarm: command:` with `text` and whatever was kept on its standard input, an alarm a line, unless it ran within the
/// last hour. Failures are only logged: an alarm must not stop anything.
pub fn sound(app: &App, text: &str, now: Timestamp) {
    tell(app, Some(text), now);
}

/// The same for what was kept alone, if anything was.
pub fn sound_unsaid(app: &App, now: Timestamp) {
    tell(app, None, now);
}

/// When what was kept can be told; `None` if nothing was.
pub fn next_alarm_at(app: &App) -> Option<Timestamp> {
    app.config.alarm.as_ref()?;
    let told = Told::read(&file(app));
    let next_at = told.at?.saturating_add(AT_MOST_EVERY).unwrap_or(Timestamp::MAX);
    (!told.unsaid.is_empty()).then_some(next_at)
}

fn tell(app: &App, text: Option<&str>, now: Timestamp) {
    let Some(command) = app.config.alarm.as_deref() else { return };
    let file = file(app);
    let mut told = Told::read(&file);
    let is_too_soon = told.at.is_some_and(|last| last <= now && now.duration_since(last) < AT_MOST_EVERY);
    if is_too_soon || text.is_none() && told.unsaid.is_empty() {
        return;
    }
    let said = told.said_with(text);
    // A program that fails is not run more often for that.
    told.at = Some(now);
    told.write(&file);
    match program::run(command, said.as_bytes(), 0, PATIENCE) {
        Ok(_) => tracing::info!("`alarm: command:` was run"),
        Err(why) => return tracing::warn!(%why, "`alarm: command:` failed"),
    }
    if !told.unsaid.is_empty() {
        Told { at: told.at, ..Told::default() }.write(&file);
    }
}

fn file(app: &App) -> Reserved {
    Reserved::beside(&app.config.database, "alarmed", ROOM)
}

impl Told {
    /// What is on file; earlier versions kept the time alone.
    fn read(file: &Reserved) -> Self {
        let text = file.read().ok().flatten().unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_else(|_| Self { at: text.parse().ok(), ..Self::default() })
    }

    fn write(&self, file: &Reserved) {
        if let Err(error) = file.write(&serde_json::to_string(self).unwrap_or_default()) {
            tracing::warn!(%error, "what was told of alarms could not be kept; one may be told too often, or not at all");
        }
    }

    fn keep(&mut self, text: &str) {
        let text: String = text.chars().take(MAX_CHARS).collect();
        if self.unsaid.contains(&text) {
            return;
        }
        if self.unsaid.len() < MAX_UNSAID {
            self.unsaid.push(text);
        } else {
            self.more += 1;
        }
    }

    /// What the program is told, with `text` first.
    fn said_with(&self, text: Option<&str>) -> String {
        let more = (self.more > 0)
            .then(|| format!("and more of the same kind: {}; the log and `concerted status` have them", self.more));
        let kept = self.unsaid.iter().map(String::as_str);
        text.into_iter().chain(kept).chain(more.as_deref()).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_kept_once_each_and_within_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let file = Reserved::beside(&folder.path().join("concerted.db"), "alarmed", ROOM);
        let mut told = Told::default();
        let long = "\u{1}".repeat(2 * MAX_CHARS);
        for number in 0..20 {
            told.keep(&format!("{number}{long}"));
            told.keep(&format!("{number}{long}"));
        }
        assert_eq!((told.unsaid.len(), told.more), (MAX_UNSAID, 2 * (20 - MAX_UNSAID)));
        told.write(&file);
        assert_eq!(Told::read(&file), told, "it fits into its room, whatever it says");
        assert!(told.said_with(Some("now")).starts_with("now\n0"));
    }

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("concerted.db");
        Reserved::beside(&database, "alarmed", 64).write("2026-11-30T09:30:00Z").unwrap();
        let told = Told::read(&Reserved::beside(&database, "alarmed", ROOM));
        assert_eq!(told, Told { at: "2026-11-30T09:30:00Z".parse().ok(), ..Told::default() });
    }
}
