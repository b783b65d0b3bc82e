//! One round: who was asked, who has the text, who said what.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::state::ApprovalState;
use crate::{
    engine::reminder_key::NoticeOf,
    model::{ApprovalRule, Origin, PartnerId, Seat, Silence, Statement, StatementKind, TextVersion, Way},
    plan::{Approval, Function, Plan},
};

/// One round.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands.
    pub state: ApprovalState,
    /// The states it was in, each with the instant from which on; in rising order.
    pub states: Vec<(Timestamp, ApprovalState)>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its rule.
    pub rule: ApprovalRule,
    /// Those who decide.
    pub seats: Vec<Seat>,
    /// Those who are informed.
    pub observers: Vec<PartnerId>,
    /// The text.
    pub text: Option<TextVersion>,
    /// The day by which a decision is asked for.
    pub due: Option<Date>,
    /// Which members have the text.
    pub served: BTreeMap<Seat, Service>,
    /// Members that left without the text, with the instant since which they are waited for no more.
    pub left: BTreeMap<PartnerId, Timestamp>,
    /// Notices that had left and did not arrive.
    pub lost: Vec<(Timestamp, Seat, String)>,
    /// Every notice that left: when, to whom, of which kind.
    pub notices: Vec<(Timestamp, PartnerId, String)>,
    /// Everything that was said, in the order of time.
    pub said: Vec<Stated>,
    /// When the first request for time extended it.
    pub extended_at: Option<Timestamp>,
    /// What was noted when it was opened, when it ended, and in between.
    pub notes: Vec<(Timestamp, String)>,
}

/// How a member got the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// When.
    pub at: Timestamp,
    /// True if the notice brought it; who was told otherwise, or answered, has it whatever became of the notice.
    pub by_notice: bool,
    /// By which way, if not by the notice and that was recorded.
    pub way: Option<Way>,
    /// The address it went to, or who took it.
    pub to: Option<String>,
    /// The closing day that it named.
    pub told: Option<Date>,
}

/// A statement as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// When it was made.
    pub at: Timestamp,
    /// For which seat.
    pub seat: Seat,
    /// The partner that made it in its place.
    pub by: Option<PartnerId>,
    /// What was stated.
    pub statement: Statement,
    /// The reason or remark.
    pub note: Option<String>,
    /// How it arrived.
    pub origin: Option<Origin>,
    /// Whether it counts.
    pub counting: Counting,
}

/// Whether a statement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// It counts, as far as nothing later was said for its seat.
    Counts,
    /// It came after the end.
    Late,
    /// Who made it holds no seat.
    NoSeat,
}

/// What becomes of a task by an event about its approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Outcome {
    /// It is approved.
    Approved,
    /// It goes back to the lead.
    Returned,
    /// The silence is broken.
    Broken,
}

impl Round {
    pub(super) fn new(
        at: Timestamp,
        rule: ApprovalRule,
        (seats, observers): (Vec<Seat>, Vec<PartnerId>),
        (text, due): (Option<TextVersion>, Option<Date>),
    ) -> Self {
        let state = match rule {
            ApprovalRule::Silence(_) => ApprovalState::UnderSilence,
            _ => ApprovalState::UnderApproval,
        };
        Self {
            number: 0,
            state,
            states: vec![(at, state)],
            opened_at: at,
            rule,
            seats,
            observers,
            text,
            due,
            served: BTreeMap::new(),
            left: BTreeMap::new(),
            lost: Vec::new(),
            notices: Vec::new(),
            said: Vec::new(),
            extended_at: None,
            notes: Vec::new(),
        }
    }

    /// The silence procedure, if it is one.
    pub fn silence(&self) -> Option<Silence> {
        match self.rule {
            ApprovalRule::Silence(silence) => Some(silence),
            _ => None,
        }
    }

    /// The seats of those who still take part.
    pub fn present<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = &'a Seat> {
        self.seats.iter().filter(|seat| plan.partners.contains_key(&seat.partner))
    }

    /// The members who still take part and do not have the text yet.
    pub fn unserved<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = &'a Seat> {
        self.present(plan).filter(|seat| !self.served.contains_key(*seat))
    }

    /// The last statement that counts for a seat. Remarks and requests for time take back nothing.
    pub fn last_of(&self, seat: &Seat) -> Option<&Stated> {
        let passing = [StatementKind::Remarked, StatementKind::TimeRequested, StatementKind::Delegated];
        let counts = |stated: &&Stated| {
            stated.seat == *seat && stated.counting == Counting::Counts && !passing.contains(&stated.statement.kind())
        };
        self.said.iter().rev().find(counts)
    }

    /// What that statement says.
    pub fn vote(&self, seat: &Seat) -> Option<StatementKind> {
        self.last_of(seat).map(|stated| stated.statement.kind())
    }

    /// To whom a seat was left, if it was.
    pub fn delegate_of(&self, seat: &Seat) -> Option<&PartnerId> {
        self.said.iter().rev().filter(|stated| stated.seat == *seat && stated.counting == Counting::Counts).find_map(
            |stated| match &stated.statement {
                Statement::Delegated { to } => Some(to),
                _ => None,
            },
        )
    }

    /// When it ended; `None` while it goes on.
    pub fn ended_at(&self) -> Option<Timestamp> {
        self.states.last().filter(|_| !self.state.is_open()).map(|(at, _)| *at)
    }

    /// How many approvals it needs.
    pub fn needed(&self) -> usize {
        let all = self.seats.len() as u32;
        let needed = match self.rule {
            ApprovalRule::Quorum(part, whole) => (all * part).div_ceil(whole.max(1)),
            ApprovalRule::AtLeast(number) => number.min(all),
            ApprovalRule::All => all,
            ApprovalRule::One | ApprovalRule::Silence(_) => 1,
        };
        needed.max(1) as usize
    }

    /// How many seats have approved it.
    pub fn approvals(&self, plan: &Plan) -> usize {
        self.present(plan).filter(|seat| self.vote(seat) == Some(StatementKind::Approved)).count()
    }

    /// The seat for which `partner` decides on `day`: its own, one that was left to it, or one that it stands in for by the
    /// definition.
    pub fn seat_for(
        &self,
        approval: Option<&Approval>,
        (partner, office): (&PartnerId, Option<Function>),
        day: Date,
    ) -> Option<&Seat> {
        let substitute = |seat: &Seat| approval.and_then(|approval| approval.substitute_on(&seat.partner, day));
        let of_office = || self.seats.iter().filter(|seat| seat.office == office);
        let sits_in = |seat: &&Seat| self.delegate_of(seat).or_else(|| substitute(seat)) == Some(partner);
        of_office().find(|seat| seat.partner == *partner).or_else(|| of_office().find(sits_in))
    }

    /// True if `partner` decides for `seat` on `day`: the seat is its own, was left to it, or is one that it stands in for by the
    /// definition.
    pub fn is_decided_by(&self, approval: Option<&Approval>, (seat, partner): (&Seat, &PartnerId), day: Date) -> bool {
        let substitute = || approval.and_then(|approval| approval.substitute_on(&seat.partner, day));
        self.seats.contains(seat)
            && (seat.partner == *partner || self.delegate_of(seat).or_else(substitute) == Some(partner))
    }

    pub(super) fn seat_of_notice(&self, plan: &Plan, notice: &NoticeOf, at: Timestamp) -> Option<Seat> {
        let approval = plan.task(&notice.task).and_then(|task| plan.approval_of(task));
        let day = plan.timezone.to_datetime(at).date();
        self.seat_for(approval, (&notice.partner, notice.office), day).cloned()
    }

    pub(super) fn enter_with(&mut self, state: ApprovalState, at: Timestamp, note: Option<&String>) {
        if self.enter(state, at) {
            self.notes.extend(note.map(|note| (at, note.clone())));
        }
    }

    /// True if it went into that state: it may follow the present one.
    pub(super) fn enter(&mut self, state: ApprovalState, at: Timestamp) -> bool {
        if !self.state.may_become().contains(&state) {
            return false;
        }
        self.state = state;
        self.states.push((at, state));
        true
    }
}
