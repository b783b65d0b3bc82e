//! What an edit changes in who is written to, and under which names.

use std::collections::BTreeSet;

use super::Change;
use crate::plan::{Partner, Plan};

/// Partners that go on under another id, addresses that change, and another symbol.
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
        let (from, to) = (addresses(before), addresses(after));
        if from != to {
            let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| these.difference(those).cloned().collect();
            changes.push(Change::Addresses { partner: id, gone: only(&from, &to), new: only(&to, &from) });
        }
    }
    changes
}

fn addresses(partner: &Partner) -> BTreeSet<String> {
    partner.contacts.iter().filter_map(|contact| contact.email.clone()).collect()
}
