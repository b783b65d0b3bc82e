//! The lease: which daemon works on the database. It is stored in the database itself, so that no other path gets
//! around it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Holder, Lease, Snapshot, Store, StoreError, Tx, column::At, private, unread::known};

/// The result of asking for the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leasing {
    /// It was free, or already ours.
    Taken,
    /// Its holder is gone; this was the lease.
    TakenOver(Lease),
}

impl Tx {
    /// Takes the lease for `here`, or renews it. Fails if another live process has it ([`StoreError::Leased`]).
    pub fn take_lease(&self, here: &Holder, file: &str, now: Timestamp) -> Result<Leasing, StoreError> {
        let before = self.lease()?;
        let (started_at, leasing) = match before {
            Some(lease) if lease.holder == *here => (lease.started_at, Leasing::Taken),
            Some(lease) if lease.is_live(here, now) => {
                let is_here = lease.holder.is_here(here);
                return Err(StoreError::Leased { is_copy: lease.file != file, lease: Box::new(lease), is_here });
            }
            Some(lease) => (now, Leasing::TakenOver(lease)),
            None => (now, Leasing::Taken),
        };
        let (device, inode) = file.split_once(':').unwrap_or((file, ""));
        let sql = "INSERT INTO leases (purpose, host, machine, boot, process, process_started, started_at, renewed_at, \
                                       device, inode) \
                   VALUES ('daemon', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
                   ON CONFLICT (purpose) DO UPDATE SET host = ?1, machine = ?2, boot = ?3, process = ?4, \
                          process_started = ?5, started_at = ?6, renewed_at = ?7, device = ?8, inode = ?9";
        self.connection.prepare_cached(sql)?.execute(params![
            here.host,
            here.machine,
            here.boot,
            here.process,
            here.process_started,
            At(started_at),
            At(now),
            device,
            inode
        ])?;
        Ok(leasing)
    }

    /// Releases the lease, if `here` has it.
    pub fn release_lease(&self, here: &Holder) -> Result<(), StoreError> {
        if self.lease()?.is_some_and(|lease| lease.holder == *here) {
            self.connection.prepare_cached("DELETE FROM leases")?.execute([])?;
        }
        Ok(())
    }
}

impl Snapshot {
    /// The lease, whoever has it.
    pub fn lease(&self) -> Result<Option<Lease>, StoreError> {
        let sql = "SELECT host, machine, boot, process, process_started, started_at, renewed_at, device || ':' || inode \
                   FROM leases";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([], |row| {
            let (host, machine, boot) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Lease {
                holder: Holder { host, machine, boot, process: row.get(3)?, process_started: row.get(4)? },
                started_at: row.get::<_, At>(5)?.0,
                renewed_at: row.get::<_, At>(6)?.0,
                file: row.get(7)?,
            })
        });
        // Whoever works here renews it within a minute.
        known(found.optional().map_err(StoreError::from))
    }
}

impl Store {
    /// True if the path still leads to the open file: it was not deleted, moved away or replaced.
    pub fn is_in_place(&self) -> bool {
        self.file.is_none() || private::identity(self.path()) == self.file
    }

    /// The open file, as `device:inode`; empty for a database in memory.
    pub fn file(&self) -> String {
        self.file.as_ref().map(|(device, inode)| format!("{device}:{inode}")).unwrap_or_default()
    }
}
