//! Writes the output files of commands: completely or not at all, and never over a file that this installation depends
//! on.

use std::{
    ffi::OsString,
    fs,
    io::Write,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use super::AppError;
use crate::{config::Config, store::private::key_file_of};

/// At most this many files of an installation are compared with an output, in folders no deeper than this.
const FILES_AT_MOST: usize = 20_000;
const DEPTH_AT_MOST: usize = 16;

/// Read and write for everybody; the umask takes away the rest.
const BEFORE_UMASK: u32 = 0o666;

/// Files that belong to a database besides the file itself.
const BESIDE_DATABASE: [&str; 5] = ["", "-wal", "-shm", "-journal", ".lock"];

/// Writes to a path that a person named, like [`write_file`], unless that would replace a file that this installation
/// depends on: the database, the keys, the configuration, a definition, a template, an issued report. Files are compared by
/// device and inode, so that no link or alternative spelling gets past the check.
pub fn write_output(config: &Config, path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    guard(config, path)?;
    write_file(path, bytes)
}

/// An error if writing to `path` would replace a file that this installation depends on.
pub fn guard(config: &Config, path: &Path) -> Result<(), AppError> {
    let target = real(path);
    let refuse =
        |what: &'static str, own: &Path| Err(AppError::Guarded { path: path.to_owned(), what, own: own.to_owned() });
    let is_target = |own: &Path| real(own) == target || is_same_file(own, &target);
    for ending in BESIDE_DATABASE {
        let mut name = OsString::from(&config.database);
        name.push(ending);
        if is_target(Path::new(&name)) {
            return refuse(if ending.is_empty() { "the database" } else { "a part of the database" }, Path::new(&name));
        }
    }
    let keys = key_file_of(&config.database);
    if is_target(&keys) {
        return refuse("the file of keys", &keys);
    }
    if is_target(&config.file) {
        return refuse("the configuration", &config.file);
    }
    // A path that does not exist yet replaces nothing.
    if !target.is_file() {
        return Ok(());
    }
    for (folder, what, is_ours) in [
        (&config.workflows, "a definition", is_definition as fn(&Path) -> bool),
        (&config.templates, "a template", |_| true),
        (&config.reports, "an issued report", is_issued),
    ] {
        let own = files_below(folder).into_iter().filter(|file| is_ours(file)).find(|file| is_target(file));
        if let Some(own) = own {
            return refuse(what, &own);
        }
    }
    Ok(())
}

/// Writes a file completely or not at all: to a temporary file beside it, which is then renamed. A link is followed,
/// and anything that is not a regular file (a device, a pipe) is written to directly. A new file gets the mode that the
/// umask leaves; a replaced one keeps its own.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let unwritable = |source| AppError::Unwritable { path: path.to_owned(), source };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&target).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        let mut into = fs::OpenOptions::new().write(true).open(&target).map_err(unwritable)?;
        return into.write_all(bytes).map_err(unwritable);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mode = fs::Permissions::from_mode(BEFORE_UMASK);
    let mut file = tempfile::Builder::new().permissions(mode).tempfile_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    file.as_file().sync_all().map_err(unwritable)?;
    if let Some(there) = there.filter(fs::Metadata::is_file) {
        file.as_file().set_permissions(there.permissions()).map_err(unwritable)?;
    }
    file.persist(&target).map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// The path with all links resolved; for a path that does not exist, the one it would get.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// True if both names refer to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path| fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// The files below `folder`, within the limits. Folders that cannot be read cannot be compared.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((current, depth)) = folders.pop() {
        for entry in fs::read_dir(&current).into_iter().flatten().flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && depth < DEPTH_AT_MOST {
                folders.push((entry.path(), depth + 1));
            } else if !is_folder && files.len() < FILES_AT_MOST {
                files.push(entry.path());
            }
        }
    }
    files
}

fn is_definition(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["yaml", "yml", "ics"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// `BP-WF2-PR07_2013-03-31_en.pdf`.
fn is_issued(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split_once("-PR").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}
