//! What is due at `now`: decisions, each with its key.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{
    AskedDigest, Layouts, RunState, TaskRun, announce,
    ladder::{Footing, READY, Step, due_letter, due_reminder, exhausted_at, next_letter_at},
};
use crate::{
    model::{MailKey, PartnerId, ReminderKey, TaskId, TaskState, WorkflowId},
    plan::{Function, Partner, Plan, Renames, Task, Tone},
};

/// A digest that a person asked for and that could not leave for so long is not sent any more.
const ASKED_HOLDS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Something that is due now.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its identity: decided twice, it is scheduled once.
    pub key: ReminderKey,
    /// The workflow that decided it.
    pub workflow: WorkflowId,
    /// Whom it goes to.
    pub to: Addressee,
    /// What it is.
    pub kind: DecisionKind,
    /// The instant it fell due.
    pub due_at: Timestamp,
    /// Why, in a sentence for the journal.
    pub why: String,
}

/// Whom a decision is addressed to: functions, which `app` resolves to addresses on the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addressee {
    /// The partner.
    pub partner: PartnerId,
    /// The function to write to.
    pub to: Function,
    /// Functions in copy.
    pub cc: Vec<Function>,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DecisionKind {
    /// A rung of a ladder for one input.
    Rung {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The rung, `-10wd`.
        rung: String,
        /// The reminder's number in its ladder, from 1, and how many there are before escalation.
        nth: (u32, u32),
        /// How it speaks.
        tone: Tone,
        /// The due date it is about.
        due: Date,
    },
    /// A digest of all open items.
    Digest {
        /// Whose items.
        partner: PartnerId,
        /// What they say, in short: a digest that says the same as the last one need not be sent. 0 if that is not known.
        #[serde(default)]
        says: u32,
        /// True if the last one said the same: a third does not follow.
        #[serde(default)]
        is_repeated: bool,
    },
    /// A digest that a person asked for.
    Asked {
        /// Whose items.
        partner: PartnerId,
        /// What they say, in short, as of a digest.
        says: u32,
        /// True if it leaves at once, whatever the hour, and although its reader had a mail that day.
        at_once: bool,
    },
    /// The first digest after a workflow was taken over half-way.
    TakeOver {
        /// Whose items.
        partner: PartnerId,
    },
    /// What changed of what a partner was told: the event's days or city, its part in it, the person written to.
    News {
        /// Who is told.
        partner: PartnerId,
    },
    /// For information: what somebody else of the same partner is reminded of.
    Copy {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// The due date it is about.
        due: Date,
        /// The office that is reminded.
        asked: Function,
    },
    /// For the coordinator: every reminder of an input was sent, and nothing came in. From here on it is telephoned for, and
    /// stands in no list of the partner's any more.
    Telephone {
        /// The task.
        task: TaskId,
        /// Whose input.
        partner: PartnerId,
        /// When it was due.
        due: Date,
    },
    /// For the coordinator: what was still owed when the event closed. Nobody is reminded of it; is it still wanted?
    Overtaken {},
    /// For the coordinator: a partner takes part no more, and a person has to tell it.
    Left {
        /// The partner, which the definition no longer has.
        gone: PartnerId,
    },
    /// For the coordinator: a mail that a server refused, gave up on or returned.
    Undelivered {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address that did not take it.
        address: String,
        /// What the mail was about.
        subject: String,
        /// The server's words.
        reply: String,
        /// True if the server has something against this mail, or took it neither way in time: nothing is said of the address.
        #[serde(default)]
        is_address_good: bool,
    },
    /// For the coordinator: a mail of which nobody knows whether the server took it.
    Uncertain {
        /// Whom it was for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The address.
        address: String,
        /// What the mail was about.
        subject: String,
        /// What went wrong.
        reason: String,
    },
    /// For the coordinator: a time in which no mail could leave at all.
    Stalled {
        /// When it began.
        since: Timestamp,
        /// When it ended.
        until: Timestamp,
        /// What the last attempt met.
        why: String,
    },
    /// For the coordinator: a letter to a higher level that waits for release.
    Draft {
        /// Whom it is for.
        partner: PartnerId,
        /// The mail.
        mail: MailKey,
        /// The level it goes to.
        function: Function,
    },
}

impl DecisionKind {
    /// The partner whose input, items or mail it is about; none for what is about all of them.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Rung { partner, .. }
            | Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::TakeOver { partner }
            | Self::News { partner }
            | Self::Copy { partner, .. }
            | Self::Telephone { partner, .. }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. } => Some(partner),
            Self::Stalled { .. } | Self::Overtaken {} | Self::Left { .. } => None,
        }
    }

    /// To whom a digest is, what it says, in short, and whether the one before said it too: the next one that says the same need not be
    /// sent.
    pub fn said(&self) -> Option<(&PartnerId, u32, bool)> {
        match self {
            Self::Digest { partner, says, is_repeated } => Some((partner, *says, *is_repeated)),
            Self::Asked { partner, says, .. } => Some((partner, *says, false)),
            _ => None,
        }
    }

    /// The same about the ids that task and partner have now, for a decision that was kept since they were renamed.
    #[must_use]
    pub fn renamed(mut self, renames: &Renames) -> Self {
        match &mut self {
            Self::Rung { task, partner, .. }
            | Self::Copy { task, partner, .. }
            | Self::Telephone { task, partner, .. } => {
                *task = renames.task(task);
                *partner = renames.partner(partner);
            }
            Self::Digest { partner, .. }
            | Self::Asked { partner, .. }
            | Self::TakeOver { partner }
            | Self::News { partner }
            | Self::Left { gone: partner }
            | Self::Undelivered { partner, .. }
            | Self::Uncertain { partner, .. }
            | Self::Draft { partner, .. } => *partner = renames.partner(partner),
            Self::Stalled { .. } | Self::Overtaken {} => {}
        }
        self
    }

    /// True for what the coordinator is told, and nobody else.
    pub fn is_for_coordinator(&self) -> bool {
        match self {
            Self::Undelivered { .. }
            | Self::Uncertain { .. }
            | Self::Stalled { .. }
            | Self::Draft { .. }
            | Self::Telephone { .. }
            | Self::Overtaken {}
            | Self::Left { .. } => true,
            Self::Rung { .. }
            | Self::Digest { .. }
            | Self::Asked { .. }
            | Self::TakeOver { .. }
            | Self::News { .. }
            | Self::Copy { .. } => false,
        }
    }
}

/// Everything that is due at `now` and not yet superseded by something later.
///
/// A workflow that was over when it was first loaded decides nothing, and neither does one that nobody adopted yet or that a
/// person closed.
pub fn decide(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Decision> {
    decide_with(plan, state, &mut Layouts::default(), now)
}

/// The same with ladders that were laid out before; `layouts` are of this very plan.
pub fn decide_with(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Vec<Decision> {
    if !state.is_live() {
        return Vec::new();
    }
    let mut decisions = due_rungs(plan, state, layouts, now);
    let open_since = open_since(plan, state, now);
    for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
        let Some(open_since) = open_since.get(&partner.id) else { continue };
        decisions.extend(take_over(plan, state, partner, *open_since, now));
        decisions.extend(digest(plan, state, partner, *open_since, now));
        decisions.extend(asked(plan, state, partner, now));
    }
    decisions.extend(announce::news(plan, state, now));
    decisions.extend(announce::for_coordinator(plan, state, now));
    decisions
}

/// The first instant after `now` at which [`decide`] may say something new. `None` if nothing is ahead.
pub fn next_instant(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    next_instant_with(plan, state, &mut Layouts::default(), now)
}

/// The same with ladders that were laid out before.
pub fn next_instant_with(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Option<Timestamp> {
    let adopted = state.adopted.filter(|_| state.is_live())?;
    let mut rungs: Option<Timestamp> = None;
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task) else { continue };
        for partner in open.owing(plan) {
            let steps = layouts.steps(plan, open.task, partner, footing(state, open.task, partner, ready_at));
            let last = open.last_step_at(plan, partner);
            let next = steps.iter().filter(|step| !step.is_letter).map(|step| step.at).find(|at| *at > now);
            let letter = next_letter_at(steps, partner, now, dealt_with(state, open.task, partner));
            let exhausted = || {
                let footing = footing(state, open.task, partner, ready_at);
                exhausted_at(steps, partner, &footing, dealt_with(state, open.task, partner)).filter(|at| *at > now)
            };
            // Nothing is exhausted while a step is ahead.
            let next = next.into_iter().chain(letter).min().or_else(exhausted);
            rungs = rungs.into_iter().chain(next.filter(|at| *at <= last)).min();
        }
    }
    // A digest may wait for working hours beyond the next look: then it is the last firing that is still ahead.
    let digests = plan.partners.values().filter_map(|partner| {
        let line = plan.digest.as_ref()?;
        let firings = [line.latest_in(adopted.at, now, &partner.timezone), line.next_after(now, &partner.timezone)];
        let leaves = |firing| partner.calendar.next_working_instant(firing, &partner.timezone);
        firings.into_iter().flatten().map(leaves).filter(|at| *at > now).min()
    });
    let take_overs =
        plan.partners.values().map(|partner| partner.calendar.next_working_instant(adopted.at, &partner.timezone));
    let overtaken = announce::overtaken_at(plan);
    rungs.into_iter().chain(digests).chain(take_overs).chain([overtaken]).filter(|at| *at > now).min()
}

/// When work on `task` could begin: its window is open and everything it needs is finished. `None` while it waits
/// for another task: then nobody is chased for it, the one who blocks is.
pub fn ready_at(plan: &Plan, state: &RunState, task: &Task) -> Option<Timestamp> {
    let lead_zone = plan.partners.get(&task.lead).map_or(&plan.timezone, |lead| &lead.timezone);
    let opens = crate::plan::calendar::instant(task.opens, jiff::civil::Time::midnight(), lead_zone);
    task.needs.iter().try_fold(opens, |ready_at, needed| {
        let run = state.task(needed);
        let finished_at = run.completed_at.or(run.touched_at);
        run.state.is_finished().then(|| finished_at.map_or(ready_at, |at| ready_at.max(at)))
    })
}

/// A task to which something may be owed, with its run: looked up once for all who owe it.
struct OpenTask<'a> {
    task: &'a Task,
    run: &'a TaskRun,
}

impl<'a> OpenTask<'a> {
    fn is_open(&self) -> bool {
        !self.run.state.is_finished() && !matches!(self.run.state, TaskState::Blocked | TaskState::OnHold)
    }

    /// The partners that owe it something, the lead first.
    fn owing(&self, plan: &'a Plan) -> impl Iterator<Item = &'a Partner> + use<'a> {
        let (task, run) = (self.task, self.run);
        task.obliged().filter(|partner| run.owes(task, partner)).filter_map(|partner| plan.partners.get(partner))
    }

    /// An input stays open until it is due even when enough others are in, and until the event is over where it was due
    /// before; nobody is chased for it afterwards.
    fn last_step_at(&self, plan: &Plan, partner: &Partner) -> Timestamp {
        let due = self.task.due_for(&partner.id);
        let end_of = |day| crate::plan::calendar::end_of_day(day, &partner.timezone);
        if is_dispensable(self.task, self.run, &partner.id) {
            end_of(due)
        } else if due <= plan.event.closes {
            end_of(plan.event.closes)
        } else {
            Timestamp::MAX
        }
    }
}

/// Every task that is neither finished nor suspended by people, who leave those in peace.
fn open_tasks<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = OpenTask<'a>> {
    plan.tasks.iter().map(|task| OpenTask { task, run: state.task(&task.id) }).filter(OpenTask::is_open)
}

/// Every input that is owed, in the order of tasks and partners.
pub fn owed_inputs<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = (&'a Task, &'a Partner)> {
    open_tasks(plan, state).flat_map(|open| open.owing(plan).map(move |partner| (open.task, partner)))
}

/// True for the input of a contributor of whom it is not needed any more: enough others are in.
pub fn is_dispensable(task: &Task, run: &TaskRun, partner: &PartnerId) -> bool {
    *partner != task.lead && run.is_rule_met(task)
}

/// What the ladder of one input stands on.
pub fn footing(state: &RunState, task: &Task, partner: &Partner, ready_at: Timestamp) -> Footing {
    let taken_over_at = state.adopted.filter(|adopted| adopted.half_way).map(|adopted| adopted.at);
    // Who learns by an edit that something was due yesterday begins on the lowest rung, not before the minister; and so does
    // who delivered, and is asked again.
    let input = (task.id.clone(), partner.id.clone());
    let reopened_at = state.reopened.get(&input).copied().filter(|at| *at >= ready_at);
    let asked_at = state.overdue_since.get(&input).copied().into_iter().chain(reopened_at).max();
    let ready_at = asked_at.map_or(ready_at, |asked_at| asked_at.max(ready_at));
    let due = task.due_for(&partner.id);
    let reopened_on = reopened_at.filter(|_| state.was_told(&task.id, &partner.id, due));
    let reopened_on = reopened_on.map(|at| partner.timezone.to_datetime(at).date());
    Footing { due, ready_at, taken_over_at, reopened_on }
}

/// When a letter about an input was dealt with.
fn dealt_with<'a>(
    state: &'a RunState,
    task: &'a Task,
    partner: &'a Partner,
) -> impl Fn(&Step) -> Option<Timestamp> + use<'a> {
    let due = task.due_for(&partner.id);
    move |step| state.dealt_with(&task.id, &partner.id, &step.rung, due)
}

fn due_rungs(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Vec<Decision> {
    let mut due = Vec::new();
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task).filter(|ready_at| *ready_at <= now) else { continue };
        for partner in open.owing(plan) {
            let footing = footing(state, open.task, partner, ready_at);
            let steps = layouts.steps(plan, open.task, partner, footing);
            // Nobody hears afterwards what could not be said in time.
            if now > open.last_step_at(plan, partner) {
                continue;
            }
            let reminder = due_reminder(steps, now).filter(|step| !is_overtaken(state, open.task, partner, step));
            let letter = due_letter(steps, partner, now, dealt_with(state, open.task, partner));
            due.extend(reminder.into_iter().chain(letter).map(|step| rung(plan, open.task, partner, step)));
            let is_climbed = steps.iter().all(|step| step.at <= now);
            let exhausted = is_climbed
                .then(|| exhausted_at(steps, partner, &footing, dealt_with(state, open.task, partner)))
                .flatten()
                .filter(|at| *at <= now);
            due.extend(exhausted.and_then(|at| telephone(plan, state, open.task, partner, at)));
        }
    }
    due
}

/// True for a reminder that an edit of the ladder dates back behind one that was sent: about the same due date it would only
/// say it again. Nor is anything asked for as if for the first time that was reminded of.
fn is_overtaken(state: &RunState, task: &Task, partner: &Partner, step: &Step) -> bool {
    let due = task.due_for(&partner.id);
    let since = if step.rung == READY { Timestamp::MIN } else { step.at };
    state.told_since(&task.id, &partner.id, due, since)
}

/// Every reminder of an input was sent and had its days: the coordinator is asked to telephone, once for each due date. Who has no
/// address never got one; the coordinator is told that instead.
fn telephone(plan: &Plan, state: &RunState, task: &Task, partner: &Partner, at: Timestamp) -> Option<Decision> {
    let due = task.due_for(&partner.id);
    partner.reachable(Function::FocalPoint, partner.timezone.to_datetime(at).date())?;
    (!state.is_handed_over(&task.id, &partner.id, due)).then(|| Decision {
        key: telephone_key(plan, task, partner, due),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::Telephone { task: task.id.clone(), partner: partner.id.clone(), due },
        due_at: at,
        why: format!(
            "every reminder of the input of `{}` to `{}` was sent: it is to be telephoned for",
            partner.id, task.id
        ),
    })
}

/// Part of the key of what is to be telephoned for, `workflow:task:partner:due date:telephone`.
const TELEPHONE: &str = "telephone";

fn telephone_key(plan: &Plan, task: &Task, partner: &Partner, due: Date) -> ReminderKey {
    let (task, partner) = (plan.renames.first_task(&task.id), plan.renames.first_partner(&partner.id));
    format!("{}:{task}:{partner}:{due}:{TELEPHONE}", plan.workflow).into()
}

/// The input, by the first ids of task and partner, and due date in the key of what is to be telephoned for.
pub(super) fn telephoned(key: &ReminderKey) -> Option<(TaskId, PartnerId, Date)> {
    let parts: Vec<&str> = key.as_str().split(':').collect();
    let [_, task, partner, due, TELEPHONE] = parts.as_slice() else { return None };
    Some((TaskId::from(task), PartnerId::from(partner), due.parse().ok()?))
}

/// Made of the first ids of task and partner: under a new name nothing is sent twice.
fn rung_key(plan: &Plan, task: &Task, partner: &Partner, rung: &str, due: Date) -> ReminderKey {
    let (task, partner) = (plan.renames.first_task(&task.id), plan.renames.first_partner(&partner.id));
    format!("{}:{task}:{partner}:{rung}:{due}", plan.workflow).into()
}

fn rung(plan: &Plan, task: &Task, partner: &Partner, step: &Step) -> Decision {
    let due = task.due_for(&partner.id);
    Decision {
        key: rung_key(plan, task, partner, &step.rung, due),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: step.to, cc: step.cc.clone() },
        kind: DecisionKind::Rung {
            task: task.id.clone(),
            partner: partner.id.clone(),
            rung: step.rung.clone(),
            nth: step.nth,
            tone: step.tone,
            due,
        },
        due_at: step.at,
        why: match step.rung.as_str() {
            READY => format!("`{}` became ready for `{}`; its input is due {due}", task.id, partner.id),
            rung => format!(
                "rung {rung} of ladder `{}`: input of `{}` to `{}` is due {due}",
                task.ladder, partner.id, task.id
            ),
        },
    }
}

fn take_over(
    plan: &Plan,
    state: &RunState,
    partner: &Partner,
    open_since: Timestamp,
    now: Timestamp,
) -> Option<Decision> {
    let adopted = state.adopted.filter(|adopted| adopted.half_way)?;
    let at = partner.calendar.next_working_instant(adopted.at, &partner.timezone);
    (at <= now && open_since <= adopted.at).then(|| Decision {
        key: format!("{}:takeover:{}", plan.workflow, plan.renames.first_partner(&partner.id)).into(),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::TakeOver { partner: partner.id.clone() },
        due_at: at,
        why: format!("the running workflow was taken over: one digest of what is open with `{}`", partner.id),
    })
}

fn digest(plan: &Plan, state: &RunState, partner: &Partner, open_since: Timestamp, now: Timestamp) -> Option<Decision> {
    let since = state.adopted?.at;
    let line = plan.digest.as_ref()?;
    let firing = line.latest_in(since, now, &partner.timezone)?;
    let at = partner.calendar.next_working_instant(firing, &partner.timezone);
    let day = partner.timezone.to_datetime(firing).date();
    // Of a partner without an address the coordinator hears by each rung; a digest would only say it again.
    partner.reachable(Function::FocalPoint, day)?;
    (at <= now && open_since <= firing).then(|| Decision {
        key: format!("{}:digest:{}:{day}", plan.workflow, plan.renames.first_partner(&partner.id)).into(),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::Digest {
            partner: partner.id.clone(),
            says: says(plan, state, partner, at),
            is_repeated: false,
        },
        due_at: at,
        why: format!("digest schedule `{}` of {day} for `{}`", line.as_str(), partner.id),
    })
}

/// The digest that a person asked for last. It is due from that moment on, until it has left; a week later nobody waits for it.
fn asked(plan: &Plan, state: &RunState, partner: &Partner, now: Timestamp) -> Option<Decision> {
    let AskedDigest { at, at_once } = *state.asked.get(&partner.id)?;
    (at <= now && now.duration_since(at) < ASKED_HOLDS_FOR).then(|| Decision {
        // Of two on one day each is one of its own.
        key: format!(
            "{}:asked:{}:{}",
            plan.workflow,
            plan.renames.first_partner(&partner.id),
            at.strftime("%FT%H%M%S")
        )
        .into(),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::Asked { partner: partner.id.clone(), says: says(plan, state, partner, at), at_once },
        due_at: at,
        why: format!("a person asked for the digest of `{}`", partner.id),
    })
}

/// What a digest to `partner` says that falls due at `now`: each open item with its due date and how urgent it is (FNV-1a).
fn says(plan: &Plan, state: &RunState, partner: &Partner, now: Timestamp) -> u32 {
    let day = partner.timezone.to_datetime(now).date();
    let mut hash = 0x811c_9dc5_u32;
    // Most tasks are none of this partner's: that is asked before anything is looked up.
    let own = plan.tasks.iter().filter(|task| task.obliged().any(|obliged| *obliged == partner.id));
    let own = own.map(|task| OpenTask { task, run: state.task(&task.id) }).filter(OpenTask::is_open);
    for open in own.filter(|open| open.run.owes(open.task, &partner.id) && now <= open.last_step_at(plan, partner)) {
        let due = open.task.due_for(&partner.id);
        if state.is_handed_over(&open.task.id, &partner.id, due) {
            continue;
        }
        let left = (due - day).get_days();
        let urgency = (left < 0, left == 0, left <= super::health::DUE_SOON_DAYS);
        let is_ready = ready_at(plan, state, open.task).is_some_and(|at| at <= now);
        let item =
            format!("{} {due} {urgency:?} {is_ready} {:?}", plan.renames.first_task(&open.task.id), open.run.state);
        hash = item.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    }
    hash.max(1)
}

/// Since when each partner owes something that is ready, and is chased for it. One pass over all inputs serves all partners.
fn open_since<'a>(plan: &'a Plan, state: &'a RunState, now: Timestamp) -> BTreeMap<&'a PartnerId, Timestamp> {
    let mut since: BTreeMap<&PartnerId, Timestamp> = BTreeMap::new();
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task) else { continue };
        for partner in open.owing(plan).filter(|partner| now <= open.last_step_at(plan, partner)) {
            since.entry(&partner.id).and_modify(|at| *at = ready_at.min(*at)).or_insert(ready_at);
        }
    }
    since
}
