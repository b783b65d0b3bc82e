//! The templates of mails and reports: read, checked before they are needed, filled in within limits.

mod active_check;
mod built_in;
mod data_check;
mod element_check;
mod files;
mod finding;
mod functions;
mod kind;
mod limits;
mod link_check;
mod markup;
mod parsed;
mod path;
mod rendering;
mod sample;
mod schema;
mod set;
mod shelves;
mod templates;
mod text;

pub use finding::TemplateFinding;
pub use kind::{minutes_schema, report_schema};
pub use templates::{RenderError, RenderedMail, Templates};

#[cfg(test)]
mod tests;
