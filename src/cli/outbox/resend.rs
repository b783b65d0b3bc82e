//! `concerted outbox resend`: resends mails that, according to somebody, never arrived.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, print},
    meant::{Meant, Verb},
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
    let (meant, to) = options.meant.with_new_address();
    let manner = Resending { to: to.as_deref(), as_it_was: options.as_it_was, why: options.why.as_deref() };
    meant.undergo(context, &RESEND, |app, loading, keys, now| {
        for again in app::resend(app, loading, keys, manner, now)? {
            print::line(format!(
                "{} goes once more to {} as {} ({}), from {} on",
                again.first.short(),
                again.to.join(", "),
                again.key.short(),
                again.key,
                again.departs_at
            ))?;
        }
        Ok(print::line("the daemon, or `concerted run --once`, sends it; it counts as no reminder")?)
    })
}
