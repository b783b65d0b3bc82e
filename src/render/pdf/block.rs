//! Blocks to fragments: headings, paragraphs, lists, boxes. Lengths from the reading start; mirrored at the end.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    TypesetError,
    footnote::Note,
    inline::{Collector, Paragraph, Shift, Style, is_inline},
    page::{Area, Belongs, Item, Path, Piece, shift_all},
    paginate::Fragment,
    panel,
    tag::{Kind, NodeId, Structure},
    text::{Align, Setter},
};
use crate::{
    render::{
        page::dom::{Element, Node},
        theme::{Theme, TypeSize},
    },
    report::{Drawing, Ink},
};

/// The height of a logo, unless it is wide.
const LOGO_HEIGHT: f32 = 44.0;

/// The most of a line that a logo takes.
const LOGO_SHARE: f32 = 0.35;

/// Between the words of the title band and the logo.
const LOGO_GAP: f32 = 18.0;

/// Between the line over a section's heading and the heading.
const KICKER_GAP: f32 = 2.0;

/// Where a link leads.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Address(String),
    Anchor(String),
    Heading(usize),
    Note(usize),
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
    /// Footnotes, in the order of their first numbers.
    pub notes: Vec<Note>,
    /// True while the line that stands over a section's heading, or that heading, is the next to be set.
    has_kicker: bool,
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
            notes: Vec::new(),
            has_kicker: false,
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
            if !is_inline(element) {
                self.anchors.extend(element.attribute("id").map(str::to_owned));
            }
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
    pub(super) fn apart(
        &mut self,
        set: impl FnOnce(&mut Self) -> Result<(), TypesetError>,
    ) -> Result<Vec<Fragment>, TypesetError> {
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

    pub(super) fn block(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
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
            // Its place is in the title band, which puts it there.
            "img" => {}
            "hr" => self.rule(frame),
            "header" => self.band(element, frame)?,
            "footer" => self.end_notes(element, frame)?,
            "nav" if element.has_class("toc") => self.contents(element, frame)?,
            "div" if element.has_class("grid") => self.grid(element, frame)?,
            "div" if element.has_class("box") => self.boxed(element, frame)?,
            "div" if panel::tile_part(element).is_some() => self.tile_text(element, frame),
            "section" | "article" => {
                let node = self.tags.add(frame.node, Kind::Sect);
                self.has_kicker = begins_with_kicker(element);
                self.blocks(&element.children, Frame { node, bare: false, ..frame })?;
            }
            _ => self.blocks(&element.children, frame)?,
        }
        Ok(())
    }

    /// Runs `measure` and forgets the inline elements, links and notes that it met.
    pub(super) fn without_trace<T>(&mut self, measure: impl FnOnce(&mut Self) -> T) -> T {
        let (nodes, links, notes) = (self.tags.nodes.len(), self.links.len(), self.notes.len());
        let measured = measure(self);
        self.tags.forget_from(nodes);
        self.links.truncate(links);
        self.notes.truncate(notes);
        measured
    }

    /// Adds a fragment to the flow; anchors and breaks that waited for one go with it.
    pub(super) fn push(&mut self, mut fragment: Fragment) {
        let pending = std::mem::take(&mut self.pending);
        fragment.break_before |= pending.break_before;
        fragment.anchors.extend(pending.anchors);
        fragment.headings.extend(pending.headings);
        self.out.push(fragment);
    }

    /// Adds fragments to the flow.
    pub(super) fn push_all(&mut self, fragments: Vec<Fragment>) {
        for fragment in fragments {
            self.push(fragment);
        }
    }

    /// The last fragment of the flow.
    pub(super) fn last(&mut self) -> Option<&mut Fragment> {
        self.out.last_mut()
    }

    /// The style of plain text in a frame.
    pub(super) fn style(frame: Frame, step: TypeSize) -> Style {
        let Frame { bold, ink, node, .. } = frame;
        Style { step, bold, italic: false, ink, shift: Shift::None, node, link: None }
    }

    /// Sets inline nodes as lines, two at least on each page.
    pub(super) fn paragraph(&mut self, nodes: &[Node], frame: Frame, step: TypeSize, gap: f32) {
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
            shift_all(&mut line.items, frame.x, -line.top);
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
        if self.has_kicker {
            gap = KICKER_GAP;
        }
        if element.has_class("just") {
            frame.align = Align::Justify;
        }
        let from = self.out.len();
        self.paragraph(&element.children, frame, step, gap);
        if self.has_kicker {
            self.lead(from);
        }
    }

    /// Fragments from `from` on stay with what comes next.
    fn lead(&mut self, from: usize) {
        for fragment in &mut self.out[from..] {
            (fragment.keep, fragment.leads) = (true, true);
        }
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
        let frame = Frame { width: self.setter.balanced(&paragraph, frame.width), ..frame };
        let above = if std::mem::take(&mut self.has_kicker) { KICKER_GAP } else { self.theme.above[place] };
        self.lines(&paragraph, frame, above, [5.0, 6.0, 4.0, 3.0][place]);
        self.lead(from);
    }

    fn list(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let list = self.tags.add(frame.node, Kind::List);
        let numbered = element.name == "ol";
        self.tags.nodes[list].numbered = numbered;
        let indent = if numbered { 18.0 } else { 12.0 };
        let first: usize = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let mut ends = Vec::new();
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
            shift_all(&mut items, frame.x, 0.0);
            items.append(&mut fragments[0].items);
            fragments[0].items = items;
            let gap = if index == 0 { self.theme.gap * 0.6 } else { self.theme.gap * 0.35 };
            fragments[0].before = gap;
            if let Some(last) = fragments.last_mut() {
                last.after = self.theme.gap * 0.35;
            }
            self.push_all(fragments);
            ends.push(self.out.len());
        }
        if let Some(last) = self.out.last_mut() {
            last.after = last.after.max(self.theme.gap);
        }
        self.keep_items_in_company(&ends);
        Ok(())
    }

    /// Like lines of a paragraph no first and no last item of a list stands alone on a page; `ends` are the ends of the items
    /// in what is set.
    fn keep_items_in_company(&mut self, ends: &[usize]) {
        let [first, .., before_last, _] = ends else { return };
        for end in [*first, *before_last] {
            if let Some(fragment) = end.checked_sub(1).and_then(|last| self.out.get_mut(last)) {
                fragment.keep = true;
            }
        }
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
        let logo = self.logo(element, frame);
        let beside = logo.as_ref().map_or(0.0, |logo| logo.area.width + LOGO_GAP);
        let from = self.out.len();
        self.blocks(&element.children, Frame { width: frame.width - beside, ..frame })?;
        if let Some(logo) = logo {
            let short = logo.area.height - self.out[from..].iter().map(|fragment| fragment.height).sum::<f32>();
            if let Some(last) = self.out[from..].last_mut() {
                last.height += short.max(0.0);
            }
            self.out[from..].iter_mut().take(1).for_each(|first| first.items.push(logo.clone()));
        }
        let path = Path::line((frame.x, 0.0), (frame.x + frame.width, 0.0), self.theme.ink(Ink::Accent), 1.6);
        if let Some(last) = self.out.last_mut() {
            last.keep = true;
        }
        let items = vec![Item::ornament(path)];
        self.push(Fragment { height: 1.6, before: 10.0, after: 14.0, items, ..Fragment::default() });
        Ok(())
    }

    /// The theme's logo at the end of the band's first line, if the band asks for it.
    fn logo(&mut self, band: &Element, frame: Frame) -> Option<Item> {
        let logo = self.theme.logo.as_ref().filter(|_| band.elements().any(|child| child.name == "img"))?;
        let (width, height) = (logo.width as f32, logo.height as f32);
        let scale = (LOGO_HEIGHT / height).min(frame.width * LOGO_SHARE / width);
        let node = self.tags.add(frame.node, Kind::Figure);
        self.tags.nodes[node].alt = Some(logo.text.clone());
        let (width, height) = (width * scale, height * scale);
        let area = Area { x: frame.x + frame.width - width, y: 0.0, width, height };
        Some(Item { area, piece: Piece::Logo, belongs: Belongs::Node(node), link: None })
    }

    fn end_notes(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        self.rule(frame);
        let frame = Frame { step: self.theme.small, ink: Ink::Muted, ..frame };
        self.blocks(&element.children, frame)
    }
}

/// True for a section whose first line says over its heading what it is about.
fn begins_with_kicker(section: &Element) -> bool {
    let mut elements = section.elements();
    let first = elements.next().is_some_and(|first| first.name == "p" && first.has_class("note"));
    first && elements.next().is_some_and(|second| rank_of(second).is_some())
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
