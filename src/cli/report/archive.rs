//! `concerted report list` and `concerted report withdraw`: the issued reports.

use std::{path::Path, process::ExitCode};

use crate::{
    app::{self, Archived, FileState},
    cli::{Context, Failure, Format, open, print},
    model::WorkflowId,
};

/// What is done with issued reports.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Archive {
    /// Issued reports, and whether their files are still what was issued: exit status 1 if one was changed or is missing
    List {
        /// Of one workflow only
        workflow: Option<String>,
    },
    /// Take an issued report back; it stays in the archive with the reason
    Withdraw {
        /// Its symbol, such as BP-WF2/PR/7
        symbol: String,
        /// Why, for the journal and the next report
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
}

pub(super) fn run(context: &Context, archive: &Archive) -> Result<ExitCode, Failure> {
    match archive {
        Archive::List { workflow } => list(context, workflow.as_deref()),
        Archive::Withdraw { symbol, why } => withdraw(context, symbol, why),
    }
}

fn list(context: &Context, workflow: Option<&str>) -> Result<ExitCode, Failure> {
    let format = context.listing()?;
    let mut app = open::to_look(context)?;
    let reports = app::archive(&mut app, workflow.map(WorkflowId::from).as_ref())?;
    let status = if reports.iter().all(is_whole) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    if format == Format::Json {
        print::json(&reports)?;
        return Ok(status);
    }
    if reports.is_empty() {
        print::line(
            "no report was issued yet; `concerted run` issues them on schedule, `concerted report WORKFLOW --issue` at once",
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut table = print::table(&["report", "as of", "issued", "for", "language", "file"]);
    for report in &reports {
        table.add_row([
            report.symbol.clone(),
            report.cut_off.to_string(),
            report.issued_at.strftime("%Y-%m-%d").to_string(),
            report.audience.clone(),
            report.lang.to_string(),
            file(report),
        ]);
    }
    print::show(&table)?;
    Ok(status)
}

/// True if both files are as they were issued, as far as that is known.
fn is_whole(report: &Archived) -> bool {
    [Some(report.state), report.page_state].into_iter().flatten().all(|state| state == FileState::Unchanged)
}

fn file(report: &Archived) -> String {
    let page = report.page_state.filter(|state| *state != FileState::Unchanged);
    let lines = report.withdrawn.iter().map(|why| format!("withdrawn: {why}"));
    let lines = lines.chain([told(&report.file, report.state)]).chain(page.map(|state| told(&report.page, state)));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(file: &Path, state: FileState) -> String {
    let file = file.display();
    match state {
        FileState::Unchanged => file.to_string(),
        FileState::Changed => format!("{file} was changed since it was issued"),
        FileState::Missing => format!("{file} is missing"),
    }
}

fn withdraw(context: &Context, symbol: &str, why: &str) -> Result<ExitCode, Failure> {
    context.only_text("report withdraw")?;
    if why.trim().is_empty() {
        return Err(Failure::usage("`--why` is empty; the next report prints the reason"));
    }
    let mut app = open::app(context)?;
    let taken_back = app::withdraw_report(&mut app, symbol, why.trim(), context.clock.now())?;
    print::line(format!(
        "{symbol} is withdrawn; {} with it will not leave",
        print::counted(taken_back.stopped, "mail")
    ))?;
    if !taken_back.sent_to.is_empty() {
        print::line(format!("it has gone to {}: tell them yourself", taken_back.sent_to.join(", ")))?;
    }
    Ok(ExitCode::SUCCESS)
}
