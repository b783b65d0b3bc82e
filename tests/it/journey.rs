//! The shipped samples through the real program: what a coordinator does on the first morning.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

const NOW: &str = "2026-11-23T09:00:00Z";

/// A folder with a configuration of its own.
pub(crate) struct Installation {
    folder: TempDir,
}

impl Installation {
    /// On the shipped workflows and templates.
    pub(crate) fn new(config: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = TempDir::new().unwrap();
        let workflows = root.join("workflows");
        let templates = root.join("report-templates");
        let paths = format!("workflows: {}\ntemplates: {}\n", workflows.display(), templates.display());
        fs::write(folder.path().join("config.yaml"), format!("{paths}{config}")).unwrap();
        Self { folder }
    }

    /// On a copy of the shipped workflows, to be edited.
    pub(crate) fn with_own_workflows() -> Self {
        let here = Self::new("");
        let own = here.folder().join("workflows");
        crate::readme::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"), &own);
        let config = here.folder().join("config.yaml");
        let text = fs::read_to_string(&config).unwrap();
        let rest: Vec<&str> = text.lines().filter(|line| !line.starts_with("workflows:")).collect();
        fs::write(&config, format!("{}\nworkflows: workflows\n", rest.join("\n"))).unwrap();
        here
    }

    /// On one small workflow alone.
    pub(crate) fn with(workflow: &str) -> Self {
        let here = Self::new("");
        fs::create_dir(here.folder().join("own")).unwrap();
        fs::write(here.folder().join("own/forum.yaml"), workflow).unwrap();
        fs::write(here.folder().join("config.yaml"), "workflows: own\n").unwrap();
        here
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The program and its arguments, with this configuration, at nine on the first morning.
    pub(crate) fn arguments(&self, arguments: &[&str]) -> Vec<String> {
        let config = self.folder().join("config.yaml");
        let ours = [env!("CARGO_BIN_EXE_concerted"), "--config", config.to_str().unwrap(), "--now", NOW];
        ours.iter().chain(arguments).map(ToString::to_string).collect()
    }

    pub(crate) fn run_at(&self, now: &str, arguments: &[&str]) -> Output {
        let config = self.folder().join("config.yaml");
        Command::new(env!("CARGO_BIN_EXE_concerted"))
            .args(["--config", config.to_str().unwrap(), "--now", now])
            .args(arguments)
            .current_dir(self.folder())
            .env_clear()
            .output()
            .unwrap()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_at(NOW, arguments)
    }

    /// What it says at another moment; it must succeed.
    pub(crate) fn at(&self, now: &str, arguments: &[&str]) -> String {
        let output = self.run_at(now, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        self.at(NOW, arguments)
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(&[arguments, &["--format", "json"]].concat())).unwrap()
    }

    /// It must refuse these arguments as wrong usage, and say why.
    pub(crate) fn refuses(&self, arguments: &[&str], why: &str) {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(why), "{arguments:?}: {said}");
    }

    fn mails(&self, state: &str) -> Vec<Value> {
        let all = self.json(&["outbox", "list"]);
        all.as_array().unwrap().iter().filter(|mail| mail["state"] == state).cloned().collect()
    }
}

#[test]
fn a_second_run_at_the_same_instant_sends_nothing() {
    let here = Installation::new("");
    here.ok(&["run", "--once"]);
    let first = here.mails("sent");
    assert!(first.len() > 8, "only {} mails", first.len());
    here.ok(&["run", "--once"]);
    assert_eq!(here.mails("sent"), first);
    for mail in here.json(&["outbox", "list"]).as_array().unwrap() {
        for key in ["key", "workflows", "to", "subject", "state", "due_at", "message_id"] {
            assert!(!mail[key].is_null(), "{key} of {mail}");
        }
        assert!(mail.get("partner").is_some() && mail.get("sent_at").is_some(), "{mail}");
    }
}

#[test]
fn what_is_recorded_as_done_is_reminded_of_no_more_and_changes_the_next_report() {
    let here = Installation::new("mail: {hold: true}\n");
    here.ok(&["run", "--once"]);
    let to_artists = |state: &str| here.mails(state).into_iter().filter(|mail| mail["partner"] == "artists").count();
    assert_eq!((to_artists("held"), to_artists("withdrawn")), (1, 0));
    let report = |day: &str| {
        here.json(&["report", "world-forum-2027", "--as-of", day, "--output", "-"])["summary"]["tasks"]["completed"]
            .as_u64()
            .unwrap()
    };
    let before = report("2026-11-23");

    here.ok(&["record", "world-forum-2027", "CUL-01", "done", "--partner", "artists", "--note", "by telephone"]);
    here.ok(&["run", "--once"]);

    assert_eq!((to_artists("held"), to_artists("withdrawn")), (0, 1), "its only open item is done");
    assert_eq!(report("2026-11-23"), before, "it waits for its approval");
    here.ok(&["record", "world-forum-2027", "CUL-01", "approved"]);
    assert_eq!(report("2026-11-23"), before + 1);
    let log = here.ok(&["log", "world-forum-2027"]);
    assert!(log.contains("CUL-01: input of artists done (by telephone)"), "{log}");
    assert!(log.contains("taken back"), "the journal explains why the mail never left");
}

#[test]
fn the_same_report_made_twice_is_the_same_file() {
    let here = Installation::new("");
    for name in ["one.pdf", "two.pdf"] {
        let arguments = [
            "report",
            "world-forum-2013",
            "--as-of",
            "2013-03-31",
            "--lang",
            "en",
            "--format",
            "pdf",
            "--output",
            name,
        ];
        here.ok(&arguments);
    }
    let read = |name: &str| fs::read(here.folder.path().join(name)).unwrap();
    assert!(read("one.pdf").len() > 20_000);
    assert!(read("one.pdf") == read("two.pdf"), "the two files differ");
    assert!(!here.folder.path().join("var/concerted.db").exists(), "a report on a fresh database leaves none behind");
}

#[test]
fn the_journal_explains_each_mail() {
    let here = Installation::new("");
    here.ok(&["run", "--once"]);
    let journals = ["world-forum-2013", "world-forum-2027"].map(|workflow| here.ok(&["log", workflow])).concat();
    for mail in here.mails("sent") {
        let key = mail["key"].as_str().unwrap();
        assert!(journals.contains(&format!("mail {key} is sent")), "{key} left without a word");
        let why = key.starts_with("report:") || journals.contains(&format!("into mail {key}: "));
        assert!(why, "nobody says why {key} was written");
    }
}

#[test]
fn bad_input_gets_a_clear_error_and_loses_nothing() {
    let here = Installation::new("");
    let fails = |arguments: &[&str], status: i32, words: &[&str]| {
        let output = here.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{arguments:?} does not say `{word}`: {said}");
        }
    };
    fails(&["status", "world-forum-2072"], 1, &["no workflow `world-forum-2072`", "did you mean `world-forum-2027`?"]);
    fails(
        &["record", "world-forum-2027", "GOV-05", "finished"],
        2,
        &["neither an answer nor a state", "an answer is one of done, not_done, partly, postponed"],
    );
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--partner", "media"], 1, &["owes nothing", "mfa_az"]);
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--date", "2031-01-01"], 1, &["lies in the future"]);
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--date", "1800-01-01"], 1, &["before 1990"]);
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--date", "2017-01-01"], 1, &["years before anything"]);
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--date", "2026-02-30"], 2, &["not a day of the calendar"]);
    fails(&["report", "world-forum-2013", "--as-of", "31.3.2013"], 2, &["2013-03-31"]);
    fails(
        &["report", "world-forum-2013", "--audience", "unescoo"],
        1,
        &["no audience `unescoo`", "did you mean `unesco`"],
    );
    let public = ["report", "world-forum-2013", "--audience", "public", "--format", "iati"];
    fails(&public, 2, &["names the organisations"]);
    let minister = ["report", "world-forum-2013", "--audience", "minister", "--format", "iati"];
    fails(&minister, 2, &["page 1 alone"]);
    fails(&["report", "world-forum-2013", "--lang", "xx"], 2, &["no edition in `xx`", "fr"]);
    fails(&["outbox", "release", "day:nobody"], 1, &["no mail `day:nobody`"]);
    fails(&["outbox", "list", "--state", "lost"], 2, &["not a state of a mail", "queued"]);

    let escape = "by telephone\u{1b}[2J";
    fails(&["record", "world-forum-2027", "GOV-05", "done", "--note", escape], 1, &["invisible character U+001B"]);

    let lost =
        Command::new(env!("CARGO_BIN_EXE_concerted")).args(["--config", "nowhere.yaml", "status"]).output().unwrap();
    assert_eq!(lost.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&lost.stderr).contains("`nowhere.yaml`"));

    let wrong_now =
        Command::new(env!("CARGO_BIN_EXE_concerted")).args(["--now", "yesterday", "status"]).output().unwrap();
    assert_eq!(wrong_now.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong_now.stderr).contains("2026-11-23T09:00:00Z"));
}

#[test]
fn looking_changes_nothing() {
    let here = Installation::with_own_workflows();
    let looks: [&[&str]; 5] =
        [&["status"], &["status", "world-forum-2027"], &["log", "world-forum-2027"], &["outbox", "list"], &["check"]];
    for look in looks {
        here.ok(look);
    }
    assert!(!here.folder().join("var").exists(), "looking made a database");
    let status = here.ok(&["status"]);
    assert!(status.contains("not adopted yet") && status.contains("16 of 67 tasks completed"), "{status}");

    here.ok(&["run", "--once"]);
    let file = here.folder().join("workflows/baku-process/world-forum-2027.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("due: 2026-12-10", "due: 2026-12-16")).unwrap();
    let journal = here.json(&["log", "world-forum-2027"]);
    assert!(here.ok(&["status", "world-forum-2027"]).contains("its file was edited since"));
    assert_eq!(here.json(&["log", "world-forum-2027"]), journal, "the edit was taken over by a look");
    here.ok(&["run", "--once"]);
    assert!(!here.ok(&["status", "world-forum-2027"]).contains("edited"));
}

#[test]
fn a_rehearsal_is_written_as_text_data_table_calendar_and_files() {
    let here = Installation::new("");
    let rehearse = ["rehearse", "world-forum-2027", "--answers", "on-time"];
    let text = here.ok(&rehearse);
    let data = here.json(&rehearse);
    let mails = data["mails"].as_array().unwrap();
    let letters = mails.iter().filter(|mail| mail["is_draft"] == true).count();
    assert!(text.contains(&format!("{} mails to ", mails.len() - letters)), "{}", &text[..200]);
    assert!(mails.len() > 300 && data["reports"].as_array().unwrap().len() > 15);
    for key in ["at", "day", "to", "subject", "items", "is_draft"] {
        assert!(!mails[0][key].is_null(), "{key}");
    }
    let codes: Vec<&str> =
        data["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"due-on-holiday") && codes.contains(&"no-mail"), "{codes:?}");

    let table = here.ok(&[&rehearse[..], &["--format", "csv"]].concat());
    assert!(table.lines().count() > mails.len(), "a row for each reason");
    let calendar = here.ok(&[&rehearse[..], &["--format", "ics"]].concat());
    let entries = mails.len() + data["reports"].as_array().unwrap().len();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), entries);

    // One workflow of a few months, so that its reports do not take long.
    let folder = here.folder().join("own");
    fs::create_dir_all(&folder).unwrap();
    let with_reports = "reports: {recipients: [{to: unesco, function: head_of_unit}]}\nobjectives:\n";
    let text = crate::world::workflow("2027-06-02").replace("objectives:\n", with_reports);
    fs::write(folder.join("forum.yaml"), text).unwrap();
    fs::write(here.folder().join("own.yaml"), "workflows: own\n").unwrap();
    let own = here.folder().join("own.yaml");
    let rehearse = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_concerted"))
            .args(["--config", own.to_str().unwrap(), "rehearse", "forum", "--answers", "late"])
            .args(arguments)
            .current_dir(here.folder())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    rehearse(&["--output", "rehearsed"]);
    let count = |folder: &str, extension: &str| {
        let files = fs::read_dir(here.folder().join("rehearsed").join(folder)).unwrap();
        files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|found| found == extension)).count()
    };
    let told: serde_json::Value = serde_json::from_slice(&rehearse(&["--format", "json"])).unwrap();
    let mails = |is_draft: bool| {
        let all = told["mails"].as_array().unwrap().iter();
        all.filter(|mail| mail["is_draft"] == is_draft).count()
    };
    // Whatever is told lies there as a file: reminders, the mails that bring reports, letters to be released.
    assert!(mails(false) > 30 && mails(true) > 1, "{} mails, {} letters", mails(false), mails(true));
    assert_eq!((count("mails", "eml"), count("drafts", "eml")), (mails(false), mails(true)));
    assert!(count("reports", "pdf") > 4 && count("reports", "pdf") == count("reports", "html"));
    let brings = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().ends_with("_PR01.eml");
    let covers = fs::read_dir(here.folder().join("rehearsed/mails")).unwrap().map(Result::unwrap).filter(brings);
    assert!(here.folder().join("rehearsed/drafts").read_dir().unwrap().any(|entry| brings(&entry.unwrap())));
    assert!(covers.map(|entry| fs::read_to_string(entry.path()).unwrap()).all(|mail| mail.contains("application/pdf")));
    assert!(!here.folder().join("var").exists(), "a rehearsal leaves no trace in the installation");
    let again = here.run(&["rehearse", "world-forum-2027", "--output", "rehearsed"]);
    let said = String::from_utf8_lossy(&again.stderr);
    assert_eq!(again.status.code(), Some(1), "{said}");
    assert!(said.contains("the folder `rehearsed` is not empty\n  help: name a folder"), "{said}");
}

#[test]
fn a_report_stands_before_the_mails_that_bring_it() {
    let here = Installation::with(&crate::world::workflow("2027-06-02"));
    let text = here.ok(&["rehearse", "forum", "--answers", "on-time"]);
    let lines: Vec<&str> = text.lines().collect();
    let at = |what: &str| lines.iter().position(|line| line.contains(what)).unwrap();
    let (report, cover) = (at("WF/PR/2 as of"), at("Progress report 2, as of"));
    assert!(report < cover, "{}", lines[cover]);
    // The day stands before the first line of each.
    assert!(lines[report + 1..=cover].iter().all(|line| line.starts_with("          ")), "{}", lines[cover]);
}

#[test]
fn the_clock_stands_in_the_years_that_definitions_speak_of() {
    let here = Installation::new("");
    for now in ["0001-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
        let output = here.run_at(now, &["status"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{now}: {said}");
        assert!(said.contains("lies outside the years 1900 to 2199"), "{now}: {said}");
    }
    let output = here.run_at("2026-13-01T00:00:00Z", &["status"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not an instant"));
}

#[test]
fn what_is_recorded_already_is_recorded_again_only_if_something_is_added() {
    let here = Installation::with(&crate::world::workflow("2027-06-02"));
    here.at("2026-12-01T06:00:00Z", &["run", "--once"]);
    let record = |day: &str, rest: &[&str]| {
        here.at(&format!("{day}T09:00:00Z"), &[&["record", "forum", "OUT-01"], rest].concat())
    };
    let facts = || {
        let journal = here.json(&["log", "forum"]);
        let is_answer = |event: &&Value| event.to_string().contains("input_answered");
        journal.as_array().unwrap().iter().filter(is_answer).cloned().collect::<Vec<_>>()
    };
    let first = record("2026-12-03", &["done"]);
    assert!(
        first.contains(
            "OUT-01 is submitted: 0 of 1 inputs are in; it waits for the input of unesco; before: not started\n"
        ),
        "{first}"
    );
    let again = record("2026-12-07", &["done"]);
    assert!(again.starts_with("nothing new: already recorded on 2026-12-03, as entry "), "{again}");
    assert_eq!(facts().len(), 1);
    let noted = record("2026-12-07", &["done", "--note", "by letter"]);
    assert!(noted.contains("(by letter)\nalready recorded on 2026-12-03, as entry "), "{noted}");
    assert_eq!(facts()[1]["happened_at"], facts()[0]["happened_at"], "a note moves no day");
    assert!(record("2026-12-08", &["done", "--note", "by letter"]).starts_with("nothing new"));
    assert!(record("2026-12-08", &["done", "--date", "2026-12-04"]).starts_with("recorded as entry "));
    assert!(record("2026-12-09", &["not_done"]).starts_with("recorded as entry "));
    assert!(record("2026-12-10", &["done"]).starts_with("recorded as entry "), "it was taken back in between");
    assert_eq!(facts().len(), 5);
    // An answer says something new if a state was set since.
    record("2026-12-11", &["in_progress"]);
    assert!(record("2026-12-11", &["in_progress"]).starts_with("nothing new"));
    assert!(record("2026-12-14", &["done"]).starts_with("recorded as entry "));
}

#[test]
fn answers_of_a_file_are_checked_like_a_history() {
    let here = Installation::new("");
    let facts = |task: &str| {
        format!(
            "format: 1\nhistory: world-forum-2027\nfacts:\n  - {{date: 2026-01-05, task: {task}, partners: [host], input: done}}\n"
        )
    };
    fs::write(here.folder().join("answers.yaml"), facts("GOV-1")).unwrap();
    let output = here.run(&["rehearse", "world-forum-2027", "--answers", "answers.yaml"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("answers.yaml:4:") && said.contains("did you mean `GOV-01`?"), "{said}");
    fs::write(here.folder().join("answers.yaml"), facts("GOV-01")).unwrap();
    assert!(here.ok(&["rehearse", "world-forum-2027", "--answers", "answers.yaml"]).contains("answers answers.yaml"));
    let wrong = here.run(&["rehearse", "world-forum-2027", "--answers", "punctual"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", String::from_utf8_lossy(&wrong.stderr));
}

#[test]
fn the_status_has_forecast_and_float_of_each_open_task() {
    let here = Installation::new("");
    let status = here.json(&["status", "world-forum-2027"]);
    let overview = &status[0];
    let row = |id: &str| overview["rows"].as_array().unwrap().iter().find(|row| row["task"] == id).unwrap();
    let overdue = row("GOV-05");
    assert_eq!((overdue["due"].as_str(), overdue["forecast"].as_str()), (Some("2026-08-25"), Some("2026-11-23")));
    assert_eq!((overdue["latest_finish"].as_str(), overdue["float_days"].as_i64()), (Some("2026-12-17"), Some(24)));
    assert_eq!((overdue["float_working_days"].as_i64(), overdue["is_critical"].as_bool()), (Some(18), Some(false)));
    assert_eq!((row("FIN-02")["float_days"].as_i64(), row("FIN-02")["is_critical"].as_bool()), (Some(0), Some(true)));
    assert!(row("GOV-01")["float_days"].is_null() && row("GOV-01")["is_critical"] == false, "it is finished");
    // The pre-session documents: of the tasks without float, the longest chain.
    assert_eq!(overview["critical"]["tasks"], serde_json::json!(["DOC-02", "DOC-03/unesco", "DOC-04"]));
    assert_eq!((overview["critical"]["float_days"].as_i64(), row("DOC-02")["float_days"].as_i64()), (Some(0), Some(0)));
    assert_eq!(overview["endangered"].as_array().unwrap().len(), 0);
    let later = here.at("2027-02-10T09:00:00Z", &["status", "world-forum-2027"]);
    assert!(
        later.contains(
            "endangered: DOC-04 is due 2027-04-13 and can be finished 2027-05-05; it waits for DOC-01 → DOC-02 → DOC-03/unesco\n"
        ),
        "{later}"
    );
    assert!(later.contains("critical path: FIN-02 → CUL-02, 77 days too late; 32 tasks have no float\n"), "{later}");
    let over = here.ok(&["status", "world-forum-2013"]);
    assert!(!over.contains("critical") && !over.contains("endangered"), "{over}");
}

#[test]
fn one_file_that_cannot_be_read_holds_up_no_other() {
    let here = Installation::with_own_workflows();
    here.ok(&["run", "--once"]);
    let folder = here.folder().join("workflows/baku-process");
    std::os::unix::fs::symlink("gone.yaml", folder.join("lost.yaml")).unwrap();
    let output = here.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = findings["findings"].as_array().unwrap().iter().find(|one| one["code"] == "unreadable-file").unwrap();
    assert_eq!((finding["file"].as_str(), finding["line"].as_u64()), (Some("baku-process/lost.yaml"), Some(1)));
    assert!(here.ok(&["run", "--once"]).contains("world-forum-2027 loaded"), "the others go on");
}

#[test]
fn a_template_with_a_typo_is_refused_before_anything_is_done() {
    let here = crate::looks::with_template("mail/reminder.subject.hbs", "[{{symbol}}] {{frist.titel}}\n");
    let output = here.run(&["run", "--once"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("reminder.subject") && said.contains("frist"), "{said}");
    assert!(!here.folder.path().join("var/mail").exists(), "no mail was written");
    assert!(here.ok(&["template", "show", "mail/reminder.subject"]).contains("symbol"), "what is built in");
}

#[test]
fn a_completed_task_waits_for_nobody() {
    let here = Installation::new("");
    here.ok(&["run", "--once"]);
    let said = here.ok(&["record", "world-forum-2027", "GOV-05", "completed"]);
    assert!(said.trim_end().ends_with("GOV-05 is completed: 2 of 3 inputs are in; before: in progress"), "{said}");
}

#[test]
fn a_faulty_report_of_ones_own_holds_up_nothing_else() {
    let here = crate::looks::with_template("reports/brief.html.hbs", "<p>{{nope}}</p>\n");
    let output = here.run(&["run", "--once"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("`reports/brief.html`") && said.contains("concerted check"), "{said}");
    here.ok(&["record", "world-forum-2027", "GOV-05", "done", "--partner", "unesco"]);
    here.ok(&["status", "world-forum-2027"]);
    let report = ["report", "world-forum-2027", "--output", "-"];
    here.json(&report);
    let named = here.run(&[&report[..], &["--template", "reports/brief"]].concat());
    assert_eq!(named.status.code(), Some(1));
    let said = String::from_utf8_lossy(&named.stderr).into_owned();
    assert!(said.contains("brief.html.hbs:1:6: there is no `nope`"), "{said}");
}

#[test]
fn a_second_daemon_is_kept_out() {
    let here = Installation::new("");
    fs::create_dir_all(here.folder.path().join("var")).unwrap();
    let lock = fs::File::create(here.folder.path().join("var/concerted.db.lock")).unwrap();
    lock.lock().unwrap();
    let output = here.run(&["run", "--once"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("another concerted") && said.contains("concerted.db"), "{said}");
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let here = Installation::new("");
    here.ok(&["run", "--once"]);
    let database = here.folder.path().join("var/concerted.db");
    // SQLite keeps `user_version` at byte 60 of the file, big-endian.
    let mut bytes = fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    fs::write(&database, &bytes).unwrap();
    let output = here.run(&["status"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("9999") && said.contains("newer"), "{said}");
}

#[test]
fn one_command_makes_the_reports_of_all_events_and_of_the_programme() {
    let here = Installation::new("");
    let said = here.ok(&["report", "--all", "--output", "all"]);
    let mut made: Vec<String> = fs::read_dir(here.folder().join("all"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    made.sort();
    // Each of an event of the past as of its last day.
    assert_eq!(
        made,
        [
            "BAKU-PROCESS_2026-11-22_en.pdf",
            "BP-EMC-draft_2010-04-30_en.pdf",
            "BP-ICM-draft_2010-01-14_en.pdf",
            "BP-WF1-draft_2011-07-08_en.pdf",
            "BP-WF2-draft_2013-08-30_en.pdf",
            "BP-WF7-draft_2026-11-22_en.pdf",
        ]
    );
    for name in &made {
        assert!(said.contains(name), "{said}");
        let pdf = lopdf::Document::load(here.folder().join("all").join(name)).unwrap();
        assert!(pdf.get_pages().len() >= 3, "{name}");
    }
    here.refuses(&["report", "--all", "--format", "csv", "--output", "tables"], "pdf, html or json");
}

#[test]
fn an_entry_of_a_list_is_taken_back_by_its_id() {
    let here = Installation::new("");
    here.ok(&["run", "--once"]);
    let record = |arguments: &[&str]| here.ok(&[&["record", "world-forum-2027"], arguments].concat());
    record(&["risks", "R9", "title=Strike", "likelihood=2", "impact=4"]);
    let said = record(&["risks", "R9", "--withdraw", "--note", "it was settled"]);
    assert!(said.contains("R9 taken back from risks (it was settled)"), "{said}");
    let again = here.run(&["record", "world-forum-2027", "risks", "R9", "--withdraw"]);
    let said = String::from_utf8_lossy(&again.stderr);
    assert!(said.contains("no entry `risks/R9`\n  help: there are R1"), "{said}");
    here.refuses(&["record", "world-forum-2027", "OUT-03", "--withdraw"], "is about an entry of a list");
    here.refuses(&["record", "world-forum-2027", "risks", "--withdraw"], "which entry?");
}
