//! The day on which something happened, by the clock of the partner whose it is.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::{
    model::PartnerId,
    plan::{Plan, Task},
};

/// The time of what is recorded with a day and no hour.
const NOON: Time = Time::constant(12, 0, 0, 0);

/// The day of `at` by the clock of `partner`, or of the workflow if there is no such partner.
///
/// A history, and `--on`, name a day without an hour; they stand at noon of the workflow's zone. Such a day is the same
/// wherever it is read: noon in New York must not become tomorrow in Auckland.
pub fn local_day(plan: &Plan, partner: &PartnerId, at: Timestamp) -> Date {
    let of_workflow = plan.timezone.to_datetime(at);
    if of_workflow.time() == NOON {
        return of_workflow.date();
    }
    plan.partners.get(partner).map_or(of_workflow.date(), |partner| partner.timezone.to_datetime(at).date())
}

/// True if what `partner` delivered to `task` at `at` came after its due day, by the same clock as [`local_day`].
pub fn is_late(plan: &Plan, task: &Task, partner: &PartnerId, at: Timestamp) -> bool {
    local_day(plan, partner, at) > task.due_for(partner)
}
