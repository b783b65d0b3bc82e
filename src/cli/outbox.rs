//! `concerted outbox`: the mails.

use std::{collections::BTreeSet, io::Write, process::ExitCode};

use jiff::Timestamp;
use serde::Serialize;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{self, AppError},
    mail,
    model::{MailKey, MailState, PartnerId, WorkflowId},
    store::{Mail, MailFilter, StoreError},
};

/// Options of `outbox`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Every mail with its state
    List {
        /// Only mails in this state
        #[arg(long, value_name = "STATE")]
        state: Option<String>,
    },
    /// One mail: why it exists, what became of it, its text
    Show {
        /// The mail's key
        key: String,
        /// The message as it leaves, byte for byte
        #[arg(long)]
        raw: bool,
    },
    /// Let a draft or a held mail go
    Release {
        /// The mail's key; every draft and held mail with --all
        #[arg(required_unless_present = "all")]
        key: Option<String>,
        /// Every held mail (drafts are released one by one)
        #[arg(long, conflicts_with = "key")]
        all: bool,
    },
    /// Take a mail back that has not left
    Withdraw {
        /// The mail's key
        key: String,
        /// Why, for the journal
        #[arg(long, default_value = "withdrawn by the coordinator")]
        why: String,
    },
    /// Try a failed or uncertain mail again
    Retry {
        /// The mail's key
        key: String,
    },
}

/// One mail in a listing.
#[derive(Serialize)]
struct Row<'a> {
    key: &'a MailKey,
    workflows: &'a BTreeSet<WorkflowId>,
    partner: &'a Option<PartnerId>,
    to: String,
    cc: Vec<&'a str>,
    lang: &'a str,
    subject: &'a str,
    state: MailState,
    due_at: Timestamp,
    sent_at: Option<Timestamp>,
    attempts: u32,
    next_attempt_at: Option<Timestamp>,
    last_reply: &'a Option<String>,
    message_id: &'a str,
}

impl<'a> Row<'a> {
    fn new(mail: &'a Mail) -> Self {
        Self {
            key: &mail.key,
            workflows: &mail.workflows,
            partner: &mail.partner,
            to: mail.to().collect::<Vec<_>>().join(", "),
            cc: mail.cc().collect(),
            lang: mail.lang.as_str(),
            subject: &mail.subject,
            state: mail.state,
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
    match &options.what {
        What::List { state } => list(context, state.as_deref()),
        What::Show { key, raw } => show(context, &MailKey::from(key), *raw),
        What::Release { key, all } => release(context, key.as_ref(), *all),
        What::Withdraw { key, why } => {
            let (mut app, loading) = open::writing(context)?;
            app::withdraw(&mut app, &loading, &MailKey::from(key), why, context.clock.now())?;
            print::line(format!("withdrawn: {key}"))?;
            Ok(ExitCode::SUCCESS)
        }
        What::Retry { key } => {
            let mut app = open::app(context)?;
            app::retry(&mut app, &MailKey::from(key), context.clock.now())?;
            print::line(format!("queued again: {key}"))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn list(context: &Context, state: Option<&str>) -> Result<ExitCode, Failure> {
    let states = match state {
        None => BTreeSet::new(),
        Some(name) => BTreeSet::from([MailState::parse(name).ok_or_else(|| {
            let states: Vec<_> = MailState::ALL.iter().map(|state| state.as_str()).collect();
            Failure::Usage(format!("`{name}` is not a state of a mail; there are {}", states.join(", ")))
        })?]),
    };
    let mut app = open::to_look(context)?;
    let filter = MailFilter { states, ..MailFilter::default() };
    let mails = app.store.read(|tx| tx.mails(&filter)).map_err(AppError::from)?;
    match context.listing()? {
        Format::Json => print::json(&mails.iter().map(Row::new).collect::<Vec<_>>())?,
        _ if mails.is_empty() => print::line("no mails")?,
        _ => table(&mails)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn table(mails: &[Mail]) -> Result<(), Failure> {
    if print::is_narrow() {
        for mail in mails {
            print::line(print::bold(&mail.subject))?;
            print::line(format!("  {}, due {}", mail.state.as_str(), mail.due_at))?;
            print::line(format!("  {}", mail.to().collect::<Vec<_>>().join(", ")))?;
            if let Some(reply) = trouble(mail) {
                print::line(format!("  └ {reply}"))?;
            }
        }
    } else {
        let mut table = print::table(&["state", "due", "to", "subject"]);
        for mail in mails {
            table.add_row([
                mail.state.as_str().to_owned(),
                mail.due_at.to_string(),
                mail.to().collect::<Vec<_>>().join(", "),
                mail.subject.clone(),
            ]);
            if let Some(reply) = trouble(mail) {
                table.add_row([String::new(), String::new(), String::new(), format!("└ {reply}")]);
            }
        }
        print::show(&table)?;
    }
    print::line(format!(
        "{}; `concerted outbox show KEY` tells more, --format json gives the keys",
        print::counted(mails.len(), "mail")
    ))?;
    Ok(())
}

/// Why a mail did not leave, in the server's words.
fn trouble(mail: &Mail) -> Option<&str> {
    let is_in_trouble = matches!(mail.state, MailState::Failed | MailState::Uncertain | MailState::Bounced)
        || mail.state == MailState::Queued && mail.attempts > 0;
    mail.last_reply.as_deref().filter(|_| is_in_trouble)
}

fn show(context: &Context, key: &MailKey, raw: bool) -> Result<ExitCode, Failure> {
    let mut app = open::to_look(context)?;
    let (mail, mime, reminders) = app
        .store
        .read(|tx| Ok::<_, StoreError>((tx.require_mail(key)?, tx.mime(key)?, tx.reminders_of(key)?)))
        .map_err(AppError::from)?;
    if raw {
        std::io::stdout().write_all(&mime)?;
        return Ok(ExitCode::SUCCESS);
    }
    if context.listing()? == Format::Json {
        print::json(&Row::new(&mail))?;
        return Ok(ExitCode::SUCCESS);
    }
    print::line(print::bold(&mail.subject))?;
    print::line(format!("key         {}", mail.key))?;
    print::line(format!("state       {}, {}", mail.state.as_str(), print::counted(mail.attempts as usize, "attempt")))?;
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
    for reminder in reminders {
        print::line(format!("because     {} ({})", reminder.why, reminder.state.as_str()))?;
    }
    print::line("")?;
    if let Some(text) = mail::text_of(&mime) {
        print::line(text)?;
        print::line("")?;
    }
    print::line("`--raw` prints the message as it leaves")?;
    Ok(ExitCode::SUCCESS)
}

fn release(context: &Context, key: Option<&String>, all: bool) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let now = context.clock.now();
    let keys = if all {
        let filter = MailFilter { states: BTreeSet::from([MailState::Held]), ..MailFilter::default() };
        let held = app.store.read(|tx| tx.mails(&filter)).map_err(AppError::from)?;
        held.into_iter().map(|mail| mail.key).collect()
    } else {
        key.map(MailKey::from).into_iter().collect::<Vec<_>>()
    };
    for key in &keys {
        app::release(&mut app, &loading, key, now)?;
    }
    print::line(format!(
        "{} released; the daemon, or `concerted run --once`, sends them in the recipient's working hours",
        print::counted(keys.len(), "mail")
    ))?;
    Ok(ExitCode::SUCCESS)
}
