//! `concerted report`: the progress report of a workflow as of any day.

use std::{io::Write, path::PathBuf, process::ExitCode};

use jiff::civil::Date;

use super::{
    Context, Failure, Format, print,
    report_all::{self, Asked},
};
use crate::{
    app::{self, Request},
    config::Config,
    lang::{LANGUAGES, Words},
    model::{Lang, WorkflowId},
    report::Audience,
};

/// Options of `report`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow, or the programme, whose report puts its events side by side
    #[arg(required_unless_present = "all")]
    workflow: Option<String>,

    /// Every workflow's report and every programme's, into the folder `--output`
    #[arg(long, conflicts_with = "workflow")]
    all: bool,

    /// The last day it covers, to its end in the workflow's zone; yesterday if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    as_of: Option<Date>,

    /// Its language
    #[arg(long, value_name = "LL")]
    lang: Option<String>,

    /// Who it is for: task_force (all of it), minister (page 1), public (no names, no risks), or a partner's id (what
    /// concerns it)
    #[arg(long, value_name = "WHO", default_value = "task_force")]
    audience: String,

    /// Where to write it; a file named by symbol and day in the working directory if missing; `-` for standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    if let Some(lang) = options.lang.as_ref().map(Lang::from).filter(|lang| !Words::has_catalogue(lang)) {
        return Err(Failure::Usage(format!("there is no edition in `{lang}`; there are {}", LANGUAGES.join(", "))));
    }
    let templates = app::load_templates(&config)?;
    let name = options.workflow.as_deref().unwrap_or_default();
    let asked = Asked {
        config: &config,
        templates: &templates,
        as_of: options.as_of,
        lang: options.lang.as_ref().map(Lang::from),
        output: options.output.as_deref(),
    };
    if options.all {
        return report_all::all(context, &asked);
    }
    if let Some(programme) = report_all::programme(&config, name)? {
        return report_all::one(context, &asked, &programme);
    }
    let request = Request {
        workflow: WorkflowId::from(name),
        cut_off: options.as_of,
        lang: options.lang.as_ref().map(Lang::from),
        audience: Audience::named(&options.audience.replace('-', "_")),
    };
    let made = app::make_report(&config, &templates, &request, context.clock.now())?;
    let format = context.format.unwrap_or(Format::Pdf);
    let (bytes, extension) = match format {
        Format::Json => (made.json()?, "json"),
        Format::Html => (made.html.clone().into_bytes(), "html"),
        Format::Pdf => (made.pdf(&templates)?.bytes, "pdf"),
        Format::Text | Format::Csv | Format::Ics | Format::Svg => {
            return Err(Failure::Usage("a report is written as pdf, html or json: add `--format pdf`".into()));
        }
    };
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.{extension}", made.file_stem)));
    if output.as_os_str() == "-" {
        std::io::stdout().write_all(&bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    app::write_file(&output, &bytes)?;
    print::line(format!("{} as of {}: {}", made.report_symbol(), made.cut_off, output.display()))?;
    Ok(ExitCode::SUCCESS)
}
