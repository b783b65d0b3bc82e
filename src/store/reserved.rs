//! A small file beside the database with space reserved in advance: for what must not be lost when the disk is full or
//! the database cannot be written.
//!
//! The space is filled once, and texts are written over it in place, so that no new block has to be found.
//! (Copy-on-write file systems such as btrfs do not guarantee that; there the text may be lost if the disk is full.)

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::{files, model::sha256::sha256_hex};

/// The first line has the length and hash of the text, so that an incomplete text does not count.
const HEAD_BYTES: usize = 96;

/// A reserved file. It is opened on first use.
#[derive(Clone, Debug)]
pub struct Reserved {
    path: PathBuf,
    room: usize,
}

impl Reserved {
    /// The file `DATABASE.ENDING`, with space for a text of `room` bytes.
    pub fn beside(database: &Path, ending: &str, room: usize) -> Self {
        Self { path: PathBuf::from(format!("{}.{ending}", database.display())), room }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reserves the space, unless that was done before; existing contents stay. Readable by its owner only.
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

    /// The last text written; `None` if there is none, or it is incomplete.
    pub fn read(&self) -> io::Result<Option<String>> {
        match files::read_beginning(&self.path, self.bytes()) {
            Ok(bytes) => Ok(text_in(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Overwrites the text with `text`, durably before this returns. An error if there is no space for it.
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

    /// Forgets the text; the space stays reserved.
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
