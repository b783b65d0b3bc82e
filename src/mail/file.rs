//! The file transport: one file per mail; nothing leaves the machine.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{Mailer, Outgoing, Patience, letter::short_hash};
use crate::model::{Delivery, Outcome};

/// The most characters of an address that go into a file name.
const MAX_ADDRESS_CHARS: usize = 80;

/// Writes mails into a directory, creating it if necessary.
#[derive(Clone, Debug)]
pub struct FileTransport {
    directory: PathBuf,
}

impl FileTransport {
    /// A transport into `directory`.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into() }
    }

    /// Whether a mail could be written; an error says why not. Leaves nothing behind: a missing folder is not created,
    /// but its nearest existing parent is tried.
    pub fn check(&self) -> Result<(), String> {
        let existing = self.directory.ancestors().find(|folder| folder.exists() && !folder.as_os_str().is_empty());
        let tried = tempfile::NamedTempFile::new_in(existing.unwrap_or(Path::new(".")));
        tried.map(drop).map_err(|error| explain(&self.directory, &error))
    }

    /// Where the mail is written. The same mail always gets the same name, so writing it twice leaves one file.
    pub fn path(&self, outgoing: &Outgoing) -> PathBuf {
        let to = outgoing.recipients.first().map_or("nobody", String::as_str);
        self.directory.join(file_name(outgoing.day, to, &outgoing.message_id))
    }
}

impl Mailer for FileTransport {
    /// Blocking is acceptable: the disk is fast enough that nothing else needs to run meanwhile.
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        let path = self.path(outgoing);
        match write_whole(&self.directory, &path, &outgoing.mime) {
            Ok(()) => {
                let reply = format!("written to `{}`", path.display());
                Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply })
            }
            Err(error) => Delivery::stalled(&outgoing.recipients, &explain(&self.directory, &error)),
        }
    }
}

/// `2013-02-28_alice@unesco.example_1a2b3c4d.eml`.
fn file_name(day: Date, to: &str, message_id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    let to: String = to.chars().take(MAX_ADDRESS_CHARS).map(|c| if is_plain(c) { c } else { '-' }).collect();
    format!("{day}_{to}_{}.eml", short_hash(message_id.as_bytes(), 8))
}

/// Writes all or nothing: afterwards the whole text is under `path`, even after a power failure, or nothing is.
pub fn write_whole(directory: &Path, path: &Path, text: &[u8]) -> io::Result<()> {
    make_private_folder(directory)?;
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    File::open(directory)?.sync_all()
}

/// A folder that only its owner can list, because the file names contain addresses.
fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn explain(directory: &Path, error: &io::Error) -> String {
    let shown = directory.display();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!(
                "cannot write into the mail directory `{shown}`: it must be writable for the user that runs concerted"
            )
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            format!("cannot write into the mail directory `{shown}`: there is a file in its place")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("cannot write into the mail directory `{shown}`: the disk is full")
        }
        _ => format!("cannot write into the mail directory `{shown}`: {error}"),
    }
}
