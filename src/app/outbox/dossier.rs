//! All that is known of a mail: its text, its attempts, what it carries, and why it stands where it stands.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::{App, AppError},
    model::{Actor, Event, Fact, MailKey, MailState, ReminderKey, ReminderState, WorkflowId},
    store::{Attempt, KeptText, Mail, Snapshot},
};

/// A mail with all that is known of it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The mail.
    pub mail: Mail,
    /// What is kept of its text.
    pub text: KeptText,
    /// Each attempt to deliver it, by rising number.
    pub attempts: Vec<Attempt>,
    /// What it carries or carried, by key.
    pub reminders: Vec<CarriedReminder>,
    /// What the journal says became of it, from the first to the last.
    pub changes: Vec<StateChange>,
}

/// A reminder that a mail carries or carried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CarriedReminder {
    /// The reminder.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// What has become of it.
    pub state: ReminderState,
    /// When it was put into this mail.
    pub decided_at: Timestamp,
    /// Why it was decided.
    pub why: String,
    /// Why it was taken back, if it was.
    pub taken_back: Option<String>,
    /// The mail that carries it now, if that is another one.
    pub moved_to: Option<MailKey>,
}

/// What became of a mail at some moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateChange {
    /// When.
    pub at: Timestamp,
    /// Who says so.
    pub by: Actor,
    /// Its state from then on.
    pub state: MailState,
    /// The server's words, or the reason.
    pub why: String,
}

/// The dossiers of mails that exist, in the order given.
pub fn dossiers(app: &mut App, keys: &[MailKey]) -> Result<Vec<Dossier>, AppError> {
    app.store.read(|tx| {
        let mut journals = BTreeMap::new();
        keys.iter().map(|key| dossier(tx, key, &mut journals)).collect()
    })
}

/// Journals are read once for all mails that they explain.
type Journals = BTreeMap<WorkflowId, Vec<Event>>;

fn dossier(tx: &Snapshot, key: &MailKey, journals: &mut Journals) -> Result<Dossier, AppError> {
    let mail = tx.require_mail(key)?;
    let reminders = tx.reminders_of(key)?;
    let workflows: BTreeSet<WorkflowId> =
        mail.workflows.iter().chain(reminders.iter().map(|reminder| &reminder.workflow)).cloned().collect();
    for workflow in &workflows {
        if !journals.contains_key(workflow) {
            journals.insert(workflow.clone(), tx.events(workflow)?);
        }
    }
    let events: Vec<&Event> = workflows.iter().filter_map(|workflow| journals.get(workflow)).flatten().collect();
    let mut carried = BTreeMap::new();
    for event in &events {
        if let Fact::ReminderQueued { reminder, mail, why } = &event.fact
            && mail == key
        {
            carried.insert(reminder.clone(), (event.recorded_at, why.clone()));
        }
    }
    // One that came from a mail that made way for this one was never put into this one by itself.
    for reminder in reminders {
        carried.entry(reminder.key).or_insert((reminder.decided_at, reminder.why));
    }
    let reminders = carried.into_iter().map(|(reminder, decided)| carried_reminder(tx, key, reminder, decided));
    Ok(Dossier {
        text: tx.text(key)?,
        attempts: tx.attempts_of(key)?,
        reminders: reminders.filter_map(Result::transpose).collect::<Result<_, AppError>>()?,
        changes: changes(key, &events),
        mail,
    })
}

/// What the tables say of a reminder that the journal put into `mail`; `None` if they do not know it.
fn carried_reminder(
    tx: &Snapshot,
    mail: &MailKey,
    key: ReminderKey,
    (decided_at, why): (Timestamp, String),
) -> Result<Option<CarriedReminder>, AppError> {
    let Some(row) = tx.reminder(&key)? else { return Ok(None) };
    let moved_to = Some(row.mail).filter(|now_in| now_in != mail);
    let is_taken_back = matches!(row.state, ReminderState::Withdrawn | ReminderState::Cancelled) && moved_to.is_none();
    let taken_back = is_taken_back.then_some(row.why);
    Ok(Some(CarriedReminder { key, workflow: row.workflow, state: row.state, decided_at, why, taken_back, moved_to }))
}

/// What became of a mail stands in the journal of each workflow that it speaks of, and is told once.
fn changes(key: &MailKey, events: &[&Event]) -> Vec<StateChange> {
    let mut changes: Vec<StateChange> = Vec::new();
    let mut in_order: Vec<&&Event> = events.iter().collect();
    in_order.sort_by_key(|event| event.seq);
    for event in in_order {
        if let Fact::MailSettled { mail, state, why, .. } = &event.fact
            && mail == key
        {
            let change =
                StateChange { at: event.recorded_at, by: event.actor.clone(), state: *state, why: why.clone() };
            if changes.last() != Some(&change) {
                changes.push(change);
            }
        }
    }
    changes
}
