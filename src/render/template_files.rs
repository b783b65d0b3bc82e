//! Templates from a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{template_finding::TemplateFinding, template_text::TemplateText};

/// A template is no larger than this.
const SIZE_LIMIT: u64 = 1 << 20;

/// Folders are entered no deeper than this.
const DEPTH_LIMIT: usize = 4;

/// Every `*.hbs` file below `dir` in order, and what could not be read.
pub(super) fn read(dir: &Path) -> (Vec<TemplateText>, Vec<TemplateFinding>) {
    let mut texts = Vec::new();
    let mut findings = Vec::new();
    read_folder(dir, "", 0, &mut texts, &mut findings);
    (texts, findings)
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    depth: usize,
    texts: &mut Vec<TemplateText>,
    findings: &mut Vec<TemplateFinding>,
) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return findings.push(unread(prefix, folder, &format!("cannot be listed: {error}"))),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            if depth < DEPTH_LIMIT {
                read_folder(&path, &format!("{prefix}{file_name}/"), depth + 1, texts, findings);
            }
        } else if let Some(stem) = file_name.strip_suffix(".hbs") {
            let name = format!("{prefix}{stem}");
            match read_file(&path) {
                Ok(text) => texts.push(TemplateText { name, text, file: Some(path) }),
                Err(why) => findings.push(unread(&name, &path, &why)),
            }
        }
    }
}

fn read_file(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?.len();
    if size > SIZE_LIMIT {
        return Err(format!("has {size} bytes; a template may have {SIZE_LIMIT}"));
    }
    fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))
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
