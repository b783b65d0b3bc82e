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
    diag::{Code, Diagnostic, suggest::nearest},
    model::{PartnerId, Text},
    plan::{Approval, ApprovalRule, Approver, Function, Silence, SilencePeriod, Substitute},
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
                substitutes: substitutes(raw, entry.place, partners, findings),
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
    for (at, written) in present(raw.by.as_ref()) {
        let at = place.key("by").item(at);
        if let Some(function) = Function::parse(written) {
            approvers.push(Approver::Office(function));
            continue;
        }
        let (id, office) = written.split_once('/').map_or((written.as_str(), None), |(id, office)| (id, Some(office)));
        if !partners.check(id, at, findings) {
            continue;
        }
        let partner = PartnerId::from(id);
        match office.map(|office| (office, Function::parse(office))) {
            None => approvers.push(Approver::Partner(partner)),
            Some((_, Some(function))) => approvers.push(Approver::OfficeOf(partner, function)),
            Some((office, None)) => findings.push(no_office(id, office, at)),
        }
    }
    approvers
}

fn no_office(partner: &str, office: &str, at: Place<'_>) -> Diagnostic {
    let all = Function::ALL.map(Function::as_str);
    let message = format!("`{office}` is no office of `{partner}`");
    let meant = nearest(office, all).map(|meant| format!("did you mean `{partner}/{meant}`?"));
    let hint = meant.unwrap_or_else(|| format!("write {}", all.map(|one| format!("`{partner}/{one}`")).join(", ")));
    Diagnostic::new(Code::ApprovalRule, at.label(""), message).hint(hint)
}

/// Who stands in for whom. A period that ends before it begins is reported.
fn substitutes(
    raw: &RawApproval,
    place: Place<'_>,
    partners: &Register,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Substitute> {
    let mut substitutes = Vec::new();
    for (at, one) in present(raw.substitutes.as_ref()) {
        let at = place.key("substitutes").item(at);
        let (Some(of), Some(by)) = (&one.of, &one.by) else { continue };
        let are_known = partners.check(of, at.key("of"), findings) & partners.check(by, at.key("by"), findings);
        if !are_known {
            continue;
        }
        let (from, to) = (one.from.as_ref().map(|day| day.0), one.to.as_ref().map(|day| day.0));
        if of == by {
            let message = format!("`{of}` cannot stand in for itself");
            let finding = Diagnostic::new(Code::ApprovalRule, at.key("by").label(""), message);
            findings.push(finding.hint("name another partner, or delete the line".to_owned()));
        } else if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message = format!("the substitute for `{of}` ends on {to}, before it begins on {from}");
            let finding = Diagnostic::new(Code::ApprovalRule, at.key("to").label(""), message);
            findings.push(finding.hint(format!("exchange the two: `from: {to}` and `to: {from}`")));
        } else {
            substitutes.push(Substitute { of: PartnerId::from(of), by: PartnerId::from(by), from, to });
        }
    }
    substitutes
}

/// The rule. Keys that it lacks or that belong to another rule are reported.
fn rule(raw: &RawApproval, id: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> ApprovalRule {
    let rule = raw.rule.as_deref().unwrap_or("one");
    // A value that was refused has been reported already.
    let is_missing = |keys: &[&str]| !keys.iter().any(|key| place.has(key));
    if rule == "quorum" && is_missing(&["quorum"]) {
        let message =
            format!("the approval `{id}` needs a quorum, but does not say how many of those who approve it are");
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
    for (key, of) in [("quorum", "quorum"), ("hours", "silence"), ("working_days", "silence"), ("extension", "silence")]
    {
        if place.has(key) && rule != of {
            let message = format!("`{key}` belongs to the rule `{of}`, but the approval `{id}` has the rule `{rule}`");
            let finding = Diagnostic::new(Code::ApprovalRule, place.name(key).label(""), message);
            findings.push(finding.hint(format!("write `rule: {of}`, or delete `{key}`")));
        }
    }
    if rule == "silence"
        && let (Some(_), Some(_)) = (raw.hours, raw.working_days)
    {
        let message = format!("the approval `{id}` has both `hours` and `working_days`");
        let finding = Diagnostic::new(Code::ApprovalRule, place.name("working_days").label("too much"), message)
            .also(place.name("hours").label("is here already"));
        findings.push(finding.hint("keep one of the two".to_owned()));
        return ApprovalRule::One;
    }
    let period = raw.hours.map(SilencePeriod::Hours).or(raw.working_days.map(SilencePeriod::WorkingDays));
    match (rule, period) {
        ("all", _) => ApprovalRule::All,
        ("quorum", _) => raw.quorum.as_ref().map_or(ApprovalRule::One, |quorum| quorum.0),
        ("silence", Some(period)) => ApprovalRule::Silence(Silence { period, extension_hours: raw.extension }),
        _ => ApprovalRule::One,
    }
}
