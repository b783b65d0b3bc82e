//! Tables for spreadsheets (RFC 4180).

/// A table as text: a header, then the rows. A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn table<'a>(header: &[&str], rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// What a stranger wrote must not run where the table is opened.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_need_be_and_formulas_are_texts() {
        let rows = [vec!["2027-01-01", "=HYPERLINK(\"x\")"], vec!["a,b", "T\"T"]];
        assert_eq!(
            table(&["day", "subject"], rows),
            "day,subject\r\n2027-01-01,\"'=HYPERLINK(\"\"x\"\")\"\r\n\"a,b\",\"T\"\"T\"\r\n"
        );
    }
}
