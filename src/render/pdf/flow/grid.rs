//! The grid of a table: rows, and cells with their places and spans.

use crate::render::{page::dom::Element, pdf::pages::tag::Kind};

/// A table with more columns would be unreadable on a page.
pub(super) const COLUMN_LIMIT: usize = 20;
/// The largest row span, because its rows must be on one page.
const ROW_SPAN_LIMIT: usize = 8;

/// A cell in the grid.
pub(super) struct Cell<'e> {
    pub(super) element: &'e Element,
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// A row of the table.
pub(super) struct Row<'e> {
    pub(super) cells: Vec<Cell<'e>>,
    /// How many columns are covered by its cells and by row spans from above.
    pub(super) reached: usize,
    pub(super) part: Kind,
    pub(super) emphasis: bool,
}

pub(super) fn span_of(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, COLUMN_LIMIT + 1)
}

/// The rows, with their cells placed in the grid.
pub(super) fn rows_of(table: &Element) -> Vec<Row<'_>> {
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
pub(super) fn groups_of<'r, 'e>(rows: &'r [Row<'e>]) -> Vec<Vec<&'r Row<'e>>> {
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
    use super::*;
    use crate::render::page::dom::{self, Node};

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
}
