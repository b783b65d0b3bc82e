//! The sentences that reports build by rule, in every language: the sheet for native reviewers.

use std::fmt::Write as _;

use super::{
    Arg, LANGUAGES, Words,
    catalogue::{ids, texts},
};
use crate::model::Lang;

/// Prefixes of the messages from which a rule chooses: headings, sentences on page 1, list lines.
const RULES: [&str; 27] = [
    "report-summary-",
    "report-achieved",
    "report-concerns-",
    "report-next-milestone",
    "report-next-nothing",
    "report-decision-",
    "report-decisions-",
    "report-objective-",
    "report-objectives-",
    "report-rated-by-",
    "report-workstreams-",
    "report-milestones-",
    "report-critical",
    "report-targets-",
    "report-decide-",
    "report-partners-",
    "report-partner-own",
    "report-joint-tasks",
    "report-concertation-gap",
    "report-gaps-",
    "report-participation-",
    "report-text-open",
    "report-commitments",
    "report-risks-",
    "report-budget-",
    "report-lists-",
    "programme-",
];

/// Placeholders that are counts: the message has a form for each plural.
const COUNTED: [&str; 38] = [
    "n",
    "of",
    "overdue",
    "waiting",
    "completed",
    "done",
    "days",
    "count",
    "events",
    "soon",
    "partners",
    "severe",
    "attended",
    "confirmed",
    "invited",
    "risk",
    "more",
    "next",
    "open",
    "agreed",
    "bracketed",
    "inputs",
    "late",
    "total",
    "reached",
    "partly",
    "failed",
    "unknown",
    "preparation",
    "left",
    "missing",
    "tasks",
    "last",
    "over",
    "ahead",
    "due",
    "met",
    "counted",
];

fn rules() -> impl Iterator<Item = (String, Vec<String>)> {
    let is_rule = |id: &str| RULES.iter().any(|rule| id.starts_with(rule)) && !id.ends_with("-label");
    ids("en").into_iter().filter(move |(id, _)| is_rule(id)).map(|(id, names)| (id, names.into_iter().collect()))
}

fn said(lang: &str, id: &str, names: &[String], n: i64) -> String {
    let value = |name: &String| {
        if COUNTED.contains(&name.as_str()) { Arg::Count(n) } else { Arg::Text(format!("‹{name}›")) }
    };
    let args: Vec<(&str, Arg)> = names.iter().map(|name| (name.as_str(), value(name))).collect();
    Words::of(&Lang::from(lang)).say(id, &args)
}

/// True if there are words besides the arguments.
fn has_words(said: &str) -> bool {
    let own =
        said.split('‹').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('›').unwrap().1 });
    own.collect::<String>().contains(char::is_alphabetic)
}

#[test]
fn every_rule_has_its_sentence_in_every_language() {
    let mut sheet = String::new();
    for (id, names) in rules() {
        let _ = writeln!(sheet, "{id}");
        for lang in LANGUAGES {
            let mut forms: Vec<String> = [1, 2, 5].map(|n| said(lang, &id, &names, n)).to_vec();
            for form in &forms {
                assert!(!form.contains(['{', '$']) && !form.contains(&id) && !form.is_empty(), "{lang} {id}: {form}");
                let english = said("en", &id, &names, 5);
                assert!(lang == "en" || !has_words(&english) || *form != english, "{lang} {id} is English");
            }
            let all = forms.concat();
            for name in names.iter().filter(|name| !COUNTED.contains(&name.as_str())) {
                assert!(all.contains(&format!("‹{name}›")), "{lang} {id} does not say `{name}`");
            }
            forms.dedup();
            for form in forms {
                let _ = writeln!(sheet, "  {lang}  {form}");
            }
        }
    }
    insta::assert_snapshot!(sheet);
}

#[test]
fn no_prefix_of_a_rule_is_left_without_a_message() {
    let known: String = texts("en").iter().map(|(_, text)| *text).collect();
    for rule in RULES {
        assert!(known.lines().any(|line| line.starts_with(rule)), "{rule}");
    }
}
