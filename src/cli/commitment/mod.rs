//! `concerted commitment`: records what partners report of their commitments, confirms it, sends it back, and shows how one stands.

mod show;
mod words;

use std::{process::ExitCode, sync::Arc};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

use super::{Context, Failure, open, print};
use crate::{
    app::{self, Acting, CommitmentAct, CommitmentActed},
    diag::Advice,
    message::Progress,
    model::{
        CommitmentEntry, CommitmentId, CommitmentReport, Origin, PartnerId, Way, WorkflowId, ledger::CommitmentStatus,
    },
    plan::Plan,
};

/// Options of `commitment`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the commitments of a workflow: who leads them, how far they are, what waits
    List {
        /// The workflow
        workflow: String,
        /// Only those with a report that waits to be confirmed
        #[arg(long)]
        waiting: bool,
    },
    /// Show one commitment with everything that was reported on it
    Show {
        #[command(flatten)]
        of: Of,
    },
    /// Record what a partner reports by telephone or in person
    Report {
        #[command(flatten)]
        of: Of,
        /// The partner that reports: one of those that carry it out
        partner: String,
        /// in_progress, delayed (with --due), completed or dropped (with --note)
        #[arg(value_parser = words::progress)]
        progress: Option<Progress>,
        /// The new day, if it is delayed
        #[arg(long, value_name = "DAY", value_parser = super::parse_date)]
        due: Option<Date>,
        #[command(flatten)]
        money: Amounts,
        /// Where this can be seen
        #[arg(long, value_name = "URL")]
        link: Option<String>,
        /// When it was reported where the host is, such as 2027-11-29T10:00 [default: now]
        #[arg(long, value_name = "TIME", value_parser = words::time)]
        at: Option<DateTime>,
        /// The way it arrived
        #[arg(long, value_name = "WAY", value_parser = ["telephone", "in_person"])]
        by: Option<String>,
        /// Who said it: an office or a name
        #[arg(long, value_name = "TEXT", requires = "by")]
        said_by: Option<String>,
        /// What else was said; the reason, if it is given up
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Confirm a report: what it says, or what is corrected here, enters the register today
    Confirm {
        #[command(flatten)]
        of: Of,
        /// The number of the report [default: the only one that waits]
        number: Option<u32>,
        /// The status instead of the one reported
        #[arg(long, value_name = "STATUS", value_parser = words::status)]
        status: Option<CommitmentStatus>,
        /// The day instead of the one reported
        #[arg(long, value_name = "DAY", value_parser = super::parse_date)]
        due: Option<Date>,
        #[command(flatten)]
        money: Amounts,
        /// Anything worth keeping, such as why something was corrected
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Send a report back to who made it, with the reason
    Return {
        #[command(flatten)]
        of: Of,
        /// The number of the report [default: the only one that waits]
        number: Option<u32>,
        /// Why: it is told to who reported
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// Which commitment.
#[derive(Debug, clap::Args)]
struct Of {
    /// The workflow
    workflow: String,
    /// The commitment, by its id in the register
    commitment: String,
}

/// Amounts in the currency of the commitment.
#[derive(Debug, Default, clap::Args)]
struct Amounts {
    /// What has been signed for up to then, in the currency of the commitment: 250000 or "250,000 EUR"
    #[arg(long, value_name = "AMOUNT", value_parser = words::amount)]
    signed: Option<words::Amount>,
    /// What has been paid up to then, in the currency of the commitment
    #[arg(long, value_name = "AMOUNT", value_parser = words::amount)]
    paid: Option<words::Amount>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    match &options.command {
        Command::List { workflow, waiting } => show::list(context, workflow, *waiting),
        Command::Show { of } => show::show(context, &of.workflow, &of.commitment),
        Command::Report { of, partner, progress, due, money, link, at, by, said_by, note } => {
            let report = CommitmentReport {
                status: progress.map(status_of),
                due: new_day(*progress, *due)?,
                link: link.clone(),
                ..CommitmentReport::default()
            };
            let how = How { at: *at, by: by.as_deref(), said_by: said_by.clone(), note: note.clone() };
            let partner = PartnerId::from(partner);
            act(context, of, money, how, |signed, paid| CommitmentAct::Report {
                partner,
                report: CommitmentReport { signed, paid, ..report },
            })
        }
        Command::Confirm { of, number, status, due, money, note } => {
            let corrected = CommitmentEntry { status: *status, due: *due, ..CommitmentEntry::default() };
            let how = How { note: note.clone(), ..How::default() };
            act(context, of, money, how, |signed, paid| CommitmentAct::Confirm {
                number: *number,
                corrected: Box::new(CommitmentEntry { signed, paid, ..corrected }),
            })
        }
        Command::Return { of, number, reason } => act(context, of, &Amounts::default(), How::default(), |_, _| {
            CommitmentAct::Return { number: *number, reason: reason.clone() }
        }),
    }
}

/// How something was said.
#[derive(Default)]
struct How<'a> {
    at: Option<DateTime>,
    by: Option<&'a str>,
    said_by: Option<String>,
    note: Option<String>,
}

fn status_of(progress: Progress) -> CommitmentStatus {
    match progress {
        Progress::InProgress | Progress::Delayed => CommitmentStatus::InProgress,
        Progress::Completed => CommitmentStatus::Completed,
        Progress::Dropped => CommitmentStatus::Dropped,
    }
}

/// The new day of what is delayed, and of nothing else.
fn new_day(progress: Option<Progress>, due: Option<Date>) -> Result<Option<Date>, Failure> {
    match (progress, due) {
        (Some(Progress::Delayed), None) => {
            Err(Failure::usage(Advice::new("until when is it delayed?", "add `--due DAY`, such as 2028-06-30")))
        }
        (Some(Progress::Completed | Progress::Dropped), Some(_)) => Err(Failure::usage(Advice::new(
            "`--due` belongs to `delayed`",
            "leave it out; `--note` keeps what is worth keeping",
        ))),
        (_, due) => Ok(due),
    }
}

fn act(
    context: &Context,
    of: &Of,
    money: &Amounts,
    how: How<'_>,
    what: impl FnOnce(Option<f64>, Option<f64>) -> CommitmentAct,
) -> Result<ExitCode, Failure> {
    context.only_text("commitment")?;
    let (workflow, commitment) = (WorkflowId::from(&of.workflow), CommitmentId::from(&of.commitment));
    let (mut app, loading) = open::writing_of(context, &workflow)?;
    let plan = Arc::clone(&loading.find(&workflow)?.plan);
    let now = context.clock.now();
    let standing = app::commitment_standings(&mut app.store, &loading, (&workflow, Some(&commitment)), now)?;
    let currency = standing.first().map(|one| one.currency.clone()).unwrap_or_default();
    let signed = words::in_currency(money.signed.as_ref(), &currency)?;
    let paid = words::in_currency(money.paid.as_ref(), &currency)?;
    let acting = acting(&plan, how)?;
    let of = (&workflow, &commitment);
    let acted = app::act_on_commitment(&mut app, &loading, of, (what(signed, paid), acting), now)?;
    tell(&acted)?;
    let standings = app::commitment_standings(&mut app.store, &loading, (&workflow, Some(&commitment)), now)?;
    for one in &standings {
        show::tell(one, &plan)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(acted: &CommitmentActed) -> Result<(), Failure> {
    let (seq, said) = (acted.event.seq, super::log::sentence(&acted.event.fact));
    if acted.is_same {
        print::sentence(&format!("that is entry {seq} of the journal already: {said}"))?;
    } else {
        print::sentence(&format!("recorded as entry {seq} of the journal: {said}"))?;
    }
    Ok(())
}

fn acting(plan: &Plan, how: How<'_>) -> Result<Acting, Failure> {
    let at = how.at.map(|at| instant(plan, at)).transpose()?;
    let way = how.by.and_then(|by| Way::ALL.into_iter().find(|way| way.as_str() == by));
    let definition = Some(plan.definition.clone());
    let origin = way.map(|way| Origin { way, said_by: how.said_by, mail: None, definition });
    Ok(Acting { at, note: how.note, origin })
}

/// The instant at which the clock where the host is shows `at`.
fn instant(plan: &Plan, at: DateTime) -> Result<Timestamp, Failure> {
    let zone = plan.timezone.to_ambiguous_timestamp(at);
    zone.compatible().map_err(|error| Failure::usage(format!("`--at {at}` is no time: {error}")))
}
