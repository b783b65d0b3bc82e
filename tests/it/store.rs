//! The database: opened, refused, migrated, written, read, rolled back.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use concerted::{
    diag::{Advised, Sources},
    model::{Actor, Event, Fact, TaskState, WorkflowId},
    store::{Snapshot, Store, StoreError, StoredReport},
};
use jiff::Timestamp;
use tempfile::TempDir;

/// An instant written as RFC 3339.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A new store in a directory that lives as long as the first of the pair.
pub(crate) fn new_store() -> (TempDir, Store) {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&directory.path().join("concerted.db")).unwrap();
    (directory, store)
}

fn event(workflow: &str, task: &str, when: &str) -> Event {
    Event {
        seq: 0,
        workflow: workflow.into(),
        happened_at: at(when),
        recorded_at: at(when),
        actor: Actor::Partner("unesco".into()),
        fact: Fact::TaskSet { task: task.into(), state: TaskState::Completed, note: Some("çox sağ ol".into()) },
    }
}

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.insert("forum.yaml", text);
    sources
}

#[test]
fn the_journal_gives_back_what_was_appended() {
    let (_directory, mut store) = new_store();
    let (one, two) =
        (event("forum", "OUT-01", "2013-02-28T09:00:00Z"), event("other", "OUT-02", "2013-03-01T09:00:00Z"));
    let seqs = store.write(|tx| Ok::<_, StoreError>((tx.append(&one)?, tx.append(&two)?))).unwrap();
    assert_eq!(seqs, (1, 2));
    let (of_forum, all, after, count) = store
        .read(|snapshot| {
            let forum = WorkflowId::from("forum");
            let events = (snapshot.events(&forum)?, snapshot.all_events()?, snapshot.events_after(&forum, 1)?);
            Ok::<_, StoreError>((events.0, events.1, events.2, snapshot.count_events()?))
        })
        .unwrap();
    assert_eq!(of_forum, [Event { seq: 1, ..one.clone() }]);
    assert_eq!(all, [Event { seq: 1, ..one }, Event { seq: 2, ..two }]);
    assert_eq!(after, []);
    assert_eq!(count, 2);
}

#[test]
fn the_journal_cannot_be_changed_even_by_hand() {
    let (_directory, mut store) = new_store();
    store.write(|tx| tx.append(&event("forum", "OUT-01", "2013-02-28T09:00:00Z"))).unwrap();
    let by_hand = rusqlite::Connection::open(store.path()).unwrap();
    for sql in ["UPDATE events SET workflow = 'x'", "DELETE FROM events"] {
        assert!(by_hand.execute(sql, []).unwrap_err().to_string().contains("only ever appended to"), "{sql}");
    }
}

#[test]
fn a_failed_transaction_and_a_failed_commit_leave_nothing() {
    let (_directory, mut store) = new_store();
    let event = event("forum", "OUT-01", "2013-02-28T09:00:00Z");
    let failed = store.write(|tx| {
        tx.append(&event)?;
        Err::<(), _>(StoreError::DiskFull)
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    let mut commits = 0;
    store
        .fail_commits(move || {
            commits += 1;
            commits == 1
        })
        .unwrap();
    assert!(store.write(|tx| tx.append(&event)).is_err());
    assert_eq!(store.read(Snapshot::count_events).unwrap(), 0);
    store.write(|tx| tx.append(&event)).unwrap();
    assert_eq!(store.read(Snapshot::count_events).unwrap(), 1);
}

#[test]
fn a_snapshot_does_not_see_a_later_commit_and_the_data_version_tells_of_it() {
    let (_directory, mut store) = new_store();
    let mut other = Store::open(store.path()).unwrap();
    let event = event("forum", "OUT-01", "2013-02-28T09:00:00Z");
    let before = store.data_version().unwrap();
    store.write(|tx| tx.append(&event)).unwrap();
    assert_eq!(store.data_version().unwrap(), before, "its own commits do not count");
    store
        .read(|snapshot| {
            assert_eq!(snapshot.count_events()?, 1);
            other.write(|tx| tx.append(&event))?;
            assert_eq!(snapshot.count_events()?, 1);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_ne!(store.data_version().unwrap(), before);
    assert_eq!(store.read(Snapshot::count_events).unwrap(), 2);
}

#[test]
fn the_definition_in_force_is_the_last_one_taken_by_then() {
    let (_directory, mut store) = new_store();
    let forum = WorkflowId::from("forum");
    let taken = |store: &mut Store, hash: &str, when: &str| {
        store.write(|tx| tx.take_definition(&forum, hash, at(when), "forum.yaml", &sources(hash))).unwrap()
    };
    assert!(taken(&mut store, "a", "2013-01-10T00:00:00Z"));
    assert!(!taken(&mut store, "a", "2013-01-11T00:00:00Z"), "the same again is no new version");
    assert!(taken(&mut store, "b", "2013-02-10T00:00:00Z"));
    assert!(taken(&mut store, "a", "2013-03-10T00:00:00Z"), "back to an old one");
    let mut in_force = BTreeMap::new();
    for day in ["2012-12-31", "2013-01-10", "2013-02-09", "2013-02-10", "2013-03-09", "2013-03-10", "2014-01-01"] {
        let at = at(&format!("{day}T00:00:00Z"));
        let found = store.read(|snapshot| snapshot.definition_in_force(&forum, at)).unwrap().unwrap();
        assert_eq!(found.sources, sources(&found.hash));
        in_force.insert(day, (found.hash, found.taken_at.to_string()));
    }
    insta::assert_debug_snapshot!(in_force, @r#"
    {
        "2012-12-31": (
            "a",
            "2013-01-10T00:00:00Z",
        ),
        "2013-01-10": (
            "a",
            "2013-01-10T00:00:00Z",
        ),
        "2013-02-09": (
            "a",
            "2013-01-10T00:00:00Z",
        ),
        "2013-02-10": (
            "b",
            "2013-02-10T00:00:00Z",
        ),
        "2013-03-09": (
            "b",
            "2013-02-10T00:00:00Z",
        ),
        "2013-03-10": (
            "a",
            "2013-03-10T00:00:00Z",
        ),
        "2014-01-01": (
            "a",
            "2013-03-10T00:00:00Z",
        ),
    }
    "#);
    let unknown = store.read(|snapshot| snapshot.definition_in_force(&"none".into(), at("2013-01-10T00:00:00Z")));
    assert_eq!(unknown.unwrap(), None);
    assert_eq!(store.read(Snapshot::known_workflows).unwrap(), [forum]);
}

#[test]
fn reports_are_numbered_by_workflow() {
    let (_directory, mut store) = new_store();
    let report = |number: u32, audience: &str, lang: &str| StoredReport {
        workflow: "forum".into(),
        number,
        symbol: format!("BP-WF2/PR/{number}"),
        audience: audience.into(),
        lang: lang.into(),
        cut_off: "2013-02-28".parse().unwrap(),
        issued_at: at("2013-03-01T06:00:00Z"),
        sha256: "0".repeat(64),
        html_sha256: Some("1".repeat(64)),
        data: r#"{"n":1}"#.into(),
        file_name: format!("BP-WF2-PR-{number}.pdf"),
    };
    store
        .write(|tx| {
            assert_eq!(tx.next_report_number(&"forum".into())?, 1);
            tx.insert_report(&report(1, "full", "en"))?;
            tx.insert_report(&report(1, "full", "fr"))?;
            tx.insert_report(&report(2, "minister", "en"))?;
            assert_eq!(tx.next_report_number(&"forum".into())?, 3);
            assert_eq!(tx.next_report_number(&"other".into())?, 1);
            assert!(tx.insert_report(&report(2, "minister", "en")).is_err());
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(store.read(|snapshot| snapshot.reports(&"forum".into())).unwrap().len(), 3);
}

fn refusal(path: &Path) -> String {
    let said = Store::open(path).unwrap_err().in_full();
    said.replace(&path.parent().unwrap().display().to_string(), "DIR")
}

/// A file beside a database that is opened again after each change to it by hand.
fn altered(directory: &TempDir, name: &str, sql: &str) -> PathBuf {
    let path = directory.path().join(name);
    rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    path
}

#[test]
fn what_is_not_our_database_is_refused_and_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let text = directory.path().join("notes.txt");
    fs::write(&text, "dear diary, ".repeat(400)).unwrap();
    insta::assert_snapshot!(refusal(&text), @"`DIR/notes.txt` is not a database of concerted: it is no SQLite file; name another file, or move this one away");
    assert_eq!(fs::read_to_string(&text).unwrap(), "dear diary, ".repeat(400));

    let foreign = altered(&directory, "browser.db", "CREATE TABLE cookies (name TEXT)");
    let before = fs::read(&foreign).unwrap();
    insta::assert_snapshot!(refusal(&foreign), @"`DIR/browser.db` is not a database of concerted: another program made it; name another file, or move this one away");
    assert_eq!(fs::read(&foreign).unwrap(), before);

    let ours = directory.path().join("concerted.db");
    drop(Store::open(&ours).unwrap());
    let newer = altered(&directory, "concerted.db", "PRAGMA user_version = 99");
    let said = refusal(&newer);
    assert!(
        said.starts_with("the database `DIR/concerted.db` has version 99, and this program knows versions up to "),
        "{said}"
    );
    assert!(said.ends_with(": use the program that wrote it, or a newer one"), "{said}");
}

#[test]
fn a_place_that_cannot_hold_a_database_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(refusal(&directory.path().join("missing/concerted.db")).replace("/missing", ""), @"cannot open the database `DIR/concerted.db`: the directory `DIR` does not exist; make it: mkdir -p 'DIR'");
    fs::create_dir(directory.path().join("folder.db")).unwrap();
    insta::assert_snapshot!(refusal(&directory.path().join("folder.db")), @"cannot open the database `DIR/folder.db`: it is a directory");
    fs::write(directory.path().join("file"), "").unwrap();
    insta::assert_snapshot!(refusal(&directory.path().join("file/concerted.db")), @"cannot open the database `DIR/concerted.db`: `DIR` is not a directory");
}

#[cfg(unix)]
#[test]
fn an_unwritable_directory_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let everybody_may = fs::write(directory.path().join("probe"), "").is_ok();
    if !everybody_may {
        insta::assert_snapshot!(refusal(&directory.path().join("concerted.db")), @"cannot open the database `DIR/concerted.db`: the directory `DIR` and the files in it must be readable and writable");
    }
}

#[test]
fn a_database_that_is_opened_twice_at_once_is_made_once() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("concerted.db");
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..4).map(|_| scope.spawn(|| Store::open(&path).map(drop))).collect();
        for thread in opened {
            thread.join().unwrap().unwrap();
        }
    });
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.read(Snapshot::count_events).unwrap(), 0);
}

#[test]
fn times_are_kept_in_whole_seconds_of_utc() {
    let (_directory, mut store) = new_store();
    store.write(|tx| tx.append(&event("forum", "OUT-01", "2013-02-28T09:00:00.75+04:00"))).unwrap();
    let by_hand = rusqlite::Connection::open(store.path()).unwrap();
    let kept: String = by_hand.query_row("SELECT happened_at FROM events", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "2013-02-28T05:00:00Z");
}
