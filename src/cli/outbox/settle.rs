//! `concerted outbox settle`: records what happened to uncertain mails.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, print},
    meant::{Meant, Verb},
};
use crate::{app, model::MailState};

/// Options of `outbox settle`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// What became of them
    #[arg(value_enum)]
    what: Settled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Settled {
    /// It arrived: what it reminds of counts as reminded
    Sent,
    /// It did not arrive: what it reminded of is decided anew
    NotSent,
}

const SETTLE: Verb = Verb {
    name: "settle",
    of: &[MailState::Uncertain],
    unless_named: &[MailState::Uncertain],
    question: "Is that so of all of them?",
};

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    options.meant.undergo(context, &SETTLE, |app, loading, keys, now| {
        let states = app::settle_all(app, loading, keys, options.what == Settled::Sent, now)?;
        for (key, state) in keys.iter().zip(states) {
            let follows = match (options.what, state) {
                (Settled::Sent, _) => "recorded as sent; what it reminds of counts as reminded",
                (Settled::NotSent, MailState::Sent) => "recorded; somebody else has it, so it stays sent",
                (Settled::NotSent, _) => {
                    "recorded as not sent; what it reminded of and is still due goes into a new mail"
                }
            };
            print::line(format!("{key}: {follows}"))?;
        }
        Ok(())
    })
}
