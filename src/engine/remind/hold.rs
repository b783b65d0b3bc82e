//! What makes mails wait: holds placed by people, and the configuration.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::model::{PartnerId, WorkflowId};

/// A hold on the mails of a workflow, to a partner, or on all mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Applies to mails that mention this workflow; any workflow if `None`.
    pub workflow: Option<WorkflowId>,
    /// Applies to mails for this partner; anybody if `None`.
    pub partner: Option<PartnerId>,
    /// When it was placed: a mail that a person let go since then is not held.
    pub placed_at: Timestamp,
    /// When it ends automatically.
    pub until: Option<Timestamp>,
    /// Why, for people.
    pub reason: String,
}

/// Everything that makes mails wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// True if every mail waits from its opening until a person lets it go.
    pub by_configuration: bool,
    /// Holds placed by people, by number.
    pub placed: BTreeMap<u32, Hold>,
}

impl Hold {
    /// True if it is in force at `now`.
    fn stands_at(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    /// True if it applies to a mail that mentions `workflows` and is for the partners accepted by `is_for`.
    fn covers(&self, workflows: &BTreeSet<WorkflowId>, is_for: impl Fn(&PartnerId) -> bool) -> bool {
        self.workflow.as_ref().is_none_or(|held| workflows.contains(held)) && self.partner.as_ref().is_none_or(is_for)
    }
}

impl Holds {
    /// The first hold in force at `now` that applies to a mail that mentions `workflows`, is for the partners accepted
    /// by `is_for`, and was let go by a person at `released_at`.
    pub fn first_of(
        &self,
        workflows: &BTreeSet<WorkflowId>,
        is_for: impl Fn(&PartnerId) -> bool,
        released_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Option<(u32, &Hold)> {
        let is_free = |hold: &Hold| released_at.is_some_and(|at| at >= hold.placed_at);
        let holds_it = |hold: &Hold| hold.stands_at(now) && !is_free(hold) && hold.covers(workflows, &is_for);
        let holding = self.placed.iter().find(|(_, hold)| holds_it(hold));
        holding.map(|(number, hold)| (*number, hold))
    }

    /// True if a mail that a person let go at `released_at` passes by something that makes others wait: what it did not say
    /// then nobody has let go.
    pub fn are_passed_by(&self, released_at: Timestamp, now: Timestamp) -> bool {
        self.by_configuration || self.placed.values().any(|hold| hold.stands_at(now) && released_at >= hold.placed_at)
    }

    /// When the next hold after `now` ends automatically.
    pub fn next_end(&self, now: Timestamp) -> Option<Timestamp> {
        self.placed.values().filter_map(|hold| hold.until).filter(|until| *until > now).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn held(holds: &Holds, workflow: &str, partner: &str, released_at: Option<&str>, now: &str) -> Option<u32> {
        let workflows = BTreeSet::from([WorkflowId::from(workflow)]);
        let is_for = |id: &PartnerId| id.as_str() == partner;
        holds.first_of(&workflows, is_for, released_at.map(at), at(now)).map(|(number, _)| number)
    }

    #[test]
    fn a_mail_is_held_by_what_is_about_it_stands_and_was_placed_after_its_release() {
        let hold = |workflow: Option<&str>, partner: Option<&str>, until: Option<&str>| Hold {
            workflow: workflow.map(WorkflowId::from),
            partner: partner.map(PartnerId::from),
            placed_at: at("2027-01-04T09:00:00Z"),
            until: until.map(at),
            reason: String::new(),
        };
        let placed = [
            (1, hold(Some("forum"), Some("unesco"), None)),
            (2, hold(None, Some("isesco"), Some("2027-01-06T00:00:00Z"))),
            (3, hold(Some("summit"), None, None)),
        ];
        let holds = Holds { placed: placed.into(), ..Holds::default() };
        let now = "2027-01-05T09:00:00Z";
        assert_eq!(held(&holds, "forum", "unesco", None, now), Some(1));
        assert_eq!(held(&holds, "summit", "unesco", None, now), Some(3), "the first is about the forum only");
        assert_eq!(held(&holds, "forum", "host", None, now), None);
        assert_eq!(held(&holds, "forum", "isesco", None, now), Some(2));
        assert_eq!(held(&holds, "forum", "isesco", None, "2027-01-06T00:00:00Z"), None, "it has ended");
        assert_eq!(held(&holds, "forum", "unesco", Some("2027-01-04T09:00:00Z"), now), None, "a person let it go");
        assert_eq!(held(&holds, "forum", "unesco", Some("2027-01-04T08:59:59Z"), now), Some(1), "that was before");
        assert_eq!(holds.next_end(at(now)), Some(at("2027-01-06T00:00:00Z")));
    }
}
