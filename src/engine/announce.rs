//! Announcements, as opposed to reminders: changes for the partners they concern, and for the coordinator what needs a
//! person's attention.

use jiff::{Timestamp, civil::Date};

use super::{
    Addressee, Announcement, Decision, DecisionKind, InputRun, Left, Release, Request, RunState,
    open_inputs::owed_inputs, reminder_key,
};
use crate::{
    model::{InputState, PartnerId, ReminderKey, TaskId},
    plan::{Contact, Function, Partner, Plan, Task, calendar::end_of_day},
};

/// News of changes to what partners were told. It is due at the time of the edit, and leaves in the reader's working
/// hours.
pub(super) fn news<'a>(
    plan: &'a Plan,
    state: &'a RunState,
    now: Timestamp,
) -> impl Iterator<Item = Decision> + use<'a> {
    let is_over = now > end_of_day(plan.event.closes, &plan.timezone);
    let partners = plan.partner_order.iter().filter_map(|id| plan.partners.get(id));
    partners.filter(move |_| !is_over).flat_map(move |partner| {
        news_for(plan, state, partner, now).into_iter().chain(called_off(plan, state, partner))
    })
}

/// What is no longer asked of those who were asked beside the focal point of `partner`.
fn called_off(plan: &Plan, state: &RunState, partner: &Partner) -> Vec<Decision> {
    let owes = |task: &TaskId| plan.task(task).is_some_and(|task| state.owes(task, &partner.id));
    let of = |(contact, at, releases): (&Contact, Timestamp, Vec<&Release>)| {
        let address = contact.email.clone()?;
        let tasks: Vec<_> = releases.iter().map(|release| format!("`{}`", release.task)).collect();
        Some(Decision {
            key: reminder_key::called_off_to(plan, &partner.id, at, &address),
            workflow: plan.workflow.clone(),
            to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
            why: format!(
                "{} {} asked of `{}` no more",
                tasks.join(", "),
                if tasks.len() == 1 { "is" } else { "are" },
                partner.id
            ),
            kind: DecisionKind::CalledOff { partner: partner.id.clone(), address },
            due_at: at,
        })
    };
    state.outdated.to_others(&partner.id, owes).filter_map(of).collect()
}

fn news_for(plan: &Plan, state: &RunState, partner: &Partner, now: Timestamp) -> Option<Decision> {
    let owes = |task: &TaskId| plan.task(task).is_some_and(|task| state.owes(task, &partner.id));
    let (at, announcements) = state.outdated.announcements(plan, &partner.id, owes)?;
    partner.reachable(Function::FocalPoint, partner.timezone.to_datetime(now).date())?;
    // A new contact is written to only if something is requested of them.
    let is_asked = || plan.tasks_of(&partner.id).any(|task| state.owes(task, &partner.id));
    if announcements == [Announcement::Contact] && !is_asked() {
        return None;
    }
    Some(Decision {
        key: reminder_key::news(plan, &partner.id, at),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::Announcement { partner: partner.id.clone() },
        due_at: at,
        why: format!("what `{}` was told is no longer so: {}", partner.id, in_words(plan, &announcements)),
    })
}

/// The announcements in words, for the journal.
fn in_words(plan: &Plan, announcements: &[Announcement<'_>]) -> String {
    let words = announcements.iter().map(|announcement| match announcement {
        Announcement::EventMoved(opens, _) if *opens != plan.event.opens => {
            format!("the event no longer opens on {opens}")
        }
        Announcement::EventMoved(_, closes) => format!("the event no longer closes on {closes}"),
        Announcement::PlaceMoved(Some(city)) => format!("it is no longer in {}", city.en()),
        Announcement::PlaceMoved(None) => "its city is no longer open".to_owned(),
        Announcement::LeadChanged(former) => format!("`{}` no longer leads `{}`", former.lead, former.task),
        Announcement::Released(release) => format!("`{}` is asked of it no more", release.task),
        Announcement::Contact => "another person is written to".to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What needs a person's attention: partners that no longer take part and have to be told so, what partners said and
/// somebody has to see to, and inputs still open after the event.
pub(super) fn for_coordinator(plan: &Plan, state: &RunState, now: Timestamp) -> Vec<Decision> {
    let left = state.outdated.left(plan).filter_map(|(partner, at, left)| left_out(plan, partner, at, left));
    left.chain(stepped_down(plan, state)).chain(spoken(plan, state)).chain(left_open(plan, state, now)).collect()
}

/// Contacts that are not responsible any more, as long as the definition has them.
fn stepped_down<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = Decision> + use<'a> {
    let adopted_at = state.adopted.map_or(Timestamp::MIN, |adopted| adopted.at);
    state.wishes.left(plan).filter(move |(.., left)| left.at >= adopted_at).map(|(partner, address, left)| Decision {
        key: reminder_key::stepped_down(plan, &partner.id, left.at),
        workflow: plan.workflow.clone(),
        to: Addressee { partner: partner.id.clone(), to: Function::FocalPoint, cc: Vec::new() },
        kind: DecisionKind::SteppedDown { partner: partner.id.clone(), contact: address.to_owned() },
        due_at: left.at,
        why: format!("`{address}` says that somebody else is responsible for `{}` by now", partner.id),
    })
}

fn left_out(plan: &Plan, partner: &PartnerId, at: Timestamp, left: &Left) -> Option<Decision> {
    let kind = DecisionKind::Left { gone: partner.clone() };
    let why = format!("`{partner}` ({}) takes part no more: a person has to tell it", left.name.en());
    told(plan, reminder_key::left(plan, partner, at), kind, at, why)
}

/// What partners said of open tasks and somebody has to see to, until that is done. What was said before the workflow was
/// adopted the coordinator knows, who wrote it down.
fn spoken<'a>(plan: &'a Plan, state: &'a RunState) -> impl Iterator<Item = Decision> + use<'a> {
    let adopted_at = state.adopted.map_or(Timestamp::MIN, |adopted| adopted.at);
    let open = plan.tasks.iter().map(|task| (task, state.task(&task.id))).filter(|(_, run)| !run.state.is_finished());
    open.flat_map(move |(task, run)| {
        let parts = std::iter::once((&task.lead, &run.lead)).chain(&run.inputs);
        parts.filter_map(move |(partner, part)| {
            let at = part.raised.as_ref()?.at;
            (at >= adopted_at).then(|| Decision {
                key: reminder_key::spoken(plan, &task.id, partner, at),
                workflow: plan.workflow.clone(),
                to: Addressee { partner: partner.clone(), to: Function::FocalPoint, cc: Vec::new() },
                kind: DecisionKind::Spoken { task: task.id.clone(), partner: partner.clone(), at },
                due_at: at,
                why: format!("somebody has to see to it: `{partner}` {} in `{}`", spoken_in_words(part), task.id),
            })
        })
    })
}

/// What was said, for the journal.
fn spoken_in_words(part: &InputRun) -> String {
    match (&part.request, part.state) {
        (Some(Request::Postponement(until)), _) => format!("asks for more time, until {until}, for its part"),
        (Some(Request::HandOver(_)), _) => "hands over its part to another organisation".to_owned(),
        (None, InputState::Declined) => "declines its part".to_owned(),
        (None, _) => "asks for help with its part".to_owned(),
    }
}

/// Asks the coordinator to telephone when every reminder of an input was sent and had its time: once for each due date,
/// and again after the input was requested anew. A partner without an address never received a reminder; the
/// coordinator is notified of that instead.
pub(super) fn telephone(
    plan: &Plan,
    state: &RunState,
    task: &Task,
    partner: &Partner,
    (again_on, at): (Option<Date>, Timestamp),
) -> Option<Decision> {
    let due = state.due_for(task, &partner.id);
    partner.reachable(Function::FocalPoint, partner.timezone.to_datetime(at).date())?;
    (!state.is_handed_over(&task.id, &partner.id, due)).then(|| Decision {
        key: reminder_key::telephone(plan, task, partner, (due, again_on)),
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

/// When the coordinator is asked whether inputs still open after the event are wanted: the first working morning after
/// it closed.
pub(super) fn left_open_at(plan: &Plan) -> Timestamp {
    let closed_at = end_of_day(plan.event.closes, &plan.timezone);
    plan.coordinator_calendar.next_working_instant(closed_at, &plan.timezone)
}

fn left_open(plan: &Plan, state: &RunState, now: Timestamp) -> Option<Decision> {
    let at = left_open_at(plan);
    if now < at || !owed_inputs(plan, state).any(|(task, partner)| task.due_for(&partner.id) <= plan.event.closes) {
        return None;
    }
    let why = format!("the event closed on {}, and something that was due by then is still open", plan.event.closes);
    told(plan, reminder_key::left_open(plan, plan.event.closes), DecisionKind::LeftOpen {}, at, why)
}

/// A decision for the coordinator that concerns no partner in particular.
fn told(plan: &Plan, key: ReminderKey, kind: DecisionKind, at: Timestamp, why: String) -> Option<Decision> {
    let partner = plan.partner_order.first()?.clone();
    let to = Addressee { partner, to: Function::FocalPoint, cc: Vec::new() };
    Some(Decision { key, workflow: plan.workflow.clone(), to, kind, due_at: at, why })
}
