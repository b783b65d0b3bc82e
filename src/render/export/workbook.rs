//! All tables as one workbook (Office Open XML), one sheet each.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{
    ExportError,
    table::{Cell, Table, TableName},
    tables::table,
};
use crate::{render::text::plain::one_line, report::ProgressReport};

/// The most that a cell can contain, in the units of UTF-16 that spreadsheets count.
const CELL_UNITS: usize = 32_767;

/// What the text of a cell ends in that had to be cut.
const CUT: &str = " […]";

/// No column is wider than this, in characters; longer texts are wrapped.
const WIDEST: usize = 60;

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error.to_string())
    }
}

/// Cell formats.
struct Looks {
    header: Format,
    text: Format,
    day: Format,
}

/// The workbook's bytes. Days are written as dates and figures as numbers; texts are written as strings, so that none
/// becomes a formula. Its creation date is the cut-off, so that the same report gives the same bytes.
pub fn workbook(report: &ProgressReport) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let header = &report.header;
    let properties = DocProperties::new()
        .set_title(one_line(&header.document_title))
        .set_author(one_line(&header.issued_by))
        .set_creation_datetime(&excel_day(header.cut_off.date)?);
    workbook.set_properties(&properties);
    let looks = Looks {
        header: Format::new().set_bold().set_border_bottom(rust_xlsxwriter::FormatBorder::Thin),
        text: Format::new().set_text_wrap().set_align(rust_xlsxwriter::FormatAlign::Top),
        day: Format::new().set_num_format("yyyy-mm-dd").set_align(rust_xlsxwriter::FormatAlign::Top),
    };
    for name in TableName::ALL {
        let sheet = workbook.add_worksheet().set_name(name.as_str())?;
        sheet.set_right_to_left(report.lang.is_rtl());
        fill(sheet, &table(report, name), &looks)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), ExportError> {
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, *column, &looks.header)?;
        sheet.set_column_width(at, width(table, usize::from(at)) as f64)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, (row, column), cell, looks)?;
        }
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), ExportError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fitted(text), &looks.text)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.text)?;
        }
        Cell::Flag(flag) => {
            sheet.write_boolean_with_format(row, column, *flag, &looks.text)?;
        }
        Cell::Day(day) => {
            sheet.write_datetime_with_format(row, column, excel_day(*day)?, &looks.day)?;
        }
    }
    Ok(())
}

/// The text, cut visibly if no cell holds it.
fn fitted(text: &str) -> Cow<'_, str> {
    if !is_too_long(text) {
        return Cow::Borrowed(text);
    }
    let mut units = CUT.encode_utf16().count();
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= CELL_UNITS
    });
    Cow::Owned(kept.collect::<String>() + CUT)
}

fn is_too_long(text: &str) -> bool {
    text.len() > CELL_UNITS && text.encode_utf16().count() > CELL_UNITS
}

/// How many cells of the workbook are cut.
pub fn cut_cells(report: &ProgressReport) -> usize {
    let tables = TableName::ALL.into_iter().map(|name| table(report, name));
    let cut = |cell: &Cell| matches!(cell, Cell::Text(text) if is_too_long(text));
    tables.map(|table| table.rows.iter().flatten().filter(|cell| cut(cell)).count()).sum()
}

fn excel_day(day: Date) -> Result<ExcelDateTime, ExportError> {
    Ok(ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month() as u8, day.day() as u8)?)
}

/// Room for the longest line of a column, in characters.
fn width(table: &Table, column: usize) -> usize {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| longest(&cell.to_field().0));
    cells.chain([table.columns[column].len()]).max().unwrap_or_default().min(WIDEST) + 2
}
