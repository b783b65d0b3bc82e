//! Whether the tables are the ones that this program created.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::migrate;

/// A table, index, trigger or view: its type and its name.
type Part = (String, String);

/// How the tables of a database differ from those of its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Missing.
    pub(super) missing: Vec<String>,
    /// Different.
    pub(super) changed: Vec<String>,
    /// Not created by any of our versions.
    pub(super) added: Vec<String>,
    /// Created by later versions.
    pub(super) newer: Vec<String>,
}

impl Difference {
    /// What makes the database unfit for writing, in words: everything but tables, indexes and views of others, which
    /// do nothing by themselves.
    pub(super) fn wrong(&self) -> Vec<String> {
        let triggers = self.added.iter().filter(|part| part.starts_with("trigger"));
        let said = |parts: &mut dyn Iterator<Item = &String>, words: &str| -> Vec<String> {
            parts.map(|part| format!("the {part} {words}")).collect()
        };
        let mut wrong = said(&mut self.missing.iter(), "is missing");
        wrong.extend(said(&mut self.changed.iter(), "was changed"));
        wrong.extend(said(&mut { triggers }, "is not one of ours"));
        wrong
    }
}

/// Compares the tables of `connection` with those of a new database of `version`.
pub(super) fn compare(connection: &Connection, version: u32) -> rusqlite::Result<Difference> {
    let found = parts(connection)?;
    let expected = parts_of(version)?;
    let newest = if version < migrate::known_version() { parts_of(migrate::known_version())? } else { BTreeMap::new() };
    let mut difference = Difference::default();
    for (part, sql) in &expected {
        match found.get(part) {
            None => difference.missing.push(shown(part)),
            Some(other) if other != sql && newest.get(part) == Some(other) => difference.newer.push(shown(part)),
            Some(other) if other != sql => difference.changed.push(shown(part)),
            Some(_) => {}
        }
    }
    for part in found.keys().filter(|part| !expected.contains_key(*part)) {
        let list = if newest.contains_key(part) { &mut difference.newer } else { &mut difference.added };
        list.push(shown(part));
    }
    Ok(difference)
}

fn shown((kind, name): &Part) -> String {
    format!("{kind} `{name}`")
}

fn parts_of(version: u32) -> rusqlite::Result<BTreeMap<Part, String>> {
    let fresh = Connection::open_in_memory()?;
    migrate::make_version(&fresh, version)?;
    parts(&fresh)
}

/// Everything created by a statement, with the statement; whitespace does not count.
fn parts(connection: &Connection) -> rusqlite::Result<BTreeMap<Part, String>> {
    let mut statement = connection.prepare(
        "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let rows = statement.query_map([], |row| {
        let sql: String = row.get(2)?;
        let words: Vec<&str> = sql.split_whitespace().collect();
        Ok(((row.get(0)?, row.get(1)?), words.join(" ")))
    })?;
    rows.collect()
}
