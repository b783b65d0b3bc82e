//! An organisation that nobody could write to is reached again: status, reports and the lead's page say so at once, whatever
//! proves it.

use concerted::{
    app,
    engine::{RunState, Unheard, unheard},
    model::{Event, Fact, IncomingKind, MailState, PartnerId, TaskState},
    report::{self, Audience, Edition, Request},
};
use jiff::{ToSpan, tz::TimeZone};

use crate::{
    desk::{Desk, report as delivery_report},
    world::{SALMA, Verdict, World, at, workflow},
};

const BEGINS: &str = "2026-11-02T06:00:00Z";
const NOW: &str = "2027-02-20T12:00:00Z";

/// The comments are asked for on 10 February.
fn asked() -> Desk {
    let mut desk = Desk::of(World::new(&workflow("2027-06-02"), BEGINS), BEGINS);
    desk.world.live(BEGINS, "2027-01-12T12:00:00Z");
    for task in ["OUT-01", "OUT-02"] {
        let what = app::Recording::State { task: task.into(), state: TaskState::Completed };
        let World { app, loading, .. } = &mut desk.world;
        app::record(app, loading, &"forum".into(), what, None, None, at("2027-01-12T12:00:00Z")).unwrap();
    }
    desk.world.live("2027-01-12T12:00:00Z", "2027-02-10T12:00:00Z");
    desk
}

/// Mail to ISESCO, which has nobody but Salma, has come back.
fn unreached() -> Desk {
    let mut desk = asked();
    let asked = desk.last_to(SALMA);
    let back = desk.return_path(&asked);
    let gone = delivery_report(&back, &asked, SALMA, ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    assert_eq!(desk.take_bytes(&gone, "2027-02-10T13:00:00Z").kind, IncomingKind::NotReached);
    desk.world.live("2027-02-10T13:00:00Z", NOW);
    desk
}

/// Who is said to be not reached: by the status, by a progress report of the day, and by the engine.
fn said(desk: &mut Desk, now: &str) -> [Vec<PartnerId>; 3] {
    let World { app, loading, .. } = &mut desk.world;
    let overview = app::overview(app, loading, None, at(now)).unwrap().remove(0);
    let by_status = overview.unreached.iter().filter(|one| one.is_everybody).filter_map(|one| one.partner.clone());
    let by_status = by_status.collect();
    let events = desk.events("forum");
    let plan = &desk.world.loading.workflows[&"forum".into()].plan;
    let request = Request {
        cut_off: TimeZone::UTC.to_datetime(at(now)).date(),
        lang: "en".into(),
        edition: Edition::Draft,
        previous: None,
        audience: Audience::TaskForce,
    };
    let report = report::build(plan, &events, &request);
    let marked = report
        .partners
        .heat_map
        .rows
        .iter()
        .filter(|row| row.unheard.as_ref().is_some_and(|unheard| unheard.key.as_str() == "not_reached"));
    let by_report = marked.map(|row| row.partner.clone()).collect();
    let state = RunState::replay(plan, &events, at(now));
    let not_reached = |of: &Unheard| matches!(of, Unheard::NotReached { .. });
    let by_engine = unheard(plan, &state, at(now)).into_iter().filter(|(_, of)| not_reached(of)).map(|(id, _)| id);
    let by_engine = by_engine.collect();
    [by_status, by_report, by_engine]
}

fn reached(desk: &mut Desk) -> Vec<String> {
    let facts = desk.events("forum").into_iter().map(|event| event.fact);
    let reached = facts.filter_map(|fact| match fact {
        Fact::PartnerReached { partner, why } => Some(format!("{partner}: {why}")),
        _ => None,
    });
    reached.collect()
}

#[test]
fn a_mail_that_comes_back_from_the_only_address_says_so_at_once() {
    let mut desk = asked();
    let isesco = PartnerId::from("isesco");
    let is_said = |desk: &mut Desk, now: &str| said(desk, now).iter().filter(|all| all.contains(&isesco)).count();
    let asked = desk.last_to(SALMA);
    let back = desk.return_path(&asked);
    assert_eq!(is_said(&mut desk, "2027-02-10T13:00:00Z"), 0);
    let full = delivery_report(&back, &asked, SALMA, ("failed", "4.2.2", "452 4.2.2 mailbox full"));
    desk.take_bytes(&full, "2027-02-10T13:10:00Z");
    assert_eq!(is_said(&mut desk, "2027-02-10T13:10:00Z"), 0, "a full mailbox is no dead address");
    let gone = delivery_report(&back, &asked, SALMA, ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    assert_eq!(desk.take_bytes(&gone, "2027-02-10T13:20:00Z").kind, IncomingKind::NotReached);
    assert_eq!(is_said(&mut desk, "2027-02-10T13:20:00Z"), 3, "no pass was made since");
    // Of one instant, what was learned last counts.
    let arrived = delivery_report(&back, &asked, SALMA, ("delivered", "2.0.0", "250 2.0.0 delivered"));
    desk.take_bytes(&arrived, "2027-02-10T13:20:00Z");
    assert_eq!(is_said(&mut desk, "2027-02-10T13:20:00Z"), 0);
    let gone = delivery_report(&back, &asked, SALMA, ("failed", "5.1.1", "550 5.1.1 there is still no such mailbox"));
    desk.take_bytes(&gone, "2027-02-10T13:20:00Z");
    assert_eq!(is_said(&mut desk, "2027-02-10T13:20:00Z"), 3);
    // Where somebody else can be written to, the organisation is reached.
    let asked = desk.last_to(crate::world::PIERRE);
    let back = desk.return_path(&asked);
    let gone = delivery_report(&back, &asked, crate::world::PIERRE, ("failed", "5.1.1", "550 5.1.1 no such mailbox"));
    desk.take_bytes(&gone, "2027-02-10T13:30:00Z");
    let unreached = said(&mut desk, "2027-02-10T13:30:00Z");
    assert!(unreached.iter().all(|all| !all.contains(&"unesco".into())), "{unreached:?}");
    desk.examine("2027-02-10T13:30:00Z");
}

#[test]
fn a_later_delivery_clears_it_at_once() {
    let mut desk = unreached();
    for said in said(&mut desk, NOW) {
        assert!(said.contains(&"isesco".into()), "{said:?}");
    }
    let asked = desk.last_to(SALMA);
    let back = desk.return_path(&asked);
    let arrived = delivery_report(&back, &asked, SALMA, ("delivered", "2.0.0", "250 2.0.0 delivered"));
    assert_eq!(desk.take_bytes(&arrived, "2027-02-20T12:10:00Z").kind, IncomingKind::Delivered);
    for said in said(&mut desk, "2027-02-20T12:10:00Z") {
        assert!(!said.contains(&"isesco".into()), "{said:?}");
    }
    assert_eq!(reached(&mut desk), ["isesco: salma@isesco.example: a report says that a mail was delivered"]);
    // What is delivered to whoever was reached all the time is no news.
    let more = delivery_report(&back, &asked, SALMA, ("delivered", "2.1.5", "250 2.1.5 delivered"));
    desk.take_bytes(&more, "2027-02-20T12:20:00Z");
    assert_eq!(reached(&mut desk).len(), 1);
    desk.examine("2027-02-20T12:20:00Z");
}

#[test]
fn a_mail_without_a_reminder_that_is_taken_clears_it_too() {
    let mut desk = unreached();
    let asked = desk.last_to(SALMA);
    let World { app, loading, .. } = &mut desk.world;
    app::resend(app, loading, std::slice::from_ref(&asked.key), app::Resending::default(), at(NOW)).unwrap();
    // Sunday morning in Riyadh.
    desk.world.live(NOW, "2027-02-21T07:00:00Z");
    assert!(desk.last_to(SALMA).sent_at.unwrap() >= at(NOW), "it left");
    for said in said(&mut desk, "2027-02-21T07:00:00Z") {
        assert!(!said.contains(&"isesco".into()), "{said:?}");
    }
    desk.examine("2027-02-21T07:00:00Z");
}

#[test]
fn a_delivery_to_somebody_else_clears_nothing() {
    let mut desk = unreached();
    let asked = desk.last_to(crate::world::PIERRE);
    let back = desk.return_path(&asked);
    let arrived = delivery_report(&back, &asked, crate::world::PIERRE, ("delivered", "2.0.0", "250 2.0.0 delivered"));
    assert_eq!(desk.take_bytes(&arrived, "2027-02-20T12:10:00Z").kind, IncomingKind::Delivered);
    for said in said(&mut desk, "2027-02-20T12:10:00Z") {
        assert!(said.contains(&"isesco".into()), "{said:?}");
    }
    assert_eq!(reached(&mut desk), Vec::<String>::new());
}

#[test]
fn an_only_address_that_is_refused_while_a_mail_is_sent_says_so_the_same_day() {
    let mut desk = Desk::of(World::new(&workflow("2027-06-02"), BEGINS), BEGINS);
    desk.world.refused.insert(SALMA.to_owned());
    let isesco = PartnerId::from("isesco");
    let mut now = at(BEGINS);
    // The first mail to ISESCO, which has nobody but Salma.
    while !desk.mails().iter().any(|mail| mail.state == MailState::Failed) {
        now = app::next_wake(&mut desk.world.app, &desk.world.loading, now).unwrap().unwrap().max(now + 1.second());
        desk.world.tick(now);
        desk.world.deliver(now, || Verdict::Accept);
    }
    let of_partner =
        |event: &Event| matches!(&event.fact, Fact::PartnerUnreachable { partner, .. } if *partner == isesco);
    let facts: Vec<Event> = desk.events("forum").into_iter().filter(of_partner).collect();
    assert_eq!(facts.len(), 1, "no pass was made since");
    assert_eq!((facts[0].happened_at, facts[0].recorded_at), (now, now));
    assert!(matches!(&facts[0].fact, Fact::PartnerUnreachable { why, .. } if why.contains("550 5.1.1")), "{facts:?}");
    assert!(said(&mut desk, &now.to_string()).iter().all(|all| all.contains(&isesco)), "all say so");
    desk.world.tick(now + 1.second());
    desk.world.deliver(now + 1.second(), || Verdict::Accept);
    desk.examine(&(now + 1.second()).to_string());
}
