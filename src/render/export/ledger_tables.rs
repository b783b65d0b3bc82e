//! The tables of the lists that are kept beside tasks: risks, budget, participation, texts, commitments.

use super::table::{Cell, Column, Table, TableName, day, key, number, rows_of, words};
use crate::{
    model::ledger::Grouping,
    report::{BudgetRow, CommitmentRow, GroupRow, ProgressReport, RiskRow, TextRow},
};

/// The risks in the report.
pub(super) fn risks(report: &ProgressReport) -> Table {
    rows_of(TableName::Risks, &report.risks.rows, RISKS)
}

/// Every budget line, without the totals: summing a column would otherwise count everything twice.
pub(super) fn budget(report: &ProgressReport) -> Table {
    let lines = report.budget.currencies.iter();
    let lines = lines.flat_map(|table| table.lines.iter().map(|line| (table.currency.clone(), line.clone())));
    rows_of(TableName::Budget, &lines.collect::<Vec<_>>(), BUDGET)
}

/// Every group, without the totals.
pub(super) fn participation(report: &ProgressReport) -> Table {
    let groups = report.participation.groupings.iter();
    let groups = groups.flat_map(|grouping| grouping.rows.iter().map(|group| (grouping.by, group.clone())));
    rows_of(TableName::Participation, &groups.collect::<Vec<_>>(), PARTICIPATION)
}

/// Texts under negotiation.
pub(super) fn texts(report: &ProgressReport) -> Table {
    rows_of(TableName::Texts, &report.participation.texts, TEXTS)
}

/// What participants undertook.
pub(super) fn commitments(report: &ProgressReport) -> Table {
    rows_of(TableName::Commitments, &report.participation.commitments, COMMITMENTS)
}

const RISKS: &[Column<RiskRow>] = &[
    ("id", |risk| words(risk.id.as_str())),
    ("title", |risk| words(&risk.title)),
    ("cause", |risk| words(&risk.cause)),
    ("effect", |risk| words(&risk.effect)),
    ("treatment", |risk| words(&risk.treatment)),
    ("owner", |risk| words(&risk.owner)),
    ("likelihood", |risk| number(risk.likelihood.map(f64::from))),
    ("impact", |risk| number(risk.impact.map(f64::from))),
    ("level", |risk| number(risk.level.map(f64::from))),
    ("level_text", |risk| words(&risk.badge.word)),
    ("status", |risk| words(risk.status.as_str())),
    ("status_text", |risk| words(&risk.status_text)),
];

const BUDGET: &[Column<(String, BudgetRow)>] = &[
    ("id", |(_, line)| words(line.id.as_ref().map_or("", |id| id.as_str()))),
    ("title", |(_, line)| words(&line.title)),
    ("partner", |(_, line)| words(&line.partner)),
    ("means", |(_, line)| key(&line.means)),
    ("means_text", |(_, line)| words(&line.means_text)),
    ("currency", |(currency, _)| words(currency)),
    ("planned", |(_, line)| number(line.planned)),
    ("committed", |(_, line)| number(line.committed)),
    ("spent", |(_, line)| number(line.spent)),
];

const PARTICIPATION: &[Column<(Grouping, GroupRow)>] = &[
    ("by", |(by, _)| key(by)),
    ("id", |(_, group)| words(group.id.as_ref().map_or("", |id| id.as_str()))),
    ("title", |(_, group)| words(&group.title)),
    ("invited", |(_, group)| number(group.invited.map(f64::from))),
    ("confirmed", |(_, group)| number(group.confirmed.map(f64::from))),
    ("attended", |(_, group)| number(group.attended.map(f64::from))),
];

const TEXTS: &[Column<TextRow>] = &[
    ("id", |text| words(text.id.as_str())),
    ("title", |text| words(&text.title)),
    ("version", |text| words(&text.version)),
    ("agreed", |text| number(text.agreed.map(f64::from))),
    ("bracketed", |text| number(text.bracketed.map(f64::from))),
    ("open", |text| number(text.open.map(f64::from))),
    ("total", |text| number(text.total.map(f64::from))),
    ("on", |text| Cell::Day(text.on.date)),
];

const COMMITMENTS: &[Column<CommitmentRow>] = &[
    ("id", |row| words(row.id.as_str())),
    ("title", |row| words(&row.title)),
    ("lead", |row| words(&row.lead)),
    ("with", |row| words(&row.with)),
    ("objective", |row| words(row.objective.as_deref().unwrap_or_default())),
    ("due", |row| day(row.due.as_ref().map(|due| due.date))),
    ("amounts", |row| words(&row.amounts_text)),
    ("status", |row| key(&row.status)),
    ("status_text", |row| words(&row.badge.word)),
    ("overdue", |row| Cell::Flag(row.is_overdue)),
    ("heard", |row| words(&row.heard_text)),
    ("unconfirmed", |row| words(&row.unconfirmed_text)),
];
