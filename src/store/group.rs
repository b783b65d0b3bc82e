//! Group commit: what many callers write at the same time is committed as one transaction.
//!
//! A separate thread has its own connection. It takes all waiting work, does each job inside a savepoint, and commits
//! once, so that the disk is waited for once rather than once per caller. Callers are answered after that commit. A job
//! that fails undoes only its own changes. If the commit fails, each job is done again in its own transaction, so that
//! each caller gets its own result.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    thread::{self, JoinHandle},
};

use rusqlite::TransactionBehavior;

use super::{Store, StoreError, Tx};

/// The most jobs in one transaction, so that nobody else waits long for the database.
pub const GROUP_AT_MOST: usize = 256;

/// The most jobs that may wait; another one is refused ([`StoreError::Overloaded`]).
pub const WAITING_AT_MOST: usize = 4096;

/// The handle to the thread that writes in groups. When dropped, it finishes the waiting jobs and ends.
#[derive(Debug)]
pub struct Group {
    jobs: Option<SyncSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

/// A waiting job, whatever its type of result.
trait Job: Send {
    /// Does the work. False if its changes must not be kept.
    fn run(&mut self, tx: &Tx) -> bool;

    /// Gives the caller its result, or the reason why nothing was kept.
    fn finish(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Piece<W, T, E, R> {
    work: W,
    result: Option<Result<T, E>>,
    reply: R,
}

impl<W, T, E, R> Job for Piece<W, T, E, R>
where
    W: FnMut(&Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    fn run(&mut self, tx: &Tx) -> bool {
        self.result = None;
        // A panic affects nobody else: its savepoint is rolled back, and its caller is never answered.
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx))).ok();
        self.result = result;
        matches!(self.result, Some(Ok(_)))
    }

    fn finish(self: Box<Self>, committed: Result<(), StoreError>) {
        let Self { result, reply, .. } = *self;
        match (result, committed) {
            (Some(Ok(_)) | None, Err(error)) => reply(Err(error.into())),
            (Some(result), _) => reply(result),
            (None, Ok(())) => {}
        }
    }
}

impl Group {
    /// Opens a connection of its own beside `store`, and begins.
    pub fn beside(store: &Store) -> Result<Self, StoreError> {
        Self::over(store.another()?)
    }

    /// Begins on `store`, which fault tests may have prepared.
    #[doc(hidden)]
    pub fn over(store: Store) -> Result<Self, StoreError> {
        let (jobs, waiting) = sync_channel(WAITING_AT_MOST);
        let thread = thread::Builder::new().name("writer".to_owned()).spawn(move || write_all(store, &waiting));
        let thread = thread.map_err(|error| StoreError::NoThread { why: error.to_string() })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Does `work` in a transaction that it may share with others, and calls `reply` once that is durably committed, or
    /// rolled back. `work` is done again if the group's commit fails. It must not wait for anything but the database.
    pub fn write<T, E>(
        &self,
        work: impl FnMut(&Tx) -> Result<T, E> + Send + 'static,
        reply: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let piece = Box::new(Piece { work, result: None, reply });
        let refused = match &self.jobs {
            None => Some(piece as Box<dyn Job>),
            Some(jobs) => match jobs.try_send(piece) {
                Ok(()) => None,
                Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) => Some(job),
            },
        };
        if let Some(job) = refused {
            job.finish(Err(StoreError::Overloaded { waiting: WAITING_AT_MOST }));
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // The thread panics only because of a bug, which was reported there.
            let _ = thread.join();
        }
    }
}

/// Does jobs until no handle is left.
fn write_all(mut store: Store, waiting: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        group.extend(waiting.try_iter().take(GROUP_AT_MOST - 1));
        match store.write_group(&mut group) {
            Ok(()) => group.into_iter().for_each(|job| job.finish(Ok(()))),
            // The lock affects each job alike: they need not wait one after the other.
            Err(StoreError::Busy { seconds }) => {
                for job in group {
                    job.finish(Err(StoreError::Busy { seconds }));
                }
            }
            Err(_) => {
                for mut job in group {
                    let done = store.write_group(std::slice::from_mut(&mut job));
                    job.finish(done);
                }
            }
        }
    }
}

impl Store {
    /// Does all jobs in one transaction, each inside a savepoint, and commits.
    fn write_group(&mut self, group: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        let transaction = self.begin(TransactionBehavior::Immediate)?;
        for job in group {
            self.tx.statement("SAVEPOINT piece")?;
            if !job.run(&self.tx) {
                self.tx.statement("ROLLBACK TO piece")?;
            }
            self.tx.statement("RELEASE piece")?;
        }
        Ok(transaction.commit()?)
    }
}

impl Tx {
    fn statement(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        path::Path,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
    };

    use super::*;
    use crate::model::{Actor, Event, Fact, TaskState};

    const WORKFLOW: &str = "w";

    fn said(note: &str) -> Event {
        let fact = Fact::TaskSet { task: "A1".into(), state: TaskState::Blocked, note: Some(note.to_owned()) };
        let now = "2027-01-04T09:00:00Z".parse().unwrap();
        Event { actor: Actor::Coordinator, ..Event::of_engine(&WORKFLOW.into(), now, fact) }
    }

    fn notes(path: &Path) -> Vec<String> {
        let events = Store::open(path).unwrap().read(|tx| tx.events(&WORKFLOW.into())).unwrap();
        events.iter().filter_map(|event| event.fact.note().map(str::to_owned)).collect()
    }

    /// A group whose first job waits, so that all the others become one transaction after it.
    fn held(group: &Group) -> SyncSender<()> {
        let (go, wait) = sync_channel::<()>(1);
        group.write(
            move |_| {
                let _ = wait.recv();
                Ok::<_, StoreError>(())
            },
            |_| {},
        );
        go
    }

    #[test]
    fn what_fails_takes_back_its_own_and_nothing_of_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.db");
        let store = Store::open(&path).unwrap();
        let group = Group::beside(&store).unwrap();
        let go = held(&group);
        let (replies, results) = sync_channel(10);
        for (number, fails) in [(1, false), (2, true), (3, false)] {
            let replies = replies.clone();
            let work = move |tx: &Tx| {
                let seq = tx.append(&said(&number.to_string()))?;
                if fails { Err(StoreError::NoSuchMail("m".into())) } else { Ok(seq) }
            };
            group.write(work, move |result| replies.send((number, result.map_err(|e| e.to_string()))).unwrap());
        }
        let panics = replies.clone();
        group.write(
            |tx: &Tx| -> Result<(), StoreError> {
                tx.append(&said("4"))?;
                panic!("a fault of the caller's")
            },
            move |_| panics.send((4, Ok(0))).unwrap(),
        );
        drop(replies);
        go.send(()).unwrap();
        let results: Vec<_> = results.iter().collect();
        let failed = Err("there is no mail `m` in the outbox".to_owned());
        assert_eq!(results, [(1, Ok(1)), (2, failed), (3, Ok(2))], "the one that panics is never answered");
        assert_eq!(notes(&path), ["1", "3"], "places in the journal have no gaps");
    }

    #[test]
    fn a_commit_that_fails_is_made_again_for_each() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.db");
        let mut store = Store::open(&path).unwrap();
        let commits = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&commits);
        // The group's commit fails, and so does the second of the three that follow.
        store.fail_commits(move || [0, 2].contains(&counted.fetch_add(1, Ordering::SeqCst))).unwrap();
        let (replies, results) = sync_channel(10);
        let (jobs, waiting) = sync_channel(10);
        for number in 1..=3 {
            let replies = replies.clone();
            let work = move |tx: &Tx| tx.append(&said(&number.to_string()));
            let reply = move |result: Result<i64, StoreError>| replies.send((number, result.is_ok())).unwrap();
            jobs.send(Box::new(Piece { work, result: None, reply }) as Box<dyn Job>).unwrap();
        }
        drop((jobs, replies));
        write_all(store, &waiting);
        assert_eq!(results.iter().collect::<Vec<_>>(), [(1, true), (2, false), (3, true)]);
        assert_eq!(notes(&path), ["1", "3"]);
        assert_eq!(commits.load(Ordering::SeqCst), 4);
    }

    #[test]
    fn many_callers_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.db");
        let store = Store::open(&path).unwrap();
        let group = Group::beside(&store).unwrap();
        thread::scope(|scope| {
            for caller in 0..8 {
                let group = &group;
                scope.spawn(move || {
                    for number in 0..25 {
                        let note = format!("{caller}.{number}");
                        let (reply, result) = sync_channel(1);
                        group.write(move |tx| tx.append(&said(&note)), move |seq| reply.send(seq).unwrap());
                        result.recv().unwrap().unwrap();
                    }
                });
            }
        });
        drop(group);
        let mut notes = notes(&path);
        notes.sort();
        notes.dedup();
        assert_eq!(notes.len(), 200);
    }
}
