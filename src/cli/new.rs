//! `concerted new`: a workflow from a blueprint, valid at once.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use jiff::civil::Date;

use super::{Context, Failure, ask::Questions, print};
use crate::{
    app::{self, AppError, Reading},
    config::Config,
    definition::{self, BeginError, Beginning},
    diag::{Advice, Code, Diagnostic, Severity, Sources, render},
    lang::{LANGUAGES, Words},
    model::Lang,
};

/// Options of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Its id, such as world-forum-2029, which also names the file
    workflow: String,

    /// The event's title in English; asked for if missing
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// The opening day, T; asked for if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    opens: Option<Date>,

    /// The closing day, C; asked for with the others, else the opening day
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    closes: Option<Date>,

    /// The city; asked for with the others, else left out
    #[arg(long, value_name = "TEXT")]
    city: Option<String>,

    /// Languages of its documents; asked for with the others, else en
    #[arg(long, value_name = "LL,…", value_delimiter = ',')]
    languages: Option<Vec<String>>,

    /// Short symbol in mails and reports [default: made from the id]
    #[arg(long, value_name = "TEXT")]
    symbol: Option<String>,

    /// The programme it belongs to [default: the only one]
    #[arg(long, value_name = "ID")]
    programme: Option<String>,

    /// The blueprint it is based on [default: the only one]
    #[arg(long, value_name = "ID")]
    blueprint: Option<String>,

    /// A value for a parameter of the blueprint, such as city=Aqaba
    #[arg(long, value_name = "ID=TEXT", value_parser = parameter)]
    set: Vec<(String, String)>,

    /// Print it instead of writing the file
    #[arg(long)]
    print: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("new")?;
    let config = Config::load(&context.config)?;
    let reading = Reading::of(&config.workflows)?;
    let beginning = beginning(options, &reading.sources)?;
    let begun = definition::begin(&reading.sources, &beginning).map_err(AppError::from)?;
    let mut sources = reading.sources;
    sources.insert(&begun.path, &begun.text);
    let compiled = definition::compile(&sources, &begun.path);
    let Some(plan) = &compiled.plan else { return Err(invalid(&beginning, &compiled.diagnostics, &sources)) };
    if options.print {
        io::stdout().write_all(begun.text.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let path = config.workflows.join(&begun.path);
    app::write_output(&config, &path, begun.text.as_bytes())?;
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
        print::line("attention: all of it lies in the past, so it will report once and remind nobody")?;
    }
    print::line(format!("next: `concerted check {}`, `concerted rehearse {}`", begun.path, options.workflow))?;
    Ok(ExitCode::SUCCESS)
}

/// The given options, and a person's answers for the rest. If title and days are given, nothing is asked.
fn beginning(options: &Options, sources: &Sources) -> Result<Beginning, Failure> {
    // Nobody should answer five questions only to be told that the id is taken.
    let stand_in = options.closes.unwrap_or(Date::constant(2000, 1, 1));
    let given = given(options, options.title.as_deref().unwrap_or("?"), options.opens.unwrap_or(stand_in));
    let mut questions = Questions::at_terminal();
    match definition::begin(sources, &given) {
        // They are asked for below.
        Err(BeginError::ParameterNotSet { .. }) if questions.is_answered() => {}
        begun => drop(begun.map_err(AppError::from)?),
    }

    let is_asked = questions.is_answered() && (options.title.is_none() || options.opens.is_none());
    let title = questions.needed("--title", options.title.clone(), "Title of the event", |text| Ok(text.to_owned()))?;
    let opens = questions.needed("--opens", options.opens, "Opening day, such as 2029-05-29", super::parse_date)?;
    let mut beginning = self::given(options, &title, opens);
    if is_asked {
        if options.closes.is_none() {
            beginning.closes = questions.wanted(&format!("Closing day (empty: {opens})"), |text| {
                let closes = super::parse_date(text)?;
                if closes < opens { Err(format!("{closes} is before {opens}")) } else { Ok(closes) }
            })?;
        }
        if options.city.is_none() {
            beginning.city = questions.wanted("City (empty: none yet)", |text| Ok(text.to_owned()))?;
        }
        if options.languages.is_none() {
            let languages = questions.wanted("Languages of its documents, such as en, fr (empty: en)", languages)?;
            beginning.languages = languages.unwrap_or(beginning.languages);
        }
    }
    while questions.is_answered()
        && let Err(BeginError::ParameterNotSet { id, about }) = definition::begin(sources, &beginning)
    {
        let value = questions.needed("--set", None, &about, |text| Ok(text.to_owned()))?;
        beginning.set.push((id, value));
    }
    Ok(beginning)
}

fn given(options: &Options, title: &str, opens: Date) -> Beginning {
    Beginning {
        id: options.workflow.clone(),
        symbol: options.symbol.clone(),
        title: title.to_owned(),
        opens,
        closes: options.closes,
        city: options.city.clone(),
        languages: options.languages.clone().unwrap_or_else(|| vec!["en".to_owned()]),
        programme: options.programme.clone(),
        blueprint: options.blueprint.clone(),
        set: options.set.clone(),
    }
}

/// `city=Aqaba`.
fn parameter(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(id, value)| (id.trim().to_owned(), value.trim().to_owned()));
    parts
        .filter(|(id, value)| !id.is_empty() && !value.is_empty())
        .ok_or_else(|| format!("`{text}` does not say what a parameter stands for; write `--set city=Aqaba`"))
}

/// `en, fr`; each language must have a catalogue.
fn languages(text: &str) -> Result<Vec<String>, String> {
    let languages: Vec<String> = text.split([',', ' ']).filter(|lang| !lang.is_empty()).map(str::to_owned).collect();
    match languages.iter().find(|lang| !Words::has_catalogue(&Lang::from(lang.as_str()))) {
        Some(unknown) => Err(format!("`{unknown}` is none of {}", LANGUAGES.join(", "))),
        None => Ok(languages),
    }
}

/// Why the new workflow would be invalid: its days, or else errors in the files that it is based on, which are shown.
fn invalid(beginning: &Beginning, findings: &[Diagnostic], sources: &Sources) -> Failure {
    let errors = || findings.iter().filter(|finding| finding.is_error());
    if let Some(finding) = errors().find(|finding| finding.code == Code::OutsideYears) {
        let (opens, message) = (beginning.opens, &finding.message);
        return Failure::usage(Advice::new(
            format!("no event can open on {opens}: {message}"),
            "look at the year again",
        ));
    }
    for finding in errors() {
        print::note(render::draw(finding, sources, print::is_coloured(&io::stderr())));
    }
    Failure::refused("no workflow can be made so; nothing was written")
}
