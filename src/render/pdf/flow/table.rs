//! Tables: columns, cells, rows. Only hairlines are drawn; header rows are repeated on each page.

use super::{
    Flow, Frame,
    columns::Columns,
    grid::{COLUMN_LIMIT, Cell, Row, groups_of, rows_of},
};
use crate::{
    render::{
        page::{TypesetError, dom::Element},
        pdf::{
            pages::{
                fragment::{Fragment, stack},
                page::{Item, Path, shift_all},
                tag::{Kind, NodeId},
            },
            set::setter::Align,
        },
    },
    report::Ink,
};

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
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        model::Lang,
        render::{
            pdf::{PdfMeta, compose, pages::tag::Kid},
            theme::Theme,
        },
    };

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
