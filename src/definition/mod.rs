//! Core: YAML texts to plans and findings. Pure and total: any text gives findings, never a panic.
//!
//! ```text
//! text ─ gate ─► tree with places ─ shape (tables of keys) ─► raw, typed ─ lowering and checks ─► plan
//!          └─ syntax, limits        └─ unknown, missing, wrong       └─ names, circles, dates
//! ```
//!
//! Every stage reports all it finds and leaves out what it refuses, so that the next one still sees the rest. A plan
//! comes of it only if no finding is an error.

mod approvals;
mod begin;
mod calendars;
mod decoding;
mod draft;
mod due;
mod due_words;
mod entry;
mod file;
mod form;
mod gate;
mod graph;
mod history;
mod history_effect;
mod history_keys;
mod holiday_file;
mod holiday_series;
mod ics_gate;
mod joined;
mod json_schema;
mod keys;
mod kind;
mod ladders;
mod languages;
mod ledger_keys;
mod ledgers;
mod library;
mod mend;
mod node;
mod objectives;
mod parameters;
mod partner_keys;
mod partners;
mod raw;
mod register;
mod renames;
mod report_phases;
mod reserved;
mod roles;
mod shape;
mod shared;
mod slip;
mod suggest;
mod symbol;
mod tasks;
mod typography;
mod well_formed;
mod word;
mod workflow;
mod zone;

use file::{File, FileKind};
use library::Library;

pub use begin::{BeginError, Beginning, Begun, begin};
pub use decoding::decoded;
pub use entry::{GivenEntry, entry_keys, entry_noun, lists, read_entry};
pub use gate::{MAX_ALIASED_VALUES, MAX_DEPTH, MAX_FILE_BYTES};
pub use history::Names;
pub use json_schema::json_schema;
pub use ledgers::{Known, entry_name};
pub use report_phases::MAX_REPORTS;
pub use shape::MAX_FINDINGS;
pub use shared::MAX_PARTNERS;
pub use tasks::{MAX_LINKS, MAX_TASKS};
pub use word::YEARS;

use jiff::civil::Date;

use crate::{
    cores::on_all_cores,
    diag::{Code, Diagnostic, Label, Sources},
    model::{Event, WorkflowId},
    plan::Plan,
};

/// What became of one workflow's texts.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The workflow file.
    pub path: String,
    /// The workflow's id as it is written, even where nothing else can be read.
    pub id: Option<String>,
    /// The workflow's symbol, likewise.
    pub symbol: Option<String>,
    /// The plan, unless a finding is an error.
    pub plan: Option<Plan>,
    /// Facts of its `history:` file, by time: actor `History`, `seq` 0, `recorded_at` equal to `happened_at`.
    pub history: Vec<Event>,
    /// Where the date of each of them stands.
    pub history_at: Vec<Label>,
    /// The texts it was compiled from: the workflow itself, programme, blueprint, history.
    pub sources: Sources,
    /// Every finding, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

/// What keeps a text from being one YAML document within the limits of every file, before another parser reads it.
pub fn fault_of_yaml(file: &str, text: &str) -> Option<Diagnostic> {
    // What a text may hold is for whoever reads it.
    let is_fault = |finding: &Diagnostic| finding.is_error() && finding.code != Code::HiddenCharacter;
    gate::pass(&file.into(), text).findings.into_iter().find(is_fault)
}

/// The paths of `sources` that are workflows (they have a top-level key `workflow`).
pub fn workflow_paths(sources: &Sources) -> Vec<String> {
    // Most texts tell by the beginnings of their lines; one in braces has to be read.
    let kind = |path, text: &str| FileKind::of_text(text).or_else(|| File::read(path, text).kind);
    let definitions = sources.iter().filter(|(path, _)| library::is_definition(path));
    let workflows = definitions.filter(|(path, text)| kind(path, text) == Some(FileKind::Workflow));
    workflows.map(|(path, _)| path.to_string()).collect()
}

/// The same, with the files first that seem to define `workflow`: who looks for it need not compile the others.
pub fn workflow_paths_from(sources: &Sources, workflow: &WorkflowId) -> Vec<String> {
    let mut paths = workflow_paths(sources);
    let seems_to = |path: &str| {
        let (_, text) = sources.iter().find(|(known, _)| known.as_ref() == path)?;
        let said = file::line_of(text, "workflow")?.split('#').next()?;
        Some(said.trim().trim_matches(['"', '\'']) == workflow.as_str())
    };
    paths.sort_by_key(|path| seems_to(path) != Some(true));
    paths
}

/// Compiles the workflow at `path` with the files it names. A path that is not in `sources` gives neither plan nor
/// finding.
pub fn compile(sources: &Sources, path: &str) -> Compiled {
    workflow::compile(&Library::of_workflow(sources, path), path)
}

/// The facts of a history for `plan` that no workflow names, such as invented answers, by time; and what is wrong with it.
pub fn read_history(plan: &Plan, path: &str, text: &str) -> (Vec<Event>, Vec<Diagnostic>) {
    history::read(plan, path, text)
}

/// Every finding of every file on `today`, those that no workflow names included; each fault once, in the order of files and
/// places.
pub fn check_all(sources: &Sources, today: Date) -> Vec<Diagnostic> {
    compile_all(sources, today).1
}

/// Every workflow compiled as [`compile`] does it, and what [`check_all`] finds.
pub fn compile_all(sources: &Sources, today: Date) -> (Vec<Compiled>, Vec<Diagnostic>) {
    let library = Library::all(sources);
    let mut findings = Vec::new();
    for file in library.files() {
        if file.kind == Some(FileKind::Programme) && !file.has_errors() {
            workflow::check_programme(file, sources, &mut findings);
        }
        findings.extend(file.findings.iter().cloned());
    }
    let workflows: Vec<_> = library.files().filter(|file| file.kind == Some(FileKind::Workflow)).collect();
    let all = on_all_cores(&workflows, |file| workflow::compile(&library, &file.path));
    for compiled in &all {
        findings.extend(history::ahead(compiled, today));
        findings.extend(compiled.diagnostics.iter().cloned());
    }
    (all, workflow::in_order(findings))
}
