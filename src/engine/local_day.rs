//! The day something happened, by the clock of the partner concerned.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::{
    model::PartnerId,
    plan::{Plan, Task},
};

/// The time assigned to what is recorded with a day but no hour.
const NOON: Time = Time::constant(12, 0, 0, 0);

/// The day of `at` by the clock of `partner`, or by the workflow's if there is no such partner.
///
/// A history file and `--on` give a day without an hour, stored as noon in the workflow's zone. Such a day is the same
/// wherever it is read: noon in New York must not become tomorrow in Auckland.
pub fn local_day(plan: &Plan, partner: &PartnerId, at: Timestamp) -> Date {
    let of_workflow = plan.timezone.to_datetime(at);
    if of_workflow.time() == NOON {
        return of_workflow.date();
    }
    plan.partners.get(partner).map_or(of_workflow.date(), |partner| partner.timezone.to_datetime(at).date())
}

/// True if `partner` delivered to `task` at `at` after its due day, by the same clock as [`local_day`].
pub fn is_late(plan: &Plan, task: &Task, partner: &PartnerId, at: Timestamp) -> bool {
    local_day(plan, partner, at) > task.due_for(partner)
}
