//! A small file beside the database whose room is taken before it is needed: what must not be lost when the disk is full
//! or the database cannot be written.
//!
//! The room is filled once, and texts are written over it in place, so that no block has to be found for them (file
//! systems that write every block anew, such as btrfs, do not promise that; there the text may be lost with a full disk).

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::{files, model::digest::sha256_hex};

/// The first line says how long the text is and what it hashes to, so that half a text is none.
const HEAD_BYTES: usize = 96;

/// A reserved file. Nothing is opened before it is used.
#[derive(Clone, Debug)]
pub struct Reserved {
    path: PathBuf,
    room: usize,
}

impl Reserved {
    /// The file `DATABASE.ENDING` with room for a text of `room` bytes.
    pub fn beside(database: &Path, ending: &str, room: usize) -> Self {
        Self { path: PathBuf::from(format!("{}.{ending}", database.display())), room }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the room, if it is not taken yet; what stands there stays. Readable by its owner only.
    pub fn prepare(&self) -> io::Result<()> {
        let mut file = self.open_to_write()?;
        let (has, wanted) = (file.metadata()?.len(), self.bytes() as u64);
        if has < wanted {
            file.seek(SeekFrom::End(0))?;
            file.write_all(&vec![b'\n'; (wanted - has) as usize])?;
            file.sync_all()?;
        }
        Ok(())
    }

    /// What was written last; `None` if that is nothing, or was not written to its end.
    pub fn read(&self) -> io::Result<Option<String>> {
        match files::read_beginning(&self.path, self.bytes()) {
            Ok(bytes) => Ok(text_in(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes `text` in the place of what was there, for good before this returns. An error if there is no room for it.
    pub fn write(&self, text: &str) -> io::Result<()> {
        if text.len() > self.room {
            let why = format!("{} bytes do not fit into the {} that are reserved", text.len(), self.room);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let mut bytes = head(text).into_bytes();
        bytes.resize(HEAD_BYTES, b' ');
        bytes.extend_from_slice(text.as_bytes());
        bytes.resize(self.bytes(), b'\n');
        let mut file = self.open_to_write()?;
        file.write_all(&bytes)?;
        file.sync_data()
    }

    /// Forgets what was written; the room stays taken.
    pub fn clear(&self) -> io::Result<()> {
        if self.read()?.is_none() {
            return Ok(());
        }
        let mut file = self.open_to_write()?;
        file.write_all(&vec![b'\n'; self.bytes()])?;
        file.sync_data()
    }

    fn bytes(&self) -> usize {
        HEAD_BYTES + self.room
    }

    fn open_to_write(&self) -> io::Result<File> {
        OpenOptions::new().create(true).read(true).write(true).truncate(false).mode(0o600).open(&self.path)
    }
}

fn head(text: &str) -> String {
    format!("{} {}\n", text.len(), sha256_hex(text.as_bytes()))
}

fn text_in(bytes: &[u8]) -> Option<String> {
    let first = std::str::from_utf8(bytes.get(..HEAD_BYTES)?).ok()?;
    let length: usize = first.split(' ').next()?.parse().ok()?;
    let text = std::str::from_utf8(bytes.get(HEAD_BYTES..HEAD_BYTES.checked_add(length)?)?).ok()?;
    first.starts_with(&head(text)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    #[test]
    fn what_is_written_over_the_room_is_read_back_and_needs_no_more_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let reserved = Reserved::beside(&folder.path().join("concerted.db"), "verdicts", 100);
        assert_eq!(reserved.read().unwrap(), None, "there is no file yet");
        reserved.prepare().unwrap();
        let metadata = fs::metadata(reserved.path()).unwrap();
        assert_eq!((metadata.len(), metadata.permissions().mode() & 0o777), (196, 0o600));
        assert_eq!(reserved.read().unwrap(), None);
        reserved.write("accepted").unwrap();
        assert_eq!(reserved.read().unwrap().as_deref(), Some("accepted"));
        reserved.prepare().unwrap();
        assert_eq!(reserved.read().unwrap().as_deref(), Some("accepted"), "what stands there stays");
        assert_eq!(fs::metadata(reserved.path()).unwrap().len(), 196);
        reserved.clear().unwrap();
        assert_eq!(reserved.read().unwrap(), None);
        assert!(reserved.write(&"x".repeat(101)).is_err());
    }

    #[test]
    fn half_a_text_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let reserved = Reserved::beside(&folder.path().join("concerted.db"), "verdicts", 100);
        reserved.write("accepted for alice").unwrap();
        let mut bytes = fs::read(reserved.path()).unwrap();
        bytes[HEAD_BYTES + 3] = b'\n';
        fs::write(reserved.path(), &bytes).unwrap();
        assert_eq!(reserved.read().unwrap(), None);
        fs::write(reserved.path(), "99999999999999999999 x").unwrap();
        assert_eq!(reserved.read().unwrap(), None);
    }
}
