//! Silence procedures: when they begin and end, who has to have the text, and what breaks them.

use concerted::{
    app::{self, Acting, AppError, ApprovalAct, ApprovalActed},
    engine::{ApprovalState, RunState},
    model::{Event, Fact, Origin, PartnerId, Statement, TaskState, TextVersion, Way, WorkflowId},
};

use crate::world::{PIERRE, SALMA, Verdict, World, at, workflow};

/// The small world, in which the declaration is agreed by a silence of 72 hours of UNESCO and ISESCO; the artists are informed.
fn definition(rule: &str) -> String {
    let task = "  OUT-05: {title: The declaration, workstream: OUT, lead: host, with: [unesco, isesco, {partner: artists, role: observer}], \
                due: T-2w, window: 8w, serves: [O1], complete_when: lead, approval: silence}\n";
    format!(
        "{}{task}approvals:\n  silence: {{title: Written silence procedure, rule: silence, {rule}}}\n",
        workflow("2027-06-01")
    )
}

/// A world in which the declaration was handed in on Monday 10 May 2027 at 9 in Baku.
fn handed_in(rule: &str) -> World {
    let mut world = World::new(&definition(rule), "2027-05-07T06:00:00Z");
    world.done("OUT-05", "host", "2027-05-10T05:00:00Z");
    world
}

fn act(world: &mut World, what: ApprovalAct, acting: Acting, now: &str) -> Result<ApprovalActed, AppError> {
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    app::act_on_approval(&mut world.app, &world.loading, of, (what, acting), at(now))
}

fn open(world: &mut World, version: &str, now: &str) {
    let link = Some(format!("https://forum.example/{version}.pdf"));
    let text = TextVersion { version: version.into(), link, sha256: None };
    act(world, ApprovalAct::Open { text }, Acting::default(), now).unwrap();
}

fn state(world: &mut World, partner: &str, statement: Statement, now: &str) -> ApprovalActed {
    let what = ApprovalAct::State { partner: PartnerId::from(partner), office: None, in_place_of: None, statement };
    act(world, what, Acting { note: Some("for reasons".into()), ..Acting::default() }, now).unwrap()
}

fn events(world: &mut World) -> Vec<Event> {
    world.app.store.read(|tx| tx.events(&"forum".into())).unwrap()
}

fn run(world: &mut World, now: &str) -> (TaskState, Vec<ApprovalState>) {
    let events = events(world);
    let plan = &world.loading.workflows[&"forum".into()].plan;
    let state = RunState::replay(plan, &events, at(now));
    let run = state.task(&"OUT-05".into());
    (run.state, run.approval.rounds.iter().map(|round| round.state).collect())
}

/// The notices that left, as `instant to: subject`.
fn notices(world: &mut World) -> Vec<String> {
    let subjects = world.subjects();
    let left = world.attempts.lock().unwrap().clone();
    let told = left.iter().filter(|attempt| attempt.arrived()).map(|attempt| {
        let subject = subjects.get(&attempt.message_id).cloned().unwrap_or_default();
        format!("{} {}: {subject}", attempt.at, attempt.recipients.join(" "))
    });
    told.filter(|line| line.contains("ilence") || line.contains("greed")).collect()
}

#[test]
fn a_silence_that_nobody_breaks_is_held_at_its_end_and_completes_the_task() {
    let mut world = handed_in("hours: 72");
    world.pass("2027-05-10T05:00:00Z");
    open(&mut world, "Rev.2", "2027-05-11T05:00:00Z");
    world.live("2027-05-11T05:00:00Z", "2027-05-20T00:00:00Z");
    assert_eq!(run(&mut world, "2027-05-20T00:00:00Z"), (TaskState::Completed, vec![ApprovalState::Held]));
    let held: Vec<Event> =
        events(&mut world).into_iter().filter(|event| matches!(event.fact, Fact::SilenceHeld { .. })).collect();
    // 72 hours from Tuesday 11:00 in Baku are Friday: it ends on the Monday after, at 18:00 there.
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].happened_at, at("2027-05-17T14:00:00Z"));
    println!("{}", notices(&mut world).join("\n"));
    let _ =
        (PIERRE, SALMA, Verdict::Accept, Origin { way: Way::Telephone, said_by: None, mail: None, definition: None });
    let _ = state;
}
