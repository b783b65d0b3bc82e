//! What happened, in the order of time, each thing with its entries of the journal.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{MinutesEntry, case::Case, rounds::kind};
use crate::{
    engine::{
        ApprovalState, NoticeOf, Round,
        approval::{Counting, Stated},
        notice_of,
    },
    lang::{DateStyle, Words},
    model::{Answer, Event, Fact, News, Origin, Seat, Statement, TextVersion},
    plan::{Plan, Task},
    report::words::writer::{count, text},
};

/// What is recorded so much later than it happened is said to be.
const LATER: SignedDuration = SignedDuration::from_mins(1);

/// The events about the approval of `task` by `now`, in the order of time.
pub(super) fn about<'e>(plan: &Plan, task: &Task, events: &'e [Event], now: Timestamp) -> Vec<&'e Event> {
    let is_of_task = |event: &&Event| match &event.fact {
        Fact::ReminderSent { reminder, .. } | Fact::NoticeLost { reminder, .. } => {
            // Copies serve nobody, and are not told of.
            let is_told = |notice: NoticeOf| notice.copied_to.is_none() && notice.of_now(plan).task == task.id;
            notice_of(reminder).is_some_and(is_told)
        }
        Fact::InputAnswered { partner, answer, .. } => {
            let is_lead = plan.renames.partner(partner) == task.lead;
            let is_said = matches!(answer, Answer::Done | Answer::NotDone);
            is_lead && is_said && event.fact.task().is_some_and(|id| plan.renames.task(id) == task.id)
        }
        Fact::DefinitionTaken { news, .. } => news.iter().any(|news| matches!(news, News::Left { .. })),
        fact => fact.task().is_some_and(|id| plan.renames.task(id) == task.id),
    };
    let mut about: Vec<&Event> = events.iter().filter(|event| event.happened_at <= now).filter(is_of_task).collect();
    about.sort_by_key(|event| event.place());
    about
}

/// What happened before the first round, and in each of them.
pub(super) fn entries(case: &Case<'_>, events: &[&Event]) -> (Vec<MinutesEntry>, Vec<Vec<MinutesEntry>>) {
    let rounds = &case.run().approval.rounds;
    let mut before: Vec<MinutesEntry> = Vec::new();
    let mut of_rounds: Vec<Vec<MinutesEntry>> = vec![Vec::new(); rounds.len()];
    let mut opened = 0;
    // Which statement of its round comes next.
    let mut stated: BTreeMap<usize, usize> = BTreeMap::new();
    for event in events {
        if matches!(event.fact, Fact::ApprovalOpened { .. }) {
            opened += 1;
        }
        let number = notice_number(&event.fact).unwrap_or(opened);
        let round = number.checked_sub(1).and_then(|at| rounds.get(at));
        let nth = stated.entry(number).or_default();
        let entry = match round {
            None => simple(case, event),
            Some(round) => in_round(case, round, event, nth),
        };
        let list = number.checked_sub(1).and_then(|at| of_rounds.get_mut(at)).unwrap_or(&mut before);
        if let Some(entry) = entry {
            add(list, entry);
        }
    }
    for entry in before.iter_mut().chain(of_rounds.iter_mut().flatten()) {
        entry.entries_text = spans(&entry.entries);
    }
    (before, of_rounds)
}

fn notice_number(fact: &Fact) -> Option<usize> {
    match fact {
        Fact::ReminderSent { reminder, .. } | Fact::NoticeLost { reminder, .. } => {
            notice_of(reminder).map(|notice| notice.round as usize)
        }
        _ => None,
    }
}

/// Notices of one kind that leave one after the other are one thing.
fn add(list: &mut Vec<MinutesEntry>, entry: MinutesEntry) {
    match list.last_mut() {
        Some(last) if entry.kind == "notice" && last.kind == "notice" && last.text == entry.text => {
            last.details.extend(entry.details);
            last.entries.extend(entry.entries);
        }
        _ => list.push(entry),
    }
}

/// What happened outside of a round.
fn simple(case: &Case<'_>, event: &Event) -> Option<MinutesEntry> {
    let w = case.w;
    let (kind, words) = match &event.fact {
        Fact::InputAnswered { answer: Answer::Done, partner, .. } => (
            "handed_in",
            w.say("minutes-handed-in", &[("who", text(case.partner(&case.plan.renames.partner(partner))))]),
        ),
        Fact::InputAnswered { answer: Answer::NotDone, partner, .. } => {
            let who = case.partner(&case.plan.renames.partner(partner));
            ("taken_back", w.say("minutes-taken-back", &[("who", text(who))]))
        }
        Fact::TaskSet { state, .. } => {
            ("state", w.say("minutes-state", &[("state", text(w.word("state", state.as_str())))]))
        }
        Fact::TaskApproved { .. } => ("signed", w.say("minutes-signed", &[])),
        _ => return None,
    };
    let mut details = note(case, event.fact.note());
    if let Fact::TaskApproved { evidence: Some(evidence), .. } = &event.fact {
        details.insert(0, case.document(evidence));
    }
    Some(entry(case, event, kind, (words, details)))
}

fn in_round(case: &Case<'_>, round: &Round, event: &Event, nth: &mut usize) -> Option<MinutesEntry> {
    let w = case.w;
    let (kind, words, details) = match &event.fact {
        Fact::ApprovalOpened { seats, text: version, .. } => {
            let id = if round.silence().is_some() { "minutes-opened-silence" } else { "minutes-opened-approval" };
            let details = named(case, version.as_ref()).into_iter().chain(note(case, event.fact.note()));
            ("opened", w.say(id, &[("n", count(seats.len()))]), details.collect())
        }
        Fact::ReminderSent { reminder, to, to_coordinator: false, .. } => {
            let notice = notice_of(reminder)?.of_now(case.plan);
            let details = sent(case, &notice, (event.happened_at, to.as_ref())).into_iter().collect();
            // The kind may have what tells two notices apart behind it: `moved-2027-05-18`.
            let kind = notice.kind.split('-').next().unwrap_or_default();
            ("notice", w.say("minutes-notice", &[("kind", text(kind))]), details)
        }
        Fact::NoticeLost { reminder, why } => {
            let notice = notice_of(reminder)?.of_now(case.plan);
            let who = case.partner(&notice.partner);
            let why = case.inner(Some(why)).map(|why| w.say("minutes-lost-why", &[("why", text(why))]));
            ("lost", w.say("minutes-lost", &[("who", text(who))]), why.into_iter().collect())
        }
        Fact::MemberServed { seat, origin, .. } => {
            let seat = Seat { partner: case.plan.renames.partner(&seat.partner), office: seat.office };
            let way = came(case, Some(origin));
            let words = w.say("minutes-served", &[("who", text(case.member(&seat))), ("way", text(way))]);
            let taken = case.inner(origin.said_by.as_ref()).into_iter();
            ("served", words, taken.chain(note(case, event.fact.note())).collect())
        }
        Fact::ApprovalStated { .. } => {
            let said = round.said.get(*nth)?;
            *nth += 1;
            let entry = entry(case, event, "stated", (spoken(case, round, said), circumstances(case, round, said)));
            return Some(MinutesEntry { is_without_effect: said.counting != Counting::Counts, ..entry });
        }
        Fact::SilenceHeld { .. } if round.undone.contains(&event.happened_at) => {
            let entry = entry(case, event, "held", (w.say("minutes-held-undone", &[]), Vec::new()));
            return Some(MinutesEntry { is_without_effect: true, ..entry });
        }
        Fact::SilenceHeld { .. } => ("held", w.say("minutes-held", &[]), Vec::new()),
        Fact::ConsultationBegun { .. } => ("consulted", w.say("minutes-consulted", &[]), note(case, event.fact.note())),
        Fact::ApprovalWithdrawn { .. } => ("withdrawn", w.say("minutes-withdrawn", &[]), note(case, event.fact.note())),
        Fact::DefinitionTaken { news, .. } => {
            let left = news.iter().find_map(|news| match news {
                News::Left { partner, .. } => round.seats.iter().find(|seat| seat.partner == *partner),
                _ => None,
            })?;
            ("left", w.say("minutes-member-left", &[("who", text(case.member(left)))]), Vec::new())
        }
        _ => return simple(case, event),
    };
    Some(entry(case, event, kind, (words, details)))
}

fn entry(case: &Case<'_>, event: &Event, kind: &str, (words, mut details): (String, Vec<String>)) -> MinutesEntry {
    if event.recorded_at.duration_since(event.happened_at) >= LATER {
        let time = ("time", text(case.time(event.recorded_at)));
        details.push(case.w.say("minutes-recorded", &[time]));
    }
    MinutesEntry {
        at: event.happened_at,
        time: case.time(event.happened_at),
        kind: kind.to_owned(),
        text: words,
        details,
        is_without_effect: false,
        entries: if event.seq > 0 { vec![event.seq] } else { Vec::new() },
        entries_text: String::new(),
    }
}

/// To whom a notice went, when, and to which address.
fn sent(case: &Case<'_>, notice: &NoticeOf, (at, to): (Timestamp, Option<&String>)) -> Option<String> {
    if case.is_redacted {
        return None;
    }
    let seat = Seat { partner: notice.partner.clone(), office: notice.office };
    let parts = [Some(case.member(&seat)), Some(case.time(at)), case.inner(to)];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(&case.w.say("report-comma", &[])))
}

/// The text that is put before the members.
fn named(case: &Case<'_>, version: Option<&TextVersion>) -> Option<String> {
    version.map(|version| case.free(&version.version))
}

fn note(case: &Case<'_>, note: Option<&str>) -> Vec<String> {
    let note = note.filter(|note| !note.trim().is_empty());
    note.map(|note| case.w.say("minutes-reason", &[("text", text(case.free(note)))])).into_iter().collect()
}

/// `by telephone`.
fn came(case: &Case<'_>, origin: Option<&Origin>) -> String {
    let way = origin.map_or("recorded", |origin| origin.way.as_str());
    case.w.say("minutes-came", &[("way", text(way))])
}

fn spoken(case: &Case<'_>, round: &Round, said: &Stated) -> String {
    let who = case.speaker(&said.seat, said.by.as_ref());
    let kind = kind(&said.statement, round.silence().is_some());
    case.w.say("minutes-said", &[("kind", text(kind)), ("who", text(who))])
}

/// Paragraphs, reason, the way it came, and what it led to.
fn circumstances(case: &Case<'_>, round: &Round, said: &Stated) -> Vec<String> {
    let w = case.w;
    let mut details = Vec::new();
    match &said.statement {
        Statement::Objected { paragraphs } if paragraphs.is_empty() => details.push(w.say("minutes-whole", &[])),
        Statement::Objected { paragraphs } => {
            let named: Vec<String> = paragraphs.iter().map(|one| case.free(one)).collect();
            details.push(w.say("minutes-paragraphs", &[("paragraphs", text(w.series(&named)))]));
        }
        Statement::Approved { conditions: Some(conditions) } => {
            details.push(w.say("minutes-reservation", &[("text", text(case.free(conditions)))]));
        }
        Statement::TimeRequested { until: Some(until) } => {
            let date = Words::of(w.lang()).date(*until, DateStyle::Weekday);
            details.push(w.say("minutes-until", &[("date", text(date))]));
        }
        Statement::Delegated { to } => {
            details.push(w.say("minutes-left-to", &[("who", text(case.partner(to)))]));
        }
        _ => {}
    }
    details.extend(note(case, said.note.as_deref()));
    let way = text(came(case, said.origin.as_ref()));
    details.push(match said.origin.as_ref().and_then(|origin| case.inner(origin.said_by.as_ref())) {
        Some(name) => w.say("minutes-came-named", &[("came", way), ("name", text(name))]),
        None => w.say("minutes-came-line", &[("came", way)]),
    });
    details.extend(effect(case, round, said));
    details
}

/// What a statement led to, or why it did not count.
fn effect(case: &Case<'_>, round: &Round, said: &Stated) -> Option<String> {
    let became = |state: ApprovalState| round.states.contains(&(said.at, state));
    let hours = round.silence().and_then(|silence| silence.extension_hours).unwrap_or_default();
    let is_replaced = || {
        let later = round.last_of(&said.seat);
        let passing = matches!(
            said.statement,
            Statement::Remarked {} | Statement::TimeRequested { .. } | Statement::Delegated { .. }
        );
        !passing && later.is_some_and(|later| !std::ptr::eq(later, said))
    };
    let effect = match said.counting {
        Counting::Late => "late",
        Counting::NoSeat => "no_seat",
        Counting::Counts if round.extended_at == Some(said.at) => "extends",
        Counting::Counts if became(ApprovalState::Broken) => "breaks",
        Counting::Counts if became(ApprovalState::Approved) => "approves",
        Counting::Counts if became(ApprovalState::Returned) => "returns",
        Counting::Counts if is_replaced() => "replaced",
        Counting::Counts => return None,
    };
    Some(case.w.say("minutes-effect", &[("effect", text(effect)), ("hours", count(hours as usize))]))
}

/// `12–14, 17`.
fn spans(entries: &[i64]) -> String {
    let mut spans: Vec<(i64, i64)> = Vec::new();
    for entry in entries {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *entry => *last = *entry,
            _ => spans.push((*entry, *entry)),
        }
    }
    let span = |(first, last): (i64, i64)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    spans.into_iter().map(span).collect::<Vec<_>>().join(", ")
}
