//! Things in a rehearsal that deserve a look.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::{Rehearsal, Script, restraint};
use crate::{
    diag::{Code, Severity},
    plan::Function,
};

/// More mails than this to one person in one week are too many.
const MAILS_A_WEEK: usize = 3;

/// This many consecutive mails with the same subject are too many.
const SAME_IN_A_ROW: usize = 3;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// `overload`, `repeats`, `no-mail`, or the code of a finding of `concerted check`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The day it is about, if any.
    pub day: Option<Date>,
    /// What and why, in words for people.
    pub message: String,
}

pub(super) fn of(rehearsal: &Rehearsal, script: &Script<'_>) -> Vec<Finding> {
    let mut findings = overloads(rehearsal);
    findings.extend(repeats(rehearsal));
    findings.extend(without_mail(rehearsal, script));
    findings.extend(collisions(script));
    findings
}

/// People who get more than [`MAILS_A_WEEK`] mails between a Monday and a Sunday.
fn overloads(rehearsal: &Rehearsal) -> Vec<Finding> {
    let over = restraint::weeks(rehearsal).into_iter().filter(|(_, count)| *count > MAILS_A_WEEK);
    over.map(|((day, to), count)| Finding {
        code: "overload",
        severity: Severity::Warning,
        day: Some(day),
        message: format!("`{to}` gets {count} mails in the week of {day}, more than {MAILS_A_WEEK}"),
    })
    .collect()
}

/// People who get the same mail three times in a row.
fn repeats(rehearsal: &Rehearsal) -> Vec<Finding> {
    let same = restraint::runs(rehearsal).into_iter().filter(|(_, run)| run.len() >= SAME_IN_A_ROW);
    same.filter_map(|(to, run)| {
        let first = run.first()?;
        Some(Finding {
            code: "repeats",
            severity: Severity::Warning,
            day: Some(first.day),
            message: format!("`{to}` gets the same mail {} times in a row: {}", run.len(), first.subject),
        })
    })
    .collect()
}

/// Participating partners that would never be written to.
fn without_mail(rehearsal: &Rehearsal, script: &Script<'_>) -> Vec<Finding> {
    let written: BTreeSet<_> = rehearsal.mails.iter().filter_map(|mail| mail.partner.as_ref()).collect();
    let silent = script.plan.partner_order.iter().filter(|id| !written.contains(id));
    silent
        .map(|id| {
            let owes = script.plan.tasks.iter().any(|task| task.obliged().any(|obliged| obliged == id));
            let partner = script.plan.partners.get(id);
            let has_address = partner.is_some_and(|partner| {
                partner.contacts.iter().any(|contact| {
                    contact.email.is_some() && contact.function.is_some_and(|function| function < Function::HeadOfUnit)
                })
            });
            let why = if !owes {
                "it owes nothing to any task"
            } else if !has_address {
                "it has no contact with an address"
            } else {
                "nothing it owes becomes ready"
            };
            Finding {
                code: "no-mail",
                severity: if owes { Severity::Warning } else { Severity::Note },
                day: None,
                message: format!("`{id}` gets no mail: {why}"),
            }
        })
        .collect()
}

/// Dates on weekends, on holidays and near estimated feasts, as found by `check`.
fn collisions(script: &Script<'_>) -> Vec<Finding> {
    let is_of_a_day = |code| {
        matches!(code, Code::DueOnHoliday | Code::DueOnWeekend | Code::NearEstimatedFeast | Code::OutsideCalendarCover)
    };
    let found = script.diagnostics.iter().filter(|diagnostic| is_of_a_day(diagnostic.code));
    found
        .map(|diagnostic| {
            let place = script.sources.position(&diagnostic.primary.file, diagnostic.primary.span.start);
            Finding {
                code: diagnostic.code.as_str(),
                severity: diagnostic.severity,
                day: None,
                message: format!("{} ({}:{})", diagnostic.message, diagnostic.primary.file, place.line),
            }
        })
        .collect()
}
