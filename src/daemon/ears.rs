//! What wakes the daemon on a real machine: files, other processes, signals, time.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::{
    sync::{Notify, watch},
    time::Instant,
};
use tracing::warn;

use super::{Rest, Signals, Wake, Woken};
use crate::{
    app::{App, Footprint, Shared, identity},
    clock::Clock,
};

/// The daemon checks the clock and the folders at least this often: clocks jump, and file watches fail silently.
const LOOK_UP: Duration = Duration::from_mins(1);
/// A file unchanged for this long counts as complete: copies over a network pause for less.
const QUIET: Duration = Duration::from_secs(2);
/// The longest that startup waits for files to settle.
const SETTLE_AT_MOST: Duration = Duration::from_secs(30);

/// What wakes the daemon.
pub(super) struct Ears {
    stop: watch::Receiver<bool>,
    hang_up: Arc<Notify>,
    database: Arc<Notify>,
    mail: Mail,
    files: Files,
    began: Instant,
    // Dropping the watcher ends the watch.
    _database_watcher: Option<RecommendedWatcher>,
}

/// Mail that the mail server delivers into a Maildir.
#[derive(Default)]
struct Mail {
    came: Arc<Notify>,
    /// The folder of mails that nobody has read.
    new: Option<PathBuf>,
    _watcher: Option<RecommendedWatcher>,
}

impl Mail {
    fn watched(maildir: Option<&Path>) -> Self {
        let came = Arc::new(Notify::new());
        let new = maildir.map(|maildir| maildir.join("new"));
        let wake = Arc::clone(&came);
        let watcher = new.as_deref().and_then(|new| watch(new, RecursiveMode::NonRecursive, move || wake.notify_one()));
        Self { came, new, _watcher: watcher }
    }

    /// True if something waits to be read.
    fn waits(&self) -> bool {
        let entries = self.new.as_deref().and_then(|new| std::fs::read_dir(new).ok());
        let is_mail = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.is_ok_and(|entry| {
                let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
                is_file && entry.file_name().to_str().is_some_and(|name| !name.starts_with('.') && !name.contains(':'))
            })
        };
        entries.is_some_and(|mut entries| entries.any(is_mail))
    }
}

impl Ears {
    pub(super) fn listen(app: &App, signals: &Signals) -> Self {
        let database = Arc::new(Notify::new());
        let config = &app.config;
        let wake = Arc::clone(&database);
        let folder_of_database = config.database.parent().unwrap_or(Path::new("."));
        Self {
            stop: signals.stopping.clone(),
            hang_up: Arc::clone(&signals.hang_up),
            mail: Mail::watched(config.mail.incoming.maildir.as_deref()),
            files: Files::watched([config.workflows.clone(), config.templates.clone()]),
            _database_watcher: watch(folder_of_database, RecursiveMode::NonRecursive, move || wake.notify_one()),
            database,
            began: Instant::now(),
        }
    }

    /// Waits until nobody is writing files, so that the first pass reads complete ones.
    pub(super) async fn settle(&mut self) {
        let until = Instant::now() + SETTLE_AT_MOST;
        while !self.files.is_quiet() && Instant::now() < until && !*self.stop.borrow() {
            tokio::time::sleep(QUIET / 10).await;
        }
        self.files.is_news = false;
    }
}

impl Rest for Ears {
    fn stop(&self) -> watch::Receiver<bool> {
        self.stop.clone()
    }

    fn is_quiet(&mut self) -> bool {
        self.files.look();
        let is_quiet = self.files.is_quiet();
        // Later changes are left to the next pass.
        self.files.is_news &= !is_quiet;
        is_quiet
    }

    fn running(&self) -> Duration {
        self.began.elapsed()
    }

    /// Also returns for files that changed and have settled, a commit by another process, SIGHUP, and a signal to stop.
    async fn wait(&mut self, app: &Shared<'_>, clock: Clock, wake: Wake) -> Woken {
        let version = || app.with(|app| app.store.data_version().ok());
        // Anything recorded since the last pass looked is new; after a failed pass, anything recorded from here on.
        let seen = match wake {
            Wake::At(_) => app.with(|app| app.decided_version()).or_else(version),
            Wake::In(_) => version(),
        };
        let begun = Instant::now();
        let mut is_mail = false;
        loop {
            let next = left(wake, clock, begun).min(self.files.quiet_in().unwrap_or(LOOK_UP));
            tokio::select! {
                () = tokio::time::sleep(next.min(LOOK_UP.saturating_sub(begun.elapsed())).max(Duration::from_millis(10))) => {}
                () = self.database.notified() => {}
                () = self.mail.came.notified() => is_mail = self.mail.waits(),
                () = self.files.changed.notified() => self.files.look(),
                () = self.hang_up.notified() => return Woken::Up,
                _ = self.stop.changed() => return Woken::Up,
            }
            let is_a_minute = begun.elapsed() >= LOOK_UP;
            if is_a_minute {
                self.files.look();
                is_mail = self.mail.waits();
            }
            let others_wrote = version() != seen;
            let files_are_new = self.files.is_news && self.files.is_quiet();
            if others_wrote || files_are_new || is_mail || left(wake, clock, begun).is_zero() {
                return Woken::Up;
            }
            if is_a_minute {
                return Woken::Minute;
            }
        }
    }
}

/// Time left until `wake`, for a rest that began at `begun`.
fn left(wake: Wake, clock: Clock, begun: Instant) -> Duration {
    match wake {
        Wake::In(pause) => pause.saturating_sub(begun.elapsed()),
        Wake::At(None) => LOOK_UP,
        Wake::At(Some(at)) => Duration::from_secs(u64::try_from(at.as_second() - clock.now().as_second()).unwrap_or(0)),
    }
}

/// The folders of definitions and templates: their identity, their contents, and when those last changed.
struct Files {
    folders: [PathBuf; 2],
    changed: Arc<Notify>,
    watchers: Vec<RecommendedWatcher>,
    /// The folders being watched. If one is replaced by another of the same name, that one is not watched yet.
    armed: Vec<Option<(u64, u64)>>,
    footprint: Footprint,
    changed_at: Option<Instant>,
    /// True if something changed that no pass has seen.
    is_news: bool,
}

impl Files {
    fn watched(folders: [PathBuf; 2]) -> Self {
        let mut files = Self {
            footprint: Footprint::default(),
            folders,
            changed: Arc::new(Notify::new()),
            watchers: Vec::new(),
            armed: Vec::new(),
            changed_at: None,
            is_news: false,
        };
        files.arm();
        files.footprint = files.stand();
        files.changed_at = files.footprint.is_younger_than(QUIET).then(Instant::now);
        files
    }

    fn stand(&self) -> Footprint {
        Footprint::of(&self.folders.each_ref().map(PathBuf::as_path))
    }

    /// Checks for changes, and watches folders that replaced others.
    fn look(&mut self) {
        let stands = self.stand();
        let has_changed = stands != self.footprint;
        if has_changed {
            self.footprint = stands;
            self.changed_at = Some(Instant::now());
            self.is_news = true;
        }
        if self.identities() != self.armed {
            warn!("a folder of definitions or templates is another one than before: it is watched from here on");
            self.arm();
        }
    }

    fn arm(&mut self) {
        self.armed = self.identities();
        self.watchers = self
            .folders
            .iter()
            .filter_map(|folder| {
                let changed = Arc::clone(&self.changed);
                watch(folder, RecursiveMode::Recursive, move || changed.notify_one())
            })
            .collect();
    }

    fn identities(&self) -> Vec<Option<(u64, u64)>> {
        self.folders.iter().map(|folder| identity(folder)).collect()
    }

    fn is_quiet(&self) -> bool {
        self.quiet_in().is_none()
    }

    /// How much longer the files must stay unchanged; `None` if it has been long enough.
    fn quiet_in(&self) -> Option<Duration> {
        let left = QUIET.saturating_sub(self.changed_at?.elapsed());
        (!left.is_zero()).then_some(left)
    }
}

/// Calls `changed` when something in `folder` changes. Without a watcher, only the check each minute remains.
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
            |error| warn!(folder = %folder.display(), %error, "changes in this folder are noticed once a minute only"),
        )
        .ok()
}

/// Calls `changed` when something in or below `folder` changes, until the returned value is dropped. `None` if the
/// folder cannot be watched.
pub fn watch_below(folder: &Path, changed: impl Fn() + Send + 'static) -> Option<RecommendedWatcher> {
    watch(folder, RecursiveMode::Recursive, changed)
}
