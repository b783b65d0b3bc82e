//! Generates data from a schema, so that a template can be tried before it is needed.

use serde_json::{Map, Number, Value};

use super::schema::{Schema, Shape, is_type};

/// The maximum depth of generated data; below it everything is left empty.
const DEPTH_LIMIT: usize = 12;

/// The number of elements in long lists, by their level of nesting.
const LONG: [usize; 2] = [100, 100];

/// How much data to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fullness {
    /// Every option is null, every list is empty.
    Bare,
    /// Every option is given, every list has one element, every choice is the first.
    Full,
    /// The same, with the last of every choice.
    Last,
    /// Like `Full`, but with long lists, which reveal what multiplies.
    Many,
}

impl Fullness {
    /// How many elements a list has at this depth.
    fn elements(self, depth: usize) -> usize {
        match self {
            Self::Bare => 0,
            Self::Full | Self::Last => 1,
            Self::Many => LONG.get(depth).copied().unwrap_or(2),
        }
    }
}

/// Data matching `schema`, in English.
pub(super) fn sample(schema: &Schema, fullness: Fullness) -> Value {
    let mut value = of_shape(schema, &schema.root(), fullness, 0);
    if let Value::Object(top) = &mut value {
        top.insert("lang".into(), "en".into());
    }
    value
}

fn of_shape(schema: &Schema, shape: &Shape<'_>, fullness: Fullness, depth: usize) -> Value {
    let Shape::OneOf { options, nullable } = shape else { return Value::from("x") };
    match options.first().and_then(|option| option.as_object()) {
        Some(option) if !(*nullable && fullness == Fullness::Bare) && depth < DEPTH_LIMIT => {
            of_option(schema, shape, option, fullness, depth)
        }
        _ => Value::Null,
    }
}

fn of_option(
    schema: &Schema,
    shape: &Shape<'_>,
    option: &Map<String, Value>,
    fullness: Fullness,
    depth: usize,
) -> Value {
    let values = shape.values();
    if let Some(value) = if fullness == Fullness::Last { values.last() } else { values.first() } {
        return Value::from(*value);
    }
    if is_type(option, "object") || option.contains_key("properties") {
        let filled = |name: &str| {
            let property = schema.property(shape, name);
            property.map_or(Value::Null, |property| of_shape(schema, &property, fullness, depth + 1))
        };
        return Value::Object(shape.names().into_iter().map(|name| (name.to_owned(), filled(name))).collect());
    }
    if is_type(option, "array") {
        let tuple = option.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
        let count = if tuple > 0 { tuple } else { fullness.elements(depth) };
        let element = || schema.element(shape).map_or(Value::Null, |e| of_shape(schema, &e, fullness, depth + 1));
        return Value::Array((0..count).map(|_| element()).collect());
    }
    if is_type(option, "boolean") {
        return Value::Bool(fullness != Fullness::Bare);
    }
    if is_type(option, "integer") {
        return Value::Number(Number::from(u8::from(fullness != Fullness::Bare)));
    }
    if is_type(option, "number") {
        return Number::from_f64(0.5).map_or(Value::Null, Value::Number);
    }
    Value::from(if option.get("format").is_some_and(|format| format == "date") { "2013-02-28" } else { "x" })
}
