//! Work that is done again each time something below some folders is saved.

use std::{path::Path, process::ExitCode, sync::mpsc, time::Duration};

use super::{Failure, print};
use crate::{daemon, diag::Advice};

/// An editor may write a file in several steps.
const SETTLE: Duration = Duration::from_millis(150);

/// Does `work` now, and again whenever something below `folder` or `others` changes, until the program is ended. What
/// fails is reported, and the next change tries again. Folders among `others` that are missing are not watched.
///
/// # Errors
/// If `folder` cannot be watched; `instead` says what to do then. If the output cannot be written.
pub(super) fn on_each_save(
    folder: &Path,
    others: &[&Path],
    instead: &str,
    mut work: impl FnMut() -> Result<(), Failure>,
) -> Result<ExitCode, Failure> {
    let (saved, changes) = mpsc::channel();
    let watcher = |folder: &Path| {
        let saved = saved.clone();
        // A failed send does not matter: the receiver ends together with the watcher.
        daemon::watch_below(folder, move || {
            let _ = saved.send(());
        })
    };
    let Some(_watcher) = watcher(folder) else {
        return Err(Failure::refused(Advice::new(format!("`{}` cannot be watched", folder.display()), instead)));
    };
    let _others: Vec<_> = others.iter().filter(|folder| folder.is_dir()).map(|folder| watcher(folder)).collect();
    loop {
        match work() {
            Ok(()) => print::line(format!("watching {}; Ctrl+C ends", folder.display()))?,
            Err(Failure::Output(error)) => return Err(Failure::Output(error)),
            Err(failure) => print::failure(&failure),
        }
        if changes.recv().is_err() {
            return Ok(ExitCode::SUCCESS);
        }
        while changes.recv_timeout(SETTLE).is_ok() {}
    }
}
