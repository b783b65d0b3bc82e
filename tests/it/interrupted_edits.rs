//! Files that are half-written, empty, unreadable or away for a moment, and edits that change nothing: nobody is reminded anew, and
//! no workflow is closed behind its back.

use std::{fs, os::unix::fs::symlink};

use concerted::{
    app::{self, MayApply, Standing},
    engine::edit::Loss,
    model::{Fact, MailState, WorkflowId},
    store::{MailFilter, Snapshot},
};

use crate::world::{PIERRE, World, at, workflow};

const OPENS: &str = "2027-06-02";

fn forum() -> WorkflowId {
    "forum".into()
}

/// UNESCO was reminded of OUT-01, which is due on the first of January.
fn reminded() -> World {
    let mut world = World::new(&workflow(OPENS), "2026-11-02T06:00:00Z");
    for day in 2..=29 {
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
    }
    assert!(mails_to(&mut world, PIERRE) > 1, "UNESCO was reminded");
    world
}

fn mails_to(world: &mut World, address: &str) -> usize {
    let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    all.iter().filter(|mail| mail.state == MailState::Sent && mail.to().any(|to| to == address)).count()
}

fn write(world: &World, text: &str) {
    fs::write(world.folder.path().join("workflows/forum.yaml"), text).unwrap();
}

/// The definition as a network drive has it for a moment: the first task is not there yet.
fn cut_short() -> String {
    let whole = workflow(OPENS);
    let first = whole.find("  OUT-01:").unwrap();
    let after = whole.find("  CUL-01:").unwrap();
    let last = whole.find("  OUT-04:").unwrap();
    // What needs the missing tasks is not there either.
    let _ = last;
    format!("{}{}", &whole[..first], &whole[after..last])
}

#[test]
fn an_edit_that_loses_a_task_somebody_was_reminded_of_waits_until_somebody_agrees() {
    let mut world = reminded();
    write(&world, &cut_short());
    world.reload(at("2026-12-30T06:00:00Z"));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Waiting);
    let losses = &world.loading.pending[&forum()].edit.losses;
    assert!(matches!(&losses[..], [Loss::Reminded { task, .. }, ..] if task.as_str() == "OUT-01"), "{losses:?}");
    write(&world, &workflow(OPENS));
    world.reload(at("2026-12-30T06:00:10Z"));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    assert!(!events.iter().any(|event| matches!(event.fact, Fact::DefinitionTaken { .. })), "nothing was taken over");
}

#[test]
fn a_task_that_was_away_comes_back_to_the_ladder_it_had() {
    let mut world = reminded();
    let mut undisturbed = reminded();
    write(&world, &cut_short());
    app::apply(&mut world.app, None, at("2026-12-30T06:00:00Z")).unwrap();
    world.reload(at("2026-12-30T06:00:00Z"));
    world.pass("2026-12-30T06:00:00Z");
    write(&world, &workflow(OPENS));
    world.reload(at("2026-12-30T06:05:00Z"));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
    let days = (30..=31).map(|day| format!("2026-12-{day}")).chain((1..=29).map(|day| format!("2027-01-{day:02}")));
    for day in days {
        for world in [&mut world, &mut undisturbed] {
            world.pass(&format!("{day}T09:00:00Z"));
        }
    }
    // A person had the task dropped, so that those who were at work at that moment heard that it is not needed: that is a mail more,
    // and in that week a list less.
    let rungs = |world: &mut World| {
        let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        let mut rungs = Vec::new();
        for mail in mails {
            for reminder in world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap() {
                let is_other =
                    [":digest:", ":news:", ":called-off:"].iter().any(|part| reminder.key.as_str().contains(part));
                rungs.extend((!is_other).then(|| (mail.key.to_string(), reminder.key.to_string(), reminder.state)));
            }
        }
        rungs.sort();
        rungs
    };
    assert_eq!(rungs(&mut world), rungs(&mut undisturbed), "as if it had never been away");
}

#[test]
fn a_rung_that_is_dated_back_reminds_nobody_again_who_had_it() {
    let mut world = reminded();
    let before = mails_to(&mut world, PIERRE);
    let ladder = "ladders:\n  standard:\n    - {at: -10wd, to: focal_point, tone: reminder}\n    - {at: -4wd, to: focal_point, tone: reminder}\n";
    write(&world, &workflow(OPENS).replace("tasks:\n", &format!("{ladder}tasks:\n")));
    world.reload(at("2026-12-30T06:00:00Z"));
    assert!(!world.loading.has_errors(), "{:#?}", world.loading.findings);
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
    world.pass("2026-12-30T09:00:00Z");
    world.pass("2026-12-31T09:00:00Z");
    assert_eq!(mails_to(&mut world, PIERRE), before, "the rung of -3wd was sent after the day of -4wd");
}

#[test]
fn a_file_that_says_nothing_closes_no_workflow() {
    let mut world = reminded();
    let path = world.folder.path().join("workflows/forum.yaml");
    let nothings: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("a comment", b"# to be written again\n"),
        ("a format alone", b"format: 1\n"),
        ("binary", &[0, 159, 146, 150, 255, 254]),
        ("half a line", b"format: 1\nworkf"),
    ];
    for (what, bytes) in nothings {
        fs::write(&path, bytes).unwrap();
        let applied = app::apply(&mut world.app, None, at("2026-12-30T06:00:00Z")).unwrap();
        assert_eq!(applied.loading.closed, [], "{what}");
        assert_eq!(applied.loading.workflows[&forum()].standing, Standing::Kept, "{what}");
        let told = applied.loading.findings.iter().any(|finding| finding.primary.file.as_ref() == "forum.yaml");
        assert!(told, "`check` names the file: {what}");
    }
    fs::remove_file(&path).unwrap();
    symlink("/nowhere/at/all.yaml", &path).unwrap();
    let applied = app::apply(&mut world.app, None, at("2026-12-30T06:00:00Z")).unwrap();
    assert_eq!((applied.loading.closed.len(), applied.loading.workflows[&forum()].standing), (0, Standing::Kept));
    fs::remove_file(&path).unwrap();
    let applied = app::apply(&mut world.app, None, at("2026-12-30T06:00:00Z")).unwrap();
    assert_eq!(applied.loading.closed, [forum()], "a file that is gone is another matter");
}

#[test]
fn a_comment_is_no_edit() {
    let mut world = reminded();
    let count = world.app.store.read(Snapshot::count_events).unwrap();
    write(&world, &format!("# looked through on Tuesday\n{}", workflow(OPENS)));
    for second in 0..3 {
        world.reload(at(&format!("2026-12-30T06:00:0{second}Z")));
        assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
        assert!(world.loading.pending.is_empty() && world.loading.edited.is_empty());
    }
    assert_eq!(world.app.store.read(Snapshot::count_events).unwrap(), count, "the journal says nothing of it");
}

#[test]
fn while_a_file_is_being_written_what_is_in_force_goes_on() {
    let mut world = reminded();
    let folder = world.app.config.workflows.clone();
    write(&world, &workflow("2027-06-09"));
    let now = at("2026-12-30T06:00:00Z");
    let loading = app::load_as(&mut world.app.store, &folder, MayApply::Nothing, now).unwrap();
    assert_eq!(loading.workflows[&forum()].plan.event.opens.to_string(), OPENS);
    assert!(loading.edited.is_empty() && loading.adopted.is_empty());
    let loading = app::load_as(&mut world.app.store, &folder, MayApply::Harmless, now).unwrap();
    assert_eq!(loading.workflows[&forum()].plan.event.opens.to_string(), "2027-06-09");
}

#[test]
fn a_mail_taken_back_before_anybody_saw_it_leaves_its_day_free() {
    let mut world = World::new(&workflow(OPENS), "2026-11-02T06:00:00Z");
    let asked = |world: &mut World| {
        let all = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        let of_pierre = all.into_iter().filter(|mail| mail.to().any(|to| to == PIERRE));
        of_pierre.map(|mail| (mail.key.to_string(), mail.state)).collect::<Vec<_>>()
    };
    let mut day = 2;
    let waiting = loop {
        world.tick(at(&format!("2026-12-{day:02}T09:00:00Z")));
        if let Some(waiting) = asked(&mut world).into_iter().find(|(_, state)| *state == MailState::Queued) {
            break waiting;
        }
        world.pass(&format!("2026-12-{day:02}T09:00:00Z"));
        day += 1;
        assert!(day < 30, "UNESCO is never reminded");
    };
    let morning = format!("2026-12-{day:02}");
    for (hour, answer) in [("09:01", "done"), ("09:02", "not_done"), ("09:03", "done"), ("09:04", "not_done")] {
        record(&mut world, answer, &format!("{morning}T{hour}:00Z"));
        world.tick(at(&format!("{morning}T{hour}:10Z")));
        let state = asked(&mut world).iter().find(|(key, _)| *key == waiting.0).unwrap().1;
        let expected = if answer == "done" { MailState::Withdrawn } else { MailState::Queued };
        assert_eq!(state, expected, "{hour}: {answer}");
        let flaws = world.app.store.examine(at(&format!("{morning}T{hour}:30Z")), true).unwrap();
        assert!(flaws.is_empty(), "the journal explains every mail: {flaws:#?}");
    }
    world.pass(&format!("{morning}T09:05:00Z"));
    assert!(asked(&mut world).contains(&(waiting.0, MailState::Sent)), "the reminder leaves on its own day");
}

fn record(world: &mut World, answer: &str, now: &str) {
    let answer = if answer == "done" { concerted::model::Answer::Done } else { concerted::model::Answer::NotDone };
    let what = app::Recording::Input { task: "OUT-01".into(), partner: Some("unesco".into()), answer };
    app::record(&mut world.app, &world.loading, &forum(), what, None, None, at(now)).unwrap();
}
