//! `concerted outbox withdraw`: withdraws mails that have not left.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, print},
    meant::{Meant, Verb},
};
use crate::{app, model::MailState};

/// Options of `outbox withdraw`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// Why, for the journal
    #[arg(long, default_value = "withdrawn by the coordinator")]
    why: String,
}

const WITHDRAW: Verb = Verb {
    name: "withdraw",
    of: &[MailState::Queued, MailState::Held, MailState::Draft, MailState::Failed],
    unless_named: &[MailState::Queued, MailState::Held, MailState::Draft],
    question: "Take them back?",
};

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let is_by_key = options.meant.is_by_key();
    options.meant.undergo(context, &WITHDRAW, |app, loading, keys, now| {
        app::withdraw_all(app, loading, keys, &options.why, now)?;
        match keys {
            [key] if is_by_key => print::line(format!("withdrawn: {key}"))?,
            keys => print::line(format!("{} withdrawn", print::counted(keys.len(), "mail")))?,
        }
        Ok(())
    })
}
