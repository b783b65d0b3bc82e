//! Decides what is due at `now`, each decision with its key.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Time};

use super::{
    Addressee, AskedDigest, Decision, DecisionKind, Layouts, RunState, announce,
    falls_due::next_due_at,
    follow_up::{follow_ups, next_follow_up_at},
    ladder::{Footing, READY, Step, due_letter, due_reminder, exhausted_at, next_letter},
    notices,
    open_inputs::{OpenTask, open_tasks, ready_at},
    reminder_key,
};
use crate::{
    model::{InputState, PartnerId},
    plan::{
        Function, Partner, Plan, Task,
        calendar::{end_of_day, instant},
    },
};

/// A digest requested by a person is dropped if it could not leave for this long.
const ASKED_HOLDS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Working days for which nobody is reminded of an input whose partner asked for help.
const HELP_TAKES_DAYS: i32 = 3;

/// Everything that is due at `now` and not yet superseded by something later.
///
/// A workflow that was over when first loaded decides nothing, nor does one that nobody has adopted yet or that a
/// person closed.
pub fn decide(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Decision> {
    decide_with(plan, state, &mut Layouts::default(), now)
}

/// Like [`decide`], reusing ladders laid out earlier; `layouts` must belong to this very plan.
pub fn decide_with(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Vec<Decision> {
    if !state.is_live() {
        return Vec::new();
    }
    let mut decisions = due_rungs(plan, state, layouts, now);
    let open_since = open_since(plan, state, now);
    for partner in plan.partner_order.iter().filter_map(|id| plan.partners.get(id)) {
        let Some(open_since) = open_since.get(&partner.id) else { continue };
        decisions.extend(adoption_digest(plan, state, partner, *open_since, now));
        decisions.extend(digest(plan, state, partner, *open_since, now));
        decisions.extend(asked(plan, state, partner, now));
    }
    decisions.extend(notices::notices(plan, state, now));
    decisions.extend(follow_ups(plan, state, now));
    decisions.extend(announce::news(plan, state, now));
    decisions.extend(announce::for_coordinator(plan, state, now));
    decisions
}

/// The first instant after `now` at which [`decide`] may return something new. `None` if nothing is ahead.
pub fn next_instant(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    next_instant_with(plan, state, &mut Layouts::default(), now)
}

/// Like [`next_instant`], reusing ladders laid out earlier.
pub fn next_instant_with(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Option<Timestamp> {
    let adopted = state.adopted.filter(|_| state.is_live())?;
    let mut rungs: Option<Timestamp> = None;
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task) else { continue };
        for partner in open.owing(plan) {
            let steps = layouts.steps(plan, open.task, partner, footing(state, open.task, partner, ready_at));
            let last = open.last_step_at(plan, partner);
            let next = steps.iter().filter(|step| !step.is_letter).map(|step| step.at).find(|at| *at > now);
            let letter = next_letter(steps, partner, now, dealt_with(state, open.task, partner)).map(|(at, _)| at);
            let exhausted = || {
                let footing = footing(state, open.task, partner, ready_at);
                exhausted_at(steps, partner, &footing, dealt_with(state, open.task, partner)).filter(|at| *at > now)
            };
            // A ladder is not exhausted while a step is ahead.
            let next = next.into_iter().chain(letter).min().or_else(exhausted);
            let late = becomes_late_unheard(plan, state, open.task, partner);
            let next = next.into_iter().chain(late).filter(|at| *at > now && *at <= last);
            rungs = rungs.into_iter().chain(next).min();
        }
    }
    // A digest may have fired and still wait for working hours, so the last firing is considered too.
    let digests = plan.partners.values().filter_map(|partner| {
        let (line, since) = state.wishes.digest_line(plan, partner, now)?;
        let since = since.max(adopted.at);
        let firings = [line.latest_in(since, now, &partner.timezone), line.next_after(now, &partner.timezone)];
        let leaves = |firing| partner.calendar.next_working_instant(firing, &partner.timezone);
        firings.into_iter().flatten().map(leaves).filter(|at| *at > now).min()
    });
    let adoption_digests =
        plan.partners.values().map(|partner| partner.calendar.next_working_instant(adopted.at, &partner.timezone));
    let left_open = announce::left_open_at(plan);
    let approvals = next_due_at(plan, state).into_iter().chain(notices::next_notice_at(plan, state, now));
    let commitments = next_follow_up_at(plan, state, now);
    let ahead = rungs.into_iter().chain(digests).chain(adoption_digests).chain(approvals).chain(commitments);
    let ahead = ahead.chain([left_open]);
    ahead.filter(|at| *at > now).min()
}

/// When the input of a partner without an address becomes overdue; the coordinator is notified then.
fn becomes_late_unheard(plan: &Plan, state: &RunState, task: &Task, partner: &Partner) -> Option<Timestamp> {
    let due = state.due_for(task, &partner.id);
    partner
        .reachable(Function::FocalPoint, due)
        .is_none()
        .then(|| end_of_day(due, &plan.timezone).saturating_add(1.second()).unwrap_or(Timestamp::MAX))
}

/// What the ladder of one input depends on.
pub fn footing(state: &RunState, task: &Task, partner: &Partner, ready_at: Timestamp) -> Footing {
    let adopted_at = state.adopted.filter(|adopted| adopted.half_way).map(|adopted| adopted.at);
    // A partner that learns from an edit that something was due yesterday starts on the lowest rung, not with a letter
    // to the minister. So does one that delivered and is asked again.
    let input = (task.id.clone(), partner.id.clone());
    let reopened_at = state.reopened.get(&input).copied().filter(|at| *at >= ready_at);
    let asked_at = state.overdue_since.get(&input).copied().into_iter().chain(reopened_at).max();
    let ready_at = asked_at.map_or(ready_at, |asked_at| asked_at.max(ready_at));
    let due = state.due_for(task, &partner.id);
    let reopened_on = reopened_at.filter(|at| state.told_before(&task.id, &partner.id, due, *at));
    let reopened_on = reopened_on.map(|at| partner.timezone.to_datetime(at).date());
    Footing { due, ready_at, adopted_at, reopened_on, quiet_until: quiet_until(state, task, partner) }
}

/// Until when nobody is reminded of an input because of what its partner said: until the day it promised begins, and for some
/// working days after it asked for help, which the coordinator is to give first.
pub(super) fn quiet_until(state: &RunState, task: &Task, partner: &Partner) -> Option<Timestamp> {
    let part = state.task(&task.id).part(task, &partner.id)?;
    let promised = part.promised.map(|day| instant(day, Time::midnight(), &partner.timezone));
    let helped = part.said_at.filter(|_| part.state == InputState::HelpWanted).map(|at| {
        let day = partner.calendar.add_working_days(partner.timezone.to_datetime(at).date(), HELP_TAKES_DAYS);
        partner.calendar.opening(day, &partner.timezone)
    });
    promised.into_iter().chain(helped).max()
}

/// Says when a letter about an input was dealt with.
pub(super) fn dealt_with<'a>(
    state: &'a RunState,
    task: &'a Task,
    partner: &'a Partner,
) -> impl Fn(&Step) -> Option<Timestamp> + use<'a> {
    let due = state.due_for(task, &partner.id);
    move |step| state.dealt_with(&task.id, &partner.id, &step.rung, due)
}

fn due_rungs(plan: &Plan, state: &RunState, layouts: &mut Layouts, now: Timestamp) -> Vec<Decision> {
    let mut due = Vec::new();
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task).filter(|ready_at| *ready_at <= now) else { continue };
        for partner in open.owing(plan) {
            let footing = footing(state, open.task, partner, ready_at);
            let steps = layouts.steps(plan, open.task, partner, footing);
            // What could not be sent in time is not sent afterwards.
            if now > open.last_step_at(plan, partner) {
                continue;
            }
            let reminder = due_reminder(steps, now).filter(|step| !is_superseded(state, open.task, partner, step));
            let letter = due_letter(steps, partner, now, dealt_with(state, open.task, partner));
            due.extend(reminder.into_iter().chain(letter).map(|step| rung(plan, state, open.task, partner, step)));
            let is_climbed = steps.iter().all(|step| step.at <= now);
            let exhausted = is_climbed
                .then(|| exhausted_at(steps, partner, &footing, dealt_with(state, open.task, partner)))
                .flatten()
                .filter(|at| *at <= now);
            due.extend(
                exhausted
                    .and_then(|at| announce::telephone(plan, state, open.task, partner, (footing.reopened_on, at))),
            );
        }
    }
    due
}

/// True for a reminder that an edit of the ladder dated before one already sent: about the same due date it would only
/// repeat it. An input that was reminded of is not requested as if for the first time either.
fn is_superseded(state: &RunState, task: &Task, partner: &Partner, step: &Step) -> bool {
    let due = state.due_for(task, &partner.id);
    let since = if step.rung == READY { Timestamp::MIN } else { step.at };
    // What was sent for this very step does not supersede it: a copy may still be waiting.
    let input = (task.id.clone(), partner.id.clone());
    let mut sent = state.reminded.get(&input).into_iter().flatten();
    sent.any(|sent| sent.due == due && sent.at >= since && sent.rung != step.rung)
}

fn rung(plan: &Plan, state: &RunState, task: &Task, partner: &Partner, step: &Step) -> Decision {
    let due = state.due_for(task, &partner.id);
    Decision {
        key: reminder_key::rung(plan, task, partner, &step.rung, due),
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

fn adoption_digest(
    plan: &Plan,
    state: &RunState,
    partner: &Partner,
    open_since: Timestamp,
    now: Timestamp,
) -> Option<Decision> {
    let adopted = state.adopted.filter(|adopted| adopted.half_way)?;
    let at = partner.calendar.next_working_instant(adopted.at, &partner.timezone);
    (at <= now && open_since <= adopted.at).then(|| Decision {
        key: reminder_key::adoption_digest(plan, &partner.id),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::AdoptionDigest { partner: partner.id.clone() },
        due_at: at,
        why: format!("the running workflow was adopted half-way: one digest of what is open with `{}`", partner.id),
    })
}

fn digest(plan: &Plan, state: &RunState, partner: &Partner, open_since: Timestamp, now: Timestamp) -> Option<Decision> {
    let (line, wished_at) = state.wishes.digest_line(plan, partner, now)?;
    // A day that is chosen counts from then on.
    let since = state.adopted?.at.max(wished_at);
    let firing = line.latest_in(since, now, &partner.timezone)?;
    let at = partner.calendar.next_working_instant(firing, &partner.timezone);
    let day = partner.timezone.to_datetime(firing).date();
    // The coordinator is notified of a partner without an address at each rung; a digest would only repeat that.
    partner.reachable(Function::FocalPoint, day)?;
    (at <= now && open_since <= firing).then(|| Decision {
        key: reminder_key::digest(plan, &partner.id, day),
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

/// When a digest was last due to anybody by `now`, whether or not there was anything to list.
pub fn last_digest_at(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Timestamp> {
    let since = state.adopted.filter(|_| state.is_live())?.at;
    let due_at = |partner: &Partner| {
        let (line, wished_at) = state.wishes.digest_line(plan, partner, now)?;
        let firing = line.latest_in(since.max(wished_at), now, &partner.timezone)?;
        Some(partner.calendar.next_working_instant(firing, &partner.timezone)).filter(|at| *at <= now)
    };
    plan.partners.values().filter_map(due_at).max()
}

/// The digest a person requested last. It is due from that moment until it has left, but for a week at most.
fn asked(plan: &Plan, state: &RunState, partner: &Partner, now: Timestamp) -> Option<Decision> {
    let AskedDigest { at, at_once } = *state.asked.get(&partner.id)?;
    (at <= now && now.duration_since(at) < ASKED_HOLDS_FOR).then(|| Decision {
        key: reminder_key::asked(plan, &partner.id, at),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::Asked { partner: partner.id.clone(), says: says(plan, state, partner, at), at_once },
        due_at: at,
        why: format!("a person asked for the digest of `{}`", partner.id),
    })
}

/// A hash (FNV-1a) of what a digest to `partner` due at `now` says: each open item with its due date and urgency.
fn says(plan: &Plan, state: &RunState, partner: &Partner, now: Timestamp) -> u32 {
    let day = partner.timezone.to_datetime(now).date();
    let mut hash = 0x811c_9dc5_u32;
    let own =
        plan.tasks_of(&partner.id).map(|task| OpenTask { task, run: state.task(&task.id) }).filter(OpenTask::is_open);
    for open in own.filter(|open| open.run.owes(open.task, &partner.id) && now <= open.last_step_at(plan, partner)) {
        let due = open.run.due_for(open.task, &partner.id);
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

/// Since when each partner has owed something that is ready and reminded of. A single pass over all inputs serves all
/// partners.
fn open_since<'a>(plan: &'a Plan, state: &'a RunState, now: Timestamp) -> BTreeMap<&'a PartnerId, Timestamp> {
    let mut since: BTreeMap<&PartnerId, Timestamp> = BTreeMap::new();
    for open in open_tasks(plan, state) {
        let Some(ready_at) = ready_at(plan, state, open.task) else { continue };
        let is_chased = |partner: &&Partner| {
            let due = open.run.due_for(open.task, &partner.id);
            // If the coordinator follows up everything by telephone, the list would be empty and wrongly say that
            // nothing is open.
            now <= open.last_step_at(plan, partner) && !state.is_handed_over(&open.task.id, &partner.id, due)
        };
        for partner in open.owing(plan).filter(is_chased) {
            since.entry(&partner.id).and_modify(|at| *at = ready_at.min(*at)).or_insert(ready_at);
        }
    }
    since
}
