//! A whole preparation in simulated time, at the size of the specification: 250 tasks, 30 partners, 18 months.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]

mod sample;

use std::{fs, hint::black_box};

use concerted::{
    app::{
        App,
        rehearse::{Answers, Rehearsal, Scene, Script, Watcher, rehearse},
    },
    config::Config,
    definition,
};
use criterion::{Criterion, criterion_group, criterion_main};

const TASKS: usize = 250;

fn play(app: &App, script: &Script<'_>) -> Rehearsal {
    let mut see = |_: Scene<'_>| Ok(());
    rehearse(app, script, &mut Watcher { wants_texts: false, see: &mut see }).expect("the rehearsal ends")
}

fn whole_preparation(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("config.yaml"), "language: en\n").expect("a configuration");
    let config = Config::load(&folder.path().join("config.yaml")).expect("a configuration");
    let app = App::open_to_look(config).expect("an installation");
    let sources = sample::workflow(TASKS);
    let compiled = definition::compile(&sources, "bench.yaml");
    let plan = compiled.plan.expect("what is timed compiles");
    assert_eq!((plan.tasks.len(), plan.partners.len()), (TASKS, sample::PARTNERS));
    let mut group = c.benchmark_group(format!("rehearse {TASKS} tasks, {} partners, 18 months", sample::PARTNERS));
    group.sample_size(10);
    for (name, answers) in [("nobody answers", Answers::Never), ("on time", Answers::OnTime), ("late", Answers::Late)] {
        let script = Script {
            plan: &plan,
            diagnostics: &compiled.diagnostics,
            sources: &sources,
            answers,
            from: None,
            until: None,
        };
        let mails = play(&app, &script).mails.len();
        group.bench_function(format!("{name}, {mails} mails"), |b| b.iter(|| play(black_box(&app), &script)));
    }
    group.finish();
}

criterion_group!(benches, whole_preparation);
criterion_main!(benches);
