//! `concerted outbox`: the mails.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    process::ExitCode,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use super::{Context, Failure, Format, ask::Questions, open, print};
use crate::{
    app::{self, AppError},
    mail,
    model::{MailKey, MailState, Outcome, PartnerId, WorkflowId},
    store::{Mail, MailFilter, Recipient, RecipientRole, StoreError},
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
    /// Try failed or uncertain mails again, each under its own Message-ID
    Retry(Retry),
    /// Say whether an uncertain mail was sent
    Settle {
        /// The mail's key
        key: String,
        /// What became of it
        #[arg(value_enum)]
        what: Settled,
    },
}

/// Options of `outbox retry`.
#[derive(Debug, clap::Args)]
#[group(required = true)]
struct Retry {
    /// The mail's key
    key: Option<String>,
    /// Every failed mail; asks first
    #[arg(long, conflicts_with_all = ["key", "address"])]
    failed: bool,
    /// Of the failed mails, those that were due on this day or later
    #[arg(long, value_name = "DAY", requires = "failed", value_parser = super::parse_date)]
    since: Option<Date>,
    /// Of the failed mails, those that speak of this workflow
    #[arg(long, value_name = "WORKFLOW", requires = "failed")]
    workflow: Option<String>,
    /// Write to this address again, whatever it refused so far
    #[arg(long, value_name = "ADDRESS", conflicts_with = "key")]
    address: Option<String>,
    /// Do not ask
    #[arg(long, requires = "failed")]
    yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Settled {
    /// It arrived: what it reminds of counts as reminded
    Sent,
    /// It did not arrive: what it reminded of is decided anew
    NotSent,
}

/// One mail in a listing.
#[derive(Serialize)]
struct Row<'a> {
    key: &'a MailKey,
    short: String,
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
            short: mail.key.short(),
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
        What::Show { key, raw } => show(context, key, *raw),
        What::Release { key, all } => release(context, key.as_deref(), *all),
        What::Withdraw { key, why } => {
            let (mut app, loading) = open::writing(context)?;
            let key = app::find_mail(&mut app, key)?;
            app::withdraw(&mut app, &loading, &key, why, context.clock.now())?;
            print::line(format!("withdrawn: {key}"))?;
            Ok(ExitCode::SUCCESS)
        }
        What::Retry(options) => retry(context, options),
        What::Settle { key, what } => settle(context, key, *what),
    }
}

fn retry(context: &Context, options: &Retry) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let now = context.clock.now();
    if let Some(address) = &options.address {
        let failed = app::pardon(&mut app, &loading, address, now)?;
        print::line(format!("{address} is written to again, from the next mail on"))?;
        if !failed.is_empty() {
            print::line(format!(
                "{} to it failed before; `concerted outbox retry KEY` sends one again:",
                print::counted(failed.len(), "mail")
            ))?;
            table(&failed)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(key) = &options.key {
        let key = app::find_mail(&mut app, key)?;
        app::retry(&mut app, &key, now)?;
        print::line(format!("queued again: {key}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let workflow = options.workflow.as_deref().map(WorkflowId::from);
    if let Some(workflow) = &workflow {
        loading.find(workflow)?;
    }
    let filter = MailFilter { states: BTreeSet::from([MailState::Failed]), workflow, ..MailFilter::default() };
    let mut failed = app.store.read(|tx| tx.mails(&filter)).map_err(AppError::from)?;
    let is_wanted =
        |mail: &Mail| options.since.is_none_or(|since| TimeZone::UTC.to_datetime(mail.due_at).date() >= since);
    failed.retain(is_wanted);
    if failed.is_empty() {
        print::line("no mail failed that is meant; nothing is sent")?;
        return Ok(ExitCode::SUCCESS);
    }
    if !is_confirmed(&failed, options.yes)? {
        print::line("nothing was changed")?;
        return Ok(ExitCode::FAILURE);
    }
    let keys: Vec<MailKey> = failed.into_iter().map(|mail| mail.key).collect();
    app::retry_all(&mut app, &keys, now)?;
    print::line(format!("{} queued again", print::counted(keys.len(), "mail")))?;
    Ok(ExitCode::SUCCESS)
}

/// Says how many mails go to whom, and asks whether they shall.
fn is_confirmed(mails: &[Mail], is_agreed: bool) -> Result<bool, Failure> {
    let mut to: BTreeMap<&str, usize> = BTreeMap::new();
    for address in mails.iter().flat_map(Mail::to) {
        *to.entry(address).or_default() += 1;
    }
    print::line(format!("{} to {}:", print::counted(mails.len(), "mail"), counted_addresses(to.len())))?;
    for (address, count) in to {
        print::line(format!("  {address}  {count}"))?;
    }
    if is_agreed {
        return Ok(true);
    }
    let mut questions = Questions::at_terminal();
    if !questions.is_answered() {
        return Err(Failure::Usage("nobody can be asked here; `--yes` agrees".into()));
    }
    let answer = questions.wanted("Send them again? Write yes", |line| Ok::<_, String>(line.to_lowercase()))?;
    Ok(answer.as_deref() == Some("yes"))
}

fn counted_addresses(count: usize) -> String {
    if count == 1 { "1 address".to_owned() } else { format!("{count} addresses") }
}

fn settle(context: &Context, key: &str, what: Settled) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let key = app::find_mail(&mut app, key)?;
    let state = app::settle(&mut app, &loading, &key, what == Settled::Sent, context.clock.now())?;
    let follows = match (what, state) {
        (Settled::Sent, _) => "recorded as sent; what it reminds of counts as reminded",
        (Settled::NotSent, MailState::Sent) => "recorded; somebody else has it, so that it stays sent",
        (Settled::NotSent, _) => "recorded as not sent; what it reminded of and is still due goes into a new mail",
    };
    print::line(format!("{key}: {follows}"))?;
    Ok(ExitCode::SUCCESS)
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
                state(mail).to_owned(),
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

/// Why a mail did not leave, or not to everybody, in the server's words.
fn trouble(mail: &Mail) -> Option<&str> {
    let is_refused = |recipient: &Recipient| recipient.outcome.as_ref().is_some_and(Outcome::is_refusal);
    let is_in_trouble = matches!(mail.state, MailState::Failed | MailState::Uncertain | MailState::Bounced)
        || mail.state == MailState::Queued && mail.attempts > 0
        || mail.state == MailState::Sent && mail.recipients.iter().any(is_refused);
    mail.last_reply.as_deref().filter(|_| is_in_trouble)
}

/// The state for people: of a mail that only somebody in copy got, that is said.
fn state(mail: &Mail) -> &'static str {
    let has_it = |r: &Recipient| matches!(r.outcome, Some(Outcome::Accepted { .. }));
    let is_to = |r: &&Recipient| r.role == RecipientRole::To;
    match mail.state {
        MailState::Sent if !mail.recipients.iter().filter(is_to).any(has_it) => "copy sent",
        state => state.as_str(),
    }
}

fn show(context: &Context, key: &str, raw: bool) -> Result<ExitCode, Failure> {
    let mut app = open::to_look(context)?;
    let key = &app::find_mail(&mut app, key)?;
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
    print::line(format!("key         {} ({})", mail.key.short(), mail.key))?;
    print::line(format!("state       {}, {}", state(&mail), print::counted(mail.attempts as usize, "attempt")))?;
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

fn release(context: &Context, key: Option<&str>, all: bool) -> Result<ExitCode, Failure> {
    let (mut app, loading) = open::writing(context)?;
    let now = context.clock.now();
    let keys: Vec<MailKey> = if all {
        let filter = MailFilter { states: BTreeSet::from([MailState::Held]), ..MailFilter::default() };
        let held = app.store.read(|tx| tx.mails(&filter)).map_err(AppError::from)?;
        held.into_iter().map(|mail| mail.key).collect()
    } else {
        key.map(|key| app::find_mail(&mut app, key)).transpose()?.into_iter().collect()
    };
    app::release(&mut app, &loading, &keys, now)?;
    print::line(format!(
        "{} released; the daemon, or `concerted run --once`, sends them in the recipient's working hours",
        print::counted(keys.len(), "mail")
    ))?;
    Ok(ExitCode::SUCCESS)
}
