//! What partners were told that an edit makes untrue.

use jiff::Timestamp;

use crate::{
    engine::{RunState, open_inputs::owed_inputs},
    model::{LeftContact, News, PartnerId, TaskId, is_same_address},
    plan::{Contact, Function, Partner, Plan, Task},
};

/// The news of the edit that turns `old` into `new`.
pub(super) fn news((old, before): (&Plan, &RunState), (new, after): (&Plan, &RunState), now: Timestamp) -> Vec<News> {
    let mut news = Vec::new();
    if !before.is_live() {
        return news;
    }
    let (from, to) = (&old.event, &new.event);
    if (from.opens, from.closes) != (to.opens, to.closes) {
        news.push(News::EventMoved { opens: from.opens, closes: from.closes });
    }
    match (&from.city, &to.city) {
        (Some(from), Some(to)) if from.en() == to.en() => {}
        (Some(from), to) => news.push(News::PlaceMoved { city: from.clone(), is_open: to.is_none() }),
        (None, Some(_)) => news.push(News::PlaceNamed {}),
        (None, None) => {}
    }
    news.extend(released((old, before), (new, after), now));
    news.extend(moved((old, before), (new, after)));
    news.extend(old.tasks.iter().filter_map(|task| led_by_another(task, (old, before), (new, after), now)));
    let partners = old.partner_order.iter().filter_map(|id| old.partners.get(id));
    for partner in partners {
        news.extend(of_partner(partner, new, before, now));
        news.extend(of_offices(partner, new));
    }
    news
}

/// The offices above the working level that have another address, and the addresses that are those of another office: what
/// letters that a person has released go by.
fn of_offices(partner: &Partner, new: &Plan) -> Vec<News> {
    let id = new.renames.partner(&partner.id);
    let Some(after) = new.partners.get(&id) else { return Vec::new() };
    let letters = partner.contacts.iter().filter_map(|contact| {
        let function = contact.function.filter(|function| function.needs_release())?;
        let from = contact.email.as_deref()?;
        let same = |other: &&Contact| other.email.as_deref().is_some_and(|email| is_same_address(email, from));
        if let Some(known) = after.contacts.iter().find(same) {
            let is_other = known.function != Some(function);
            return is_other.then(|| News::OtherOffice { partner: id.clone(), address: from.to_owned() });
        }
        let mut of_office = after.contacts.iter().filter(|other| other.function == Some(function));
        let to = of_office.find_map(|other| other.email.clone())?;
        let function = function.as_str().to_owned();
        Some(News::Readdressed { partner: id.clone(), function, from: from.to_owned(), to })
    });
    letters.collect()
}

/// Inputs that are no longer requested of partners that still take part.
fn released((old, before): (&Plan, &RunState), (new, after): (&Plan, &RunState), now: Timestamp) -> Vec<News> {
    let is_asked = |task: &TaskId, partner: &PartnerId| {
        new.task(task).is_some_and(|task| task.obliged().any(|obliged| obliged == partner))
    };
    let gone = owed_inputs(old, before).filter(|(task, partner)| {
        let (task, partner) = (new.renames.task(&task.id), new.renames.partner(&partner.id));
        let is_finished = after.task(&task).state.is_finished();
        new.partners.contains_key(&partner) && !is_asked(&task, &partner) && !is_finished
    });
    gone.filter(|(task, partner)| before.knows_of(old, task, &partner.id))
        .map(|(task, partner)| News::Released {
            partner: partner.id.clone(),
            task: task.id.clone(),
            title: task.title.clone(),
            asks: task.asks_of(&partner.id).cloned(),
            due: task.due_for(&partner.id),
            also: before.asked_beside(task, partner, now),
        })
        .collect()
}

/// Inputs that a partner was told of and that are due on another day.
fn moved((old, before): (&Plan, &RunState), (new, after): (&Plan, &RunState)) -> Vec<News> {
    let moved = owed_inputs(old, before).filter_map(|(task, partner)| {
        let id = new.renames.partner(&partner.id);
        let now = new.task(&new.renames.task(&task.id)).filter(|now| now.obliged().any(|obliged| *obliged == id))?;
        let from = before.due_for(task, &partner.id);
        let is_moved = from != after.due_for(now, &id) && before.knows_of(old, task, &partner.id);
        is_moved.then(|| News::DueMoved { partner: partner.id.clone(), task: task.id.clone(), from, opens: task.opens })
    });
    moved.collect()
}

/// The change of lead of `task`, if somebody who still owes something to it knew of it.
fn led_by_another(
    task: &Task,
    (old, before): (&Plan, &RunState),
    (new, after): (&Plan, &RunState),
    now: Timestamp,
) -> Option<News> {
    let edited = new.task(&new.renames.task(&task.id))?;
    if new.renames.partner(&task.lead) == edited.lead || after.task(&edited.id).state.is_finished() {
        return None;
    }
    let is_owed = |partner: &PartnerId| edited.obliged().any(|obliged| *obliged == new.renames.partner(partner));
    let knew = |partner: &&PartnerId| is_owed(partner) && before.knows_of(old, task, partner);
    let told: Vec<PartnerId> = task.obliged().filter(knew).cloned().collect();
    let lead = old.partners.get(&task.lead).filter(|_| !told.is_empty())?;
    Some(News::LeadChanged {
        task: task.id.clone(),
        title: task.title.clone(),
        from: task.lead.clone(),
        name: lead.short_text(old.timezone.to_datetime(now).date()).clone(),
        told,
    })
}

/// What changes for a partner as a whole: it no longer takes part, or another person is written to.
fn of_partner(partner: &Partner, new: &Plan, before: &RunState, now: Timestamp) -> Option<News> {
    if !before.written_to.contains(&partner.id) {
        return None;
    }
    let today = partner.timezone.to_datetime(now).date();
    let id = new.renames.partner(&partner.id);
    let Some(after) = new.partners.get(&id) else {
        let contacts = partner.contacts.iter();
        let contacts = contacts.map(|c| LeftContact { phone: c.phone.clone(), email: c.email.clone() }).collect();
        return Some(News::Left { partner: id, name: partner.name_on(today).name.clone(), contacts });
    };
    // Who is in office on the day of the edit: a predecessor whose time was over was followed by somebody already.
    let in_office = |of: &'_ Partner| {
        let contact = of
            .contacts
            .iter()
            .find(|contact| contact.function == Some(Function::FocalPoint) && contact.holds_office_on(today))?;
        contact.email.clone()
    };
    let (was, is) = (in_office(partner)?, in_office(after)?);
    (!is_same_address(&was, &is)).then_some(News::Contact { partner: id })
}
