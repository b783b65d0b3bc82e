//! Versions of the schema. A released file never changes; changes are new files at the end.

use rusqlite::{Connection, TransactionBehavior};

/// All migrations. The version of a database is the number applied to it.
const MIGRATIONS: [&str; 27] = [
    include_str!("migrations/01_journal.sql"),
    include_str!("migrations/02_workflows.sql"),
    include_str!("migrations/03_outbox.sql"),
    include_str!("migrations/04_reports.sql"),
    include_str!("migrations/05_refusals.sql"),
    include_str!("migrations/06_closings.sql"),
    include_str!("migrations/07_report_pages.sql"),
    include_str!("migrations/08_leases.sql"),
    include_str!("migrations/09_capacities.sql"),
    include_str!("migrations/10_clock.sql"),
    include_str!("migrations/11_blame.sql"),
    include_str!("migrations/12_installation.sql"),
    include_str!("migrations/13_holds.sql"),
    include_str!("migrations/14_state.sql"),
    include_str!("migrations/15_digests.sql"),
    include_str!("migrations/16_tasks.sql"),
    include_str!("migrations/17_texts.sql"),
    include_str!("migrations/18_transitions.sql"),
    include_str!("migrations/19_incoming.sql"),
    include_str!("migrations/20_mail_workflows.sql"),
    include_str!("migrations/21_contacts.sql"),
    include_str!("migrations/22_answers.sql"),
    include_str!("migrations/23_stalls.sql"),
    include_str!("migrations/24_dates.sql"),
    include_str!("migrations/25_approvals.sql"),
    include_str!("migrations/26_silences.sql"),
    include_str!("migrations/27_lists.sql"),
];

/// Brings an empty database to `version`, for comparison with others.
pub(super) fn make_version(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    MIGRATIONS.iter().take(version as usize).try_for_each(|migration| connection.execute_batch(migration))
}

/// The newest version this program knows.
pub(super) fn known_version() -> u32 {
    MIGRATIONS.len() as u32
}

/// Brings the database up to the newest version, in one transaction.
///
/// The version is read again under the lock, because two programs may open a new database at the same moment.
pub(super) fn migrate(connection: &mut Connection, application_id: i32) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))? as usize;
    for migration in MIGRATIONS.iter().skip(version) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", application_id)?;
    transaction.pragma_update(None, "user_version", known_version().max(version as u32))?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Answer, ApprovalRule, Fact, MailState, Origin, Seat, Statement, StatementKind, TaskId, Way},
        store::TRANSITIONS,
    };

    /// What databases contained from each version on, in that version's SQL.
    const ROWS: [(u32, &str); 6] = [
        (1, "INSERT INTO events (workflow, happened_at, recorded_at, actor, fact) VALUES
                ('w', '2027-01-04T09:00:00Z', '2027-01-04T09:00:00Z', '\"coordinator\"',
                 '{\"kind\": \"task_set\", \"task\": \"T1\", \"state\": \"completed\", \"note\": null}')"),
        (2, "INSERT INTO definitions (hash, sources) VALUES ('h', '[]');
             INSERT INTO takings (workflow, hash, path, taken_at) VALUES ('w', 'h', 'w.yaml', '2027-01-04T09:00:00Z')"),
        (3, "INSERT INTO mails (key, workflows, partner, lang, subject, message_id, state, due_at, not_before, attempts,
                                sent_at, mime)
             VALUES ('m1', '[\"w\"]', 'p', 'en', 'Hello', 'm1@x.example', 'sent', '2027-01-05T09:00:00Z',
                     '2027-01-05T09:00:00Z', 1, '2027-01-05T09:00:00Z', CAST('Subject: Hello' AS BLOB)),
                    ('m2', '[\"w\"]', 'p', 'en', 'Hello', 'm2@x.example', 'queued', '2027-01-06T09:00:00Z',
                     '2027-01-06T09:00:00Z', 0, NULL, CAST('Subject: Again' AS BLOB));
             INSERT INTO reminders (key, mail, workflow, task, partner, kind, state, attempted, decided_at, why)
             VALUES ('w:T1:p:0wd', 'm1', 'w', 'T1', 'p', '{}', 'sent', 1, '2027-01-05T09:00:00Z', 'due');
             INSERT INTO attempts (mail, number, started_at) VALUES ('m1', 1, '2027-01-05T09:00:00Z')"),
        (3, "INSERT INTO recipients (mail, address, place, role, outcome, reply) VALUES
                ('m1', 'fp@p.example', 0, 'to', 'accepted', '250 ok'), ('m2', 'fp@p.example', 0, 'to', NULL, NULL)"),
        (4, "INSERT INTO reports (workflow, number, symbol, audience, lang, cut_off, issued_at, sha256, data, file_name)
             VALUES ('w', 1, 'W/PR/1', 'full', 'en', '2027-01-04', '2027-01-05T09:00:00Z', hex(randomblob(32)), '{}', 'r')"),
        (6, "INSERT INTO closings (workflow, closed_at) VALUES ('w', '2027-01-07T09:00:00Z')"),
    ];

    fn count(connection: &Connection, table: &str) -> i64 {
        connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_database_of_each_version_keeps_what_it_has() {
        for version in 1..=known_version() {
            let mut connection = Connection::open_in_memory().unwrap();
            make_version(&connection, version).unwrap();
            connection.pragma_update(None, "user_version", version).unwrap();
            let has_texts_in_mails = version < 17;
            let rows = ROWS.iter().filter(|(since, _)| *since <= version && has_texts_in_mails);
            for (since, sql) in rows {
                connection.execute_batch(sql).unwrap_or_else(|error| panic!("version {version}, {since}: {error}"));
            }
            let tables = ["events", "takings", "mails", "recipients", "reminders", "attempts", "reports", "closings"];
            let stands = |connection: &Connection, table: &&str| {
                let sql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?1";
                connection.query_row(sql, [*table], |row| row.get::<_, i64>(0)).unwrap() > 0
            };
            let before: Vec<_> = tables.iter().filter(|table| stands(&connection, table)).collect();
            let before: Vec<_> = before.into_iter().map(|table| (table, count(&connection, table))).collect();
            migrate(&mut connection, 1).unwrap();
            for (table, rows) in before {
                assert_eq!(count(&connection, table), rows, "version {version}: {table}");
            }
            if version >= 3 && has_texts_in_mails {
                let text = "SELECT body FROM texts WHERE mail = 'm2' AND form = 'plain'";
                let body: Vec<u8> = connection.query_row(text, [], |row| row.get(0)).unwrap();
                assert_eq!(body, b"Subject: Again", "version {version}");
            }
            let newest: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
            assert_eq!(newest, known_version());
        }
    }

    #[test]
    fn the_database_takes_the_answers_that_the_program_knows_and_no_others() {
        let connection = Connection::open_in_memory().unwrap();
        make_version(&connection, known_version()).unwrap();
        let record = |fact: &str| {
            let sql = "INSERT INTO events (workflow, happened_at, recorded_at, actor, fact) VALUES ('w', '', '', '\"coordinator\"', ?1)";
            connection.execute(sql, [fact]).is_ok()
        };
        let until = Some(jiff::civil::date(2027, 3, 1));
        let given = [(None, None), (until, None), (None, Some("a@b.example"))];
        let mut known = 0;
        for word in Answer::WORDS {
            for answer in given.iter().filter_map(|(until, to)| Answer::of(word, *until, *to).ok()) {
                let fact = serde_json::to_string(&Fact::answered("T".into(), "p".into(), answer)).unwrap();
                assert!(record(&fact), "{fact}");
                // The same with a word that is none.
                assert!(!record(&fact.replacen(word, "delivered", 1)), "{fact}");
                known += 1;
            }
        }
        assert_eq!(known, Answer::WORDS.len() + 1, "partly is said with a day and without");
        for answer in [
            "null",
            "1",
            "{}",
            "[]",
            "\"\"",
            "\"Done\"",
            "\"postponed\"",
            r#"{"postponed":{}}"#,
            r#"{"postponed":{"until":5}}"#,
            r#"{"handed_over":{}}"#,
            r#"{"partly":"x"}"#,
        ] {
            let fact = format!(r#"{{"kind":"input_answered","task":"T","partner":"p","answer":{answer}}}"#);
            assert!(!record(&fact), "{fact}");
            assert!(serde_json::from_str::<Fact>(&fact).is_err(), "the program could not read it: {fact}");
        }
        // The program would understand this one, and never writes it so.
        assert!(!record(r#"{"kind":"input_answered","task":"T","partner":"p","answer":{"done":{}}}"#));
        assert!(!record(r#"{"kind":"input_answered","task":"T","partner":"p"}"#));
        assert!(record(r#"{"kind":"clock_accepted"}"#), "other facts are none of its business");
    }

    /// Everything that may be recorded of round 1 of an approval, but its opening.
    fn said_of_a_round() -> Vec<Fact> {
        let (task, seat) = (TaskId::from("T"), Seat { partner: "p".into(), office: None });
        let origin = Origin { way: Way::Telephone, said_by: None, mail: None, definition: None };
        let stated = |statement| Fact::ApprovalStated {
            task: task.clone(),
            seat: seat.clone(),
            by: None,
            statement,
            note: None,
            origin: None,
        };
        let statements = [
            Statement::Approved { conditions: None },
            Statement::Returned {},
            Statement::Objected { paragraphs: Vec::new() },
            Statement::TimeRequested { until: None },
            Statement::Abstained {},
            Statement::Remarked {},
            Statement::Delegated { to: "q".into() },
        ];
        assert_eq!(statements.each_ref().map(Statement::kind), StatementKind::ALL);
        let others = [
            Fact::MemberServed { task: task.clone(), seat: seat.clone(), origin, note: None },
            Fact::SilenceHeld { task: task.clone(), round: 1 },
            Fact::ConsultationBegun { task: task.clone(), note: None },
            Fact::ApprovalWithdrawn { task: task.clone(), note: None },
        ];
        statements.into_iter().map(stated).chain(others).collect()
    }

    #[test]
    fn the_database_takes_what_is_said_of_rounds_that_were_opened_and_of_no_others() {
        let connection = Connection::open_in_memory().unwrap();
        make_version(&connection, known_version()).unwrap();
        let record = |workflow: &str, at: &str, fact: &str| {
            let sql = "INSERT INTO events (workflow, happened_at, recorded_at, actor, fact) VALUES (?1, ?2, '', '\"coordinator\"', ?3)";
            connection.execute(sql, [workflow, at, fact]).is_ok()
        };
        let json = |fact: &Fact| serde_json::to_string(fact).unwrap();
        for fact in said_of_a_round() {
            assert!(!record("w", "1", &json(&fact)), "nothing was opened: {fact:?}");
        }
        let opened = |round| Fact::ApprovalOpened {
            task: "T".into(),
            round,
            rule: ApprovalRule::One,
            seats: Vec::new(),
            observers: Vec::new(),
            text: None,
            due: None,
            note: None,
        };
        assert!(record("w", "1", &json(&opened(1))));
        assert!(!record("w", "2", &json(&opened(1))), "a round is opened once");
        for fact in said_of_a_round() {
            assert!(!record("other", "1", &json(&fact)), "it was opened elsewhere: {fact:?}");
            assert!(record("w", "1", &json(&fact)), "{fact:?}");
            assert!(
                !record("w", "1", &json(&fact).replace("\"statement\":\"", "\"statement\":\"un"))
                    || !json(&fact).contains("\"statement\":\"")
            );
        }
        let held = |round| json(&Fact::SilenceHeld { task: "T".into(), round });
        assert!(!record("w", "1", &held(1)), "a silence ends once at one instant");
        assert!(record("w", "2", &held(1)), "and again at another");
        assert!(!record("w", "2", &held(2)), "that round was not opened");
        let nobody =
            r#"{"kind":"approval_stated","task":"T","seat":{"partner":"p"},"statement":{"statement":"delegated"}}"#;
        assert!(!record("w", "1", nobody) && serde_json::from_str::<Fact>(nobody).is_err());
    }

    #[test]
    fn the_database_allows_the_changes_of_state_that_the_program_knows() {
        let connection = Connection::open_in_memory().unwrap();
        make_version(&connection, known_version()).unwrap();
        let insert =
            "INSERT INTO mails (key, lang, subject, message_id, state, due_at, not_before, lease_until, attempts)
                      VALUES (?1, 'en', '', ?1, ?2, '', '', CASE ?2 WHEN 'sending' THEN '' END,
                              CASE WHEN ?2 IN ('draft', 'held') THEN 0 ELSE 1 END)";
        let update = "UPDATE mails SET state = ?2, lease_until = CASE ?2 WHEN 'sending' THEN '' END,
                             attempts = CASE WHEN ?2 IN ('draft', 'held') THEN 0 ELSE 1 END WHERE key = ?1";
        for from in MailState::ALL {
            for to in MailState::ALL.into_iter().filter(|to| *to != from) {
                let key = format!("{}-{}", from.as_str(), to.as_str());
                connection.execute(insert, [&key, from.as_str()]).unwrap();
                let allowed = connection.execute(update, [&key, to.as_str()]).is_ok();
                assert_eq!(allowed, TRANSITIONS.contains(&(from, to)), "{key}");
            }
        }
    }
}
