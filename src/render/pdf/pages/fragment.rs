//! Strips of the document, as wide as its text: what pages are filled with.

use super::page::{Area, Belongs, Item, Path, Piece};
use crate::render::theme::Rgb;

/// A strip of the document as wide as the text: a line, a table row, a row of tiles, a figure.
#[derive(Clone, Debug, Default)]
pub(in crate::render::pdf) struct Fragment {
    pub height: f32,
    /// Wanted space above and below; of two neighbours the larger counts.
    pub before: f32,
    pub after: f32,
    /// Stays on the page of the next fragment.
    pub keep: bool,
    /// Says what comes next, as a heading does: stays with the first lines of it even if that cannot stay whole.
    pub leads: bool,
    /// Begins a page, unless the one before it has just been begun by the last lines of a section.
    pub break_before: bool,
    /// The table whose header rows come again before it at the top of a page; None for header rows themselves.
    pub table: Option<usize>,
    /// What it shows, from its upper start corner.
    pub items: Vec<Item>,
    /// The headings that begin here.
    pub headings: Vec<usize>,
    /// The names by which links lead here.
    pub anchors: Vec<String>,
}

impl Fragment {
    /// The fragment as a part of the layout that a reader has met before.
    pub(in crate::render::pdf) fn again(&self) -> Self {
        let mut items = self.items.clone();
        for item in &mut items {
            (item.belongs, item.link) = (Belongs::Layout, None);
        }
        Self { height: self.height, items, ..Self::default() }
    }

    /// Cuts what is higher than `room`: lines that end above stay, the rest moves to a second fragment. Gives None for
    /// the rest if no line fits.
    pub(in crate::render::pdf) fn split(mut self, room: f32) -> (Self, Option<Self>) {
        let cut = self.items.iter().filter(|item| is_text(item) && item.area.bottom() > room).map(|item| item.area.y);
        let cut = cut.fold(f32::MAX, f32::min).min(room);
        if !self.items.iter().any(|item| is_text(item) && item.area.bottom() <= room) {
            return (self, None);
        }
        let up = cut - 3.0;
        let mut rest = Self { height: self.height - up, after: self.after, keep: self.keep, ..Self::default() };
        rest.table = self.table;
        for mut item in std::mem::take(&mut self.items) {
            let (top, bottom) = (item.area.y, item.area.bottom());
            if bottom <= room && (is_text(&item) || bottom < self.height - 1.0) {
                self.items.push(item);
            } else if let (Some(ground), true) = (ground(&item), top < room - 1.0) {
                // Grounds reach over both parts: a part of them is drawn on each page.
                self.items.push(Item::ornament(Path::rect(Area { height: room - top, ..item.area }, 0.0, ground)));
                let below = Area { y: 0.0, height: bottom - up, ..item.area };
                rest.items.push(Item::ornament(Path::rect(below, 0.0, ground)));
            } else {
                item.shift(0.0, -up);
                rest.items.push(item);
            }
        }
        (self.height, self.keep) = (room, false);
        (self, Some(rest))
    }
}

/// The colour of an item that is the ground of others.
fn ground(item: &Item) -> Option<Rgb> {
    match &item.piece {
        Piece::Path(path) if path.stroke.is_none() && item.belongs == Belongs::Layout => path.fill,
        _ => None,
    }
}

fn is_text(item: &Item) -> bool {
    matches!(item.piece, Piece::Text(_) | Piece::PageOf(_))
}

/// Fragments under each other as one: its height and items.
pub(in crate::render::pdf) fn stack(fragments: Vec<Fragment>) -> Fragment {
    let mut whole = Fragment::default();
    let mut above: Option<f32> = None;
    for fragment in fragments {
        whole.height += above.map_or(0.0, |above| above.max(fragment.before));
        above = Some(fragment.after);
        for mut item in fragment.items {
            item.shift(0.0, whole.height);
            whole.items.push(item);
        }
        whole.height += fragment.height;
        whole.headings.extend(fragment.headings);
        whole.anchors.extend(fragment.anchors);
    }
    whole
}
