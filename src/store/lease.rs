//! The lease: which daemon works on the database. It is stored in the database itself, so that no other path gets
//! around it.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::{Snapshot, Store, StoreError, Tx, column::At, private, unread::known};
use crate::files::{self, first_line};

/// A lease not renewed for this long has expired, unless its process is known to be alive.
pub const LEASE_LASTS: SignedDuration = SignedDuration::from_mins(3);

/// A lease renewed further in the future than this was issued by a wrong clock.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(24);

/// A process, described well enough to tell it from a later one with the same number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// The name of its machine.
    pub host: String,
    /// The machine's id; empty if it has none.
    pub machine: String,
    /// The id of the machine's boot; empty if unknown.
    pub boot: String,
    /// Its process id.
    pub process: u32,
    /// When it was started, by the machine's own count; empty if unknown.
    pub process_started: String,
}

/// A daemon's hold on the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lease {
    /// The process that has it.
    pub holder: Holder,
    /// Since when.
    pub started_at: Timestamp,
    /// When the holder last renewed it.
    pub renewed_at: Timestamp,
    /// The file it works on, as `device:inode`.
    pub file: String,
}

/// The result of asking for the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leasing {
    /// It was free, or already ours.
    Taken,
    /// Its holder is gone; this was the lease.
    TakenOver(Lease),
}

impl Holder {
    /// This process.
    pub fn this_process() -> Self {
        let process = std::process::id();
        Self {
            host: first_line("/proc/sys/kernel/hostname").or_else(|| first_line("/etc/hostname")).unwrap_or_default(),
            machine: first_line("/etc/machine-id").unwrap_or_default(),
            boot: first_line("/proc/sys/kernel/random/boot_id").unwrap_or_default(),
            process,
            process_started: start_of(process).unwrap_or_default(),
        }
    }

    fn is_here(&self, here: &Self) -> bool {
        self.host == here.host && self.machine == here.machine
    }

    /// True if the process is still running, judged from the machine of `here`.
    fn lives_beside(&self, here: &Self) -> bool {
        if self.boot != here.boot {
            return false;
        }
        if self.process == here.process {
            // It has our process id: it is us, or it is gone.
            return self.process_started == here.process_started;
        }
        match start_of(self.process) {
            Some(started) => self.process_started.is_empty() || started == self.process_started,
            // Where the system does not reveal processes, the lease counts until it expires.
            None => !Path::new("/proc/self/stat").exists(),
        }
    }
}

impl Lease {
    /// True if its holder may be at work at `now`, as seen by `here`.
    pub fn is_live(&self, here: &Holder, now: Timestamp) -> bool {
        let age = now.duration_since(self.renewed_at);
        let lasts = age < LEASE_LASTS && age > -CLOCKS_DIFFER;
        if !self.holder.is_here(here) {
            return lasts;
        }
        let told = Path::new("/proc/self/stat").exists();
        self.holder.lives_beside(here) && (told || lasts)
    }

    /// When it expires unless it is renewed.
    pub fn ends_at(&self) -> Timestamp {
        self.renewed_at.saturating_add(LEASE_LASTS).unwrap_or(Timestamp::MAX)
    }
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

/// More than any of the system's small files contains, in bytes.
const STAT_BYTES: usize = 64 * 1024;

/// When a process was started, in ticks since the machine booted; `None` if there is no such process, or it is unknown.
fn start_of(process: u32) -> Option<String> {
    let stat = files::read_text(Path::new(&format!("/proc/{process}/stat")), STAT_BYTES).ok()?;
    // The program's name is in parentheses and may contain anything; the start time is the twentieth field after it.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace();
    let state = fields.next()?;
    // A zombie process works on nothing.
    if matches!(state, "Z" | "X") { None } else { fields.nth(18).map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(host: &str, process: u32) -> Holder {
        Holder { host: host.into(), process, ..Holder::this_process() }
    }

    fn lease(holder: Holder, renewed_at: &str) -> Lease {
        let renewed_at: Timestamp = renewed_at.parse().unwrap();
        Lease { holder, started_at: renewed_at, renewed_at, file: "1:2".into() }
    }

    #[test]
    fn a_lease_of_another_machine_lasts_three_minutes() {
        let here = Holder::this_process();
        let lease = lease(holder("elsewhere", 4711), "2026-11-23T09:00:00Z");
        for (now, lives) in [
            ("2026-11-23T09:00:00Z", true),
            ("2026-11-23T09:02:59Z", true),
            ("2026-11-23T09:03:00Z", false),
            ("2026-11-23T08:50:00Z", true),
            ("2026-11-22T08:50:00Z", false),
        ] {
            assert_eq!(lease.is_live(&here, now.parse().unwrap()), lives, "{now}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_lease_of_this_machine_lasts_as_long_as_its_process() {
        let here = Holder::this_process();
        let at = "2026-11-23T09:00:00Z";
        let (soon, late) = (at.parse().unwrap(), "2026-11-23T19:00:00Z".parse().unwrap());
        let first = Holder { process: 1, process_started: start_of(1).unwrap(), ..here.clone() };
        assert!(lease(first.clone(), at).is_live(&here, late), "it is busy, not gone");
        let reused = Holder { process_started: "never".into(), ..first.clone() };
        assert!(!lease(reused, at).is_live(&here, soon), "its number was given to another one");
        let before = Holder { boot: "earlier".into(), ..first };
        assert!(!lease(before, at).is_live(&here, soon), "the machine was started anew");
        let earlier_life = Holder { process_started: "earlier".into(), ..here.clone() };
        assert!(!lease(earlier_life, at).is_live(&here, soon), "a container's only process has one number for ever");
        assert!(!lease(holder(&here.host, u32::MAX >> 1), at).is_live(&here, soon), "there is no such process");
    }
}
