//! Core: YAML texts to plans and findings. Pure and total: any text gives findings, never a panic.
//!
//! ```text
//! text ─ yaml ─► tree with places ─ check, against schema ─► file, typed ─ build ─► plan
//!          └─ syntax, limits          └─ unknown, missing, wrong     └─ names, circles, dates
//! ```
//!
//! Every stage reports all it finds and leaves out what it refuses, so that the next one still sees the rest. A plan
//! comes of it only if no finding is an error.

mod build;
mod check;
mod file;
mod history;
mod new_workflow;
mod schema;
mod values;
mod yaml;

use file::library::Library;

pub use build::{
    Compiled, compile_all,
    report_phases::MAX_REPORTS,
    shared_parts::MAX_PARTNERS,
    tasks::{MAX_LINKS, MAX_TASKS},
};
pub use file::{
    decoding::decoded,
    library::{workflow_paths, workflow_paths_from},
};
pub use history::{
    given_entry::{GivenEntry, read_entry},
    list_entries::{Known, entry_name},
    scope::Names,
};
pub use new_workflow::{BeginError, Beginning, Begun, begin};
pub use schema::{
    json_schema::json_schema,
    list_keys::{entry_keys, entry_noun, lists},
};
pub use values::day::YEARS;
pub use yaml::parse::{MAX_ALIASED_VALUES, MAX_DEPTH, MAX_FILE_BYTES, MAX_FINDINGS, fault_of_yaml};

use jiff::civil::Date;

use crate::{
    diag::{Diagnostic, Sources},
    model::Event,
    plan::Plan,
};

/// Compiles the workflow at `path` with the files it names. A path that is not in `sources` gives neither plan nor
/// finding.
pub fn compile(sources: &Sources, path: &str) -> Compiled {
    build::compile(&Library::of_workflow(sources, path), path)
}

/// The facts of a history for `plan` that no workflow names, such as invented answers, by time; and what is wrong with it.
pub fn read_history(plan: &Plan, path: &str, text: &str) -> (Vec<Event>, Vec<Diagnostic>) {
    let (facts, findings) = history::read(plan, path, text);
    (facts, build::in_order(findings))
}

/// Every finding of every file on `today`, those that no workflow names included; each fault once, in the order of files and
/// places.
pub fn check_all(sources: &Sources, today: Date) -> Vec<Diagnostic> {
    compile_all(sources, today).1
}
