//! When whom is asked how far their commitments are, and what the coordinator has to see to.

use std::collections::BTreeMap;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};

use serde::Serialize;

use super::{AskingKind, FollowUpWork, record::has_ended};
use crate::{
    engine::{Addressee, Decision, DecisionKind, RunState, reminder_key},
    model::{CommitmentEntry, CommitmentId, PartnerId},
    plan::{
        Function, Partner, Plan, Shift,
        calendar::{end_of_day, instant},
    },
};

/// A report made so many days before the day of an asking counts for it.
const COUNTS_BEFORE_DAYS: i64 = 30;

/// Working days after an asking left: of the two reminders, and of the telephone call.
const REMINDED_AFTER: i32 = 10;
const REMINDED_AGAIN_AFTER: i32 = 20;
const TELEPHONE_AFTER: i32 = 25;

/// True if something was reported on a commitment that counts for the asking of `day`.
pub fn counts_for(plan: &Plan, state: &RunState, commitment: &CommitmentId, day: Date) -> bool {
    let since = instant(day.saturating_sub(COUNTS_BEFORE_DAYS.days()), Time::midnight(), &plan.timezone);
    let of = state.follow_ups.of(commitment);
    of.sent_back().is_none() && of.last().is_some_and(|(_, last)| last.at >= since)
}

/// The commitments that `partner` is asked about by the asking of `day`, in the order of their ids: those it leads that were
/// announced by then and are open, and on which nobody has reported.
pub fn asked_about<'a>(
    plan: &Plan,
    state: &'a RunState,
    partner: &PartnerId,
    day: Date,
) -> Vec<(&'a CommitmentId, &'a CommitmentEntry)> {
    let led = open_on(plan, state, day).filter(|(_, entry)| entry.lead.as_ref() == Some(partner));
    led.filter(|(id, _)| !counts_for(plan, state, id, day)).collect()
}

/// The commitments that are asked after on `day`.
fn open_on<'a>(
    plan: &Plan,
    state: &'a RunState,
    day: Date,
) -> impl Iterator<Item = (&'a CommitmentId, &'a CommitmentEntry)> + use<'a> {
    let register = &state.ledgers.commitments;
    let by = end_of_day(day, &plan.timezone);
    register.latest().filter(move |(id, entry)| !has_ended(entry) && register.at(id, by).is_some())
}

/// How many commitments were asked about last, and on how many of them somebody reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Heard {
    /// The day of the asking.
    pub day: Date,
    /// How many were asked about.
    pub asked: usize,
    /// On how many of them a report came in that was not sent back.
    pub reported: usize,
}

/// What came of the last asking by `on`; `None` if nobody was asked by then.
pub fn reported_since_asked(plan: &Plan, state: &RunState, on: Date) -> Option<Heard> {
    let day = *plan.commitments_asked.iter().rev().find(|day| **day <= on)?;
    let register = &state.ledgers.commitments;
    let asked = register.latest().filter(|(id, entry)| {
        let asked_at = entry.lead.as_ref().and_then(|lead| state.follow_ups.asked_at(lead, day));
        let stood = asked_at.and_then(|at| register.at(id, at));
        stood.is_some_and(|entry| !has_ended(entry))
    });
    let asked: Vec<&CommitmentId> = asked.map(|(id, _)| id).collect();
    let reported = asked.iter().filter(|id| counts_for(plan, state, id, day)).count();
    (!asked.is_empty()).then_some(Heard { day, asked: asked.len(), reported })
}

/// Everything about commitments that is due at `now`.
pub(in crate::engine) fn follow_ups(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Decision> {
    let askings = Askings { plan, state, now };
    let mut decisions = askings.to_confirm();
    let leads = askings.leads();
    for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
        decisions.extend(askings.sent_back_to(partner));
        if leads.contains_key(&partner.id) {
            decisions.extend(askings.about(partner));
        }
    }
    decisions.extend(askings.without_lead());
    decisions
}

/// When [`follow_ups`] may say something new next.
pub(in crate::engine) fn next_follow_up_at(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    let askings = Askings { plan, state, now };
    let leads = askings.leads();
    let partners = leads.keys().filter_map(|id| plan.partners.get(*id));
    let of_partners = partners.flat_map(|partner| {
        let days = plan.commitments_asked.iter().map(|day| asks_at(partner, *day));
        let steps = askings.current(partner).map(|day| askings.steps(partner, day)).unwrap_or_default();
        days.chain(steps.into_iter().map(|(_, at)| at)).collect::<Vec<_>>()
    });
    let of_coordinator = plan.commitments_asked.iter().filter(|_| !leads.is_empty()).map(|day| askings.told_at(*day));
    of_partners.chain(of_coordinator).filter(|at| *at > now).min()
}

/// When `partner` is asked: as its work begins on the first working day from `day` on.
fn asks_at(partner: &Partner, day: Date) -> Timestamp {
    partner.calendar.opening(partner.calendar.shift(day, Shift::Later), &partner.timezone)
}

/// A step of an asking after its mail has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Mail(AskingKind),
    Telephone,
}

/// All commitments, looked at at one moment.
struct Askings<'a> {
    plan: &'a Plan,
    state: &'a RunState,
    now: Timestamp,
}

impl Askings<'_> {
    /// Those who lead open commitments, whether or not they take part.
    fn leads(&self) -> BTreeMap<&PartnerId, usize> {
        let mut leads = BTreeMap::new();
        if !self.plan.commitments_asked.is_empty() {
            let open = self.state.ledgers.commitments.latest().filter(|(_, entry)| !has_ended(entry));
            for lead in open.filter_map(|(_, entry)| entry.lead.as_ref()) {
                *leads.entry(lead).or_default() += 1;
            }
        }
        leads
    }

    /// The last asking whose time has come by `at`, unless that was before the workflow was adopted: what was over by then is
    /// not caught up on.
    fn last_asking(&self, at: impl Fn(Date) -> Timestamp) -> Option<Date> {
        let adopted_at = self.state.adopted?.at;
        let day = *self.plan.commitments_asked.iter().rev().find(|day| at(**day) <= self.now)?;
        (end_of_day(day, &self.plan.timezone) >= adopted_at).then_some(day)
    }

    fn current(&self, partner: &Partner) -> Option<Date> {
        self.last_asking(|day| asks_at(partner, day))
    }

    /// When the coordinator is told what nobody can be asked about.
    fn told_at(&self, day: Date) -> Timestamp {
        let calendar = &self.plan.coordinator_calendar;
        calendar.opening(calendar.shift(day, Shift::Later), &self.plan.timezone)
    }

    /// What is due to `partner`, or about it to the coordinator.
    fn about(&self, partner: &Partner) -> Option<Decision> {
        let day = self.current(partner)?;
        if asked_about(self.plan, self.state, &partner.id, day).is_empty() {
            return None;
        }
        if self.state.follow_ups.asked_at(&partner.id, day).is_none() {
            return Some(self.asking(partner, (day, AskingKind::Opening), None, asks_at(partner, day)));
        }
        let (step, at) = self.steps(partner, day).into_iter().rfind(|(_, at)| *at <= self.now)?;
        Some(match step {
            Step::Mail(kind) => self.asking(partner, (day, kind), None, at),
            Step::Telephone => self.work(Some(&partner.id), FollowUpWork::Telephone { day }, at),
        })
    }

    /// The steps after `partner` was asked by the asking of `day`, or after what it reported was sent back.
    fn steps(&self, partner: &Partner, day: Date) -> Vec<(Step, Timestamp)> {
        let Some(asked_at) = self.state.follow_ups.asked_at(&partner.id, day) else { return Vec::new() };
        let open = asked_about(self.plan, self.state, &partner.id, day);
        let sent_back = open.iter().filter_map(|(id, _)| self.state.follow_ups.of(id).sent_back());
        let from = sent_back.map(|(_, at, _)| at).chain([asked_at]).max().unwrap_or(asked_at);
        let from = partner.timezone.to_datetime(from).date();
        let morning = |days| partner.calendar.opening(partner.calendar.add_working_days(from, days), &partner.timezone);
        vec![
            (Step::Mail(AskingKind::Reminder), morning(REMINDED_AFTER)),
            (Step::Mail(AskingKind::LastReminder), morning(REMINDED_AGAIN_AFTER)),
            (Step::Telephone, morning(TELEPHONE_AFTER)),
        ]
    }

    /// What `partner` reported last and was sent back, each told once.
    fn sent_back_to(&self, partner: &Partner) -> Vec<Decision> {
        let adopted_at = self.state.adopted.map_or(Timestamp::MAX, |adopted| adopted.at);
        let told = self.state.follow_ups.reported().filter_map(|(id, of)| {
            let (number, at, _) = of.sent_back()?;
            let is_own = of.reports.get(&number).is_some_and(|report| report.partner == partner.id);
            let is_open = self.state.ledgers.commitments.get(id).is_some_and(|entry| !has_ended(entry));
            let day = partner.timezone.to_datetime(at).date();
            let about = Some((id, number));
            (is_own && is_open && at >= adopted_at)
                .then(|| self.asking(partner, (day, AskingKind::SentBack), about, at))
        });
        told.collect()
    }

    /// The reports that wait for the coordinator.
    fn to_confirm(&self) -> Vec<Decision> {
        let waiting = self.state.follow_ups.reported().flat_map(|(id, of)| {
            of.waiting().map(move |(number, report)| (id, number, report.partner.clone(), report.at))
        });
        let known = waiting.filter(|(id, ..)| self.state.ledgers.commitments.get(id).is_some());
        let work = |(id, number, partner, at): (&CommitmentId, u32, PartnerId, Timestamp)| {
            self.work(Some(&partner), FollowUpWork::Confirm { commitment: id.clone(), number }, at)
        };
        known.map(work).collect()
    }

    /// Commitments whose lead nobody can ask, since none is named or it takes part no more.
    fn without_lead(&self) -> Vec<Decision> {
        let Some(day) = self.last_asking(|day| self.told_at(day)) else { return Vec::new() };
        let nobody =
            |entry: &CommitmentEntry| entry.lead.as_ref().is_none_or(|lead| !self.plan.partners.contains_key(lead));
        let open = open_on(self.plan, self.state, day).filter(|(_, entry)| nobody(entry));
        let unheard = open.filter(|(id, _)| !counts_for(self.plan, self.state, id, day));
        let work = |(id, entry): (&CommitmentId, &CommitmentEntry)| {
            let work = FollowUpWork::NoLead { commitment: id.clone(), day };
            self.work(entry.lead.as_ref(), work, self.told_at(day))
        };
        unheard.map(work).collect()
    }

    fn asking(
        &self,
        partner: &Partner,
        (day, asking): (Date, AskingKind),
        about: Option<(&CommitmentId, u32)>,
        due_at: Timestamp,
    ) -> Decision {
        let about_in_key = about.map_or_else(String::new, |(id, number)| format!("-{id}-{number}"));
        let in_key = format!("{}{about_in_key}", asking.as_str());
        let why = match asking {
            AskingKind::Opening => format!("commitments are asked after on {day}"),
            AskingKind::Reminder => {
                format!("`{}` has not reported on everything it was asked about on {day}", partner.id)
            }
            AskingKind::LastReminder => {
                format!("`{}` has still not reported on everything it was asked about on {day}", partner.id)
            }
            AskingKind::SentBack => {
                let (id, number) = about.map_or((String::new(), 0), |(id, number)| (id.to_string(), number));
                format!("report {number} on `{id}` was sent back")
            }
        };
        Decision {
            key: reminder_key::asking(self.plan, &partner.id, day, &in_key),
            workflow: self.plan.workflow.clone(),
            to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: vec![Function::Alternate] },
            kind: DecisionKind::Asking {
                partner: partner.id.clone(),
                day,
                asking,
                commitment: about.map(|(id, _)| id.clone()),
            },
            due_at,
            why,
        }
    }

    fn work(&self, partner: Option<&PartnerId>, work: FollowUpWork, at: Timestamp) -> Decision {
        let in_key = match &work {
            FollowUpWork::Confirm { commitment, number } => format!("{number}:confirm-{commitment}"),
            FollowUpWork::Telephone { day } => format!("{day}:call"),
            FollowUpWork::NoLead { commitment, day } => format!("{day}:no_lead-{commitment}"),
        };
        let why = match &work {
            FollowUpWork::Confirm { commitment, number } => {
                format!("report {number} on `{commitment}` waits: it is to be confirmed or sent back")
            }
            FollowUpWork::Telephone { day } => {
                format!("somebody was reminded twice of what was asked on {day}: to be telephoned for")
            }
            FollowUpWork::NoLead { commitment, .. } => format!("nobody can be asked about `{commitment}`"),
        };
        let anybody = || self.plan.partner_order.first().cloned().unwrap_or_else(|| PartnerId::from(""));
        Decision {
            key: reminder_key::follow_up_work(self.plan, partner, &in_key),
            workflow: self.plan.workflow.clone(),
            to: Addressee {
                partner: partner.cloned().unwrap_or_else(anybody),
                to: Function::FocalPoint,
                cc: Vec::new(),
            },
            kind: DecisionKind::FollowUp { partner: partner.cloned(), work },
            due_at: at,
            why,
        }
    }
}
