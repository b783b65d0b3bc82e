//! What was asked, reported, confirmed and sent back, as the journal has it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{AskingKind, FollowUpState};
use crate::{
    engine::{AskingOf, Ledger},
    model::{
        CommitmentEntry, CommitmentId, CommitmentReport, Event, Fact, Origin, PartnerId, ledger::CommitmentStatus,
    },
    plan::Plan,
};

/// The days of two askings lie further apart than this; days that are nearer are those of one asking, whose event was moved.
const ONE_ASKING_DAYS: i32 = 30;

/// One report on a commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub partner: PartnerId,
    /// What it says.
    pub said: CommitmentReport,
    /// The asking that it answers.
    pub asking: Option<Date>,
    /// What else was said.
    pub note: Option<String>,
    /// How it arrived.
    pub origin: Option<Origin>,
}

/// What the coordinator said of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It entered the register.
    Confirmed {
        /// When.
        at: Timestamp,
    },
    /// It was sent back.
    SentBack {
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
    },
}

impl Verdict {
    /// When it was said.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Confirmed { at } | Self::SentBack { at, .. } => *at,
        }
    }
}

/// What was reported on one commitment, by number. Facts that contradict each other aside, it does not matter in which order they
/// are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUp {
    /// The reports.
    pub reports: BTreeMap<u32, Report>,
    /// What was said of them.
    pub verdicts: BTreeMap<u32, Verdict>,
}

impl FollowUp {
    /// The number of the next report.
    pub fn next_number(&self) -> u32 {
        self.reports.last_key_value().map_or(1, |(number, _)| number + 1)
    }

    /// The last report, by when it was made.
    pub fn last(&self) -> Option<(u32, &Report)> {
        self.reports
            .iter()
            .max_by_key(|(number, report)| (report.at, **number))
            .map(|(number, report)| (*number, report))
    }

    /// The last report of one partner.
    pub fn last_of(&self, partner: &PartnerId) -> Option<(u32, &Report)> {
        let own = self.reports.iter().filter(|(_, report)| report.partner == *partner);
        own.max_by_key(|(number, report)| (report.at, **number)).map(|(number, report)| (*number, report))
    }

    /// The reports that wait for the coordinator: the last one of each partner, unless something was said of it.
    pub fn waiting(&self) -> impl Iterator<Item = (u32, &Report)> {
        let waits = |number: u32, report: &Report| {
            !self.verdicts.contains_key(&number)
                && self.last_of(&report.partner).is_some_and(|(last, _)| last == number)
        };
        let all = self.reports.iter().map(|(number, report)| (*number, report));
        all.filter(move |(number, report)| waits(*number, report))
    }

    /// The last report and when it was sent back with which reason, if it was.
    pub fn sent_back(&self) -> Option<(u32, Timestamp, &str)> {
        let (number, _) = self.last()?;
        match self.verdicts.get(&number)? {
            Verdict::SentBack { at, reason } => Some((number, *at, reason)),
            Verdict::Confirmed { .. } => None,
        }
    }

    /// The last report that was confirmed, and when.
    pub fn confirmed(&self) -> Option<(u32, &Report, Timestamp)> {
        let confirmed = self.verdicts.iter().filter_map(|(number, verdict)| match verdict {
            Verdict::Confirmed { at } => Some((*number, self.reports.get(number)?, *at)),
            Verdict::SentBack { .. } => None,
        });
        confirmed.max_by_key(|(number, _, at)| (*at, *number))
    }

    /// How far it is, for the entry that stands on the register and the last instant at which its lead was asked.
    pub fn state(&self, entry: Option<&CommitmentEntry>, asked_at: Option<Timestamp>) -> FollowUpState {
        if entry.is_none_or(has_ended) {
            return FollowUpState::Ended;
        }
        if self.waiting().next().is_some() {
            return FollowUpState::Reported;
        }
        if self.sent_back().is_some() {
            return FollowUpState::SentBack;
        }
        match (self.last(), asked_at) {
            (Some((_, last)), Some(asked_at)) if asked_at > last.at => FollowUpState::Asked,
            (Some(_), _) => FollowUpState::Confirmed,
            (None, Some(_)) => FollowUpState::Asked,
            (None, None) => FollowUpState::Announced,
        }
    }
}

/// True for a commitment that was carried out or given up.
pub(super) fn has_ended(entry: &CommitmentEntry) -> bool {
    matches!(entry.status, Some(CommitmentStatus::Completed | CommitmentStatus::Dropped))
}

/// What was asked and reported of all commitments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUps {
    of: BTreeMap<CommitmentId, FollowUp>,
    /// When each partner was asked, by the day of the asking.
    asked: BTreeMap<(PartnerId, Date), BTreeMap<AskingKind, Timestamp>>,
}

impl FollowUps {
    /// What was reported on one commitment.
    pub fn of(&self, commitment: &CommitmentId) -> &FollowUp {
        static NOTHING: FollowUp = FollowUp { reports: BTreeMap::new(), verdicts: BTreeMap::new() };
        self.of.get(commitment).unwrap_or(&NOTHING)
    }

    /// The commitments on which anything was reported.
    pub fn reported(&self) -> impl Iterator<Item = (&CommitmentId, &FollowUp)> {
        self.of.iter()
    }

    /// When `partner` was first asked by the asking of `day`.
    pub fn asked_at(&self, partner: &PartnerId, day: Date) -> Option<Timestamp> {
        let near =
            self.asked.iter().filter(|((of, on), _)| of == partner && (*on - day).get_days().abs() <= ONE_ASKING_DAYS);
        near.filter_map(|(_, kinds)| kinds.values().min()).min().copied()
    }

    /// When `partner` was last asked by anything that left.
    pub fn last_asked_at(&self, partner: &PartnerId) -> Option<Timestamp> {
        let own = self.asked.iter().filter(|((of, _), _)| of == partner);
        own.filter_map(|(_, kinds)| kinds.get(&AskingKind::Opening).or_else(|| kinds.values().min())).max().copied()
    }

    /// How far the follow-up of a commitment is. What was asked before it was known says nothing of it.
    pub fn state(&self, register: &Ledger<CommitmentId, CommitmentEntry>, commitment: &CommitmentId) -> FollowUpState {
        let entry = register.get(commitment);
        let asked = entry.and_then(|entry| entry.lead.as_ref()).and_then(|lead| self.last_asked_at(lead));
        let asked = asked.filter(|at| register.at(commitment, *at).is_some());
        self.of(commitment).state(entry, asked)
    }

    /// Applies a fact about a report. Partners are mapped to their ids in the plan.
    pub(in crate::engine) fn apply(&mut self, plan: &Plan, event: &Event) {
        let at = event.happened_at;
        match &event.fact {
            Fact::CommitmentReported { commitment, number, partner, report, asking, note, origin } => {
                let report = Report {
                    at,
                    partner: plan.renames.partner(partner),
                    said: report.clone(),
                    asking: *asking,
                    note: note.clone(),
                    origin: origin.clone(),
                };
                self.of.entry(commitment.clone()).or_default().reports.insert(*number, report);
            }
            Fact::CommitmentConfirmed { commitment, number, .. } => {
                self.judge(commitment, *number, Verdict::Confirmed { at });
            }
            Fact::CommitmentSentBack { commitment, number, reason } => {
                self.judge(commitment, *number, Verdict::SentBack { at, reason: reason.clone() });
            }
            _ => {}
        }
    }

    fn judge(&mut self, commitment: &CommitmentId, number: u32, verdict: Verdict) {
        self.of.entry(commitment.clone()).or_default().verdicts.insert(number, verdict);
    }

    /// Notes that an asking left. That a report was sent back asks anew for that report alone.
    pub(in crate::engine) fn note_asked(&mut self, asking: &AskingOf, at: Timestamp) {
        let Some(kind) = AskingKind::in_key(&asking.kind).filter(|kind| *kind != AskingKind::SentBack) else { return };
        let asked = self.asked.entry((asking.partner.clone(), asking.day)).or_default();
        asked.entry(kind).and_modify(|known| *known = at.min(*known)).or_insert(at);
    }

    /// Notes that an asking came back: nobody was asked by it.
    pub(in crate::engine) fn note_lost(&mut self, asking: &AskingOf) {
        let key = (asking.partner.clone(), asking.day);
        if let Some((asked, kind)) = self.asked.get_mut(&key).zip(AskingKind::in_key(&asking.kind)) {
            asked.remove(&kind);
            if asked.is_empty() {
                self.asked.remove(&key);
            }
        }
    }
}
