//! `concerted outbox show`: everything known about a mail.

use std::{io::Write, process::ExitCode};

use serde::Serialize;

use super::{
    super::{Context, Failure, Format, log, print},
    list::{self, Row},
    meant::Meant,
};
use crate::{
    app::{self, CarriedReminder, Dossier, StateChange},
    mail,
    store::Attempt,
};

/// Options of `outbox show`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    meant: Meant,
    /// The message as it leaves, byte for byte
    #[arg(long, conflicts_with_all = ["workflow", "partner", "to", "state", "since"])]
    raw: bool,
}

/// A mail, for programs.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    header: String,
    text: Option<String>,
    reminders: &'a [CarriedReminder],
    tries: &'a [Attempt],
    changes: &'a [StateChange],
}

impl<'a> Whole<'a> {
    fn new(dossier: &'a Dossier) -> Self {
        Self {
            row: Row::new(&dossier.mail),
            header: header(&dossier.text.bytes),
            text: said(dossier),
            reminders: &dossier.reminders,
            tries: &dossier.attempts,
            changes: &dossier.changes,
        }
    }
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let (mut app, keys) = options.meant.to_show(context)?;
    let dossiers = app::dossiers(&mut app, &keys)?;
    if let (true, [one]) = (options.raw, dossiers.as_slice()) {
        std::io::stdout().write_all(&one.text.bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    match (context.listing()?, dossiers.as_slice()) {
        (Format::Json, [one]) if options.meant.is_by_key() => print::json(&Whole::new(one))?,
        (Format::Json, all) => print::json(&all.iter().map(Whole::new).collect::<Vec<_>>())?,
        (_, []) => print::line("no mail meets all of the filter")?,
        (_, all) => {
            for dossier in all {
                tell(dossier)?;
                print::line("")?;
            }
            print::line("`--raw` prints the message of one KEY as it leaves")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(dossier: &Dossier) -> Result<(), Failure> {
    let mail = &dossier.mail;
    print::line(print::bold(&mail.subject))?;
    print::line(format!("key         {} ({})", mail.key.short(), mail.key))?;
    print::line(format!("state       {}, {}", list::state(mail), print::counted(mail.attempts as usize, "attempt")))?;
    for recipient in &mail.recipients {
        let outcome = recipient
            .outcome
            .as_ref()
            .map_or_else(String::new, |outcome| format!(": {}, {}", outcome.as_str(), outcome.words()));
        print::line(format!("{:<11} {}{outcome}", recipient.role.as_str(), recipient.address))?;
    }
    print::line(format!("due         {}", mail.due_at))?;
    if let Some(at) = mail.sent_at {
        print::line(format!("sent        {at}"))?;
    }
    print::line(format!("message id  {}", mail.message_id))?;
    if let Some(reply) = &mail.last_reply {
        print::line(format!("last reply  {reply}"))?;
    }
    reasons(&dossier.reminders)?;
    for attempt in &dossier.attempts {
        let result = attempt.result.as_deref().unwrap_or("nobody wrote down what it came to");
        print::line(format!("attempt {:<3} {}: {result}", attempt.number, attempt.started_at))?;
    }
    for StateChange { at, by, state, why } in &dossier.changes {
        print::line(format!("journal     {at}  {}: {}, {why}", log::who(by), state.as_str()))?;
    }
    for line in header(&dossier.text.bytes).lines() {
        print::line(format!("header      {line}"))?;
    }
    print::line("")?;
    match said(dossier) {
        Some(text) => print::line(text)?,
        None if dossier.text.is_whole => {}
        None => print::line(
            "its text was dropped some time after it was settled (`mail: keep_texts:`); the header is kept",
        )?,
    }
    Ok(())
}

/// The plain text of a mail, while it is kept.
fn said(dossier: &Dossier) -> Option<String> {
    if dossier.text.is_whole { mail::text_of(&dossier.text.bytes) } else { None }
}

/// Why the mail was written, and why items were removed from it.
fn reasons(reminders: &[CarriedReminder]) -> Result<(), Failure> {
    for reminder in reminders {
        print::line(format!("because     {} ({})", reminder.why, reminder.state.as_str()))?;
        if let Some(why) = &reminder.taken_back {
            print::line(format!("            taken back: {why}"))?;
        }
        if let Some(mail) = &reminder.moved_to {
            print::line(format!("            goes with another mail now: {} ({mail})", mail.short()))?;
        }
    }
    Ok(())
}

/// The header of a mail as it leaves, one line per field.
fn header(mime: &[u8]) -> String {
    let end = mime.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(mime.len());
    String::from_utf8_lossy(&mime[..end]).replace("\r\n", "\n")
}
