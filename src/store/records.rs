//! A log of records in a small file beside the database, in space reserved in advance: for what must not be lost when
//! the process is killed, the disk is full or the database cannot be written.
//!
//! A record has been handed to the operating system when [`Records::add`] returns, so it survives the process; after
//! [`Records::sync`] it survives a power failure. Each record carries its series and a hash, so that incomplete records
//! and those of earlier series do not count.

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::{files, model::sha256::sha256_hex};

/// A file of records. It is opened on first use.
#[derive(Debug)]
pub struct Records {
    path: PathBuf,
    room: usize,
    file: Option<File>,
    /// The number of the current series.
    series: u64,
    /// The position of the next record.
    end: usize,
}

impl Records {
    /// The file `DATABASE.ENDING`, with space for `room` bytes of records.
    pub fn beside(database: &Path, ending: &str, room: usize) -> Self {
        let path = PathBuf::from(format!("{}.{ending}", database.display()));
        Self { path, room, file: None, series: 0, end: 0 }
    }

    /// Reserves the space, unless that was done before; existing contents stay. Readable by its owner only.
    pub fn prepare(&self) -> io::Result<()> {
        let mut file = open(&self.path)?;
        let (has, wanted) = (file.metadata()?.len(), self.room as u64);
        if has < wanted {
            file.seek(SeekFrom::End(0))?;
            file.write_all(&vec![b'\n'; (wanted - has) as usize])?;
            file.sync_all()?;
        }
        Ok(())
    }

    /// Starts a new series with its first record: earlier contents no longer count.
    pub fn begin(&mut self, first: &str) -> io::Result<()> {
        if self.file.is_none() {
            self.series = self.last_series()?;
            self.file = Some(open(&self.path)?);
        }
        self.series += 1;
        self.end = 0;
        self.add(first)
    }

    /// Adds a record to the series. An error if there is no space for it.
    pub fn add(&mut self, record: &str) -> io::Result<()> {
        let line = line(self.series, record);
        if self.end + line.len() > self.room {
            let why = format!("{} bytes do not fit into what is left of the {} reserved ones", line.len(), self.room);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        file.seek(SeekFrom::Start(self.end as u64))?;
        file.write_all(line.as_bytes())?;
        self.end += line.len();
        Ok(())
    }

    /// Returns once everything written is durable, even through a power failure.
    pub fn sync(&self) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), File::sync_data)
    }

    /// The complete records of the last series.
    pub fn read(&self) -> io::Result<Vec<String>> {
        let text = self.text()?;
        let mut lines = written(&text).map_while(parsed).peekable();
        let series = lines.peek().map(|(series, _)| *series);
        Ok(lines.take_while(|(of, _)| Some(*of) == series).map(|(_, record)| record.to_owned()).collect())
    }

    fn last_series(&self) -> io::Result<u64> {
        // If the first line is torn, its series is unknown: no later record may count as part of it.
        let text = self.text()?;
        Ok(written(&text).filter_map(parsed).map(|(series, _)| series).max().unwrap_or_default())
    }

    fn text(&self) -> io::Result<String> {
        match files::read_beginning(&self.path, self.room) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(error),
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).read(true).write(true).truncate(false).mode(0o600).open(path)
}

/// `SERIES HASH RECORD`, and a newline.
fn line(series: u64, record: &str) -> String {
    format!("{series} {} {record}\n", hash(series, record))
}

/// The lines up to the space that was never written to.
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| !line.is_empty())
}

fn parsed(line: &str) -> Option<(u64, &str)> {
    let (series, rest) = line.split_once(' ')?;
    let (written, record) = rest.split_once(' ')?;
    let series = series.parse().ok()?;
    (hash(series, record) == written).then_some((series, record))
}

fn hash(series: u64, record: &str) -> String {
    let mut hash = sha256_hex(format!("{series} {record}").as_bytes());
    hash.truncate(16);
    hash
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    fn records(folder: &tempfile::TempDir) -> Records {
        Records::beside(&folder.path().join("concerted.db"), "verdict", 400)
    }

    #[test]
    fn a_series_is_read_back_and_needs_no_more_room_than_was_taken() {
        let folder = tempfile::tempdir().unwrap();
        let mut written = records(&folder);
        assert_eq!(written.read().unwrap(), [""; 0], "there is no file yet");
        written.prepare().unwrap();
        let metadata = fs::metadata(&written.path).unwrap();
        assert_eq!((metadata.len(), metadata.permissions().mode() & 0o777), (400, 0o600));
        written.begin("first").unwrap();
        written.add("second").unwrap();
        written.sync().unwrap();
        assert_eq!(records(&folder).read().unwrap(), ["first", "second"]);
        assert!(written.add(&"x".repeat(400)).is_err(), "there is no room for it");
        assert_eq!(records(&folder).read().unwrap(), ["first", "second"]);
        assert_eq!(fs::metadata(&written.path).unwrap().len(), 400);
    }

    #[test]
    fn what_an_earlier_series_left_behind_a_shorter_one_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let mut written = records(&folder);
        written.begin("a").unwrap();
        written.add("b").unwrap();
        written.begin("c").unwrap();
        assert_eq!(written.read().unwrap(), ["c"]);
        let mut next_process = records(&folder);
        next_process.begin("d").unwrap();
        assert_eq!(next_process.read().unwrap(), ["d"], "its series is a new one too");
    }

    #[test]
    fn half_a_record_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut written = records(&folder);
        written.begin("first").unwrap();
        written.add("second").unwrap();
        let whole = fs::read(&written.path).unwrap();
        fs::write(&written.path, &whole[..whole.len() - 3]).unwrap();
        assert_eq!(written.read().unwrap(), ["first"]);
        fs::write(&written.path, &whole[3..]).unwrap();
        assert_eq!(written.read().unwrap(), [""; 0]);
        let mut next_process = records(&folder);
        next_process.begin("third").unwrap();
        assert_eq!(next_process.read().unwrap(), ["third"]);
    }
}
