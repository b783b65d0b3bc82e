//! What an entry of a list says, value by value, and what it said before: a slip of the finger shows in the answer.

use std::collections::BTreeSet;

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

/// What was said earlier of some entries.
pub(super) struct Earlier(Vec<Event>);

impl Earlier {
    /// Of those that `told` are about, in the order in which it counts.
    pub(super) fn of(tx: &Snapshot, workflow: &WorkflowId, told: &[Event]) -> Result<Self, StoreError> {
        let entries: BTreeSet<(List, &str)> = told.iter().filter_map(|event| event.fact.entry()).collect();
        let mut earlier = Vec::new();
        if !entries.is_empty() {
            tx.each_event_of_lists(workflow, |event| {
                if event.fact.entry().is_some_and(|entry| entries.contains(&entry)) {
                    earlier.push(event);
                }
            })?;
        }
        earlier.sort_by_key(Event::place);
        Ok(Self(earlier))
    }

    /// `before: planned 100,000`: what `event` changes of what was known of the same entry; `None` if that is nothing.
    pub(super) fn before(&self, event: &Event) -> Option<String> {
        let known = self.known_before(event).as_ref().map(entry).unwrap_or_default();
        let said = entry(&event.fact);
        let changed = said.iter().filter_map(|(key, value)| Some((key, known.get(key).filter(|old| *old != value)?)));
        let changed: Vec<String> = changed.map(|(key, old)| named(key, old)).collect();
        (!changed.is_empty()).then(|| format!("before: {}", changed.join(", ")))
    }

    /// All that was known of an entry before `event`, in one fact.
    fn known_before(&self, event: &Event) -> Option<Fact> {
        let of = event.fact.entry()?;
        let earlier = self.0.iter().filter(|other| other.place() < event.place() && other.fact.entry() == Some(of));
        earlier.fold(None, |known: Option<Fact>, Event { fact, .. }| match (known, fact) {
            (_, Fact::EntryWithdrawn { .. }) => None,
            (Some(mut known), later) => {
                known.merge_entry(later);
                Some(known)
            }
            (None, fact) => Some(fact.clone()),
        })
    }
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
