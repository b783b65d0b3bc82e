//! The rounds: text, rule, end, and those who decide.

use super::{Member, MinutesEntry, MinutesFact, MinutesRound, case::Case};
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
pub(super) fn rounds(case: &Case<'_>, proceedings: Vec<Vec<MinutesEntry>>) -> Vec<MinutesRound> {
    let rounds = case.run().approval.rounds.iter().zip(proceedings);
    rounds.map(|(round, proceedings)| of_round(case, round, proceedings)).collect()
}

fn of_round(case: &Case<'_>, round: &Round, proceedings: Vec<MinutesEntry>) -> MinutesRound {
    let number = ("round", Arg::Count(i64::from(round.number)));
    let title = match &round.text {
        Some(version) => case.w.say("minutes-round-version", &[number, ("version", text(case.free(&version.version)))]),
        None => case.w.say("minutes-round", &[number]),
    };
    let members =
        if case.is_redacted { Vec::new() } else { round.seats.iter().map(|seat| member(case, round, seat)).collect() };
    MinutesRound {
        number: round.number,
        title,
        state: round.state.as_str().to_owned(),
        outcome: case.outcome(round.state.as_str(), round.ended_at()),
        is_silent: round.silence().is_some(),
        facts: facts(case, round),
        members,
        proceedings,
    }
}

fn facts(case: &Case<'_>, round: &Round) -> Vec<MinutesFact> {
    let w = case.w;
    let version = round.text.as_ref();
    let date = |day| Words::of(w.lang()).date(day, DateStyle::Weekday);
    let informed: Vec<String> = round.observers.iter().map(|partner| case.partner(partner)).collect();
    // What was broken or withdrawn did not come to its end.
    let has_end = round.state.is_open() || round.state == ApprovalState::Held;
    let ends = round.silence().filter(|_| has_end).map(|_| match closes_at(case.plan, round) {
        Some(at) => case.time(at),
        None => w.say("minutes-ends-open", &[]),
    });
    let facts = [
        ("text", version.map(|text| case.free(&text.version))),
        ("link", version.and_then(|text| text.link.as_ref()).map(|link| case.free(link))),
        ("sha256", version.and_then(|text| text.sha256.as_ref()).map(|hash| w.isolated(hash))),
        ("rule", Some(rule(case, round))),
        ("served", round.silence().map(|_| served_count(case, round))),
        ("ends", ends),
        ("due", round.due.map(date)),
        ("informed", (!informed.is_empty()).then(|| w.list(&informed))),
        ("outcome", Some(case.outcome(round.state.as_str(), round.ended_at()))),
    ];
    facts.into_iter().filter_map(|(key, words)| Some(case.fact(key, words?))).collect()
}

fn rule(case: &Case<'_>, round: &Round) -> String {
    let w = case.w;
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

fn served_count(case: &Case<'_>, round: &Round) -> String {
    let (of, unserved) = (round.present(case.plan).count(), round.unserved(case.plan).count());
    let last = round.present(case.plan).filter_map(|seat| round.served.get(seat)).map(|service| service.at).max();
    let args = [("n", count(of - unserved)), ("of", count(of))];
    match last.filter(|_| unserved == 0) {
        Some(at) => {
            let [n, of] = args;
            case.w.say("minutes-served-count", &[n, of, ("time", text(case.time(at)))])
        }
        None => case.w.say("minutes-served-some", &args),
    }
}

fn member(case: &Case<'_>, round: &Round, seat: &Seat) -> Member {
    // Without a vote, a request for time or a remark is what it said.
    let passing = || {
        let counts = |said: &&Stated| said.seat == *seat && said.counting == Counting::Counts;
        round.said.iter().rev().find(counts).filter(|_| case.plan.partners.contains_key(&seat.partner))
    };
    let stated = round.last_of(seat).or_else(passing);
    let position = match stated {
        Some(said) => {
            let kind = kind(&said.statement, round.silence().is_some());
            let position = case.w.say("minutes-position", &[("kind", text(kind))]);
            match said.by.as_ref().filter(|by| **by != seat.partner) {
                Some(by) => {
                    let args = [("position", text(position)), ("name", text(case.partner(by)))];
                    case.w.say("minutes-position-by", &args)
                }
                None => position,
            }
        }
        None if !case.plan.partners.contains_key(&seat.partner) => case.w.say("minutes-left", &[]),
        None if matches!(round.state, ApprovalState::Held) => case.w.say("minutes-silent", &[]),
        None => case.w.say("minutes-no-answer", &[]),
    };
    let service = round.served.get(seat);
    Member {
        name: case.partner(&seat.partner),
        office: case.office(seat),
        served: service
            .map_or_else(|| case.w.say("minutes-not-reached", &[]), |service| served(case, round, (seat, service))),
        is_served: service.is_some(),
        position,
        stated: stated.map(|said| said.statement.kind()),
    }
}

/// When and how a member got the text.
fn served(case: &Case<'_>, round: &Round, (seat, service): (&Seat, &Service)) -> String {
    let time = ("time", text(case.time(service.at)));
    let to = case.inner(service.to.as_ref());
    let way = |way: Option<crate::model::Way>| {
        let word = way.map_or("recorded", crate::model::Way::as_str);
        ("way", text(case.w.say("minutes-came", &[("way", text(word))])))
    };
    let has_answered = || round.said.iter().any(|said| said.seat == *seat && said.at == service.at);
    match to {
        Some(to) if service.by_notice => case.w.say("minutes-served-mail", &[time, ("to", text(to))]),
        Some(name) => case.w.say("minutes-served-taken", &[time, way(service.way), ("name", text(name))]),
        None if !service.by_notice && has_answered() => case.w.say("minutes-served-answer", &[time]),
        None if service.by_notice => case.time(service.at),
        None => case.w.say("minutes-served-way", &[time, way(service.way)]),
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
