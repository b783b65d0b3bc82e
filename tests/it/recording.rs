//! `concerted record` on the command line: what it refuses, and how it says so.

use std::{fs, process::Command};

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
    refused(&here, &with(&["--partner", "nobody"]), 2, &["`--partner` says nothing about a risk", "`owner`"]);
    refused(
        &here,
        &with(&["--partner", "nobody", "--confidence", "high", "--source", "x"]),
        2,
        &["`--partner`, `--source` and `--confidence` say nothing about a risk"],
    );
    let decision = ["record", "forum", "decisions", "OUT-01", "outcome=Go on", "--source", "x"];
    refused(&here, &decision, 2, &["`--source` says nothing about a decision", "`by`"]);
    fs::write(here.folder().join("risks.csv"), "id,impact\nR1,4\n").unwrap();
    let table = ["record", "forum", "risks", "--table", "risks.csv", "--note", "x"];
    refused(&here, &table, 2, &["`--note` says nothing about a table", "column `note`"]);
    refused(
        &here,
        &["record", "forum", "OUT-01", "done", "--source", "x"],
        2,
        &["`--source` says nothing about a task"],
    );
    refused(&here, &["record", "forum", "I1.1", "3", "--partner", "host"], 2, &["says nothing about an indicator"]);
}

#[test]
fn what_is_recorded_already_is_told_and_nothing_said_is_refused() {
    let here = installation();
    let again = ok(&here, &["record", "forum", "risks", "R1", "impact=2"]);
    assert!(again.starts_with("nothing new: recorded on 2026-11-23 already, as no. "), "{again}");
    let noted = ok(&here, &["record", "forum", "risks", "R1", "impact=2", "--note", "They voted"]);
    assert!(noted.starts_with("recorded as no. ") && noted.contains("recorded on 2026-11-23 already"), "{noted}");

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
