//! Distributes fragments over pages: greedily, but keeping together what must stay together.

use std::collections::{BTreeMap, VecDeque};

use super::{
    foot::{Foot, Notes},
    fragment::Fragment,
    page::{Item, Page, Place},
};
use crate::render::theme::PageSize;

/// A page that contains only the end of a section is shared with the next section if at most this share of it is used.
const SHARED: f32 = 0.4;

/// The space above a section that starts on a shared page.
const SECTION_GAP: f32 = 36.0;

/// The share of a page that consecutive headings may take up together with the first lines of text below them.
const LED: f32 = 0.75;

/// The pages, and where headings and anchors ended up.
#[derive(Debug, Default)]
pub(in crate::render::pdf) struct Placed {
    pub pages: Vec<Page>,
    pub headings: BTreeMap<usize, Place>,
    pub anchors: BTreeMap<String, Place>,
}

struct Paginator<'h> {
    sheet: PageSize,
    heads: &'h BTreeMap<usize, Vec<Fragment>>,
    placed: Placed,
    /// The height used in the current page's text area (negative above it), and the space requested below it.
    used: f32,
    after: f32,
    /// True while the page contains nothing but repeated header rows.
    fresh: bool,
    /// True while the page contains only what did not fit on the previous one.
    is_rest: bool,
    /// True if the page began without notes from the one before.
    bare: bool,
    foot: Foot<'h>,
}

/// Distributes the fragments. `heads` are the header rows of the tables.
pub(in crate::render::pdf) fn paginate(
    fragments: Vec<Fragment>,
    heads: &BTreeMap<usize, Vec<Fragment>>,
    notes: &Notes,
    sheet: PageSize,
) -> Placed {
    let (used, foot) = (-sheet.lift, Foot::new(notes, sheet.body()));
    let placed = Placed::default();
    let mut paginator =
        Paginator { sheet, heads, placed, used, after: 0.0, fresh: true, is_rest: false, bare: true, foot };
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
    while paginator.foot.goes_on() {
        paginator.turn(None);
    }
    paginator.close();
    paginator.placed
}

impl<'h> Paginator<'h> {
    /// Places what must stay together, on one page if it fits.
    fn unit(&mut self, mut unit: Vec<Fragment>) {
        if unit[0].break_before {
            self.begin_section(&mut unit);
        }
        // Continued notes may leave too little room on the next page as well; each page takes some of them.
        while !self.is_empty() && !self.holds(&unit) {
            self.turn(unit[0].table);
        }
        if self.holds(&unit) {
            self.together(unit);
        } else {
            self.apart(unit);
        }
    }

    fn holds(&self, unit: &[Fragment]) -> bool {
        let above = if self.fresh { None } else { Some(self.after) };
        stacked(unit, above) + self.foot.growth(unit) <= self.room()
    }

    /// Places fragments that fit on this page.
    fn together(&mut self, unit: Vec<Fragment>) {
        let mut rest: VecDeque<Fragment> = unit.into();
        while let Some(fragment) = rest.pop_front() {
            let below = stacked(rest.make_contiguous(), Some(fragment.after));
            self.place(fragment, below);
        }
    }

    /// Places fragments that fit on no page together: first the headings with what they announce, then the rest.
    fn apart(&mut self, mut unit: Vec<Fragment>) {
        let leads = unit.iter().take_while(|fragment| fragment.leads).count();
        let most = self.sheet.body() * LED;
        let led = (0..leads).find(|from| stacked(&unit[*from..leads], None) <= most).unwrap_or(leads);
        let later = unit.split_off(if led > 0 { led } else { unit.len().min(leads + 1) });
        if led > 0 || later.is_empty() {
            self.in_parts(unit);
        } else {
            self.unit(unit);
        }
        if !later.is_empty() {
            self.unit(later);
        }
    }

    /// Places one fragment after the other, splitting those that are higher than a page or than the remaining room.
    fn in_parts(&mut self, unit: Vec<Fragment>) {
        let mut fragments: VecDeque<Fragment> = unit.into();
        let mut led = false;
        while let Some(fragment) = fragments.pop_front() {
            if fragment.height <= self.room_for(&fragment) {
                led = fragment.leads;
                // The notes of a heading must not take room from the text that it announces.
                let below = if led { self.sheet.body() } else { 0.0 };
                self.place(fragment, below);
            } else if !led && !self.is_empty() && self.fits_a_page(&fragment) {
                self.turn(fragment.table);
                fragments.push_front(fragment);
            } else {
                led = false;
                if let Some(rest) = self.cut(fragment) {
                    fragments.push_front(rest);
                }
            }
        }
    }

    /// Starts a new page for a section, or finds room for it on a page that contains a short rest of the previous one.
    fn begin_section(&mut self, unit: &mut [Fragment]) {
        let has_room = self.is_rest && self.foot.is_empty() && self.used <= self.sheet.body() * SHARED;
        if has_room && SECTION_GAP + stacked(unit, None) + self.foot.growth(unit) <= self.room() {
            unit[0].before = SECTION_GAP;
        } else if !self.fresh {
            self.turn(unit[0].table);
        }
        self.is_rest = false;
    }

    /// Places the part of a fragment that fits; returns the rest.
    fn cut(&mut self, fragment: Fragment) -> Option<Fragment> {
        let room = self.room_for(&fragment);
        let table = fragment.table;
        let (head, rest) = fragment.split(room);
        let stuck = rest.is_none();
        if stuck && !self.is_empty() && head.height > room {
            self.turn(table);
            return Some(head);
        }
        self.place(head, 0.0);
        if rest.is_some() {
            self.turn(table);
        }
        rest
    }

    /// The room left on the page.
    fn room(&self) -> f32 {
        self.sheet.body() - self.used - self.foot.height()
    }

    /// The room left for a fragment, allowing for the space above it and the notes that it refers to.
    fn room_for(&self, fragment: &Fragment) -> f32 {
        self.room() - self.gap(fragment) - self.foot.growth(std::slice::from_ref(fragment))
    }

    /// True if starting a new page would gain nothing.
    fn is_empty(&self) -> bool {
        self.fresh && (self.bare || self.foot.is_empty())
    }

    fn fits_a_page(&self, fragment: &Fragment) -> bool {
        let heads = self.head_rows(fragment.table);
        let notes = self.foot.alone(heads.iter().chain([fragment]));
        fragment.height + notes <= self.sheet.body() - self.head_height(fragment.table)
    }

    fn gap(&self, fragment: &Fragment) -> f32 {
        if self.fresh { 0.0 } else { self.after.max(fragment.before) }
    }

    fn head_height(&self, table: Option<usize>) -> f32 {
        self.head_rows(table).iter().map(|row| row.height).sum()
    }

    /// The header rows of a table to be repeated on its next page, unless they would take up too much of it.
    fn head_rows(&self, table: Option<usize>) -> &'h [Fragment] {
        let rows = table.and_then(|table| self.heads.get(&table)).map_or(&[][..], Vec::as_slice);
        let height: f32 = rows.iter().map(|row| row.height).sum();
        if height > self.sheet.body() * 0.35 { &[] } else { rows }
    }

    /// Starts a new page; repeats the header rows of a table that continues.
    fn turn(&mut self, table: Option<usize>) {
        self.close();
        self.placed.pages.push(Page::default());
        (self.used, self.after, self.fresh, self.is_rest) = (0.0, 0.0, true, true);
        self.foot.begin();
        self.bare = self.foot.is_empty();
        self.repeat(self.head_rows(table));
    }

    /// Places header rows once more, with the notes that they refer to, or else without the numbers of these notes.
    fn repeat(&mut self, rows: &[Fragment]) {
        let has_notes = self.foot.repeats(rows);
        for row in rows {
            let (dx, dy) = (self.sheet.side, self.sheet.top + self.used);
            for (mut item, original) in row.again().items.into_iter().zip(&row.items) {
                if has_notes || !self.foot.is_reference(original) {
                    item.shift(dx, dy);
                    self.put(item);
                }
            }
            self.used += row.height;
        }
        for row in rows.iter().filter(|_| has_notes) {
            self.foot.take_in(&row.items, self.room());
        }
    }

    /// Places the notes below the page's text.
    fn close(&mut self) {
        self.foot.fill(self.room());
        let top = self.sheet.top + self.sheet.body() - self.foot.height();
        for (y, line) in self.foot.take() {
            self.put_at(line, top + y);
        }
    }

    /// Places a fragment; `below` is the height that notes must leave for what has to follow it on the page.
    fn place(&mut self, fragment: Fragment, below: f32) {
        self.used += self.gap(&fragment) + fragment.height;
        self.foot.take_in(&fragment.items, self.room() - below);
        (self.after, self.fresh) = (fragment.after, false);
        let y = self.sheet.top + self.used - fragment.height;
        self.put_at(fragment, y);
    }

    fn put_at(&mut self, fragment: Fragment, y: f32) {
        let place = Place { page: self.placed.pages.len() - 1, y };
        for heading in fragment.headings {
            self.placed.headings.insert(heading, place);
        }
        for anchor in fragment.anchors {
            self.placed.anchors.entry(anchor).or_insert(place);
        }
        for mut item in fragment.items {
            item.shift(self.sheet.side, y);
            self.put(item);
        }
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.placed.pages.last_mut() {
            page.items.push(item);
        }
    }
}

/// The height of fragments one below the other; `after` is the space requested below the preceding fragment, None at
/// the top of a page.
fn stacked(unit: &[Fragment], after: Option<f32>) -> f32 {
    let mut above = after;
    let mut height = 0.0;
    for fragment in unit {
        height += above.map_or(0.0, |above| above.max(fragment.before)) + fragment.height;
        above = Some(fragment.after);
    }
    height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{
        pdf::pages::{
            fragment::stack,
            page::{Area, Path},
        },
        theme::Rgb,
    };

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
        let placed = paginate(fragments, &BTreeMap::new(), &Notes::default(), SHEET);
        assert_eq!(counts(&placed), [2, 2, 1]);
        assert!((placed.pages[1].items[0].area.y - 10.0).abs() < 0.01);
    }

    #[test]
    fn what_is_kept_together_turns_the_page_together() {
        let mut fragments = vec![strip(70.0), strip(20.0), strip(20.0)];
        fragments[1].keep = true;
        assert_eq!(counts(&paginate(fragments, &BTreeMap::new(), &Notes::default(), SHEET)), [1, 2]);
    }

    #[test]
    fn header_rows_come_again_unless_they_would_fill_the_page() {
        let row = || Fragment { table: Some(0), ..strip(40.0) };
        let pages = |head: f32| {
            let heads = BTreeMap::from([(0, vec![Fragment { table: Some(0), ..strip(head) }])]);
            counts(&paginate(vec![row(), row(), row()], &heads, &Notes::default(), SHEET))
        };
        assert_eq!(pages(15.0), [2, 2]);
        assert_eq!(pages(60.0), [2, 1]);
    }

    #[test]
    fn a_break_begins_a_page_but_never_an_empty_one() {
        let fragments =
            vec![Fragment { break_before: true, ..strip(10.0) }, Fragment { break_before: true, ..strip(10.0) }];
        assert_eq!(counts(&paginate(fragments, &BTreeMap::new(), &Notes::default(), SHEET)), [1, 1]);
    }

    #[test]
    fn a_section_shares_the_page_of_a_short_rest() {
        let section = |height: f32| Fragment { break_before: true, ..strip(height) };
        // The rest of the first section takes up 30 of the 100 points of the second page, then 50.
        let pages = |rest: f32, next: f32| {
            counts(&paginate(vec![strip(90.0), strip(rest), section(next)], &BTreeMap::new(), &Notes::default(), SHEET))
        };
        assert_eq!(pages(30.0, 20.0), [1, 2]);
        assert_eq!(pages(30.0, 40.0), [1, 1, 1], "no room");
        assert_eq!(pages(50.0, 10.0), [1, 1, 1], "too much of the page is used");
        let two = vec![strip(90.0), strip(20.0), section(10.0), section(10.0)];
        assert_eq!(counts(&paginate(two, &BTreeMap::new(), &Notes::default(), SHEET)), [1, 2, 1], "one section only");
    }

    #[test]
    fn stacked_fragments_take_the_larger_of_two_spaces() {
        let whole = stack(vec![Fragment { after: 4.0, ..strip(10.0) }, Fragment { before: 7.0, ..strip(10.0) }]);
        assert!((whole.height - 27.0).abs() < 0.01 && (whole.items[1].area.y - 17.0).abs() < 0.01);
    }
}
