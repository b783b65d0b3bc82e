//! One daemon on one database, whatever path leads to it; nothing is begun anew unasked; nobody else may read it.

use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    process::{Child, ChildStdout, Command, Stdio},
};

use concerted::{
    app::{self, App},
    config::Config,
    diag::Advised,
    store::{Holder, Leasing, Store, StoreError},
};

use crate::{
    journey::Installation,
    store::{at, new_store},
};

fn installation() -> Installation {
    Installation::with(&crate::world::workflow("2027-06-02"))
}

/// What a command says on standard error; it must fail.
fn refused(here: &Installation, arguments: &[&str]) -> String {
    let output = here.run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    said
}

fn set_config(here: &Installation, more: &str) {
    fs::write(here.folder().join("config.yaml"), format!("workflows: own\n{more}\n")).unwrap();
}

/// A daemon that has done its first pass.
struct Daemon {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Daemon {
    fn start(here: &Installation) -> Self {
        let arguments = here.arguments(&["run"]);
        let mut daemon = Command::new(&arguments[0]);
        let mut process = daemon.args(&arguments[1..]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut daemon = Self { process, lines };
        daemon.wait_for("next ");
        daemon
    }

    fn wait_for(&mut self, words: &str) -> String {
        let found = self.lines.by_ref().map(Result::unwrap).find(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("the daemon ended without saying `{words}`"))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(unix)]
#[test]
fn no_path_leads_a_second_daemon_to_the_database() {
    let here = installation();
    let mut daemon = Daemon::start(&here);
    let var = here.folder().join("var");
    std::os::unix::fs::symlink("concerted.db", var.join("link.db")).unwrap();
    set_config(&here, "database: var/link.db");
    let said = refused(&here, &["run", "--once"]);
    assert!(said.contains(&format!("another concerted (process {})", daemon.process.id())), "{said}");

    // Without the lock file the lease keeps it out.
    fs::remove_file(var.join("concerted.db.lock")).unwrap();
    let said = refused(&here, &["run", "--once"]);
    assert!(said.contains(&format!("another concerted (process {} on this machine)", daemon.process.id())), "{said}");
    assert!(said.contains(&format!("help: stop it first (kill {})", daemon.process.id())), "{said}");

    fs::hard_link(var.join("concerted.db"), var.join("hard.db")).unwrap();
    set_config(&here, "database: var/hard.db");
    let said = refused(&here, &["run", "--once"]);
    assert!(said.contains("has 2 names (hard links)"), "{said}");
    fs::remove_file(var.join("hard.db")).unwrap();

    let told = Command::new("kill").args(["-TERM", &daemon.process.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert_eq!(daemon.wait_for("stopped"), "stopped; nothing is left half-sent");
    assert!(daemon.process.wait().unwrap().success());
    set_config(&here, "");
    assert!(!here.ok(&["run", "--once"]).contains("did not end in order"), "the lease was given back");
}

#[test]
fn what_a_killed_daemon_had_is_taken_over_and_told() {
    let here = installation();
    drop(Daemon::start(&here));
    let said = here.ok(&["run", "--once"]);
    assert!(said.contains("did not end in order; its work is taken over"), "{said}");
    assert!(!here.ok(&["run", "--once"]).contains("did not end in order"));
}

#[test]
fn a_lease_of_another_machine_is_respected_until_it_is_over() {
    let (_directory, mut store) = new_store();
    let elsewhere = Holder { host: "registry".into(), machine: "m2".into(), ..Holder::this_process() };
    let here = Holder::this_process();
    let file = store.file();
    let start = at("2026-11-23T09:00:00Z");
    assert_eq!(store.write(|tx| tx.take_lease(&elsewhere, &file, start)).unwrap(), Leasing::Taken);
    let error = store.write(|tx| tx.take_lease(&here, &file, at("2026-11-23T09:02:00Z"))).unwrap_err();
    insta::assert_snapshot!(error.in_full().replace(&here.process.to_string(), "PID"), @r"
    another concerted (process PID on `registry`) works on this database since 2026-11-23T09:00:00Z; it last said so at 2026-11-23T09:00:00Z
      help: stop it there, or wait: without a sign of life its lease is over at 2026-11-23T09:03:00Z
    ");
    store.write(|tx| tx.take_lease(&elsewhere, &file, at("2026-11-23T09:02:00Z"))).unwrap();
    assert!(store.write(|tx| tx.take_lease(&here, &file, at("2026-11-23T09:04:00Z"))).is_err(), "it was renewed");
    let taken = store.write(|tx| tx.take_lease(&here, &file, at("2026-11-23T09:05:00Z"))).unwrap();
    assert!(matches!(&taken, Leasing::TakenOver(lease) if lease.holder == elsewhere), "{taken:?}");
    store.write(|tx| tx.release_lease(&elsewhere)).unwrap();
    assert!(store.read(concerted::store::Snapshot::lease).unwrap().is_some(), "it is not theirs to give back");
    store.write(|tx| tx.release_lease(&here)).unwrap();
    assert_eq!(store.read(concerted::store::Snapshot::lease).unwrap(), None);
}

#[test]
fn a_database_that_is_deleted_or_replaced_is_noticed() {
    let here = installation();
    here.ok(&["run", "--once"]);
    let config = Config::load(&here.folder().join("config.yaml")).unwrap();
    let database = config.database.clone();
    let mut app = App::open(config).unwrap();
    let now = at("2026-11-23T09:00:00Z");
    app::take_lease(&mut app, now).unwrap();
    app::keep_lease(&mut app, now).unwrap();
    assert!(app.store.is_in_place());

    let aside = database.with_extension("aside");
    fs::rename(&database, &aside).unwrap();
    assert!(!app.store.is_in_place());
    let error = app::keep_lease(&mut app, now).unwrap_err().in_full();
    assert!(error.contains("deleted, moved away or replaced"), "{error}");
    fs::copy(&aside, &database).unwrap();
    assert!(app::keep_lease(&mut app, now).is_err(), "another file stands in its place");
    fs::rename(&aside, &database).unwrap();
    app::keep_lease(&mut app, now).unwrap();
    app::release_lease(&mut app).unwrap();
}

#[test]
fn a_database_that_was_lost_is_not_silently_made_anew() {
    let here = installation();
    here.ok(&["run", "--once"]);
    let database = here.folder().join("var/concerted.db");
    fs::rename(&database, here.folder().join("kept")).unwrap();
    let fact = ["record", "forum", "OUT-01", "done", "--partner", "host"];
    for arguments in [&["run", "--once"][..], &fact] {
        let said = refused(&here, arguments);
        assert!(said.contains("concerted.db` is missing, but this installation was used before: there is"), "{said}");
        assert!(said.contains("concerted run --init"), "{said}");
        assert!(!database.exists());
    }
    let looked = here.run(&["status"]);
    assert!(looked.status.success() && String::from_utf8_lossy(&looked.stderr).contains("is missing"));
    assert!(refused_doctor(&here).contains("is missing, but this installation was used before"));

    fs::write(&database, "").unwrap();
    assert!(refused(&here, &["run", "--once"]).contains("used before"), "emptied is as good as gone");
    fs::remove_file(&database).unwrap();
    set_config(&here, "database: var/concerned.db");
    assert!(refused(&here, &["run", "--once"]).contains("used before"), "a slip in `database:`");
    set_config(&here, "");
    fs::rename(here.folder().join("kept"), &database).unwrap();
    here.ok(&["run", "--once"]);

    fs::remove_file(&database).unwrap();
    here.ok(&["run", "--once", "--init"]);
    here.ok(&fact);
    assert!(here.ok(&["doctor"]).contains("nothing is wrong"));
}

fn refused_doctor(here: &Installation) -> String {
    let output = here.run(&["doctor"]);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_database_whatever_the_umask_says() {
    use std::os::unix::fs::PermissionsExt;
    let here = installation();
    let mode = |name: &str| fs::metadata(here.folder().join(name)).unwrap().permissions().mode() & 0o777;
    let run = |arguments: &[&str]| {
        let arguments = here.arguments(arguments);
        let quoted: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
        let script = format!("umask 000; exec {}", quoted.join(" "));
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        said
    };
    run(&["run", "--once"]);
    for (name, expected) in [
        ("var", 0o700),
        ("var/mail", 0o700),
        ("var/concerted.db", 0o600),
        ("var/concerted.db.lock", 0o600),
        ("var/concerted.installed", 0o600),
    ] {
        assert_eq!(mode(name), expected, "{name}");
    }
    for name in ["var/concerted.db", "var/concerted.db.lock"] {
        fs::set_permissions(here.folder().join(name), fs::Permissions::from_mode(0o644)).unwrap();
    }
    assert!(refused_doctor(&here).contains("others than its owner may open it"));
    let said = run(&["run", "--once"]);
    assert!(said.contains("concerted.db` could be read by others") && said.contains("lock` could be held"), "{said}");
    assert_eq!((mode("var/concerted.db"), mode("var/concerted.db.lock")), (0o600, 0o600));
    assert!(!run(&["run", "--once"]).contains("could be"), "it is said once");
}

#[cfg(unix)]
#[test]
fn looking_at_a_read_only_database_leaves_nothing_in_the_way() {
    use std::os::unix::fs::PermissionsExt;
    let (directory, store) = new_store();
    let path = store.path().to_owned();
    drop(store);
    let set = |mode: u32| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    set(0o444);
    let mut looked = Store::open_to_look(&path).unwrap();
    assert_eq!(looked.read(concerted::store::Snapshot::count_events).unwrap(), 0);
    for beside in fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()) {
        let mode = fs::metadata(&beside).unwrap().permissions().mode() & 0o777;
        assert!(beside == path || mode == 0o600, "{}: {mode:o}", beside.display());
    }
    drop(looked);
    set(0o600);
    // What an earlier version left.
    for ending in ["-wal", "-shm"] {
        let beside = directory.path().join(format!("concerted.db{ending}"));
        fs::write(&beside, "").unwrap();
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o444)).unwrap();
    }
    let mut store = Store::open(&path).unwrap();
    store.write(|tx| tx.release_lease(&Holder::this_process())).unwrap();
    assert!(matches!(store.write(|_| Err::<(), _>(StoreError::DiskFull)), Err(StoreError::DiskFull)));
}

#[test]
fn doctor_speaks_to_people_and_programs() {
    let here = installation();
    assert!(here.ok(&["doctor"]).contains("nothing is wrong"), "there is no database yet");
    here.ok(&["run", "--once"]);
    let told = here.ok(&["doctor", "--deep"]);
    let database = here.folder().join("var/concerted.db").display().to_string();
    let signing = here.json(&["doctor"])["links"]["signing"].clone();
    let (id, day) = (signing["id"].as_str().unwrap(), signing["created"].as_str().unwrap());
    let told = told.replace(&format!("`{id}` of {day}"), "`KEY` of DAY");
    insta::assert_snapshot!(told.replace(&database, "DATABASE"), @r"
    pages        in order
    references   in order
    tables       in order
    journal      in order
    times        in order
    reminders    in order
    mails        in order
    reports      in order
    definitions  in order
    rows         in order
    files        in order
    lease        in order
    links lead to `http://127.0.0.1:8017`; the key `KEY` of DAY signs them
    `DATABASE`: nothing is wrong
    ");
    let examined = here.json(&["doctor"]);
    assert_eq!((&examined["in_order"], examined["flaws"].as_array().unwrap().len()), (&true.into(), 0), "{examined}");

    rusqlite::Connection::open(&database).unwrap().execute_batch("DROP TRIGGER events_are_never_removed").unwrap();
    assert!(refused_doctor(&here).contains("  the trigger `events_are_never_removed` is missing\n    help: restore"));
    let said = refused(&here, &["record", "forum", "OUT-01", "done", "--partner", "host"]);
    assert!(said.contains("the trigger `events_are_never_removed` is missing"), "{said}");
    let output = here.run(&["doctor", "--format", "json"]);
    let examined: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &examined["flaws"][0]["check"]), (Some(1), &"tables".into()), "{examined}");
}

#[test]
fn doctor_says_what_is_wrong_with_the_keys_of_links_and_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let here = installation();
    here.ok(&["run", "--once"]);
    let keys = here.folder().join("var/concerted.db.keys");
    let text = fs::read_to_string(&keys).unwrap();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o644)).unwrap();
    let said = refused_doctor(&here);
    assert!(said.contains("its permissions are 644") && said.contains("chmod 600"), "{said}");
    assert_eq!(fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o644, "it only looks");
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&keys, "mtm5 2026-11-23 nonsense\n").unwrap();
    assert!(refused_doctor(&here).contains("no key signs them"));
    fs::remove_file(&keys).unwrap();
    let said = refused_doctor(&here);
    assert!(said.contains("concerted.db.keys") && said.contains("no key signs them"), "{said}");
    assert!(!keys.exists(), "it makes none");
    fs::write(&keys, text).unwrap();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).unwrap();
    // Mail that leaves this machine brings no links that lead nowhere.
    set_config(&here, "mail: {transport: smtp, host: relay.example}");
    let output = here.run(&["doctor"]);
    let told = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("mails contain none: `web.base_url` is an address of this machine alone"), "{told}");
}
