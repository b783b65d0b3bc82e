//! Histories that no workflow names: nothing of them counts, and nobody would notice.

use std::collections::BTreeSet;

use crate::{
    definition::{
        file::{
            File,
            library::{Library, relative, resolve},
        },
        schema::file_kind::FileKind,
    },
    diag::{Code, Diagnostic, suggest::nearest},
};

/// Warns of each history that no workflow names.
pub(super) fn histories(library: &Library<'_>) -> Vec<Diagnostic> {
    let of_kind = |kind| library.files().filter(move |file| file.kind == Some(kind));
    let workflows: Vec<&File> = of_kind(FileKind::Workflow).collect();
    // One that cannot be read may name it.
    if workflows.iter().any(|file| !file.is_read()) {
        return Vec::new();
    }
    if workflows.is_empty() {
        return Vec::new();
    }
    // Whoever names it under another key is told so there.
    let named: BTreeSet<String> = workflows
        .iter()
        .flat_map(|file| {
            let files = [&file.raw.history, &file.raw.programme, &file.raw.based_on];
            files.into_iter().flatten().filter_map(|reference| resolve(&file.path, reference)).collect::<Vec<_>>()
        })
        .collect();
    let unnamed = of_kind(FileKind::History).filter(|file| !named.contains(&*file.path));
    unnamed.map(|history| told(history, &workflows)).collect()
}

fn told(history: &File, workflows: &[&File]) -> Diagnostic {
    let id = history.raw.history.as_deref().unwrap_or_default();
    let of = |wanted: &str| workflows.iter().find(|file| file.raw.workflow.as_deref() == Some(wanted));
    let known = workflows.iter().filter_map(|file| file.raw.workflow.as_deref());
    let (message, hint) = match (of(id), nearest(id, known)) {
        (Some(workflow), _) => (
            format!("`{}` does not name this history, so nothing of it counts", workflow.path),
            format!("name it there: `history: {}`", relative(&workflow.path, &history.path)),
        ),
        (None, Some(near)) => (
            format!("there is no workflow `{id}`, and none names this history, so nothing of it counts"),
            format!("did you mean `{near}`?"),
        ),
        (None, None) => (
            format!("there is no workflow `{id}`, and none names this history, so nothing of it counts"),
            "write the id of a workflow after `history:`, and the path of this file under `history:` there".to_owned(),
        ),
    };
    Diagnostic::new(Code::HistoryUnnamed, history.place().key("history").label(""), message).hint(hint)
}
