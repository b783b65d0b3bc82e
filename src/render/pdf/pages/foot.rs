//! The foot of a page: notes below a short rule, as far as there is room.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    fragment::Fragment,
    page::{Item, Path},
};

/// The space above the first note, which contains the rule, and the position of the rule in it.
const ABOVE: f32 = 12.0;
const RULE_AT: f32 = 7.0;
/// The share of a page's text area that notes may take up; the rest continues at the foot of the next page.
const SHARE: f32 = 0.5;
/// The share that the foot may take up when the notes of a repeated table header are added to it.
const REPEATED: f32 = 0.25;

/// The notes of a document, set for the foot of a page.
#[derive(Debug, Default)]
pub(in crate::render::pdf) struct Notes {
    /// The lines of each note.
    pub lines: Vec<Vec<Fragment>>,
    /// The note that each link refers to.
    pub of_link: BTreeMap<usize, usize>,
    pub rule: Option<Path>,
}

impl Notes {
    /// The notes that items refer to.
    fn of<'n>(&'n self, items: &'n [Item]) -> impl Iterator<Item = usize> + 'n {
        items.iter().filter_map(|item| self.of_link.get(&item.link?).copied())
    }

    fn height(&self, note: usize) -> f32 {
        self.lines[note].iter().map(|line| line.height).sum()
    }
}

/// The foot of the page that is being filled.
#[derive(Debug)]
pub(in crate::render::pdf) struct Foot<'n> {
    notes: &'n Notes,
    /// The height of a page's text area.
    body: f32,
    /// The lines, each with the number of its note.
    lines: Vec<(usize, Fragment)>,
    /// Notes referenced on this page.
    here: BTreeSet<usize>,
    /// Notes referenced so far.
    met: BTreeSet<usize>,
    /// Lines that wait for the next page.
    carried: VecDeque<(usize, Fragment)>,
}

impl<'n> Foot<'n> {
    pub(in crate::render::pdf) fn new(notes: &'n Notes, body: f32) -> Self {
        Self { notes, body, lines: Vec::new(), here: BTreeSet::new(), met: BTreeSet::new(), carried: VecDeque::new() }
    }

    /// True if it contains nothing.
    pub(in crate::render::pdf) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// True if lines wait for another page.
    pub(in crate::render::pdf) fn goes_on(&self) -> bool {
        !self.carried.is_empty()
    }

    /// Its current height.
    pub(in crate::render::pdf) fn height(&self) -> f32 {
        if self.lines.is_empty() { 0.0 } else { ABOVE + self.lines.iter().map(|(_, line)| line.height).sum::<f32>() }
    }

    /// True if the notes that repeated header rows refer to can be repeated in full.
    pub(in crate::render::pdf) fn repeats(&self, rows: &[Fragment]) -> bool {
        let notes: BTreeSet<usize> = rows.iter().flat_map(|row| self.notes.of(&row.items)).collect();
        let height: f32 = notes.iter().map(|note| self.notes.height(*note)).sum();
        !self.goes_on() && self.height() + ABOVE + height <= self.body * REPEATED
    }

    /// True if the item is the number of a note.
    pub(in crate::render::pdf) fn is_reference(&self, item: &Item) -> bool {
        item.link.is_some_and(|link| self.notes.of_link.contains_key(&link))
    }

    /// By how much it would have to grow for the notes that these fragments refer to.
    pub(in crate::render::pdf) fn growth(&self, fragments: &[Fragment]) -> f32 {
        self.wanted(fragments, &self.here, self.height())
    }

    /// How high it would have to be on a page that starts with these fragments.
    pub(in crate::render::pdf) fn alone<'f>(&self, fragments: impl IntoIterator<Item = &'f Fragment>) -> f32 {
        self.wanted(fragments, &BTreeSet::new(), 0.0)
    }

    fn wanted<'f>(
        &self,
        fragments: impl IntoIterator<Item = &'f Fragment>,
        here: &BTreeSet<usize>,
        height: f32,
    ) -> f32 {
        let new: BTreeSet<usize> = fragments
            .into_iter()
            .flat_map(|fragment| self.notes.of(&fragment.items))
            .filter(|note| !here.contains(note))
            .collect();
        if new.is_empty() {
            return 0.0;
        }
        let above = if height > 0.0 { 0.0 } else { ABOVE };
        let notes: f32 = new.iter().map(|note| self.notes.height(*note)).sum();
        (above + notes).min((self.body * SHARE - height).max(0.0))
    }

    /// Adds the notes that `items` refer to, as far as `room` allows; the rest continues at the foot of the next page.
    /// Items without references leave the room to the text: lines carried over have already had their share.
    pub(in crate::render::pdf) fn take_in(&mut self, items: &[Item], room: f32) {
        let known = self.here.len();
        for note in self.notes.of(items) {
            if !self.here.insert(note) {
                continue;
            }
            let again = !self.met.insert(note);
            let lines = self.notes.lines[note].iter();
            self.carried.extend(lines.map(|line| (note, if again { line.again() } else { line.clone() })));
        }
        if self.here.len() > known {
            self.fill(room);
        }
    }

    /// Places waiting lines here, as far as `room` allows.
    pub(in crate::render::pdf) fn fill(&mut self, mut room: f32) {
        while let Some((_, line)) = self.carried.front() {
            let needed = line.height + if self.lines.is_empty() { ABOVE } else { 0.0 };
            if needed > room {
                break;
            }
            room -= needed;
            self.lines.extend(self.carried.pop_front());
        }
    }

    /// Starts the foot of a page with what was carried over. At least one line is placed.
    pub(in crate::render::pdf) fn begin(&mut self) {
        self.here.clear();
        let least = self.carried.front().map_or(0.0, |(_, line)| line.height + ABOVE);
        self.fill((self.body * SHARE).max(least));
    }

    /// Everything in the foot, each line with its distance from the upper edge of the foot.
    pub(in crate::render::pdf) fn take(&mut self) -> Vec<(f32, Fragment)> {
        let mut lines = std::mem::take(&mut self.lines);
        // A note that is referenced again is added after notes with higher numbers.
        lines.sort_by_key(|(note, _)| *note);
        let mut placed = Vec::new();
        if let (Some(rule), false) = (&self.notes.rule, lines.is_empty()) {
            placed.push((RULE_AT, Fragment { items: vec![Item::ornament(rule.clone())], ..Fragment::default() }));
        }
        let mut y = ABOVE;
        for (_, line) in lines {
            let height = line.height;
            placed.push((y, line));
            y += height;
        }
        placed
    }
}
