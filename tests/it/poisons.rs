//! Rows that cannot be read for a while: one cell of each table, spoilt and mended again.

use std::path::Path;

use rusqlite::Connection;

use crate::poisoned::damage_with;

/// What has to become of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Everybody gets their mail.
    AllGoOn,
    /// Nothing is decided for the workflow `forum`, and nothing that mentions it leaves.
    OneStands,
}

/// A cell to spoil.
#[derive(Debug)]
pub(crate) struct Poison {
    pub(crate) table: &'static str,
    column: &'static str,
    bad: &'static str,
    /// The rows.
    whom: &'static str,
    /// Makes such a row, where the simulation has none.
    row: &'static str,
    pub(crate) then: Then,
}

const fn cell(
    (table, column): (&'static str, &'static str),
    bad: &'static str,
    whom: &'static str,
    then: Then,
) -> Poison {
    Poison { table, column, bad, whom, row: "", then }
}

const fn made((table, column): (&'static str, &'static str), bad: &'static str, row: &'static str) -> Poison {
    Poison { table, column, bad, whom: "TRUE", row, then: Then::AllGoOn }
}

const OF_FORUM: &str = "workflow = 'forum'";
const FIRST: &str = "seq = (SELECT MIN(seq) FROM events WHERE workflow = 'forum')";
const ANSWER: &str = "seq = (SELECT MAX(seq) FROM events WHERE workflow = 'forum' \
     AND json_extract(fact, '$.kind') = 'input_answered')";
const WAITING: &str =
    "state = 'queued' AND attempts = 0 AND key IN (SELECT mail FROM mail_workflows WHERE workflow = 'forum')";
const IN_WAITING: &str = "mail IN (SELECT key FROM mails WHERE state = 'queued' AND attempts = 0) \
     AND mail IN (SELECT mail FROM mail_workflows WHERE workflow = 'forum')";
const QUEUED: &str = "state = 'queued' AND attempted = 0 AND workflow = 'forum'";
const STALL: &str = "INSERT INTO stalls (since, tries, last_at, next_at, why, ended_at) VALUES ('2026-10-14T09:00:00Z', 1, \
     '2026-10-14T09:00:00Z', '2026-10-14T09:01:00Z', 'no route', '2026-10-14T12:00:00Z')";
const HOLD: &str = "INSERT INTO holds (workflow, reason, placed_at, placed_by, lifted_at, lifted_by) \
     VALUES ('forum', 'not yet', '2026-10-01T09:00:00Z', '\"coordinator\"', '2026-10-02T09:00:00Z', '\"coordinator\"')";
const INCOMING: &str = "INSERT INTO incoming (sha256, received_at, kind, subject, said, why) \
     VALUES ('ab', '2026-10-14T09:00:00Z', 'unclear', 'Re: paper', 'well', 'nobody knows')";
const RETURN: &str = "INSERT INTO returns SELECT mail, address, '2026-10-14T09:00:00Z', 'mail', 'too large' \
     FROM recipients LIMIT 1";
const LEASE: &str = "INSERT INTO leases VALUES ('daemon', 'elsewhere', 'm', 'b', 1, '1', '2026-10-11T09:00:00Z', \
     '2026-10-11T09:00:00Z', '1', '1')";
const REPORT: &str = "INSERT INTO reports (workflow, number, symbol, audience, lang, cut_off, issued_at, sha256, data, file_name) \
     VALUES ('over', 1, 'OV/PR/1', 'public', 'en', '2026-10-01', '2026-10-02T06:00:00Z', \
     '0000000000000000000000000000000000000000000000000000000000000000', '{}', 'over.html')";

/// Whatever the simulation spoils: something in each table but `installation`, without which nothing begins, and
/// `mail_workflows`, whose rows are all key: of one that is gone, nothing says that it was there.
pub(crate) const POISONS: &[Poison] = &[
    cell(("events", "fact"), "'{}'", ANSWER, Then::OneStands),
    cell(("events", "actor"), "'{}'", ANSWER, Then::OneStands),
    cell(("events", "happened_at"), "'x'", FIRST, Then::OneStands),
    cell(("events", "recorded_at"), "'x'", FIRST, Then::OneStands),
    cell(
        ("definitions", "sources"),
        "'[7]'",
        "hash = (SELECT hash FROM takings WHERE workflow = 'forum' ORDER BY rowid DESC LIMIT 1)",
        Then::OneStands,
    ),
    cell(("takings", "taken_at"), "'x'", OF_FORUM, Then::OneStands),
    cell(("mails", "due_at"), "'x'", WAITING, Then::OneStands),
    cell(("mails", "not_before"), "'x'", WAITING, Then::OneStands),
    cell(("mails", "state"), "'x'", WAITING, Then::OneStands),
    cell(("recipients", ""), "", IN_WAITING, Then::OneStands),
    cell(("texts", "body"), "x'00'", IN_WAITING, Then::AllGoOn),
    cell(("reminders", "kind"), "'{}'", QUEUED, Then::AllGoOn),
    cell(("reminders", "due_on"), "'x'", QUEUED, Then::AllGoOn),
    cell(("reminders", "decided_at"), "'x'", QUEUED, Then::AllGoOn),
    cell(("reminders", "mail"), "'x'", QUEUED, Then::AllGoOn),
    cell(("attempts", "started_at"), "'x'", "ended_at IS NOT NULL", Then::AllGoOn),
    cell(("passes", "digests_to"), "'x'", "TRUE", Then::AllGoOn),
    made(("stalls", "ended_at"), "'x'", STALL),
    made(
        ("pardons", "pardoned_at"),
        "'x'",
        "INSERT INTO pardons VALUES ('nobody@forum.example', '2026-10-01T09:00:00Z')",
    ),
    made(("checks", "checked_at"), "'x'", "INSERT INTO checks VALUES ('texts', '2026-10-14T09:00:00Z')"),
    made(
        ("closings", "closed_at"),
        "'x'",
        "INSERT INTO closings (workflow, closed_at) VALUES ('over', '2026-10-01T09:00:00Z')",
    ),
    made(("incoming", "received_at"), "'x'", INCOMING),
    made(("returns", "returned_at"), "'x'", RETURN),
    made(("leases", "renewed_at"), "'x'", LEASE),
    made(("holds", "placed_at"), "'x'", HOLD),
    made(("reports", "issued_at"), "'x'", REPORT),
];

/// Rows that cannot be read, and what they were.
pub(crate) struct Laid {
    poison: &'static Poison,
    /// What `kept.rows` has is what they were.
    connection: Connection,
    is_made: bool,
}

impl Poison {
    /// Spoils the rows it is about; `None` if there are none now.
    pub(crate) fn lay(&'static self, database: &Path) -> Option<Laid> {
        let Self { table, column, bad, whom, row, .. } = self;
        let connection = Connection::open(database).unwrap();
        connection.execute_batch("ATTACH ':memory:' AS kept").unwrap();
        let count = |connection: &Connection| -> i64 {
            connection.query_row(&format!("SELECT COUNT(*) FROM {table} WHERE {whom}"), [], |row| row.get(0)).unwrap()
        };
        let is_made = count(&connection) == 0 && !row.is_empty();
        if is_made {
            damage_with(&connection, row);
        }
        if count(&connection) == 0 {
            return None;
        }
        connection.execute_batch(&format!("CREATE TABLE kept.rows AS SELECT * FROM {table} WHERE {whom}")).unwrap();
        let spoil = if column.is_empty() {
            format!("DELETE FROM {table} WHERE {whom}")
        } else {
            format!("UPDATE {table} SET {column} = {bad} WHERE {whom}")
        };
        assert!(damage_with(&connection, &spoil) > 0);
        Some(Laid { poison: self, connection, is_made })
    }
}

impl Laid {
    /// Gives the rows back what they had, unless the program has put something else in its place.
    pub(crate) fn mend(self) {
        let Self { poison: Poison { table, column, bad, .. }, connection, is_made } = self;
        let key: Vec<String> = {
            let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0").unwrap();
            statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let same: Vec<String> = key.iter().map(|name| format!("kept.rows.{name} = {table}.{name}")).collect();
        let same = same.join(" AND ");
        let mend = if is_made {
            format!("DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM kept.rows WHERE {same})")
        } else if column.is_empty() {
            format!("INSERT OR IGNORE INTO {table} SELECT * FROM kept.rows")
        } else {
            format!(
                "UPDATE {table} SET {column} = (SELECT {column} FROM kept.rows WHERE {same}) \
                 WHERE {column} IS {bad} AND EXISTS (SELECT 1 FROM kept.rows WHERE {same})"
            )
        };
        damage_with(&connection, &mend);
    }
}
