//! Looks up which partners of a plan have an address, for each of thousands of mails.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{PartnerId, folded_address},
    plan::{Partner, Plan},
};

/// The partners of a plan by the addresses of their contacts.
pub struct Directory<'a> {
    plan: &'a Plan,
    /// Positions in the order of the definition.
    places: BTreeMap<&'a PartnerId, usize>,
    by_address: BTreeMap<String, Vec<usize>>,
}

impl<'a> Directory<'a> {
    /// The directory of `plan`.
    pub fn of(plan: &'a Plan) -> Self {
        let places = plan.partner_order.iter().enumerate().map(|(place, id)| (id, place)).collect();
        let mut by_address: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, partner) in
            plan.partner_order.iter().enumerate().filter_map(|(at, id)| Some((at, plan.partners.get(id)?)))
        {
            let addresses: BTreeSet<String> =
                partner.contacts.iter().filter_map(|contact| Some(folded_address(contact.email.as_deref()?))).collect();
            for address in addresses {
                by_address.entry(address).or_default().push(place);
            }
        }
        Self { plan, places, by_address }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The partners that have a contact with `address` and satisfy `meant`, and those `named`, in the order of the
    /// definition.
    pub fn find<'n>(
        &self,
        address: &str,
        meant: impl Fn(&Partner) -> bool,
        named: impl IntoIterator<Item = &'n PartnerId>,
    ) -> Vec<&'a Partner> {
        let partner = |place: &usize| self.plan.partners.get(&self.plan.partner_order[*place]);
        let reached = self.by_address.get(&folded_address(address)).into_iter().flatten();
        let reached = reached.filter(|place| partner(place).is_some_and(&meant)).copied();
        let named = named.into_iter().filter_map(|id| self.places.get(id).copied());
        let places: BTreeSet<usize> = reached.chain(named).collect();
        places.iter().filter_map(partner).collect()
    }
}
