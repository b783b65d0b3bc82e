//! Whether the clock can be believed: a machine that woke in another year sends a year's mails at once.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::{
    app::{App, AppError},
    model::{Actor, Event, Fact},
};

/// A clock may be wrong by so much: a zone mistaken for another, a day light saving forgotten, a date off by one.
const TOLERANCE: SignedDuration = SignedDuration::from_hours(26);

/// An error if the journal has facts that were recorded more than 26 hours after `now`: the clock was ahead then, or is
/// behind now, and what is decided by it would be wrong. [`accept_clock`] goes on all the same.
pub fn check_clock(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    let latest = now.saturating_add(TOLERANCE).unwrap_or(Timestamp::MAX);
    match app.store.read(|tx| tx.recorded_after(latest))? {
        None => Ok(()),
        Some((count, last)) => Err(AppError::ClockBehind { now, count, last }),
    }
}

/// A person says that the clock is right: what was recorded later than now stays in the journal and holds from its own instant on.
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

/// How many facts the journal has from after `now`, and when the last of them says it was recorded.
pub fn facts_of_the_future(app: &mut App, now: Timestamp) -> Result<Option<(u64, Timestamp)>, AppError> {
    Ok(app.store.read(|tx| tx.recorded_after(now))?)
}

/// Compares the clock with one that nobody can set, while the program runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeGuard {
    /// What both said when they last agreed.
    agreed: Option<(Timestamp, Duration)>,
}

impl TimeGuard {
    /// An error if the clock leapt ahead by more than 26 hours since it was last believed; `running` is how long the
    /// program has been running. A machine that slept so long looks the same, and a person says which it was.
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
