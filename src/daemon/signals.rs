//! The signals that end or reload the daemon. A thread of their own hears them, whatever the daemon is doing.

use std::{io, sync::Arc, sync::mpsc, thread, time::Duration};

use tokio::{
    signal::unix::{SignalKind, signal},
    sync::{Notify, watch},
};

use crate::stop::Stop;

/// How long everything may take to end after a signal. Containers are killed after ten seconds (service managers wait
/// longer); mails in progress have [`GRACE`](crate::mail::patience::GRACE) of them.
const OVERDUE_AFTER: Duration = Duration::from_millis(9_500);

/// SIGINT and SIGTERM, which end the daemon, and SIGHUP, which reloads.
#[derive(Debug)]
pub struct Signals {
    /// What long work looks at.
    pub stop: Stop,
    pub(super) stopping: watch::Receiver<bool>,
    pub(super) hang_up: Arc<Notify>,
}

impl Signals {
    /// From here on these signals no longer end the process by themselves. `overdue` is called if the process is still
    /// there [`OVERDUE_AFTER`] a signal to end: it should end it at once.
    pub fn hear(overdue: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let (stop, hang_up) = (Stop::default(), Arc::new(Notify::new()));
        let (asked, stopping) = watch::channel(false);
        let (ready, is_ready) = mpsc::channel();
        let (flag, reload) = (stop.clone(), Arc::clone(&hang_up));
        let listen = move || {
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(error) => return drop(ready.send(Err(error))),
            };
            runtime.block_on(listen(&ready, &flag, &asked, &reload));
            // Dropped only with the process, unless nothing could be heard.
            if flag.is_asked() {
                thread::sleep(OVERDUE_AFTER);
                overdue();
            }
        };
        thread::Builder::new().name("signals".to_owned()).spawn(listen)?;
        is_ready.recv().unwrap_or_else(|_| Err(io::Error::other("the thread for signals ended")))?;
        Ok(Self { stop, stopping, hang_up })
    }
}

/// Returns at the first signal to end.
async fn listen(ready: &mpsc::Sender<io::Result<()>>, stop: &Stop, asked: &watch::Sender<bool>, reload: &Notify) {
    let hooks =
        || Ok((signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?, signal(SignalKind::hangup())?));
    let (mut interrupt, mut terminate, mut hung_up) = match hooks() {
        Ok(hooks) => hooks,
        Err(error) => return drop(ready.send(Err(error))),
    };
    // Whoever asked for this waits for it.
    let _ = ready.send(Ok(()));
    loop {
        tokio::select! {
            _ = interrupt.recv() => break,
            _ = terminate.recv() => break,
            _ = hung_up.recv() => reload.notify_one(),
        }
    }
    stop.ask();
    asked.send_replace(true);
}
