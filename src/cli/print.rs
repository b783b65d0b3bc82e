//! Output to the terminal: lines, tables, JSON, failures.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;

use super::failure::Failure;
use crate::diag::{Advice, Advised};

/// A terminal needs this many columns for a readable table.
const TABLE_COLUMNS: usize = 80;

/// A line on standard output. A closed pipe is an error like any other; the caller ends the program quietly.
pub(super) fn line(text: impl AsRef<str>) -> io::Result<()> {
    writeln!(anstream::stdout(), "{}", text.as_ref())
}

/// A text with its own line endings, unchanged.
pub(super) fn raw(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// Empties the screen of a terminal; writes nothing anywhere else.
pub(super) fn clear() -> io::Result<()> {
    let mut out = anstream::stdout();
    write!(out, "\u{1b}[2J\u{1b}[H")?;
    out.flush()
}

/// A sentence on standard output. On a terminal it is wrapped between words, with continuation lines indented by two
/// spaces.
pub(super) fn sentence(text: &str) -> io::Result<()> {
    fold(text, columns().unwrap_or(usize::MAX)).iter().try_for_each(line)
}

/// A sentence in bold.
pub(super) fn bold_sentence(text: &str) -> io::Result<()> {
    fold(text, columns().unwrap_or(usize::MAX)).iter().try_for_each(|part| line(bold(part)))
}

/// `text` wrapped to at most `columns` characters, as far as its words allow.
pub(super) fn fold(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if !word.trim().is_empty() && last > 2 && last + word.trim_end().chars().count() > columns {
            lines.push("  ".into());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A line on standard error.
pub(super) fn note(text: impl AsRef<str>) {
    // If standard error is closed, nobody can be told.
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
    for (number, advice) in failure.advice().into_iter().enumerate() {
        let message = if number == 0 { format!("{red}error{red:#}: {}", advice.message) } else { advice.message };
        note(message);
        help(advice.help.as_deref());
    }
}

/// A problem that does not stop the command, with its help lines, on standard error.
pub(super) fn warning(what: impl Into<Advice>) {
    let yellow = AnsiColor::Yellow.on_default().bold();
    let Advice { message, help: what_to_do } = what.into();
    note(format!("{yellow}warning{yellow:#}: {message}"));
    help(what_to_do.as_deref());
}

fn help(text: Option<&str>) {
    let cyan = AnsiColor::Cyan.on_default().bold();
    if let Some(text) = text {
        note(format!("  {cyan}help{cyan:#}: {text}"));
    }
}

/// Reports on standard error which characters a PDF could not show.
pub(super) fn missing(characters: &BTreeSet<char>) {
    const SHOWN: usize = 12;
    if characters.is_empty() {
        return;
    }
    let shown: Vec<String> = characters.iter().take(SHOWN).map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let more = if characters.len() > SHOWN { format!(" and {} more", characters.len() - SHOWN) } else { String::new() };
    warning(Advice::new(
        format!(
            "the PDF has � for letters that its typefaces do not hold, and lacks marks that they do not have for a letter: \
             {}{more}",
            shown.join(", ")
        ),
        "write them in Latin, Cyrillic, Greek or Arabic letters, with marks of the same script; the HTML edition has them as \
         they are",
    ));
}

/// A table without borders that fits the terminal.
pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(header);
    if let Some(columns) = columns() {
        table.set_width(columns.try_into().unwrap_or(u16::MAX));
    }
    table
}

/// Right-aligns a column of figures.
pub(super) fn align_right(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// Prints a table without trailing spaces.
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

/// True if `stream` is a terminal with colours, and `NO_COLOR` is not set.
pub(super) fn is_coloured(stream: &impl anstream::stream::RawStream) -> bool {
    anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never
}

/// The width of the terminal on standard output; `None` if it is not a terminal.
pub(super) fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

/// True if standard output is a terminal too narrow for a table of several columns.
pub(super) fn is_narrow() -> bool {
    columns().is_some_and(|columns| columns < TABLE_COLUMNS)
}

/// `text`, truncated with an ellipsis if it has more characters than `room`.
pub(super) fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_broken_between_words_and_hangs_in() {
        assert_eq!(fold("opens on Tuesday, 6 overdue", 80), ["opens on Tuesday, 6 overdue"]);
        assert_eq!(fold("opens on Tuesday, 6 overdue", 18), ["opens on Tuesday,", "  6 overdue"]);
        assert_eq!(fold("BP-WF7  Forum", 5), ["BP-WF7", "  Forum"]);
        assert_eq!(fold("unbreakable", 5), ["unbreakable"]);
        assert_eq!(fold("", 5), [""]);
    }

    #[test]
    fn a_text_is_cut_with_an_ellipsis() {
        assert_eq!((cut("Форум", 5), cut("Форум", 4), cut("a b c", 3)), ("Форум".into(), "Фор…".into(), "a…".into()));
    }
}
