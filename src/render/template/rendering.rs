//! Fills in a template within limits: how much it writes, and how many steps it takes.
//!
//! Built-in partials are inlined where they are included, even if they are given values ([`included`]), because
//! Handlebars copies all the data for each inclusion.
//!
//! Nested lists multiply, and data keeps growing after a template was last looked at. So the body of every block starts
//! with a tag of ours that counts the body's content and stops the rendering if the total is too high.

use std::{
    cell::Cell,
    collections::HashMap,
    io::{self, Write},
};

use handlebars::{
    BlockContext, BlockParamHolder, Context, Decorator, DecoratorDef, Handlebars, Helper, HelperDef, HelperResult,
    Output, RenderContext, RenderError, RenderErrorReason, Renderable, Template,
    template::{DecoratorTemplate, Parameter, TemplateElement, TemplateMapping},
};
use serde_json::Value;

/// The most bytes that a template may write.
pub(super) const MAX_OUTPUT_BYTES: usize = 10_000_000;

/// The most steps that a template may take: tags and texts, each time they are reached.
pub(super) const MAX_STEPS: u64 = 1_000_000;

/// The same for built-in templates: their lists are as long as the report, and do not multiply.
const MAX_STEPS_BUILT_IN: u64 = 100 * MAX_STEPS;

/// The steps that an inclusion costs, plus one for each group of this many values, because it copies the data that it
/// sees.
const STEPS_OF_INCLUSION: u64 = 10;
const VALUES_IN_A_STEP: u64 = 10;

/// The name of our tag; templates that are read from files may not contain it.
const COUNT: &str = "count";

/// The name of our block; likewise.
const INCLUDED: &str = "included";

thread_local! {
    /// The steps left for the rendering on this thread.
    static LEFT: Cell<u64> = const { Cell::new(0) };
}

/// A hint for a template that was stopped; nothing if `error` has another cause.
pub(super) fn hint_of(error: &RenderError) -> Option<&'static str> {
    let said = error.to_string();
    let is_stopped = said.contains(&too_long()) || said.contains(&too_much());
    is_stopped.then_some("a list within a list multiplies: go through each list once")
}

fn too_long() -> String {
    format!("takes more than {MAX_STEPS} steps")
}

fn too_much() -> String {
    format!("writes more than {MAX_OUTPUT_BYTES} bytes (10 MB)")
}

/// An error if a function produces more text than a template may write.
pub(super) fn hold(bytes: usize) -> Result<(), String> {
    if bytes > MAX_OUTPUT_BYTES { Err(too_much()) } else { Ok(()) }
}

/// Fills in the template `name` from `registry`. `is_own` is true for one that is the installation's own, or includes
/// such a template.
pub(super) fn render(
    registry: &Handlebars<'_>,
    name: &str,
    data: &Context,
    is_own: bool,
) -> Result<String, RenderError> {
    LEFT.set(if is_own { MAX_STEPS } else { MAX_STEPS_BUILT_IN });
    let mut written = Limited(Vec::new());
    registry.render_with_context_to_write(name, data, &mut written)?;
    String::from_utf8(written.0).map_err(|error| RenderErrorReason::Other(error.to_string()).into())
}

/// Registers our tag and our block.
pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_decorator(COUNT, Box::new(Count));
    registry.register_helper(INCLUDED, Box::new(Included));
}

/// `partial` with the values that it is given, as a block in the template that includes it.
pub(super) fn included(partial: Template, values: &HashMap<String, Parameter>) -> Option<TemplateElement> {
    let ours = Template::compile(&format!("{{{{#{INCLUDED}}}}}{{{{/{INCLUDED}}}}}")).ok()?;
    let Some(TemplateElement::HelperBlock(mut block)) = ours.elements.into_iter().next() else { return None };
    block.hash.clone_from(values);
    block.template = Some(partial);
    Some(TemplateElement::HelperBlock(block))
}

/// Renders its content with the surrounding data and the values that it is given.
struct Included;

impl HelperDef for Included {
    fn call<'reg: 'rc, 'rc>(
        &self,
        block: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let Some(partial) = block.template() else { return Ok(()) };
        let mut scope = BlockContext::new();
        if let Some(around) = rendering.block() {
            scope.base_path_mut().clone_from(around.base_path());
            around.base_value().cloned().into_iter().for_each(|value| scope.set_base_value(value));
            scope.local_variables_mut().clone_from(around.local_variables());
        }
        for (name, value) in block.hash() {
            scope.set_block_param(name, BlockParamHolder::value(value.value().clone()));
        }
        let from = rendering.get_current_template_name();
        rendering.push_block(scope);
        let rendered = partial.render(registry, context, rendering, out);
        rendering.pop_block();
        rendering.set_current_template_name(from);
        rendered
    }
}

/// Subtracts the steps of a body from those that are left.
struct Count;

impl DecoratorDef for Count {
    fn call<'reg: 'rc, 'rc>(
        &'reg self,
        tag: &Decorator<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
    ) -> Result<(), RenderError> {
        let number = |at| tag.param(at).and_then(|number| number.value().as_u64()).unwrap_or(1);
        let (mut steps, inclusions) = (number(0), number(1));
        if inclusions > 0 {
            let seen = values(rendering.evaluate(context, "this")?.as_json());
            steps += inclusions * (STEPS_OF_INCLUSION + seen / VALUES_IN_A_STEP);
        }
        match LEFT.get().checked_sub(steps) {
            Some(left) => LEFT.set(left),
            None => return Err(RenderErrorReason::Other(too_long()).into()),
        }
        Ok(())
    }
}

/// The template with our tag at the start of every body.
pub(super) fn counted(mut template: Template) -> Template {
    if let Ok(ours) = Template::compile(&format!("{{{{*{COUNT} 0}}}}"))
        && let [TemplateElement::DecoratorExpression(tag)] = ours.elements.as_slice()
        && let [place] = ours.mapping.as_slice()
    {
        put_into(&mut template, tag, place);
    }
    template
}

/// `place` is the position of the tag where it has none of its own.
fn put_into(template: &mut Template, tag: &DecoratorTemplate, place: &TemplateMapping) {
    let steps: u64 = template.elements.iter().map(steps_of).sum();
    let is_inclusion = |element: &&TemplateElement| matches!(element, TemplateElement::PartialExpression(_));
    let inclusions = template.elements.iter().filter(is_inclusion).count();
    for element in &mut template.elements {
        if let TemplateElement::HelperBlock(block) = element {
            for body in block.template.iter_mut().chain(&mut block.inverse) {
                put_into(body, tag, place);
            }
        }
    }
    let mut tag = tag.clone();
    tag.params = vec![Parameter::Literal(steps.max(1).into()), Parameter::Literal(inclusions.into())];
    if template.mapping.len() == template.elements.len() {
        let place = template.mapping.first().unwrap_or(place).clone();
        template.mapping.insert(0, place);
    }
    template.elements.insert(0, TemplateElement::DecoratorExpression(Box::new(tag)));
}

fn steps_of(element: &TemplateElement) -> u64 {
    match element {
        TemplateElement::Expression(call)
        | TemplateElement::HtmlExpression(call)
        | TemplateElement::HelperBlock(call) => {
            1 + call.params.iter().chain(call.hash.values()).map(steps_of_value).sum::<u64>()
        }
        _ => 1,
    }
}

fn steps_of_value(value: &Parameter) -> u64 {
    match value {
        Parameter::Subexpression(inner) => steps_of(inner.as_element()),
        _ => 1,
    }
}

/// How many values `data` contains.
fn values(data: &Value) -> u64 {
    1 + match data {
        Value::Array(items) => items.iter().map(values).sum(),
        Value::Object(map) => map.values().map(values).sum(),
        _ => 0,
    }
}

/// What has been written so far.
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        hold(self.0.len() + bytes.len()).map_err(io::Error::other)?;
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
