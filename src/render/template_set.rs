//! A set of templates that belong together: their texts, parsed, and which includes which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use handlebars::{
    Path, Template,
    template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement},
};

use super::{
    built_in, rendering,
    template_finding::{TemplateFinding, did_you_mean},
    template_limits::{self, MAX_DEPTH},
    template_text::{Medium, Place, TemplateText},
};

/// A template with its text.
pub(super) struct Parsed {
    pub text: TemplateText,
    pub template: Template,
}

/// Templates by name.
#[derive(Default)]
pub(super) struct TemplateSet {
    templates: BTreeMap<String, Parsed>,
}

impl TemplateSet {
    /// Parses every text; what cannot be parsed is left out and found.
    pub(super) fn parse(texts: Vec<TemplateText>) -> (Self, Vec<TemplateFinding>) {
        let mut set = Self::default();
        let mut findings = Vec::new();
        for text in texts {
            if let Some(finding) = template_limits::check(&text) {
                findings.push(finding);
                continue;
            }
            match Template::compile_with_name(&text.text, text.name.clone()) {
                Ok(template) => {
                    set.templates.insert(text.name.clone(), Parsed { text, template });
                }
                Err(error) => findings.push(syntax_finding(&text, &error)),
            }
        }
        (set, findings)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Parsed> {
        self.templates.values()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Parsed> {
        self.templates.get(name)
    }

    /// How deep its own blocks go, and how many pieces they have.
    pub(super) fn extent(parsed: &Parsed) -> (usize, usize) {
        extent(&parsed.template, 0)
    }

    /// The template that `from` includes as `name`: it must be of the same medium.
    pub(super) fn partial(&self, from: &TemplateText, name: &str) -> Option<&Parsed> {
        self.get(name).filter(|parsed| parsed.text.medium() == from.medium())
    }

    /// The names that a template of `medium` may include.
    pub(super) fn names(&self, medium: Medium) -> impl Iterator<Item = &str> {
        self.iter().filter(move |parsed| parsed.text.medium() == medium).map(|parsed| parsed.text.name.as_str())
    }

    /// True for a template that is not built in, or that includes such a one, however far down.
    pub(super) fn depends_on_files(&self, parsed: &Parsed) -> bool {
        self.reaches_file(parsed, &mut BTreeSet::new())
    }

    fn reaches_file(&self, parsed: &Parsed, seen: &mut BTreeSet<String>) -> bool {
        if !built_in::holds(&parsed.text) {
            return true;
        }
        let names = inclusions(parsed).into_iter().filter_map(|inclusion| inclusion.name);
        let new: Vec<String> = names.filter(|name| seen.insert(name.clone())).collect();
        new.iter().filter_map(|name| self.get(name)).any(|included| self.reaches_file(included, seen))
    }

    /// The template with the built-in partials written out that it includes as they stand: Handlebars copies all the data
    /// for each inclusion, which would take longer than the rest of a report. Own partials stay, so that a fault in them
    /// is found in their file.
    pub(super) fn flattened(&self, parsed: &Parsed) -> Template {
        self.flat(&parsed.text, &parsed.template)
    }

    fn flat(&self, text: &TemplateText, template: &Template) -> Template {
        if template.mapping.len() != template.elements.len() {
            return template.clone();
        }
        let mut flat = Template::new();
        flat.name.clone_from(&template.name);
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            if let Some((included, values)) = self.written_out(text, element) {
                let included = self.flattened(included);
                if values.is_empty() {
                    flat.elements.extend(included.elements);
                    flat.mapping.extend(included.mapping);
                    continue;
                }
                if let Some(block) = rendering::included(included, values) {
                    flat.elements.push(block);
                    flat.mapping.push(place.clone());
                    continue;
                }
            }
            flat.mapping.push(place.clone());
            flat.elements.push(match element {
                TemplateElement::HelperBlock(helper) if helper.block_param.is_none() => {
                    let mut helper = helper.clone();
                    helper.template = helper.template.map(|body| self.flat(text, &body));
                    helper.inverse = helper.inverse.map(|body| self.flat(text, &body));
                    TemplateElement::HelperBlock(helper)
                }
                other => other.clone(),
            });
        }
        flat
    }

    /// The built-in partial that an element includes with the data that it has itself, and the values that it gives it.
    fn written_out<'t>(
        &self,
        from: &TemplateText,
        element: &'t TemplateElement,
    ) -> Option<(&Parsed, &'t HashMap<String, Parameter>)> {
        let TemplateElement::PartialExpression(partial) = element else { return None };
        if !partial.params.is_empty() || partial.indent.as_deref().is_some_and(|indent| !indent.is_empty()) {
            return None;
        }
        let included = self.partial(from, partial_name(partial)?).filter(|included| built_in::holds(&included.text))?;
        Some((included, &partial.hash))
    }

    /// The templates that `parsed` includes, each with how deep in blocks it does so.
    pub(super) fn included(&self, parsed: &Parsed) -> impl Iterator<Item = (&Parsed, usize)> {
        let named = inclusions(parsed).into_iter().filter_map(|one| Some((one.name?, one.depth)));
        named.filter_map(|(name, depth)| Some((self.partial(&parsed.text, &name)?, depth)))
    }

    /// Cycles, or else what is included too deep or too often: such templates cannot be gone through.
    pub(super) fn endless_findings(&self) -> Vec<TemplateFinding> {
        let cycles: Vec<_> = self.iter().filter_map(|parsed| self.cycle_finding(parsed)).collect();
        if cycles.is_empty() { template_limits::linked(self) } else { cycles }
    }

    /// Missing partials, and partials whose name is computed.
    pub(super) fn link_findings(&self) -> Vec<TemplateFinding> {
        let mut findings = Vec::new();
        for parsed in self.iter() {
            for inclusion in inclusions(parsed) {
                findings.extend(self.inclusion_finding(parsed, &inclusion));
            }
        }
        findings
    }

    fn inclusion_finding(&self, parsed: &Parsed, inclusion: &Inclusion) -> Option<TemplateFinding> {
        let Some(name) = &inclusion.name else {
            let message = "the name of a partial is computed, so nothing can be said about it beforehand".into();
            return Some(parsed.text.finding(inclusion.place, message, Some("name it: `{{> mail/head.html}}`".into())));
        };
        if self.partial(&parsed.text, name).is_some() {
            return None;
        }
        let medium = parsed.text.medium();
        let message = match self.get(name) {
            Some(_) => format!("partial `{name}` is written for another medium"),
            None => format!("there is no partial `{name}`"),
        };
        let place = parsed.text.place_of(name, inclusion.place);
        Some(parsed.text.finding(place, message, did_you_mean(name, self.names(medium))))
    }

    /// A cycle is found once, at its first template by name.
    fn cycle_finding(&self, start: &Parsed) -> Option<TemplateFinding> {
        let mut trail = vec![start.text.name.clone()];
        let place = self.way_back(start, &start.text.name, &mut trail, &mut BTreeSet::new())?;
        let is_first = trail.iter().all(|name| *name >= start.text.name);
        trail.push(start.text.name.clone());
        let message = format!("partials include each other without end: `{}`", trail.join("` → `"));
        is_first.then(|| start.text.finding(place, message, None))
    }

    /// The place in `at` from which inclusions lead to `goal`; the templates between are left on `trail`.
    fn way_back(&self, at: &Parsed, goal: &str, trail: &mut Vec<String>, seen: &mut BTreeSet<String>) -> Option<Place> {
        if trail.len() > MAX_DEPTH {
            return None;
        }
        for inclusion in inclusions(at) {
            let Some(name) = inclusion.name else { continue };
            let place = at.text.place_of(&name, inclusion.place);
            if name == goal {
                return Some(place);
            }
            let Some(next) = self.partial(&at.text, &name).filter(|_| seen.insert(name.clone())) else { continue };
            trail.push(name);
            if self.way_back(next, goal, trail, seen).is_some() {
                return Some(place);
            }
            trail.pop();
        }
        None
    }
}

fn syntax_finding(text: &TemplateText, error: &handlebars::TemplateError) -> TemplateFinding {
    let written = error.reason().to_string();
    // The parser draws the place below the reason; we say the place ourselves.
    let expected = written.lines().map(str::trim).find_map(|line| line.strip_prefix("= "));
    let first = written.lines().next().unwrap_or_default().trim().trim_end_matches([':', '.']).to_owned();
    let message = expected.map_or(first, |expected| format!("not a template: {expected}"));
    let hint = "every `{{#name}}` needs its `{{/name}}`, every `{{` its `}}`";
    text.finding(error.pos().unwrap_or((0, 0)), message, Some(hint.into()))
}

/// How deep the blocks of `template` go, and how many pieces they have.
fn extent(template: &Template, depth: usize) -> (usize, usize) {
    let bodies = template.elements.iter().flat_map(|element| match element {
        TemplateElement::HelperBlock(block) => [block.template.as_ref(), block.inverse.as_ref()],
        TemplateElement::PartialBlock(partial) => [partial.template.as_ref(), None],
        _ => [None, None],
    });
    let inner = bodies.flatten().map(|body| extent(body, depth + 1));
    inner.fold((depth, template.elements.len()), |all, one| (all.0.max(one.0), all.1 + one.1))
}

/// One template includes another.
struct Inclusion {
    /// `None` if the name is computed.
    name: Option<String>,
    place: Place,
    /// How many blocks it stands in.
    depth: usize,
}

fn inclusions(parsed: &Parsed) -> Vec<Inclusion> {
    let mut found = Vec::new();
    collect(&parsed.template, (1, 1), 0, &mut found);
    found
}

fn collect(template: &Template, at: Place, depth: usize, found: &mut Vec<Inclusion>) {
    for (index, element) in template.elements.iter().enumerate() {
        let at = place(template, index, at);
        match element {
            TemplateElement::HelperBlock(helper) => collect_helper(helper, at, depth + 1, found),
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                let name = partial_name(partial);
                if name != Some("@partial-block") {
                    found.push(Inclusion { name: name.map(str::to_owned), place: at, depth });
                }
                if let Some(body) = &partial.template {
                    collect(body, at, depth + 1, found);
                }
            }
            _ => {}
        }
    }
}

fn collect_helper(helper: &HelperTemplate, at: Place, depth: usize, found: &mut Vec<Inclusion>) {
    for body in helper.template.iter().chain(&helper.inverse) {
        collect(body, at, depth, found);
    }
}

/// The name that a partial is included by, unless it is computed.
pub(super) fn partial_name(partial: &DecoratorTemplate) -> Option<&str> {
    match &partial.name {
        Parameter::Name(name) | Parameter::Path(Path::Relative((_, name)) | Path::Local((_, _, name))) => Some(name),
        _ => None,
    }
}

/// The place of an element; an `else if` has none of its own.
pub(super) fn place(template: &Template, index: usize, otherwise: Place) -> Place {
    template.mapping.get(index).map_or(otherwise, |mapping| (mapping.0, mapping.1))
}
