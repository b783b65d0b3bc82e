//! Everything one recipient owes, in one mail.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    AnswerGuide, Capacity, Counts, Direction, Group, ItemRole, MailContent, MailKind, Names, Order, Reason, Recipient,
    Scene, Standing,
    announced::{self, Announced, Copied},
    brief,
    contact::{contact_blocks, event_line, place, signature, utc},
    item::{Ask, Item, item, waits_for},
    language::Language,
    tally::tally,
};
use crate::{
    engine::{DecisionKind, LISTED_AHEAD_DAYS, open_inputs::is_dispensable},
    lang::address,
    model::{PartnerId, TaskId, TaskState, WorkflowId},
    plan::{Channel, Partner, Task},
};

/// The example of a new date lies so many working days after the due date, or after today.
const EXAMPLE_DAYS: i32 = 3;

/// Symbols named in a subject before the rest is counted.
const SYMBOLS_NAMED: usize = 3;

/// Writes the content of a mail at `now`.
pub fn compose(scenes: &[Scene<'_>], order: &Order<'_>, now: Timestamp) -> MailContent {
    let partner = order.partners.first().and_then(|role| partner_of(scenes, role));
    let language = Language::of(order.contact, partner, order.fallback);
    let news = announced::announced(scenes, order, &language);
    let kind = kind(order, news.as_ref());
    let asked = asks(order, Capacity::Partner);
    let told = asks(order, Capacity::Coordinator);
    let organisations = organisations(scenes, order, &language);
    let mut items = items(scenes, order, kind, &language, &asked);
    let named = spoken_of(scenes, &items, order);
    let undelivered = brief::undelivered(scenes, order, &language);
    let uncertain = brief::uncertain(scenes, order, &language);
    let stalls = brief::stalls(scenes, order);
    let drafts = brief::drafts(scenes, order, &language);
    let unreachable = brief::unreachable(scenes, order, &language, &told);
    let exhausted = brief::exhausted(scenes, order, &language);
    let overtaken = brief::overtaken(scenes, order, &language);
    let gone = brief::gone(scenes, order, &language);
    let told_count = undelivered.len()
        + uncertain.len()
        + stalls.len()
        + drafts.len()
        + unreachable.len()
        + exhausted.len()
        + overtaken.len()
        + gone.len();
    if organisations.len() + usize::from(told_count > 0) < 2 {
        // Who answers for one organisation only need not be told for which.
        for item in &mut items {
            item.organisation = None;
        }
    }
    items.sort_by(|a, b| order_of(a, &organisations).cmp(&order_of(b, &organisations)));
    let mut counts = counts(&items, kind);
    if kind == MailKind::Brief {
        counts.all += told_count as u32;
    }
    let earliest = earliest(&items, kind);
    let tally = tally(&items, kind);
    let has_calendar = has_calendar(&items, kind, order.day) || news.as_ref().is_some_and(Announced::takes_dates_out);
    let answer = partner.and_then(|partner| answer_guide(&items, partner, order.day));
    let copies = announced::copies(scenes, order, &language, &items);
    if kind == MailKind::Copy {
        counts.all = copies.len() as u32;
    }
    let first = first(&mut items, kind);
    let salutation = language.line(&order.contact.salutation);
    let addressed = salutation.as_deref().map(|line| address(line, &language.lang));
    MailContent {
        kind,
        dir: Direction::of(&language.lang),
        fallback_from: language.fallback_from.clone(),
        day: order.day,
        symbol: symbols(&named),
        events: named.iter().map(|scene| event_line(scene.plan, &language, order.day)).collect(),
        about: named.iter().map(|scene| language.text(&scene.plan.title)).collect(),
        to: Recipient {
            also: also_for(scenes, order, &organisations, &language),
            ..recipient(&named, order, partner, &language, now)
        },
        salutation,
        is_familiar: addressed.as_ref().is_some_and(|address| address.is_familiar),
        address: addressed.map(|address| address.words),
        is_on_paper: kind == MailKind::Formal && order.contact.channel == Channel::Letter,
        signature: named.first().map(|scene| signature(scene.plan, &language)).unwrap_or_default(),
        first,
        groups: groups(items),
        counts,
        tally,
        has_calendar,
        earliest,
        answer,
        contacts: contact_blocks(&named, &language, now),
        news,
        copied: copies.first().map(|first| Copied { first: first.clone(), more: copies.len() as u32 - 1 }),
        copies,
        exhausted,
        overtaken,
        gone,
        unreachable,
        undelivered,
        uncertain,
        stalls,
        drafts,
        lang: language.lang,
    }
}

fn partner_of<'a>(scenes: &[Scene<'a>], (workflow, id): &(WorkflowId, PartnerId)) -> Option<&'a Partner> {
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    scene.plan.partners.get(id)
}

/// The names of the organisations that the recipient answers for, each once, the one written to first. One organisation may
/// have two ids in two workflows.
fn organisations(scenes: &[Scene<'_>], order: &Order<'_>, language: &Language) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for partner in order.partners.iter().filter_map(|role| partner_of(scenes, role)) {
        let name = partner.short_name(order.day, &language.lang);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Those that the address answers for beside the one written to.
fn also_for(scenes: &[Scene<'_>], order: &Order<'_>, organisations: &[String], language: &Language) -> Option<Names> {
    let kind_of = |name: &String| {
        let mut partners = order.partners.iter().filter_map(|role| partner_of(scenes, role));
        Some(partners.find(|partner| partner.short_name(order.day, &language.lang) == name)?.kind)
    };
    let others = organisations.iter().skip(1);
    Names::of(&others.filter_map(|name| Some((name.clone(), kind_of(name)?))).collect::<Vec<_>>())
}

/// Organisations one after the other, and of each the most urgent first.
fn order_of<'a>(item: &'a Item, organisations: &[String]) -> (Option<usize>, Standing, Date, &'a String, &'a TaskId) {
    let place = item.organisation.as_ref().and_then(|name| organisations.iter().position(|known| known == name));
    (place, item.standing, item.due, &item.symbol, &item.task)
}

fn kind(order: &Order<'_>, news: Option<&Announced>) -> MailKind {
    let asked = || order.told_as(Capacity::Partner);
    let any = |wanted: fn(&DecisionKind) -> bool| asked().any(|reason| wanted(&reason.kind));
    let rungs = asked().filter(|reason| matches!(reason.kind, DecisionKind::Rung { .. })).count();
    if asked().next().is_none() && (order.partners.is_empty() || !order.reasons.is_empty()) {
        MailKind::Brief
    } else if announced::is_for_information(order) {
        MailKind::Copy
    } else if order.contact.function.is_some_and(crate::plan::Function::needs_release) {
        MailKind::Formal
    } else if any(|kind| matches!(kind, DecisionKind::TakeOver { .. })) {
        MailKind::TakeOver
    } else if news.is_some_and(|news| rungs == 0 || news.first.what.concerns_all()) {
        MailKind::News
    } else if rungs == 0 {
        MailKind::Digest
    } else if rungs == 1 {
        MailKind::Reminder
    } else {
        MailKind::Several
    }
}

/// What the reminders of `order` say, by workflow, task and partner.
pub(super) type Asks<'a> = BTreeMap<(&'a WorkflowId, &'a TaskId, &'a str), Ask>;

fn asks<'a>(order: &'a Order<'_>, capacity: Capacity) -> Asks<'a> {
    let rung = |reason: &'a Reason| match &reason.kind {
        DecisionKind::Rung { task, partner, nth, tone, due, .. } => {
            Some(((&reason.workflow, task, partner.as_str()), Ask { tone: *tone, nth: *nth, due: *due }))
        }
        _ => None,
    };
    order.told_as(capacity).filter_map(rung).collect()
}

/// What the recipient owes for every organisation, each item with whose it is: what reminders ask for, and whatever else is
/// open. A higher level gets the former only, and a coordinator who is told something else nothing of it.
fn items(scenes: &[Scene<'_>], order: &Order<'_>, kind: MailKind, language: &Language, asks: &Asks<'_>) -> Vec<Item> {
    if matches!(kind, MailKind::Brief | MailKind::Copy) {
        return Vec::new();
    }
    let roles = order.partners.iter().filter_map(|role| {
        let scene = scenes.iter().find(|scene| scene.plan.workflow == role.0)?;
        Some((*scene, scene.plan.partners.get(&role.1)?))
    });
    roles.flat_map(|(scene, partner)| owed(scene, partner, order, kind, language, asks)).collect()
}

/// What one organisation owes to one workflow.
fn owed(
    scene: Scene<'_>,
    partner: &Partner,
    order: &Order<'_>,
    kind: MailKind,
    language: &Language,
    asks: &Asks<'_>,
) -> Vec<Item> {
    let ask_of = |task: &Task| asks.get(&(&scene.plan.workflow, &task.id, partner.id.as_str())).copied();
    // Most tasks are none of this partner's: that is asked before anything is looked up.
    let is_own = |task: &Task| task.obliged().any(|obliged| *obliged == partner.id);
    let is_listed = |task: &&Task| {
        is_own(task)
            && (ask_of(task).is_some() || (kind != MailKind::Formal && is_open(scene, task, partner, order.day)))
    };
    let name = partner.short_name(order.day, &language.lang);
    let tasks = scene.plan.tasks.iter().filter(is_listed);
    let items = tasks.map(|task| item(scene, task, partner, language, order.day, ask_of(task)));
    // A higher level is not told of a higher one still.
    let next_step = |item: &Item| item.next_step.filter(|_| kind != MailKind::Formal);
    items.map(|item| Item { organisation: Some(name.to_owned()), next_step: next_step(&item), ..item }).collect()
}

/// True if `partner` can be expected to work on `task` on `day` or soon after. What waits for somebody else is not
/// listed, unless that is about to be finished and this comes next.
pub(super) fn is_open(scene: Scene<'_>, task: &Task, partner: &Partner, day: Date) -> bool {
    // Most tasks are none of this partner's: that is asked before anything is looked up.
    if !task.obliged().any(|obliged| *obliged == partner.id) {
        return false;
    }
    let run = scene.state.task(&task.id);
    if !scene.state.owes(task, &partner.id) || matches!(run.state, TaskState::OnHold | TaskState::Blocked) {
        return false;
    }
    let horizon = day.saturating_add(LISTED_AHEAD_DAYS.days());
    let due = task.due_for(&partner.id);
    // What the coordinator telephones for stands in no list any more.
    if scene.state.is_handed_over(&task.id, &partner.id, due) {
        return false;
    }
    // Nobody is chased for what enough others delivered, nor for what the event has overtaken.
    let is_past = |last: Date| due <= last && day > last;
    if is_past(scene.plan.event.closes) || is_dispensable(task, run, &partner.id) && day > due {
        return false;
    }
    let comes = task.opens <= horizon || due <= horizon;
    let ready = waits_for(scene, task).next().is_none();
    // What it waits for may be late: it is still what comes next.
    let ready_soon = due > day && waits_for(scene, task).all(|needed| needed.due.date <= horizon);
    comes && (ready || ready_soon)
}

/// The workflows that the mail speaks of; the first scene if it speaks of none.
fn spoken_of<'a>(scenes: &[Scene<'a>], items: &[Item], order: &Order<'_>) -> Vec<Scene<'a>> {
    let named = |scene: &&Scene<'_>| {
        items.iter().any(|item| item.symbol == scene.plan.symbol)
            || order.reasons.iter().any(|reason| reason.workflow == scene.plan.workflow)
    };
    let found: Vec<_> = scenes.iter().filter(named).copied().collect();
    if found.is_empty() { scenes.iter().take(1).copied().collect() } else { found }
}

fn symbols(named: &[Scene<'_>]) -> String {
    let symbols: Vec<&str> = named.iter().map(|scene| scene.plan.symbol.as_str()).collect();
    match symbols.len().checked_sub(SYMBOLS_NAMED) {
        None | Some(0) => symbols.join(", "),
        Some(more) => format!("{} +{more}", symbols[..SYMBOLS_NAMED].join(", ")),
    }
}

fn recipient(
    named: &[Scene<'_>],
    order: &Order<'_>,
    partner: Option<&Partner>,
    language: &Language,
    now: Timestamp,
) -> Recipient {
    let plan = named.first().map(|scene| scene.plan);
    let zone = partner.map(|partner| &partner.timezone).or_else(|| plan.map(|plan| &plan.timezone));
    Recipient {
        name: partner.map(|partner| partner.short_name(order.day, &language.lang).to_owned()),
        full_name: partner.map(|partner| language.text(&partner.name_on(order.day).name)),
        in_sentence: partner.map(|partner| language.full_name(partner, order.day)),
        function: order.contact.function,
        is_new: partner.is_some_and(|partner| named.iter().all(|scene| !scene.state.written_to.contains(&partner.id))),
        also: None,
        place: plan.zip(zone).map(|(plan, zone)| place(plan, zone, language).unwrap_or_else(|| utc(zone, now))),
    }
}

fn counts(items: &[Item], kind: MailKind) -> Counts {
    let all = items.len() as u32;
    let single = matches!(kind, MailKind::Reminder | MailKind::Formal);
    Counts {
        all,
        asked: items.iter().filter(|item| item.asked).count() as u32,
        overdue: items.iter().filter(|item| item.standing == Standing::Overdue).count() as u32,
        others: if single { all.saturating_sub(1) } else { all },
    }
}

/// True if a mail of `kind` brings dates for the reader's calendar: what is over stands in none, and a letter is no invitation.
fn has_calendar(items: &[Item], kind: MailKind, day: Date) -> bool {
    !matches!(kind, MailKind::Formal | MailKind::Copy | MailKind::Brief) && items.iter().any(|item| item.due >= day)
}

/// The earliest due date of what the subject counts: the items asked for, or all of a digest.
fn earliest(items: &[Item], kind: MailKind) -> Option<Date> {
    let counts_all = matches!(kind, MailKind::Digest | MailKind::News | MailKind::TakeOver);
    let asked = items.iter().filter(|item| item.asked && !counts_all).map(|item| item.due).min();
    asked.or_else(|| items.iter().map(|item| item.due).min())
}

/// Takes the one item out that the mail is about.
fn first(items: &mut Vec<Item>, kind: MailKind) -> Option<Item> {
    if !matches!(kind, MailKind::Reminder | MailKind::Formal) {
        return None;
    }
    let at = items.iter().position(|item| item.asked)?;
    Some(items.remove(at))
}

fn groups(items: Vec<Item>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        let is_same = |group: &&mut Group| group.standing == item.standing && group.organisation == item.organisation;
        match groups.last_mut().filter(is_same) {
            Some(group) => group.items.push(item),
            None => groups.push(Group {
                standing: item.standing,
                organisation: item.organisation.clone(),
                items: vec![item],
            }),
        }
    }
    groups
}

fn answer_guide(items: &[Item], partner: &Partner, day: Date) -> Option<AnswerGuide> {
    let example = items.iter().find(|item| item.asked).or_else(|| items.first())?;
    let owes_part = |item: &&Item| item.role == ItemRole::Contributor;
    Some(AnswerGuide {
        task: example.task.clone(),
        nil: Some(example).filter(owes_part).or_else(|| items.iter().find(owes_part)).map(|item| item.task.clone()),
        brings: items.iter().any(|item| owes_part(&item) || item.deliverable.is_some()),
        date: partner.calendar.add_working_days(example.due.max(day), EXAMPLE_DAYS),
        url: None,
    })
}
