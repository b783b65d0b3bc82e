//! How the rules of a weekend fit each other: whether two hold for the same days, or none holds for some.

use jiff::{ToSpan, civil::Date};

use crate::{
    definition::{values::years::YEARS, yaml::tree::Place},
    diag::{Code, Diagnostic, Fix},
    plan::WeekendRule,
};

/// Warns of rules that hold at the same time, of which only the last one counts, and of times between them in which no rule
/// holds, so that every day is a working day.
pub(super) fn check(rules: &[WeekendRule], list: Place<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(overlap(rules, list));
    findings.extend(gap(rules, list));
}

/// The first and the last day of a rule; one without an end ends with the last year that there is.
fn span(rule: &WeekendRule) -> (Date, Date) {
    let from = rule.from.unwrap_or(Date::constant(*YEARS.start(), 1, 1));
    (from, rule.until.unwrap_or(Date::constant(*YEARS.end(), 12, 31)))
}

fn overlap(rules: &[WeekendRule], list: Place<'_>) -> Option<Diagnostic> {
    for (later, rule) in rules.iter().enumerate() {
        let (from, until) = span(rule);
        let earlier = rules[..later].iter().position(|other| {
            let (begins, ends) = span(other);
            let overlaps = from <= ends && begins <= until;
            // One with both ends, inside another, is an exception from it.
            let is_exception = rule.from.is_some() && rule.until.is_some() && begins <= from && until <= ends;
            overlaps && !is_exception
        });
        let Some(earlier) = earlier else { continue };
        let message =
            "two rules hold for the same days, and only the last one counts: the days off of the other are worked";
        let finding = Diagnostic::new(Code::WeekendRules, list.item(later).label("holds"), message)
            .also(list.item(earlier).label("does not hold"));
        let are_for_good = rules.iter().all(|rule| rule.from.is_none() && rule.until.is_none());
        return Some(if are_for_good {
            finding.hint("write one rule with all days: `weekend: [{days: [sat, sun]}]`".to_owned())
        } else {
            finding.hint("let the one end, with `until:`, on the day before the other begins, with `from:`".to_owned())
        });
    }
    None
}

fn gap(rules: &[WeekendRule], list: Place<'_>) -> Option<Diagnostic> {
    let mut spans: Vec<(Date, Date, usize)> =
        rules.iter().enumerate().map(|(at, rule)| (span(rule).0, span(rule).1, at)).collect();
    spans.sort_unstable();
    let mut covered: Option<(Date, usize)> = None;
    for (from, until, at) in &spans {
        if let Some((end, before)) = covered
            && let Ok(next) = end.checked_add(1.day())
            && *from > next
        {
            let last = from.yesterday().unwrap_or(*from);
            let message = format!("no rule holds from {next} to {last}, so every day of the week is a working day");
            let finding = Diagnostic::new(Code::WeekendRules, list.item(*at).key("from").label("begins here"), message)
                .also(list.item(before).key("until").label("ends here"));
            let fix = Fix::new(list.item(*at).key("from").label("").span, next.to_string());
            return Some(finding.hint(format!("write `from: {next}`, or a rule for the time between")).fix(fix));
        }
        if covered.is_none_or(|(end, _)| *until > end) {
            covered = Some((*until, *at));
        }
    }
    None
}
