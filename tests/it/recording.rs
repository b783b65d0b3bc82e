//! `concerted record` on the command line: what it refuses, and how it says so.

use std::{fmt::Write as _, fs, process::Command};

use crate::{journey::Installation, world::workflow};

/// An installation whose only workflow is taken over.
fn installation() -> Installation {
    let measured = "statement: To promote dialogue, indicators: [{id: I1.1, title: Sessions held}]";
    let here = Installation::with(&workflow("2027-06-02").replace("statement: To promote dialogue", measured));
    ok(&here, &["run", "--once"]);
    ok(&here, &["record", "forum", "risks", "R1", "title=Strike", "impact=2"]);
    here
}

fn run(here: &Installation, arguments: &[&str]) -> (i32, String, String) {
    let arguments = here.arguments(arguments);
    let output = Command::new(&arguments[0]).args(&arguments[1..]).current_dir(here.folder()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn ok(here: &Installation, arguments: &[&str]) -> String {
    let (status, out, err) = run(here, arguments);
    assert_eq!(status, 0, "{arguments:?}: {err}");
    out
}

/// The command is refused with `status` and all `words`, and the journal stays as it was.
fn refused(here: &Installation, arguments: &[&str], status: i32, words: &[&str]) {
    let journal = ok(here, &["log", "forum"]);
    let (given, _, err) = run(here, arguments);
    assert_eq!(given, status, "{arguments:?}: {err}");
    for word in words {
        assert!(err.contains(word), "{arguments:?}: `{word}` is missing from\n{err}");
    }
    assert_eq!(ok(here, &["log", "forum"]), journal, "{arguments:?}");
}

#[test]
fn an_option_that_would_be_passed_over_is_refused() {
    let here = installation();
    let risk = ["record", "forum", "risks", "R1", "impact=3"];
    let with = |options: &[&'static str]| [&risk[..], options].concat();
    refused(&here, &with(&["--partner", "nobody"]), 2, &["`--partner` does not apply to a risk", "`owner`"]);
    refused(
        &here,
        &with(&["--partner", "nobody", "--confidence", "high", "--source", "x"]),
        2,
        &["`--partner`, `--source` and `--confidence` do not apply to a risk"],
    );
    let decision = ["record", "forum", "decisions", "OUT-01", "outcome=Go on", "--source", "x"];
    refused(&here, &decision, 2, &["`--source` does not apply to a decision", "`by`"]);
    fs::write(here.folder().join("risks.csv"), "id,impact\nR1,4\n").unwrap();
    let table = ["record", "forum", "risks", "--table", "risks.csv", "--note", "x"];
    refused(&here, &table, 2, &["`--note` does not apply to a table", "column `note`"]);
    refused(
        &here,
        &["record", "forum", "OUT-01", "done", "--source", "x"],
        2,
        &["`--source` does not apply to a task"],
    );
    refused(&here, &["record", "forum", "I1.1", "3", "--partner", "host"], 2, &["does not apply to an indicator"]);
}

#[test]
fn what_is_recorded_already_is_told_and_nothing_said_is_refused() {
    let here = installation();
    let again = ok(&here, &["record", "forum", "risks", "R1", "impact=2"]);
    assert!(again.starts_with("nothing new: already recorded on 2026-11-23, as entry "), "{again}");
    let noted = ok(&here, &["record", "forum", "risks", "R1", "impact=2", "--note", "They voted"]);
    assert!(noted.starts_with("recorded as entry ") && noted.contains("already recorded on 2026-11-23"), "{noted}");

    refused(&here, &["record", "forum", "risks", "R1"], 1, &["nothing is said of `R1`", "`treatment`"]);
    let cleared = ["record", "forum", "risks", "R1", "treatment="];
    refused(&here, &cleared, 2, &["`treatment=` has no value", "leave `treatment` out", "treatment=none"]);
}

#[test]
fn a_table_is_refused_for_what_is_wrong_with_it() {
    let here = installation();
    let table = ["record", "forum", "risks", "--table", "risks.csv"];
    for (text, words) in [
        ("id;title;likelihood\nR2;Flood;2\n", "separated by semicolons (`;`), not by commas\n  help: save it as CSV"),
        ("id\ttitle\nR2\tFlood\n", "separated by tabs, not by commas"),
        ("id,title,impact,impact\nR2,Flood,1,2\n", "has the column `impact` twice\n  help: delete one"),
        (
            "id,title,title.en\nR2,Flood,Flut\n",
            "risks.csv:2: `title` and `title.en` give the text in the same language",
        ),
        ("id,title\n,\n", "no row below its keys"),
        ("id,title,impact\nR1,,\n", "risks.csv:2: nothing is said of `R1`"),
    ] {
        fs::write(here.folder().join("risks.csv"), text).unwrap();
        refused(&here, &table, 1, &[words]);
    }
    fs::write(here.folder().join("risks.csv"), "id,title,,\nR2,Flood,,\n,,,\n").unwrap();
    assert!(ok(&here, &table).contains("risk R2 assessed: Flood"), "a spreadsheet leaves empty cells behind");
    refused(&here, &["record", "forum", "risks", "R1", "impact=1", "impact=2"], 1, &["`impact` is given twice"]);
}

#[test]
fn what_nobody_defined_is_named_for_what_it_may_have_been() {
    let here = installation();
    refused(&here, &["record", "forum", "I9.1", "3"], 1, &["there is no indicator or task `I9.1`", "mean `I1.1`?"]);
    refused(&here, &["record", "forum", "OUT-1", "done"], 1, &["there is no task `OUT-1`", "mean `OUT-01`?"]);
    refused(
        &here,
        &["record", "forum", "risk", "R1", "impact=3"],
        1,
        &["no list, indicator or task `risk`", "`risks`?"],
    );
    refused(&here, &["record", "forum", "OUT-01", "fast"], 2, &["`fast` is neither an answer nor a state"]);
    refused(&here, &["record", "forum", "I1.1", "inf"], 2, &["`inf` is not a number"]);
    refused(&here, &["record", "forum", "I1.1", "1e308"], 1, &["1e308 is further from 0 than 1e15"]);
}

const APPROVED: &str = "statement: To promote dialogue, indicators: [
      {id: I1.1, title: Outcome, measure: ordinal, categories: [none, draft, adopted]},
      {id: I1.2, title: Share paid, measure: percentage},
      {id: I1.3, title: Late inputs, computed: overdue_inputs}]";

/// An installation whose only task, if `approval` says so, ends with an approval.
fn with_scales(approval: bool) -> Installation {
    let text = workflow("2027-06-02").replace("statement: To promote dialogue", APPROVED);
    let text = if approval { text.replacen("due: ", "approval: minister, due: ", 1) } else { text };
    let here = Installation::with(&text);
    ok(&here, &["run", "--once"]);
    here
}

#[test]
fn a_value_off_its_scale_is_refused_or_asked_about() {
    let here = with_scales(false);
    refused(&here, &["record", "forum", "I1.1", "5"], 1, &["one of 3 categories", "2 (adopted)"]);
    refused(&here, &["record", "forum", "I1.1", "1.5", "--anyway"], 1, &["one of 3 categories"]);
    refused(&here, &["record", "forum", "I1.2", "150"], 1, &["150 per cent", "--anyway"]);
    refused(&here, &["record", "forum", "I1.2", "--", "-3"], 1, &["-3 is less than"]);
    refused(&here, &["record", "forum", "I1.2", "2.500"], 2, &["write 2500, or 2.5"]);
    refused(&here, &["record", "forum", "I1.3", "3", "--anyway"], 1, &["is computed from the journal"]);
    assert!(ok(&here, &["record", "forum", "I1.2", "150", "--anyway"]).starts_with("recorded as entry "));
    let older = ok(&here, &["record", "forum", "I1.2", "20", "--date", "2026-10-01"]);
    assert!(older.contains("the latest value is still that of entry "), "{older}");
}

#[test]
fn a_record_that_changes_nothing_is_refused_or_told() {
    let here = with_scales(false);
    let record = |arguments: &[&'static str]| [&["record", "forum", "OUT-01"], arguments].concat();
    refused(&here, &record(&["not_done"]), 1, &["nothing to take back"]);
    ok(&here, &record(&["done", "--date", "2026-11-19"]));
    ok(&here, &record(&["not_done", "--date", "2026-11-20"]));
    let early = record(&["done", "--date", "2026-11-18"]);
    refused(&here, &early, 1, &["change nothing", "2026-11-20", "leave `--date` out", "--anyway"]);
    let anyway = ok(&here, &[&early[..], &["--anyway"]].concat());
    assert!(anyway.contains("this does not change the present state of the task"), "{anyway}");
    let same_day = ok(&here, &record(&["done", "--date", "2026-11-20"]));
    assert!(same_day.contains("done on 20 November 2026"), "a slip is mended on its own day: {same_day}");
    ok(&here, &record(&["cancelled"]));
    refused(&here, &record(&["done"]), 1, &["is cancelled", "in_progress first"]);
    refused(&here, &record(&["completed", "--date", "2026-07-01"]), 1, &["long before the first window", "--anyway"]);
    let seats = ["record", "forum", "participation", "G1", "title=States", "invited=60", "confirmed=70"];
    refused(&here, &seats, 1, &["70 confirmed of `G1` are more than the 60"]);
    let hall = ["record", "forum", "budget", "B1", "title=Hall", "planned=120.000"];
    refused(&here, &hall, 1, &["write 120000, or 120 if"]);
    let late = ["record", "forum", "commitments", "C1", "title=Fund", "due=2025-01-01"];
    refused(&here, &late, 1, &["before it was made known"]);
}

#[test]
fn what_was_understood_is_repeated_with_what_was_the_case_before() {
    let here = with_scales(false);
    let done = ok(&here, &["record", "forum", "OUT-01", "in_progress", "--date", "2026-11-20"]);
    assert!(
        done.contains("OUT-01 is in progress on 20 November 2026") && done.contains("; before: not started"),
        "{done}"
    );
    let again = ok(&here, &["record", "forum", "OUT-01", "in_progress", "--note", "by telephone"]);
    assert!(!again.contains("before: "), "{again}");
    let first = ok(&here, &["record", "forum", "I1.2", "64", "--date", "2026-11-02"]);
    assert!(
        first.contains("I1.2 “Share paid”: measured 64% on 2 November 2026") && !first.contains("before"),
        "{first}"
    );
    let second = ok(&here, &["record", "forum", "I1.2", "70.25"]);
    assert!(second.contains("measured 70.25%") && second.contains("before: 64%, of 2 November 2026"), "{second}");
    let named = ok(&here, &["record", "forum", "I1.1", "adopted"]);
    assert!(named.contains(": measured 2 (adopted)"), "{named}");
    refused(&here, &["record", "forum", "I1.1", "adoptd"], 2, &["or a category: ", "adopted"]);
    refused(&here, &["record", "forum", "I1.2", "adopted"], 2, &["such as 64 or 83.5"]);
}

#[test]
fn a_task_with_an_approval_waits_for_it() {
    let here = with_scales(true);
    let status = || ok(&here, &["status", "forum"]);
    refused(&here, &["record", "forum", "OUT-01", "approved"], 1, &["is not submitted yet"]);
    let journal = ok(&here, &["--format", "json", "status", "forum", "--all"]);
    let rows: serde_json::Value = serde_json::from_str(&journal).unwrap();
    for partner in rows[0]["rows"][0]["open_with"].as_array().unwrap() {
        ok(&here, &["record", "forum", "OUT-01", "done", "--partner", partner.as_str().unwrap()]);
    }
    assert!(status().contains("approval: OUT-01 (minister) waits for it"), "{}", status());
    let returned = ok(&here, &["record", "forum", "OUT-01", "returned"]);
    assert!(returned.contains("OUT-01 is returned") && !status().contains("approval: "), "{returned}");
    ok(&here, &["record", "forum", "OUT-01", "done"]);
    let approved = ok(&here, &["record", "forum", "OUT-01", "approved", "--note", "signed"]);
    assert!(approved.contains("OUT-01 is approved on 23 November 2026 (signed)"), "{approved}");
    assert!(approved.contains("OUT-01 is completed"), "{approved}");
    assert!(!status().contains("approval: "), "{}", status());
    let none = with_scales(false);
    refused(&none, &["record", "forum", "OUT-01", "approved"], 1, &["needs no approval"]);
}

#[test]
fn what_is_recorded_stays_recorded_though_nothing_can_be_decided_afterwards() {
    let here = installation();
    fs::write(here.folder().join("config.yaml"), "workflows: own\nmail: {hold: true}\n").unwrap();
    here.at("2027-05-17T09:00:00Z", &["run", "--once"]);
    let by_hand = rusqlite::Connection::open(here.folder().join("var/concerted.db")).unwrap();
    let open = by_hand.execute("UPDATE reminders SET kind = '{\"rung\": 1}' WHERE state = 'queued'", []).unwrap();
    assert!(open > 0, "no reminder waits");
    drop(by_hand);
    for recorded in [
        ["record", "forum", "OUT-01", "done", "--partner", "unesco"].as_slice(),
        &["record", "forum", "risks", "R2", "title=Flood", "impact=3"],
        &["record", "forum", "risks", "R1", "--withdraw"],
    ] {
        let arguments = here.arguments(recorded);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let at = arguments.iter().position(|argument| *argument == "--now").unwrap();
        let mut arguments = arguments.clone();
        arguments[at + 1] = "2027-05-17T10:00:00Z";
        let output = Command::new(arguments[0]).args(&arguments[1..]).current_dir(here.folder()).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{recorded:?}: {err}");
        assert!(out.starts_with("recorded as entry "), "{recorded:?}: {out}");
        assert_eq!(err, "", "{recorded:?}: nothing is decided by whoever records");
    }
    let log = here.at("2027-05-17T10:00:00Z", &["log", "forum", "--last", "3"]);
    assert!(log.contains("OUT-01") && log.contains("Flood"), "{log}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how the time grows is what is tested, by a wide margin")]
fn the_work_of_a_table_grows_with_its_rows() {
    let here = installation();
    let table = |rows: usize| {
        let mut text = String::from("id,title,impact,note\n");
        for row in 0..rows {
            writeln!(text, "N{rows}-{row},Risk {row},{},Seen {row}", row % 5 + 1).unwrap();
        }
        fs::write(here.folder().join("risks.csv"), text).unwrap();
        let begun = std::time::Instant::now();
        let said = ok(&here, &["record", "forum", "risks", "--table", "risks.csv"]);
        assert!(rows <= 50 || said.contains(&format!("of {rows} rows {rows} recorded")), "{said}");
        begun.elapsed().as_secs_f64()
    };
    let (few, many) = (table(1_000).max(0.2), table(8_000));
    assert!(many < few * 8.0 * 4.0, "1,000 rows took {few} s, 8,000 {many} s");

    let wrong: Vec<String> = (0..60).map(|row| format!("W{row},Risk,9")).collect();
    fs::write(here.folder().join("risks.csv"), format!("id,title,impact\n{}\n", wrong.join("\n"))).unwrap();
    refused(&here, &["record", "forum", "risks", "--table", "risks.csv"], 1, &["risks.csv:2: ", "and 40 more"]);
}
