//! Compile and plan, replay, decide, report: the core at the sizes of the specification.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]

use std::{fmt::Write as _, hint::black_box};

use concerted::{
    definition,
    diag::Sources,
    engine::{RunState, decide, forecast},
    model::{Actor, Answer, Event, Fact, Lang, TaskId, WorkflowId},
    plan::Plan,
    report,
};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::{SignedDuration, Timestamp};

const PARTNERS: usize = 30;

/// A workflow of `tasks` tasks over 18 months, each with a lead, three contributors and a predecessor.
fn workflow(tasks: usize) -> Sources {
    let mut text = String::from(
        "format: 1\nworkflow: bench\nsymbol: BENCH\ntitle: Bench\nevent: {opens: 2027-06-02, closes: 2027-06-04}\n\
         timezone: Asia/Baku\ncontacts: {office: {email: office@bench.example}}\ncoordinator: office\n\
         objectives:\n",
    );
    for objective in 1..=6 {
        let _ = writeln!(text, "  - {{id: O{objective}, short: Objective {objective}, statement: To act together}}");
    }
    text.push_str("workstreams: {WS: Work}\npartners:\n");
    for partner in 0..PARTNERS {
        let kind = ["host_government", "intergovernmental_organization", "member_state", "civil_society", "academia"]
            [partner % 5];
        let _ = writeln!(
            text,
            "  p{partner}: {{kind: {kind}, name: Partner {partner}, timezone: Europe/Paris, \
             contacts: [{{function: focal_point, email: fp@p{partner}.example}}]}}"
        );
    }
    // A file may have 1 MiB, so that ten thousand tasks stand in a workflow and its blueprint.
    let (reused, own) = (tasks / 2, tasks - tasks / 2);
    text.push_str("based_on: blueprint.yaml\ntasks:\n");
    let mut blueprint =
        String::from("format: 1\nblueprint: bench-blueprint\ntitle: Bench\nworkstreams: {WS: Work}\ntasks:\n");
    (0..reused).for_each(|task| write_task(&mut blueprint, task, tasks));
    (reused..reused + own).for_each(|task| write_task(&mut text, task, tasks));
    let mut sources = Sources::default();
    sources.insert("bench.yaml", &text);
    sources.insert("blueprint.yaml", &blueprint);
    sources
}

fn write_task(text: &mut String, task: usize, tasks: usize) {
    let due = 77 - task * 76 / tasks;
    let needs = if task == 0 { String::new() } else { format!("T{}", task - 1) };
    let with: Vec<String> = (1..=3).map(|step| format!("p{}", (task + step * 7) % PARTNERS)).collect();
    let _ = writeln!(
        text,
        "  T{task}: {{title: Task {task}, workstream: WS, lead: p{}, with: [{}], due: T-{due}w, window: 4w, \
         needs: [{needs}], serves: [O{}]}}",
        task % PARTNERS,
        with.join(", "),
        task % 6 + 1
    );
}

fn plan(tasks: usize) -> Plan {
    let compiled = definition::compile(&workflow(tasks), "bench.yaml");
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
        event(seq, Fact::InputAnswered { task: TaskId::from(task.id.as_str()), partner, answer, note: None })
    });
    std::iter::once(event(0, adopted)).chain(answers).collect()
}

fn compile(c: &mut Criterion) {
    let mut group = c.benchmark_group("compile and plan");
    group.sample_size(10);
    for tasks in [1_000, 10_000] {
        let sources = workflow(tasks);
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
