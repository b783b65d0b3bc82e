//! What in a rehearsal deserves a look.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::{Mail, Rehearsal, Script};
use crate::{
    diag::{Code, Severity},
    plan::Function,
};

/// More mails than this to one person in one week are too many.
const MAILS_A_WEEK: usize = 3;

/// So many mails in a row with one subject are too many.
const SAME_IN_A_ROW: usize = 3;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// `overload`, `repeats`, `no-mail`, or the code of a finding of `concerted check`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The day it is about, if it is about one.
    pub day: Option<Date>,
    /// What and why.
    pub message: String,
}

pub(super) fn of(rehearsal: &Rehearsal, script: &Script<'_>) -> Vec<Finding> {
    let mut findings = overloads(rehearsal);
    findings.extend(repeats(rehearsal));
    findings.extend(without_mail(rehearsal, script));
    findings.extend(collisions(script));
    findings
}

/// Persons who get more than [`MAILS_A_WEEK`] mails between a Monday and a Sunday.
fn overloads(rehearsal: &Rehearsal) -> Vec<Finding> {
    let mut weeks: BTreeMap<(Date, &str), usize> = BTreeMap::new();
    for mail in rehearsal.mails.iter().filter(|mail| !mail.is_draft) {
        *weeks.entry((monday(mail.day), mail.to.as_str())).or_default() += 1;
    }
    let over = weeks.into_iter().filter(|(_, count)| *count > MAILS_A_WEEK);
    over.map(|((day, to), count)| Finding {
        code: "overload",
        severity: Severity::Warning,
        day: Some(day),
        message: format!("`{to}` gets {count} mails in the week of {day}, more than {MAILS_A_WEEK}"),
    })
    .collect()
}

/// True if a reader would take one mail for the other: the next rung of the same ladder is another mail.
fn says_the_same(a: &Mail, b: &Mail) -> bool {
    let what = |mail: &Mail| -> Vec<_> {
        mail.items.iter().map(|item| (item.kind, item.task.clone(), item.partner.clone(), item.rung.clone())).collect()
    };
    a.subject == b.subject && what(a) == what(b)
}

/// Persons who get the same mail three times in a row.
fn repeats(rehearsal: &Rehearsal) -> Vec<Finding> {
    let mut by_reader: BTreeMap<&str, Vec<&Mail>> = BTreeMap::new();
    for mail in rehearsal.mails.iter().filter(|mail| !mail.is_draft) {
        by_reader.entry(mail.to.as_str()).or_default().push(mail);
    }
    let mut findings = Vec::new();
    for (to, mails) in by_reader {
        let same = mails.chunk_by(|a, b| says_the_same(a, b)).filter(|same| same.len() >= SAME_IN_A_ROW);
        findings.extend(same.map(|same| Finding {
            code: "repeats",
            severity: Severity::Warning,
            day: same.first().map(|mail| mail.day),
            message: format!(
                "`{to}` gets the same mail {} times in a row: {}",
                same.len(),
                same.first().map_or("", |mail| mail.subject.as_str())
            ),
        }));
    }
    findings
}

fn monday(day: Date) -> Date {
    day.series(jiff::Span::new().days(-1)).find(|day| day.weekday() == Weekday::Monday).unwrap_or(day)
}

/// Partners that take part and would never be written to.
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

/// Dates on weekends, holidays and near estimated feasts, as `check` finds them.
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
