//! A report's data for other programs: tables, workbooks, IATI results, calendars, plain text.
//!
//! All are made from one [`crate::report::ProgressReport`], so that they agree with its pages: the same cut-off, the
//! same language, the same figures. What is missing there is missing here, never 0. The same report gives the same
//! bytes.

mod agenda;
mod iati;
pub mod ics;
mod ledger_tables;
pub mod mail_dates;
mod table;
mod tables;
mod text_edition;
mod text_table;
mod workbook;
mod xml;

pub use agenda::agenda;
pub use iati::iati;
pub use table::{Cell, Table, TableName};
pub use tables::table;
pub use text_edition::text;
pub use workbook::{cut_cells, workbook};

use super::spreadsheet::{self, Separator};
use crate::{diag::Advised, report::ProgressReport};

/// Why a report could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// An activity must name the type of the organisation that reports it.
    #[error("no partner has an `iati_type:`, and an IATI activity must say what kind of organisation reports it")]
    NobodyReports,
    /// More rows than a sheet can have, or a day before 1900.
    #[error("the workbook cannot be written: {0}")]
    Workbook(String),
}

impl Advised for ExportError {
    fn help(&self) -> Option<String> {
        let help = "add the code to a partner, such as `iati_type: 10` for a government";
        matches!(self, Self::NobodyReports).then(|| help.to_owned())
    }
}

/// One table as CSV (RFC 4180, UTF-8).
pub fn csv(report: &ProgressReport, name: TableName, separator: Separator) -> String {
    let table = table(report, name);
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::to_field).collect::<Vec<_>>());
    spreadsheet::fields(&table.columns, rows, separator)
}
