//! Makes the report of a programme: its events side by side.

use jiff::{Timestamp, civil::Date};

use super::{earlier::Earlier, make_report};
use crate::{
    app::{AppError, AsOf, definitions::sources::Reading},
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

/// Every workflow that a report can be made for, with its programme, in the order of the files.
pub fn workflows(config: &Config) -> Result<Vec<(WorkflowId, Option<ProgrammeId>)>, AppError> {
    let sources = Reading::of(&config.workflows)?.sources;
    let plans = definition::workflow_paths(&sources).into_iter();
    let plans = plans.filter_map(|path| definition::compile(&sources, &path).plan);
    Ok(plans.map(|plan| (plan.workflow, plan.programme)).collect())
}

/// The report of `programme` as of the given day, by default yesterday in the zone of its first event. Events that have
/// not begun are left out. A day that has not come is refused ([`AsOf`]).
pub fn make_programme_report(
    config: &Config,
    templates: &Templates,
    programme: &ProgrammeId,
    (asked, lang): (AsOf, &Lang),
    now: Timestamp,
) -> Result<Rendered<ProgrammeReport>, AppError> {
    let mut settled = asked.day;
    let mut made: Vec<(Plan, ProgressReport)> = Vec::new();
    for (workflow, _) in workflows(config)?.into_iter().filter(|(_, of)| of.as_ref() == Some(programme)) {
        let (plan, events, earlier) = make_report::material(config, &workflow, settled, now)?;
        let (cut_off, edition) = AsOf { day: settled, ..asked }.settle(&plan, now)?;
        settled = Some(cut_off);
        if plan.starts_on() <= cut_off {
            let report = progress((&plan, &events, &earlier), (cut_off, edition), lang);
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

fn progress(
    (plan, events, earlier): (&Plan, &[Event], &Earlier),
    (cut_off, edition): (Date, Edition),
    lang: &Lang,
) -> ProgressReport {
    let request =
        report::Request { cut_off, lang: lang.clone(), edition, audience: Audience::TaskForce, previous: None };
    let previous = earlier.figures(plan, events, &request);
    report::build(plan, events, &report::Request { previous: previous.as_ref(), ..request })
}

/// The day as of which a workflow is reported along with all others: the one asked for, or its last day if that is
/// earlier.
pub fn day_among_all(config: &Config, workflow: &WorkflowId, asked: AsOf, now: Timestamp) -> Result<AsOf, AppError> {
    let plan = make_report::material(config, workflow, None, now)?.0;
    let (day, _) = asked.settle(&plan, now)?;
    Ok(AsOf { day: Some(day.min(plan.ends_on())), ..asked })
}
