//! Adapter: data to HTML and PDF. Handlebars, html5ever, parley and printpdf live here only.

pub mod html;
pub mod pdf;
pub mod svg;
pub mod theme;
