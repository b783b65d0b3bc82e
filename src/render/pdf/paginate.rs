//! Fragments to pages: greedy, with what must stay together staying together.

use std::collections::{BTreeMap, VecDeque};

use super::page::{Area, Belongs, Item, Page, Path, Piece, Place};
use crate::render::theme::{PageSize, Rgb};

/// A strip of the document as wide as the text: a line, a table row, a row of tiles, a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    pub height: f32,
    /// Wanted space above and below; of two neighbours the larger counts.
    pub before: f32,
    pub after: f32,
    /// Stays on the page of the next fragment.
    pub keep: bool,
    /// Begins a page.
    pub break_before: bool,
    /// The table whose row it is.
    pub table: Option<usize>,
    /// What it shows, from its upper start corner.
    pub items: Vec<Item>,
    /// The headings that begin here.
    pub headings: Vec<usize>,
    /// The names by which links lead here.
    pub anchors: Vec<String>,
}

impl Fragment {
    /// The fragment as a row of the layout that a reader has met before.
    fn repeated(&self) -> Vec<Item> {
        let mut items = self.items.clone();
        for item in &mut items {
            (item.belongs, item.link) = (Belongs::Layout, None);
        }
        items
    }

    /// Cuts what is higher than `room`: lines that end above stay, the rest moves to a second fragment. Gives None for
    /// the rest if no line fits.
    fn split(mut self, room: f32) -> (Self, Option<Self>) {
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

/// Where things came to stand.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub pages: Vec<Page>,
    pub headings: BTreeMap<usize, Place>,
    pub anchors: BTreeMap<String, Place>,
}

struct Paginator<'h> {
    sheet: PageSize,
    heads: &'h BTreeMap<usize, Vec<Fragment>>,
    placed: Placed,
    /// Height used of the current page's text area, less than 0 above it, and the space wanted below it.
    used: f32,
    after: f32,
    /// True while nothing but repeated rows stands on the page.
    fresh: bool,
}

/// Distributes the fragments. `heads` are the header rows of the tables.
pub(super) fn paginate(fragments: Vec<Fragment>, heads: &BTreeMap<usize, Vec<Fragment>>, sheet: PageSize) -> Placed {
    let mut paginator =
        Paginator { sheet, heads, placed: Placed::default(), used: -sheet.lift, after: 0.0, fresh: true };
    paginator.placed.pages.push(Page::default());
    let mut queue: VecDeque<Fragment> = fragments.into();
    while let Some(first) = queue.pop_front() {
        let mut unit = vec![first];
        while unit.last().is_some_and(|fragment| fragment.keep) {
            match queue.front() {
                Some(next) if !next.break_before => unit.extend(queue.pop_front()),
                _ => break,
            }
        }
        paginator.unit(unit);
    }
    paginator.placed
}

impl<'h> Paginator<'h> {
    /// Places what must stay together, on one page if a page can hold it.
    fn unit(&mut self, unit: Vec<Fragment>) {
        let height = stacked(&unit, if self.fresh { None } else { Some(self.after) });
        let room = self.sheet.body() - self.used;
        if !self.fresh && (unit[0].break_before || height > room) {
            self.turn(unit[0].table);
        }
        let whole = stacked(&unit, None) <= self.sheet.body() - self.used;
        let mut fragments: VecDeque<Fragment> = unit.into();
        while let Some(fragment) = fragments.pop_front() {
            let room = self.sheet.body() - self.used - self.gap(&fragment);
            if whole || fragment.height <= room {
                self.place(fragment);
            } else if fragment.height <= self.sheet.body() - self.head_height(fragment.table) && !self.fresh {
                self.turn(fragment.table);
                self.place(fragment);
            } else if let Some(rest) = self.cut(fragment) {
                fragments.push_front(rest);
            }
        }
    }

    /// Places the part of a fragment that fits; gives the rest.
    fn cut(&mut self, fragment: Fragment) -> Option<Fragment> {
        let room = self.sheet.body() - self.used - self.gap(&fragment);
        let table = fragment.table;
        let (head, rest) = fragment.split(room);
        let stuck = rest.is_none();
        if stuck && !self.fresh && head.height > room {
            self.turn(table);
            return Some(head);
        }
        self.place(head);
        if rest.is_some() {
            self.turn(table);
        }
        rest
    }

    fn gap(&self, fragment: &Fragment) -> f32 {
        if self.fresh { 0.0 } else { self.after.max(fragment.before) }
    }

    fn head_height(&self, table: Option<usize>) -> f32 {
        self.head_rows(table).iter().map(|row| row.height).sum()
    }

    /// The header rows of a table that come again on its next page, unless they would fill it.
    fn head_rows(&self, table: Option<usize>) -> &'h [Fragment] {
        let rows = table.and_then(|table| self.heads.get(&table)).map_or(&[][..], Vec::as_slice);
        let height: f32 = rows.iter().map(|row| row.height).sum();
        if height > self.sheet.body() * 0.35 { &[] } else { rows }
    }

    /// Begins a page; repeats the header rows of a table that goes on.
    fn turn(&mut self, table: Option<usize>) {
        self.placed.pages.push(Page::default());
        (self.used, self.after, self.fresh) = (0.0, 0.0, true);
        for row in self.head_rows(table) {
            let (dx, dy) = (self.sheet.side, self.sheet.top + self.used);
            for mut item in row.repeated() {
                item.shift(dx, dy);
                self.put(item);
            }
            self.used += row.height;
        }
    }

    fn place(&mut self, fragment: Fragment) {
        self.used += self.gap(&fragment);
        let place = Place { page: self.placed.pages.len() - 1, y: self.sheet.top + self.used };
        for heading in fragment.headings {
            self.placed.headings.insert(heading, place);
        }
        for anchor in fragment.anchors {
            self.placed.anchors.entry(anchor).or_insert(place);
        }
        for mut item in fragment.items {
            item.shift(self.sheet.side, place.y);
            self.put(item);
        }
        self.used += fragment.height;
        self.after = fragment.after;
        self.fresh = false;
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.placed.pages.last_mut() {
            page.items.push(item);
        }
    }
}

/// The height of fragments under each other; `after` is the space wanted below what stands above, None at the top of
/// a page.
fn stacked(unit: &[Fragment], after: Option<f32>) -> f32 {
    let mut above = after;
    let mut height = 0.0;
    for fragment in unit {
        height += above.map_or(0.0, |above| above.max(fragment.before)) + fragment.height;
        above = Some(fragment.after);
    }
    height
}

/// Fragments under each other as one: its height and items.
pub(super) fn stack(fragments: Vec<Fragment>) -> Fragment {
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

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: PageSize = PageSize { width: 200.0, height: 120.0, side: 10.0, top: 10.0, lift: 0.0, bottom: 10.0 };

    fn ground(height: f32) -> Item {
        Item::ornament(Path::rect(Area { x: 0.0, y: 0.0, width: 50.0, height }, 0.0, Rgb(0, 0, 0)))
    }

    fn strip(height: f32) -> Fragment {
        Fragment { height, items: vec![ground(height)], ..Fragment::default() }
    }

    fn counts(placed: &Placed) -> Vec<usize> {
        placed.pages.iter().map(|page| page.items.len()).collect()
    }

    #[test]
    fn pages_are_filled_and_space_at_their_top_is_dropped() {
        let fragments = (0..5).map(|_| Fragment { before: 10.0, ..strip(30.0) }).collect();
        let placed = paginate(fragments, &BTreeMap::new(), SHEET);
        assert_eq!(counts(&placed), [2, 2, 1]);
        assert!((placed.pages[1].items[0].area.y - 10.0).abs() < 0.01);
    }

    #[test]
    fn what_is_kept_together_turns_the_page_together() {
        let mut fragments = vec![strip(70.0), strip(20.0), strip(20.0)];
        fragments[1].keep = true;
        assert_eq!(counts(&paginate(fragments, &BTreeMap::new(), SHEET)), [1, 2]);
    }

    #[test]
    fn header_rows_come_again_unless_they_would_fill_the_page() {
        let row = || Fragment { table: Some(0), ..strip(40.0) };
        let pages = |head: f32| {
            let heads = BTreeMap::from([(0, vec![Fragment { table: Some(0), ..strip(head) }])]);
            counts(&paginate(vec![row(), row(), row()], &heads, SHEET))
        };
        assert_eq!(pages(15.0), [2, 2]);
        assert_eq!(pages(60.0), [2, 1]);
    }

    #[test]
    fn a_break_begins_a_page_but_never_an_empty_one() {
        let fragments =
            vec![Fragment { break_before: true, ..strip(10.0) }, Fragment { break_before: true, ..strip(10.0) }];
        assert_eq!(counts(&paginate(fragments, &BTreeMap::new(), SHEET)), [1, 1]);
    }

    #[test]
    fn stacked_fragments_take_the_larger_of_two_spaces() {
        let whole = stack(vec![Fragment { after: 4.0, ..strip(10.0) }, Fragment { before: 7.0, ..strip(10.0) }]);
        assert!((whole.height - 27.0).abs() < 0.01 && (whole.items[1].area.y - 17.0).abs() < 0.01);
    }
}
