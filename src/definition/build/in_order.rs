//! The findings of several files in their order, each cause told once.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};

/// The most places that are shown of one finding.
const MAX_PLACES: usize = 8;

/// Sorts findings by file and place, removes duplicates, and tells once what is wrong at many places, such as a name that
/// is not defined: the first place stands for all, and shows some of the others.
pub(in crate::definition) fn in_order(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by_cached_key(Diagnostic::sort_key);
    let mut ordered: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    let mut told: BTreeMap<(Code, String, String), usize> = BTreeMap::new();
    for finding in findings {
        let key = finding.sort_key();
        if ordered.iter().rev().take_while(|told| told.sort_key() == key).any(|told| *told == finding) {
            continue;
        }
        if !is_of_a_name(finding.code) {
            ordered.push(finding);
            continue;
        }
        let cause = (finding.code, finding.primary.file.to_string(), finding.message.clone());
        if let Some(at) = told.get(&cause) {
            join(&mut ordered[*at], finding);
        } else {
            told.insert(cause, ordered.len());
            ordered.push(finding);
        }
    }
    ordered
}

/// True if every finding of that code with the same words has the same cause.
fn is_of_a_name(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownPartner
            | Code::UnknownTask
            | Code::UnknownObjective
            | Code::UnknownIndicator
            | Code::UnknownLadder
            | Code::UnknownCalendar
            | Code::UnknownWorkstream
            | Code::UnknownApproval
            | Code::UnknownContact
            | Code::ContributorUnknown
    )
}

fn join(first: &mut Diagnostic, again: Diagnostic) {
    let span = &again.primary.span;
    if *span == first.primary.span || first.secondary.iter().any(|label| label.span == *span) {
        return;
    }
    if let Some(fix) = &mut first.fix
        && let Some(other) = again.fix.filter(|other| other.text == fix.text && other.span != fix.span)
    {
        fix.also.push(other.span);
    }
    if first.secondary.len() < MAX_PLACES {
        let mut label = again.primary;
        if label.text.is_empty() {
            "here too".clone_into(&mut label.text);
        }
        first.secondary.push(label);
    }
}
