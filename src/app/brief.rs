//! What the coordinator's brief says of the outbox: mails that did not arrive or may not have, times in which none could
//! leave, letters that wait for release.
//!
//! Like everything that is reminded of, a note holds as long as it is decided anew: one about a letter that was released
//! before the brief left is taken back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{AppError, compose, tick::Scene};
use crate::{
    engine::{Addressee, Decision, DecisionKind},
    model::{MailState, Outcome, WorkflowId, folded_address},
    plan::Function,
    store::{Mail, MailFilter, Stall, Tx},
};

/// A mail that did not arrive is news for this long.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A shorter time in which no mail could leave is nobody's news.
const STALL_AT_LEAST: SignedDuration = SignedDuration::from_hours(1);

/// Everything the coordinators are to know of the outbox, each note once.
pub(super) fn notes(
    tx: &Tx,
    scenes: &BTreeMap<WorkflowId, Scene<'_>>,
    now: Timestamp,
) -> Result<Vec<Decision>, AppError> {
    let waiting = MailFilter { states: BTreeSet::from([MailState::Draft]), ..MailFilter::default() };
    let since = now.saturating_sub(NEWS_FOR).unwrap_or(Timestamp::MIN);
    let (drafts, undelivered, lost) = (tx.mails(&waiting)?, tx.undelivered(since)?, tx.uncertain(since)?);
    let of_mails = drafts.iter().filter_map(|mail| draft(mail, scenes));
    let of_mails = of_mails.chain(undelivered.iter().filter_map(not_arrived)).chain(lost.iter().filter_map(uncertain));
    let mut notes: Vec<Decision> = of_mails.filter_map(|note| note.decision(scenes, now)).collect();
    for stall in tx.stalls(since)? {
        notes.extend(stalled(&stall, scenes, now));
    }
    Ok(notes)
}

/// That no mail could leave for a while, once it could again: once for each coordinator.
fn stalled(stall: &Stall, scenes: &BTreeMap<WorkflowId, Scene<'_>>, now: Timestamp) -> Vec<Decision> {
    let Some(until) = stall.ended_at.filter(|_| stall.lasted(now) >= STALL_AT_LEAST) else { return Vec::new() };
    let mut told = BTreeSet::new();
    let live = scenes.iter().filter(|(_, scene)| {
        let is_there = scene.state.adopted.is_some_and(|adopted| adopted.at <= until);
        is_there && scene.state.is_live() && told.insert(scene.plan.coordinator.email.as_deref().map(folded_address))
    });
    live.filter_map(|(workflow, scene)| {
        Some(Decision {
            key: format!("{workflow}:stalled:{}", stall.since).into(),
            workflow: workflow.clone(),
            // About no partner; the coordinator gets it.
            to: Addressee {
                partner: scene.plan.partner_order.first()?.clone(),
                to: Function::FocalPoint,
                cc: Vec::new(),
            },
            kind: DecisionKind::Stalled { since: stall.since, until, why: stall.why.clone() },
            due_at: now,
            why: format!("no mail could leave from {} to {until}: {}", stall.since, stall.why),
        })
    })
    .collect()
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
            to: Addressee { partner: self.kind.partner()?.clone(), to: Function::FocalPoint, cc: Vec::new() },
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
    let refused = mail.recipients.iter().find(|recipient| recipient.outcome.as_ref().is_some_and(Outcome::is_refusal));
    let address = refused.map(|recipient| recipient.address.as_str()).or_else(|| mail.to().next())?.to_owned();
    let outcome = refused.and_then(|recipient| recipient.outcome.as_ref());
    let reply =
        outcome.map(|outcome| outcome.words().to_owned()).or_else(|| mail.last_reply.clone()).unwrap_or_default();
    let is_address_good = mail.state != MailState::Bounced && !matches!(outcome, Some(Outcome::AddressRefused { .. }));
    Some(Note {
        name: format!("undelivered:{}", mail.attempts),
        why: format!("`{address}` did not take a mail: {reply}"),
        kind: DecisionKind::Undelivered {
            partner,
            mail: mail.key.clone(),
            address,
            subject: mail.subject.clone(),
            reply,
            is_address_good,
        },
        mail,
    })
}

fn uncertain(mail: &Mail) -> Option<Note<'_>> {
    let partner = mail.partner.clone()?;
    let is_uncertain = |outcome: &Outcome| matches!(outcome, Outcome::Uncertain { .. });
    let lost = mail.recipients.iter().find(|recipient| recipient.outcome.as_ref().is_some_and(is_uncertain))?;
    let (address, reason) = (lost.address.clone(), lost.outcome.as_ref()?.words().to_owned());
    Some(Note {
        name: format!("uncertain:{}", mail.attempts),
        why: format!("nobody knows whether `{address}` got a mail: {reason}"),
        kind: DecisionKind::Uncertain {
            partner,
            mail: mail.key.clone(),
            address,
            subject: mail.subject.clone(),
            reason,
        },
        mail,
    })
}
