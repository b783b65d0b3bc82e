//! Parameters of blueprints: `${city}` in a blueprint's tasks is replaced with what the workflow sets, or the default.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    File,
    raw::{Ordered, Words},
};
use crate::{
    definition::{
        check::shape::{Shaped, shape},
        schema::table::Table,
        values::language,
        yaml::{
            parse::{MAX_FILE_BYTES, MAX_FINDINGS},
            tree::{Entry, Map, Node, Value},
        },
    },
    diag::{Code, Diagnostic, Label, suggest::did_you_mean},
};

/// The value of each parameter, by language; `None` if there is neither a default nor a setting.
type Values = BTreeMap<String, Option<Words>>;

/// A tree with its parameters filled in.
pub(super) struct Filled {
    pub(super) tree: Node,
    /// The places of the values that contained parameters.
    places: Vec<Range<usize>>,
}

impl Filled {
    /// Checks the tree against `table`. A fault in a value that contained parameters is blamed on the parameters.
    pub(super) fn shape(&self, path: &Arc<str>, table: &Table) -> Shaped<'_> {
        let mut shaped = shape(path, &self.tree, table);
        // The quotes that this wants are those of the value that is set.
        let is_of_quotes = |finding: &Diagnostic| finding.code == Code::BooleanWord;
        shaped.findings.retain(|finding| !(is_of_quotes(finding) && self.places.contains(&finding.primary.span)));
        for finding in shaped.findings.iter_mut().filter(|finding| finding.is_error()) {
            // A fix would replace the parameter in the blueprint.
            if self.places.contains(&finding.primary.span) {
                finding.fix = None;
                finding.hint = finding.hint.take().map(|hint| format!("{hint}, by what the parameter is set to"));
            }
            if self.places.contains(&finding.primary.span) {
                finding.code = Code::BadParameter;
            }
        }
        shaped
    }
}

/// The tree of a blueprint with its defaults filled in; `None` if there is nothing to fill in. Reports a `${…}` that
/// names no parameter.
pub(super) fn with_defaults(path: &Arc<str>, root: &Node, findings: &mut Vec<Diagnostic>) -> Option<Filled> {
    fill(path, root, &defaults(root), findings)
}

/// The blueprint with its parameters as `workflow` sets them; `None` if its tasks use no parameters.
pub(in crate::definition) fn filled(blueprint: &File, workflow: &File, findings: &mut Vec<Diagnostic>) -> Option<File> {
    let root = blueprint.root()?;
    let mut values = defaults(root);
    let list = workflow.place().name("set");
    for (id, value) in workflow.raw.set.iter().flat_map(Ordered::iter) {
        if let Some(known) = values.get_mut(id) {
            *known = value.cloned();
        } else {
            let message = format!("the blueprint has no parameter `{id}`");
            let hint = did_you_mean(id, values.keys().map(String::as_str));
            let finding = Diagnostic::new(Code::UnknownParameter, list.name(id).label(""), message);
            findings.push(finding.hint(hint.or_else(|| Some(known_parameters(&values)))));
        }
    }
    for (id, _) in values.iter().filter(|(_, value)| value.is_none()) {
        let place = blueprint.place().name("parameters").name(id);
        let message = format!("the parameter `{id}` of the blueprint has no default and is not set");
        let finding = Diagnostic::new(Code::ParameterNotSet, workflow.place().key("based_on").label(""), message)
            .also(place.label("asked for here"));
        // A refused value has been reported where it is set.
        if !list.has(id) {
            findings.push(finding.hint(format!("write `set: {{{id}: …}}`")));
        }
    }
    let mut of_values = Vec::new();
    let filled = fill(&blueprint.path, root, &values, &mut of_values)?;
    let mut file = blueprint.reread(filled, of_values);
    let set = workflow.place().key("set").label("with what is set here");
    for finding in file.findings.iter_mut().filter(|finding| !blueprint.findings.contains(finding)) {
        finding.secondary.push(set.clone());
    }
    Some(file)
}

fn known_parameters(values: &Values) -> String {
    let known: Vec<_> = values.keys().take(12).map(|id| format!("`{id}`")).collect();
    if known.is_empty() {
        "declare it under `parameters:` of the blueprint".to_owned()
    } else {
        format!("its parameters are {}", known.join(", "))
    }
}

/// The declared parameters with their defaults. Faults in them are reported by the check against the tables.
fn defaults(root: &Node) -> Values {
    let declared = root.map().and_then(|map| map.get("parameters")).and_then(|entry| entry.node.map());
    let declared = declared.into_iter().flat_map(|map| &map.entries);
    declared.map(|entry| (entry.key.clone(), default(&entry.node))).collect()
}

fn default(node: &Node) -> Option<Words> {
    match node.map() {
        Some(map) if ["about", "default"].iter().any(|key| map.get(key).is_some()) => {
            map.get("default").and_then(|entry| words(&entry.node))
        }
        _ => words(node),
    }
}

fn words(node: &Node) -> Option<Words> {
    if let Some(map) = node.map() {
        let texts = map.entries.iter().filter_map(|entry| Some((entry.key.clone(), entry.node.text()?.to_owned())));
        return Some(Words(texts.collect()));
    }
    let text = node.text().filter(|text| !text.is_empty() && !node.is_nothing())?;
    Some(Words(BTreeMap::from([("en".to_owned(), text.to_owned())])))
}

fn fill(path: &Arc<str>, root: &Node, values: &Values, findings: &mut Vec<Diagnostic>) -> Option<Filled> {
    let top = root.map()?;
    let tasks = top.get("tasks").filter(|tasks| has_parameters(&tasks.node))?;
    let mut filler = Filler { path, values, added: 0, places: Vec::new(), findings: Vec::new() };
    let node = filler.node(&tasks.node, "en");
    let Filler { places, findings: of_texts, .. } = filler;
    findings.extend(of_texts);
    let mut map = Map::default();
    for entry in &top.entries {
        let node = if entry.key == "tasks" { node.clone() } else { entry.node.clone() };
        // The keys are those of an existing mapping, so none occurs twice.
        let _ = map.insert(Entry { node, ..entry.clone() });
    }
    Some(Filled { tree: Node { span: root.span.clone(), value: Value::Map(map) }, places })
}

/// True if there is anything to fill in below `node`. Most blueprints have nothing, and are not copied.
fn has_parameters(node: &Node) -> bool {
    match &node.value {
        Value::Scalar { text, .. } => text.contains("${"),
        Value::List(items) => items.iter().any(has_parameters),
        Value::Map(map) => map.entries.iter().any(|entry| has_parameters(&entry.node)),
    }
}

struct Filler<'a> {
    path: &'a Arc<str>,
    values: &'a Values,
    /// Total bytes of the values filled in.
    added: usize,
    places: Vec<Range<usize>>,
    findings: Vec<Diagnostic>,
}

impl Filler<'_> {
    fn node(&mut self, node: &Node, lang: &str) -> Node {
        let value = match &node.value {
            Value::Scalar { text, plain } if text.contains("${") => {
                self.places.push(node.span.clone());
                // What stands for a whole value is read like one without quotes, which braces do not allow.
                let is_whole = text.starts_with("${") && text.find('}') == Some(text.len() - 1);
                Value::Scalar { text: self.text(text, lang, &node.span), plain: *plain || is_whole }
            }
            Value::Scalar { .. } => node.value.clone(),
            Value::List(items) => Value::List(items.iter().map(|item| self.node(item, lang)).collect()),
            Value::Map(map) => {
                let mut filled = Map::default();
                for entry in &map.entries {
                    let is_language = entry.key.len() < 4 && language::language(&entry.key).is_ok();
                    let lang = if is_language { &entry.key } else { lang };
                    let _ = filled.insert(Entry { node: self.node(&entry.node, lang), ..entry.clone() });
                }
                Value::Map(filled)
            }
        };
        Node { span: node.span.clone(), value }
    }

    /// The text with its parameters replaced; a parameter without a value is left as it is.
    fn text(&mut self, text: &str, lang: &str, span: &Range<usize>) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            filled.push_str(before);
            let Some((id, after)) = after.split_once('}') else {
                let message = "`${` begins a parameter here that no `}` ends".to_owned();
                self.fault(
                    Code::UnknownParameter,
                    span,
                    message,
                    "write ${city}, and declare `city` under `parameters:`",
                );
                return format!("{filled}${{{after}");
            };
            match self.values.get(id) {
                Some(Some(words)) => {
                    let value = words.0.get(lang).or_else(|| words.0.get("en")).or_else(|| words.0.values().next());
                    let value = value.map_or("", String::as_str);
                    self.added += value.len();
                    if self.added <= MAX_FILE_BYTES {
                        filled.push_str(value);
                    }
                }
                Some(None) => filled.extend(["${", id, "}"]),
                None => {
                    let message = format!("no parameter `{id}` is declared");
                    let known = known_parameters(self.values);
                    let hint = did_you_mean(id, self.values.keys().map(String::as_str)).unwrap_or(known);
                    self.fault(Code::UnknownParameter, span, message, &hint);
                    filled.extend(["${", id, "}"]);
                }
            }
            rest = after;
        }
        if self.added > MAX_FILE_BYTES && self.findings.iter().all(|one| one.code != Code::FileTooLarge) {
            let message = "with its parameters filled in, the blueprint has more than 1 MiB";
            self.fault(Code::FileTooLarge, span, message.to_owned(), "give the parameters shorter values");
        }
        filled + rest
    }

    fn fault(&mut self, code: Code, span: &Range<usize>, message: String, hint: &str) {
        if self.findings.len() < MAX_FINDINGS {
            let label = Label::new(self.path, span.clone(), "");
            self.findings.push(Diagnostic::new(code, label, message).hint(hint.to_owned()));
        }
    }
}
