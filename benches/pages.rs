//! Answer pages over loopback: how long one takes with one reader and with many, how many answers are recorded in a second by many
//! browsers at once, each of which waits until its own is durable, and whether memory stays as it is. Beside it the same bytes from hyper
//! alone. One run, in a table; the processor's time is that of the serving thread, since clients live in the same process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench measures time and prints a table")]

use std::{
    fmt::Write as _,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use concerted::{
    app::{self, App, Counter, MayApply, answer_path},
    clock::Clock,
    config::Config,
    web::{Limits, Pages, Settings, serve, shell},
};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};

const CLIENTS: usize = 32;
const TASKS: usize = 1_000;
const PARTNERS: usize = 100;
const CONTRIBUTORS: usize = 11;
/// Pages for each figure, and in all until memory is measured again.
const PAGES: usize = 5_000;
const MANY: usize = 100_000;
const FORMS_A_MINUTE: usize = 25;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path());
    let now: Timestamp = "2026-12-07T09:30:00Z".parse().unwrap();
    let config = Config::load(&folder.path().join("config.yaml")).unwrap();
    app::make_keys_with_database(&config, now).unwrap();
    let mut app = App::open(config).unwrap();
    let loading = app::reload(&mut app, MayApply::Harmless, now).unwrap();
    let counter = Arc::new(Counter::open(app::front(&app, &loading, None).unwrap(), &app.store).unwrap());
    let links = links(&app, &counter, now);
    let (stop, stopping) = watch::channel(false);
    let (address, served) = begin(Arc::clone(&counter), now, stopping);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();

    println!("| What | clients | a second | median | 99 of 100 | processor, each | bytes |");
    println!("|---|---|---|---|---|---|---|");
    let pages: Vec<String> = links.iter().cycle().take(PAGES).map(|(path, _)| request("GET", path, "")).collect();
    let measure = |what: &str, thread: &str, address, clients, requests: &[String]| {
        let before = processor(thread);
        let asked = runtime.block_on(ask(address, clients, requests));
        println!("{}", line(what, clients, &asked, processor(thread).saturating_sub(before)));
        asked.bytes
    };
    // Whatever is made when it is first needed is made.
    runtime.block_on(ask(address, 1, &pages[..100]));
    let mut bytes = 0;
    for clients in [1, CLIENTS] {
        bytes = measure("a page with a dozen open items", SERVING, address, clients, &pages);
    }
    let peer = begin_peer(bytes);
    runtime.block_on(ask(peer, 1, &pages[..100]));
    for clients in [1, CLIENTS] {
        measure("as many bytes, hyper alone", PEER, peer, clients, &pages);
    }
    let answers: Vec<String> =
        links.iter().map(|(path, field)| request("POST", path, &format!("answer-{field}=done"))).collect();
    measure("an answer, durable", SERVING, address, CLIENTS, &answers);
    println!();
    let before = resident();
    for _ in 0..MANY / PAGES {
        runtime.block_on(ask(address, CLIENTS, &pages));
    }
    println!("resident memory: {before} kB, after {MANY} pages more {} kB", resident());
    stop.send(true).unwrap();
    served.join().unwrap();
    drop(counter);
}

/// The names of the serving threads.
const SERVING: &str = "pages";
const PEER: &str = "peer";

/// The processor's time of the thread of this name so far, in steps of 10 ms (proc(5)).
fn processor(thread: &str) -> Duration {
    let tasks = fs::read_dir("/proc/self/task").unwrap().map(|task| task.unwrap().path());
    let is_it = |task: &PathBuf| fs::read_to_string(task.join("comm")).is_ok_and(|name| name.trim() == thread);
    let stat = fs::read_to_string(tasks.into_iter().find(is_it).unwrap().join("stat")).unwrap();
    let after_name: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = after_name[11].parse::<u64>().unwrap() + after_name[12].parse::<u64>().unwrap();
    Duration::from_millis(10 * ticks)
}

/// Resident memory of the process in kB.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Answers everything with so many bytes, by hyper and nothing else, until the process ends.
fn begin_peer(bytes: usize) -> SocketAddr {
    let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    door.set_nonblocking(true).unwrap();
    let address = door.local_addr().unwrap();
    let serve = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let door = TcpListener::from_std(door).unwrap();
            loop {
                let (stream, _) = door.accept().await.unwrap();
                let answer = service_fn(move |_: hyper::Request<hyper::body::Incoming>| {
                    std::future::ready(Ok::<_, std::convert::Infallible>(hyper::Response::new("x".repeat(bytes))))
                });
                tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
            }
        });
    };
    thread::Builder::new().name(PEER.to_owned()).spawn(serve).unwrap();
    address
}

/// A link for each input, with the task that its field is named after.
fn links(app: &App, counter: &Counter, now: Timestamp) -> Vec<(String, String)> {
    let (signer, front) = (app.signer().unwrap(), counter.front());
    let plan = &front.loading.workflows[&"w".into()].plan;
    let today = plan.timezone.to_datetime(now).date();
    let inputs = plan.tasks.iter().flat_map(|task| task.contributors.iter().map(move |c| (task, &c.partner)));
    inputs
        .map(|(task, partner)| {
            let address = plan.partners[partner].contacts[0].email.clone().unwrap();
            (answer_path(&signer, Some((plan, task, partner)), &address, today), task.id.to_string())
        })
        .collect()
}

fn begin(
    counter: Arc<Counter>,
    now: Timestamp,
    stopping: watch::Receiver<bool>,
) -> (SocketAddr, thread::JoinHandle<()>) {
    let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    door.set_nonblocking(true).unwrap();
    let address = door.local_addr().unwrap();
    let serve = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let settings =
                Settings::new(format!("http://{address}").parse().unwrap(), Vec::new(), || true, |_| String::new());
            let pages = Pages::new(counter, Clock::Fixed(now), settings.gate.clone(), "");
            let limits = Limits { per_client: 2 * CLIENTS, ..Limits::default() };
            serve(TcpListener::from_std(door).unwrap(), shell(pages.router(), settings), limits, stopping).await;
        });
    };
    (address, thread::Builder::new().name(SERVING.to_owned()).spawn(serve).unwrap())
}

fn request(method: &str, path: &str, body: &str) -> String {
    let form = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len());
    let form = if body.is_empty() { "" } else { &form };
    format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{form}\r\n{body}")
}

/// What was measured: the time of each exchange, all of it, and the longest answer.
struct Asked {
    each: Vec<Duration>,
    whole: Duration,
    bytes: usize,
}

async fn ask(address: SocketAddr, clients: usize, requests: &[String]) -> Asked {
    let began = Instant::now();
    let clients = (0..clients).map(|client| {
        let requests: Vec<String> = requests.iter().skip(client).step_by(clients).cloned().collect();
        tokio::spawn(async move {
            let (mut each, mut bytes) = (Vec::new(), 0);
            let mut stream = connect(address, client, 0).await;
            for (number, request) in requests.iter().enumerate() {
                // Only forms are counted.
                if request.starts_with("POST") && number % FORMS_A_MINUTE == FORMS_A_MINUTE - 1 {
                    stream = connect(address, client, number / FORMS_A_MINUTE + 1).await;
                }
                let began = Instant::now();
                stream.write_all(request.as_bytes()).await.unwrap();
                bytes = bytes.max(read(&mut stream).await);
                each.push(began.elapsed());
            }
            (each, bytes)
        })
    });
    let mut asked = Asked { each: Vec::new(), whole: Duration::ZERO, bytes: 0 };
    for client in clients.collect::<Vec<_>>() {
        let (each, bytes) = client.await.unwrap();
        asked.each.extend(each);
        asked.bytes = asked.bytes.max(bytes);
    }
    asked.whole = began.elapsed();
    asked.each.sort();
    asked
}

/// Connects from another address of this machine each time: who sends more forms a minute than a person does is told to wait.
async fn connect(address: SocketAddr, client: usize, turn: usize) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    let from = [127, 1 + (turn / 250) as u8, 1 + client as u8, 1 + (turn % 250) as u8];
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    socket.connect(address).await.unwrap()
}

/// Reads one answer, which must be a good one.
async fn read(stream: &mut TcpStream) -> usize {
    let mut buffer = Vec::with_capacity(64 << 10);
    let mut whole = usize::MAX;
    let mut length = 0;
    while buffer.len() < whole {
        stream.read_buf(&mut buffer).await.unwrap();
        if whole == usize::MAX
            && let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n")
        {
            let head = std::str::from_utf8(&buffer[..end]).unwrap();
            assert!(head.starts_with("HTTP/1.1 200"), "{head}");
            length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
            whole = end + 4 + length;
        }
    }
    length
}

fn line(what: &str, clients: usize, asked: &Asked, processor: Duration) -> String {
    let at = |share: f64| asked.each[((asked.each.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let rate = asked.each.len() as f64 / asked.whole.as_secs_f64();
    let each = processor.as_secs_f64() * 1e3 / asked.each.len() as f64;
    format!(
        "| {what} | {clients} | {rate:.0} | {:.2} ms | {:.2} ms | {each:.3} ms | {} |",
        at(0.5),
        at(0.99),
        asked.bytes
    )
}

/// A workflow of tasks with a lead and eleven contributors each; of all their parts a dozen are open with each partner now.
fn make(folder: &Path) {
    fs::create_dir(folder.join("workflows")).unwrap();
    fs::write(folder.join("config.yaml"), "language: en\n").unwrap();
    let first = jiff::civil::date(2027, 1, 4);
    let mut text = String::from(
        "format: 1\nworkflow: w\nsymbol: W\ntitle: Workflow\nevent: {opens: 2030-09-25}\ntimezone: UTC\ndigest: never\n\
         reports: {schedule: []}\ncoordinator: {email: secretariat@forum.example, phone: '+1'}\npartners:\n",
    );
    for partner in 0..PARTNERS {
        let contact = format!("{{function: focal_point, email: p{partner}@p{partner}.example}}");
        let _ = writeln!(
            text,
            "  p{partner}: {{kind: civil_society, name: Partner {partner}, timezone: UTC, contacts: [{contact}]}}"
        );
    }
    text.push_str("tasks:\n");
    for task in 0..TASKS {
        let with: Vec<String> = (1..=CONTRIBUTORS).map(|step| format!("p{}", (task + step) % PARTNERS)).collect();
        let due = first.saturating_add(jiff::Span::new().months((task / 100 * 2) as i64));
        let _ = writeln!(
            text,
            "  T{task}: {{title: Paper {task}, lead: p{}, with: [{}], due: {due}, window: 6w}}",
            task % PARTNERS,
            with.join(", ")
        );
    }
    fs::write(folder.join("workflows/w.yaml"), text).unwrap();
}
