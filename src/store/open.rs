//! Opening the database, or explaining why that is not possible.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};

use super::{Snapshot, Store, StoreError, Tx, error::BUSY_SECONDS, migrate, private, schema};

/// In the file's header, to identify the file as ours: the letters `Cncd`.
const APPLICATION_ID: i32 = 0x436e_6364;

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// For writing: created if missing, and brought up to this version.
    Write,
    /// For reading; written to only if nothing stands in the way.
    Look,
    /// For examination as it is, whatever is wrong with it.
    Examine,
}

impl Store {
    /// Opens the database at `path`, creating it if missing, and brings it up to this program's version. From then on
    /// only its owner may read it.
    ///
    /// Refuses, without changing anything: files that are not a database, databases of another program or of a newer
    /// version, databases whose tables do not match their version or that have several names, and directories that are
    /// missing or not writable.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_for(path, Purpose::Write, false)
    }

    /// Opens the database for reading. A read-only one is left as it is: no file is created beside it that would be in
    /// the way once it can be written again.
    pub fn open_to_look(path: &Path) -> Result<Self, StoreError> {
        Self::open_still(path, Purpose::Look)
    }

    /// Opens the database to report what is wrong with it. Nothing is changed, and faulty tables are not refused.
    pub fn open_to_examine(path: &Path) -> Result<Self, StoreError> {
        Self::open_still(path, Purpose::Examine)
    }

    /// In a folder where nothing can be created, the file is opened as immutable.
    fn open_still(path: &Path, purpose: Purpose) -> Result<Self, StoreError> {
        match Self::open_for(path, purpose, false) {
            Err(StoreError::CannotOpen { .. }) => Self::open_for(path, purpose, true),
            opened => opened,
        }
    }

    /// A second connection of this process to the same database.
    ///
    /// Nothing but SQLite opens a file here. Whoever closes a file drops all locks that this process holds on it (POSIX), those of
    /// other connections included: another process would then take itself for the only one, and remove the log under us.
    pub fn another(&self) -> Result<Self, StoreError> {
        let place = private::true_place(&self.path);
        let connection = connect(&place).map_err(|error| explain(&self.path, error))?;
        set_up(&connection).map_err(|error| explain(&self.path, error))?;
        let (path, file) = (self.path.clone(), self.file.clone());
        Ok(Self { tx: Tx { snapshot: Snapshot::of(connection) }, path, file, mended: Vec::new() })
    }

    fn open_for(path: &Path, purpose: Purpose, is_still: bool) -> Result<Self, StoreError> {
        if let Some(why) = why_unusable(path, folder_of(path)) {
            return Err(StoreError::CannotOpen { path: path.to_owned(), why });
        }
        let place = private::true_place(path);
        let can_write = purpose != Purpose::Examine && !is_still && (!place.exists() || private::is_writable(&place));
        if purpose == Purpose::Write && place.exists() && !can_write {
            return Err(StoreError::read_only(&place));
        }
        let names = private::names(&place);
        if names > 1 && purpose != Purpose::Examine {
            return Err(StoreError::SeveralNames { path: path.to_owned(), names });
        }
        if can_write && !place.exists() {
            private::open_private(&place).map_err(|error| unusable(path, &error))?;
        }
        let seen_by_others = if can_write { open_to_others(&place) } else { Vec::new() };
        let opened = if can_write { connect(&place) } else { connect_to_read(&place, is_still) };
        let mut connection = opened.map_err(|error| explain(path, error))?;
        let version = refuse_foreign(&connection, path)?;
        if purpose != Purpose::Examine {
            refuse_disorder(&connection, path, version)?;
        }
        let mended = seen_by_others.into_iter().filter(|path| private::make_private(path)).collect();
        if can_write {
            set_up(&connection).map_err(|error| explain(path, error))?;
            private::mend_side_files(&place);
            if version < migrate::known_version() {
                migrate::migrate(&mut connection, APPLICATION_ID).map_err(|error| explain(path, error))?;
            }
        } else if version < migrate::known_version() && purpose == Purpose::Look {
            let known = migrate::known_version();
            let why = format!(
                "it has version {version}, is read-only, and is to be brought to version {known} first; run any command \
                 that records once as a user who may write it, or look at a copy"
            );
            return Err(StoreError::CannotOpen { path: path.to_owned(), why });
        }
        let file = private::identity(&place);
        Ok(Self { tx: Tx { snapshot: Snapshot::of(connection) }, path: path.to_owned(), file, mended })
    }

    /// An empty database in memory; whatever is written to it is lost with it.
    pub fn empty() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        migrate::migrate(&mut connection, APPLICATION_ID)?;
        Ok(Self { tx: Tx { snapshot: Snapshot::of(connection) }, path: PathBuf::new(), file: None, mended: Vec::new() })
    }

    /// True if nothing was ever stored at `path`: there is no file, or one without any tables yet.
    pub fn is_unused(path: &Path) -> bool {
        let place = private::true_place(path);
        match fs::metadata(&place) {
            Ok(found) if found.len() == 0 => !private::side_files(&place)[0].exists(),
            Ok(_) => false,
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        }
    }
}

/// The file and those beside it that people other than their owner may open.
fn open_to_others(place: &Path) -> Vec<PathBuf> {
    private::files_of(place).into_iter().filter(|path| private::is_open_to_others(path)).collect()
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    harden(Connection::open_with_flags(path, flags)?)
}

/// A connection that changes nothing. If the log is empty and nobody can write to the file, the file is complete on its
/// own and is opened as immutable, because SQLite would otherwise create an index beside it.
fn connect_to_read(path: &Path, is_still: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let [log, _] = private::side_files(path);
    let is_written = !is_still && private::is_writable(path);
    if is_written || fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        let connection = harden(Connection::open_with_flags(path, flags)?)?;
        // The first query creates the index.
        connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(()))?;
        private::mend_side_files(path);
        return Ok(connection);
    }
    let uri = format!("file:{}?immutable=1", escaped(path));
    harden(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// A path encoded for a URI (RFC 3986).
fn escaped(path: &Path) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte);
    let escape = |byte: &u8| if is_plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") };
    path.as_os_str().as_encoded_bytes().iter().map(escape).collect()
}

fn harden(connection: Connection) -> rusqlite::Result<Connection> {
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

/// An error if the tables do not match the version that the database states.
fn refuse_disorder(connection: &Connection, path: &Path, version: u32) -> Result<(), StoreError> {
    let difference = schema::compare(connection, version).map_err(|error| explain(path, error))?;
    // Two programs may open a database at the same moment, and the other one may have upgraded it meanwhile.
    let now: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if now != version {
        return refuse_disorder(connection, path, now.min(migrate::known_version()));
    }
    if !difference.newer.is_empty() {
        return Err(StoreError::SetBack { path: path.to_owned(), stated: version, newer: difference.newer });
    }
    let wrong = difference.wrong();
    if wrong.is_empty() { Ok(()) } else { Err(StoreError::Disordered { path: path.to_owned(), wrong }) }
}

/// Readers alongside a writer (WAL), and no commit lost in a power failure (`synchronous = FULL`).
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    let _mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "FULL")
}

fn unusable(path: &Path, error: &std::io::Error) -> StoreError {
    let folder = folder_of(path);
    let why = why_unusable(path, folder).unwrap_or_else(|| match error.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            format!("the directory `{}` and the files in it must be readable and writable", folder.display())
        }
        _ => error.to_string(),
    });
    StoreError::CannotOpen { path: path.to_owned(), why }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn why_unusable(path: &Path, folder: &Path) -> Option<String> {
    let shown = folder.display();
    if !folder.exists() {
        Some(format!("the directory `{shown}` does not exist; make it: mkdir -p '{shown}'"))
    } else if !folder.is_dir() {
        Some(format!("`{shown}` is not a directory"))
    } else if path.is_dir() {
        Some("it is a directory".to_owned())
    } else {
        None
    }
}

fn explain(path: &Path, error: rusqlite::Error) -> StoreError {
    let folder = folder_of(path);
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            StoreError::NotOurs { path: path.to_owned(), why: "it is no SQLite file".to_owned() }
        }
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            let why = why_unusable(path, folder).or_else(|| {
                private::in_the_way(&private::true_place(path)).map(|file| {
                    let file = file.display();
                    format!("`{file}` is read-only for this program's user; as its owner: chmod u+rw '{file}'")
                })
            });
            let both =
                || format!("the directory `{}` and the files in it must be readable and writable", folder.display());
            StoreError::CannotOpen { path: path.to_owned(), why: why.unwrap_or_else(both) }
        }
        _ => StoreError::from(error),
    }
}
