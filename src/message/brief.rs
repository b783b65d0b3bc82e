//! The coordinator's brief: whom to call, which mails did not arrive, which letters wait for release.

use jiff::{Timestamp, civil::DateTime};

use super::{
    contact::dialled,
    content::{
        CameIn, Concern, Draft, Gone, LeftOpen, NewlyResponsible, PhoneLine, SetAside, Spoken, StalledOften,
        StalledTime, UncertainMail, Undelivered, Unreachable, WentOn,
    },
    item::{Item, item},
    language::Language,
    order::{Capacity, Order, Reason, Scene},
    owed::{Asks, is_open},
    reading::Reading,
};
use crate::{
    engine::{DecisionKind, InputRun, Request, open_inputs::owed_inputs},
    model::{Answer, InputState, PartnerId, WorkflowId},
    plan::{Contact, Partner, Task},
};

/// Partners without anybody to write to, by workflow, with what they would have been reminded of.
pub(super) fn unreachable(
    scenes: &[Scene<'_>],
    order: &Order<'_>,
    language: &Language,
    asks: &Asks<'_>,
) -> Vec<Unreachable> {
    scenes.iter().flat_map(|scene| unreachable_in(*scene, order, language, asks)).collect()
}

/// Partners that got every reminder of something and delivered nothing, with what they owe.
pub(super) fn exhausted(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Unreachable> {
    let mut found: Vec<Unreachable> = Vec::new();
    for Reason { workflow, kind, .. } in order.told_as(Capacity::Coordinator) {
        let DecisionKind::Telephone { task, partner, .. } = kind else { continue };
        let Some(scene) = scenes.iter().find(|scene| scene.plan.workflow == *workflow) else { continue };
        let (Some(task), Some(partner)) = (scene.plan.task(task), scene.plan.partners.get(partner)) else { continue };
        let item = item(*scene, task, partner, Reading::of_coordinator(language, order.day), None);
        let name = partner.short_name(order.day, &language.lang);
        match found.iter_mut().find(|known| known.symbol == scene.plan.symbol && known.name == name) {
            Some(known) => known.items.push(item),
            None => found.push(Unreachable { items: vec![item], ..whom_to_call(*scene, partner, order, language) }),
        }
    }
    found
}

/// What partners said and somebody has to see to, in the order of the reasons.
pub(super) fn spoken(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Spoken> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Spoken { task, partner, .. } = kind else { return None };
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let (task, partner) = (scene.plan.task(task)?, scene.plan.partners.get(partner)?);
        let part = scene.state.task(&task.id).part(task, &partner.id)?;
        Some(spoken_of(*scene, (task, partner, part), order, language))
    });
    told.flatten().collect()
}

/// What waits for somebody with one input: a request, help or a refusal to contribute, or two of them.
fn spoken_of(
    Scene { plan, .. }: Scene<'_>,
    (task, partner, part): (&Task, &Partner, &InputRun),
    order: &Order<'_>,
    language: &Language,
) -> Vec<Spoken> {
    let Some(raised) = &part.raised else { return Vec::new() };
    let stands = match part.state {
        InputState::HelpWanted => Some((Concern::Help, None, None)),
        InputState::Declined => Some((Concern::Declined, None, None)),
        _ => None,
    };
    let asks = part.request.as_ref().map(|request| match request {
        Request::Postponement(until) => (Concern::Postponement, Some(*until), None),
        Request::HandOver(to) => (Concern::HandOver, None, Some(to.clone())),
    });
    let command = |answer: &Answer| {
        format!("concerted record {} {} {} --partner {}", plan.workflow, task.id, answer.as_str(), partner.id)
    };
    let all = stands.into_iter().chain(asks).map(|(what, until, to)| {
        let answers: &[Answer] = match what {
            Concern::Help => &[],
            Concern::Declined => &[Answer::NotDone],
            Concern::Postponement | Concern::HandOver => &[Answer::Agreed, Answer::Refused],
        };
        Spoken {
            symbol: plan.symbol.clone(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            task: task.id.clone(),
            title: language.text(&task.title),
            due: task.due_for(&partner.id),
            what,
            said_on: plan.timezone.to_datetime(raised.at).date(),
            until,
            to,
            note: raised.note.clone(),
            contacts: if what == Concern::Help { phone_lines(partner, order) } else { Vec::new() },
            commands: answers.iter().map(command).collect(),
        }
    });
    all.collect()
}

/// What was still open when an event closed, by task.
pub(super) fn left_open(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<LeftOpen> {
    let is_told = |scene: &&Scene<'_>| {
        let mut reasons = order.told_as(Capacity::Coordinator);
        reasons.any(|r| r.workflow == scene.plan.workflow && matches!(r.kind, DecisionKind::LeftOpen {}))
    };
    scenes.iter().filter(is_told).flat_map(|scene| left_open_in(*scene, order, language)).collect()
}

fn left_open_in(Scene { plan, state }: Scene<'_>, order: &Order<'_>, language: &Language) -> Vec<LeftOpen> {
    let mut found: Vec<LeftOpen> = Vec::new();
    for (task, partner) in owed_inputs(plan, state) {
        let due = task.due_for(&partner.id);
        if due > plan.event.closes {
            continue;
        }
        let name = partner.short_name(order.day, &language.lang).to_owned();
        match found.last_mut().filter(|last| last.task == task.id) {
            Some(last) => last.names.push(name),
            None => found.push(LeftOpen {
                workflow: plan.workflow.to_string(),
                symbol: plan.symbol.clone(),
                task: task.id.clone(),
                title: language.text(&task.title),
                due,
                names: vec![name],
            }),
        }
    }
    found
}

/// Organisations that no longer take part.
pub(super) fn gone(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Gone> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Left { gone } = kind else { return None };
        let Scene { plan, state } = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let (_, _, left) = state.outdated.left(plan).find(|(partner, _, _)| *partner == gone)?;
        let contacts = left.contacts.iter().map(|contact| PhoneLine {
            function: None,
            phone: contact.phone.clone(),
            dial: contact.phone.as_deref().and_then(dialled),
            email: contact.email.clone(),
            away_until: None,
            left_on: None,
        });
        Some(Gone { symbol: plan.symbol.clone(), name: language.text(&left.name), contacts: contacts.collect() })
    });
    told.collect()
}

/// Contacts that say that somebody else is responsible by now, in the order of the reasons.
pub(super) fn stepped_down(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<NewlyResponsible> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::SteppedDown { partner: id, contact } = kind else { return None };
        let Scene { plan, state } = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let (partner, address, left) =
            state.wishes.left(plan).find(|(partner, address, _)| partner.id == *id && address == contact)?;
        Some(NewlyResponsible {
            symbol: plan.symbol.clone(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            contact: address.to_owned(),
            said_on: plan.timezone.to_datetime(left.at).date(),
            is_handed_over: left.successor.as_ref().is_some_and(|to| partner.has_domain_of(to)),
            successor: left.successor.clone(),
            note: left.note.clone(),
        })
    });
    told.collect()
}

/// Mails that did not arrive, in the order of the reasons.
pub(super) fn undelivered(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Undelivered> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Undelivered { partner, mail, address, subject, reply, is_address_good, is_returned } = kind
        else {
            return None;
        };
        let (symbol, partner) = partner_of(scenes, workflow, partner)?;
        Some(Undelivered {
            symbol: symbol.to_owned(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            address: address.clone(),
            subject: subject.clone(),
            reply: reply.clone(),
            is_address_good: *is_address_good,
            is_returned: *is_returned,
            contacts: phone_lines(partner, order),
            key: mail.short(),
        })
    });
    told.collect()
}

/// Mails that may or may not have been sent, in the order of the reasons.
pub(super) fn uncertain(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<UncertainMail> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Uncertain { partner, mail, address, subject, reason } = kind else { return None };
        let (symbol, partner) = partner_of(scenes, workflow, partner)?;
        Some(UncertainMail {
            symbol: symbol.to_owned(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            address: address.clone(),
            subject: subject.clone(),
            reason: reason.clone(),
            contacts: phone_lines(partner, order),
            key: mail.short(),
        })
    });
    told.collect()
}

/// Mails that came in and need somebody, in the order of the reasons.
pub(super) fn came_in(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<CameIn> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::CameIn { what, partner, sender, subject, said, until, .. } = kind else { return None };
        let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
        let from = partner.as_ref().and_then(|id| scene.plan.partners.get(id));
        Some(CameIn {
            symbol: scene.plan.symbol.clone(),
            name: from.map(|partner| partner.short_name(order.day, &language.lang).to_owned()),
            what: *what,
            sender: sender.clone(),
            subject: subject.clone(),
            said: said.split_whitespace().collect::<Vec<_>>().join(" "),
            until: *until,
        })
    });
    told.collect()
}

/// Above this number, the brief gives only how many there were, and the longest.
const STALLS_LISTED: usize = 3;

/// Periods in which no mail could leave, the earliest first, by the clock of the first workflow that reports them; and all of
/// them in one, if they are many.
pub(super) fn stalls(scenes: &[Scene<'_>], order: &Order<'_>) -> (Vec<StalledTime>, Option<StalledOften>) {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Stalled { since, until, why, went_on } = kind else { return None };
        let zone = &scenes.iter().find(|scene| scene.plan.workflow == *workflow)?.plan.timezone;
        let (from, to) = (zone.to_datetime(*since), zone.to_datetime(*until));
        let time = |at: DateTime| at.strftime("%H:%M").to_string();
        let stalled = StalledTime {
            from: from.date(),
            from_time: time(from),
            to: to.date(),
            to_time: time(to),
            why: why.clone(),
            went_on: went_on.iter().map(|one| WentOn { address: one.address.clone(), to: one.to.clone() }).collect(),
        };
        Some((*since, *until, stalled))
    });
    let mut told: Vec<(Timestamp, Timestamp, StalledTime)> = told.collect();
    told.sort_by_key(|(since, until, _)| (*since, *until));
    let often = (told.len() > STALLS_LISTED).then(|| often(&told)).flatten();
    (told.into_iter().map(|(_, _, stalled)| stalled).collect(), often)
}

/// Sums up many of them. Of two that are equally long, the later one is named.
fn often(told: &[(Timestamp, Timestamp, StalledTime)]) -> Option<StalledOften> {
    let (_, _, longest) = told.iter().max_by_key(|(since, until, _)| until.duration_since(*since))?;
    let (_, _, first) = told.first()?;
    let (_, _, last) = told.iter().max_by_key(|(_, until, _)| *until)?;
    Some(StalledOften { count: told.len() as u32, from: first.from, to: last.to, longest: longest.clone() })
}

/// What cannot be read or written, in the order of the reasons.
pub(super) fn set_aside(order: &Order<'_>) -> Vec<SetAside> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { kind, .. }| {
        let DecisionKind::SetAside { of, symbol, entries, why } = kind else { return None };
        Some(SetAside { workflow: of.to_string(), symbol: symbol.clone(), entries: *entries, why: why.clone() })
    });
    told.collect()
}

/// Letters and reports that wait for release, in the order of the reasons.
pub(super) fn drafts(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<Draft> {
    let told = order.told_as(Capacity::Coordinator).filter_map(|Reason { workflow, kind, .. }| {
        let DecisionKind::Draft { partner, mail, function, since, released_for } = kind else { return None };
        let (symbol, partner) = partner_of(scenes, workflow, partner)?;
        Some(Draft {
            symbol: symbol.to_owned(),
            name: partner.short_name(order.day, &language.lang).to_owned(),
            function: *function,
            subject: order.letters.get(mail).cloned().unwrap_or_default(),
            key: mail.short(),
            since: since.and_then(|since| {
                let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
                Some(scene.plan.timezone.to_datetime(since).date())
            }),
            released_for: released_for.clone(),
        })
    });
    told.collect()
}

fn partner_of<'a>(scenes: &[Scene<'a>], workflow: &WorkflowId, id: &PartnerId) -> Option<(&'a str, &'a Partner)> {
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    Some((scene.plan.symbol.as_str(), scene.plan.partners.get(id)?))
}

fn unreachable_in(scene: Scene<'_>, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Unreachable> {
    let is_meant = |id: &&PartnerId| {
        order.told_as(Capacity::Coordinator).any(|Reason { workflow, kind, .. }| {
            // Whom to call about commitments is told with the commitments.
            let is_told_here = !kind.is_for_coordinator() && !matches!(kind, DecisionKind::Asking { .. });
            *workflow == scene.plan.workflow && kind.partner() == Some(*id) && is_told_here
        })
    };
    let partners = scene.plan.partner_order.iter().filter(is_meant).filter_map(|id| scene.plan.partners.get(id));
    partners
        .map(|partner| Unreachable {
            items: items(scene, partner, order, language, asks),
            ..whom_to_call(scene, partner, order, language)
        })
        .collect()
}

/// An organisation with its contacts, without items yet.
fn whom_to_call(scene: Scene<'_>, partner: &Partner, order: &Order<'_>, language: &Language) -> Unreachable {
    Unreachable {
        symbol: scene.plan.symbol.clone(),
        name: partner.short_name(order.day, &language.lang).to_owned(),
        full_name: language.text(&partner.name_on(order.day).name),
        kind: partner.kind,
        contacts: phone_lines(partner, order),
        items: Vec::new(),
    }
}

/// What the reminders request of `partner`; after an adoption half-way, everything it owes.
fn items(scene: Scene<'_>, partner: &Partner, order: &Order<'_>, language: &Language, asks: &Asks<'_>) -> Vec<Item> {
    let all = order.told_as(Capacity::Coordinator).any(|Reason { workflow, kind, .. }| {
        *workflow == scene.plan.workflow
            && kind.partner() == Some(&partner.id)
            && matches!(kind, DecisionKind::AdoptionDigest { .. })
    });
    let asked = scene.plan.tasks.iter().filter_map(|task| {
        let ask = asks.get(&(&scene.plan.workflow, &task.id, partner.id.as_str())).copied();
        let listed = ask.is_some() || all && is_open(scene, task, partner, order.day);
        listed.then(|| item(scene, task, partner, Reading::of_coordinator(language, order.day), ask))
    });
    asked.collect()
}

pub(super) fn phone_lines(partner: &Partner, order: &Order<'_>) -> Vec<PhoneLine> {
    partner.contacts.iter().map(|contact| phone_line(contact, order)).collect()
}

fn phone_line(contact: &Contact, order: &Order<'_>) -> PhoneLine {
    PhoneLine {
        function: contact.function,
        phone: contact.phone.clone(),
        dial: contact.phone.as_deref().and_then(dialled),
        email: contact.email.clone(),
        away_until: contact.out_of_office_until.filter(|until| *until >= order.day),
        left_on: contact.valid_to.filter(|left| *left < order.day),
    }
}
