//! How approvals are given in a rehearsal: the coordinator puts texts under silence, and those who decide approve.

use jiff::{SignedDuration, Timestamp, civil::Time};

use crate::{
    engine::{ApprovalState, Round, RunState, TaskRun, approval, opening},
    model::{Actor, ApprovalRule, Event, Fact, Origin, Seat, Statement, TextVersion, Way},
    plan::{Function, Plan, Shift, Task, calendar::instant},
};

/// Those who decide do so at noon.
const NOON: Time = Time::constant(12, 0, 0, 0);
/// Nobody decides the very moment they are asked.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// What comes next of each approval, dated by when it happens unless something else happens before. Those who decide do so on
/// the day by which they are asked, or `late_days` working days later; nobody objects.
pub(super) fn ahead(plan: &Plan, state: &RunState, late_days: i32) -> Vec<Event> {
    let with_approval = plan.tasks.iter().filter(|task| task.approval.is_some());
    with_approval.flat_map(|task| Course { plan, task, run: state.task(&task.id), late_days }.ahead()).collect()
}

/// One task whose approval is asked for.
struct Course<'a> {
    plan: &'a Plan,
    task: &'a Task,
    run: &'a TaskRun,
    late_days: i32,
}

impl Course<'_> {
    fn ahead(&self) -> Vec<Event> {
        match self.run.approval.current() {
            Some(round) if !round.state.is_open() => self.reissued(round).into_iter().collect(),
            Some(round) if round.silence().is_some() => self.served(round),
            Some(round) => self.statements(round),
            None if self.run.awaits_approval(self.task) => self.first().into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Nobody was asked yet: the text is put under silence on the working day after it was handed in. What nobody can be asked
    /// for is obtained and recorded by the coordinator.
    fn first(&self) -> Option<Event> {
        let handed_in_at = self.run.touched_at?;
        // What a person withdrew is asked for no more.
        if self.run.approval.last().is_some_and(|last| last.state == ApprovalState::Withdrawn) {
            return None;
        }
        let approval = self.plan.approval_of(self.task);
        if approval.is_none_or(|approval| approval.seats(self.task).is_empty()) {
            let fact = Fact::TaskApproved { task: self.task.id.clone(), note: None, evidence: None };
            return Some(self.by_coordinator(self.days_after(handed_in_at, 1 + self.late_days), fact));
        }
        // Statements are asked for by the engine.
        approval.filter(|approval| approval.is_silent()).and_then(|_| self.opened(self.days_after(handed_in_at, 1)))
    }

    /// A broken silence goes on with the next version of its text.
    fn reissued(&self, round: &Round) -> Option<Event> {
        self.opened(self.days_after(round.ended_at()?, 1))
    }

    fn opened(&self, at: Timestamp) -> Option<Event> {
        let version = format!("Rev.{}", self.run.approval.rounds.len() + 1);
        let text = TextVersion { title: None, version, link: None, sha256: None };
        let fact = opening(self.plan, (self.task, self.run), (Some(text), None), at)?;
        Some(self.by_coordinator(at, fact))
    }

    /// Members whom no mail reaches get the text by telephone.
    fn served(&self, round: &Round) -> Vec<Event> {
        let opens_at = approval::opens_at(self.plan, &round.seats, round.opened_at);
        let after = opens_at.saturating_add(PAUSE).unwrap_or(Timestamp::MAX);
        let at = self.plan.coordinator_calendar.next_working_instant(after, &self.plan.timezone);
        let told = round.unserved(self.plan).filter(|seat| !self.is_written_to(seat, opens_at)).map(|seat| {
            let origin = Origin { way: Way::Telephone, said_by: None, mail: None, definition: None };
            let fact = Fact::MemberServed { task: self.task.id.clone(), seat: seat.clone(), origin, note: None };
            self.by_coordinator(at, fact)
        });
        told.collect()
    }

    /// True if a notice leaves for that seat on its own: a letter to a higher level waits for its release.
    fn is_written_to(&self, seat: &Seat, at: Timestamp) -> bool {
        let office = seat.office.unwrap_or(Function::FocalPoint);
        let Some(partner) = self.plan.partners.get(&seat.partner) else { return false };
        !office.needs_release() && partner.reachable(office, partner.timezone.to_datetime(at).date()).is_some()
    }

    /// As many approvals as are still needed, the earliest ones first.
    fn statements(&self, round: &Round) -> Vec<Event> {
        let silent = round.present(self.plan).filter(|seat| round.vote(seat).is_none());
        let mut events: Vec<Event> = silent.filter_map(|seat| self.statement(round, seat)).collect();
        events.sort_by_key(|event| event.happened_at);
        if round.rule != ApprovalRule::All {
            events.truncate(round.needed().saturating_sub(round.approvals(self.plan)));
        }
        events
    }

    fn statement(&self, round: &Round, seat: &Seat) -> Option<Event> {
        let partner = self.plan.partners.get(&seat.partner)?;
        let due = round.due?;
        let day = if self.late_days == 0 {
            partner.calendar.shift(due, Shift::Earlier)
        } else {
            partner.calendar.add_working_days(due, self.late_days)
        };
        let soonest = round.opened_at.saturating_add(PAUSE).unwrap_or(Timestamp::MAX);
        let at = instant(day, NOON, &partner.timezone).max(soonest);
        let substitute =
            || self.plan.approval_of(self.task).and_then(|approval| approval.substitute_on(&seat.partner, day));
        let other = round.delegate_of(seat).or_else(substitute);
        let by = other.filter(|other| **other != seat.partner && self.plan.partners.contains_key(*other)).cloned();
        let actor = Actor::Partner(by.clone().unwrap_or_else(|| seat.partner.clone()));
        let statement = Statement::Approved { conditions: None };
        let fact = Fact::ApprovalStated {
            task: self.task.id.clone(),
            seat: seat.clone(),
            by,
            statement,
            note: None,
            origin: None,
        };
        Some(Event { actor, ..self.by_coordinator(at, fact) })
    }

    /// When the coordinator begins work `days` working days after `at`.
    fn days_after(&self, at: Timestamp, days: i32) -> Timestamp {
        let calendar = &self.plan.coordinator_calendar;
        let day = self.plan.timezone.to_datetime(at).date();
        calendar.opening(calendar.add_working_days(day, days), &self.plan.timezone)
    }

    fn by_coordinator(&self, at: Timestamp, fact: Fact) -> Event {
        let workflow = self.plan.workflow.clone();
        Event { seq: 0, workflow, happened_at: at, recorded_at: at, actor: Actor::Coordinator, fact }
    }
}
