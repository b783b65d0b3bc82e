//! Tables: columns, cells, rows. Only hairlines are drawn; header rows are repeated on each page.

use std::cmp::Reverse;

use super::{Flow, Frame, collector::Collector, elements::is_inline};
use crate::{
    render::{
        page::{
            TypesetError,
            dom::{Element, Node},
        },
        pdf::{
            pages::{
                fragment::{Fragment, stack},
                page::{Item, Path, shift_all},
                tag::{Kind, NodeId},
            },
            set::{hyphenate::SOFT_HYPHEN, paragraph::Inset, setter::Align},
        },
    },
    report::Ink,
};

/// A table with more columns would be unreadable on a page.
const COLUMN_LIMIT: usize = 20;
/// The largest row span, because its rows must be on one page.
const ROW_SPAN_LIMIT: usize = 8;

/// How many cells per column are measured.
const MEASURED: usize = 24;

/// How many of the cells with the longest words are measured in a column of given width.
const WORDS_MEASURED: usize = 3;

/// The narrowest column, in points.
const NARROWEST: f32 = 12.0;

/// A cell in the grid.
struct Cell<'e> {
    element: &'e Element,
    column: usize,
    columns: usize,
    rows: usize,
}

/// A row of the table.
struct Row<'e> {
    cells: Vec<Cell<'e>>,
    /// How many columns are covered by its cells and by row spans from above.
    reached: usize,
    part: Kind,
    emphasis: bool,
}

/// Positions and widths of the columns.
struct Columns {
    starts: Vec<f32>,
    widths: Vec<f32>,
}

impl Columns {
    fn width(&self, cell: &Cell, gap: f32) -> f32 {
        let span = &self.widths[cell.column..(cell.column + cell.columns).min(self.widths.len())];
        span.iter().sum::<f32>() + gap * span.len().saturating_sub(1) as f32
    }

    /// The parts of the line below a row that no row span crosses.
    fn free_below(&self, index: usize, rows: &[&Row]) -> Vec<(f32, f32)> {
        let is_taken = |column: &usize| {
            rows[..=index].iter().enumerate().any(|(above, row)| {
                let reaches = |cell: &Cell| above + cell.rows > index + 1;
                row.cells.iter().any(|cell| reaches(cell) && (cell.column..cell.column + cell.columns).contains(column))
            })
        };
        let free: Vec<usize> = (0..self.widths.len()).filter(|column| !is_taken(column)).collect();
        let stretches = free.chunk_by(|a, b| a + 1 == *b);
        stretches.map(|stretch| (self.starts[stretch[0]], self.end(stretch[stretch.len() - 1]))).collect()
    }

    fn end(&self, column: usize) -> f32 {
        self.starts[column] + self.widths[column]
    }
}

impl Flow<'_> {
    /// Sets a table: caption, header rows, body rows.
    pub(super) fn table(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let rows = rows_of(element);
        let count = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        if count > COLUMN_LIMIT {
            return Err(TypesetError::TooManyColumns { line: element.line, columns: count, limit: COLUMN_LIMIT });
        }
        if count == 0 {
            return Ok(());
        }
        let table = self.tags.add(frame.node, Kind::Table);
        let id = self.tables;
        self.tables += 1;
        let frame = Frame { node: table, step: self.theme.table, ..frame };
        self.table_caption(element, frame)?;
        let columns = self.columns(element, &rows, count, frame);
        let before = if element.elements().any(|child| child.name == "caption") { 0.0 } else { 8.0 };
        self.table_rows(&rows, &columns, (id, before), frame)
    }

    fn table_caption(&mut self, element: &Element, frame: Frame) -> Result<(), TypesetError> {
        let Some(caption) = element.elements().find(|child| child.name == "caption") else { return Ok(()) };
        let node = self.tags.add(frame.node, Kind::Caption);
        let inner = Frame { node, bare: true, bold: true, align: Align::Start, ..frame };
        let mut fragments = self.inside(&caption.children, inner)?;
        for (index, fragment) in fragments.iter_mut().enumerate() {
            fragment.before = if index == 0 { 10.0 } else { 0.0 };
            (fragment.after, fragment.keep, fragment.leads) = (0.0, true, true);
        }
        self.push_all(fragments);
        Ok(())
    }

    fn table_rows(
        &mut self,
        rows: &[Row],
        columns: &Columns,
        (id, before): (usize, f32),
        frame: Frame,
    ) -> Result<(), TypesetError> {
        let heads = rows.iter().filter(|row| row.part == Kind::Head).count();
        let groups = groups_of(rows);
        let (mut part, mut part_node) = (None, frame.node);
        for (index, group) in groups.iter().enumerate() {
            if part != Some(group[0].part) {
                part = Some(group[0].part);
                part_node = self.tags.add(frame.node, group[0].part);
            }
            let head = group[0].part == Kind::Head;
            let mut fragment = self.row_group(group, columns, Frame { node: part_node, ..frame })?;
            let last_head = head && groups.get(index + 1).is_none_or(|next| next[0].part != Kind::Head);
            let total = groups.get(index + 1).is_some_and(|next| next[0].emphasis);
            self.row_rule(&mut fragment, frame, last_head || total || index + 1 == groups.len());
            fragment.table = (!head).then_some(id);
            // A header stays with its first two rows; the last row is never alone on a page.
            let body = index.saturating_sub(heads);
            fragment.keep = head && index + 1 < groups.len()
                || (index + 2 == groups.len())
                || (body == 0 && groups.len() > heads + 2);
            fragment.leads = head && fragment.keep;
            if index == 0 {
                fragment.before = before;
            }
            if index + 1 == groups.len() {
                (fragment.after, fragment.keep, fragment.leads) = (12.0, false, false);
            }
            if head {
                let mut again = fragment.clone();
                (again.headings, again.anchors) = (Vec::new(), Vec::new());
                self.heads.entry(id).or_default().push(again);
            }
            self.push(fragment);
        }
        Ok(())
    }

    fn row_rule(&self, fragment: &mut Fragment, frame: Frame, strong: bool) {
        let (ink, width) = if strong { (Ink::Accent, 0.8) } else { (Ink::Line, self.theme.hairline) };
        let y = fragment.height;
        let line = Path::line((frame.x, y), (frame.x + frame.width, y), self.theme.ink(ink), width);
        fragment.items.push(Item::ornament(line));
    }

    /// A group of rows joined by row spans: a single row, unless a cell spans several.
    fn row_group(&mut self, rows: &[&Row], columns: &Columns, frame: Frame) -> Result<Fragment, TypesetError> {
        let mut heights = vec![0.0_f32; rows.len()];
        let mut set: Vec<(usize, usize, Fragment)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let node = self.tags.add(frame.node, Kind::Row);
            for cell in &row.cells {
                let span = cell.rows.min(rows.len() - index);
                let content = self.cell(cell, row, columns, Frame { node, ..frame })?;
                if span == 1 {
                    heights[index] = heights[index].max(content.height);
                }
                set.push((index, span, content));
            }
            // PDF/UA-1 section 7.2: all rows of a table must have the same number of columns.
            for _ in row.reached..columns.widths.len() {
                self.tags.add(node, Kind::Cell);
            }
        }
        for (index, span, content) in &set {
            let spanned: f32 = heights[*index..index + span].iter().sum();
            heights[index + span - 1] += (content.height - spanned).max(0.0);
        }
        let mut whole = Fragment { height: heights.iter().sum(), ..Fragment::default() };
        for (index, span, mut content) in set {
            let mut y: f32 = heights[..index].iter().sum();
            if rows[index].part == Kind::Head {
                // Column headings are aligned at the bottom.
                y += heights[index..index + span].iter().sum::<f32>() - content.height;
            }
            shift_all(&mut content.items, 0.0, y);
            whole.items.append(&mut content.items);
            whole.headings.append(&mut content.headings);
            whole.anchors.append(&mut content.anchors);
        }
        let mut y = 0.0;
        for (index, height) in heights.iter().take(rows.len() - 1).enumerate() {
            y += height;
            for (left, right) in columns.free_below(index, rows) {
                let (ink, width) = (self.theme.ink(Ink::Line), self.theme.hairline);
                let line = Path::line((frame.x + left, y), (frame.x + right, y), ink, width);
                whole.items.push(Item::ornament(line));
            }
        }
        Ok(whole)
    }

    fn cell(&mut self, cell: &Cell, row: &Row, columns: &Columns, frame: Frame) -> Result<Fragment, TypesetError> {
        let header = cell.element.name == "th";
        let node = self.tags.add(frame.node, if header { Kind::HeaderCell } else { Kind::Cell });
        let tag = &mut self.tags.nodes[node];
        (tag.columns, tag.rows) = (cell.columns, cell.rows);
        tag.heads_column = row.part == Kind::Head;
        let inner = self.cell_frame(cell, row, columns, node, frame);
        let mut content = stack(self.inside(&cell.element.children, inner)?);
        let pad = self.theme.cell_pad;
        shift_all(&mut content.items, 0.0, pad);
        content.height = content.height.max(inner.step.leading) + 2.0 * pad;
        content.anchors.extend(cell.element.attribute("id").map(str::to_owned));
        Ok(content)
    }

    fn cell_frame(&self, cell: &Cell, row: &Row, columns: &Columns, node: NodeId, frame: Frame) -> Frame {
        let head = row.part == Kind::Head;
        Frame {
            x: frame.x + columns.starts[cell.column],
            width: columns.width(cell, self.theme.column_gap),
            node,
            bare: true,
            bold: row.emphasis || cell.element.name == "th",
            ink: if head { Ink::Accent } else { frame.ink },
            step: if head { self.theme.small } else { frame.step },
            align: if cell.element.has_class("num") { Align::End } else { Align::Start },
        }
    }

    /// Widths as requested by `<col>`, otherwise by content. A column in which a word would be broken takes room from
    /// the others.
    fn columns(&mut self, element: &Element, rows: &[Row], count: usize, frame: Frame) -> Columns {
        let gap = self.theme.column_gap;
        let room = frame.width - gap * (count - 1) as f32;
        let mut wishes = wishes_of(element);
        wishes.resize(count, None);
        let widths = if wishes.iter().all(Option::is_some) {
            wishes.into_iter().flatten().collect()
        } else {
            let mut contents = self.content_widths(rows, count, room, frame);
            if element.has_class("matrix") {
                level_columns(&mut contents[1..]);
            }
            share(&contents, &wishes, room)
        };
        let total: f32 = widths.iter().sum::<f32>().max(1.0);
        let floors = self.word_widths(rows, count, room, frame);
        let widths = level(widths.into_iter().map(|width| width * room / total).collect(), &floors, room);
        let mut x = 0.0;
        let starts = widths.iter().map(|width| {
            let start = x;
            x += width + gap;
            start
        });
        let starts = starts.collect();
        Columns { starts, widths }
    }

    /// The minimum and the natural width of each column.
    fn content_widths(&mut self, rows: &[Row], count: usize, room: f32, frame: Frame) -> Vec<(f32, f32)> {
        let mut widths = vec![(0.0_f32, 0.0_f32); count];
        for (column, known) in widths.iter_mut().enumerate() {
            for (row, cell) in longest(rows, column) {
                let bold = row.emphasis || cell.element.name == "th";
                let step = if row.part == Kind::Head { self.theme.small } else { frame.step };
                let (least, mut most) = self.measured(&cell.element.children, Frame { step, bold, ..frame }, false);
                if row.part == Kind::Head {
                    // A heading may be broken across two lines before the content below it is.
                    most = least.max(most * 0.6);
                }
                *known = (known.0.max(least.min(room * 0.4)), known.1.max(most.min(room * 1.5)));
            }
        }
        widths
    }

    /// The width of the longest word in each column, or the minimum for all if these widths do not fit side by side.
    fn word_widths(&mut self, rows: &[Row], count: usize, room: f32, frame: Frame) -> Vec<f32> {
        let least = (room / count as f32).min(NARROWEST);
        let mut widths = vec![least; count];
        for (column, known) in widths.iter_mut().enumerate() {
            for (row, cell) in wordiest(rows, column) {
                let bold = row.emphasis || cell.element.name == "th";
                let step = if row.part == Kind::Head { self.theme.small } else { frame.step };
                let (least, _) = self.measured(&cell.element.children, Frame { step, bold, ..frame }, true);
                *known = known.max(least);
            }
        }
        if widths.iter().sum::<f32>() > room { vec![least; count] } else { widths }
    }

    /// The widths of some nodes, measured without side effects.
    fn measured(&mut self, nodes: &[Node], frame: Frame, words_only: bool) -> (f32, f32) {
        self.without_trace(|flow| flow.measure(nodes, frame, words_only))
    }

    /// The minimum and the natural width of some nodes. With `words_only`, the words of badges may be on separate
    /// lines, and bars need no room.
    fn measure(&mut self, nodes: &[Node], frame: Frame, words_only: bool) -> (f32, f32) {
        let inline = |node: &Node| match node {
            Node::Text(_) => true,
            Node::Element(element) => is_inline(element),
        };
        let mut widths = (0.0_f32, 0.0_f32);
        for stretch in nodes.chunk_by(|a, b| inline(a) && inline(b)) {
            let (least, most) = match stretch {
                [Node::Element(element)] if !is_inline(element) => {
                    let (least, most) = self.measure(&element.children, frame, words_only);
                    (least + 12.0, most + 12.0)
                }
                stretch => {
                    let mut collector = Collector::new(Self::style(frame, frame.step), self);
                    collector.nodes(stretch, 0);
                    let mut paragraph = collector.finish();
                    for (_, inset) in &mut paragraph.insets {
                        if let Inset::Bar { wide, .. } = inset {
                            *wide = false;
                        }
                    }
                    let insets = if words_only { std::mem::take(&mut paragraph.insets) } else { Vec::new() };
                    let badges = insets.iter().map(|(_, inset)| match inset {
                        Inset::Badge { words, .. } => self.setter.narrowest_badge(words),
                        Inset::Bar { .. } => 0.0,
                    });
                    let badge = badges.fold(0.0, f32::max);
                    let (least, most) = self.setter.widths(&paragraph);
                    (least.max(badge), most.max(badge))
                }
            };
            widths = (widths.0.max(least), widths.1.max(most));
        }
        widths
    }
}

/// The cells that can determine the width of a column: those in the header, and the longest ones.
fn longest<'r, 'e>(rows: &'r [Row<'e>], column: usize) -> Vec<(&'r Row<'e>, &'r Cell<'e>)> {
    let cells = rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    let mut cells: Vec<_> = cells.filter(|(_, cell)| cell.column == column && cell.columns == 1).collect();
    cells.sort_by_cached_key(|(row, cell)| (row.part != Kind::Head, Reverse(cell.element.words().chars().count())));
    cells.truncate(MEASURED);
    cells
}

/// The cells of a column with the longest words.
fn wordiest<'r, 'e>(rows: &'r [Row<'e>], column: usize) -> Vec<(&'r Row<'e>, &'r Cell<'e>)> {
    let cells = rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    let mut cells: Vec<_> = cells.filter(|(_, cell)| cell.column == column && cell.columns == 1).collect();
    cells.sort_by_cached_key(|(_, cell)| Reverse(longest_word(&cell.element.words())));
    cells.truncate(WORDS_MEASURED);
    cells
}

fn longest_word(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || c == SOFT_HYPHEN)
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default()
}

/// Raises widths to their minimum at the expense of the others.
fn level(widths: Vec<f32>, floors: &[f32], room: f32) -> Vec<f32> {
    let raised: f32 = widths.iter().zip(floors).map(|(width, floor)| width.max(*floor)).sum();
    let spare: f32 = widths.iter().zip(floors).map(|(width, floor)| (width - floor).max(0.0)).sum();
    let cut = if spare > 0.0 { ((raised - room).max(0.0) / spare).min(1.0) } else { 0.0 };
    widths.into_iter().zip(floors).map(|(width, floor)| floor + (width - floor).max(0.0) * (1.0 - cut)).collect()
}

/// Gives columns that are compared with each other the same width.
fn level_columns(contents: &mut [(f32, f32)]) {
    let widest = contents.iter().fold((0.0_f32, 0.0_f32), |widest, next| (widest.0.max(next.0), widest.1.max(next.1)));
    contents.fill(widest);
}

/// Distributes the room: requested widths first, the rest by content.
fn share(contents: &[(f32, f32)], wishes: &[Option<f32>], room: f32) -> Vec<f32> {
    let wished: f32 = wishes.iter().flatten().sum::<f32>();
    let scale = if wished > 90.0 { 90.0 / wished } else { 1.0 };
    let wished = |wish: f32| room * wish * scale / 100.0;
    let left = room - wishes.iter().flatten().map(|wish| wished(*wish)).sum::<f32>();
    let free = || contents.iter().zip(wishes).filter(|(_, wish)| wish.is_none()).map(|(content, _)| *content);
    let least: f32 = free().map(|(least, _)| least).sum();
    let most: f32 = free().map(|(_, most)| most).sum();
    contents
        .iter()
        .zip(wishes)
        .map(|((min, max), wish)| match wish {
            Some(wish) => wished(*wish),
            None if most <= left => max * left / most.max(1.0),
            None if least >= left => min * left / least.max(1.0),
            None => min + (left - least) * (max - min) / (most - least).max(1.0),
        })
        .collect()
}

/// The widths in `<col style="width:N%">`, one per column.
fn wishes_of(table: &Element) -> Vec<Option<f32>> {
    let mut wishes = Vec::new();
    for group in table.elements().filter(|child| matches!(child.name.as_str(), "colgroup" | "col")) {
        let columns: Vec<&Element> = if group.name == "col" { vec![group] } else { group.elements().collect() };
        for column in columns {
            let style = column.attribute("style").unwrap_or_default().replace(' ', "");
            let width = style.split(';').find_map(|rule| rule.strip_prefix("width:")?.strip_suffix('%')?.parse().ok());
            let span = span_of(column, "span");
            wishes.extend(std::iter::repeat_n(width.filter(|width: &f32| width.is_finite() && *width > 0.0), span));
        }
    }
    wishes
}

fn span_of(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, COLUMN_LIMIT + 1)
}

/// The rows, with their cells placed in the grid.
fn rows_of(table: &Element) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for part in table.elements() {
        let kind = match part.name.as_str() {
            "thead" => Kind::Head,
            "tbody" => Kind::Body,
            "tfoot" => Kind::Foot,
            _ => continue,
        };
        // How many more rows of each column are covered by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        let of_part: Vec<&Element> = part.elements().filter(|child| child.name == "tr").collect();
        for (index, row) in of_part.iter().enumerate() {
            let emphasis = kind == Kind::Foot || row.has_class("total");
            let above = taken.iter().filter(|rows| **rows > 0).count();
            // No cell extends into a row that has no cells of its own: the tags of such a row would be empty.
            let left = 1 + of_part[index + 1..].iter().take_while(|row| cell_elements(row).next().is_some()).count();
            let cells = cells_of(row, &mut taken, left);
            let reached = above + cells.iter().map(|cell| cell.columns).sum::<usize>();
            rows.push(Row { cells, reached, part: kind, emphasis });
        }
    }
    rows
}

fn cell_elements(row: &Element) -> impl Iterator<Item = &Element> {
    row.elements().filter(|child| matches!(child.name.as_str(), "td" | "th"))
}

/// The cells of a row; none may span more than `left` rows. A cell ends where one from above is in the way.
fn cells_of<'e>(row: &'e Element, taken: &mut Vec<usize>, left: usize) -> Vec<Cell<'e>> {
    let is_taken = |column: usize| taken.get(column).is_some_and(|rows| *rows > 0);
    let mut cells = Vec::new();
    let mut column = 0;
    let mut next: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
    for element in cell_elements(row) {
        while is_taken(column) {
            column += 1;
        }
        let wanted = span_of(element, "colspan");
        let columns = (1..wanted).find(|further| is_taken(column + further)).unwrap_or(wanted);
        let rows = span_of(element, "rowspan").min(ROW_SPAN_LIMIT).min(left);
        if next.len() < column + columns {
            next.resize(column + columns, 0);
        }
        next[column..column + columns].fill(rows - 1);
        cells.push(Cell { element, column, columns, rows });
        column += columns;
    }
    *taken = next;
    cells
}

/// Groups of rows that must stay together because a cell spans them.
fn groups_of<'r, 'e>(rows: &'r [Row<'e>]) -> Vec<Vec<&'r Row<'e>>> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let mut joined: usize = 0;
    for row in rows {
        match groups.last_mut() {
            Some(group) if joined > 0 && group[0].part == row.part => group.push(row),
            _ => {
                joined = 0;
                groups.push(vec![row]);
            }
        }
        let reach = row.cells.iter().map(|cell| cell.rows - 1).max().unwrap_or(0);
        joined = usize::max(joined.saturating_sub(1), reach);
    }
    groups
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        model::Lang,
        render::{
            page::dom,
            pdf::{PdfMeta, compose, pages::tag::Kid},
            theme::Theme,
        },
    };

    #[test]
    fn columns_fill_the_room_whatever_they_wish() {
        let contents = [(10.0, 50.0), (40.0, 900.0), (10.0, 12.0)];
        for wishes in [[None; 3], [Some(20.0), None, None], [Some(80.0), Some(80.0), None]] {
            let widths = share(&contents, &wishes, 300.0);
            assert!((widths.iter().sum::<f32>() - 300.0).abs() < 0.1, "{wishes:?}: {widths:?}");
            assert!(widths.iter().all(|width| *width > 0.0), "{widths:?}");
        }
        let level = level(vec![0.0, 1.0, 299.0], &[12.0, 80.0, 12.0], 300.0);
        assert!(level[0] >= 12.0 && level[1] >= 80.0 && level.iter().sum::<f32>() <= 300.1, "{level:?}");
    }

    #[test]
    fn spans_take_their_places_in_the_raster() {
        let html = "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>";
        let nodes = dom::parse(html).unwrap();
        let Node::Element(table) = &nodes[0] else { panic!("no table") };
        let rows = rows_of(table);
        let places: Vec<Vec<usize>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| cell.column).collect()).collect();
        assert_eq!(places, [vec![0, 1], vec![1, 2], vec![0]]);
        assert_eq!(groups_of(&rows).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    /// How many columns each row of the tagged tables has, as a reader of the tags would count them, including rows
    /// that a row span promises but that do not exist.
    fn tagged_columns(html: &str) -> Vec<usize> {
        let meta = PdfMeta {
            title: String::new(),
            author: String::new(),
            subject: String::new(),
            symbol: String::new(),
            lang: Lang::from("en"),
            created_at: jiff::Timestamp::UNIX_EPOCH,
            page_of: String::new(),
            running_title: String::new(),
        };
        let composition = compose(html, &[], &meta, &Theme::default()).unwrap();
        let nodes = &composition.structure.nodes;
        let mut raster: Vec<BTreeSet<usize>> = Vec::new();
        for (index, row) in nodes.iter().filter(|node| node.kind == Kind::Row).enumerate() {
            let mut column = 0;
            for kid in &row.kids {
                let Kid::Node(cell) = kid else { panic!("content beside cells") };
                let cell = &nodes[*cell];
                raster.resize_with(raster.len().max(index + cell.rows), BTreeSet::new);
                while raster[index].contains(&column) {
                    column += 1;
                }
                for line in &mut raster[index..index + cell.rows] {
                    for place in column..column + cell.columns {
                        assert!(line.insert(place), "{html}: two cells in column {place}");
                    }
                }
            }
        }
        raster.iter().map(BTreeSet::len).collect()
    }

    #[test]
    fn tagged_rows_have_one_number_of_columns() {
        let long = format!("<tr><td rowspan=12>a</td><td>b</td></tr>{}", "<tr><td>c</td></tr>".repeat(11));
        let cases = [
            ("<tr><td rowspan=5>a</td><td>b</td></tr><tr><td>c</td></tr>", vec![2, 2]),
            (&long, vec![2; 12]),
            ("<tr><td>a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr><tr></tr>", vec![3, 3, 3]),
            ("<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr>", vec![2, 2]),
            (
                "<tr><td>a</td><td>b</td><td rowspan=3>c</td></tr><tr></tr><tr><td>d</td><td>e</td><td>f</td></tr>",
                vec![3; 3],
            ),
            ("<thead><tr><th rowspan=3>a</th><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody>", vec![2, 2]),
            ("<tr><td>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td>d</td></tr>", vec![3, 3]),
            ("<tr><td rowspan=0 colspan=0>a</td></tr><tr><td rowspan=2 colspan=3>b</td></tr><tr></tr>", vec![3; 3]),
        ];
        for (rows, expected) in cases {
            assert_eq!(tagged_columns(&format!("<table>{rows}</table>")), expected, "{rows}");
        }
    }
}
