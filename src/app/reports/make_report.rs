//! Makes progress reports for any day; does not number or distribute them.

use std::thread;

use jiff::{Timestamp, civil::Date};

use super::earlier::Earlier;
use crate::{
    app::{AppError, AsOf, definitions::sources::Reading},
    config::Config,
    definition,
    model::{Event, Lang, WorkflowId},
    plan::{Plan, calendar::end_of_day},
    render::{
        Templates,
        edition::{self, Rendered},
        export::{self, TableName},
        spreadsheet::Separator,
    },
    report::{self, Audience, Edition, ProgressReport},
    store::Store,
};

/// A request for a report.
#[derive(Clone, Debug)]
pub struct Request {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The last day that it covers.
    pub as_of: AsOf,
    /// Its language; the first of the workflow's report languages if `None`.
    pub lang: Option<Lang>,
    /// Its audience.
    pub audience: Audience,
    /// The template, `reports/brief`; the built-in one if `None`.
    pub template: Option<String>,
}

/// A finished report.
pub struct Made {
    /// The data and the page, from which every format is made.
    pub rendered: Rendered<ProgressReport>,
    /// The last day that it covers.
    pub cut_off: Date,
    /// File name without extension: `BP-WF2-PR07_2013-03-31_en`.
    pub file_stem: String,
    /// Its audience.
    pub(in crate::app) audience: Audience,
}

impl Made {
    /// The report as data.
    pub fn report(&self) -> &ProgressReport {
        &self.rendered.report
    }

    /// One of its tables, as CSV.
    pub fn csv(&self, table: TableName, separator: Separator) -> Vec<u8> {
        export::csv(self.report(), table, separator).into_bytes()
    }

    /// How many cells of the workbook are cut, since no workbook holds texts of any length.
    pub fn cut_cells(&self) -> usize {
        export::cut_cells(self.report())
    }

    /// All its tables, as a workbook.
    pub fn workbook(&self) -> Result<Vec<u8>, AppError> {
        Ok(export::workbook(self.report())?)
    }

    /// Its results, as an IATI activity.
    pub fn iati(&self, now: Timestamp) -> Result<Vec<u8>, AppError> {
        Ok(export::iati(self.report(), now)?.into_bytes())
    }

    /// Its due dates and milestones, as a calendar.
    pub fn agenda(&self, now: Timestamp) -> Vec<u8> {
        export::agenda(self.report(), now).into_bytes()
    }

    /// Its name on a terminal.
    pub fn report_symbol(&self) -> &str {
        &self.report().header.symbol
    }
}

/// Makes the report for `request`, as a draft; does not number or distribute it.
///
/// On a fresh database it reads the definitions and the history itself; otherwise it uses the definition in force at
/// the cut-off and what was recorded by then. A day that has not come is refused ([`AsOf`]).
pub fn make_report(
    config: &Config,
    templates: &Templates,
    request: &Request,
    now: Timestamp,
) -> Result<Made, AppError> {
    let (plan, events, earlier) = thread::scope(|scope| {
        // Both halves take time, and neither needs the other: loading the templates, and reading definitions.
        scope.spawn(|| templates.parse_reports());
        material(config, &request.workflow, request.as_of.day, now)
    })?;
    let (cut_off, edition) = request.as_of.settle(&plan, now)?;
    let lang = request.lang.clone().unwrap_or_else(|| plan.reports.languages[0].clone());
    if let Audience::Partner(partner) = &request.audience
        && !plan.partners.contains_key(partner)
    {
        let known = ["task_force", "minister", "public"].map(str::to_owned).into_iter();
        let known = known.chain(plan.partner_order.iter().map(ToString::to_string)).collect();
        return Err(AppError::Unknown { what: "audience", name: partner.to_string(), known });
    }
    let template = request.template.as_deref().unwrap_or(edition::DEFAULT_TEMPLATE);
    if !templates.is_progress_report(template) {
        let known = templates.progress_reports().map(str::to_owned).collect();
        return Err(AppError::Unknown { what: "report template", name: template.to_owned(), known });
    }
    make(templates, template, (&plan, &events, &earlier), (cut_off, &lang, &request.audience), edition)
}

/// The plan and journal that a report is built from, and the definitions before that plan.
pub(super) fn material(
    config: &Config,
    workflow: &WorkflowId,
    cut_off: Option<Date>,
    now: Timestamp,
) -> Result<(Plan, Vec<Event>, Earlier), AppError> {
    if config.database.is_file() {
        let mut store = Store::open(&config.database)?;
        let stored = store.read(|tx| {
            // The cut-off is in the plan's zone, which is not known yet; if there are two versions on one day, UTC
            // decides.
            let at = cut_off.map_or(now, |day| end_of_day(day, &jiff::tz::TimeZone::UTC));
            let Some(definition) = tx.definition_in_force(workflow, at)? else { return Ok(None) };
            let Some(plan) = definition::compile(&definition.sources, &definition.path).plan else { return Ok(None) };
            let earlier = Earlier::of(tx, &plan)?;
            Ok::<_, AppError>(Some((plan, tx.events(workflow)?, earlier)))
        })?;
        if let Some(stored) = stored {
            return Ok(stored);
        }
    }
    let sources = Reading::of(&config.workflows)?.sources;
    let paths = definition::workflow_paths_from(&sources, workflow).into_iter();
    let compiled = paths.map(|path| definition::compile(&sources, &path));
    let mut known = Vec::new();
    for compiled in compiled {
        if let Some(plan) = compiled.plan {
            if plan.workflow == *workflow {
                return Ok((plan, compiled.history, Earlier::default()));
            }
            known.push(plan.workflow.to_string());
        }
    }
    Err(AppError::Unknown { what: "workflow", name: workflow.to_string(), known })
}

pub(in crate::app) fn make(
    templates: &Templates,
    template: &str,
    (plan, events, earlier): (&Plan, &[Event], &Earlier),
    (cut_off, lang, audience): (Date, &Lang, &Audience),
    edition: Edition,
) -> Result<Made, AppError> {
    let audience = audience.clone();
    let request = report::Request { cut_off, lang: lang.clone(), edition, audience: audience.clone(), previous: None };
    let previous = earlier.figures(plan, events, &request);
    let report = report::build(plan, events, &report::Request { previous: previous.as_ref(), ..request });
    let file_stem = report.header.file_stem.clone();
    Ok(Made { rendered: Rendered::new(templates, template, report)?, cut_off, file_stem, audience })
}
