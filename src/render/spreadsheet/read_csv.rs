//! Reads tables that people made, in CSV (RFC 4180).

use super::write_csv::{Separator, is_defused};

/// The most rows in a table.
const MAX_ROWS: usize = 100_000;

/// The longest column heading in bytes: it is repeated with each cell.
const MAX_HEADING_BYTES: usize = 200;

/// A row of a table: the line on which it starts, and its cells, each with the heading of its column.
pub type Row = (u64, Vec<(String, String)>);

/// A table whose first row contains the headings, read row by row. A byte order mark and blanks around cells are
/// dropped, and an apostrophe that [`table`](super::table) put before a cell is removed. An error says what is malformed, and where.
pub struct Table<'a> {
    columns: csv::StringRecord,
    reader: csv::Reader<&'a [u8]>,
    lines: Lines<'a>,
    record: csv::StringRecord,
    rows_read: usize,
}

impl<'a> Table<'a> {
    /// Reads the headings.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text);
        let columns = reader.headers().map_err(|error| error.to_string())?.clone();
        separated_by_commas(&columns)?;
        if columns.iter().any(|heading| heading.len() > MAX_HEADING_BYTES) {
            return Err(format!("the heading of a column has more than {MAX_HEADING_BYTES} bytes"));
        }
        let lines = Lines { text, at: 0, line: 1 };
        Ok(Self { columns, reader, lines, record: csv::StringRecord::new(), rows_read: 0 })
    }

    /// The headings, from left to right.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter()
    }

    fn row(&mut self) -> Result<Option<Row>, String> {
        if !self.reader.read_record(&mut self.record).map_err(|error| error.to_string())? {
            return Ok(None);
        }
        let line = self.lines.at(self.record.position().map_or(0, csv::Position::byte) as usize);
        if self.rows_read == MAX_ROWS {
            return Err(format!("it has more than the {MAX_ROWS} rows that are read, in line {line} and below"));
        }
        self.rows_read += 1;
        let cells = self.columns.iter().map(str::to_owned).zip(self.record.iter().map(plain));
        Ok(Some((line, cells.collect())))
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Row, String>;

    fn next(&mut self) -> Option<Self::Item> {
        self.row().transpose()
    }
}

/// A heading that contains a semicolon or a tab is really several headings, from a table saved with another separator.
fn separated_by_commas(headings: &csv::StringRecord) -> Result<(), String> {
    let has = |separator: char| headings.iter().any(|heading| heading.contains(separator));
    match [(';', "semicolons (`;`)"), ('\t', "tabs")].into_iter().find(|(separator, _)| has(*separator)) {
        Some((_, name)) => Err(format!("its columns seem to be separated by {name}, not by commas")),
        None => Ok(()),
    }
}

/// Counts the lines of a text in a single pass, however many rows are looked up.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row that starts at `byte`, or after the line end there, because the reader stops between a CR
    /// and its LF. Rows must be looked up in order.
    fn at(&mut self, byte: usize) -> u64 {
        let begins =
            self.text.iter().skip(byte).position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or_default() + byte;
        let passed = self.text.get(self.at..begins).unwrap_or_default();
        self.line += passed.split(|byte| *byte == b'\n').count() as u64 - 1;
        self.at = self.at.max(begins);
        self.line
    }
}

/// The cell without the apostrophes that prevented it from being a formula.
fn plain(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('\'') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if !is_defused(&plain, rest, Separator::Comma) {
            plain.push('\'');
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::spreadsheet::table;

    fn rows(bytes: &[u8]) -> Result<Vec<Row>, String> {
        Table::open(bytes)?.collect()
    }

    #[test]
    fn a_table_is_read_back_as_it_was_written() {
        let cells = ["-5", "=1", "'quoted'", "a,b\nc; =d\n-e", "été"];
        let text = format!("\u{feff}{}", table(&["a", "b", "c", "d", "e"], [cells.to_vec()]));
        let read = rows(text.as_bytes()).unwrap();
        let (line, row) = &read[0];
        assert_eq!((*line, row.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>()), (2, cells.to_vec()));
        assert_eq!(row[4].0, "e");
        assert!(rows(b"a,b\n1\n").unwrap_err().contains("line: 2"));
    }

    #[test]
    fn another_separator_is_named() {
        assert!(rows(b"id;title;impact\nR1;Strike, or worse;4\n").unwrap_err().contains("semicolons (`;`)"));
        assert!(rows(b"id\ttitle\nR1\tStrike\n").unwrap_err().contains("tabs"));
    }
}
