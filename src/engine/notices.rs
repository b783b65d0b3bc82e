//! Notices of an approval: when each is due, to whom, and what the coordinator has to see to.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    Addressee, Decision, DecisionKind, NoticeOf, RunState,
    approval::{
        ApprovalState, ApprovalWork, NoticeKind, Round, closes_at, closing_if_served_at, next_letter, opens_at,
    },
    reminder_key,
};
use crate::{
    model::{PartnerId, Seat},
    plan::{Function, Partner, Plan, Task, calendar::end_of_day},
};

const LAST_DAY: SignedDuration = SignedDuration::from_hours(24);
const LAST_HOURS: SignedDuration = SignedDuration::from_hours(4);

/// A notice that would leave later than so long before the end leaves at once, whatever the hour where its reader is.
const TIME_TO_ANSWER: SignedDuration = SignedDuration::from_hours(1);

/// A member that does not have the text after this time is to be served otherwise.
const SERVED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// Nobody is told of an outcome that is older.
const OUTCOME_IS_NEWS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Working days from the day by which a decision is asked for: of the reminder before, of the one after, and of the telephone
/// call.
const REMINDED_AT: i32 = -2;
const OVERDUE_AT: i32 = 2;
const TELEPHONE_AT: i32 = 5;

/// Everything about approvals that is due at `now`: notices, of which a later one takes the place of an earlier one, and what the
/// coordinator has to see to.
pub(super) fn notices(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for task in plan.tasks.iter().filter(|task| task.approval.is_some()) {
        let subject = Subject { plan, state, task, now };
        decisions.extend(subject.waiting());
        if let Some(round) = state.task(&task.id).approval.last() {
            subject.round(round, &mut decisions);
        }
    }
    decisions
}

/// When [`notices`] may say something new next.
pub(super) fn next_notice_at(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    let with_round = plan.tasks.iter().filter_map(|task| Some((task, state.task(&task.id).approval.last()?)));
    let ahead = with_round.flat_map(|(task, round)| Subject { plan, state, task, now }.instants(round));
    ahead.filter(|at| *at > now).min()
}

/// One task, looked at at one moment.
struct Subject<'a> {
    plan: &'a Plan,
    state: &'a RunState,
    task: &'a Task,
    now: Timestamp,
}

impl Subject<'_> {
    /// What a task waits for before anybody is asked.
    fn waiting(&self) -> Option<Decision> {
        let run = self.state.task(&self.task.id);
        let handed_in_at = run.touched_at.filter(|_| run.awaits_approval(self.task))?;
        let is_settled = run.approval.current().is_some() || run.approval.is_withdrawn(run.lead.done_at);
        if is_settled || handed_in_at < self.state.adopted?.at {
            return None;
        }
        let approval = self.plan.approval_of(self.task);
        let work = match approval {
            Some(approval) if approval.is_silent() => ApprovalWork::Open,
            Some(approval) if !approval.seats(self.task).is_empty() => return None,
            _ => ApprovalWork::Obtain,
        };
        let round = run.approval.rounds.len() as u32 + 1;
        Some(self.work(work, round, &self.task.lead, handed_in_at))
    }

    fn round(&self, round: &Round, decisions: &mut Vec<Decision>) {
        if round.opened_at < self.state.adopted.map_or(Timestamp::MAX, |adopted| adopted.at) {
            return;
        }
        if round.state.is_open() {
            for seat in round.present(self.plan) {
                decisions.extend(self.to_seat(round, seat));
                decisions.extend(self.letter(round, seat));
                decisions.extend(self.about_seat(round, seat));
            }
            if round.silence().is_some() {
                let opens_at = opens_at(self.plan, &round.seats, round.opened_at);
                let informed = round
                    .observers
                    .iter()
                    .filter_map(|observer| self.notice(round, (observer, None), (NoticeKind::Opening, None), opens_at));
                decisions.extend(informed);
            }
            return;
        }
        if matches!(round.state, ApprovalState::Broken) {
            let at = round.ended_at().unwrap_or(self.now);
            decisions.push(self.work(ApprovalWork::Consult, round.number, &self.task.lead, at));
        }
        decisions.extend(self.outcome(round));
    }

    /// The latest notice that is due to who holds a seat.
    fn to_seat(&self, round: &Round, seat: &Seat) -> Option<Decision> {
        let reader = self.reader(round, seat);
        let (kind, tag, at) = self.due_of(round, seat).into_iter().rfind(|(.., at)| *at <= self.now)?;
        self.notice(round, (&reader, seat.office), (kind, tag), at)
    }

    /// The notices to a seat with what tells two of one kind apart, by rising instant.
    fn due_of(&self, round: &Round, seat: &Seat) -> Vec<(NoticeKind, Option<String>, Timestamp)> {
        let Some(partner) = self.plan.partners.get(&seat.partner) else { return Vec::new() };
        if round.silence().is_none() {
            return Self::by_statement(round, seat, partner);
        }
        let opens_at = opens_at(self.plan, &round.seats, round.opened_at);
        let mut due = vec![(NoticeKind::Opening, None, opens_at)];
        let Some(closes_at) = closes_at(self.plan, round) else { return due };
        let told = round.served.get(seat).and_then(|service| service.told);
        let closing_day = self.plan.timezone.to_datetime(closes_at).date();
        if told.is_some_and(|told| told != closing_day) {
            let since = round.moved.map_or(opens_at, |moved| moved.known_at.max(opens_at));
            due.push((NoticeKind::Moved, Some(closing_day.to_string()), since));
        }
        if round.vote(seat).is_none() {
            let half = closes_at.duration_since(opens_at).checked_div(2).unwrap_or_default();
            let before = |span: SignedDuration| closes_at.saturating_sub(span).unwrap_or(opens_at);
            let half_at = before(half);
            if !self.heard_within_a_day_before(round, seat, half_at) {
                due.push((NoticeKind::HalfTime, None, half_at));
            }
            let reader = self.reader(round, seat);
            for (kind, at) in
                [(NoticeKind::LastDay, before(LAST_DAY).max(half_at)), (NoticeKind::LastHours, before(LAST_HOURS))]
            {
                // What was said of an earlier end is said anew of this one.
                let is_of_earlier_end = round.has_told(&reader, kind, at);
                due.push((kind, is_of_earlier_end.then(|| closing_day.to_string()), at));
            }
        }
        due.sort_by_key(|(kind, _, at)| (*at, *kind));
        due
    }

    /// True if a notice that says when it ends left within a day before `at`, so that nothing is to be said at half time.
    fn heard_within_a_day_before(&self, round: &Round, seat: &Seat, at: Timestamp) -> bool {
        let reader = self.reader(round, seat);
        let is_fresh = |left: Timestamp| left <= at && at.duration_since(left) < LAST_DAY;
        let is_it = |notice: &NoticeOf| notice.partner == reader && !notice.is_of(NoticeKind::HalfTime);
        round.notices.iter().any(|(left, notice)| is_it(notice) && is_fresh(*left))
    }

    fn by_statement(round: &Round, seat: &Seat, partner: &Partner) -> Vec<(NoticeKind, Option<String>, Timestamp)> {
        let mut due = vec![(NoticeKind::Opening, None, round.opened_at)];
        // What waits for release, or for an address, is not replaced by a reminder of it.
        let is_asked = round.served.contains_key(seat) && round.vote(seat).is_none();
        if let Some(day) = round.due.filter(|_| is_asked) {
            let ladder =
                [(NoticeKind::Reminder, REMINDED_AT), (NoticeKind::DueToday, 0), (NoticeKind::Overdue, OVERDUE_AT)];
            let morning =
                |days| partner.calendar.opening(partner.calendar.add_working_days(day, days), &partner.timezone);
            let steps = ladder.map(|(kind, days)| (kind, None, morning(days)));
            due.extend(steps.into_iter().filter(|(.., at)| *at > round.opened_at));
        }
        due
    }

    /// The letter to a level above a seat that does not decide. Nobody is written to above those who stand in for it.
    fn letter(&self, round: &Round, seat: &Seat) -> Option<Decision> {
        let (at, level) = self.next_letter(round, seat)?;
        let to = Addressee {
            partner: seat.partner.clone(),
            to: level,
            cc: vec![seat.office.unwrap_or(Function::FocalPoint)],
        };
        let tag = Some(level.as_str().to_owned());
        self.notice_to(round, (to, seat.office), (NoticeKind::Letter, tag), at)
    }

    fn next_letter(&self, round: &Round, seat: &Seat) -> Option<(Timestamp, Function)> {
        let partner = self.plan.partners.get(&seat.partner)?;
        let today = partner.timezone.to_datetime(self.now).date();
        if self.reader(round, seat) == seat.partner { next_letter(partner, (round, seat), today) } else { None }
    }

    /// What the coordinator has to see to about one seat.
    fn about_seat(&self, round: &Round, seat: &Seat) -> Option<Decision> {
        let partner = self.plan.partners.get(&seat.partner)?;
        let serve_at = self.serve_at(round, seat, partner);
        if let Some(at) = serve_at.filter(|at| *at <= self.now) {
            return Some(self.work(ApprovalWork::Serve, round.number, &seat.partner, at));
        }
        let at = Self::telephone_at(round, seat, partner).filter(|at| *at <= self.now)?;
        Some(self.work(ApprovalWork::Telephone, round.number, &seat.partner, at))
    }

    /// When a member that does not have the text is to be served otherwise: as soon as a notice is lost or nobody can be written
    /// to, else after a day.
    fn serve_at(&self, round: &Round, seat: &Seat, partner: &Partner) -> Option<Timestamp> {
        if round.served.contains_key(seat) {
            return None;
        }
        let opens_at = opens_at(self.plan, &round.seats, round.opened_at);
        let today = partner.timezone.to_datetime(self.now.max(opens_at)).date();
        let lost_at = round.lost.iter().filter(|(_, of, _)| of == seat).map(|(at, ..)| *at).max();
        let office = seat.office.unwrap_or(Function::FocalPoint);
        let late_at = opens_at.saturating_add(SERVED_WITHIN).unwrap_or(Timestamp::MAX);
        match (lost_at, partner.reachable(office, today)) {
            (Some(at), _) => Some(at),
            (None, None) => Some(opens_at),
            // A letter to a higher level waits for a person, who is told of that anyway.
            (None, Some(_)) if office.needs_release() => None,
            (None, Some(_)) => Some(late_at),
        }
    }

    fn telephone_at(round: &Round, seat: &Seat, partner: &Partner) -> Option<Timestamp> {
        let day = round.due.filter(|_| round.vote(seat).is_none())?;
        Some(partner.calendar.opening(partner.calendar.add_working_days(day, TELEPHONE_AT), &partner.timezone))
    }

    /// What it came to. The end of a silence is told to its members, to who was informed, and to the lead; what was decided by
    /// statements to the lead alone, and only if there is something to be done.
    fn outcome(&self, round: &Round) -> Vec<Decision> {
        let Some(at) = round.ended_at() else { return Vec::new() };
        if self.now.duration_since(at) > OUTCOME_IS_NEWS_FOR
            || matches!(round.state, ApprovalState::InConsultation | ApprovalState::Reissued)
        {
            return Vec::new();
        }
        let is_told_to_all = round.silence().is_some();
        if !is_told_to_all && round.state != ApprovalState::Returned {
            return Vec::new();
        }
        let decided =
            round.present(self.plan).filter(|_| is_told_to_all).map(|seat| (self.reader(round, seat), seat.office));
        let observers = round.observers.iter().filter(|_| is_told_to_all);
        let informed = observers.chain([&self.task.lead]).map(|partner| (partner.clone(), None));
        let state = round.state.as_str();
        // Who was told of an end that did not stand is told of the one that does.
        let tag = match round.undone.last() {
            Some(_) => format!("{state}-{}", self.plan.timezone.to_datetime(at).date()),
            None => state.to_owned(),
        };
        let mut told = BTreeSet::new();
        let readers = decided.chain(informed).filter(|reader| told.insert(reader.clone()));
        let of = |(partner, office): (PartnerId, Option<Function>)| {
            self.notice(round, (&partner, office), (NoticeKind::Outcome, Some(tag.clone())), at)
        };
        readers.collect::<Vec<_>>().into_iter().filter_map(of).collect()
    }

    /// Who is written to for a seat: to whom it was left, or who stands in at the moment, or its partner.
    fn reader(&self, round: &Round, seat: &Seat) -> PartnerId {
        let today = self.plan.timezone.to_datetime(self.now).date();
        let approval = self.plan.approval_of(self.task);
        let substitute = || approval.and_then(|approval| approval.substitute_on(&seat.partner, today));
        let other = round.delegate_of(seat).or_else(substitute);
        other.filter(|other| self.plan.partners.contains_key(*other)).unwrap_or(&seat.partner).clone()
    }

    /// A notice to the office of a partner that holds a seat, or to whom it writes without one.
    fn notice(
        &self,
        round: &Round,
        (partner, office): (&PartnerId, Option<Function>),
        what: (NoticeKind, Option<String>),
        due_at: Timestamp,
    ) -> Option<Decision> {
        let to = office.unwrap_or(Function::FocalPoint);
        let cc = if to.needs_release() { Vec::new() } else { vec![Function::Alternate] };
        self.notice_to(round, (Addressee { partner: partner.clone(), to, cc }, office), what, due_at)
    }

    fn notice_to(
        &self,
        round: &Round,
        (to, office): (Addressee, Option<Function>),
        (notice, tag): (NoticeKind, Option<String>),
        due_at: Timestamp,
    ) -> Option<Decision> {
        let partner = to.partner.clone();
        let reader = self.plan.partners.get(&partner).filter(|_| due_at <= self.now)?;
        let closes_at = closing_if_served_at(self.plan, round, self.now);
        let leaves_at = reader.calendar.next_working_instant(self.now, &reader.timezone);
        let is_late = |closes_at: Timestamp| closes_at.duration_since(leaves_at) < TIME_TO_ANSWER;
        let is_at_once = round.state.is_open() && notice != NoticeKind::Opening && closes_at.is_some_and(is_late);
        let kind = tag.map_or_else(|| notice.as_str().to_owned(), |tag| format!("{}-{tag}", notice.as_str()));
        let day = closes_at.map(|at| self.plan.timezone.to_datetime(at).date());
        Some(Decision {
            key: reminder_key::notice(self.plan, (&self.task.id, &partner), round.number, (&kind, office)),
            workflow: self.plan.workflow.clone(),
            to,
            kind: DecisionKind::Notice {
                task: self.task.id.clone(),
                partner,
                office,
                round: round.number,
                notice,
                closes_on: day.or(round.due),
                is_at_once,
                is_copy: false,
            },
            due_at,
            why: format!(
                "{} of round {} of the approval of `{}`",
                notice.as_str().replace('_', " "),
                round.number,
                self.task.id
            ),
        })
    }

    fn work(&self, work: ApprovalWork, round: u32, partner: &PartnerId, at: Timestamp) -> Decision {
        let why = match work {
            ApprovalWork::Open => "its text is to be put under silence",
            ApprovalWork::Obtain => "nobody can be asked for its approval: it is to be obtained",
            ApprovalWork::Serve => "a member does not have the text, and is to be served otherwise",
            ApprovalWork::Consult => "the silence was broken: who objected is to be consulted",
            ApprovalWork::Telephone => "somebody does not decide: to be telephoned for",
        };
        Decision {
            key: reminder_key::approval_work(self.plan, (&self.task.id, partner), round, work.as_str()),
            workflow: self.plan.workflow.clone(),
            to: Addressee { partner: partner.clone(), to: Function::FocalPoint, cc: Vec::new() },
            kind: DecisionKind::Approval { task: self.task.id.clone(), partner: partner.clone(), round, work },
            due_at: at,
            why: format!("`{}`: {why}", self.task.id),
        }
    }

    /// The instants at which something is said of a round.
    fn instants(&self, round: &Round) -> Vec<Timestamp> {
        if !round.state.is_open() {
            return Vec::new();
        }
        let of_seat = |seat: &Seat| {
            let partner = self.plan.partners.get(&seat.partner);
            let work = partner.into_iter().flat_map(|partner| {
                [self.serve_at(round, seat, partner), Self::telephone_at(round, seat, partner)].into_iter().flatten()
            });
            let letter = self.next_letter(round, seat).map(|(at, _)| at);
            self.due_of(round, seat).into_iter().map(|(.., at)| at).chain(work).chain(letter).collect::<Vec<_>>()
        };
        // A substitute begins and ends with a day.
        let today = self.plan.timezone.to_datetime(self.now).date();
        let midnight = end_of_day(today, &self.plan.timezone);
        round.present(self.plan).flat_map(of_seat).chain([midnight]).collect()
    }
}
