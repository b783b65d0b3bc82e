//! Reads the folder of definitions from disk.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date, tz::Offset};

use crate::{
    app::AppError,
    definition::{self, Compiled},
    diag::{Code, Diagnostic, Label, Sources},
    files,
    stop::{Stop, Stopped},
};

/// Limits on the number of files read and on their total size in bytes.
const FILES_AT_MOST: usize = 10_000;
const BYTES_AT_MOST: usize = 256 << 20;
/// Limits on the number of folders, on the names in them, and on their depth.
const FOLDERS_AT_MOST: usize = 1_000;
const NAMES_AT_MOST: usize = 100_000;
const DEPTH_AT_MOST: usize = 16;
/// The time zone furthest ahead: Kiribati's.
const EARLIEST_CLOCK: Offset = Offset::constant(14);

/// The definitions of an installation as they are on disk.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every text by path; a file that cannot be read has an empty one.
    pub sources: Sources,
    /// One finding for each file that cannot be read or is skipped because of its name.
    unread: Vec<Diagnostic>,
}

impl Reading {
    /// Reads every `.yaml`, `.yml` and `.ics` file below `folder`, except hidden ones. An unreadable file does not
    /// affect the others. A folder beyond the limits is refused as a whole, because whatever was left out would count
    /// as gone.
    pub fn of(folder: &Path) -> Result<Self, AppError> {
        Self::of_until(folder, &Stop::default())
    }

    /// The same, given up between two files once `stop` is asked.
    pub(super) fn of_until(folder: &Path, stop: &Stop) -> Result<Self, AppError> {
        let mut reading = Self::default();
        let found = Found::below(folder, &mut reading)?;
        let mut bytes = 0;
        for path in &found.files {
            stop.check()?;
            bytes += reading.read(folder, path);
            if bytes > BYTES_AT_MOST {
                let what =
                    format!("definition files of more than {} MiB, which is all that is read", BYTES_AT_MOST >> 20);
                return Err(too_much(folder, what));
            }
        }
        Ok(reading)
    }

    /// All findings of all files at `now`.
    pub fn findings(&self, now: Timestamp) -> Vec<Diagnostic> {
        // Nobody can ask this one to stop.
        self.compiled(now, &Stop::default()).map(|(_, findings)| findings).unwrap_or_default()
    }

    /// Every workflow compiled, and all findings of all files at `now`.
    pub(super) fn compiled(&self, now: Timestamp, stop: &Stop) -> Result<(Vec<Compiled>, Vec<Diagnostic>), Stopped> {
        let (compiled, mut findings) = definition::compile_all(&self.sources, today_anywhere(now), stop)?;
        findings
            .retain(|finding| !self.unread.iter().any(|unreadable| unreadable.primary.file == finding.primary.file));
        findings.extend(self.unread.iter().cloned());
        findings.sort_by_key(Diagnostic::sort_key);
        Ok((compiled, findings))
    }

    /// Reads a file and returns its size in bytes.
    fn read(&mut self, folder: &Path, path: &Path) -> usize {
        let name = relative(folder, path);
        let bytes = files::read_beginning(path, definition::MAX_FILE_BYTES).unwrap_or_else(|error| {
            self.unreadable(&name, "the file", &error);
            Vec::new()
        });
        // Even the truncated text is long enough for `definition` to report that the file is too large.
        self.sources.insert(&name, &definition::decoded(&name, &bytes));
        bytes.len()
    }

    fn not_read(&mut self, name: &str, meant: &str) {
        let message = "the file is not read, because of the end of its name";
        let finding = Diagnostic::new(Code::FileNotRead, Label::new(&name.into(), 0..0, ""), message);
        self.unread.push(finding.hint(format!("rename it to `{meant}`; endings may be hidden where files are listed")));
    }

    fn too_deep(&mut self, name: &str) {
        let message = format!("the folder is not read: it lies more than {DEPTH_AT_MOST} folders deep");
        let finding = Diagnostic::new(Code::UnreadableFile, Label::new(&name.into(), 0..0, ""), message);
        self.unread.push(finding.hint("move what it holds further up, or out of the folder of definitions".to_owned()));
    }

    fn unreadable(&mut self, name: &str, what: &str, error: &io::Error) {
        let message = format!("{what} cannot be read: {error}");
        let hint = match error.kind() {
            io::ErrorKind::NotFound => "the link leads nowhere: mend it, or delete it",
            io::ErrorKind::InvalidInput => "delete it, or move it out of the folder of definitions",
            _ => "let the user that runs Concerted read it, or move it out of the folder of definitions",
        };
        let finding = Diagnostic::new(Code::UnreadableFile, Label::new(&name.into(), 0..0, ""), message);
        self.unread.push(finding.hint(hint.to_owned()));
    }
}

/// The latest date anywhere on earth: a day after it has not begun anywhere.
pub(super) fn today_anywhere(now: Timestamp) -> Date {
    EARLIEST_CLOCK.to_datetime(now).date()
}

/// Extensions of the files that are read.
const ENDINGS: [&str; 3] = ["yaml", "yml", "ics"];

/// The file name that `path` was probably meant to have: it differs only in capitals and in what systems append to
/// names.
fn meant_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let small = name.to_ascii_lowercase();
    let whole = [".txt", ".text"].into_iter().find_map(|added| small.strip_suffix(added)).unwrap_or(&small);
    let (stem, ending) = whole.rsplit_once('.')?;
    ENDINGS.contains(&ending).then(|| format!("{}.{ending}", &name[..stem.len()]))
}

/// The definition files below a folder.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    /// Number of folders entered, and of names seen in them.
    folders: usize,
    names: usize,
}

impl Found {
    /// Walks the folders without reading files. What cannot be read, or is skipped, is noted in `reading`.
    fn below(folder: &Path, reading: &mut Reading) -> Result<Self, AppError> {
        let mut found = Self::default();
        let mut folders = vec![(folder.to_owned(), 0)];
        let mut seen = BTreeSet::new();
        while let Some((current, depth)) = folders.pop() {
            // A link may lead back to a folder already visited.
            if fs::canonicalize(&current).is_ok_and(|real| !seen.insert(real)) {
                continue;
            }
            let entries = match fs::read_dir(&current) {
                Ok(entries) => entries,
                Err(source) if depth == 0 => return Err(AppError::Unreadable { path: current, source }),
                Err(error) => {
                    reading.unreadable(&relative(folder, &current), "the folder", &error);
                    continue;
                }
            };
            found.folders += 1;
            for entry in entries {
                let unreadable = |source| AppError::Unreadable { path: current.clone(), source };
                let path = entry.map_err(unreadable)?.path();
                // Hidden files, and those that office programs keep beside an open one.
                if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~'])) {
                    continue;
                }
                found.names += 1;
                found.check(folder, folders.len())?;
                if path.is_dir() {
                    if depth < DEPTH_AT_MOST {
                        folders.push((path, depth + 1));
                    } else {
                        reading.too_deep(&relative(folder, &path));
                    }
                } else if is_ours(&path) {
                    found.files.push(path);
                } else if let Some(name) = meant_name(&path).filter(|_| path.is_file()) {
                    reading.not_read(&relative(folder, &path), &name);
                }
            }
        }
        if found.files.len() > FILES_AT_MOST {
            let what = format!("{} definition files, more than the {FILES_AT_MOST} that are read", found.files.len());
            return Err(too_much(folder, what));
        }
        found.files.sort();
        Ok(found)
    }

    /// An error if there are more folders or names than the limits allow. `waiting` is the number of folders found but
    /// not yet entered.
    fn check(&self, folder: &Path, waiting: usize) -> Result<(), AppError> {
        let folders = self.folders + waiting;
        if folders > FOLDERS_AT_MOST {
            return Err(too_much(folder, format!("more than the {FOLDERS_AT_MOST} folders that are looked through")));
        }
        if self.names > NAMES_AT_MOST {
            return Err(too_much(folder, format!("more than the {NAMES_AT_MOST} files that are looked at")));
        }
        Ok(())
    }
}

fn too_much(folder: &Path, what: String) -> AppError {
    AppError::TooMuch { folder: folder.to_owned(), what }
}

/// A dangling link, a pipe or a device with a definition's name counts as an unreadable file.
fn is_ours(path: &Path) -> bool {
    let is_named = path.extension().is_some_and(|extension| ENDINGS.iter().any(|known| extension == *known));
    is_named && (path.is_file() || path.is_symlink())
}

fn relative(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
