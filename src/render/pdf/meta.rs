//! What a PDF says about itself.

use jiff::Timestamp;

use crate::model::Lang;

/// The PDF's metadata, and the texts of its header and footer.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfMeta {
    /// Title of the document.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The document symbol; appears in the footer.
    pub symbol: String,
    /// Language of the text; also determines the direction.
    pub lang: Lang,
    /// The time of the data; the clock is never consulted.
    pub created_at: Timestamp,
    /// The wording of the page number, with `{page}` and `{pages}`: `page {page} of {pages}`.
    pub page_of: String,
    /// Appears at the top of every page but the first.
    pub running_title: String,
}
