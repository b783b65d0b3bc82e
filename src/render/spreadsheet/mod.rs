//! Tables for spreadsheets: writing and reading CSV.

mod read_csv;
mod write_csv;

pub(super) use write_csv::fields;
pub use {
    read_csv::{Row, Table},
    write_csv::{Separator, table},
};
