//! The issued reports, as recorded in the journal.

use jiff::{Timestamp, civil::Date};

use crate::{
    model::{Event, Fact, Lang, TaskId},
    plan::Plan,
};

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedReport {
    /// Its number.
    pub number: u32,
    /// Its symbol.
    pub symbol: String,
    /// Its cut-off day.
    pub cut_off: Date,
    /// When it was issued.
    pub at: Timestamp,
    /// The tasks about which it requests a decision.
    pub decisions: Vec<TaskId>,
    /// The audiences and languages it was issued for; empty if the journal does not say.
    pub editions: Vec<(String, Lang)>,
    /// When and why it was withdrawn, if it was.
    pub withdrawn: Option<(Timestamp, String)>,
}

impl IssuedReport {
    /// True if it was issued for `audience` in `lang`, or may have been.
    pub fn has_edition(&self, audience: &str, lang: &Lang) -> bool {
        self.editions.is_empty() || self.editions.iter().any(|(to, language)| to == audience && language == lang)
    }
}

/// The issued reports of a journal as of its last event, by number.
///
/// A report is compared with what had been issued when it is made, not by its cut-off: a night lies between the two,
/// and sometimes a withdrawal.
pub fn issued_reports(plan: &Plan, events: &[Event]) -> Vec<IssuedReport> {
    let mut reports = Vec::new();
    for event in events {
        note(&mut reports, plan, event.happened_at, &event.fact);
    }
    reports.sort_by_key(|report| report.number);
    reports
}

/// Applies a fact about reports that happened at `at`; other facts change nothing.
pub(super) fn note(reports: &mut Vec<IssuedReport>, plan: &Plan, at: Timestamp, fact: &Fact) {
    match fact {
        Fact::ReportIssued { number, symbol, cut_off, decisions, editions, .. } => {
            let decisions = decisions.iter().map(|task| plan.renames.task(task)).collect();
            let (number, symbol, cut_off, editions) = (*number, symbol.clone(), *cut_off, editions.clone());
            reports.push(IssuedReport { number, symbol, cut_off, at, decisions, editions, withdrawn: None });
        }
        Fact::ReportWithdrawn { number, why, .. } => {
            if let Some(report) = reports.iter_mut().find(|report| report.number == *number) {
                report.withdrawn = Some((at, why.clone()));
            }
        }
        _ => {}
    }
}
