//! Sets blocks as fragments: dispatches each element; headings, paragraphs, rules.

use super::{
    Flow, Frame,
    collector::Collector,
    elements::{is_inline, rank_of},
    panel,
};
use crate::{
    render::{
        page::{
            TypesetError,
            dom::{Element, Node},
        },
        pdf::{
            pages::{
                fragment::Fragment,
                page::{Item, Path, shift_all},
                tag::Kind,
            },
            set::{paragraph::Paragraph, setter::Align},
        },
        theme::TypeSize,
    },
    report::Ink,
};

/// Space between the line above a section's heading and the heading.
const KICKER_GAP: f32 = 2.0;

impl Flow<'_> {
    /// The whole document.
    pub(in crate::render::pdf) fn document(&mut self, nodes: &[Node]) -> Result<Vec<Fragment>, TypesetError> {
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

    /// Sets `nodes` outside the flow; returns their fragments.
    pub(super) fn inside(&mut self, nodes: &[Node], frame: Frame) -> Result<Vec<Fragment>, TypesetError> {
        self.apart(|flow| flow.blocks(nodes, frame))
    }

    /// Sets blocks, and the text between them as separate paragraphs.
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
            // The title band places it.
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

    /// Sets inline nodes as lines, at least two of them on each page.
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

    /// Keeps the fragments from `from` onwards with what follows.
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

    fn rule(&mut self, frame: Frame) {
        let path =
            Path::line((frame.x, 0.0), (frame.x + frame.width, 0.0), self.theme.ink(Ink::Line), self.theme.hairline);
        let items = vec![Item::ornament(path)];
        let gap = self.theme.gap * 1.4;
        self.push(Fragment { height: 0.5, before: gap, after: gap, items, ..Fragment::default() });
    }

    fn end_notes(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        self.rule(frame);
        let frame = Frame { step: self.theme.small, ink: Ink::Muted, ..frame };
        self.blocks(&element.children, frame)
    }
}

/// True for a section that starts with a line above its heading.
fn begins_with_kicker(section: &Element) -> bool {
    let mut elements = section.elements();
    let first = elements.next().is_some_and(|first| first.name == "p" && first.has_class("note"));
    first && elements.next().is_some_and(|second| rank_of(second).is_some())
}
