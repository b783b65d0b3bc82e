//! `concerted record WORKFLOW LIST …`: entries of risks, budget, participation and other lists, one by one or from a table.

use std::{fs, path::Path, process::ExitCode};

use jiff::civil::Date;

use super::{Context, Failure, Format, log, open, print};
use crate::{
    app::{self, AppError, entries::EntryRow},
    definition,
    model::WorkflowId,
    render::spreadsheet,
};

/// What is to be recorded in a list.
pub(super) struct Given<'a> {
    pub(super) workflow: &'a str,
    pub(super) list: &'a str,
    /// The id of one entry.
    pub(super) id: Option<&'a str>,
    /// Its `KEY=VALUE`.
    pub(super) values: &'a [String],
    /// A CSV file with a row for each entry.
    pub(super) table: Option<&'a Path>,
    pub(super) date: Option<Date>,
    pub(super) note: Option<&'a str>,
}

/// True if `word` names a list.
pub(super) fn is_list(word: &str) -> bool {
    definition::lists().any(|list| list == word)
}

pub(super) fn run(context: &Context, given: &Given<'_>) -> Result<ExitCode, Failure> {
    let rows = match (given.table, given.id) {
        (Some(path), None) => rows_of(path)?,
        (None, Some(id)) => vec![row(id, given)?],
        (Some(_), Some(_)) => {
            return Err(Failure::Usage("`--table` brings its own ids: leave the id out, or the table".into()));
        }
        (None, None) => return Err(Failure::Usage(usage(given.list))),
    };
    let (mut app, loading) = open::looking(context)?;
    let workflow = WorkflowId::from(given.workflow);
    let now = context.clock.now();
    let events = app::record_entries(&mut app, &loading, &workflow, (given.list, &rows), given.date, now)?;
    if context.listing()? == Format::Json {
        print::json(&events)?;
        return Ok(ExitCode::SUCCESS);
    }
    for event in &events {
        print::line(format!("recorded as no. {} of the journal: {}", event.seq, log::sentence(&event.fact)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What an entry of `list` may say.
fn usage(list: &str) -> String {
    let keys = definition::entry_keys(list);
    let wide = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let keys: Vec<String> = keys.iter().map(|(key, about)| format!("    {key:<wide$}  {about}")).collect();
    format!(
        "an entry of `{list}` needs an id and what is said of it, or a table\n  help: write the id and KEY=VALUE, or `--table FILE.csv` with the keys as its first row:\n{}",
        keys.join("\n")
    )
}

fn row(id: &str, given: &Given<'_>) -> Result<EntryRow, Failure> {
    let mut values = vec![("id".to_owned(), id.to_owned())];
    for said in given.values {
        let Some((key, value)) = said.split_once('=') else {
            return Err(Failure::Usage(format!("`{said}` is not KEY=VALUE\n  help: write, for instance, `impact=4`")));
        };
        values.push((key.to_owned(), value.to_owned()));
    }
    values.extend(given.note.map(|note| ("note".to_owned(), note.to_owned())));
    Ok(EntryRow { place: String::new(), values })
}

/// The rows of a CSV file in UTF-8, each with its place.
fn rows_of(path: &Path) -> Result<Vec<EntryRow>, Failure> {
    let bytes = fs::read(path).map_err(|source| AppError::Unreadable { path: path.to_owned(), source })?;
    let name = path.display();
    let rows = spreadsheet::rows(&bytes).map_err(|why| {
        Failure::Refused(format!(
            "`{name}` is not a table in CSV: {why}\n  help: save it as CSV in UTF-8, separated by commas"
        ))
    })?;
    if rows.is_empty() {
        return Err(Failure::Refused(format!("`{name}` has no row below its keys")));
    }
    Ok(rows.into_iter().map(|(line, values)| EntryRow { place: format!("{name}:{line}"), values }).collect())
}
