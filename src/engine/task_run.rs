//! How one task stands, and the part that each partner has in it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::approval::{Approvals, Filing, Outcome};
use crate::{
    model::{Answer, ApprovalRule, Fact, InputState, PartnerId, TaskState, Way, is_same_address},
    plan::{Contact, Plan, Role, Task},
};

/// How one task stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskRun {
    /// The effective state.
    pub state: TaskState,
    /// True after somebody with authority over the task completed it: inputs that come in later change nothing.
    pub is_settled: bool,
    /// The lead's own part.
    pub lead: InputRun,
    /// When what the lead delivered was approved; counts once the task is submitted.
    pub approved_at: Option<Timestamp>,
    /// The rounds in which its approval was asked for.
    pub approval: Approvals,
    /// When it was completed.
    pub completed_at: Option<Timestamp>,
    /// The states it was in, each with the instant from which on; in rising order.
    pub states: Vec<(Timestamp, TaskState)>,
    /// When anything was last recorded of it.
    pub touched_at: Option<Timestamp>,
    /// The part of each contributor.
    pub inputs: BTreeMap<PartnerId, InputRun>,
    /// The last note.
    pub note: Option<String>,
}

/// How one partner's part in a task stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputRun {
    /// What was said last.
    pub state: InputState,
    /// When it was delivered; `None` while it is open.
    pub done_at: Option<Timestamp>,
    /// When anything was last said of it.
    pub said_at: Option<Timestamp>,
    /// The last note.
    pub note: Option<String>,
    /// Where it is to be found.
    pub link: Option<String>,
    /// By which way it was last said; `None` if the coordinator recorded it without saying so.
    pub way: Option<Way>,
    /// The later day by which it is promised, if that holds: it is reminded of from then on.
    pub promised: Option<Date>,
    /// How often it was postponed since it was asked for last.
    pub postponements: u32,
    /// What the lead or the coordinator has to agree to.
    pub request: Option<Request>,
    /// The colleague who sees to it, and is reminded of it in place of the focal point.
    pub colleague: Option<Box<Contact>>,
    /// What was said last that somebody has to see to; `None` once that is done.
    pub raised: Option<Raised>,
}

/// Something that was said and waits for somebody: help is wanted, the partner declined, or it made a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// When.
    pub at: Timestamp,
    /// The note that came with it.
    pub note: Option<String>,
}

/// What somebody else has to agree to before it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A second postponement, or one that makes others wait: the lead agrees.
    Postponement(Date),
    /// A hand-over to an address outside the partner's own domain: the coordinator agrees.
    HandOver(String),
}

/// An answer with what bears on it.
pub(super) struct Said<'a> {
    pub(super) partner: &'a PartnerId,
    pub(super) answer: &'a Answer,
    pub(super) at: Timestamp,
    pub(super) note: Option<&'a String>,
    pub(super) link: Option<&'a String>,
    pub(super) way: Option<Way>,
}

impl TaskRun {
    pub(super) fn new(task: &Task) -> Self {
        let owed = task.contributors.iter().filter(|contributor| contributor.role == Role::Contributor);
        Self { inputs: owed.map(|c| (c.partner.clone(), InputRun::default())).collect(), ..Self::default() }
    }

    /// The state it was in at `at`: what was recorded of that instant counts.
    pub fn state_at(&self, at: Timestamp) -> TaskState {
        self.states.iter().rev().find(|(since, _)| *since <= at).map_or_else(TaskState::default, |(_, state)| *state)
    }

    /// The part of `partner`; `None` if it has none that it owes.
    pub fn part(&self, task: &Task, partner: &PartnerId) -> Option<&InputRun> {
        if task.lead == *partner { Some(&self.lead) } else { self.inputs.get(partner) }
    }

    fn part_mut(&mut self, task: &Task, partner: &PartnerId) -> Option<&mut InputRun> {
        if task.lead == *partner { Some(&mut self.lead) } else { self.inputs.get_mut(partner) }
    }

    /// The day by whose end the partner is asked for its part: the one it promised if that holds, else its due date. Reports go by
    /// the due date.
    pub fn due_for(&self, task: &Task, partner: &PartnerId) -> Date {
        let due = task.due_for(partner);
        self.part(task, partner).and_then(|part| part.promised).map_or(due, |promised| promised.max(due))
    }

    /// True while `partner` still owes something to `task`, whose run this is.
    pub fn owes(&self, task: &Task, partner: &PartnerId) -> bool {
        if self.state.is_finished() || self.awaits_approval(task) {
            return false;
        }
        if &task.lead == partner {
            return self.lead.done_at.is_none() && self.lead.state != InputState::Declined;
        }
        self.inputs.get(partner).is_some_and(|input| input.state.is_owed())
            && task.contributor(partner).is_some_and(|contributor| contributor.role == Role::Contributor)
    }

    /// How many inputs are in, and how many were asked for.
    pub fn inputs_in(&self) -> (u32, u32) {
        let done = self.inputs.values().filter(|input| input.done_at.is_some()).count();
        (done as u32, self.inputs.len() as u32)
    }

    /// How many inputs must be in. Who declined is left out of `all`, and nowhere else.
    pub fn inputs_needed(&self, task: &Task) -> u32 {
        let declined = self.inputs.values().filter(|input| input.state == InputState::Declined).count();
        task.complete_when.required(self.inputs.len() as u32, declined as u32)
    }

    /// True if so many inputs are in as `complete_when` asks for.
    pub fn is_rule_met(&self, task: &Task) -> bool {
        self.inputs_in().0 >= self.inputs_needed(task)
    }

    /// True if everything is in and only the approval is missing: nobody owes anything until it is given or refused.
    pub fn awaits_approval(&self, task: &Task) -> bool {
        self.state == TaskState::Submitted
            && task.approval.is_some()
            && self.approved_at.is_none()
            && self.lead.done_at.is_some()
            && self.is_rule_met(task)
    }

    /// Somebody with authority over the task says what its state is: that settles it, whatever inputs are out.
    ///
    /// A hold and its end take nothing back that was delivered.
    pub(super) fn set(&mut self, task: &Task, state: TaskState, at: Timestamp) {
        let rests = |state| matches!(state, TaskState::OnHold | TaskState::Blocked);
        let was_held = rests(self.state);
        self.state = state;
        self.is_settled = state == TaskState::Completed;
        self.completed_at = (state == TaskState::Completed).then_some(at);
        match state {
            TaskState::Completed | TaskState::OnHold | TaskState::Blocked => {}
            // Submitted means that the lead has delivered, and what it delivers anew is to be approved anew.
            TaskState::Submitted => {
                self.lead.done_at.get_or_insert(at);
                self.lead.state = InputState::Delivered;
                self.approved_at = None;
                self.approval.take_back(at);
            }
            TaskState::InProgress if was_held => self.settle(task, at),
            _ => {
                if self.lead.done_at.take().is_some() {
                    self.lead.state = InputState::Open;
                }
                self.approved_at = None;
                self.approval.take_back(at);
            }
        }
    }

    /// Those whose approval the task needs gave it. It waits for what is still out.
    pub(super) fn approve(&mut self, task: &Task, at: Timestamp, note: Option<&String>) {
        self.approval.decide(at, None);
        self.approved_at = Some(at);
        if self.lead.done_at.is_some() {
            self.touch(at, note);
            self.settle(task, at);
        }
    }

    /// Something was said of its approval, or its silence ended. What those who decide return is asked of the lead anew.
    ///
    /// Who puts a text under silence hands it in by that.
    pub(super) fn file(&mut self, task: &Task, filing: &Filing<'_>) {
        let at = filing.event.happened_at;
        if let Fact::ApprovalOpened { rule: ApprovalRule::Silence(_), text, .. } = &filing.event.fact {
            self.lead.done_at.get_or_insert(at);
            self.lead.state = InputState::Delivered;
            self.lead.link = text.as_ref().and_then(|text| text.link.clone()).or_else(|| self.lead.link.take());
            self.settle(task, at);
        }
        match self.approval.file(filing) {
            Some(Outcome::Approved) => self.approve(task, at, None),
            Some(Outcome::Returned) => self.set(task, TaskState::Returned, at),
            Some(Outcome::Broken) | None => {}
        }
        self.touch(at, None);
    }

    pub(super) fn answer(&mut self, plan: &Plan, task: &Task, said: &Said<'_>) {
        let limit = latest_promise(plan, task, said.partner);
        let Some(part) = self.part_mut(task, said.partner) else { return };
        if !part.is_open_to(said.answer) {
            return;
        }
        part.take(plan, said, limit);
        part.raise(said);
        if task.lead == *said.partner {
            // What the lead takes back was approved for nothing.
            let is_in = self.lead.done_at.is_some();
            self.approved_at = self.approved_at.filter(|_| is_in);
            if !is_in {
                self.approval.take_back(said.at);
            }
            self.is_settled &= is_in;
        } else if matches!(self.state, TaskState::OnHold | TaskState::Blocked) {
            // It counts when the task goes on.
            self.touch(said.at, said.note);
            return;
        }
        self.touch(said.at, said.note);
        self.settle(task, said.at);
    }

    /// The lead's `done` completes the task once its rule is met and its approval, if it needs one, is given; until then it
    /// stays submitted.
    fn settle(&mut self, task: &Task, at: Timestamp) {
        if self.is_settled || self.state == TaskState::Cancelled {
            return;
        }
        let is_approved = task.approval.is_none() || self.approved_at.is_some();
        self.state = match (self.lead.done_at, self.is_rule_met(task) && is_approved) {
            (Some(_), true) => TaskState::Completed,
            (Some(_), false) => TaskState::Submitted,
            (None, _) if matches!(self.state, TaskState::Blocked | TaskState::OnHold | TaskState::Returned) => {
                self.state
            }
            (None, _) => TaskState::InProgress,
        };
        self.completed_at = (self.state == TaskState::Completed).then(|| self.completed_at.unwrap_or(at));
    }

    pub(super) fn touch(&mut self, at: Timestamp, note: Option<&String>) {
        self.touched_at = Some(at);
        if let Some(note) = note {
            self.note = Some(note.clone());
        }
    }
}

impl InputRun {
    /// True if it was handed over to who has `address`.
    pub fn is_handed_to(&self, address: &str) -> bool {
        let own = self.colleague.as_ref().and_then(|colleague| colleague.email.as_deref());
        own.is_some_and(|own| is_same_address(own, address))
    }

    /// False for what is said to a partner about nothing: nothing is in that could be returned, nothing was requested.
    fn is_open_to(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Returned => self.state.is_in(),
            Answer::Agreed | Answer::Refused => self.request.is_some(),
            _ => true,
        }
    }

    /// Takes in what was said. A first postponement holds at once unless it is beyond `limit`; another one waits for consent.
    fn take(&mut self, plan: &Plan, said: &Said<'_>, limit: Option<Date>) {
        let Said { partner, answer, at, note, link, way } = *said;
        self.way = way;
        let partner = plan.partners.get(partner);
        let colleague = |to: &str| partner.map(|partner| Box::new(partner.colleague(to)));
        self.state = self.state.after(answer);
        self.done_at = self.state.is_in().then_some(at);
        self.said_at = Some(at);
        self.note = note.cloned().or(self.note.take());
        self.link = link.cloned().or(self.link.take());
        match answer {
            Answer::Agreed => match self.request.take() {
                Some(Request::Postponement(until)) => self.promised = Some(until),
                Some(Request::HandOver(to)) => self.colleague = colleague(&to),
                None => {}
            },
            Answer::HandedOver { to } if partner.is_some_and(|partner| partner.has_domain_of(to)) => {
                self.colleague = colleague(to);
            }
            Answer::HandedOver { to } => self.request = Some(Request::HandOver(to.clone())),
            Answer::NotDone | Answer::Returned => (self.promised, self.postponements, self.request) = (None, 0, None),
            Answer::Partly { .. } | Answer::Postponed { .. } => {
                let Some(until) = answer.promise() else { return };
                let is_free = self.postponements == 0 && limit.is_none_or(|limit| until <= limit);
                self.postponements += 1;
                if is_free {
                    (self.promised, self.request) = (Some(until), None);
                } else {
                    self.request = Some(Request::Postponement(until));
                }
            }
            Answer::Done | Answer::Nil | Answer::Declined | Answer::Help | Answer::Refused => self.request = None,
        }
    }

    /// Notes that what was said waits for somebody, or that nothing does any more.
    fn raise(&mut self, said: &Said<'_>) {
        let is_raised = match (said.answer, &self.request) {
            (Answer::Help | Answer::Declined, _) => true,
            (Answer::HandedOver { to }, Some(Request::HandOver(asked))) => to == asked,
            (Answer::Partly { .. } | Answer::Postponed { .. }, Some(Request::Postponement(day))) => {
                said.answer.promise() == Some(*day)
            }
            _ => false,
        };
        if is_raised {
            // Who hands over may have asked for help before, and still needs it.
            let is_handed_over = matches!(said.answer, Answer::HandedOver { .. });
            let earlier = self.raised.take().filter(|_| is_handed_over).and_then(|raised| raised.note);
            self.raised = Some(Raised { at: said.at, note: said.note.cloned().or(earlier) });
        } else if self.request.is_none() && !matches!(self.state, InputState::HelpWanted | InputState::Declined) {
            self.raised = None;
        }
    }
}

/// The last day to which `partner` may postpone its part without asking: the day before which nothing waits for it. That is the
/// earliest due date of what needs the task, and the opening day for whatever was due by then. `None` if nothing limits it.
pub fn latest_promise(plan: &Plan, task: &Task, partner: &PartnerId) -> Option<Date> {
    let due = task.due_for(partner);
    let successors = plan.tasks.iter().filter(|other| other.needs.contains(&task.id)).map(|other| other.due.date);
    let opening = Some(plan.event.opens).filter(|opens| due <= *opens);
    successors.chain(opening).min().map(|limit| limit.max(due))
}
