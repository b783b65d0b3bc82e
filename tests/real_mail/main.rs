//! Measured on real mail that others collected: bounces, and replies as mail programs write them. The collections are no
//! part of this repository, so `cargo test` leaves this out; `.ci/checks/35-real-mail` runs it, and names their folder in
//! `CONCERTED_REAL_MAIL`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement says what it found, and where its data lie is told from outside"
)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use concerted::{
    mail::incoming::{self, Blame, Kind, Report},
    message::reply::{self, Line, Read},
};
use jiff::civil::date;
use serde_json::Value;

/// How many of the bounces may be read otherwise than the other program reads them, in percent.
const MAY_DIFFER: usize = 3;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::var("CONCERTED_REAL_MAIL").expect("CONCERTED_REAL_MAIL names the folder of the collections");
    PathBuf::from(folder).join(name)
}

/// Whose fault the other program's reason is, by the table of the collection. It has none for errors of the system and of
/// programs on the way; what takes no mail at all is the address's where it is said to be for good.
fn whose(reason: &str, is_for_good: bool) -> Option<Blame> {
    match reason {
        "notaccept" if is_for_good => Some(Blame::Address),
        "userunknown" | "hostunknown" | "hasmoved" | "suspend" | "filtered" => Some(Blame::Address),
        "mailboxfull" | "expired" | "networkerror" | "toomanyconn" | "onhold" | "notaccept" => Some(Blame::Busy),
        "blocked" | "authfailure" | "policyviolation" | "requireptr" | "norelaying" | "securityerror"
        | "badreputation" | "notcompliantrfc" | "speeding" | "rejected" => Some(Blame::Ours),
        "spamdetected" | "contenterror" | "mesgtoobig" | "virusdetected" | "exceedlimit" | "syntaxerror" => {
            Some(Blame::Mail)
        }
        _ => None,
    }
}

/// The kind, in the other program's words. It calls a mail `delayed` whenever a time ran out, also where the report itself
/// says `failed`, and else `failed`: the two are one kind here, and the action that a report states is tested by itself.
fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::NotReached(_) | Kind::Delayed(_) => "bounce",
        Kind::Delivered(_) => "delivered",
        Kind::Feedback => "feedback",
        Kind::AutoReply { .. } | Kind::Bulk | Kind::Message { .. } | Kind::Sealed(_) => "none",
    }
}

fn expected_kind(entries: &[Value]) -> &'static str {
    match entries.first().map(|entry| (&entry["reason"], &entry["action"])) {
        None => "none",
        Some((reason, _)) if reason == "feedback" => "feedback",
        Some((_, action)) if action == "delivered" => "delivered",
        Some(_) => "bounce",
    }
}

fn reports(kind: &Kind) -> &[Report] {
    match kind {
        Kind::NotReached(reports) | Kind::Delayed(reports) | Kind::Delivered(reports) => reports,
        _ => &[],
    }
}

/// What is read otherwise in one mail.
fn differences(read: &Kind, entries: &[Value]) -> Vec<String> {
    let mut differences = Vec::new();
    let (found, expected) = (kind(read), expected_kind(entries));
    if found != expected {
        differences.push(format!("is {found}, not {expected}"));
    }
    for entry in entries.iter().filter(|_| expected != "feedback") {
        let text = |key: &str| entry[key].as_str().unwrap_or_default().to_lowercase();
        let is_it = |address: &String| address.to_lowercase() == text("recipient");
        let report =
            reports(read).iter().find(|report| is_it(&report.recipient) || report.forwarded_to.iter().any(is_it));
        let Some(report) = report else {
            differences.push(format!("recipient {} is not named", text("recipient")));
            continue;
        };
        let whose = whose(&text("reason"), entry["hardbounce"] == 1).filter(|_| expected == "bounce");
        if let Some(whose) = whose.filter(|whose| *whose != report.verdict) {
            differences.push(format!(
                "{} is {whose:?}, not {:?}: {}",
                text("reason"),
                report.verdict,
                report.diagnostic
            ));
        }
    }
    differences
}

/// What the other program finds no bounce in, and a person sees to be one.
const OVERLOOKED: [&str; 3] = ["bsd-lhost-mfilter-05.eml", "bsd-lhost-mimecast-01.eml", "bsd-lhost-mimecast-02.eml"];

#[test]
fn bounces_are_read_as_another_program_reads_them() {
    let folder = folder("bounces");
    let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: BTreeMap<String, Vec<Value>> = serde_json::from_str(&expected).unwrap();
    let mut differing = Vec::new();
    for (name, entries) in &expected {
        let mail = incoming::read(&fs::read(folder.join("mails").join(name)).unwrap()).unwrap();
        if OVERLOOKED.contains(&name.as_str()) {
            assert_eq!(kind(&mail.kind), "bounce", "{name}");
            continue;
        }
        let differences = differences(&mail.kind, entries);
        if !differences.is_empty() {
            differing.push(format!("{name}: {}", differences.join("; ")));
        }
    }
    let list = differing.join("\n");
    println!("{} of {} bounces are read otherwise:\n{list}", differing.len(), expected.len());
    assert!(expected.len() > 400 && differing.len() * 100 <= expected.len() * MAY_DIFFER, "{list}");
}

#[test]
fn the_action_that_a_report_states_is_taken() {
    let folder = folder("bounces");
    let mut stated = 0;
    for entry in fs::read_dir(folder.join("mails")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let actions: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("action:"))
            .filter_map(|value| value.split_whitespace().next())
            .collect();
        let kind = incoming::read(&bytes).unwrap().kind;
        match actions.as_slice() {
            ["failed"] => assert!(matches!(kind, Kind::NotReached(_)), "{}: {kind:?}", path.display()),
            ["delayed"] => assert!(matches!(kind, Kind::Delayed(_)), "{}: {kind:?}", path.display()),
            _ => continue,
        }
        stated += 1;
    }
    assert!(stated > 150, "{stated} reports state an action");
}

#[test]
fn no_program_is_taken_for_a_person() {
    let folder = folder("bounces/mails");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let kind = incoming::read(&fs::read(&path).unwrap()).unwrap().kind;
        let is_message = matches!(kind, Kind::Message { .. });
        assert_eq!(is_message, name.starts_with("not-is-not-bounce"), "{name}: {kind:?}");
        let is_auto_reply = matches!(kind, Kind::AutoReply { .. });
        assert_eq!(is_auto_reply, name.contains("-rfc3834-"), "{name}: {kind:?}");
    }
}

/// An answer line in each language, and what is read of it.
const ANSWERS: [(&str, &str); 8] = [
    ("DONE OUT-03", "done OUT-03"),
    ("OUT-03: fait", "done OUT-03"),
    ("Fecha: 5 de marzo de 2027", "date 2027-03-05"),
    ("ГОТОВО", "done"),
    ("Qeyd yoxdur OUT-03", "nil OUT-03"),
    ("تم OUT-03", "done OUT-03"),
    ("DATE OUT-03 05/03/2027 - the minister travels", "date OUT-03 2027-03-05 | the minister travels"),
    ("Décline, faute de moyens", "decline | faute de moyens"),
];

/// What a text says, in short: `date OUT-03 2027-03-05 | note`; `None` if it is unclear.
fn said(text: &str) -> Option<String> {
    let one = |line: &Line| {
        let date = line.date.map(|date| date.to_string());
        let said = [line.said.as_str().to_owned()].into_iter().chain(line.tasks.clone()).chain(date);
        let said = said.collect::<Vec<_>>().join(" ");
        line.note.iter().fold(said, |said, note| said + " | " + note)
    };
    match reply::read(text, date(2027, 3, 1), &[]) {
        Read::Answers(lines) => Some(lines.iter().map(one).collect::<Vec<_>>().join("; ")),
        Read::Unclear { .. } => None,
    }
}

#[test]
fn an_answer_above_a_real_mail_is_read_and_nothing_below_it() {
    let mut bodies = 0;
    for entry in fs::read_dir(folder("replies/emails")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display();
        let body = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let quoted = body.lines().fold(String::new(), |all, line| all + "> " + line + "\n");
        assert_eq!(said(&body), None, "{name} says nothing");
        assert_eq!(said(&quoted), None, "{name}, quoted");
        for (line, expected) in ANSWERS {
            for text in [
                format!("{line}\n{body}"),
                format!("{line}\n\n{body}"),
                format!("Dear colleague,\n{line}\n{body}"),
                format!("Bonjour,\n\n{line}\n\n{body}"),
                format!("{line}\n\nDear colleague,\n{body}"),
                format!("{line}\n{quoted}"),
                format!("{line}\n\n{quoted}"),
                format!("{quoted}\n{line}\n"),
            ] {
                assert_eq!(said(&text).as_deref(), Some(expected), "{name} with {line}:\n{text}");
            }
            let below = format!("> {line}\n{body}");
            assert_eq!(said(&below), None, "{name}: a quoted answer is none");
        }
        bodies += 1;
    }
    assert!(bodies > 60, "{bodies} bodies");
    println!("{bodies} bodies, with {} answers above, below and between each", ANSWERS.len());
}
