//! Several people who record at the same time, through the one thread that writes.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
    mpsc,
};

use concerted::{
    app::{self, Loading, Manner, Recording},
    model::{Answer, Fact, WorkflowId},
    store::{Group, Store, StoreError},
};
use jiff::{Timestamp, civil::Date};

/// What somebody says of an input, of which day, and when.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) task: &'static str,
    pub(crate) partner: &'static str,
    pub(crate) answer: Answer,
    pub(crate) on: Option<Date>,
    pub(crate) now: Timestamp,
    pub(crate) anyway: bool,
}

/// Somebody who says all of this, or nothing of it is recorded.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) statements: Vec<Statement>,
}

/// What becomes of commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Commits {
    /// All are made.
    Succeed,
    /// The one of all callers together fails.
    FailOfAll,
    /// So does the one that the caller at this place then gets alone.
    FailOfAllAndOf(usize),
}

/// Has all of `callers` wait for one commit of `forum`, and returns the facts that each was told are recorded, or `None`.
pub(crate) fn record_at_once(
    mut store: Store,
    loading: &Loading,
    callers: Vec<Caller>,
    commits: Commits,
) -> Vec<Option<Vec<Fact>>> {
    let (counts, count) = (Arc::new(AtomicBool::new(false)), AtomicUsize::new(0));
    let is_counting = Arc::clone(&counts);
    let fails = move |place: usize| match commits {
        Commits::Succeed => false,
        Commits::FailOfAll => place == 0,
        Commits::FailOfAllAndOf(caller) => place == 0 || place == 1 + caller,
    };
    let hook = move || is_counting.load(Ordering::SeqCst) && fails(count.fetch_add(1, Ordering::SeqCst));
    store.fail_commits(hook).unwrap();
    let group = Group::over(store).unwrap();
    let go = hold(&group, counts);
    let mut results: Vec<Option<Vec<Fact>>> = vec![None; callers.len()];
    let (replies, received) = mpsc::channel();
    for (place, Caller { statements }) in callers.into_iter().enumerate() {
        let now = statements[0].now;
        let said = statements.into_iter().map(|Statement { task, partner, answer, on, anyway, .. }| {
            let what = Recording::Input { task: task.into(), partner: Some(partner.into()), answer };
            (WorkflowId::from("forum"), what, Manner { on, anyway, ..Manner::default() })
        });
        let replies = replies.clone();
        app::record_all_with(&group, loading, said.collect(), now, move |result| {
            let facts = result.ok().map(|all| all.into_iter().filter_map(|recorded| recorded.event));
            replies.send((place, facts.map(|events| events.map(|event| event.fact).collect()))).unwrap();
        });
    }
    go.send(()).unwrap();
    drop((group, replies));
    for (place, result) in received {
        results[place] = result;
    }
    results
}

/// Keeps the thread busy, so that all who come meanwhile share the commit after this one, which is the first to count.
fn hold(group: &Group, counts: Arc<AtomicBool>) -> mpsc::SyncSender<()> {
    let (go, wait) = mpsc::sync_channel::<()>(1);
    let (begun, begins) = mpsc::sync_channel::<()>(1);
    let work = move |_: &_| {
        begun.send(()).unwrap();
        wait.recv().unwrap();
        Ok::<_, StoreError>(())
    };
    group.write(work, move |_| counts.store(true, Ordering::SeqCst));
    begins.recv().unwrap();
    go
}
