//! Letters to higher levels: drafted, released by a person, sent.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::{ladder::Step, scenario::Function};

/// A part in a task: the task and the partner.
pub(super) type Input = (usize, usize);

/// A letter that has not left.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) drafted_on: Date,
    /// From when on it waits to be released.
    pub(super) since: Timestamp,
    pub(super) about: BTreeSet<(Input, String)>,
    /// When a released one leaves.
    pub(super) leaves_at: Option<Timestamp>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    pub(super) unsent: BTreeMap<(usize, Function), Vec<Letter>>,
    /// When the letter of a step left, or was taken back.
    pub(super) sent: BTreeMap<(Input, String), Timestamp>,
}

impl Letters {
    /// The letter whose turn it is: the lowest that was not sent, once the one below it has had its days.
    pub(super) fn next<'s>(
        &self,
        steps: &'s [Step],
        input: Input,
        office: &super::office::Office,
        at: Timestamp,
    ) -> Option<&'s Step> {
        let mut below: Option<(&Step, Timestamp)> = None;
        for step in steps.iter().filter(|step| step.is_letter) {
            if let Some(sent_at) = self.sent.get(&(input, step.name.clone())) {
                below = Some((step, *sent_at));
                continue;
            }
            let has_had_its_days = below.is_none_or(|(lower, sent_at)| {
                let day = office.workdays_from(office.day_of(sent_at), step.days - lower.days);
                office.opening(day) <= at
            });
            return (step.at <= at && has_had_its_days).then_some(step);
        }
        None
    }

    /// A person takes back what waits: it counts as dealt with.
    pub(super) fn withdraw(&mut self, at: Timestamp) -> BTreeSet<(Input, String)> {
        let mut about = BTreeSet::new();
        for letters in self.unsent.values_mut() {
            about.extend(letters.extract_if(.., |letter| letter.leaves_at.is_none()).flat_map(|draft| draft.about));
        }
        self.sent.extend(about.iter().cloned().map(|about| (about, at)));
        about
    }

    /// What is to be written to somebody now. True if that begins another letter.
    pub(super) fn write(
        &mut self,
        reader: (usize, Function),
        mut wanted: BTreeSet<(Input, String)>,
        (today, since): (Date, Timestamp),
    ) -> bool {
        let letters = self.unsent.entry(reader).or_default();
        for letter in letters.iter_mut() {
            letter.about.retain(|about| wanted.contains(about));
            wanted.retain(|about| !letter.about.contains(about));
        }
        letters.retain(|letter| !letter.about.is_empty());
        let draft = letters.iter_mut().find(|letter| letter.leaves_at.is_none());
        match draft {
            Some(draft) => draft.about.extend(wanted),
            None if wanted.is_empty() => return false,
            None => {
                letters.push(Letter { drafted_on: today, since, about: wanted, leaves_at: None });
                return true;
            }
        }
        false
    }
}
