//! Footnotes: a raised number in the line, and under a short rule at the foot of the page what it refers to.
//!
//! A note that is referred to again keeps its number, and stands on every page that refers to it: once as a part of the
//! document, then as a repetition for the eye only.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    block::{Flow, Frame, Link, Target},
    furniture,
    inline::{Collector, Paragraph, Shift, Style},
    page::{Area, Item, Path, shift_all},
    paginate::Fragment,
    tag::{Kind, NodeId},
    text::Align,
};
use crate::{render::page::dom::Element, report::Ink};

/// Between the edge and the words of a note, for its number.
const INDENT: f32 = 14.0;
/// Above the first note: a gap, the rule, a gap.
const ABOVE: f32 = 12.0;
const RULE_AT: f32 = 7.0;
const RULE_LENGTH: f32 = 62.0;
/// The share of a page's text area that notes may take; what is longer goes on at the foot of the next page.
const SHARE: f32 = 0.5;

/// What a raised number refers to.
pub(super) struct Note {
    /// The same words are the same note.
    words: String,
    node: NodeId,
    paragraph: Paragraph,
}

/// The name by which links lead to a note: no `id` holds a blank.
pub(super) fn anchor(note: usize) -> String {
    format!("note {}", note + 1)
}

impl Flow<'_> {
    /// The number of the note that `element` holds, from 0.
    fn note(&mut self, element: &Element, parent: NodeId) -> usize {
        let words = element.words();
        if let Some(known) = self.notes.iter().position(|note| note.words == words) {
            return known;
        }
        let node = self.tags.floating(parent, Kind::Note);
        let style = note_style(self, node);
        let paragraph = Collector::of_note(style, self, &element.children);
        self.notes.push(Note { words, node, paragraph });
        self.notes.len() - 1
    }

    /// The link from a number in the line to its note: the number's words, its style.
    pub(super) fn refer(&mut self, element: &Element, mut style: Style) -> (String, Style) {
        let note = self.note(element, style.node);
        let reference = self.tags.floating(style.node, Kind::Reference);
        style.node = self.tags.floating(reference, Kind::Link);
        style.link = Some(self.links.len());
        (style.shift, style.step.size) = (Shift::Super, style.step.size * 0.68);
        self.links.push(Link { node: style.node, target: Target::Note(note), words: element.words() });
        ((note + 1).to_string(), style)
    }
}

fn note_style(flow: &Flow<'_>, node: NodeId) -> Style {
    let area = Area { width: flow.theme.page.measure(), ..Area::default() };
    let frame = Frame { node, ink: Ink::Muted, ..furniture::plain_frame(area, flow.theme.small, Align::Start) };
    Flow::style(frame, flow.theme.small)
}

/// The notes of a document, ready for the foot of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The lines of each.
    lines: Vec<Vec<Fragment>>,
    /// The note that a link refers to.
    of_link: BTreeMap<usize, usize>,
    rule: Option<Path>,
}

impl Notes {
    /// Sets the notes that were met.
    pub(super) fn set(flow: &mut Flow<'_>) -> Self {
        let notes = std::mem::take(&mut flow.notes);
        let width = flow.theme.page.measure() - INDENT;
        let lines = notes.iter().enumerate().map(|(index, note)| note.lines(index, width, flow)).collect();
        let of_link = flow.links.iter().enumerate().filter_map(|(link, to)| match to.target {
            Target::Note(note) => Some((link, note)),
            _ => None,
        });
        let rule = Path::line((0.0, 0.0), (RULE_LENGTH, 0.0), flow.theme.ink(Ink::Muted), flow.theme.hairline);
        Self { lines, of_link: of_link.collect(), rule: Some(rule) }
    }

    /// The notes to which items refer.
    fn of<'n>(&'n self, items: &'n [Item]) -> impl Iterator<Item = usize> + 'n {
        items.iter().filter_map(|item| self.of_link.get(&item.link?).copied())
    }

    fn height(&self, note: usize) -> f32 {
        self.lines[note].iter().map(|line| line.height).sum()
    }
}

impl Note {
    fn lines(&self, index: usize, width: f32, flow: &mut Flow<'_>) -> Vec<Fragment> {
        let label = flow.tags.floating(self.node, Kind::Label);
        let label = Paragraph::plain(&(index + 1).to_string(), note_style(flow, label), flow);
        let mut label = furniture::line_of(flow, &label, INDENT, Align::Start);
        let set = flow.setter.set(&self.paragraph, width, Align::Start);
        let mut lines: Vec<Fragment> = Vec::new();
        for mut line in set.lines {
            shift_all(&mut line.items, INDENT, -line.top);
            let mut items = std::mem::take(&mut label);
            items.append(&mut line.items);
            // Words of which nothing is drawn have no height; their number has.
            lines.push(Fragment { height: line.height.max(flow.theme.small.leading), items, ..Fragment::default() });
        }
        lines.iter_mut().take(1).for_each(|line| line.anchors.push(anchor(index)));
        lines
    }
}

/// The foot of the page that is being filled.
#[derive(Debug)]
pub(super) struct Foot<'n> {
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
    pub(super) fn new(notes: &'n Notes, body: f32) -> Self {
        Self { notes, body, lines: Vec::new(), here: BTreeSet::new(), met: BTreeSet::new(), carried: VecDeque::new() }
    }

    /// True if nothing stands there.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// True if lines wait for another page.
    pub(super) fn goes_on(&self) -> bool {
        !self.carried.is_empty()
    }

    /// The height of what stands there.
    pub(super) fn height(&self) -> f32 {
        if self.lines.is_empty() { 0.0 } else { ABOVE + self.lines.iter().map(|(_, line)| line.height).sum::<f32>() }
    }

    /// How much higher it should become for what these fragments refer to.
    pub(super) fn growth(&self, fragments: &[Fragment]) -> f32 {
        self.wanted(fragments, &self.here, self.height())
    }

    /// How high it should be on a page that begins with the fragment.
    pub(super) fn alone(&self, fragment: &Fragment) -> f32 {
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
    pub(super) fn take_in(&mut self, items: &[Item], room: f32) {
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
    pub(super) fn fill(&mut self, mut room: f32) {
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
    pub(super) fn begin(&mut self) {
        self.here.clear();
        let least = self.carried.front().map_or(0.0, |(_, line)| line.height + ABOVE);
        self.fill((self.body * SHARE).max(least));
    }

    /// Everything that stands there, each with its distance from the foot's upper edge.
    pub(super) fn take(&mut self) -> Vec<(f32, Fragment)> {
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
