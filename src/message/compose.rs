//! Composes one mail with everything a recipient owes.

use jiff::{Timestamp, civil::Date};

use super::{
    announced::{self, Announced, Copied},
    approval_work, brief, commitment_work,
    contact::{contact_blocks, event_line, place, signature, utc},
    content::{AnswerGuide, Counts, Direction, Group, MailContent, Recipient},
    fan_out::Names,
    item::{Item, ItemRole, Standing},
    language::Language,
    mail_kind::{MailKind, kind},
    order::{Capacity, Order, Scene},
    owed::{Listing, asks},
    tally::tally,
};
use crate::{
    engine::Reader,
    lang::address,
    model::{PartnerId, TaskId, WorkflowId},
    plan::{Channel, Partner},
};

/// The example of a new date is this many working days after the due date, or after today if that is later.
const EXAMPLE_DAYS: i32 = 3;

/// At most this many symbols are named in a subject; the rest are counted.
const SYMBOLS_NAMED: usize = 3;

/// The content of a mail written at `now`.
pub fn compose(scenes: &[Scene<'_>], order: &Order<'_>, now: Timestamp) -> MailContent {
    let partner = order.partners.first().and_then(|role| partner_of(scenes, role));
    let language = Language::of_reader(scenes, order.contact, partner, order.fallback);
    let news = announced::announced(scenes, order, &language);
    let kind = kind(order, news.as_ref());
    let asked = asks(order, Capacity::Partner);
    let told = asks(order, Capacity::Coordinator);
    let organisations = organisations(scenes, order, &language);
    let mut items = Listing { scenes, order, kind, language: &language, asks: &asked }.items();
    let named = spoken_of(scenes, &items, order);
    let undelivered = brief::undelivered(scenes, order, &language);
    let uncertain = brief::uncertain(scenes, order, &language);
    let (stalls, stalled_often) = brief::stalls(scenes, order);
    let set_aside = brief::set_aside(order);
    let came_in = brief::came_in(scenes, order, &language);
    let drafts = brief::drafts(scenes, order, &language);
    let unreachable = brief::unreachable(scenes, order, &language, &told);
    let exhausted = brief::exhausted(scenes, order, &language);
    let spoken = brief::spoken(scenes, order, &language);
    let left_open = brief::left_open(scenes, order, &language);
    let gone = brief::gone(scenes, order, &language);
    let stepped_down = brief::stepped_down(scenes, order, &language);
    let approvals = approval_work::approvals(scenes, order, &language);
    let commitments = commitment_work::commitments(scenes, order, &language);
    let told_count = undelivered.len()
        + uncertain.len()
        + if stalled_often.is_some() { 1 } else { stalls.len() }
        + set_aside.len()
        + came_in.len()
        + drafts.len()
        + unreachable.len()
        + exhausted.len()
        + spoken.len()
        + left_open.len()
        + gone.len()
        + stepped_down.len()
        + approvals.len()
        + commitments.len();
    if organisations.len() + usize::from(told_count > 0) < 2 {
        // A reader who answers for a single organisation need not be told which.
        for item in &mut items {
            item.organisation = None;
        }
    }
    items.sort_by(|a, b| order_of(a, &organisations).cmp(&order_of(b, &organisations)));
    let mut counts = counts(&items, kind);
    counts.notes = told_count as u32;
    if kind == MailKind::Brief {
        counts.all += counts.notes;
    }
    let earliest = earliest(&items, kind);
    let tally = tally(&items, kind);
    let answer = partner.and_then(|partner| answer_guide(&items, partner, order.day, order.answer_url.clone()));
    let copies = announced::copies(scenes, order, &language, &items);
    let is_on_paper = kind == MailKind::Formal && order.contact.channel == Channel::Letter;
    let mut dates = items.iter().map(|item| item.due).chain(copies.iter().map(|copy| copy.due));
    let is_for_calendar = dates.any(|due| due >= order.day) || news.as_ref().is_some_and(Announced::changes_calendars);
    // Nobody opens an attachment of a letter on paper.
    let has_calendar = is_for_calendar && !is_on_paper;
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
        is_on_paper,
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
        spoken,
        left_open,
        gone,
        stepped_down,
        approvals,
        commitments,
        unreachable,
        undelivered,
        uncertain,
        stalls,
        stalled_often,
        set_aside,
        came_in,
        drafts,
        lang: language.lang,
    }
}

fn partner_of<'a>(scenes: &[Scene<'a>], (workflow, id): &(WorkflowId, PartnerId)) -> Option<&'a Partner> {
    let scene = scenes.iter().find(|scene| scene.plan.workflow == *workflow)?;
    scene.plan.partners.get(id)
}

/// The names of the organisations that the recipient answers for, without repetition, the addressee's first. One
/// organisation may have different ids in two workflows.
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

/// The organisations that the address answers for besides the addressee's.
fn also_for(scenes: &[Scene<'_>], order: &Order<'_>, organisations: &[String], language: &Language) -> Option<Names> {
    let kind_of = |name: &String| {
        let mut partners = order.partners.iter().filter_map(|role| partner_of(scenes, role));
        Some(partners.find(|partner| partner.short_name(order.day, &language.lang) == name)?.kind)
    };
    let others = organisations.iter().skip(1);
    Names::of(&others.filter_map(|name| Some((name.clone(), kind_of(name)?))).collect::<Vec<_>>())
}

/// Sort key of items: by organisation, and within each the most urgent first.
fn order_of<'a>(item: &'a Item, organisations: &[String]) -> (Option<usize>, Standing, Date, &'a String, &'a TaskId) {
    let place = item.organisation.as_ref().and_then(|name| organisations.iter().position(|known| known == name));
    (place, item.standing, item.due, &item.symbol, &item.task)
}

/// The workflows that the mail mentions; the first scene if it mentions none.
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
        is_new: partner.is_some_and(|partner| {
            let reader = order.contact.email.as_deref().map(|address| Reader::of(partner, address));
            let knows = |scene: &Scene<'_>, reader| scene.state.has_written_to(&partner.id, reader);
            reader.is_some_and(|reader| !named.iter().any(|scene| knows(scene, reader)))
        }),
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
        requests: items.iter().filter(|item| item.asked && item.is_new).count() as u32,
        overdue: items.iter().filter(|item| item.standing == Standing::Overdue).count() as u32,
        moved: items.iter().filter(|item| item.moved.is_some()).count() as u32,
        others: if single { all.saturating_sub(1) } else { all },
        notes: 0,
    }
}

/// The earliest due date of what the subject counts: the items requested, or all items of a digest.
fn earliest(items: &[Item], kind: MailKind) -> Option<Date> {
    let counts_all = matches!(kind, MailKind::Digest | MailKind::Announcement | MailKind::AdoptionDigest);
    let asked = items.iter().filter(|item| item.asked && !counts_all).map(|item| item.due).min();
    asked.or_else(|| items.iter().map(|item| item.due).min())
}

/// Removes and returns the single item that the mail is about.
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

pub(super) fn answer_guide(items: &[Item], partner: &Partner, day: Date, url: Option<String>) -> Option<AnswerGuide> {
    let example = items.iter().find(|item| item.asked).or_else(|| items.first())?;
    let owes_part = |item: &&Item| item.role == ItemRole::Contributor;
    Some(AnswerGuide {
        task: example.task.clone(),
        nil: Some(example).filter(owes_part).or_else(|| items.iter().find(owes_part)).map(|item| item.task.clone()),
        brings: items.iter().any(|item| owes_part(&item) || item.deliverable.is_some()),
        date: partner.calendar.add_working_days(example.due.max(day), EXAMPLE_DAYS),
        url,
    })
}
