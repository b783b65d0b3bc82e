//! The answer pages, served beside the daemon on a thread of their own.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::{net::TcpListener, sync::watch};

use crate::{
    app::{self, App, AppError, Counter, Front, Loading},
    clock::Clock,
    config::BaseUrl,
    diag::Advised,
    web::{Gate, Limits, Pages, Settings, serve, shell},
};

/// How long answers on their way may take once the daemon stops. Mails in hand had their time before, and whoever stops us waits for
/// ten seconds in all.
const FAREWELL: Duration = Duration::from_secs(1);

/// Pages that are being served.
pub(super) struct Serving {
    /// True while the last pass succeeded.
    is_well: Arc<AtomicBool>,
    counter: Arc<Counter>,
    /// Where partners find them.
    pub(super) base_url: BaseUrl,
    stop: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

/// Why no pages are served.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotServed {
    #[error("{address} cannot be listened on: {source}")]
    Address { address: SocketAddr, source: std::io::Error },
    #[error("{0}")]
    App(#[from] AppError),
    #[error("the system has no thread for them: {0}")]
    Thread(std::io::Error),
}

impl Advised for NotServed {
    fn help(&self) -> Option<String> {
        match self {
            Self::Address { .. } => {
                Some("end what listens there, or name another address under `web: listen:`".to_owned())
            }
            Self::App(error) => error.help(),
            Self::Thread(_) => None,
        }
    }
}

impl Serving {
    /// Serves the pages that `config.yaml` asks for, of what is in force; `None` if it asks for none.
    pub(super) fn begin(app: &App, loading: &Arc<Loading>, clock: Clock) -> Result<Option<Self>, NotServed> {
        let Some(address) = app.config.web.listen else { return Ok(None) };
        let wrong = |source| NotServed::Address { address, source };
        let door = std::net::TcpListener::bind(address).map_err(wrong)?;
        door.set_nonblocking(true).map_err(wrong)?;
        let base_url = app.config.web.base_url_at(door.local_addr().map_err(wrong)?);
        let front = app::front(app, loading, None)?;
        let counter = Arc::new(Counter::open(front, &app.store)?);
        let (stop, stopping) = watch::channel(false);
        let proxies = app.config.web.trusted_proxies.clone();
        let pages = Pages::new(Arc::clone(&counter), clock, Gate::new(), base_url.prefix());
        let shown = pages.clone();
        let is_well = Arc::new(AtomicBool::new(true));
        let told = Arc::clone(&is_well);
        let health = move || told.load(Ordering::Relaxed);
        let settings = Settings::new(base_url.clone(), proxies.clone(), health, move |refusal| shown.refusal(refusal));
        let settings = Settings { gate: pages.gate(), ..settings };
        let router = shell(pages.router(), settings);
        let serve = move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            match runtime {
                Ok(runtime) => runtime.block_on(async move {
                    match TcpListener::from_std(door) {
                        Ok(door) => {
                            let limits = Limits { proxies, drain: FAREWELL, ..Limits::default() };
                            serve(door, router, limits, stopping).await;
                        }
                        Err(error) => tracing::error!(%error, "no pages are served"),
                    }
                }),
                Err(error) => tracing::error!(%error, "no pages are served"),
            }
        };
        let thread = thread::Builder::new().name("web".to_owned()).spawn(serve).map_err(NotServed::Thread)?;
        Ok(Some(Self { is_well, counter, base_url, stop, thread: Some(thread) }))
    }

    /// Notes whether the last pass succeeded, as `/healthz` tells it.
    pub(super) fn note(&self, is_well: bool) {
        self.is_well.store(is_well, Ordering::Relaxed);
    }

    /// From now on pages are made of what is in force now.
    pub(super) fn publish(&self, app: &App, loading: &Arc<Loading>) {
        let before = self.counter.front();
        if before.is_of(app, loading) {
            return;
        }
        match app::front(app, loading, Some(&before)) {
            Ok(front) => self.counter.publish(front),
            Err(error) => tracing::warn!(error = %error.in_full(), "pages go on with what was in force before"),
        }
    }

    /// What pages are made of.
    pub(super) fn front(&self) -> Arc<Front> {
        self.counter.front()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Nobody listens any more only if it has ended already.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
