//! What is recorded between making something and recording it, and how little a pass does that finds nothing new.

use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
};

use concerted::{
    app::{self, App},
    clock::Clock,
    config::Config,
    mail::{Mailer, Outgoing, Patience},
    model::{Answer, Delivery, Fact, Outcome, WorkflowId},
};
use jiff::SignedDuration;

use crate::{
    poisoned::{BEGINS, DUE, to, two},
    world::{Verdict, World, at},
};

/// Another process records what the workflow's only partner says of its only task.
fn says(config: &Config, id: &str, answer: Answer) {
    let mut app = App::open(config.clone()).unwrap();
    let workflow = WorkflowId::from(id);
    let loading = app::in_force(&mut app.store, &workflow).unwrap().unwrap();
    let what = app::Recording::Input { task: "T1".into(), partner: Some("p".into()), answer };
    let recorded = app::record(&mut app, &loading, &workflow, what, None, None, at(DUE)).unwrap();
    assert!(recorded.event.is_some(), "it was said before");
}

/// Calls `work` with the number of the call, from 1, each time that something is about to be recorded; returns the count.
fn meanwhile(world: &mut World, mut work: impl FnMut(usize) + Send + 'static) -> Arc<AtomicUsize> {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    world.app.meanwhile(move || work(counted.fetch_add(1, Ordering::SeqCst) + 1));
    calls
}

fn queued(world: &mut World, id: &str) -> usize {
    let events = world.app.store.read(|tx| tx.events(&WorkflowId::from(id))).unwrap();
    events.iter().filter(|event| matches!(event.fact, Fact::ReminderQueued { .. })).count()
}

#[test]
fn what_is_said_while_a_pass_makes_its_mails_is_in_what_it_records() {
    let mut world = two();
    let before = queued(&mut world, "ill");
    let config = world.app.config.clone();
    let calls = meanwhile(&mut world, move |call| {
        if call == 1 {
            says(&config, "ill", Answer::Done);
        }
    });
    world.tick(at(DUE));
    assert_eq!(calls.load(Ordering::SeqCst), 2, "it is made once more");
    assert_eq!(queued(&mut world, "ill"), before, "a reminder of what is done");
    world.deliver(at(DUE), || Verdict::Accept);
    assert!(to(&mut world, "fp@sound.example").iter().any(|mail| mail.sent_at == Some(at(DUE))));
    assert!(to(&mut world, "fp@ill.example").iter().all(|mail| mail.sent_at != Some(at(DUE))));
}

#[test]
fn a_pass_that_is_overtaken_each_time_is_made_while_everybody_else_waits() {
    let mut world = two();
    let before = queued(&mut world, "ill");
    let config = world.app.config.clone();
    let calls = meanwhile(&mut world, move |call| {
        says(&config, "ill", if call % 2 == 1 { Answer::Done } else { Answer::NotDone });
    });
    world.tick(at(DUE));
    assert_eq!(calls.load(Ordering::SeqCst), 3);
    assert_eq!(queued(&mut world, "ill"), before, "the last word was that it is done");
}

#[test]
fn a_pass_that_could_not_be_recorded_is_made_again_at_once() {
    let mut world = two();
    let before = "2027-03-14T09:00:00Z";
    world.tick(at(before));
    world.tick(at(before));
    let fails = Arc::new(AtomicBool::new(true));
    let is_failing = Arc::clone(&fails);
    world.app.store.fail_commits(move || is_failing.load(Ordering::SeqCst)).unwrap();
    app::tick(&mut world.app, &world.loading, at(DUE)).unwrap_err();
    fails.store(false, Ordering::SeqCst);
    assert_eq!(world.tick(at(DUE)).queued, 2, "it takes what it decided for recorded");
}

#[test]
fn a_report_whose_number_somebody_else_took_meanwhile_gets_the_next_one() {
    let mut world = two();
    let workflow = WorkflowId::from("ill");
    let config = world.app.config.clone();
    let calls = meanwhile(&mut world, move |call| {
        if call == 1 {
            let mut other = App::open(config.clone()).unwrap();
            let workflow = WorkflowId::from("ill");
            let loading = app::in_force(&mut other.store, &workflow).unwrap().unwrap();
            app::issue_now(&mut other, &loading, &workflow, None, at(DUE)).unwrap();
        }
    });
    let issued = app::issue_now(&mut world.app, &world.loading, &workflow, None, at(DUE)).unwrap();
    assert_eq!(calls.load(Ordering::SeqCst), 2, "it is made once more");
    assert_eq!(issued.symbol, "ILL/PR/3");
    let reports = world.app.store.read(|tx| tx.reports(&workflow)).unwrap();
    assert_eq!(reports.iter().map(|report| report.number).collect::<Vec<_>>(), [1, 2, 3]);
    let symbols: Vec<_> = reports.iter().map(|report| report.symbol.as_str()).collect();
    assert_eq!(symbols, ["ILL/PR/1", "ILL/PR/2", "ILL/PR/3"], "each prints its own number");
}

/// While it has the first mail, the reader of the other one says that it is done.
struct Telling {
    config: Config,
    sent: Vec<String>,
}

impl Mailer for Telling {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        let to = outgoing.recipients[0].clone();
        if self.sent.is_empty() {
            says(&self.config, if to.contains("sound") { "ill" } else { "sound" }, Answer::Done);
        }
        self.sent.push(to);
        Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
    }
}

#[test]
fn what_is_said_while_a_mail_leaves_stops_the_next_one_that_asks_for_it() {
    let mut world = two();
    world.tick(at(DUE));
    let mut mailer = Telling { config: world.app.config.clone(), sent: Vec::new() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let mut deliver = |world: &mut World| {
        let delivered =
            app::deliver(&mut world.app, &world.loading, &mut mailer, Clock::Fixed(at(DUE)), Patience::endless());
        runtime.block_on(delivered).unwrap()
    };
    let first = deliver(&mut world);
    assert!(first.gave_way, "{first:?}");
    assert_eq!(first.sent, 1);
    // Without a pass, nothing leaves, however often that is tried.
    assert_eq!(deliver(&mut world).sent, 0);
    world.tick(at(DUE));
    let second = deliver(&mut world);
    assert!(!second.gave_way && second.sent == 0, "{second:?}");
    assert_eq!(mailer.sent.len(), 1, "asked for what is done: {:?}", mailer.sent);
}

/// Every partner owes something to every task.
fn definition(tasks: usize) -> String {
    let mut text = String::from(
        "format: 1\nworkflow: w\nsymbol: W\ntitle: Papers\nevent: {opens: 2027-09-14}\ntimezone: UTC\ndigest: never\n\
         coordinator: {email: secretariat@forum.example, phone: '+1'}\npartners:\n",
    );
    for partner in 0..10 {
        let contact = format!("{{function: focal_point, email: fp@p{partner}.example}}");
        writeln!(text, "  p{partner}: {{kind: civil_society, name: P{partner}, contacts: [{contact}]}}").unwrap();
    }
    text.push_str("tasks:\n");
    for task in 0..tasks {
        let with = "p1, p2, p3, p4, p5, p6, p7, p8, p9";
        writeln!(text, "  T{task}: {{title: Paper {task}, lead: p0, with: [{with}], due: 2027-03-15, window: 8w}}")
            .unwrap();
    }
    text
}

/// The steps of SQLite's machine in a pass a minute after everything was done.
fn idle_steps(tasks: usize) -> u64 {
    let mut world = World::new(&definition(tasks), BEGINS);
    let now = at("2027-02-22T09:00:00Z");
    for _ in 0..3 {
        world.tick(now);
        world.deliver(now, || Verdict::Accept);
    }
    assert_eq!(world.tick(now), app::Ticked::default());
    let steps = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&steps);
    let count = move || {
        counted.fetch_add(1, Ordering::SeqCst);
    };
    world.app.store.count_steps(1, count).unwrap();
    assert_eq!(world.tick(now + SignedDuration::from_mins(1)), app::Ticked::default());
    let idle = steps.load(Ordering::SeqCst);
    // The count means something: once anything is recorded, the outbox is read again.
    let what = app::Recording::Input { task: "T0".into(), partner: Some("p1".into()), answer: Answer::Done };
    let workflow = WorkflowId::from("w");
    app::record(&mut world.app, &world.loading, &workflow, what, None, None, now).unwrap();
    steps.store(0, Ordering::SeqCst);
    world.tick(now + SignedDuration::from_mins(2));
    let awake = steps.load(Ordering::SeqCst);
    assert!(awake > 3 * idle, "idle {idle} steps, awake {awake}");
    idle
}

#[test]
fn a_pass_that_finds_nothing_new_asks_the_same_little_however_much_is_open() {
    let (few, many) = (idle_steps(2), idle_steps(60));
    assert!(few < 1_000, "{few} steps");
    assert!(many <= few + few / 5, "{few} steps with 20 open inputs, {many} with 600");
}
