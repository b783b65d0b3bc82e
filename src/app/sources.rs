//! Reads the folder of definitions from the disk.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read},
    path::Path,
};

use jiff::{Timestamp, tz::Offset};

use super::AppError;
use crate::{
    definition,
    diag::{Code, Diagnostic, Label, Sources},
};

/// A file larger than this is not read; `definition` reports it by its cut text.
const FILE_LIMIT_BYTES: u64 = 1 << 20;
/// No more files than this are read, and no deeper folders.
const FILES_AT_MOST: usize = 10_000;
const DEPTH_AT_MOST: usize = 16;
/// The clock that is furthest ahead, Kiribati's.
const EARLIEST_CLOCK: Offset = Offset::constant(14);

/// The definitions of an installation as they stand on the disk.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every text by its path; a file that cannot be read has an empty one.
    pub sources: Sources,
    /// One finding for each file that cannot be read, or is not because of its name.
    unread: Vec<Diagnostic>,
}

impl Reading {
    /// Reads every `.yaml`, `.yml` and `.ics` file below `folder`, hidden ones left out. One file that cannot be read holds up no
    /// other.
    pub fn of(folder: &Path) -> Result<Self, AppError> {
        let mut reading = Self::default();
        let mut folders = vec![(folder.to_owned(), 0)];
        let mut count = 0;
        let mut seen = BTreeSet::new();
        while let Some((current, depth)) = folders.pop() {
            // A link may lead back to where we have been.
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
            for entry in entries {
                let unreadable = |source| AppError::Unreadable { path: current.clone(), source };
                let path = entry.map_err(unreadable)?.path();
                if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                    continue;
                }
                if path.is_dir() && depth < DEPTH_AT_MOST {
                    folders.push((path, depth + 1));
                } else if is_ours(&path) && count < FILES_AT_MOST {
                    count += 1;
                    reading.read(folder, &path);
                } else if let Some(name) = meant_name(&path).filter(|_| path.is_file() && count < FILES_AT_MOST) {
                    count += 1;
                    reading.not_read(&relative(folder, &path), &name);
                }
            }
        }
        Ok(reading)
    }

    /// Every finding of every file at `now`.
    pub fn findings(&self, now: Timestamp) -> Vec<Diagnostic> {
        // What has not come by this clock has come nowhere.
        let today = EARLIEST_CLOCK.to_datetime(now).date();
        let is_read = |finding: &Diagnostic| {
            !self.unread.iter().any(|unreadable| unreadable.primary.file == finding.primary.file)
        };
        let mut findings: Vec<_> = definition::check_all(&self.sources, today).into_iter().filter(is_read).collect();
        findings.extend(self.unread.iter().cloned());
        findings.sort_by_key(Diagnostic::sort_key);
        findings
    }

    fn read(&mut self, folder: &Path, path: &Path) {
        let name = relative(folder, path);
        let text = read_text(path).unwrap_or_else(|error| {
            self.unreadable(&name, "the file", &error);
            String::new()
        });
        self.sources.insert(&name, &text);
    }

    fn not_read(&mut self, name: &str, meant: &str) {
        let message = "the file is not read, because of the end of its name";
        let finding = Diagnostic::new(Code::FileNotRead, Label::new(&name.into(), 0..0, ""), message);
        self.unread.push(finding.hint(format!("rename it to `{meant}`; endings may be hidden where files are listed")));
    }

    fn unreadable(&mut self, name: &str, what: &str, error: &io::Error) {
        let message = format!("{what} cannot be read: {error}");
        let hint = match error.kind() {
            io::ErrorKind::NotFound => "the link leads nowhere: mend it, or delete it",
            _ => "let the user that runs Concerted read it, or move it out of the folder of definitions",
        };
        let finding = Diagnostic::new(Code::UnreadableFile, Label::new(&name.into(), 0..0, ""), message);
        self.unread.push(finding.hint(hint.to_owned()));
    }
}

/// Endings of the files that are read.
const ENDINGS: [&str; 3] = ["yaml", "yml", "ics"];

/// The name of a file that would be read, if `path` has that name but for capitals and what systems add to names.
fn meant_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let small = name.to_ascii_lowercase();
    let whole = [".txt", ".text"].into_iter().find_map(|added| small.strip_suffix(added)).unwrap_or(&small);
    let (stem, ending) = whole.rsplit_once('.')?;
    ENDINGS.contains(&ending).then(|| format!("{}.{ending}", &name[..stem.len()]))
}

/// A folder or a pipe of that name is none; a link that leads nowhere is one that cannot be read.
fn is_ours(path: &Path) -> bool {
    let is_named = path.extension().is_some_and(|extension| ENDINGS.iter().any(|known| extension == *known));
    is_named && (path.is_file() || path.is_symlink())
}

/// The text, cut just beyond the limit: enough for `definition` to say that the file is too large.
fn read_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(FILE_LIMIT_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn relative(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
