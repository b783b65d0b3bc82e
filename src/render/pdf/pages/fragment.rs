//! Strips of the document as wide as its text, from which pages are filled.

use super::page::{Area, Belongs, Item, Path, Piece};
use crate::render::theme::Rgb;

/// A strip of the document as wide as the text: a line, a table row, a row of tiles, a figure.
#[derive(Clone, Debug, Default)]
pub(in crate::render::pdf) struct Fragment {
    pub height: f32,
    /// Requested space above and below; between two fragments the larger space is used.
    pub before: f32,
    pub after: f32,
    /// Stays on the same page as the next fragment.
    pub keep: bool,
    /// Announces what follows, as a heading does: stays with its first lines even if not all of it fits on the page.
    pub leads: bool,
    /// Starts a new page, unless the current page contains only the last lines of the previous section.
    pub break_before: bool,
    /// The table whose header rows are repeated before it at the top of a page; None for header rows themselves.
    pub table: Option<usize>,
    /// Its content, relative to its upper start corner.
    pub items: Vec<Item>,
    /// The headings that start here.
    pub headings: Vec<usize>,
    /// The names by which links lead here.
    pub anchors: Vec<String>,
}

impl Fragment {
    /// The fragment as a purely visual repetition.
    pub(in crate::render::pdf) fn again(&self) -> Self {
        let mut items = self.items.clone();
        for item in &mut items {
            (item.belongs, item.link) = (Belongs::Layout, None);
        }
        Self { height: self.height, items, ..Self::default() }
    }

    /// Splits a fragment that is higher than `room`: the lines that end above stay, the others move to a second
    /// fragment. The second fragment is None if no line fits.
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
                // A background that extends over both parts is drawn in each of them.
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

/// The colour of an item that is a background.
fn ground(item: &Item) -> Option<Rgb> {
    match &item.piece {
        Piece::Path(path) if path.stroke.is_none() && item.belongs == Belongs::Layout => path.fill,
        _ => None,
    }
}

fn is_text(item: &Item) -> bool {
    matches!(item.piece, Piece::Text(_) | Piece::PageOf(_))
}

/// Fragments one below the other, combined into one.
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
