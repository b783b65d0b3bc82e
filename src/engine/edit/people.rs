//! Edits to who is written to, and under which names.

use std::collections::BTreeSet;

use super::Change;
use crate::{
    model::PartnerId,
    plan::{Contact, Plan},
};

/// Changes of the symbol, of partners' ids and of addresses.
pub(super) fn changes(old: &Plan, new: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.symbol != new.symbol {
        changes.push(Change::Symbol { from: old.symbol.clone(), to: new.symbol.clone() });
    }
    for before in old.partner_order.iter().filter_map(|id| old.partners.get(id)) {
        let id = new.renames.partner(&before.id);
        let Some(after) = new.partners.get(&id) else { continue };
        if id != before.id {
            changes.push(Change::PartnerRenamed { from: before.id.clone(), to: id.clone() });
        }
        changes.extend(addresses(Some(id), &before.contacts, &after.contacts));
    }
    changes.extend(addresses(None, [&old.coordinator], [&new.coordinator]));
    changes
}

/// The change of addresses, unless the contacts have the same ones before and after.
fn addresses<'a>(
    partner: Option<PartnerId>,
    before: impl IntoIterator<Item = &'a Contact>,
    after: impl IntoIterator<Item = &'a Contact>,
) -> Option<Change> {
    let all = |contacts: &mut dyn Iterator<Item = &'a Contact>| -> BTreeSet<&'a String> {
        contacts.filter_map(|contact| contact.email.as_ref()).collect()
    };
    let (from, to) = (all(&mut before.into_iter()), all(&mut after.into_iter()));
    let only = |these: &BTreeSet<&String>, those: &BTreeSet<&String>| {
        these.difference(those).map(|address| (*address).clone()).collect()
    };
    (from != to).then(|| Change::Addresses { partner, gone: only(&from, &to), new: only(&to, &from) })
}
