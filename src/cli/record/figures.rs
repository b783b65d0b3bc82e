//! What an entry of a list says, value by value, and what it said before: a slip of the finger shows in the answer.

use serde_json::{Map, Value};

use crate::{
    lang::Words,
    model::{Event, Fact, Lang, List, WorkflowId},
    store::{Snapshot, StoreError},
};

/// Keys that the sentence about the entry repeats already.
const IN_SENTENCE: [&str; 7] = ["title", "likelihood", "impact", "status", "outcome", "rating", "reason"];

/// `; planned 120,000, currency EUR`; empty for what is no entry, or says nothing but what its sentence repeats.
pub(super) fn repeated(fact: &Fact) -> String {
    let said = entry(fact);
    let parts = said.iter().filter(|(key, _)| !IN_SENTENCE.contains(&key.as_str()));
    let parts: Vec<String> = parts.map(|(key, value)| named(key, value)).collect();
    if parts.is_empty() { String::new() } else { format!("; {}", parts.join(", ")) }
}

/// `before: planned 100,000`: what `event` changes of what was known of the same entry; `None` if that is nothing.
pub(super) fn before(tx: &Snapshot, workflow: &WorkflowId, event: &Event) -> Result<Option<String>, StoreError> {
    let Some(of) = event.fact.entry() else { return Ok(None) };
    let earlier = known_before(tx, workflow, of, event)?;
    let (known, said) = (earlier.as_ref().map(entry).unwrap_or_default(), entry(&event.fact));
    let changed =
        said.iter().filter_map(|(key, value)| known.get(key).filter(|old| *old != value).map(|old| (key, old)));
    let changed: Vec<String> = changed.map(|(key, old)| named(key, old)).collect();
    Ok((!changed.is_empty()).then(|| format!("before: {}", changed.join(", "))))
}

/// All that was known of an entry before `event`, in one fact.
fn known_before(
    tx: &Snapshot,
    workflow: &WorkflowId,
    of: (List, &str),
    event: &Event,
) -> Result<Option<Fact>, StoreError> {
    let mut earlier: Vec<Event> = Vec::new();
    tx.each_event(workflow, |other| {
        let is_before = (other.happened_at, other.seq) < (event.happened_at, event.seq);
        if is_before && other.fact.entry() == Some(of) {
            earlier.push(other);
        }
    })?;
    earlier.sort_by_key(|event| (event.happened_at, event.seq));
    let mut known: Option<Fact> = None;
    for Event { fact, .. } in earlier {
        match (&mut known, &fact) {
            (_, Fact::EntryWithdrawn { .. }) => known = None,
            (Some(known), later) => known.merge_entry(later),
            (None, _) => known = Some(fact),
        }
    }
    Ok(known)
}

/// The values of an entry by their keys, as they are kept.
fn entry(fact: &Fact) -> Map<String, Value> {
    match serde_json::to_value(fact) {
        Ok(Value::Object(mut fact)) => match fact.remove("entry") {
            Some(Value::Object(entry)) => entry,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

fn named(key: &str, value: &Value) -> String {
    format!("{} {}", key.replace('_', " "), in_words(value))
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), number_in_words),
        Value::String(text) => format!("“{text}”"),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Object(by_language) => {
            let texts = by_language.iter().map(|(lang, text)| format!("{} ({lang})", in_words(text)));
            texts.collect::<Vec<_>>().join(", ")
        }
        Value::Null => "nothing".to_owned(),
    }
}

/// `120,000`, `83.5`.
fn number_in_words(value: f64) -> String {
    let decimals = value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Words::of(&Lang::english()).number(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BudgetEntry, Text};

    #[test]
    fn every_figure_of_an_entry_is_repeated_but_not_its_title_twice() {
        let entry = BudgetEntry {
            title: Some(Text::plain("Hall")),
            planned: Some(120_000.0),
            spent: Some(0.5),
            currency: Some("EUR".to_owned()),
            ..BudgetEntry::default()
        };
        let fact = Fact::BudgetSet { line: "B1".into(), entry, note: None };
        assert_eq!(repeated(&fact), "; currency “EUR”, planned 120,000, spent 0.5");
    }
}
