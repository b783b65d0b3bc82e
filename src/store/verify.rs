//! Whether the database is as this program wrote it: pages, tables, journal, and what the journal explains.
//!
//! Anybody who can write to the file can also change it in ways that go undetected here, because the database is
//! compared only with itself. `docs/security.md` lists what no comparison can detect.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;

use super::{
    Check, Flaw, Snapshot, Store, StoreError, Tx, account,
    column::At,
    flaw::{Found, RESTORE},
    migrate, schema,
    unread::known,
};

/// The most faults reported by SQLite's own check.
const PAGE_FAULTS: u32 = 20;

/// Rows of the table `checks`, which has the time of the last check of each kind.
const QUICK_CHECK: &str = "quick_check";
const TEXTS_CUT: &str = "texts";

/// How often the pages are checked.
const QUICK_CHECK_EVERY: SignedDuration = SignedDuration::from_hours(24);

impl Store {
    /// Everything that is wrong with the database at `now`. With `deep`, every row is parsed, which takes as long as
    /// reading the whole file.
    pub fn examine(&mut self, now: Timestamp, deep: bool) -> Result<Vec<Flaw>, StoreError> {
        self.read(|tx| {
            let mut found = Found::default();
            found.attempt(Check::Pages, |found| tx.examine_pages(found));
            found.attempt(Check::References, |found| tx.examine_references(found));
            found.attempt(Check::Tables, |found| tx.examine_tables(found));
            let mut journal = account::Journal::default();
            found.attempt(Check::Journal, |found| {
                journal = tx.read_journal(found)?;
                tx.examine_sequence(&journal, found)
            });
            journal.examine_times(now, &mut found);
            found.attempt(Check::Reminders, |found| tx.examine_reminders(&journal, found));
            found.attempt(Check::Mails, |found| tx.examine_mails(&journal, found));
            found.attempt(Check::Mails, |found| tx.examine_holds(&journal, found));
            found.attempt(Check::Reports, |found| tx.examine_reports(&journal, found));
            if deep {
                tx.read_all_rows(&mut found);
            }
            Ok(found.into_flaws())
        })
    }

    /// Checks the pages of the file, unless that was done within a day before `now`. The time is stored if nobody else
    /// is writing.
    pub fn quick_check(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let last: Option<Timestamp> = self.read(Snapshot::checked_at)?;
        let is_recent = |last: Timestamp| last <= now && now.duration_since(last) < QUICK_CHECK_EVERY;
        if last.is_some_and(is_recent) {
            return Ok(());
        }
        let faults = match self.read(|tx| tx.page_faults("quick_check")) {
            // Some faults abort the check itself.
            Err(StoreError::Damaged { why, .. }) => vec![format!("SQLite says: {why}")],
            faults => faults?,
        };
        if !faults.is_empty() {
            return Err(StoreError::Disordered { path: self.path().to_owned(), wrong: faults });
        }
        match self.write(|tx: &Tx| tx.note_check(now)) {
            Err(error) if !error.is_transient() => Err(error),
            _ => Ok(()),
        }
    }
}

impl Tx {
    fn note_check(&self, now: Timestamp) -> Result<(), StoreError> {
        self.note(QUICK_CHECK, now)
    }

    /// Records that mail texts past their retention period were cut down.
    pub fn note_texts_cut(&self, now: Timestamp) -> Result<(), StoreError> {
        self.note(TEXTS_CUT, now)
    }

    fn note(&self, kind: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO checks (kind, checked_at) VALUES (?1, ?2) \
                   ON CONFLICT (kind) DO UPDATE SET checked_at = ?2";
        self.connection.prepare_cached(sql)?.execute(params![kind, At(now)])?;
        Ok(())
    }
}

impl Snapshot {
    fn checked_at(&self) -> Result<Option<Timestamp>, StoreError> {
        self.noted(QUICK_CHECK)
    }

    /// When mail texts were last cut down.
    pub fn texts_cut_at(&self) -> Result<Option<Timestamp>, StoreError> {
        self.noted(TEXTS_CUT)
    }

    fn noted(&self, kind: &str) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MAX(checked_at) FROM checks WHERE kind = ?1";
        let at = self.connection.prepare_cached(sql)?.query_row(params![kind], |row| row.get::<_, Option<At>>(0));
        Ok(known(at.map_err(StoreError::from))?.map(|at| at.0))
    }

    /// SQLite's report on the pages; empty if it says `ok`.
    fn page_faults(&self, pragma: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(&format!("PRAGMA {pragma}({PAGE_FAULTS})"))?;
        let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let lines = lines.iter().flat_map(|line| line.lines()).filter(|line| *line != "ok");
        Ok(lines.map(|line| format!("SQLite says: {line}")).collect())
    }

    fn examine_pages(&self, found: &mut Found) -> Result<(), StoreError> {
        let help = "restore a backup; then look at the disk";
        found.add_each(Check::Pages, help, self.page_faults("integrity_check")?, Clone::clone);
        Ok(())
    }

    fn examine_references(&self, found: &mut Found) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT \"table\", COALESCE(rowid, 0), parent FROM pragma_foreign_key_check ORDER BY 1, 2")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rows: Vec<(String, i64, String)> = rows.collect::<Result<_, _>>()?;
        found.add_each(Check::References, RESTORE, rows, |(table, row, parent)| {
            format!("row {row} of `{table}` refers to something that is not in `{parent}` any more")
        });
        Ok(())
    }

    fn examine_tables(&self, found: &mut Found) -> Result<(), StoreError> {
        let version: u32 = self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let known = migrate::known_version();
        if version < known {
            let help = "any command that records brings it up, if its tables are in order";
            found.add(Check::Tables, format!("the database has version {version}, this program {known}"), help);
        }
        let difference = schema::compare(&self.connection, version)?;
        let newer = "somebody or something set the version back; restore a backup";
        found.add_each(Check::Tables, newer, difference.newer.iter(), |part| {
            format!("the {part} is of a later version than {version}, which the database states")
        });
        found.add_each(Check::Tables, RESTORE, difference.wrong(), Clone::clone);
        let help = "if nobody needs it, take it away with SQLite; it is not used";
        let added = difference.added.iter().filter(|part| !part.starts_with("trigger"));
        found.add_each(Check::Tables, help, added, |part| format!("the {part} is not one of ours"));
        Ok(())
    }
}
