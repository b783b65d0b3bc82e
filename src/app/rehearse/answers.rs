//! How partners answer in a rehearsal.

use std::collections::BTreeSet;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};

use super::{commitments, decisions};
use crate::{
    engine::{RunState, open_inputs},
    model::{Actor, Answer, Event, Fact, PartnerId, TaskId},
    plan::{Plan, Shift, Task, calendar::instant},
};

/// Late answers come this many working days after the due date.
const LATE_DAYS: i32 = 5;
/// Contributors answer at noon, the lead confirms in the afternoon.
const NOON: Time = Time::constant(12, 0, 0, 0);
const AFTERNOON: Time = Time::constant(16, 0, 0, 0);
/// Nobody answers the very moment an input becomes ready.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// How partners answer.
#[derive(Clone, Debug)]
pub enum Answers {
    /// Nobody ever answers.
    Never,
    /// Everybody answers and decides on the due day.
    OnTime,
    /// Everybody answers and decides five working days after the due day.
    Late,
    /// According to these facts.
    Given(Vec<Event>),
}

/// An input: task and partner.
type Input = (TaskId, PartnerId);

/// Answers still to come.
pub(super) struct Cues {
    /// When each input would be answered if ready by then, earliest first.
    wanted: BTreeSet<(Timestamp, Input)>,
    /// Facts in descending order of time.
    given: Vec<Event>,
    /// How many working days late those decide who approve; `None` if nobody decides.
    decided: Option<i32>,
    /// Nothing is played of what was before.
    since: Timestamp,
}

impl Cues {
    pub(super) fn new(plan: &Plan, answers: &Answers, since: Timestamp) -> Self {
        let late = match answers {
            Answers::Never => return Self { wanted: BTreeSet::new(), given: Vec::new(), decided: None, since },
            Answers::Given(facts) => {
                let mut given: Vec<_> = facts.iter().filter(|fact| fact.happened_at >= since).cloned().collect();
                // Facts are taken from the end, so those of the same instant are reversed here.
                given.sort_by_key(|fact| fact.happened_at);
                given.reverse();
                return Self { wanted: BTreeSet::new(), given, decided: None, since };
            }
            Answers::OnTime => 0,
            Answers::Late => LATE_DAYS,
        };
        let inputs = plan.tasks.iter().flat_map(|task| task.obliged().map(move |partner| (task, partner)));
        let wanted =
            inputs.map(|(task, partner)| (wanted_at(plan, task, partner, late), (task.id.clone(), partner.clone())));
        Self { wanted: wanted.collect(), given: Vec::new(), decided: Some(late), since }
    }

    /// The answers given by `now`, in order.
    pub(super) fn take(&mut self, plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Event> {
        let mut taken = Vec::new();
        while let Some(fact) = self.given.pop_if(|fact| fact.happened_at <= now) {
            taken.push(fact);
        }
        let wanted = self.wanted.iter().take_while(|(at, _)| *at <= now);
        let mut due: Vec<_> = wanted
            .filter_map(|(at, input)| Some((answered_at(plan, state, input, *at)?, *at, input.clone())))
            .filter(|(answered_at, ..)| *answered_at <= now)
            .collect();
        due.sort_by(|(.., one), (.., other)| one.cmp(other));
        for (at, wanted_at, input) in due {
            self.wanted.remove(&(wanted_at, input.clone()));
            let (task, partner) = input;
            let fact = Fact::answered(task, partner.clone(), Answer::Done);
            let workflow = plan.workflow.clone();
            taken.push(Event {
                seq: 0,
                workflow,
                happened_at: at,
                recorded_at: at,
                actor: Actor::Partner(partner),
                fact,
            });
        }
        taken.extend(self.decisions(plan, state).filter(|event| event.happened_at <= now));
        taken.sort_by_key(|event| event.happened_at);
        taken
    }

    /// When the next answer comes, as far as is known now.
    pub(super) fn next_at(&self, plan: &Plan, state: &RunState) -> Option<Timestamp> {
        let mut next = self.given.last().map(|fact| fact.happened_at);
        for (at, input) in &self.wanted {
            // No answer comes before it is wanted, so later ones need not be checked.
            if next.is_some_and(|next| next <= *at) {
                break;
            }
            next = answered_at(plan, state, input, *at).into_iter().chain(next).min();
        }
        next.into_iter().chain(self.decisions(plan, state).map(|event| event.happened_at)).min()
    }

    /// What comes next of approvals and commitments. What should have been done before the rehearsal is done as it begins.
    fn decisions(&self, plan: &Plan, state: &RunState) -> impl Iterator<Item = Event> + use<> {
        let since = self.since;
        let ahead = self.decided.map(|late_days| decisions::ahead(plan, state, late_days)).unwrap_or_default();
        let reports = self.decided.map(|late_days| commitments::ahead(plan, state, late_days > 0)).unwrap_or_default();
        ahead.into_iter().chain(reports).map(move |event| {
            let at = event.happened_at.max(since);
            Event { happened_at: at, recorded_at: at, ..event }
        })
    }
}

/// When an input wanted since `at` is answered; `None` while it waits for others.
fn answered_at(plan: &Plan, state: &RunState, input: &Input, at: Timestamp) -> Option<Timestamp> {
    let ready_at = open_inputs::ready_at(plan, state, plan.task(&input.0)?)?;
    Some(at.max(ready_at.saturating_add(PAUSE).unwrap_or(Timestamp::MAX)))
}

fn wanted_at(plan: &Plan, task: &Task, partner: &PartnerId, late_days: i32) -> Timestamp {
    let time = if *partner == task.lead { AFTERNOON } else { NOON };
    let due = task.due_for(partner);
    match plan.partners.get(partner) {
        Some(partner) => {
            let day: Date = if late_days == 0 {
                partner.calendar.shift(due, Shift::Earlier)
            } else {
                partner.calendar.add_working_days(due, late_days)
            };
            instant(day, time, &partner.timezone)
        }
        None => instant(due, time, &plan.timezone),
    }
}
