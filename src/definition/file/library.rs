//! The files of a folder by path, and how they refer to each other.

use std::{collections::BTreeMap, sync::Arc};

use super::File;
use crate::{
    cores::{on_all_cores, on_all_cores_until},
    definition::{
        schema::file_kind::{FileKind, line_of},
        values::lookalikes::{Lookalike, typed},
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic, Sources, suggest::nearest},
    model::WorkflowId,
    stop::{Stop, Stopped},
};

/// The files read so far.
pub(in crate::definition) struct Library<'a> {
    sources: &'a Sources,
    files: BTreeMap<Arc<str>, File>,
}

impl<'a> Library<'a> {
    /// Reads every definition.
    pub(in crate::definition) fn all(sources: &'a Sources) -> Self {
        let definitions = definitions(sources);
        let read = on_all_cores(&definitions, |(path, text)| File::read(path, text));
        Self::of_files(sources, &definitions, read)
    }

    /// The same, unless `stop` is asked meanwhile.
    pub(in crate::definition) fn all_until(sources: &'a Sources, stop: &Stop) -> Result<Self, Stopped> {
        let definitions = definitions(sources);
        let read = on_all_cores_until(stop, &definitions, |(path, text)| File::read(path, text))?;
        Ok(Self::of_files(sources, &definitions, read))
    }

    fn of_files(sources: &'a Sources, definitions: &[(&Arc<str>, &Arc<str>)], read: Vec<File>) -> Self {
        let files = definitions.iter().map(|(path, _)| Arc::clone(path)).zip(read).collect();
        Self { sources, files }
    }

    /// Reads the workflow at `path` and the files it names.
    pub(in crate::definition) fn of_workflow(sources: &'a Sources, path: &str) -> Self {
        let mut library = Self { sources, files: BTreeMap::new() };
        library.read(path);
        let raw = library.files.get(path).map(|file| &file.raw);
        let named: Vec<_> = raw
            .into_iter()
            .flat_map(|raw| [&raw.programme, &raw.based_on, &raw.history])
            .flatten()
            .filter_map(|reference| resolve(path, reference))
            .collect();
        for path in named {
            library.read(&path);
        }
        library
    }

    fn read(&mut self, path: &str) {
        if let Some((path, text)) = self.sources.iter().find(|(known, _)| known.as_ref() == path) {
            self.files.entry(Arc::clone(path)).or_insert_with(|| File::read(path, text));
        }
    }

    /// The texts of all files, whether read or not.
    pub(in crate::definition) fn sources(&self) -> &'a Sources {
        self.sources
    }

    /// Every file that was read.
    pub(in crate::definition) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// The file at `path`.
    pub(in crate::definition) fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The file of `kind` that `reference`, written in `from`, names. A wrong reference is reported.
    pub(in crate::definition) fn follow(
        &self,
        from: &File,
        key: &str,
        reference: Option<&String>,
        kind: FileKind,
        findings: &mut Vec<Diagnostic>,
    ) -> Reference<'_> {
        let Some(reference) = reference else {
            return if from.place().has(key) { Reference::Broken } else { Reference::Absent };
        };
        let place = from.place().key(key);
        let file = resolve(&from.path, reference).and_then(|path| self.get(&path));
        match file {
            Some(file) if file.kind == Some(kind) => Reference::Found(file),
            // That a file is not YAML is reported with that file.
            Some(file) if file.kind.is_none() && file.has_errors() => Reference::Found(file),
            Some(file) => {
                let is = file.kind.map_or("no definition", FileKind::key);
                let message = format!("`{reference}` is a {is}, not a {}", kind.key());
                findings.push(self.unknown_file(from, reference, kind, place, message));
                Reference::Broken
            }
            None => {
                let message = match resolve(&from.path, reference) {
                    Some(path) => format!("there is no file `{path}`"),
                    None => format!("the path `{reference}` leads out of the folder of workflows"),
                };
                findings.push(self.unknown_file(from, reference, kind, place, message));
                Reference::Broken
            }
        }
    }

    fn unknown_file(
        &self,
        from: &File,
        reference: &str,
        kind: FileKind,
        place: Place<'_>,
        message: String,
    ) -> Diagnostic {
        if let Some(lookalike) = Lookalike::first(reference) {
            let hint =
                format!("the path has {}; write `{}`", lookalike.named(), typed(reference).trim_matches(['"', ' ']));
            return Diagnostic::new(Code::UnknownFile, place.label(""), message).hint(hint);
        }
        let definitions = self.sources.iter().filter(|(path, _)| is_definition(path));
        let of_kind = definitions.filter(|(_, text)| FileKind::of_text(text) == Some(kind));
        let known: Vec<String> = of_kind.map(|(path, _)| relative(&from.path, path)).collect();
        let hint = match nearest(reference, known.iter().map(String::as_str)).or(known.first().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write its path relative to this file".to_owned(),
        };
        Diagnostic::new(Code::UnknownFile, place.label(""), message).hint(hint)
    }
}

/// The paths of `sources` that are workflows (they have a top-level key `workflow`).
pub fn workflow_paths(sources: &Sources) -> Vec<String> {
    // For most texts the beginnings of lines tell; only one in braces has to be parsed.
    let kind = |path, text: &str| FileKind::of_text(text).or_else(|| File::read(path, text).kind);
    let definitions = sources.iter().filter(|(path, _)| is_definition(path));
    let workflows = definitions.filter(|(path, text)| kind(path, text) == Some(FileKind::Workflow));
    workflows.map(|(path, _)| path.to_string()).collect()
}

/// The same, with the files that seem to define `workflow` first, so that finding it need not compile the others.
pub fn workflow_paths_from(sources: &Sources, workflow: &WorkflowId) -> Vec<String> {
    let mut paths = workflow_paths(sources);
    let seems_to = |path: &str| {
        let (_, text) = sources.iter().find(|(known, _)| known.as_ref() == path)?;
        let said = line_of(text, "workflow")?.split('#').next()?;
        Some(said.trim().trim_matches(['"', '\'']) == workflow.as_str())
    };
    paths.sort_by_key(|path| seems_to(path) != Some(true));
    paths
}

/// The outcome of following a reference to a file.
#[derive(Clone, Copy)]
pub(in crate::definition) enum Reference<'a> {
    /// There is no reference.
    Absent,
    /// It names a file that cannot be used; this has been reported.
    Broken,
    /// It names this file, which may have findings of its own.
    Found(&'a File),
}

impl<'a> Reference<'a> {
    /// The file, if there is one.
    pub(in crate::definition) fn file(self) -> Option<&'a File> {
        match self {
            Self::Found(file) => Some(file),
            Self::Absent | Self::Broken => None,
        }
    }

    /// True if compiling cannot go on without the file.
    pub(in crate::definition) fn blocks(self) -> bool {
        match self {
            Self::Absent => false,
            Self::Broken => true,
            Self::Found(file) => file.has_errors(),
        }
    }
}

fn definitions(sources: &Sources) -> Vec<(&Arc<str>, &Arc<str>)> {
    sources.iter().filter(|(path, _)| is_definition(path)).collect()
}

/// True for a file that may be a definition in its own right; `.ics` calendars are only referred to.
pub(in crate::definition) fn is_definition(path: &str) -> bool {
    !is_calendar_file(path)
}

/// True for the name of an `.ics` file.
pub(in crate::definition) fn is_calendar_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ics"))
}

/// The path that `reference` means in the file `from`; `None` if it leaves the folder of workflows.
pub(in crate::definition) fn resolve(from: &str, reference: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// How the file `from` refers to `to`.
pub(in crate::definition) fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{relative, resolve};

    #[test]
    fn paths_are_resolved_within_the_folder_only() {
        assert_eq!(resolve("baku/forum.yaml", "programme.yaml").as_deref(), Some("baku/programme.yaml"));
        assert_eq!(resolve("baku/forum.yaml", "../blueprints/b.yaml").as_deref(), Some("blueprints/b.yaml"));
        assert_eq!(resolve("forum.yaml", "./x.yaml").as_deref(), Some("x.yaml"));
        assert_eq!(resolve("baku/forum.yaml", "../../etc/passwd"), None);
    }

    #[test]
    fn a_relative_path_leads_back() {
        for (from, to) in
            [("baku/forum.yaml", "baku/p.yaml"), ("baku/forum.yaml", "blueprints/b.yaml"), ("a.yaml", "b.yaml")]
        {
            assert_eq!(resolve(from, &relative(from, to)).as_deref(), Some(to));
        }
    }
}
