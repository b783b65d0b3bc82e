//! The tables of keys as a JSON Schema, so that editors can complete keys and show faults before `check` does.
//!
//! It accepts everything that `check` accepts, with one exception: unquoted `true` where a text is expected, about
//! which `check` only warns. It lets through what a schema cannot express, such as undefined names or dates in the
//! wrong order.

use serde_json::{Map, Value, json};

use super::{
    file_kind::{FORMAT, FileKind},
    form::{self, Form},
    keys::WHOLE_TASK,
    table::{Key, Kind, Rule, Table},
};
use crate::model::MAX_FIGURE;

/// Identifies the schema and the format it describes. The address does not have to resolve.
const ID: &str = "https://concerted.example/schema/definition-1.json";

/// The JSON Schema (draft 2020-12) of definition files of every kind. The same program always produces the same bytes.
pub fn json_schema() -> Value {
    let mut definitions = Definitions::default();
    let mut schema = definitions.untold();
    for kind in FileKind::ALL.into_iter().rev() {
        let is_told = required([kind.key()]);
        schema = json!({ "if": is_told, "then": definitions.file(kind), "else": schema });
    }
    let described = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Concerted definition",
        "description": "A workflow, a blueprint, a programme or a history, told by its key of that name.",
        "$defs": definitions.named,
    });
    let mut schema = joined(schema, described);
    // The order of keys must not depend on how the JSON library was built.
    schema.sort_all_objects();
    schema
}

/// Schemas that others refer to, by name.
#[derive(Default)]
struct Definitions {
    named: Map<String, Value>,
    /// True while describing tasks of a blueprint, whose single values may be parameters.
    may_have_parameters: bool,
}

impl Definitions {
    /// A file whose kind is not known yet.
    fn untold(&mut self) -> Value {
        let mut properties = Map::new();
        for kind in FileKind::ALL {
            let telling = ["format", kind.key()].into_iter().filter_map(|name| kind.table().get(name));
            properties.extend(telling.map(|key| (key.name.to_owned(), self.key(key))));
        }
        let one_is_told = FileKind::ALL.map(|kind| required([kind.key()]));
        json!({ "type": "object", "properties": properties, "required": ["format"], "anyOf": one_is_told })
    }

    /// A file of `kind`, including keys it needs only if it does not refer to another file.
    fn file(&mut self, kind: FileKind) -> Value {
        let keys = self.record(kind.table());
        match kind {
            FileKind::Workflow => json!({ "allOf": [keys, without_programme(), without_blueprint()] }),
            FileKind::Blueprint | FileKind::Programme | FileKind::History => keys,
        }
    }

    /// A reference to the mapping of `table`.
    fn record(&mut self, table: &'static Table) -> Value {
        let schema = self.table(table);
        if self.may_have_parameters {
            return self.define(&format!("{} of a blueprint", table.noun), schema);
        }
        self.define(table.noun, schema)
    }

    fn table(&mut self, table: &'static Table) -> Value {
        let properties: Map<_, _> = table.keys().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let needed: Vec<_> = table.keys().filter(|key| key.needed.is_some()).map(|key| Value::from(key.name)).collect();
        let conditions: Vec<_> = table.rules.iter().map(condition).collect();
        let schema = json!({
            "title": title_of(table.noun),
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        with_any("allOf", &conditions, with_any("required", &needed, schema))
    }

    fn key(&mut self, key: &Key) -> Value {
        joined(self.kind(&key.kind), json!({ "description": key.about }))
    }

    fn kind(&mut self, kind: &Kind) -> Value {
        let is_single = matches!(kind, Kind::Word(_) | Kind::Choice(_) | Kind::Flag | Kind::Number | Kind::Count(..));
        let schema = self.settled(kind);
        if is_single && self.may_have_parameters {
            return any_of(&[schema, self.word(&form::PARAMETER)]);
        }
        schema
    }

    fn settled(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::Text => self.text(),
            Kind::TextOr(_, table) => any_of(&[self.text(), self.record(table)]),
            Kind::WithParameters(kind) => {
                self.may_have_parameters = true;
                let schema = self.kind(kind);
                self.may_have_parameters = false;
                schema
            }
            Kind::AtMost(most, kind) => self.short(*most, kind),
            Kind::Word(form) => self.word(form),
            Kind::Choice(words) => json!({ "enum": words }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Number => json!({ "type": "number", "minimum": -MAX_FIGURE, "maximum": MAX_FIGURE }),
            Kind::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Kind::Format => json!({ "const": FORMAT }),
            Kind::Record(table) => self.record(table),
            Kind::ById(kind) => self.by_id(kind),
            Kind::OneOrMore(kind) => {
                let item = self.kind(kind);
                any_of(&[item.clone(), list(&item)])
            }
            Kind::Short(key, table) => {
                let mut either: Vec<_> = table.get(key).map(|key| self.kind(&key.kind)).into_iter().collect();
                either.push(self.record(table));
                any_of(&either)
            }
            Kind::WordOr(form, table) => any_of(&[self.word(form), self.record(table)]),
            Kind::ListOrById(item, value) => any_of(&[list(&self.kind(item)), self.by_id(value)]),
        }
    }

    fn by_id(&mut self, kind: &Kind) -> Value {
        json!({ "type": "object", "propertyNames": self.word(&form::ID), "additionalProperties": self.kind(kind) })
    }

    /// A text, or texts by language.
    fn text(&mut self) -> Value {
        let plain = self.word(&form::PLAIN);
        self.text_of("a text", &plain)
    }

    fn text_of(&mut self, noun: &str, plain: &Value) -> Value {
        let by_language = json!({
            "type": "object",
            "propertyNames": self.word(&form::LANGUAGE),
            "additionalProperties": plain,
        });
        self.define(noun, joined(any_of(&[plain.clone(), by_language]), json!({ "title": title_of(noun) })))
    }

    /// A text or plain text with at most `most` characters.
    fn short(&mut self, most: usize, kind: &Kind) -> Value {
        let noun = |noun: &str| format!("{noun} of at most {most} characters");
        let plain =
            joined(word(&form::PLAIN), json!({ "maxLength": most, "title": title_of(&noun(form::PLAIN.noun)) }));
        let plain = self.define(&noun(form::PLAIN.noun), plain);
        if kind.is_text() { self.text_of(&noun("a text"), &plain) } else { plain }
    }

    /// A reference to the single values of `form`.
    fn word(&mut self, form: &Form) -> Value {
        self.define(form.noun, word(form))
    }

    /// Defines `schema` under the name of `noun`, and refers to it.
    fn define(&mut self, noun: &str, schema: Value) -> Value {
        let name = name_of(noun);
        let reference = json!({ "$ref": format!("#/$defs/{name}") });
        debug_assert!(self.named.get(&name).is_none_or(|known| *known == schema), "two things are called {noun}");
        self.named.insert(name, schema);
        reference
    }
}

/// A single value. Where a text is expected, a number is also accepted, as written.
fn word(form: &Form) -> Value {
    let may_be_number = (form.check)("1").is_ok();
    let kind = if may_be_number { json!(["string", "number"]) } else { json!("string") };
    let examples: Vec<_> = form.examples.iter().copied().map(Value::from).collect();
    let schema = with_any("examples", &examples, json!({ "title": title_of(form.noun), "type": kind }));
    let constraint = if form.pattern.is_empty() {
        json!({ "minLength": 1 })
    } else {
        json!({ "pattern": form.pattern, "patternErrorMessage": said_instead_of_pattern(form) })
    };
    joined(schema, constraint)
}

/// A message that some editors show instead of the pattern, taken from what the check says about an empty text.
fn said_instead_of_pattern(form: &Form) -> String {
    let not = format!("This is not {}", form.noun);
    let hint = (form.check)("").err().and_then(|fault| fault.hint);
    hint.map_or_else(|| not.clone(), |hint| format!("{not}; {hint}"))
}

fn condition(rule: &Rule) -> Value {
    match rule {
        Rule::Either { keys, .. } => json!({ "oneOf": keys.map(|key| required([key])) }),
        Rule::Beside { key, one_of, .. } => {
            let others: Vec<Value> = one_of.iter().map(|other| required([*other])).collect();
            json!({ "if": required([*key]), "then": any_of(&others) })
        }
    }
}

/// A workflow without a programme has to define its coordinator.
fn without_programme() -> Value {
    let only_contact = json!({ "minProperties": 1, "maxProperties": 1 });
    let contact = joined(required(["contacts"]), json!({ "properties": { "contacts": only_contact } }));
    unless("programme", &any_of(&[required(["coordinator"]), contact]))
}

/// A workflow without a blueprint needs tasks, each of them complete.
fn without_blueprint() -> Value {
    let tasks = json!({ "minProperties": 1, "additionalProperties": required(WHOLE_TASK.map(|(key, _)| key)) });
    unless("based_on", &joined(required(["tasks"]), json!({ "properties": { "tasks": tasks } })))
}

fn unless(key: &str, then: &Value) -> Value {
    json!({ "if": required([key]), "else": then })
}

fn required<const N: usize>(keys: [&str; N]) -> Value {
    json!({ "required": keys.as_slice() })
}

fn list(item: &Value) -> Value {
    json!({ "type": "array", "items": item })
}

/// Any of the schemas. A single one is returned as it is.
fn any_of(schemas: &[Value]) -> Value {
    match schemas {
        [only] => only.clone(),
        several => json!({ "anyOf": several }),
    }
}

/// The keywords of both schemas together.
fn joined(mut schema: Value, more: Value) -> Value {
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}

/// `schema` with a keyword whose list must not be empty; without it if `values` is.
fn with_any(keyword: &str, values: &[Value], schema: Value) -> Value {
    if values.is_empty() { schema } else { joined(schema, json!({ keyword: values })) }
}

/// Turns `a contact of a partner` into `contact-of-a-partner`.
fn name_of(noun: &str) -> String {
    bare(noun).replace(' ', "-")
}

/// Turns `a contact of a partner` into `Contact of a partner`.
fn title_of(noun: &str) -> String {
    let mut letters = bare(noun).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A noun without its article.
fn bare(noun: &str) -> &str {
    ["a ", "an ", "the "].into_iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun)
}
