//! Makes progress reports, and issues those that are due: numbered, kept, announced to the coordinator.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
    thread,
};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    App, AppError, AsOf, Loaded, Loading,
    compose::Letterhead,
    distribute::{self, Printed},
    output::write_file,
    sources::Reading,
};
use crate::{
    config::Config,
    definition,
    engine::{RunState, report_due},
    model::{Event, Fact, Lang, PartnerId, WorkflowId, digest::sha256_hex},
    plan::{Plan, calendar::end_of_day},
    render::{
        Templates,
        edition::{self, Rendered},
        export::{self, TableName},
        pdf::Pdf,
    },
    report::{self, Audience, Edition, ProgressReport},
    store::{Store, StoredReport},
};

/// A report that is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The last day it covers.
    pub as_of: AsOf,
    /// Its language; the first of the workflow's report languages if `None`.
    pub lang: Option<Lang>,
    /// Who it is for.
    pub audience: Audience,
    /// The template, `reports/brief`; the built-in one if `None`.
    pub template: Option<String>,
}

/// A report that was made.
pub struct Made {
    /// The data and the page, for every edition.
    pub rendered: Rendered<ProgressReport>,
    /// The last day it covers.
    pub cut_off: Date,
    /// File name without extension: `BP-WF2-PR07_2013-03-31_en`.
    pub file_stem: String,
    /// Who it is for.
    audience: Audience,
}

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its symbol.
    pub symbol: String,
    /// The last day it covers.
    pub cut_off: Date,
    /// Pages of the PDF in the first language.
    pub pages: usize,
    /// The files it was written to.
    pub files: Vec<PathBuf>,
    /// Partners that should get it by mail and have no address for it.
    pub unreached: Vec<PartnerId>,
    /// Characters that no typeface has: they became U+FFFD in the PDF.
    pub missing: BTreeSet<char>,
}

/// A report that is due and could not be issued, and why.
pub type NotIssued = (WorkflowId, AppError);

impl Made {
    /// The data.
    pub fn report(&self) -> &ProgressReport {
        &self.rendered.report
    }

    /// One of its tables as CSV.
    pub fn csv(&self, table: TableName) -> Vec<u8> {
        export::csv(self.report(), table).into_bytes()
    }

    /// All its tables as a workbook.
    pub fn workbook(&self) -> Result<Vec<u8>, AppError> {
        Ok(export::workbook(self.report())?)
    }

    /// Its results as an IATI activity.
    pub fn iati(&self) -> Result<Vec<u8>, AppError> {
        Ok(export::iati(self.report())?.into_bytes())
    }

    /// Its due dates and milestones as a calendar.
    pub fn agenda(&self) -> Vec<u8> {
        export::agenda(self.report()).into_bytes()
    }

    /// What it is called on a terminal.
    pub fn report_symbol(&self) -> &str {
        &self.report().header.symbol
    }
}

/// Makes the report that `request` asks for, as a draft; numbers and distributes nothing.
///
/// On a fresh database it reads definitions and history itself; else it uses the definition in force at the cut-off and
/// what was recorded by then. A day that has not come is refused ([`AsOf`]).
pub fn make_report(
    config: &Config,
    templates: &Templates,
    request: &Request,
    now: Timestamp,
) -> Result<Made, AppError> {
    let (plan, events) = thread::scope(|scope| {
        // Two halves of the waiting: templates need no definitions, nor these templates.
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
    make(templates, template, &plan, &events, (cut_off, &lang, &request.audience), edition)
}

/// Issues every report that is due at `now`.
///
/// One that cannot be written holds up neither the others nor the mail: it stays due, and the reason is given back.
pub fn issue_reports(
    app: &mut App,
    loading: &Loading,
    now: Timestamp,
) -> Result<(Vec<Issued>, Vec<NotIssued>), AppError> {
    let mut issued = Vec::new();
    let mut failed = Vec::new();
    let App { store, live, .. } = &mut *app;
    store.read(|tx| live.catch_up(tx, loading, now))?;
    let due = |(workflow, loaded): (&WorkflowId, &Loaded)| {
        let state = live.state(workflow)?;
        let is_live = state.adopted.is_some_and(|adopted| !adopted.over);
        Some((workflow.clone(), Arc::clone(&loaded.plan), report_due(&loaded.plan, state, now)?, is_live))
    };
    let due: Vec<_> = loading.workflows.iter().filter_map(due).collect();
    for (workflow, plan, cut_off, is_live) in due {
        match issue(app, &plan, cut_off, is_live, now) {
            Ok(report) => issued.push(report),
            Err(error) => failed.push((workflow, error)),
        }
    }
    Ok((issued, failed))
}

/// The plan and the journal that a report is made of.
pub(super) fn material(
    config: &Config,
    workflow: &WorkflowId,
    cut_off: Option<Date>,
    now: Timestamp,
) -> Result<(Plan, Vec<Event>), AppError> {
    if config.database.is_file() {
        let mut store = Store::open(&config.database)?;
        let stored = store.read(|tx| {
            // The cut-off's zone is the plan's, which is not known yet; UTC decides which of two versions of one day.
            let at = cut_off.map_or(now, |day| end_of_day(day, &jiff::tz::TimeZone::UTC));
            let definition = tx.definition_in_force(workflow, at)?;
            Ok::<_, AppError>(definition.map(|definition| (definition, tx.events(workflow))))
        })?;
        if let Some((definition, events)) = stored
            && let Some(plan) = definition::compile(&definition.sources, &definition.path).plan
        {
            return Ok((plan, events?));
        }
    }
    let sources = Reading::of(&config.workflows)?.sources;
    let paths = definition::workflow_paths_from(&sources, workflow).into_iter();
    let compiled = paths.map(|path| definition::compile(&sources, &path));
    let mut known = Vec::new();
    for compiled in compiled {
        if let Some(plan) = compiled.plan {
            if plan.workflow == *workflow {
                return Ok((plan, compiled.history));
            }
            known.push(plan.workflow.to_string());
        }
    }
    Err(AppError::Unknown { what: "workflow", name: workflow.to_string(), known })
}

pub(super) fn make(
    templates: &Templates,
    template: &str,
    plan: &Plan,
    events: &[Event],
    (cut_off, lang, audience): (Date, &Lang, &Audience),
    edition: Edition,
) -> Result<Made, AppError> {
    let audience = audience.clone();
    let request = report::Request { cut_off, lang: lang.clone(), edition, audience: audience.clone(), previous: None };
    let report = report::build(plan, events, &request);
    let file_stem = report.header.file_stem.clone();
    Ok(Made { rendered: Rendered::new(templates, template, report)?, cut_off, file_stem, audience })
}

/// Issues the report of `workflow` as of `cut_off` (yesterday if `None`) without waiting for its schedule.
pub fn issue_now(
    app: &mut App,
    loading: &Loading,
    workflow: &WorkflowId,
    cut_off: Option<Date>,
    now: Timestamp,
) -> Result<Issued, AppError> {
    let Some(loaded) = loading.workflows.get(workflow) else {
        let known = loading.workflows.keys().map(ToString::to_string).collect();
        return Err(AppError::Unknown { what: "workflow", name: workflow.to_string(), known });
    };
    let plan = &loaded.plan;
    let events = app.store.read(|tx| tx.events(workflow))?;
    let state = RunState::replay(plan, &events, now);
    let refuse = |why: &str| AppError::NotIssuable { workflow: workflow.clone(), why: why.to_owned() };
    let adopted = state.adopted.ok_or_else(|| refuse("it was not taken over yet; `concerted run --once` does that"))?;
    let yesterday = plan.timezone.to_datetime(now).date().saturating_sub(1.day());
    let cut_off = cut_off.unwrap_or(yesterday);
    if cut_off > yesterday {
        return Err(refuse(&format!("{cut_off} has not ended; the last day that has is {yesterday}")));
    }
    issue(app, plan, cut_off, !adopted.over && !state.is_closed, now)
}

/// Numbers, writes and records one report; of a live workflow it goes out by mail. The files are written before the journal
/// says so: if the program stops in between, the next pass writes the same bytes again. Whoever else issues waits meanwhile,
/// so that no number is given twice.
fn issue(app: &mut App, plan: &Plan, cut_off: Date, is_live: bool, now: Timestamp) -> Result<Issued, AppError> {
    let App { config, store, templates, installation, .. } = app;
    let letterhead = Letterhead { config, templates, installation };
    let copies = if is_live { distribute::copies(plan, now) } else { Vec::new() };
    let issued = store.write(|tx| {
        let number = tx.next_report_number(&plan.workflow)?;
        let events = tx.events(&plan.workflow)?;
        let edition = Edition::Issued { number, symbol: format!("{}/PR/{number}", plan.symbol) };
        let mut printed = BTreeMap::new();
        let variants = distribute::variants(plan, &copies);
        let mut issued = Issued {
            symbol: String::new(),
            cut_off,
            pages: 0,
            files: Vec::new(),
            unreached: Vec::new(),
            missing: BTreeSet::new(),
        };
        for (place, (audience, lang)) in variants.iter().enumerate() {
            let what = (cut_off, lang, audience);
            let made = make(templates, edition::DEFAULT_TEMPLATE, plan, &events, what, edition.clone())?;
            let (pdf, html) = made.rendered.both(templates.theme())?;
            issued.missing.extend(&pdf.missing);
            issued.files.extend(write_edition(config, plan, &made, &pdf, &html)?);
            tx.insert_report(&to_store(plan, &made, (&pdf, &html), number, now)?)?;
            if place == 0 {
                (issued.symbol, issued.pages) = (made.report_symbol().to_owned(), pdf.pages);
            }
            printed.insert((audience.clone(), lang.clone()), Printed { made, pdf: pdf.bytes });
        }
        for mail in distribute::covers(letterhead, plan, &copies, &printed, number, now)? {
            tx.insert_mail(&mail)?;
        }
        let fact = Fact::ReportIssued {
            number,
            symbol: issued.symbol.clone(),
            cut_off,
            sha256: variants.first().and_then(|first| printed.get(first)).map(Printed::sha256).unwrap_or_default(),
            decisions: report::decisions_requested(plan, &events, cut_off),
            editions: variants.iter().map(|(audience, lang)| (audience.as_str().to_owned(), lang.clone())).collect(),
        };
        tx.append(&Event::of_engine(&plan.workflow, now, fact))?;
        Ok::<_, AppError>(issued)
    })?;
    tracing::info!(symbol = issued.symbol, %cut_off, pages = issued.pages, copies = copies.len(), "report issued");
    let unreached = if is_live { distribute::unreached(plan, now) } else { Vec::new() };
    Ok(Issued { unreached, ..issued })
}

/// Both files of one edition.
fn write_edition(config: &Config, plan: &Plan, made: &Made, pdf: &Pdf, html: &str) -> Result<[PathBuf; 2], AppError> {
    let folder = config.reports.join(plan.workflow.as_str());
    let files = ["pdf", "html"].map(|extension| folder.join(format!("{}.{extension}", made.file_stem)));
    write_file(&files[0], &pdf.bytes)?;
    write_file(&files[1], html.as_bytes())?;
    Ok(files)
}

fn to_store(
    plan: &Plan,
    made: &Made,
    (pdf, html): (&Pdf, &str),
    number: u32,
    now: Timestamp,
) -> Result<StoredReport, AppError> {
    Ok(StoredReport {
        workflow: plan.workflow.clone(),
        number,
        symbol: made.report_symbol().to_owned(),
        audience: made.audience.as_str().to_owned(),
        lang: made.report().lang.clone(),
        cut_off: made.cut_off,
        issued_at: now,
        sha256: sha256_hex(&pdf.bytes),
        html_sha256: Some(sha256_hex(html.as_bytes())),
        data: serde_json::to_string(made.report()).map_err(AppError::Stored)?,
        file_name: format!("{}.pdf", made.file_stem),
    })
}
