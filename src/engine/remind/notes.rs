//! Notes about the outbox for the coordinator's brief: mails that did not arrive or may not have, periods in which none
//! could leave, letters that wait for release.
//!
//! Like every reminder, a note stays as long as it is decided again: one about a letter that was released before the
//! brief left is withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan, civil::Time};

use super::{
    CameIn, Decided, LostMail, Outbox, Recipient, RefusedForNothing, StalledTime, Waiting, outbox::Loss, recipient_of,
    set_aside::set_aside,
};
use crate::{
    engine::{Addressee, Decision, DecisionKind},
    model::{MailKey, MailState, PartnerId, WorkflowId, folded_address},
    plan::{Function, Plan, calendar::instant},
};

/// After so many days a draft that still waits is named again.
const DRAFT_TOLD_AGAIN_DAYS: i32 = 14;

/// Everything the coordinators should know about the outbox, each note once.
pub(super) fn notes(
    outbox: &Outbox,
    scenes: &BTreeMap<WorkflowId, Decided<'_>>,
    now: Timestamp,
) -> BTreeMap<WorkflowId, Vec<Decision>> {
    let drafts = outbox.mails().filter(|(_, mail)| mail.state == MailState::Draft);
    let drafts = drafts.filter_map(|(key, mail)| draft(key, mail, (outbox, scenes), now));
    let of_mails = drafts.chain(outbox.lost.iter().map(lost)).filter_map(|note| note.decision(scenes, now));
    let of_stalls = outbox.stalls.iter().flat_map(|stall| stalled(stall, scenes, now));
    let incoming = outbox.came_in.iter().filter_map(|mail| came_in(mail, scenes, now));
    let mut notes: BTreeMap<WorkflowId, Vec<Decision>> = BTreeMap::new();
    for note in of_mails.chain(of_stalls).chain(incoming).chain(set_aside(outbox, scenes, now)) {
        notes.entry(note.workflow.clone()).or_default().push(note);
    }
    notes
}

/// A note about a mail, before its coordinator is determined.
struct Note<'o> {
    mail: &'o MailKey,
    workflows: &'o BTreeSet<WorkflowId>,
    partner: PartnerId,
    kind: DecisionKind,
    /// Distinguishes several notes about the same mail.
    name: String,
    why: String,
}

impl Note<'_> {
    /// The decision for the coordinator of the first live workflow that the mail mentions.
    fn decision(self, scenes: &BTreeMap<WorkflowId, Decided<'_>>, now: Timestamp) -> Option<Decision> {
        let is_live = |workflow: &&WorkflowId| scenes.get(*workflow).is_some_and(|scene| scene.state.is_live());
        let workflow = self.workflows.iter().find(is_live)?;
        Some(Decision {
            key: format!("{workflow}:{}:{}", self.name, self.mail).into(),
            workflow: workflow.clone(),
            to: Addressee { partner: self.partner, to: Function::FocalPoint, cc: Vec::new() },
            kind: self.kind.renamed(&scenes.get(workflow)?.plan.renames),
            due_at: now,
            why: self.why,
        })
    }
}

/// A draft is named when it is made, and again after each fortnight in which nobody has released or withdrawn it.
fn draft<'o>(
    mail: &'o MailKey,
    waiting: &'o Waiting,
    (outbox, scenes): (&Outbox, &BTreeMap<WorkflowId, Decided<'_>>),
    now: Timestamp,
) -> Option<Note<'o>> {
    let partner = waiting.partner.clone()?;
    let plans = || waiting.workflows.iter().filter_map(|workflow| scenes.get(workflow)).map(|scene| scene.plan);
    let function = recipient_of(plans(), Some(&partner), &waiting.to)?.contact.function?;
    let again = times_told_again(plans().next()?, waiting.not_before, now);
    let what = if mail.is_report() { "report" } else { "letter" };
    Some(Note {
        mail,
        workflows: &waiting.workflows,
        name: if again == 0 { "draft".into() } else { format!("draft:{again}") },
        why: format!("a {what} to the {} of `{partner}` waits for release", function.as_str().replace('_', " ")),
        kind: DecisionKind::Draft {
            partner: partner.clone(),
            mail: mail.clone(),
            function,
            since: Some(waiting.not_before),
            released_for: outbox.lapsed.get(mail).cloned(),
        },
        partner,
    })
}

/// How often a draft was to be named again by `now`, by the coordinator's calendar days.
pub(super) fn times_told_again(plan: &Plan, since: Timestamp, now: Timestamp) -> i32 {
    let coordinator = Recipient::coordinator(plan);
    ((coordinator.local_day(now) - coordinator.local_day(since)).get_days() / DRAFT_TOLD_AGAIN_DAYS).max(0)
}

/// When the coordinator of `plan` is next told of a draft that has waited since `since`.
pub fn draft_told_next_at(plan: &Plan, since: Timestamp, now: Timestamp) -> Timestamp {
    let coordinator = Recipient::coordinator(plan);
    let times = times_told_again(plan, since, now) + 1;
    let day = coordinator.local_day(since).saturating_add((DRAFT_TOLD_AGAIN_DAYS * times).days());
    coordinator.departure(instant(day, Time::midnight(), &plan.timezone))
}

/// Each attempt that a person requests and that fails is reported again.
fn lost(lost: &LostMail) -> Note<'_> {
    let LostMail { key, workflows, partner, address, subject, reply, attempts, returns, what } = lost;
    let (partner, address, subject, reply) = (partner.clone(), address.clone(), subject.clone(), reply.clone());
    let (name, why) = match what {
        Loss::Unknown => ("uncertain", format!("nobody knows whether `{address}` got a mail: {reply}")),
        Loss::Address | Loss::Mail if *returns > 0 => {
            ("returned", format!("a mail came back from `{address}`: {reply}"))
        }
        Loss::Address | Loss::Mail => ("undelivered", format!("`{address}` did not take a mail: {reply}")),
    };
    let nth = if *returns > 0 { returns } else { attempts };
    let kind = match what {
        Loss::Unknown => {
            DecisionKind::Uncertain { partner: partner.clone(), mail: key.clone(), address, subject, reason: reply }
        }
        Loss::Address | Loss::Mail => DecisionKind::Undelivered {
            partner: partner.clone(),
            mail: key.clone(),
            address,
            subject,
            reply,
            is_address_good: *what == Loss::Mail,
            is_returned: *returns > 0,
        },
    };
    Note { mail: key, workflows, partner, kind, name: format!("{name}:{nth}"), why }
}

/// A mail that came in, for the coordinator of the workflow that it is about, or of the first one that goes on.
fn came_in(mail: &CameIn, scenes: &BTreeMap<WorkflowId, Decided<'_>>, now: Timestamp) -> Option<Decision> {
    let is_live = |(_, scene): &(&WorkflowId, &Decided<'_>)| scene.state.is_live();
    let own = mail.workflow.as_ref().and_then(|id| scenes.get_key_value(id)).filter(is_live);
    let (workflow, scene) = own.or_else(|| scenes.iter().find(is_live))?;
    let kind = DecisionKind::CameIn {
        mail: mail.sha256.clone(),
        what: mail.what,
        partner: mail.partner.clone(),
        sender: mail.sender.clone(),
        subject: mail.subject.clone(),
        said: mail.said.clone(),
        until: mail.until,
    };
    Some(Decision {
        key: format!("{workflow}:came-in:{}", mail.sha256).into(),
        workflow: workflow.clone(),
        to: Addressee { partner: scene.plan.partner_order.first()?.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: kind.renamed(&scene.plan.renames),
        due_at: now,
        why: mail.why.clone(),
    })
}

/// Reports that no mail could leave for a while, after mail could leave again, once to each coordinator.
fn stalled(stall: &StalledTime, scenes: &BTreeMap<WorkflowId, Decided<'_>>, now: Timestamp) -> Vec<Decision> {
    let StalledTime { since, until, why, went_on } = stall;
    let coordinator = |workflow: &WorkflowId| {
        scenes.get(workflow).and_then(|scene| scene.plan.coordinator.email.as_deref().map(folded_address))
    };
    let of_same = |workflow: &WorkflowId, mail: &&RefusedForNothing| {
        mail.workflows.iter().any(|other| coordinator(other) == coordinator(workflow))
    };
    let mut told = BTreeSet::new();
    let live = scenes.iter().filter(|(_, scene)| {
        let is_there = scene.state.adopted.is_some_and(|adopted| adopted.at <= *until);
        is_there && scene.state.is_live() && told.insert(scene.plan.coordinator.email.as_deref().map(folded_address))
    });
    live.filter_map(|(workflow, scene)| {
        Some(Decision {
            key: format!("{workflow}:stalled:{since}").into(),
            workflow: workflow.clone(),
            // It concerns no partner; the coordinator gets it.
            to: Addressee {
                partner: scene.plan.partner_order.first()?.clone(),
                to: Function::FocalPoint,
                cc: Vec::new(),
            },
            kind: DecisionKind::Stalled {
                since: *since,
                until: *until,
                why: why.clone(),
                went_on: went_on
                    .iter()
                    .filter(|mail| of_same(workflow, mail))
                    .flat_map(|mail| mail.went_on.clone())
                    .collect(),
            },
            due_at: now,
            why: format!("no mail could leave from {since} to {until}: {why}"),
        })
    })
    .collect()
}
