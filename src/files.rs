//! Base: the one place where files are read, each within a limit and only if it is a file.
//!
//! What somebody puts into a folder may be a pipe, a terminal, a device, or a link to one: to open it would wait for ever, to
//! read it would never end. So a file is looked at first, opened without waiting, looked at again (it may have been exchanged
//! in between), and read up to a limit.

use std::{
    fs::{File, FileType, OpenOptions},
    io::{self, Read},
    os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt},
    path::Path,
};

/// The largest file by which the system tells of itself.
const SMALL_BYTES: usize = 64 * 1024;

/// Opens without waiting for somebody at the other end (POSIX, `open`): the number is the system's own.
#[cfg(all(
    target_os = "linux",
    not(any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc", target_arch = "sparc64"))
))]
const O_NONBLOCK: i32 = 0o4000;
#[cfg(all(target_os = "linux", any(target_arch = "mips", target_arch = "mips64")))]
const O_NONBLOCK: i32 = 0o200;
#[cfg(all(target_os = "linux", any(target_arch = "sparc", target_arch = "sparc64")))]
const O_NONBLOCK: i32 = 0o40000;
/// macOS and the BSDs.
#[cfg(not(target_os = "linux"))]
const O_NONBLOCK: i32 = 0o4;

/// Permissions of others than the owner.
const OTHERS: u32 = 0o077;

/// The bytes of the regular file at `path`, a link followed; an error if it is anything else, or has more than `most_bytes`.
pub fn read_regular(path: &Path, most_bytes: usize) -> io::Result<Vec<u8>> {
    let bytes = read_beginning(path, most_bytes)?;
    if bytes.len() > most_bytes {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, too_large(most_bytes)));
    }
    Ok(bytes)
}

/// The same as a text in UTF-8.
pub fn read_text(path: &Path, most_bytes: usize) -> io::Result<String> {
    let bytes = read_regular(path, most_bytes)?;
    String::from_utf8(bytes).map_err(|error| {
        let (valid, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let line = bytes[..valid].split(|byte| *byte == b'\n').count();
        let why = format!("line {line} has a byte that is not UTF-8; save the file in the encoding UTF-8");
        io::Error::new(io::ErrorKind::InvalidData, why)
    })
}

/// The first line of a small file, such as those by which the system tells of itself; `None` if it cannot be read.
pub fn first_line(path: &str) -> Option<String> {
    let text = read_text(Path::new(path), SMALL_BYTES).ok()?;
    Some(text.lines().next()?.trim().to_owned())
}

/// The first bytes of the regular file at `path`, at most `most_bytes` and one more, which tells that it is larger.
pub fn read_beginning(path: &Path, most_bytes: usize) -> io::Result<Vec<u8>> {
    read_open(&open_regular(path)?, most_bytes)
}

/// What comes on standard input, to its end; `None` if that is more than `most_bytes`. Unlike a file it is waited for.
pub fn read_standard_input(most_bytes: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(most_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= most_bytes))
}

/// A text that is its owner's alone, such as a password: an error if the group or others may read or write the file.
pub fn read_secret(path: &Path, most_bytes: usize) -> io::Result<String> {
    let mode = open_regular(path)?.metadata()?.mode() & 0o777;
    if mode & OTHERS != 0 {
        let why = format!(
            "its permissions are {mode:03o}, so that others than its owner may read or write it; `chmod 600 {}` mends it",
            path.display()
        );
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    read_text(path, most_bytes)
}

/// Opens the regular file at `path` without ever waiting.
fn open_regular(path: &Path) -> io::Result<File> {
    // To open a device may do something, so that it is not even tried.
    check(std::fs::metadata(path)?.file_type())?;
    let file = OpenOptions::new().read(true).custom_flags(O_NONBLOCK).open(path)?;
    check(file.metadata()?.file_type())?;
    Ok(file)
}

fn read_open(file: &File, most_bytes: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn check(kind: FileType) -> io::Result<()> {
    let what = match kind {
        kind if kind.is_file() => return Ok(()),
        kind if kind.is_dir() => "a folder",
        kind if kind.is_fifo() => "a pipe",
        kind if kind.is_socket() => "a socket",
        kind if kind.is_char_device() || kind.is_block_device() => "a device",
        _ => "something else",
    };
    Err(io::Error::new(io::ErrorKind::InvalidInput, format!("it is {what}, and only files are read")))
}

fn too_large(most_bytes: usize) -> String {
    let size = match most_bytes {
        most if most % (1 << 20) == 0 => format!("{} MiB", most >> 20),
        most if most % (1 << 10) == 0 => format!("{} KiB", most >> 10),
        most => format!("{most} bytes"),
    };
    format!("it has more than the {size} that are read")
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, process::Command};

    use super::*;

    fn refused(path: &Path) -> String {
        read_regular(path, 100).unwrap_err().to_string()
    }

    #[test]
    fn only_files_are_read_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for (path, what) in [
            (&*pipe, "a pipe"),
            (&*link, "a pipe"),
            (&*socket, "a socket"),
            (Path::new("/dev/zero"), "a device"),
            (Path::new("/dev/tty"), "a device"),
            (folder.path(), "a folder"),
        ] {
            assert_eq!(refused(path), format!("it is {what}, and only files are read"), "{}", path.display());
        }
    }

    #[test]
    fn a_pipe_that_takes_a_files_place_is_opened_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let file = OpenOptions::new().read(true).custom_flags(O_NONBLOCK).open(&pipe).unwrap();
        assert!(check(file.metadata().unwrap().file_type()).is_err());
    }

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, vec![b'x'; 100]).unwrap();
        assert_eq!(read_regular(&path, 100).unwrap().len(), 100);
        assert_eq!(read_regular(&path, 99).unwrap_err().to_string(), "it has more than the 99 bytes that are read");
        assert_eq!(read_beginning(&path, 10).unwrap().len(), 11);
        assert_eq!(too_large(1 << 20), "it has more than the 1 MiB that are read");
        fs::write(&path, b"a\nb\xff").unwrap();
        assert!(read_text(&path, 100).unwrap_err().to_string().starts_with("line 2 has a byte that is not UTF-8"));
        assert_eq!(read_regular(&folder.path().join("none"), 1).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_secret_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        fs::write(&path, "secret\n").unwrap();
        for (mode, is_read) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o620, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(read_secret(&path, 100).is_ok(), is_read, "{mode:o}");
        }
        let why = read_secret(&path, 100).unwrap_err().to_string();
        assert!(why.contains("620") && why.contains(&format!("chmod 600 {}", path.display())), "{why}");
    }
}
