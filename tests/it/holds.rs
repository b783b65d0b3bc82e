//! Holds: mails that wait because a person said so, until that is over.

use std::collections::BTreeSet;

use concerted::{
    app::{
        self, AppError, HoldOrder,
        rehearse::{Answers, Rehearsal, Scene, Script, Watcher, rehearse, standpoint},
    },
    diag::Advised,
    model::{MailState, WorkflowId},
    store::{Mail, Snapshot},
};

use crate::{
    outbox_verbs::{mails, ok, refused},
    restraint::live,
    world::{AYSEL, PIERRE, Verdict, World, at, workflow},
};

const OPENS: &str = "2027-06-02";
const BEGINS: &str = "2026-11-02T06:00:00Z";
/// Sunday: nobody in Europe works, and the first mails leave in the morning.
const SUNDAY: &str = "2026-12-06T12:00:00Z";
const MONDAY: &str = "2026-12-07T10:00:00Z";

fn begun() -> World {
    let mut world = World::new(&workflow(OPENS), BEGINS);
    live(&mut world, BEGINS, SUNDAY);
    world
}

fn order(partner: Option<&str>, until: Option<&str>) -> HoldOrder {
    HoldOrder {
        workflow: Some("forum".into()),
        partner: partner.map(Into::into),
        until: until.map(|day| day.parse().unwrap()),
        reason: "the dates are looked at".into(),
    }
}

fn place(world: &mut World, order: HoldOrder, now: &str) -> Result<u32, AppError> {
    app::place_hold(&mut world.app, &world.loading, order, at(now)).map(|hold| hold.number)
}

fn lift(world: &mut World, number: u32, now: &str) -> Result<usize, AppError> {
    app::lift_hold(&mut world.app, &world.loading, number, at(now))
}

fn held(world: &mut World) -> Vec<Mail> {
    mails(world).into_iter().filter(|mail| mail.state == MailState::Held).collect()
}

/// To whom mails arrived since the hold was placed.
fn readers(world: &World) -> Vec<String> {
    let since = world.arrived().into_iter().filter(|(_, attempt)| attempt.at >= at(SUNDAY));
    since.flat_map(|(_, attempt)| attempt.recipients).collect()
}

#[test]
fn mails_of_a_held_workflow_wait_and_leave_when_it_is_lifted() {
    let mut world = begun();
    let before = world.arrived().len();
    let number = place(&mut world, order(None, None), SUNDAY).unwrap();
    world.pass(MONDAY);
    world.pass("2026-12-08T10:00:00Z");
    assert_eq!(world.arrived().len(), before, "nothing left");
    let waiting = held(&mut world);
    assert!(!waiting.is_empty() && waiting.iter().all(|mail| mail.held_by == Some(number)), "{waiting:#?}");

    let status = ok(&world, MONDAY, &["status"]);
    let first = status.lines().next().unwrap();
    assert!(
        first.starts_with("attention: hold 1, by the coordinator on 2026-12-06T12:00:00Z: mails of forum wait"),
        "{first}"
    );
    assert!(
        first.contains("the dates are looked at") && first.contains("to lift it: `concerted hold --lift 1`"),
        "{first}"
    );
    assert!(ok(&world, MONDAY, &["outbox", "list", "--state", "held"]).contains("held (hold 1)"));
    assert!(ok(&world, MONDAY, &["hold", "--list"]).contains("until it is lifted: the dates are looked at"));
    let journal = ok(&world, MONDAY, &["log", "forum"]);
    assert!(
        journal.contains("coordinator  hold 1: mails of forum wait until it is lifted: the dates are looked at"),
        "{journal}"
    );
    assert!(journal.contains("is held: hold 1: the dates are looked at"), "{journal}");

    let count = waiting.len();
    assert_eq!(lift(&mut world, number, "2026-12-09T10:00:00Z").unwrap(), count);
    world.deliver(at("2026-12-09T10:00:00Z"), || Verdict::Accept);
    assert_eq!(world.arrived().len(), before + count, "it is a working hour for all of them");
    assert_eq!(held(&mut world), []);
    assert!(!ok(&world, MONDAY, &["status"]).contains("attention: hold"));
    assert_eq!(world.app.store.examine(at("2026-12-09T10:00:00Z"), true).unwrap(), []);
}

#[test]
fn a_hold_of_a_partner_has_nobody_else_wait() {
    let mut world = begun();
    place(&mut world, HoldOrder { workflow: None, ..order(Some("unesco"), None) }, SUNDAY).unwrap();
    live(&mut world, SUNDAY, "2027-02-01T00:00:00Z");
    let readers = readers(&world);
    assert!(readers.iter().any(|to| to == AYSEL) && !readers.iter().any(|to| to == PIERRE), "{readers:?}");
    let waiting: Vec<String> = held(&mut world).iter().flat_map(|mail| mail.to().map(str::to_owned)).collect();
    let of_unesco = [PIERRE, "alternate@unesco.example"];
    assert_eq!(
        waiting, of_unesco,
        "a mail waits for each reader, the one of copies too, and is not made anew each day"
    );
}

#[test]
fn what_waits_for_the_morning_is_held_too_and_so_is_what_a_server_put_off() {
    let mut world = begun();
    world.tick(at(MONDAY));
    world.deliver(at(MONDAY), || Verdict::Transient);
    let is_put_off = |mail: &Mail| mail.state == MailState::Queued && mail.attempts > 0;
    let put_off = mails(&mut world).iter().filter(|mail| is_put_off(mail)).count();
    assert!(put_off > 0);
    let number = place(&mut world, order(None, None), "2026-12-07T10:00:30Z").unwrap();
    let waiting = held(&mut world);
    assert!(waiting.iter().filter(|mail| mail.attempts > 0).count() == put_off, "{waiting:#?}");
    let before = world.arrived().len();
    live(&mut world, "2026-12-07T10:01:00Z", "2026-12-07T15:00:00Z");
    assert_eq!(world.arrived().len(), before);
    lift(&mut world, number, "2026-12-07T15:00:00Z").unwrap();
    live(&mut world, "2026-12-07T15:00:00Z", "2026-12-09T12:00:00Z");
    assert!(world.arrived().len() >= before + put_off);
    assert_eq!(world.app.store.examine(at("2026-12-09T12:00:00Z"), true).unwrap(), []);
}

#[test]
fn a_hold_with_a_last_day_ends_by_itself() {
    let mut world = begun();
    place(&mut world, order(None, Some("2026-12-08")), SUNDAY).unwrap();
    world.pass(MONDAY);
    let before = world.arrived().len();
    // The day ends at midnight in Baku.
    let end = at("2026-12-08T20:00:00Z");
    world.pass("2026-12-08T19:59:00Z");
    assert_eq!(app::next_wake(&mut world.app, &world.loading, at("2026-12-08T19:59:00Z")).unwrap(), Some(end));
    assert!(!held(&mut world).is_empty());
    world.tick(end);
    assert_eq!(held(&mut world), [], "nothing holds them any more");
    live(&mut world, "2026-12-08T20:00:00Z", "2026-12-09T12:00:00Z");
    assert!(world.arrived().len() > before);
    let list = ok(&world, "2026-12-09T12:00:00Z", &["hold", "--list"]);
    assert!(list.contains("until 2026-12-08T20:00:00Z") && list.contains("; ended"), "{list}");
    assert!(lift(&mut world, 1, "2026-12-09T12:00:00Z").unwrap_err().in_full().contains("has ended by itself"));
}

#[test]
fn a_single_mail_can_be_released_and_a_later_hold_holds_it_again() {
    let mut world = begun();
    place(&mut world, order(None, None), SUNDAY).unwrap();
    let evening = "2026-12-07T21:00:00Z";
    world.tick(at(MONDAY));
    let mail = held(&mut world).into_iter().find(|mail| mail.to().any(|to| to == PIERRE)).unwrap();
    app::release(&mut world.app, &world.loading, std::slice::from_ref(&mail.key), at(evening)).unwrap();
    let state = |world: &mut World| mails(world).into_iter().find(|other| other.key == mail.key).unwrap().state;
    world.tick(at("2026-12-07T21:01:00Z"));
    assert_eq!(state(&mut world), MailState::Queued, "a person let it go");
    place(&mut world, order(Some("unesco"), None), "2026-12-07T22:00:00Z").unwrap();
    assert_eq!(state(&mut world), MailState::Held, "that was said after the release");
    app::release(&mut world.app, &world.loading, std::slice::from_ref(&mail.key), at("2026-12-07T22:30:00Z")).unwrap();
    live(&mut world, "2026-12-07T22:30:00Z", "2026-12-08T12:00:00Z");
    assert_eq!(state(&mut world), MailState::Sent);
    assert_eq!(readers(&world).iter().filter(|to| *to == PIERRE).count(), 1);
    assert!(!readers(&world).iter().any(|to| to == AYSEL), "the others wait on");

    // What fell due meanwhile waits in a mail of another day: lifting makes no second mail of this one.
    for number in [1, 2] {
        lift(&mut world, number, "2026-12-08T13:00:00Z").unwrap();
    }
    live(&mut world, "2026-12-08T13:00:00Z", "2027-01-15T12:00:00Z");
    let mut days = BTreeSet::new();
    for (to, attempt) in world.arrived() {
        assert!(days.insert((to.clone(), attempt.at.to_string()[..10].to_owned())), "{to} got two on {}", attempt.at);
    }
}

#[test]
fn a_failed_mail_that_is_tried_again_waits_for_the_end_of_a_hold() {
    // Nobody stands in for Pierre: what failed stays in its mail.
    let alone = workflow(OPENS).replace("      - {function: alternate, email: alternate@unesco.example}\n", "");
    let mut world = World::new(&alone, BEGINS);
    live(&mut world, BEGINS, SUNDAY);
    world.refused.insert(PIERRE.to_owned());
    world.pass(MONDAY);
    let failed = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Failed).unwrap();
    place(&mut world, order(None, None), MONDAY).unwrap();
    ok(&world, MONDAY, &["outbox", "retry", &failed.key.short()]);
    world.tick(at(MONDAY));
    assert!(held(&mut world).iter().any(|mail| mail.key == failed.key));
}

#[test]
fn a_mail_that_also_speaks_of_another_workflow_waits_as_a_whole() {
    let mut world = World::new(&workflow(OPENS), BEGINS);
    let summit = workflow(OPENS)
        .replace("workflow: forum", "workflow: summit")
        .replace("symbol: WF", "symbol: WS")
        .replace("title: World Forum", "title: World Summit");
    std::fs::write(world.folder.path().join("workflows/summit.yaml"), summit).unwrap();
    world.reload(at(BEGINS));
    live(&mut world, BEGINS, SUNDAY);
    let of_summit = HoldOrder { workflow: Some("summit".into()), ..order(None, None) };
    let number = place(&mut world, of_summit, SUNDAY).unwrap();
    world.tick(at(MONDAY));
    let waiting = held(&mut world);
    let of_both = waiting.iter().filter(|mail| mail.workflows.len() == 2).count();
    assert!(of_both > 0, "{waiting:#?}");
    let all = app::holds(&mut world.app, at(MONDAY)).unwrap();
    assert_eq!((all[0].waiting, all[0].of_others_too), (waiting.len(), of_both));
    assert!(ok(&world, MONDAY, &["status"]).contains("of which also speak of other workflows"));
    let rehearsal = rehearsed(&mut world, MONDAY);
    assert!(rehearsal.workflow.as_str() == "forum" && rehearsal.mails.iter().any(|mail| mail.held_by == Some(number)));
}

#[test]
fn reports_and_released_letters_wait_too() {
    let mut world = begun();
    place(&mut world, HoldOrder { workflow: None, ..order(None, None) }, SUNDAY).unwrap();
    let now = at("2027-01-04T10:00:00Z");
    let (issued, _) = app::issue_reports(&mut world.app, &world.loading, now).unwrap();
    assert!(!issued.is_empty(), "a report was due");
    world.tick(now);
    let waiting: Vec<bool> = held(&mut world).iter().map(|mail| mail.key.is_report()).collect();
    assert!(waiting.contains(&true), "the mail that brings it waits");

    let mut world = begun();
    live(&mut world, SUNDAY, "2027-02-15T12:00:00Z");
    let letter = mails(&mut world).into_iter().find(|mail| mail.state == MailState::Draft).expect("a letter waits");
    // A Saturday.
    let saturday = "2027-02-20T12:00:00Z";
    app::release(&mut world.app, &world.loading, std::slice::from_ref(&letter.key), at(saturday)).unwrap();
    let state = |world: &mut World| mails(world).into_iter().find(|mail| mail.key == letter.key).unwrap().state;
    assert_eq!(state(&mut world), MailState::Queued);
    place(&mut world, order(None, None), "2027-02-20T13:00:00Z").unwrap();
    assert_eq!(state(&mut world), MailState::Held);
}

#[test]
fn what_the_configuration_holds_waits_on_when_a_hold_is_lifted() {
    let mut world = begun();
    world.app.config.mail.hold = true;
    let number = place(&mut world, order(None, None), SUNDAY).unwrap();
    world.tick(at(MONDAY));
    let waiting = held(&mut world).len();
    assert!(waiting > 0);
    lift(&mut world, number, MONDAY).unwrap();
    assert_eq!(held(&mut world).len(), waiting);
    assert!(held(&mut world).iter().all(|mail| mail.held_by.is_none()));
}

fn rehearsed(world: &mut World, now: &str) -> Rehearsal {
    let loaded = world.loading.workflows.values().next().unwrap().clone();
    let from = standpoint(&mut world.app.store, &loaded.plan, &[], at(now)).unwrap();
    let script = Script {
        plan: &loaded.plan,
        diagnostics: &[],
        sources: &world.loading.sources,
        answers: Answers::Never,
        from: Some(from),
        until: Some(at("2027-01-15T12:00:00Z")),
    };
    rehearse(&world.app, &script, &mut Watcher { wants_texts: false, see: &mut |_: Scene<'_>| Ok(()) }).unwrap()
}

#[test]
fn a_rehearsal_says_what_a_hold_does() {
    let mut world = begun();
    place(&mut world, order(None, Some("2026-12-16")), SUNDAY).unwrap();
    let rehearsal = rehearsed(&mut world, SUNDAY);
    assert!(rehearsal.mails.iter().all(|mail| mail.held_by.is_none()), "it ends by itself");
    let foreseen: BTreeSet<(String, String)> = rehearsal
        .mails
        .iter()
        .filter(|mail| !mail.is_draft && !mail.key.is_report())
        .map(|mail| (mail.key.to_string(), mail.at.to_string()))
        .collect();
    live(&mut world, SUNDAY, "2027-01-15T12:00:01Z");
    let sent: BTreeSet<(String, String)> = mails(&mut world)
        .into_iter()
        .filter(|mail| mail.sent_at.is_some_and(|sent| sent > at(SUNDAY)) && !mail.key.is_report())
        .map(|mail| (mail.key.to_string(), mail.sent_at.unwrap().to_string()))
        .collect();
    assert!(sent.len() > 3 && sent.iter().all(|(_, sent_at)| sent_at.as_str() > "2026-12-16T20"), "{sent:?}");
    assert_eq!(foreseen, sent);

    let mut world = begun();
    let number = place(&mut world, order(None, None), SUNDAY).unwrap();
    let rehearsal = rehearsed(&mut world, SUNDAY);
    assert!(
        !rehearsal.mails.is_empty() && rehearsal.mails.iter().all(|mail| mail.is_draft || mail.held_by == Some(number))
    );
    let text = ok(&world, SUNDAY, &["rehearse", "forum", "--from", "now"]);
    assert!(text.contains("0 mails to ") && text.contains(" held, ") && text.contains("  held   "), "{text}");
    // An edit is made while mails are held, and is looked at for what it does afterwards.
    std::fs::write(world.folder.path().join("workflows/forum.yaml"), workflow("2027-06-09")).unwrap();
    let plan = ok(&world, SUNDAY, &["plan"]);
    assert!(plan.contains("mails ahead") && !plan.contains("mails ahead if everybody answers on the day: 0"), "{plan}");
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let mut world = begun();
    let said = |result: Result<u32, AppError>| result.unwrap_err().in_full();
    let blank = HoldOrder { reason: "  ".into(), ..order(None, None) };
    assert!(said(place(&mut world, blank, SUNDAY)).contains("the reason is empty"));
    assert!(said(place(&mut world, order(Some("unseco"), None), SUNDAY)).contains("did you mean `unesco`?"));
    assert!(
        said(place(&mut world, order(None, Some("2026-12-05")), SUNDAY))
            .contains("2026-12-05 is over: today is 2026-12-06")
    );
    place(&mut world, order(None, None), SUNDAY).unwrap();
    assert!(said(place(&mut world, order(None, None), SUNDAY)).contains("hold 1 has the same mails wait already"));
    assert!(lift(&mut world, 7, SUNDAY).unwrap_err().in_full().contains("there is no hold `7`"));
    lift(&mut world, 1, SUNDAY).unwrap();
    assert!(lift(&mut world, 1, SUNDAY).unwrap_err().in_full().contains("was lifted at 2026-12-06T12:00:00Z"));
    assert!(refused(&world, SUNDAY, &["hold", "--workflow", "forum"], 2).contains("--reason"));
    let journal = world.app.store.read(|tx: &Snapshot| tx.events(&WorkflowId::from("forum"))).unwrap();
    assert_eq!(
        journal.iter().filter(|event| format!("{:?}", event.fact).contains("Hold")).count(),
        2,
        "placed and lifted"
    );

    let here = crate::journey::Installation::with(&workflow(OPENS));
    let output = here.run(&["hold", "--reason", "not yet"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("no workflow has been adopted yet"), "{said}");
    assert!(said.contains("`mail: {hold: true}`"), "{said}");
}

#[test]
fn a_hold_that_the_journal_tells_otherwise_is_a_flaw() {
    let mut world = begun();
    place(&mut world, order(None, None), SUNDAY).unwrap();
    let flaws = |world: &mut World, sql: &str| {
        let by_hand = rusqlite::Connection::open(world.app.store.path()).unwrap();
        by_hand.execute(sql, []).unwrap();
        let flaws = world.app.store.examine(at(SUNDAY), true).unwrap();
        flaws.into_iter().map(|flaw| flaw.what).collect::<Vec<_>>()
    };
    let lifted = "UPDATE holds SET lifted_at = placed_at, lifted_by = placed_by";
    assert_eq!(flaws(&mut world, lifted), ["hold 1 was lifted, but by the journal it was not lifted"]);
    assert_eq!(flaws(&mut world, "DELETE FROM holds"), ["hold 1 is not there, but by the journal it was not lifted"]);
}

/// Three tasks of one partner, whose first requests fall on three days in a row.
const ONE_A_DAY: &str = "format: 1
workflow: w
symbol: W
title: Papers
event: {opens: 2027-09-14}
timezone: UTC
coordinator: {email: secretariat@forum.example, phone: '+1', languages: [en]}
digest: never
partners:
  a: {kind: member_state, name: Atlantis, contacts: [{function: focal_point, email: fp@a.example}]}
ladders: {short: [{at: -5wd, to: focal_point, tone: reminder}]}
ladder: short
tasks:
  A1: {title: Send the paper, lead: a, due: 2027-03-15, window: 8w}
  A2: {title: Name a speaker, lead: a, due: 2027-03-16, window: 8w}
  A3: {title: Book the rooms, lead: a, due: 2027-03-17, window: 8w}
";

/// What somebody releases is what they could read then: what is decided afterwards waits for somebody, too.
#[test]
fn a_released_mail_takes_nothing_with_it_that_was_decided_since() {
    for by_configuration in [true, false] {
        let mut world = World::new(ONE_A_DAY, "2027-03-01T06:00:00Z");
        world.app.config.mail.hold = by_configuration;
        if !by_configuration {
            let all = HoldOrder { workflow: None, partner: None, until: None, reason: "to be read".into() };
            place(&mut world, all, "2027-03-01T06:00:00Z").unwrap();
        }
        live(&mut world, "2027-03-01T06:00:00Z", "2027-03-08T19:00:00Z");
        let of_partner = |world: &mut World| -> Vec<Mail> {
            held(world).into_iter().filter(|mail| mail.partner.is_some()).collect()
        };
        let waiting = of_partner(&mut world);
        assert_eq!(waiting.len(), 1, "{waiting:#?}");
        app::release(&mut world.app, &world.loading, &[waiting[0].key.clone()], at("2027-03-08T19:00:00Z")).unwrap();
        live(&mut world, "2027-03-08T19:00:00Z", "2027-03-11T12:00:00Z");
        let left: Vec<_> = world.arrived().into_iter().filter(|(to, _)| to == "fp@a.example").collect();
        assert_eq!(left.len(), 1, "{left:#?}");
        let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&waiting[0].key)).unwrap();
        let text = concerted::mail::text_of(&mime).unwrap();
        assert!(text.contains("Send the paper"), "{text}");
        let asked = world.app.store.read(|tx: &Snapshot| tx.open_reminders(&WorkflowId::from("w"))).unwrap();
        let asked: Vec<_> =
            asked.iter().map(|reminder| reminder.key.to_string()).filter(|key| key.contains(":A")).collect();
        assert_eq!(asked.len(), 2, "A2 and A3 wait: {asked:?}");
        assert_eq!(of_partner(&mut world).len(), 1, "in one mail, which waits for somebody to read it");
    }
}
