//! Footnotes: a raised number in the line, and the note under a short rule at the foot of the page.
//!
//! A note that is referenced again keeps its number and appears on every page that references it: the first time as
//! part of the document, after that as a purely visual repetition.

use super::{Flow, Frame, collector::Collector, furniture};
use crate::{
    render::{
        page::dom::Element,
        pdf::{
            pages::{
                foot::Notes,
                fragment::Fragment,
                link::{Link, Target, anchor},
                page::{Area, Path, shift_all},
                tag::{Kind, NodeId},
            },
            set::{
                paragraph::{Paragraph, Shift, Style},
                setter::Align,
            },
        },
    },
    report::Ink,
};

/// The indentation of a note, which leaves room for its number.
const INDENT: f32 = 14.0;
const RULE_LENGTH: f32 = 62.0;

/// What a raised number refers to.
pub(super) struct Note {
    /// Notes with the same words are one note.
    words: String,
    node: NodeId,
    paragraph: Paragraph,
}

impl Flow<'_> {
    /// The number of the note in `element`, from 0.
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

    /// Adds a link from a number in the line to its note; returns the text of the number and its style.
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

/// Sets the notes that were collected.
pub(in crate::render::pdf) fn notes(flow: &mut Flow<'_>) -> Notes {
    let notes = std::mem::take(&mut flow.notes);
    let width = flow.theme.page.measure() - INDENT;
    let lines = notes.iter().enumerate().map(|(index, note)| note.lines(index, width, flow)).collect();
    let of_link = flow.links.iter().enumerate().filter_map(|(link, to)| match to.target {
        Target::Note(note) => Some((link, note)),
        _ => None,
    });
    let rule = Path::line((0.0, 0.0), (RULE_LENGTH, 0.0), flow.theme.ink(Ink::Muted), flow.theme.hairline);
    Notes { lines, of_link: of_link.collect(), rule: Some(rule) }
}

impl Note {
    fn lines(&self, index: usize, width: f32, flow: &mut Flow<'_>) -> Vec<Fragment> {
        let label = flow.tags.floating(self.node, Kind::Label);
        let label = Collector::plain(&(index + 1).to_string(), note_style(flow, label), flow);
        let mut label = furniture::line_of(flow, &label, INDENT, Align::Start);
        let set = flow.setter.set(&self.paragraph, width, Align::Start);
        let mut lines: Vec<Fragment> = Vec::new();
        for mut line in set.lines {
            shift_all(&mut line.items, INDENT, -line.top);
            let mut items = std::mem::take(&mut label);
            items.append(&mut line.items);
            // A note with nothing to draw has no height of its own, but its number has.
            lines.push(Fragment { height: line.height.max(flow.theme.small.leading), items, ..Fragment::default() });
        }
        lines.iter_mut().take(1).for_each(|line| line.anchors.push(anchor(index)));
        lines
    }
}
