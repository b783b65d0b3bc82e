//! Core: YAML texts to plans and findings. Pure and total: any text gives findings, never a panic.
//!
//! ```text
//! text ─ yaml ─► tree with places ─ check, against schema ─► file, typed ─ build ─► plan
//!          └─ syntax, limits          └─ unknown, missing, wrong     └─ names, circles, dates
//! ```
//!
//! Each stage reports everything it finds and leaves out what it refuses, so that the next stage still sees the rest. A
//! plan is made only if no finding is an error.

mod build;
mod check;
mod file;
mod first_files;
mod history;
mod new_workflow;
mod schema;
mod values;
mod yaml;

use file::library::Library;
use values::fault::Hint as _;

pub use build::{
    Compiled, Glance,
    calendars::holidays_of,
    compile_all, glances,
    report_phases::MAX_REPORTS,
    shared_parts::MAX_PARTNERS,
    tasks::{MAX_LINKS, MAX_TASKS},
};
pub use file::{
    decoding::decoded,
    library::{workflow_paths, workflow_paths_from},
};
pub use first_files::{Correspondent, FirstFiles};
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
pub use values::years::YEARS;
pub use yaml::parse::{MAX_ALIASED_VALUES, MAX_DEPTH, MAX_FILE_BYTES, MAX_FINDINGS, fault_of_yaml};

use jiff::civil::Date;

use crate::{
    diag::{Diagnostic, Sources},
    model::Event,
    plan::Plan,
    stop::Stop,
};

/// Compiles the workflow at `path` with the files it names. A path that is not in `sources` yields neither a plan nor
/// findings.
pub fn compile(sources: &Sources, path: &str) -> Compiled {
    build::compile(&Library::of_workflow(sources, path), path)
}

/// The facts, by time, of a history for `plan` that no workflow names, such as made-up answers, and the findings about
/// it.
pub fn read_history(plan: &Plan, path: &str, text: &str) -> (Vec<Event>, Vec<Diagnostic>) {
    let (facts, findings) = history::read(plan, path, text);
    (facts, build::in_order::in_order(findings))
}

/// What to write instead of `text`, in words, if it is a date in another form: `14.09.2027`, `٢٠٢٧-٠٩-١٤`.
pub fn day_meant(text: &str) -> Option<String> {
    values::day_meant::day_meant(text)?.hint().0
}

/// The number that `text` means in the form that is read here, if it is one written for people: `5,000`, `80%`, `٥`.
pub fn number_meant(text: &str) -> Option<String> {
    check::numbers::meant(text)
}

/// Every finding in every file as of `today`, including files that no workflow names. Each is listed once, by file and
/// place.
pub fn check_all(sources: &Sources, today: Date) -> Vec<Diagnostic> {
    // Nobody can ask this one to stop.
    compile_all(sources, today, &Stop::default()).map(|(_, findings)| findings).unwrap_or_default()
}
