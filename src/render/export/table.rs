//! A table as data: its name, its columns, its cells.

use jiff::civil::Date;

use crate::render::text::plain::plain;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableName {
    /// What identifies the report.
    About,
    /// Every task.
    Tasks,
    /// What every partner owes for every task.
    Inputs,
    /// Progress against each objective.
    Objectives,
    /// Baseline, target and actual of each indicator.
    Indicators,
    /// Every workstream.
    Workstreams,
    /// Milestones by due date.
    Milestones,
    /// What each partner leads, contributes and owes.
    Partners,
    /// Decisions requested.
    Decisions,
    /// Risks.
    Risks,
    /// Lines of the budget.
    Budget,
    /// Participants by group.
    Participation,
    /// Texts under negotiation.
    Texts,
    /// What participants undertook.
    Commitments,
    /// Contacts by function.
    Contacts,
}

impl TableName {
    /// Every table, in the order of a workbook's sheets.
    pub const ALL: [Self; 15] = [
        Self::About,
        Self::Tasks,
        Self::Inputs,
        Self::Objectives,
        Self::Indicators,
        Self::Workstreams,
        Self::Milestones,
        Self::Partners,
        Self::Decisions,
        Self::Risks,
        Self::Budget,
        Self::Participation,
        Self::Texts,
        Self::Commitments,
        Self::Contacts,
    ];

    /// The name of the sheet and of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Tasks => "tasks",
            Self::Inputs => "inputs",
            Self::Objectives => "objectives",
            Self::Indicators => "indicators",
            Self::Workstreams => "workstreams",
            Self::Milestones => "milestones",
            Self::Partners => "partners",
            Self::Decisions => "decisions",
            Self::Risks => "risks",
            Self::Budget => "budget",
            Self::Participation => "participation",
            Self::Texts => "texts",
            Self::Commitments => "commitments",
            Self::Contacts => "contacts",
        }
    }
}

/// A table. Its columns are named after the report's fields, in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which one.
    pub name: TableName,
    /// The header.
    pub columns: Vec<&'static str>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Unknown, or nothing to say.
    Empty,
    /// Words.
    Text(String),
    /// A figure, unformatted: shares from 0 to 1.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
}

/// A field in a text table: its text, and whether a person wrote it.
pub(super) type Field = (String, bool);

impl Cell {
    /// The cell as text, and true if it was written by people and might therefore look like a formula.
    pub(super) fn to_field(&self) -> Field {
        match self {
            Self::Empty => (String::new(), false),
            Self::Text(text) => (text.clone(), true),
            Self::Number(number) => (number.to_string(), false),
            Self::Flag(flag) => (flag.to_string(), false),
            Self::Day(day) => (day.to_string(), false),
        }
    }
}

pub(super) fn words(text: impl AsRef<str>) -> Cell {
    let text = plain(text.as_ref());
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

pub(super) fn number(value: Option<f64>) -> Cell {
    value.filter(|value| value.is_finite()).map_or(Cell::Empty, Cell::Number)
}

pub(super) fn count(n: usize) -> Cell {
    Cell::Number(n as f64)
}

pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

pub(super) fn list<T: std::fmt::Display>(items: &[T]) -> Cell {
    words(items.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

/// The name of a value in JSON: `outcome`, `regional_organization`.
pub(super) fn key(value: &impl serde::Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => words(name),
        _ => Cell::Empty,
    }
}

/// A column: its name, and how its cells are computed.
pub(super) type Column<T> = (&'static str, fn(&T) -> Cell);

pub(super) fn rows_of<T>(name: TableName, rows: &[T], columns: &[Column<T>]) -> Table {
    Table {
        name,
        columns: columns.iter().map(|(name, _)| *name).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|(_, cell)| cell(row)).collect()).collect(),
    }
}
