//! Issued progress reports.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Row, params};

use super::{
    Snapshot, StoreError, Tx,
    column::{At, On},
};
use crate::model::{Lang, WorkflowId};

/// An issued report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// The workflow that it reports on.
    pub workflow: WorkflowId,
    /// Number within the workflow, from 1. Editions for several audiences and languages may share it.
    pub number: u32,
    /// Printed symbol, `BP-WF2/PR/7`.
    pub symbol: String,
    /// Its audience.
    pub audience: String,
    /// Its language.
    pub lang: Lang,
    /// The last day that it covers.
    pub cut_off: Date,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// SHA-256 of the PDF, in hex.
    pub sha256: String,
    /// SHA-256 of the HTML page, in hex; `None` for a report of an earlier version, which kept none.
    pub html_sha256: Option<String>,
    /// The data that its template was rendered with, as JSON.
    pub data: String,
    /// File name of the PDF; the HTML page is beside it, with another extension.
    pub file_name: String,
}

const COLUMNS: &str = "workflow, number, symbol, audience, lang, cut_off, issued_at, sha256, data, file_name, \
                       html_sha256";

impl Tx {
    /// Stores an issued report. The same number for the same audience and language is an error.
    pub fn insert_report(&self, report: &StoredReport) -> Result<(), StoreError> {
        let sql = format!("INSERT INTO reports ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        self.connection.prepare_cached(&sql)?.execute(params![
            report.workflow,
            report.number,
            report.symbol,
            report.audience,
            report.lang,
            On(report.cut_off),
            At(report.issued_at),
            report.sha256,
            report.data,
            report.file_name,
            report.html_sha256,
        ])?;
        Ok(())
    }
}

impl Snapshot {
    /// The reports of a workflow, by number, audience and language.
    pub fn reports(&self, workflow: &WorkflowId) -> Result<Vec<StoredReport>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reports WHERE workflow = ?1 ORDER BY number, audience, lang");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map(params![workflow], report)?.collect::<Result<_, _>>()?)
    }

    /// The number of a workflow's next report.
    pub fn next_report_number(&self, workflow: &WorkflowId) -> Result<u32, StoreError> {
        let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM reports WHERE workflow = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row(params![workflow], |row| row.get(0))?)
    }
}

fn report(row: &Row<'_>) -> rusqlite::Result<StoredReport> {
    Ok(StoredReport {
        workflow: row.get(0)?,
        number: row.get(1)?,
        symbol: row.get(2)?,
        audience: row.get(3)?,
        lang: row.get(4)?,
        cut_off: row.get::<_, On>(5)?.0,
        issued_at: row.get::<_, At>(6)?.0,
        sha256: row.get(7)?,
        data: row.get(8)?,
        file_name: row.get(9)?,
        html_sha256: row.get(10)?,
    })
}
