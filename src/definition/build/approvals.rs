//! Approvals: who gives them, and by which rule.

use std::collections::BTreeMap;

use super::layers::entries;
use crate::{
    definition::{
        file::{
            File,
            names::Register,
            raw::{RawApproval, Words, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::{PartnerId, Text},
    plan::{Approval, ApprovalRule, Approver, Function, Patience},
};

/// Every approval by id.
pub(super) fn approvals(
    layers: &[&File],
    partners: &Register,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Approval> {
    let found = entries(layers, "approvals", |raw| raw.approvals.as_ref());
    found
        .into_iter()
        .map(|entry| {
            let empty = RawApproval::default();
            let raw = entry.value.unwrap_or(&empty);
            let approval = Approval {
                title: raw.title.as_ref().map_or_else(|| Text::plain(entry.id), Words::text),
                by: approvers(raw, entry.place, partners, findings),
                rule: rule(raw, entry.id, entry.place, findings),
            };
            (entry.id.to_owned(), approval)
        })
        .collect()
}

/// Names of offices take precedence; no partner may have one as its id.
fn approvers(
    raw: &RawApproval,
    place: Place<'_>,
    partners: &Register,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Approver> {
    let mut approvers = Vec::new();
    for (at, id) in present(raw.by.as_ref()) {
        if let Some(function) = Function::parse(id) {
            approvers.push(Approver::Office(function));
        } else if partners.check(id, place.key("by").item(at), findings) {
            approvers.push(Approver::Partner(PartnerId::from(id)));
        }
    }
    approvers
}

/// The rule. Keys that it lacks or that belong to another rule are reported.
fn rule(raw: &RawApproval, id: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> ApprovalRule {
    let rule = raw.rule.as_deref().unwrap_or("one");
    // A value that was refused has been reported already.
    let is_missing = |keys: &[&str]| !keys.iter().any(|key| place.has(key));
    if rule == "quorum" && is_missing(&["quorum"]) {
        let message =
            format!("the approval `{id}` needs a quorum, but does not say which part of those who approve it is");
        findings.push(
            Diagnostic::new(Code::ApprovalRule, place.key("rule").label(""), message)
                .hint("add `quorum: 2/3`".to_owned()),
        );
    }
    if rule == "silence" && is_missing(&["hours", "working_days"]) {
        let message = format!("the approval `{id}` is given by silence, but does not say after how long");
        let hint = "add `hours: 72` or `working_days: 10`".to_owned();
        findings.push(Diagnostic::new(Code::ApprovalRule, place.key("rule").label(""), message).hint(hint));
    }
    for (key, of) in [("quorum", "quorum"), ("hours", "silence"), ("working_days", "silence")] {
        if place.has(key) && rule != of {
            let message = format!("`{key}` belongs to the rule `{of}`, but the approval `{id}` has the rule `{rule}`");
            let finding = Diagnostic::new(Code::ApprovalRule, place.name(key).label(""), message);
            findings.push(finding.hint(format!("write `rule: {of}`, or delete `{key}`")));
        }
    }
    match (rule, raw.quorum.as_ref(), raw.hours, raw.working_days) {
        ("quorum", Some(quorum), ..) => ApprovalRule::Quorum(quorum.0.0, quorum.0.1),
        ("silence", _, Some(hours), None) => ApprovalRule::Silence(Patience::Hours(hours)),
        ("silence", _, None, Some(days)) => ApprovalRule::Silence(Patience::WorkingDays(days)),
        ("silence", _, Some(_), Some(_)) => {
            let message = format!("the approval `{id}` has both `hours` and `working_days`");
            let finding = Diagnostic::new(Code::ApprovalRule, place.name("working_days").label("too much"), message)
                .also(place.name("hours").label("is here already"));
            findings.push(finding.hint("keep one of the two".to_owned()));
            ApprovalRule::One
        }
        _ => ApprovalRule::One,
    }
}
