//! Makes the minutes of an approval, for the file.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{earlier::Earlier, make_report};
use crate::{
    app::AppError,
    config::Config,
    model::{Event, Fact, Lang, PartnerId, TaskId, Text, WorkflowId},
    plan::Plan,
    render::{
        Templates,
        edition::{MINUTES_TEMPLATE, Rendered},
    },
    report::{self, Minutes, MinutesOrder},
};

/// Which minutes are to be made.
#[derive(Clone, Debug)]
pub struct MinutesRequest {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The task.
    pub task: TaskId,
    /// Their language; the first of the workflow's report languages if `None`.
    pub lang: Option<Lang>,
    /// True for the edition that names no member.
    pub is_redacted: bool,
}

/// The minutes of the approval of a task, from what the journal has by `now`. An error if there is no such task, or it
/// needs no approval.
pub fn make_minutes(
    config: &Config,
    templates: &Templates,
    request: &MinutesRequest,
    now: Timestamp,
) -> Result<Rendered<Minutes>, AppError> {
    let (plan, events, earlier) = make_report::material(config, &request.workflow, None, now)?;
    let task = plan.renames.task(&request.task);
    if plan.task(&task).is_none() {
        let known = plan.tasks.iter().map(|task| task.id.to_string()).collect();
        return Err(AppError::Unknown { what: "task", name: request.task.to_string(), known });
    }
    let order = MinutesOrder {
        task: &task,
        lang: request.lang.clone().unwrap_or_else(|| plan.reports.languages[0].clone()),
        is_redacted: request.is_redacted,
        names: names_of_left(&plan, &events, &earlier),
    };
    let minutes =
        report::minutes(&plan, &events, &order, now).ok_or_else(|| AppError::NoApproval { task: task.clone() })?;
    Ok(Rendered::new(templates, MINUTES_TEMPLATE, minutes)?)
}

/// The names of the members that the plan has no more, as the last definition that had them calls them.
fn names_of_left(plan: &Plan, events: &[Event], earlier: &Earlier) -> BTreeMap<PartnerId, Text> {
    let seats = events.iter().filter_map(|event| match &event.fact {
        Fact::ApprovalOpened { seats, .. } => Some(seats),
        _ => None,
    });
    let partners = seats.flatten().map(|seat| plan.renames.partner(&seat.partner));
    let left = partners.filter(|partner| !plan.partners.contains_key(partner));
    left.filter_map(|partner| Some((partner.clone(), earlier.name_of(&partner)?))).collect()
}
