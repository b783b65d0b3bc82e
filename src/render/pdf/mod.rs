//! Typesetting: the report's HTML to an archival, tagged PDF.
//!
//! ```text
//! HTML ─ dom ─► tree ─ block table figure inline text ─► fragments ─ paginate ─► pages ─ write ─► PDF ─ finish ─► bytes
//! ```
//!
//! **Invariant:** nothing here reads a clock, the environment or a file; the same input gives the same bytes.
//! **Invariant:** html5ever, parley, printpdf, subsetter and lopdf are used below this folder only.
//!
//! The subset of HTML, in short (`docs/report-html.md` has it in full):
//!
//! | Element | Classes and attributes |
//! |---|---|
//! | `header` `footer` `main` `section` `article` `div` | `div.grid[data-cols]`, `div.tile`, `div.box` |
//! | `h1`–`h4` `p` `hr` | `p.lead` `p.note` `p.just`; `page-break` on any block; `id` |
//! | `ul` `ol[start]` `li` | |
//! | `table` `caption` `colgroup` `col` `thead` `tbody` `tfoot` `tr` `th` `td` | `col[style="width:N%"]`, `tr.total`, `td.num`, `colspan`, `rowspan` |
//! | `figure[data-drawing]` `figcaption` | an inline `svg` in it is passed over |
//! | `strong` `b` `em` `i` `small` `sup` `sub` `br` `bdi` `a[href]` `span[lang]` | `span.good` … colour words |
//! | `span.badge` | `good` `warn` `bad` `calm` `accent` `muted` |
//! | `span.bar` | `data-value` `data-plan` (0–1), `data-ink`, `wide`, `title` as its words |
//! | `nav.toc` | is filled with the headings of second rank and their pages |
//!
//! `head`, `style`, `title`, `meta` and `link` are passed over. Any other element is an error with its line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use self::{
    block::{Flow, Frame, Heading, Link},
    inline::Paragraph,
    page::{Area, Belongs, Item, Page, Path, Piece, Place},
    tag::Structure,
    text::{Align, Setter},
};
use super::theme::{Theme, TypeSize};
use crate::{
    model::Lang,
    report::{Drawing, Ink},
};

mod block;
mod dom;
mod figure;
mod finish;
mod fonts;
mod icc;
mod inline;
mod outline;
pub mod page;
mod paginate;
mod structure;
mod table;
mod tag;
mod text;
mod write;
mod xmp;

pub use self::{fonts::FaceId, tag::NodeId};

/// What the PDF says about itself, and its header and footer.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfMeta {
    /// Title of the document.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The document symbol; stands in the footer.
    pub symbol: String,
    /// Language of the text; also decides the direction.
    pub lang: Lang,
    /// When the data was taken. The clock is never asked.
    pub created_at: Timestamp,
    /// How the page number is said, with `{page}` and `{pages}`: `page {page} of {pages}`.
    pub page_of: String,
    /// Stands at the head of every page but the first.
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

/// Why a report cannot be typeset. A fault of a template or a drawing; trying again does not help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// An element that has no place in a report.
    #[error("line {line}: <{name}> is not in the report subset")]
    UnknownElement {
        /// Name of the element.
        name: String,
        /// Where, from 1.
        line: u64,
    },
    /// A figure asks for a drawing that was not given.
    #[error("line {line}: no drawing is named `{name}`")]
    UnknownDrawing {
        /// Name in `data-drawing`.
        name: String,
        /// Where, from 1.
        line: u64,
    },
    /// A table too wide to read.
    #[error("line {line}: the table has {columns} columns, at most {limit} fit on a page")]
    TooManyColumns {
        /// Where, from 1.
        line: u64,
        /// How many columns.
        columns: usize,
        /// How many may be.
        limit: usize,
    },
    /// Elements nested beyond any report.
    #[error("line {line}: elements are nested too deep")]
    TooDeep {
        /// Where, from 1.
        line: u64,
    },
    /// A font could not be cut down to the glyphs used.
    #[error("font `{font}` cannot be embedded: {reason}")]
    Font {
        /// PostScript name.
        font: String,
        /// What the font library says.
        reason: String,
    },
    /// The file could not be put together.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}

/// The pages before they are written, and what leads through them.
#[derive(Clone, Debug)]
pub struct Composition {
    /// The pages with everything on them.
    pub pages: Vec<Page>,
    /// Headings in document order: rank, words and, once placed, where they stand.
    pub outline: Vec<(u8, String, Option<Place>)>,
    /// Characters that no font has.
    pub missing: BTreeSet<char>,
    structure: Structure,
    links: Vec<Link>,
    anchors: BTreeMap<String, Place>,
}

/// Typesets a report. The drawings are placed by `<figure data-drawing="NAME">`.
pub fn typeset(html: &str, drawings: &[Drawing], meta: &PdfMeta, theme: &Theme) -> Result<Pdf, TypesetError> {
    let mut composition = compose(html, drawings, meta, theme)?;
    let written = write::write(&mut composition, theme)?;
    let bytes = finish::finish(written, &composition, meta, theme)?;
    Ok(Pdf { bytes, pages: composition.pages.len(), missing: composition.missing })
}

/// Lays the report out without writing it: the page model.
pub fn compose(html: &str, drawings: &[Drawing], meta: &PdfMeta, theme: &Theme) -> Result<Composition, TypesetError> {
    let nodes = dom::parse(html)?;
    let rtl = meta.lang.is_rtl();
    let setter = Setter::new(theme, meta.lang.as_str(), rtl);
    let mut flow = Flow::new(theme, drawings, setter, &nodes);
    let fragments = flow.document(&nodes)?;
    let mut placed = paginate::paginate(fragments, &flow.heads, theme.page);
    number_contents(&mut flow, &mut placed);
    furnish(&mut flow, &mut placed.pages, meta);
    if rtl {
        for item in placed.pages.iter_mut().flat_map(|page| &mut page.items) {
            item.mirror(theme.page.width);
        }
    }
    let headings: Vec<Heading> = flow.headings;
    let outline = headings
        .into_iter()
        .enumerate()
        .map(|(index, heading)| (heading.rank, heading.words, placed.headings.get(&index).copied()))
        .collect();
    let (structure, links, missing) = (flow.tags, flow.links, flow.missing);
    Ok(Composition { pages: placed.pages, outline, missing, structure, links, anchors: placed.anchors })
}

/// Puts page numbers into the table of contents.
fn number_contents(flow: &mut Flow, placed: &mut paginate::Placed) {
    for page in &mut placed.pages {
        let mut index = 0;
        while index < page.items.len() {
            let Piece::PageOf(heading) = page.items[index].piece else {
                index += 1;
                continue;
            };
            let old = page.items.remove(index);
            let Some(place) = placed.headings.get(&heading) else { continue };
            let Belongs::Node(node) = old.belongs else { continue };
            let step = flow.theme.body;
            let frame = plain_frame(old.area, step, Align::End);
            let style = inline::Style { node, link: old.link, ..Flow::style(frame, step) };
            let paragraph = Paragraph::plain(&(place.page + 1).to_string(), style, flow);
            for mut item in line_of(flow, &paragraph, old.area.width, Align::End) {
                item.shift(old.area.x, old.area.y);
                page.items.insert(index, item);
                index += 1;
            }
        }
    }
}

/// Adds page headers and footers.
fn furnish(flow: &mut Flow, pages: &mut [Page], meta: &PdfMeta) {
    let theme = flow.theme;
    let (sheet, step) = (theme.page, theme.small);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = meta
            .page_of
            .replace("{page}", &(index + 1).to_string())
            .replace("{pages}", &count.to_string());
        let foot = sheet.height - 44.0;
        let half = sheet.measure() / 2.0 - 8.0;
        let mut furniture = furniture_line(flow, &meta.symbol, (sheet.side, foot, half), Align::Start);
        furniture.extend(furniture_line(flow, &number, (sheet.side + half + 16.0, foot, half), Align::End));
        furniture.push(furniture_rule(theme, foot - 5.0));
        furniture.iter_mut().for_each(|item| item.belongs = Belongs::PageFooter);
        if index > 0 {
            let mut head = furniture_line(flow, &meta.running_title, (sheet.side, 34.0, sheet.measure()), Align::Start);
            head.push(furniture_rule(theme, 34.0 + step.leading + 3.5));
            head.iter_mut().for_each(|item| item.belongs = Belongs::PageHeader);
            furniture.extend(head);
        }
        page.items.append(&mut furniture);
    }
}

fn furniture_rule(theme: &Theme, y: f32) -> Item {
    let ends = ((theme.page.side, y), (theme.page.width - theme.page.side, y));
    Item::ornament(Path::line(ends.0, ends.1, theme.ink(Ink::Line), theme.hairline))
}

/// One small line; what does not fit is cut.
fn furniture_line(flow: &mut Flow, text: &str, (x, y, width): (f32, f32, f32), align: Align) -> Vec<Item> {
    let step = flow.theme.small;
    let frame = plain_frame(Area { x, y, width, height: step.leading }, step, align);
    let style = inline::Style { ink: Ink::Muted, ..Flow::style(frame, step) };
    let mut words: Vec<char> = text.chars().take(400).collect();
    let mut paragraph = Paragraph::plain(text, style.clone(), flow);
    while flow.setter.set(&paragraph, width, align).lines.len() > 1 && !words.is_empty() {
        words.truncate(words.len() - words.len().div_ceil(12));
        let shorter: String = words.iter().collect();
        paragraph = Paragraph::plain(&format!("{}…", shorter.trim_end()), style.clone(), flow);
    }
    let mut items = line_of(flow, &paragraph, width, align);
    items.iter_mut().for_each(|item| item.shift(x, y));
    items
}

fn line_of(flow: &mut Flow, paragraph: &Paragraph, width: f32, align: Align) -> Vec<Item> {
    flow.setter.set(paragraph, width, align).lines.into_iter().take(1).flat_map(|line| line.items).collect()
}

fn plain_frame(area: Area, step: TypeSize, align: Align) -> Frame {
    Frame { x: area.x, width: area.width, node: 0, bare: true, step, ink: Ink::Text, bold: false, align }
}
