//! Versions of the schema. A file that was once released never changes; a change is a new file at the end.

use rusqlite::{Connection, TransactionBehavior};

/// Every migration; the version of a database is how many of them it has seen.
const MIGRATIONS: [&str; 16] = [
    include_str!("migrations/01_journal.sql"),
    include_str!("migrations/02_workflows.sql"),
    include_str!("migrations/03_outbox.sql"),
    include_str!("migrations/04_reports.sql"),
    include_str!("migrations/05_refusals.sql"),
    include_str!("migrations/06_closings.sql"),
    include_str!("migrations/07_report_pages.sql"),
    include_str!("migrations/08_leases.sql"),
    include_str!("migrations/09_capacities.sql"),
    include_str!("migrations/10_clock.sql"),
    include_str!("migrations/11_blame.sql"),
    include_str!("migrations/12_installation.sql"),
    include_str!("migrations/13_holds.sql"),
    include_str!("migrations/14_state.sql"),
    include_str!("migrations/15_digests.sql"),
    include_str!("migrations/16_tasks.sql"),
];

/// Brings an empty database to `version`, to compare others with.
pub(super) fn make_version(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    MIGRATIONS.iter().take(version as usize).try_for_each(|migration| connection.execute_batch(migration))
}

/// The newest version this program knows.
pub(super) fn known_version() -> u32 {
    MIGRATIONS.len() as u32
}

/// Brings the database up to the newest version, in one transaction.
///
/// The version is read again under the lock: two programs may open a new database at the same moment.
pub(super) fn migrate(connection: &mut Connection, application_id: i32) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))? as usize;
    for migration in MIGRATIONS.iter().skip(version) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", application_id)?;
    transaction.pragma_update(None, "user_version", known_version().max(version as u32))?;
    transaction.commit()
}
