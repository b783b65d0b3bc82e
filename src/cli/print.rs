//! What goes to the terminal: lines, tables, JSON, failures.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::Failure;

/// A terminal needs this many columns for a table to be read.
const TABLE_COLUMNS: u16 = 80;

/// A line on standard output. A closed pipe ends the program quietly elsewhere; here it is an error like any other.
pub(super) fn line(text: impl AsRef<str>) -> io::Result<()> {
    writeln!(anstream::stdout(), "{}", text.as_ref())
}

/// A line on standard error.
pub(super) fn note(text: impl AsRef<str>) {
    // Nobody can be told that standard error is closed.
    let _ = writeln!(anstream::stderr(), "{}", text.as_ref());
}

/// Pretty JSON on standard output.
pub(super) fn json(value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
    line(text)
}

/// An error with its help lines.
pub(super) fn failure(failure: &Failure) {
    let red = AnsiColor::Red.on_default().bold();
    note(format!("{red}error{red:#}: {failure}"));
}

/// A table without frames that fits the terminal.
pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
    table
}

/// Prints a table without trailing blanks.
pub(super) fn show(table: &Table) -> io::Result<()> {
    table.lines().try_for_each(|row| line(row.trim_end()))
}

/// `text` in bold.
pub(super) fn bold(text: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}")
}

/// `1 mail`, `2 mails`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// True if `stream` is a terminal that shows colours, and nobody asked for none (`NO_COLOR`).
pub(super) fn is_coloured(stream: &impl anstream::stream::RawStream) -> bool {
    anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never
}

/// True if standard output is a terminal with no room for a table of several columns.
pub(super) fn is_narrow() -> bool {
    Table::new().width().is_some_and(|columns| columns < TABLE_COLUMNS)
}
