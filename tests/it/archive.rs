//! Issued reports: who gets them, what the archive says of them, and what taking one back does.

use std::fs;

use serde_json::Value;

use crate::journey::Installation;

const FORUM: &str = "\
format: 1
workflow: forum
symbol: F1
title: Forum
event: {opens: 2027-06-02, closes: 2027-06-04}
timezone: Asia/Baku
languages: [en, fr]
coordinator: {email: office@forum.example}
partners:
  host:
    kind: host_government
    name: Host
    contacts:
      - {function: focal_point, email: desk@host.example}
      - {function: ministers_office, email: cabinet@host.example}
  unesco:
    kind: intergovernmental_organization
    name: UNESCO
    languages: [fr]
    contacts: [{function: focal_point, email: fp@unesco.example}]
  unwto: {kind: intergovernmental_organization, name: UNWTO}
reports:
  schedule: 0 8 1 * *
  recipients:
    - unesco
    - unwto
    - {to: host, function: ministers_office, audience: minister, language: fr}
tasks:
  OUT-01: {title: Outline, lead: host, with: [unesco], due: 2026-11-02}
  OUT-02: {title: Draft, lead: unesco, due: T-3m, needs: [OUT-01]}
";

fn mails(here: &Installation) -> Vec<Value> {
    let all = here.json(&["outbox", "list"]);
    let reports = all.as_array().unwrap().iter().filter(|mail| mail["key"].as_str().unwrap().starts_with("report:"));
    reports.cloned().collect()
}

fn to<'a>(mails: &'a [Value], address: &str) -> &'a Value {
    mails.iter().find(|mail| mail["to"] == address).unwrap_or_else(|| panic!("no mail to {address}: {mails:?}"))
}

fn refused(here: &Installation, arguments: &[&str]) -> String {
    let arguments = here.arguments(arguments);
    let output = std::process::Command::new(&arguments[0]).args(&arguments[1..]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn each_recipient_gets_its_edition_in_its_language_and_a_minister_only_after_release() {
    let here = Installation::with(FORUM);
    let said = here.ok(&["run", "--once"]);
    assert!(said.contains("report F1/PR/1 did not go to unwto"), "{said}");
    let mails = mails(&here);
    assert_eq!(mails.len(), 3, "{mails:?}");
    assert_eq!(to(&mails, "office@forum.example")["state"], "sent");
    let unesco = to(&mails, "fp@unesco.example");
    assert_eq!((&unesco["state"], &unesco["lang"]), (&"sent".into(), &"fr".into()));
    assert_eq!(to(&mails, "cabinet@host.example")["state"], "draft");

    let raw = here.ok(&["outbox", "show", unesco["key"].as_str().unwrap(), "--raw"]);
    assert!(raw.contains("F1-PR01_2026-11-22_fr_unesco.pdf"), "the wrong edition is attached");
    let text = here.ok(&["outbox", "show", unesco["key"].as_str().unwrap()]);
    assert!(text.contains("UNESCO") && !text.contains("Destinataire : coordination"), "{text}");

    let archive = here.json(&["report", "list", "forum"]);
    let editions: Vec<String> = archive
        .as_array()
        .unwrap()
        .iter()
        .map(|report| format!("{} {} {}", report["audience"], report["lang"], report["state"]).replace('"', ""))
        .collect();
    assert_eq!(
        editions,
        ["minister fr unchanged", "task_force en unchanged", "task_force fr unchanged", "unesco fr unchanged"]
    );
}

#[test]
fn the_archive_tells_of_a_file_that_was_changed_and_of_one_that_is_gone() {
    let here = Installation::with(FORUM);
    here.ok(&["run", "--once"]);
    let before = here.json(&["report", "list"]);
    let file = |at: usize| before[at]["file"].as_str().unwrap().to_owned();
    fs::write(file(1), "%PDF").unwrap();
    fs::remove_file(file(2)).unwrap();
    let page = |at: usize| std::path::PathBuf::from(file(at)).with_extension("html");
    fs::write(page(0), "<p>").unwrap();
    fs::remove_file(page(1)).unwrap();
    let list = |more: &[&str]| {
        let output = here.run(&[&["report", "list"], more].concat());
        assert_eq!(output.status.code(), Some(1), "what is not whole is told to scripts too");
        String::from_utf8(output.stdout).unwrap()
    };
    let listed: Value = serde_json::from_str(&list(&["--format", "json"])).unwrap();
    let pages = [0, 1, 2].map(|at| listed[at]["page_state"].as_str().unwrap().to_owned());
    assert_eq!(pages, ["changed", "missing", "unchanged"]);
    assert!(refused(&here, &["report", "list", "forun"]).contains("forum"), "an unknown workflow is no empty archive");
    assert_eq!((&listed[1]["state"], &listed[2]["state"]), (&"changed".into(), &"missing".into()));
    let said = list(&[]);
    assert!(said.contains("was changed since it was issued") && said.contains("is missing"), "{said}");
}

#[test]
fn a_report_is_issued_at_once_when_it_is_asked_for_and_never_of_a_day_that_has_not_ended() {
    let here = Installation::with(FORUM);
    let said = refused(&here, &["report", "forum", "--issue"]);
    assert!(said.contains("has not been adopted yet"), "{said}");
    here.ok(&["run", "--once"]);
    let said = here.ok(&["report", "forum", "--issue", "--as-of", "2026-11-20"]);
    assert!(said.contains("F1/PR/2 as of 2026-11-20"), "{said}");
    assert_eq!(mails(&here).len(), 6, "the second report goes to the same three");
    let said = refused(&here, &["report", "forum", "--issue", "--as-of", "2026-11-23"]);
    assert!(said.contains("the last day that has is 2026-11-22"), "{said}");
    here.refuses(&["report", "forum", "--issue", "--lang", "fr"], "cannot be used with");
}

#[test]
fn reports_issued_at_once_get_numbers_of_their_own() {
    let here = Installation::with(FORUM);
    here.ok(&["run", "--once"]);
    let issue = |day: u32| {
        let arguments = here.arguments(&["report", "forum", "--issue", "--as-of", &format!("2026-11-1{day}")]);
        std::process::Command::new(&arguments[0]).args(&arguments[1..]).spawn().unwrap()
    };
    let running: Vec<_> = (5..9).map(issue).collect();
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let listed = here.json(&["report", "list", "forum"]);
    let listed = listed.as_array().unwrap();
    let numbers: std::collections::BTreeSet<u64> = listed.iter().map(|one| one["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=5).collect());
    assert!(listed.iter().all(|one| one["state"] == "unchanged" && one["page_state"] == "unchanged"), "{listed:?}");
    let files = fs::read_dir(here.folder().join("var/reports/forum")).unwrap().count();
    assert_eq!(files, listed.len() * 2, "no file is left of a report that was not issued");
}

#[test]
fn a_link_is_followed_and_what_is_no_file_is_written_into() {
    use std::os::unix::fs::FileTypeExt;
    let here = Installation::with(FORUM);
    let [target, link, pipe] = ["target.json", "link.json", "pipe"].map(|name| here.folder().join(name));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let write = |to: &std::path::Path| {
        here.ok(&["report", "forum", "--format", "json", "--output", to.to_str().unwrap()]);
    };
    write(&link);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && fs::read_to_string(&target).unwrap().starts_with('{'));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (to, reader) = (pipe.clone(), pipe.clone());
    let reader = std::thread::spawn(move || fs::read_to_string(reader).unwrap());
    write(&to);
    assert!(reader.join().unwrap().starts_with('{'));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn a_report_that_was_taken_back_stays_in_the_archive_and_counts_for_nothing() {
    let here = Installation::with(&FORUM.replace("audience: minister", "audience: task_force"));
    here.ok(&["run", "--once"]);
    let said = here.ok(&["report", "withdraw", "F1/PR/1", "--why", "wrong budget"]);
    assert!(said.contains("F1/PR/1 is withdrawn; 1 mail with it will not leave"), "{said}");
    assert!(said.contains("fp@unesco.example") && said.contains("tell them yourself"), "{said}");
    assert_eq!(to(&mails(&here), "cabinet@host.example")["state"], "withdrawn");
    let listed = here.json(&["report", "list"]);
    assert!(listed.as_array().unwrap().iter().all(|report| report["withdrawn"] == "wrong budget"), "{listed}");

    let next = |now: &str| {
        let arguments = ["report", "forum", "--as-of", "2026-11-29", "--format", "json", "--output", "-"];
        serde_json::from_str::<Value>(&here.at(now, &arguments)).unwrap()
    };
    let report = next("2026-11-30T09:00:00Z");
    assert_eq!(report["changes"]["withdrawn"], serde_json::json!(["F1/PR/1: wrong budget"]));
    assert!(report["figures"]["symbol"].is_null());
    let since = report["changes"]["since"].as_str().unwrap();
    assert!(!since.contains("F1/PR/1"), "changes are measured from a report that was taken back: {since}");
    let asked = &report["summary"]["decisions"];
    assert!(asked.as_array().unwrap().iter().all(|decision| decision["asked_in"].is_null()), "{asked}");

    assert!(refused(&here, &["report", "withdraw", "F1/PR/1", "--why", "again"]).contains("was withdrawn before"));
    assert!(refused(&here, &["report", "withdraw", "F1/PR/9", "--why", "x"]).contains("F1/PR/1"));
    here.refuses(&["report", "withdraw", "F1/PR/1", "--why", " "], "is empty");
    assert!(here.ok(&["log", "forum"]).contains("report F1/PR/1 withdrawn: wrong budget"));
}

#[test]
fn a_changed_or_missing_file_is_told_by_the_exit_status_too() {
    let here = Installation::with(FORUM);
    here.ok(&["run", "--once"]);
    here.ok(&["report", "list"]);
    let listed = here.json(&["report", "list"]);
    let files = ["file", "page"].map(|key| here.folder().join(listed[0][key].as_str().unwrap()));
    let status = |arguments: &[&str]| here.run(arguments).status.code();
    for file in files {
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, "something else").unwrap();
        assert_eq!(status(&["report", "list"]), Some(1), "{} was changed", file.display());
        assert_eq!(status(&["report", "list", "forum", "--format", "json"]), Some(1));
        let said = String::from_utf8(here.run(&["report", "list"]).stdout).unwrap();
        assert!(said.contains("was changed"), "the list is shown all the same: {said}");
        fs::remove_file(&file).unwrap();
        assert_eq!(status(&["report", "list"]), Some(1), "{} is missing", file.display());
        fs::write(&file, bytes).unwrap();
        assert_eq!(status(&["report", "list"]), Some(0));
    }
}

#[test]
fn a_rehearsal_shows_who_would_get_reports() {
    let here = Installation::with(FORUM);
    let rehearsal = here.json(&["rehearse", "forum", "--answers", "none"]);
    let mails = rehearsal["mails"].as_array().unwrap();
    let reports = mails.iter().filter(|mail| mail["key"].as_str().is_some_and(|key| key.starts_with("report:")));
    let to_unesco = reports.filter(|mail| mail["to"] == "fp@unesco.example").count();
    assert_eq!(to_unesco, rehearsal["reports"].as_array().unwrap().len());
}

#[test]
fn a_programme_is_told_from_a_workflow() {
    let here = Installation::new("");
    for (option, value) in [("--audience", "public"), ("--template", "reports/x")] {
        here.refuses(&["report", "baku-process", option, value], &format!("leave `{option}` out"));
    }
    here.refuses(&["report", "baku-process", "--issue"], "`baku-process` is a programme");
    here.refuses(&["template", "preview", "baku-process", "--once"], "`baku-process` is a programme");
    assert!(refused(&here, &["report", "baku-proces"]).contains("baku-process"), "programmes are among the candidates");
    here.refuses(&["report", "world-forum-2013", "--as-of", "0000-01-01"], "outside the years 1900 to 2199");
}

#[test]
fn letters_that_no_typeface_has_are_told() {
    let here = Installation::with(&FORUM.replace("title: Outline", "title: Outline 漢字"));
    here.ok(&["run", "--once"]);
    let told = |arguments: &[&str]| {
        let arguments = here.arguments(arguments);
        let output =
            std::process::Command::new(&arguments[0]).args(&arguments[1..]).current_dir(here.folder()).output();
        String::from_utf8(output.unwrap().stderr).unwrap()
    };
    let made = ["report", "forum", "--output", "x.pdf"];
    for said in [told(&made), told(&["report", "forum", "--issue", "--as-of", "2026-11-20"])] {
        assert!(said.contains("字 (U+5B57), 漢 (U+6F22)"), "{said}");
    }
    assert_eq!(
        told(&["report", "forum", "--format", "html", "--output", "x.html"]),
        "",
        "a browser has other typefaces"
    );
}

#[test]
fn an_edition_is_issued_once_and_in_english_where_its_language_cannot_be_written() {
    for languages in ["[en, de]", "[fr, fr]", "[de, no, fr]"] {
        let here = Installation::with(&FORUM.replace("languages: [en, fr]", &format!("languages: {languages}")));
        let said = here.ok(&["run", "--once"]);
        assert!(said.contains("F1/PR/1 as of"), "{languages}: {said}");
        let listed = here.json(&["report", "list", "forum"]);
        assert!(listed.as_array().unwrap().iter().all(|one| one["lang"] == "en" || one["lang"] == "fr"), "{listed}");
    }
}

#[test]
fn the_coordinator_reads_the_report_in_a_language_of_their_own() {
    let french = "coordinator: {email: office@forum.example, languages: [az, fr]}";
    let here = Installation::with(&FORUM.replace("coordinator: {email: office@forum.example}", french));
    here.ok(&["run", "--once"]);
    let mails = mails(&here);
    let mail = to(&mails, "office@forum.example");
    assert_eq!(mail["lang"], "fr", "the first of their languages in which it is issued");
    let raw = here.ok(&["outbox", "show", mail["key"].as_str().unwrap(), "--raw"]);
    assert!(raw.contains("F1-PR01_2026-11-22_fr.pdf"), "the wrong edition is attached");
}

#[test]
fn the_log_tells_who_is_written_to_in_another_language_than_their_own() {
    let foreign = "languages: [de]\n    contacts: [{function: focal_point, email: fp@unesco.example}]";
    let here = Installation::with(
        &FORUM.replace("languages: [fr]\n    contacts: [{function: focal_point, email: fp@unesco.example}]", foreign),
    );
    let output = here.run(&["--log", "info", "run", "--once"]);
    let log = String::from_utf8(output.stderr).unwrap();
    let line = |what: &str| log.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {log}"));
    let mail = line("written in another language than the recipient prefers");
    assert!(!mail.contains("fp@unesco.example") && mail.contains("wanted=de") && mail.contains("lang=en"), "{mail}");
    let report = line("no report in a language that the recipient prefers");
    assert!(report.contains("recipient=\"unesco\"") && report.contains("lang=en"), "{report}");
}

#[test]
fn a_report_tells_what_moved_since_the_one_before_by_the_definition_of_that_day() {
    let here = Installation::with(FORUM);
    here.at("2026-12-01T08:00:00Z", &["run", "--once"]);
    let file = here.folder().join("own/forum.yaml");
    let edited = FORUM.replace("due: T-3m, needs: [OUT-01]}", "due: T-2m, needs: [OUT-01]}")
        + "  OUT-03: {title: Final text, lead: host, due: T-1m}\n";
    fs::write(
        &file,
        edited
            .replacen("  OUT-01: {title: Outline,", "  OUT-00: {title: Outline, renamed_from: OUT-01,", 1)
            .replace("needs: [OUT-01]", "needs: [OUT-00]"),
    )
    .unwrap();
    here.at("2026-12-10T08:00:00Z", &["apply"]);
    let made = |day: &str| {
        let report =
            here.at("2026-12-16T08:00:00Z", &["report", "forum", "--as-of", day, "--format", "json", "--output", "-"]);
        let report: Value = serde_json::from_str(&report).unwrap();
        report["changes"].clone()
    };
    let changes = made("2026-12-15");
    assert_eq!(changes["moved"], serde_json::json!(["“Draft” (OUT-02): from 2 Mar 2027 to 2 Apr 2027"]), "{changes}");
    assert_eq!(changes["added"], serde_json::json!(["“Final text” (OUT-03)"]), "{changes}");
    assert_eq!(changes["removed"], serde_json::json!([]), "a new id is no other task: {changes}");
    let earlier = made("2026-12-05");
    assert_eq!((&earlier["moved"], &earlier["added"]), (&serde_json::json!([]), &serde_json::json!([])), "{earlier}");
}
