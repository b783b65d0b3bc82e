//! Whether the clock can be trusted: a machine that wakes up in another year would send a year's mails at once.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::{
    app::{App, AppError},
    model::{Actor, Event, Fact},
};

/// How far a clock may be off: a wrong time zone, a forgotten daylight saving change, a date off by one.
const TOLERANCE: SignedDuration = SignedDuration::from_hours(26);

/// An error if the journal has facts recorded more than 26 hours after `now`. Either the clock was ahead then or it is
/// behind now, and decisions based on it would be wrong. [`accept_clock`] overrides this.
pub fn check_clock(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let latest = now.saturating_add(TOLERANCE).unwrap_or(Timestamp::MAX);
    match app.store.read(|tx| tx.recorded_after(latest))? {
        None => Ok(()),
        Some((count, last)) => Err(AppError::ClockBehind { now, count, last }),
    }
}

/// A person confirms that the clock is right. Facts recorded later than now stay in the journal and apply from their
/// own time.
pub fn accept_clock(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    app.store.write(|tx| {
        if tx.recorded_after(now)?.is_some() {
            for workflow in tx.known_workflows()? {
                let accepted = Event::of_engine(&workflow, now, Fact::ClockAccepted {});
                tx.append(&Event { actor: Actor::Coordinator, ..accepted })?;
            }
        }
        Ok(())
    })
}

/// Number of facts in the journal recorded after `now`, and the recording time of the last.
pub fn facts_of_the_future(app: &mut App, now: Timestamp) -> Result<Option<(u64, Timestamp)>, AppError> {
    Ok(app.store.read(|tx| tx.recorded_after(now))?)
}

/// Compares the clock with one that nobody can set, while the program runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeGuard {
    /// The readings of both when they last agreed.
    agreed: Option<(Timestamp, Duration)>,
}

impl TimeGuard {
    /// An error if the clock jumped ahead by more than 26 hours since it was last trusted; `running` is how long the
    /// program has been running. A machine that was asleep that long looks the same, so a person has to say which it
    /// was.
    pub fn check(&mut self, now: Timestamp, running: Duration) -> Result<(), AppError> {
        if let Some((then, ran)) = self.agreed {
            let passed = SignedDuration::try_from(running.saturating_sub(ran)).unwrap_or(SignedDuration::MAX);
            let expected = then.saturating_add(passed).unwrap_or(Timestamp::MAX);
            if now > expected.saturating_add(TOLERANCE).unwrap_or(Timestamp::MAX) {
                return Err(AppError::ClockLeapt { expected, now });
            }
        }
        self.agreed = Some((now, running));
        Ok(())
    }
}
