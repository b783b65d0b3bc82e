//! The one place that reads the machine's clock.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, Unit};

/// Where `now` comes from: the machine, a fixed instant given with `--now`, or a simulation.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// A clock that stands.
    Fixed(Timestamp),
    /// A clock that somebody else sets, in seconds since 1970: a simulation's.
    Told(&'static AtomicI64),
}

impl Clock {
    /// The instant, in whole seconds, so that stored times sort as text.
    pub fn now(self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place")]
            Self::Machine => Timestamp::now().round(Unit::Second).unwrap_or(Timestamp::MAX),
            Self::Fixed(at) => at,
            Self::Told(second) => Timestamp::from_second(second.load(Ordering::Relaxed)).unwrap_or(Timestamp::MAX),
        }
    }
}
