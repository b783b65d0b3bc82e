//! What can go wrong with the store.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::model::{MailKey, MailState, ReminderKey};

/// Why the store did not do what was asked. Whatever it was, nothing of the transaction is kept.
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
    /// The file is something else.
    #[error("`{}` is not a database of concerted: {why}; name another file, or move this one away", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// How we know.
        why: String,
    },
    /// A newer program has written the database.
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
    /// Another process held the database for too long.
    #[error("the database is busy: another process has been writing to it for more than {seconds} seconds; try again")]
    Busy {
        /// How long we waited.
        seconds: u64,
    },
    /// The file or its folder is read-only.
    #[error(
        "the database cannot be written: its file or folder is read-only; give this program's user the right to write \
         to both, or name another place under `database:` in the configuration"
    )]
    ReadOnly,
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
    #[error("the mail `{mail}` is {from}: it cannot become {to}", from = from.as_str(), to = to.as_str())]
    IllegalTransition {
        /// The mail.
        mail: MailKey,
        /// Its state.
        from: MailState,
        /// The state asked for.
        to: MailState,
    },
    /// The content of a mail stands once it was attempted.
    #[error("the mail `{mail}` is {state} (attempt {attempts}): its content stands", state = state.as_str())]
    AlreadyAttempted {
        /// The mail.
        mail: MailKey,
        /// Its state.
        state: MailState,
        /// How often it was attempted.
        attempts: u32,
    },
    /// A stored text cannot be read back.
    #[error("the database holds {what} that cannot be read: {why}; restore a backup")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Anything else that SQLite says.
    #[error("the database failed: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

/// How long a statement waits for another process, in seconds.
pub(super) const BUSY_SECONDS: u64 = 10;

impl StoreError {
    /// True if the same call may succeed later without anybody changing anything.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Busy { .. } | Self::DiskFull => true,
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
                Self::Damaged { what: "a value", why: why.to_string() }
            }
            error => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { seconds: BUSY_SECONDS },
                Some(ErrorCode::DiskFull) => Self::DiskFull,
                Some(ErrorCode::ReadOnly) => Self::ReadOnly,
                Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { what: "pages", why: error.to_string() },
                _ => Self::Sqlite(error),
            },
        }
    }
}
