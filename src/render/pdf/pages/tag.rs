//! The document's structure, which screen readers follow.

/// Index of a structure element.
pub type NodeId = usize;

/// A kind of structure element, ISO 32000-1 section 14.8.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::pdf) enum Kind {
    Document,
    Sect,
    Div,
    Heading(u8),
    P,
    List,
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    Head,
    Body,
    Foot,
    Row,
    HeaderCell,
    Cell,
    Figure,
    Link,
    Span,
    Contents,
    ContentsItem,
    Reference,
    Note,
}

impl Kind {
    /// Its standard name.
    pub(in crate::render::pdf) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::Heading(rank) => ["H1", "H2", "H3", "H4", "H5", "H6"][usize::from(rank.clamp(1, 6)) - 1],
            Self::P => "P",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::ItemBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::Head => "THead",
            Self::Body => "TBody",
            Self::Foot => "TFoot",
            Self::Row => "TR",
            Self::HeaderCell => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Note => "Note",
        }
    }
}

/// A child of a structure element, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::pdf) enum Kid {
    /// Another element.
    Node(NodeId),
    /// Marked content `id` of a page.
    Content { page: usize, id: usize },
    /// A link annotation, by its index in the document.
    Annotation(usize),
}

/// A structure element.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Node {
    pub kind: Kind,
    pub parent: NodeId,
    pub kids: Vec<Kid>,
    /// True once it is among its parent's kids.
    attached: bool,
    /// Alternative text.
    pub alt: Option<String>,
    /// Language, if it differs from the document's.
    pub lang: Option<String>,
    pub columns: usize,
    pub rows: usize,
    /// True for the header cell of a column, false for that of a row.
    pub heads_column: bool,
    /// True for a numbered list.
    pub numbered: bool,
}

/// The tree, as a list; node 0 is the document.
#[derive(Clone, Debug)]
pub(in crate::render::pdf) struct Structure {
    pub nodes: Vec<Node>,
    /// Rank of the last heading: ranks must not be skipped.
    rank: u8,
}

impl Structure {
    /// An empty document.
    pub(in crate::render::pdf) fn new() -> Self {
        let mut tree = Self { nodes: Vec::new(), rank: 0 };
        tree.floating(0, Kind::Document);
        tree.nodes[0].attached = true;
        tree
    }

    /// Adds a new element at the end of `parent`.
    pub(in crate::render::pdf) fn add(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        let id = self.floating(parent, kind);
        self.attach(id);
        id
    }

    /// Adds a new element that takes its place when its first content is written, so that text and inline elements are
    /// in reading order.
    pub(in crate::render::pdf) fn floating(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        self.nodes.push(Node {
            kind,
            parent,
            kids: Vec::new(),
            attached: false,
            alt: None,
            lang: None,
            columns: 1,
            rows: 1,
            heads_column: false,
            numbered: false,
        });
        self.nodes.len() - 1
    }

    /// Discards the elements from `count` onwards, none of which may have taken its place.
    pub(in crate::render::pdf) fn forget_from(&mut self, count: usize) {
        debug_assert!(self.nodes[count..].iter().all(|node| !node.attached));
        self.nodes.truncate(count);
    }

    /// Adds a new heading. A heading that would skip a rank is promoted, as PDF/UA-1 section 7.4.2 requires.
    pub(in crate::render::pdf) fn heading(&mut self, parent: NodeId, rank: u8) -> NodeId {
        self.rank = rank.min(self.rank + 1);
        self.add(parent, Kind::Heading(self.rank))
    }

    /// Adds an element to its parent's kids.
    fn attach(&mut self, id: NodeId) {
        if self.nodes[id].attached {
            return;
        }
        self.nodes[id].attached = true;
        let parent = self.nodes[id].parent;
        self.attach(parent);
        self.nodes[parent].kids.push(Kid::Node(id));
    }

    /// Adds content to an element.
    pub(in crate::render::pdf) fn put(&mut self, id: NodeId, kid: Kid) {
        self.attach(id);
        self.nodes[id].kids.push(kid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_headings_are_not_skipped() {
        let mut tree = Structure::new();
        let kinds: Vec<&str> = [2, 4, 4, 1, 3]
            .into_iter()
            .map(|rank| {
                let id = tree.heading(0, rank);
                tree.nodes[id].kind.name()
            })
            .collect();
        assert_eq!(kinds, ["H1", "H2", "H3", "H1", "H2"]);
    }

    #[test]
    fn inline_elements_stand_where_their_content_stands() {
        let mut tree = Structure::new();
        let paragraph = tree.add(0, Kind::P);
        let link = tree.floating(paragraph, Kind::Link);
        let content = |id| Kid::Content { page: 0, id };
        tree.put(paragraph, content(0));
        tree.put(link, content(1));
        tree.put(paragraph, content(2));
        assert_eq!(tree.nodes[paragraph].kids, [content(0), Kid::Node(link), content(2)]);
    }
}
