//! What happened to commitments, in sentences.

use super::came;
use crate::model::{CommitmentEntry, CommitmentReport, Fact};

/// The sentence for a fact about a report on a commitment.
pub(super) fn told(fact: &Fact) -> String {
    let noted = |note: &Option<String>| note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
    match fact {
        Fact::CommitmentReported { commitment, number, partner, report, asking, note, origin } => {
            let came = origin.as_ref().map_or_else(String::new, came);
            let asking = asking.map_or_else(String::new, |day| format!(", asked on {day}"));
            format!("{commitment}: report {number} of {partner}: {}{came}{asking}{}", said(report), noted(note))
        }
        Fact::CommitmentConfirmed { commitment, number, entry, note } => {
            format!("{commitment}: report {number} is confirmed{}{}", entered(entry), noted(note))
        }
        Fact::CommitmentSentBack { commitment, number, reason } => {
            format!("{commitment}: report {number} is sent back: {reason}")
        }
        _ => String::new(),
    }
}

/// `in progress, due 2028-06-30, 250000 paid, at https://…`.
pub(in crate::cli) fn said(report: &CommitmentReport) -> String {
    let figures = figures(&report.entry());
    let link = report.link.as_ref().map(|link| format!("at {link}"));
    let all: Vec<String> = figures.into_iter().chain(link).collect();
    if all.is_empty() { "nothing new".to_owned() } else { all.join(", ") }
}

/// `: in progress, 250000 paid`.
fn entered(entry: &CommitmentEntry) -> String {
    let all = figures(entry);
    if all.is_empty() { String::new() } else { format!(": {}", all.join(", ")) }
}

fn figures(entry: &CommitmentEntry) -> Vec<String> {
    let status = entry.status.map(|status| status.as_str().replace('_', " "));
    let due = entry.due.map(|due| format!("due {due}"));
    let signed = entry.signed.map(|signed| format!("{signed} signed"));
    let paid = entry.paid.map(|paid| format!("{paid} paid"));
    [status, due, signed, paid].into_iter().flatten().collect()
}
