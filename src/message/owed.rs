//! What a recipient owes: what reminders request, and what else is open.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{
    item::{Ask, Item, item, waits_for},
    language::Language,
    mail_kind::MailKind,
    order::{Capacity, Order, Reason, Scene},
    reading::Reading,
};
use crate::{
    engine::{DecisionKind, LISTED_AHEAD_DAYS, open_inputs::is_dispensable},
    model::{TaskId, TaskState, WorkflowId, is_same_address},
    plan::{Partner, Task},
};

/// What the reminders of an order request, by workflow, task and partner.
pub(super) type Asks<'a> = BTreeMap<(&'a WorkflowId, &'a TaskId, &'a str), Ask>;

pub(super) fn asks<'a>(order: &'a Order<'_>, capacity: Capacity) -> Asks<'a> {
    let rung = |reason: &'a Reason| match &reason.kind {
        DecisionKind::Rung { task, partner, nth, tone, due, .. } => {
            Some(((&reason.workflow, task, partner.as_str()), Ask { tone: *tone, nth: *nth, due: *due }))
        }
        _ => None,
    };
    order.told_as(capacity).filter_map(rung).collect()
}

/// A mail that tells its reader what they owe: what it is made of, as far as that decides what it lists.
pub(super) struct Listing<'a, 'o> {
    /// The workflows, as they stand.
    pub scenes: &'a [Scene<'a>],
    /// To whom, on which day, and why.
    pub order: &'a Order<'o>,
    /// What kind of mail it is.
    pub kind: MailKind,
    /// The language it is written in.
    pub language: &'a Language,
    /// What its reminders request.
    pub asks: &'a Asks<'a>,
}

impl<'a> Listing<'a, '_> {
    /// What the recipient owes for each organisation, every item with the organisation's name: what reminders request,
    /// and whatever else is open. A higher level gets only the former, and so does a colleague to whom something was
    /// handed over. The coordinator's brief and copies have no such items.
    pub(super) fn items(&self) -> Vec<Item> {
        if matches!(self.kind, MailKind::Brief | MailKind::Copy) {
            return Vec::new();
        }
        self.roles().flat_map(|(scene, partner)| self.owed(scene, partner)).collect()
    }

    /// The inputs that [`Self::items`] are about, by workflow and partner.
    pub(super) fn inputs(&self) -> Vec<(Scene<'a>, &'a Task, &'a Partner)> {
        let of_role = |(scene, partner): (Scene<'a>, &'a Partner)| {
            self.tasks(scene, partner).into_iter().map(move |task| (scene, task, partner))
        };
        self.roles().flat_map(of_role).collect()
    }

    /// The organisations for which the recipient reads this, each with its workflow.
    fn roles(&self) -> impl Iterator<Item = (Scene<'a>, &'a Partner)> {
        self.order.partners.iter().filter_map(|role| {
            let scene = self.scenes.iter().find(|scene| scene.plan.workflow == role.0)?;
            Some((*scene, scene.plan.partners.get(&role.1)?))
        })
    }

    /// What one organisation owes to one workflow.
    fn owed(&self, scene: Scene<'_>, partner: &Partner) -> Vec<Item> {
        let Self { order, kind, language, asks, .. } = self;
        let ask_of = |task: &Task| asks.get(&(&scene.plan.workflow, &task.id, partner.id.as_str())).copied();
        let reading = Reading::of_contact(language, order.day, partner, order.contact);
        let name = partner.short_name(order.day, &language.lang);
        let items = self.tasks(scene, partner).into_iter();
        let items = items.map(|task| item(scene, task, partner, reading, ask_of(task)));
        // A letter to a higher level does not announce the next one.
        let next_step = |item: &Item| item.next_step.filter(|_| *kind != MailKind::Formal);
        items.map(|item| Item { organisation: Some(name.to_owned()), next_step: next_step(&item), ..item }).collect()
    }

    /// The tasks of which the mail tells one organisation that it owes something.
    fn tasks<'s>(&self, scene: Scene<'s>, partner: &Partner) -> Vec<&'s Task> {
        let Self { order, kind, language, asks, .. } = self;
        let is_asked = |task: &Task| asks.contains_key(&(&scene.plan.workflow, &task.id, partner.id.as_str()));
        // To somebody who is no contact of the partner only what is asked for was handed over.
        let has_address =
            |address: &str| order.contact.email.as_deref().is_some_and(|own| is_same_address(own, address));
        let is_contact = partner.contacts.iter().any(|contact| contact.email.as_deref().is_some_and(has_address));
        let lists_all = is_contact && *kind != MailKind::Formal;
        let reading = Reading::of_contact(language, order.day, partner, order.contact);
        let is_listed = |task: &&Task| {
            let is_open = || {
                is_open(scene, task, partner, order.day)
                    || is_owed(scene, task, partner, order.day) && is_to_be_told(scene, task, partner, order, reading)
            };
            is_asked(task) || lists_all && is_open()
        };
        // Most tasks are not this partner's: a mail that went through all of them would take longer with each.
        scene.plan.tasks_of(&partner.id).filter(is_listed).collect()
    }
}

/// True for an input, however far ahead, of which its reader knows a due date that is no longer so; and, where it is
/// announced that the event moved, for every one whose date they know.
fn is_to_be_told(
    scene: Scene<'_>,
    task: &Task,
    partner: &Partner,
    order: &Order<'_>,
    Reading { reader, .. }: Reading<'_>,
) -> bool {
    let Some(reader) = reader else { return false };
    let Scene { plan, state } = scene;
    let is_announced = order.told_as(Capacity::Partner).any(|reason| {
        reason.workflow == plan.workflow
            && matches!(&reason.kind, DecisionKind::Announcement { partner: told } if *told == partner.id)
    });
    state.moved_for(plan, task, partner, reader).is_some()
        || is_announced && state.told_due(plan, task, partner, reader).is_some()
}

/// True if `partner` can be expected to work on `task` on `day` or soon after. A task that waits for others is not
/// listed unless they are due soon and it comes next.
pub(super) fn is_open(scene: Scene<'_>, task: &Task, partner: &Partner, day: Date) -> bool {
    if !is_owed(scene, task, partner, day) {
        return false;
    }
    let horizon = day.saturating_add(LISTED_AHEAD_DAYS.days());
    let due = scene.state.due_for(task, &partner.id);
    let comes = task.opens <= horizon || due <= horizon;
    let ready = waits_for(scene, task).next().is_none();
    // It is still what comes next when the tasks it waits for are late.
    let ready_soon = due > day && waits_for(scene, task).all(|needed| needed.due.date <= horizon);
    comes && (ready || ready_soon)
}

/// True if `partner` owes something to `task` on `day` and is still asked for it by mail.
fn is_owed(scene: Scene<'_>, task: &Task, partner: &Partner, day: Date) -> bool {
    // Most tasks are not this partner's, so this is tested before anything is looked up.
    if !task.obliged().any(|obliged| *obliged == partner.id) {
        return false;
    }
    let run = scene.state.task(&task.id);
    if !scene.state.owes(task, &partner.id) || matches!(run.state, TaskState::OnHold | TaskState::Blocked) {
        return false;
    }
    let due = run.due_for(task, &partner.id);
    // What the coordinator follows up by telephone is no longer listed.
    if scene.state.is_handed_over(&task.id, &partner.id, due) {
        return false;
    }
    // Nobody is reminded of an input when enough others delivered theirs, or after the event when it was due before.
    let is_past = |last: Date| due <= last && day > last;
    let is_spare = is_dispensable(task, run, &partner.id) && day > due;
    !is_past(scene.plan.event.closes) && !is_spare
}
