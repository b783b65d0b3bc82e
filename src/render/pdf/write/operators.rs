//! Writes pages as PDF operators: marked content, text as glyph numbers.

use std::{collections::BTreeMap, sync::Arc};

use printpdf::{
    Color, DictItem, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point as PdfPoint, Polygon, PolygonRing, Pt, RawImage, RawImageData, RawImageFormat, TextMatrix,
    WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::{
    encode, specimen,
    strings::utf16,
    usage::{Usage, cut_font, font_id, represented, usages},
};
use crate::render::{
    page::TypesetError,
    pdf::{
        composition::Composition,
        pages::{
            page::{Area, Belongs, FaceId, Glyph, Item, Page, Path, Piece, Run},
            tag::{Kid, NodeId},
        },
        set::{contour::contours, fonts::Faces, hyphenate::SOFT_HYPHEN},
    },
    theme::{Rgb, Theme, logo::Logo},
};

/// A rectangle that is a link.
pub(in crate::render::pdf) struct Annotation {
    pub page: usize,
    pub area: Area,
    pub link: usize,
}

/// The PDF before its structure is added.
pub(in crate::render::pdf) struct Written {
    pub document: lopdf::Document,
    /// The structure element of each piece of marked content, by page and number.
    pub marks: Vec<Vec<NodeId>>,
    pub annotations: Vec<Annotation>,
    /// True if a page may show a picture.
    pub has_pictures: bool,
}

/// Writes the pages; tells the structure which content belongs to which element.
pub(in crate::render::pdf) fn write(composition: &mut Composition, theme: &Theme) -> Result<Written, TypesetError> {
    let faces = Arc::clone(&composition.faces);
    let usages = usages(&composition.pages, &faces);
    let mut document = PdfDocument::new("");
    for (face, usage) in &usages {
        document.resources.fonts.map.insert(font_id(*face), PdfFont::new(cut_font(faces.face(*face), usage)?));
    }
    if let Some(logo) = &theme.logo {
        document.resources.xobjects.map.insert(logo_id(), XObject::Image(picture(logo)));
    }
    let (mut marks, mut annotations) = (Vec::new(), Vec::new());
    let pages = std::mem::take(&mut composition.pages);
    for (number, page) in pages.iter().enumerate() {
        let writer = PageWriter::new(theme, &faces, &usages);
        let (ops, nodes) = writer.page(page, |node, id| {
            composition.structure.put(node, Kid::Content { page: number, id });
            composition.structure.nodes[node].kind.name()
        });
        document.pages.push(sheet(theme, ops));
        marks.push(nodes);
        collect_links(page, number, composition, &mut annotations);
    }
    composition.pages = pages;
    document.pages.push(specimen::page(&usages));
    // The warnings are of no interest: fonts are embedded unchanged, and every operator is ours.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut document = document.to_lopdf_document(&options, &mut Vec::new());
    specimen::take_out(&mut document)?;
    encode::complete(&mut document, &usages, &faces)?;
    Ok(Written { document, marks, annotations, has_pictures: theme.logo.is_some() })
}

fn sheet(theme: &Theme, ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    (page.media_box.width, page.media_box.height) = (Pt(theme.page.width), Pt(theme.page.height));
    page
}

/// The pieces of a link on the same line become one annotation.
fn collect_links(page: &Page, number: usize, composition: &mut Composition, annotations: &mut Vec<Annotation>) {
    for item in &page.items {
        let (Some(link), Piece::Text(_)) = (item.link, &item.piece) else { continue };
        match annotations.last_mut() {
            Some(last) if last.page == number && last.link == link && (last.area.y - item.area.y).abs() < 1.0 => {
                let right = last.area.right().max(item.area.right());
                last.area.x = last.area.x.min(item.area.x);
                last.area.width = right - last.area.x;
            }
            _ => {
                let node = composition.links[link].node;
                composition.structure.put(node, Kid::Annotation(annotations.len()));
                annotations.push(Annotation { page: number, area: item.area, link });
            }
        }
    }
}

fn logo_id() -> XObjectId {
    XObjectId("Logo".to_owned())
}

fn picture(logo: &Logo) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(logo.pixels.to_vec()),
        width: logo.width as usize,
        height: logo.height as usize,
        data_format: RawImageFormat::RGBA8,
        tag: Vec::new(),
    }
}

/// Writes one page.
struct PageWriter<'w> {
    height: f32,
    /// The size of the logo in pixels.
    logo_size: Option<(f32, f32)>,
    faces: &'w Faces,
    usages: &'w BTreeMap<FaceId, Usage>,
    ops: Vec<Op>,
    nodes: Vec<NodeId>,
    fill: Option<Rgb>,
    font: Option<(FaceId, u32)>,
}

impl<'w> PageWriter<'w> {
    fn new(theme: &Theme, faces: &'w Faces, usages: &'w BTreeMap<FaceId, Usage>) -> Self {
        let logo_size = theme.logo.as_ref().map(|logo| (logo.width as f32, logo.height as f32));
        Self {
            height: theme.page.height,
            logo_size,
            faces,
            usages,
            ops: Vec::new(),
            nodes: Vec::new(),
            fill: None,
            font: None,
        }
    }

    /// The operators, and the structure element of each piece of marked content; `put` registers each piece and returns
    /// the name of its kind.
    fn page(mut self, page: &Page, mut put: impl FnMut(NodeId, usize) -> &'static str) -> (Vec<Op>, Vec<NodeId>) {
        for group in page.items.chunk_by(|a, b| a.belongs == b.belongs) {
            self.begin(group[0].belongs, &mut put);
            for item in group {
                self.item(item);
            }
            self.ops.push(Op::EndMarkedContent);
        }
        (self.ops, self.nodes)
    }

    fn begin(&mut self, belongs: Belongs, put: &mut impl FnMut(NodeId, usize) -> &'static str) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let (tag, properties) = match belongs {
            Belongs::Node(node) => {
                let kind = put(node, self.nodes.len());
                let id = self.nodes.len() as i64;
                self.nodes.push(node);
                (kind, vec![("MCID", DictItem::Int(id))])
            }
            Belongs::Layout => ("Artifact", vec![("Type", name("Layout"))]),
            Belongs::PageHeader => ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Header"))]),
            Belongs::PageFooter => ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Footer"))]),
        };
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn item(&mut self, item: &Item) {
        match &item.piece {
            Piece::Text(run) => self.run(run, item.area.x),
            Piece::Path(path) => self.path(path),
            Piece::Logo => self.logo(item.area),
            Piece::PageOf(_) => {}
        }
    }

    fn logo(&mut self, area: Area) {
        let Some((width, height)) = self.logo_size else { return };
        let corner = self.point(area.x, area.bottom());
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            scale_x: Some(area.width / width),
            scale_y: Some(area.height / height),
            // One pixel is one point before scaling.
            dpi: Some(72.0),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: logo_id(), transform });
    }

    fn paint(&mut self, ink: Rgb) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: colour(ink) });
        }
    }

    fn point(&self, x: f32, y: f32) -> PdfPoint {
        PdfPoint { x: Pt(round(x)), y: Pt(round(self.height - y)) }
    }

    fn path(&mut self, path: &Path) {
        let points: Vec<LinePoint> = path
            .points
            .iter()
            .map(|point| LinePoint { p: self.point(point.x, point.y), bezier: point.handle })
            .collect();
        if let Some(ink) = path.fill {
            self.paint(ink);
            let rings = vec![PolygonRing { points: points.clone() }];
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some((ink, width)) = path.stroke {
            let dash =
                if path.dash > 0.0 { LineDashPattern::new(0.0, &[round(path.dash)]) } else { LineDashPattern::solid() };
            self.ops.push(Op::SetOutlineColor { col: colour(ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(round(width)) });
            self.ops.push(Op::SetLineDashPattern { dash });
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: path.closed } });
        }
    }

    fn run(&mut self, run: &Run, x: f32) {
        let Some(usage) = self.usages.get(&run.face).filter(|_| !run.glyphs.is_empty()) else { return };
        self.paint(run.ink);
        let (places, silent): (Vec<usize>, Vec<usize>) =
            (0..run.glyphs.len()).partition(|at| !run.glyphs[*at].text.is_empty());
        for at in silent {
            self.outline(run, &run.glyphs[at], x);
        }
        if places.is_empty() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        self.set_font(run);
        let others = others(run);
        for group in places.chunk_by(|a, b| joins(run, &others, *a, *b)) {
            let first = group[0];
            if others[first] {
                // Text that is represented by several glyphs at different heights is given once.
                let said = run.glyphs[..first].last().is_some_and(|before| before.text == run.glyphs[first].text);
                self.actual_text(if said { "" } else { &run.text[run.glyphs[first].text.clone()] });
            }
            self.glyphs(run, usage, group, x);
            if others[first] {
                self.ops.push(Op::EndMarkedContent);
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    /// A glyph that represents no text, as a shape: as text it would have to say something.
    fn outline(&mut self, run: &Run, glyph: &Glyph, x: f32) {
        let face = self.faces.face(run.face);
        let units = face.parsed.as_ref().map_or(1000.0, |font| f32::from(font.pdf_font_metrics.units_per_em.max(1)));
        let scale = run.size / units;
        let corner = |(right, up, bezier): (f32, f32, bool)| {
            let p = self.point(x + glyph.x + right * scale, run.baseline + glyph.y - up * scale);
            LinePoint { p, bezier }
        };
        let rings = contours(face.bytes.data(), glyph.gid)
            .into_iter()
            .map(|contour| PolygonRing { points: contour.into_iter().map(corner).collect() });
        let rings: Vec<PolygonRing> = rings.collect();
        if !rings.is_empty() {
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        }
    }

    /// A font remains set until another one is.
    fn set_font(&mut self, run: &Run) {
        let (font, size) = ((run.face, run.size.to_bits()), Pt(round(run.size)));
        if self.font.replace(font) != Some(font) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.face)), size });
        }
    }

    fn actual_text(&mut self, text: &str) {
        let data = utf16(text);
        let map = [("ActualText".to_owned(), DictItem::String { data, literal: false })].into_iter().collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    /// Glyphs at one height, with adjustments relative to the widths that readers take from the font.
    fn glyphs(&mut self, run: &Run, usage: &Usage, places: &[usize], x: f32) {
        let start = &run.glyphs[places[0]];
        let at = self.point(x + start.x, run.baseline + start.y);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        let mut shown: Vec<DictItem> = Vec::new();
        let mut codes: Vec<u8> = Vec::new();
        let mut pen = 0_i64;
        for place in places {
            let glyph = &run.glyphs[*place];
            let wanted = ((glyph.x - start.x) * 1000.0 / run.size).round() as i64;
            if wanted != pen {
                if !codes.is_empty() {
                    shown.push(DictItem::String { data: std::mem::take(&mut codes), literal: false });
                }
                shown.push(DictItem::Int(pen - wanted));
                pen = wanted;
            }
            pen += self.faces.face(run.face).width(glyph.gid);
            codes.extend(usage.code(glyph.gid, &represented(run, *place, self.faces)).to_be_bytes());
        }
        shown.push(DictItem::String { data: codes, literal: false });
        // The operator is written directly: the library's own variant makes a separate string of every glyph.
        self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(shown)] });
    }
}

/// For each glyph, true if its text has to be said beside it: it is a soft hyphen, or represents the same characters as its
/// neighbour.
fn others(run: &Run) -> Vec<bool> {
    let glyphs = &run.glyphs;
    let shared = |a: usize, b: usize| glyphs.get(a).is_some_and(|other| other.text == glyphs[b].text);
    let is_soft = |glyph: &Glyph| run.text[glyph.text.clone()].chars().eq([SOFT_HYPHEN]);
    (0..glyphs.len()).map(|at| is_soft(&glyphs[at]) || shared(at + 1, at) || shared(at.wrapping_sub(1), at)).collect()
}

/// True if two neighbours can be written with one operator.
fn joins(run: &Run, others: &[bool], a: usize, b: usize) -> bool {
    let (left, right) = (&run.glyphs[a], &run.glyphs[b]);
    let plain = !others[a] && !others[b];
    (left.y - right.y).abs() < 0.01 && (plain || left.text == right.text)
}

fn colour(Rgb(r, g, b): Rgb) -> Color {
    let part = |channel: u8| (f32::from(channel) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

/// Hundredths of a point are finer than any printer.
fn round(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
