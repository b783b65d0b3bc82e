//! The history of everything kept in lists beside tasks: risks, budget, participation, texts, commitments, decisions.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::{
    BudgetEntry, BudgetLineId, CommitmentEntry, CommitmentId, DecisionEntry, Entry, Fact, GroupId, List, ObjectiveId,
    ParticipationEntry, PartnerId, RatingEntry, RiskEntry, RiskId, TaskId, TextEntry, TextId,
};
use crate::plan::Plan;

/// The entries of one list, each with its states by rising instant; `None` from its withdrawal on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<K, E>(BTreeMap<K, Vec<(Timestamp, Option<E>)>>);

/// All lists of one workflow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledgers {
    /// The risk register.
    pub risks: Ledger<RiskId, RiskEntry>,
    /// The budget.
    pub budget: Ledger<BudgetLineId, BudgetEntry>,
    /// Participation by group.
    pub participation: Ledger<GroupId, ParticipationEntry>,
    /// Texts under negotiation.
    pub texts: Ledger<TextId, TextEntry>,
    /// Commitments.
    pub commitments: Ledger<CommitmentId, CommitmentEntry>,
    /// Outcomes of the decisions that reports asked for.
    pub decisions: Ledger<TaskId, DecisionEntry>,
    /// Ratings given by people.
    pub ratings: Ledger<ObjectiveId, RatingEntry>,
}

impl<K, E> Default for Ledger<K, E> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone, E: Entry> Ledger<K, E> {
    /// Merges what was recorded at `at` into what was known by then. Facts must come in chronological order.
    fn add(&mut self, id: &K, at: Timestamp, said: &E) {
        let course = self.0.entry(id.clone()).or_default();
        let mut state = course.last().and_then(|(_, state)| state.clone()).unwrap_or_default();
        state.merge(said);
        course.push((at, Some(state)));
    }

    /// Withdraws an entry at `at`; anything recorded later starts afresh.
    fn withdraw(&mut self, id: &K, at: Timestamp) {
        if let Some(course) = self.0.get_mut(id) {
            course.push((at, None));
        }
    }

    /// All current entries, by id.
    pub fn latest(&self) -> impl Iterator<Item = (&K, &E)> {
        self.0.iter().filter_map(|(id, course)| Some((id, course.last()?.1.as_ref()?)))
    }

    /// The current entry.
    pub fn get(&self, id: &K) -> Option<&E> {
        self.0.get(id)?.last()?.1.as_ref()
    }

    /// The entry as it stood at `at`; `None` if it was not known then.
    pub fn at(&self, id: &K, at: Timestamp) -> Option<&E> {
        self.0.get(id)?.iter().rev().find(|(since, _)| *since <= at)?.1.as_ref()
    }

    /// When the entry was last touched.
    pub fn touched_at(&self, id: &K) -> Option<Timestamp> {
        self.0.get(id)?.last().map(|(at, _)| *at)
    }

    /// True if there is no current entry.
    pub fn is_empty(&self) -> bool {
        self.latest().next().is_none()
    }
}

impl Ledgers {
    /// Applies a fact about one of the lists. Partners and tasks are mapped to their ids in the plan.
    pub(super) fn apply(&mut self, plan: &Plan, at: Timestamp, fact: &Fact) {
        let partner = |id: &PartnerId| plan.renames.partner(id);
        match fact {
            Fact::RiskAssessed { risk, entry, .. } => {
                self.risks.add(risk, at, &RiskEntry { owner: entry.owner.as_ref().map(partner), ..entry.clone() });
            }
            Fact::BudgetSet { line, entry, .. } => {
                let entry = BudgetEntry { partner: entry.partner.as_ref().map(partner), ..entry.clone() };
                self.budget.add(line, at, &entry);
            }
            Fact::ParticipationCounted { group, entry, .. } => self.participation.add(group, at, entry),
            Fact::TextCounted { text, entry, .. } => self.texts.add(text, at, entry),
            Fact::CommitmentSet { commitment, entry, .. } => {
                let with = entry.with.as_ref().map(|with| with.iter().map(partner).collect());
                let entry = CommitmentEntry { lead: entry.lead.as_ref().map(partner), with, ..entry.clone() };
                self.commitments.add(commitment, at, &entry);
            }
            // What is not on record any more cannot be added to.
            Fact::CommitmentConfirmed { commitment, entry, .. } if self.commitments.get(commitment).is_some() => {
                self.commitments.add(commitment, at, entry);
            }
            Fact::DecisionTaken { task, entry, .. } => self.decisions.add(&plan.renames.task(task), at, entry),
            Fact::RatingGiven { objective, entry, .. } => self.ratings.add(objective, at, entry),
            Fact::EntryWithdrawn { list, entry, .. } => self.withdraw(plan, at, *list, entry.as_str()),
            _ => {}
        }
    }

    fn withdraw(&mut self, plan: &Plan, at: Timestamp, list: List, entry: &str) {
        match list {
            List::Risks => self.risks.withdraw(&entry.into(), at),
            List::Budget => self.budget.withdraw(&entry.into(), at),
            List::Participation => self.participation.withdraw(&entry.into(), at),
            List::Texts => self.texts.withdraw(&entry.into(), at),
            List::Commitments => self.commitments.withdraw(&entry.into(), at),
            List::Decisions => self.decisions.withdraw(&plan.renames.task(&entry.into()), at),
            List::Overrides => self.ratings.withdraw(&entry.into(), at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn an_entry_is_known_as_it_stood_at_any_time() {
        let mut risks: Ledger<RiskId, RiskEntry> = Ledger::default();
        let said = RiskEntry { title: Some(Text::plain("Strike")), likelihood: Some(2), ..RiskEntry::default() };
        risks.add(&"R1".into(), at(10), &said);
        risks.add(&"R1".into(), at(20), &RiskEntry { likelihood: Some(4), impact: Some(3), ..RiskEntry::default() });
        let level = |when| risks.at(&"R1".into(), at(when)).map(|risk| (risk.likelihood, risk.level()));
        assert_eq!(level(9), None);
        assert_eq!(level(10), Some((Some(2), None)));
        assert_eq!(level(20), Some((Some(4), Some(12))));
        assert_eq!(risks.latest().count(), 1);
        assert_eq!(risks.touched_at(&"R1".into()), Some(at(20)));
        risks.withdraw(&"R1".into(), at(30));
        assert_eq!((risks.latest().count(), risks.is_empty()), (0, true));
        assert!(risks.get(&"R1".into()).is_none() && risks.at(&"R1".into(), at(30)).is_none());
        assert!(risks.at(&"R1".into(), at(29)).is_some(), "earlier reports stay what they were");
        risks.add(&"R1".into(), at(40), &RiskEntry { impact: Some(1), ..RiskEntry::default() });
        assert_eq!(risks.get(&"R1".into()).map(|risk| (risk.likelihood, risk.impact)), Some((None, Some(1))));
    }
}
