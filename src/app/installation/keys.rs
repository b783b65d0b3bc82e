//! The file of the keys that sign answer links: made with the database, read, rotated, listed.
//!
//! It stands beside the database (`concerted.db.keys`) and not in it, so that a copy of the database answers for nobody. It is made
//! once only, together with a new database: a file that is made over an installation in use would kill every link in the mails that were
//! sent, and nobody would notice before partners complain.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{MetadataExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;
use tempfile::NamedTempFile;

use crate::{
    app::AppError,
    config::Config,
    files,
    link::{self, Key, Keys, KeysError, Kid},
    store::{
        Store,
        private::{key_file_of, make_private, make_private_folder, true_place},
    },
};

/// Room for some hundreds of keys, and what people write beside them.
const FILE_BYTES: usize = 64 * 1024;

/// Its owner's alone.
const MODE: u32 = 0o600;

/// The file of keys, as it was read.
#[derive(Debug)]
pub struct KeyFile {
    /// Where it stands.
    pub path: PathBuf,
    /// What it has.
    pub keys: Keys,
    /// True if others than its owner could open it until it was read just now.
    pub was_open_to_others: bool,
}

/// A key, for people and programs; without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyReport {
    /// Its id, which stands in every link that it signed.
    pub id: String,
    /// The day in UTC on which it was made.
    pub created: Date,
    /// True for the one key that signs. All of them verify.
    pub signs: bool,
    /// True if it is marked `retired`.
    pub retired: bool,
    /// The last day on which a link that it signed can be used; `None` as long as it signs.
    pub last_link_ends: Option<Date>,
    /// True if that day is over, so that its line can be deleted.
    pub can_be_deleted: bool,
}

/// What a rotation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The key that signs from now on.
    pub new: Kid,
    /// The one that did until now.
    pub before: Kid,
}

/// Makes the file of keys if the database is still to be made, and is to be called before that: an interruption in between leaves
/// keys without a database, with which the next start goes on, and never a database without keys. A file that is there stays.
pub fn make_keys_with_database(config: &Config, now: Timestamp) -> Result<(), AppError> {
    let path = key_file_of(&config.database);
    if !Store::is_unused(&config.database) || path.exists() {
        return Ok(());
    }
    let unwritable = |source| AppError::Unwritable { path: path.clone(), source };
    let folder = folder_of(&path);
    make_private_folder(folder).map_err(|source| AppError::Unwritable { path: folder.to_owned(), source })?;
    let text = link::first_text(now, random_secret().map_err(unwritable)?);
    match stage(&path, &text, None).and_then(|file| publish_new(file, &path)) {
        // Another process began at the same moment; its keys are as good.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done.map_err(unwritable),
    }
}

/// Takes the rights of everybody else off the file of keys. Gives its path if there were any.
pub fn mend_keys(database: &Path) -> Option<PathBuf> {
    let path = key_file_of(database);
    make_private(&path).then_some(path)
}

impl KeyFile {
    /// Reads the file of a database. If others than its owner may open it, they may not from then on; a file of another user that is
    /// open to others is refused.
    pub fn load(database: &Path) -> Result<Self, AppError> {
        Ok(Self::load_with_text(database)?.0)
    }

    /// The same without changing anything: a file that others may open is refused.
    pub fn look(database: &Path) -> Result<Self, AppError> {
        Ok(Self::read(database, key_file_of(database), false)?.0)
    }

    fn load_with_text(database: &Path) -> Result<(Self, String), AppError> {
        let path = key_file_of(database);
        let was_open_to_others = make_private(&path);
        Self::read(database, path, was_open_to_others)
    }

    fn read(database: &Path, path: PathBuf, was_open_to_others: bool) -> Result<(Self, String), AppError> {
        let text = match files::read_secret(&path, FILE_BYTES) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(AppError::NoKeys { path, is_unused: Store::is_unused(database) });
            }
            read => read.map_err(|source| AppError::Unreadable { path: path.clone(), source })?,
        };
        let keys = Keys::parse(&text).map_err(|source| AppError::Keys { path: path.clone(), source })?;
        Ok((Self { path, keys, was_open_to_others }, text))
    }

    /// Every key, the newest first, given how many days links last at most.
    pub fn report(&self, lifetime: u32, now: Timestamp) -> Vec<KeyReport> {
        let today = TimeZone::UTC.to_datetime(now).date();
        let report = |key: &Key| {
            let last_link_ends = self.keys.last_link_ends(key.kid(), lifetime, today);
            KeyReport {
                id: key.kid().to_string(),
                created: key.created(),
                signs: key.kid() == self.keys.signing().kid(),
                retired: key.is_retired(),
                last_link_ends,
                can_be_deleted: last_link_ends.is_some_and(|last| last < today),
            }
        };
        self.keys.newest_first().map(report).collect()
    }
}

/// Adds a key, which signs from then on; the others go on verifying. The file is replaced as a whole or not at all.
pub fn rotate_keys(database: &Path, now: Timestamp) -> Result<Rotated, AppError> {
    let (file, text) = KeyFile::load_with_text(database)?;
    let unwritable = |source| AppError::Unwritable { path: file.path.clone(), source };
    let unusable = |source| AppError::Keys { path: file.path.clone(), source };
    let text = match link::rotated(&text, now, random_secret().map_err(unwritable)?) {
        // Once in a million.
        Err(KeysError::SameId(_)) => link::rotated(&text, now, random_secret().map_err(unwritable)?),
        rotated => rotated,
    }
    .map_err(unusable)?;
    if text.len() > FILE_BYTES {
        return Err(AppError::Refused {
            why: format!("`{}` has no room for another key", file.path.display()),
            help: "delete lines of keys whose last link has run out; `concerted key list` names them".to_owned(),
        });
    }
    let new = Keys::parse(&text).map_err(unusable)?.signing().kid();
    stage(&file.path, &text, Some(&file.path)).and_then(|staged| publish(staged, &file.path)).map_err(unwritable)?;
    Ok(Rotated { new, before: file.keys.signing().kid() })
}

/// Makes the file of keys for a database that is in use and has none: a person says that all links that were sent may die.
pub fn make_keys_anew(database: &Path, now: Timestamp) -> Result<Kid, AppError> {
    let path = key_file_of(database);
    if Store::is_unused(database) {
        return Err(AppError::NoKeys { path, is_unused: true });
    }
    let unwritable = |source| AppError::Unwritable { path: path.clone(), source };
    let there = || AppError::Refused {
        why: format!("`{}` is there", path.display()),
        help: "without `--new` a key is added, and the links that were sent go on working".to_owned(),
    };
    if path.exists() {
        return Err(there());
    }
    let text = link::first_text(now, random_secret().map_err(unwritable)?);
    let kid = Keys::parse(&text).map_err(|source| AppError::Keys { path: path.clone(), source })?.signing().kid();
    match stage(&path, &text, Some(&true_place(database))).and_then(|staged| publish_new(staged, &path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(there()),
        done => done.map(|()| kid).map_err(unwritable),
    }
}

/// Random bytes from the system.
fn random_secret() -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    Ok(secret)
}

/// Writes the text beside `path`, down to the disk. It belongs to who owns the file `like`: an administrator who rotates keys must not
/// lock the daemon's user out.
fn stage(path: &Path, text: &str, like: Option<&Path>) -> io::Result<NamedTempFile> {
    let mode = fs::Permissions::from_mode(MODE);
    let mut file = tempfile::Builder::new().permissions(mode).tempfile_in(folder_of(path))?;
    file.write_all(text.as_bytes())?;
    if let Some(like) = like.map(fs::metadata).transpose()?
        && (like.uid(), like.gid()) != (file.as_file().metadata()?.uid(), file.as_file().metadata()?.gid())
    {
        fchown(file.as_file(), Some(like.uid()), Some(like.gid()))?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Puts a staged file into its place, over one that is there. Once this returns it outlasts a loss of power, so that no link
/// can be sent whose key is lost.
fn publish(staged: NamedTempFile, path: &Path) -> io::Result<()> {
    staged.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder_of(path))?.sync_all()
}

/// The same, only if there is none.
fn publish_new(staged: NamedTempFile, path: &Path) -> io::Result<()> {
    staged.persist_noclobber(path).map_err(|error| error.error)?;
    fs::File::open(folder_of(path))?.sync_all()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::diag::Advised;

    struct Place {
        _folder: tempfile::TempDir,
        config: Config,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("config.yaml");
            fs::write(&file, "").unwrap();
            Self { config: Config::load(&file).unwrap(), _folder: folder }
        }

        fn database(&self) -> &Path {
            &self.config.database
        }

        fn made() -> Self {
            let place = Self::new();
            make_keys_with_database(&place.config, now()).unwrap();
            drop(Store::open(place.database()).unwrap());
            place
        }

        fn text(&self) -> String {
            files::read_text(&key_file_of(self.database()), FILE_BYTES).unwrap()
        }

        fn mode(&self) -> u32 {
            fs::metadata(key_file_of(self.database())).unwrap().mode() & 0o777
        }

        fn set_mode(&self, mode: u32) {
            fs::set_permissions(key_file_of(self.database()), fs::Permissions::from_mode(mode)).unwrap();
        }
    }

    fn now() -> Timestamp {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn keys_are_made_with_a_new_database_and_never_beside_an_old_one() {
        let place = Place::made();
        let text = place.text();
        assert_eq!((place.mode(), Keys::parse(&text).unwrap().newest_first().count()), (0o600, 1));
        make_keys_with_database(&place.config, now()).unwrap();
        assert_eq!(place.text(), text);

        fs::remove_file(key_file_of(place.database())).unwrap();
        make_keys_with_database(&place.config, now()).unwrap();
        let error = KeyFile::load(place.database()).unwrap_err();
        assert!(matches!(error, AppError::NoKeys { is_unused: false, .. }), "{error}");
        assert!(error.help().is_some_and(|help| help.contains("`concerted key rotate --new`")), "{error}");
        assert!(rotate_keys(place.database(), now()).is_err());

        let kid = make_keys_anew(place.database(), now()).unwrap();
        assert_ne!(place.text(), text, "another secret");
        assert_eq!((KeyFile::load(place.database()).unwrap().keys.signing().kid(), place.mode()), (kid, 0o600));
        let error = make_keys_anew(place.database(), now()).unwrap_err().in_full();
        assert!(error.contains("is there\n  help: without `--new`"), "{error}");
    }

    #[test]
    fn keys_without_a_database_are_those_of_the_one_to_come() {
        let place = Place::new();
        let error = KeyFile::load(place.database()).unwrap_err();
        assert!(matches!(error, AppError::NoKeys { is_unused: true, .. }), "{error}");
        assert!(make_keys_anew(place.database(), now()).is_err());
        make_keys_with_database(&place.config, now()).unwrap();
        let text = place.text();
        make_keys_with_database(&place.config, now()).unwrap();
        assert_eq!(place.text(), text);
    }

    #[test]
    fn a_rotation_adds_a_key_and_keeps_the_others() {
        let place = Place::made();
        let before = place.text();
        let rotated = rotate_keys(place.database(), "2027-01-10T00:00:00Z".parse().unwrap()).unwrap();
        let after = place.text();
        assert!(after.starts_with(&before) && after.lines().count() == before.lines().count() + 1, "{after}");
        assert_eq!(place.mode(), 0o600);
        let file = KeyFile::load(place.database()).unwrap();
        assert_eq!(file.keys.signing().kid(), rotated.new);
        let report = file.report(30, "2027-02-09T23:59:59Z".parse().unwrap());
        assert_eq!((report[0].id.clone(), report[1].id.clone()), (rotated.new.to_string(), rotated.before.to_string()));
        assert_eq!((report[0].signs, report[0].last_link_ends, report[0].can_be_deleted), (true, None, false));
        let last = Some(Date::constant(2027, 2, 9));
        assert_eq!((report[1].signs, report[1].last_link_ends, report[1].can_be_deleted), (false, last, false));
        assert!(file.report(30, "2027-02-10T00:00:00Z".parse().unwrap())[1].can_be_deleted);
    }

    #[test]
    fn a_rotation_that_is_interrupted_leaves_the_old_keys() {
        let place = Place::made();
        let (path, before) = (key_file_of(place.database()), place.text());
        let half = link::rotated(&before, now(), [7; 32]).unwrap();
        // Killed while it was writing, and before it put the new file into its place.
        for text in [&half[..half.len() - 20], &half] {
            let (_, left) = stage(&path, text, Some(&path)).unwrap().keep().unwrap();
            assert_eq!((place.text(), fs::metadata(left).unwrap().mode() & 0o777), (before.clone(), 0o600));
        }
        rotate_keys(place.database(), now()).unwrap();
        assert!(place.text().starts_with(&before));
    }

    #[test]
    fn keys_that_others_could_read_are_mended_and_it_is_said() {
        let place = Place::made();
        for mode in [0o644, 0o640, 0o604, 0o620, 0o666] {
            place.set_mode(mode);
            assert!(KeyFile::load(place.database()).unwrap().was_open_to_others, "{mode:o}");
            assert_eq!(place.mode(), 0o600, "{mode:o}");
            assert!(!KeyFile::load(place.database()).unwrap().was_open_to_others, "it is said once");
        }
        place.set_mode(0o644);
        assert_eq!(mend_keys(place.database()), Some(key_file_of(place.database())));
        assert_eq!((mend_keys(place.database()), place.mode()), (None, 0o600));
    }

    #[test]
    fn keys_that_are_linked_to_are_replaced_where_they_are() {
        let place = Place::made();
        let (path, elsewhere) = (key_file_of(place.database()), place.config.file.with_file_name("elsewhere"));
        fs::rename(&path, &elsewhere).unwrap();
        symlink(&elsewhere, &path).unwrap();
        rotate_keys(place.database(), now()).unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(Keys::parse(&fs::read_to_string(&elsewhere).unwrap()).unwrap().newest_first().count(), 2);
    }

    #[test]
    fn a_file_of_keys_with_a_fault_is_refused_with_its_line_and_no_secret() {
        let place = Place::made();
        let text = place.text();
        let key = text.lines().last().unwrap().to_owned();
        let secret = key.split_whitespace().nth(2).unwrap();
        fs::write(key_file_of(place.database()), text.replace(&key, &key[..key.len() - 1])).unwrap();
        let error = KeyFile::load(place.database()).unwrap_err().in_full();
        assert!(error.contains("line 4: its secret is not 32 bytes") && error.contains("help: "), "{error}");
        assert!(!error.contains(&secret[..8]), "{error}");
        fs::write(key_file_of(place.database()), "#".repeat(FILE_BYTES + 1)).unwrap();
        let error = KeyFile::load(place.database()).unwrap_err().to_string();
        assert!(error.contains("more than the 64 KiB that are read"), "{error}");
        assert!(rotate_keys(place.database(), now()).is_err());
    }
}
