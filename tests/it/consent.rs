//! Edits that a person is to agree to: what they do behind the backs of those who answered, and to the days of all.

use concerted::{
    app::{self, Loading, Standing},
    engine::edit::{Change, Edit, LikelyRename},
    model::{Fact, MailState, TaskState, WorkflowId},
    store::MailFilter,
};
use jiff::civil::Date;

use crate::world::{PIERRE, World, at, workflow};

const OPENS: &str = "2027-06-02";
const NOW: &str = "2026-12-22T06:00:00Z";

fn forum() -> WorkflowId {
    "forum".into()
}

fn world() -> World {
    let mut world = World::new(&workflow(OPENS), "2026-12-01T06:00:00Z");
    for day in 4..=21 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    world
}

fn look(world: &mut World, definition: &str, now: &str) -> Loading {
    std::fs::write(world.folder.path().join("workflows/forum.yaml"), definition).unwrap();
    app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(now)).unwrap()
}

fn edit_of(world: &mut World, definition: &str, now: &str) -> Edit {
    look(world, definition, now).pending.remove(&forum()).expect("no edit is pending").edit
}

fn why(edit: &Edit, id: &str) -> String {
    let moved = edit.changes.iter().find_map(|change| match change {
        Change::Moved { task, why, .. } if task.as_str() == id => Some(why.clone()),
        _ => None,
    });
    moved.unwrap_or_else(|| panic!("{id} does not move: {edit:?}"))
}

#[test]
fn an_edit_that_makes_an_earlier_answer_the_leads_waits_until_somebody_agrees() {
    let mut world = world();
    world.done("OUT-01", "unesco", "2026-12-21T10:00:00Z");
    let swapped = workflow(OPENS).replace(
        "lead: host, with: [unesco], due: T-5m, window: 4w",
        "lead: unesco, with: [host], due: T-5m, window: 4w, complete_when: lead",
    );
    let edit = edit_of(&mut world, &swapped, NOW);
    let turns: Vec<_> = edit.turns.iter().map(|turn| (turn.task.as_str(), turn.from, turn.to)).collect();
    assert_eq!(turns, [("OUT-01", Some(TaskState::InProgress), TaskState::Completed)]);
    assert_eq!(edit.losses, [], "nothing is lost, and yet somebody is to agree");

    world.edit(&swapped, at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Waiting);
    app::apply(&mut world.app, None, at(NOW)).unwrap();
    world.reload(at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
}

#[test]
fn a_task_that_comes_back_says_what_was_recorded_of_it() {
    let mut world = world();
    let task = "  CUL-02: {title: Exhibition, lead: isesco, due: T-6w, serves: [O1]}\n";
    let with = format!("{}{task}", workflow(OPENS));
    world.edit(&with, at("2026-12-21T09:30:00Z"));
    world.done("CUL-02", "isesco", "2026-12-21T10:00:00Z");
    std::fs::write(world.folder.path().join("workflows/forum.yaml"), workflow(OPENS)).unwrap();
    app::apply(&mut world.app, None, at("2026-12-21T11:00:00Z")).unwrap();

    let edit = edit_of(&mut world, &with, NOW);
    let turns: Vec<_> = edit.turns.iter().map(|turn| (turn.task.as_str(), turn.from, turn.to)).collect();
    assert_eq!(turns, [("CUL-02", None, TaskState::Completed)]);
    assert!(!edit.is_to_be_agreed(), "what is put back puts nothing aside");
}

#[test]
fn an_opening_day_that_is_over_by_the_edit_waits_until_somebody_agrees() {
    let mut world = world();
    // The year was mistyped.
    let mistyped = workflow("2026-06-02");
    let edit = edit_of(&mut world, &mistyped, NOW);
    assert_eq!(edit.opened, Some("2026-06-02".parse::<Date>().unwrap()));
    world.edit(&mistyped, at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Waiting);
    let before = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap().len();
    world.pass("2026-12-22T09:00:00Z");
    let after = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    assert!(
        after[before..].iter().all(|mail| mail.state != MailState::Draft),
        "no minister is written to because of a slip"
    );
}

#[test]
fn who_learns_by_an_edit_that_something_was_due_begins_on_the_lowest_rung() {
    let mut world = world();
    // Three weeks before the edit: by the ladder alone a letter to the minister would be next.
    let sooner = workflow(OPENS).replace("lead: isesco, with: [artists], due: T-10w", "lead: isesco, due: 2026-11-30");
    let edit = edit_of(&mut world, &sooner, NOW);
    let overdue: Vec<_> = edit
        .overdue
        .iter()
        .map(|one| (one.input.task.as_str(), one.input.partner.as_str(), one.due.to_string()))
        .collect();
    assert_eq!(overdue, [("CUL-01", "isesco", "2026-11-30".to_owned())]);

    world.edit(&sooner, at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce, "a moved date waits for nobody");
    let rungs = |world: &mut World| -> Vec<String> {
        let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
        let queued = events.into_iter().filter_map(|event| match event.fact {
            Fact::ReminderQueued { reminder, .. } if reminder.as_str().starts_with("forum:CUL-01:isesco:") => {
                Some(reminder.as_str().split(':').nth(3).unwrap().to_owned())
            }
            _ => None,
        });
        queued.collect()
    };
    world.pass("2026-12-22T09:00:00Z");
    assert_eq!(rungs(&mut world), ["ready"], "first they are told");
    for day in 23..=31 {
        world.pass(&format!("2026-12-{day}T09:00:00Z"));
    }
    for day in 1..=31 {
        world.pass(&format!("2027-01-{day:02}T09:00:00Z"));
    }
    let climbed = rungs(&mut world);
    assert_eq!(&climbed[..3], ["ready", "+2wd", "+5wd"], "{climbed:?}");
}

#[test]
fn what_moves_a_date_is_told_as_it_is() {
    let mut world = World::new(&calendars("", ""), "2026-12-01T06:00:00Z");
    let now = "2026-12-02T06:00:00Z";
    let causes = [
        (calendars("fixed: true, ", ""), "it is fixed now"),
        (calendars("shift: later, ", ""), "days off move it by another rule, `shift`"),
        (calendars("", ", {date: 2027-03-19, name: Day of rest}"), "the working days of `host` changed"),
        (
            calendars("", "").replace("lead: host, due", "lead: isesco, due"),
            "`isesco` has other working days than `host`",
        ),
        (calendars("", "").replace("due: T-74d", "due: T-80d"), "it was due T-74d, and is due T-80d now"),
        (calendars("", "").replace("opens: 2027-06-02", "opens: 2027-06-09"), "T moves"),
    ];
    for (definition, cause) in causes {
        assert_eq!(why(&edit_of(&mut world, &definition, now), "CUL-09"), cause, "{definition}");
    }
}

/// A forum with a task on 20 March, Novruz and a Saturday, so that days off move it.
fn calendars(task: &str, holiday: &str) -> String {
    let definition =
        format!("{}  CUL-09: {{title: Concert, lead: host, {task}due: T-74d, serves: [O1]}}\n", workflow(OPENS));
    definition.replace("{yearly: 03-21, name: Novruz}", &format!("{{yearly: 03-21, name: Novruz}}{holiday}"))
}

#[test]
fn a_task_or_partner_under_a_new_id_without_a_word_is_asked_about() {
    let mut world = world();
    let renamed = workflow(OPENS).replace("CUL-01", "CUL-1");
    let edit = edit_of(&mut world, &renamed, NOW);
    let likely =
        |what: &str, from: &str, to: &str| LikelyRename { what: what.into(), from: from.into(), to: to.into() };
    assert_eq!(edit.likely_renames, [likely("task", "CUL-01", "CUL-1")]);

    let partner = workflow(OPENS).replace("  artists:\n", "  creators:\n").replace("artists]", "creators]");
    let edit = edit_of(&mut world, &partner, NOW);
    assert_eq!(edit.likely_renames, [likely("partner", "artists", "creators")]);

    let told = workflow(OPENS).replace("CUL-01: {", "CUL-1: {renamed_from: CUL-01, ");
    assert_eq!(edit_of(&mut world, &told, NOW).likely_renames, [], "that is said already");
    let other = workflow(OPENS).replace(
        "CUL-01: {title: Concert, workstream: CUL, lead: isesco",
        "CUL-3: {title: Fair, workstream: CUL, lead: host",
    );
    assert_eq!(edit_of(&mut world, &other, NOW).likely_renames, [], "that is another task");
}

#[test]
fn a_workflow_under_another_id_does_not_begin_beside_itself() {
    let mut world = world();
    let file = world.folder.path().join("workflows/forum.yaml");
    for other in [
        workflow(OPENS).replace("workflow: forum", "workflow: world-forum"),
        workflow(OPENS).replace("workflow: forum", "workflow: world-forum").replace("symbol: WF", "symbol: WF2"),
    ] {
        std::fs::write(&file, &other).unwrap();
        world.reload(at(NOW));
        assert_eq!(world.loading.held_back, [("world-forum".into(), forum())].into());
        assert_eq!(world.loading.workflows.keys().collect::<Vec<_>>(), [&forum()]);
        assert_eq!(world.loading.workflows[&forum()].standing, Standing::Gone);
    }
    let looked = app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(NOW)).unwrap();
    assert_eq!(looked.held_back.len(), 1, "a look says the same");
    // Its id is given back: nothing happened.
    std::fs::write(&file, workflow(OPENS)).unwrap();
    world.reload(at(NOW));
    assert!(world.loading.held_back.is_empty());
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
    // Or it is another one indeed.
    std::fs::write(&file, workflow(OPENS).replace("workflow: forum", "workflow: world-forum")).unwrap();
    let applied = app::apply(&mut world.app, None, at(NOW)).unwrap().loading;
    assert_eq!((applied.closed, applied.adopted), (vec![forum()], vec!["world-forum".into()]));
}

#[test]
fn a_history_that_is_edited_after_the_take_over_is_told_to_be_of_no_use() {
    let definition = format!("history: history.yaml\n{}", workflow(OPENS)).replacen(
        "history: history.yaml\nformat: 1",
        "format: 1\nhistory: history.yaml",
        1,
    );
    let mut world = World::new(&workflow(OPENS), "2026-12-01T06:00:00Z");
    let folder = world.folder.path().join("workflows");
    let history = |date: &str| {
        format!("format: 1\nhistory: other\nfacts:\n  - {{date: {date}, task: OUT-01, state: completed}}\n")
    };
    std::fs::write(folder.join("history.yaml"), history("2026-11-30")).unwrap();
    let other = definition.replace("workflow: forum", "workflow: other").replace("symbol: WF", "symbol: WO");
    std::fs::write(folder.join("other.yaml"), &other).unwrap();
    world.reload(at("2026-12-02T06:00:00Z"));
    assert_eq!(world.loading.adopted, ["other".into()]);
    assert!(world.loading.edited_histories.is_empty());

    std::fs::write(folder.join("history.yaml"), history("2026-11-27")).unwrap();
    let look =
        |world: &mut World| app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(NOW)).unwrap();
    assert_eq!(look(&mut world).edited_histories, [WorkflowId::from("other")].into());
    assert!(look(&mut world).pending.is_empty(), "the definition is the same");
    // With an edit of the definition it is told too.
    std::fs::write(folder.join("other.yaml"), other.replace("title: World Forum", "title: Other Forum")).unwrap();
    assert_eq!(look(&mut world).edited_histories.len(), 1);
    std::fs::write(folder.join("history.yaml"), history("2026-11-30")).unwrap();
    assert!(look(&mut world).edited_histories.is_empty());
}

#[test]
fn an_event_that_moves_by_more_than_a_year_waits_until_somebody_agrees() {
    let mut world = world();
    for (opens, waits) in [("2072-06-02", true), ("2028-06-10", true), ("2028-05-30", false)] {
        let edit = edit_of(&mut world, &workflow(opens), NOW);
        assert_eq!((edit.leap().is_some(), edit.is_to_be_agreed()), (waits, waits), "{opens}");
    }
    let long = workflow(OPENS).replace("opens: 2027-06-02,", "opens: 2027-06-02, closes: 2028-06-04,");
    assert!(edit_of(&mut world, &long, NOW).is_to_be_agreed(), "an event of a year is a slip");
}

#[test]
fn who_is_written_to_and_under_which_name_is_told() {
    let mut world = world();
    let edited = workflow(OPENS)
        .replace("symbol: WF", "symbol: WF7")
        .replace(PIERRE, "marie@unesco.example")
        .replace("  artists:\n", "  creators:\n    renamed_from: artists\n")
        .replace("artists]", "creators]")
        .replace("secretariat: {email: secretariat@forum.example", "secretariat: {email: office@forum.example");
    let edit = edit_of(&mut world, &edited, NOW);
    let told: Vec<String> = edit.changes.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the symbol is WF7 instead of WF",
            "`unesco` is written to at marie@unesco.example instead of pierre@unesco.example",
            "partner `artists` is called `creators` now",
            "the coordinator is written to at office@forum.example instead of secretariat@forum.example",
        ]
    );
}
