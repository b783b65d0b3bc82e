//! What contacts said of themselves: how they want to be written to, and that somebody else is responsible by now.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::Timestamp;

use crate::{
    model::{DigestDay, Fact, Lang, PartnerId, folded_address},
    plan::{CronLine, Function, Partner, Plan},
};

/// What contacts said of themselves, in one workflow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    by_address: BTreeMap<String, Wish>,
    left: BTreeMap<(PartnerId, String), SteppedDown>,
}

/// How somebody wants to be written to. What is missing is as the definition has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Since when.
    pub at: Timestamp,
    /// In which language.
    pub lang: Option<Lang>,
    /// On which day the regular list is to come.
    pub digest: Option<DigestDay>,
}

/// Somebody who is not responsible any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SteppedDown {
    /// When they said so.
    pub at: Timestamp,
    /// The address of who is.
    pub successor: Option<String>,
    /// What else they said.
    pub note: Option<String>,
}

impl Wishes {
    pub(super) fn apply(&mut self, plan: &Plan, at: Timestamp, fact: &Fact) {
        match fact {
            Fact::ContactWished { contact, lang, digest, .. } => {
                let wish = Wish { at, lang: lang.clone(), digest: *digest };
                self.by_address.insert(folded_address(contact), wish);
            }
            Fact::ContactLeft { partner, contact, successor, note } => {
                let who = (plan.renames.partner(partner), folded_address(contact));
                self.left.insert(who, SteppedDown { at, successor: successor.clone(), note: note.clone() });
            }
            _ => {}
        }
    }

    /// How who has this address wants to be written to.
    pub fn of(&self, address: &str) -> Option<&Wish> {
        // Nearly always nobody has said anything.
        if self.by_address.is_empty() { None } else { self.by_address.get(&folded_address(address)) }
    }

    /// Who said that somebody else is responsible by now, and is a contact still, by partner and address.
    pub fn left<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (&'a Partner, &'a str, &'a SteppedDown)> {
        self.left.iter().filter_map(|((id, address), left)| {
            let partner = plan.partners.get(id)?;
            let mut own = partner.contacts.iter().filter_map(|contact| contact.email.as_deref());
            own.any(|own| folded_address(own) == *address).then_some((partner, address.as_str(), left))
        })
    }

    /// When the regular list goes out to `partner`, and since when that is so: as its focal point wants it, where that day can
    /// be chosen.
    pub(super) fn digest_line<'a>(
        &self,
        plan: &'a Plan,
        partner: &Partner,
        now: Timestamp,
    ) -> Option<(Cow<'a, CronLine>, Timestamp)> {
        let line = plan.digest.as_ref()?;
        let as_defined = (Cow::Borrowed(line), Timestamp::MIN);
        if self.by_address.is_empty() {
            return Some(as_defined);
        }
        let today = partner.timezone.to_datetime(now).date();
        let reader = partner.reachable(Function::FocalPoint, today).and_then(|contact| contact.email.as_deref());
        let wished = reader.and_then(|address| self.of(address)).and_then(|wish| {
            let line = line.weekly_on(wish.digest?)?;
            Some((Cow::Owned(line), wish.at))
        });
        Some(wished.unwrap_or(as_defined))
    }
}
