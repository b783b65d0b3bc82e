//! Issues the progress reports that are due: numbers and stores them, and announces them to the coordinator.
//!
//! A report is made from a snapshot, on all cores, and recorded in a short transaction if nothing was recorded about
//! its workflow meanwhile. Nobody waits while pages are typeset.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    distribute::{self, Copy, Printed, Variant},
    earlier::Earlier,
    make_report::{Made, make},
    refused::{addresses_at, refuse_untried},
};
use crate::{
    app::{App, AppError, Loaded, Loading, compose::Letterhead, output::write_file},
    config::Config,
    cores::on_all_cores_until,
    engine::{RunState, report_due},
    model::{Event, Fact, PartnerId, TaskId, WorkflowId, sha256::sha256_hex},
    plan::Plan,
    render::{edition, pdf::Pdf},
    report::{self, Edition},
    stop::Stop,
    store::{Snapshot, StoredReport, Tx},
};

/// How often a report is redone because something was recorded about its workflow meanwhile. After that it is made once
/// more while everybody else waits.
const TRIES: usize = 3;

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its symbol.
    pub symbol: String,
    /// The last day that it covers.
    pub cut_off: Date,
    /// Number of pages of the PDF in the first language.
    pub pages: usize,
    /// Its files.
    pub files: Vec<PathBuf>,
    /// Partners that should get it by mail but have no address for it.
    pub unreached: Vec<PartnerId>,
    /// Characters missing from every typeface, which became U+FFFD in the PDF.
    pub missing: BTreeSet<char>,
}

/// A due report that could not be issued, and why.
pub type NotIssued = (WorkflowId, AppError);

/// Issues every report that is due at `now`.
///
/// A report that cannot be written holds up neither the others nor the mail: it stays due, and the reason is returned.
/// Once [`App::stop`] is asked, those that are not recorded yet stay due ([`AppError::Stopped`]).
pub fn issue_reports(
    app: &mut App,
    loading: &Loading,
    now: Timestamp,
) -> Result<(Vec<Issued>, Vec<NotIssued>), AppError> {
    let mut issued = Vec::new();
    let mut failed = Vec::new();
    let App { store, live, stop, .. } = &mut *app;
    store.read(|tx| live.catch_up(tx, loading, stop, now))?;
    let due = |(workflow, loaded): (&WorkflowId, &Loaded)| {
        let state = live.state(workflow)?;
        let is_live = state.adopted.is_some_and(|adopted| !adopted.over);
        Some((workflow.clone(), Arc::clone(&loaded.plan), report_due(&loaded.plan, state, now)?, is_live))
    };
    let due: Vec<_> = loading.workflows.iter().filter_map(due).collect();
    for (workflow, plan, cut_off, is_live) in due {
        match issue(app, &plan, cut_off, is_live, now) {
            Ok(report) => issued.push(report),
            Err(error @ AppError::Stopped(_)) => return Err(error),
            Err(error) => failed.push((workflow, error)),
        }
    }
    Ok((issued, failed))
}

/// Issues the report of `workflow` as of `cut_off` (yesterday if `None`), regardless of its schedule.
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
    let adopted =
        state.adopted.ok_or_else(|| refuse("it has not been adopted yet; `concerted run --once` does that"))?;
    let yesterday = plan.timezone.to_datetime(now).date().saturating_sub(1.day());
    let cut_off = cut_off.unwrap_or(yesterday);
    if cut_off > yesterday {
        return Err(refuse(&format!("{cut_off} has not ended; the last day that has is {yesterday}")));
    }
    issue(app, plan, cut_off, !adopted.over && !state.is_closed, now)
}

/// Numbers, writes and records one report. If the workflow is live, it is sent by mail.
fn issue(app: &mut App, plan: &Plan, cut_off: Date, is_live: bool, now: Timestamp) -> Result<Issued, AppError> {
    let App { config, store, templates, installation, signer, stop, meanwhile, .. } = app;
    let addresses = store.read(|tx| addresses_at(tx, now))?;
    let copies = if is_live { distribute::copies(plan, &addresses, now) } else { Vec::new() };
    let press = Press {
        letterhead: Letterhead { config, templates, installation, signer: signer.as_deref() },
        plan,
        copies,
        cut_off,
        stop,
        now,
    };
    let mut tries = TRIES;
    let issued = loop {
        let edition = if tries == 0 { None } else { Some(store.read(|tx| press.set(tx))?) };
        tries = tries.saturating_sub(1);
        if let (Some(_), Some(meanwhile)) = (&edition, &mut *meanwhile) {
            meanwhile();
        }
        let recorded = store.write(|tx| match edition {
            None => press.record(tx, press.set(tx)?).map(Some),
            Some(issue) if issue.is_of(tx, plan)? => press.record(tx, issue).map(Some),
            Some(_) => Ok(None),
        })?;
        if let Some(issued) = recorded {
            break issued;
        }
    };
    let copies = press.copies.len();
    tracing::info!(symbol = issued.symbol, %cut_off, pages = issued.pages, copies, "report issued");
    let unreached = if is_live { distribute::unreached(plan, &addresses, now) } else { Vec::new() };
    Ok(Issued { unreached, ..issued })
}

/// What making one report takes.
struct Press<'a> {
    letterhead: Letterhead<'a>,
    plan: &'a Plan,
    copies: Vec<Copy<'a>>,
    cut_off: Date,
    /// Once it is asked, nothing more is made.
    stop: &'a Stop,
    now: Timestamp,
}

/// A finished report that is not recorded yet.
struct Issue {
    number: u32,
    /// The last event of its workflow that it takes into account.
    seq: i64,
    /// Every edition, in the order of the schedule.
    editions: Vec<(Variant, SetEdition)>,
    decisions: Vec<TaskId>,
}

/// One edition in both file formats.
struct SetEdition {
    made: Made,
    pdf: Pdf,
    html: String,
}

impl Issue {
    /// True if nothing that it is built from has changed, and its number is still free.
    fn is_of(&self, tx: &Snapshot, plan: &Plan) -> Result<bool, AppError> {
        let workflow = &plan.workflow;
        Ok(tx.last_seq_of(workflow)? == self.seq && tx.next_report_number(workflow)? == self.number)
    }
}

impl Press<'_> {
    /// Makes every edition.
    fn set(&self, tx: &Snapshot) -> Result<Issue, AppError> {
        let workflow = &self.plan.workflow;
        let (number, seq) = (tx.next_report_number(workflow)?, tx.last_seq_of(workflow)?);
        let events = tx.events(workflow)?;
        let earlier = Earlier::of(tx, self.plan)?;
        let variants = distribute::variants(self.plan, &self.copies);
        let symbol = format!("{}/PR/{number}", self.plan.symbol);
        let edition = Edition::Issued { number, symbol };
        let set = |variant: &Variant| self.set_edition((&events, &earlier), variant, edition.clone());
        let set: Result<Vec<_>, AppError> = on_all_cores_until(self.stop, &variants, set)?.into_iter().collect();
        let decisions = report::decisions_requested(self.plan, &events, self.cut_off);
        Ok(Issue { number, seq, editions: variants.into_iter().zip(set?).collect(), decisions })
    }

    fn set_edition(
        &self,
        (events, earlier): (&[Event], &Earlier),
        (audience, lang): &Variant,
        edition: Edition,
    ) -> Result<SetEdition, AppError> {
        let templates = self.letterhead.templates;
        let what = (self.cut_off, lang, audience);
        let made = make(templates, edition::DEFAULT_TEMPLATE, (self.plan, events, earlier), what, edition)?;
        self.stop.check()?;
        let (pdf, html) = made.rendered.both(templates.theme())?;
        Ok(SetEdition { made, pdf, html })
    }

    /// Stores it. The files are written before the journal records it: if the program stops in between, the next pass
    /// writes the same bytes again.
    fn record(&self, tx: &Tx, issue: Issue) -> Result<Issued, AppError> {
        let Issue { number, editions, decisions, .. } = issue;
        let mut issued = Issued {
            symbol: String::new(),
            cut_off: self.cut_off,
            pages: 0,
            files: Vec::new(),
            unreached: Vec::new(),
            missing: BTreeSet::new(),
        };
        let names = editions.iter().map(|((audience, lang), _)| (audience.as_str().to_owned(), lang.clone()));
        let names: Vec<_> = names.collect();
        let mut sha256 = String::new();
        let mut printed = BTreeMap::new();
        for (place, (variant, edition)) in editions.into_iter().enumerate() {
            issued.missing.extend(&edition.pdf.missing);
            issued.files.extend(write_edition(self.letterhead.config, self.plan, &edition)?);
            let stored = to_store(self.plan, &edition, number, self.now)?;
            if place == 0 {
                (issued.symbol, issued.pages) = (edition.made.report_symbol().to_owned(), edition.pdf.pages);
                sha256.clone_from(&stored.sha256);
            }
            tx.insert_report(&stored)?;
            printed.insert(variant, Printed { made: edition.made, pdf: edition.pdf.bytes });
        }
        let covers = distribute::covers(self.letterhead, self.plan, &self.copies, &printed, number, self.now)?;
        for (mail, refused) in covers {
            let is_new = tx.insert_mail(&mail)?;
            if let Some(words) = refused.filter(|_| is_new) {
                refuse_untried(tx, &mail.key, &words, self.now)?;
            }
        }
        let (symbol, cut_off) = (issued.symbol.clone(), self.cut_off);
        let fact = Fact::ReportIssued { number, symbol, cut_off, sha256, decisions, editions: names };
        tx.append(&Event::of_engine(&self.plan.workflow, self.now, fact))?;
        Ok(issued)
    }
}

/// Both files of one edition.
fn write_edition(config: &Config, plan: &Plan, edition: &SetEdition) -> Result<[PathBuf; 2], AppError> {
    let folder = config.reports.join(plan.workflow.as_str());
    let files = ["pdf", "html"].map(|extension| folder.join(format!("{}.{extension}", edition.made.file_stem)));
    write_file(&files[0], &edition.pdf.bytes)?;
    write_file(&files[1], edition.html.as_bytes())?;
    Ok(files)
}

fn to_store(plan: &Plan, edition: &SetEdition, number: u32, now: Timestamp) -> Result<StoredReport, AppError> {
    let SetEdition { made, pdf, html } = edition;
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
