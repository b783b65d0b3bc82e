//! One round: who was asked, who has the text, who said what, and what it came to.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{ApprovalState, closes_at, rule};
use crate::{
    engine::reminder_key::NoticeOf,
    model::{
        ApprovalRule, Event, Evidence, Fact, Origin, PartnerId, Seat, Silence, Statement, StatementKind, TextVersion,
        Way,
    },
    plan::{Approval, Function, Plan},
};

/// All rounds of one task, the first one first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Approvals {
    /// The rounds.
    pub rounds: Vec<Round>,
    /// What proves an approval that a person recorded.
    pub evidence: Option<Evidence>,
}

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

/// An event about an approval, with the notes on file.
pub(in crate::engine) struct Filing<'a> {
    pub(in crate::engine) plan: &'a Plan,
    pub(in crate::engine) event: &'a Event,
}

impl Approvals {
    /// The round that is under way, or was last.
    pub fn last(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The round that is under way: its statements count, or it is to be reissued.
    pub fn current(&self) -> Option<&Round> {
        self.last().filter(|round| !round.state.is_final())
    }

    fn current_mut(&mut self) -> Option<&mut Round> {
        self.rounds.last_mut().filter(|round| !round.state.is_final())
    }

    /// Takes in what is said of the approval, and returns what follows for the task.
    pub(in crate::engine) fn file(&mut self, filing: &Filing<'_>) -> Option<Outcome> {
        let Filing { plan, event } = filing;
        let at = event.happened_at;
        match &event.fact {
            Fact::ApprovalOpened { rule, seats, observers, text, due, note, .. } => {
                let seats = seats.iter().map(|seat| of_now(plan, seat)).collect();
                let observers = observers.iter().map(|partner| plan.renames.partner(partner)).collect();
                self.open(at, Round::new(at, *rule, (seats, observers), (text.clone(), *due)), note.as_ref());
                None
            }
            Fact::ApprovalStated { seat, by, statement, note, origin, .. } => {
                let stated = Stated {
                    at,
                    seat: of_now(plan, seat),
                    by: by.as_ref().map(|by| plan.renames.partner(by)),
                    statement: statement.clone(),
                    note: note.clone(),
                    origin: origin.clone(),
                    counting: Counting::Counts,
                };
                self.rounds.last_mut()?.state_of(plan, stated)
            }
            Fact::MemberServed { seat, origin, .. } => {
                let (way, to) = (Some(origin.way), origin.said_by.clone());
                let round = self.current_mut()?;
                round.served.entry(of_now(plan, seat)).or_insert(Service { at, by_notice: false, way, to, told: None });
                None
            }
            Fact::SilenceHeld { round: number, .. } => {
                let round = self.current_mut().filter(|round| round.number == *number)?;
                round.enter(ApprovalState::Held, at).then_some(Outcome::Approved)
            }
            Fact::ConsultationBegun { note, .. } => {
                self.current_mut()?.enter_with(ApprovalState::InConsultation, at, note.as_ref());
                None
            }
            Fact::ApprovalWithdrawn { note, .. } => {
                self.current_mut()?.enter_with(ApprovalState::Withdrawn, at, note.as_ref());
                None
            }
            _ => None,
        }
    }

    fn open(&mut self, at: Timestamp, mut round: Round, note: Option<&String>) {
        if let Some(before) = self.current_mut() {
            // What was under way when its text was replaced is asked for no more.
            let next = if before.state.is_open() { ApprovalState::Withdrawn } else { ApprovalState::Reissued };
            before.enter(next, at);
        }
        round.number = self.rounds.len() as u32 + 1;
        round.notes.extend(note.map(|note| (at, note.clone())));
        self.rounds.push(round);
    }

    /// A person recorded the decision itself: whatever is under way has come to it.
    pub(in crate::engine) fn decide(&mut self, at: Timestamp, evidence: Option<&Evidence>) {
        self.evidence = evidence.cloned().or(self.evidence.take());
        if let Some(round) = self.current_mut() {
            round.enter(ApprovalState::Approved, at);
        }
    }

    /// What was to be approved is taken back: nobody is asked any more.
    pub(in crate::engine) fn take_back(&mut self, at: Timestamp) {
        if let Some(round) = self.current_mut() {
            round.enter(ApprovalState::Withdrawn, at);
        }
    }

    /// A notice of this task left.
    pub(in crate::engine) fn notice_sent(
        &mut self,
        plan: &Plan,
        notice: &NoticeOf,
        (at, to, told): (Timestamp, Option<&str>, Option<Date>),
    ) {
        let Some(round) = self.rounds.iter_mut().find(|round| round.number == notice.round) else { return };
        round.notices.push((at, notice.partner.clone(), notice.kind.clone()));
        let Some(seat) = round.seat_of_notice(plan, notice, at) else { return };
        let service = round.served.entry(seat).or_insert(Service {
            at,
            by_notice: true,
            way: None,
            to: to.map(str::to_owned),
            told,
        });
        // Whoever hears of another closing day has been told it.
        service.told = told.or(service.told);
    }

    /// A notice that had left did not arrive: who was served by it alone is not served.
    pub(in crate::engine) fn notice_lost(&mut self, plan: &Plan, notice: &NoticeOf, at: Timestamp, why: &str) {
        let Some(round) = self.rounds.iter_mut().find(|round| round.number == notice.round) else { return };
        let Some(seat) = round.seat_of_notice(plan, notice, at) else { return };
        round.lost.push((at, seat.clone(), why.to_owned()));
        if round.served.get(&seat).is_some_and(|service| service.by_notice) {
            round.served.remove(&seat);
        }
    }
}

impl Round {
    fn new(
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
        rule::needed(self)
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

    fn seat_of_notice(&self, plan: &Plan, notice: &NoticeOf, at: Timestamp) -> Option<Seat> {
        let approval = plan.task(&notice.task).and_then(|task| plan.approval_of(task));
        let day = plan.timezone.to_datetime(at).date();
        self.seat_for(approval, (&notice.partner, notice.office), day).cloned()
    }

    fn enter_with(&mut self, state: ApprovalState, at: Timestamp, note: Option<&String>) {
        if self.enter(state, at) {
            self.notes.extend(note.map(|note| (at, note.clone())));
        }
    }

    /// True if it went into that state: it may follow the present one.
    fn enter(&mut self, state: ApprovalState, at: Timestamp) -> bool {
        if !self.state.may_become().contains(&state) {
            return false;
        }
        self.state = state;
        self.states.push((at, state));
        true
    }

    /// Takes in a statement, and returns what it decides. Whatever is said stays on record.
    fn state_of(&mut self, plan: &Plan, mut stated: Stated) -> Option<Outcome> {
        let is_over = !self.state.is_open() || closes_at(plan, self).is_some_and(|closes_at| stated.at > closes_at);
        let at = stated.at;
        stated.counting = match (is_over, self.seats.contains(&stated.seat)) {
            (_, false) => Counting::NoSeat,
            (true, true) => Counting::Late,
            (false, true) => Counting::Counts,
        };
        let counts = stated.counting == Counting::Counts;
        let is_request = matches!(stated.statement, Statement::TimeRequested { .. });
        if counts {
            // Who answers has it.
            let (way, to) = (stated.origin.as_ref().map(|origin| origin.way), None);
            let service = Service { at, by_notice: false, way, to, told: None };
            self.served.entry(stated.seat.clone()).or_insert(service);
        }
        self.said.push(stated);
        if !counts {
            return None;
        }
        if let Some(silence) = self.silence().filter(|_| is_request) {
            if self.extended_at.is_none() && silence.extension_hours.is_some() {
                self.extended_at = Some(at);
                return None;
            }
            return self.enter(ApprovalState::Broken, at).then_some(Outcome::Broken);
        }
        let outcome = rule::decided(plan, self)?;
        let state = match outcome {
            Outcome::Approved => ApprovalState::Approved,
            Outcome::Returned => ApprovalState::Returned,
            Outcome::Broken => ApprovalState::Broken,
        };
        self.enter(state, at).then_some(outcome)
    }
}

/// A seat under the id that its partner has now.
fn of_now(plan: &Plan, seat: &Seat) -> Seat {
    Seat { partner: plan.renames.partner(&seat.partner), office: seat.office }
}
