//! Rows that cannot be read: which one it is, and how the others are read all the same.

use rusqlite::{Row, types::ValueRef};

use super::StoreError;

/// A damaged key is cut to this many characters where it is named.
const KEY_CHARS: usize = 200;

/// Rows by their keys, each as it was read or with what is wrong with it.
pub(super) type Each<K, T> = Vec<(K, Result<T, StoreError>)>;

/// One row of `table`, whose key is its first column. An error names both.
pub(super) fn of_row<T, E: Into<StoreError>>(
    table: &'static str,
    row: &Row<'_>,
    read: impl FnOnce(&Row<'_>) -> Result<T, E>,
) -> Result<T, StoreError> {
    read(row).map_err(|error| match error.into() {
        StoreError::Damaged { why, .. } => StoreError::damaged_row(table, &key(row), why),
        error => error,
    })
}

fn key(row: &Row<'_>) -> String {
    match row.get_ref(0) {
        Ok(ValueRef::Text(text)) => String::from_utf8_lossy(text).chars().take(KEY_CHARS).collect(),
        Ok(ValueRef::Integer(number)) => number.to_string(),
        _ => "?".to_owned(),
    }
}

/// The rows that can be read. The others are left out: whatever they say is not known.
pub(super) fn readable<T>(rows: impl Iterator<Item = Result<T, StoreError>>) -> Result<Vec<T>, StoreError> {
    rows.filter_map(|row| known(row.map(Some)).transpose()).collect()
}

/// The value, or nothing if it cannot be read: whatever it says is not known.
pub(super) fn known<T>(found: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match found {
        Err(error @ StoreError::Damaged { .. }) => {
            tracing::warn!(%error, "what cannot be read counts as not known");
            Ok(None)
        }
        found => found,
    }
}

impl StoreError {
    /// A row that cannot be read, by the key of its table.
    pub(super) fn damaged_row(table: &'static str, key: &str, why: impl Into<String>) -> Self {
        Self::Damaged { what: format!("a row of the table `{table}` (`{key}`)"), why: why.into() }
    }
}
