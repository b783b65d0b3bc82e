//! Valid definitions become the plans that their words mean.

use std::{fmt::Write as _, path::Path};

use concerted::{
    definition::{self, Compiled},
    diag::{Sources, render},
    plan::{Plan, Task},
};

/// Every YAML file below a folder of fixtures.
pub(crate) fn sources(folder: &Path) -> Sources {
    fn add(sources: &mut Sources, root: &Path, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(sources, root, &path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.insert(&name, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut sources = Sources::default();
    add(&mut sources, folder, folder);
    sources
}

fn compile(folder: &str, path: &str) -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/valid").join(folder);
    definition::compile(&sources(&folder), path)
}

fn drawn(compiled: &Compiled) -> String {
    compiled.diagnostics.iter().map(|diagnostic| render::draw(diagnostic, &compiled.sources, false) + "\n\n").collect()
}

fn line(task: &Task) -> String {
    let mut line = format!("{} {} due {}", task.id, task.lead, task.due.date);
    if let Some(offset) = task.due.offset {
        write!(line, " ({offset})").unwrap();
    }
    if let Some((from, why)) = &task.due.moved_from {
        write!(line, " moved from {from} by {why}").unwrap();
    }
    write!(line, " opens {} ladder {}", task.opens, task.ladder).unwrap();
    for contributor in &task.contributors {
        write!(line, "\n    {} {:?} {}", contributor.partner, contributor.role, contributor.due).unwrap();
    }
    if !task.needs.is_empty() {
        write!(line, "\n    needs {:?}", task.needs).unwrap();
    }
    line
}

fn outline(plan: &Plan) -> String {
    plan.tasks.iter().map(|task| line(task) + "\n").collect()
}

#[test]
fn a_workflow_of_fifteen_lines_is_complete() {
    let compiled = compile("small", "workflow.yaml");
    insta::assert_snapshot!("small_findings", drawn(&compiled));
    let plan = compiled.plan.unwrap();
    insta::assert_snapshot!("small_plan", format!("{}\n{:#?}", outline(&plan), plan.ladders));
}

#[test]
fn a_programme_and_a_blueprint_are_joined() {
    let compiled = compile("programme", "baku/forum.yaml");
    insta::assert_snapshot!("programme_findings", drawn(&compiled));
    let plan = compiled.plan.unwrap();
    insta::assert_snapshot!("programme_plan", format!("{}\n{:#?}", outline(&plan), compiled.history));
    let paths: Vec<_> = compiled.sources.iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(
        paths,
        ["baku/forum.history.yaml", "baku/forum.yaml", "baku/programme.yaml", "blueprints/ministerial.yaml"]
    );
}
