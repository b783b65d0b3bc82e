//! Databases that somebody or something edited: each damage is found, and what nothing damaged is in order.

use std::{fs, path::PathBuf};

use concerted::{
    app::{self, Examined},
    config::Config,
    diag::Advised,
    store::{Check, Store, StoreError},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::world::{PIERRE, Verdict, World, at, workflow};

const NOW: &str = "2027-02-01T09:00:00Z";

/// A preparation that is under way: mails sent, put off, refused and uncertain, answers, an edit.
struct Installed {
    world: World,
    config: Config,
}

impl Installed {
    fn new() -> Self {
        let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
        let mut verdicts =
            [Verdict::Transient, Verdict::Accept, Verdict::Permanent, Verdict::AcceptedButLost].into_iter().cycle();
        for day in ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-23", "2026-12-30", "2027-01-04", "2027-01-11"] {
            let now = at(&format!("{day}T09:00:00Z"));
            world.tick(now);
            world.deliver(now, || verdicts.next().unwrap());
        }
        world.done("OUT-01", "unesco", "2027-01-12T09:00:00Z");
        world.edit(&workflow("2027-06-16"), at("2027-01-12T09:00:00Z"));
        world.done("OUT-01", "host", "2027-01-12T10:00:00Z");
        world.refused.insert(PIERRE.to_owned());
        world.pass("2027-01-18T09:00:00Z");
        world.pass("2027-01-25T09:00:00Z");
        let config = world.app.config.clone();
        app::make_keys_anew(&config.database, at("2026-11-02T06:00:00Z")).unwrap();
        // The last connection that closes empties the log into the file.
        world.app.store = Store::empty().unwrap();
        Self { world, config }
    }

    /// The same installation with a database of its own, in which `damage` was done.
    fn damaged(&self, damage: impl FnOnce(&Connection)) -> (TempDir, Config) {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("concerted.db");
        fs::copy(&self.config.database, &database).unwrap();
        let connection = Connection::open(&database).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        damage(&connection);
        drop(connection);
        (folder, Config { database, ..self.config.clone() })
    }
}

fn examine(config: &Config) -> Examined {
    app::examine(config, at(NOW), true).unwrap()
}

/// Changes the journal behind its triggers, which stand as before afterwards.
fn behind_triggers(connection: &Connection, sql: &str) {
    let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let triggers: Vec<(String, String)> = rows.map(Result::unwrap).collect();
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
}

#[test]
fn what_nobody_damaged_is_in_order() {
    let here = Installed::new();
    let examined = examine(&here.config);
    assert_eq!(examined.flaws, [], "{examined:#?}");
    assert_eq!(examined.checks.len(), Check::ALL.len());
    assert!(examined.in_order);
    assert!(here.world.arrived().len() > 5, "something happened");
}

#[test]
fn each_damage_is_found_where_it_is() {
    type Damage = (&'static str, Check, &'static str);
    let by_statement: [Damage; 13] = [
        ("DROP TRIGGER events_are_never_changed", Check::Tables, "the trigger `events_are_never_changed` is missing"),
        ("DROP INDEX mails_by_turn", Check::Tables, "the index `mails_by_turn` is missing"),
        (
            "CREATE TRIGGER x AFTER INSERT ON events BEGIN SELECT 1; END",
            Check::Tables,
            "the trigger `x` is not one of ours",
        ),
        ("CREATE TABLE notes (text TEXT)", Check::Tables, "the table `notes` is not one of ours"),
        ("PRAGMA user_version = 6", Check::Tables, "is of a later version than 6"),
        (
            "DELETE FROM reminders WHERE key = (SELECT key FROM reminders WHERE state = 'sent' LIMIT 1)",
            Check::Reminders,
            "is missing; the journal knows it",
        ),
        (
            "UPDATE reminders SET state = 'queued' WHERE key = (SELECT key FROM reminders WHERE state = 'sent' LIMIT 1)",
            Check::Reminders,
            "is queued, but the journal says that it is sent",
        ),
        (
            "UPDATE texts SET form = 'plain', body = CAST('hello' AS BLOB) WHERE mail IN (SELECT key FROM mails WHERE state = 'sent')",
            Check::Mails,
            "has a text that is not its own",
        ),
        (
            "DELETE FROM recipients WHERE mail = (SELECT key FROM mails WHERE state = 'sent' LIMIT 1)",
            Check::Mails,
            "goes to nobody",
        ),
        ("DELETE FROM attempts", Check::Mails, "attempts are known"),
        ("DELETE FROM mails WHERE state = 'sent'", Check::Mails, "is missing; the journal knows it"),
        ("DELETE FROM mails WHERE state = 'sent'", Check::References, "not in `mails` any more"),
        (
            "UPDATE definitions SET sources = replace(sources, 'Zero draft', 'Last draft')",
            Check::Definitions,
            "is not the one that was adopted or applied last",
        ),
    ];
    let behind: [Damage; 8] = [
        (
            "UPDATE mails SET state = 'queued', sent_at = NULL WHERE state = 'sent'",
            Check::Mails,
            "is queued, but the last that the journal says is: sent",
        ),
        ("DELETE FROM events WHERE fact LIKE '%input_answered%'", Check::Journal, "of the journal is missing"),
        ("DELETE FROM events WHERE seq = (SELECT MAX(seq) FROM events)", Check::Journal, "of the journal is missing"),
        ("UPDATE events SET recorded_at = '2026-11-01T00:00:00Z' WHERE seq = 20", Check::Times, "was recorded at"),
        (
            "UPDATE events SET happened_at = '2020-01-01T00:00:00Z' WHERE seq = 20",
            Check::Times,
            "this program never writes that",
        ),
        (
            "UPDATE events SET happened_at = '2030-01-01T00:00:00Z' WHERE fact LIKE '%input_answered%'",
            Check::Times,
            "is of the future: 2030-01-01",
        ),
        (
            "UPDATE events SET fact = '{\"kind\":\"nothing\"}' WHERE seq = 3",
            Check::Journal,
            "no. 3 of the journal cannot be read",
        ),
        (
            "DELETE FROM events WHERE fact LIKE '%reminder_sent%'",
            Check::Reminders,
            "but the journal says that it is queued",
        ),
    ];
    let here = Installed::new();
    let cases = by_statement.map(|case| (false, case)).into_iter().chain(behind.map(|case| (true, case)));
    for (is_behind, (sql, check, words)) in cases {
        let (_folder, config) = here.damaged(|connection| {
            if is_behind { behind_triggers(connection, sql) } else { connection.execute_batch(sql).unwrap() }
        });
        let examined = examine(&config);
        let found = examined.flaws.iter().any(|flaw| flaw.check == check && flaw.what.contains(words));
        assert!(found, "{sql}: {:#?}", examined.flaws);
        assert!(!examined.in_order && examined.flaws.iter().all(|flaw| !flaw.help.is_empty()));
    }
}

#[test]
fn flipped_bytes_are_found_and_never_a_panic() {
    let here = Installed::new();
    let whole = fs::read(&here.config.database).unwrap();
    let folder = TempDir::new().unwrap();
    let config = Config { database: folder.path().join("concerted.db"), ..here.config.clone() };
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        // The head of a page says where its cells are.
        bytes[page * 4096..page * 4096 + 8].fill(0xff);
        fs::write(&config.database, &bytes).unwrap();
        let examined = examine(&config);
        let freed = examined.in_order && whole[page * 4096..page * 4096 + 8].iter().all(|byte| *byte == 0);
        assert!(!examined.in_order || freed, "page {page} was damaged, and nobody noticed");
    }
    fs::write(&config.database, &whole[..whole.len() / 2]).unwrap();
    assert!(!examine(&config).in_order, "half a database");
}

#[test]
fn a_database_in_disorder_is_not_written_to_and_says_what_is_missing() {
    let here = Installed::new();
    let opened = |damage: &str| {
        let (folder, config) = here.damaged(|connection| connection.execute_batch(damage).unwrap());
        let error = Store::open(&config.database).unwrap_err();
        error.in_full().replace(&folder.path().display().to_string(), "DIR")
    };
    insta::assert_snapshot!(opened("DROP TRIGGER events_are_never_changed; DROP INDEX mails_by_turn"), @r"
    the database `DIR/concerted.db` is not as concerted left it: the index `mails_by_turn` is missing; the trigger `events_are_never_changed` is missing
      help: restore a backup; `concerted doctor` tells all that is wrong
    ");
    let said = opened("PRAGMA user_version = 3");
    assert!(said.contains("says that it has version 3, but it holds what later versions brought"), "{said}");
    assert!(said.contains("table `reports`") && !said.contains("CREATE"), "{said}");
    assert!(said.contains("set its version back; restore a backup"), "{said}");
}

#[test]
fn pages_are_looked_at_once_a_day() {
    let here = Installed::new();
    let (_folder, config) = here.damaged(|_| ());
    let mut store = Store::open(&config.database).unwrap();
    store.quick_check(at("2027-02-01T09:00:00Z")).unwrap();
    let path = PathBuf::from(store.path());
    drop(store);
    let connection = Connection::open(&path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'attempts'";
    let page: u32 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    let page_bytes: u32 = connection.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    drop(connection);
    let mut bytes = fs::read(&path).unwrap();
    bytes[((page - 1) * page_bytes) as usize..][..8].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let mut store = Store::open(&path).unwrap();
    store.quick_check(at("2027-02-02T08:59:59Z")).unwrap();
    let error = store.quick_check(at("2027-02-02T09:00:00Z")).unwrap_err();
    assert!(matches!(error, StoreError::Disordered { .. }), "{error}");
    assert!(error.help().is_some_and(|help| help.contains("concerted doctor")), "{error}");
}
