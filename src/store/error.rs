//! What can go wrong with the store.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::{Lease, private};
use crate::{
    diag::Advised,
    model::{MailKey, MailState, ReminderKey},
};

/// Why the store did not do what was asked. In any case nothing of the transaction is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file or its directory cannot be used.
    #[error("cannot open the database `{}`: {why}", path.display())]
    CannotOpen {
        /// The database.
        path: PathBuf,
        /// What is wrong, and what to do.
        why: String,
    },
    /// The file is not one of our databases.
    #[error("`{}` is not a database of concerted: {why}; name another file, or move this one away", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// How we know.
        why: String,
    },
    /// A newer program wrote the database.
    #[error(
        "the database `{}` has version {found}, and this program knows versions up to {known}: \
         use the program that wrote it, or a newer one", path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version we know.
        known: u32,
    },
    /// Another process kept the database locked for too long.
    #[error("the database is busy: another process has been writing to it for more than {seconds} seconds; try again")]
    Busy {
        /// How long we waited, in seconds.
        seconds: u64,
    },
    /// Too many callers are writing: no more can wait.
    #[error("too much is being recorded at this moment: {waiting} answers wait; try again in a few seconds")]
    Overloaded {
        /// How many wait.
        waiting: usize,
    },
    /// The thread that writes for many callers could not be started.
    #[error("the system has no thread for the writer: {why}")]
    NoThread {
        /// What the system says.
        why: String,
    },
    /// The file, one that SQLite keeps beside it, or its folder is read-only.
    #[error("the database cannot be written: {why}")]
    ReadOnly {
        /// What is in the way.
        why: String,
        /// What to do.
        help: String,
    },
    /// The database is known under several names.
    #[error(
        "the database `{}` has {names} names (hard links), and what was written under one of them is not seen under the \
         others", path.display()
    )]
    SeveralNames {
        /// The database.
        path: PathBuf,
        /// How many names it has.
        names: u64,
    },
    /// The tables do not match the version.
    #[error("the database `{}` is not as concerted left it: {}", path.display(), wrong.join("; "))]
    Disordered {
        /// The database.
        path: PathBuf,
        /// What is missing, changed or unexpected.
        wrong: Vec<String>,
    },
    /// The stated version is older than the tables.
    #[error(
        "the database `{}` says that it has version {stated}, but it holds what later versions brought: {}",
        path.display(), newer.join(", ")
    )]
    SetBack {
        /// The database.
        path: PathBuf,
        /// The version it states.
        stated: u32,
        /// What it contains nevertheless.
        newer: Vec<String>,
    },
    /// Only the header of the mail's text was kept.
    #[error("the text of the mail `{0}` was dropped some time after it was settled")]
    TextDropped(MailKey),
    /// Another daemon works on the database.
    #[error("{}", leased(lease, *is_here, *is_copy))]
    Leased {
        /// Its lease.
        lease: Box<Lease>,
        /// True if it runs on this machine.
        is_here: bool,
        /// True if it works on another file, of which this one is a copy.
        is_copy: bool,
    },
    /// The open file is no longer the one at its path.
    #[error(
        "the database `{}` was deleted, moved away or replaced while this program worked on it", path.display()
    )]
    NotInPlace {
        /// The path.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full: this step was not recorded; free some space, then try again")]
    DiskFull,
    /// No such mail.
    #[error("there is no mail `{0}` in the outbox")]
    NoSuchMail(MailKey),
    /// No such reminder.
    #[error("there is no reminder `{0}`")]
    NoSuchReminder(ReminderKey),
    /// A mail cannot change from its state to the one asked for.
    #[error("the mail `{mail}` is {from}{}", if from == to { " already".to_owned() } else { format!(", and from that it does not become {}", to.as_str()) }, from = from.as_str())]
    IllegalTransition {
        /// The mail.
        mail: MailKey,
        /// Its state.
        from: MailState,
        /// The state asked for.
        to: MailState,
    },
    /// The content of a mail is final once somebody may have it.
    #[error("the mail `{mail}` is {state} (attempt {attempts}): its content stands", state = state.as_str())]
    AlreadyAttempted {
        /// The mail.
        mail: MailKey,
        /// Its state.
        state: MailState,
        /// Number of attempts.
        attempts: u32,
    },
    /// A stored text cannot be parsed.
    #[error("the database holds {what} that cannot be read: {why}; restore a backup")]
    Damaged {
        /// What it is: for a row, its table and key.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// Any other error of SQLite.
    #[error("the database failed: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

/// How long a statement waits for another process, in seconds.
pub(super) const BUSY_SECONDS: u64 = 10;

const WRITE_TO_BOTH: &str =
    "give this program's user the right to write to both, or name another place under `database:` in the configuration";

impl StoreError {
    /// The database at `path` cannot be written; finds out which file is the cause.
    pub(super) fn read_only(path: &Path) -> Self {
        match private::in_the_way(path) {
            Some(file) => Self::ReadOnly {
                why: format!("`{}` is read-only for this program's user", file.display()),
                help: format!(
                    "as its owner: chmod u+w '{0}'; or make this user its owner: chown USER '{0}'",
                    file.display()
                ),
            },
            None => Self::ReadOnly {
                why: "its folder is read-only, or its disk is".to_owned(),
                help: WRITE_TO_BOTH.to_owned(),
            },
        }
    }

    /// True if the same call may succeed later without any change.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Busy { .. } | Self::Overloaded { .. } | Self::NoThread { .. } | Self::DiskFull => true,
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory | ErrorCode::OperationInterrupted)
            ),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::FromSqlConversionFailure(_, _, why) => {
                Self::Damaged { what: "a value".to_owned(), why: why.to_string() }
            }
            error @ (rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)) => Self::Damaged { what: "a value".to_owned(), why: error.to_string() },
            error => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { seconds: BUSY_SECONDS },
                Some(ErrorCode::DiskFull) => Self::DiskFull,
                Some(ErrorCode::ReadOnly) => {
                    Self::ReadOnly { why: "its file or folder is read-only".to_owned(), help: WRITE_TO_BOTH.to_owned() }
                }
                Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { what: "pages".to_owned(), why: error.to_string() },
                _ => Self::Sqlite(error),
            },
        }
    }
}

impl Advised for StoreError {
    fn help(&self) -> Option<String> {
        let help = match self {
            Self::ReadOnly { help, .. } => help,
            Self::Leased { lease, is_here, .. } => return Some(help_with_lease(lease, *is_here)),
            Self::SeveralNames { .. } => "keep one name and remove the others; make a copy with `cp`, not with `ln`",
            Self::Disordered { .. } => "restore a backup; `concerted doctor` tells all that is wrong",
            Self::SetBack { .. } => {
                "somebody or something set its version back; restore a backup, or ask `concerted doctor`"
            }
            Self::TextDropped(_) => {
                "`mail: keep_texts:` in the configuration says after how many days; the header is kept"
            }
            Self::NotInPlace { .. } => "stop this program, put the right file back in its place, and start it again",
            Self::CannotOpen { .. }
            | Self::NotOurs { .. }
            | Self::Newer { .. }
            | Self::Busy { .. }
            | Self::Overloaded { .. }
            | Self::NoThread { .. }
            | Self::DiskFull
            | Self::NoSuchMail(_)
            | Self::NoSuchReminder(_)
            | Self::IllegalTransition { .. }
            | Self::AlreadyAttempted { .. }
            | Self::Damaged { .. }
            | Self::Sqlite(_) => return None,
        };
        Some(help.to_owned())
    }
}

/// Who works on the database, where and since when.
fn leased(lease: &Lease, is_here: bool, is_copy: bool) -> String {
    let Lease { holder, started_at, renewed_at, .. } = lease;
    let copied = if is_copy { ", on the file that this one was copied from or that stood here before" } else { "" };
    let place = if is_here { "this machine".to_owned() } else { format!("`{}`", holder.host) };
    format!(
        "another concerted (process {} on {place}) works on this database since {started_at}{copied}; it last said so at {renewed_at}",
        holder.process
    )
}

fn help_with_lease(lease: &Lease, is_here: bool) -> String {
    if is_here {
        format!("stop it first (kill {}), or work beside it with the other commands", lease.holder.process)
    } else {
        format!("stop it there, or wait: without a sign of life its lease is over at {}", lease.ends_at())
    }
}
