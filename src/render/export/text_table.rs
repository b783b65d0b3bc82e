//! A table in the report's HTML as text columns, or as one record per row where the columns do not fit.

use crate::render::text::fold::{columns, fold, widest_line, widest_word};

/// Space between columns.
const GAP: usize = 2;

/// A cell as text.
#[derive(Clone, Debug, Default)]
pub(super) struct TextCell {
    pub text: String,
    /// Figures are aligned to the right.
    pub is_number: bool,
}

/// A table as text: the header, if there is one, and the rows.
#[derive(Debug, Default)]
pub(super) struct TextTable {
    pub head: Vec<TextCell>,
    pub rows: Vec<Vec<TextCell>>,
}

impl TextTable {
    /// Its lines, `width` terminal columns wide. A terminal that reorders right-to-left lines would scramble columns,
    /// so `records` asks for records.
    pub(super) fn lines(&self, width: usize, records: bool) -> Vec<String> {
        match self.widths(width) {
            Some(widths) if !records => self.columns(&widths),
            _ => self.records(width),
        }
    }

    fn all_rows(&self) -> impl Iterator<Item = &Vec<TextCell>> {
        std::iter::once(&self.head).chain(&self.rows)
    }

    /// The widths of the columns, if they fit beside each other without breaking a word.
    fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let count = self.all_rows().map(Vec::len).max().unwrap_or_default();
        let of = |measure: fn(&str) -> usize| -> Vec<usize> {
            let column = |at: usize| self.all_rows().filter_map(move |row| row.get(at)).map(move |c| measure(&c.text));
            (0..count).map(|at| column(at).max().unwrap_or_default()).collect()
        };
        let (least, most) = (of(widest_word), of(widest_line));
        let room = width.checked_sub(GAP * count.saturating_sub(1))?;
        let (needed, wished): (usize, usize) = (least.iter().sum(), most.iter().sum());
        if wished <= room {
            return Some(most);
        }
        let spare = room.checked_sub(needed)?;
        Some(widen(least, &most, spare))
    }

    fn columns(&self, widths: &[usize]) -> Vec<String> {
        let set = |row: &Vec<TextCell>| -> Vec<Vec<String>> {
            let cells = widths.iter().enumerate().map(|(at, width)| (row.get(at), *width));
            cells.map(|(cell, width)| cell.map(|c| fold(&c.text, width, true)).unwrap_or_default()).collect()
        };
        let mut lines = Vec::new();
        if self.head.iter().any(|cell| !cell.text.is_empty()) {
            lines.extend(beside(&set(&self.head), &self.head, widths));
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            lines.push(rules.join(&" ".repeat(GAP)));
        }
        let rows: Vec<_> = self.rows.iter().map(|row| (set(row), row)).collect();
        // Without a blank line, rows of several lines would run together.
        let is_open = rows.iter().any(|(cells, _)| cells.iter().any(|cell| cell.len() > 1));
        for (number, (cells, row)) in rows.iter().enumerate() {
            if is_open && number > 0 {
                lines.push(String::new());
            }
            lines.extend(beside(cells, row, widths));
        }
        lines
    }

    /// Each row as lines of the form `header: text`.
    fn records(&self, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                lines.push(String::new());
            }
            for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
                let head = self.head.get(at).map_or("", |head| head.text.as_str());
                let label = if head.is_empty() || at == 0 { String::new() } else { format!("{head}: ") };
                let indent = if at == 0 { "" } else { "  " };
                let text = format!("{label}{}", cell.text);
                lines.extend(fold(&text, width - indent.len(), false).iter().map(|line| format!("{indent}{line}")));
            }
        }
        lines
    }
}

/// Distributes the spare room among the columns that would need the most lines.
fn widen(mut widths: Vec<usize>, most: &[usize], spare: usize) -> Vec<usize> {
    for _ in 0..spare {
        let lines = |at: &usize| (most[*at] * 1000).checked_div(widths[*at]).unwrap_or_default();
        let Some(tallest) = (0..widths.len()).max_by_key(lines) else { break };
        widths[tallest] += 1;
    }
    widths
}

/// Cells side by side, line by line.
fn beside(cells: &[Vec<String>], row: &[TextCell], widths: &[usize]) -> Vec<String> {
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let line = |number: usize| {
        let mut line = String::new();
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let text = cell.get(number).map_or("", String::as_str);
            let blank = " ".repeat(width.saturating_sub(columns(text)));
            let is_number = row.get(at).is_some_and(|cell| cell.is_number);
            line.push_str(&if is_number { blank + text } else { text.to_owned() + &blank });
            line.push_str(&" ".repeat(GAP));
        }
        line.trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, is_number: bool) -> TextCell {
        TextCell { text: text.into(), is_number }
    }

    fn table() -> TextTable {
        TextTable {
            head: vec![cell("Task", false), cell("Inputs", true)],
            rows: vec![vec![cell("Confirm the delegation", false), cell("2", true)], vec![cell("Send", false)]],
        }
    }

    #[test]
    fn columns_stand_beside_each_other_while_they_have_room() {
        let lines = table().lines(24, false);
        assert_eq!(lines[..3], ["Task              Inputs", "----------------  ------", "Confirm the            2"]);
        assert!(table().lines(40, false).iter().all(|line| !line.is_empty()), "one line a row needs no blank lines");
    }

    #[test]
    fn without_room_each_row_is_a_record() {
        assert_eq!(table().lines(12, false), ["Confirm the", "delegation", "  Inputs: 2", "", "Send"]);
    }
}
