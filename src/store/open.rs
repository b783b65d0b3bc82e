//! Opening the database, or saying clearly why not.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};

use super::{Snapshot, Store, StoreError, Tx, error::BUSY_SECONDS, migrate};

/// Stands in the file's header, so that the file is known as ours: the letters `Cncd`.
const APPLICATION_ID: i32 = 0x436e_6364;

impl Store {
    /// Opens the database at `path`, makes it if there is none, and brings it up to this program's version.
    ///
    /// A file that is no database, a database of another program or of a newer version, and a directory that is
    /// missing or cannot be written to are refused; none of them is changed.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = connect(path).map_err(|error| explain(path, error))?;
        let version = refuse_foreign(&connection, path)?;
        set_up(&connection).map_err(|error| explain(path, error))?;
        if version < migrate::known_version() {
            migrate::migrate(&mut connection, APPLICATION_ID).map_err(|error| explain(path, error))?;
        }
        Ok(Self { tx: Tx { snapshot: Snapshot { connection } }, path: path.to_owned() })
    }
}

impl Store {
    /// A database in memory with nothing in it; whatever is written to it is gone with it.
    pub fn empty() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        migrate::migrate(&mut connection, APPLICATION_ID)?;
        Ok(Self { tx: Tx { snapshot: Snapshot { connection } }, path: std::path::PathBuf::new() })
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(BUSY_SECONDS))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The version of a database that is ours or empty; an error for any other, before anything is written to it.
fn refuse_foreign(connection: &Connection, path: &Path) -> Result<u32, StoreError> {
    let header = "SELECT (SELECT application_id FROM pragma_application_id), \
                         (SELECT user_version FROM pragma_user_version), \
                         (SELECT COUNT(*) FROM sqlite_schema)";
    let (application, version, tables): (i32, i64, i64) = connection
        .query_row(header, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .map_err(|error| explain(path, error))?;
    let ours = application == APPLICATION_ID;
    if !ours && (application != 0 || version != 0 || tables != 0) {
        let why = "another program made it".to_owned();
        return Err(StoreError::NotOurs { path: path.to_owned(), why });
    }
    let (found, known) = (u32::try_from(version).unwrap_or(u32::MAX), migrate::known_version());
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    Ok(found)
}

/// Readers beside a writer (WAL), and no commit is lost with the power (`synchronous = FULL`).
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    let _mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "FULL")
}

fn explain(path: &Path, error: rusqlite::Error) -> StoreError {
    let cannot = |why: String| StoreError::CannotOpen { path: path.to_owned(), why };
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            StoreError::NotOurs { path: path.to_owned(), why: "it is no SQLite file".to_owned() }
        }
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            let shown = directory.display();
            if !directory.exists() {
                cannot(format!("the directory `{shown}` does not exist; make it: mkdir -p '{shown}'"))
            } else if !directory.is_dir() {
                cannot(format!("`{shown}` is not a directory"))
            } else if path.is_dir() {
                cannot("it is a directory".to_owned())
            } else {
                cannot(format!("the directory `{shown}` and the files in it must be readable and writable"))
            }
        }
        _ => StoreError::from(error),
    }
}
