//! The tasks of `concerted status`, laid out for the available width.

use std::io;

use crate::{app::overview::Row, cli::print, engine::Health};

/// A terminal needs this many columns to show a task in a single row of a table.
const TABLE_COLUMNS: usize = 120;

/// With fewer columns than this, not even a task's short columns fit side by side.
const STACK_COLUMNS: usize = 80;

/// The index of the column of figures.
const FLOAT: usize = 2;

/// The space between two columns.
const GAP: &str = "  ";

/// One row per task if the output is wide or not a terminal; two lines per task at the usual width, the second for the
/// title; a few short lines per task on a narrow terminal.
pub(super) fn show(rows: &[&Row], columns: Option<usize>) -> io::Result<()> {
    let Some(columns) = columns.filter(|columns| *columns < TABLE_COLUMNS) else { return table(rows) };
    let lines = stack(rows, columns);
    // Ids may be so long that nothing else fits.
    if columns < STACK_COLUMNS || lines.iter().any(|line| wide(line) > columns) {
        return list(rows);
    }
    lines.iter().try_for_each(print::line)
}

fn table(rows: &[&Row]) -> io::Result<()> {
    let mut table = print::table(&["task", "due", "float", "health", "state", "in", "open with", "title"]);
    print::align_right(&mut table, FLOAT);
    for row in rows {
        let [task, due, float, health, state, inputs] = short_columns(row);
        table.add_row([task, due, float, health, state, inputs, open_with(row), row.title.clone()]);
    }
    print::show(&table)
}

/// Short columns and as many partners as fit on one line, with the title below.
fn stack(rows: &[&Row], columns: usize) -> Vec<String> {
    let header = ["task", "due", "float", "health", "state", "in"].map(str::to_owned);
    let lines: Vec<[String; 6]> = std::iter::once(header).chain(rows.iter().map(|row| short_columns(row))).collect();
    let widths: [usize; 6] =
        std::array::from_fn(|column| lines.iter().map(|line| wide(&line[column])).max().unwrap_or(0));
    let mut stack = Vec::with_capacity(2 * rows.len() + 1);
    for (place, cells) in lines.iter().enumerate() {
        let mut line = String::from(" ");
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let blanks = " ".repeat(width - wide(cell));
            line += &if column == FLOAT { blanks + cell } else { cell.clone() + &blanks };
            line += GAP;
        }
        let room = columns.saturating_sub(wide(&line));
        let Some(row) = place.checked_sub(1).map(|place| rows[place]) else {
            stack.push(line + &print::cut("open with", room));
            continue;
        };
        stack.push((line + &partners(row, room)).trim_end().to_owned());
        let indent = " ".repeat(1 + widths[0] + GAP.len());
        let title = print::cut(&row.title, columns.saturating_sub(indent.len()));
        stack.push(indent + &title);
    }
    stack
}

/// For a narrow terminal: a few short lines per task.
fn list(rows: &[&Row]) -> io::Result<()> {
    for row in rows {
        print::bold_sentence(&format!("{}  {}", row.task, row.title))?;
        let float = row
            .float_days
            .map_or_else(String::new, |_| format!(", float {}", float(row.float_days, row.is_critical).trim_end()));
        print::line(format!("  {}, due {}{float}", health(row), row.due))?;
        print::line(format!("  {}, {}/{} in", state(row), row.inputs_in, row.inputs_asked))?;
        if !row.open_with.is_empty() {
            print::sentence(&format!("  open with {}", open_with(row)))?;
        }
    }
    Ok(())
}

/// Task, due day, float, health, state, inputs.
fn short_columns(row: &Row) -> [String; 6] {
    let inputs = format!("{}/{}", row.inputs_in, row.inputs_asked);
    [row.task.to_string(), row.due.to_string(), float(row.float_days, row.is_critical), health(row), state(row), inputs]
}

/// `24d`; `0d ‼` if it is critical. The figures are aligned.
pub(super) fn float(days: Option<i32>, is_critical: bool) -> String {
    let mark = if is_critical { '‼' } else { ' ' };
    // A real minus sign is as wide as a digit.
    days.map_or_else(String::new, |days| format!("{days}d {mark}").replace('-', "−"))
}

fn health(row: &Row) -> String {
    format!("{} {}", mark(row.health), row.health.as_str().replace('_', " "))
}

fn state(row: &Row) -> String {
    row.state.as_str().replace('_', " ")
}

fn open_with(row: &Row) -> String {
    row.open_with.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// As many partners as fit, and the number of others: `host ms_ecc +5`, else `6 partners`, else `+6`.
fn partners(row: &Row, room: usize) -> String {
    let all = open_with(row);
    if wide(&all) <= room {
        return all;
    }
    let names: Vec<&str> = row.open_with.iter().map(crate::model::PartnerId::as_str).collect();
    let some = |shown: usize| format!("{} +{}", names[..shown].join(" "), names.len() - shown);
    let only_the_number = [format!("{} partners", names.len()), format!("+{}", names.len())];
    let shorter = (1..names.len()).rev().map(some).chain(only_the_number);
    shorter.into_iter().find(|text| wide(text) <= room).unwrap_or_default()
}

/// The width in columns of a text of narrow characters.
fn wide(text: &str) -> usize {
    text.chars().count()
}

/// The sign for a health, shown with its word.
fn mark(health: Health) -> char {
    match health {
        Health::Completed | Health::CompletedLate => '✓',
        Health::Cancelled => '–',
        Health::OnTrack => '●',
        Health::NotBegun => '○',
        Health::DueSoon => '◆',
        Health::AtRisk => '▲',
        Health::Overdue => '■',
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::TaskState;

    fn row(id: &str, float_days: i32, open_with: &[&str]) -> Row {
        Row {
            task: id.into(),
            title: "Place Rev.2 under the silence procedure, with the remarks of all who answered".into(),
            lead: "host".into(),
            opens: date(2027, 4, 1),
            due: date(2027, 5, 11),
            forecast: Some(date(2027, 5, 11)),
            latest_finish: Some(date(2027, 5, 11)),
            float_days: Some(float_days),
            float_working_days: Some(float_days),
            is_critical: float_days <= 0,
            state: TaskState::NotStarted,
            health: Health::OnTrack,
            inputs_in: 0,
            inputs_asked: open_with.len() as u32,
            inputs_needed: open_with.len() as u32,
            answers: Vec::new(),
            awaits_approval: None,
            approval: None,
            open_with: open_with.iter().map(crate::model::PartnerId::from).collect(),
        }
    }

    #[test]
    fn on_a_terminal_of_the_usual_width_a_task_has_two_lines() {
        let rows = [
            row("OUT-05", -12, &["host", "ms_ecc", "ms_isesco", "unesco", "unaoc"]),
            row("DOC-03/unesco", 120, &["unesco"]),
        ];
        assert_eq!(
            stack(&[&rows[0], &rows[1]], 84),
            [
                " task           due          float  health      state        in   open with",
                " OUT-05         2027-05-11  −12d ‼  ● on track  not started  0/5  host ms_ecc +3",
                "                Place Rev.2 under the silence procedure, with the remarks of all wh…",
                " DOC-03/unesco  2027-05-11  120d    ● on track  not started  0/1  unesco",
                "                Place Rev.2 under the silence procedure, with the remarks of all wh…",
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let mut rows = [
            row("DOC-03/ms_ecc", 0, &["host", "ms_ecc", "ms_isesco"]),
            row("A", 5, &["an_organisation_of_a_long_name"]),
        ];
        // These are the longest words.
        (rows[0].health, rows[0].state) = (Health::CompletedLate, TaskState::NotStarted);
        for columns in 80..120 {
            for line in stack(&[&rows[0], &rows[1]], columns) {
                assert!(wide(&line) <= columns, "{columns}: {line}");
            }
        }
    }
}
