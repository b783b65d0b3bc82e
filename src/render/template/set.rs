//! A set of templates that belong together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use handlebars::{
    Template,
    template::{Parameter, TemplateElement},
};

use super::{
    built_in,
    finding::TemplateFinding,
    limits,
    parsed::{Parsed, inclusions, partial_name},
    rendering,
    text::{Medium, TemplateText},
};

/// Templates by name.
#[derive(Default)]
pub(super) struct TemplateSet {
    templates: BTreeMap<String, Parsed>,
}

impl TemplateSet {
    /// Parses every text; those that cannot be parsed are left out and reported.
    pub(super) fn parse(texts: Vec<TemplateText>) -> (Self, Vec<TemplateFinding>) {
        let mut set = Self::default();
        let mut findings = Vec::new();
        for text in texts {
            if let Some(finding) = limits::check(&text) {
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

    /// The template that `from` includes as `name`: it must be for the same medium.
    pub(super) fn partial(&self, from: &TemplateText, name: &str) -> Option<&Parsed> {
        self.get(name).filter(|parsed| parsed.text.medium() == from.medium())
    }

    /// The names that a template for `medium` may include.
    pub(super) fn names(&self, medium: Medium) -> impl Iterator<Item = &str> {
        self.iter().filter(move |parsed| parsed.text.medium() == medium).map(|parsed| parsed.text.name.as_str())
    }

    /// True for a template that is not built in, or that directly or indirectly includes such a template.
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

    /// The template with its built-in partials inlined, because Handlebars copies all the data for each inclusion,
    /// which would take longer than the rest of a report. The installation's own partials are not inlined, so that an
    /// error in them is located in their file.
    pub(super) fn flattened(&self, parsed: &Parsed) -> Template {
        self.flat(&parsed.text, &parsed.template)
    }

    fn flat(&self, text: &TemplateText, template: &Template) -> Template {
        let mut flat = Template::new();
        flat.name.clone_from(&template.name);
        // An `else if` stands in a template of its own, in which nothing has a place.
        if template.mapping.len() != template.elements.len() {
            flat.elements = template.elements.iter().map(|element| self.with_flat_bodies(text, element)).collect();
            flat.mapping.clone_from(&template.mapping);
            return flat;
        }
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
            flat.elements.push(self.with_flat_bodies(text, element));
        }
        flat
    }

    /// An element whose bodies have their built-in partials inlined.
    fn with_flat_bodies(&self, text: &TemplateText, element: &TemplateElement) -> TemplateElement {
        match element {
            TemplateElement::HelperBlock(helper) if helper.block_param.is_none() => {
                let mut helper = helper.clone();
                helper.template = helper.template.map(|body| self.flat(text, &body));
                helper.inverse = helper.inverse.map(|body| self.flat(text, &body));
                TemplateElement::HelperBlock(helper)
            }
            other => other.clone(),
        }
    }

    /// The built-in partial that an element includes with the current data, and the values passed to it.
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

    /// The templates that `parsed` includes, each with the number of enclosing blocks.
    pub(super) fn included(&self, parsed: &Parsed) -> impl Iterator<Item = (&Parsed, usize)> {
        let named = inclusions(parsed).into_iter().filter_map(|one| Some((one.name?, one.depth)));
        named.filter_map(|(name, depth)| Some((self.partial(&parsed.text, &name)?, depth)))
    }
}

fn syntax_finding(text: &TemplateText, error: &handlebars::TemplateError) -> TemplateFinding {
    let written = error.reason().to_string();
    // The parser draws the position below the reason; we report the position separately.
    let expected = written.lines().map(str::trim).find_map(|line| line.strip_prefix("= "));
    let first = written.lines().next().unwrap_or_default().trim().trim_end_matches([':', '.']).to_owned();
    let message = expected.map_or(first, |expected| format!("not a template: {expected}"));
    let hint = "every `{{#name}}` needs its `{{/name}}`, every `{{` its `}}`";
    text.finding(error.pos().unwrap_or((0, 0)), message, Some(hint.into()))
}
