//! `concerted outbox release`: releases drafts and held mails.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, print},
    meant::{Meant, Verb},
};
use crate::{app, model::MailState};

/// Options of `outbox release`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// Every held mail, as `--state held`
    #[arg(long, conflicts_with = "key")]
    all: bool,
}

const RELEASE: Verb = Verb {
    name: "release",
    of: &[MailState::Held, MailState::Draft],
    unless_named: &[MailState::Held],
    question: "Let them go?",
};

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let meant = options.meant.or_in(options.all, MailState::Held);
    meant.undergo(context, &RELEASE, |app, loading, keys, now| {
        app::release(app, loading, keys, now)?;
        Ok(print::line(format!(
            "{} released; the daemon, or `concerted run --once`, sends them in the recipient's working hours",
            print::counted(keys.len(), "mail")
        ))?)
    })
}
