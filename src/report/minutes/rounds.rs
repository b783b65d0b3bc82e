//! The rounds: text, rule, end, and those who decide.

use super::{Member, MinutesEntry, MinutesFact, MinutesRound, desk::Desk};
use crate::{
    engine::{
        ApprovalState, Round,
        approval::{Counting, Service, Stated, closes_at},
    },
    lang::{Arg, DateStyle, Words},
    model::{ApprovalRule, Seat, SilencePeriod, Statement, StatementKind},
    report::words::writer::{count, text},
};

/// The rounds with their proceedings, in the same order.
pub(super) fn rounds(desk: &Desk<'_>, proceedings: Vec<Vec<MinutesEntry>>) -> Vec<MinutesRound> {
    let rounds = desk.run().approval.rounds.iter().zip(proceedings);
    rounds.map(|(round, proceedings)| of_round(desk, round, proceedings)).collect()
}

fn of_round(desk: &Desk<'_>, round: &Round, proceedings: Vec<MinutesEntry>) -> MinutesRound {
    let number = ("round", Arg::Count(i64::from(round.number)));
    let title = match &round.text {
        Some(version) => desk.w.say("minutes-round-version", &[number, ("version", text(desk.free(&version.version)))]),
        None => desk.w.say("minutes-round", &[number]),
    };
    let members =
        if desk.is_redacted { Vec::new() } else { round.seats.iter().map(|seat| member(desk, round, seat)).collect() };
    MinutesRound {
        number: round.number,
        title,
        state: round.state.as_str().to_owned(),
        outcome: desk.outcome(round.state.as_str(), round.ended_at()),
        is_silent: round.silence().is_some(),
        facts: facts(desk, round),
        members,
        proceedings,
    }
}

fn facts(desk: &Desk<'_>, round: &Round) -> Vec<MinutesFact> {
    let w = desk.w;
    let version = round.text.as_ref();
    let date = |day| Words::of(w.lang()).date(day, DateStyle::Weekday);
    let informed: Vec<String> = round.observers.iter().map(|partner| desk.partner(partner)).collect();
    // What was broken or withdrawn did not come to its end.
    let has_end = round.state.is_open() || round.state == ApprovalState::Held;
    let ends = round.silence().filter(|_| has_end).map(|_| match closes_at(desk.plan, round) {
        Some(at) => desk.time(at),
        None => w.say("minutes-ends-open", &[]),
    });
    let facts = [
        ("text", version.map(|text| desk.free(&text.version))),
        ("link", version.and_then(|text| text.link.as_ref()).map(|link| desk.free(link))),
        ("sha256", version.and_then(|text| text.sha256.as_ref()).map(|hash| w.isolated(hash))),
        ("rule", Some(rule(desk, round))),
        ("served", round.silence().map(|_| served_count(desk, round))),
        ("ends", ends),
        ("due", round.due.map(date)),
        ("informed", (!informed.is_empty()).then(|| w.list(&informed))),
        ("outcome", Some(desk.outcome(round.state.as_str(), round.ended_at()))),
    ];
    facts.into_iter().filter_map(|(key, words)| Some(desk.fact(key, words?))).collect()
}

fn rule(desk: &Desk<'_>, round: &Round) -> String {
    let w = desk.w;
    let seats = ("seats", count(round.seats.len()));
    match round.rule {
        ApprovalRule::One => w.say("minutes-rule-one", &[]),
        ApprovalRule::All => w.say("minutes-rule-all", &[seats]),
        ApprovalRule::Quorum(..) | ApprovalRule::AtLeast(_) => {
            w.say("minutes-rule-quorum", &[("needed", count(round.needed())), seats])
        }
        ApprovalRule::Silence(silence) => {
            let period = match silence.period {
                SilencePeriod::Hours(hours) => w.say("minutes-rule-hours", &[("hours", count(hours as usize))]),
                SilencePeriod::WorkingDays(days) => w.say("minutes-rule-days", &[("days", count(days as usize))]),
            };
            let more = match silence.extension_hours {
                Some(hours) => w.say("minutes-rule-extended", &[("hours", count(hours as usize))]),
                None => w.say("minutes-rule-breaks", &[]),
            };
            format!("{period} {more}")
        }
    }
}

fn served_count(desk: &Desk<'_>, round: &Round) -> String {
    let (of, unserved) = (round.present(desk.plan).count(), round.unserved(desk.plan).count());
    let last = round.present(desk.plan).filter_map(|seat| round.served.get(seat)).map(|service| service.at).max();
    let args = [("n", count(of - unserved)), ("of", count(of))];
    match last.filter(|_| unserved == 0) {
        Some(at) => {
            let [n, of] = args;
            desk.w.say("minutes-served-count", &[n, of, ("time", text(desk.time(at)))])
        }
        None => desk.w.say("minutes-served-some", &args),
    }
}

fn member(desk: &Desk<'_>, round: &Round, seat: &Seat) -> Member {
    // Without a vote, a request for time or a remark is what it said.
    let passing = || {
        let counts = |said: &&Stated| said.seat == *seat && said.counting == Counting::Counts;
        round.said.iter().rev().find(counts).filter(|_| desk.plan.partners.contains_key(&seat.partner))
    };
    let stated = round.last_of(seat).or_else(passing);
    let position = match stated {
        Some(said) => {
            let kind = kind(&said.statement, round.silence().is_some());
            let position = desk.w.say("minutes-position", &[("kind", text(kind))]);
            match said.by.as_ref().filter(|by| **by != seat.partner) {
                Some(by) => {
                    let args = [("position", text(position)), ("name", text(desk.partner(by)))];
                    desk.w.say("minutes-position-by", &args)
                }
                None => position,
            }
        }
        None if !desk.plan.partners.contains_key(&seat.partner) => desk.w.say("minutes-left", &[]),
        None if matches!(round.state, ApprovalState::Held) => desk.w.say("minutes-silent", &[]),
        None => desk.w.say("minutes-no-answer", &[]),
    };
    let service = round.served.get(seat);
    Member {
        name: desk.partner(&seat.partner),
        office: desk.office(seat),
        served: service
            .map_or_else(|| desk.w.say("minutes-not-reached", &[]), |service| served(desk, round, (seat, service))),
        is_served: service.is_some(),
        position,
        stated: stated.map(|said| said.statement.kind()),
    }
}

/// When and how a member got the text.
fn served(desk: &Desk<'_>, round: &Round, (seat, service): (&Seat, &Service)) -> String {
    let time = ("time", text(desk.time(service.at)));
    let to = desk.inner(service.to.as_ref());
    let way = |way: Option<crate::model::Way>| {
        let word = way.map_or("recorded", crate::model::Way::as_str);
        ("way", text(desk.w.say("minutes-came", &[("way", text(word))])))
    };
    let has_answered = || round.said.iter().any(|said| said.seat == *seat && said.at == service.at);
    match to {
        Some(to) if service.by_notice => desk.w.say("minutes-served-mail", &[time, ("to", text(to))]),
        Some(name) => desk.w.say("minutes-served-taken", &[time, way(service.way), ("name", text(name))]),
        None if !service.by_notice && has_answered() => desk.w.say("minutes-served-answer", &[time]),
        None if service.by_notice => desk.time(service.at),
        None => desk.w.say("minutes-served-way", &[time, way(service.way)]),
    }
}

/// The word for a statement: who approves a text under silence agrees to it.
pub(super) fn kind(statement: &Statement, is_silent: bool) -> &'static str {
    match statement {
        Statement::Approved { conditions: Some(_) } => "conditional",
        Statement::Approved { conditions: None } if is_silent => "agreed",
        statement => match statement.kind() {
            StatementKind::Approved => "approved",
            other => other.as_str(),
        },
    }
}
