//! Edge: the loop that loads, ticks, issues, delivers and waits.

use std::{path::Path, sync::Arc, time::Duration};

use jiff::Timestamp;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::{Notify, watch},
};
use tracing::{info, warn};

use crate::{
    app::{self, App, AppError, Delivered, Issued, Loading, NotIssued, Ticked},
    clock::Clock,
    mail::{Mailer, Patience, patience::GRACE},
};

/// The daemon looks at the clock at least this often, so that a clock that jumps is noticed.
const LOOK_UP_SECONDS: u64 = 60;
/// After a file changed the daemon waits this long for the writer to finish.
const SETTLE_MILLIS: u64 = 200;

/// No organisation has more functions that could stand in for each other.
const STAND_INS_AT_MOST: usize = 5;

/// What one full pass did.
#[derive(Debug, Default)]
pub struct Pass {
    /// The definitions in force and their findings.
    pub loading: Loading,
    /// What was decided.
    pub ticked: Ticked,
    /// Reports that were issued.
    pub issued: Vec<Issued>,
    /// Reports that are due and could not be issued, with the reason.
    pub not_issued: Vec<NotIssued>,
    /// Mails that left.
    pub delivered: Delivered,
    /// When something falls due next.
    pub next_at: Option<Timestamp>,
}

impl Pass {
    /// True if it only looked.
    pub fn did_nothing(&self) -> bool {
        self.loading.adopted.is_empty()
            && self.loading.edited.is_empty()
            && self.issued.is_empty()
            && self.not_issued.is_empty()
            && self.delivered.is_nothing()
            && self.ticked == Ticked::default()
    }
}

/// One full pass: load, issue, decide, deliver. Asked to stop, it still settles the mail in hand.
pub async fn pass<M: Mailer>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    patience: Patience,
) -> Result<Pass, AppError> {
    let folder = app.config.workflows.clone();
    let loading = app::load(&mut app.store, &folder, clock.now())?;
    let (issued, not_issued) = app::issue_reports(app, &loading, clock.now())?;
    let mut ticked = app::tick(app, &loading, clock.now())?;
    let mut delivered = app::deliver(app, &loading, mailer, clock, patience.clone()).await?;
    // What was refused goes to a stand-in, whose address may be refused in turn, and the coordinator is told.
    let mut refusals = delivered.met_refusals();
    for _ in 0..STAND_INS_AT_MOST {
        if !refusals || patience.is_called_off() {
            break;
        }
        ticked.add(app::tick(app, &loading, clock.now())?);
        let again = app::deliver(app, &loading, mailer, clock, patience.clone()).await?;
        refusals = again.met_refusals();
        delivered.add(again);
    }
    let next_at = app::next_wake(app, &loading, clock.now())?;
    Ok(Pass { loading, ticked, issued, not_issued, delivered, next_at })
}

/// Runs passes until SIGINT or SIGTERM; `tell` hears of each. The mail in hand is finished and settled first.
///
/// A pass that fails is told in the log and tried again: a full disk or a busy database ends no daemon.
pub async fn run<M: Mailer>(
    app: &mut App,
    mailer: &mut M,
    clock: Clock,
    mut tell: impl FnMut(&mut App, &Pass),
) -> Result<(), AppError> {
    let mut ears =
        Ears::listen(app).map_err(|source| AppError::Unreadable { path: app.config.workflows.clone(), source })?;
    let stop = ears.stop.clone();
    while !*stop.borrow() {
        let next_at = match pass(app, mailer, clock, Patience::until(stop.clone(), GRACE)).await {
            Ok(pass) => {
                tell(app, &pass);
                pass.next_at
            }
            Err(error) => {
                warn!(%error, "this pass failed; the next one tries again in a minute");
                None
            }
        };
        ears.wait(app, clock, next_at).await;
        reload_templates(app);
    }
    info!("stopped");
    Ok(())
}

/// What wakes the daemon.
struct Ears {
    stop: watch::Receiver<bool>,
    files: Arc<Notify>,
    database: Arc<Notify>,
    seen: Option<i64>,
    // Watching ends when they are dropped.
    _watchers: Vec<RecommendedWatcher>,
}

impl Ears {
    fn listen(app: &App) -> std::io::Result<Self> {
        let (stopping, stop) = watch::channel(false);
        let files = Arc::new(Notify::new());
        let database = Arc::new(Notify::new());
        hear_signals(stopping, Arc::clone(&files))?;
        let config = &app.config;
        let folder_of_database = config.database.parent().unwrap_or(Path::new("."));
        let watched = [
            (config.workflows.as_path(), RecursiveMode::Recursive, &files),
            (config.templates.as_path(), RecursiveMode::Recursive, &files),
            (folder_of_database, RecursiveMode::NonRecursive, &database),
        ];
        let watchers = watched
            .into_iter()
            .filter_map(|(folder, mode, wake)| {
                let wake = Arc::clone(wake);
                watch(folder, mode, move || wake.notify_one())
            })
            .collect();
        Ok(Self { stop, files, database, seen: None, _watchers: watchers })
    }

    /// Sleeps until `next_at`, a changed file, another process's commit, SIGHUP, or a signal to stop.
    async fn wait(&mut self, app: &App, clock: Clock, next_at: Option<Timestamp>) {
        self.seen = app.store.data_version().ok();
        loop {
            let left = next_at
                .map_or(LOOK_UP_SECONDS, |at| u64::try_from(at.as_second() - clock.now().as_second()).unwrap_or(0));
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(left.clamp(1, LOOK_UP_SECONDS))) => {}
                () = self.database.notified() => {}
                () = self.files.notified() => {
                    tokio::time::sleep(Duration::from_millis(SETTLE_MILLIS)).await;
                    return;
                }
                _ = self.stop.changed() => return,
            }
            let others_wrote = app.store.data_version().ok() != self.seen;
            if others_wrote || next_at.is_some_and(|at| at <= clock.now()) {
                return;
            }
        }
    }
}

/// SIGINT and SIGTERM stop, SIGHUP reloads.
fn hear_signals(stopping: watch::Sender<bool>, files: Arc<Notify>) -> std::io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = interrupt.recv() => break,
                _ = terminate.recv() => break,
                _ = hang_up.recv() => files.notify_one(),
            }
        }
        // Fails only if nobody listens any more: then there is nothing to stop.
        let _ = stopping.send(true);
    });
    Ok(())
}

/// Calls `changed` when something in `folder` changes. Without a watcher the minute's look-up is all there is.
fn watch(folder: &Path, mode: RecursiveMode, changed: impl Fn() + Send + 'static) -> Option<RecommendedWatcher> {
    let on_change = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            changed();
        }
    };
    let watcher = notify::recommended_watcher(on_change).and_then(|mut watcher| {
        watcher.watch(folder, mode)?;
        Ok(watcher)
    });
    watcher
        .inspect_err(
            |error| warn!(folder = %folder.display(), %error, "changes in this folder are noticed on SIGHUP only"),
        )
        .ok()
}

/// Calls `changed` when something in or below `folder` changes, until what is given back is dropped; nothing if the folder
/// cannot be watched.
pub fn watch_below(folder: &Path, changed: impl Fn() + Send + 'static) -> Option<RecommendedWatcher> {
    watch(folder, RecursiveMode::Recursive, changed)
}

/// Takes edited templates over; faults are told once, and the running ones stay.
fn reload_templates(app: &mut App) {
    match app::load_templates(&app.config) {
        Ok(templates) => {
            app.templates = templates;
            app.laid_aside.clear();
        }
        Err(AppError::Templates(findings)) if findings == app.laid_aside => {}
        Err(error) => {
            warn!(%error, "the edited templates are not taken over");
            if let AppError::Templates(findings) = error {
                app.laid_aside = findings;
            }
        }
    }
}
