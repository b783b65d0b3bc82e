//! The program that is told of an alarm: an alarm by mail does not leave where mail is what fails.

use std::{
    io::Write,
    process::{Child, Command, Stdio},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use super::App;
use crate::store::Reserved;

/// The program is told at most so often.
const AT_MOST_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// It has to be done within this time.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often we look whether it is.
const LOOK: Duration = Duration::from_millis(20);
/// Room for the time at which it was told last, in bytes.
const ROOM: usize = 64;

/// Tells the program of the configuration, if there is one and it was not told within an hour. What goes wrong is told in
/// the log: an alarm must not stop anything.
pub fn sound(app: &App, text: &str, now: Timestamp) {
    let Some([program, arguments @ ..]) = app.config.alarm.as_deref() else { return };
    let told = Reserved::beside(&app.config.database, "alarmed", ROOM);
    let last: Option<Timestamp> = told.read().ok().flatten().and_then(|at| at.parse().ok());
    if last.is_some_and(|last| last <= now && now.duration_since(last) < AT_MOST_EVERY) {
        return;
    }
    if let Err(error) = told.write(&now.to_string()) {
        tracing::warn!(%error, "when the alarm was told last could not be kept; it may be told too often");
    }
    match tell(program, arguments, text) {
        Ok(()) => tracing::info!("the program of `alarm: command:` was told"),
        Err(why) => tracing::warn!(%why, "the program of `alarm: command:` could not be told"),
    }
}

fn tell(program: &str, arguments: &[String], text: &str) -> Result<(), String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        // A program that does not read is judged by how it ends. The text is shorter than what a pipe holds.
        let _ = input.write_all(text.as_bytes());
    }
    end_of(&mut child).map_err(|why| format!("`{program}` {why}"))
}

fn end_of(child: &mut Child) -> Result<(), String> {
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("ended with {status}")),
            Ok(None) => std::thread::sleep(LOOK),
            Err(error) => return Err(format!("cannot be waited for: {error}")),
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    Err(format!("was not done within {} s, and was ended", PATIENCE.as_secs()))
}
