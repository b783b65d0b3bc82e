//! Adapter: SQLite. All SQL is in here; each statement has a function of its own.
//!
//! A [`Store`] is one connection. [`Store::read`] gives a [`Snapshot`]: everything read from it is as of one moment.
//! [`Store::write`] gives a [`Tx`], which can also change things: all or nothing. No network call and no `await` inside
//! either.
//!
//! **Invariant:** functions are named in terms of the domain (`append`, `claim_due`), never of SQL; times are RFC 3339
//! texts in whole seconds UTC; every state has a `CHECK`.

mod account;
mod column;
mod error;
mod flaw;
mod group;
mod holder;
mod holds;
mod incoming;
mod journal;
mod lease;
mod mails;
mod migrate;
mod open;
mod outbox;
pub mod private;
mod recipients;
mod records;
mod refusals;
mod reminders;
mod reports;
mod reserved;
mod returns;
mod schema;
mod settle;
mod stalls;
mod texts;
mod transition;
mod unread;
mod verify;
mod went_on;
mod workflows;

use std::{
    cell::Cell,
    ops::Deref,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use error::StoreError;
pub use flaw::{Check, Flaw};
pub use group::{GROUP_AT_MOST, Group, WAITING_AT_MOST};
pub use holder::{Holder, LEASE_LASTS, Lease};
pub use holds::{NewHold, StoredHold};
pub use incoming::StoredIncoming;
pub use lease::Leasing;
pub use mails::{Mail, MailFilter, NewContent, NewMail, Recipient, RecipientRole, UnreadMail};
pub use outbox::{Attempt, Claim, MAX_LOST_SENDERS, Rescue};
pub use records::Records;
pub use refusals::{Heard, InputDue, REFUSAL_HOLDS_FOR, RefusedByPolicy};
pub use reminders::{NewReminder, Queueing, Reminder, UnreadReminder, Withdrawal, WithdrawnBy};
pub use reports::StoredReport;
pub use reserved::Reserved;
pub use returns::{Return, ReturnBlame};
pub use settle::{GIVE_UP_AFTER, Settlement, backoff};
pub use stalls::{Stall, pause};
pub use texts::KeptText;
pub use transition::TRANSITIONS;
pub use workflows::{StoredDefinition, Versions};

/// The database of an installation.
#[derive(Debug)]
pub struct Store {
    tx: Tx,
    path: PathBuf,
    /// The file as `device:inode` when it was opened; `None` for a database in memory.
    file: Option<(String, String)>,
    /// Files that others could read before this store was opened.
    mended: Vec<PathBuf>,
}

/// The database as of one moment. It cannot be changed through this.
#[derive(Debug)]
pub struct Snapshot {
    connection: Connection,
    /// The number of this connection, unique in this process.
    number: u64,
    /// Number of rows changed and committed by this connection, except for the lease.
    changed: Cell<u64>,
}

/// A write transaction. It can also read everything that a [`Snapshot`] can.
#[derive(Debug)]
pub struct Tx {
    snapshot: Snapshot,
}

/// A moment of the database. Two are equal if nothing was committed between two looks through one [`Store`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The number of the connection.
    connection: u64,
    /// Commits by others, as in [`Store::data_version`].
    pub others: i64,
    /// Changes by this connection.
    own: u64,
}

/// Number of connections opened by this process.
static OPENED: AtomicU64 = AtomicU64::new(0);

impl Snapshot {
    fn of(connection: Connection) -> Self {
        Self { connection, number: OPENED.fetch_add(1, Ordering::Relaxed), changed: Cell::default() }
    }

    /// The last commit visible in it.
    pub fn moment(&self) -> Result<Moment, StoreError> {
        Ok(Moment { connection: self.number, others: self.data_version()?, own: self.changed.get() })
    }

    fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}

impl Deref for Tx {
    type Target = Snapshot;

    fn deref(&self) -> &Self::Target {
        &self.snapshot
    }
}

impl Store {
    /// Does `work` in one write transaction. If `work` or the commit fails, nothing is kept.
    ///
    /// There is one writer at a time: a second one waits for at most ten seconds ([`StoreError::Busy`]).
    pub fn write<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Tx) -> Result<T, E>) -> Result<T, E> {
        let before = self.tx.connection.total_changes();
        let value = self.write_aside(work)?;
        let changed = self.tx.connection.total_changes().saturating_sub(before);
        self.tx.changed.set(self.tx.changed.get() + changed);
        Ok(value)
    }

    /// The same for changes that nothing depends on: the [`Moment`] stays.
    pub fn write_aside<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Tx) -> Result<T, E>) -> Result<T, E> {
        let transaction = self.begin(TransactionBehavior::Immediate)?;
        let value = work(&self.tx)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Does `work` on one snapshot. Readers never wait for a writer, nor a writer for them.
    pub fn read<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Snapshot) -> Result<T, E>) -> Result<T, E> {
        let _transaction = self.begin(TransactionBehavior::Deferred)?;
        work(&self.tx)
    }

    /// The transaction behind [`Tx`] and [`Snapshot`] while `work` has them. When dropped, it rolls back.
    ///
    /// Unchecked by rusqlite, but never nested: both callers hold the store exclusively.
    fn begin(&self, behavior: TransactionBehavior) -> Result<Transaction<'_>, StoreError> {
        Transaction::new_unchecked(&self.tx.connection, behavior).map_err(|error| match StoreError::from(error) {
            StoreError::ReadOnly { .. } => StoreError::read_only(&self.path),
            error => error,
        })
    }

    /// A number that changes when another connection commits, but not when this one does.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.tx.data_version()
    }

    /// The file.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// The files that others could read until this store was opened; now they cannot.
    pub fn mended(&self) -> &[PathBuf] {
        &self.mended
    }

    /// A hook for tests of how much work something is: calls `hook` for every `steps` steps of SQLite's machine.
    #[doc(hidden)]
    pub fn count_steps(&mut self, steps: i32, mut hook: impl FnMut() + Send + 'static) -> Result<(), StoreError> {
        let counted = move || {
            hook();
            false
        };
        Ok(self.tx.snapshot.connection.progress_handler(steps, Some(counted))?)
    }

    /// A hook for fault tests: from now on, a commit becomes a rollback whenever `hook` returns true.
    #[doc(hidden)]
    pub fn fail_commits(&mut self, hook: impl FnMut() -> bool + Send + 'static) -> Result<(), StoreError> {
        Ok(self.tx.snapshot.connection.commit_hook(Some(hook))?)
    }
}
