//! The shape of a template's data, according to its JSON Schema.

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// The maximum depth to which references are followed.
const DEPTH_LIMIT: usize = 16;

/// The schema of one data type.
pub(super) struct Schema(Value);

/// What is allowed at some point in the data.
#[derive(Clone, Debug)]
pub(super) enum Shape<'a> {
    /// Anything: no path into it can be ruled out.
    Any,
    /// One of these.
    OneOf {
        /// Schemas without references and without null.
        options: Vec<&'a Value>,
        /// True if it may be null.
        nullable: bool,
    },
}

impl Schema {
    /// The schema of `T`.
    pub(super) fn of<T: JsonSchema>() -> Self {
        Self(schemars::schema_for!(T).to_value())
    }

    /// The schema as JSON.
    pub(super) fn into_value(self) -> Value {
        self.0
    }

    /// The whole data.
    pub(super) fn root(&self) -> Shape<'_> {
        self.shape(&self.0)
    }

    fn shape<'a>(&'a self, schema: &'a Value) -> Shape<'a> {
        let mut options = Vec::new();
        let mut nullable = false;
        if self.expand(schema, &mut options, &mut nullable, 0) {
            Shape::OneOf { options, nullable }
        } else {
            Shape::Any
        }
    }

    /// Collects what `schema` allows; false if it allows anything.
    fn expand<'a>(
        &'a self,
        schema: &'a Value,
        options: &mut Vec<&'a Value>,
        nullable: &mut bool,
        depth: usize,
    ) -> bool {
        let Some(object) = schema.as_object().filter(|object| !object.is_empty() && depth < DEPTH_LIMIT) else {
            return false;
        };
        if let Some(target) = object.get("$ref").and_then(Value::as_str) {
            return self.target(target).is_some_and(|target| self.expand(target, options, nullable, depth + 1));
        }
        if is_type(object, "null") {
            *nullable = true;
        }
        let described = ["type", "properties", "enum", "const"].iter().any(|key| object.contains_key(*key));
        if described && object.get("type").and_then(Value::as_str) != Some("null") {
            options.push(schema);
        }
        let parts = ["anyOf", "oneOf", "allOf"].iter().filter_map(|key| object.get(*key)?.as_array()).flatten();
        let mut any_part = false;
        for part in parts {
            any_part = true;
            if !self.expand(part, options, nullable, depth + 1) {
                return false;
            }
        }
        described || any_part
    }

    fn target(&self, reference: &str) -> Option<&Value> {
        self.0.pointer(reference.strip_prefix('#')?)
    }

    /// The shape under `name`: a property, a map's value, a list's element or its `length`.
    pub(super) fn property<'a>(&'a self, shape: &Shape<'a>, name: &str) -> Option<Shape<'a>> {
        let Shape::OneOf { options, .. } = shape else { return Some(Shape::Any) };
        let found: Vec<Shape<'a>> = options.iter().filter_map(|option| self.property_of(option, name)).collect();
        join(found)
    }

    fn property_of<'a>(&'a self, option: &'a Value, name: &str) -> Option<Shape<'a>> {
        let object = option.as_object()?;
        if let Some(property) = object.get("properties").and_then(|properties| properties.get(name)) {
            return Some(self.shape(property));
        }
        if is_type(object, "array") && name.parse::<usize>().is_ok() {
            return object.get("items").map(|items| self.shape(items));
        }
        match object.get("additionalProperties") {
            Some(Value::Object(_)) => object.get("additionalProperties").map(|values| self.shape(values)),
            Some(Value::Bool(true)) => Some(Shape::Any),
            _ => None,
        }
    }

    /// What `#each` iterates over: the elements of a list, or the values of a map or an object.
    pub(super) fn element<'a>(&'a self, shape: &Shape<'a>) -> Option<Shape<'a>> {
        let Shape::OneOf { options, .. } = shape else { return Some(Shape::Any) };
        let found = options.iter().filter_map(|option| {
            let object = option.as_object()?;
            if let Some(items) = object.get("prefixItems") {
                return items.as_array().map(|_| Shape::Any);
            }
            if is_type(object, "array") {
                return Some(object.get("items").map_or(Shape::Any, |items| self.shape(items)));
            }
            is_type(object, "object").then(|| object.get("additionalProperties").map_or(Shape::Any, |v| self.shape(v)))
        });
        join(found.collect())
    }
}

impl<'a> Shape<'a> {
    /// The names that exist here.
    pub(super) fn names(&self) -> Vec<&'a str> {
        let Self::OneOf { options, .. } = self else { return Vec::new() };
        let properties = options.iter().filter_map(|option| option.get("properties")?.as_object());
        properties.flat_map(|properties| properties.keys().map(String::as_str)).collect()
    }

    /// True if it may be null.
    pub(super) fn is_nullable(&self) -> bool {
        matches!(self, Self::OneOf { nullable: true, .. })
    }

    /// True if it may be a list.
    pub(super) fn is_list(&self) -> bool {
        self.may_be(|option| is_type(option, "array"))
    }

    /// True if it may be an object or a map.
    pub(super) fn is_object(&self) -> bool {
        self.may_be(|option| is_type(option, "object") || option.contains_key("properties"))
    }

    /// True if it is a text, a number or a truth value, each of which can be written out.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::OneOf { options, .. } if !options.is_empty()) && !self.is_list() && !self.is_object()
    }

    fn may_be(&self, kind: impl Fn(&Map<String, Value>) -> bool) -> bool {
        let Self::OneOf { options, .. } = self else { return false };
        options.iter().filter_map(|option| option.as_object()).any(kind)
    }

    /// The values of an enumeration; none if it is not an enumeration.
    pub(super) fn values(&self) -> Vec<&'a str> {
        let Self::OneOf { options, .. } = self else { return Vec::new() };
        let of_option = |option: &&'a Value| -> Vec<&'a str> {
            let listed = option.get("enum").and_then(Value::as_array).into_iter().flatten();
            listed.chain(option.get("const")).filter_map(Value::as_str).collect()
        };
        options.iter().flat_map(of_option).collect()
    }
}

/// What any of these allows.
pub(super) fn join(found: Vec<Shape<'_>>) -> Option<Shape<'_>> {
    let mut joined = Vec::new();
    let mut may_be_null = false;
    if found.is_empty() {
        return None;
    }
    for shape in found {
        match shape {
            Shape::Any => return Some(Shape::Any),
            Shape::OneOf { options, nullable } => {
                joined.extend(options);
                may_be_null |= nullable;
            }
        }
    }
    Some(Shape::OneOf { options: joined, nullable: may_be_null })
}

/// True if `object` allows values of the JSON type `name`.
pub(super) fn is_type(object: &Map<String, Value>, name: &str) -> bool {
    match object.get("type") {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}
