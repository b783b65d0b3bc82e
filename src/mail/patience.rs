//! How long a sender may still take: as long as it needs, until somebody asks us to stop.

use std::time::Duration;

use tokio::sync::watch;

/// A mail in hand gets this long after we were asked to stop: more than any healthy server needs, and with what is to be written down
/// afterwards no more than ten seconds, after which containers are killed (service managers wait longer).
pub const GRACE: Duration = Duration::from_secs(8);

/// Ends a while after somebody asked us to stop, else never.
#[derive(Clone, Debug)]
pub struct Patience {
    stop: Option<watch::Receiver<bool>>,
    grace: Duration,
}

impl Patience {
    /// Nobody will ask us to stop.
    pub fn endless() -> Self {
        Self { stop: None, grace: GRACE }
    }

    /// Ends `grace` after `stop` became true.
    pub fn until(stop: watch::Receiver<bool>, grace: Duration) -> Self {
        Self { stop: Some(stop), grace }
    }

    /// True once we were asked to stop: nothing new is begun.
    pub fn is_called_off(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| *stop.borrow())
    }

    /// Returns when patience is at its end.
    pub(super) async fn spent(&mut self) {
        let asked = match &mut self.stop {
            Some(stop) => stop.wait_for(|stop| *stop).await.is_ok(),
            None => false,
        };
        if asked {
            tokio::time::sleep(self.grace).await;
        } else {
            // Nobody is left who could ask.
            std::future::pending::<()>().await;
        }
    }
}
