//! One pass of decide-and-record: what is due becomes reminders in mails, in one transaction.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    App, AppError,
    compose::{Composer, Letterhead},
    load::Loading,
    outbox_rows::{self, Writer},
    report_mails,
};
use crate::{
    engine::remind::{Directory, Outbox, settle},
    model::{Actor, Event, Fact, MailKey, MailState, ReminderKey, ReminderState, WorkflowId},
    store::{Mail, Reminder, Tx, WithdrawnBy},
};

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Reminders that were put into a mail.
    pub queued: usize,
    /// Reminders that were taken back.
    pub withdrawn: usize,
    /// Workflows that could not be decided, with the reason.
    pub quarantined: Vec<(WorkflowId, String)>,
}

impl Ticked {
    /// Adds what a second tick did.
    pub fn add(&mut self, more: Self) {
        self.queued += more.queued;
        self.withdrawn += more.withdrawn;
        self.quarantined.extend(more.quarantined);
    }
}

/// Decides every workflow at `now` and records what is new. A second tick at the same `now` changes nothing.
pub fn tick(app: &mut App, loading: &Loading, now: Timestamp) -> Result<Ticked, AppError> {
    let App { store, templates, config, installation, live, .. } = app;
    let letterhead = Letterhead { config, templates, installation };
    store.write(|tx| {
        live.catch_up(tx, loading, now)?;
        let scenes = live.decided();
        let mut outbox = outbox_rows::read(tx, scenes.keys(), config.mail.hold, now)?;
        let mut failed = None;
        let mut is_spent = |key: &ReminderKey| {
            // What cannot be looked up is not queued: the tick fails as a whole.
            outbox_rows::is_spent(tx, key).unwrap_or_else(|error| {
                failed = Some(error);
                true
            })
        };
        let changes = settle(&mut outbox, &scenes, now, &mut is_spent);
        if let Some(error) = failed {
            return Err(error);
        }
        report_mails::withdraw_stale(tx, &outbox, &scenes, now)?;
        let written = Writer { tx, letterhead, scenes: &scenes, now }.write(&changes)?;
        let (letters, refused) = (BTreeMap::new(), &outbox.refused);
        let directories = scenes.iter().map(|(id, scene)| (id.clone(), Directory::of(scene.plan))).collect();
        let composer = Composer { letterhead, scenes: &scenes, directories: &directories, letters, refused, now };
        let quarantined = rewrite_what_waits(tx, &outbox, composer, now)?;
        tracing::info!(queued = written.queued, withdrawn = written.withdrawn, "decided");
        Ok(Ticked { queued: written.queued, withdrawn: written.withdrawn, quarantined })
    })
}

/// Rewrites waiting mails so that they are up to date. Letters first: the coordinator's brief says what they are about.
fn rewrite_what_waits(
    tx: &Tx,
    outbox: &Outbox,
    mut composer: Composer<'_>,
    now: Timestamp,
) -> Result<Vec<(WorkflowId, String)>, AppError> {
    let waits = |state: MailState| matches!(state, MailState::Queued | MailState::Held | MailState::Draft);
    let waiting =
        || outbox.mails().filter(|(key, mail)| waits(mail.state) && !key.stands_by_itself()).map(|(key, _)| key);
    let (letters, others): (Vec<&MailKey>, Vec<_>) = waiting().partition(|key| key.is_letter());
    let mut quarantined = Vec::new();
    for key in letters.into_iter().chain(others) {
        let mail = tx.require_mail(key)?;
        let subject = match rewritten(tx, &composer, &mail) {
            Ok(subject) => subject,
            // A mail that cannot be written holds up nobody else's.
            Err(error) => {
                let why = format!("the mail `{}` cannot be written: {error}", mail.key);
                set_aside(tx, &mail, &why, now)?;
                quarantined.extend(mail.workflows.iter().map(|workflow| (workflow.clone(), why.clone())));
                continue;
            }
        };
        if mail.state == MailState::Draft {
            composer.letters.insert(key.clone(), subject);
        }
    }
    Ok(quarantined)
}

/// Writes a mail anew if what it is written from has changed, and gives its subject. What was once offered to a server stands.
fn rewritten(tx: &Tx, composer: &Composer<'_>, mail: &Mail) -> Result<String, AppError> {
    if mail.attempts > 0 {
        return Ok(mail.subject.clone());
    }
    let mut reminders = tx.reminders_of(&mail.key)?;
    reminders.retain(|reminder| reminder.state == ReminderState::Queued);
    if mail.basis == composer.basis(mail, &reminders) {
        return Ok(mail.subject.clone());
    }
    let content = composer.write(mail, &reminders, thread(tx, &reminders)?)?;
    tx.replace_content(&mail.key, &content)?;
    Ok(content.subject)
}

/// The first mail about the one input that a mail is about, so that mail programs keep all of them together.
fn thread(tx: &Tx, reminders: &[Reminder]) -> Result<Vec<String>, AppError> {
    let mut inputs = reminders.iter().filter(|reminder| !reminder.to_coordinator);
    match (inputs.next(), inputs.next()) {
        (Some(only), None) => Ok(tx.first_mail_about(only)?.into_iter().collect()),
        _ => Ok(Vec::new()),
    }
}

fn set_aside(tx: &Tx, mail: &Mail, why: &str, now: Timestamp) -> Result<(), AppError> {
    for reminder in tx.withdraw_mail(&mail.key, WithdrawnBy::Engine, why)? {
        if let Some(reminder) = tx.reminder(&reminder)? {
            let fact = Fact::ReminderWithdrawn { reminder: reminder.key, why: why.to_owned() };
            tx.append(&Event::of_engine(&reminder.workflow, now, fact))?;
        }
    }
    note_settled(tx, mail, MailState::Withdrawn, why, now)?;
    for workflow in &mail.workflows {
        tx.append(&Event::of_engine(workflow, now, Fact::Quarantined { why: why.to_owned() }))?;
    }
    Ok(())
}

/// Writes into the journal of each workflow that a mail speaks of what became of it.
pub(super) fn note_settled(tx: &Tx, mail: &Mail, state: MailState, why: &str, now: Timestamp) -> Result<(), AppError> {
    note_by(tx, mail, state, why, &Actor::Engine, now)
}

/// The same, said by `actor`.
pub(super) fn note_by(
    tx: &Tx,
    mail: &Mail,
    state: MailState,
    why: &str,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    for workflow in &mail.workflows {
        let fact = Fact::MailSettled {
            mail: mail.key.clone(),
            message_id: mail.message_id.clone(),
            state,
            why: why.to_owned(),
        };
        tx.append(&Event { actor: actor.clone(), ..Event::of_engine(workflow, now, fact) })?;
    }
    Ok(())
}
