//! `concerted status`: where everything stands.

use std::process::ExitCode;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{
        self, Standing,
        overview::{Overview, Row},
    },
    engine::Health,
    model::WorkflowId,
};

/// Options of `status`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow; all of them if missing
    workflow: Option<String>,

    /// Every task, finished ones too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::looking(context)?;
    let only = options.workflow.as_ref().map(WorkflowId::from);
    let overviews = app::overview(&mut app, &loading, only.as_ref(), context.clock.now())?;
    if context.listing()? == Format::Json {
        print::json(&overviews)?;
        return Ok(ExitCode::SUCCESS);
    }
    for (number, overview) in overviews.iter().enumerate() {
        if number > 0 {
            print::line("")?;
        }
        show(overview, options.all, only.is_some())?;
    }
    if overviews.is_empty() {
        print::line(format!("no workflow in `{}`", app.config.workflows.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(overview: &Overview, finished_too: bool, tasks: bool) -> Result<(), Failure> {
    print::line(print::bold(&format!("{}  {}", overview.symbol, overview.title)))?;
    print::line(format!(
        "{}: opens {} ({}), {} of {} tasks completed, {} overdue, {} overdue",
        overview.workflow,
        overview.opens,
        relative(overview.days_to_opening),
        overview.completed,
        overview.tasks,
        overview.overdue,
        print::counted(overview.overdue_inputs, "input"),
    ))?;
    match overview.standing {
        Standing::InForce => {}
        Standing::New => print::line("not taken over yet: `concerted run` begins to remind and to report")?,
        Standing::Edited => {
            print::line("its file was edited since; the daemon, or `concerted run --once`, takes it over")?;
        }
        Standing::Waiting => print::line(
            "its file was edited since; the edit would lose recorded answers: see `concerted plan`, then `concerted apply`",
        )?,
        Standing::Kept => print::line("its file does not compile; the last definition runs on, see `concerted check`")?,
    }
    if let Some(at) = overview.next_at {
        print::line(format!("next: {at}"))?;
    }
    if !tasks {
        return Ok(());
    }
    let rows = overview.rows.iter().filter(|row| finished_too || !row.state.is_finished());
    print::line("")?;
    if print::is_narrow() { list(rows) } else { table(rows) }
}

fn table<'a>(rows: impl Iterator<Item = &'a Row>) -> Result<(), Failure> {
    let mut table = print::table(&["task", "due", "health", "state", "in", "open with", "title"]);
    for row in rows {
        table.add_row([
            row.task.to_string(),
            row.due.to_string(),
            health(row),
            row.state.as_str().replace('_', " "),
            format!("{}/{}", row.inputs_in, row.inputs_asked),
            open_with(row),
            row.title.clone(),
        ]);
    }
    print::show(&table)?;
    Ok(())
}

/// For a narrow terminal: a few short lines a task.
fn list<'a>(rows: impl Iterator<Item = &'a Row>) -> Result<(), Failure> {
    for row in rows {
        print::line(print::bold(&format!("{}  {}", row.task, row.title)))?;
        print::line(format!("  {}, due {}", health(row), row.due))?;
        let inputs = format!("{}/{} in", row.inputs_in, row.inputs_asked);
        print::line(format!("  {}, {inputs}", row.state.as_str().replace('_', " ")))?;
        if !row.open_with.is_empty() {
            print::line(format!("  open with {}", open_with(row)))?;
        }
    }
    Ok(())
}

fn health(row: &Row) -> String {
    format!("{} {}", mark(row.health), row.health.as_str().replace('_', " "))
}

fn open_with(row: &Row) -> String {
    row.open_with.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn relative(days: i32) -> String {
    match days {
        0 => "today".into(),
        days if days > 0 => format!("in {}", print::counted(days as usize, "day")),
        days => format!("{} ago", print::counted(days.unsigned_abs() as usize, "day")),
    }
}

fn mark(health: Health) -> char {
    match health {
        Health::Completed | Health::CompletedLate => '✓',
        Health::Cancelled => '–',
        Health::OnTrack => '●',
        Health::DueSoon => '◆',
        Health::AtRisk => '▲',
        Health::Overdue => '■',
    }
}
