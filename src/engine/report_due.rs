//! When a progress report is due, and its cut-off day.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::RunState;
use crate::plan::Plan;

/// Reports continue for this many days after the last due date, for the follow-up.
pub const FOLLOW_UP_DAYS: i32 = 31;

/// The cut-off of the report that is due at `now`, or `None`.
///
/// The first report is due when a workflow is adopted, the following ones at each firing of its schedule; after
/// downtime a single report is issued, for the latest firing. A schedule that was changed fires for no instant before the
/// change. The cut-off is always a day that has ended, so that the
/// report can be rebuilt: the day before, or, for a workflow that was over when first loaded, its last day or the day
/// of its last fact.
pub fn report_due(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Date> {
    let adopted = state.adopted.filter(|_| !state.is_closed)?;
    let yesterday = |at: Timestamp| plan.timezone.to_datetime(at).date().saturating_sub(1.day());
    match state.reports.last() {
        None if adopted.over => Some(plan.ends_on().max(last_fact_on(plan, state)).min(yesterday(now))),
        None => Some(yesterday(now)),
        Some(_) if adopted.over => None,
        Some(last) => {
            let since = state.rescheduled_at.map_or(last.at, |at| at.max(last.at));
            let by_line = plan.reports.latest_line_in(since, now, &plan.timezone);
            // A phase determines its own cut-off.
            let by_day = plan.reports.latest_day_in(since, now, &plan.timezone).map(yesterday);
            let by_line = by_line.map(yesterday).filter(|cut_off| *cut_off <= last_cut_off(plan));
            by_line.max(by_day).filter(|cut_off| *cut_off > last.cut_off)
        }
    }
}

/// The next instant at which a report may be due.
pub fn next_report_at(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    state.adopted.filter(|_| state.is_live())?;
    let yesterday = |at: &Timestamp| plan.timezone.to_datetime(*at).date().saturating_sub(1.day());
    let by_line = plan.reports.next_line_after(now, &plan.timezone);
    let by_line = by_line.filter(|next| yesterday(next) <= last_cut_off(plan));
    by_line.into_iter().chain(plan.reports.next_day_after(now, &plan.timezone)).min()
}

/// The last day on which anything was recorded about a task, so that the report of a history includes all of it.
fn last_fact_on(plan: &Plan, state: &RunState) -> Date {
    let last = state.tasks.values().filter_map(|run| run.touched_at).max();
    last.map_or(Date::MIN, |at| plan.timezone.to_datetime(at).date())
}

fn last_cut_off(plan: &Plan) -> Date {
    plan.ends_on().saturating_add(FOLLOW_UP_DAYS.days())
}
