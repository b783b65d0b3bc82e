//! The one place that reads the machine's clock.

use jiff::{Timestamp, Unit};

/// Where `now` comes from: the machine, or a fixed instant given with `--now`.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// A clock that stands.
    Fixed(Timestamp),
}

impl Clock {
    /// The instant, in whole seconds, so that stored times sort as text.
    pub fn now(self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place")]
            Self::Machine => Timestamp::now().round(Unit::Second).unwrap_or(Timestamp::MAX),
            Self::Fixed(at) => at,
        }
    }
}
