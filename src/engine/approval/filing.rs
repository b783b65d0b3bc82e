//! All rounds of one task, and what is filed there: openings, statements, notices, the end of a silence.

use jiff::{Timestamp, civil::Date};

use super::{
    clock::{closes_at, closes_at_by},
    round::{Counting, Moved, Outcome, Round, Service, Stated},
    rule,
    state::ApprovalState,
};
use crate::{
    engine::reminder_key::NoticeOf,
    model::{Event, Evidence, Fact, PartnerId, Seat, Statement},
    plan::Plan,
};

/// All rounds of one task, the first one first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Approvals {
    /// The rounds.
    pub rounds: Vec<Round>,
    /// What proves an approval that a person recorded.
    pub evidence: Option<Evidence>,
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

    /// True if the last round was withdrawn for a work that was handed in at `done_at`: nobody is asked for that approval,
    /// and nobody told to obtain it, until the work is handed in anew.
    pub fn is_withdrawn(&self, done_at: Option<Timestamp>) -> bool {
        self.last().is_some_and(|last| last.state == ApprovalState::Withdrawn && last.ended_at() >= done_at)
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
                take_statement(self.rounds.last_mut()?, plan, stated, Moved::by(event))
            }
            Fact::MemberServed { seat, origin, .. } => {
                let (way, to) = (Some(origin.way), origin.said_by.clone());
                let service = Service { at, seq: event.seq, by_notice: false, way, to, told: None };
                self.current_mut()?.serve(of_now(plan, seat), service, Moved::by(event));
                None
            }
            Fact::SilenceHeld { round: number, .. } => {
                let round = self.current_mut().filter(|round| round.number == *number)?;
                end_silence(round, plan, event)
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

    /// A partner takes part no more: a member that does not have the text is waited for no longer.
    pub(in crate::engine) fn member_left(&mut self, partner: &PartnerId, event: &Event) {
        if let Some(round) = self.current_mut() {
            let is_waited_for = |seat: &&Seat| seat.partner == *partner && !round.served.contains_key(*seat);
            if round.seats.iter().any(|seat| is_waited_for(&seat)) {
                round.left.insert(partner.clone(), event.happened_at);
                round.note_move(Moved::by(event));
            }
        }
    }

    /// A notice of this task left. A copy serves nobody: a member has the text once whoever is asked for it has.
    pub(in crate::engine) fn notice_sent(
        &mut self,
        filing: &Filing<'_>,
        notice: &NoticeOf,
        (to, told): (Option<&str>, Option<Date>),
    ) {
        let Filing { plan, event } = filing;
        let at = event.happened_at;
        if notice.copied_to.is_some() {
            return;
        }
        let Some(round) = self.rounds.iter_mut().find(|round| round.number == notice.round) else { return };
        round.notices.push((at, notice.clone()));
        for seat in round.seats_of_notice(plan, notice, at) {
            let to = to.map(str::to_owned);
            let service = Service { at, seq: event.seq, by_notice: true, way: None, to, told: None };
            round.serve(seat.clone(), service, Moved::by(event));
            // Whoever hears of another closing day has been told it.
            if let Some(service) = round.served.get_mut(&seat) {
                service.told = told.or(service.told);
            }
        }
    }

    /// A person took a notice back before it left.
    pub(in crate::engine) fn notice_taken_back(&mut self, notice: NoticeOf, at: Timestamp) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.number == notice.round) {
            round.taken_back.push((at, notice));
        }
    }

    /// A notice that had left did not arrive: who was served by it alone is not served.
    pub(in crate::engine) fn notice_lost(&mut self, filing: &Filing<'_>, notice: &NoticeOf, why: &str) {
        let Filing { plan, event } = filing;
        let at = event.happened_at;
        if notice.copied_to.is_some() {
            return;
        }
        let Some(round) = self.rounds.iter_mut().find(|round| round.number == notice.round) else { return };
        for seat in round.seats_of_notice(plan, notice, at) {
            round.lost.push((at, seat.clone(), why.to_owned()));
            round.lose(&seat, Moved::by(event));
        }
    }
}

/// Takes in that a silence ended, unless what was recorded after that, and is older, moved its end to a later day: what was said
/// in time has the effect that it would have had. The silence goes on, and has another end.
///
/// An end that stands by what was on record when it was recorded stands for good: no later definition moves it.
fn end_silence(round: &mut Round, plan: &Plan, event: &Event) -> Option<Outcome> {
    let at = event.happened_at;
    let is_moved = round.moved.is_some_and(|moved| moved.seq > Moved::by(event).seq);
    if is_moved && closes_at(plan, round).is_none_or(|closes_at| closes_at > at) {
        round.undone.push(at);
        return None;
    }
    round.enter(ApprovalState::Held, at).then_some(Outcome::Approved)
}

/// True if a statement of `by` comes after the end of the silence. Who got the text is recorded afterwards sometimes: that makes
/// no statement late which was on record before, since nobody could know of that end.
fn is_after_the_end(round: &Round, plan: &Plan, at: Timestamp, by: Moved) -> bool {
    let is_over = |end: Option<Timestamp>| end.is_some_and(|closes_at| at > closes_at);
    is_over(closes_at(plan, round)) && is_over(closes_at_by(plan, round, |service| service.seq <= by.seq))
}

/// Takes in a statement, and returns what it decides. Whatever is said stays on record.
fn take_statement(round: &mut Round, plan: &Plan, mut stated: Stated, by: Moved) -> Option<Outcome> {
    let is_over = !round.state.is_open() || is_after_the_end(round, plan, stated.at, by);
    let at = stated.at;
    stated.counting = match (is_over, round.seats.contains(&stated.seat)) {
        (_, false) => Counting::NoSeat,
        (true, true) => Counting::Late,
        (false, true) => Counting::Counts,
    };
    let counts = stated.counting == Counting::Counts;
    let is_request = matches!(stated.statement, Statement::TimeRequested { .. });
    if counts {
        // Who answers has it.
        let (way, to) = (stated.origin.as_ref().map(|origin| origin.way), None);
        round.serve(stated.seat.clone(), Service { at, seq: by.seq, by_notice: false, way, to, told: None }, by);
    }
    round.said.push(stated);
    if !counts {
        return None;
    }
    if let Some(silence) = round.silence().filter(|_| is_request) {
        if round.extended_at.is_none() && silence.extension_hours.is_some() {
            round.extended_at = Some(at);
            round.note_move(by);
            return None;
        }
        return round.enter(ApprovalState::Broken, at).then_some(Outcome::Broken);
    }
    let outcome = rule::decided(plan, round)?;
    let state = match outcome {
        Outcome::Approved => ApprovalState::Approved,
        Outcome::Returned => ApprovalState::Returned,
        Outcome::Broken => ApprovalState::Broken,
    };
    round.enter(state, at).then_some(outcome)
}

/// A seat under the id that its partner has now.
fn of_now(plan: &Plan, seat: &Seat) -> Seat {
    Seat { partner: plan.renames.partner(&seat.partner), office: seat.office }
}
