//! A request to end, which long work looks at between its pieces.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A request to end. Clones are the same request.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// Work was given up because somebody asked for an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this was given up because the program was told to end; what it has not recorded is done by the next run")]
pub struct Stopped;

impl Stop {
    /// Asks everybody who works with this to end.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// True once somebody has asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// An error once somebody has asked.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.is_asked() { Err(Stopped) } else { Ok(()) }
    }
}
