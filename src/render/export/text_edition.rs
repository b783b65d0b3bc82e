//! A report as plain text, for terminals and for other people's mails: the same template, its HTML laid out in
//! character columns.

use std::collections::BTreeMap;

use super::text_table::{TextCell, TextTable};
use crate::{
    render::{
        page::{
            TypesetError,
            dom::{self, Element, Node},
        },
        text::{
            fold::{columns, fold},
            plain::{is_directional, plain},
        },
    },
    report::{Document, Drawing},
};

/// Cells of rows above that reach into the rows to come, by column.
#[derive(Default)]
struct Held(BTreeMap<usize, (usize, String)>);

impl Held {
    /// Keeps what stands in a column for the rows that follow.
    fn keep(&mut self, column: usize, rows: usize, text: &str) {
        if rows > 1 {
            self.0.insert(column, (rows - 1, text.to_owned()));
        }
    }

    /// What reaches into this row in that column.
    fn take(&mut self, column: usize) -> Option<TextCell> {
        let (rows, text) = self.0.get_mut(&column)?;
        let cell = TextCell { text: text.clone(), is_number: false };
        *rows -= 1;
        if *rows == 0 {
            self.0.remove(&column);
        }
        Some(cell)
    }
}

/// The narrowest width for a line.
const NARROWEST: usize = 40;

/// The page that a template made from `report`, in lines of at most `width` columns, except where a single word is
/// longer. A chart is replaced by its alternative text.
pub fn text(rendered: &str, report: &impl Document, width: usize) -> Result<String, TypesetError> {
    let nodes = dom::parse(rendered)?;
    let mut setter = TextSetter {
        drawings: report.drawings(),
        is_rtl: report.lang().is_rtl(),
        width: width.max(NARROWEST),
        lines: Vec::new(),
    };
    setter.blocks(&nodes, "");
    let mut text = setter.lines.join("\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text)
}

struct TextSetter<'r> {
    drawings: &'r [Drawing],
    is_rtl: bool,
    width: usize,
    lines: Vec<String>,
}

impl TextSetter<'_> {
    /// Blocks, and the text between them, each line prefixed with `indent`.
    fn blocks(&mut self, nodes: &[Node], indent: &str) {
        let is_block = |node: &Node| matches!(node, Node::Element(element) if !is_inline(element));
        for stretch in nodes.chunk_by(|a, b| !is_block(a) && !is_block(b)) {
            match stretch {
                [Node::Element(element)] if !is_inline(element) => self.block(element, indent),
                stretch => self.paragraph(&self.words(stretch), indent, indent),
            }
        }
    }

    fn block(&mut self, element: &Element, indent: &str) {
        match element.name.as_str() {
            "h1" | "h2" => self.heading(element, '='),
            "h3" => self.heading(element, '-'),
            "p" | "h4" | "caption" | "figcaption" => self.paragraph(&self.words(&element.children), indent, indent),
            "ul" | "ol" => self.list(element, indent),
            "table" => self.table(element),
            "figure" => self.figure(element, indent),
            "hr" => self.put("-".repeat(self.width)),
            "nav" => {}
            _ if element.has_class("tile") => self.tile(element),
            _ if element.has_class("grid") => {
                self.blocks(&element.children, indent);
                self.space();
            }
            _ => self.blocks(&element.children, indent),
        }
    }

    fn put(&mut self, line: String) {
        self.lines.push(line);
    }

    /// A blank line, unless there already is one.
    fn space(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.put(String::new());
        }
    }

    fn paragraph(&mut self, words: &str, first: &str, indent: &str) {
        if words.trim().is_empty() {
            return;
        }
        for (number, line) in fold(words, self.width - columns(indent), false).into_iter().enumerate() {
            self.put(format!("{}{line}", if number == 0 { first } else { indent }).trim_end().to_owned());
        }
        self.space();
    }

    fn heading(&mut self, element: &Element, rule: char) {
        self.space();
        let lines = fold(&self.words(&element.children), self.width, false);
        let width = lines.iter().map(|line| columns(line)).max().unwrap_or_default();
        self.lines.extend(lines);
        self.put(rule.to_string().repeat(width.min(self.width)));
        self.space();
    }

    fn list(&mut self, element: &Element, indent: &str) {
        let start = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1_usize);
        for (number, item) in (start..).zip(element.elements().filter(|child| child.name == "li")) {
            let mark = if element.name == "ol" { format!("{indent}{number}. ") } else { format!("{indent}- ") };
            let inner = " ".repeat(columns(&mark));
            self.paragraph(&self.words(&item.children), &mark, &inner);
            if self.lines.last().is_some_and(String::is_empty) {
                self.lines.pop();
            }
        }
        self.space();
    }

    /// `Tasks completed: 16/67 (1 more since 22 Oct 2026)`.
    fn tile(&mut self, element: &Element) {
        let part =
            |class: &str| element.elements().find(|child| child.has_class(class)).map(|c| self.words(&c.children));
        let [label, value, note] = ["tile-label", "tile-value", "tile-note"].map(|c| part(c).unwrap_or_default());
        let note = if note.trim().is_empty() { String::new() } else { format!(" ({})", note.trim()) };
        self.paragraph(&format!("{}: {}{note}", label.trim(), value.trim()), "", "  ");
        self.lines.pop();
    }

    fn figure(&mut self, element: &Element, indent: &str) {
        let drawing = element
            .attribute("data-drawing")
            .and_then(|name| self.drawings.iter().find(|drawing| drawing.name == name));
        if let Some(drawing) = drawing {
            self.paragraph(&self.clean(&drawing.alt), indent, indent);
        }
        self.blocks(&element.children, indent);
    }

    fn table(&mut self, element: &Element) {
        self.space();
        let mut table = TextTable::default();
        for part in element.elements() {
            match part.name.as_str() {
                "caption" => self.block(part, ""),
                "thead" => {
                    table.head =
                        part.elements().next().map(|row| self.row(row, &mut Held::default())).unwrap_or_default();
                }
                "tbody" | "tfoot" => {
                    let mut held = Held::default();
                    let rows = part.elements().map(|row| self.row(row, &mut held));
                    table.rows.extend(rows);
                }
                _ => {}
            }
        }
        let lines = table.lines(self.width, self.is_rtl);
        self.lines.extend(lines);
        self.space();
    }

    /// The cells of a row. A cell of several rows stands in each of them, since a row may become a record of its own.
    fn row(&self, row: &Element, held: &mut Held) -> Vec<TextCell> {
        let mut cells = Vec::new();
        for cell in row.elements() {
            while let Some(above) = held.take(cells.len()) {
                cells.push(above);
            }
            let text = self.words(&cell.children);
            let text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            let rows = cell.attribute("rowspan").and_then(|rows| rows.parse().ok()).unwrap_or(1_usize);
            held.keep(cells.len(), rows, &text);
            cells.push(TextCell { text, is_number: cell.has_class("num") });
            let span = cell.attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1_usize);
            cells.extend(std::iter::repeat_n(TextCell::default(), span.clamp(1, 20) - 1));
        }
        while let Some(above) = held.take(cells.len()) {
            cells.push(above);
        }
        cells
    }

    /// The words of inline content: white space collapses, `<br>` ends a line.
    fn words(&self, nodes: &[Node]) -> String {
        let mut words = String::new();
        collect(nodes, &mut words);
        self.clean(&words)
    }

    /// Removes control characters. Only right-to-left editions keep direction marks: without them figures and names
    /// would be displayed in the wrong order.
    fn clean(&self, text: &str) -> String {
        if !self.is_rtl {
            return plain(text);
        }
        let safe =
            |c: &char| *c == '\n' || !c.is_control() && (!is_directional(*c) || matches!(c, '\u{2066}'..='\u{2069}'));
        text.chars().filter(safe).collect()
    }
}

fn collect(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Element(element) if element.name == "br" => words.push('\n'),
            Node::Element(element) => collect(&element.children, words),
            Node::Text(text) => {
                for c in text.chars() {
                    let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                    if c != ' ' || !words.ends_with([' ', '\n']) {
                        words.push(c);
                    }
                }
            }
        }
    }
}

fn is_inline(element: &Element) -> bool {
    let names = ["strong", "b", "em", "i", "a", "span", "bdi", "small", "sup", "sub", "br"];
    names.contains(&element.name.as_str())
}
