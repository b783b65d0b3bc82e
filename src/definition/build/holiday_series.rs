//! Combines the events of an `.ics` file: series, single years that were cancelled or moved, and newer versions that
//! replace older ones (RFC 5545 sections 3.8.4.4, 3.8.5 and 3.8.7.4; RFC 5546).

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{
    holiday_event::{Fault, Off, Written},
    ics_lines::EventPlace,
};

/// A day off.
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) name: String,
    pub(super) estimated: bool,
}

type Read<'a> = (Written, &'a EventPlace);

/// Why an event is left out, and where it is.
pub(super) type Refused<'a> = (Fault, &'a EventPlace);

/// The days off of `events`, yearly ones expanded for `years`, and the events left out.
pub(super) fn days_off<'a>(events: Vec<Read<'a>>, years: &[i16]) -> (Vec<Day>, Vec<Refused<'a>>) {
    let mut groups: Vec<Vec<Read<'_>>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let next = groups.len();
        let at = event.0.uid.as_ref().map_or(next, |uid| *known.entry(uid.clone()).or_insert(next));
        if at == next {
            groups.push(Vec::new());
        }
        groups[at].push(event);
    }
    let (mut days, mut refused) = (Vec::new(), Vec::new());
    for group in groups {
        let series = Series::of(group);
        if let Some(faults) = series.blocked() {
            refused.extend(faults);
            continue;
        }
        series.add(years, &mut days, &mut refused);
    }
    (days, refused)
}

/// The events with the same UID.
struct Series<'a> {
    /// Events that replace no day: usually one, but some programs give several the same UID.
    own: Vec<Read<'a>>,
    /// Events that replace a day of the series.
    instead: Vec<Read<'a>>,
}

impl<'a> Series<'a> {
    /// Only the versions with the highest sequence number are kept.
    fn of(group: Vec<Read<'a>>) -> Self {
        let (instead, own): (Vec<_>, Vec<_>) = group.into_iter().partition(|(event, _)| event.instead_of.is_some());
        let highest = own.iter().map(|(event, _)| event.sequence).max();
        let own = own.into_iter().filter(|(event, _)| Some(event.sequence) == highest).collect();
        Self { own, instead }
    }

    /// Why the whole series is left out, if it is: one unreadable year makes it doubtful, and no holiday is better than
    /// a wrong one.
    fn blocked(&self) -> Option<Vec<Refused<'a>>> {
        let series = self.own.iter().map(|(event, _)| event.about.clone()).reduce(|one, two| one.and(&two));
        let is_series = self.own.iter().any(|(event, _)| event.off.as_ref().is_ok_and(|off| off.rule.is_some()));
        let faults = self.instead.iter().filter_map(|(event, place)| {
            let day = event.instead_of.as_ref().and_then(|day| day.as_ref().err());
            let off = event.off.as_ref().err().filter(|_| !event.is_called_off);
            day.or(off).map(|fault| (fault.clone().of_series(series.clone().unwrap_or_default()), *place))
        });
        let faults: Vec<_> = faults.collect();
        (is_series && !faults.is_empty()).then_some(faults)
    }

    fn add(self, years: &[i16], days: &mut Vec<Day>, refused: &mut Vec<Refused<'a>>) {
        let instead = self.instead();
        let called_off = |start: Date| {
            let same = |(event, _): &&Read<'_>| event.off.as_ref().is_ok_and(|off| off.start == start);
            self.own.iter().filter(same).any(|(event, _)| event.is_called_off)
        };
        let lost = self.instead.iter().filter(|(event, _)| event.uid.is_none() && event.is_called_off);
        refused.extend(lost.map(|(event, place)| (Fault::without_series(event.about.clone()), *place)));
        let is_gone = !self.own.is_empty() && self.own.iter().all(|(event, _)| event.is_called_off);
        for (event, place) in self.own.iter().filter(|(event, _)| !event.is_called_off) {
            match &event.off {
                Ok(off) if called_off(off.start) => {}
                Ok(off) => {
                    let starts = off.starts(years).into_iter().filter(|start| !instead.contains_key(start));
                    let is_asked = |day: &Day| off.rule.is_none() || years.contains(&day.date.year());
                    days.extend(starts.flat_map(|start| off.from(start)).filter(is_asked));
                }
                Err(fault) => refused.push((fault.clone(), place)),
            }
        }
        if is_gone {
            return;
        }
        let unplaced =
            self.instead.iter().filter_map(|(event, place)| Some((event.instead_of.clone()?.err()?, *place)));
        refused.extend(unplaced);
        for (event, place) in instead.into_values().filter(|(event, _)| !event.is_called_off) {
            match &event.off {
                Ok(off) => days.extend(off.from(off.start)),
                Err(fault) => refused.push((fault.clone(), place)),
            }
        }
    }

    /// The event that replaces each day: the one with the highest sequence number, or the last of several.
    fn instead(&self) -> BTreeMap<Date, &Read<'a>> {
        let mut instead: BTreeMap<Date, &Read<'_>> = BTreeMap::new();
        for read in &self.instead {
            let Some(Ok(day)) = &read.0.instead_of else { continue };
            if instead.get(day).is_none_or(|other| other.0.sequence <= read.0.sequence) {
                instead.insert(*day, read);
            }
        }
        instead
    }
}

impl Off {
    /// The days on which it begins.
    fn starts(&self, years: &[i16]) -> Vec<Date> {
        // What begins on New Year's Eve lasts into the next year.
        let begin = || years.iter().flat_map(|year| [year.saturating_sub(1), *year]).collect::<Vec<_>>();
        let mut starts = self.rule.as_ref().map_or_else(|| vec![self.start], |rule| rule.in_years(&begin()));
        starts.extend(self.besides.iter().filter(|day| !starts.contains(day)).copied().collect::<Vec<_>>());
        starts.retain(|day| !self.except.contains(day));
        starts
    }

    /// Its days when it begins on `start`.
    fn from(&self, start: Date) -> impl Iterator<Item = Day> {
        let day = move |at: i32| Day {
            date: start.saturating_add(at.days()),
            name: self.name.clone(),
            estimated: self.estimated,
        };
        (0..self.days).map(day)
    }
}
