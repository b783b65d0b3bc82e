//! The columns of a table: how wide they are and where they stand.

use std::cmp::Reverse;

use super::{
    Flow, Frame,
    collector::Collector,
    elements::is_inline,
    grid::{Cell, Row, span_of},
};
use crate::render::{
    page::dom::{Element, Node},
    pdf::{
        pages::tag::Kind,
        set::{hyphenate::SOFT_HYPHEN, paragraph::Inset},
    },
};

/// How many cells per column are measured.
const MEASURED: usize = 24;

/// How many of the cells with the longest words are measured in a column of given width.
const WORDS_MEASURED: usize = 3;

/// The narrowest column, in points.
const NARROWEST: f32 = 12.0;

/// Positions and widths of the columns.
pub(super) struct Columns {
    pub(super) starts: Vec<f32>,
    pub(super) widths: Vec<f32>,
}

impl Columns {
    pub(super) fn width(&self, cell: &Cell, gap: f32) -> f32 {
        let span = &self.widths[cell.column..(cell.column + cell.columns).min(self.widths.len())];
        span.iter().sum::<f32>() + gap * span.len().saturating_sub(1) as f32
    }

    /// The parts of the line below a row that no row span crosses.
    pub(super) fn free_below(&self, index: usize, rows: &[&Row]) -> Vec<(f32, f32)> {
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

    pub(super) fn end(&self, column: usize) -> f32 {
        self.starts[column] + self.widths[column]
    }
}

impl Flow<'_> {
    /// Widths as requested by `<col>`, otherwise by content. A column in which a word would be broken takes room from
    /// the others.
    pub(super) fn columns(&mut self, element: &Element, rows: &[Row], count: usize, frame: Frame) -> Columns {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
