//! Valid definitions become the plans that their words mean.

use std::{fmt::Write as _, path::Path};

use concerted::{
    app::Reading,
    definition::{self, Compiled},
    diag::{Diagnostic, Sources, render},
    plan::{Plan, Task},
};
use jiff::{ToSpan, civil::date};

/// The plan of a workflow that stands alone and is without fault.
pub(crate) fn plan_of(text: &str) -> Plan {
    let mut sources = Sources::default();
    sources.insert("meeting.yaml", text);
    let compiled = definition::compile(&sources, "meeting.yaml");
    compiled.plan.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// Every finding on a day that comes after all that fixtures tell of the past.
pub(crate) fn check_all(sources: &Sources) -> Vec<Diagnostic> {
    definition::check_all(sources, date(2100, 1, 1))
}

/// Every definition and calendar file below a folder of fixtures.
pub(crate) fn sources(folder: &Path) -> Sources {
    fn add(sources: &mut Sources, root: &Path, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(sources, root, &path);
            } else if path.extension().is_some_and(|ending| ending == "yaml" || ending == "ics") {
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
    if let Some(from) = &task.due.from_task {
        write!(line, " ({from})").unwrap();
    }
    if let Some((from, why)) = &task.due.moved_from {
        write!(line, " moved from {from} by {why}").unwrap();
    }
    write!(line, " opens {} ladder {}", task.opens, task.ladder).unwrap();
    for contributor in &task.contributors {
        write!(line, "\n    {} {:?} {}", contributor.partner, contributor.role, contributor.due).unwrap();
        if let Some(asks) = task.asks_of(&contributor.partner) {
            write!(line, " asks {:?}", asks.en()).unwrap();
        }
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

/// A workflow of the small cast with these tasks, a line each.
fn with_tasks(opens: &str, tasks: &str) -> Compiled {
    let mut sources = Sources::default();
    sources.insert("forum.yaml", &format!("{CAST}event: {{opens: {opens}}}\ntasks:\n{tasks}"));
    definition::compile(&sources, "forum.yaml")
}

const CAST: &str = "format: 1
workflow: forum
title: Forum
coordinator: {email: secretariat@forum.example}
calendars:
  gulf: {weekend: [{days: [fri, sat]}]}
  baku: {holidays: [{date: 2027-03-22, name: Novruz}]}
calendar: baku
partners:
  host: {kind: host_government, contacts: [{function: focal_point, email: focal.point@host.example}]}
  unesco: {kind: intergovernmental_organization, contacts: [{function: focal_point, email: focal.point@unesco.example}]}
  icesco: {kind: intergovernmental_organization, calendar: gulf, contacts: [{function: focal_point, email: focal.point@icesco.example}]}
";

#[test]
fn a_due_date_may_count_from_another_task() {
    let tasks = "  A4: {title: d, lead: icesco, due: 1wd after A3, needs: A3}
  A3: {title: c, lead: host, due: 2wd after A2, needs: A2}
  A2: {title: b, lead: each(intergovernmental_organization), due: 2027-03-19, shift: later}
  A1: {title: a, lead: host, due: 1m before A2/unesco}
  A0: {title: o, lead: unesco, due: 1w before A1, shift: later}
";
    let compiled = with_tasks("2027-06-02", tasks);
    let findings = drawn(&compiled);
    insta::assert_snapshot!("due_from_tasks", format!("{}\n{findings}", outline(&compiled.plan.unwrap())));
}

#[test]
fn what_counts_from_a_task_moves_with_the_opening_day() {
    let tasks = "  A1: {title: a, lead: host, due: T-10w}
  A2: {title: b, lead: host, due: 2w after A1}
  A3: {title: c, lead: unesco, due: 3d after A2, needs: A2}
";
    let days = |opens| {
        let plan = with_tasks(opens, tasks).plan.unwrap();
        plan.tasks.iter().map(|task| task.due.date).collect::<Vec<_>>()
    };
    let moved: Vec<_> = days("2027-09-15").into_iter().map(|day| day + 4.weeks()).collect();
    assert_eq!(days("2027-10-13"), moved);
}

#[test]
fn reports_by_phase_are_settled_into_days_that_move_with_the_event() {
    let phases = "reports: {phases: [monthly to T-6m, fortnightly to T-6w, weekly to T, every 2 weeks to C+4w], at: \"09:30\", weekday: tue}\n";
    let plan = |opens: &str| {
        let mut sources = Sources::default();
        let tasks = "tasks: {A1: {title: a, lead: host, due: T-10m}}\n";
        sources.insert("forum.yaml", &format!("{CAST}event: {{opens: {opens}}}\n{phases}{tasks}"));
        definition::compile(&sources, "forum.yaml").plan.unwrap()
    };
    let reports = plan("2027-09-15").reports;
    let days: Vec<_> = reports.days.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("report_phases", days.join("\n"));
    assert!(reports.lines.is_empty() && reports.at == jiff::civil::time(9, 30, 0, 0));
    let (moved, before) = (plan("2027-10-13").reports.days, reports.days);
    assert_eq!(
        moved[moved.len() - 8..],
        before[before.len() - 8..].iter().map(|day| *day + 4.weeks()).collect::<Vec<_>>()
    );
}

#[test]
fn an_event_has_its_own_values_of_shared_indicators() {
    let mut sources = Sources::default();
    let programme = "format: 1
programme: meetings
objectives:
  - {id: O1, statement: To agree, indicators: [{id: I1.1, title: Texts, baseline: 3, target: 9}, {id: I1.2, title: States, target: 100}]}
";
    sources.insert("programme.yaml", programme);
    let own = "programme: programme.yaml\nindicators: {I1.1: {target: 4}, I1.2: {baseline: 0}}\n";
    let rest = "event: {opens: 2027-06-02, theme: {en: One coast, fr: Une côte}}\ntasks: {A1: {title: a, lead: host, due: T}}\n";
    sources.insert("forum.yaml", &format!("{CAST}{own}{rest}"));
    let compiled = definition::compile(&sources, "forum.yaml");
    assert!(compiled.diagnostics.is_empty(), "{}", drawn(&compiled));
    let plan = compiled.plan.unwrap();
    let indicators = plan.objectives[0].indicators.iter();
    let values: Vec<_> = indicators.map(|indicator| (indicator.baseline, indicator.target)).collect();
    assert_eq!(values, [(Some(3.0), Some(4.0)), (Some(0.0), Some(100.0))]);
    assert_eq!(plan.event.theme.unwrap().get(&"fr".into()), "Une côte");
}

#[test]
fn an_approval_is_a_title_or_says_by_whom_and_how() {
    let approvals = "approvals:
  plain: Signature of the mayor
  both: {en: Signature of the mayor, fr: Signature du maire}
  office: {title: Signature, by: head_of_unit}
  council: {title: {en: Council}, by: [host, unesco], rule: quorum, quorum: 2/3}
  written: {title: In writing, rule: silence, hours: 72}
  days: {title: In writing, rule: silence, working_days: 10}
";
    let mut sources = Sources::default();
    let rest = "event: {opens: 2027-06-02}\ntasks: {A1: {title: a, lead: host, due: T, approval: council}}\n";
    sources.insert("forum.yaml", &format!("{CAST}{approvals}{rest}"));
    let compiled = definition::compile(&sources, "forum.yaml");
    let codes: Vec<_> = compiled.diagnostics.iter().map(|finding| finding.code).collect();
    assert!(codes.is_empty(), "{}", drawn(&compiled));
    let lines: Vec<_> = compiled
        .plan
        .unwrap()
        .approvals
        .into_iter()
        .map(|(id, approval)| {
            format!("{id}: {} {:?} {:?}", approval.title.get(&"en".into()), approval.by, approval.rule)
        })
        .collect();
    insta::assert_snapshot!("approvals", lines.join("\n"));
}

#[test]
fn holidays_of_a_file_count_and_belong_to_the_definition() {
    let folder = tempfile::TempDir::new().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let calendar = |day: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:{day}\r\nSUMMARY:Coast\r\n  Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let own = "calendar: coast\nevent: {opens: 2027-06-02}\ntasks: {A1: {title: a, lead: host, due: 2027-05-05}}\n";
    let calendars = "calendars:\n  coast: {holidays_from: coast.ics}\n";
    let cast = CAST.replace("calendars:\n", calendars).replace("calendar: baku\n", "");
    write("forum.yaml", &format!("{cast}{own}"));
    write("coast.ics", &calendar("20270505"));
    write("other.ics", "this is no calendar, but nobody names it");
    let compiled = || {
        let sources = Reading::of(folder.path()).unwrap().sources;
        assert_eq!(definition::workflow_paths(&sources), ["forum.yaml"]);
        assert!(check_all(&sources).iter().all(|finding| !finding.is_error()));
        definition::compile(&sources, "forum.yaml")
    };
    let first = compiled();
    let paths: Vec<_> = first.sources.iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(paths, ["coast.ics", "forum.yaml"]);
    // What is stored with a workflow is enough to compile it again.
    let again = definition::compile(&first.sources, "forum.yaml").plan.unwrap();
    let plan = first.plan.unwrap();
    assert_eq!(plan.tasks[0].due.moved_from, Some((date(2027, 5, 5), "Coast Day".to_owned())));
    assert_eq!(plan.tasks[0].due.date, date(2027, 5, 4));
    assert_eq!((&again.definition, &again.tasks[0].due), (&plan.definition, &plan.tasks[0].due));
    write("coast.ics", &calendar("20270506"));
    let moved = compiled().plan.unwrap();
    assert_eq!(moved.tasks[0].due.date, date(2027, 5, 5));
    assert_ne!(moved.definition, plan.definition);
}

#[test]
fn parameters_of_a_blueprint_are_filled_in_by_language() {
    let mut sources = Sources::default();
    let blueprint = "format: 1
blueprint: meeting
parameters: {city: Sofia, weeks: {about: Weeks for comments}, partner: {default: unesco}}
tasks:
  A1: {title: {en: \"Travel to ${city}\", fr: \"Voyage à ${city}, ${weeks} semaines\"}, lead: host, with: [\"${partner}\"], due: \"T-${weeks}w\"}
  A2: {title: \"${city}, ${city}\", lead: \"${partner}\", due: 2d after A1, deliverable: \"$ and {city} stay\"}
";
    sources.insert("blueprint.yaml", blueprint);
    let set =
        "based_on: blueprint.yaml\nset: {weeks: \"6\", city: {en: Baku, fr: Bakou}}\nevent: {opens: 2027-06-02}\n";
    sources.insert("forum.yaml", &format!("{CAST}{set}"));
    assert!(check_all(&sources).is_empty(), "{:?}", check_all(&sources));
    let plan = definition::compile(&sources, "forum.yaml").plan.unwrap();
    let say = |task: &Task| format!("{} {} {}", task.lead, task.title.get(&"en".into()), task.title.get(&"fr".into()));
    let said: Vec<_> = plan.tasks.iter().map(say).collect();
    assert_eq!(said, ["host Travel to Baku Voyage à Bakou, 6 semaines", "unesco Baku, Baku Baku, Baku"]);
    assert_eq!(plan.tasks[0].due.date, date(2027, 4, 21));
    assert_eq!(plan.tasks[0].contributors[0].partner.as_str(), "unesco");
    assert_eq!(plan.tasks[1].deliverable.as_ref().unwrap().get(&"en".into()), "$ and {city} stay");
}

#[test]
fn contributors_of_a_blueprint_are_added_and_left_out() {
    let mut sources = Sources::default();
    let blueprint =
        "format: 1\nblueprint: meeting\ntasks:\n  A1: {title: a, lead: host, with: [unesco, moon], due: T-8w}\n";
    sources.insert("blueprint.yaml", blueprint);
    let own = "based_on: blueprint.yaml\nevent: {opens: 2027-06-02}\n";
    let tasks = "tasks:\n  A1: {with_also: [{partner: icesco, role: observer}], without: moon}\n";
    sources.insert("forum.yaml", &format!("{CAST}{own}{tasks}"));
    let compiled = definition::compile(&sources, "forum.yaml");
    assert!(compiled.diagnostics.is_empty(), "{}", drawn(&compiled));
    let task = &compiled.plan.unwrap().tasks[0];
    let named: Vec<_> = task.contributors.iter().map(|one| format!("{} {:?}", one.partner, one.role)).collect();
    assert_eq!(named, ["unesco Contributor", "icesco Observer"]);
}

#[test]
fn what_is_asked_of_contributors_stands_on_the_task_or_on_one_of_them() {
    let mut sources = Sources::default();
    let asks = "{en: \"Comment on the text of ${city}\", fr: Vos observations}";
    let blueprint = format!(
        "format: 1\nblueprint: meeting\nparameters: {{city: Baku}}\n\
         tasks:\n  A1: {{title: a, lead: host, with: [unesco, icesco], due: T-8w, asks: {asks}}}\n"
    );
    sources.insert("blueprint.yaml", &blueprint);
    let own = "based_on: blueprint.yaml\nevent: {opens: 2027-06-02}\n";
    let tasks = "tasks:\n  A1: {with: [unesco, {partner: icesco, asks: Read the Arabic text}]}\n";
    sources.insert("forum.yaml", &format!("{CAST}{own}{tasks}"));
    let compiled = definition::compile(&sources, "forum.yaml");
    assert!(compiled.diagnostics.is_empty(), "{}", drawn(&compiled));
    let task = &compiled.plan.unwrap().tasks[0];
    let asked = |partner: &str, lang: &str| task.asks_of(&partner.into()).map(|asks| asks.get(&lang.into()).to_owned());
    assert_eq!(asked("unesco", "en").as_deref(), Some("Comment on the text of Baku"));
    assert_eq!(asked("unesco", "fr").as_deref(), Some("Vos observations"));
    assert_eq!(asked("icesco", "en").as_deref(), Some("Read the Arabic text"), "its own words come first");
    assert_eq!(asked("host", "en"), None, "the lead is asked for the task itself");
}

#[test]
fn a_request_that_is_empty_or_too_long_or_reaches_nobody_is_told() {
    let found = |task: &str| {
        let compiled = with_tasks("2027-06-02", &format!("  A1: {{title: a, lead: host, due: T-8w, {task}}}\n"));
        let told = compiled.diagnostics.iter().map(|finding| format!("{}: {}", finding.code, finding.message));
        told.collect::<Vec<_>>().join("\n")
    };
    let long = "x".repeat(201);
    assert_eq!(found("with: unesco, asks: \"\""), "wrong-type: `asks` has no value");
    assert_eq!(
        found(&format!("with: unesco, asks: {{en: a, fr: {long}}}")),
        "text-too-long: `asks` has 201 characters, but there is room for 200"
    );
    assert_eq!(found(&format!("with: [{{partner: unesco, asks: {}}}]", &long[1..])), "");
    assert_eq!(found("asks: Comment"), "asked-of-nobody: `A1` says what contributors are asked for, but has none");
    assert_eq!(
        found("with: [{partner: unesco, role: observer, asks: Comment}]"),
        "asked-of-nobody: `unesco` observes `A1` and owes nothing, so nobody reads what it is asked for"
    );
}
