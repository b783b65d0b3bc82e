//! The identity, size and times of the files below some folders: enough to notice changes that nobody reported.

use std::{
    collections::BTreeSet,
    fs::{self, Metadata},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};

/// Limits on files and folder depth, higher than what is ever read.
const ENTRIES_AT_MOST: usize = 40_000;
const DEPTH_AT_MOST: usize = 16;

/// The state of some folders at one moment. If two are equal, they saw the same files with the same content, as far as
/// a file system can tell without reading them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    hash: [u8; 32],
    newest: Option<SystemTime>,
}

impl Footprint {
    /// Looks at everything below `folders`, following links. What is missing or cannot be looked at is part of the
    /// state, too.
    pub fn of(folders: &[&Path]) -> Self {
        let mut looking = Looking::default();
        for folder in folders {
            looking.enter(folder);
        }
        Self { hash: looking.hash.finalize().into(), newest: looking.newest }
    }

    /// True if some file was written within the last `span`. Times in the future are ignored.
    pub fn is_younger_than(&self, span: Duration) -> bool {
        self.newest.and_then(|newest| newest.elapsed().ok()).is_some_and(|age| age < span)
    }
}

/// Device and inode of a folder or file, following links: its identity under whatever name.
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[derive(Default)]
struct Looking {
    hash: Sha256,
    newest: Option<SystemTime>,
    entries: usize,
    /// Folders already visited, because a link may lead back to one.
    seen: BTreeSet<(u64, u64)>,
}

impl Looking {
    fn enter(&mut self, folder: &Path) {
        let mut waiting = vec![(folder.to_owned(), 0)];
        while let Some((path, depth)) = waiting.pop() {
            self.entries += 1;
            if self.entries > ENTRIES_AT_MOST {
                return;
            }
            let Ok(metadata) = fs::metadata(&path) else {
                self.note(&path, None);
                continue;
            };
            self.note(&path, Some(&metadata));
            let is_new = metadata.is_dir() && self.seen.insert((metadata.dev(), metadata.ino()));
            if is_new && depth < DEPTH_AT_MOST {
                waiting.extend(below(&path).into_iter().map(|path| (path, depth + 1)));
            }
        }
    }

    fn note(&mut self, path: &Path, metadata: Option<&Metadata>) {
        self.hash.update(path.as_os_str().as_encoded_bytes());
        self.hash.update([0]);
        let Some(metadata) = metadata else { return };
        let (size, second, nanos) = (metadata.size(), metadata.mtime(), metadata.mtime_nsec());
        for number in [metadata.dev(), metadata.ino(), u64::from(metadata.mode())] {
            self.hash.update(number.to_be_bytes());
        }
        if metadata.is_file() {
            self.hash.update([size.to_be_bytes(), second.to_be_bytes(), nanos.to_be_bytes()].concat());
            // A program may set the modification time back, but not this one (ctime).
            self.hash.update([metadata.ctime().to_be_bytes(), metadata.ctime_nsec().to_be_bytes()].concat());
            self.newest = self.newest.max(metadata.modified().ok());
        }
    }
}

/// The entries of a folder without hidden files, in descending order, so that the smallest name is visited first.
fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .take(ENTRIES_AT_MOST)
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")))
        .collect();
    paths.sort_unstable_by(|a, b| b.cmp(a));
    paths
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_change_of_any_kind_shows_and_looking_again_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("workflows")).unwrap();
        fs::write(at("workflows/a.yaml"), "a").unwrap();
        fs::write(at("elsewhere"), "b").unwrap();
        symlink(at("elsewhere"), at("workflows/b.yaml")).unwrap();
        symlink(at("workflows"), at("workflows/circle")).unwrap();
        let look = || Footprint::of(&[&at("workflows")]);
        let mut last = look();
        assert_eq!(look(), last);
        let mut changes = |what: &str| {
            let now = look();
            assert_ne!(now, last, "{what}");
            last = now;
        };
        fs::write(at("workflows/a.yaml"), "aa").unwrap();
        changes("an edit");
        fs::write(at("elsewhere"), "the target of a link").unwrap();
        changes("an edit behind a link");
        fs::rename(at("workflows"), at("old")).unwrap();
        changes("a folder that is gone");
        fs::create_dir(at("workflows")).unwrap();
        changes("another folder in its place");
    }
}
