//! What does not grow with the size of an installation, held by counts and ratios: times differ from machine to machine.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use concerted::{app, plan::Plan};

use crate::world::{World, at};

const BEGINS: &str = "2026-12-07T09:30:00Z";

/// A workflow of `tasks` tasks, each with a lead and ten contributors of 20 partners.
fn workflow(tasks: usize) -> String {
    let mut text = "format: 1\nworkflow: forum\nsymbol: F\ntitle: Forum\nevent: {opens: 2027-09-25}\ntimezone: UTC\n\
                    digest: '0 9 * * mon'\nreports: {schedule: []}\n\
                    coordinator: {email: secretariat@forum.example, phone: '+1'}\npartners:\n"
        .to_owned();
    for partner in 0..20 {
        let _ = writeln!(
            text,
            "  p{partner}: {{kind: civil_society, name: Partner {partner}, timezone: UTC, \
             contacts: [{{function: focal_point, email: p{partner}@forum.example}}]}}"
        );
    }
    text.push_str("tasks:\n");
    for task in 0..tasks {
        let with: Vec<String> = (1..=10).map(|step| format!("p{}", (task + step) % 20)).collect();
        let needs = if task % 3 == 2 { format!(", needs: [T{}]", task - 1) } else { String::new() };
        let _ = writeln!(
            text,
            "  T{task}: {{title: Paper {task}, lead: p{}, with: [{}], due: 2027-0{}-15, window: 6w{needs}}}",
            task % 20,
            with.join(", "),
            task % 3 + 1,
        );
    }
    text
}

/// The shortest of many passes with nothing due: whatever else the machine did then, it did not disturb that one.
#[expect(clippy::disallowed_methods, reason = "two durations are compared, on the same machine in the same minute")]
fn idle_pass(world: &mut World, rounds: usize) -> Duration {
    let now = at("2026-12-07T10:00:00Z");
    let mut least = Duration::MAX;
    for _ in 0..rounds {
        let begun = Instant::now();
        let ticked = app::tick(&mut world.app, &world.loading, now).unwrap();
        let next = app::next_wake(&mut world.app, &world.loading, now).unwrap();
        least = least.min(begun.elapsed());
        assert_eq!((ticked, next.is_some()), (app::Ticked::default(), true));
    }
    least
}

#[test]
fn a_pass_with_nothing_due_takes_as_long_with_twenty_times_the_inputs() {
    let mut few = World::new(&workflow(6), BEGINS);
    let mut many = World::new(&workflow(120), BEGINS);
    // What was delivered in the first pass is taken into account in the second.
    for instant in [BEGINS, "2026-12-07T09:45:00Z"] {
        few.pass(instant);
        many.pass(instant);
    }
    let mut times = (Duration::MAX, Duration::MAX);
    for _ in 0..10 {
        times = (times.0.min(idle_pass(&mut few, 10)), times.1.min(idle_pass(&mut many, 10)));
    }
    assert!(times.1 < times.0 * 4, "66 inputs: {:?}, 1,320 inputs: {:?}", times.0, times.1);
}

/// What mails look up instead of going through all tasks is what going through all tasks gives.
#[test]
fn the_tasks_of_a_partner_and_those_that_need_a_task_are_found_as_in_the_whole_plan() {
    let same = |plan: &Plan| {
        for partner in plan.partners.keys() {
            let all: Vec<_> =
                plan.tasks.iter().filter(|task| task.obliged().any(|id| id == partner)).map(|task| &task.id).collect();
            assert_eq!(plan.tasks_of(partner).map(|task| &task.id).collect::<Vec<_>>(), all, "{partner}");
        }
        for needed in &plan.tasks {
            let all: Vec<_> =
                plan.tasks.iter().filter(|task| task.needs.contains(&needed.id)).map(|task| &task.id).collect();
            assert_eq!(plan.tasks_needing(&needed.id).map(|task| &task.id).collect::<Vec<_>>(), all, "{}", needed.id);
        }
    };
    let world = World::new(&workflow(30), BEGINS);
    let plan = &world.loading.workflows[&"forum".into()].plan;
    same(plan);
    assert!(plan.tasks_of(&"nobody".into()).next().is_none() && plan.tasks_needing(&"T0".into()).next().is_none());
    // A copy is looked through anew: it may be changed.
    let mut changed = Plan::clone(plan);
    changed.tasks.truncate(7);
    changed.tasks[3].contributors.truncate(2);
    changed.tasks[4].needs.clear();
    same(&changed);
}
