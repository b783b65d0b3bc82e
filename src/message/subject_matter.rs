//! Which inputs a mail is about as a whole, so that it stands in their thread.

use super::{
    announced,
    language::Language,
    mail_kind::{MailKind, kind},
    order::{Capacity, Order, Reason, Scene},
    owed::{Listing, asks},
};
use crate::{
    engine::{Announcement, DecisionKind},
    model::{PartnerId, TaskId, WorkflowId},
};

/// An input, with the present ids of task and partner.
pub type InputId = (WorkflowId, TaskId, PartnerId);

/// The inputs that the reminders and copies in a mail ask for. Where there are none, the only one that a list has, or those
/// that are announced to be needed no more. A list of several is about none of them, and so is what concerns the event.
pub fn inputs_of(scenes: &[Scene<'_>], order: &Order<'_>) -> Vec<InputId> {
    let reasons = || order.told_as(Capacity::Partner);
    let named = reasons().filter_map(|Reason { workflow, kind, .. }| {
        let (task, partner) = kind.input()?;
        Some((workflow.clone(), task.clone(), partner.clone()))
    });
    let named: Vec<InputId> = named.collect();
    if !named.is_empty() {
        return named;
    }
    let partner = order
        .partners
        .first()
        .and_then(|(workflow, id)| scenes.iter().find(|scene| scene.plan.workflow == *workflow)?.plan.partners.get(id));
    let language = Language::of_reader(scenes, order.contact, partner, order.fallback);
    let kind = kind(order, announced::announced(scenes, order, &language).as_ref());
    match kind {
        MailKind::Digest | MailKind::AdoptionDigest => {
            let asks = &asks(order, Capacity::Partner);
            let listed = Listing { scenes, order, kind, language: &language, asks }.inputs();
            let only = if let [only] = listed.as_slice() { Some(only) } else { None };
            only.map(|(scene, task, partner)| (scene.plan.workflow.clone(), task.id.clone(), partner.id.clone()))
                .into_iter()
                .collect()
        }
        MailKind::Announcement => released(scenes, order).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What is announced to be needed no more; `None` if anything else is announced.
fn released(scenes: &[Scene<'_>], order: &Order<'_>) -> Option<Vec<InputId>> {
    let mut released = Vec::new();
    for Reason { workflow, kind, .. } in order.told_as(Capacity::Partner) {
        let (DecisionKind::Announcement { partner } | DecisionKind::CalledOff { partner, .. }) = kind else { continue };
        let Scene { plan, state } = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let owes = |task: &TaskId| plan.task(task).is_some_and(|task| state.owes(task, partner));
        let announced = match kind {
            DecisionKind::CalledOff { address, .. } => state.outdated.to_reader(partner, address, owes),
            _ => state.outdated.announcements(plan, partner, owes)?.1,
        };
        for announcement in announced {
            let Announcement::Released(release) = announcement else { return None };
            released.push((workflow.clone(), release.task.clone(), partner.clone()));
        }
    }
    Some(released)
}
