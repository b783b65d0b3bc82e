//! A mail server that follows a script of faults, on loopback.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What the server does instead of what it should do.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Answers with these lines, `\r\n` between them.
    Say(&'static str),
    /// Answers right, but later.
    Late(Duration),
    /// Never answers, and keeps the connection.
    Stall,
    /// Closes the connection.
    Close,
    /// Answers, then closes the connection.
    SayAndClose(&'static str),
}

/// A line of the script: for commands that begin so, that many times. `CONNECT` is the greeting, `.` the final dot.
struct Rule {
    on: &'static str,
    times: u32,
    act: Act,
}

/// A mail that the server took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) connection: usize,
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    /// As it came, dots unstuffed.
    pub(crate) data: String,
}

#[derive(Default)]
struct Ledger {
    rules: Vec<Rule>,
    commands: BTreeMap<usize, Vec<String>>,
    received: Vec<Received>,
}

/// The server; it ends when it is dropped.
pub(crate) struct SmtpServer {
    address: SocketAddr,
    ledger: Arc<Mutex<Ledger>>,
    task: JoinHandle<()>,
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SmtpServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let ledger = Arc::new(Mutex::new(Ledger::default()));
        let shared = Arc::clone(&ledger);
        let task = tokio::spawn(async move {
            for connection in 1.. {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                shared.lock().unwrap().commands.insert(connection, Vec::new());
                tokio::spawn(converse(stream, connection, Arc::clone(&shared)));
            }
        });
        Self { address, ledger, task }
    }

    /// Adds to the script: the next `times` commands that begin with `on` are answered so.
    pub(crate) fn script(&self, on: &'static str, times: u32, act: Act) -> &Self {
        self.ledger.lock().unwrap().rules.push(Rule { on, times, act });
        self
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// The mails it took.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.ledger.lock().unwrap().received.clone()
    }

    /// The commands of a connection, counted from 1.
    pub(crate) fn commands(&self, connection: usize) -> Vec<String> {
        self.ledger.lock().unwrap().commands.get(&connection).cloned().unwrap_or_default()
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.ledger.lock().unwrap().commands.len()
    }
}

/// One connection, until either side has enough.
async fn converse(stream: TcpStream, connection: usize, ledger: Arc<Mutex<Ledger>>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let (mut from, mut to) = (String::new(), Vec::new());
    answer(&mut stream, &ledger, "CONNECT", "220 mail.example ESMTP").await?;
    loop {
        let command = read_line(&mut stream).await?;
        ledger.lock().unwrap().commands.get_mut(&connection)?.push(command.clone());
        let right = match command.split([' ', ':']).next()? {
            "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES",
            "AUTH" => "235 2.7.0 welcome",
            "DATA" => "354 go on",
            "QUIT" => "221 2.0.0 bye",
            "MAIL" | "RCPT" | "RSET" | "NOOP" => "250 2.1.0 ok",
            _ => "502 5.5.1 unknown command",
        };
        let said = answer(&mut stream, &ledger, &command, right).await?;
        match command.split([' ', ':']).next()? {
            "MAIL" | "RSET" => (from, to) = (command, Vec::new()),
            "RCPT" if said.starts_with('2') => to.push(command),
            "DATA" if said.starts_with('3') => {
                let data = read_data(&mut stream).await?;
                let said = answer(&mut stream, &ledger, ".", "250 2.0.0 queued").await?;
                if said.starts_with('2') {
                    let received = Received { connection, from: from.clone(), to: std::mem::take(&mut to), data };
                    ledger.lock().unwrap().received.push(received);
                }
            }
            "QUIT" => return Some(()),
            _ => {}
        }
    }
}

/// Answers by the script, or right; gives what was said, or nothing if the connection is over.
async fn answer(
    stream: &mut BufReader<TcpStream>,
    ledger: &Mutex<Ledger>,
    command: &str,
    right: &'static str,
) -> Option<&'static str> {
    let act = {
        let mut ledger = ledger.lock().unwrap();
        let rule = ledger.rules.iter_mut().find(|rule| rule.times > 0 && command.starts_with(rule.on));
        rule.map(|rule| {
            rule.times -= 1;
            rule.act.clone()
        })
    };
    let (said, goes_on) = match act {
        None => (right, true),
        Some(Act::Say(lines)) => (lines, true),
        Some(Act::SayAndClose(lines)) => (lines, false),
        Some(Act::Late(delay)) => {
            tokio::time::sleep(delay).await;
            (right, true)
        }
        Some(Act::Stall) => std::future::pending().await,
        Some(Act::Close) => return None,
    };
    stream.write_all(format!("{said}\r\n").as_bytes()).await.ok()?;
    goes_on.then_some(said)
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok().filter(|bytes| *bytes > 0)?;
    line.strip_suffix("\r\n").map(str::to_owned)
}

/// The text up to the final dot (RFC 5321 section 4.5.2).
async fn read_data(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut data = String::new();
    loop {
        let line = read_line(stream).await?;
        if line == "." {
            return Some(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
        data.push_str("\r\n");
    }
}
