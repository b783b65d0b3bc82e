//! The state of a document while it is set: what has been collected, counted and set so far.
//!
//! The other files in this folder set blocks, as methods of [`Flow`]. Positions are measured from the side on which
//! reading starts; right-to-left pages are mirrored at the end.

use std::collections::{BTreeMap, BTreeSet};

use self::{
    elements::{is_inline, rank_of},
    footnote::Note,
};
use super::{
    pages::{
        fragment::Fragment,
        link::Link,
        tag::{NodeId, Structure},
    },
    set::{
        paragraph::{Shift, Style},
        setter::{Align, Setter},
    },
};
use crate::{
    render::{
        page::{TypesetError, dom::Node},
        theme::{Theme, TypeSize},
    },
    report::{Drawing, Ink},
};

mod band;
mod block;
mod collector;
mod columns;
pub(super) mod contents;
mod elements;
mod figure;
pub(super) mod footnote;
pub(super) mod furniture;
mod grid;
mod list;
mod panel;
mod table;

/// Where and how blocks are set.
#[derive(Clone, Copy, Debug)]
pub(in crate::render::pdf) struct Frame {
    pub x: f32,
    pub width: f32,
    /// The enclosing structure element.
    pub node: NodeId,
    /// True if bare text belongs directly to that element, as in table cells.
    pub bare: bool,
    pub step: TypeSize,
    pub ink: Ink,
    pub bold: bool,
    pub align: Align,
}

/// A heading, for the outline and the table of contents.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Heading {
    pub rank: u8,
    pub words: String,
}

/// The document while it is being set.
pub(in crate::render::pdf) struct Flow<'a> {
    pub theme: &'a Theme,
    pub drawings: BTreeMap<&'a str, &'a Drawing>,
    pub setter: Setter<'a>,
    pub tags: Structure,
    pub links: Vec<Link>,
    /// All headings in document order, collected beforehand.
    pub headings: Vec<Heading>,
    /// How many headings have been set.
    pub headings_set: usize,
    /// The ids that links can lead to.
    pub anchors: BTreeSet<String>,
    pub missing: BTreeSet<char>,
    /// Footnotes, in the order of their first references.
    notes: Vec<Note>,
    /// True if the next line to be set is the one above a section's heading, or that heading.
    has_kicker: bool,
    /// Header rows, by table.
    pub heads: BTreeMap<usize, Vec<Fragment>>,
    pub tables: usize,
    out: Vec<Fragment>,
    pending: Fragment,
}

impl<'a> Flow<'a> {
    pub(in crate::render::pdf) fn new(
        theme: &'a Theme,
        drawings: &'a [Drawing],
        setter: Setter<'a>,
        nodes: &[Node],
    ) -> Self {
        let mut flow = Self {
            theme,
            drawings: drawings.iter().map(|drawing| (drawing.name.as_str(), drawing)).collect(),
            setter,
            tags: Structure::new(),
            links: Vec::new(),
            headings: Vec::new(),
            headings_set: 0,
            anchors: BTreeSet::new(),
            missing: BTreeSet::new(),
            notes: Vec::new(),
            has_kicker: false,
            heads: BTreeMap::new(),
            tables: 0,
            out: Vec::new(),
            pending: Fragment::default(),
        };
        flow.survey(nodes);
        flow
    }

    /// Collects headings and ids before anything is set.
    fn survey(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if !is_inline(element) {
                self.anchors.extend(element.attribute("id").map(str::to_owned));
            }
            if let Some(rank) = rank_of(element) {
                self.headings.push(Heading { rank, words: element.label() });
            }
            self.survey(&element.children);
        }
    }

    /// Runs `set` outside the flow; returns the fragments it made.
    pub(super) fn apart(
        &mut self,
        set: impl FnOnce(&mut Self) -> Result<(), TypesetError>,
    ) -> Result<Vec<Fragment>, TypesetError> {
        let out = std::mem::take(&mut self.out);
        let pending = std::mem::take(&mut self.pending);
        let result = set(self);
        self.pending = pending;
        let inner = std::mem::replace(&mut self.out, out);
        result.map(|()| inner)
    }

    /// Runs `measure`, then discards the inline elements, links and notes that it added.
    pub(super) fn without_trace<T>(&mut self, measure: impl FnOnce(&mut Self) -> T) -> T {
        let (nodes, links, notes) = (self.tags.nodes.len(), self.links.len(), self.notes.len());
        let measured = measure(self);
        self.tags.forget_from(nodes);
        self.links.truncate(links);
        self.notes.truncate(notes);
        measured
    }

    /// Adds a fragment to the flow, together with any pending anchors, headings and page break.
    pub(super) fn push(&mut self, mut fragment: Fragment) {
        let pending = std::mem::take(&mut self.pending);
        fragment.break_before |= pending.break_before;
        fragment.anchors.extend(pending.anchors);
        fragment.headings.extend(pending.headings);
        self.out.push(fragment);
    }

    /// Adds fragments to the flow.
    pub(super) fn push_all(&mut self, fragments: Vec<Fragment>) {
        for fragment in fragments {
            self.push(fragment);
        }
    }

    /// The last fragment of the flow.
    pub(super) fn last(&mut self) -> Option<&mut Fragment> {
        self.out.last_mut()
    }

    /// The style of plain text in a frame.
    pub(super) fn style(frame: Frame, step: TypeSize) -> Style {
        let Frame { bold, ink, node, .. } = frame;
        Style { step, bold, italic: false, ink, shift: Shift::None, node, link: None }
    }
}
