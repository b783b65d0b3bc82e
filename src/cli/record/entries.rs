//! `concerted record WORKFLOW LIST …`: entries of risks, budget, participation and other lists, one by one or from a table.

use std::{collections::BTreeSet, fmt::Write as _, path::Path, process::ExitCode};

use jiff::civil::Date;

use super::{do_not_apply, figures, said};
use crate::{
    app::{
        self, AppError,
        entries::{Entered, EntryRow, Way},
    },
    cli::{Context, Failure, Format, open, print},
    definition,
    diag::Advice,
    files,
    model::{Event, List, WorkflowId},
    plan::Plan,
    render::spreadsheet::Table,
    store::{Snapshot, StoreError},
};

/// The most rows of a table that are listed individually.
const ROWS_TOLD: usize = 50;
/// The largest table, in bytes.
const MAX_TABLE_BYTES: usize = 16 << 20;

/// What to record in a list.
pub(super) struct Given<'a> {
    pub(super) workflow: &'a str,
    pub(super) list: &'a str,
    /// The id of one entry.
    pub(super) id: Option<&'a str>,
    /// Its `KEY=VALUE` arguments.
    pub(super) values: &'a [String],
    /// A CSV file with a row for each entry.
    pub(super) table: Option<&'a Path>,
    pub(super) date: Option<Date>,
    pub(super) note: Option<&'a str>,
    pub(super) anyway: bool,
    /// Given options that apply only to tasks and indicators, such as `--partner`.
    pub(super) foreign: Vec<&'static str>,
}

/// True if `word` names a list.
pub(super) fn is_list(word: &str) -> bool {
    definition::lists().any(|list| list == word)
}

pub(super) fn run(context: &Context, given: &Given<'_>) -> Result<ExitCode, Failure> {
    refuse_foreign(given)?;
    match (given.table, given.id) {
        (Some(path), None) => {
            let bytes = files::read_regular(path, MAX_TABLE_BYTES)
                .map_err(|source| AppError::Unreadable { path: path.to_owned(), source })?;
            record(context, given, rows_of(path, &bytes)?)
        }
        (None, Some(id)) => record(context, given, [Ok(row(id, given)?)]),
        (Some(_), Some(_)) => Err(Failure::usage("`--table` brings its own ids: leave the id out, or the table")),
        (None, None) => Err(Failure::usage(usage(given.list))),
    }
}

fn record(
    context: &Context,
    given: &Given<'_>,
    rows: impl IntoIterator<Item = Result<EntryRow, AppError>>,
) -> Result<ExitCode, Failure> {
    let workflow = WorkflowId::from(given.workflow);
    let (mut app, loading) = open::writing_of(context, &workflow)?;
    let way = Way { on: given.date, anyway: given.anyway };
    let entered = app::record_entries(&mut app, &loading, &workflow, (given.list, rows), way, context.clock.now())?;
    if context.listing()? == Format::Json {
        let places = entered.iter().filter_map(|entered| entered.event.or(entered.earlier));
        let events = app.store.read(|tx| {
            let events = places.filter_map(|seq| tx.event(seq).transpose());
            events.collect::<Result<Vec<_>, _>>().map_err(AppError::from)
        })?;
        print::json(&events)?;
        return Ok(ExitCode::SUCCESS);
    }
    let plan = &loading.find(&workflow)?.plan;
    let mut out = app.store.read(|tx| told(tx, plan, &entered).map_err(AppError::from))?;
    if let Some(more) = entered.len().checked_sub(ROWS_TOLD).filter(|more| *more > 0) {
        let new = entered.iter().filter(|entered| entered.event.is_some()).count();
        let rows = print::counted(entered.len(), "row");
        let _ = writeln!(out, "and {more} more: of {rows} {new} recorded, {} known already", entered.len() - new);
    }
    print::raw(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// The results of the first rows, one by one.
fn told(tx: &Snapshot, plan: &Plan, entered: &[Entered]) -> Result<String, StoreError> {
    let event = |seq: Option<i64>| seq.map_or(Ok(None), |seq| tx.event(seq));
    let mut out = String::new();
    let told = || entered.iter().take(ROWS_TOLD);
    let new: Vec<Event> = told().filter_map(|entered| event(entered.event).transpose()).collect::<Result<_, _>>()?;
    let earlier = figures::Earlier::of(tx, &plan.workflow, &new)?;
    for entered in told() {
        for line in said(plan, event(entered.event)?.as_ref(), event(entered.earlier)?.as_ref()) {
            let _ = writeln!(out, "{line}");
        }
        let recorded = new.iter().find(|event| Some(event.seq) == entered.event);
        if let Some(line) = recorded.and_then(|event| earlier.before(event)) {
            let _ = writeln!(out, "{line}");
        }
        if entered.event.is_some()
            && let Some(later) = event(entered.superseded)?
        {
            let day = plan.timezone.to_datetime(later.happened_at).date();
            let _ = writeln!(out, "this does not change what holds now: entry {} of {day} still applies", later.seq);
        }
    }
    Ok(out)
}

/// Withdraws one entry.
pub(super) fn withdraw(
    context: &Context,
    workflow: &str,
    (list, id): (&str, Option<&str>),
    how: (Option<Date>, Option<String>),
) -> Result<ExitCode, Failure> {
    let lists = || List::ALL.map(List::as_str).join(", ");
    let Some(list) = List::ALL.into_iter().find(|known| known.as_str() == list) else {
        let why = "is about an entry of a list; a task has its state and an input its answer, which are recorded anew";
        return Err(Failure::usage(Advice::new(format!("`--withdraw` {why}"), format!("the lists are {}", lists()))));
    };
    let Some(id) = id else {
        let why = format!("which entry? write `concerted record {workflow} {} ID --withdraw`", list.as_str());
        return Err(Failure::usage(why));
    };
    let workflow = WorkflowId::from(workflow);
    let (mut app, loading) = open::writing_of(context, &workflow)?;
    let event = app::withdraw_entry(&mut app, &loading, &workflow, (list, id), how, context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&event)?;
        return Ok(ExitCode::SUCCESS);
    }
    for line in said(&loading.find(&workflow)?.plan, Some(&event), None) {
        print::line(line)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// An error if an option was given that would be ignored.
fn refuse_foreign(given: &Given<'_>) -> Result<(), Failure> {
    if given.note.is_some() && given.table.is_some() {
        let why = "`--note` does not apply to a table, whose rows have their own";
        return Err(Failure::usage(Advice::new(why, "give the table a column `note`")));
    }
    if given.foreign.is_empty() {
        return Ok(());
    }
    let noun = definition::entry_noun(given.list).unwrap_or("an entry");
    let keys: Vec<String> = definition::entry_keys(given.list).iter().map(|(key, _)| format!("`{key}`")).collect();
    let help = format!("leave that out, or write KEY=VALUE with one of {}", keys.join(", "));
    Err(Failure::usage(Advice::new(format!("{} to {noun}", do_not_apply(&given.foreign)), help)))
}

/// The permitted keys of an entry of `list`.
fn usage(list: &str) -> Advice {
    let keys = definition::entry_keys(list);
    let wide = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let keys: Vec<String> = keys.iter().map(|(key, about)| format!("    {key:<wide$}  {about}")).collect();
    Advice::new(
        format!("an entry of `{list}` needs an id and what is said of it, or a table"),
        format!(
            "write the id and KEY=VALUE, or `--table FILE.csv` with the keys as its first row:\n{}",
            keys.join("\n")
        ),
    )
}

fn row(id: &str, given: &Given<'_>) -> Result<EntryRow, Failure> {
    let mut values = vec![("id".to_owned(), id.to_owned())];
    for said in given.values {
        let Some((key, value)) = said.split_once('=') else {
            let why = format!("`{said}` is not KEY=VALUE");
            return Err(Failure::usage(Advice::new(why, "write, for instance, `impact=4`")));
        };
        if value.trim().is_empty() {
            return Err(Failure::usage(Advice::new(
                format!("`{said}` has no value, and nothing that was recorded is cleared"),
                format!(
                    "leave `{key}` out to keep what it says, or write what holds now, such as `{key}=none` for a text or \
                     `{key}=0` for an amount; `--withdraw` takes the whole entry back"
                ),
            )));
        }
        values.push((key.to_owned(), value.to_owned()));
    }
    values.extend(given.note.map(|note| ("note".to_owned(), note.to_owned())));
    Ok(EntryRow { place: String::new(), values })
}

/// The rows of a UTF-8 CSV file, each with its location; an error if there are none.
fn rows_of<'a>(
    path: &'a Path,
    bytes: &'a [u8],
) -> Result<impl Iterator<Item = Result<EntryRow, AppError>> + 'a, Failure> {
    let name = path.display();
    let no_table = |why| AppError::NotATable { path: path.to_owned(), why };
    let table = Table::open(bytes).map_err(no_table)?;
    let mut columns = BTreeSet::new();
    if let Some(twice) = table.columns().find(|column| !column.is_empty() && !columns.insert(*column)) {
        let why = format!("`{name}` has the column `{twice}` twice");
        return Err(Failure::refused(Advice::new(why, "delete one of the two, or give it another key")));
    }
    let mut rows = table
        .filter_map(move |row| match row {
            Ok((line, row)) => {
                without_blanks(row).map(|values| Ok(EntryRow { place: format!("{name}:{line}"), values }))
            }
            Err(why) => Some(Err(no_table(why))),
        })
        .peekable();
    if rows.peek().is_none() {
        return Err(Failure::refused(format!("`{}` has no row below its keys", path.display())));
    }
    Ok(rows)
}

/// Spreadsheets leave empty rows and columns without a key behind. Empty rows are dropped here, and so are cells
/// without a key unless they have content.
fn without_blanks(mut row: Vec<(String, String)>) -> Option<Vec<(String, String)>> {
    row.retain(|(column, cell)| !(column.is_empty() && cell.is_empty()));
    row.iter().any(|(_, cell)| !cell.is_empty()).then_some(row)
}
