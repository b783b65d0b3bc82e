//! Everything the journal knows of one input: who was asked, when and by which mail, and who answered what.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{AppError, Loading};
use crate::{
    model::{Event, Fact, MailKey, MailState, PartnerId, ReminderKey, TaskId, WorkflowId},
    store::{Snapshot, Store},
};

/// One input, with all that happened to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The task.
    pub task: TaskId,
    /// What the task is called, in English if that is given.
    pub title: String,
    /// Whose input.
    pub partner: PartnerId,
    /// The day on which it is due according to the definition.
    pub due: Date,
    /// What happened, in the order of the journal.
    pub events: Vec<Event>,
    /// The mails by which it was asked for, with the addresses they went to.
    pub mails: Vec<AskedBy>,
}

/// A mail by which an input was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedBy {
    /// The mail.
    pub mail: MailKey,
    /// Its short key, as commands take it.
    pub short: String,
    /// Its subject.
    pub subject: String,
    /// Where it went.
    pub to: Vec<String>,
    /// What became of it.
    pub state: MailState,
    /// When a server accepted it.
    pub sent_at: Option<Timestamp>,
}

/// The evidence of the input that `partner` owes to `task`.
pub fn evidence(
    store: &mut Store,
    loading: &Loading,
    workflow: &WorkflowId,
    (task, partner): (&TaskId, &PartnerId),
) -> Result<Evidence, AppError> {
    let plan = &loading.find(workflow)?.plan;
    let (task, partner) = (plan.renames.task(task), plan.renames.partner(partner));
    let found = plan.task(&task).ok_or_else(|| AppError::Unknown {
        what: "task",
        name: task.to_string(),
        known: plan.tasks.iter().map(|task| task.id.to_string()).collect(),
    })?;
    if !found.obliged().any(|obliged| *obliged == partner) {
        let obliged = found.obliged().map(ToString::to_string).collect();
        return Err(AppError::NotObliged { task, partner, obliged });
    }
    let prefix = format!("{workflow}:{}:{}:", plan.renames.first_task(&task), plan.renames.first_partner(&partner));
    let is_of_input = |key: &ReminderKey| key.as_str().starts_with(&prefix);
    store.read(|tx| {
        let all = tx.events(workflow)?;
        let carriers: BTreeSet<&MailKey> = all
            .iter()
            .filter_map(|event| match &event.fact {
                Fact::ReminderQueued { reminder, mail, .. } if is_of_input(reminder) => Some(mail),
                // A list asks for an input too, which shows once it is answered.
                Fact::InputAnswered { task: of, partner: whose, origin: Some(origin), .. }
                    if plan.renames.task(of) == task && plan.renames.partner(whose) == partner =>
                {
                    origin.mail.as_ref()
                }
                _ => None,
            })
            .collect();
        let mails = carriers.iter().map(|key| asked_by(tx, key)).collect::<Result<Vec<_>, AppError>>()?;
        let is_about = |event: &&Event| match &event.fact {
            Fact::InputAnswered { task: of, partner: whose, .. } => {
                plan.renames.task(of) == task && plan.renames.partner(whose) == partner
            }
            Fact::TaskSet { task: of, .. } | Fact::TaskApproved { task: of, .. } => plan.renames.task(of) == task,
            Fact::ReminderQueued { reminder, .. }
            | Fact::ReminderSent { reminder, .. }
            | Fact::ReminderWithdrawn { reminder, .. } => is_of_input(reminder),
            Fact::MailSettled { mail, .. } | Fact::AttemptLost { mail, .. } => carriers.contains(mail),
            Fact::PartnerUnreachable { partner: whose, .. } | Fact::PartnerReached { partner: whose, .. } => {
                plan.renames.partner(whose) == partner
            }
            _ => false,
        };
        let events = all.iter().filter(is_about).cloned().collect();
        let (title, due) = (found.title.en().to_owned(), found.due_for(&partner));
        Ok(Evidence {
            workflow: workflow.clone(),
            title,
            due,
            events,
            mails,
            task: task.clone(),
            partner: partner.clone(),
        })
    })
}

fn asked_by(tx: &Snapshot, key: &MailKey) -> Result<AskedBy, AppError> {
    let mail = tx.require_mail(key)?;
    Ok(AskedBy {
        short: key.short(),
        to: mail.to().map(str::to_owned).collect(),
        mail: mail.key,
        subject: mail.subject,
        state: mail.state,
        sent_at: mail.sent_at,
    })
}
