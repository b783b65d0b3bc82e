//! A workflow of any size, the same for every bench.

use std::fmt::Write as _;

use concerted::diag::Sources;

/// Partners in it.
pub(crate) const PARTNERS: usize = 30;

/// A workflow of `tasks` tasks over 18 months, each with a lead, three contributors and a predecessor.
pub(crate) fn workflow(tasks: usize) -> Sources {
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
