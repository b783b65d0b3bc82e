//! `concerted report`: the progress report of a workflow as of any day.

mod archive;
pub(super) mod several;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::builder::PossibleValuesParser;
use jiff::{Timestamp, civil::Date};

use archive::Archive;
use several::Asked;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, AppError, AsOf, Made, Request},
    config::Config,
    diag::Advice,
    lang::{LANGUAGES, Words},
    model::{Lang, ProgrammeId, WorkflowId},
    render::{export::TableName, spreadsheet::Separator, theme::Theme},
    report::Audience,
};

/// The width of a text that does not go to a terminal.
const COLUMNS: usize = 80;
/// Longer lines are hard to read, however wide the terminal.
const COLUMNS_AT_MOST: usize = 100;

/// Values of `--table` other than the names of tables.
const ALL_TABLES: &str = "all";

/// Options of `report`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Options {
    #[command(subcommand)]
    archive: Option<Archive>,

    /// A workflow, or a programme, whose report compares its events
    #[arg(required_unless_present = "all")]
    workflow: Option<String>,

    /// Make the reports of all workflows and programmes, in the folder `--output`
    #[arg(long, conflicts_with = "workflow")]
    all: bool,

    /// Issue it now: number it, archive it, and send it to the recipients that the definition names
    #[arg(long, conflicts_with_all = ["all", "lang", "audience", "template", "table", "output"])]
    issue: bool,

    /// The last day it covers, in the workflow's time zone [default: yesterday]
    #[arg(long, value_name = "DATE", value_parser = super::parse_cut_off)]
    as_of: Option<Date>,

    /// Allow a day in the future; every page says so
    #[arg(long, requires = "as_of", conflicts_with = "issue")]
    allow_future: bool,

    /// Its language
    #[arg(long, value_name = "LL")]
    lang: Option<String>,

    /// Who it is for: task_force (all of it), minister (page 1), public (no names, no risks), or a partner's id (what
    /// concerns it)
    #[arg(long, value_name = "WHO", default_value = "task_force")]
    audience: String,

    /// A template of your own, such as `reports/brief` for `report-templates/reports/brief.html.hbs`
    #[arg(long, value_name = "NAME")]
    template: Option<String>,

    /// The table to write as CSV; `all` writes each to a file in the folder `--output` [default: tasks]
    #[arg(long, value_name = "TABLE", value_parser = table_names())]
    table: Option<String>,

    /// What separates the cells of a CSV file
    #[arg(long, value_name = "SIGN", value_enum, default_value_t)]
    separator: Sign,

    /// Where to write it; `-` for standard output [default: a file named after symbol and day; text goes to the terminal]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A separator as typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Sign {
    /// `,`
    #[default]
    #[value(alias = ",")]
    Comma,
    /// `;`, for spreadsheets of countries with a decimal comma
    #[value(alias = ";")]
    Semicolon,
    /// A tab
    #[value(alias = "\t")]
    Tab,
}

impl From<Sign> for Separator {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Comma => Self::Comma,
            Sign::Semicolon => Self::Semicolon,
            Sign::Tab => Self::Tab,
        }
    }
}

fn table_names() -> PossibleValuesParser {
    PossibleValuesParser::new(TableName::ALL.map(TableName::as_str).into_iter().chain([ALL_TABLES]))
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if let Some(archive) = &options.archive {
        return archive::run(context, archive);
    }
    if options.issue {
        return issue(context, options);
    }
    let config = Config::load(&context.config)?;
    if let Some(lang) = options.lang.as_ref().map(Lang::from).filter(|lang| !Words::has_catalogue(lang)) {
        return Err(Failure::usage(format!("there is no edition in `{lang}`; there are {}", LANGUAGES.join(", "))));
    }
    let format = context.format.unwrap_or(Format::Pdf);
    if options.table.is_some() && format != Format::Csv {
        return Err(Failure::usage("`--table` names a table of a CSV file: add `--format csv`"));
    }
    if options.separator != Sign::Comma && format != Format::Csv {
        return Err(Failure::Usage("`--separator` is for CSV files: add `--format csv`".into()));
    }
    let (templates, faults) = app::sound_templates(&config)?;
    if options.template.as_ref().is_some_and(|name| faults.iter().any(|fault| fault.template == format!("{name}.html")))
    {
        return Err(AppError::Templates(faults).into());
    }
    open::warn_of_templates(&faults);
    let name = options.workflow.as_deref().unwrap_or_default();
    let asked = Asked {
        config: &config,
        templates: &templates,
        as_of: AsOf { day: options.as_of, may_be_ahead: options.allow_future },
        lang: options.lang.as_ref().map(Lang::from),
        output: options.output.as_deref(),
    };
    if options.all {
        return several::all(context, &asked);
    }
    let request = Request {
        workflow: WorkflowId::from(name),
        as_of: asked.as_of,
        lang: options.lang.as_ref().map(Lang::from),
        audience: Audience::named(&options.audience.replace('-', "_")),
        template: options.template.clone(),
    };
    let made = match app::make_report(&config, &templates, &request, context.clock.now()) {
        // The name may be a programme's; if it is neither, the error is about workflows.
        Err(unknown @ AppError::Unknown { what: "workflow", .. }) => {
            let programme = several::programme(&config, name, unknown)?;
            refuse_limits(options, &programme)?;
            return several::one(context, &asked, &programme);
        }
        made => made?,
    };
    if context.clock.now() < made.report().header.cut_off_at {
        print::warning(format!("{} has not ended: what is recorded until then is not in the report", made.cut_off));
    }
    if options.table.as_deref() == Some(ALL_TABLES) {
        return write_tables(
            &config,
            &made,
            options.output.as_deref().unwrap_or(Path::new(".")),
            options.separator.into(),
        );
    }
    let (bytes, ending) = written(&made, templates.theme(), format, options, context.clock.now())?;
    let beside_others = || PathBuf::from(format!("{}{ending}", made.file_stem));
    let output = match &options.output {
        None if format == Format::Text => PathBuf::from("-"),
        output => output.clone().unwrap_or_else(beside_others),
    };
    if output.as_os_str() == "-" {
        std::io::stdout().write_all(&bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    app::write_output(&config, &output, &bytes)?;
    tell(&made, &output)
}

/// A programme's report has one edition and one template: nobody should unknowingly get something other than what was
/// asked for.
fn refuse_limits(options: &Options, programme: &ProgrammeId) -> Result<(), Failure> {
    let audience = Audience::named(&options.audience.replace('-', "_"));
    let what = match options {
        _ if audience != Audience::TaskForce => "--audience",
        Options { template: Some(_), .. } => "--template",
        Options { table: Some(_), .. } => "--table",
        _ => return Ok(()),
    };
    Err(Failure::usage(format!(
        "`{programme}` is a programme, whose report has one edition for all: leave `{what}` out, or ask for the report of one of its workflows"
    )))
}

/// Issues the report now.
fn issue(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("report --issue")?;
    let now = context.clock.now();
    let mut app = open::app(context)?;
    let folder = app.config.workflows.clone();
    let loading = app::look(&mut app.store, &folder, now)?;
    let workflow = WorkflowId::from(options.workflow.as_deref().unwrap_or_default());
    let issued = app::issue_now(&mut app, &loading, &workflow, options.as_of, now).map_err(|error| {
        several::not_of_programmes(&app.config, workflow.as_str(), error, "only reports of workflows are issued")
    })?;
    print::line(format!("{} as of {}: {}", issued.symbol, issued.cut_off, print::counted(issued.pages, "page")))?;
    for file in &issued.files {
        print::line(format!("  {}", file.display()))?;
    }
    print::missing(&issued.missing);
    for partner in &issued.unreached {
        print::line(format!(
            "attention: it did not go to {partner}, no contact of which has an address that takes mail"
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The report in the given format, and the extension of its file.
fn written(
    made: &Made,
    theme: &Theme,
    format: Format,
    options: &Options,
    now: Timestamp,
) -> Result<(Vec<u8>, String), Failure> {
    let (bytes, ending) = match format {
        Format::Json => (made.rendered.json().map_err(AppError::Stored)?, ".json"),
        Format::Html => (made.rendered.html(theme).into_bytes(), ".html"),
        Format::Pdf => {
            let pdf = made.rendered.pdf(theme).map_err(AppError::Typeset)?;
            print::missing(&pdf.missing);
            (pdf.bytes, ".pdf")
        }
        Format::Text => (made.rendered.text(columns(options)).map_err(AppError::Typeset)?.into_bytes(), ".txt"),
        Format::Xlsx => {
            warn_of_cut_cells(made.cut_cells());
            (made.workbook()?, ".xlsx")
        }
        Format::Iati if made.report().audience == Audience::Public.kind() => {
            let why = "an IATI activity names the organisations that take part, and the public edition names none";
            return Err(Failure::usage(Advice::new(why, "leave `--audience public` out")));
        }
        Format::Iati if made.report().audience == Audience::Minister.kind() => {
            let why = "an IATI activity is made of results, and the minister's edition is page 1 alone";
            return Err(Failure::usage(Advice::new(why, "leave `--audience minister` out")));
        }
        Format::Iati => (made.iati(now)?, ".xml"),
        Format::Ics => (made.agenda(now), ".ics"),
        Format::Csv => {
            let table = table(options);
            return Ok((made.csv(table, options.separator.into()), format!("_{}.csv", table.as_str())));
        }
        Format::Svg => {
            return Err(Failure::usage(
                "a report is written as pdf, html, text, json, csv, xlsx, iati or ics: add `--format pdf`",
            ));
        }
    };
    Ok((bytes, ending.to_owned()))
}

/// Tells of texts that no workbook can hold whole.
fn warn_of_cut_cells(count: usize) {
    if count > 0 {
        let texts = print::counted(count, "text");
        print::warning(Advice::new(
            format!("{texts} longer than the 32,767 characters of a cell, cut at […]"),
            "`--format csv` writes texts whole",
        ));
    }
}

/// Text for the terminal fills its width, within reason.
fn columns(options: &Options) -> usize {
    let terminal = print::columns().filter(|_| options.output.is_none());
    terminal.unwrap_or(COLUMNS).min(COLUMNS_AT_MOST)
}

fn table(options: &Options) -> TableName {
    let named = |name: &String| TableName::ALL.into_iter().find(|table| table.as_str() == name);
    options.table.as_ref().and_then(named).unwrap_or(TableName::Tasks)
}

/// Every table as a separate file.
fn write_tables(config: &Config, made: &Made, folder: &Path, separator: Separator) -> Result<ExitCode, Failure> {
    if folder.as_os_str() == "-" {
        return Err(Failure::usage("all tables are written to files: name a folder, `--output DIR`"));
    }
    for table in TableName::ALL {
        let path = folder.join(format!("{}_{}.csv", made.file_stem, table.as_str()));
        app::write_output(config, &path, &made.csv(table, separator))?;
        tell(made, &path)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(made: &Made, output: &Path) -> Result<ExitCode, Failure> {
    print::line(format!("{} as of {}: {}", made.report_symbol(), made.cut_off, output.display()))?;
    Ok(ExitCode::SUCCESS)
}
