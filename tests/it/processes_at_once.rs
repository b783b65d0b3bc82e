//! Several processes at one database, with a mail server that holds a reply: nobody who records is refused, nothing is lost,
//! and no mail leaves that asks for what was done before.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use concerted::{
    model::{Fact, WorkflowId},
    store::Store,
};

use crate::{
    at_once::{NOW, PARTNERS, TASKS, definition},
    journey::Installation,
    smtp_server::{Act, SmtpServer},
};

/// How long the server holds its reply to the first mail.
const HELD: Duration = Duration::from_secs(3);

/// A mail on its way when something is recorded is finished, and so is the handful that was claimed with it.
const ON_ITS_WAY: Duration = Duration::from_secs(1);

/// After so many answers a person pauses, so that mails leave in between.
const PAUSE_AFTER: usize = 20;

/// What was recorded, and when the process that recorded it had ended.
struct Answer {
    task: usize,
    partner: usize,
    at: Instant,
}

fn program(here: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_concerted"));
    program.args(["--config", "config.yaml", "--now", NOW]).args(arguments).current_dir(here).env_clear();
    program
}

/// Records for half of the partners, a process for each answer.
#[expect(clippy::disallowed_methods, reason = "when something was recorded is compared with when mails came")]
fn record_all(here: &Path, half: usize) -> Vec<Answer> {
    let mut answers = Vec::new();
    for place in 0..PARTNERS * TASKS / 2 {
        let (task, partner) = (place % TASKS, place / TASKS * 2 + half);
        let (id, of) = (format!("T{task}"), format!("p{partner}"));
        let done = program(here, &["record", "w", &id, "done", "--partner", &of]).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{id} of {of} was refused: {said}");
        answers.push(Answer { task, partner, at: Instant::now() });
        if answers.len().is_multiple_of(PAUSE_AFTER) {
            thread::sleep(Duration::from_millis(700));
        }
    }
    answers
}

/// A mail server on a thread of its own, which ends with the tests.
fn serve() -> SmtpServer {
    let (started, server) = mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            started.send(SmtpServer::start().await).unwrap();
            std::future::pending::<()>().await;
        });
    });
    server.recv().unwrap()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "when mails came is compared with when something was recorded")]
fn two_processes_record_while_the_daemon_sends_to_a_server_that_holds_a_reply() {
    let here = Installation::with(&definition());
    let server = serve();
    server.script(".", 1, Act::Late(HELD));
    let mail = format!("mail: {{transport: smtp, host: 127.0.0.1, port: {}, tls: none}}\n", server.port());
    fs::write(here.folder().join("config.yaml"), format!("workflows: own\n{mail}")).unwrap();
    here.at("2027-01-11T03:00:00Z", &["run", "--once"]);
    let mut daemon = program(here.folder(), &["run"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while !server.commands(1).contains(&"DATA".to_owned()) {
        assert!(begun.elapsed() < Duration::from_mins(1), "no mail was ever sent");
        thread::sleep(Duration::from_millis(10));
    }
    let arrivals: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let answers: Vec<Answer> = thread::scope(|scope| {
        let recorders = [0, 1].map(|half| {
            let folder = here.folder();
            scope.spawn(move || record_all(folder, half))
        });
        let is_over = || recorders.iter().all(thread::ScopedJoinHandle::is_finished);
        while !is_over() {
            let mut arrivals = arrivals.lock().unwrap();
            arrivals.resize(server.received().len(), Instant::now());
            drop(arrivals);
            thread::sleep(Duration::from_millis(2));
        }
        recorders.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    thread::sleep(2 * ON_ITS_WAY);
    let received = server.received();
    arrivals.lock().unwrap().resize(received.len(), Instant::now());
    assert!(Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status().unwrap().success());
    assert!(daemon.wait().unwrap().success());

    let events =
        Store::open(&here.folder().join("var/concerted.db")).unwrap().read(|tx| tx.events(&WorkflowId::from("w")));
    let recorded = events.unwrap().iter().filter(|event| matches!(event.fact, Fact::InputAnswered { .. })).count();
    assert_eq!((answers.len(), recorded), (PARTNERS * TASKS, PARTNERS * TASKS), "nothing is lost");
    assert!(received.len() > 2, "nothing left in between: {}", received.len());
    // The reply to the first mail was held: it had left before anything was recorded.
    for (mail, at) in received.iter().zip(arrivals.lock().unwrap().iter()).skip(1) {
        let text = concerted::mail::text_of(mail.data.as_bytes()).unwrap();
        for answer in answers.iter().filter(|answer| answer.at + ON_ITS_WAY < *at) {
            let is_theirs = mail.to.iter().any(|to| to.contains(&format!("<fp@p{}.example>", answer.partner)));
            let asks = text.contains(&format!("Paper {}", answer.task));
            assert!(!(is_theirs && asks), "{:?} was asked for T{}, which was done:\n{text}", mail.to, answer.task);
        }
    }
}
