//! When there is something to do next.

use jiff::Timestamp;

use super::{App, AppError, Loading};
use crate::engine::{RunState, next_instant, next_report_at};

/// The next instant at which a pass would do something: a reminder, a report, a mail that waits. `None` if nothing is
/// ahead.
pub fn next_wake(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
    app.store.read(|tx| {
        let mut next = tx.next_due_at()?.into_iter().chain(tx.next_end_of_hold(now)?).min();
        for (workflow, loaded) in &loading.workflows {
            let state = RunState::replay(&loaded.plan, &tx.events(workflow)?, now);
            let ahead = [next_instant(&loaded.plan, &state, now), next_report_at(&loaded.plan, &state, now)];
            next = ahead.into_iter().chain([next]).flatten().min();
        }
        Ok(next)
    })
}
