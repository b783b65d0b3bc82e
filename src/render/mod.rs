//! Adapter: data to HTML and PDF. Handlebars, html5ever, parley and printpdf live here only.

pub mod html;
pub mod pdf;
pub mod svg;
pub mod theme;
mod built_in;
mod functions;
pub mod pdf;
mod sample;
mod schema;
mod template_check;
mod template_files;
mod template_finding;
mod template_kind;
mod template_path;
mod template_set;
mod template_text;
pub mod templates;
mod wrap;

pub use template_finding::TemplateFinding;
pub use templates::{RenderError, RenderedMail, Templates};

#[cfg(test)]
mod tests;
