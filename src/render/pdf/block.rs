//! Blocks to fragments: headings, paragraphs, lists, boxes. Lengths from the reading start; mirrored at the end.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    TypesetError,
    dom::{Element, Node},
    inline::{Collector, Paragraph, Shift, Style, is_inline},
    page::{Area, Belongs, Item, Path, Piece},
    paginate::{Fragment, stack},
    tag::{Kind, NodeId, Structure},
    text::{Align, Setter},
};
use crate::{
    render::theme::{Theme, TypeSize},
    report::{Drawing, Ink},
};

/// Where a link leads.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Address(String),
    Anchor(String),
    Heading(usize),
}

/// A link.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub node: NodeId,
    pub target: Target,
    pub words: String,
}

/// A heading, for the outline and the table of contents.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub rank: u8,
    pub words: String,
}

/// Where blocks are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub x: f32,
    pub width: f32,
    /// The structure element around.
    pub node: NodeId,
    /// True if bare text belongs to that element itself, as in table cells.
    pub bare: bool,
    pub step: TypeSize,
    pub ink: Ink,
    pub bold: bool,
    pub align: Align,
}

/// The document while it becomes fragments.
pub(super) struct Flow<'a> {
    pub theme: &'a Theme,
    pub drawings: BTreeMap<&'a str, &'a Drawing>,
    pub setter: Setter<'a>,
    pub tags: Structure,
    pub links: Vec<Link>,
    /// Headings in document order, known beforehand.
    pub headings: Vec<Heading>,
    /// How many headings have been set.
    pub headings_set: usize,
    /// The ids that links may lead to.
    pub anchors: BTreeSet<String>,
    pub missing: BTreeSet<char>,
    /// Header rows of tables.
    pub heads: BTreeMap<usize, Vec<Fragment>>,
    pub tables: usize,
    out: Vec<Fragment>,
    pending: Fragment,
}

impl<'a> Flow<'a> {
    pub(super) fn new(theme: &'a Theme, drawings: &'a [Drawing], setter: Setter<'a>, nodes: &[Node]) -> Self {
        let mut flow = Self {
            theme,
            drawings: drawings.iter().map(|drawing| (drawing.name.as_str(), drawing)).collect(),
            setter,
            tags: Structure::new(),
            links: Vec::new(),
            headings: Vec::new(),
            headings_set: 0,
            anchors: BTreeSet::new(),
            missing: BTreeSet::new(),
            heads: BTreeMap::new(),
            tables: 0,
            out: Vec::new(),
            pending: Fragment::default(),
        };
        flow.survey(nodes);
        flow
    }

    /// Notes headings and ids before anything is set.
    fn survey(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            self.anchors.extend(element.attribute("id").map(str::to_owned));
            if let Some(rank) = rank_of(element) {
                self.headings.push(Heading { rank, words: element.words() });
            }
            self.survey(&element.children);
        }
    }

    /// The whole document.
    pub(super) fn document(&mut self, nodes: &[Node]) -> Result<Vec<Fragment>, TypesetError> {
        let frame = Frame {
            x: 0.0,
            width: self.theme.page.measure(),
            node: 0,
            bare: false,
            step: self.theme.body,
            ink: Ink::Text,
            bold: false,
            align: Align::Start,
        };
        self.blocks(nodes, frame)?;
        Ok(std::mem::take(&mut self.out))
    }

    /// What `nodes` become, apart from the flow.
    pub(super) fn inside(&mut self, nodes: &[Node], frame: Frame) -> Result<Vec<Fragment>, TypesetError> {
        self.apart(|flow| flow.blocks(nodes, frame))
    }

    /// What `set` makes, apart from the flow.
    fn apart(&mut self, set: impl FnOnce(&mut Self) -> Result<(), TypesetError>) -> Result<Vec<Fragment>, TypesetError> {
        let out = std::mem::take(&mut self.out);
        let pending = std::mem::take(&mut self.pending);
        let result = set(self);
        self.pending = pending;
        let inner = std::mem::replace(&mut self.out, out);
        result.map(|()| inner)
    }

    /// Blocks, and stretches of text between them as paragraphs of their own.
    pub(super) fn blocks(&mut self, nodes: &[Node], frame: Frame) -> Result<(), TypesetError> {
        let inline = |node: &Node| match node {
            Node::Text(_) => true,
            Node::Element(element) => is_inline(element),
        };
        for stretch in nodes.chunk_by(|a, b| inline(a) && inline(b)) {
            match stretch {
                [Node::Element(element)] if !is_inline(element) => self.block(element, frame)?,
                stretch => self.bare_text(stretch, frame),
            }
        }
        Ok(())
    }

    fn bare_text(&mut self, nodes: &[Node], frame: Frame) {
        if nodes.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty())) {
            return;
        }
        let node = if frame.bare { frame.node } else { self.tags.add(frame.node, Kind::P) };
        self.paragraph(nodes, Frame { node, ..frame }, frame.step, self.theme.gap);
    }

    fn block(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        self.pending.break_before |= element.has_class("page-break");
        self.pending.anchors.extend(element.attribute("id").map(str::to_owned));
        if let Some(rank) = rank_of(element) {
            self.heading(element, rank, frame);
            return Ok(());
        }
        match element.name.as_str() {
            "p" => self.styled_paragraph(element, frame),
            "ul" | "ol" => self.list(element, frame)?,
            "table" => self.table(element, frame)?,
            "figure" => self.figure(element, frame)?,
            "hr" => self.rule(frame),
            "header" => self.band(element, frame)?,
            "footer" => self.end_notes(element, frame)?,
            "nav" if element.has_class("toc") => self.contents(element, frame)?,
            "div" if element.has_class("grid") => self.grid(element, frame)?,
            "div" if element.has_class("box") => self.boxed(element, frame)?,
            "div" if tile_part(element).is_some() => self.tile_text(element, frame),
            "section" | "article" => {
                let node = self.tags.add(frame.node, Kind::Sect);
                self.blocks(&element.children, Frame { node, bare: false, ..frame })?;
            }
            _ => self.blocks(&element.children, frame)?,
        }
        Ok(())
    }

    /// Adds a fragment to the flow; anchors and breaks that waited for one go with it.
    pub(super) fn push(&mut self, mut fragment: Fragment) {
        let pending = std::mem::take(&mut self.pending);
        fragment.break_before |= pending.break_before;
        fragment.anchors.extend(pending.anchors);
        fragment.headings.extend(pending.headings);
        self.out.push(fragment);
    }

    pub(super) fn style(frame: Frame, step: TypeSize) -> Style {
        let Frame { bold, ink, node, .. } = frame;
        Style { step, bold, italic: false, ink, shift: Shift::None, node, link: None }
    }

    /// Sets inline nodes as lines, two at least on each page.
    fn paragraph(&mut self, nodes: &[Node], frame: Frame, step: TypeSize, gap: f32) {
        let mut collector = Collector::new(Self::style(frame, step), self);
        collector.nodes(nodes, 0);
        let paragraph = collector.finish();
        if !paragraph.is_empty() {
            self.lines(&paragraph, frame, gap, gap);
        }
    }

    /// Lines of a paragraph as fragments.
    pub(super) fn lines(&mut self, paragraph: &Paragraph, frame: Frame, before: f32, after: f32) {
        let set = self.setter.set(paragraph, frame.width, frame.align);
        let count = set.lines.len();
        for (index, mut line) in set.lines.into_iter().enumerate() {
            line.items.iter_mut().for_each(|item| item.shift(frame.x, -line.top));
            self.push(Fragment {
                height: line.height,
                before: if index == 0 { before } else { 0.0 },
                after: if index + 1 == count { after } else { 0.0 },
                keep: index + 1 < count && (index == 0 || index + 2 == count),
                items: line.items,
                ..Fragment::default()
            });
        }
    }

    fn styled_paragraph(&mut self, element: &Element, frame: Frame) {
        let node = self.tags.add(frame.node, Kind::P);
        let mut frame = Frame { node, ..frame };
        let (mut step, mut gap) = (frame.step, self.theme.gap);
        if element.has_class("lead") {
            (step, frame.ink) = (self.theme.lead, Ink::Muted);
        }
        if element.has_class("note") {
            (step, frame.ink, gap) = (self.theme.small, Ink::Muted, gap * 0.7);
        }
        if element.has_class("just") {
            frame.align = Align::Justify;
        }
        self.paragraph(&element.children, frame, step, gap);
    }

    fn heading(&mut self, element: &Element, rank: u8, frame: Frame) {
        let place = usize::from(rank) - 1;
        let node = self.tags.heading(frame.node, rank);
        self.pending.headings.push(self.headings_set);
        self.headings_set += 1;
        let ink = if rank <= 2 { Ink::Accent } else { Ink::Text };
        let frame = Frame { node, bold: true, ink, ..frame };
        let step = self.theme.headings[place];
        let mut collector = Collector::new(Self::style(frame, step), self);
        collector.nodes(&element.children, 0);
        let paragraph = collector.finish();
        let from = self.out.len();
        self.lines(&paragraph, frame, self.theme.above[place], [5.0, 6.0, 4.0, 3.0][place]);
        self.out[from..].iter_mut().for_each(|fragment| fragment.keep = true);
    }

    fn list(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let list = self.tags.add(frame.node, Kind::List);
        let numbered = element.name == "ol";
        self.tags.nodes[list].numbered = numbered;
        let indent = if numbered { 18.0 } else { 12.0 };
        let first: usize = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        for (index, item) in element.elements().filter(|child| child.name == "li").enumerate() {
            let node = self.tags.add(list, Kind::Item);
            let label_node = self.tags.add(node, Kind::Label);
            let body = self.tags.add(node, Kind::ItemBody);
            let ink = if numbered { frame.ink } else { Ink::Accent };
            let style = Self::style(Frame { node: label_node, ink, bold: false, ..frame }, frame.step);
            let label = if numbered { format!("{}.", first + index) } else { "•".to_owned() };
            let label = Paragraph::plain(&label, style, self);
            let align = if numbered { Align::Start } else { frame.align };
            let label = self.setter.set(&label, indent, align);
            let inner = Frame { x: frame.x + indent, width: frame.width - indent, node: body, bare: true, ..frame };
            self.pending.anchors.extend(item.attribute("id").map(str::to_owned));
            let mut fragments = self.inside(&item.children, inner)?;
            if fragments.is_empty() {
                fragments.push(Fragment { height: frame.step.leading, ..Fragment::default() });
            }
            let mut items: Vec<Item> = label.lines.into_iter().flat_map(|line| line.items).collect();
            items.iter_mut().for_each(|item| item.shift(frame.x, 0.0));
            items.append(&mut fragments[0].items);
            fragments[0].items = items;
            let gap = if index == 0 { self.theme.gap * 0.6 } else { self.theme.gap * 0.35 };
            fragments[0].before = gap;
            if let Some(last) = fragments.last_mut() {
                last.after = self.theme.gap * 0.35;
            }
            fragments.into_iter().for_each(|fragment| self.push(fragment));
        }
        if let Some(last) = self.out.last_mut() {
            last.after = last.after.max(self.theme.gap);
        }
        Ok(())
    }

    fn rule(&mut self, frame: Frame) {
        let path =
            Path::line((frame.x, 0.0), (frame.x + frame.width, 0.0), self.theme.ink(Ink::Line), self.theme.hairline);
        let items = vec![Item::ornament(path)];
        let gap = self.theme.gap * 1.4;
        self.push(Fragment { height: 0.5, before: gap, after: gap, items, ..Fragment::default() });
    }

    /// The title band: what the document is, over a strong rule.
    fn band(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        self.blocks(&element.children, frame)?;
        let path = Path::line((frame.x, 0.0), (frame.x + frame.width, 0.0), self.theme.ink(Ink::Accent), 1.6);
        if let Some(last) = self.out.last_mut() {
            last.keep = true;
        }
        let items = vec![Item::ornament(path)];
        self.push(Fragment { height: 1.6, before: 10.0, after: 14.0, items, ..Fragment::default() });
        Ok(())
    }

    fn end_notes(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        self.rule(frame);
        let frame = Frame { step: self.theme.small, ink: Ink::Muted, ..frame };
        self.blocks(&element.children, frame)
    }

    /// A box on a light ground with a strong edge, for what a reader must not miss.
    fn boxed(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const PAD: f32 = 12.0;
        let node = self.tags.add(frame.node, Kind::Div);
        let inner = Frame { x: frame.x + PAD + 2.0, width: frame.width - 2.0 * PAD - 2.0, node, bare: false, ..frame };
        let mut fragments = self.inside(&element.children, inner)?;
        if let Some(first) = fragments.first_mut() {
            first.before = 0.0;
        }
        let content = stack(fragments);
        let ink = super::inline::ink_of(element).unwrap_or(Ink::Accent);
        let area = Area { x: frame.x, y: 0.0, width: frame.width, height: content.height + 2.0 * PAD - 4.0 };
        let edge = Area { width: 2.4, ..area };
        let mut items = vec![
            Item::ornament(Path::rect(area, 0.0, self.theme.tint(ink))),
            Item::ornament(Path::rect(edge, 0.0, self.theme.ink(ink))),
        ];
        items.extend(content.items.into_iter().map(|mut item| {
            item.shift(0.0, PAD - 2.0);
            item
        }));
        let gap = self.theme.gap * 1.8;
        self.push(Fragment {
            height: area.height,
            before: gap,
            after: gap,
            items,
            headings: content.headings,
            anchors: content.anchors,
            ..Fragment::default()
        });
        Ok(())
    }

    /// Children beside each other in columns of one width.
    fn grid(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const GUTTER: f32 = 14.0;
        let columns: usize = element.attribute("data-cols").and_then(|text| text.parse().ok()).unwrap_or(4);
        let columns = columns.clamp(1, 8);
        let width = (frame.width - GUTTER * (columns - 1) as f32) / columns as f32;
        let children: Vec<&Element> = element.elements().collect();
        for row in children.chunks(columns) {
            let mut whole = Fragment { before: 12.0, after: 12.0, ..Fragment::default() };
            for (column, child) in row.iter().enumerate() {
                let node = self.tags.add(frame.node, Kind::Div);
                let x = frame.x + (width + GUTTER) * column as f32;
                let inner = Frame { x, width, node, bare: false, ..frame };
                let fragments = if child.has_class("tile") {
                    self.inside(&child.children, inner)?
                } else {
                    self.apart(|flow| flow.block(child, inner))?
                };
                let mut cell = stack(fragments);
                if child.has_class("tile") {
                    cell.items.iter_mut().for_each(|item| item.shift(0.0, 7.0));
                    cell.height += 9.0;
                    let ink = self.theme.ink(super::inline::ink_of(child).unwrap_or(Ink::Accent));
                    whole.items.push(Item::ornament(Path::line((x, 0.0), (x + width, 0.0), ink, 1.1)));
                }
                whole.height = whole.height.max(cell.height);
                whole.items.append(&mut cell.items);
                whole.headings.append(&mut cell.headings);
                whole.anchors.append(&mut cell.anchors);
            }
            self.push(whole);
        }
        Ok(())
    }

    fn tile_text(&mut self, element: &Element, frame: Frame) {
        let Some(part) = tile_part(element) else { return };
        let node = self.tags.add(frame.node, Kind::P);
        let frame = Frame { node, ..frame };
        let (step, frame) = match part {
            TilePart::Value => {
                (self.theme.tile_value, Frame { bold: true, ink: super::inline::ink_of(element).unwrap_or(Ink::Accent), ..frame })
            }
            TilePart::Label => (self.theme.table, Frame { bold: true, ..frame }),
            TilePart::Note => (self.theme.small, Frame { ink: Ink::Muted, ..frame }),
        };
        self.paragraph(&element.children, frame, step, 1.0);
    }

    /// The table of contents: headings of the second rank with their pages, after what the element holds itself.
    fn contents(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const NUMBER: f32 = 28.0;
        self.blocks(&element.children, frame)?;
        let contents = self.tags.add(frame.node, Kind::Contents);
        let headings: Vec<(usize, String)> = self
            .headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.rank == 2)
            .map(|(index, heading)| (index, heading.words.clone()))
            .collect();
        for (index, words) in headings {
            let item = self.tags.add(contents, Kind::ContentsItem);
            let reference = self.tags.add(item, Kind::Reference);
            let node = self.tags.add(reference, Kind::Link);
            let link = self.links.len();
            self.links.push(Link { node, target: Target::Heading(index), words: words.clone() });
            let style = Style { link: Some(link), ..Self::style(Frame { node, ..frame }, frame.step) };
            let paragraph = Paragraph::plain(&words, style, self);
            let set = self.setter.set(&paragraph, frame.width - NUMBER - 8.0, Align::Start);
            let mut items: Vec<Item> = set.lines.into_iter().flat_map(|line| line.items).collect();
            items.iter_mut().for_each(|item| item.shift(frame.x, 0.0));
            let y = set.height - frame.step.leading;
            let area = Area { x: frame.x + frame.width - NUMBER, y, width: NUMBER, height: frame.step.leading };
            items.push(Item { area, piece: Piece::PageOf(index), belongs: Belongs::Node(node), link: Some(link) });
            let line = self.theme.ink(Ink::Line);
            let bottom = set.height + 2.4;
            let ends = ((frame.x, bottom), (frame.x + frame.width, bottom));
            items.push(Item::ornament(Path::line(ends.0, ends.1, line, self.theme.hairline)));
            self.push(Fragment { height: set.height + 2.8, before: 2.0, after: 0.0, items, ..Fragment::default() });
        }
        if let Some(last) = self.out.last_mut() {
            last.after = self.theme.gap * 2.0;
        }
        Ok(())
    }
}

enum TilePart {
    Value,
    Label,
    Note,
}

fn tile_part(element: &Element) -> Option<TilePart> {
    element.attribute("class")?.split_whitespace().find_map(|class| match class {
        "tile-value" => Some(TilePart::Value),
        "tile-label" => Some(TilePart::Label),
        "tile-note" => Some(TilePart::Note),
        _ => None,
    })
}

/// The rank of a heading element.
fn rank_of(element: &Element) -> Option<u8> {
    Some(match element.name.as_str() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        _ => return None,
    })
}
