//! Issued reports: listing them, checking whether their files are still as issued, and withdrawing one.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::{
    app::{App, AppError, error::refuse_hidden, journal::note_by},
    engine::remind::report_of,
    files,
    model::{Actor, Event, Fact, Lang, MailState, WorkflowId, sha256::sha256_hex},
    store::{Mail, MailFilter, StoredReport, WithdrawnBy},
};

/// Larger report files, in bytes, are not compared with what was issued.
const MAX_REPORT_BYTES: usize = 256 << 20;

/// An edition of an issued report.
#[derive(Clone, Debug, Serialize)]
pub struct Archived {
    /// The workflow that it reports on.
    pub workflow: WorkflowId,
    /// Its number.
    pub number: u32,
    /// Its symbol, `BP-WF2/PR/7`.
    pub symbol: String,
    /// Whom it is for.
    pub audience: String,
    /// Its language.
    pub lang: Lang,
    /// The last day that it covers.
    pub cut_off: Date,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// The PDF.
    pub file: PathBuf,
    /// SHA-256 of the PDF as it was issued, in hex.
    pub sha256: String,
    /// The state of the PDF.
    pub state: FileState,
    /// The HTML page.
    pub page: PathBuf,
    /// The state of the page; missing if unknown, because an earlier version issued the report.
    pub page_state: Option<FileState>,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
}

/// Whether a file is as it was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// Byte for byte.
    Unchanged,
    /// It was changed.
    Changed,
    /// It is missing.
    Missing,
}

/// The result of a withdrawal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Addresses that it went to, or may have.
    pub sent_to: Vec<String>,
    /// Mails with it that had not left and now will not.
    pub stopped: usize,
}

/// Every edition of every issued report, for one workflow or all, by workflow and number.
pub fn archive(app: &mut App, workflow: Option<&WorkflowId>) -> Result<Vec<Archived>, AppError> {
    let stored = app.store.read(|tx| {
        let known = tx.known_workflows()?;
        let workflows = match workflow {
            Some(workflow) if known.contains(workflow) => vec![workflow.clone()],
            Some(workflow) => {
                let known = known.iter().map(ToString::to_string).collect();
                return Err(AppError::Unknown { what: "workflow", name: workflow.to_string(), known });
            }
            None => known,
        };
        let mut stored = Vec::new();
        for workflow in workflows {
            let events = tx.events(&workflow)?;
            let withdrawn = |number: u32| events.iter().rev().find_map(|event| withdrawn(&event.fact, number));
            stored.extend(tx.reports(&workflow)?.into_iter().map(|report| (withdrawn(report.number), report)));
        }
        Ok::<_, AppError>(stored)
    })?;
    Ok(stored.into_iter().map(|(withdrawn, report)| archived(app, report, withdrawn)).collect())
}

fn withdrawn(fact: &Fact, number: u32) -> Option<String> {
    match fact {
        Fact::ReportWithdrawn { number: of, why, .. } if *of == number => Some(why.clone()),
        _ => None,
    }
}

fn archived(app: &App, report: StoredReport, withdrawn: Option<String>) -> Archived {
    let file = app.config.reports.join(report.workflow.as_str()).join(&report.file_name);
    let page = file.with_extension("html");
    let (state, page_state) =
        (state_of(&file, &report.sha256), report.html_sha256.map(|sha256| state_of(&page, &sha256)));
    Archived {
        workflow: report.workflow,
        number: report.number,
        symbol: report.symbol,
        audience: report.audience,
        lang: report.lang,
        cut_off: report.cut_off,
        issued_at: report.issued_at,
        file,
        sha256: report.sha256,
        state,
        page,
        page_state,
        withdrawn,
    }
}

pub(in crate::app) fn state_of(file: &Path, sha256: &str) -> FileState {
    match files::read_regular(file, MAX_REPORT_BYTES) {
        Ok(bytes) if sha256_hex(&bytes) == sha256 => FileState::Unchanged,
        Ok(_) => FileState::Changed,
        Err(_) => FileState::Missing,
    }
}

/// Withdraws an issued report. It stays in the archive with the reason; its mails that have not left are stopped; and
/// the next report measures its changes from the report before and repeats its requests for decisions.
pub fn withdraw_report(app: &mut App, symbol: &str, why: &str, now: Timestamp) -> Result<TakenBack, AppError> {
    refuse_hidden("reason", Some(why))?;
    let issued = archive(app, None)?;
    let Some(report) = issued.iter().find(|report| report.symbol == symbol) else {
        let mut known: Vec<String> = issued.into_iter().map(|report| report.symbol).collect();
        known.dedup();
        return Err(AppError::Unknown { what: "issued report", name: symbol.to_owned(), known });
    };
    if report.withdrawn.is_some() {
        return Err(AppError::AlreadyWithdrawn { symbol: symbol.to_owned() });
    }
    app.store.write(|tx| {
        let mut taken_back = TakenBack::default();
        for mail in tx.mails(&MailFilter::default())?.into_iter().filter(|mail| brings(mail, report)) {
            if mail.attempts == 0 && matches!(mail.state, MailState::Queued | MailState::Held | MailState::Draft) {
                tx.withdraw_mail(&mail.key, WithdrawnBy::Person, why)?;
                note_by(tx, &mail, MailState::Withdrawn, why, &Actor::Coordinator, now)?;
                taken_back.stopped += 1;
            } else if mail.state != MailState::Withdrawn {
                taken_back.sent_to.extend(mail.recipients.iter().map(|recipient| recipient.address.clone()));
            }
        }
        let fact = Fact::ReportWithdrawn { number: report.number, symbol: symbol.to_owned(), why: why.to_owned() };
        tx.append(&Event { actor: Actor::Coordinator, ..Event::of_engine(&report.workflow, now, fact) })?;
        Ok(taken_back)
    })
}

/// True for a mail that brings this report.
fn brings(mail: &Mail, report: &Archived) -> bool {
    report_of(&mail.key.first())
        .is_some_and(|(workflow, number)| workflow == report.workflow && number == report.number)
}
