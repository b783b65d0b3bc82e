//! `concerted init`: a new installation, or one with the samples, in a folder of its own.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::{Context, Failure, ask::Questions, print};
use crate::{
    app,
    definition::{self, Correspondent, FirstFiles},
    diag::Advice,
    lang::{LANGUAGES, Words},
    model::Lang,
};

/// The configuration of a new installation: mails are files, so that nothing leaves the machine.
const CONFIGURATION: &str = "\
# This installation of Concerted. Relative paths are relative to this file. docs/operations.md has all keys.
database: var/concerted.db        # journal, outbox, issued reports
workflows: workflows              # programmes, blueprints, workflows
language: LANGUAGE
mail:
  transport: file                 # one .eml a mail, nothing leaves this machine; smtp: a mail server
  directory: var/mail
  # host: mail.example.org        # for transport: smtp
reports:
  directory: var/reports
";

/// A shipped file with its path.
macro_rules! sample {
    ($path:literal) => {
        ($path, include_str!(concat!("../../workflows/", $path)))
    };
}

/// The definitions that are shipped as samples.
const SAMPLES: [(&str, &str); 12] = [
    sample!("baku-process/european-ministerial-2008.history.yaml"),
    sample!("baku-process/european-ministerial-2008.yaml"),
    sample!("baku-process/islamic-ministerial-2009.history.yaml"),
    sample!("baku-process/islamic-ministerial-2009.yaml"),
    sample!("baku-process/programme.yaml"),
    sample!("baku-process/world-forum-2011.history.yaml"),
    sample!("baku-process/world-forum-2011.yaml"),
    sample!("baku-process/world-forum-2013.history.yaml"),
    sample!("baku-process/world-forum-2013.yaml"),
    sample!("baku-process/world-forum-2027.history.yaml"),
    sample!("baku-process/world-forum-2027.yaml"),
    sample!("blueprints/ministerial-conference.yaml"),
];

/// Options of `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The folder
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// Your organisation, with the address of its secretariat
    #[arg(long, value_name = "NAME <ADDRESS>", value_parser = Correspondent::parse)]
    organisation: Option<Correspondent>,

    /// The event's title
    #[arg(long, value_name = "TEXT")]
    event: Option<String>,

    /// Its opening day
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    opens: Option<Date>,

    /// A participating organisation; repeat for each
    #[arg(long, value_name = "NAME <ADDRESS>", value_parser = Correspondent::parse)]
    partner: Vec<Correspondent>,

    /// The language of texts, mails and reports
    #[arg(long, value_name = "LL", value_parser = language)]
    language: Option<String>,

    /// Ask nothing and use defaults for whatever is not given
    #[arg(long)]
    yes: bool,

    /// Write the samples of the Baku Process instead
    #[arg(long, conflicts_with_all = ["organisation", "event", "opens", "partner", "language"])]
    demo: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("init")?;
    let configuration = options.folder.join("config.yaml");
    let workflows = options.folder.join("workflows");
    for there in [&configuration, &workflows] {
        if there.exists() {
            return Err(Failure::refused(Advice::new(
                format!("there is already `{}`, and nothing was written", there.display()),
                "name another folder, `concerted init FOLDER`",
            )));
        }
    }
    let (language, mut files, next) = if options.demo {
        let files = SAMPLES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        ("en".to_owned(), files, "concerted rehearse world-forum-2027".to_owned())
    } else {
        let today = TimeZone::UTC.to_datetime(context.clock.now()).date();
        let first = answered(options, today)?;
        let next = format!("concerted rehearse {}", first.workflow());
        (first.language.clone(), first.texts(), next)
    };
    files.push(("concerted.schema.json".to_owned(), format!("{:#}\n", definition::json_schema())));
    for (path, text) in &files {
        write(&workflows.join(path), text)?;
    }
    // The configuration comes last: whoever is interrupted before it begins anew.
    write(&configuration, &CONFIGURATION.replace("LANGUAGE", &language))?;
    let there =
        if options.folder == Path::new(".") { String::new() } else { format!("cd {}; ", options.folder.display()) };
    print::line(format!("next: `{there}concerted check` says what is wrong, `{next}` shows every mail to come"))?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    app::write_file(path, text.as_bytes())?;
    print::line(format!("written: {}", path.display()))?;
    Ok(())
}

/// What was given, a person's answers for the rest, and defaults for what nobody says.
fn answered(options: &Options, today: Date) -> Result<FirstFiles, Failure> {
    let mut questions = Questions::at_terminal();
    if !options.yes && !questions.is_answered() && (options.organisation.is_none() || options.event.is_none()) {
        return Err(Failure::usage(
            "nobody can be asked here: add `--yes` for a first example, or `--organisation` and `--event`",
        ));
    }
    let asks = !options.yes && questions.is_answered();
    let mut ask = |question: &str| -> Result<Option<String>, Failure> {
        if asks { questions.wanted(question, |text| Ok(text.to_owned())) } else { Ok(None) }
    };
    let example = || Correspondent { name: "Secretariat".into(), address: "secretariat@organisation.example".into() };
    let organisation = match &options.organisation {
        Some(given) => given.clone(),
        None => {
            again(&mut ask, "Your organisation, such as UNESCO <secretariat@unesco.example>", Correspondent::parse)?
                .unwrap_or_else(example)
        }
    };
    let event = match &options.event {
        Some(given) => given.clone(),
        None => ask("Title of the event (empty: First meeting)")?.unwrap_or_else(|| "First meeting".to_owned()),
    };
    let in_a_year = today.saturating_add(1.year());
    let opens = match options.opens {
        Some(given) => given,
        None => again(&mut ask, &format!("Opening day (empty: {in_a_year})"), super::parse_date)?.unwrap_or(in_a_year),
    };
    let mut partners = options.partner.clone();
    if partners.is_empty() && options.organisation.is_none() {
        let question = "Partners by name and address, separated by semicolons (empty: an example)";
        let read =
            |text: &str| text.split(';').filter(|one| !one.trim().is_empty()).map(Correspondent::parse).collect();
        let named: Option<Vec<Correspondent>> = again(&mut ask, question, read)?;
        partners = named.unwrap_or_else(|| {
            vec![Correspondent { name: "Partner organisation".into(), address: "focal.point@partner.example".into() }]
        });
    }
    let language = match &options.language {
        Some(given) => given.clone(),
        None => again(&mut ask, &format!("Language, one of {} (empty: en)", LANGUAGES.join(", ")), language)?
            .unwrap_or_else(|| "en".to_owned()),
    };
    Ok(FirstFiles { organisation, event, opens, partners, language })
}

/// Asks until the answer can be read; `None` for an empty one.
fn again<T>(
    ask: &mut impl FnMut(&str) -> Result<Option<String>, Failure>,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    while let Some(answer) = ask(question)? {
        match read(&answer) {
            Ok(read) => return Ok(Some(read)),
            Err(why) => print::note(why),
        }
    }
    Ok(None)
}

fn language(text: &str) -> Result<String, String> {
    let text = text.trim().to_lowercase();
    if Words::has_catalogue(&Lang::from(&text)) {
        Ok(text)
    } else {
        Err(format!("`{text}` is none of {}", LANGUAGES.join(", ")))
    }
}
