//! How the rules of a weekend fit each other: whether two hold for the same days, or none holds for some.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::{
    definition::{values::years::YEARS, yaml::tree::Place},
    diag::{Code, Diagnostic, Fix},
    plan::WeekendRule,
};

/// The names of the days of the week.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Warns of rules that hold at the same time, of which only the last one counts, and of times between them in which no rule
/// holds, so that every day is a working day.
/// `known` are the first and the last day of which the calendar is asked for; `None` if that is not known.
pub(super) fn check(
    rules: &[WeekendRule],
    known: Option<(Date, Date)>,
    list: Place<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    // Rules that were refused individually have been reported already.
    if rules.is_empty() && list.len() == 0 {
        let message = "no rule says which days of the week are off, so every day is a working day";
        let finding = Diagnostic::new(Code::WeekendRules, list.label(""), message);
        findings.push(finding.hint(
            "write `weekend: [{days: [sat, sun]}]` with the days that are off, or delete `weekend:` if these two are"
                .to_owned(),
        ));
    }
    findings.extend(overlap(rules, list));
    findings.extend(gap(rules, list));
    findings.extend(known.into_iter().flat_map(|known| open_end(rules, known, list)));
}

/// The days before the first rule and after the last one, of those between the days `first` and `last`.
fn open_end(rules: &[WeekendRule], (first, last): (Date, Date), list: Place<'_>) -> Vec<Diagnostic> {
    // A rule that ends before it begins has been reported.
    if rules.iter().map(span).any(|(from, until)| until < from) {
        return Vec::new();
    }
    let spans = || rules.iter().map(span).enumerate();
    let Some((begins, (from, _))) = spans().min_by_key(|(_, (from, _))| *from) else { return Vec::new() };
    let Some((ends, (_, until))) = spans().max_by_key(|(_, (_, until))| *until) else { return Vec::new() };
    let told = |key: &str, at: usize, (gone_from, gone_until): (Date, Date)| {
        let message =
            format!("no rule holds from {gone_from} to {gone_until}, so every day of the week is a working day");
        let finding = Diagnostic::new(Code::WeekendRules, list.item(at).key(key).label(""), message);
        finding.hint(format!("delete `{key}:` if the rule holds on, or write a rule for the time before or after it"))
    };
    let mut found = Vec::new();
    if from > first && from <= last {
        found.push(told("from", begins, (first, from.yesterday().unwrap_or(from))));
    }
    if until < last && until >= first {
        found.push(told("until", ends, (until.tomorrow().unwrap_or(until), last)));
    }
    if from > last || until < first {
        let (key, at) = if from > last { ("from", begins) } else { ("until", ends) };
        found.push(told(key, at, (first, last)));
    }
    found
}

/// The day of the week of that name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
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
            let is_off = |day: &&str| {
                let day = weekday(day);
                rules.iter().any(|rule| day.is_some_and(|day| rule.days.contains(day)))
            };
            let days: Vec<&str> = WEEKDAYS.iter().copied().filter(is_off).collect();
            finding.hint(format!("write one rule with all days: `weekend: [{{days: [{}]}}]`", days.join(", ")))
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
