//! Figures: drawings as paths and text, never larger than the text area, with alternative text.

use super::{Flow, Frame, collector::Collector};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::{
            pages::{
                fragment::Fragment,
                page::{Area, Belongs, Item, Path, Piece, Point, shift_all},
                tag::{Kind, NodeId},
            },
            set::{
                paragraph::{Shift, Style},
                setter::Align,
            },
        },
        theme::TypeSize,
    },
    report::{Ink, Shape, drawing::TextAnchor},
};

impl Flow<'_> {
    /// Sets a figure with its caption below.
    pub(super) fn figure(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let name = element.attribute("data-drawing").unwrap_or_default();
        let Some(drawing) = self.drawings.get(name).copied() else {
            return Err(TypesetError::UnknownDrawing { name: name.to_owned(), line: element.line });
        };
        let whole = self.tags.add(frame.node, Kind::Div);
        let node = self.tags.add(whole, Kind::Figure);
        self.tags.nodes[node].alt = Some(drawing.alt.clone());
        let caption = element.elements().find(|child| child.name == "figcaption");
        let room = self.theme.page.body() - if caption.is_some() { 60.0 } else { 0.0 };
        let scale = (frame.width / drawing.width.max(1.0)).min(room / drawing.height.max(1.0)).min(1.0);
        let mut items = Vec::new();
        for shape in &drawing.shapes {
            self.shape(shape, scale, node, &mut items);
        }
        shift_all(&mut items, frame.x, 0.0);
        let height = finite(drawing.height) * scale;
        self.push(Fragment { height, before: 8.0, after: 5.0, keep: caption.is_some(), items, ..Fragment::default() });
        if let Some(caption) = caption {
            let node = self.tags.add(whole, Kind::P);
            let inner =
                Frame { node, bare: true, step: self.theme.small, ink: Ink::Muted, align: Align::Start, ..frame };
            for fragment in self.inside(&caption.children, inner)? {
                self.push(fragment);
            }
        }
        Ok(())
    }

    fn shape(&mut self, shape: &Shape, scale: f32, node: NodeId, items: &mut Vec<Item>) {
        let put =
            |path: Path| Item { area: path.area(), piece: Piece::Path(path), belongs: Belongs::Node(node), link: None };
        let paint = |ink: Ink| self.theme.ink(ink);
        let stroked = |stroke: &Option<(Ink, f32)>| stroke.map(|(ink, width)| (paint(ink), finite(width) * scale));
        match shape {
            Shape::Rect { x, y, width, height, radius, fill } => {
                let [x, y, width, height] = [x, y, width, height].map(|length| finite(*length) * scale);
                let area = Area { x, y, width: width.max(0.0), height: height.max(0.0) };
                items.push(put(Path::rect(area, finite(*radius) * scale, paint(*fill))));
            }
            Shape::Path { points, closed, fill, stroke, dash } => {
                let at = |(x, y): &(f32, f32)| Point { x: finite(*x) * scale, y: finite(*y) * scale, handle: false };
                items.push(put(Path {
                    points: points.iter().map(at).collect(),
                    closed: *closed,
                    fill: fill.map(paint),
                    stroke: stroked(stroke),
                    dash: finite(*dash) * scale,
                }));
            }
            Shape::Circle { cx, cy, r, fill, stroke } => {
                let [cx, cy, r] = [cx, cy, r].map(|length| finite(*length) * scale);
                let area = Area { x: cx - r, y: cy - r, width: 2.0 * r, height: 2.0 * r };
                let mut path = Path::rect(area, r, paint(Ink::Text));
                (path.fill, path.stroke) = (fill.map(paint), stroked(stroke));
                items.push(put(path));
            }
            Shape::Text { x, y, size, bold, ink, anchor, text, room } => {
                let step = type_size(finite(*size).max(1.0) * scale);
                let style = Style { step, bold: *bold, italic: false, ink: *ink, shift: Shift::None, node, link: None };
                let (x, y) = (finite(*x) * scale, finite(*y) * scale);
                let room = room.map_or(f32::INFINITY, |room| finite(room) * scale);
                self.drawn_text((text, style), *anchor, (x, y), room, items);
            }
        }
    }

    /// One line of text, set smaller if it would be wider than `room`: the code that made the drawing could only
    /// estimate its width.
    fn drawn_text(
        &mut self,
        (text, style): (&str, Style),
        anchor: TextAnchor,
        at: (f32, f32),
        room: f32,
        items: &mut Vec<Item>,
    ) {
        let paragraph = Collector::plain(text, style.clone(), self);
        let mut set = self.setter.set(&paragraph, f32::INFINITY, Align::Start);
        if set.width > room {
            let step = type_size(style.step.size * room.max(1.0) / set.width);
            let paragraph = Collector::plain(text, Style { step, ..style }, self);
            set = self.setter.set(&paragraph, f32::INFINITY, Align::Start);
        }
        let left = match anchor {
            TextAnchor::Start => at.0,
            TextAnchor::Middle => at.0 - set.width / 2.0,
            TextAnchor::End => at.0 - set.width,
        };
        for mut item in set.lines.into_iter().flat_map(|line| line.items) {
            if let Piece::Text(run) = &item.piece {
                let dy = at.1 - run.baseline;
                item.shift(left, dy);
            }
            items.push(item);
        }
    }
}

fn type_size(size: f32) -> TypeSize {
    TypeSize { size, leading: size * 1.3 }
}

/// 0 for anything that is not finite.
fn finite(length: f32) -> f32 {
    if length.is_finite() { length } else { 0.0 }
}
