//! Makes the report of a programme: its events side by side.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{AppError, issue_report, sources::Reading};
use crate::{
    config::Config,
    definition,
    model::{Event, Lang, ProgrammeId, WorkflowId},
    plan::Plan,
    render::{
        Templates,
        edition::{PROGRAMME_TEMPLATE, Rendered},
    },
    report::{self, Audience, Edition, ProgrammeReport, ProgressReport},
};

/// Every workflow that a report can be made of, with its programme, in the order of their files.
pub fn workflows(config: &Config) -> Result<Vec<(WorkflowId, Option<ProgrammeId>)>, AppError> {
    let sources = Reading::of(&config.workflows)?.sources;
    let plans = definition::workflow_paths(&sources).into_iter();
    let plans = plans.filter_map(|path| definition::compile(&sources, &path).plan);
    Ok(plans.map(|plan| (plan.workflow, plan.programme)).collect())
}

/// The report of `programme` as of `cut_off`, yesterday in the zone of its first event if `None`. An event that has not begun
/// is left out.
pub fn make_programme_report(
    config: &Config,
    templates: &Templates,
    programme: &ProgrammeId,
    (asked, lang): (Option<Date>, &Lang),
    now: Timestamp,
) -> Result<Rendered<ProgrammeReport>, AppError> {
    let mut settled = asked;
    let mut made: Vec<(Plan, ProgressReport)> = Vec::new();
    for (workflow, _) in workflows(config)?.into_iter().filter(|(_, of)| of.as_ref() == Some(programme)) {
        let (plan, events) = issue_report::material(config, &workflow, settled, now)?;
        let yesterday = plan.timezone.to_datetime(now).date().saturating_sub(1.day());
        let cut_off = *settled.get_or_insert(yesterday);
        if plan.starts_on() <= cut_off {
            let report = progress(&plan, &events, cut_off, lang);
            made.push((plan, report));
        }
    }
    let parts: Vec<(&Plan, ProgressReport)> = made.iter().map(|(plan, report)| (plan, report.clone())).collect();
    let cut_off = settled.ok_or_else(|| unknown(programme))?;
    let report = report::programme(&parts, cut_off)
        .ok_or_else(|| AppError::NothingBegan { programme: programme.clone(), cut_off })?;
    Ok(Rendered::new(templates, PROGRAMME_TEMPLATE, report)?)
}

fn unknown(programme: &ProgrammeId) -> AppError {
    AppError::Unknown { what: "programme", name: programme.to_string(), known: Vec::new() }
}

fn progress(plan: &Plan, events: &[Event], cut_off: Date, lang: &Lang) -> ProgressReport {
    let request = report::Request {
        cut_off,
        lang: lang.clone(),
        edition: Edition::Draft,
        audience: Audience::TaskForce,
        previous: None,
    };
    report::build(plan, events, &request)
}

/// The last day of a workflow's preparation.
pub fn last_day(config: &Config, workflow: &WorkflowId, now: Timestamp) -> Result<Date, AppError> {
    Ok(issue_report::material(config, workflow, None, now)?.0.ends_on())
}
