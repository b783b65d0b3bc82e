//! The foot of a page: notes under a short rule, as far as they have room there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    fragment::Fragment,
    page::{Item, Path},
};

/// Above the first note: a gap, the rule, a gap.
const ABOVE: f32 = 12.0;
const RULE_AT: f32 = 7.0;
/// The share of a page's text area that notes may take; what is longer goes on at the foot of the next page.
const SHARE: f32 = 0.5;

/// The notes of a document, ready for the foot of a page.
#[derive(Debug, Default)]
pub(in crate::render::pdf) struct Notes {
    /// The lines of each.
    pub lines: Vec<Vec<Fragment>>,
    /// The note that a link refers to.
    pub of_link: BTreeMap<usize, usize>,
    pub rule: Option<Path>,
}

impl Notes {
    /// The notes to which items refer.
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
    /// Each line with the number of its note.
    lines: Vec<(usize, Fragment)>,
    /// Notes that this page refers to.
    here: BTreeSet<usize>,
    /// Notes that a page has referred to.
    met: BTreeSet<usize>,
    /// Lines that wait for the next page.
    carried: VecDeque<(usize, Fragment)>,
}

impl<'n> Foot<'n> {
    pub(in crate::render::pdf) fn new(notes: &'n Notes, body: f32) -> Self {
        Self { notes, body, lines: Vec::new(), here: BTreeSet::new(), met: BTreeSet::new(), carried: VecDeque::new() }
    }

    /// True if nothing stands there.
    pub(in crate::render::pdf) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// True if lines wait for another page.
    pub(in crate::render::pdf) fn goes_on(&self) -> bool {
        !self.carried.is_empty()
    }

    /// The height of what stands there.
    pub(in crate::render::pdf) fn height(&self) -> f32 {
        if self.lines.is_empty() { 0.0 } else { ABOVE + self.lines.iter().map(|(_, line)| line.height).sum::<f32>() }
    }

    /// How much higher it should become for what these fragments refer to.
    pub(in crate::render::pdf) fn growth(&self, fragments: &[Fragment]) -> f32 {
        self.wanted(fragments, &self.here, self.height())
    }

    /// How high it should be on a page that begins with the fragment.
    pub(in crate::render::pdf) fn alone(&self, fragment: &Fragment) -> f32 {
        self.wanted(std::slice::from_ref(fragment), &BTreeSet::new(), 0.0)
    }

    fn wanted(&self, fragments: &[Fragment], here: &BTreeSet<usize>, height: f32) -> f32 {
        let new: BTreeSet<usize> = fragments
            .iter()
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

    /// Takes in what `items` refer to, as far as `room` reaches; the rest goes on at the foot of the next page. What
    /// refers to nothing leaves the room to the text: what is carried over has had its share.
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

    /// Lets lines that wait stand here, as far as `room` reaches.
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

    /// Begins the foot of a page, with what was carried over. At least a line finds its place.
    pub(in crate::render::pdf) fn begin(&mut self) {
        self.here.clear();
        let least = self.carried.front().map_or(0.0, |(_, line)| line.height + ABOVE);
        self.fill((self.body * SHARE).max(least));
    }

    /// Everything that stands there, each with its distance from the foot's upper edge.
    pub(in crate::render::pdf) fn take(&mut self) -> Vec<(f32, Fragment)> {
        let mut lines = std::mem::take(&mut self.lines);
        // A note that is referred to again is met after those with larger numbers.
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
