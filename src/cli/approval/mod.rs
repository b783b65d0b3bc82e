//! `concerted approval`: puts a text under silence, records what those who decide state, and shows how an approval stands.

mod show;
mod words;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use jiff::{Timestamp, civil::DateTime};

use super::{Context, Failure, open, print};
use crate::{
    app::{self, Acting, ApprovalAct, ApprovalActed},
    diag::Advice,
    files,
    model::{
        Evidence, Origin, PartnerId, Statement, StatementKind, TaskId, TextVersion, Way, WorkflowId, sha256::sha256_hex,
    },
    plan::{Function, Plan},
};

/// A text or a scan has at most so many bytes.
const MAX_FILE_BYTES: usize = 256 * 1024 * 1024;

/// Options of `approval`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Show the rounds of an approval: who has the text, who stated what, until when
    Show {
        #[command(flatten)]
        of: Of,
    },
    /// Put a text under silence, for the first time or anew after it was broken
    Open {
        #[command(flatten)]
        of: Of,
        /// What the text is, such as "Draft declaration" [default: the title of the task]
        #[arg(long, value_name = "NAME")]
        title: Option<String>,
        /// Which version of it, such as Rev.2
        #[arg(long, value_name = "NAME")]
        version: String,
        /// Where members find it
        #[arg(long, value_name = "URL")]
        link: Option<String>,
        /// The file of the text; its checksum is kept, not the file
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        how: How,
    },
    /// Record what somebody who decides states
    State {
        #[command(flatten)]
        of: Of,
        /// The partner, or an office of it: unesco, host/ministers_office
        partner: String,
        /// approved, returned, objected, time_requested, abstained, remarked or delegated
        #[arg(value_parser = words::statement)]
        statement: StatementKind,
        /// The paragraphs objected to, with commas between: "OP 4, OP 7"
        #[arg(long, value_name = "LIST")]
        paragraphs: Option<String>,
        /// The condition or reservation of an approval
        #[arg(long, value_name = "TEXT")]
        condition: Option<String>,
        /// The day until which more time is asked for
        #[arg(long, value_name = "DAY", value_parser = super::parse_date)]
        until: Option<jiff::civil::Date>,
        /// The partner to which the decision is left
        #[arg(long, value_name = "PARTNER")]
        to: Option<String>,
        /// The partner in whose place it is stated
        #[arg(long, value_name = "PARTNER")]
        in_place_of: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Record that a member has the text although no notice brought it
    Served {
        #[command(flatten)]
        of: Of,
        /// The member
        partner: String,
        #[command(flatten)]
        how: How,
    },
    /// Record that those who broke a silence are consulted
    Consult {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        how: How,
    },
    /// Ask for it no more
    Withdraw {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        how: How,
    },
    /// Record an approval given elsewhere: signed on paper, taken in a meeting
    Sign {
        #[command(flatten)]
        of: Of,
        /// A scan that proves it; its checksum is kept, not the file
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        how: How,
    },
}

/// Whose approval it is.
#[derive(Debug, clap::Args)]
struct Of {
    /// The workflow
    workflow: String,
    /// The task
    task: String,
}

/// How something happened.
#[derive(Debug, Default, clap::Args)]
struct How {
    /// When it happened where the host is, such as 2027-05-12T17:59 [default: now]
    #[arg(long, value_name = "TIME", value_parser = words::time)]
    at: Option<DateTime>,
    /// The way it arrived
    #[arg(long, value_name = "WAY", value_parser = ["telephone", "in_person"])]
    by: Option<String>,
    /// Who said it: an office or a name
    #[arg(long, value_name = "TEXT", requires = "by")]
    said_by: Option<String>,
    /// The reason, or anything else worth keeping
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    match &options.command {
        Command::Show { of } => show::show(context, &of.workflow, &of.task),
        Command::Open { of, title, version, link, file, how } => {
            let sha256 = file.as_deref().map(read).transpose()?.map(|evidence| evidence.sha256);
            let text = TextVersion { title: title.clone(), version: version.clone(), link: link.clone(), sha256 };
            act(context, of, ApprovalAct::Open { text }, how)
        }
        Command::State { of, partner, statement, in_place_of, how, .. } => {
            let (partner, office) = seat(partner)?;
            let in_place_of = in_place_of.as_deref().map(PartnerId::from);
            let statement = stated(*statement, &options.command)?;
            act(context, of, ApprovalAct::State { partner, office, in_place_of, statement }, how)
        }
        Command::Served { of, partner, how } => {
            let (partner, office) = seat(partner)?;
            act(context, of, ApprovalAct::Serve { partner, office }, how)
        }
        Command::Consult { of, how } => act(context, of, ApprovalAct::Consult, how),
        Command::Withdraw { of, how } => act(context, of, ApprovalAct::Withdraw, how),
        Command::Sign { of, file, how } => {
            let evidence = file.as_deref().map(read).transpose()?;
            act(context, of, ApprovalAct::Sign { evidence }, how)
        }
    }
}

/// The statement of these options; options that belong to another one are an error.
fn stated(kind: StatementKind, command: &Command) -> Result<Statement, Failure> {
    let Command::State { paragraphs, condition, until, to, .. } = command else {
        return Ok(Statement::Abstained {});
    };
    let given = [
        ("--paragraphs", paragraphs.is_some(), StatementKind::Objected),
        ("--condition", condition.is_some(), StatementKind::Approved),
        ("--until", until.is_some(), StatementKind::TimeRequested),
        ("--to", to.is_some(), StatementKind::Delegated),
    ];
    if let Some((option, _, of)) = given.into_iter().find(|(_, is_given, of)| *is_given && *of != kind) {
        return Err(Failure::usage(Advice::new(
            format!("`{option}` belongs to `{}`, not to `{}`", of.as_str(), kind.as_str()),
            "leave it out; `--note` keeps what is worth keeping",
        )));
    }
    Ok(match kind {
        StatementKind::Approved => Statement::Approved { conditions: condition.clone() },
        StatementKind::Returned => Statement::Returned {},
        StatementKind::Objected => Statement::Objected { paragraphs: words::paragraphs(paragraphs.as_deref()) },
        StatementKind::TimeRequested => Statement::TimeRequested { until: *until },
        StatementKind::Abstained => Statement::Abstained {},
        StatementKind::Remarked => Statement::Remarked {},
        StatementKind::Delegated => {
            let to = to.as_deref().ok_or_else(|| {
                Failure::usage(Advice::new("to whom is it left?", "add `--to PARTNER`, the id of a partner"))
            })?;
            Statement::Delegated { to: PartnerId::from(to) }
        }
    })
}

fn act(context: &Context, of: &Of, act: ApprovalAct, how: &How) -> Result<ExitCode, Failure> {
    context.only_text("approval")?;
    let (workflow, task) = (WorkflowId::from(&of.workflow), TaskId::from(&of.task));
    let (mut app, loading) = open::writing_of(context, &workflow)?;
    let plan = std::sync::Arc::clone(&loading.find(&workflow)?.plan);
    let acting = acting(&plan, how)?;
    let now = context.clock.now();
    let acted = app::act_on_approval(&mut app, &loading, (&workflow, &task), (act, acting), now)?;
    tell(&acted)?;
    show::tell(&app::approval_standing(&mut app.store, &loading, (&workflow, &task), now)?, &plan)?;
    Ok(ExitCode::SUCCESS)
}

fn tell(acted: &ApprovalActed) -> Result<(), Failure> {
    let said = super::log::sentence(&acted.event.fact);
    print::sentence(&format!("recorded as entry {} of the journal: {said}", acted.event.seq))?;
    if acted.is_late {
        print::sentence("it came after the end: it stays on record, and changes nothing")?;
    }
    Ok(())
}

fn acting(plan: &Plan, how: &How) -> Result<Acting, Failure> {
    let at = how.at.map(|at| instant(plan, at)).transpose()?;
    let way = how.by.as_deref().and_then(|by| Way::ALL.into_iter().find(|way| way.as_str() == by));
    let definition = Some(plan.definition.clone());
    let origin = way.map(|way| Origin { way, said_by: how.said_by.clone(), mail: None, definition });
    Ok(Acting { at, note: how.note.clone(), origin })
}

/// The instant at which the clock where the host is shows `at`.
fn instant(plan: &Plan, at: DateTime) -> Result<Timestamp, Failure> {
    let zone = plan.timezone.to_ambiguous_timestamp(at);
    zone.compatible().map_err(|error| Failure::usage(format!("`--at {at}` is no time: {error}")))
}

/// `unesco`, or `host/ministers_office`.
fn seat(text: &str) -> Result<(PartnerId, Option<Function>), Failure> {
    let Some((partner, office)) = text.split_once('/') else { return Ok((PartnerId::from(text), None)) };
    let function = Function::parse(office).ok_or_else(|| {
        let known = Function::ALL.map(Function::as_str).join(", ");
        Failure::usage(Advice::new(format!("`{office}` is no office"), format!("the offices are {known}")))
    })?;
    Ok((PartnerId::from(partner), Some(function)))
}

/// The name and checksum of a file.
fn read(path: &Path) -> Result<Evidence, Failure> {
    let bytes = files::read_regular(path, MAX_FILE_BYTES)
        .map_err(|error| Failure::refused(format!("cannot read `{}`: {error}", path.display())))?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Evidence { name, sha256: sha256_hex(&bytes) })
}
