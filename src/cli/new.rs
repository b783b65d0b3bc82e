//! `concerted new`: a workflow from a blueprint, valid at once.

use std::{
    io::{self, IsTerminal, Write as _},
    process::ExitCode,
};

use jiff::civil::Date;

use super::{Context, Failure, print};
use crate::{
    app::{self, AppError, Reading},
    config::Config,
    definition::{self, BeginError, Beginning},
    diag::{Code, Diagnostic, Severity, Sources, render},
};

/// Options of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Its id, such as world-forum-2029; the file is called so
    workflow: String,

    /// The event's title in English; asked for if missing
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// The opening day, T; asked for if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    opens: Option<Date>,

    /// The closing day, C; the opening day if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    closes: Option<Date>,

    /// The city
    #[arg(long, value_name = "TEXT")]
    city: Option<String>,

    /// Languages of its documents
    #[arg(long, value_name = "LL,…", value_delimiter = ',', default_value = "en")]
    languages: Vec<String>,

    /// Short symbol in mails and reports; initials and number of the id if missing
    #[arg(long, value_name = "TEXT")]
    symbol: Option<String>,

    /// The programme it belongs to; the only one if missing
    #[arg(long, value_name = "ID")]
    programme: Option<String>,

    /// The blueprint it is based on; the only one if missing
    #[arg(long, value_name = "ID")]
    blueprint: Option<String>,

    /// Print it instead of writing the file
    #[arg(long)]
    print: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("new")?;
    let config = Config::load(&context.config)?;
    let reading = Reading::of(&config.workflows)?;
    let beginning = Beginning {
        id: options.workflow.clone(),
        symbol: options.symbol.clone(),
        title: answer("--title", options.title.clone(), "Title of the event", |text| {
            if text.is_empty() { Err("write a title".into()) } else { Ok(text.to_owned()) }
        })?,
        opens: answer("--opens", options.opens, "Opening day, such as 2029-05-29", super::parse_date)?,
        closes: options.closes,
        city: options.city.clone(),
        languages: options.languages.clone(),
        programme: options.programme.clone(),
        blueprint: options.blueprint.clone(),
    };
    let begun = definition::begin(&reading.sources, &beginning).map_err(refused)?;
    let mut sources = reading.sources;
    sources.insert(&begun.path, &begun.text);
    let compiled = definition::compile(&sources, &begun.path);
    let Some(plan) = &compiled.plan else { return Err(invalid(&beginning, &compiled.diagnostics, &sources)) };
    if options.print {
        io::stdout().write_all(begun.text.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let path = config.workflows.join(&begun.path);
    app::write_file(&path, begun.text.as_bytes())?;
    print::line(format!("written: {}", path.display()))?;
    let count = |severity| compiled.diagnostics.iter().filter(|finding| finding.severity == severity).count();
    print::line(format!(
        "{} from {} to {}; {}, {}",
        print::counted(plan.tasks.len(), "task"),
        plan.starts_on(),
        plan.ends_on(),
        print::counted(count(Severity::Warning), "warning"),
        print::counted(count(Severity::Note), "note"),
    ))?;
    if plan.ends_on() < plan.timezone.to_datetime(context.clock.now()).date() {
        print::line("attention: all of it lies in the past, so that it will report once and remind nobody")?;
    }
    print::line(format!("next: `concerted check {}`, `concerted rehearse {}`", begun.path, options.workflow))?;
    Ok(ExitCode::SUCCESS)
}

/// What is wrong with the arguments is wrong usage; what stands in the folder is not.
fn refused(error: BeginError) -> Failure {
    match error {
        BeginError::Exists { .. } | BeginError::Unknown { .. } => AppError::from(error).into(),
        _ => Failure::Usage(error.to_string()),
    }
}

/// Why what was begun is no workflow: its days, or else a fault of the files that it stands on, which are shown.
fn invalid(beginning: &Beginning, findings: &[Diagnostic], sources: &Sources) -> Failure {
    let errors = || findings.iter().filter(|finding| finding.is_error());
    if let Some(finding) = errors().find(|finding| finding.code == Code::OutsideYears) {
        let (opens, message) = (beginning.opens, &finding.message);
        return Failure::Usage(format!("no event can open on {opens}: {message}\n  help: look at the year again"));
    }
    for finding in errors() {
        print::note(render::draw(finding, sources, print::is_coloured(&io::stderr())));
    }
    Failure::Refused("no workflow can be made so; nothing was written".into())
}

/// What was given, or what a person at the terminal answers.
fn answer<T>(
    option: &str,
    given: Option<T>,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(format!("`concerted new` needs `{option}`, where nobody can be asked")));
    }
    loop {
        eprint_question(question)?;
        let mut line = String::new();
        if io::stdin().read_line(&mut line)? == 0 {
            return Err(Failure::Usage(format!("`concerted new` needs `{option}`")));
        }
        match read(line.trim()) {
            Ok(value) => return Ok(value),
            Err(why) => print::note(why),
        }
    }
}

fn eprint_question(question: &str) -> io::Result<()> {
    let mut stderr = io::stderr();
    write!(stderr, "{question}: ")?;
    stderr.flush()
}
