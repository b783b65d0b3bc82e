//! Reads templates from a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{finding::TemplateFinding, limits::MAX_TEMPLATE_BYTES, text::TemplateText};
use crate::files;

/// The maximum depth of subfolders.
const DEPTH_LIMIT: usize = 4;

/// The most templates that are read.
pub(super) const FILES_LIMIT: usize = 500;

/// The most directory entries that are looked at.
const NAMES_LIMIT: usize = 5_000;

/// Every `*.hbs` file under `dir`, in order, and what could not be read.
pub(super) fn read(dir: &Path) -> (Vec<TemplateText>, Vec<TemplateFinding>) {
    let mut reading = Reading { texts: Vec::new(), findings: Vec::new(), names: 0, dir };
    reading.folder(dir, "", 0);
    (reading.texts, reading.findings)
}

struct Reading<'a> {
    dir: &'a Path,
    texts: Vec<TemplateText>,
    findings: Vec<TemplateFinding>,
    names: usize,
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.findings.push(unread(prefix, folder, &format!("cannot be listed: {error}"))),
        };
        let mut paths: Vec<PathBuf> =
            entries.take(NAMES_LIMIT + 1).filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for path in paths {
            let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            self.names += 1;
            if self.names > NAMES_LIMIT {
                return self.too_many(&format!("holds more than the {NAMES_LIMIT} files that are looked at"));
            }
            if path.is_dir() {
                if depth < DEPTH_LIMIT {
                    self.folder(&path, &format!("{prefix}{file_name}/"), depth + 1);
                } else {
                    let why = format!("is not read: it lies more than {DEPTH_LIMIT} folders deep");
                    self.findings.push(unread(&format!("{prefix}{file_name}"), &path, &why));
                }
            } else if let Some(stem) = file_name.strip_suffix(".hbs") {
                self.file(&format!("{prefix}{stem}"), path);
            }
        }
    }

    fn file(&mut self, name: &str, path: PathBuf) {
        if self.texts.len() == FILES_LIMIT {
            return self.too_many(&format!("holds more than the {FILES_LIMIT} templates that are read"));
        }
        match files::read_text(&path, MAX_TEMPLATE_BYTES) {
            Ok(text) => self.texts.push(TemplateText { name: name.into(), text, file: Some(path) }),
            Err(error) => self.findings.push(unread(name, &path, &format!("cannot be read: {error}"))),
        }
    }

    /// Reports once that not everything is read.
    fn too_many(&mut self, why: &str) {
        let finding = unread("", self.dir, why);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

fn unread(name: &str, path: &Path, why: &str) -> TemplateFinding {
    TemplateFinding {
        template: name.into(),
        line: 0,
        column: 0,
        message: why.into(),
        hint: None,
        file: Some(path.to_owned()),
    }
}
