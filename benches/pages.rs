//! Answer pages over loopback: how long one takes, and how many answers are recorded in a second by many browsers at once, each of
//! which waits until its own is durable. Beside it the same server with a page that says nothing. One run, in a table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench that cannot begin stops")]
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench measures time and prints a table")]

use std::{
    fmt::Write as _,
    fs,
    net::SocketAddr,
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use axum::{Router, routing::get};
use concerted::{
    app::{self, App, Counter, Takeover, answer_path},
    clock::Clock,
    config::Config,
    web::{Limits, Pages, Settings, serve, shell},
};
use jiff::Timestamp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};

const CLIENTS: usize = 32;
const TASKS: usize = 1_000;
const PARTNERS: usize = 100;
const CONTRIBUTORS: usize = 10;
const PAGES: usize = 5_000;
const FORMS_A_MINUTE: usize = 25;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path());
    let now: Timestamp = "2026-12-07T09:30:00Z".parse().unwrap();
    let config = Config::load(&folder.path().join("config.yaml")).unwrap();
    app::make_keys_with_database(&config, now).unwrap();
    let mut app = App::open(config).unwrap();
    let loading = app::reload(&mut app, Takeover::Harmless, now).unwrap();
    let counter = Arc::new(Counter::open(app::front(&app, &loading, None).unwrap(), &app.store).unwrap());
    let links = links(&app, &counter, now);
    let (stop, stopping) = watch::channel(false);
    let (address, served) = begin(Arc::clone(&counter), now, stopping);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();

    println!("| What | a second | median | 99 of 100 | bytes |");
    println!("|---|---|---|---|---|");
    let nothing = (0..PAGES).map(|_| request("GET", "/nothing", "")).collect();
    println!("{}", line("a page that says nothing", &runtime.block_on(ask(address, nothing))));
    let pages: Vec<String> = links.iter().cycle().take(PAGES).map(|(path, _)| request("GET", path, "")).collect();
    println!("{}", line("a page with ten open items", &runtime.block_on(ask(address, pages))));
    let answers: Vec<String> =
        links.iter().map(|(path, field)| request("POST", path, &format!("answer-{field}=done"))).collect();
    println!("{}", line("an answer, durable", &runtime.block_on(ask(address, answers))));
    stop.send(true).unwrap();
    served.join().unwrap();
    drop(counter);
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
    let served = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let settings =
                Settings::new(format!("http://{address}").parse().unwrap(), Vec::new(), || true, |_| String::new());
            let pages = Pages::new(counter, Clock::Fixed(now), settings.gate.clone(), "");
            let router = Router::new().route("/nothing", get(async || "nothing")).merge(pages.router());
            let limits = Limits { per_client: 2 * CLIENTS, ..Limits::default() };
            serve(TcpListener::from_std(door).unwrap(), shell(router, settings), limits, stopping).await;
        });
    });
    (address, served)
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

async fn ask(address: SocketAddr, requests: Vec<String>) -> Asked {
    let requests = Arc::new(requests);
    let began = Instant::now();
    let clients = (0..CLIENTS).map(|client| {
        let requests = Arc::clone(&requests);
        tokio::spawn(async move {
            let (mut each, mut bytes) = (Vec::new(), 0);
            let mut stream = connect(address, client, 0).await;
            for (number, request) in requests.iter().skip(client).step_by(CLIENTS).enumerate() {
                if number % FORMS_A_MINUTE == FORMS_A_MINUTE - 1 {
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
    let mut buffer = Vec::with_capacity(32 << 10);
    loop {
        stream.read_buf(&mut buffer).await.unwrap();
        let text = String::from_utf8_lossy(&buffer);
        let Some((head, _)) = text.split_once("\r\n\r\n") else { continue };
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        let length: usize = length.parse().unwrap();
        if buffer.len() >= head.len() + 4 + length {
            return length;
        }
    }
}

fn line(what: &str, asked: &Asked) -> String {
    let at = |share: f64| asked.each[((asked.each.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let rate = asked.each.len() as f64 / asked.whole.as_secs_f64();
    format!("| {what} | {rate:.0} | {:.1} ms | {:.1} ms | {} |", at(0.5), at(0.99), asked.bytes)
}

/// A workflow of tasks with a lead and ten contributors each; a hundred of all parts are open with each partner, ten of them soon.
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
