//! Reads YAML as editors do, by the core schema of YAML 1.2, with nothing of ours between.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_json::{Map, Value};

/// The value of a text; `None` if it is no YAML.
pub(crate) fn read(text: &str) -> Option<Value> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { parser: Parser::new_from_str(body), anchors: BTreeMap::new() };
    loop {
        match reader.next()? {
            Event::StreamStart | Event::DocumentStart(_) => {}
            Event::StreamEnd => return Some(Value::Null),
            event => return reader.node(event),
        }
    }
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    anchors: BTreeMap<usize, Value>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<Event<'a>> {
        Some(self.parser.next_event()?.ok()?.0)
    }

    fn node(&mut self, event: Event<'a>) -> Option<Value> {
        let (anchor, value) = match event {
            Event::Alias(anchor) => return self.anchors.get(&anchor).cloned(),
            Event::Scalar(text, ScalarStyle::Plain, anchor, _) => (anchor, resolved(&text)),
            Event::Scalar(text, _, anchor, _) => (anchor, Value::from(&*text)),
            Event::SequenceStart(anchor, _) => (anchor, Value::Array(self.items()?)),
            Event::MappingStart(anchor, _) => (anchor, Value::Object(self.entries()?)),
            _ => return None,
        };
        self.anchors.insert(anchor, value.clone());
        Some(value)
    }

    fn items(&mut self) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return Some(items),
                event => items.push(self.node(event)?),
            }
        }
    }

    fn entries(&mut self) -> Option<Map<String, Value>> {
        let mut entries = Map::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd => return Some(entries),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return None,
            };
            let event = self.next()?;
            entries.insert(key, self.node(event)?);
        }
    }
}

fn resolved(text: &str) -> Value {
    let is_number = text.contains(|c: char| c.is_ascii_digit());
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        // JSON has no such numbers, editors have.
        ".inf" | "-.inf" | ".nan" => Value::from(f64::MAX),
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match (text.parse::<i64>(), text.parse::<f64>(), of_radix(text)) {
            (Ok(whole), ..) => Value::from(whole),
            (_, Ok(number), _) if is_number => Value::from(number),
            (_, _, Some(whole)) => Value::from(whole),
            _ => Value::from(text),
        },
    }
}

/// `0x1F` and `0o17`.
fn of_radix(text: &str) -> Option<i64> {
    let hex = text.strip_prefix("0x").map(|digits| i64::from_str_radix(digits, 16).ok());
    hex.or_else(|| text.strip_prefix("0o").map(|digits| i64::from_str_radix(digits, 8).ok())).flatten()
}
