//! The report's HTML as a small tree with line numbers. Anything outside the subset is an error, not a guess.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::{Rc, Weak},
};

use html5ever::{
    Attribute, ExpandedName, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns, parse_document,
    tendril::{StrTendril, TendrilSink},
};

use super::TypesetError;

/// The maximum nesting of elements.
const DEPTH_LIMIT: usize = 48;

/// The maximum nesting during parsing: hopeless input is rejected before it grows.
const PARSED_DEPTH_LIMIT: usize = 256;

/// The most elements, texts and comments in a document.
const NODES_LIMIT: usize = 500_000;

/// The text is parsed in pieces of this many bytes; no more than this many consecutive pieces may belong to one tag.
const PIECE_BYTES: usize = 16 << 10;
const IDLE_LIMIT: usize = 4;

/// The elements of the subset.
const SUBSET: &[&str] = &[
    "html",
    "body",
    "main",
    "section",
    "div",
    "article",
    "header",
    "footer",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "img",
    "figure",
    "figcaption",
    "strong",
    "b",
    "em",
    "i",
    "a",
    "span",
    "bdi",
    "small",
    "sup",
    "sub",
    "br",
    "hr",
];

/// Elements that are known but not shown.
const SILENT: &[&str] = &["head", "style", "title", "meta", "link"];

/// The elements of the subset.
pub(in crate::render) fn known() -> impl Iterator<Item = &'static str> {
    SUBSET.iter().copied()
}

/// True for an element of the subset, and for one that is skipped.
pub(in crate::render) fn knows(name: &str) -> bool {
    SUBSET.contains(&name) || SILENT.contains(&name)
}

/// A node of the document.
#[derive(Debug)]
pub(in crate::render) enum Node {
    /// An element of the subset.
    Element(Element),
    /// Text, as written.
    Text(String),
}

/// An element.
#[derive(Debug)]
pub(in crate::render) struct Element {
    /// Its name, one of the subset.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Its child nodes.
    pub children: Vec<Node>,
    /// The line on which its start tag ends, from 1.
    pub line: u64,
}

impl Element {
    /// The value of an attribute.
    pub(in crate::render) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// True if `class` is among its classes.
    pub(in crate::render) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|c| c == class))
    }

    /// Its child elements.
    pub(in crate::render) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its text, without markup.
    pub(in crate::render) fn words(&self) -> String {
        let mut words = String::new();
        collect_words(&self.children, &mut words, true);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its text as it is said elsewhere, in bookmarks, contents and the names of links: without footnotes, and without marks
    /// where words may be divided.
    pub(in crate::render) fn label(&self) -> String {
        let mut words = String::new();
        collect_words(&self.children, &mut words, false);
        words.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// True if it is a footnote, whose content stands elsewhere.
    pub(in crate::render) fn is_footnote(&self) -> bool {
        self.name == "span" && self.has_class("footnote")
    }
}

fn collect_words(nodes: &[Node], words: &mut String, with_notes: bool) {
    for node in nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::Element(element) if element.name == "br" => words.push(' '),
            Node::Element(element) if !with_notes && element.is_footnote() => {}
            Node::Element(element) => collect_words(&element.children, words, with_notes),
        }
    }
}

/// The content of the body.
pub(in crate::render) fn parse(html: &str) -> Result<Vec<Node>, TypesetError> {
    let mut parser = parse_document(Sink::default(), html5ever::ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let piece = rest.floor_char_boundary(PIECE_BYTES);
        let (now, later) = rest.split_at(piece);
        parser.process(StrTendril::from_slice(now));
        // The parser searches all open elements over and over, and carries on whatever input it is given.
        parser.tokenizer.sink.sink.check(!later.is_empty())?;
        rest = later;
    }
    let document = parser.finish();
    let mut nodes = Vec::new();
    for child in document.children.borrow().iter() {
        read(child, 0, &mut nodes)?;
    }
    Ok(nodes)
}

/// Converts `raw` into `into`; `html` and `body` are replaced by their content.
fn read(raw: &Rc<Raw>, depth: usize, into: &mut Vec<Node>) -> Result<(), TypesetError> {
    let Kind::Element { attributes, line } = &raw.kind else {
        if let Kind::Text(text) = &raw.kind {
            into.push(Node::Text(text.borrow().clone()));
        }
        return Ok(());
    };
    let local = &*raw.name.local;
    if SILENT.contains(&local) {
        return Ok(());
    }
    if raw.name.ns == ns!(svg) {
        // This picture is for the HTML edition; the PDF draws the figure's own drawing.
        return if inside_figure(raw) { Ok(()) } else { Err(outside("svg", *line)) };
    }
    // The theme's logo is the only picture that is not a drawing.
    let is_foreign = local == "img" && attributes.borrow().get("class").is_none_or(|class| class != "logo");
    if is_foreign || !SUBSET.contains(&local) {
        return Err(outside(local, *line));
    }
    if depth > DEPTH_LIMIT {
        return Err(TypesetError::TooDeep { line: *line });
    }
    let mut children = Vec::new();
    for child in raw.children.borrow().iter() {
        read(child, depth + 1, &mut children)?;
    }
    if matches!(local, "html" | "body") {
        into.append(&mut children);
    } else {
        let attributes = attributes.borrow().clone();
        into.push(Node::Element(Element { name: local.to_owned(), attributes, children, line: *line }));
    }
    Ok(())
}

fn outside(name: &str, line: u64) -> TypesetError {
    TypesetError::UnknownElement { name: name.to_owned(), line }
}

fn inside_figure(raw: &Rc<Raw>) -> bool {
    let mut parent = raw.parent.borrow().upgrade();
    while let Some(node) = parent {
        if &*node.name.local == "figure" {
            return true;
        }
        parent = node.parent.borrow().upgrade();
    }
    false
}

/// A node while the parser builds the tree.
struct Raw {
    /// Empty for nodes other than elements.
    name: QualName,
    kind: Kind,
    parent: RefCell<Weak<Raw>>,
    /// Its depth when it was inserted; a node that is moved together with its content keeps the number.
    depth: Cell<usize>,
    children: RefCell<Vec<Rc<Raw>>>,
}

enum Kind {
    Document,
    Comment,
    Text(RefCell<String>),
    Element { attributes: RefCell<BTreeMap<String, String>>, line: u64 },
}

impl Raw {
    fn new(kind: Kind) -> Rc<Self> {
        Self::named(QualName::new(None, ns!(), local_name!("")), kind)
    }

    fn named(name: QualName, kind: Kind) -> Rc<Self> {
        Rc::new(Self { name, kind, parent: RefCell::default(), depth: Cell::default(), children: RefCell::default() })
    }

    /// Detaches the node from its parent; returns the parent and the node's former index.
    fn detach(self: &Rc<Self>) -> Option<(Rc<Self>, usize)> {
        let parent = self.parent.take().upgrade()?;
        let place = parent.children.borrow().iter().rposition(|child| Rc::ptr_eq(child, self))?;
        parent.children.borrow_mut().remove(place);
        Some((parent, place))
    }

    fn insert(self: &Rc<Self>, place: usize, new: NodeOrText<Rc<Self>>) {
        let mut children = self.children.borrow_mut();
        let node = match new {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if let Some(before) = place.checked_sub(1).and_then(|index| children.get(index))
                    && let Kind::Text(written) = &before.kind
                {
                    written.borrow_mut().push_str(&text);
                    return;
                }
                Self::new(Kind::Text(RefCell::new(text.to_string())))
            }
        };
        *node.parent.borrow_mut() = Rc::downgrade(self);
        children.insert(place, node);
    }
}

/// Receives the parser's calls.
struct Sink {
    document: Rc<Raw>,
    line: Cell<u64>,
    /// How many nodes the document has.
    nodes: Cell<usize>,
    /// How many nodes there were after the previous piece of text, and how many consecutive pieces have added none.
    seen: Cell<usize>,
    idle: Cell<usize>,
    /// The line on which the nesting became too deep: from there on the tree does not grow.
    too_deep: Cell<Option<u64>>,
}

impl Default for Sink {
    fn default() -> Self {
        Self {
            document: Raw::new(Kind::Document),
            line: Cell::new(1),
            nodes: Cell::default(),
            seen: Cell::default(),
            idle: Cell::default(),
            too_deep: Cell::default(),
        }
    }
}

impl Sink {
    /// An error if what was parsed so far cannot be a report: too deep, too large, or one endless tag while there is
    /// `more` to come.
    fn check(&self, more: bool) -> Result<(), TypesetError> {
        if let Some(line) = self.too_deep.get() {
            return Err(TypesetError::TooDeep { line });
        }
        let is_idle = self.nodes.get() == self.seen.replace(self.nodes.get());
        self.idle.set(if is_idle { self.idle.get() + 1 } else { 0 });
        if self.nodes.get() > NODES_LIMIT || more && self.idle.get() >= IDLE_LIMIT {
            return Err(TypesetError::TooLarge { line: self.line.get() });
        }
        Ok(())
    }

    /// Inserts `child` into `parent` at `place`, unless that is too deep.
    fn put(&self, parent: &Rc<Raw>, place: usize, child: NodeOrText<Rc<Raw>>) {
        self.nodes.set(self.nodes.get() + 1);
        let depth = parent.depth.get() + 1;
        if depth > PARSED_DEPTH_LIMIT && self.too_deep.get().is_none() {
            self.too_deep.set(Some(self.line.get()));
        }
        if self.too_deep.get().is_some() {
            return;
        }
        if let NodeOrText::AppendNode(node) = &child {
            node.depth.set(depth);
        }
        parent.insert(place, child);
    }
}

impl TreeSink for Sink {
    type Handle = Rc<Raw>;
    type Output = Rc<Raw>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Rc<Raw> {
        self.document
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Raw> {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Raw>) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Rc<Raw> {
        let attributes = attributes.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
        Raw::named(name, Kind::Element { attributes: RefCell::new(attributes), line: self.line.get() })
    }

    fn create_comment(&self, _text: StrTendril) -> Rc<Raw> {
        Raw::new(Kind::Comment)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Rc<Raw> {
        Raw::new(Kind::Comment)
    }

    fn append(&self, parent: &Rc<Raw>, child: NodeOrText<Rc<Raw>>) {
        let end = parent.children.borrow().len();
        self.put(parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &Rc<Raw>, previous: &Rc<Raw>, child: NodeOrText<Rc<Raw>>) {
        if element.parent.borrow().upgrade().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Raw>) -> Rc<Raw> {
        Rc::clone(target)
    }

    fn same_node(&self, x: &Rc<Raw>, y: &Rc<Raw>) -> bool {
        Rc::ptr_eq(x, y)
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Rc<Raw>, new: NodeOrText<Rc<Raw>>) {
        if let NodeOrText::AppendNode(node) = &new {
            node.detach();
        }
        let parent = sibling.parent.borrow().upgrade();
        if let Some(parent) = parent {
            let place = parent.children.borrow().iter().rposition(|child| Rc::ptr_eq(child, sibling));
            self.put(&parent, place.unwrap_or(0), new);
        }
    }

    fn add_attrs_if_missing(&self, target: &Rc<Raw>, attributes: Vec<Attribute>) {
        if let Kind::Element { attributes: known, .. } = &target.kind {
            for attribute in attributes {
                known
                    .borrow_mut()
                    .entry(attribute.name.local.to_string())
                    .or_insert_with(|| attribute.value.to_string());
            }
        }
    }

    fn remove_from_parent(&self, target: &Rc<Raw>) {
        target.detach();
    }

    fn reparent_children(&self, node: &Rc<Raw>, new_parent: &Rc<Raw>) {
        for child in node.children.take() {
            *child.parent.borrow_mut() = Rc::downgrade(new_parent);
            new_parent.children.borrow_mut().push(child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_becomes_a_tree_with_lines() {
        let nodes =
            parse("<!doctype html><html><head><title>x</title></head>\n<body>\n<p class=\"lead a\">One <b>two</b></p>");
        let nodes = nodes.unwrap();
        let Some(Node::Element(p)) = nodes.iter().find(|node| matches!(node, Node::Element(_))) else {
            panic!("no element in {nodes:?}")
        };
        assert_eq!((p.name.as_str(), p.line, p.words().as_str()), ("p", 3, "One two"));
        assert!(p.has_class("lead") && !p.has_class("le"));
    }

    #[test]
    fn an_unknown_element_is_named_with_its_line() {
        let error = parse("<p>One</p>\n\n<blockquote>Two</blockquote>").unwrap_err();
        assert_eq!(error.to_string(), "line 3: <blockquote> is not in the report subset");
    }

    #[test]
    fn hostile_documents_are_refused_in_bounded_time() {
        let attributes = (0..200_000).fold(String::new(), |all, n| all + &format!(" a{n}=1"));
        let hostile = [
            ("div", "<div>".repeat(400_000)),
            ("b", "<b><i>".repeat(200_000)),
            ("formatting", (0..50_000).fold(String::new(), |all, n| all + &format!("<p><b id={n}>"))),
            ("table", "<table><td>".repeat(100_000)),
            ("tag", format!("<p{attributes}>")),
            ("value", format!("<p title=\"{}\">", "x".repeat(2_000_000))),
            ("many", "<br>".repeat(600_000)),
            ("select", "<svg><g>".repeat(100_000)),
        ];
        for (name, text) in hostile {
            let small = std::thread::Builder::new().stack_size(512 << 10);
            let error = small.spawn(move || parse(&text).map(drop).unwrap_err().to_string()).unwrap().join().unwrap();
            assert!(error.contains("nested too deep") || error.contains("too large"), "{name}: {error}");
        }
        // Malformed input is accepted if it is small: misplaced, truncated or closed twice.
        for text in [
            "<table>x</table>",
            "<p><b>a</p>b</b>",
            "<p",
            "</p></p>",
            "<!--",
            "<p a=\"",
            "&#x110000;",
            "<table><b>".repeat(20).as_str(),
        ] {
            assert!(parse(text).is_ok(), "{text}");
        }
        assert!(parse(&"<table>x<b></b>".repeat(100)).is_ok_and(|nodes| !nodes.is_empty()));
    }

    #[test]
    fn svg_is_passed_over_in_figures_only() {
        assert!(parse("<figure data-drawing=a><svg><rect/></svg></figure>").is_ok());
        assert!(parse("<p><svg><rect/></svg></p>").is_err());
    }
}
