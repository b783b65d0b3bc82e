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

use std::{collections::BTreeSet, sync::Arc};

use self::{
    flow::{Flow, contents, footnote, furniture},
    pages::paginate,
    set::{fonts::Faces, setter::Setter},
    write::{finish, write},
};
use super::{page::dom, theme::Theme};
use crate::report::Drawing;

mod composition;
mod flow;
mod meta;
mod pages;
mod set;
mod write;

pub use self::{
    composition::Composition,
    meta::PdfMeta,
    pages::{
        page::{self, FaceId},
        tag::NodeId,
    },
};
pub use super::page::TypesetError;

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
