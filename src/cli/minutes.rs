//! `concerted minutes`: the record of an approval or a silence procedure, for the file.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, AppError, MinutesRequest},
    config::Config,
    lang::{LANGUAGES, Words},
    model::{Lang, TaskId, WorkflowId},
    report::Document as _,
};

/// The width of a text that does not go to a terminal.
const COLUMNS: usize = 80;
/// Longer lines are hard to read, however wide the terminal.
const COLUMNS_AT_MOST: usize = 100;

/// Options of `minutes`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,

    /// The task whose approval is asked for
    task: String,

    /// Their language
    #[arg(long, value_name = "LL")]
    lang: Option<String>,

    /// Name no member, so that they can be passed on
    #[arg(long)]
    redacted: bool,

    /// Where to write them; `-` for standard output [default: a file named after task and day; text goes to the terminal]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    let lang = options.lang.as_ref().map(Lang::from);
    if let Some(lang) = lang.as_ref().filter(|lang| !Words::has_catalogue(lang)) {
        return Err(Failure::usage(format!("there are no minutes in `{lang}`; there are {}", LANGUAGES.join(", "))));
    }
    let (templates, faults) = app::sound_templates(&config)?;
    open::warn_of_templates(&faults);
    let request = MinutesRequest {
        workflow: WorkflowId::from(&options.workflow),
        task: TaskId::from(&options.task),
        lang,
        is_redacted: options.redacted,
    };
    let made = app::make_minutes(&config, &templates, &request, context.clock.now())?;
    let theme = templates.theme();
    let (bytes, ending) = match context.format.unwrap_or(Format::Pdf) {
        Format::Json => (made.json().map_err(AppError::Stored)?, "json"),
        Format::Html => (made.html(theme).into_bytes(), "html"),
        Format::Text => {
            let terminal = print::columns().filter(|_| options.output.is_none()).unwrap_or(COLUMNS);
            (made.text(terminal.min(COLUMNS_AT_MOST)).map_err(AppError::Typeset)?.into_bytes(), "txt")
        }
        Format::Pdf => {
            let pdf = made.pdf(theme).map_err(AppError::Typeset)?;
            print::missing(&pdf.missing);
            (pdf.bytes, "pdf")
        }
        _ => return Err(Failure::Usage("minutes are written as pdf, html, text or json".into())),
    };
    let header = made.report.header();
    let output = match &options.output {
        None if ending == "txt" => PathBuf::from("-"),
        output => output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.{ending}", header.file_stem))),
    };
    if output == Path::new("-") {
        std::io::stdout().write_all(&bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    app::write_output(&config, &output, &bytes)?;
    print::line(format!("{}, {}: {}", header.symbol, made.report.outcome, output.display()))?;
    Ok(ExitCode::SUCCESS)
}
