//! Panels: boxes for what must not be missed, and tiles with one figure each.

use super::{Flow, Frame, elements::ink_of};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::pages::{
            fragment::{Fragment, stack},
            page::{Area, Item, Path, shift_all},
            tag::Kind,
        },
    },
    report::Ink,
};

impl Flow<'_> {
    /// Sets a box on a light background with a strong edge, for what a reader must not miss.
    pub(super) fn boxed(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const PAD: f32 = 12.0;
        let node = self.tags.add(frame.node, Kind::Div);
        let inner = Frame { x: frame.x + PAD + 2.0, width: frame.width - 2.0 * PAD - 2.0, node, bare: false, ..frame };
        let mut fragments = self.inside(&element.children, inner)?;
        if let Some(first) = fragments.first_mut() {
            first.before = 0.0;
        }
        let content = stack(fragments);
        let ink = ink_of(element).unwrap_or(Ink::Accent);
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
        let gap = self.theme.gap * 1.4;
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

    /// Sets children side by side in columns of equal width.
    pub(super) fn grid(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        const GUTTER: f32 = 14.0;
        let columns: usize = element.attribute("data-cols").and_then(|text| text.parse().ok()).unwrap_or(4);
        let columns = columns.clamp(1, 8);
        let width = (frame.width - GUTTER * (columns - 1) as f32) / columns as f32;
        let children: Vec<&Element> = element.elements().collect();
        for row in children.chunks(columns) {
            let mut whole = Fragment { before: 9.0, after: 9.0, ..Fragment::default() };
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
                    shift_all(&mut cell.items, 0.0, 7.0);
                    cell.height += 9.0;
                    let ink = self.theme.ink(ink_of(child).unwrap_or(Ink::Accent));
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

    pub(super) fn tile_text(&mut self, element: &Element, frame: Frame) {
        let Some(part) = tile_part(element) else { return };
        let node = self.tags.add(frame.node, Kind::P);
        let frame = Frame { node, ..frame };
        let (step, frame) = match part {
            TilePart::Value => {
                (self.theme.tile_value, Frame { bold: true, ink: ink_of(element).unwrap_or(Ink::Accent), ..frame })
            }
            TilePart::Label => (self.theme.table, Frame { bold: true, ..frame }),
            TilePart::Note => (self.theme.small, Frame { ink: Ink::Muted, ..frame }),
        };
        self.paragraph(&element.children, frame, step, 1.0);
    }
}

/// The parts of a tile.
pub(super) enum TilePart {
    Value,
    Label,
    Note,
}

/// Which part of a tile the element is.
pub(super) fn tile_part(element: &Element) -> Option<TilePart> {
    element.attribute("class")?.split_whitespace().find_map(|class| match class {
        "tile-value" => Some(TilePart::Value),
        "tile-label" => Some(TilePart::Label),
        "tile-note" => Some(TilePart::Note),
        _ => None,
    })
}
