//! What a mail server said is never lost: not with a full disk, not with a busy database, not with the process.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use concerted::{
    app::{self, AppError, Delivered},
    clock::Clock,
    mail::Patience,
    model::{Fact, MailState},
    store::{MailFilter, Snapshot, Store},
};
use jiff::Timestamp;

use crate::world::{PlayedMailer, Verdict, World, at, workflow};

/// The host has its first mail on this morning.
const MORNING: &str = "2026-12-07T09:00:00Z";

fn world() -> World {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    for day in 2..=6 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    world.attempts.lock().unwrap().clear();
    world.tick(at(MORNING));
    assert!(queued(&mut world) > 0, "somebody is written to on this morning");
    world
}

fn queued(world: &mut World) -> usize {
    count(world, MailState::Queued)
}

fn count(world: &mut World, state: MailState) -> usize {
    let filter = MailFilter { states: BTreeSet::from([state]), ..MailFilter::default() };
    world.app.store.read(|tx| tx.mails(&filter)).unwrap().len()
}

fn deliver(world: &mut World, now: Timestamp) -> Result<Delivered, AppError> {
    let mut mailer = PlayedMailer {
        now,
        verdict: Box::new(|| Verdict::Accept),
        attempts: Arc::clone(&world.attempts),
        died: Arc::default(),
        refused: BTreeSet::new(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(app::deliver(&mut world.app, &world.loading, &mut mailer, Clock::Fixed(now), Patience::endless()))
}

/// Lets the commits fail after the first `good` ones: a disk that fills up just before the server's 250.
fn fail_after(world: &mut World, good: usize) -> Arc<AtomicUsize> {
    let left = Arc::new(AtomicUsize::new(good));
    let budget = Arc::clone(&left);
    let spent = move || budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
    world.app.store.fail_commits(spent).unwrap();
    left
}

fn reserve(world: &World) -> PathBuf {
    PathBuf::from(format!("{}.verdict", world.app.config.database.display()))
}

fn attempts(world: &World) -> usize {
    world.attempts.lock().unwrap().len()
}

#[test]
fn a_verdict_that_cannot_be_written_is_written_before_anything_else_is_sent() {
    let mut world = world();
    let waiting = queued(&mut world);
    // Rescue and claim are committed, the settlement is not.
    let left = fail_after(&mut world, 2);
    assert!(deliver(&mut world, at(MORNING)).is_err());
    assert_eq!((attempts(&world), count(&mut world, MailState::Sending)), (1, 1), "nothing else was begun");
    assert!(deliver(&mut world, at("2026-12-07T09:00:05Z")).is_err(), "the disk is still full");
    assert_eq!(attempts(&world), 1, "and nothing is sent before the verdict is written");
    left.store(1_000, Ordering::Relaxed);
    let delivered = deliver(&mut world, at("2026-12-07T09:00:20Z")).unwrap();
    assert_eq!(delivered.sent, waiting - 1);
    assert_eq!((attempts(&world), queued(&mut world), count(&mut world, MailState::Sending)), (waiting, 0, 0));
    let ids: BTreeSet<String> = world.attempts.lock().unwrap().iter().map(|one| one.message_id.clone()).collect();
    assert_eq!(ids.len(), waiting, "nobody got a mail twice");
}

#[test]
fn a_verdict_that_the_process_could_not_write_is_read_by_the_next_one() {
    let mut world = world();
    let waiting = queued(&mut world);
    app::adopt_orphans(&mut world.app, at(MORNING)).unwrap();
    let room = fs::metadata(reserve(&world)).expect("the room is taken before it is needed");
    assert_eq!(room.permissions().mode() & 0o777, 0o600);
    fail_after(&mut world, 2);
    assert!(deliver(&mut world, at(MORNING)).is_err());
    assert_eq!(fs::metadata(reserve(&world)).unwrap().len(), room.len(), "no more of the disk is needed");

    world.app = concerted::app::App::open(world.app.config.clone()).unwrap();
    app::adopt_orphans(&mut world.app, at("2026-12-07T09:01:00Z")).unwrap();
    assert_eq!(count(&mut world, MailState::Sending), 0);
    deliver(&mut world, at("2026-12-07T09:01:00Z")).unwrap();
    assert_eq!((attempts(&world), queued(&mut world)), (waiting, 0), "nobody got a mail twice, and nobody none");
    let events = world.app.store.read(Snapshot::all_events).unwrap();
    assert!(!events.iter().any(|event| matches!(event.fact, Fact::AttemptLost { .. })), "nothing was lost");
}

#[test]
fn a_kept_verdict_that_was_written_after_all_changes_nothing() {
    let mut world = world();
    fail_after(&mut world, 2);
    assert!(deliver(&mut world, at(MORNING)).is_err());
    let kept = fs::read(reserve(&world)).unwrap();
    world.app.store = Store::open(&world.app.config.database).unwrap();
    deliver(&mut world, at(MORNING)).unwrap();
    let sent = count(&mut world, MailState::Sent);
    // As if the process had ended between the commit and the clearing of the file.
    fs::write(reserve(&world), kept).unwrap();
    world.app = concerted::app::App::open(world.app.config.clone()).unwrap();
    app::adopt_orphans(&mut world.app, at("2026-12-07T09:01:00Z")).unwrap();
    assert_eq!(count(&mut world, MailState::Sent), sent);
}

#[test]
fn an_attempt_whose_sender_was_lost_is_a_fact_of_the_journal() {
    let mut world = world();
    assert!(!world.deliver(at(MORNING), || Verdict::DieAccepted), "the process died with a mail in hand");
    world.restart(at("2026-12-07T09:05:00Z"));
    assert!(world.deliver(at("2026-12-07T09:05:00Z"), || Verdict::Accept));
    let twice = world.attempts.lock().unwrap()[0].message_id.clone();
    assert_eq!(world.attempts.lock().unwrap().iter().filter(|one| one.message_id == twice).count(), 2);
    let events = world.app.store.read(Snapshot::all_events).unwrap();
    let lost = events.iter().find_map(|event| match &event.fact {
        Fact::AttemptLost { message_id, attempt, .. } => Some((message_id.clone(), *attempt)),
        _ => None,
    });
    assert_eq!(lost, Some((twice, 1)), "the journal explains the double");
}
