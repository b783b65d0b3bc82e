//! What checks of the database find.

use serde::Serialize;

use super::StoreError;

/// The most entries, mails or reminders listed for the same fault.
const TOLD_AT_MOST: usize = 20;

/// The checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The file's pages, as SQLite sees them.
    Pages,
    /// Rows that refer to other rows.
    References,
    /// Tables, indexes and triggers.
    Tables,
    /// The journal has no gaps and can be read.
    Journal,
    /// The journal's times.
    Times,
    /// Reminders, compared with the journal.
    Reminders,
    /// Mails, their recipients and attempts, compared with the journal.
    Mails,
    /// Issued reports and their files, compared with the journal.
    Reports,
    /// Adopted definitions.
    Definitions,
    /// Every row, parsed.
    Rows,
    /// The files on disk and their permissions.
    Files,
    /// The lease.
    Lease,
}

impl Check {
    /// All checks, in the order in which they are made.
    pub const ALL: [Self; 12] = [
        Self::Pages,
        Self::References,
        Self::Tables,
        Self::Journal,
        Self::Times,
        Self::Reminders,
        Self::Mails,
        Self::Reports,
        Self::Definitions,
        Self::Rows,
        Self::Files,
        Self::Lease,
    ];

    /// Its name, for people and programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::References => "references",
            Self::Tables => "tables",
            Self::Journal => "journal",
            Self::Times => "times",
            Self::Reminders => "reminders",
            Self::Mails => "mails",
            Self::Reports => "reports",
            Self::Definitions => "definitions",
            Self::Rows => "rows",
            Self::Files => "files",
            Self::Lease => "lease",
        }
    }
}

/// A fault, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// The check that found it.
    pub check: Check,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

/// The help for faults that only an earlier copy can fix.
pub(super) const RESTORE: &str = "restore a backup from before; nothing else knows what stood there";

/// The flaws found so far; if there are many of a kind, only the first.
#[derive(Debug, Default)]
pub(super) struct Found {
    flaws: Vec<Flaw>,
}

impl Found {
    /// Adds a flaw.
    pub(super) fn add(&mut self, check: Check, what: String, help: impl Into<String>) {
        self.flaws.push(Flaw { check, what, help: help.into() });
    }

    /// Adds the same flaw for several things, with a sentence that `tell` makes for each.
    pub(super) fn add_each<T>(
        &mut self,
        check: Check,
        help: &str,
        things: impl IntoIterator<Item = T>,
        tell: impl Fn(&T) -> String,
    ) {
        let things: Vec<T> = things.into_iter().collect();
        for thing in things.iter().take(TOLD_AT_MOST) {
            self.add(check, tell(thing), help);
        }
        if let Some(more) = things.len().checked_sub(TOLD_AT_MOST).filter(|more| *more > 0) {
            self.add(check, format!("and so with {more} more"), help);
        }
    }

    /// The flaws, in the order in which they were found.
    pub(super) fn into_flaws(self) -> Vec<Flaw> {
        self.flaws
    }

    /// Runs a check. If it cannot be made, that is itself a flaw, and the others go on.
    pub(super) fn attempt(&mut self, check: Check, made: impl FnOnce(&mut Self) -> Result<(), StoreError>) {
        if let Err(error) = made(self) {
            self.add(check, format!("this could not be looked at to the end: {error}"), RESTORE);
        }
    }
}
