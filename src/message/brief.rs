//! What the coordinator is told: whom to call, which mails did not arrive, which letters wait for release.

use super::{
    Capacity, Draft, Item, Order, PhoneLine, Reason, Scene, Undelivered, Unreachable,
    compose::{Asks, is_open},
    item::item,
    language::Language,
};
use crate::{
    engine::DecisionKind,
    model::{PartnerId, WorkflowId},
    plan::{Contact, Partner},
};

/// The partners that nobody could be written to at, by workflow, with what they would have been reminded of.
pub(super) fn unreachable(
    scenes: &[Scene<'_>],
    order: &Order<'_>,
    language: &Language,
    asks: &Asks<'_>,
) -> Vec<Unreachable> {
    scenes.iter().flat_map(|scene| unreachable_in(*scene, order, language, asks)).collect()
}

/// The mails that did not arrive, in the order of the reasons.
pub(super) fn undelivered(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Undelivered> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Undelivered { partner, mail, address, subject, reply } = kind else { return None };
        let (symbol, partner) = partner_of(scenes, workflow, partner)?;
        Some(Undelivered {
            symbol: symbol.to_owned(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            address: address.clone(),
            subject: subject.clone(),
            reply: reply.clone(),
            contacts: phone_lines(partner, order),
            key: mail.clone(),
        })
    });
    told.collect()
}

/// The letters that wait for release, in the order of the reasons.
pub(super) fn drafts(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Draft> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Draft { partner, mail, function, subject } = kind else { return None };
        let (symbol, partner) = partner_of(scenes, workflow, partner)?;
        Some(Draft {
            symbol: symbol.to_owned(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            function: *function,
            subject: subject.clone(),
            key: mail.clone(),
        })
    });
    told.collect()
}

fn partner_of<'a>(scenes: &[Scene<'a>], workflow: &WorkflowId, id: &PartnerId) -> Option<(&'a str, &'a Partner)> {
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    Some((scene.plan.symbol.as_str(), scene.plan.partners.get(id)?))
}

fn unreachable_in(scene: Scene<'_>, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Unreachable> {
    let is_meant = |id: &&PartnerId| {
        order.told_as(Capacity::Coordinator).any(|Reason { workflow, kind, .. }| {
            *workflow == scene.plan.workflow && kind.partner() == *id && !kind.is_for_coordinator()
        })
    };
    let partners = scene.plan.partner_order.iter().filter(is_meant).filter_map(|id| scene.plan.partners.get(id));
    partners
        .map(|partner| Unreachable {
            symbol: scene.plan.symbol.clone(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            full_name: language.text(&partner.name_on(order.day).name),
            kind: partner.kind,
            contacts: phone_lines(partner, order),
            items: items(scene, partner, order, language, asks),
        })
        .collect()
}

/// What reminders ask of `partner`; for a take-over everything that is open with it.
fn items(scene: Scene<'_>, partner: &Partner, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Item> {
    let all = order.told_as(Capacity::Coordinator).any(|Reason { workflow, kind, .. }| {
        *workflow == scene.plan.workflow
            && kind.partner() == &partner.id
            && matches!(kind, DecisionKind::TakeOver { .. })
    });
    let asked = scene.plan.tasks.iter().filter_map(|task| {
        let ask = asks.get(&(&scene.plan.workflow, &task.id, partner.id.as_str())).copied();
        let listed = ask.is_some() || all && is_open(scene, task, partner, order.day);
        listed.then(|| item(scene, task, partner, language, order.day, ask))
    });
    asked.collect()
}

fn phone_lines(partner: &Partner, order: &Order<'_>) -> Vec<PhoneLine> {
    partner.contacts.iter().map(|contact| phone_line(contact, order)).collect()
}

fn phone_line(contact: &Contact, order: &Order<'_>) -> PhoneLine {
    PhoneLine {
        function: contact.function,
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        away_until: contact.out_of_office_until.filter(|until| *until >= order.day),
        left_on: contact.valid_to.filter(|left| *left < order.day),
    }
}
