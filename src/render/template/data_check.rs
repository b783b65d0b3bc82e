//! Walks through a template as if rendering it, and finds what would fail or come out empty.
//!
//! Every path is checked against the JSON Schema of the template's data, and every function and message against those
//! that exist. A typo is thus refused when templates are loaded, not when a mail is due.

use std::collections::{BTreeMap, BTreeSet};

use handlebars::{
    Path, Template,
    template::{BlockParam, DecoratorTemplate, HelperTemplate, Parameter, TemplateElement},
};
use serde_json::Value;

use super::{
    finding::TemplateFinding,
    functions,
    parsed::{Parsed, partial_name, place},
    path::TemplatePath,
    schema::{Schema, Shape, join},
    set::TemplateSet,
    text::{Place, TemplateText},
};
use crate::{diag::suggest::did_you_mean, lang::Words};

/// What `#each` and `#with` provide in addition to the data.
const LOCALS: [&str; 4] = ["@index", "@first", "@last", "@key"];

/// Where raw output is allowed, by template and path: nowhere so far.
const RAW_OUTPUT: [(&str, &str); 0] = [];

/// How many names a hint lists if none of them resembles what was written.
const NAMES_LISTED: usize = 12;

/// Everything that is wrong with `parsed` and, if `schema` is given, with what it includes.
pub(super) fn check(set: &TemplateSet, parsed: &Parsed, schema: Option<&Schema>) -> BTreeSet<TemplateFinding> {
    let mut check = Check { set, schema, trail: vec![parsed.text.name.clone()], findings: BTreeSet::new() };
    let root = Scope { shape: schema.map_or(Shape::Any, Schema::root), named: BTreeMap::new() };
    check.template(&parsed.text, &parsed.template, (1, 1), &mut vec![root]);
    check.findings
}

struct Check<'a> {
    set: &'a TemplateSet,
    schema: Option<&'a Schema>,
    /// The templates being checked, outermost first.
    trail: Vec<String>,
    findings: BTreeSet<TemplateFinding>,
}

/// The starting point of paths.
struct Scope<'a> {
    shape: Shape<'a>,
    /// Block parameters and arguments of a partial.
    named: BTreeMap<String, Shape<'a>>,
}

type Scopes<'a> = Vec<Scope<'a>>;

impl<'a> Check<'a> {
    fn template(&mut self, text: &TemplateText, template: &Template, at: Place, scopes: &mut Scopes<'a>) {
        for (index, element) in template.elements.iter().enumerate() {
            let at = place(template, index, at);
            match element {
                TemplateElement::Expression(call) => {
                    let shape = self.expression(text, call, at, scopes);
                    self.written(text, call, &shape, at);
                }
                TemplateElement::HtmlExpression(call) => {
                    self.raw_output(text, call, at);
                    let shape = self.expression(text, call, at, scopes);
                    self.written(text, call, &shape, at);
                }
                TemplateElement::HelperBlock(block) => self.block(text, block, at, scopes),
                TemplateElement::PartialBlock(partial) => {
                    // A partial could write the text any number of times, nested within each other, without limit.
                    let name = partial_name(partial).unwrap_or("name");
                    let hint =
                        Some(format!("move what is inside to a partial of its own, and write `{{{{> {name}}}}}`"));
                    self.find(text.finding(
                        at,
                        format!("`{{{{#> {name}}}}}` passes a block to a partial, which is not supported"),
                        hint,
                    ));
                }
                TemplateElement::PartialExpression(partial) => {
                    self.partial(text, partial, at, scopes);
                }
                TemplateElement::DecoratorExpression(_) | TemplateElement::DecoratorBlock(_) => {
                    let hint = Some("put the partial into a file of its own".into());
                    self.find(text.finding(at, "inline partials and decorators are not supported".into(), hint));
                }
                _ => {}
            }
        }
    }

    fn find(&mut self, finding: TemplateFinding) {
        self.findings.insert(finding);
    }

    fn raw_output(&mut self, text: &TemplateText, call: &HelperTemplate, at: Place) {
        let written = call.name.as_name().unwrap_or_default();
        if !RAW_OUTPUT.contains(&(text.name.as_str(), written)) {
            let message = format!("`{written}` would be written without escaping");
            self.find(text.finding(at, message, Some(format!("write `{{{{{written}}}}}`"))));
        }
    }

    /// A value: a path, or a call.
    fn expression(&mut self, text: &TemplateText, call: &HelperTemplate, at: Place, scopes: &Scopes<'a>) -> Shape<'a> {
        if call.params.is_empty() && call.hash.is_empty() {
            return match &call.name {
                Parameter::Name(raw) => self.path(text, raw, at, scopes),
                other => self.value(text, other, at, scopes),
            };
        }
        let shapes = self.call(text, call, at, scopes);
        match (call.name.as_name(), self.schema) {
            (Some("either"), Some(_)) => {
                let whole = shapes.iter().find(|shape| shape.is_object() || shape.is_list()).cloned();
                whole.or_else(|| join(shapes)).unwrap_or(Shape::Any)
            }
            (Some("lookup"), Some(schema)) => match (shapes.first(), call.params.get(1)) {
                (Some(shape), Some(Parameter::Literal(Value::String(name)))) => {
                    schema.property(shape, name).unwrap_or(Shape::Any)
                }
                _ => Shape::Any,
            },
            _ => Shape::Any,
        }
    }

    /// What is written out is a word, a number or nothing: a list or an object would read `[object]`.
    fn written(&mut self, text: &TemplateText, call: &HelperTemplate, shape: &Shape<'a>, at: Place) {
        let raw = call.name.as_name().unwrap_or_default();
        if let Some((what, hint)) = self.unprintable(raw, shape, None) {
            self.find(text.finding(text.place_of(raw, at), format!("`{raw}` is {what}, not a text"), hint));
        }
    }

    /// What a shape is that has no text of its own, and what to write instead; `function` is whose argument it is.
    fn unprintable(
        &self,
        raw: &str,
        shape: &Shape<'a>,
        function: Option<&str>,
    ) -> Option<(&'static str, Option<String>)> {
        let schema = self.schema?;
        if shape.is_list() {
            let is_plain = schema.element(shape).is_some_and(|element| element.is_text());
            let hint = if is_plain {
                format!("write `{{{{list {raw}}}}}`")
            } else {
                format!("write `{{{{#each {raw}}}}}…{{{{/each}}}}`, or `{{{{len {raw}}}}}` for how many there are")
            };
            return Some(("a list", Some(hint)));
        }
        if !shape.is_object() {
            return None;
        }
        let names = shape.names();
        let has = |name: &str| names.contains(&name) && schema.property(shape, name).is_some_and(|part| part.is_text());
        let call = function.map(|name| format!("{name} ")).unwrap_or_default();
        let part = match function {
            Some("date" | "near" | "iso") => ["date", "day", "on"].into_iter().find(|name| has(name)),
            Some(_) => None,
            None => ["text", "title", "name", "label", "words"].into_iter().find(|name| has(name)),
        };
        let listed = || {
            let texts = names.iter().filter(|name| has(name)).take(NAMES_LISTED).copied().collect::<Vec<_>>();
            (!texts.is_empty()).then(|| format!("name one of its texts: `{}`", texts.join("`, `")))
        };
        let hint = part.map(|part| format!("write `{{{{{call}{raw}.{part}}}}}`")).or_else(listed);
        Some(("an object", hint))
    }

    /// Arguments that are written out, or read as a text, are no lists and no objects.
    fn texts(&mut self, text: &TemplateText, call: &HelperTemplate, shapes: &[Shape<'a>], at: Place) {
        let name = call.name.as_name().unwrap_or_default();
        let Some(from) = functions::reads_text_from(name) else { return };
        let mut found = Vec::new();
        if matches!(name, "list" | "series")
            && let (Some(schema), Some(shape)) = (self.schema, shapes.first())
            && schema.element(shape).is_some_and(|element| element.is_object() || element.is_list())
        {
            let raw = call.params.first().and_then(Parameter::as_name).unwrap_or("(…)").to_owned();
            let hint = Some(format!("write `{{{{#each {raw}}}}}…{{{{/each}}}}`"));
            let message = format!("`{name}` takes a list of texts, and `{raw}` has other things in it");
            self.find(text.finding(text.place_of(&raw, at), message, hint));
        }
        for (param, shape) in call.params.iter().zip(shapes).skip(from) {
            let raw = param.as_name().unwrap_or("(…)");
            found.extend(self.unprintable(raw, shape, Some(name)).map(|(what, hint)| (raw.to_owned(), what, hint)));
        }
        for (raw, what, hint) in found {
            let message = format!("`{name}` takes a text, and `{raw}` is {what}");
            self.find(text.finding(text.place_of(&raw, at), message, hint));
        }
    }

    fn value(&mut self, text: &TemplateText, value: &Parameter, at: Place, scopes: &Scopes<'a>) -> Shape<'a> {
        match value {
            Parameter::Path(Path::Relative((_, raw)) | Path::Local((_, _, raw))) => self.path(text, raw, at, scopes),
            Parameter::Subexpression(inner) => match inner.as_element() {
                TemplateElement::Expression(call) => self.expression(text, call, at, scopes),
                _ => Shape::Any,
            },
            _ => Shape::Any,
        }
    }

    /// A function call: its name, its arguments, and the requirements of the function itself.
    fn call(&mut self, text: &TemplateText, call: &HelperTemplate, at: Place, scopes: &Scopes<'a>) -> Vec<Shape<'a>> {
        let name = call.name.as_name().unwrap_or_default();
        if !functions::names().any(|known| known == name) {
            let place = text.place_of(name, at);
            let hint = did_you_mean(name, functions::names());
            self.find(text.finding(place, format!("there is no function `{name}`"), hint));
        }
        let shapes: Vec<Shape<'a>> = call.params.iter().map(|param| self.value(text, param, at, scopes)).collect();
        let hash: BTreeMap<&str, &Parameter> = call.hash.iter().map(|(name, value)| (name.as_str(), value)).collect();
        for (argument, value) in hash {
            let shape = self.value(text, value, at, scopes);
            let raw = value.as_name().unwrap_or_default();
            // What fills a placeholder of a message is written out.
            if matches!(name, "t" | "fit" | "word")
                && let Some((what, hint)) = self.unprintable(raw, &shape, None)
            {
                let message = format!("`{argument}` of `{name}` takes a text, and `{raw}` is {what}");
                self.find(text.finding(text.place_of(raw, at), message, hint));
            }
        }
        self.texts(text, call, &shapes, at);
        match name {
            "t" | "fit" => self.message(text, call, at),
            "word" => self.word(text, call, shapes.get(1), at),
            _ => {}
        }
        shapes
    }

    /// `t` and `fit`: the message exists, and all its placeholders are given.
    fn message(&mut self, text: &TemplateText, call: &HelperTemplate, at: Place) {
        let Some(Parameter::Literal(Value::String(id))) = call.params.first() else {
            let hint = Some("name it: `{{t \"mail-greeting\"}}`; for values use `word`".into());
            self.find(text.finding(text.place_of("t", at), "the message of `t` must be a literal".into(), hint));
            return;
        };
        let place = text.place_of(id, at);
        let Some(placeholders) = Words::messages().get(id) else {
            let hint = did_you_mean(id, Words::messages().keys().map(String::as_str));
            self.find(text.finding(place, format!("there is no message `{id}`"), hint));
            return;
        };
        for missing in placeholders.iter().filter(|name| !call.hash.contains_key(*name)) {
            let hint = Some(format!("add `{missing}=…`"));
            self.find(text.finding(place, format!("message `{id}` needs `{missing}`"), hint));
        }
        let given: BTreeSet<&String> = call.hash.keys().collect();
        for extra in given.into_iter().filter(|name| !placeholders.contains(*name)) {
            let hint = did_you_mean(extra, placeholders.iter().map(String::as_str));
            self.find(text.finding(text.place_of(extra, place), format!("message `{id}` has no `{extra}`"), hint));
        }
    }

    /// `word`: there is a message for every possible value.
    fn word(&mut self, text: &TemplateText, call: &HelperTemplate, value: Option<&Shape<'a>>, at: Place) {
        let Some(Parameter::Literal(Value::String(family))) = call.params.first() else {
            let hint = Some("write `{{word \"health\" task.health}}`".into());
            self.find(text.finding(at, "the first argument of `word` must be a literal".into(), hint));
            return;
        };
        let place = text.place_of(family, at);
        let prefix = format!("{family}-");
        if !Words::messages().keys().any(|id| id.starts_with(&prefix)) {
            let families = Words::messages().keys().filter_map(|id| Some(id.split_once('-')?.0));
            let hint = did_you_mean(family, families.collect::<BTreeSet<_>>());
            self.find(text.finding(place, format!("no message begins with `{prefix}`"), hint));
            return;
        }
        let values = value.map(Shape::values).unwrap_or_default();
        if values.is_empty() && value.is_some_and(Shape::is_text) {
            let raw = call.params.get(1).and_then(Parameter::as_name).unwrap_or_default();
            let hint =
                Some(format!("write `{{{{{raw}}}}}`; `word` is for fields with one of a few values, such as a state"));
            self.find(text.finding(
                text.place_of(raw, at),
                format!("`{raw}` can be any text, for which there is no message"),
                hint,
            ));
            return;
        }
        for value in values {
            let id = format!("{prefix}{value}");
            if !Words::messages().contains_key(&id) {
                self.find(text.finding(place, format!("there is no message `{id}` for the value `{value}`"), None));
            }
        }
    }

    fn block(&mut self, text: &TemplateText, block: &HelperTemplate, at: Place, scopes: &mut Scopes<'a>) {
        let name = block.name.as_name().unwrap_or_default();
        let shapes = self.call(text, block, at, scopes);
        let shape = shapes.into_iter().next().unwrap_or(Shape::Any);
        let inner = match name {
            "each" => Some(self.element(text, block, &shape, at)),
            "with" => {
                self.with_null(text, block, &shape, at);
                Some(shape.clone())
            }
            _ => None,
        };
        if let Some(body) = &block.template {
            match inner {
                Some(inner) => {
                    scopes.push(Scope { named: block_params(block, &inner), shape: inner });
                    self.template(text, body, at, scopes);
                    scopes.pop();
                }
                None => self.template(text, body, at, scopes),
            }
        }
        if let Some(inverse) = &block.inverse {
            self.template(text, inverse, at, scopes);
        }
    }

    fn element(&mut self, text: &TemplateText, block: &HelperTemplate, shape: &Shape<'a>, at: Place) -> Shape<'a> {
        let Some(schema) = self.schema else { return Shape::Any };
        schema.element(shape).unwrap_or_else(|| {
            let raw = block.params.first().and_then(Parameter::as_name).unwrap_or_default();
            self.find(text.finding(text.place_of(raw, at), format!("`{raw}` is not a list"), None));
            Shape::Any
        })
    }

    /// `#with` on a missing value is an error during rendering, unless there is an `else`.
    fn with_null(&mut self, text: &TemplateText, block: &HelperTemplate, shape: &Shape<'a>, at: Place) {
        if shape.is_nullable() && block.inverse.is_none() {
            let raw = block.params.first().and_then(Parameter::as_name).unwrap_or_default();
            let message = format!("`{raw}` may be missing, and `#with` has no `{{{{else}}}}`");
            self.find(text.finding(text.place_of(raw, at), message, Some("add `{{else}}`, or use `#if`".into())));
        }
    }

    /// A partial sees the scope in which it is included, or its argument; values given by name come first.
    fn partial(&mut self, text: &TemplateText, partial: &DecoratorTemplate, at: Place, scopes: &mut Scopes<'a>) {
        if let Some(body) = &partial.template {
            self.template(text, body, at, scopes);
        }
        let shape = match partial.params.first() {
            Some(param) => self.value(text, param, at, scopes),
            None => scopes.last().map_or(Shape::Any, |scope| scope.shape.clone()),
        };
        let hash: BTreeMap<&String, &Parameter> = partial.hash.iter().collect();
        let named = hash.into_iter().map(|(name, value)| (name.clone(), self.value(text, value, at, scopes))).collect();
        let Some(included) = partial_name(partial).and_then(|name| self.set.partial(text, name)) else { return };
        // Without a schema every template is checked separately. A cycle gets a finding of its own.
        if self.schema.is_none() || self.trail.contains(&included.text.name) {
            return;
        }
        self.trail.push(included.text.name.clone());
        scopes.push(Scope { shape, named });
        self.template(&included.text, &included.template, (1, 1), scopes);
        scopes.pop();
        self.trail.pop();
    }

    /// The shape at `raw`, as seen from the innermost of `scopes`.
    fn path(&mut self, text: &TemplateText, raw: &str, at: Place, scopes: &Scopes<'a>) -> Shape<'a> {
        let path = TemplatePath::of(raw);
        if let Some(local) = path.local {
            let name = format!("@{local}");
            if !LOCALS.contains(&name.as_str()) {
                let hint = did_you_mean(&name, LOCALS);
                self.find(text.finding(text.place_of(raw, at), format!("there is no `{raw}`"), hint));
            }
            return Shape::Any;
        }
        let Some(schema) = self.schema else { return Shape::Any };
        let Some(scope) = (if path.from_root { scopes.first() } else { scopes.iter().rev().nth(path.up) }) else {
            let message = format!("`{raw}` goes above the top of the data");
            self.find(text.finding(text.place_of(raw, at), message, None));
            return Shape::Any;
        };
        let mut names = path.names.iter();
        let named = path.names.first().filter(|_| path.up == 0 && !path.from_root);
        let mut shape = match named.and_then(|name| scopes.iter().rev().find_map(|scope| scope.named.get(*name))) {
            Some(shape) => {
                names.next();
                shape.clone()
            }
            None => scope.shape.clone(),
        };
        for name in names {
            let Some(inner) = schema.property(&shape, name) else {
                let given = scopes.iter().flat_map(|scope| scope.named.keys()).map(String::as_str);
                let known = shape.names().into_iter().chain(given.filter(|_| named == Some(name)));
                self.unknown(text, raw, name, &known.collect::<Vec<_>>(), at);
                return Shape::Any;
            };
            shape = inner;
        }
        shape
    }

    fn unknown(&mut self, text: &TemplateText, raw: &str, name: &str, known: &[&str], at: Place) {
        let (line, column) = text.place_of(raw, at);
        let within = raw.find(name).map_or(0, |byte| raw[..byte].chars().count());
        let message =
            if raw == name { format!("there is no `{name}`") } else { format!("there is no `{name}` in `{raw}`") };
        let listed =
            || format!("there are `{}`", known.iter().take(NAMES_LISTED).copied().collect::<Vec<_>>().join("`, `"));
        let hint = did_you_mean(name, known.iter().copied()).or_else(|| (!known.is_empty()).then(listed));
        self.find(text.finding((line, column + within), message, hint));
    }
}

/// `as |value key|`.
fn block_params<'a>(block: &HelperTemplate, inner: &Shape<'a>) -> BTreeMap<String, Shape<'a>> {
    let name = |param: &Parameter| param.as_name().unwrap_or_default().to_owned();
    match &block.block_param {
        Some(BlockParam::Single(value)) => BTreeMap::from([(name(value), inner.clone())]),
        Some(BlockParam::Pair((value, key))) => BTreeMap::from([(name(value), inner.clone()), (name(key), Shape::Any)]),
        _ => BTreeMap::new(),
    }
}
