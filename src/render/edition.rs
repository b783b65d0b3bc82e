//! A report in its editions, from one template.

use super::{
    RenderError, Templates, export, html,
    pdf::{self, Pdf, PdfMeta, TypesetError},
    theme::Theme,
};
use crate::report::{Document, ProgressReport};

/// The template that is used unless another is asked for.
pub const DEFAULT_TEMPLATE: &str = "progress";
/// The template of the reports of programmes.
pub const PROGRAMME_TEMPLATE: &str = "programme";

/// Why a report could not be made: a fault of its template.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// The template failed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// What it wrote cannot be typeset.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
}

/// The HTML edition: one file without remote content.
pub fn html(
    templates: &Templates,
    template: &str,
    report: &impl Document,
    theme: &Theme,
) -> Result<String, RenderError> {
    let rendered = templates.report(template, report, report.lang())?;
    Ok(html::dress(&rendered, report, theme))
}

/// The PDF edition.
pub fn pdf(templates: &Templates, template: &str, report: &impl Document, theme: &Theme) -> Result<Pdf, EditionError> {
    let rendered = templates.report(template, report, report.lang())?;
    Ok(pdf::typeset(&rendered, report.drawings(), &meta(report), theme)?)
}

/// The edition in plain text, in lines of `width` columns.
pub fn text(
    templates: &Templates,
    template: &str,
    report: &ProgressReport,
    width: usize,
) -> Result<String, EditionError> {
    let rendered = templates.report(template, report, &report.lang)?;
    Ok(export::text(&rendered, report, width)?)
}

/// What the PDF says about itself: all of it from the report, nothing from a clock.
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
