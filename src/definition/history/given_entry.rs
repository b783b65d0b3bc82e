//! One entry of a list given as keys and values, on a command line or in a row of a table. It is checked against the
//! same keys as a history.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt::Write as _,
};

use jiff::civil::Date;

use super::{
    list_entries::{self, Known},
    scope::Names,
};
use crate::{
    definition::{
        file::File,
        schema::{
            list_keys::{lists, table},
            table::{Kind, Table},
        },
        values::language,
    },
    diag::{Code, Diagnostic, Label, suggest::nearest},
    lang,
    model::{Fact, Lang},
    plan::Plan,
};

/// A parsed entry, not yet checked against earlier entries.
pub struct GivenEntry {
    file: File,
    findings: Vec<Diagnostic>,
}

/// Reads the entry of `list` that `values` describe, dated `day` unless they give a date, or returns what is wrong with
/// it. No other entry matters, so the rows of a long table can be read in parallel.
///
/// A key with a language, such as `title.fr`, gives a text in that language; without one, the text is English. Items of
/// a list are separated by commas. An empty value counts as absent.
pub fn read_entry(
    names: &Names<'_>,
    list: &str,
    day: Date,
    values: &[(String, String)],
) -> Result<GivenEntry, Vec<Diagnostic>> {
    let Some(table) = table(list) else { return Err(vec![no_list(list)]) };
    let plan = names.plan();
    let mut findings = Vec::new();
    let said = said(table, values, &mut findings);
    if said.iter().all(|said| matches!(said.key, "id" | "date")) {
        findings.push(nothing_said(table, &said));
        return Err(findings);
    }
    findings.extend(said.iter().filter_map(|said| unknown_language(plan, said)));
    let text = as_history(plan, list, table, day, &said);
    let file = File::read(&"entry".into(), &text);
    findings.extend(file.findings.iter().cloned());
    Ok(GivenEntry { file, findings })
}

impl GivenEntry {
    /// The day and the fact, or everything that is wrong with the entry. Entries in `known` exist already and need no
    /// title.
    pub fn fact(mut self, names: &Names<'_>, known: &Known) -> Result<(Date, Fact), Vec<Diagnostic>> {
        let facts = list_entries::facts(&self.file.raw, self.file.place(), &names.scope(), known, &mut self.findings);
        match facts.into_iter().next() {
            Some((day, fact, _)) if !self.findings.iter().any(Diagnostic::is_error) => Ok((day, fact)),
            _ => Err(self.findings),
        }
    }
}

/// One value that is not empty.
struct Said<'a> {
    /// As given: `title.fr`.
    name: &'a str,
    /// The key without a language.
    key: &'a str,
    /// The language, if one was given.
    lang: Option<&'a str>,
    /// The value, trimmed.
    value: &'a str,
}

/// The values that are not empty, one for each key and language. Repeated ones are reported.
fn said<'a>(table: &Table, values: &'a [(String, String)], findings: &mut Vec<Diagnostic>) -> Vec<Said<'a>> {
    let is_text = |key| table.get(key).is_some_and(|key| key.kind.is_text());
    let mut said: BTreeMap<(&str, Option<Lang>), Said<'a>> = BTreeMap::new();
    for (name, value) in values.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let (key, lang) = name.split_once('.').map_or((name.as_str(), None), |(key, lang)| (key, Some(lang)));
        let spoken = lang.map(Lang::from).or_else(|| is_text(key).then(Lang::english));
        match said.entry((key, spoken)) {
            Entry::Vacant(place) => {
                place.insert(Said { name, key, lang, value: value.trim() });
            }
            Entry::Occupied(first) => findings.push(said_twice(first.get().name, name)),
        }
    }
    said.into_values().collect()
}

fn said_twice(first: &str, again: &str) -> Diagnostic {
    if first == again {
        return finding(Code::DuplicateKey, format!("`{first}` is given twice")).hint("give it once".to_owned());
    }
    finding(Code::DuplicateKey, format!("`{first}` and `{again}` give the text in the same language"))
        .hint("keep one of the two; a text without a language is English".to_owned())
}

fn nothing_said(table: &Table, said: &[Said<'_>]) -> Diagnostic {
    let id = said.iter().find(|said| said.key == "id").map_or("", |said| said.value);
    let keys = table.keys().map(|key| key.name).filter(|key| !matches!(*key, "id" | "date"));
    let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
    let message = format!("nothing is said of `{id}`");
    finding(Code::MissingKey, message).hint(format!("the keys of {} are {}", table.noun, keys.join(", ")))
}

/// The finding about a text in a language that nobody reads: Concerted has no catalogue for it, and nobody in the
/// workflow uses it.
fn unknown_language(plan: &Plan, said: &Said<'_>) -> Option<Diagnostic> {
    let tag = said.lang.filter(|tag| language::language(tag).is_ok())?;
    let partners = plan.partners.values().flat_map(|partner| &partner.languages);
    let used = plan.languages.iter().chain(&plan.reports.languages).chain(partners);
    let mut known: Vec<&str> = lang::LANGUAGES.to_vec();
    for lang in used.map(Lang::base) {
        if !known.contains(&lang) {
            known.push(lang);
        }
    }
    if known.contains(&Lang::from(tag).base()) {
        return None;
    }
    let message =
        format!("`{}` gives a text in the language `{tag}`, which nobody in `{}` reads", said.name, plan.workflow);
    Some(finding(Code::BadLanguage, message).hint(format!("use one of {}", known.join(", "))))
}

fn finding(code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, Label::new(&"entry".into(), 0..0, ""), message)
}

fn no_list(list: &str) -> Diagnostic {
    let message = format!("there is no list `{list}`");
    finding(Code::UnknownValue, message).hint(nearest(list, lists()).map_or_else(
        || format!("there are {}", lists().collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean `{near}`?"),
    ))
}

/// The entry as a history that contains nothing else, so that entries are read in only one way.
fn as_history(plan: &Plan, list: &str, table: &Table, day: Date, said: &[Said<'_>]) -> String {
    let mut fields: BTreeMap<&str, Vec<(Option<&str>, &str)>> = BTreeMap::new();
    for said in said {
        fields.entry(said.key).or_default().push((said.lang, said.value));
    }
    let mut text = format!("format: 1\nhistory: {}\nfacts: []\n{list}:\n  - {{", plan.workflow);
    if !fields.contains_key("date") {
        let _ = write!(text, "date: {day}, ");
    }
    for (key, said) in fields {
        let kind = table.get(key).map(|key| &key.kind);
        let _ = write!(text, "{}: {}, ", quoted(key), value(kind, &said));
    }
    text + "}\n"
}

fn value(kind: Option<&Kind>, said: &[(Option<&str>, &str)]) -> String {
    match (kind, said) {
        (Some(Kind::Count(..) | Kind::Number), [(None, figure)]) if figure.parse::<f64>().is_ok() => {
            (*figure).to_owned()
        }
        (Some(Kind::Flag), [(None, flag @ ("true" | "false"))]) => (*flag).to_owned(),
        (Some(Kind::OneOrMore(_)), [(None, items)]) => {
            let items: Vec<String> = items.split(',').map(|item| quoted(item.trim())).collect();
            format!("[{}]", items.join(", "))
        }
        (_, [(None, text)]) => quoted(text),
        (_, texts) => {
            let texts = texts.iter().map(|(lang, text)| format!("{}: {}", quoted(lang.unwrap_or("en")), quoted(text)));
            format!("{{{}}}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text in double quotes. JSON's escapes are valid in YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
