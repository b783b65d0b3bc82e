//! One row that cannot be read holds up nothing but what it is about.

use std::fs;

use concerted::{
    app::{self, App},
    model::{MailState, ReminderState, WorkflowId},
    store::{Mail, MailFilter, Snapshot},
};

use crate::world::{Verdict, World, at};

const BEGINS: &str = "2027-01-11T09:00:00Z";
const DUE: &str = "2027-03-15T09:00:00Z";

/// A workflow of one task that is due on 15 March.
fn definition(id: &str) -> String {
    format!(
        "format: 1\nworkflow: {id}\nsymbol: {symbol}\ntitle: Papers of {id}\nevent: {{opens: 2027-09-14}}\ntimezone: UTC\n\
         digest: never\ncoordinator: {{email: secretariat@forum.example, phone: '+1'}}\n\
         ladders: {{one: [{{at: 0wd, to: focal_point, tone: due_today}}]}}\nladder: one\npartners:\n  \
         p: {{kind: member_state, name: P, contacts: [{{function: focal_point, email: fp@{id}.example}}]}}\n\
         tasks:\n  T1: {{title: Send it, lead: p, due: 2027-03-15, window: 4w}}\n",
        symbol = id.to_uppercase()
    )
}

fn two() -> World {
    let mut world = World::new(&definition("sound"), BEGINS);
    fs::write(world.app.config.workflows.join("ill.yaml"), definition("ill")).unwrap();
    world.reload(at(BEGINS));
    // The first report of each is of no matter here.
    app::issue_reports(&mut world.app, &world.loading, at(BEGINS)).unwrap();
    world.tick(at(BEGINS));
    world.deliver(at("2027-01-11T12:00:00Z"), || Verdict::Accept);
    world
}

fn to(world: &mut World, address: &str) -> Vec<Mail> {
    let all = world.app.store.read(|tx: &Snapshot| tx.mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.to().any(|to| to == address)).collect()
}

/// Another process opens the database.
fn begin_anew(world: &mut World) {
    world.app = App::open(world.app.config.clone()).unwrap();
    world.reload(at(DUE));
}

/// Changes the database behind its triggers.
fn damage(world: &World, sql: &str) {
    let connection = rusqlite::Connection::open(world.app.store.path()).unwrap();
    let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let triggers: Vec<(String, String)> = {
        let mut statement = connection.prepare(triggers).unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    assert!(connection.execute(sql, []).unwrap() > 0, "nothing was damaged: {sql}");
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
}

#[test]
fn a_journal_that_cannot_be_read_stops_no_other_workflow() {
    let mut world = two();
    let before = to(&mut world, "fp@ill.example").len();
    damage(
        &world,
        "UPDATE events SET fact = '{\"kind\": \"task_set\", \"task\": 5}' WHERE workflow = 'ill' AND seq > 1 \
                    AND json_extract(fact, '$.kind') = 'report_issued'",
    );
    begin_anew(&mut world);
    let ticked = world.tick(at(DUE));
    assert_eq!(ticked.quarantined.len(), 1, "{:?}", ticked.quarantined);
    assert_eq!(ticked.quarantined[0].0, WorkflowId::from("ill"));
    world.deliver(at(DUE), || Verdict::Accept);
    let reminded = to(&mut world, "fp@sound.example").into_iter().filter(|mail| mail.sent_at == Some(at(DUE))).count();
    assert_eq!(reminded, 1, "the other one is reminded on the day");
    assert_eq!(
        to(&mut world, "fp@ill.example").len(),
        before,
        "of this one nothing is decided, and nothing is taken back"
    );
    let shown = app::overview(&mut world.app, &world.loading, None, at(DUE)).unwrap();
    assert_eq!(shown.len(), 1);
    assert!(world.app.troubled().contains_key(&WorkflowId::from("ill")));
}

#[test]
fn what_waits_of_a_journal_that_cannot_be_read_waits_on() {
    let mut world = two();
    world.tick(at(DUE));
    assert_eq!(to(&mut world, "fp@ill.example").last().unwrap().state, MailState::Queued);
    damage(
        &world,
        "UPDATE events SET fact = '{\"kind\": \"task_set\", \"task\": 5}' WHERE workflow = 'ill' \
                    AND json_extract(fact, '$.kind') = 'report_issued'",
    );
    begin_anew(&mut world);
    world.tick(at(DUE));
    world.deliver(at(DUE), || Verdict::Accept);
    let waits = to(&mut world, "fp@ill.example").pop().unwrap();
    assert_eq!(waits.state, MailState::Queued, "nobody knows whether what it says is so: {waits:?}");
    assert!(waits.not_before > at(DUE), "it is looked at again later");
    assert!(to(&mut world, "fp@sound.example").iter().any(|mail| mail.sent_at == Some(at(DUE))));
}

#[test]
fn a_reminder_that_cannot_be_read_is_taken_back_told_and_decided_anew() {
    let mut world = two();
    world.tick(at(DUE));
    damage(&world, "UPDATE reminders SET kind = '{\"rung\": 1}' WHERE workflow = 'ill' AND state = 'queued'");
    begin_anew(&mut world);
    let ticked = world.tick(at(DUE));
    let told: Vec<&str> = ticked.quarantined.iter().map(|(_, why)| why.as_str()).collect();
    assert!(told.len() == 1 && told[0].contains("cannot be read"), "{told:?}");
    assert_eq!(world.tick(at(DUE)).quarantined, [], "once");
    world.deliver(at(DUE), || Verdict::Accept);
    for address in ["fp@ill.example", "fp@sound.example"] {
        let sent = to(&mut world, address).into_iter().find(|mail| mail.sent_at == Some(at(DUE))).expect(address);
        let carried = world.app.store.read(|tx: &Snapshot| tx.reminders_of(&sent.key)).unwrap();
        assert!(carried.iter().all(|reminder| reminder.state == ReminderState::Sent), "{carried:?}");
    }
}
