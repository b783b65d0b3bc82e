//! What partners know of the event and of their part in it that is no longer so, until they are told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::reminder_key;
use crate::{
    model::{LeftContact, News, PartnerId, ReminderKey, TaskId, Text},
    plan::{Plan, Task},
};

/// Each mail to a partner lists what is open with it, and what begins or is due within so many days; of what comes later nobody has
/// heard.
pub const LISTED_AHEAD_DAYS: i32 = 28;

/// Something as it was before each edit that changed it, by rising instant of the edit.
type Before<T> = Vec<(Timestamp, T)>;

/// What is to be announced, by partner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outdated {
    /// Opening and closing day.
    days: BTreeMap<PartnerId, Before<(Date, Date)>>,
    /// The city.
    cities: BTreeMap<PartnerId, Before<Text>>,
    /// What a partner owes no more.
    released: BTreeMap<PartnerId, BTreeMap<TaskId, (Timestamp, Release)>>,
    /// Since when another person is written to.
    contacts: BTreeMap<PartnerId, Timestamp>,
    /// Partners that take part no more.
    left: BTreeMap<PartnerId, (Timestamp, Left)>,
}

/// Something that a partner owes no more, though it was asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The task.
    pub task: TaskId,
    /// Its title when it was asked for.
    pub title: Text,
    /// When it was due.
    pub due: Date,
}

/// A partner that takes part no more.
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
    /// The city as the partner knows it.
    PlaceMoved(&'a Text),
    /// It owes something no more.
    Released(&'a Release),
    /// The person written to is new.
    Contact,
}

impl Outdated {
    /// Takes in what an edit at `at` changes; `written_to` are those who know anything yet.
    pub(super) fn note(&mut self, plan: &Plan, written_to: &BTreeSet<PartnerId>, news: &[News], at: Timestamp) {
        for news in news {
            match news {
                News::EventMoved { opens, closes } => {
                    for partner in written_to {
                        self.days.entry(partner.clone()).or_default().push((at, (*opens, *closes)));
                    }
                }
                News::PlaceMoved { city } => {
                    for partner in written_to {
                        self.cities.entry(partner.clone()).or_default().push((at, city.clone()));
                    }
                }
                News::Released { partner, task, title, due } => {
                    let release = Release { task: plan.renames.task(task), title: title.clone(), due: *due };
                    self.release(plan.renames.partner(partner), release, at);
                }
                News::Contact { partner } => {
                    self.contacts.insert(plan.renames.partner(partner), at);
                }
                News::Left { partner, name, contacts } => {
                    let left = Left { name: name.clone(), contacts: contacts.clone() };
                    self.left.insert(plan.renames.partner(partner), (at, left));
                }
            }
        }
    }

    /// A task was called off that `partner` was asked to help with.
    pub(super) fn call_off(&mut self, task: &Task, partner: &PartnerId, at: Timestamp) {
        let release = Release { task: task.id.clone(), title: task.title.clone(), due: task.due_for(partner) };
        self.release(partner.clone(), release, at);
    }

    fn release(&mut self, partner: PartnerId, release: Release, at: Timestamp) {
        self.released.entry(partner).or_default().insert(release.task.clone(), (at, release));
    }

    /// The mail with an announcement was sent: all that it could speak of is known now.
    pub(super) fn note_sent(&mut self, plan: &Plan, reminder: &ReminderKey) {
        let Some((partner, until)) = reminder_key::announced(reminder) else { return };
        let partner = plan.renames.partner(&partner);
        if let Some(days) = self.days.get_mut(&partner) {
            days.retain(|(at, _)| *at > until);
        }
        if let Some(cities) = self.cities.get_mut(&partner) {
            cities.retain(|(at, _)| *at > until);
        }
        if let Some(released) = self.released.get_mut(&partner) {
            released.retain(|_, (at, _)| *at > until);
        }
        if self.contacts.get(&partner).is_some_and(|at| *at <= until) {
            self.contacts.remove(&partner);
        }
    }

    /// What is to be announced to `partner`, and the instant of the last edit that it follows from. `owes` says whether it owes
    /// something to a task now: what is asked for again was never taken back. Empty lists are `None`.
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
            && plan.event.city.as_ref().is_some_and(|now| now.en() != city.en())
        {
            let last = cities.last().map_or(Timestamp::MIN, |(at, _)| *at);
            found.push((last, Announcement::PlaceMoved(city)));
        }
        let released = self.released.get(partner).into_iter().flatten().filter(|(task, _)| !owes(task));
        found.extend(released.map(|(_, (at, release))| (*at, Announcement::Released(release))));
        found.extend(self.contacts.get(partner).map(|at| (*at, Announcement::Contact)));
        let last = found.iter().map(|(at, _)| *at).max()?;
        Some((last, found.into_iter().map(|(_, announcement)| announcement).collect()))
    }

    /// The partners that take part no more and are not back, with the instant since when.
    pub fn left<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (&'a PartnerId, Timestamp, &'a Left)> {
        let gone = self.left.iter().filter(|(partner, _)| !plan.partners.contains_key(*partner));
        gone.map(|(partner, (at, left))| (partner, *at, left))
    }
}
