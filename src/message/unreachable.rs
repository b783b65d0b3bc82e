//! Partners that nobody could be written to at: the coordinator is told, with the numbers to call.

use super::{
    Item, Order, PhoneLine, Scene, Unreachable,
    compose::{Asks, is_open},
    item::item,
    language::Language,
};
use crate::{
    engine::DecisionKind,
    model::PartnerId,
    plan::{Contact, Partner},
};

/// Every partner that a reason of `order` is about, by workflow.
pub(super) fn unreachable(
    scenes: &[Scene<'_>],
    order: &Order<'_>,
    language: &Language,
    asks: &Asks<'_>,
) -> Vec<Unreachable> {
    scenes.iter().flat_map(|scene| of_scene(*scene, order, language, asks)).collect()
}

fn of_scene(scene: Scene<'_>, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Unreachable> {
    let is_meant = |id: &&PartnerId| {
        order.reasons.iter().any(|(workflow, kind)| *workflow == scene.plan.workflow && kind.partner() == *id)
    };
    let partners = scene.plan.partner_order.iter().filter(is_meant).filter_map(|id| scene.plan.partners.get(id));
    partners
        .map(|partner| Unreachable {
            symbol: scene.plan.symbol.clone(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            full_name: language.text(&partner.name_on(order.day).name),
            kind: partner.kind,
            contacts: partner.contacts.iter().map(|contact| phone_line(contact, order)).collect(),
            items: items(scene, partner, order, language, asks),
        })
        .collect()
}

/// What reminders ask of `partner`; for a digest or a take-over everything that is open with it.
fn items(scene: Scene<'_>, partner: &Partner, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Item> {
    let all = order
        .reasons
        .iter()
        .any(|(_, kind)| kind.partner() == &partner.id && !matches!(kind, DecisionKind::Rung { .. }));
    let asked = scene.plan.tasks.iter().filter_map(|task| {
        let ask = asks.get(&(&scene.plan.workflow, &task.id, partner.id.as_str())).copied();
        let listed = ask.is_some() || all && is_open(scene, task, partner, order.day);
        listed.then(|| item(scene, task, partner, language, order.day, ask))
    });
    asked.collect()
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
