//! The number of mails to one domain within a minute. Servers turn away clients that come too often.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::{SignedDuration, Timestamp};

use crate::{
    model::domain_of,
    store::{Mail, Snapshot, StoreError},
};

/// The period over which mails are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// When the latest mails to each domain were begun.
#[derive(Clone, Debug, Default)]
pub(super) struct Pace {
    /// The most mails within a minute; `None` if there is no limit.
    limit: Option<usize>,
    begun: BTreeMap<String, VecDeque<Timestamp>>,
}

impl Pace {
    /// Loads the minute before `now` from the outbox; reads nothing if there is no limit.
    pub(super) fn of(tx: &Snapshot, limit: Option<usize>, now: Timestamp) -> Result<Self, StoreError> {
        let mut pace = Self { limit, begun: BTreeMap::new() };
        if limit.is_some() {
            for (domain, at) in tx.claimed_since(now.saturating_sub(WINDOW).unwrap_or(Timestamp::MIN))? {
                pace.begun.entry(domain).or_default().push_back(at);
            }
        }
        Ok(pace)
    }

    /// Until when `mail` has to wait because of any of its domains; `None` if it may leave at `now`.
    pub(super) fn wait(&self, mail: &Mail, now: Timestamp) -> Option<Timestamp> {
        let limit = self.limit?;
        let free_at = |domain: String| {
            let begun = self.begun.get(&domain)?;
            let oldest = begun.len().checked_sub(limit)?;
            begun.get(oldest)?.checked_add(WINDOW).ok().filter(|free_at| *free_at > now)
        };
        domains(mail).into_iter().filter_map(free_at).max()
    }

    /// Counts a mail claimed at `now`.
    pub(super) fn note(&mut self, mail: &Mail, now: Timestamp) {
        if self.limit.is_some() {
            for domain in domains(mail) {
                self.begun.entry(domain).or_default().push_back(now);
            }
        }
    }

    /// A claimed mail was not begun after all.
    pub(super) fn forget(&mut self, mail: &Mail) {
        for domain in domains(mail) {
            if let Some(begun) = self.begun.get_mut(&domain) {
                begun.pop_back();
            }
        }
    }
}

/// The domains that the next attempt addresses.
fn domains(mail: &Mail) -> BTreeSet<String> {
    mail.pending().iter().map(|address| domain_of(address)).filter(|domain| !domain.is_empty()).collect()
}
