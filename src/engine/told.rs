//! What single people were told: whether they were ever written to, of what they were reminded, and by which day.
//!
//! The journal says to whom each reminder went. Earlier versions did not record that: what they sent counts as sent to
//! the focal point, until another person takes over.

use jiff::{Timestamp, civil::Date};

use super::{
    RunState, SentReminder,
    reader::{AddressNumber, Dates, List, Reader},
};
use crate::{
    model::{PartnerId, TaskId, is_same_address},
    plan::{Function, Partner, Plan, Task},
};

impl RunState {
    /// True if some mail about `partner` went to `reader`, or any mail of this workflow to that address.
    pub fn has_written_to(&self, partner: &PartnerId, reader: Reader) -> bool {
        self.mails_to(reader.address) > 0 || self.is_meant(partner, reader)
    }

    /// Number of reminders, lists and copies that went to an address.
    pub fn mails_to(&self, address: AddressNumber) -> u32 {
        self.readers.get(&address).copied().unwrap_or_default()
    }

    /// The reminders of an input, letters among them, that were sent to `reader`, or to anybody, by rising instant.
    pub fn reminders(
        &self,
        task: &TaskId,
        partner: &PartnerId,
        reader: Option<Reader>,
    ) -> impl Iterator<Item = &SentReminder> {
        let sent = self.reminded.get(&(task.clone(), partner.clone())).into_iter().flatten();
        let is_unrecorded = reader.is_some_and(|reader| self.is_meant(partner, reader));
        sent.filter(move |sent| reader.is_none_or(|reader| sent.to.map_or(is_unrecorded, |to| to == reader.address)))
    }

    /// The addresses at the working level of `partner` that were asked for its part in `task`, or told of it, in the place of
    /// whom an announcement goes to at `now`, or beside them: stand-ins, and the colleague that it was handed over to.
    pub fn asked_beside(&self, task: &Task, partner: &Partner, now: Timestamp) -> Vec<String> {
        let input = (task.id.clone(), partner.id.clone());
        let reminded = self.reminded.get(&input).into_iter().flatten().filter_map(|sent| sent.to);
        let copied = self.copied.get(&input).into_iter().flatten().map(|(_, to)| *to);
        let told: Vec<AddressNumber> = reminded.chain(copied).collect();
        let colleague = self.task(&task.id).part(task, &partner.id).and_then(|part| part.colleague.as_deref());
        let contacts = partner.contacts.iter().filter(|contact| !contact.function.is_some_and(Function::needs_release));
        let addresses = contacts.chain(colleague).filter_map(|contact| contact.email.as_deref());
        let today = partner.timezone.to_datetime(now).date();
        let first = partner.reachable(Function::FocalPoint, today).and_then(|contact| contact.email.as_deref());
        let is_other = |address: &&str| first.is_none_or(|first| !is_same_address(first, address));
        let mut found: Vec<String> = Vec::new();
        for address in addresses.filter(is_other).filter(|address| told.contains(&AddressNumber::of(address))) {
            if !found.iter().any(|known| is_same_address(known, address)) {
                found.push(address.to_owned());
            }
        }
        found
    }

    /// When `partner` got the part in `task` that it has now, if it had another one before: reminders from before that are
    /// about the other part.
    pub fn part_since(&self, task: &TaskId, partner: &PartnerId) -> Option<Timestamp> {
        self.other_part.get(&(task.clone(), partner.clone())).copied()
    }

    /// The due date of an input that `reader` was told last, by a reminder or in a list; `None` if none. A list names
    /// what begins or is due soon, and what is due on another day than its reader knew.
    pub fn told_due(&self, plan: &Plan, task: &Task, partner: &Partner, reader: Reader) -> Option<Date> {
        let moves = self.moves.get(&(task.id.clone(), partner.id.clone())).map_or(&[][..], Vec::as_slice);
        let current = Dates { due: self.due_for(task, &partner.id), opens: task.opens };
        let mut reminders = self.reminders(&task.id, &partner.id, Some(reader)).peekable();
        let mut told = None;
        for list in self.lists_to(&partner.id, reader) {
            let dates = moves.iter().find(|(at, _)| *at > list.at).map_or(current, |(_, dates)| *dates);
            // Edits of earlier versions did not record which dates they moved.
            let is_certain = !moves.is_empty() || self.edited_at.is_none_or(|edited_at| list.at > edited_at);
            let corrects = is_certain && told.is_some_and(|told| told != dates.due);
            let day = partner.timezone.to_datetime(list.at).date();
            if told.is_none() && self.was_listed(plan, task, dates, (list.at, day))
                || corrects && self.could_be_listed(task, list.at)
            {
                told = Some(dates.due);
            }
            while let Some(sent) = reminders.next_if(|sent| sent.at <= list.at) {
                told = Some(sent.due);
            }
        }
        reminders.last().map(|sent| sent.due).or(told)
    }

    /// The due date that `reader` was told of an input, if it is due on another day now and its partner did not say so
    /// itself.
    pub fn moved_for(&self, plan: &Plan, task: &Task, partner: &Partner, reader: Reader) -> Option<Date> {
        let due = self.due_for(task, &partner.id);
        let is_promised = self.task(&task.id).part(task, &partner.id).is_some_and(|part| part.promised == Some(due));
        let input = (task.id.clone(), partner.id.clone());
        // Most never move, and then the history of mails need not be read.
        let may_have = self.moves.contains_key(&input)
            || self.reminded.get(&input).is_some_and(|sent| sent.iter().any(|sent| sent.due != due));
        if is_promised || !may_have {
            return None;
        }
        self.told_due(plan, task, partner, reader).filter(|told| *told != due)
    }

    fn lists_to(&self, partner: &PartnerId, reader: Reader) -> impl Iterator<Item = &List> {
        let is_unrecorded = self.is_meant(partner, reader);
        let lists = self.listed.get(partner).into_iter().flatten();
        lists.filter(move |list| list.to.map_or(is_unrecorded, |to| to == reader.address))
    }

    /// True if what went to nobody knows whom counts as sent to `reader`.
    fn is_meant(&self, partner: &PartnerId, reader: Reader) -> bool {
        reader.is_focal_point && self.unrecorded.contains(partner)
    }
}
