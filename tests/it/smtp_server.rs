//! A mail server that follows a script of faults, on loopback.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use concerted::mail::smtp::{Deadlines, Encryption, SmtpSettings};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// Whoever trusts this, trusts the server.
pub(crate) const AUTHORITY: &[u8] = include_bytes!("fixtures/smtp/ca.pem");

/// What the server does instead of what it should do.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Answers with these lines, `\r\n` between them.
    Say(&'static str),
    /// Answers with these bytes, line ends and all.
    SayBytes(Vec<u8>),
    /// Answers with these bytes over and over, until nobody listens.
    SayForEver(&'static [u8]),
    /// Answers right, but later.
    Late(Duration),
    /// Answers right, but only together with the answers to so many commands that follow: to somebody who does not wait.
    AfterNext(usize),
    /// Never answers, and keeps the connection.
    Stall,
    /// Closes the connection.
    Close,
    /// Answers, then closes the connection.
    SayAndClose(&'static str),
    /// To DATA: takes the text, and closes the connection after so many bytes of it.
    CloseInText(usize),
    /// To DATA: takes so many bytes of the text, and no more; keeps the connection.
    StallInText(usize),
    /// To DATA: takes so many bytes of the text, says this, and closes the connection.
    SayInText(usize, &'static str),
}

/// How the server protects its connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protection {
    None,
    StartTls,
    Tls,
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
    /// How many bytes were said without end.
    poured: usize,
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
        Self::protected(Protection::None).await
    }

    pub(crate) async fn protected(protection: Protection) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let ledger = Arc::new(Mutex::new(Ledger::default()));
        let shared = Arc::clone(&ledger);
        let acceptor = acceptor();
        let task = tokio::spawn(async move {
            for connection in 1.. {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                shared.lock().unwrap().commands.insert(connection, Vec::new());
                tokio::spawn(serve(stream, connection, Arc::clone(&shared), protection, acceptor.clone()));
            }
        });
        Self { address, ledger, task }
    }

    /// Adds to the script: the next `times` commands that begin with `on` are answered so.
    pub(crate) fn script(&self, on: &'static str, times: u32, act: Act) -> &Self {
        self.ledger.lock().unwrap().rules.push(Rule { on, times, act });
        self
    }

    /// Forgets the script: everything is answered right from now on.
    pub(crate) fn forget(&self) {
        self.ledger.lock().unwrap().rules.clear();
    }

    /// How a client reaches it that trusts its certificate and encrypts nothing.
    pub(crate) fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: "127.0.0.1".into(),
            port: self.port(),
            encryption: Encryption::None,
            login: None,
            hello: Some("concerted.example".into()),
            root_certificates: AUTHORITY.to_vec(),
            deadlines: Deadlines { connect: Duration::from_secs(5), ..Deadlines::default() },
        }
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

    /// How many bytes of a reply without end somebody took.
    pub(crate) fn poured(&self) -> usize {
        self.ledger.lock().unwrap().poured
    }
}

fn acceptor() -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("fixtures/smtp/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("fixtures/smtp/server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// One connection, until either side has enough.
async fn serve(
    stream: TcpStream,
    connection: usize,
    ledger: Arc<Mutex<Ledger>>,
    protection: Protection,
    acceptor: TlsAcceptor,
) -> Option<()> {
    let talk =
        Conversation { connection, ledger, offers_tls: protection == Protection::StartTls, withheld: Mutex::default() };
    if protection == Protection::Tls {
        let mut stream = BufReader::new(acceptor.accept(stream).await.ok()?);
        talk.answer(&mut stream, "CONNECT", "220 mail.example ESMTP").await?;
        return talk.converse(&mut stream).await.map(drop);
    }
    let mut stream = BufReader::new(stream);
    talk.answer(&mut stream, "CONNECT", "220 mail.example ESMTP").await?;
    if talk.converse(&mut stream).await? == Ended::ToBeProtected {
        let mut stream = BufReader::new(acceptor.accept(stream.into_inner()).await.ok()?);
        Conversation { offers_tls: false, ..talk }.converse(&mut stream).await?;
    }
    Some(())
}

#[derive(PartialEq, Eq)]
enum Ended {
    Quit,
    ToBeProtected,
}

struct Conversation {
    connection: usize,
    ledger: Arc<Mutex<Ledger>>,
    offers_tls: bool,
    /// Answers that wait for those to so many commands more.
    withheld: Mutex<(usize, Vec<u8>)>,
}

impl Conversation {
    async fn converse<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: &mut BufReader<S>) -> Option<Ended> {
        let (mut from, mut to) = (String::new(), Vec::new());
        loop {
            let command = read_line(stream).await?;
            self.ledger.lock().unwrap().commands.get_mut(&self.connection)?.push(command.clone());
            let right = match command.split([' ', ':']).next()? {
                "EHLO" if self.offers_tls => "250-mail.example\r\n250-starttls\r\n250 AUTH LOGIN",
                "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES",
                "STARTTLS" => "220 go on",
                "AUTH" => "235 2.7.0 welcome",
                "DATA" => "354 go on",
                "QUIT" => "221 2.0.0 bye",
                "MAIL" | "RCPT" | "RSET" | "NOOP" => "250 2.1.0 ok",
                _ => "502 5.5.1 unknown command",
            };
            let said = self.answer(stream, &command, right).await?;
            match command.split([' ', ':']).next()? {
                "MAIL" | "RSET" => (from, to) = (command, Vec::new()),
                "RCPT" if said.starts_with('2') => to.push(command),
                "DATA" if said.starts_with('3') => {
                    let data = read_data(stream).await?;
                    let said = self.answer(stream, ".", "250 2.0.0 queued").await?;
                    if said.starts_with('2') {
                        let (connection, to) = (self.connection, std::mem::take(&mut to));
                        let received = Received { connection, from: from.clone(), to, data };
                        self.ledger.lock().unwrap().received.push(received);
                    }
                }
                "STARTTLS" if said.starts_with('2') => return Some(Ended::ToBeProtected),
                "QUIT" => return Some(Ended::Quit),
                _ => {}
            }
        }
    }

    /// Answers by the script, or right; gives what was said, or nothing if the connection is over.
    async fn answer<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: &mut BufReader<S>,
        command: &str,
        right: &'static str,
    ) -> Option<String> {
        let act = {
            let mut ledger = self.ledger.lock().unwrap();
            let rule = ledger.rules.iter_mut().find(|rule| rule.times > 0 && command.starts_with(rule.on));
            rule.map(|rule| {
                rule.times -= 1;
                rule.act.clone()
            })
        };
        let mut said = format!("{right}\r\n").into_bytes();
        let mut goes_on = true;
        match act {
            None => {}
            Some(Act::Say(lines)) => said = format!("{lines}\r\n").into_bytes(),
            Some(Act::SayBytes(bytes)) => said = bytes,
            Some(Act::SayAndClose(lines)) => (said, goes_on) = (format!("{lines}\r\n").into_bytes(), false),
            Some(Act::Late(delay)) => tokio::time::sleep(delay).await,
            Some(Act::AfterNext(commands)) => self.withheld.lock().unwrap().0 = commands + 1,
            Some(Act::Stall) => std::future::pending().await,
            Some(Act::Close) => return None,
            Some(Act::SayForEver(bytes)) => loop {
                stream.write_all(bytes).await.ok()?;
                self.ledger.lock().unwrap().poured += bytes.len();
            },
            Some(Act::CloseInText(bytes)) => return self.take(stream, bytes, "").await,
            Some(Act::SayInText(bytes, words)) => return self.take(stream, bytes, words).await,
            Some(Act::StallInText(bytes)) => {
                self.take(stream, bytes, "").await;
                std::future::pending::<()>().await;
            }
        }
        stream.write_all(&self.to_be_said(&said)).await.ok()?;
        stream.flush().await.ok()?;
        goes_on.then(|| String::from_utf8_lossy(&said).into_owned())
    }

    /// What is said now: nothing, as long as answers are withheld, and then all of them.
    fn to_be_said(&self, said: &[u8]) -> Vec<u8> {
        let mut withheld = self.withheld.lock().unwrap();
        withheld.1.extend_from_slice(said);
        withheld.0 = withheld.0.saturating_sub(1);
        if withheld.0 == 0 { std::mem::take(&mut withheld.1) } else { Vec::new() }
    }

    /// Takes a part of the text, and has no more to say than `words`.
    async fn take<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: &mut BufReader<S>,
        bytes: usize,
        words: &str,
    ) -> Option<String> {
        stream.write_all(b"354 go on\r\n").await.ok()?;
        stream.flush().await.ok()?;
        stream.read_exact(&mut vec![0; bytes]).await.ok()?;
        if !words.is_empty() {
            stream.write_all(format!("{words}\r\n").as_bytes()).await.ok()?;
            stream.flush().await.ok()?;
        }
        None
    }
}

async fn read_line<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok().filter(|bytes| *bytes > 0)?;
    line.strip_suffix("\r\n").map(str::to_owned)
}

/// The text up to the final dot (RFC 5321 section 4.5.2).
async fn read_data<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
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
