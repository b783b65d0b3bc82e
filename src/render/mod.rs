//! Adapter: data to HTML, PDF and the formats of other programs. Handlebars, html5ever, parley and printpdf live here only.

mod active_check;
mod built_in;
pub mod edition;
mod element_check;
pub mod export;
mod fit;
mod functions;
pub mod html;
pub mod ics;
pub mod logo;
pub mod mail_dates;
mod palette;
pub mod pdf;
mod rendering;
mod sample;
mod schema;
mod shelves;
pub mod spreadsheet;
pub mod svg;
mod template_check;
mod template_files;
mod template_finding;
mod template_kind;
mod template_limits;
mod template_path;
mod template_set;
mod template_text;
pub mod templates;
pub mod theme;
pub mod typeface;
mod wrap;

pub use template_finding::TemplateFinding;
pub use template_kind::report_schema;
pub use templates::{RenderError, RenderedMail, Templates};

#[cfg(test)]
mod tests;
