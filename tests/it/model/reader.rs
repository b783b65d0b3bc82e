//! Somebody who gets mail: what waits for them, and on which days they had some.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::office::Office;

/// So many mails within seven days are enough for what can wait.
const ENOUGH: usize = 3;

/// One mail that left, or a letter that was drafted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Post {
    pub(super) at: Timestamp,
    /// The day on its reader's calendar.
    pub(super) day: Date,
    pub(super) to: String,
    pub(super) items: BTreeSet<String>,
}

/// Something that is to be said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matter {
    /// False if it may wait for a quieter day.
    pub(super) is_pressing: bool,
    pub(super) since: Timestamp,
}

/// The name of something that is asked for again, as if it were the first time.
pub(super) fn plain(name: &str) -> String {
    match name.rsplit_once("wd@") {
        Some((rung, _)) => format!("{rung}wd"),
        None => name.to_owned(),
    }
}

#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) address: String,
    pub(super) waiting: BTreeMap<String, Matter>,
    pub(super) mailed_on: BTreeSet<Date>,
    /// What they read of in the Cc line of a letter, as `t0 p1`, and on which day.
    pub(super) copied_on: BTreeSet<(Date, String)>,
    /// So many mails within seven days are enough for what can wait.
    pub(super) enough: usize,
}

impl Reader {
    pub(super) fn new(address: String) -> Self {
        Self {
            address,
            waiting: BTreeMap::new(),
            mailed_on: BTreeSet::new(),
            copied_on: BTreeSet::new(),
            enough: ENOUGH,
        }
    }

    pub(super) fn had_mail_since(&self, day: Date) -> bool {
        self.mailed_on.range(day..).next().is_some()
    }

    pub(super) fn had_mail_on(&self, day: Date) -> bool {
        self.mailed_on.contains(&day)
    }

    /// True if the six days before brought enough.
    pub(super) fn has_enough(&self, day: Date) -> bool {
        self.mailed_on.range(day.saturating_sub(6.days())..day).count() >= self.enough
    }

    /// What waits is what is to be said now; how urgent something is was settled when it first was.
    pub(super) fn hear(&mut self, matters: BTreeMap<String, Matter>) {
        self.waiting.retain(|name, _| matters.contains_key(name));
        for (name, matter) in matters {
            self.waiting.entry(name).or_insert(matter);
        }
    }

    /// The mail that leaves at this moment, if any does.
    pub(super) fn mail(&mut self, office: &Office, at: Timestamp) -> Option<(Post, BTreeMap<String, Matter>)> {
        let day = office.day_of(at);
        // Of what stood in a letter that they had a copy of today, no mail begins; it goes along with others.
        let is_heard =
            |name: &str| self.copied_on.range((day, String::new())..).any(|(on, of)| *on == day && name.contains(of));
        let begins: Vec<&Matter> =
            self.waiting.iter().filter(|(name, _)| !is_heard(name)).map(|(_, matter)| matter).collect();
        let is_pressing = begins.iter().any(|matter| matter.is_pressing);
        let may_leave = office.is_open(at) && !self.had_mail_on(day) && (is_pressing || !self.has_enough(day));
        let may_leave = may_leave && !begins.is_empty();
        if self.waiting.is_empty() || !may_leave {
            return None;
        }
        self.mailed_on.insert(day);
        let matters = std::mem::take(&mut self.waiting);
        let items = matters.keys().map(|name| plain(name)).collect();
        Some((Post { at, day, to: self.address.clone(), items }, matters))
    }
}
