//! Traces of use: if the database is missing beside them, it was lost rather than never created.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    app::AppError,
    config::{Config, TransportConfig},
    store::{Store, private},
};

/// A marker beside the database that says one exists.
const MARKER: &str = "concerted.installed";

/// At most this many entries of a folder are looked at.
const ENTRIES_AT_MOST: usize = 1000;

/// An error if the database is missing or empty although this installation was used before. Starting over would write
/// to everybody again, and the recorded answers would be gone.
pub fn refuse_lost(config: &Config) -> Result<(), AppError> {
    if !Store::is_unused(&config.database) {
        return Ok(());
    }
    let traces = traces(config);
    if traces.is_empty() { Ok(()) } else { Err(AppError::DatabaseLost { path: config.database.clone(), traces }) }
}

/// Leaves the marker beside the database. If that fails, there are still the other traces.
pub(super) fn leave_marker(database: &Path) {
    let marker = beside(database, MARKER);
    if !marker.exists()
        && let Ok(mut file) = private::open_private(&marker)
    {
        let text = "Concerted keeps its database in this folder. If it is missing, restore it; `concerted run --init` begins anew.\n";
        let _ = std::io::Write::write_all(&mut file, text.as_bytes());
    }
}

fn beside(database: &Path, name: &str) -> PathBuf {
    private::true_place(database).with_file_name(name)
}

fn traces(config: &Config) -> Vec<PathBuf> {
    let mut traces = vec![beside(&config.database, MARKER)];
    if !config.database.exists() {
        // An empty database may be one whose creation was interrupted; its lock proves nothing then.
        traces.push(lock_of(&config.database));
    }
    traces.retain(|path| path.exists());
    if let TransportConfig::File { directory } = &config.mail.transport
        && holds(directory, &["eml"])
    {
        traces.push(directory.clone());
    }
    let shelves = entries(&config.reports).into_iter().filter(|folder| folder.is_dir());
    if shelves.into_iter().any(|folder| holds(&folder, &["pdf", "html"])) {
        traces.push(config.reports.clone());
    }
    traces
}

/// The lock file that the daemon of a database holds.
pub fn lock_of(database: &Path) -> PathBuf {
    let mut name = private::true_place(database).into_os_string();
    name.push(".lock");
    name.into()
}

fn holds(folder: &Path, endings: &[&str]) -> bool {
    let is_one = |path: &PathBuf| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one));
    entries(folder).iter().any(is_one)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    found.take(ENTRIES_AT_MOST).filter_map(|entry| Some(entry.ok()?.path())).collect()
}
