//! Who has the lease of a database: a process, described well enough to tell whether it still runs.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

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

    pub(super) fn is_here(&self, here: &Self) -> bool {
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
