//! The real program as a process: against a mail server with faults, killed at any moment, edited while it runs.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, SystemTime},
};

use serde_json::Value;

use crate::{
    journey::Installation,
    smtp_server::{Act, SmtpServer},
};

fn listing(here: &Installation) -> BTreeMap<String, Value> {
    let mails = here.json(&["outbox", "list"]);
    let by_address = |mail: &Value| (mail["to"].as_str().unwrap().to_owned(), mail.clone());
    // The coordinator gets several; the partners one each.
    mails.as_array().unwrap().iter().filter(|mail| !mail["partner"].is_null()).map(by_address).collect()
}

#[test]
fn mail_is_delivered_put_off_and_given_up_as_the_server_says() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        server.script("RCPT TO:<focal.point@unesco.example>", 1, Act::Say("550 5.1.1 no such mailbox"));
        server.script("RCPT TO:<focal.point@icesco.example>", 1, Act::Say("451 4.3.0 mailbox busy"));
        let config = format!("mail: {{transport: smtp, host: 127.0.0.1, port: {}, tls: none}}\n", server.port());
        let here = Installation::new(&config);

        let here = tokio::task::spawn_blocking(move || {
            here.ok(&["run", "--once"]);
            here
        });
        let here = here.await.unwrap();
        let mails = listing(&here);
        let unesco = &mails["focal.point@unesco.example"];
        assert_eq!(unesco["state"], "failed", "{unesco}");
        assert!(unesco["last_reply"].as_str().unwrap().contains("no such mailbox"), "{unesco}");
        let isesco = &mails["focal.point@icesco.example"];
        assert_eq!((isesco["state"].as_str(), isesco["attempts"].as_u64()), (Some("queued"), Some(1)), "{isesco}");
        assert!(isesco["last_reply"].as_str().unwrap().contains("mailbox busy"), "{isesco}");
        assert!(here.ok(&["outbox", "list"]).contains("no such mailbox"), "people see the reason too");
        assert_eq!(mails["alternate@unesco.example"]["state"], "sent", "a stand-in gets what was refused");
        let all = here.json(&["outbox", "list"]);
        let briefs: Vec<&str> = all
            .as_array()
            .unwrap()
            .iter()
            .filter(|mail| mail["partner"].is_null())
            .filter_map(|mail| mail["key"].as_str())
            .collect();
        let told = briefs.iter().any(|key| {
            let shown = here.ok(&["outbox", "show", key]);
            shown.contains("focal.point@unesco.example") && shown.contains("550 5.1.1 no such mailbox")
        });
        assert!(told, "the coordinator is told: {briefs:?}");

        let here = tokio::task::spawn_blocking(move || {
            here.at("2026-11-23T09:02:00Z", &["run", "--once"]);
            here
        });
        let here = here.await.unwrap();
        assert_eq!(listing(&here)["focal.point@icesco.example"]["state"], "sent");

        let received = server.received();
        let mut recipients: Vec<&str> = received.iter().flat_map(|mail| mail.to.iter().map(String::as_str)).collect();
        recipients.sort_unstable();
        let once = recipients.iter().filter(|to| to.contains("focal.point@icesco.example")).count();
        assert_eq!(once, 1, "{recipients:?}");
        assert!(received.len() > 8, "only {} mails arrived", received.len());
    });
}

#[test]
fn told_to_stop_while_a_server_stalls_the_daemon_settles_the_mail_and_goes() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let server = SmtpServer::start().await;
        server.script(".", 1, Act::Stall);
        let config = format!("mail: {{transport: smtp, host: 127.0.0.1, port: {}, tls: none}}\n", server.port());
        let here = Installation::new(&config);
        let mut daemon = Command::new(env!("CARGO_BIN_EXE_concerted"));
        daemon.args(&here.arguments(&["run"])[1..]).stdout(Stdio::piped()).stderr(Stdio::null());
        let daemon = daemon.spawn().unwrap();
        let sending = async {
            while !server.commands(1).contains(&"DATA".to_owned()) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), sending).await.expect("no mail was ever sent");
        let told = Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status().unwrap();
        assert!(told.success());
        let ended = tokio::task::spawn_blocking(move || daemon.wait_with_output().unwrap());
        let ended =
            tokio::time::timeout(Duration::from_secs(10), ended).await.expect("the daemon did not end").unwrap();
        assert!(ended.status.success());
        let said = String::from_utf8(ended.stdout).unwrap();
        assert!(said.contains("stopped; of 1 mail nobody knows whether it arrived"), "{said}");
        let mails = here.json(&["outbox", "list"]);
        let states: Vec<_> = mails.as_array().unwrap().iter().filter_map(|mail| mail["state"].as_str()).collect();
        assert_eq!(states.iter().filter(|state| **state == "uncertain").count(), 1, "{states:?}");
        assert!(states.contains(&"queued"), "nothing new was begun: {states:?}");
        assert!(!states.contains(&"sending"), "nothing is left half-sent: {states:?}");
    });
}

#[test]
fn a_server_that_is_not_there_is_one_alarm_and_counts_against_nobody() {
    // Port 9 is discard; nothing listens there on a loopback address.
    let here = Installation::new(
        "mail: {transport: smtp, host: 127.0.0.1, port: 9, tls: none}\n\
         alarm: {command: [sh, -c, 'cat >> alarms; echo >> alarms']}\n",
    );
    let said = here.ok(&["run", "--once"]);
    let line = said.lines().find(|line| line.starts_with("attention  no mail can leave since ")).expect(&said);
    assert!(line.contains("(tried once, again at ") && line.contains("127.0.0.1:9"), "{line}");
    let mails = listing(&here);
    assert!(!mails.is_empty());
    for (to, mail) in mails {
        assert_eq!((mail["state"].as_str(), mail["attempts"].as_u64()), (Some("queued"), Some(0)), "{to}");
    }
    let status = here.ok(&["status"]);
    assert!(status.starts_with("attention: no mail can leave since "), "{status}");
    here.ok(&["run", "--once"]);
    let told = fs::read_to_string(here.folder().join("alarms")).expect("the program of the alarm was told");
    assert_eq!(told.lines().count(), 1, "once an hour: {told}");
    assert!(told.starts_with("no mail can leave since "), "{told}");
}

#[test]
fn killed_at_any_moment_nothing_is_lost_and_nothing_doubled() {
    let here = Installation::new("");
    for tenths in [1, 3, 4, 5, 6, 7, 8, 10, 12, 15] {
        let arguments = here.arguments(&["run", "--once"]);
        let mut killed = Command::new(&arguments[0]);
        let mut killed = killed.args(&arguments[1..]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(100 * tenths));
        killed.kill().unwrap();
        // Until it is waited for it may still hold its lock.
        killed.wait().unwrap();
    }
    here.ok(&["run", "--once"]);
    let mails = here.json(&["outbox", "list"]);
    let mails = mails.as_array().unwrap();
    assert!(mails.len() > 8);
    assert!(mails.iter().all(|mail| mail["state"] == "sent"), "{mails:?}");
    let mut ids: Vec<String> = fs::read_dir(here.folder().join("var/mail"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| message_id(&path))
        .collect();
    ids.sort();
    let mut known: Vec<String> = mails.iter().map(|mail| mail["message_id"].as_str().unwrap().to_owned()).collect();
    known.sort();
    assert_eq!(ids, known, "each mail is one file");
    let reports = here.json(&["log", "world-forum-2027"]);
    let issued = reports.as_array().unwrap().iter().filter(|event| event["fact"]["kind"] == "report_issued").count();
    assert_eq!(issued, 1, "the report was numbered once");
}

fn message_id(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
    line.trim().to_owned()
}

#[test]
fn the_daemon_takes_an_edit_over_keeps_the_old_one_when_it_is_broken_and_stops_when_told() {
    let here = Installation::with_own_workflows();
    let file = here.folder().join("workflows/baku-process/world-forum-2027.yaml");
    let mut daemon = Command::new("timeout");
    daemon.args(["120"]).args(here.arguments(&["run"])).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut daemon = daemon.spawn().unwrap();
    let mut lines = BufReader::new(daemon.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut wait_for = |words: &str| {
        let mut seen = Vec::new();
        for line in lines.by_ref() {
            seen.push(line);
            if seen.last().unwrap().contains(words) {
                return seen;
            }
        }
        panic!("the daemon ended without saying `{words}`: {seen:#?}");
    };
    wait_for("next ");

    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("due: 2026-12-10", "due: 2026-12-16")).unwrap();
    wait_for("world-forum-2027 edited");
    wait_for("next ");
    fs::write(&file, text.replace("workflow: world-forum-2027", "workflow: [world-forum-2027")).unwrap();
    wait_for("the last definition runs on");

    let pid = fs::read_to_string(here.folder().join("var/concerted.db.lock")).unwrap();
    let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", pid.trim())]).status().unwrap();
    assert!(told.success());
    wait_for("stopped");
    assert!(daemon.wait().unwrap().success());
    let log = here.ok(&["log", "world-forum-2027"]);
    assert!(log.contains("task `PRG-09` moves from 2026-12-10 to 2026-12-16"), "the journal tells the edit");
}

#[test]
fn logs_name_no_addresses_and_no_texts_at_any_level() {
    let here = Installation::new("");
    let arguments = here.arguments(&["--log", "trace", "run", "--once"]);
    let output = Command::new(&arguments[0]).args(&arguments[1..]).output().unwrap();
    assert!(output.status.success());
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(log.contains("mail settled"), "the log is on: {log}");
    for words in ["focal.point", "alternate@", "secretariat@", "Dear colleague", "+994"] {
        assert!(!log.contains(words), "`{words}` stands in the log");
    }
}

#[test]
fn a_folder_that_is_away_for_a_moment_or_swapped_for_another_makes_no_daemon_deaf() {
    let here = Installation::with_own_workflows();
    let folder = here.folder().join("workflows");
    let file = folder.join("baku-process/world-forum-2027.yaml");
    let mut daemon = Command::new("timeout");
    daemon.args(["120"]).args(here.arguments(&["run"])).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut daemon = daemon.spawn().unwrap();
    let mut lines = BufReader::new(daemon.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut wait_for = |words: &str| {
        let mut seen = Vec::new();
        for line in lines.by_ref() {
            seen.push(line);
            if seen.last().unwrap().contains(words) {
                return;
            }
        }
        panic!("the daemon ended without saying `{words}`: {seen:#?}");
    };
    wait_for("next ");
    let away = here.folder().join("away");
    fs::rename(&folder, &away).unwrap();
    wait_for("this pass failed, the next one begins in 5 s");
    let arguments = here.arguments(&["status"]);
    let status = Command::new(&arguments[0]).args(&arguments[1..]).output().unwrap();
    let told = String::from_utf8_lossy(&status.stdout).into_owned();
    assert!(told.starts_with("attention: the daemon's pass has failed"), "the first line of status: {told}");
    fs::rename(&away, &folder).unwrap();
    // The watch sat on a folder that went away and came back; one that is another is watched all the same.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("due: 2026-12-10", "due: 2026-12-16")).unwrap();
    wait_for("world-forum-2027 edited");
    wait_for("next ");
    assert!(!here.ok(&["status"]).starts_with("attention"), "the alarm ends with what it was about");
    assert!(Command::new("cp").arg("-r").arg(&folder).arg(&away).status().unwrap().success());
    fs::rename(&folder, here.folder().join("old")).unwrap();
    fs::rename(&away, &folder).unwrap();
    wait_for_quiet();
    fs::write(&file, text.replace("due: 2026-12-10", "due: 2026-12-18")).unwrap();
    wait_for("world-forum-2027 edited");
    let pid = fs::read_to_string(here.folder().join("var/concerted.db.lock")).unwrap();
    assert!(Command::new("kill").args(["-TERM", pid.trim()]).status().unwrap().success());
    assert!(daemon.wait().unwrap().success());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long the process takes to stop is what is tested")]
fn a_link_to_a_pipe_among_the_workflows_holds_up_neither_the_daemon_nor_its_end() {
    let here = Installation::with_own_workflows();
    let pipe = here.folder().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut daemon = Command::new("timeout");
    daemon.args(["120"]).args(here.arguments(&["run"])).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut daemon = daemon.spawn().unwrap();
    let mut lines = BufReader::new(daemon.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.starts_with("next ")));
    let folder = here.folder().join("workflows/baku-process");
    std::os::unix::fs::symlink(&pipe, folder.join("linked.yaml")).unwrap();
    wait_for_quiet();
    let file = folder.join("world-forum-2027.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("due: 2026-12-10", "due: 2026-12-16")).unwrap();
    assert!(lines.any(|line| line.contains("world-forum-2027 edited")), "an edit beside the pipe is taken over");
    assert!(here.ok(&["status"]).contains("world-forum-2027"), "commands do not wait for it either");
    let pid = fs::read_to_string(here.folder().join("var/concerted.db.lock")).unwrap();
    let asked = SystemTime::now();
    assert!(Command::new("kill").args(["-TERM", pid.trim()]).status().unwrap().success());
    assert!(lines.any(|line| line == "stopped; nothing is left half-sent"));
    assert!(daemon.wait().unwrap().success());
    let took = asked.elapsed().unwrap();
    assert!(took < Duration::from_secs(10), "it took {took:?} to stop");
}

/// Longer than a file has to be left alone before it is read.
fn wait_for_quiet() {
    std::thread::sleep(Duration::from_secs(4));
}
