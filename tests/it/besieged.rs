//! The pages under fire: thousands of requests that no browser sends, and hundreds of connections that say nothing, while mails go
//! on leaving and partners go on answering. Whatever only looks and whatever is refused leaves every row as it was.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use concerted::{
    clock::Clock,
    web::{Gate, Limits, Pages, Settings, serve, shell},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    time::{Instant, sleep, timeout},
};

use crate::{
    pages::{NOW, Site},
    world::{AYSEL, PIERRE, SALMA, at},
};

/// Long enough for anything that is to happen, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// Attackers at the same time.
const ATTACKERS: usize = 12;

/// So many connections say nothing, or little, as long as the siege lasts. Both ends of each are in this process.
const SILENT: usize = 1000;

/// Requests in one write.
const BREATH: usize = 25;

/// The pages on a thread of their own, as in the daemon.
struct Fortress {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Fortress {
    fn of(site: &Site) -> Self {
        let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        door.set_nonblocking(true).unwrap();
        let address = door.local_addr().unwrap();
        let (stop, stopping) = watch::channel(false);
        let counter = Arc::clone(&site.counter);
        let serve = move || {
            runtime().block_on(async move {
                let gate = Gate::new();
                let pages = Pages::new(counter, Clock::Fixed(at(NOW)), gate.clone(), "");
                let shown = pages.clone();
                let base_url = "https://forum.example".parse().unwrap();
                let settings = Settings::new(base_url, Vec::new(), || true, move |refusal| shown.refusal(refusal));
                let settings = Settings { gate, body_within: Duration::from_secs(2), ..settings };
                let limits = Limits { head: Duration::from_secs(2), ..Limits::default() };
                serve(TcpListener::from_std(door).unwrap(), shell(pages.router(), settings), limits, stopping).await;
            });
        };
        Self { address, stop, thread: Some(thread::spawn(serve)) }
    }

    async fn connect(&self, from: Ipv4Addr) -> TcpStream {
        connect(self.address, from).await.expect("there is always a place")
    }

    /// Sends a form like a browser, and gives status and page.
    fn post(&self, path: &str, body: &str) -> (u16, String) {
        runtime().block_on(async {
            let mut stream = self.connect(Ipv4Addr::LOCALHOST).await;
            stream.write_all(form(path, "", body).as_bytes()).await.unwrap();
            let answer = rest(&mut stream).await;
            (status(&answer), String::from_utf8(answer).unwrap())
        })
    }
}

impl Drop for Fortress {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        let ended = self.thread.take().map(thread::JoinHandle::join);
        assert!(thread::panicking() || ended.is_some_and(|ended| ended.is_ok()), "the pages ended in a panic");
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

async fn connect(address: SocketAddr, from: Ipv4Addr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((from, 0)))?;
    socket.connect(address).await
}

/// All that comes until the other side hangs up, in whichever way.
async fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A connection that was reset has said what it had to say.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the connection stays open");
    bytes
}

/// The status of the first answer; 0 if there is none.
fn status(answer: &[u8]) -> u16 {
    let digits = answer.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: forum.example\r\nConnection: close\r\n{headers}\r\n").into_bytes()
}

fn form(path: &str, headers: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: forum.example\r\nConnection: close\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// One way to attack: its name, how often, what is sent each time, and what may come back; 0 is no answer.
struct Attack {
    name: &'static str,
    times: usize,
    /// Requests in each.
    requests: usize,
    bytes: Box<dyn Fn(usize) -> Vec<u8> + Send + Sync>,
    allowed: &'static [u16],
    /// True if nobody waits for what comes back.
    hangs_up: bool,
}

/// What every token is worth once its bytes are a little different.
fn mangled(token: &str, number: usize) -> String {
    let mut bytes = token.as_bytes().to_vec();
    let at = number % bytes.len();
    // Within the alphabet of tokens, so that only the signature can tell.
    bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
    String::from_utf8(bytes).unwrap()
}

/// `scale` times each attack. `path` is a page with an open item of `OUT-02`.
fn attacks(path: &str, foreign: &str, scale: usize) -> Vec<Attack> {
    let mut all = Vec::new();
    let mut add = |name, allowed, bytes: Box<dyn Fn(usize) -> Vec<u8> + Send + Sync>| {
        all.push(Attack { name, times: scale, requests: 1, bytes, allowed, hangs_up: false });
    };
    let own = path.to_owned();
    let token = own.strip_prefix("/a/").unwrap().to_owned();
    let (one, two, three) = (own.clone(), own.clone(), own.clone());
    add("a page", &[200], Box::new(move |_| get(&one, "")));
    add(
        "only its head",
        &[200],
        Box::new(move |_| String::from_utf8(get(&two, "")).unwrap().replacen("GET", "HEAD", 1).into_bytes()),
    );
    add(
        "what one may do",
        &[204],
        Box::new(move |_| String::from_utf8(get(&three, "")).unwrap().replacen("GET", "OPTIONS", 1).into_bytes()),
    );
    add("other languages, and none", &[200, 404], {
        let token = token.clone();
        Box::new(move |number| get(&format!("/a/{}/{token}", ["ar", "ru", "xx", "%00", ".."][number % 5]), ""))
    });
    add("links with another letter", &[404, 429], {
        let token = token.clone();
        Box::new(move |number| get(&format!("/a/{}", mangled(&token, number)), ""))
    });
    add("links that are cut off, or go on", &[404, 429], {
        let token = token.clone();
        Box::new(move |number| {
            let long = token.repeat(2);
            let length = number % long.len();
            get(&format!("/a/{}", if length == token.len() { "x" } else { &long[..length] }), "")
        })
    });
    add("answers by links of others", &[200, 404, 422, 429], {
        let foreign = foreign.to_owned();
        Box::new(move |_| form(&foreign, "", "answer-OUT-02=done&answer-OUT-02-forum-isesco=done").into_bytes())
    });
    add("answers by forged links", &[404, 429], {
        let token = token.clone();
        Box::new(move |number| form(&format!("/a/{}", mangled(&token, number)), "", "answer-OUT-02=done").into_bytes())
    });
    add("methods nobody needs", &[405, 400, 0], {
        let own = own.clone();
        Box::new(move |number| {
            let method = ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", "CONNECT"][number % 7];
            String::from_utf8(get(&own, "")).unwrap().replacen("GET", method, 1).into_bytes()
        })
    });
    add("forms of other sites", &[403], {
        let own = own.clone();
        Box::new(move |number| {
            let origin = ["https://evil.example", "null", "https://forum.example.evil.example"][number % 3];
            form(&own, &format!("Origin: {origin}\r\n"), "answer-OUT-02=done").into_bytes()
        })
    });
    add("forms that say nothing", &[422, 429], {
        let own = own.clone();
        Box::new(move |number| {
            let body = [
                "",
                "answer-OUT-02=",
                "answer-OUT-02=&answer-OUT-02=done",
                "answer-OUT-02[]=done",
                "answer=done&item=OUT-77",
                "ANSWER-OUT-02=done",
                "answer-OUT-02=completed",
                "answer-OUT-02=late&day-OUT-02=31&month-OUT-02=2&year-OUT-02=2027",
                "answer-OUT-02=decline&note-OUT-02=%20%09",
                "answer-OUT-02=hand_over&to-OUT-02=a%40b.example%0d%0aBcc:%20c%40d.example",
                "answer-OUT-02=help&note-OUT-02=%00%1b%e2%80%ae",
                "answer-OUT-02=%ff%fe",
                "answer-OUT-02%00=done",
                "%zz=%&&&==&=answer-OUT-02",
                "answer-OUT-02=done&link-OUT-02=javascript:alert(1)",
                "answer-OUT-02=done&link-OUT-02=https://a.example/%0d%0aSet-Cookie:x",
            ];
            form(&own, "", body[number % body.len()]).into_bytes()
        })
    });
    add("forms of another kind", &[415, 429], {
        let own = own.clone();
        Box::new(move |number| {
            let kind = ["text/plain", "multipart/form-data; boundary=x", "application/json", "x"][number % 4];
            form(&own, "", "answer-OUT-02=done").replace("application/x-www-form-urlencoded", kind).into_bytes()
        })
    });
    add("bytes that are no text", &[400, 404, 429, 0], {
        let own = own.clone();
        Box::new(move |number| {
            let odd: [&[u8]; 6] = [b"\xff\xfe", b"%ff%fe", b"%zz", b"%", b"%00", b"\x80%c0%af"];
            [b"GET ", own.as_bytes(), odd[number % 6], b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"].concat()
        })
    });
    add("paths that lead elsewhere", &[400, 404, 429, 0], {
        Box::new(|number| {
            let paths =
                ["/../../etc/passwd", "//evil.example/a", "/a/", "/a//", "/a/%2e%2e/", "/style-.css/x", "*", "a"];
            get(paths[number % paths.len()], "")
        })
    });
    add("heads that are too long", &[431, 414], {
        let own = own.clone();
        Box::new(move |number| match number % 3 {
            0 => get(&own, &format!("X: {}\r\n", "x".repeat(20_000))),
            1 => get(&own, &"X: x\r\n".repeat(101)),
            _ => get(&format!("{own}?{}", "x".repeat(9_000)), ""),
        })
    });
    add("bodies that are too long", &[413, 429], {
        let own = own.clone();
        Box::new(move |number| {
            let announced = form(&own, "", "").replace("Length: 0", "Length: 70000");
            let chunked = form(&own, "", "").replace("Content-Length: 0", "Transfer-Encoding: chunked");
            let chunk = format!("11000\r\n{}\r\n0\r\n\r\n", "x".repeat(0x11000));
            if number.is_multiple_of(8) { (chunked + &chunk).into_bytes() } else { announced.into_bytes() }
        })
    });
    add("lengths that cannot be", &[400, 0], {
        let own = own.clone();
        Box::new(move |number| {
            let lengths = ["Length: -1", "Length: 1\r\nContent-Length: 2", "Length: 99999999999999999999", "Length: x"];
            form(&own, "", "").replace("Length: 0", lengths[number % 4]).into_bytes()
        })
    });
    add("a form within a form", &[422, 429, 400, 0], {
        let own = own.clone();
        Box::new(move |_| {
            let hidden = form(&own, "", "answer-OUT-02=done");
            let outer =
                form(&own, "", "").replace("Content-Length: 0", "Content-Length: 4\r\nTransfer-Encoding: chunked");
            format!("{outer}0\r\n\r\n{hidden}").into_bytes()
        })
    });
    add("no HTTP at all", &[400, 505, 0], {
        Box::new(|number| {
            let odd: [&[u8]; 6] = [
                b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                b"EHLO mail.example\r\n\r\n",
                b"GET / HTTP/9.9\r\n\r\n",
                b"GET / HTTP/1.1\r\n\0: x\r\n\r\n",
                b"GET / HTTP/1.1\r\nX: \x01\x7f\r\n\r\n",
            ];
            odd[number % 6].to_vec()
        })
    });
    // A great many fields take long to read: fewer of these.
    let many = own.clone();
    all.push(Attack {
        name: "thousands of fields",
        times: scale / 10,
        requests: 1,
        bytes: Box::new(move |number| {
            let field = ["a&", "=&", "answer-OUT-02=&", "note-OUT-02=x&"][number % 4];
            form(&many, "", &field.repeat(60_000 / field.len())).into_bytes()
        }),
        allowed: &[422, 429],
        hangs_up: false,
    });
    all.push(Attack {
        name: "many requests in one breath",
        times: scale,
        requests: BREATH,
        bytes: Box::new(|_| {
            let go_on = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n".repeat(BREATH - 1);
            [go_on.as_bytes(), &get("/nowhere", "")].concat()
        }),
        allowed: &[200],
        hangs_up: false,
    });
    all.push(Attack {
        name: "requests that end in the middle",
        times: scale,
        requests: 1,
        bytes: Box::new(move |number| {
            let whole = form(&own, "", "answer-OUT-02=done");
            whole.as_bytes()[..number % (whole.len() - 1)].to_vec()
        }),
        allowed: &[400, 408, 429, 0],
        hangs_up: true,
    });
    all
}

/// Attacks from many addresses, and gives how many requests were made.
async fn charge(address: SocketAddr, attack: Attack, turn: usize) -> usize {
    let (attack, next) = (Arc::new(attack), Arc::new(AtomicUsize::new(0)));
    let attackers = (0..ATTACKERS).map(|_| {
        let (attack, next) = (Arc::clone(&attack), Arc::clone(&next));
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= attack.times {
                    return;
                }
                let from = Ipv4Addr::new(127, 10 + turn as u8, (number / 200) as u8, 1 + (number % 200) as u8);
                let mut stream = connect(address, from).await.unwrap();
                // Whoever is refused early may hear of it before they have said all.
                let _ = stream.write_all(&(attack.bytes)(number)).await;
                if attack.hangs_up {
                    let _ = stream.shutdown().await;
                }
                let answer = rest(&mut stream).await;
                let heard = status(&answer);
                assert!(
                    attack.allowed.contains(&heard),
                    "{} no. {number}: {}",
                    attack.name,
                    String::from_utf8_lossy(&answer)
                );
                if attack.requests > 1 {
                    let count = answer.windows(9).filter(|bytes| bytes == b"HTTP/1.1 ").count();
                    assert_eq!(count, attack.requests, "{}", attack.name);
                }
            }
        })
    });
    for attacker in attackers.collect::<Vec<_>>() {
        attacker.await.unwrap();
    }
    attack.times * attack.requests
}

/// Connections that say nothing, drip a head, or drip a body, and are opened anew when they are cut off, until `is_over`.
async fn besiege(address: SocketAddr, path: String, is_over: Arc<AtomicBool>) {
    let path = Arc::new(path);
    let silent = (0..SILENT).map(|number| {
        let (path, is_over) = (Arc::clone(&path), Arc::clone(&is_over));
        tokio::spawn(async move {
            let from = Ipv4Addr::new(127, 200, 0, 1 + (number % 50) as u8);
            let slow = form(&path, "", "answer-OUT-02=done");
            let body_at = slow.find("\r\n\r\n").unwrap() + 4;
            while !is_over.load(Ordering::Relaxed) {
                let Ok(mut stream) = connect(address, from).await else { continue };
                let (at_once, drips) = match number % 3 {
                    0 => (0, ""),
                    1 => (5, &slow[5..body_at - 1]),
                    _ => (body_at, &slow[body_at..slow.len() - 1]),
                };
                let mut is_open = stream.write_all(&slow.as_bytes()[..at_once]).await.is_ok();
                let mut drips = drips.bytes();
                while is_open && !is_over.load(Ordering::Relaxed) {
                    sleep(Duration::from_millis(200)).await;
                    is_open = match drips.next() {
                        Some(byte) => stream.write_all(&[byte]).await.is_ok(),
                        None => matches!(timeout(Duration::from_millis(1), stream.read_u8()).await, Err(_) | Ok(Ok(_))),
                    };
                }
            }
        })
    });
    for one in silent.collect::<Vec<_>>() {
        one.await.unwrap();
    }
}

#[test]
fn ten_thousand_hostile_requests_change_nothing() {
    let site = Site::open();
    let path = format!("/a/{}", site.token(Some(("OUT-02", "isesco")), SALMA));
    // A contact of another partner has a link about this one's input.
    let foreign = format!("/a/{}", site.token(Some(("OUT-02", "isesco")), AYSEL));
    let fortress = Fortress::of(&site);
    let before = site.rows();
    let mut made = 0;
    for (turn, attack) in attacks(&path, &foreign, 225).into_iter().enumerate() {
        let name = attack.name;
        made += runtime().block_on(charge(fortress.address, attack, turn));
        assert!(site.rows() == before, "{name} changed what is recorded");
    }
    assert!(made >= 10_000, "{made}");
    // And what is meant is heard.
    let (status, page) = fortress.post(&path, "answer-OUT-02=help&note-OUT-02=which+template%3F");
    assert_eq!(status, 200, "{page}");
    assert!(site.rows() != before, "an answer is recorded, or this would say nothing of the others");
}

#[test]
fn a_siege_holds_up_neither_passes_nor_mails_nor_partners() {
    let mut site = Site::open();
    let path = format!("/a/{}", site.token(Some(("OUT-02", "isesco")), SALMA));
    let foreign = format!("/a/{}", site.token(Some(("OUT-02", "isesco")), AYSEL));
    let partner = format!("/a/{}", site.token(Some(("OUT-01", "unesco")), PIERRE));
    let fortress = Fortress::of(&site);
    let (address, is_over) = (fortress.address, Arc::new(AtomicBool::new(false)));
    let (begun, wait) = mpsc::channel();
    let siege = {
        let is_over = Arc::clone(&is_over);
        thread::spawn(move || {
            runtime().block_on(async {
                let silent = tokio::spawn(besiege(address, path.clone(), Arc::clone(&is_over)));
                let mut turn = 0;
                while !is_over.load(Ordering::Relaxed) {
                    for attack in attacks(&path, &foreign, 20) {
                        charge(address, attack, turn % 100).await;
                        turn += 1;
                        let _ = begun.send(());
                    }
                }
                silent.await.unwrap();
                turn
            })
        })
    };
    // The siege is in full swing.
    for _ in 0..5 {
        wait.recv_timeout(PATIENCE).unwrap();
    }
    let mails = site.world.arrived().len();
    site.world.live(NOW, "2027-01-08T12:00:00Z");
    assert!(site.world.arrived().len() > mails + 3, "mails leave as ever: {:?}", site.world.arrived());
    let began = Instant::now();
    let (status, page) = fortress.post(&partner, "answer-OUT-01=nil");
    assert_eq!(status, 200, "{page}");
    assert!(began.elapsed() < Duration::from_secs(5), "a partner waits {:?}", began.elapsed());
    is_over.store(true, Ordering::Relaxed);
    let charges = siege.join().unwrap();
    assert!(charges > 5);
    assert_eq!(site.answers().len(), 1, "the partner's, and none of the besiegers'");
}
