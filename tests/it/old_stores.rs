//! Databases as earlier versions made them: each is brought to today's tables without losing anything, and a daemon goes
//! on with it. `fixtures/store/README.md` says how they came about.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use concerted::{
    app::{self, HoldOrder},
    model::{MailKey, MailState, WorkflowId},
    store::{MailFilter, Snapshot, Store},
};
use rusqlite::{Connection, types::Value};
use tempfile::TempDir;

use crate::world::{SALMA, Verdict, World, at, workflow};

/// When the play ends, and when a daemon goes on with what it left.
const LAST: &str = "2027-02-17T09:00:00Z";
const NEXT: &str = "2027-02-18T09:00:00Z";

/// These came with the fourth in one commit: no program ever made a database of them.
const NEVER_ALONE: [&str; 3] = ["01_journal", "02_workflows", "03_outbox"];

/// How much of a mail's text a fixture keeps: its header, as good as any text for seeing whether texts are kept.
const LINES_OF_TEXT: usize = 12;

fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10);
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/store")
}

/// The fixtures by version, the oldest first. One that is missing is written where snapshots would be; one that is there
/// is never written again.
pub(crate) fn fixtures() -> Vec<(String, String)> {
    let migrations = migrations();
    let earlier = migrations.iter().enumerate().take(migrations.len() - 1);
    let earlier: Vec<_> = earlier.filter(|(_, path)| !NEVER_ALONE.contains(&stem(path).as_str())).collect();
    let mut fixtures = Vec::new();
    for (index, path) in earlier {
        let file = folder().join(format!("{}.sql", stem(path)));
        if !file.exists() && std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
            fs::write(&file, made(&migrations[..=index])).unwrap();
        }
        let sql = fs::read_to_string(&file);
        let sql = sql.unwrap_or_else(|error| panic!("{}: {error}; INSTA_UPDATE=always makes it", file.display()));
        fixtures.push((stem(path), sql));
    }
    fixtures
}

/// The file of a database that a fixture describes.
pub(crate) fn database(sql: &str, path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; BEGIN;\n{sql}\nCOMMIT;")).unwrap();
    let faults: i64 =
        connection.query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(faults, 0);
}

/// The start of a preparation in which mails come to every end that they can come to.
fn play(has_holds: bool) -> World {
    let mut world = World::new(&workflow("2027-06-01"), "2026-11-30T06:00:00Z");
    let pass = |world: &mut World, now: &str, verdict: Verdict| {
        world.tick(at(now));
        world.deliver(at(now), || verdict);
    };
    pass(&mut world, "2026-12-04T09:00:00Z", Verdict::Accept);
    pass(&mut world, "2026-12-21T09:00:00Z", Verdict::AcceptedButLost);
    world.done("OUT-01", "unesco", "2026-12-21T10:00:00Z");
    pass(&mut world, "2026-12-28T09:00:00Z", Verdict::Transient);
    world.done("OUT-01", "host", "2027-01-12T10:00:00Z");
    world.refused = [SALMA.to_owned()].into();
    pass(&mut world, "2027-01-13T09:00:00Z", Verdict::Accept);
    world.refused.clear();
    let forum = WorkflowId::from("forum");
    app::issue_now(&mut world.app, &world.loading, &forum, None, at("2027-01-13T10:00:00Z")).unwrap();
    pass(&mut world, "2027-01-18T09:00:00Z", Verdict::Accept);
    pass(&mut world, "2027-02-08T09:00:00Z", Verdict::Accept);
    let sent = states(&mut world.app.store, MailState::Sent);
    let sent = sent.last().unwrap();
    world.app.store.write(|tx| tx.bounce(sent, "550 5.1.1 no such mailbox")).unwrap();
    pass(&mut world, "2027-02-16T09:00:00Z", Verdict::Transient);
    if has_holds {
        let (workflow, partner, until) = (Some(forum), None, None);
        let order = HoldOrder { workflow, partner, until, reason: "the dates are looked at".into() };
        app::place_hold(&mut world.app, &world.loading, order, at("2027-02-16T10:00:00Z")).unwrap();
    }
    world.tick(at(LAST));
    world
}

fn states(store: &mut Store, state: MailState) -> Vec<MailKey> {
    let filter = MailFilter { states: [state].into(), ..MailFilter::default() };
    store.read(|snapshot| snapshot.mails(&filter)).unwrap().into_iter().map(|mail| mail.key).collect()
}

/// What a program that knew these migrations would have had in its database.
fn made(migrations: &[PathBuf]) -> String {
    let old = Connection::open_in_memory().unwrap();
    old.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for migration in migrations {
        old.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
    }
    let mut world = play(tables(&old).contains("holds"));
    let new = Connection::open(world.app.store.path()).unwrap();
    // One text stays as it is kept, deflated; all of them would be most of the file.
    let deflated = Value::Text(states(&mut world.app.store, MailState::Sent)[0].as_str().to_owned());
    for table in tables(&old) {
        if !tables(&new).contains(&table) {
            continue;
        }
        let has_verdicts_of_one_kind = sql_of(&old, &table).contains("'permanent'");
        let columns: Vec<String> = columns(&old, &table);
        let known: BTreeSet<String> = self::columns(&new, &table).into_iter().collect();
        let select = columns.iter().map(|column| match column.as_str() {
            "mime" => "key AS mime".to_owned(),
            "outcome" if has_verdicts_of_one_kind => {
                "CASE WHEN outcome IN ('address_refused', 'mail_refused') THEN 'permanent' ELSE outcome END".to_owned()
            }
            // What the column was before the table beside it.
            "workflows" if !known.contains("workflows") => {
                "(SELECT json_group_array(workflow) FROM (SELECT workflow FROM mail_workflows WHERE mail = key \
                  ORDER BY workflow))"
                    .to_owned()
            }
            // A report is made again from its journal; its data would be most of the file.
            "data" => "'{}'".to_owned(),
            column => column.to_owned(),
        });
        let select = select.collect::<Vec<_>>().join(", ");
        old.execute_batch(&format!("DELETE FROM {table}")).unwrap();
        for mut row in rows(&new, &format!("SELECT {select} FROM {table}")) {
            if let Some(mime) = columns.iter().position(|column| column == "mime") {
                let Value::Text(key) = &row[mime] else { panic!("a mail without a key") };
                row[mime] = Value::Blob(beginning(&mut world.app.store, &key.as_str().into()));
            }
            if table == "texts" && row[0] != deflated {
                let Value::Text(key) = &row[0] else { panic!("a text without a mail") };
                let body = beginning(&mut world.app.store, &key.as_str().into());
                row[1..].clone_from_slice(&[Value::Text("plain".into()), Value::Null, Value::Blob(body)]);
            }
            let places = vec!["?"; row.len()].join(", ");
            let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
            old.execute(&insert, rusqlite::params_from_iter(row)).unwrap();
        }
    }
    dumped(&old, migrations.len())
}

/// The header of a mail and its first lines.
fn beginning(store: &mut Store, key: &MailKey) -> Vec<u8> {
    let mime = String::from_utf8(store.read(|snapshot| snapshot.mime(key)).unwrap()).unwrap();
    mime.split_inclusive('\n').take(LINES_OF_TEXT).collect::<String>().into_bytes()
}

/// A database as SQL.
fn dumped(connection: &Connection, version: usize) -> String {
    let mut sql = format!("PRAGMA application_id = 1131307876;\nPRAGMA user_version = {version};\n");
    let parts = "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND sql IS NOT NULL AND type ";
    for table in rows(connection, &format!("{parts} = 'table'")) {
        writeln!(sql, "{};", text(&table[0])).unwrap();
    }
    for table in tables(connection) {
        let columns = columns(connection, &table).join(", ");
        for row in rows(connection, &format!("SELECT {columns} FROM {table}")) {
            let values: Vec<String> = row.iter().map(literal).collect();
            writeln!(sql, "INSERT INTO {table} ({columns}) VALUES ({});", values.join(", ")).unwrap();
        }
    }
    for part in rows(connection, &format!("{parts} <> 'table'")) {
        writeln!(sql, "{};", text(&part[0])).unwrap();
    }
    sql
}

/// A value as SQL. The lines of a mail end as lines of a file do.
fn literal(value: &Value) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::Blob(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => {
                format!("CAST(replace({}, char(10), char(13, 10)) AS BLOB)", quoted(&text.replace("\r\n", "\n")))
            }
            Err(_) => bytes.iter().fold("X'".to_owned(), |hex, byte| format!("{hex}{byte:02X}")) + "'",
        },
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        other => panic!("{other:?} is no text"),
    }
}

fn rows(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..width).map(|index| row.get(index)).collect();
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn tables(connection: &Connection) -> BTreeSet<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
    rows(connection, sql).iter().map(|row| text(&row[0]).to_owned()).collect()
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let sql = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
    rows(connection, &sql).iter().map(|row| text(&row[0]).to_owned()).collect()
}

fn sql_of(connection: &Connection, table: &str) -> String {
    let sql = format!("SELECT sql FROM sqlite_schema WHERE name = '{table}'");
    text(&rows(connection, &sql)[0][0]).to_owned()
}

/// Every table, index and trigger with its statement; white space does not count.
fn schema(path: &Path) -> BTreeMap<(String, String), String> {
    let connection = Connection::open(path).unwrap();
    let sql = "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'";
    let part = |row: &Vec<Value>| {
        let words: Vec<&str> = text(&row[2]).split_whitespace().collect();
        ((text(&row[0]).to_owned(), text(&row[1]).to_owned()), words.join(" "))
    };
    rows(&connection, sql).iter().map(part).collect()
}

/// The rows of every table, each as column and value.
fn contents(path: &Path) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let connection = Connection::open(path).unwrap();
    let content = |table: String| {
        let columns = columns(&connection, &table);
        let named = |row: Vec<Value>| columns.iter().cloned().zip(row.iter().map(literal)).collect();
        let rows = rows(&connection, &format!("SELECT * FROM {table}"));
        let mut rows: Vec<BTreeMap<String, String>> = rows.into_iter().map(named).collect();
        rows.sort();
        (table, rows)
    };
    tables(&connection).into_iter().map(content).collect()
}

/// The rows with those of their columns that stand in `columns`, in one order, refusals named as before there were kinds
/// of blame.
fn shared(rows: &[BTreeMap<String, String>], columns: &BTreeSet<String>) -> Vec<BTreeMap<String, String>> {
    let kept = |row: &BTreeMap<String, String>| {
        let kept = row.iter().filter(|(column, _)| columns.contains(*column));
        let as_then = |value: &String| value.replace("'address_refused'", "'permanent'");
        kept.map(|(column, value)| (column.clone(), if column == "outcome" { as_then(value) } else { value.clone() }))
            .collect()
    };
    let mut rows: Vec<_> = rows.iter().map(kept).collect();
    rows.sort();
    rows
}

/// A folder with a database of an earlier version and the definition that it knows, opened as a world.
fn opened(sql: &str) -> World {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("workflows")).unwrap();
    fs::write(folder.path().join("workflows/forum.yaml"), workflow("2027-06-01")).unwrap();
    fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
    database(sql, &folder.path().join("concerted.db"));
    World::in_folder(folder, at(NEXT))
}

#[test]
fn a_database_of_every_earlier_version_is_brought_to_todays_and_loses_nothing() {
    let fresh = TempDir::new().unwrap();
    let fresh = fresh.path().join("concerted.db");
    drop(Store::open(&fresh).unwrap());
    let todays = schema(&fresh);
    for (version, sql) in fixtures() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("concerted.db");
        database(&sql, &path);
        let before = contents(&path);
        let states: BTreeSet<&str> = before["mails"].iter().map(|row| row["state"].trim_matches('\'')).collect();
        for state in ["bounced", "draft", "failed", "queued", "sent", "uncertain", "withdrawn"] {
            assert!(states.contains(state), "{version}: no mail is {state}");
        }
        assert!(before["events"].len() > 20 && before["mails"].len() > 10, "{version}");
        let mut store = Store::open(&path).unwrap();
        let after = contents(&path);
        for (table, old) in &before {
            let columns = |rows: &[BTreeMap<String, String>]| -> BTreeSet<String> {
                rows.iter().flat_map(BTreeMap::keys).cloned().collect()
            };
            let new = after.get(table).unwrap_or_else(|| panic!("{version}: `{table}` is gone"));
            let columns = columns(old).intersection(&columns(new)).cloned().collect();
            assert_eq!(shared(old, &columns), shared(new, &columns), "{version}: `{table}`");
        }
        let todays_rows = |row: &BTreeMap<String, String>| {
            let key = MailKey::from(row["key"].trim_matches('\''));
            let mail = store.read(|snapshot| snapshot.require_mail(&key)).unwrap();
            if let Some(workflows) = row.get("workflows") {
                let named: Vec<&str> = mail.workflows.iter().map(WorkflowId::as_str).collect();
                assert_eq!(*workflows, format!("'{}'", serde_json::to_string(&named).unwrap()), "{version}: {key}");
            }
            if let Some(mime) = row.get("mime") {
                let kept = store.read(|snapshot| snapshot.mime(&key)).unwrap();
                assert_eq!(*mime, literal(&Value::Blob(kept)), "{version}: {key}");
            }
        };
        before["mails"].iter().for_each(todays_rows);
        assert_eq!(schema(&path), todays, "{version}: its tables differ from those of a new database");
        assert_eq!(store.examine(at(NEXT), true).unwrap(), [], "{version}");
    }
}

#[test]
fn a_daemon_goes_on_with_a_database_of_every_earlier_version() {
    let mut first: Option<(String, BTreeSet<String>)> = None;
    for (version, sql) in fixtures() {
        let mut world = opened(&sql);
        let facts = world.app.store.read(Snapshot::count_events).unwrap();
        let sent = world.app.store.read(Snapshot::mail_keys).unwrap();
        world.tick(at(NEXT));
        let again = world.app.store.read(Snapshot::count_events).unwrap();
        world.tick(at(NEXT));
        assert_eq!(
            world.app.store.read(Snapshot::count_events).unwrap(),
            again,
            "{version}: a second tick does something"
        );
        assert!(again >= facts);
        world.deliver(at(NEXT), || Verdict::Accept);
        let after = world.app.store.read(Snapshot::mail_keys).unwrap();
        assert!(sent.iter().all(|key| after.contains(key)), "{version}: a mail is gone");
        assert_eq!(world.app.store.examine(at(NEXT), true).unwrap(), [], "{version}");
        // Whatever version a preparation began with, the same reminders are decided.
        let reminders = rows(&Connection::open(world.app.store.path()).unwrap(), "SELECT key FROM reminders");
        let reminders: BTreeSet<String> = reminders.iter().map(|row| text(&row[0]).to_owned()).collect();
        let (oldest, expected) = first.get_or_insert_with(|| (version.clone(), reminders.clone()));
        assert_eq!(&reminders, expected, "{version} decides something else than {oldest}");
    }
}

#[test]
fn no_fixture_belongs_to_a_version_that_is_not_there() {
    let known: BTreeSet<String> = migrations().iter().map(|path| stem(path)).collect();
    for entry in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        let is_dump = entry.extension().is_some_and(|extension| extension == "sql");
        assert!(!is_dump || known.contains(&stem(&entry)), "{} is of no version", entry.display());
    }
}
