//! What the daemon does from minute to minute, at 1,000, 10,000 and 110,000 open inputs: a start, a pass that decides everything, one
//! with nothing to do, an answer and the pass after it; and how many answers are recorded in a second. One run each, in tables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench measures time and prints a table")]

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use concerted::{
    app::{self, App, Manner, MayApply, Recording},
    clock::Clock,
    config::Config,
    mail::{Fleet, Mailer, Outgoing, Patience},
    model::{Answer, Delivery, Outcome, WorkflowId},
    store::Group,
};
use jiff::{SignedDuration, Timestamp};

/// Contributors of each task beside its lead.
const CONTRIBUTORS: usize = 10;
/// Partners of each workflow.
const PARTNERS: usize = 100;

/// Takes every mail.
struct Taken;

impl Mailer for Taken {
    async fn send(&mut self, outgoing: &Outgoing, _patience: &mut Patience) -> Delivery {
        Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
    }
}

fn main() {
    println!("| Inputs | start | everything due | deliver | nothing due | one answer | pass after it |");
    println!("|---|---|---|---|---|---|---|");
    for (workflows, tasks) in [(1, 91), (1, 909), (10, 1_000)] {
        println!("{}", line(workflows, tasks));
    }
    println!("\n| Inputs | callers | answers a second | bare rows a second, each committed |");
    println!("|---|---|---|---|");
    for (workflows, tasks) in [(1, 91), (1, 909), (10, 1_000)] {
        for callers in [1, 32] {
            println!("{}", answers(workflows, tasks, callers));
        }
    }
}

/// How many answers are recorded in a second by so many callers at once, each of whom waits until its own is durable; and how many
/// rows SQLite commits in a second to one caller, one by one.
fn answers(workflows: usize, tasks: usize, callers: usize) -> String {
    const ANSWERS: usize = 20_000;
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), workflows, tasks);
    let now: Timestamp = "2026-12-07T09:30:00Z".parse().unwrap();
    let mut app = open(folder.path());
    pass(&mut app, now);
    let loading = app::reload(&mut app, MayApply::Harmless, now).unwrap();
    let group = Group::beside(&app.store).unwrap();
    let count = (workflows * tasks * CONTRIBUTORS).min(if callers == 1 { ANSWERS / 20 } else { ANSWERS });
    let answer = |number: usize| {
        let (task, step) = (number / CONTRIBUTORS, number % CONTRIBUTORS + 1);
        let (workflow, task) = (task % workflows, task / workflows);
        let partner = format!("p{}", (task + step) % PARTNERS);
        let task = format!("T{task}").as_str().into();
        let what = Recording::Input { task, partner: Some(partner.as_str().into()), answer: Answer::Done };
        let workflow = WorkflowId::from(format!("w{workflow}").as_str());
        let (reply, result) = mpsc::sync_channel(1);
        let said = vec![(workflow, what, Manner::default())];
        app::record_all_with(&group, &loading, said, now, move |result| {
            reply.send(result).unwrap();
        });
        assert!(result.recv().unwrap().unwrap()[0].event.is_some());
    };
    let ((), ours) = timed(|| {
        thread::scope(|scope| {
            for caller in 0..callers {
                scope.spawn(move || (caller..count).step_by(callers).for_each(answer));
            }
        });
    });
    let rate = |count: usize, time: Duration| format!("{:.0}", count as f64 / time.as_secs_f64());
    let bare = bare_rows(folder.path());
    let inputs = workflows * tasks * (CONTRIBUTORS + 1);
    format!("| {inputs} | {callers} | {} | {} |", rate(count, ours), rate(BARE_ROWS, bare))
}

/// Rows that SQLite commits alone.
const BARE_ROWS: usize = 1_000;

fn bare_rows(folder: &Path) -> Duration {
    let connection = rusqlite::Connection::open(folder.join("bare.db")).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a TEXT)").unwrap();
    let mut insert = connection.prepare("INSERT INTO t VALUES (?1)").unwrap();
    timed(|| (0..BARE_ROWS).for_each(|_| assert_eq!(insert.execute(["x".repeat(150)]).unwrap(), 1))).1
}

fn line(workflows: usize, tasks: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), workflows, tasks);
    let mut now: Timestamp = "2026-12-07T09:30:00Z".parse().unwrap();
    let mut app = open(folder.path());
    pass(&mut app, now);
    drop(app);
    // Enough was said by then for a journal of some length.
    now += SignedDuration::from_hours(24 * 28);
    let (mut app, start) = timed(|| {
        let mut app = open(folder.path());
        app::reload(&mut app, MayApply::Harmless, now).unwrap();
        app
    });
    let ((), everything) = timed(|| decide(&mut app, now));
    let ((), deliver) = timed(|| deliver(&mut app, now));
    decide(&mut app, now);
    now += SignedDuration::from_secs(1);
    let ((), nothing) = timed(|| decide(&mut app, now));
    let loading = app::reload(&mut app, MayApply::Harmless, now).unwrap();
    let what = Recording::Input { task: "T1".into(), partner: Some("p1".into()), answer: Answer::Done };
    let (_, answer) =
        timed(|| app::record(&mut app, &loading, &WorkflowId::from("w0"), what, None, None, now).unwrap());
    let ((), after) = timed(|| decide(&mut app, now));
    let times = [start, everything, deliver, nothing, answer, after].map(|time| format!("{:.3} s", time.as_secs_f64()));
    format!("| {} | {} |", workflows * tasks * (CONTRIBUTORS + 1), times.join(" | "))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let value = work();
    (value, began.elapsed())
}

fn open(folder: &Path) -> App {
    App::open(Config::load(&folder.join("config.yaml")).unwrap()).unwrap()
}

/// A pass but for delivering.
fn decide(app: &mut App, now: Timestamp) {
    let loading = app::reload(app, MayApply::Harmless, now).unwrap();
    app::issue_reports(app, &loading, now).unwrap();
    app::tick(app, &loading, now).unwrap();
    app::next_wake(app, &loading, now).unwrap();
}

fn deliver(app: &mut App, now: Timestamp) {
    let loading = app::reload(app, MayApply::Harmless, now).unwrap();
    let mut mailers = Fleet::new(vec![Taken]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(app::deliver(app, &loading, &mut mailers, Clock::Fixed(now), Patience::endless())).unwrap();
}

fn pass(app: &mut App, now: Timestamp) {
    decide(app, now);
    deliver(app, now);
}

/// Workflows of `tasks` tasks each, every one with a lead and ten contributors, due on one of 120 days.
fn make(folder: &Path, workflows: usize, tasks: usize) {
    fs::create_dir(folder.join("workflows")).unwrap();
    fs::write(folder.join("config.yaml"), "language: en\n").unwrap();
    let first = jiff::civil::date(2027, 1, 4);
    for number in 0..workflows {
        let mut text = format!(
            "format: 1\nworkflow: w{number}\nsymbol: W{number}\ntitle: Workflow {number}\nevent: {{opens: 2027-09-25}}\n\
             timezone: UTC\ndigest: '0 9 * * mon'\nreports: {{schedule: []}}\n\
             coordinator: {{email: secretariat@forum.example, phone: '+1'}}\npartners:\n"
        );
        for partner in 0..PARTNERS {
            let _ = writeln!(
                text,
                "  p{partner}: {{kind: civil_society, name: Partner {partner}, timezone: UTC, \
                 contacts: [{{function: focal_point, email: p{partner}@w{number}.example}}]}}"
            );
        }
        text.push_str("tasks:\n");
        for task in 0..tasks {
            let with: Vec<String> = (1..=CONTRIBUTORS).map(|step| format!("p{}", (task + step) % PARTNERS)).collect();
            let due = first.saturating_add(jiff::Span::new().days((task % 120) as i64));
            let _ = writeln!(
                text,
                "  T{task}: {{title: Paper {task}, lead: p{}, with: [{}], due: {due}, window: 6w}}",
                task % PARTNERS,
                with.join(", ")
            );
        }
        fs::write(folder.join(format!("workflows/w{number}.yaml")), text).unwrap();
    }
}
