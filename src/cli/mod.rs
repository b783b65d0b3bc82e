//! Edge: the command line. One file per command, or a folder if it needs several; exit status 0 done, 1 findings or
//! failures, 2 wrong usage.

mod apply;
mod approval;
mod ask;
mod calendar;
mod check;
mod command;
mod commitment;
mod doctor;
mod failure;
mod hold;
mod init;
mod key;
mod log;
mod mail_in;
mod minutes;
mod new;
mod open;
mod outbox;
mod plan;
mod print;
mod progress;
mod record;
mod rehearse;
mod remind;
mod report;
mod run;
mod schema;
mod shell_files;
mod status;
mod template;
mod watching;

pub use command::{arguments, command};

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};
use jiff::{Timestamp, tz::TimeZone};
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use self::failure::Failure;
use crate::{
    clock::Clock,
    definition::{self, YEARS},
};

/// The heading over the options that every command takes.
const EVERYWHERE: &str = "Options of every command";

/// Prepares events that several organisations agree to carry out together: reads workflow definitions, reminds partners
/// by mail, takes what they answer, and reports progress against the stated objectives.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 80, disable_help_subcommand = true)]
pub struct Arguments {
    /// Configuration file
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FILE", default_value = "config.yaml")]
    config: PathBuf,

    /// Set the clock, such as 2026-11-23T09:00:00Z; years 1900 to 2199
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "INSTANT", value_parser = parse_now)]
    now: Option<Timestamp>,

    /// Output format; the help of each command lists its formats
    #[arg(long, global = true, help_heading = EVERYWHERE, value_enum, hide_possible_values = true)]
    format: Option<Format>,

    /// What to log on standard error, such as `info` or `concerted=debug`
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FILTER", env = "CONCERTED_LOG", default_value = "warn")]
    log: String,

    /// Log in JSON, one object per line
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    log_json: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the daemon: decide, send mail, issue reports, wait (the default command)
    Run(run::Options),
    /// Report every problem in the definitions, the templates and the configuration
    Check(check::Options),
    /// Set up a folder: a configuration, a programme and a first workflow, valid as they stand
    Init(init::Options),
    /// Create a workflow from a blueprint
    New(new::Options),
    /// Show what an edit will change: tasks, dates, and reminders added, moved or withdrawn
    Plan(plan::Options),
    /// Apply edits, including those that wait for somebody to agree
    Apply(apply::Options),
    /// Show where everything stands
    Status(status::Options),
    /// Record the state of a task, a partner's input, an indicator's value or a list entry
    #[command(after_help = "What the journal already says is not recorded again, unless with a note or another day.")]
    Record(record::Options),
    /// Put a text under silence, record what those who decide state, show how an approval stands
    Approval(approval::Options),
    /// Record what partners report of their commitments, confirm it, send it back, show how they stand
    Commitment(commitment::Options),
    /// Write the minutes of an approval or a silence procedure, for the file
    Minutes(minutes::Options),
    /// Make the progress report of a workflow as of any day; list or withdraw issued reports
    Report(report::Options),
    /// Play a whole preparation in simulated time: every mail and report, before any is sent
    Rehearse(rehearse::Options),
    /// Manage the mails: list, show, release, withdraw, retry, resend, settle
    Outbox(outbox::Options),
    /// Send a partner the list of what is open with it now
    Remind(remind::Options),
    /// Hold mails of a workflow, mails to a partner, or all mails; list and lift holds
    Hold(hold::Options),
    /// Read one mail from standard input: an answer, or a delivery report
    #[command(
        after_help = "For a mail server to pipe mail into. Exit status 0: recorded, or rightly left alone; 65: it can never be read; 75: try again later."
    )]
    MailIn(mail_in::Options),
    /// Show which days off are read from an `.ics` file
    Calendar(calendar::Options),
    /// Show the journal of a workflow
    Log(log::Options),
    /// Check the database, its files and the issued reports; exit status 1 if anything is wrong
    Doctor(doctor::Options),
    /// Manage the keys that sign answer links: list them, rotate them
    Key(key::Options),
    /// Print the JSON Schema of the definitions, for editors
    Schema(schema::Options),
    /// List, show and preview the templates of reports and mails
    Template(template::Options),
    /// Write what a package installs beside the program: shell completions and man pages
    #[command(hide = true)]
    ShellFiles(shell_files::Options),
}

/// How something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "txt")]
    Text,
    /// For programs
    Json,
    /// A report as PDF
    Pdf,
    /// A report as HTML
    Html,
    /// A table for spreadsheets
    Csv,
    /// All tables of a report as a workbook
    Xlsx,
    /// The results of a report as an IATI activity
    Iati,
    /// A calendar
    Ics,
    /// A Gantt chart as SVG
    Svg,
}

/// What every command receives.
struct Context {
    config: PathBuf,
    clock: Clock,
    format: Option<Format>,
}

impl Context {
    /// The format of a listing: text by default. PDF and HTML are only for reports.
    fn listing(&self) -> Result<Format, Failure> {
        match self.format.unwrap_or(Format::Text) {
            format @ (Format::Text | Format::Json) => Ok(format),
            _ => Err(Failure::usage(
                "a listing is written as text or json; pdf and html are for `concerted report`, xlsx and iati too, csv and ics also for `concerted rehearse`, svg is for `concerted status WORKFLOW --gantt`",
            )),
        }
    }

    /// Checks that the format is text, for commands that print as they go.
    fn only_text(&self, command: &str) -> Result<(), Failure> {
        match self.format {
            None | Some(Format::Text) => Ok(()),
            Some(_) => Err(Failure::usage(format!("`concerted {command}` writes text only; leave `--format` out"))),
        }
    }
}

/// Runs the command given by `arguments`.
pub fn main(arguments: Arguments) -> ExitCode {
    let clock = arguments.now.map_or(Clock::Machine, Clock::Fixed);
    if let Err(failure) = log_to_stderr(&arguments.log, arguments.log_json) {
        print::failure(&failure);
        return ExitCode::from(failure.status());
    }
    let context = Context { config: arguments.config, clock, format: arguments.format };
    let done = match arguments.command.unwrap_or_else(|| Command::Run(run::Options::default())) {
        Command::Run(options) => run::run(&context, &options),
        Command::Check(options) => check::run(&context, &options),
        Command::Init(options) => init::run(&context, &options),
        Command::New(options) => new::run(&context, &options),
        Command::Plan(options) => plan::run(&context, &options),
        Command::Apply(options) => apply::run(&context, &options),
        Command::Status(options) => status::run(&context, &options),
        Command::Record(options) => record::run(&context, &options),
        Command::Approval(options) => approval::run(&context, &options),
        Command::Commitment(options) => commitment::run(&context, &options),
        Command::Minutes(options) => minutes::run(&context, &options),
        Command::Report(options) => report::run(&context, &options),
        Command::Rehearse(options) => rehearse::run(&context, &options),
        Command::Outbox(options) => outbox::run(&context, &options),
        Command::Remind(options) => remind::run(&context, &options),
        Command::Hold(options) => hold::run(&context, &options),
        Command::MailIn(mail_in::Options {}) => Ok(mail_in::run(&context)),
        Command::Calendar(options) => calendar::run(&context, &options),
        Command::Log(options) => log::run(&context, &options),
        Command::Doctor(options) => doctor::run(&context, &options),
        Command::Key(options) => key::run(&context, &options),
        Command::Schema(options) => schema::run(&context, &options),
        Command::Template(options) => template::run(&context, &options),
        Command::ShellFiles(options) => shell_files::run(&context, &options),
    };
    done.unwrap_or_else(|failure| match failure {
        // The reader closed the pipe, as `head` does: it has read enough.
        Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        failure => {
            print::failure(&failure);
            ExitCode::from(failure.status())
        }
    })
}

/// Says what is wrong with the arguments, or what was asked for with `--help`. Exit status 2 for what is wrong, as of any
/// program; but a mail server that calls `mail-in` with a slip must keep the mail.
pub fn misunderstood(error: &clap::Error) -> ExitCode {
    // A closed terminal is no reason for another status.
    let _ = error.print();
    if error.use_stderr() && std::env::args().any(|argument| argument == "mail-in") {
        return ExitCode::from(mail_in::TRY_AGAIN);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// An instant within the years permitted in definitions, in whole seconds.
fn parse_now(text: &str) -> Result<Timestamp, String> {
    let instant: Option<Timestamp> = text.parse().ok();
    let year = instant.map(|instant| TimeZone::UTC.to_datetime(instant).year()).or_else(|| written_year(text));
    if let Some(year) = year.filter(|year| !YEARS.contains(year)) {
        let (first, last) = (YEARS.start(), YEARS.end());
        return Err(format!(
            "the year {year} lies outside the years {first} to {last}, of which definitions may speak"
        ));
    }
    let instant = instant.ok_or_else(|| {
        format!(
            "`{text}` is not an instant; write date, time and zone: 2026-11-23T09:00:00Z or 2026-11-23T13:00:00+04:00"
        )
    })?;
    instant.round(jiff::Unit::Second).map_err(|error| error.to_string())
}

/// The year of a text that is not an instant because no clock gets that far.
fn written_year(text: &str) -> Option<i16> {
    let (year, _) = text.split_once('-')?;
    year.parse().ok().filter(|_| year.len() == 4)
}

fn parse_date(text: &str) -> Result<jiff::civil::Date, String> {
    let is_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let day = is_shaped.then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| {
        let help = definition::day_meant(text).unwrap_or_else(|| "write it like 2013-03-31".to_owned());
        format!("`{text}` is not a day of the calendar; {help}")
    })
}

/// The last day of a report, within the years permitted in definitions.
fn parse_cut_off(text: &str) -> Result<jiff::civil::Date, String> {
    let day = parse_date(text)?;
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(format!("{day} lies outside the years {} to {}, of which definitions may speak", YEARS.start(), YEARS.end()))
}

/// Structured logs on standard error. Nothing personal is logged: no addresses, no texts of mails. Libraries log
/// nothing, because the bridge to the `log` crate is not built in.
fn log_to_stderr(filter: &str, json: bool) -> Result<(), Failure> {
    let filter: Targets = filter
        .parse()
        .map_err(|error| Failure::usage(format!("`--log {filter}` is not a filter: {error}; write `--log info`")))?;
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(std::io::stderr)
        .with_ansi(print::is_coloured(&std::io::stderr()))
        .with_target(false);
    // A second subscriber can only come from a second call in one process: the first one stays.
    let _ = if json {
        subscriber.json().finish().with(filter).try_init()
    } else {
        subscriber.finish().with(filter).try_init()
    };
    Ok(())
}
