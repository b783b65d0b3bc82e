//! `concerted outbox resend`: sends mails once more that were sent and, somebody says, never arrived.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, open, print},
    meant::{Choice, Meant, Verb},
};
use crate::{
    app::{self, Resending},
    model::MailState,
};

/// Options of `outbox resend`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// Also if what it says is not so any more: a date moved, or it was answered since
    #[arg(long)]
    as_it_was: bool,
    /// Why, for the journal
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

const RESEND: Verb = Verb {
    name: "resend",
    of: &[MailState::Sent, MailState::Bounced],
    unless_named: &[MailState::Sent],
    question: "Send them once more?",
};

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let (meant, to) = options.meant.with_new_address();
    let keys = match meant.choose(&mut app, &loading, &RESEND)? {
        Choice::Mails(keys) => keys,
        Choice::Ended(status) => return Ok(status),
    };
    let manner = Resending { to: to.as_deref(), as_it_was: options.as_it_was, why: options.why.as_deref() };
    for again in app::resend(&mut app, &loading, &keys, manner, context.clock.now())? {
        print::line(format!(
            "{} goes once more to {} as {} ({}), from {} on",
            again.first.short(),
            again.to.join(", "),
            again.key.short(),
            again.key,
            again.departs_at
        ))?;
    }
    print::line("the daemon, or `concerted run --once`, sends it; it counts as no reminder")?;
    Ok(ExitCode::SUCCESS)
}
