//! Why reminders and mails were taken back, as the journal has it.

use concerted::{
    app,
    model::{Answer, Event, Fact, MailState, TaskState, WorkflowId},
};
use jiff::Timestamp;

use crate::world::{World, at};

const HEAD: &str = "format: 1
workflow: w
title: Papers
timezone: UTC
digest: never
reports: {schedule: []}
coordinator: {email: secretariat@forum.example, phone: '+1'}
partners:
  a: {kind: member_state, contacts: [{function: focal_point, email: fp@a.example}]}
  b: {kind: member_state, contacts: [{function: focal_point, email: fp@b.example}, {function: head_of_unit, email: head@b.example}]}
  c: {kind: member_state, contacts: [{function: focal_point, email: fp@c.example}]}
ladders:
  l:
    - {at: -5wd, to: focal_point, tone: reminder}
    - {at: 0wd, to: focal_point, tone: due_today}
    - {at: 2wd, to: focal_point, tone: overdue, every: 3wd, at_most: 8}
    - {at: 5wd, to: head_of_unit, tone: formal}
ladder: l
";

fn world(opens: &str, tasks: &str, now: &str) -> World {
    World::new(&format!("{HEAD}event: {{opens: {opens}}}\ntasks:\n{tasks}"), now)
}

fn events(world: &mut World) -> Vec<Event> {
    world.app.store.read(|tx| tx.events(&WorkflowId::from("w"))).unwrap()
}

/// Why each reminder was taken back, and each mail withdrawn.
fn reasons(world: &mut World) -> (Vec<String>, Vec<String>) {
    let (mut reminders, mut mails) = (Vec::new(), Vec::new());
    for event in events(world) {
        match event.fact {
            Fact::ReminderWithdrawn { why, .. } => reminders.push(why),
            Fact::MailSettled { state: MailState::Withdrawn, why, .. } => mails.push(why),
            _ => {}
        }
    }
    (reminders, mails)
}

fn set(world: &mut World, task: &str, state: TaskState, now: &str) {
    let what = app::Recording::State { task: task.into(), state };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

fn answer(world: &mut World, task: &str, partner: &str, answer: Answer, now: &str) {
    let what = app::Recording::Input { task: task.into(), partner: Some(partner.into()), answer };
    app::record(&mut world.app, &world.loading, &WorkflowId::from("w"), what, None, None, at(now)).unwrap();
}

const ONE: &str = "  T2: {title: Second, lead: b, due: 2027-03-15, window: 4w}\n";

#[test]
fn a_letter_that_waited_when_the_event_closed_says_so() {
    let mut world = world("2027-04-01", ONE, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-05-10T12:00:00Z");
    let closed = "the event closed on 2027-04-01: nobody is reminded any more of what was due by then";
    let (reminders, mails) = reasons(&mut world);
    assert!(reminders.iter().any(|why| why == closed), "{reminders:#?}");
    assert_eq!(mails, [closed], "{mails:#?}");
}

#[test]
fn a_mail_that_waits_for_the_morning_and_is_taken_back_says_why() {
    let many = "  T2: {title: Second, lead: a, with: [b, c], complete_when: any, due: 2027-03-15, window: 4w}\n";
    let mut world = world("2027-09-01", many, "2027-02-01T09:00:00Z");
    world.live("2027-02-01T09:00:00Z", "2027-03-16T12:00:00Z");
    world.tick(at("2027-03-17T07:00:00Z"));
    answer(&mut world, "T2", "b", Answer::Done, "2027-03-17T07:30:00Z");
    world.tick(at("2027-03-17T07:31:00Z"));
    let (reminders, _) = reasons(&mut world);
    assert!(reminders.iter().all(|why| !why.contains("takes its place")), "{reminders:#?}");
}

#[test]
fn what_rests_or_waits_says_so() {
    let needs = "  T1: {title: First, lead: a, due: 2027-02-15, window: 4w}\n  \
                 T2: {title: Second, lead: b, due: 2027-03-15, window: 4w, needs: T1}\n";
    for (state, why) in [(TaskState::OnHold, "`T2` is on hold"), (TaskState::Blocked, "`T2` is blocked")] {
        let mut world = world("2027-09-01", needs, "2027-02-01T09:00:00Z");
        answer(&mut world, "T1", "a", Answer::Done, "2027-02-02T10:00:00Z");
        world.live("2027-02-02T10:00:00Z", "2027-03-25T12:00:00Z");
        set(&mut world, "T2", state, "2027-03-25T12:00:00Z");
        world.tick(at("2027-03-25T12:01:00Z"));
        let (reminders, mails) = reasons(&mut world);
        assert!(reminders.iter().any(|one| one == why), "{reminders:#?}");
        assert!(mails.iter().all(|one| !one.contains("open any more")), "{mails:#?}");
    }
    let mut world = world("2027-09-01", needs, "2027-02-01T09:00:00Z");
    answer(&mut world, "T1", "a", Answer::Done, "2027-02-02T10:00:00Z");
    world.live("2027-02-02T10:00:00Z", "2027-03-25T12:00:00Z");
    answer(&mut world, "T1", "a", Answer::NotDone, "2027-03-25T12:00:00Z");
    world.tick(at("2027-03-25T12:01:00Z"));
    let (reminders, mails) = reasons(&mut world);
    assert!(reminders.iter().any(|why| why == "`T2` waits for another task"), "{reminders:#?}");
    assert_eq!(mails, ["`T2` waits for another task"], "the letter that waited");
}

#[test]
fn a_later_reminder_takes_the_place_of_one_only_where_there_is_one() {
    let tasks = format!("{ONE}  T3: {{title: Third, lead: c, due: 2027-03-16, window: 4w}}\n");
    let mut world = world("2027-04-02", &tasks, "2027-02-01T09:00:00Z");
    app::place_hold(
        &mut world.app,
        &world.loading,
        app::HoldOrder { workflow: None, partner: Some("c".into()), until: None, reason: "asked to".into() },
        at("2027-02-01T09:00:00Z"),
    )
    .unwrap();
    world.live("2027-02-01T09:00:00Z", "2027-05-10T12:00:00Z");
    let all = events(&mut world);
    let queued = |input: &str, by: Timestamp, not: &str| {
        all.iter().any(|event| {
            event.happened_at == by
                && matches!(&event.fact, Fact::ReminderQueued { reminder, .. }
                    if reminder.as_str() != not && reminder.as_str().starts_with(input))
        })
    };
    let mut replaced = 0;
    for event in &all {
        let Fact::ReminderWithdrawn { reminder, why } = &event.fact else { continue };
        if why.contains("takes its place") {
            replaced += 1;
            let input: Vec<&str> = reminder.as_str().split(':').take(3).collect();
            assert!(queued(&input.join(":"), event.happened_at, reminder.as_str()), "{event:?}");
        }
    }
    assert!(replaced > 2, "{replaced}");
}
