//! Restricts access to the database to the user that runs the program, whatever the umask.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};

/// Creates a folder and its parents, accessible only to their owner. An existing folder stays as it is.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

/// Opens a file for reading and writing, creating it if missing; only its owner may read it.
pub fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).read(true).write(true).truncate(false);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path)
}

/// Removes everybody else's permissions on a file. Returns true if there were any. Files of other users and missing
/// files are left alone.
pub fn make_private(path: &Path) -> bool {
    #[cfg(unix)]
    if is_open_to_others(path)
        && let Ok(found) = fs::metadata(path)
    {
        return fs::set_permissions(path, fs::Permissions::from_mode(found.mode() & 0o700)).is_ok();
    }
    false
}

/// The database, and the files that SQLite keeps beside it.
pub fn files_of(database: &Path) -> [PathBuf; 3] {
    let place = true_place(database);
    let [log, index] = side_files(&place);
    [place, log, index]
}

/// True if people other than its owner may open the file.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    return fs::metadata(path).is_ok_and(|found| found.is_file() && found.mode() & 0o077 != 0);
    #[cfg(not(unix))]
    false
}

/// The files that SQLite keeps beside a database: the write-ahead log and its index.
pub(super) fn side_files(database: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

/// Lets the owner write the files beside a database. SQLite gives them the permissions of the database, so a file
/// created while that was read-only would be in the way forever.
pub(super) fn mend_side_files(database: &Path) {
    #[cfg(unix)]
    for path in side_files(database) {
        if fs::metadata(&path).is_ok_and(|found| found.mode() & 0o777 != 0o600) {
            // A file of another user stays as it is; whoever writes to it gets the error.
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o600));
        }
    }
}

/// The first of the database and the files beside it that is not writable.
pub fn in_the_way(database: &Path) -> Option<PathBuf> {
    let [log, index] = side_files(database);
    [database.to_owned(), log, index].into_iter().find(|path| path.exists() && !is_writable(path))
}

/// True if this process may write the file.
pub(super) fn is_writable(path: &Path) -> bool {
    OpenOptions::new().write(true).open(path).is_ok()
}

/// The file that a path leads to, as `device:inode`; `None` if there is none.
pub(super) fn identity(path: &Path) -> Option<(String, String)> {
    let found = fs::metadata(path).ok()?;
    #[cfg(unix)]
    return Some((found.dev().to_string(), found.ino().to_string()));
    #[cfg(not(unix))]
    return Some((String::new(), found.created().map(|at| format!("{at:?}")).unwrap_or_default()));
}

/// Number of names (hard links) of a file.
pub fn names(path: &Path) -> u64 {
    #[cfg(unix)]
    return fs::metadata(path).map_or(1, |found| found.nlink());
    #[cfg(not(unix))]
    1
}

/// The target of a path with links resolved, even if it does not exist yet.
pub fn true_place(path: &Path) -> PathBuf {
    const LINKS_AT_MOST: usize = 40;
    let mut place = path.to_owned();
    for _ in 0..LINKS_AT_MOST {
        if let Ok(found) = fs::canonicalize(&place) {
            return found;
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Ok(target) = fs::read_link(&place) else {
            let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
            return place.file_name().map_or_else(|| place.clone(), |name| folder.join(name));
        };
        place = folder.join(target);
    }
    place
}

/// The file of the keys of a database, which may not be there.
pub fn key_file_of(database: &Path) -> PathBuf {
    let mut name = true_place(database).into_os_string();
    name.push(".keys");
    // Where keys are kept elsewhere and linked to from here, it is the file itself that is read and replaced.
    true_place(Path::new(&name))
}
