//! How domain values are stored in columns.

use jiff::{Timestamp, civil::Date};
use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};

use super::StoreError;
use crate::model::{IncomingKind, Lang, MailKey, MailState, PartnerId, ReminderKey, ReminderState, TaskId, WorkflowId};

macro_rules! text_columns {
    ($($name:ty),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.as_str()))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str().map(Self::from)
            }
        }
    )+};
}

macro_rules! state_columns {
    ($($name:ty),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.as_str()))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let name = value.as_str()?;
                Self::parse(name).ok_or_else(|| FromSqlError::other(UnknownState(name.to_owned())))
            }
        }
    )+};
}

text_columns!(WorkflowId, TaskId, PartnerId, MailKey, ReminderKey, Lang);
state_columns!(MailState, ReminderState, IncomingKind);

#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a state")]
struct UnknownState(String);

/// An instant as RFC 3339 text in whole seconds UTC, so that instants sort as text.
#[derive(Clone, Copy, Debug)]
pub(super) struct At(pub(super) Timestamp);

impl ToSql for At {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let whole = Timestamp::from_second(self.0.as_second()).unwrap_or(self.0);
        Ok(ToSqlOutput::from(whole.to_string()))
    }
}

impl FromSql for At {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// A calendar day as `2013-05-29`.
#[derive(Clone, Copy, Debug)]
pub(super) struct On(pub(super) Date);

impl ToSql for On {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl FromSql for On {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// Any of our values as JSON text.
pub(super) fn to_json(what: &'static str, value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Damaged { what: what.to_owned(), why: error.to_string() })
}

/// One of our values, parsed from JSON text.
pub(super) fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged { what: what.to_owned(), why: error.to_string() })
}
