//! Edits of an approval that is under way: the round keeps what it was opened with, and a person agrees first.

use concerted::{
    app::{self, Standing},
    engine::{ApprovalState, RunState, approval, edit::RoundChange},
    model::{Fact, Seat, Statement, TaskState, WorkflowId},
};

use crate::{
    procedures::{OPENS, definition, handed_in, open, state},
    world::{World, at, workflow},
};

const NOW: &str = "2027-05-12T06:00:00Z";

fn under_silence() -> World {
    let mut world = handed_in("hours: 72");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", NOW);
    world
}

fn forum() -> WorkflowId {
    "forum".into()
}

fn changes(world: &mut World, definition: &str) -> Vec<RoundChange> {
    std::fs::write(world.folder.path().join("workflows/forum.yaml"), definition).unwrap();
    let loading = app::look(&mut world.app.store, &world.app.config.workflows.clone(), at(NOW)).unwrap();
    assert_eq!(loading.workflows[&forum()].standing, Standing::Waiting);
    let edit = &loading.pending[&forum()].edit;
    assert!(edit.is_to_be_agreed());
    edit.rounds.iter().map(|round| round.change.clone()).collect()
}

fn applied(world: &mut World, definition: &str) {
    world.edit(definition, at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::Waiting);
    app::apply(&mut world.app, None, at(NOW)).unwrap();
    world.reload(at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
}

fn round(world: &mut World, now: &str) -> (TaskState, approval::Round) {
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let state = RunState::replay(&world.loading.workflows[&forum()].plan, &events, at(now));
    let run = state.task(&"OUT-05".into());
    (run.state, run.approval.last().unwrap().clone())
}

/// ISESCO takes part in nothing any more.
fn without_isesco() -> String {
    let definition = definition("hours: 72");
    let (head, rest) = definition.split_once("  isesco:\n").unwrap();
    let (_, rest) = rest.split_once("  artists:\n").unwrap();
    format!("{head}  artists:\n{rest}")
        .replace("with: [unesco, isesco, {", "with: [unesco, {")
        .replace("with: [host, isesco]", "with: [host]")
        .replace("with: [unesco, isesco, artists]", "with: [unesco, artists]")
        .replace("lead: isesco", "lead: host")
        .replace("by: [unesco, isesco, artists]", "by: [unesco, artists]")
}

#[test]
fn another_deadline_waits_for_a_person_and_the_round_keeps_its_own() {
    let mut world = under_silence();
    let edited = definition("hours: 48");
    let said = changes(&mut world, &edited);
    assert!(matches!(said.as_slice(), [RoundChange::Rule { .. }]), "{said:?}");
    applied(&mut world, &edited);
    let (_, round) = round(&mut world, NOW);
    let plan = &world.loading.workflows[&forum()].plan;
    assert_eq!(approval::closes_at(plan, &round), Some(at("2027-05-17T14:00:00Z")), "72 hours, as it was opened");
    world.live(NOW, "2027-05-20T00:00:00Z");
    let (state, round) = self::round(&mut world, "2027-05-20T00:00:00Z");
    assert_eq!((state, round.state), (TaskState::Completed, ApprovalState::Held));
    let events = world.app.store.read(|tx| tx.events(&forum())).unwrap();
    let held = events.iter().find(|event| matches!(event.fact, Fact::SilenceHeld { .. })).unwrap();
    assert_eq!(held.happened_at, at("2027-05-17T14:00:00Z"));
}

#[test]
fn an_edit_of_something_else_waits_for_nobody() {
    let mut world = under_silence();
    world.edit(&definition("hours: 72").replace("title: The venue", "title: The hall"), at(NOW));
    assert_eq!(world.loading.workflows[&forum()].standing, Standing::InForce);
}

#[test]
fn a_member_that_leaves_is_not_waited_for_and_stays_on_record() {
    let mut world = under_silence();
    let remarked = Statement::Remarked {};
    state(&mut world, ("OUT-05", "isesco"), remarked, (Some("a comma in OP 2"), None), "2027-05-12T05:30:00Z");
    let edited = without_isesco();
    let said = changes(&mut world, &edited);
    let seat = Seat { partner: "isesco".into(), office: None };
    assert_eq!(said, [RoundChange::Left { seat: seat.clone() }]);
    applied(&mut world, &edited);
    let (_, round) = round(&mut world, NOW);
    let plan = &world.loading.workflows[&forum()].plan;
    assert!(!round.present(plan).any(|present| *present == seat) && round.seats.contains(&seat));
    assert_eq!(round.said.len(), 1);
    world.live(NOW, "2027-05-20T00:00:00Z");
    assert_eq!(self::round(&mut world, "2027-05-20T00:00:00Z").1.state, ApprovalState::Held);
    let request =
        app::MinutesRequest { workflow: forum(), task: "OUT-05".into(), lang: Some("en".into()), is_redacted: false };
    let templates = concerted::render::Templates::load(None).unwrap();
    let minutes =
        app::make_minutes(&world.app.config, &templates, &request, at("2027-05-20T00:00:00Z")).unwrap().report;
    let members: Vec<(&str, &str)> =
        minutes.rounds[0].members.iter().map(|member| (member.name.as_str(), member.position.as_str())).collect();
    assert_eq!(members, [("UNESCO", "no objection"), ("ISESCO", "takes part no more")]);
    let kinds: Vec<&str> = minutes.rounds[0].proceedings.iter().map(|entry| entry.kind.as_str()).collect();
    assert!(kinds.contains(&"left") && kinds.contains(&"stated"), "{kinds:?}");
}

#[test]
fn others_who_decide_do_so_in_the_next_round_and_a_task_that_is_gone_ends_it() {
    let mut world = under_silence();
    let more = definition("hours: 72").replace("rule: silence, hours", "rule: silence, by: [unesco, artists], hours");
    let [RoundChange::Members { gone, new }] = &changes(&mut world, &more)[..] else { panic!("no members change") };
    assert_eq!(gone, &[Seat { partner: "isesco".into(), office: None }]);
    assert_eq!(new, &[Seat { partner: "artists".into(), office: None }]);
    let unneeded = definition("hours: 72").replace(", complete_when: lead, approval: silence", ", complete_when: lead");
    assert_eq!(changes(&mut world, &unneeded), [RoundChange::NotNeeded]);
    assert_eq!(changes(&mut world, &workflow(OPENS)), [RoundChange::TaskGone]);
}
