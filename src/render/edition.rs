//! A report in all its editions, made from one template.

use super::{
    export,
    page::{foreign, html, svg::escape},
    pdf::{self, Pdf, PdfMeta, TypesetError},
    template::{RenderError, Templates},
    theme::Theme,
};
use crate::report::{Document, Header};

/// The template used by default.
pub const DEFAULT_TEMPLATE: &str = "progress";
/// The template for programme reports.
pub const PROGRAMME_TEMPLATE: &str = "programme";
/// The template for minutes of an approval.
pub const MINUTES_TEMPLATE: &str = "minutes";

/// A report with the page that a template made from it: every edition is made from these two.
#[derive(Clone, Debug)]
pub struct Rendered<R> {
    /// The data that was given to the template.
    pub report: R,
    page: String,
}

impl<R: Document> Rendered<R> {
    /// Fills in the named template.
    pub fn new(templates: &Templates, template: &str, report: R) -> Result<Self, RenderError> {
        let page = templates.report(template, &report, report.lang())?;
        let page = if report.header().is_ahead { noticed(&page, report.header()) } else { page };
        let page = foreign::marked(&page, report.foreign());
        Ok(Self { report, page })
    }

    /// The HTML edition: one file without remote content.
    pub fn html(&self, theme: &Theme) -> String {
        html::dress(&self.page, &self.report, theme)
    }

    /// The PDF edition.
    pub fn pdf(&self, theme: &Theme) -> Result<Pdf, TypesetError> {
        pdf::typeset(&self.page, self.report.drawings(), &meta(&self.report), theme)
    }

    /// The PDF and the HTML edition.
    pub fn both(&self, theme: &Theme) -> Result<(Pdf, String), TypesetError> {
        Ok((self.pdf(theme)?, self.html(theme)))
    }

    /// The plain-text edition, in lines of `width` columns.
    pub fn text(&self, width: usize) -> Result<String, TypesetError> {
        export::text(&self.page, &self.report, width)
    }

    /// The data as JSON, with a final newline.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(&self.report)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// `page` with the notice that its cut-off day lies in the future, before everything else: it appears whatever a
/// template leaves out.
fn noticed(page: &str, header: &Header) -> String {
    let at = ["<main", "<body"].iter().find_map(|tag| {
        let from = page.find(tag)?;
        Some(from + page[from..].find('>')? + 1)
    });
    let (before, after) = page.split_at(at.unwrap_or(0));
    let (mark, notice) = (escape(&header.ahead_mark), escape(&header.ahead_notice));
    format!("{before}\n<div class=\"box bad\"><p><strong>■ {mark}</strong> {notice}</p></div>{after}")
}

/// The PDF's metadata: all of it from the report, nothing from a clock.
pub fn meta(report: &impl Document) -> PdfMeta {
    let header = report.header();
    PdfMeta {
        title: header.document_title.clone(),
        author: header.issued_by.clone(),
        subject: header.title.clone(),
        symbol: header.symbol.clone(),
        lang: report.lang().clone(),
        created_at: header.cut_off_at,
        page_of: header.page_of.clone(),
        running_title: header.running_title.clone(),
    }
}
