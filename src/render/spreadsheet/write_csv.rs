//! Writes tables for spreadsheets, in CSV (RFC 4180).

/// A table as text: a header, then the rows. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front.
pub fn table<'a>(header: &[&str], rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| (cell.to_owned(), true)).collect());
    fields(header, rows)
}

/// The same, for cells that say whether a person wrote them. Our own figures are harmless whatever they look like: −17
/// stays −17.
pub(in crate::render) fn fields(header: &[&str], rows: impl IntoIterator<Item = Vec<(String, bool)>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(|(cell, foreign)| if foreign { harmless(cell) } else { cell }));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// What somebody else wrote must not be executed when the table is opened, even if the program skips blanks before it.
pub(super) fn harmless(cell: String) -> String {
    let runs = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs || cell.starts_with(['\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_need_be_and_formulas_are_texts() {
        let rows = [vec!["2027-01-01", "=HYPERLINK(\"x\")"], vec!["a,b", "T\"T"], vec!["-17", "\n+1"]];
        assert_eq!(
            table(&["day", "subject"], rows),
            "day,subject\r\n2027-01-01,\"'=HYPERLINK(\"\"x\"\")\"\r\n\"a,b\",\"T\"\"T\"\r\n'-17,\"'\n+1\"\r\n"
        );
    }

    #[test]
    fn figures_of_our_own_stay_figures() {
        let row = vec![("-17".to_owned(), false), ("-17".to_owned(), true)];
        assert_eq!(fields(&["days", "note"], [row]), "days,note\r\n-17,'-17\r\n");
    }
}
