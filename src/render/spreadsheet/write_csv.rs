//! Writes tables for spreadsheets, in CSV (RFC 4180).

/// A table as text: a header, then the rows. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front.
pub fn table<'a>(header: &[&str], rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| (cell.to_owned(), true)).collect());
    fields(header, rows, Separator::Comma)
}

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `,`, as in RFC 4180.
    #[default]
    Comma,
    /// `;`, which spreadsheets read where the comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// True for what other programs may take for the end of a cell in a table with this separator.
    fn may_end_a_cell(self, c: char) -> bool {
        matches!(c, '\r' | '\n') || matches!(c, ',' | ';' | '\t') && c != char::from(self.byte())
    }
}

/// The same, for cells that say whether a person wrote them. Our own figures are harmless whatever they look like: −17
/// stays −17.
pub(in crate::render) fn fields(
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<(String, bool)>>,
    separator: Separator,
) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).delimiter(separator.byte()).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(
            row.into_iter().map(|(cell, foreign)| if foreign { harmless(&cell, separator) } else { cell }),
        );
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// What somebody else wrote must not be executed when the table is opened, even if the program skips blanks before it, or
/// goes by another separator than the file and so ends cells where none ends.
fn harmless(cell: &str, separator: Separator) -> String {
    let mut safe = String::with_capacity(cell.len() + 1);
    let mut rest = cell;
    loop {
        if is_defused(&cell[..cell.len() - rest.len()], rest, separator) {
            safe.push('\'');
        }
        let Some(end) = rest.find(|c| separator.may_end_a_cell(c)) else { break };
        let (piece, after) = rest.split_at(end + 1);
        safe.push_str(piece);
        rest = after;
    }
    safe.push_str(rest);
    safe
}

/// True if an apostrophe is put between the two parts of a cell.
pub(super) fn is_defused(before: &str, after: &str, separator: Separator) -> bool {
    let would_run = after.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let begins = before.is_empty();
    (begins || before.ends_with(|c| separator.may_end_a_cell(c))) && would_run
        || begins && after.starts_with(['\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_need_be_and_formulas_are_texts() {
        let rows = [vec!["2027-01-01", "=HYPERLINK(\"x\")"], vec!["a,b", "T\"T"], vec!["-17", "\n+1"]];
        assert_eq!(
            table(&["day", "subject"], rows),
            "day,subject\r\n2027-01-01,\"'=HYPERLINK(\"\"x\"\")\"\r\n\"a,b\",\"T\"\"T\"\r\n'-17,\"'\n'+1\"\r\n"
        );
    }

    #[test]
    fn what_another_separator_would_make_a_formula_is_a_text() {
        let harmless = |cell: &str| [Separator::Comma, Separator::Semicolon, Separator::Tab].map(|s| harmless(cell, s));
        assert_eq!(harmless("x;=1+1;"), ["x;'=1+1;", "x;=1+1;", "x;'=1+1;"]);
        assert_eq!(harmless("x\t @a"), ["x\t' @a", "x\t' @a", "x\t @a"]);
        assert_eq!(harmless("x,-1"), ["x,-1", "x,'-1", "x,'-1"]);
        assert_eq!(harmless("a\r\n=b"), ["a\r'\n'=b"; 3]);
        assert_eq!(harmless("\tx"), ["'\tx"; 3]);
        assert_eq!(harmless("9 a.m.; 10 p.m., x - y"), ["9 a.m.; 10 p.m., x - y"; 3]);
    }

    #[test]
    fn cells_stand_between_the_separator_that_was_asked_for() {
        let row = || vec![("a;b,c".to_owned(), true), ("-1".to_owned(), false)];
        assert_eq!(fields(&["x", "y"], [row()], Separator::Semicolon), "x;y\r\n\"a;b,c\";-1\r\n");
        assert_eq!(fields(&["x", "y"], [row()], Separator::Tab), "x\ty\r\na;b,c\t-1\r\n");
    }

    #[test]
    fn figures_of_our_own_stay_figures() {
        let row = vec![("-17".to_owned(), false), ("-17".to_owned(), true)];
        assert_eq!(fields(&["days", "note"], [row], Separator::Comma), "days,note\r\n-17,'-17\r\n");
    }
}
