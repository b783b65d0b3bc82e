//! One row that cannot be read in any table of the database: passes go on, and whoever it is not about gets their mail.

use std::collections::BTreeSet;

use concerted::{
    app::{self, App, AppError},
    diag::Advised,
    model::MailState,
    store::Snapshot,
};

use crate::{
    poisoned::{BEGINS, DUE, begin_anew, damage, to, two},
    world::{Verdict, World, at},
};

/// What becomes of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// Everybody gets their mail.
    AllGoOn,
    /// Nothing is decided for the workflow `ill`, and the coordinator of the other one is told why.
    OneStands,
    /// No pass can be made: it says which row it is.
    Stops,
}

struct Case {
    table: &'static str,
    /// Makes a row, where a preparation of two small workflows has none.
    row: &'static str,
    poison: &'static str,
    then: Then,
}

const fn case(table: &'static str, poison: &'static str, then: Then) -> Case {
    Case { table, row: "", poison, then }
}

const fn case_of(table: &'static str, row: &'static str, poison: &'static str, then: Then) -> Case {
    Case { table, row, poison, then }
}

const OPEN_STALL: &str = "INSERT INTO stalls (since, tries, last_at, next_at, why) \
     VALUES ('2027-03-14T09:00:00Z', 1, '2027-03-14T09:00:00Z', '2027-03-14T09:01:00Z', 'no route')";
const STALL: &str = "INSERT INTO stalls (since, tries, last_at, next_at, why, ended_at) VALUES ('2027-03-14T09:00:00Z', 1, \
     '2027-03-14T09:00:00Z', '2027-03-14T09:01:00Z', 'no route', '2027-03-14T12:00:00Z')";
const PARDON: &str = "INSERT INTO pardons VALUES ('fp@ill.example', '2027-03-01T09:00:00Z')";
const DIGESTS: &str = "INSERT INTO passes VALUES (1, '2027-03-01T09:00:00Z') ON CONFLICT (id) DO NOTHING";
const CHECK: &str = "INSERT INTO checks VALUES ('texts', '2027-03-14T09:00:00Z') ON CONFLICT (kind) DO NOTHING";
const CLOSED: &str = "INSERT INTO closings (workflow, closed_at) VALUES ('over', '2027-03-01T09:00:00Z')";
const HOLD: &str = "INSERT INTO holds (workflow, reason, placed_at, placed_by) \
     VALUES ('ill', 'not yet', '2027-03-01T09:00:00Z', '\"coordinator\"')";
const LIFTED: &str = "INSERT INTO holds (workflow, reason, placed_at, placed_by, lifted_at, lifted_by) \
     VALUES ('ill', 'not yet', '2027-03-01T09:00:00Z', '\"coordinator\"', '2027-03-02T09:00:00Z', '\"coordinator\"')";
const INCOMING: &str = "INSERT INTO incoming (sha256, received_at, kind, subject, said, why) \
     VALUES ('ab', '2027-03-14T09:00:00Z', 'unclear', 'Re: paper', 'well', 'nobody knows')";
const AWAY: &str = "INSERT INTO incoming (sha256, received_at, kind, sender, subject, said, why, away_until) \
     VALUES ('ab', '2027-03-14T09:00:00Z', 'automatic', 'fp@ill.example', 'Away', '', 'away', '2027-03-14')";
const RETURN: &str = "INSERT INTO returns SELECT mail, address, '2027-03-14T09:00:00Z', 'address', 'no such user' \
     FROM recipients WHERE address = 'fp@ill.example' LIMIT 1";
const LEASE: &str = "INSERT INTO leases VALUES ('daemon', 'elsewhere', 'm', 'b', 1, '1', '2027-01-11T09:00:00Z', \
     '2027-01-11T09:00:00Z', '1', '1')";

/// The mail to the workflow's partner that waits on the day on which everything is due.
const WAITING: &str = "state = 'queued' AND key IN (SELECT mail FROM recipients WHERE address = 'fp@ill.example')";

fn cases() -> Vec<Case> {
    use Then::{AllGoOn, OneStands, Stops};
    let of_ill = "WHERE workflow = 'ill'";
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let mut cases = vec![
        case("installation", "DELETE FROM installation", Stops),
        case(
            "definitions",
            "UPDATE definitions SET sources = '[7]' WHERE hash = (SELECT hash FROM takings WHERE workflow = 'ill')",
            OneStands,
        ),
        case(
            "definitions",
            "DELETE FROM definitions WHERE hash = (SELECT hash FROM takings WHERE workflow = 'ill')",
            OneStands,
        ),
        case("takings", "UPDATE takings SET taken_at = 'x' WHERE workflow = 'ill'", OneStands),
        case("mail_workflows", "DELETE FROM mail_workflows WHERE workflow = 'ill'", AllGoOn),
        case(
            "texts",
            leak(format!("UPDATE texts SET body = x'00' WHERE mail IN (SELECT key FROM mails WHERE {WAITING})")),
            AllGoOn,
        ),
        case(
            "recipients",
            leak(format!("DELETE FROM recipients WHERE mail IN (SELECT key FROM mails WHERE {WAITING})")),
            OneStands,
        ),
        case(
            "recipients",
            leak(format!("UPDATE recipients SET address = '' WHERE mail IN (SELECT key FROM mails WHERE {WAITING})")),
            OneStands,
        ),
        case("attempts", "UPDATE attempts SET started_at = 'x', ended_at = 'x'", AllGoOn),
        case("reports", "UPDATE reports SET issued_at = 'x', cut_off = 'x' WHERE workflow = 'ill'", AllGoOn),
        case_of("stalls", OPEN_STALL, "UPDATE stalls SET since = 'x', next_at = 'x'", AllGoOn),
        case_of("stalls", STALL, "UPDATE stalls SET since = 'x'", AllGoOn),
        case_of("stalls", STALL, "UPDATE stalls SET ended_at = 'x'", AllGoOn),
        case_of("pardons", PARDON, "UPDATE pardons SET pardoned_at = 'x'", AllGoOn),
        case_of("passes", DIGESTS, "UPDATE passes SET digests_to = 'x'", AllGoOn),
        case_of("checks", CHECK, "UPDATE checks SET checked_at = 'x'", AllGoOn),
        case_of("closings", CLOSED, "UPDATE closings SET closed_at = 'x'", AllGoOn),
        case_of("incoming", INCOMING, "UPDATE incoming SET received_at = 'x'", AllGoOn),
        case_of("incoming", INCOMING, "UPDATE incoming SET kind = 'odd'", AllGoOn),
        case_of("incoming", AWAY, "UPDATE incoming SET away_until = 'x'", AllGoOn),
        case_of("returns", RETURN, "UPDATE returns SET returned_at = 'x'", AllGoOn),
        case_of("leases", LEASE, "UPDATE leases SET renewed_at = 'x'", AllGoOn),
        case_of("holds", LIFTED, "UPDATE holds SET lifted_at = 'x'", AllGoOn),
        case_of("holds", LIFTED, "UPDATE holds SET placed_by = '{}', lifted_by = '{}', placed_at = 'x'", AllGoOn),
    ];
    for (column, value) in [("fact", "{}"), ("actor", "{}"), ("happened_at", "x"), ("recorded_at", "x")] {
        cases.push(case("events", leak(format!("UPDATE events SET {column} = '{value}' {of_ill}")), OneStands));
    }
    for column in ["due_at", "not_before", "released_at", "trying_since", "state"] {
        cases.push(case("mails", leak(format!("UPDATE mails SET {column} = 'x' WHERE {WAITING}")), OneStands));
    }
    cases.push(case("mails", leak(format!("UPDATE mails SET not_before = '' WHERE {WAITING}")), OneStands));
    for (column, value) in [("due_on", "x"), ("decided_at", "x"), ("kind", "{}"), ("mail", "x")] {
        let poison = leak(format!("UPDATE reminders SET {column} = '{value}' {of_ill} AND state = 'queued'"));
        cases.push(case("reminders", poison, AllGoOn));
    }
    cases
}

/// One full pass without the daemon around it.
fn pass(world: &mut World, now: &str) -> Result<app::Ticked, AppError> {
    let now = at(now);
    app::take_lease(&mut world.app, now)?;
    app::check_clock(&mut world.app, now)?;
    let (_, failed) = app::issue_reports(&mut world.app, &world.loading, now)?;
    assert!(failed.is_empty(), "{failed:?}");
    let ticked = app::tick(&mut world.app, &world.loading, now)?;
    world.deliver(now, || Verdict::Accept);
    app::next_wake(&mut world.app, &world.loading, now)?;
    app::keep_house(&mut world.app, now)?;
    // What is printed of a pass.
    app::overview(&mut world.app, &world.loading, None, now)?;
    world.app.store.read(Snapshot::count_mails)?;
    Ok(ticked)
}

fn was_reminded(world: &mut World, id: &str, since: &str) -> bool {
    let key = |world: &mut World| {
        world.app.store.read(|tx: &Snapshot| tx.readable_mails(&concerted::store::MailFilter::default())).unwrap().0
    };
    let address = format!("fp@{id}.example");
    key(world).iter().any(|mail| mail.to().any(|to| to == address) && mail.sent_at >= Some(at(since)))
}

fn play(Case { table, row, poison, then }: &Case) {
    let mut world = two();
    world.tick(at(DUE));
    assert_eq!(to(&mut world, "fp@ill.example").last().unwrap().state, MailState::Queued);
    if !row.is_empty() {
        damage(&world, row);
    }
    damage(&world, poison);
    if *then == Then::Stops {
        let error = App::open(world.app.config.clone()).err().map(|error| error.in_full());
        assert!(error.is_some_and(|error| error.contains(table)), "{poison}: the row is not named");
        return;
    }
    begin_anew(&mut world);
    let ticked = pass(&mut world, DUE).unwrap_or_else(|error| panic!("{poison}: {error}"));
    assert!(was_reminded(&mut world, "sound", DUE), "{poison}: the other one is not reminded");
    if *then == Then::OneStands {
        let told = ticked.quarantined.iter().find(|(workflow, _)| workflow.as_str() == "ill");
        let (_, why) = told.unwrap_or_else(|| panic!("{poison}: nobody is told: {ticked:?}"));
        assert!(why.contains("a row of the table `"), "{poison}: which row is it? {why}");
        assert!(!was_reminded(&mut world, "ill", DUE), "{poison}: it leaves all the same");
        let text = crate::poisoned::brief(&mut world);
        assert!(text.contains("nothing is decided for it"), "{poison}: {text}");
    }
    // An hour later whatever waits is tried again.
    pass(&mut world, "2027-03-15T10:00:00Z").unwrap_or_else(|error| panic!("{poison}, an hour later: {error}"));
    if *then == Then::AllGoOn {
        assert!(was_reminded(&mut world, "ill", DUE), "{poison}: it is not reminded");
    }
}

#[test]
fn a_row_of_any_table_that_cannot_be_read_holds_up_only_what_it_is_about() {
    let cases = cases();
    let world = World::new(&crate::poisoned::definition("sound"), BEGINS);
    let connection = rusqlite::Connection::open(world.app.store.path()).unwrap();
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
        .unwrap();
    let tables: BTreeSet<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let tried: BTreeSet<String> = cases.iter().map(|case| case.table.to_owned()).collect();
    assert_eq!(tables, tried, "a table without a case, or a case without a table");
    let (first, second): (Vec<Case>, Vec<Case>) = {
        let halves = cases.into_iter().enumerate().partition::<Vec<_>, _>(|(place, _)| place % 2 == 0);
        (halves.0.into_iter().map(|(_, case)| case).collect(), halves.1.into_iter().map(|(_, case)| case).collect())
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| second.iter().for_each(play));
        first.iter().for_each(play);
        other.join().unwrap();
    });
}

#[test]
fn a_hold_that_cannot_be_read_holds_on() {
    for column in ["until", "placed_at", "placed_by"] {
        let mut world = two();
        damage(&world, HOLD);
        let value = if column == "placed_by" { "{}" } else { "x" };
        damage(&world, &format!("UPDATE holds SET {column} = '{value}'"));
        begin_anew(&mut world);
        pass(&mut world, DUE).unwrap_or_else(|error| panic!("{column}: {error}"));
        assert!(was_reminded(&mut world, "sound", DUE), "{column}");
        assert!(!was_reminded(&mut world, "ill", DUE), "{column}: somebody wanted it to wait");
    }
}
