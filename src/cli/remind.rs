//! `concerted remind`: sends a partner the digest of what is open with it.

use std::process::ExitCode;

use super::{Context, Failure, open, print};
use crate::{
    app::{self, Reminding, WouldSay},
    model::{MailState, PartnerId, WorkflowId},
};

/// Options of `remind`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow
    workflow: String,
    /// The partner
    #[arg(long, value_name = "PARTNER")]
    partner: String,
    /// Send it at once, whatever the hour, even if the partner had a mail today
    #[arg(long)]
    anyway: bool,
    /// Only show what would be sent, and when
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("remind")?;
    let (workflow, partner) = (WorkflowId::from(&options.workflow), PartnerId::from(&options.partner));
    let (whom, now) = ((&workflow, &partner), context.clock.now());
    if options.dry_run {
        let (mut app, loading) = open::looking(context)?;
        would_say(&app::foretell(&mut app, &loading, whom, options.anyway, now)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (mut app, loading) = open::writing(context)?;
    let Reminding { mail, to, state, departs_at, joined } = app::remind(&mut app, &loading, whom, options.anyway, now)?;
    let joins = if joined { "joins the mail that waits, and " } else { "" };
    let leaves = match (state, departs_at <= now) {
        (MailState::Held, _) => "is held: `concerted outbox show` says by what".to_owned(),
        (_, true) => "leaves now: the daemon, or `concerted run --once`, sends it".to_owned(),
        (_, false) => format!("leaves at {departs_at}, when its reader is at work; `--anyway` sends it at once"),
    };
    print::line(format!("the digest of {partner} to {to} {joins}{leaves}: {} ({mail})", mail.short()))?;
    Ok(ExitCode::SUCCESS)
}

fn would_say(WouldSay { to, departs_at, held_by, subject, text }: &WouldSay) -> Result<(), Failure> {
    print::line(print::bold(subject))?;
    print::line(format!("to      {to}"))?;
    match held_by {
        Some(hold) => print::line(format!("leaves  when hold {hold} is lifted"))?,
        None => print::line(format!("leaves  {departs_at}"))?,
    }
    print::line("")?;
    print::line(text)?;
    Ok(())
}
