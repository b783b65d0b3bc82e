//! Told to end, the daemon ends within ten seconds with a true last line, whatever it is doing.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, SystemTime},
};

use crate::journey::Installation;

/// After this long, whoever runs containers kills them.
const AT_MOST: Duration = Duration::from_secs(10);

/// The number of SIGTERM.
const TERMINATE: u32 = 15;

fn begin(here: &Installation) -> Child {
    let arguments = here.arguments(&["run"]);
    let mut daemon = Command::new(&arguments[0]);
    daemon.args(&arguments[1..]).current_dir(here.folder()).stdout(Stdio::piped()).stderr(Stdio::null());
    daemon.spawn().unwrap()
}

/// Waits until the process has a handler of its own for SIGTERM.
fn wait_for_handler(daemon: &Child) {
    for _ in 0..5_000 {
        let status = fs::read_to_string(format!("/proc/{}/status", daemon.id())).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or("0");
        if u64::from_str_radix(caught.trim(), 16).is_ok_and(|caught| caught & (1 << (TERMINATE - 1)) != 0) {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("SIGTERM kills this process, which has been running for seconds");
}

/// Tells the daemon to end, and returns its last line.
#[expect(clippy::disallowed_methods, reason = "how long the process takes to end is what is tested")]
fn end(daemon: Child) -> String {
    let asked = SystemTime::now();
    assert!(Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status().unwrap().success());
    let ended = daemon.wait_with_output().unwrap();
    let took = asked.elapsed().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    assert!(took < AT_MOST, "it took {took:?} to end: {said}");
    assert!(ended.status.success(), "{:?}: {said}", ended.status);
    said.lines().last().unwrap_or_default().to_owned()
}

/// So much that the first pass takes several times as long as the daemon may take to end.
fn a_large_world() -> Installation {
    let here = Installation::with("");
    fs::remove_file(here.folder().join("own/forum.yaml")).unwrap();
    for number in 0..18 {
        fs::write(here.folder().join(format!("own/w{number}.yaml")), definition(number)).unwrap();
    }
    here
}

fn definition(number: usize) -> String {
    const PARTNERS: usize = 100;
    const TASKS: usize = 300;
    let mut text = format!(
        "format: 1\nworkflow: w{number}\nsymbol: W{number}\ntitle: Papers\nevent: {{opens: 2027-09-25}}\ntimezone: UTC\n\
         digest: '0 9 * * mon'\nreports: {{schedule: []}}\ncoordinator: {{email: secretariat@forum.example, phone: '+1'}}\n\
         partners:\n"
    );
    for partner in 0..PARTNERS {
        let contact = format!("{{function: focal_point, email: p{partner}@w{number}.example}}");
        writeln!(text, "  p{partner}: {{kind: civil_society, name: P{partner}, timezone: UTC, contacts: [{contact}]}}")
            .unwrap();
    }
    text.push_str("tasks:\n");
    for task in 0..TASKS {
        let with: Vec<String> = (1..=10).map(|step| format!("p{}", (task + step) % PARTNERS)).collect();
        let (lead, with, due) = (task % PARTNERS, with.join(", "), 1 + task % 28);
        writeln!(
            text,
            "  T{task}: {{title: Paper {task}, lead: p{lead}, with: [{with}], due: 2026-12-{due:02}, window: 6w}}"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_pass_over_tens_of_thousands_of_inputs_is_given_up_and_made_by_the_next_start() {
    let here = a_large_world();
    let mut said = Vec::new();
    for after in [0, 1_500, 5_000, 9_000] {
        let daemon = begin(&here);
        wait_for_handler(&daemon);
        thread::sleep(Duration::from_millis(after));
        said.push(end(daemon));
    }
    assert!(said.iter().all(|line| line.starts_with("stopped")), "{said:#?}");
    let given_up = "stopped; the pass at hand was given up, and the next start does what is not recorded; \
                    nothing is left half-sent";
    assert!(said.iter().any(|line| line == given_up), "{said:#?}");
    // What an orderly end leaves behind: no lease, and no rows of a pass that was given up.
    let database = rusqlite::Connection::open(here.folder().join("var/concerted.db")).unwrap();
    let count = |what: &str| -> i64 {
        database.query_row(&format!("SELECT COUNT(*) FROM {what}"), [], |row| row.get(0)).unwrap()
    };
    // On a machine that is very busy a single step may take too long, and nothing is given back then.
    if said.iter().all(|line| !line.contains("was broken off")) {
        assert_eq!(count("leases"), 0, "{said:#?}");
    }
    // A report is recorded by itself, with the mail that brings it.
    let decided = (count("mails WHERE key NOT LIKE 'report:%'"), count("reminders"));
    assert_eq!(decided, (0, 0), "half a pass was recorded: {said:#?}");
}

#[test]
fn while_another_process_holds_the_database_the_daemon_ends_in_time_and_says_so() {
    let here = Installation::with(&definition(0).replace("2026-12-", "2027-03-"));
    here.ok(&["status"]);
    here.ok(&["run", "--once"]);
    let held = hold(&here.folder().join("var/concerted.db"));
    let daemon = begin(&here);
    wait_for_handler(&daemon);
    thread::sleep(Duration::from_millis(200));
    let last = end(daemon);
    assert!(
        last.starts_with("stopped; the step at hand did not end in time and was broken off: the next start does"),
        "{last}"
    );
    drop(held);
    let said = here.ok(&["run", "--once"]);
    assert!(said.contains("workflow   w0 "), "the next start goes on: {said}");
}

/// Nobody else can write while the returned connection lives.
fn hold(database: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(database).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}
