//! Reads what a partner chose and typed on the page of its commitments.

use jiff::civil::Date;

use super::{
    commitment_matter::Progress,
    commitment_page::{CommitmentField, CommitmentPage, CommitmentTyped, ReportFault},
    form::{Problem, day_in, is_unfit},
};
use crate::{
    lang::whole_amount,
    model::{CommitmentId, CommitmentReport, check_figure, is_web_address, ledger::CommitmentStatus},
};

/// A report as it is to be recorded: on which commitment, what it says, and the note.
pub type GivenReport = (CommitmentId, CommitmentReport, Option<String>);

type Wrong = (&'static str, ReportFault);

impl CommitmentPage {
    /// What is to be recorded on `today`, or nothing if something is to be looked at again: that is noted on the page then.
    pub fn read(&mut self, today: Date) -> Option<Vec<GivenReport>> {
        let mut given = Vec::new();
        for field in &mut self.items {
            match read(field, today) {
                Ok(report) => given.extend(report),
                Err((part, fault)) => field.problem = Some(field.problem_with(part, fault)),
            }
        }
        self.problems = self.items.iter().filter_map(|field| field.problem.clone()).collect();
        if self.problems.is_empty() && given.is_empty() {
            let first = self.items.first_mut()?;
            let problem = first.problem_with("progress", ReportFault::Choose);
            first.problem = Some(problem.clone());
            self.problems.push(problem);
        }
        self.problems.is_empty().then_some(given)
    }
}

/// What is said of one commitment; `None` if nothing was chosen.
fn read(field: &CommitmentField, today: Date) -> Result<Option<GivenReport>, Wrong> {
    let typed = &field.typed;
    let Some(choice) = field.choices.iter().find(|choice| choice.is_chosen) else {
        // A field that was filled in without a choice would be lost in silence.
        let is_untouched = *typed == CommitmentTyped::default();
        return if is_untouched { Ok(None) } else { Err(("progress", ReportFault::Choose)) };
    };
    let due = match choice.value {
        Progress::Delayed => Some(day(typed, today)?),
        Progress::InProgress | Progress::Completed | Progress::Dropped => None,
    };
    let signed = amount(&typed.signed, &field.item.currency).map_err(|fault| ("signed", fault))?;
    let paid = amount(&typed.paid, &field.item.currency).map_err(|fault| ("paid", fault))?;
    let link = Some(typed.link.clone()).filter(|link| !link.is_empty());
    if link.as_ref().is_some_and(|link| !is_web_address(link)) {
        return Err(("link", ReportFault::Link));
    }
    let note = Some(typed.note.replace("\r\n", "\n")).filter(|note| !note.is_empty());
    match (&note, choice.value) {
        (Some(note), _) if is_unfit(note) => return Err(("note", ReportFault::Long)),
        (None, Progress::Dropped) => return Err(("note", ReportFault::Reason)),
        _ => {}
    }
    let status = match choice.value {
        Progress::InProgress | Progress::Delayed => CommitmentStatus::InProgress,
        Progress::Completed => CommitmentStatus::Completed,
        Progress::Dropped => CommitmentStatus::Dropped,
    };
    let report = CommitmentReport { status: Some(status), due, signed, paid, link };
    Ok(Some((field.item.id.clone(), report, note)))
}

/// The day in three fields, in whichever digits; the month may be a word.
fn day(typed: &CommitmentTyped, today: Date) -> Result<Date, Wrong> {
    let fault = |problem| match problem {
        Problem::Past => ReportFault::Past,
        Problem::Far => ReportFault::Far,
        _ => ReportFault::Day,
    };
    day_in((&typed.day, &typed.month, &typed.year), today).map_err(|problem| ("day", fault(problem)))
}

/// An amount in figures, in the currency of its commitment; `None` if nothing was typed.
fn amount(typed: &str, currency: &str) -> Result<Option<f64>, ReportFault> {
    if typed.is_empty() {
        return Ok(None);
    }
    let written = whole_amount(typed).ok_or(ReportFault::Amount)?;
    if written.currency.is_some_and(|named| named != currency) {
        return Err(ReportFault::Currency);
    }
    check_figure(written.value).map_err(|_| ReportFault::Amount)?;
    Ok(Some(written.value))
}
