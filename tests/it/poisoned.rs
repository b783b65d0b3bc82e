//! One row that cannot be read holds up nothing but what it is about.

use std::{fs, path::Path};

use concerted::{
    app::{self, App},
    model::{Answer, MailState, ReminderState, WorkflowId},
    store::{Mail, MailFilter, Snapshot},
};
use tempfile::TempDir;

use crate::{
    journey::Installation,
    world::{SECRETARIAT, Verdict, World, at},
};

pub(crate) const BEGINS: &str = "2027-01-11T09:00:00Z";
pub(crate) const DUE: &str = "2027-03-15T09:00:00Z";

/// A workflow of one task that is due on 15 March.
pub(crate) fn definition(id: &str) -> String {
    definition_in(id, "en")
}

fn definition_in(id: &str, lang: &str) -> String {
    format!(
        "format: 1\nworkflow: {id}\nsymbol: {symbol}\ntitle: Papers of {id}\nevent: {{opens: 2027-09-14}}\ntimezone: UTC\n\
         digest: never\ncoordinator: {{email: secretariat@forum.example, phone: '+1', languages: [{lang}]}}\n\
         ladders: {{one: [{{at: 0wd, to: focal_point, tone: due_today}}]}}\nladder: one\npartners:\n  \
         p: {{kind: member_state, name: P, contacts: [{{function: focal_point, email: fp@{id}.example}}]}}\n\
         tasks:\n  T1: {{title: Send it, lead: p, due: 2027-03-15, window: 4w}}\n",
        symbol = id.to_uppercase()
    )
}

pub(crate) fn two() -> World {
    two_in("en")
}

/// Two workflows of one coordinator, in an installation of that language.
fn two_in(lang: &str) -> World {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("workflows")).unwrap();
    for id in ["sound", "ill"] {
        fs::write(folder.path().join(format!("workflows/{id}.yaml")), definition_in(id, lang)).unwrap();
    }
    fs::write(folder.path().join("config.yaml"), format!("language: {lang}\n")).unwrap();
    let mut world = World::in_folder(folder, at(BEGINS));
    // The first report of each is of no matter here.
    app::issue_reports(&mut world.app, &world.loading, at(BEGINS)).unwrap();
    world.tick(at(BEGINS));
    world.deliver(at("2027-01-11T12:00:00Z"), || Verdict::Accept);
    world
}

pub(crate) fn to(world: &mut World, address: &str) -> Vec<Mail> {
    let (all, _) = world.app.store.read(|tx: &Snapshot| tx.readable_mails(&MailFilter::default())).unwrap();
    all.into_iter().filter(|mail| mail.to().any(|to| to == address)).collect()
}

/// Another process opens the database.
pub(crate) fn begin_anew(world: &mut World) {
    world.app = App::open(world.app.config.clone()).unwrap();
    world.reload(at(DUE));
}

/// Changes the database behind its triggers.
pub(crate) fn damage(world: &World, sql: &str) {
    damage_file(world.app.store.path(), sql);
}

pub(crate) fn damage_file(database: &Path, sql: &str) {
    let changed = damage_with(&rusqlite::Connection::open(database).unwrap(), sql);
    assert!(changed > 0, "nothing was damaged: {sql}");
}

/// The same through an open connection; returns how many rows were changed.
pub(crate) fn damage_with(connection: &rusqlite::Connection, sql: &str) -> usize {
    let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let triggers: Vec<(String, String)> = {
        let mut statement = connection.prepare(triggers).unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE")
        .unwrap();
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let changed = connection.execute(sql, []).unwrap();
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
    connection.execute_batch("COMMIT").unwrap();
    changed
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

#[test]
fn an_answer_is_recorded_although_a_reminder_of_it_cannot_be_read() {
    let mut world = two();
    world.tick(at(DUE));
    damage(&world, "UPDATE reminders SET due_on = 'x' WHERE workflow = 'ill' AND state = 'queued'");
    let what = app::Recording::Input { task: "T1".into(), partner: Some("p".into()), answer: Answer::Done };
    let ill = WorkflowId::from("ill");
    let recorded = app::record(&mut world.app, &world.loading, &ill, what, None, None, at(DUE)).unwrap();
    assert!(recorded.event.is_some());
    world.tick(at(DUE));
    world.deliver(at(DUE), || Verdict::Accept);
    assert!(
        to(&mut world, "fp@ill.example").iter().all(|mail| mail.sent_at != Some(at(DUE))),
        "it asks for what is done"
    );
}

#[test]
fn a_reminder_that_cannot_be_read_in_a_mail_that_was_put_off_stops_no_pass() {
    let mut world = two();
    world.tick(at(DUE));
    world.deliver(at(DUE), || Verdict::Transient);
    damage(&world, "UPDATE reminders SET due_on = 'x' WHERE workflow = 'ill' AND state = 'queued'");
    begin_anew(&mut world);
    world.tick(at("2027-03-15T11:00:00Z"));
    world.deliver(at("2027-03-15T11:00:00Z"), || Verdict::Accept);
    let reached = |mail: &Mail| mail.sent_at == Some(at("2027-03-15T11:00:00Z"));
    assert!(to(&mut world, "fp@sound.example").iter().any(reached));
    // What it asked for is decided again, in a mail of another day.
    world.live("2027-03-15T11:00:00Z", "2027-03-18T00:00:00Z");
    let asked = |mail: &Mail| mail.sent_at.is_some_and(|sent| sent > at(DUE));
    assert!(to(&mut world, "fp@ill.example").iter().any(asked), "{:#?}", to(&mut world, "fp@ill.example"));
}

/// A fact that no version of the program wrote, and what it was.
const NO_FACT: &str = "{\"kind\": \"task_set\", \"task\": 5}";

fn damage_journal(world: &World) -> String {
    let connection = rusqlite::Connection::open(world.app.store.path()).unwrap();
    let sql = "SELECT fact FROM events WHERE workflow = 'ill' AND json_extract(fact, '$.kind') = 'report_issued'";
    let fact: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    damage(world, &format!("UPDATE events SET fact = '{NO_FACT}' WHERE workflow = 'ill' AND fact = '{fact}'"));
    fact
}

/// The last brief that arrived, on one line.
pub(crate) fn brief(world: &mut World) -> String {
    let is_brief = |mail: &Mail| mail.state == MailState::Sent && !mail.key.as_str().starts_with("report:");
    let sent = to(world, SECRETARIAT).into_iter().rfind(is_brief);
    let key = sent.expect("the coordinator got nothing").key;
    let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&key)).unwrap();
    let text = concerted::mail::text_of(&mime).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}'], "")
}

const LANGUAGES: [(&str, &str, &str); 6] = [
    ("en", "one record cannot be read or written and was set aside", "nothing is decided for it"),
    ("fr", "un enregistrement ne peut être ni lu ni écrit", "rien n’est décidé à son sujet"),
    ("es", "un registro no se puede leer o escribir", "no se decide nada al respecto"),
    ("ru", "1 запись не удаётся прочитать", "решения по нему не принимаются"),
    ("az", "1 qeyd oxuna və ya yazıla bilmir", "heç bir qərar verilmir"),
    ("ar", "تعذّرت قراءة سجل واحد", "لا يُتخذ أي قرار بشأنها"),
];

#[test]
fn the_coordinator_is_told_once_of_a_reminder_that_cannot_be_read() {
    for (lang, words, _) in LANGUAGES {
        let mut world = two_in(lang);
        world.tick(at(DUE));
        damage(&world, "UPDATE reminders SET kind = '{\"rung\": 1}' WHERE workflow = 'ill' AND state = 'queued'");
        begin_anew(&mut world);
        world.tick(at(DUE));
        assert_eq!(world.tick(at(DUE)), app::Ticked::default(), "{lang}: a second tick changes nothing");
        world.deliver(at(DUE), || Verdict::Accept);
        let text = brief(&mut world);
        assert!(text.contains("ILL") && text.contains(words), "{lang}: {text}");
        assert!(text.contains("cannot be read: a stored text cannot be read: "), "{lang}: {text}");
        let briefs = to(&mut world, SECRETARIAT).len();
        world.live(DUE, "2027-04-10T09:00:00Z");
        let again = to(&mut world, SECRETARIAT).split_off(briefs);
        for mail in again {
            let mime = world.app.store.read(|tx: &Snapshot| tx.mime(&mail.key)).unwrap();
            let text = concerted::mail::text_of(&mime).unwrap();
            assert!(!text.contains("a stored text cannot be read"), "{lang}: told again: {text}");
        }
    }
}

#[test]
fn the_coordinator_is_told_of_a_workflow_that_stands_still_through_another_one() {
    for (lang, _, words) in LANGUAGES {
        let mut world = two_in(lang);
        damage_journal(&world);
        begin_anew(&mut world);
        world.tick(at(DUE));
        world.deliver(at(DUE), || Verdict::Accept);
        let text = brief(&mut world);
        assert!(text.contains("ILL") && text.contains(words), "{lang}: {text}");
        assert!(text.contains("the database holds "), "{lang}: the reason: {text}");
    }
}

#[test]
fn a_workflow_that_stands_still_is_looked_at_again_after_an_hour_and_goes_on_once_mended() {
    let mut world = two();
    let fact = damage_journal(&world);
    begin_anew(&mut world);
    world.tick(at(DUE));
    world.deliver(at(DUE), || Verdict::Accept);
    let next = app::next_wake(&mut world.app, &world.loading, at(DUE)).unwrap();
    assert!(next.is_some_and(|next| next <= at("2027-03-15T10:00:00Z")), "{next:?}");
    damage(&world, &format!("UPDATE events SET fact = '{fact}' WHERE workflow = 'ill' AND fact = '{NO_FACT}'"));
    for (now, is_troubled) in [("2027-03-15T09:59:59Z", true), ("2027-03-15T10:00:00Z", false)] {
        world.tick(at(now));
        assert_eq!(world.app.troubled().contains_key(&WorkflowId::from("ill")), is_troubled, "{now}");
    }
    world.deliver(at("2027-03-15T10:00:00Z"), || Verdict::Accept);
    let reminded = to(&mut world, "fp@ill.example").pop().unwrap();
    assert_eq!(reminded.sent_at, Some(at("2027-03-15T10:00:00Z")), "{reminded:?}");
}

#[test]
fn the_lists_of_a_workflow_that_stood_still_at_their_hour_are_not_lost() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("workflows")).unwrap();
    for id in ["sound", "ill"] {
        let weekly = definition(id).replace("digest: never", "digest: '0 9 * * mon'");
        fs::write(folder.path().join(format!("workflows/{id}.yaml")), weekly).unwrap();
    }
    fs::write(folder.path().join("config.yaml"), "language: en\n").unwrap();
    let mut world = World::in_folder(folder, at(BEGINS));
    app::issue_reports(&mut world.app, &world.loading, at(BEGINS)).unwrap();
    world.live(BEGINS, "2027-02-14T12:00:00Z");
    // On Monday 15 February the task can be begun, and is on the list.
    let fact = damage_journal(&world);
    world.app = App::open(world.app.config.clone()).unwrap();
    world.reload(at("2027-02-15T08:59:00Z"));
    world.pass("2027-02-15T09:00:00Z");
    let of_day = |world: &mut World, address: &str| {
        let sent = |mail: &Mail| mail.sent_at.is_some_and(|at| at.to_string().starts_with("2027-02-15"));
        to(world, address).into_iter().filter(sent).count()
    };
    assert_eq!(of_day(&mut world, "fp@sound.example"), 1);
    assert_eq!(of_day(&mut world, "fp@ill.example"), 0);
    damage(&world, &format!("UPDATE events SET fact = '{fact}' WHERE workflow = 'ill' AND fact = '{NO_FACT}'"));
    world.live("2027-02-15T10:30:00Z", "2027-02-16T00:00:00Z");
    assert_eq!(of_day(&mut world, "fp@ill.example"), 1, "it comes as soon as the journal can be read");
    assert_eq!(of_day(&mut world, "fp@sound.example"), 1, "nobody gets it twice");
}

#[test]
fn with_one_workflow_that_stands_still_the_alarm_is_told_and_a_pass_says_when_it_looks_again() {
    let here = Installation::with(&definition("ill"));
    let config = here.folder().join("config.yaml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}alarm: {{command: [sh, -c, 'cat >> alarms; echo >> alarms']}}\n")).unwrap();
    here.at(BEGINS, &["run", "--once"]);
    let database = here.folder().join("var/concerted.db");
    damage_file(&database, &format!("UPDATE events SET fact = '{NO_FACT}' WHERE workflow = 'ill' AND seq = 1"));
    let said = here.at(DUE, &["run", "--once"]);
    assert!(said.contains("next       2027-03-15T10:00:00Z"), "{said}");
    let told = fs::read_to_string(here.folder().join("alarms")).expect("the program of the alarm was told");
    assert!(told.starts_with("not everything of `ill` can be used: the database holds "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    // The mail server is gone as well: neither alarm hides the other.
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}mail: {{transport: smtp, host: 127.0.0.1, port: 9, tls: none}}\n")).unwrap();
    fs::write(here.folder().join("own/well.yaml"), definition("well")).unwrap();
    for (now, alarms) in [("2027-03-15T09:30:00Z", 1), ("2027-03-15T10:00:00Z", 2), ("2027-03-15T11:00:00Z", 3)] {
        here.at(now, &["run", "--once"]);
        let told = fs::read_to_string(here.folder().join("alarms")).unwrap();
        assert_eq!(told.lines().count(), alarms, "{now}: {told}");
    }
    let told = fs::read_to_string(here.folder().join("alarms")).unwrap();
    let last = told.lines().last().unwrap();
    assert!(last.contains("no mail can leave since 2027-03-15T") && last.contains("not everything of `ill`"), "{told}");
}
