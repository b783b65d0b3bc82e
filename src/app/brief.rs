//! What the coordinator's brief says of the outbox: mails that did not arrive, letters that wait for release.
//!
//! Like everything that is reminded of, a note holds as long as it is decided anew: one about a letter that was released
//! before the brief left is taken back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{AppError, compose, tick::Scene};
use crate::{
    engine::{Addressee, Decision, DecisionKind},
    model::{MailState, Outcome, WorkflowId},
    plan::Function,
    store::{Mail, MailFilter, Tx},
};

/// A mail that did not arrive is news for this long.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Everything the coordinators are to know of the outbox, each note once.
pub(super) fn notes(
    tx: &Tx,
    scenes: &BTreeMap<WorkflowId, Scene<'_>>,
    now: Timestamp,
) -> Result<Vec<Decision>, AppError> {
    let waiting = MailFilter { states: BTreeSet::from([MailState::Draft]), ..MailFilter::default() };
    let drafts = tx.mails(&waiting)?;
    let undelivered = tx.undelivered(now.saturating_sub(NEWS_FOR).unwrap_or(Timestamp::MIN))?;
    let notes = drafts.iter().filter_map(|mail| draft(mail, scenes)).chain(undelivered.iter().filter_map(not_arrived));
    Ok(notes.filter_map(|note| note.decision(scenes, now)).collect())
}

/// A note about a mail, before it is known whose coordinator it is for.
struct Note<'a> {
    mail: &'a Mail,
    kind: DecisionKind,
    /// Tells one note about the mail from the next.
    name: String,
    why: String,
}

impl Note<'_> {
    /// For the coordinator of the first workflow that the mail speaks of, while that is alive.
    fn decision(self, scenes: &BTreeMap<WorkflowId, Scene<'_>>, now: Timestamp) -> Option<Decision> {
        let workflow = self
            .mail
            .workflows
            .iter()
            .find(|workflow| scenes.get(*workflow).is_some_and(|scene| scene.state.is_live()))?;
        Some(Decision {
            key: format!("{workflow}:{}:{}", self.name, self.mail.key).into(),
            workflow: workflow.clone(),
            to: Addressee { partner: self.kind.partner().clone(), to: Function::FocalPoint, cc: Vec::new() },
            kind: self.kind.renamed(&scenes.get(workflow)?.plan.renames),
            due_at: now,
            why: self.why,
        })
    }
}

fn draft<'a>(mail: &'a Mail, scenes: &BTreeMap<WorkflowId, Scene<'_>>) -> Option<Note<'a>> {
    let partner = mail.partner.clone()?;
    let plans = mail.workflows.iter().filter_map(|workflow| scenes.get(workflow)).map(|scene| scene.plan);
    let function = compose::recipient_of(plans, mail)?.contact.function?;
    Some(Note {
        name: "draft".into(),
        why: format!("a letter to the {} of `{partner}` waits for release", function.as_str().replace('_', " ")),
        kind: DecisionKind::Draft { partner, mail: mail.key.clone(), function, subject: mail.subject.clone() },
        mail,
    })
}

/// Each attempt that a person asks for, and that comes to nothing, is told anew.
fn not_arrived(mail: &Mail) -> Option<Note<'_>> {
    let partner = mail.partner.clone()?;
    let refused = mail.recipients.iter().find(|recipient| matches!(recipient.outcome, Some(Outcome::Permanent { .. })));
    let address = refused.map(|recipient| recipient.address.as_str()).or_else(|| mail.to().next())?.to_owned();
    let reply = refused
        .and_then(|recipient| recipient.outcome.as_ref())
        .map(|outcome| outcome.words().to_owned())
        .or_else(|| mail.last_reply.clone())
        .unwrap_or_default();
    Some(Note {
        name: format!("undelivered:{}", mail.attempts),
        why: format!("`{address}` did not take a mail: {reply}"),
        kind: DecisionKind::Undelivered {
            partner,
            mail: mail.key.clone(),
            address,
            subject: mail.subject.clone(),
            reply,
        },
        mail,
    })
}
