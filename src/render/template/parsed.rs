//! A parsed template: what it includes, and how deeply it nests.

use handlebars::{
    Path, Template,
    template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement},
};

use super::text::{Place, TemplateText};

/// A template with its text.
pub(super) struct Parsed {
    pub text: TemplateText,
    pub template: Template,
}

/// How deeply the blocks of `template` nest, and how many pieces they contain.
pub(super) fn extent(template: &Template, depth: usize) -> (usize, usize) {
    let bodies = template.elements.iter().flat_map(|element| match element {
        TemplateElement::HelperBlock(block) => [block.template.as_ref(), block.inverse.as_ref()],
        TemplateElement::PartialBlock(partial) => [partial.template.as_ref(), None],
        _ => [None, None],
    });
    let inner = bodies.flatten().map(|body| extent(body, depth + 1));
    inner.fold((depth, template.elements.len()), |all, one| (all.0.max(one.0), all.1 + one.1))
}

/// An inclusion of another template.
pub(super) struct Inclusion {
    /// `None` if the name is computed.
    pub name: Option<String>,
    pub place: Place,
    /// How many blocks enclose it.
    pub depth: usize,
}

pub(super) fn inclusions(parsed: &Parsed) -> Vec<Inclusion> {
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

/// The name under which a partial is included, unless it is computed.
pub(super) fn partial_name(partial: &DecoratorTemplate) -> Option<&str> {
    match &partial.name {
        Parameter::Name(name) | Parameter::Path(Path::Relative((_, name)) | Path::Local((_, _, name))) => Some(name),
        _ => None,
    }
}

/// The position of an element; an `else if` has none of its own.
pub(super) fn place(template: &Template, index: usize, otherwise: Place) -> Place {
    template.mapping.get(index).map_or(otherwise, |mapping| (mapping.0, mapping.1))
}
