//! `concerted outbox retry`: retries failed and uncertain mails.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, open, print},
    list::table,
    meant::{Meant, Verb},
};
use crate::{app, model::MailState};

/// Options of `outbox retry`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// Every failed mail, as `--state failed`
    #[arg(long, conflicts_with = "key")]
    failed: bool,
    /// Write to this address again, whatever it refused so far; mails that failed stay as they are
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["key", "failed", "workflow", "partner", "to", "state", "since"])]
    address: Option<String>,
}

const RETRY: Verb = Verb {
    name: "retry",
    of: &[MailState::Failed, MailState::Uncertain],
    unless_named: &[MailState::Failed],
    question: "Send them again?",
};

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if let Some(address) = &options.address {
        return pardon(context, address);
    }
    let meant = options.meant.or_in(options.failed, MailState::Failed);
    meant.undergo(context, &RETRY, |app, _, keys, now| {
        app::retry_all(app, keys, now)?;
        match keys {
            [key] if meant.is_by_key() => {
                print::line(format!("queued again, as far as it still asks for something: {key}"))?;
            }
            keys => print::line(format!(
                "{} queued again, as far as they still ask for something",
                print::counted(keys.len(), "mail")
            ))?,
        }
        Ok(())
    })
}

fn pardon(context: &Context, address: &str) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let failed = app::pardon(&mut app, &loading, address, context.clock.now())?;
    print::line(format!("{address} is written to again, from the next mail on"))?;
    if !failed.is_empty() {
        print::line(format!(
            "{} to it failed before; `concerted outbox retry KEY` sends one again, `retry --failed --to ADDRESS` all of them:",
            print::counted(failed.len(), "mail")
        ))?;
        table(&failed)?;
    }
    Ok(ExitCode::SUCCESS)
}
