//! A clock that was ahead for a pass: what was taken over then is not taken over again and again, nothing is decided against the
//! journal, and a person says how to go on.

use concerted::{
    app::{self, AppError, Standing},
    diag::Advised,
    model::{Fact, WorkflowId},
    store::Snapshot,
};

use crate::world::{World, at, workflow};

const BEFORE: &str = "2026-12-07T09:00:00Z";
const AHEAD: &str = "2027-01-07T09:00:00Z";

fn ahead_for_a_pass() -> World {
    let mut world = World::new(&workflow("2027-06-02"), "2026-11-02T06:00:00Z");
    world.pass(BEFORE);
    world.edit(&workflow("2027-06-02").replace("Elements paper", "Paper of elements"), at(AHEAD));
    world.pass(AHEAD);
    world
}

#[test]
fn an_edit_that_was_taken_over_by_a_clock_ahead_is_taken_over_once() {
    let mut world = ahead_for_a_pass();
    let count = world.app.store.read(Snapshot::count_events).unwrap();
    for minute in 0..4 {
        world.reload(at(&format!("2026-12-07T09:1{minute}:00Z")));
        assert_eq!(world.loading.workflows[&WorkflowId::from("forum")].standing, Standing::InForce);
        assert!(world.loading.edited.is_empty(), "in force is in force, whenever the clock says it came");
    }
    let plan = &world.loading.workflows[&WorkflowId::from("forum")].plan;
    assert!(plan.tasks.iter().any(|task| task.title.en() == "Paper of elements"));
    assert_eq!(world.app.store.read(Snapshot::count_events).unwrap(), count);
    // An edit after it is one, and is taken over once too.
    world.edit(&workflow("2027-06-02").replace("Elements paper", "Elements"), at("2026-12-07T09:20:00Z"));
    assert_eq!(world.loading.edited.len(), 1);
    world.reload(at("2026-12-07T09:21:00Z"));
    assert!(world.loading.edited.is_empty());
}

#[test]
fn nothing_is_decided_while_the_journal_has_facts_of_another_month() {
    let mut world = ahead_for_a_pass();
    let refused = app::check_clock(&mut world.app, at("2026-12-07T10:00:00Z")).unwrap_err();
    assert!(matches!(refused, AppError::ClockBehind { .. }));
    let told = refused.in_full();
    for words in ["2026-12-07T10:00:00Z", "until 2027-01-07T09:00:00Z", "concerted run --accept-clock"] {
        assert!(told.contains(words), "`{words}` is missing: {told}");
    }
    let (count, last) = app::facts_of_the_future(&mut world.app, at("2026-12-07T10:00:00Z")).unwrap().unwrap();
    assert!(count > 0 && last == at(AHEAD));
    app::accept_clock(&mut world.app, at("2026-12-07T10:00:00Z")).unwrap();
    app::check_clock(&mut world.app, at("2026-12-07T10:00:01Z")).expect("a person said that the clock is right");
    let events = world.app.store.read(Snapshot::all_events).unwrap();
    assert!(matches!(events.last().unwrap().fact, Fact::ClockAccepted {}));
}

#[test]
fn a_clock_that_is_off_by_hours_holds_nothing_up() {
    let mut world = ahead_for_a_pass();
    app::check_clock(&mut world.app, at("2027-01-06T09:00:00Z"))
        .expect("a day back is a zone mistaken or an hour changed");
    app::check_clock(&mut world.app, at(AHEAD)).unwrap();
    app::accept_clock(&mut world.app, at(AHEAD)).unwrap();
    let events = world.app.store.read(Snapshot::all_events).unwrap();
    assert!(!events.iter().any(|event| matches!(event.fact, Fact::ClockAccepted {})), "there was nothing to accept");
}
