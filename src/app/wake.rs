//! When there is something to do next.

use jiff::Timestamp;

use super::{App, AppError, Loading};
use crate::{
    engine::{RunState, next_report_at, remind::draft_told_next_at},
    store::Snapshot,
};

/// The next instant at which a pass would do something: a reminder, a report, a waiting mail. `None` if nothing is
/// ahead.
pub fn next_wake(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
    let decision = next_decision(app, loading, now)?;
    let waiting = app.store.read(Snapshot::next_due_at)?;
    Ok(decision.into_iter().chain(waiting).min())
}

/// The next instant at which the decisions change, regardless of the waiting mails.
pub fn next_decision(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
    let App { store, live, stop, .. } = app;
    store.read(|tx| {
        live.catch_up(tx, loading, stop, now)?;
        live.decide(stop)?;
        let report = |(workflow, loaded): (_, &super::Loaded)| next_report_at(&loaded.plan, live.state(workflow)?, now);
        let reports = loading.workflows.iter().filter_map(report).min();
        let mut drafts = Vec::new();
        for (workflow, since) in tx.drafts()? {
            let loaded =
                loading.workflows.get(&workflow).filter(|_| live.state(&workflow).is_some_and(RunState::is_live));
            drafts.extend(loaded.map(|loaded| draft_told_next_at(&loaded.plan, since, now)));
        }
        let others = [tx.next_end_of_hold(now)?, reports, live.next_at()];
        Ok(others.into_iter().flatten().chain(drafts).min())
    })
}
