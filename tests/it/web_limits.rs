//! The shell around the pages and the loop that serves them, against clients that are slow, too many, too long-winded or not who
//! they say they are. All of it over sockets, byte for byte.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Extension, Form, Router,
    extract::Path,
    http::StatusCode,
    response::{Html, IntoResponse},
    routing::get,
};
use concerted::web::{Class, Client, Limits, Refusal, Settings, Stylesheet, serve, shell, too_many};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};

/// Long enough for anything that is to happen, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(20);

const BASE_URL: &str = "https://forum.example/answers";

struct Site {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    /// How often a handler was asked.
    asked: Arc<AtomicUsize>,
}

impl Site {
    async fn open() -> Self {
        Self::with(Limits::default(), |_| {}).await
    }

    async fn with(limits: Limits, change: impl FnOnce(&mut Settings)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        let mut settings = Settings::new(BASE_URL.parse().unwrap(), Vec::new(), || true, refusal);
        change(&mut settings);
        let (stop, stopping) = watch::channel(false);
        let router = shell(routes(Arc::clone(&asked), &settings), settings);
        let serving = tokio::spawn(serve(listener, router, limits, stopping));
        Self { address, stop, serving, asked }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Connects from another address of this machine.
    async fn connect_from(&self, address: &str) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(address.parse().unwrap(), 0)).unwrap();
        socket.connect(self.address).await.unwrap()
    }

    /// What a client gets that says `text`, and reads on until we hang up.
    async fn hears(&self, text: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        stream.write_all(text.as_ref()).await.unwrap();
        rest(&mut stream).await
    }

    /// The same for one whole request.
    async fn get(&self, method: &str, path: &str, headers: &str) -> String {
        self.hears(request(method, path, headers, "")).await
    }

    async fn post(&self, headers: &str) -> String {
        self.hears(request("POST", "/a/1", headers, "answer=done")).await
    }
}

fn refusal(refusal: &Refusal) -> String {
    assert_ne!(refusal.uri.path(), "/page-fails", "a fault of the page about faults");
    let again = refusal.retry_after.map_or_else(String::new, |seconds| format!(", again in {seconds} s"));
    format!("<!doctype html><p>refused: {} in {}{again}", refusal.status, refusal.accept_language)
}

fn routes(asked: Arc<AtomicUsize>, settings: &Settings) -> Router {
    let (shown, answered) = (Arc::clone(&asked), asked);
    let style = Stylesheet::new("body{}".to_owned());
    let style = async move |Path(path): Path<String>| style.answer(&format!("/{path}")).ok_or(StatusCode::NOT_FOUND);
    let gate = settings.gate.clone();
    let show = async move |Path(token): Path<String>, Extension(Client(client)): Extension<Client>| {
        shown.fetch_add(1, Ordering::SeqCst);
        if token == "unknown" {
            let wait = gate.pass(Class::UnknownToken, Client(client)).err();
            return wait.map_or_else(|| StatusCode::NOT_FOUND.into_response(), too_many);
        }
        Html(format!("page {token} for {client}")).into_response()
    };
    let answer = async move |Form(fields): Form<Vec<(String, String)>>| {
        answered.fetch_add(1, Ordering::SeqCst);
        Html(format!("taken: {fields:?}"))
    };
    Router::new()
        .route("/a/{token}", get(show).post(answer))
        .route("/panic", get(async || -> StatusCode { panic!("the partner's secret") }))
        .route("/page-fails", get(async || StatusCode::NOT_FOUND))
        .route("/slow", get(async || sleep(Duration::from_millis(400)).await))
        .route("/never", get(async || std::future::pending::<()>().await))
        .route("/long", get(async || "x".repeat(64 << 20)))
        .route("/style/{*path}", get(style))
}

fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    let form = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len());
    let form = if body.is_empty() { "" } else { &form };
    format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}{form}\r\n{body}")
}

/// All that comes until the other side hangs up, in whichever way.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that was reset has said what it had to say.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the connection stays open");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One answer with a body of a stated length.
async fn one(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let reading = async {
        loop {
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = header(head, "content-length").map_or(0, |length| length.parse().unwrap());
                if body.len() >= length {
                    return;
                }
            }
            let mut byte = [0];
            if stream.read(&mut byte).await.unwrap() == 0 {
                return;
            }
            text.push(char::from(byte[0]));
        }
    };
    timeout(PATIENCE, reading).await.expect("no answer");
    text
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

#[tokio::test]
async fn every_answer_tells_the_browser_what_to_leave_alone() {
    let site = Site::open().await;
    for (method, path, expected) in [
        ("GET", "/a/1", 200),
        ("HEAD", "/a/1", 200),
        ("OPTIONS", "/a/1", 204),
        ("GET", "/healthz", 200),
        ("GET", "/robots.txt", 200),
        ("GET", "/nowhere", 404),
        ("POST", "/slow", 405),
        ("DELETE", "/a/1", 405),
        ("GET", "/panic", 500),
        ("GET", "/page-fails", 404),
    ] {
        let answer = site.get(method, path, "").await;
        assert_eq!(status(&answer), expected, "{method} {path}: {answer}");
        assert!(header(&answer, "content-security-policy").unwrap().starts_with("default-src 'none'; "), "{answer}");
        assert_eq!(header(&answer, "referrer-policy"), Some("same-origin"));
        assert_eq!(header(&answer, "x-content-type-options"), Some("nosniff"));
        assert_eq!(header(&answer, "cache-control"), Some("no-store"));
        assert_eq!(header(&answer, "server"), None);
    }
    let path = Stylesheet::new("body{}".to_owned()).path().to_owned();
    let style = site.get("GET", &format!("/style{path}"), "").await;
    assert_eq!(header(&style, "cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(header(&style, "content-type"), Some("text/css; charset=utf-8"));
}

#[tokio::test]
async fn what_gets_no_page_gets_one_that_says_so() {
    let site = Site::open().await;
    let answer = site.get("GET", "/nowhere", "Accept-Language: ar\r\n").await;
    assert_eq!(header(&answer, "content-type"), Some("text/html; charset=utf-8"));
    assert!(answer.ends_with("<p>refused: 404 Not Found in ar"), "{answer}");
    // What a form lacks is no business of the reader's.
    let answer = site.hears(request("POST", "/a/1", "Content-Type: text/plain\r\n", "x")).await;
    assert!(answer.ends_with("<p>refused: 415 Unsupported Media Type in "), "{answer}");
    let answer = site.get("GET", "/panic", "").await;
    assert!(answer.contains("refused: 500") && !answer.contains("secret"), "{answer}");
    let answer = site.get("GET", "/page-fails", "").await;
    assert!(answer.contains("Something went wrong here."), "{answer}");
    assert_eq!(header(&site.get("PUT", "/a/1", "").await, "allow"), Some("GET, HEAD, OPTIONS, POST"));
    assert_eq!(header(&site.get("POST", "/slow", "").await, "allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn health_is_that_of_the_last_pass() {
    let site = Site::with(Limits::default(), |settings| settings.is_well = Arc::new(|| false)).await;
    let answer = site.get("GET", "/healthz", "").await;
    assert_eq!((status(&answer), answer.split("\r\n\r\n").nth(1)), (503, Some("the last pass failed\n")));
    let answer = Site::open().await.get("GET", "/healthz", "").await;
    assert_eq!((status(&answer), answer.split("\r\n\r\n").nth(1)), (200, Some("ok\n")));
}

#[tokio::test]
async fn looking_has_no_body_and_asking_what_one_may_asks_no_handler() {
    let site = Site::open().await;
    for path in ["/a/1", "/nowhere", "/healthz", "/robots.txt"] {
        let (get, head) = (site.get("GET", path, "").await, site.get("HEAD", path, "").await);
        let (get_head, body) = get.split_once("\r\n\r\n").unwrap();
        assert!(!body.is_empty() && head.ends_with("\r\n\r\n"), "{path}: {head}");
        let without_date = |head: &str| head.lines().filter(|line| !line.starts_with("date:")).collect::<String>();
        assert_eq!(without_date(get_head), without_date(&head), "{path}");
    }
    let before = site.asked();
    for method in ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"] {
        let expected = if method == "OPTIONS" { 204 } else { 405 };
        assert_eq!(status(&site.get(method, "/a/1", "").await), expected, "{method}");
    }
    assert_eq!(status(&site.get("OPTIONS", "*", "").await), 204);
    assert_eq!(site.asked(), before);
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let site = Site::open().await;
    for (headers, expected) in [
        ("", 200),
        ("Sec-Fetch-Site: same-origin\r\nOrigin: null\r\n", 200),
        ("Sec-Fetch-Site: none\r\n", 200),
        ("Origin: https://forum.example\r\n", 200),
        ("Origin: http://127.0.0.1\r\n", 200),
        ("Sec-Fetch-Site: cross-site\r\nOrigin: https://forum.example\r\n", 200),
        ("Origin: null\r\n", 403),
        ("Origin: https://evil.example\r\n", 403),
        ("Origin: https://forum.example.evil.example\r\n", 403),
        ("Origin: https://forum.example/answers\r\n", 403),
        ("Origin: http://forum.example\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\n", 403),
        ("Sec-Fetch-Site: same-site\r\nOrigin: https://other.example\r\n", 403),
        ("Sec-Fetch-Site: Same-Origin\r\nOrigin: https://evil.example\r\n", 403),
    ] {
        let before = site.asked();
        let answer = site.post(headers).await;
        assert_eq!(status(&answer), expected, "{headers}");
        assert_eq!(site.asked() - before, usize::from(expected == 200), "{headers}");
    }
    assert_eq!(status(&site.get("GET", "/a/1", "Sec-Fetch-Site: cross-site\r\n").await), 200, "links are followed");
}

#[tokio::test]
async fn a_head_that_drips_is_cut_off() {
    let limits = Limits { head: Duration::from_millis(300), ..Limits::default() };
    let site = Site::with(limits, |_| {}).await;
    let mut silent = site.connect().await;
    let mut stream = site.connect().await;
    let began = Instant::now();
    for byte in request("GET", "/a/1", &"X: x\r\n".repeat(50), "").bytes() {
        if stream.write_all(&[byte]).await.is_err() {
            break;
        }
        sleep(Duration::from_millis(20)).await;
        assert!(began.elapsed() < PATIENCE, "it goes on and on");
    }
    assert_eq!(rest(&mut stream).await, "");
    assert_eq!(rest(&mut silent).await, "", "who says nothing at all is cut off, too");
    assert_eq!(site.asked(), 0);
}

#[tokio::test]
async fn a_connection_without_requests_has_a_time_of_its_own() {
    let limits = Limits { head: Duration::from_millis(500), idle: Duration::from_secs(2), ..Limits::default() };
    let site = Site::with(limits, |_| {}).await;
    let mut stream = site.connect().await;
    let keep = "GET /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    for _ in 0..2 {
        stream.write_all(keep.as_bytes()).await.unwrap();
        assert_eq!(status(&one(&mut stream).await), 200);
        sleep(Duration::from_millis(900)).await;
    }
    // From the first byte of a request on it is the head's time that counts.
    let began = Instant::now();
    stream.write_all(b"GET").await.unwrap();
    assert_eq!(rest(&mut stream).await, "");
    assert!(began.elapsed() < Duration::from_millis(1900), "{:?}", began.elapsed());
    let mut idle = site.connect().await;
    idle.write_all(keep.as_bytes()).await.unwrap();
    one(&mut idle).await;
    assert_eq!(rest(&mut idle).await, "");
}

#[tokio::test]
async fn a_body_that_drips_gets_408_and_no_handler_hears_of_it() {
    let site = Site::with(Limits::default(), |settings| settings.body_within = Duration::from_millis(300)).await;
    let head = "POST /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    for length in ["Content-Length: 1000", "Transfer-Encoding: chunked"] {
        let mut stream = site.connect().await;
        stream.write_all(format!("{head}{length}\r\n\r\n").as_bytes()).await.unwrap();
        for _ in 0..30 {
            let drop = if length.starts_with('C') { "a" } else { "1\r\na\r\n" };
            let _ = stream.write_all(drop.as_bytes()).await;
            sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(status(&rest(&mut stream).await), 408, "{length}");
    }
    assert_eq!(site.asked(), 0);
}

#[tokio::test]
async fn who_does_not_read_is_cut_off() {
    let limits = Limits { exchange: Duration::from_millis(500), ..Limits::default() };
    let site = Site::with(limits, |_| {}).await;
    let mut deaf = site.connect().await;
    deaf.write_all(request("GET", "/long", "", "").as_bytes()).await.unwrap();
    let mut waiting = site.connect().await;
    waiting.write_all(request("GET", "/never", "", "").as_bytes()).await.unwrap();
    sleep(Duration::from_millis(1500)).await;
    assert_eq!(rest(&mut waiting).await, "");
    let answer = rest(&mut deaf).await;
    let length = answer.split_once("\r\n\r\n").map_or(0, |(_, body)| body.len());
    assert!(length < 64 << 20, "all of it arrived");
}

#[tokio::test]
async fn what_is_too_long_is_refused_before_it_is_read() {
    let site = Site::open().await;
    let long = "x".repeat(9000);
    assert_eq!(status(&site.get("GET", &format!("/a/{long}"), "").await), 414);
    assert_eq!(status(&site.get("GET", &format!("/a/1?{long}"), "").await), 414);
    let answer = site.get("GET", "/a/1", &format!("X-A: {long}\r\nX-B: {long}\r\n")).await;
    assert!(status(&answer) == 431 && answer.contains("refused: 431"), "{answer}");
    assert_eq!(status(&site.get("GET", "/a/1", &format!("X: {}\r\n", "x".repeat(40_000))).await), 431);
    assert_eq!(status(&site.get("GET", "/a/1", &"X: x\r\n".repeat(101)).await), 431);
    let body = "x".repeat((64 << 10) + 1);
    let answer = site.hears(request("POST", "/a/1", "", &body)).await;
    assert!(status(&answer) == 413 && answer.contains("refused: 413"), "{answer}");
    let head = "POST /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunked = format!("{head}{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    assert_eq!(status(&site.hears(chunked).await), 413);
    let head = "POST /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\nContent-Length: 70000\r\n\r\n";
    assert_eq!(status(&site.hears(head).await), 413, "it is not asked to go on");
    assert_eq!(site.asked(), 0);
    let body = format!("note={}", "x".repeat((64 << 10) - 5));
    assert_eq!(status(&site.hears(request("POST", "/a/1", "", &body)).await), 200);
}

#[tokio::test]
async fn an_answer_reaches_who_is_still_talking() {
    let site = Site::open().await;
    for _ in 0..5 {
        let mut stream = site.connect().await;
        let head = "POST /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 700000\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        for _ in 0..70 {
            stream.write_all(&[b'x'; 10_000]).await.unwrap();
            tokio::task::yield_now().await;
        }
        assert_eq!(status(&rest(&mut stream).await), 413);
    }
}

#[tokio::test]
async fn requests_in_one_breath_are_answered_in_their_order() {
    let site = Site::open().await;
    let mut breath: Vec<String> =
        (0..50).map(|number| format!("GET /a/{number} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).collect();
    breath.push(request("GET", "/a/last", "", ""));
    let answers = site.hears(breath.concat()).await;
    let pages: Vec<&str> = answers.split("page ").skip(1).map(|page| page.split(' ').next().unwrap()).collect();
    let expected: Vec<String> = (0..50).map(|number| number.to_string()).chain(["last".to_owned()]).collect();
    assert_eq!(pages, expected);
    // A second request hidden in the first one's body is none.
    let smuggled = "POST /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n\
                    0\r\n\r\nGET /a/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    let answers = site.hears(smuggled).await;
    assert!(!answers.contains("smuggled for"), "{answers}");
}

#[tokio::test]
async fn nonsense_is_answered_calmly_and_harms_nobody() {
    let site = Site::open().await;
    let host = b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n";
    for start in [
        &b"GET /a/%ff%fe HTTP/1.1\r\n"[..],
        b"GET /a/\xff\xfe HTTP/1.1\r\n",
        b"GET /a/%00 HTTP/1.1\r\n",
        b"GET /a/%zz HTTP/1.1\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\n",
        b"GET //evil.example/a HTTP/1.1\r\n",
        b"GET http://evil.example/a/1 HTTP/1.1\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\n",
        b"GET / HTTP/9.9\r\n",
        b"GET / HTTP/1.1\r\n\0: x\r\n",
        b"GET / HTTP/1.1\r\nX: \x01\x7f\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\r\n\r\n\r\n",
        b"EHLO mail.example\r\n",
    ] {
        let mut stream = site.connect().await;
        stream.write_all(&[start, host].concat()).await.unwrap();
        stream.shutdown().await.unwrap();
        let answer = rest(&mut stream).await;
        assert!(answer.is_empty() || status(&answer) < 500, "{:?}: {answer}", String::from_utf8_lossy(start));
        assert!(!answer.contains("panic"), "{answer}");
    }
    assert_eq!(status(&site.get("GET", "/a/1", "").await), 200);
}

#[tokio::test]
async fn a_client_has_so_many_connections_and_a_proxy_as_many_as_there_are() {
    let limits = Limits { per_client: 3, connections: 6, ..Limits::default() };
    let site = Site::with(limits.clone(), |_| {}).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut stream = site.connect().await;
        stream.write_all(b"GET /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
        assert_eq!(status(&one(&mut stream).await), 200);
        held.push(stream);
    }
    let answer = rest(&mut site.connect().await).await;
    assert_eq!((status(&answer), header(&answer, "retry-after")), (503, Some("10")));
    let others: Vec<_> = [site.connect_from("127.0.0.2").await, site.connect_from("127.0.0.3").await].into();
    drop(held.pop());
    let began = Instant::now();
    while status(&site.get("GET", "/a/1", "").await) != 200 {
        assert!(began.elapsed() < PATIENCE, "the place is not given back");
    }
    drop(others);

    let proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let site = Site::with(Limits { proxies, ..limits }, |_| {}).await;
    let mut held = Vec::new();
    for _ in 0..6 {
        let mut stream = site.connect().await;
        stream.write_all(b"GET /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
        assert_eq!(status(&one(&mut stream).await), 200);
        held.push(stream);
    }
    assert_eq!(status(&rest(&mut site.connect().await).await), 503, "these are all there are");
}

#[tokio::test]
async fn the_thirty_third_connection_of_a_client_is_one_too_many() {
    let site = Site::open().await;
    let mut held = Vec::new();
    for _ in 0..32 {
        held.push(site.connect().await);
    }
    assert_eq!(status(&rest(&mut site.connect().await).await), 503);
    let mut other = site.connect_from("127.0.0.2").await;
    other.write_all(request("GET", "/a/1", "", "").as_bytes()).await.unwrap();
    assert_eq!(status(&rest(&mut other).await), 200);
}

#[tokio::test]
async fn hundreds_of_silent_connections_keep_nobody_out() {
    let limits = Limits { head: Duration::from_secs(2), ..Limits::default() };
    let site = Site::with(limits, |_| {}).await;
    let mut silent = Vec::new();
    for number in 0..320 {
        let mut stream = site.connect_from(&format!("127.0.1.{}", number % 20)).await;
        if number % 2 == 0 {
            stream.write_all(b"POST /a/1 HTTP/1.1\r\nHost: x\r\nContent-Le").await.unwrap();
        }
        silent.push(stream);
    }
    assert_eq!(status(&site.get("GET", "/a/1", "").await), 200);
    for stream in &mut silent {
        assert_eq!(rest(stream).await, "");
    }
    assert_eq!(status(&site.get("GET", "/a/1", "").await), 200);
}

#[tokio::test]
async fn who_sends_too_many_forms_is_told_when_to_come_back() {
    let site = Site::open().await;
    for _ in 0..40 {
        assert_eq!(status(&site.post("Origin: https://evil.example\r\n").await), 403, "costs the client nothing");
    }
    for number in 0..30 {
        assert_eq!(status(&site.post("").await), 200, "{number}");
    }
    // Without a trusted proxy nobody else is spoken for.
    let answer = site.post("X-Forwarded-For: 198.51.100.7\r\n").await;
    assert_eq!(status(&answer), 429);
    let seconds: u64 = header(&answer, "retry-after").unwrap().parse().unwrap();
    assert!((1..=2).contains(&seconds) && answer.contains(&format!("again in {seconds} s")), "{answer}");
    assert_eq!(site.asked(), 30);
    assert_eq!(status(&site.get("GET", "/a/1", "").await), 200, "looking is free");
}

#[tokio::test]
async fn who_tries_links_is_told_to_wait() {
    let site = Site::open().await;
    for _ in 0..20 {
        assert_eq!(status(&site.get("GET", "/a/unknown", "").await), 404);
    }
    let answer = site.get("GET", "/a/unknown", "").await;
    assert_eq!(status(&answer), 429);
    assert!(header(&answer, "retry-after").is_some() && answer.contains("refused: 429"), "{answer}");
}

#[tokio::test]
async fn a_client_is_who_the_trusted_proxy_says_and_nobody_else() {
    let trusting = |settings: &mut Settings| settings.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    let site = Site::with(Limits::default(), trusting).await;
    for (line, client) in [
        ("198.51.100.7", "198.51.100.7"),
        ("10.9.9.9, 198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, 127.0.0.1", "198.51.100.7"),
        ("198.51.100.7, nobody", "127.0.0.1"),
        ("", "127.0.0.1"),
    ] {
        let answer = site.get("GET", "/a/1", &format!("X-Forwarded-For: {line}\r\n")).await;
        assert!(answer.ends_with(&format!("page 1 for {client}")), "{line}: {answer}");
    }
    // Another name on the left each time is still the same client.
    for number in 0..30 {
        let headers = format!("X-Forwarded-For: 192.0.2.{number}, 198.51.100.7\r\n");
        assert_eq!(status(&site.post(&headers).await), 200);
    }
    assert_eq!(status(&site.post("X-Forwarded-For: 192.0.2.99, 198.51.100.7\r\n").await), 429);
    assert_eq!(status(&site.post("X-Forwarded-For: 198.51.100.8\r\n").await), 200);
    // The socket is another one's, whatever it says.
    let mut stream = site.connect_from("127.0.0.2").await;
    let request = request("GET", "/a/1", "X-Forwarded-For: 198.51.100.7\r\n", "");
    stream.write_all(request.as_bytes()).await.unwrap();
    assert!(rest(&mut stream).await.ends_with("page 1 for 127.0.0.2"));
    let untrusting = Site::open().await;
    let answer = untrusting.get("GET", "/a/1", "X-Forwarded-For: 198.51.100.7\r\n").await;
    assert!(answer.ends_with(&format!("page 1 for {}", IpAddr::from([127, 0, 0, 1]))), "{answer}");
}

#[tokio::test]
async fn pages_are_found_below_the_prefix_and_without_it() {
    let site = Site::open().await;
    for (path, expected) in [("/answers/a/1", 200), ("/a/1", 200), ("/answers/healthz", 200), ("/answersa/1", 404)] {
        assert_eq!(status(&site.get("GET", path, "").await), expected, "{path}");
    }
}

#[tokio::test]
async fn a_stop_lets_exchanges_end_and_nobody_in() {
    let mut site = Site::open().await;
    let mut idle = site.connect().await;
    idle.write_all(b"GET /a/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
    one(&mut idle).await;
    let mut working = site.connect().await;
    working.write_all(b"GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
    sleep(Duration::from_millis(100)).await;
    let began = Instant::now();
    site.stop.send(true).unwrap();
    assert_eq!(rest(&mut idle).await, "");
    let answer = rest(&mut working).await;
    assert_eq!((status(&answer), header(&answer, "connection")), (200, Some("close")));
    drop((idle, working));
    timeout(PATIENCE, &mut site.serving).await.expect("it does not end").unwrap();
    assert!(began.elapsed() < Limits::default().drain, "it waits for nobody");
    assert!(TcpStream::connect(site.address).await.is_err());
}

#[tokio::test]
async fn a_stop_waits_only_so_long_for_those_who_do_not_end() {
    let limits = Limits { drain: Duration::from_millis(300), ..Limits::default() };
    let mut site = Site::with(limits, |_| {}).await;
    let mut never = site.connect().await;
    never.write_all(b"GET /never HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
    let mut half = site.connect().await;
    half.write_all(b"GET /a/1 HT").await.unwrap();
    sleep(Duration::from_millis(100)).await;
    site.stop.send(true).unwrap();
    timeout(PATIENCE, &mut site.serving).await.expect("it does not end").unwrap();
    assert_eq!(rest(&mut never).await, "");
    assert_eq!(rest(&mut half).await, "");
}

#[tokio::test]
async fn a_pass_that_keeps_the_thread_busy_costs_no_client_its_connection() {
    let limits = Limits { head: Duration::from_millis(300), ..Limits::default() };
    let site = Site::with(limits, |_| {}).await;
    let mut stream = site.connect().await;
    stream.write_all(b"GET /a/1 HTTP/1.1\r\n").await.unwrap();
    sleep(Duration::from_millis(50)).await;
    stream.write_all(b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n").await.unwrap();
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(status(&rest(&mut stream).await), 200);
}
