//! Makes progress reports, and issues those that are due: numbered, kept, announced to the coordinator.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{App, AppError, Loading, compose, load::engine_event, sources::Reading};
use crate::{
    config::Config,
    definition,
    engine::{RunState, report_due},
    mail::{Attachment, Letter},
    message,
    model::{Event, Fact, Lang, MailState, WorkflowId},
    plan::{Plan, calendar::end_of_day},
    render::{
        Templates, edition,
        export::{self, TableName},
        pdf::Pdf,
    },
    report::{self, Audience, Edition, ProgressReport},
    store::{NewMail, Store, StoredReport, Tx},
};

/// A report that is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The last day it covers; yesterday in the workflow's zone if `None`.
    pub cut_off: Option<Date>,
    /// Its language; the first of the workflow's report languages if `None`.
    pub lang: Option<Lang>,
    /// Who it is for.
    pub audience: Audience,
    /// The template, `reports/brief`; the built-in one if `None`.
    pub template: Option<String>,
}

/// A report that was made.
pub struct Made {
    /// The data that the template saw.
    pub report: ProgressReport,
    /// The page for a browser.
    pub html: String,
    /// The last day it covers.
    pub cut_off: Date,
    /// File name without extension: `BP-WF2-PR07_2013-03-31_en`.
    pub file_stem: String,
    template: String,
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
}

/// A report that is due and could not be issued, and why.
pub type NotIssued = (WorkflowId, AppError);

impl Made {
    /// The same report as PDF.
    pub fn pdf(&self, templates: &Templates) -> Result<Pdf, AppError> {
        Ok(edition::pdf(templates, &self.template, &self.report, templates.theme())?)
    }

    /// The data as JSON, with a line end.
    pub fn json(&self) -> Result<Vec<u8>, AppError> {
        let mut bytes = serde_json::to_vec_pretty(&self.report).map_err(AppError::Stored)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// One of its tables as CSV.
    pub fn csv(&self, table: TableName) -> Vec<u8> {
        export::csv(&self.report, table).into_bytes()
    }

    /// All its tables as a workbook.
    pub fn workbook(&self) -> Result<Vec<u8>, AppError> {
        Ok(export::workbook(&self.report)?)
    }

    /// Its results as an IATI activity.
    pub fn iati(&self) -> Result<Vec<u8>, AppError> {
        Ok(export::iati(&self.report)?.into_bytes())
    }

    /// Its due dates and milestones as a calendar.
    pub fn agenda(&self) -> Vec<u8> {
        export::agenda(&self.report).into_bytes()
    }

    /// The same report as plain text in lines of `width` columns.
    pub fn text(&self, templates: &Templates, width: usize) -> Result<Vec<u8>, AppError> {
        Ok(edition::text(templates, &self.template, &self.report, width)?.into_bytes())
    }

    /// What it is called on a terminal.
    pub fn report_symbol(&self) -> &str {
        &self.report.header.symbol
    }
}

/// Makes the report that `request` asks for, as a draft; numbers and distributes nothing.
///
/// On a fresh database it reads definitions and history itself; else it uses the definition in force at the cut-off and
/// what was recorded by then.
pub fn make_report(
    config: &Config,
    templates: &Templates,
    request: &Request,
    now: Timestamp,
) -> Result<Made, AppError> {
    let (plan, events) = material(config, &request.workflow, request.cut_off, now)?;
    let yesterday = plan.timezone.to_datetime(now).date().saturating_sub(1.day());
    let cut_off = request.cut_off.unwrap_or(yesterday);
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
    make(templates, template, &plan, &events, (cut_off, &lang, &request.audience), Edition::Draft)
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
    for (workflow, loaded) in &loading.workflows {
        let events = app.store.read(|tx| tx.events(workflow))?;
        let state = RunState::replay(&loaded.plan, &events, now);
        if let Some(cut_off) = report_due(&loaded.plan, &state, now) {
            let is_live = state.adopted.is_some_and(|adopted| !adopted.over);
            match issue(app, &loaded.plan, &events, cut_off, is_live, now) {
                Ok(report) => issued.push(report),
                Err(error) => failed.push((workflow.clone(), error)),
            }
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
    let compiled = definition::workflow_paths(&sources).into_iter().map(|path| definition::compile(&sources, &path));
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

/// Every audience and language in which a workflow's reports are issued.
pub(super) fn editions(plan: &Plan) -> Vec<(Audience, &Lang)> {
    let audiences = plan.reports.audiences.iter().map(|name| Audience::named(name));
    audiences.flat_map(|audience| plan.reports.languages.iter().map(move |lang| (audience.clone(), lang))).collect()
}

pub(super) fn make(
    templates: &Templates,
    template: &str,
    plan: &Plan,
    events: &[Event],
    (cut_off, lang, audience): (Date, &Lang, &Audience),
    edition: Edition,
) -> Result<Made, AppError> {
    let (lang, audience) = (lang.clone(), audience.clone());
    let request = report::Request { cut_off, lang, edition, audience, previous: None };
    let report = report::build(plan, events, &request);
    let html = edition::html(templates, template, &report, templates.theme())?;
    Ok(Made { html, cut_off, file_stem: report.header.file_stem.clone(), template: template.to_owned(), report })
}

/// Numbers, writes and records one report; a live workflow's coordinator gets it by mail. The files are written first: if
/// the program stops in between, the next pass writes the same bytes again.
fn issue(
    app: &mut App,
    plan: &Plan,
    events: &[Event],
    cut_off: Date,
    is_live: bool,
    now: Timestamp,
) -> Result<Issued, AppError> {
    let number = app.store.read(|tx| tx.next_report_number(&plan.workflow))?;
    let symbol = format!("{}/PR/{number}", plan.symbol);
    let mut files = Vec::new();
    let mut stored = Vec::new();
    let mut announcement = None;
    let mut pages = 0;
    let decisions = report::decisions_requested(plan, events, cut_off);
    for (audience, lang) in &editions(plan) {
        let edition = Edition::Issued { number, symbol: symbol.clone() };
        let template = edition::DEFAULT_TEMPLATE;
        let made = make(&app.templates, template, plan, events, (cut_off, lang, audience), edition)?;
        let pdf = made.pdf(&app.templates)?;
        let folder = app.config.reports.join(plan.workflow.as_str());
        for (extension, bytes) in [("pdf", pdf.bytes.as_slice()), ("html", made.html.as_bytes())] {
            let path = folder.join(format!("{}.{extension}", made.file_stem));
            write_file(&path, bytes)?;
            files.push(path);
        }
        stored.push(StoredReport {
            workflow: plan.workflow.clone(),
            number,
            symbol: symbol.clone(),
            audience: audience.as_str().to_owned(),
            lang: (*lang).clone(),
            cut_off,
            issued_at: now,
            sha256: compose::sha256_hex(&pdf.bytes),
            data: serde_json::to_string(&made.report).map_err(AppError::Stored)?,
            file_name: format!("{}.pdf", made.file_stem),
        });
        if stored.len() == 1 {
            pages = pdf.pages;
            announcement = is_live.then(|| cover(app, plan, &made, &pdf, number, now)).transpose()?;
        }
    }
    let sha256 = stored.first().map(|report| report.sha256.clone()).unwrap_or_default();
    app.store.write(|tx| {
        stored.iter().try_for_each(|report| tx.insert_report(report))?;
        announce(tx, announcement.as_ref())?;
        let fact = Fact::ReportIssued { number, symbol: symbol.clone(), cut_off, sha256, decisions };
        tx.append(&engine_event(&plan.workflow, now, fact)).map_err(AppError::from)
    })?;
    tracing::info!(symbol, %cut_off, pages, "report issued");
    Ok(Issued { symbol, cut_off, pages, files })
}

fn announce(tx: &Tx, mail: Option<&NewMail>) -> Result<(), AppError> {
    if let Some(mail) = mail {
        tx.insert_mail(mail)?;
    }
    Ok(())
}

/// The mail that brings the report to the coordinator.
fn cover(app: &App, plan: &Plan, made: &Made, pdf: &Pdf, number: u32, now: Timestamp) -> Result<NewMail, AppError> {
    let recipient = compose::Recipient::coordinator(plan);
    let key = compose::report_key(plan, number, recipient.address());
    let message_id = compose::message_id(&app.config, Some(plan), &key);
    let departs_at = recipient.departure(now);
    let facts = message::ReportFacts {
        number,
        symbol: made.report_symbol().to_owned(),
        cut_off: made.cut_off,
        lang: made.report.lang.clone(),
        headlines: headlines(&made.report),
        attachment: format!("{}.pdf", made.file_stem),
        sha256: compose::sha256_hex(&pdf.bytes),
    };
    let content = message::report_cover(plan, &facts, now);
    let rendered = app.templates.report_cover(&content)?;
    let sender = compose::sender(&app.config, Some(plan));
    let letter = Letter {
        attachments: vec![Attachment {
            name: format!("{}.pdf", made.file_stem),
            content_type: "application/pdf".into(),
            bytes: pdf.bytes.clone(),
        }],
        ..compose::letter(sender, &recipient, &rendered, &message_id, departs_at, &content.lang)
    };
    Ok(NewMail {
        key,
        workflows: BTreeSet::from([plan.workflow.clone()]),
        partner: None,
        to: vec![recipient.address().to_owned()],
        cc: Vec::new(),
        lang: content.lang,
        subject: rendered.subject,
        message_id,
        state: if app.config.mail.hold { MailState::Held } else { MailState::Queued },
        due_at: departs_at,
        mime: letter.to_bytes()?,
    })
}

/// The first figures of the summary.
fn headlines(report: &ProgressReport) -> Vec<message::Headline> {
    let tiles = report.summary.tiles.iter().take(3);
    tiles.map(|tile| message::Headline { value: tile.value.clone(), label: tile.label.clone() }).collect()
}

/// Writes a file whole or not at all: beside it first, then in its place.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let unwritable = |source| AppError::Unwritable { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    file.as_file().sync_all().map_err(unwritable)?;
    make_readable(file.path()).map_err(unwritable)?;
    file.persist(path).map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// A temporary file is its owner's alone; a report is for the group that serves the ministry.
fn make_readable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}
