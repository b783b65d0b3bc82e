//! One entry of a list as words and values, from a command line or a row of a table, held against the same keys as a
//! history.

use std::{collections::BTreeMap, fmt::Write as _};

use jiff::civil::Date;

use super::{
    file::File,
    history::Names,
    kind::{Kind, Table},
    ledger_keys::LEDGERS,
    ledgers::{self, Known},
    suggest::nearest,
};
use crate::{
    diag::{Code, Diagnostic, Label},
    model::Fact,
    plan::Plan,
};

/// The lists that entries go into.
pub fn lists() -> impl Iterator<Item = &'static str> {
    LEDGERS.iter().map(|key| key.name)
}

/// The keys of an entry of `list`, each with what it means; nothing if there is no such list.
pub fn entry_keys(list: &str) -> Vec<(&'static str, &'static str)> {
    table(list).into_iter().flat_map(Table::keys).map(|key| (key.name, key.about)).collect()
}

/// The entry of `list` that `values` describe, said on `day` unless they name a date; or everything that is wrong with it.
///
/// A key with a language, `title.fr`, gives a text in that language; items of a list are separated by commas; an empty
/// value says nothing. `known` has the entries that were named before and need no title.
pub fn entry(
    plan: &Plan,
    list: &str,
    day: Date,
    values: &[(String, String)],
    known: &Known,
) -> Result<(Date, Fact), Vec<Diagnostic>> {
    let Some(table) = table(list) else { return Err(vec![no_list(list)]) };
    let text = as_history(plan, list, table, day, values);
    let file = File::read(&"entry".into(), &text);
    let mut findings = file.findings.clone();
    let names = Names::of(plan);
    let facts = ledgers::facts(&file.raw, file.place(), &names.scope(plan), known, &mut findings);
    match facts.into_iter().next() {
        Some((day, fact, _)) if !findings.iter().any(Diagnostic::is_error) => Ok((day, fact)),
        _ => Err(findings),
    }
}

fn table(list: &str) -> Option<&'static Table> {
    LEDGERS.iter().find(|key| key.name == list).and_then(|key| match key.kind {
        Kind::List(Kind::Record(table)) => Some(*table),
        _ => None,
    })
}

fn no_list(list: &str) -> Diagnostic {
    let message = format!("there is no list `{list}`");
    let finding = Diagnostic::new(Code::UnknownValue, Label::new(&"entry".into(), 0..0, ""), message);
    finding.hint(nearest(list, lists()).map_or_else(
        || format!("there are {}", lists().collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean `{near}`?"),
    ))
}

/// The entry as a history with nothing else in it, so that there is one way to read entries.
fn as_history(plan: &Plan, list: &str, table: &Table, day: Date, values: &[(String, String)]) -> String {
    let mut fields: BTreeMap<&str, Vec<(Option<&str>, &str)>> = BTreeMap::new();
    for (key, value) in values.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let (key, lang) = key.split_once('.').map_or((key.as_str(), None), |(key, lang)| (key, Some(lang)));
        fields.entry(key).or_default().push((lang, value.trim()));
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

/// A text in double quotes: JSON's escapes are YAML's too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
