//! What partners believe about the event and their part in it that is no longer true, until they are told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::{AddressNumber, reminder_key};
use crate::{
    model::{LeftContact, News, PartnerId, ReminderKey, TaskId, Text, folded_address},
    plan::{Contact, Plan, Task},
};

/// Each mail to a partner lists what it owes that begins or is due within this many days; what comes later has not been
/// mentioned to anybody.
pub const LISTED_AHEAD_DAYS: i32 = 28;

/// Earlier values, each with the instant of the edit that changed it, in rising order.
type Before<T> = Vec<(Timestamp, T)>;

/// What is to be announced, by partner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outdated {
    /// Opening and closing day.
    days: BTreeMap<PartnerId, Before<(Date, Date)>>,
    /// The city; `None` where the partner was told that it is open.
    cities: BTreeMap<PartnerId, Before<Option<Text>>>,
    /// Partners that were told that the city is open.
    open_city: BTreeSet<PartnerId>,
    /// The edits after which the city is open, in rising order.
    opened_city: Vec<Timestamp>,
    /// Who led a task.
    leads: BTreeMap<PartnerId, BTreeMap<TaskId, Before<FormerLead>>>,
    /// What a partner no longer owes.
    released: BTreeMap<PartnerId, BTreeMap<TaskId, (Timestamp, Release)>>,
    /// What others than who is written to for a partner were asked for, or told of, and is no longer owed; by their address,
    /// in lower case.
    others: BTreeMap<(PartnerId, String), Other>,
    /// Since when a different person is written to.
    contacts: BTreeMap<PartnerId, Timestamp>,
    /// Partners that no longer take part.
    left: BTreeMap<PartnerId, (Timestamp, Left)>,
    /// Every task that was ever dropped after it had been requested, and the partners it had been requested of.
    dropped: BTreeMap<TaskId, (Release, BTreeSet<PartnerId>)>,
    /// What became of the addresses of offices that get letters, in rising order.
    offices: Vec<Office>,
}

/// What became of the address of an office.
#[derive(Clone, Debug, PartialEq)]
struct Office {
    at: Timestamp,
    partner: PartnerId,
    /// The former address, and that of the same office from then on; `None` if the address is another office's by now.
    address: String,
    now: Option<String>,
}

/// What is the address now of an office that a letter was released for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeNow {
    /// It is the same one.
    Same,
    /// It was corrected to this one.
    Corrected(String),
    /// Nobody knows, or the address is another office's.
    Other,
}

/// Something that was requested of a partner and is no longer owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The task.
    pub task: TaskId,
    /// Its title when it was requested.
    pub title: Text,
    /// What the partner was asked for as its part, if the definition said so.
    pub asks: Option<Text>,
    /// When it was due.
    pub due: Date,
}

/// Somebody at a partner who was asked for something in the place of its focal point, or beside it.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    contact: Box<Contact>,
    released: BTreeMap<TaskId, (Timestamp, Release)>,
}

/// Who led a task before somebody else did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerLead {
    /// The task.
    pub task: TaskId,
    /// Its title then.
    pub title: Text,
    /// The lead then.
    pub lead: PartnerId,
    /// Its name.
    pub name: Text,
}

/// A partner that no longer takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its name.
    pub name: Text,
    /// Where it could be reached.
    pub contacts: Vec<LeftContact>,
}

/// One thing to be announced to a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement<'a> {
    /// The event's days, opening and closing, as the partner knows them.
    EventMoved(Date, Date),
    /// The city as the partner knows it; `None` if it was told that it is open.
    PlaceMoved(Option<&'a Text>),
    /// It no longer owes something.
    Released(&'a Release),
    /// A task that it has a part in has another lead.
    LeadChanged(&'a FormerLead),
    /// The person written to is new.
    Contact,
}

impl Outdated {
    /// Records what an edit at `at` changes; `written_to` are the partners that have been told anything so far.
    pub(super) fn note(&mut self, plan: &Plan, written_to: &BTreeSet<PartnerId>, news: &[News], at: Timestamp) {
        for news in news {
            match news {
                News::EventMoved { opens, closes } => {
                    for partner in written_to {
                        self.days.entry(partner.clone()).or_default().push((at, (*opens, *closes)));
                    }
                }
                News::PlaceMoved { city, is_open } => {
                    for partner in written_to {
                        self.cities.entry(partner.clone()).or_default().push((at, Some(city.clone())));
                    }
                    if *is_open {
                        self.opened_city.push(at);
                    }
                }
                News::PlaceNamed {} => {
                    for partner in &self.open_city {
                        self.cities.entry(partner.clone()).or_default().push((at, None));
                    }
                }
                News::LeadChanged { task, title, from, name, told } => {
                    let (lead, task) = (plan.renames.partner(from), plan.renames.task(task));
                    let former = FormerLead { task, title: title.clone(), lead, name: name.clone() };
                    for partner in told {
                        let tasks = self.leads.entry(plan.renames.partner(partner)).or_default();
                        tasks.entry(former.task.clone()).or_default().push((at, former.clone()));
                    }
                }
                News::Released { partner, task, title, asks, due, also } => {
                    let (task, title, asks) = (plan.renames.task(task), title.clone(), asks.clone());
                    let release = Release { task, title, asks, due: *due };
                    let partner = plan.renames.partner(partner);
                    let dropped = self.dropped.entry(release.task.clone());
                    let (last, partners) = dropped.or_insert_with(|| (release.clone(), BTreeSet::new()));
                    last.clone_from(&release);
                    partners.insert(partner.clone());
                    self.release_others(plan, &partner, also, &release, at);
                    self.release(partner, release, at);
                }
                News::Contact { partner } => {
                    self.contacts.insert(plan.renames.partner(partner), at);
                }
                // Kept beside what each reader was told.
                News::DueMoved { .. } => {}
                News::Readdressed { partner, from, to, .. } => {
                    let partner = plan.renames.partner(partner);
                    self.offices.push(Office {
                        at,
                        partner,
                        address: folded_address(from),
                        now: Some(folded_address(to)),
                    });
                }
                News::OtherOffice { partner, address } => {
                    let partner = plan.renames.partner(partner);
                    self.offices.push(Office { at, partner, address: folded_address(address), now: None });
                }
                News::Left { partner, name, contacts } => {
                    let left = Left { name: name.clone(), contacts: contacts.clone() };
                    self.left.insert(plan.renames.partner(partner), (at, left));
                }
            }
        }
    }

    /// The address now of the office of `partner` that had `address` when a letter to it was released at `released_at`. An
    /// address that no office has any more, and that was not replaced, is still that of [`OfficeNow::Same`].
    pub fn office(&self, partner: &PartnerId, address: &str, released_at: Timestamp) -> OfficeNow {
        let mut now = OfficeNow::Same;
        let mut address = folded_address(address);
        for change in self.offices.iter().filter(|change| change.at >= released_at && change.partner == *partner) {
            if change.address != address {
                continue;
            }
            match &change.now {
                None => return OfficeNow::Other,
                Some(to) => {
                    address.clone_from(to);
                    now = OfficeNow::Corrected(to.clone());
                }
            }
        }
        now
    }

    /// Records that a task `partner` was asked to contribute to was called off; `also` are the addresses of others there who
    /// were asked.
    pub(super) fn call_off(&mut self, plan: &Plan, task: &Task, partner: &PartnerId, also: &[String], at: Timestamp) {
        let release = Release {
            task: task.id.clone(),
            title: task.title.clone(),
            asks: task.asks_of(partner).cloned(),
            due: task.due_for(partner),
        };
        self.release_others(plan, partner, also, &release, at);
        self.release(partner.clone(), release, at);
    }

    fn release_others(&mut self, plan: &Plan, partner: &PartnerId, also: &[String], release: &Release, at: Timestamp) {
        let Some(of) = plan.partners.get(partner) else { return };
        for address in also {
            let contact = || Other { contact: Box::new(of.colleague(address)), released: BTreeMap::new() };
            let other = self.others.entry((partner.clone(), folded_address(address))).or_insert_with(contact);
            other.released.insert(release.task.clone(), (at, release.clone()));
        }
    }

    fn release(&mut self, partner: PartnerId, release: Release, at: Timestamp) {
        self.released.entry(partner).or_default().insert(release.task.clone(), (at, release));
    }

    /// Records that the mail with an announcement was sent: everything it could mention is known now.
    pub(super) fn note_sent(&mut self, plan: &Plan, reminder: &ReminderKey) {
        if let Some((partner, until, reader)) = reminder_key::called_off(reminder) {
            let partner = plan.renames.partner(&partner);
            let is_reader = |of: &PartnerId, address: &str| *of == partner && AddressNumber::of(address) == reader;
            for ((_, _), other) in self.others.iter_mut().filter(|((of, address), _)| is_reader(of, address)) {
                other.released.retain(|_, (at, _)| *at > until);
            }
            return;
        }
        let Some((partner, until)) = reminder_key::announced(reminder) else { return };
        let partner = plan.renames.partner(&partner);
        if let Some(days) = self.days.get_mut(&partner) {
            days.retain(|(at, _)| *at > until);
        }
        if let Some(cities) = self.cities.get_mut(&partner)
            && let Some((last, _)) = cities.iter().rfind(|(at, _)| *at <= until)
        {
            if self.opened_city.contains(last) {
                self.open_city.insert(partner.clone());
            } else {
                self.open_city.remove(&partner);
            }
            cities.retain(|(at, _)| *at > until);
        }
        if let Some(leads) = self.leads.get_mut(&partner) {
            for before in leads.values_mut() {
                before.retain(|(at, _)| *at > until);
            }
        }
        if let Some(released) = self.released.get_mut(&partner) {
            released.retain(|_, (at, _)| *at > until);
        }
        if self.contacts.get(&partner).is_some_and(|at| *at <= until) {
            self.contacts.remove(&partner);
        }
    }

    /// What to announce to `partner`, and the instant of the last edit it follows from; `None` if nothing. `owes` says
    /// whether the partner owes something to a task now: what is requested again counts as never withdrawn.
    pub fn announcements(
        &self,
        plan: &Plan,
        partner: &PartnerId,
        owes: impl Fn(&TaskId) -> bool,
    ) -> Option<(Timestamp, Vec<Announcement<'_>>)> {
        let mut found = Vec::new();
        let days = self.days.get(partner).into_iter().flatten();
        if let Some((_, (opens, closes))) = days.clone().next()
            && (*opens, *closes) != (plan.event.opens, plan.event.closes)
        {
            let last = days.last().map_or(Timestamp::MIN, |(at, _)| *at);
            found.push((last, Announcement::EventMoved(*opens, *closes)));
        }
        let cities = self.cities.get(partner).into_iter().flatten();
        if let Some((_, city)) = cities.clone().next()
            && plan.event.city.as_ref().map(Text::en) != city.as_ref().map(Text::en)
        {
            let last = cities.last().map_or(Timestamp::MIN, |(at, _)| *at);
            found.push((last, Announcement::PlaceMoved(city.as_ref())));
        }
        let released = self.released.get(partner).into_iter().flatten().filter(|(task, _)| !owes(task));
        found.extend(released.map(|(_, (at, release))| (*at, Announcement::Released(release))));
        let leads = self.leads.get(partner).into_iter().flatten().filter(|(task, _)| owes(task));
        found.extend(leads.filter_map(|(task, before)| {
            let ((_, former), (last, _)) = before.first().zip(before.last())?;
            (plan.task(task)?.lead != former.lead).then_some((*last, Announcement::LeadChanged(former)))
        }));
        found.extend(self.contacts.get(partner).map(|at| (*at, Announcement::Contact)));
        let last = found.iter().map(|(at, _)| *at).max()?;
        Some((last, found.into_iter().map(|(_, announcement)| announcement).collect()))
    }

    /// What is to be announced to others than who is written to for `partner`, each with the instant of the last edit it follows
    /// from; `owes` as in [`Self::announcements`].
    pub fn to_others<'a>(
        &'a self,
        partner: &'a PartnerId,
        owes: impl Fn(&TaskId) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a Contact, Timestamp, Vec<&'a Release>)> {
        let of_partner = self.others.iter().filter(move |((of, _), _)| of == partner);
        of_partner.filter_map(move |(_, other)| {
            let open = || other.released.iter().filter(|(task, _)| !owes(task)).map(|(_, release)| release);
            let last = open().map(|(at, _)| *at).max()?;
            Some((other.contact.as_ref(), last, open().map(|(_, release)| release).collect()))
        })
    }

    /// What is to be announced to the one of them who has `address`.
    pub fn to_reader(
        &self,
        partner: &PartnerId,
        address: &str,
        owes: impl Fn(&TaskId) -> bool,
    ) -> Vec<Announcement<'_>> {
        let other = self.others.get(&(partner.clone(), folded_address(address)));
        let released = other.into_iter().flat_map(|other| &other.released).filter(|(task, _)| !owes(task));
        released.map(|(_, (_, release))| Announcement::Released(release)).collect()
    }

    /// The contact at `partner` with that address to whom something is to be announced, or was.
    pub fn other(&self, partner: &PartnerId, address: &str) -> Option<&Contact> {
        Some(self.others.get(&(partner.clone(), folded_address(address)))?.contact.as_ref())
    }

    /// Tasks that were requested once and are no longer in the definition, with the partners they had been requested of,
    /// whether or not these have been told.
    pub fn dropped(&self, plan: &Plan) -> impl Iterator<Item = (&Release, &BTreeSet<PartnerId>)> {
        let gone = self.dropped.values().filter(|(release, _)| plan.task(&release.task).is_none());
        gone.map(|(release, partners)| (release, partners))
    }

    /// Partners that left and have not returned, each with when it left.
    pub fn left<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (&'a PartnerId, Timestamp, &'a Left)> {
        let gone = self.left.iter().filter(|(partner, _)| !plan.partners.contains_key(*partner));
        gone.map(|(partner, (at, left))| (partner, *at, left))
    }
}
