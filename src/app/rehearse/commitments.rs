//! How commitments are followed up in a rehearsal: partners report, and the coordinator confirms.

use jiff::{Timestamp, civil::Time};

use crate::{
    engine::{RunState, follow_up::asked_about},
    model::{Actor, CommitmentReport, Event, Fact, ledger::CommitmentStatus},
    plan::{Partner, Plan, calendar::instant},
};

/// Partners report at noon.
const NOON: Time = Time::constant(12, 0, 0, 0);
/// Working days after they were asked: of those who are prompt, and of those who wait for the first reminder.
const PROMPT_DAYS: i32 = 5;
const LATE_DAYS: i32 = 12;

/// What comes next of commitments, dated by when it happens unless something else happens before: partners report that all goes as
/// planned, promptly or after the first reminder, and the coordinator confirms that on the next working day.
pub(super) fn ahead(plan: &Plan, state: &RunState, is_late: bool) -> Vec<Event> {
    let partners = plan.partner_order.iter().filter_map(|id| plan.partners.get(id));
    partners.flat_map(|partner| reports(plan, state, partner, is_late)).chain(confirmations(plan, state)).collect()
}

fn reports(plan: &Plan, state: &RunState, partner: &Partner, is_late: bool) -> Vec<Event> {
    let asked = plan.commitments_asked.iter().rev().find_map(|day| {
        let at = state.follow_ups.asked_at(&partner.id, *day)?;
        Some((*day, at))
    });
    let Some((day, asked_at)) = asked else { return Vec::new() };
    let after = if is_late { LATE_DAYS } else { PROMPT_DAYS };
    let on = partner.calendar.add_working_days(partner.timezone.to_datetime(asked_at).date(), after);
    let at = instant(on, NOON, &partner.timezone);
    let said = CommitmentReport { status: Some(CommitmentStatus::InProgress), ..CommitmentReport::default() };
    let event = |commitment: &crate::model::CommitmentId| {
        let fact = Fact::CommitmentReported {
            commitment: commitment.clone(),
            number: state.follow_ups.of(commitment).next_number(),
            partner: partner.id.clone(),
            report: said.clone(),
            asking: Some(day),
            note: None,
            origin: None,
        };
        happened(plan, Actor::Partner(partner.id.clone()), at, fact)
    };
    asked_about(plan, state, &partner.id, day).into_iter().map(|(id, _)| event(id)).collect()
}

fn confirmations(plan: &Plan, state: &RunState) -> Vec<Event> {
    let waiting = state.follow_ups.reported().flat_map(|(id, of)| {
        of.waiting().map(move |(number, report)| (id.clone(), number, report.at, report.said.entry()))
    });
    let calendar = &plan.coordinator_calendar;
    let event = |(commitment, number, reported_at, entry)| {
        let day = calendar.add_working_days(plan.timezone.to_datetime(reported_at).date(), 1);
        let fact = Fact::CommitmentConfirmed { commitment, number, entry, note: None };
        happened(plan, Actor::Coordinator, calendar.opening(day, &plan.timezone), fact)
    };
    waiting.map(event).collect()
}

fn happened(plan: &Plan, actor: Actor, at: Timestamp, fact: Fact) -> Event {
    Event { seq: 0, workflow: plan.workflow.clone(), happened_at: at, recorded_at: at, actor, fact }
}
