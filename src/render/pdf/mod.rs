//! Typesetting: the report's HTML to an archival, tagged PDF.
//!
//! ```text
//! HTML ─ page/dom ─► tree ─ flow/ with set/ ─► fragments ─ pages/ ─► pages ─ write/ ─► bytes
//! ```
//!
//! | Room | What is in it |
//! |---|---|
//! | `pages/` | the page model, the structure tree, links; filling pages with fragments |
//! | `set/` | paragraphs: as data, and set as lines (fonts, shaping, hyphenation) |
//! | `flow/` | setting the document block by block, as fragments |
//! | `write/` | pages as PDF operators, and what PDF/A and PDF/UA require in addition |
//!
//! A room imports only from those above it in this table.
//!
//! **Invariant:** nothing here reads a clock, the environment or a file; the same input gives the same bytes.
//! **Invariant:** parley, printpdf, subsetter and lopdf are used below this folder only.
//!
//! The HTML subset, in short (`docs/report-html.md` describes it in full):
//!
//! | Element | Classes and attributes |
//! |---|---|
//! | `header` `footer` `main` `section` `article` `div` | `div.grid[data-cols]`, `div.tile`, `div.box` |
//! | `h1`–`h4` `p` `hr` | `p.lead` `p.note` `p.just`; `page-break` on any block; `id` |
//! | `ul` `ol[start]` `li` | |
//! | `table` `caption` `colgroup` `col` `thead` `tbody` `tfoot` `tr` `th` `td` | `table.matrix`, `col[style="width:N%"]`, `tr.total`, `td.num`, `colspan`, `rowspan` |
//! | `figure[data-drawing]` `figcaption` | an inline `svg` in it is skipped |
//! | `strong` `b` `em` `i` `small` `sup` `sub` `br` `bdi` `a[href]` `span[lang]` | `span.good` … colour words |
//! | `span.footnote` | its content, at the foot of the page |
//! | `span.badge` | `good` `warn` `bad` `calm` `accent` `muted` |
//! | `span.bar` | `data-value` `data-plan` (0–1), `data-ink`, `wide`, `title` as its words |
//! | `nav.toc` | is filled with the headings of rank 2 and their pages |
//!
//! `head`, `style`, `title`, `meta` and `link` are skipped. Any other element is an error with its line.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use self::{
    flow::{Flow, contents, footnote, furniture},
    pages::{
        link::Link,
        page::{Page, Place},
        paginate,
        tag::Structure,
    },
    set::{fonts::Faces, setter::Setter},
    write::{finish, write},
};
use super::{page::dom, theme::Theme};
use crate::{model::Lang, report::Drawing};

mod flow;
mod pages;
mod set;
mod write;

pub use self::pages::{
    page::{self, FaceId},
    tag::NodeId,
};
pub use super::page::TypesetError;

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

/// A finished PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font has; each shows as U+FFFD.
    pub missing: BTreeSet<char>,
}

/// The pages before they are written, with outline, links and structure.
#[derive(Clone, Debug)]
pub struct Composition {
    /// The pages with everything on them.
    pub pages: Vec<Page>,
    /// Headings in document order: rank, words and, once known, their place.
    pub outline: Vec<(u8, String, Option<Place>)>,
    /// Characters that no font has.
    pub missing: BTreeSet<char>,
    faces: Arc<Faces>,
    structure: Structure,
    links: Vec<Link>,
    anchors: BTreeMap<String, Place>,
}

/// Typesets a report. Each drawing is placed by `<figure data-drawing="NAME">`.
pub fn typeset(html: &str, drawings: &[Drawing], meta: &PdfMeta, theme: &Theme) -> Result<Pdf, TypesetError> {
    let mut composition = compose(html, drawings, meta, theme)?;
    let written = write(&mut composition, theme)?;
    let bytes = finish(written, &composition, meta, theme)?;
    Ok(Pdf { bytes, pages: composition.pages.len(), missing: composition.missing })
}

/// Lays the report out without writing it: the page model.
pub fn compose(html: &str, drawings: &[Drawing], meta: &PdfMeta, theme: &Theme) -> Result<Composition, TypesetError> {
    let nodes = dom::parse(html)?;
    let rtl = meta.lang.is_rtl();
    let theme = &if rtl { theme.for_arabic() } else { theme.clone() };
    let own = theme.typefaces.as_ref().filter(|own| own.serve(&meta.lang));
    let faces = Arc::new(Faces::of(own));
    let setter = Setter::new(theme, Arc::clone(&faces), meta.lang.as_str(), rtl);
    let mut flow = Flow::new(theme, drawings, setter, &nodes);
    let fragments = flow.document(&nodes)?;
    let notes = footnote::notes(&mut flow);
    let mut placed = paginate::paginate(fragments, &flow.heads, &notes, theme.page);
    contents::number(&mut flow, &mut placed);
    furniture::furnish(&mut flow, &mut placed.pages, meta);
    if rtl {
        for item in placed.pages.iter_mut().flat_map(|page| &mut page.items) {
            item.mirror(theme.page.width);
        }
    }
    let outline = flow
        .headings
        .into_iter()
        .enumerate()
        .map(|(index, heading)| (heading.rank, heading.words, placed.headings.get(&index).copied()))
        .collect();
    let (structure, links, missing) = (flow.tags, flow.links, flow.missing);
    Ok(Composition { pages: placed.pages, outline, missing, faces, structure, links, anchors: placed.anchors })
}
