//! `concerted outbox list`: the mails, each with its state.

use std::{collections::BTreeSet, process::ExitCode};

use jiff::Timestamp;
use serde::Serialize;

use super::{
    super::{Context, Failure, Format, print},
    meant::Filter,
};
use crate::{
    app::{self, ListedState},
    model::{MailKey, MailState, Outcome, PartnerId, WorkflowId},
    store::{Mail, Recipient},
};

/// Options of `outbox list`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    filter: Filter,
}

/// One mail in a listing.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    key: &'a MailKey,
    short: String,
    workflows: &'a BTreeSet<WorkflowId>,
    partner: &'a Option<PartnerId>,
    to: String,
    cc: Vec<&'a str>,
    lang: &'a str,
    subject: &'a str,
    state: ListedState,
    held_by: Option<u32>,
    due_at: Timestamp,
    sent_at: Option<Timestamp>,
    attempts: u32,
    next_attempt_at: Option<Timestamp>,
    last_reply: &'a Option<String>,
    message_id: &'a str,
}

impl<'a> Row<'a> {
    pub(super) fn new(mail: &'a Mail) -> Self {
        Self {
            key: &mail.key,
            short: mail.key.short(),
            workflows: &mail.workflows,
            partner: &mail.partner,
            to: mail.to().collect::<Vec<_>>().join(", "),
            cc: mail.cc().collect(),
            lang: mail.lang.as_str(),
            subject: &mail.subject,
            state: ListedState::of(mail),
            held_by: mail.held_by,
            due_at: mail.due_at,
            sent_at: mail.sent_at,
            attempts: mail.attempts,
            next_attempt_at: (mail.state == MailState::Queued).then_some(mail.not_before),
            last_reply: &mail.last_reply,
            message_id: &mail.message_id,
        }
    }
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let (mut app, loading) = options.filter.open_to_look(context)?;
    let mails = app::select(&mut app, &loading, &options.filter.selection())?;
    match context.listing()? {
        Format::Json => print::json(&mails.iter().map(Row::new).collect::<Vec<_>>())?,
        _ if mails.is_empty() => print::line("no mails")?,
        _ => table(&mails)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The mails for people, each with the server's objection.
pub(super) fn table(mails: &[Mail]) -> Result<(), Failure> {
    if print::is_narrow() {
        for mail in mails {
            print::line(print::bold(&mail.subject))?;
            print::line(format!("  {}  {}, due {}", mail.key.short(), state(mail), mail.due_at))?;
            print::line(format!("  {}", mail.to().collect::<Vec<_>>().join(", ")))?;
            if let Some(reply) = trouble(mail) {
                print::line(format!("  └ {reply}"))?;
            }
        }
    } else {
        let mut table = print::table(&["key", "state", "due", "to", "subject"]);
        for mail in mails {
            table.add_row([
                mail.key.short(),
                state(mail),
                mail.due_at.to_string(),
                mail.to().collect::<Vec<_>>().join(", "),
                mail.subject.clone(),
            ]);
            if let Some(reply) = trouble(mail) {
                table.add_row([String::new(), String::new(), String::new(), String::new(), format!("└ {reply}")]);
            }
        }
        print::show(&table)?;
    }
    print::line(format!("{}; `concerted outbox show KEY` tells more", print::counted(mails.len(), "mail")))?;
    Ok(())
}

/// Why a mail did not leave, or not for everybody, in the server's words.
fn trouble(mail: &Mail) -> Option<&str> {
    let is_refused = |recipient: &Recipient| recipient.outcome.as_ref().is_some_and(Outcome::is_refusal);
    let is_in_trouble = matches!(mail.state, MailState::Failed | MailState::Uncertain | MailState::Bounced)
        || ListedState::of(mail) == ListedState::CopySent
        || mail.state == MailState::Queued && mail.attempts > 0
        || mail.state == MailState::Sent && mail.recipients.iter().any(is_refused);
    mail.last_reply.as_deref().filter(|_| is_in_trouble)
}

/// The state in words for people. It says if only somebody in copy got the mail, and what holds a held one.
pub(super) fn state(mail: &Mail) -> String {
    match (ListedState::of(mail), mail.held_by) {
        (ListedState::Is(MailState::Held), Some(hold)) => format!("held (hold {hold})"),
        (state, _) => state.as_str().replace('_', " "),
    }
}
