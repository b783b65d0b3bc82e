//! Compile and plan, replay, decide, report: the core at the sizes of the specification.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]

mod sample;

use std::hint::black_box;

use concerted::{
    definition,
    engine::{RunState, decide, forecast},
    model::{Actor, Answer, Event, Fact, Lang, TaskId, WorkflowId},
    plan::Plan,
    report,
};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::{SignedDuration, Timestamp};

fn plan(tasks: usize) -> Plan {
    let compiled = definition::compile(&sample::workflow(tasks), "bench.yaml");
    compiled.plan.unwrap_or_else(|| panic!("the bench workflow does not compile: {:?}", compiled.diagnostics.first()))
}

/// `count` answers, one a minute from the workflow's first day on; the first event takes the workflow over.
fn journal(plan: &Plan, count: usize) -> Vec<Event> {
    let start: Timestamp = "2025-12-08T06:00:00Z".parse().expect("a valid instant");
    let event = |seq: usize, fact| {
        let at = start + SignedDuration::from_mins(seq as i64);
        Event {
            seq: seq as i64,
            workflow: WorkflowId::from("bench"),
            happened_at: at,
            recorded_at: at,
            actor: Actor::Coordinator,
            fact,
        }
    };
    let adopted = Fact::WorkflowAdopted { definition: plan.definition.clone(), over: false, half_way: false };
    let answers = (1..count).map(|seq| {
        let task = &plan.tasks[seq % plan.tasks.len()];
        let partner = task.obliged().nth(seq % 4).unwrap_or(&task.lead).clone();
        let answer = if seq % 5 == 0 { Answer::NotDone } else { Answer::Done };
        event(seq, Fact::answered(TaskId::from(task.id.as_str()), partner, answer))
    });
    std::iter::once(event(0, adopted)).chain(answers).collect()
}

fn compile(c: &mut Criterion) {
    let mut group = c.benchmark_group("compile and plan");
    group.sample_size(10);
    for tasks in [1_000, 10_000] {
        let sources = sample::workflow(tasks);
        assert_eq!(plan(tasks).tasks.len(), tasks, "what is timed must compile");
        group.bench_function(format!("{tasks} tasks"), |b| {
            b.iter(|| definition::compile(black_box(&sources), "bench.yaml"));
        });
    }
    group.finish();
}

fn run(c: &mut Criterion) {
    let plan = plan(1_000);
    let events = journal(&plan, 100_000);
    let now: Timestamp = "2027-02-01T09:00:00Z".parse().expect("a valid instant");
    let mut group = c.benchmark_group("run");
    group.sample_size(10);
    group.bench_function("replay 100,000 events", |b| b.iter(|| RunState::replay(&plan, black_box(&events), now)));
    let state = RunState::replay(&plan, &events[..500], now);
    group.bench_function("decide 1,000 tasks", |b| b.iter(|| decide(&plan, black_box(&state), now)));
    let request = report::Request {
        cut_off: "2027-01-31".parse().expect("a valid day"),
        lang: Lang::english(),
        edition: report::Edition::Draft,
        audience: report::Audience::TaskForce,
        previous: None,
    };
    group.bench_function("build the report of 1,000 tasks", |b| {
        b.iter(|| report::build(&plan, black_box(&events[..2_000]), &request));
    });
    let chain = self::plan(10_000);
    let state = RunState::new(&chain);
    group.bench_function("forecast and float of 10,000 tasks in a chain", |b| {
        b.iter(|| forecast(&chain, black_box(&state), now));
    });
    group.finish();
}

criterion_group!(benches, compile, run);
criterion_main!(benches);
