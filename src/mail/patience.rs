//! How long a sender may still take: without limit, until we are asked to stop.

use std::time::Duration;

use tokio::sync::watch;

/// How long a mail in progress may continue after we are asked to stop: more than any healthy server needs. Together
/// with what has to be recorded and said afterwards it stays within ten seconds, after which containers are killed (service
/// managers wait longer).
pub const GRACE: Duration = Duration::from_secs(7);

/// Runs out a while after a request to stop, otherwise never.
#[derive(Clone, Debug)]
pub struct Patience {
    stop: Option<watch::Receiver<bool>>,
    grace: Duration,
}

impl Patience {
    /// Never runs out.
    pub fn endless() -> Self {
        Self { stop: None, grace: GRACE }
    }

    /// Runs out `grace` after `stop` becomes true.
    pub fn until(stop: watch::Receiver<bool>, grace: Duration) -> Self {
        Self { stop: Some(stop), grace }
    }

    /// True once we have been asked to stop: nothing new is started.
    pub fn is_called_off(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| *stop.borrow())
    }

    /// Returns when patience has run out.
    pub(super) async fn spent(&mut self) {
        let asked = match &mut self.stop {
            Some(stop) => stop.wait_for(|stop| *stop).await.is_ok(),
            None => false,
        };
        if asked {
            tokio::time::sleep(self.grace).await;
        } else {
            // Nobody is left who could ask us to stop.
            std::future::pending::<()>().await;
        }
    }
}
