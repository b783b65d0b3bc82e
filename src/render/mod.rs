//! Adapter: data to HTML, PDF and the formats of other programs.
//!
//! | Room | What is in it |
//! |---|---|
//! | `text/` | plain text: cut to fit, wrapped, cleaned |
//! | `theme/` | colours, sizes, logo and typefaces of a report |
//! | `spreadsheet/` | writing and reading CSV |
//! | `page/` | the HTML that a template makes: as a tree and as a file for browsers; drawings as SVG |
//! | `template/` | Handlebars templates: read, checked, filled in |
//! | `export/` | tables, workbooks, IATI, calendars, plain text |
//! | `pdf/` | the page, typeset |
//!
//! A room imports only from those above it in this table. `edition.rs` combines them: a report in its editions.

pub mod edition;
pub mod export;
mod page;
pub mod pdf;
pub mod spreadsheet;
mod template;
mod text;
pub mod theme;

pub use self::{
    export::{ics, mail_dates},
    page::{html, svg},
    template::{RenderError, RenderedMail, TemplateFinding, Templates, minutes_schema, report_schema},
    theme::{logo, typeface},
};
