//! What the rest of the program relies on, held against every kind of store that there is.
//!
//! A store of another kind, on another engine say, is added to [`stores`] and has kept the contract once these pass.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use concerted::{
    model::{Actor, Event, Fact, MailState, TaskState, WorkflowId},
    store::{
        Group, MailFilter, NewHold, NewReminder, Queueing, Snapshot, Store, StoreError, StoredReport, TRANSITIONS, Tx,
        WithdrawnBy,
    },
};
use tempfile::TempDir;

use crate::{
    old_stores,
    outbox::{letter, morning},
};

/// A store, with what has to outlive it.
struct Kind {
    name: String,
    store: Store,
    /// True if others can open the same database.
    is_shared: bool,
    _first: Option<Store>,
    _folder: Option<TempDir>,
}

/// Every kind of store: whatever holds of one holds of all.
fn stores() -> Vec<Kind> {
    let file = |name: &str, make: &dyn Fn(&TempDir) -> (Store, Option<Store>)| {
        let folder = tempfile::tempdir().unwrap();
        let (store, first) = make(&folder);
        Kind { name: name.to_owned(), store, is_shared: true, _first: first, _folder: Some(folder) }
    };
    let open = |folder: &TempDir| Store::open(&folder.path().join("concerted.db")).unwrap();
    let memory = Store::empty().unwrap();
    let mut stores = vec![
        file("a new file", &|folder| (open(folder), None)),
        file("a file opened again", &|folder| {
            drop(open(folder));
            (open(folder), None)
        }),
        file("a second connection", &|folder| {
            let first = open(folder);
            (first.another().unwrap(), Some(first))
        }),
        Kind { name: "memory".into(), store: memory, is_shared: false, _first: None, _folder: None },
    ];
    let fixtures = old_stores::fixtures();
    for (version, sql) in [fixtures.first().unwrap(), fixtures.last().unwrap()] {
        stores.push(file(&format!("upgraded from {version}"), &|folder| {
            old_stores::database(sql, &folder.path().join("concerted.db"));
            (open(folder), None)
        }));
    }
    stores
}

fn said(note: &str) -> Event {
    let fact = Fact::TaskSet { task: "OUT-01".into(), state: TaskState::Blocked, note: Some(note.to_owned()) };
    Event { actor: Actor::Coordinator, ..Event::of_engine(&WorkflowId::from("contract"), morning(), fact) }
}

fn reminder(key: &str, mail: &str) -> NewReminder {
    NewReminder {
        key: key.into(),
        mail: mail.into(),
        workflow: "contract".into(),
        task: Some("OUT-01".into()),
        partner: Some("unesco".into()),
        kind: "{}".into(),
        due_on: None,
        to_coordinator: false,
        decided_at: morning(),
        why: "due".into(),
    }
}

fn report(number: u32) -> StoredReport {
    StoredReport {
        workflow: "contract".into(),
        number,
        symbol: format!("C/PR/{number}"),
        audience: "task_force".into(),
        lang: "en".into(),
        cut_off: "2013-02-27".parse().unwrap(),
        issued_at: morning(),
        sha256: "0".repeat(64),
        html_sha256: None,
        data: "{}".into(),
        file_name: format!("C-PR-{number}.pdf"),
    }
}

fn hold() -> NewHold {
    NewHold {
        workflow: None,
        partner: None,
        until: None,
        reason: "the dates are looked at".into(),
        placed_at: morning(),
        placed_by: Actor::Coordinator,
    }
}

/// One of everything.
fn write_one_of_each(tx: &Tx) -> Result<(), StoreError> {
    tx.append(&said("one of each"))?;
    tx.insert_mail(&letter("c1", MailState::Queued))?;
    tx.queue_reminder(&reminder("contract:OUT-01:unesco:0wd", "c1"))?;
    tx.insert_report(&report(1))?;
    tx.place_hold(&hold())?;
    Ok(())
}

/// All that can be seen of a store.
fn seen(store: &mut Store) -> String {
    let seen = |snapshot: &Snapshot| {
        let contract = WorkflowId::from("contract");
        let (mails, holds) = (snapshot.mails(&MailFilter::default())?, snapshot.holds()?);
        let (reminders, reports) = (snapshot.open_reminders(&contract)?, snapshot.reports(&contract)?);
        let (last, events) = (snapshot.last_seq()?, snapshot.all_events()?);
        Ok::<_, StoreError>(format!("{last} {events:?} {mails:?} {holds:?} {reminders:?} {reports:?}"))
    };
    store.read(seen).unwrap()
}

#[test]
fn places_in_the_journal_have_no_gaps_whoever_writes_at_the_same_time() {
    for mut kind in stores() {
        let before = kind.store.read(Snapshot::last_seq).unwrap();
        let failing = |store: &mut Store, number: usize| {
            let work = |tx: &Tx| {
                let seq = tx.append(&said(&number.to_string()))?;
                if number.is_multiple_of(3) { Err(StoreError::DiskFull) } else { Ok(seq) }
            };
            store.write(work).ok()
        };
        let mut given: Vec<i64> = (0..9).filter_map(|number| failing(&mut kind.store, number)).collect();
        if kind.is_shared {
            let group = Group::beside(&kind.store).unwrap();
            let writers: Vec<Store> = (0..3).map(|_| kind.store.another().unwrap()).collect();
            let written: Vec<i64> = thread::scope(|scope| {
                let alone = writers.into_iter().map(|mut store| {
                    scope.spawn(move || (0..12).filter_map(|number| failing(&mut store, number)).collect::<Vec<i64>>())
                });
                let alone: Vec<_> = alone.collect();
                let together = (0..12_usize).map(|number| {
                    let work = move |tx: &Tx| {
                        let seq = tx.append(&said("together"))?;
                        if number.is_multiple_of(3) { Err(StoreError::DiskFull) } else { Ok(seq) }
                    };
                    let (reply, result) = std::sync::mpsc::channel();
                    group.write(work, move |result| drop(reply.send(result)));
                    result
                });
                let together: Vec<_> = together.collect();
                let together = together.into_iter().filter_map(|result| result.recv().unwrap().ok());
                together.chain(alone.into_iter().flat_map(|writer| writer.join().unwrap())).collect()
            });
            assert_eq!(written.len(), 4 * 8, "{}", kind.name);
            given.extend(written);
        }
        given.sort_unstable();
        let expected: Vec<i64> = (before + 1..).take(given.len()).collect();
        assert_eq!(given, expected, "{}", kind.name);
        assert_eq!(kind.store.read(Snapshot::last_seq).unwrap(), *expected.last().unwrap(), "{}", kind.name);
    }
}

/// The states through which a queued mail comes to `state`, `state` included.
fn way_to(state: MailState) -> Vec<MailState> {
    let mut ways = vec![vec![MailState::Queued]];
    let mut reached = BTreeSet::from([MailState::Queued]);
    loop {
        if let Some(way) = ways.iter().find(|way| way.last() == Some(&state)) {
            return way[1..].to_vec();
        }
        let from = ways.remove(0);
        for (_, to) in TRANSITIONS.iter().filter(|(start, _)| Some(start) == from.last()) {
            if reached.insert(*to) {
                ways.push([from.as_slice(), &[*to]].concat());
            }
        }
    }
}

/// Even by hand, past this program.
#[test]
fn a_mail_changes_its_state_only_as_the_table_of_transitions_says() {
    const CHANGE: &str = "UPDATE mails SET state = ?2, lease_until = CASE ?2 WHEN 'sending' THEN '2013-02-28T06:00:00Z' END, \
                                 attempts = CASE WHEN ?2 IN ('draft', 'held') THEN 0 ELSE 1 END WHERE key = ?1";
    for mut kind in stores() {
        kind.store.write(|tx| tx.insert_mail(&letter("queued", MailState::Queued))).unwrap();
        let refused = kind.store.write(|tx| tx.retry(&"queued".into(), morning()));
        assert!(matches!(refused, Err(StoreError::IllegalTransition { .. })), "{}", kind.name);
        if !kind.is_shared {
            continue;
        }
        let pairs = MailState::ALL.into_iter().flat_map(|from| MailState::ALL.map(|to| (from, to)));
        let pairs: Vec<_> = pairs.filter(|(from, to)| from != to).collect();
        let key = |(from, to): &(MailState, MailState)| format!("{}-{}", from.as_str(), to.as_str());
        let insert = |tx: &Tx| {
            pairs.iter().try_for_each(|pair| tx.insert_mail(&letter(&key(pair), MailState::Queued)).map(drop))
        };
        kind.store.write::<_, StoreError>(insert).unwrap();
        let mut by_hand = rusqlite::Connection::open(kind.store.path()).unwrap();
        let by_hand = by_hand.transaction().unwrap();
        for pair in &pairs {
            let change = |to: MailState| by_hand.execute(CHANGE, [key(pair).as_str(), to.as_str()]);
            for state in way_to(pair.0) {
                change(state).unwrap_or_else(|error| panic!("{}, {pair:?} by way of {state:?}: {error}", kind.name));
            }
            assert_eq!(change(pair.1).is_ok(), TRANSITIONS.contains(pair), "{}: {pair:?}", kind.name);
        }
    }
}

#[test]
fn a_key_is_given_once() {
    for mut kind in stores() {
        kind.store.write(write_one_of_each).unwrap();
        let before = seen(&mut kind.store);
        let name = &kind.name;
        assert!(!kind.store.write(|tx| tx.insert_mail(&letter("c1", MailState::Draft))).unwrap(), "{name}");
        let mut same_message = letter("c2", MailState::Queued);
        same_message.message_id = letter("c1", MailState::Queued).message_id;
        assert!(kind.store.write(|tx| tx.insert_mail(&same_message)).is_err(), "{name}: two mails with one Message-ID");
        let again = kind.store.write(|tx| tx.queue_reminder(&reminder("contract:OUT-01:unesco:0wd", "c1"))).unwrap();
        assert!(matches!(again, Queueing::Known { .. }), "{name}");
        assert!(kind.store.write(|tx| tx.insert_report(&report(1))).is_err(), "{name}: two reports with one number");
        assert_eq!(seen(&mut kind.store), before, "{name}: what was refused left something");
        let next = kind.store.write(|tx| tx.place_hold(&hold())).unwrap();
        let numbers: Vec<u32> = kind.store.read(Snapshot::holds).unwrap().iter().map(|hold| hold.number).collect();
        assert_eq!(numbers.iter().filter(|number| **number == next).count(), 1, "{name}");
        // What a person took back is not decided again.
        let key = "contract:OUT-01:unesco:0wd".into();
        kind.store.write(|tx| tx.withdraw_reminder(&key, WithdrawnBy::Person, "no").map(drop)).unwrap();
        let again = kind.store.write(|tx| tx.queue_reminder(&reminder(key.as_str(), "c1"))).unwrap();
        assert!(matches!(again, Queueing::Known { .. }), "{name}");
    }
}

#[test]
fn a_transaction_that_fails_leaves_nothing() {
    for mut kind in stores() {
        let before = seen(&mut kind.store);
        let fails = kind.store.write(|tx| {
            write_one_of_each(tx)?;
            Err::<(), _>(StoreError::DiskFull)
        });
        assert!(matches!(fails, Err(StoreError::DiskFull)), "{}", kind.name);
        assert_eq!(seen(&mut kind.store), before, "{}: after an error", kind.name);
        let panics = catch_unwind(AssertUnwindSafe(|| {
            kind.store.write(|tx| -> Result<(), StoreError> {
                write_one_of_each(tx)?;
                panic!("a fault of the caller's")
            })
        }));
        assert!(panics.is_err());
        assert_eq!(seen(&mut kind.store), before, "{}: after a panic", kind.name);
        let mut is_first = true;
        kind.store.fail_commits(move || std::mem::replace(&mut is_first, false)).unwrap();
        assert!(kind.store.write(write_one_of_each).is_err(), "{}", kind.name);
        assert_eq!(seen(&mut kind.store), before, "{}: after a commit that failed", kind.name);
        let last = kind.store.read(Snapshot::last_seq).unwrap();
        kind.store.write(write_one_of_each).unwrap();
        assert_eq!(kind.store.read(Snapshot::last_seq).unwrap(), last + 1, "{}", kind.name);
    }
}

#[test]
fn a_reader_sees_one_moment_and_keeps_no_writer_waiting() {
    for mut kind in stores().into_iter().filter(|kind| kind.is_shared) {
        let mut other = kind.store.another().unwrap();
        let before = kind.store.read(Snapshot::count_events).unwrap();
        let look = |snapshot: &Snapshot| {
            let mails = snapshot.mail_keys()?.len();
            other.write(write_one_of_each)?;
            assert_eq!(snapshot.count_events()?, before, "{}", kind.name);
            assert_eq!(snapshot.mail_keys()?.len(), mails, "{}", kind.name);
            Ok::<_, StoreError>(mails)
        };
        let mails = kind.store.read(look).unwrap();
        assert_eq!(kind.store.read(Snapshot::count_events).unwrap(), before + 1, "{}", kind.name);
        assert_eq!(kind.store.read(Snapshot::mail_keys).unwrap().len(), mails + 1, "{}", kind.name);
        assert_eq!(seen(&mut kind.store), seen(&mut other), "{}", kind.name);
    }
}

#[test]
fn a_list_of_mails_is_that_of_one_workflow_or_of_some_states() {
    for mut kind in stores() {
        let mails =
            [("c1", MailState::Queued, "one"), ("c2", MailState::Draft, "two"), ("c3", MailState::Queued, "two")];
        let insert = |tx: &Tx| {
            mails.iter().try_for_each(|(key, state, workflow)| {
                let workflows = [WorkflowId::from(*workflow), "contract".into()].into();
                tx.insert_mail(&concerted::store::NewMail { workflows, ..letter(key, *state) }).map(drop)
            })
        };
        kind.store.write::<_, StoreError>(insert).unwrap();
        let mut listed = |states: &[MailState], workflow: &str, limit: Option<u32>| -> Vec<String> {
            let states = states.iter().copied().collect();
            let filter = MailFilter { states, workflow: Some(workflow.into()), limit };
            let mails = kind.store.read(|snapshot| snapshot.mails(&filter)).unwrap();
            mails.into_iter().map(|mail| mail.key.as_str().to_owned()).collect()
        };
        let name = kind.name;
        assert_eq!(listed(&[], "two", None), ["c2", "c3"], "{name}");
        assert_eq!(listed(&[MailState::Queued], "two", None), ["c3"], "{name}");
        assert_eq!(listed(&[MailState::Queued, MailState::Draft], "contract", None), ["c1", "c2", "c3"], "{name}");
        assert_eq!(listed(&[], "contract", Some(2)), ["c1", "c2"], "{name}");
        assert_eq!(listed(&[MailState::Sent], "contract", None), [""; 0], "{name}");
        assert_eq!(listed(&[], "none", None), [""; 0], "{name}");
    }
}
