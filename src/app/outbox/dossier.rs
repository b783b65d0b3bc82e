//! Everything known about a mail: its text, its attempts, its contents, and why it is in its state.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::{App, AppError},
    model::{Actor, Event, Fact, MailKey, MailState, ReminderKey, ReminderState, WorkflowId},
    store::{Attempt, KeptText, Mail, Snapshot},
};

/// A mail with everything known about it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The mail.
    pub mail: Mail,
    /// The stored part of its text.
    pub text: KeptText,
    /// Each delivery attempt, in ascending order.
    pub attempts: Vec<Attempt>,
    /// The reminders it carries or carried, by key.
    pub reminders: Vec<CarriedReminder>,
    /// Its state changes according to the journal, from first to last.
    pub changes: Vec<StateChange>,
}

/// A reminder that a mail carries or carried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CarriedReminder {
    /// The reminder.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// Its current state.
    pub state: ReminderState,
    /// When it was put into this mail.
    pub decided_at: Timestamp,
    /// Why it was decided.
    pub why: String,
    /// Why it was taken back, if it was.
    pub taken_back: Option<String>,
    /// The mail that carries it now, if a different one.
    pub moved_to: Option<MailKey>,
}

/// A change in a mail's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateChange {
    /// When.
    pub at: Timestamp,
    /// Who caused it.
    pub by: Actor,
    /// The new state.
    pub state: MailState,
    /// The server's words, or the reason.
    pub why: String,
}

/// The dossiers of existing mails, in the given order.
pub fn dossiers(app: &mut App, keys: &[MailKey]) -> Result<Vec<Dossier>, AppError> {
    app.store.read(|tx| {
        let mut journals = BTreeMap::new();
        keys.iter().map(|key| dossier(tx, key, &mut journals)).collect()
    })
}

/// Each journal is read once for all the mails.
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
    // A reminder taken over from a mail that gave way to this one was never put into this one by itself.
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

/// The stored data of a reminder that the journal put into `mail`; `None` if there is none.
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

/// A state change is in the journal of each workflow that the mail mentions, and is listed once.
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
