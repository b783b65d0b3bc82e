//! Core: YAML texts to plans and findings. Pure and total: any text gives findings, never a panic.

use crate::{
    diag::{Diagnostic, Sources},
    model::Event,
    plan::Plan,
};

/// What became of one workflow's texts.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The workflow file.
    pub path: String,
    /// The plan, unless a finding is an error.
    pub plan: Option<Plan>,
    /// Facts of its `history:` file, by time: actor `History`, `seq` 0, `recorded_at` equal to `happened_at`.
    pub history: Vec<Event>,
    /// The texts it was compiled from: the workflow itself, programme, blueprint, history.
    pub sources: Sources,
    /// Every finding, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

/// The paths of `sources` that are workflows (they have a top-level key `workflow`).
pub fn workflow_paths(_sources: &Sources) -> Vec<String> {
    Vec::new()
}

/// Compiles the workflow at `path` with the files it names.
pub fn compile(sources: &Sources, path: &str) -> Compiled {
    Compiled { path: path.into(), plan: None, history: Vec::new(), sources: sources.clone(), diagnostics: Vec::new() }
}
