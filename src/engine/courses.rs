//! The history of each entry of the lists, read from the journal once and queried for each row of a table.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use crate::{
    model::{Event, Fact, List},
    plan::Plan,
};

/// At most this many later statements about an entry are examined.
const LATER_AT_MOST: usize = 200;

/// The histories of all entries of one workflow. The cost of adding to them and of querying them does not grow with the
/// journal.
pub struct Courses<'a> {
    plan: &'a Plan,
    by_entry: BTreeMap<(List, String), Course>,
}

/// What was recorded of one entry, by rising instant and position in the journal.
#[derive(Default)]
struct Course {
    told: Vec<Event>,
    /// Everything recorded since the last withdrawal, merged. `None` if it has to be merged again, and as long as it is
    /// a single event.
    latest: Option<Fact>,
    /// When it was withdrawn, by rising instant.
    withdrawn_at: Vec<Timestamp>,
}

impl<'a> Courses<'a> {
    /// The entries in `events`; other facts are ignored.
    pub fn of(plan: &'a Plan, events: impl IntoIterator<Item = Event>) -> Self {
        let mut courses = Self { plan, by_entry: BTreeMap::new() };
        for event in events {
            courses.add(event);
        }
        courses
    }

    /// Adds the event recorded last.
    pub fn add(&mut self, event: Event) {
        let Some(key) = key(self.plan, &event.fact) else { return };
        self.by_entry.entry(key).or_default().add(event);
    }

    /// The ids of the entries of `list` that are in force at `now`.
    pub fn standing(&self, list: List, now: Timestamp) -> impl Iterator<Item = &str> {
        let of_list = self.by_entry.iter().filter(move |((of, _), _)| *of == list);
        of_list.filter(move |(_, course)| !course.since_withdrawal(now).is_empty()).map(|((_, id), _)| id.as_str())
    }

    /// The last event that says the same as `event` on the same day, if that still holds by then. Reviewing a risk on
    /// another day and finding it unchanged is new information.
    pub fn repeated(&self, event: &Event) -> Option<&Event> {
        let course = self.by_entry.get(&key(self.plan, &event.fact)?)?;
        let told = course.since_withdrawal(event.happened_at);
        let day = |event: &Event| -> Date { self.plan.timezone.to_datetime(event.happened_at).date() };
        let same_day = told.iter().rev().take_while(|earlier| day(earlier) == day(event));
        let earlier = same_day.take(LATER_AT_MOST).find(|earlier| says_all(&earlier.fact, &event.fact))?;
        let is_last = told.last().map(|last| last.seq) == course.told.last().map(|last| last.seq);
        let holds = match course.latest.as_ref().filter(|_| is_last) {
            Some(latest) => says_all(latest, &event.fact),
            None => merged(told).is_some_and(|state| says_all(&state, &event.fact)),
        };
        holds.then_some(earlier)
    }

    /// The entry including `event`, at the time of `event`.
    pub fn with(&self, event: &Event) -> Fact {
        let course = key(self.plan, &event.fact).and_then(|key| self.by_entry.get(&key));
        let before = course.and_then(|course| {
            let told = course.since_withdrawal(event.happened_at);
            let is_last =
                !told.is_empty() && told.last().map(|last| last.seq) == course.told.last().map(|last| last.seq);
            if is_last { course.latest.clone() } else { None }.or_else(|| merged(told))
        });
        match before {
            Some(mut state) => {
                state.merge_entry(&event.fact);
                state
            }
            None => event.fact.clone(),
        }
    }

    /// A message if, including `event`, more are confirmed or present than were invited, and `event` states one of
    /// these figures.
    pub fn above_invited(&self, event: &Event) -> Option<String> {
        let Fact::ParticipationCounted { group, entry: said, .. } = &event.fact else { return None };
        let Fact::ParticipationCounted { entry, .. } = self.with(event) else { return None };
        let invited = entry.invited?;
        let counts = [(entry.confirmed, said.confirmed, "confirmed"), (entry.attended, said.attended, "attended")];
        let invites = said.invited.is_some();
        let is_said = |said: Option<u32>| said.is_some() || invites;
        counts.into_iter().find_map(|(count, said, word)| {
            let count = count.filter(|count| is_said(said) && *count > invited)?;
            Some(format!("{count} {word} of `{group}` are more than the {invited} who were invited"))
        })
    }

    /// The last of the later events that together restate everything `event` says, so that `event` changes nothing of
    /// what holds now.
    pub fn superseded(&self, event: &Event) -> Option<&Event> {
        let course = self.by_entry.get(&key(self.plan, &event.fact)?)?;
        let later = &course.told[course.told.partition_point(|told| told.happened_at <= event.happened_at)..];
        let later = &later[..later.len().min(LATER_AT_MOST)];
        let last = later.last()?;
        if later.iter().any(is_withdrawal) {
            return Some(last);
        }
        let after = merged(later)?;
        let mut all = event.fact.clone();
        all.merge_entry(&after);
        is_same_but_for_note(all, after).then_some(last)
    }

    /// The last event about the same entry as `event`, if it happened later than `event`.
    pub fn is_spoken_of_after(&self, event: &Event) -> Option<&Event> {
        let course = self.by_entry.get(&key(self.plan, &event.fact)?)?;
        course.told.last().filter(|last| last.happened_at > event.happened_at)
    }
}

impl Course {
    fn add(&mut self, event: Event) {
        let place = self.told.partition_point(|told| told.place() <= event.place());
        if place < self.told.len() || is_withdrawal(&event) {
            self.latest = None;
        } else if let Some(latest) = &mut self.latest {
            latest.merge_entry(&event.fact);
        } else if self.told.last().is_some_and(|last| !is_withdrawal(last)) {
            let told = self.since_withdrawal(Timestamp::MAX);
            self.latest = merged(told).map(|mut state| {
                state.merge_entry(&event.fact);
                state
            });
        }
        if is_withdrawal(&event) {
            let place = self.withdrawn_at.partition_point(|at| *at <= event.happened_at);
            self.withdrawn_at.insert(place, event.happened_at);
        }
        if self.told.is_empty() {
            // Most entries have a single event, and there may be a hundred thousand of them.
            self.told.reserve_exact(1);
        }
        self.told.insert(place, event);
    }

    /// What was recorded by `at` since the entry was last withdrawn.
    fn since_withdrawal(&self, at: Timestamp) -> &[Event] {
        let by_then = &self.told[..self.told.partition_point(|told| told.happened_at <= at)];
        let begins = self.withdrawn_at.partition_point(|withdrawn| *withdrawn <= at);
        let begins = begins.checked_sub(1).map_or(0, |last| {
            // Of events at the very instant of the withdrawal, those that follow it in the journal count.
            let from = by_then.partition_point(|told| told.happened_at < self.withdrawn_at[last]);
            by_then[from..].iter().rposition(is_withdrawal).map_or(from, |place| from + place + 1)
        });
        &by_then[begins..]
    }
}

fn is_withdrawal(event: &Event) -> bool {
    matches!(event.fact, Fact::EntryWithdrawn { .. })
}

fn merged(told: &[Event]) -> Option<Fact> {
    let (first, others) = told.split_first()?;
    let mut state = first.fact.clone();
    for other in others {
        state.merge_entry(&other.fact);
    }
    Some(state)
}

/// True if `entry` already says everything that `later` says, so that `later` adds nothing.
fn says_all(entry: &Fact, later: &Fact) -> bool {
    let mut merged = entry.clone();
    merged.merge_entry(later);
    merged == *entry
}

fn is_same_but_for_note(mut one: Fact, mut other: Fact) -> bool {
    one.set_note(None);
    other.set_note(None);
    one == other
}

/// The list and id of the entry; for a decision, the id the plan now gives the task.
fn key(plan: &Plan, fact: &Fact) -> Option<(List, String)> {
    let (list, id) = fact.entry()?;
    let id = match list {
        List::Decisions => plan.renames.task(&id.into()).to_string(),
        _ => id.to_owned(),
    };
    Some((list, id))
}
