//! `concerted outbox withdraw`: takes mails back that have not left.

use std::process::ExitCode;

use super::{
    super::{Context, Failure, open, print},
    meant::{Choice, Meant, Verb},
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
    let (mut app, loading) = open::writing(context)?;
    let keys = match options.meant.choose(&mut app, &loading, &WITHDRAW)? {
        Choice::Mails(keys) => keys,
        Choice::Ended(status) => return Ok(status),
    };
    app::withdraw_all(&mut app, &loading, &keys, &options.why, context.clock.now())?;
    match keys.as_slice() {
        [key] if options.meant.is_by_key() => print::line(format!("withdrawn: {key}"))?,
        keys => print::line(format!("{} withdrawn", print::counted(keys.len(), "mail")))?,
    }
    Ok(ExitCode::SUCCESS)
}
