//! One round: who was asked, who has the text, who said what.

use std::collections::{BTreeMap, btree_map::Entry};

use jiff::{Timestamp, civil::Date};

use super::{notice_kind::NoticeKind, state::ApprovalState};
use crate::{
    engine::reminder_key::NoticeOf,
    model::{ApprovalRule, Event, Origin, PartnerId, Seat, Silence, Statement, StatementKind, TextVersion, Way},
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
    /// Which of them have it whatever became of the notice, since they were told otherwise or answered.
    pub served_otherwise: BTreeMap<Seat, Service>,
    /// Members that left without the text, with the instant since which they are waited for no more.
    pub left: BTreeMap<PartnerId, Timestamp>,
    /// Notices that had left and did not arrive.
    pub lost: Vec<(Timestamp, Seat, String)>,
    /// Every notice that left, with the instant.
    pub notices: Vec<(Timestamp, NoticeOf)>,
    /// Every letter that a person took back, with the instant.
    pub taken_back: Vec<(Timestamp, NoticeOf)>,
    /// Everything that was said, in the order of time.
    pub said: Vec<Stated>,
    /// When the first request for time extended it.
    pub extended_at: Option<Timestamp>,
    /// What last moved the end of its silence.
    pub moved: Option<Moved>,
    /// Ends of its silence that are on record and did not stand: what was recorded after them moved it to a later day.
    pub undone: Vec<Timestamp>,
    /// What was noted when it was opened, when it ended, and in between.
    pub notes: Vec<(Timestamp, String)>,
}

/// What moved the end of a silence: somebody got the text, turned out not to have it, left, or asked for time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its place in the journal.
    pub seq: i64,
    /// When it was known: nobody can be told before.
    pub known_at: Timestamp,
}

impl Moved {
    /// By that event. What is not stored yet comes last.
    pub(super) fn by(event: &Event) -> Self {
        let seq = if event.seq == 0 { i64::MAX } else { event.seq };
        Self { seq, known_at: event.known_at() }
    }

    /// The one of the two that was recorded later.
    fn or_later(self, other: Option<Self>) -> Self {
        other.filter(|other| other.seq > self.seq).unwrap_or(self)
    }
}

/// How a member got the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// When.
    pub at: Timestamp,
    /// The place in the journal of what says so.
    pub seq: i64,
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
            served_otherwise: BTreeMap::new(),
            left: BTreeMap::new(),
            lost: Vec::new(),
            notices: Vec::new(),
            taken_back: Vec::new(),
            said: Vec::new(),
            extended_at: None,
            moved: None,
            undone: Vec::new(),
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

    /// True if a notice of that kind left for `partner` before `at`.
    pub fn has_told(&self, partner: &PartnerId, kind: NoticeKind, at: Timestamp) -> bool {
        self.notices.iter().any(|(left, notice)| notice.partner == *partner && *left < at && notice.is_of(kind))
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

    /// The seats for which `partner` decides on `day`: its own first, then those that were left to it, and those that it stands
    /// in for by the definition.
    pub fn seats_for(
        &self,
        approval: Option<&Approval>,
        (partner, office): (&PartnerId, Option<Function>),
        day: Date,
    ) -> impl Iterator<Item = &Seat> {
        let substitute = move |seat: &Seat| approval.and_then(|approval| approval.substitute_on(&seat.partner, day));
        let sits_in = move |seat: &Seat| self.delegate_of(seat).or_else(|| substitute(seat)) == Some(partner);
        let of_office = move || self.seats.iter().filter(move |seat| seat.office == office);
        let own = of_office().filter(move |seat| seat.partner == *partner);
        own.chain(of_office().filter(move |seat| seat.partner != *partner && sits_in(seat)))
    }

    /// The first of them.
    pub fn seat_for(
        &self,
        approval: Option<&Approval>,
        of: (&PartnerId, Option<Function>),
        day: Date,
    ) -> Option<&Seat> {
        self.seats_for(approval, of, day).next()
    }

    /// True if `partner` decides for `seat` on `day`: the seat is its own, was left to it, or is one that it stands in for by the
    /// definition.
    pub fn is_decided_by(&self, approval: Option<&Approval>, (seat, partner): (&Seat, &PartnerId), day: Date) -> bool {
        let substitute = || approval.and_then(|approval| approval.substitute_on(&seat.partner, day));
        self.seats.contains(seat)
            && (seat.partner == *partner || self.delegate_of(seat).or_else(substitute) == Some(partner))
    }

    /// The seats whose member has the text by a notice that left at `at`: one mail serves all for which its reader decides. A letter
    /// to a level above them serves none, nor does it serve anybody to hear of the outcome.
    pub(super) fn seats_of_notice(&self, plan: &Plan, notice: &NoticeOf, at: Timestamp) -> Vec<Seat> {
        let approval = plan.task(&notice.task).and_then(|task| plan.approval_of(task));
        let day = plan.timezone.to_datetime(at).date();
        let seats = self.seats_for(approval, (&notice.partner, notice.office), day);
        let brings_text = !notice.is_of(NoticeKind::Letter) && !notice.is_of(NoticeKind::Outcome);
        seats.filter(|_| brings_text).cloned().collect()
    }

    /// When the letter about `seat` to `level` was dealt with: it was sent, or a person took it back. `None` while it waits.
    pub(super) fn letter_dealt_with(&self, seat: &Seat, level: Function) -> Option<Timestamp> {
        let kind = format!("{}-{}", NoticeKind::Letter.as_str(), level.as_str());
        let is_it =
            |notice: &NoticeOf| notice.kind == kind && notice.partner == seat.partner && notice.office == seat.office;
        let all = self.notices.iter().chain(&self.taken_back);
        all.filter(|(_, notice)| is_it(notice)).map(|(at, _)| *at).max()
    }

    /// Notes that an event moved the end of the silence.
    pub(super) fn note_move(&mut self, by: Moved) {
        self.moved = Some(by.or_later(self.moved));
    }

    /// Notes that a member has the text, unless that is known: by the notice alone, or whatever becomes of it.
    pub(super) fn serve(&mut self, seat: Seat, service: Service, by: Moved) {
        if !service.by_notice {
            self.served_otherwise.entry(seat.clone()).or_insert_with(|| service.clone());
        }
        if let Entry::Vacant(place) = self.served.entry(seat) {
            place.insert(service);
            self.note_move(by);
        }
    }

    /// Notes that the notice to a member did not arrive.
    pub(super) fn lose(&mut self, seat: &Seat, by: Moved) {
        if self.served.get(seat).is_some_and(|service| service.by_notice) {
            match self.served_otherwise.get(seat) {
                Some(service) => self.served.insert(seat.clone(), service.clone()),
                None => self.served.remove(seat),
            };
            self.note_move(by);
        }
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
