//! Whose eyes the database is for: the user's that runs the program, whatever the umask says.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};

/// Makes a folder, and those above it, that only its owner may look into. One that is there stays as it is.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

/// Opens a file for reading and writing, and makes it if there is none: only its owner may read it.
pub fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).read(true).write(true).truncate(false);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path)
}

/// Takes the rights of everybody else off a file. Gives true if there were any. Nothing happens to a file of another
/// user, or one that is not there.
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

/// True if others than its owner may open the file.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    return fs::metadata(path).is_ok_and(|found| found.is_file() && found.mode() & 0o077 != 0);
    #[cfg(not(unix))]
    false
}

/// The files that SQLite keeps beside a database: the log of what was written, and its index.
pub(super) fn side_files(database: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

/// Lets the owner write what stands beside a database: SQLite gives it the rights of the database, and beside one that was
/// read-only for a while it would be in the way for good.
pub(super) fn mend_side_files(database: &Path) {
    #[cfg(unix)]
    for path in side_files(database) {
        if fs::metadata(&path).is_ok_and(|found| found.mode() & 0o777 != 0o600) {
            // A file of another user stays as it is; whoever writes is told.
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o600));
        }
    }
}

/// The first of the database and the files beside it that cannot be written.
pub fn in_the_way(database: &Path) -> Option<PathBuf> {
    let [log, index] = side_files(database);
    [database.to_owned(), log, index].into_iter().find(|path| path.exists() && !is_writable(path))
}

/// True if this process may write the file.
pub(super) fn is_writable(path: &Path) -> bool {
    OpenOptions::new().write(true).open(path).is_ok()
}

/// Which file a path leads to, as `device:inode`; `None` if to none.
pub(super) fn identity(path: &Path) -> Option<(String, String)> {
    let found = fs::metadata(path).ok()?;
    #[cfg(unix)]
    return Some((found.dev().to_string(), found.ino().to_string()));
    #[cfg(not(unix))]
    return Some((String::new(), found.created().map(|at| format!("{at:?}")).unwrap_or_default()));
}

/// Under how many names a file is known.
pub fn names(path: &Path) -> u64 {
    #[cfg(unix)]
    return fs::metadata(path).map_or(1, |found| found.nlink());
    #[cfg(not(unix))]
    1
}

/// Where a path leads to, links followed, even if nothing is there yet.
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
