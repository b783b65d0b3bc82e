//! The lock beside the database, which keeps a second daemon out from the very start, before either has read anything.

use std::{
    fs::{File, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    app::{self, AppError},
    cli::{Failure, print},
    diag::Advice,
    files,
    store::private,
};

/// Held as long as the daemon runs. It is next to the real database file, whichever links lead there.
pub(super) struct Lock {
    _file: File,
    path: PathBuf,
    was_open_to_others: bool,
}

impl Lock {
    /// Takes the lock if its file exists.
    pub(super) fn take_existing(database: &Path) -> Result<Option<Self>, Failure> {
        if app::lock_of(database).exists() { Self::take(database).map(Some) } else { Ok(None) }
    }

    /// Takes the lock, or says who holds it.
    pub(super) fn take(database: &Path) -> Result<Self, Failure> {
        let path = app::lock_of(database);
        let unwritable = |source| AppError::Unwritable { path: path.clone(), source };
        if let Some(folder) = path.parent() {
            private::make_private_folder(folder).map_err(unwritable)?;
        }
        let file = private::open_private(&path).map_err(unwritable)?;
        // Anybody who can open it could hold it and keep the daemon out.
        let was_open_to_others = private::make_private(&path);
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(refused(database, &path)),
            Err(TryLockError::Error(source)) => return Err(unwritable(source).into()),
        }
        file.set_len(0).map_err(unwritable)?;
        (&file).write_all(format!("{}\n", std::process::id()).as_bytes()).map_err(unwritable)?;
        Ok(Self { _file: file, path, was_open_to_others })
    }

    /// Warns on standard error if everybody could have held the lock until now.
    pub(super) fn warn_of_mended(&self) {
        if self.was_open_to_others {
            let path = self.path.display();
            print::warning(format!("`{path}` could be held by others than its owner; now it cannot any more"));
        }
    }
}

fn refused(database: &Path, path: &Path) -> Failure {
    let holder = files::read_text(path, 64).unwrap_or_default();
    let holder = holder.trim();
    let who = if holder.is_empty() { String::new() } else { format!(" (process {holder})") };
    Failure::refused(Advice::new(
        format!("another concerted{who} runs on `{}`", database.display()),
        format!(
            "stop it first, or work beside it with the other commands; if there is none, some other program holds `{}`: \
             fuser '{}' names it",
            path.display(),
            path.display()
        ),
    ))
}
