//! A session with a server: connect, encrypt, log in, then send one text after the other.

use std::time::Duration;

use lettre::transport::smtp::{
    authentication::{Credentials, Mechanism},
    commands::{Auth, Ehlo, Quit, Starttls},
    extension::ClientId,
    response::Response,
};
use tokio::net::TcpStream;

use super::{
    fault::{Broken, Fault, command, no, within},
    own_name::literal,
    reply::Reply,
    settings::{Deadlines, Encryption, Login, Secret, SmtpSettings},
    step::Step,
    tls::Tls,
    token::{self, Refusal},
    wire::Wire,
};

/// Between the text and the final dot we listen for the server hanging up over the text. We listen for as long as the
/// answer to DATA took, so that its reply has had time to arrive, within these bounds. If the server accepted a text
/// earlier in this session, or in a previous one that ended normally, one look is enough: a server that hangs up over a
/// later text is rare, and in that case the outcome is unknown.
const LISTENING: [Duration; 2] = [Duration::from_millis(20), Duration::from_millis(500)];

/// The most tokens that are tried.
const TOKENS_AT_MOST: usize = 2;

/// The most challenges that a server may send during one login.
const CHALLENGES_AT_MOST: usize = 10;

/// An open session.
pub(super) struct Session {
    pub(super) wire: Wire,
    /// The name with which we introduce ourselves.
    own_name: String,
    /// The extensions in the server's answer to EHLO: `8BITMIME`, `AUTH PLAIN LOGIN`.
    offers: Vec<String>,
    pub(super) deadlines: Deadlines,
    /// How many transactions there have been.
    pub(super) transactions: u32,
    /// True if the server accepted the last text.
    pub(super) has_taken: bool,
    /// True if the server still has an unfinished transaction.
    pub(super) is_dirty: bool,
    /// True if the server has half a text, or hung up: no further command is possible in this session.
    pub(super) is_over: bool,
}

fn ours(error: &lettre::transport::smtp::Error) -> Broken {
    Broken::Ours(error.to_string())
}

/// What happened to a text that was sent.
pub(super) enum HandOver {
    /// The server has accepted it.
    Accepted(String),
    /// It certainly has not.
    Refused(Fault),
    /// Unknown: the final dot was sent, and no answer came.
    Unknown(String),
}

impl Session {
    /// Opens a session, ready for its first transaction. A failure is described in a sentence.
    pub(super) async fn open(settings: &SmtpSettings, tls: Option<&Tls>) -> Result<Self, String> {
        let server = settings.server();
        let unreached = |why: &str| format!("cannot reach the mail server `{server}`: {why}");
        let mut session = Self::connect(settings).await.map_err(|why| unreached(&why))?;
        let greeted = async {
            if let (Encryption::Tls, Some(tls)) = (settings.encryption, tls) {
                session.shake_hands(tls).await?;
            }
            session.hear_greeting().await?;
            session.hello().await
        };
        greeted.await.map_err(|fault: Fault| unreached(fault.words()))?;
        if let (Encryption::StartTls, Some(tls)) = (settings.encryption, tls) {
            let secured = session.start_tls(tls).await;
            secured.map_err(|fault| format!("cannot protect the connection to `{server}`: {}", fault.words()))?;
        }
        if let Some(login) = &settings.login {
            let let_in = session.log_in(login).await;
            let_in.map_err(|fault| format!("`{server}` does not let `{}` log in: {}", login.user, fault.words()))?;
        }
        Ok(session)
    }

    /// A connection over which nothing has been sent yet.
    pub(super) async fn connect(settings: &SmtpSettings) -> Result<Self, String> {
        let deadlines = settings.deadlines;
        let server = (settings.host.as_str(), settings.port);
        let stream = match tokio::time::timeout(deadlines.connect, TcpStream::connect(server)).await {
            Ok(Ok(stream)) => stream,
            Ok(Err(error)) => return Err(error.to_string()),
            Err(_) => return Err(format!("no connection within {} s", deadlines.connect.as_secs())),
        };
        // The text and the final dot are two writes: with Nagle's algorithm the second would wait for the
        // acknowledgement of the first.
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        let own_name = match &settings.hello {
            Some(name) => name.clone(),
            None => literal(stream.local_addr().map_err(|error| error.to_string())?),
        };
        Ok(Self {
            wire: Wire::new(stream),
            own_name,
            offers: Vec::new(),
            deadlines,
            transactions: 0,
            has_taken: false,
            is_dirty: false,
            is_over: false,
        })
    }

    /// The name with which we introduce ourselves.
    pub(super) fn own_name(&self) -> &str {
        &self.own_name
    }

    /// The extensions in the server's answer to EHLO.
    pub(super) fn offers(&self) -> &[String] {
        &self.offers
    }

    /// True if the server offers an extension, whatever the case of its name (RFC 5321 section 4.1.1.1).
    pub(super) fn supports(&self, extension: &str) -> bool {
        self.offer(extension).is_some()
    }

    /// The largest text in bytes that the server accepts (RFC 1870); `None` if it states no limit.
    pub(super) fn size_limit(&self) -> Option<u64> {
        self.offer("SIZE")?.next()?.parse().ok().filter(|limit| *limit > 0)
    }

    /// The parameters of an extension that is offered.
    fn offer(&self, extension: &str) -> Option<impl Iterator<Item = &str>> {
        self.offers.iter().find_map(|offer| {
            let mut words = offer.split_whitespace();
            words.next().filter(|name| name.eq_ignore_ascii_case(extension)).map(|_| words)
        })
    }

    /// Waits for the greeting.
    pub(super) async fn hear_greeting(&mut self) -> Result<Reply, Fault> {
        command(Step::Greeting, self.deadlines.greeting, self.wire.reply()).await
    }

    /// EHLO.
    pub(super) async fn hello(&mut self) -> Result<(), Fault> {
        let ehlo = Ehlo::new(ClientId::Domain(self.own_name.clone()));
        let reply = command(Step::Hello, self.deadlines.greeting, self.wire.command(ehlo)).await?;
        self.offers = reply.lines.into_iter().skip(1).collect();
        Ok(())
    }

    /// Encrypts the connection before anything is sent over it.
    pub(super) async fn shake_hands(&mut self, tls: &Tls) -> Result<(), Fault> {
        within(Step::Handshake, self.deadlines.greeting, self.wire.secure(tls)).await
    }

    /// STARTTLS, followed by another EHLO: the extensions offered before may have been forged in transit.
    pub(super) async fn start_tls(&mut self, tls: &Tls) -> Result<(), Fault> {
        if !self.supports("STARTTLS") {
            return Err(Fault::Lost("STARTTLS is not supported on this server".to_owned()));
        }
        command(Step::StartTls, self.deadlines.greeting, self.wire.command(Starttls)).await?;
        self.shake_hands(tls).await?;
        self.hello().await
    }

    /// AUTH.
    pub(super) async fn log_in(&mut self, login: &Login) -> Result<Reply, Fault> {
        let deadline = self.deadlines.greeting;
        let answer = async {
            match &login.secret {
                Secret::Password(password) => self.log_in_by_password(&login.user, password).await,
                Secret::TokenCommand(command) => self.log_in_by_token(&login.user, command).await,
            }
        };
        command(Step::Login, deadline, answer).await
    }

    fn offers_login(&self, mechanism: Mechanism) -> bool {
        let name = mechanism.to_string();
        self.offers.iter().any(|offer| {
            let mut words = offer.split([' ', '=']);
            words.next().is_some_and(|word| word.eq_ignore_ascii_case("AUTH"))
                && words.any(|word| word.eq_ignore_ascii_case(&name))
        })
    }

    async fn log_in_by_password(&mut self, user: &str, password: &str) -> Result<Reply, Broken> {
        let offered = [Mechanism::Plain, Mechanism::Login].into_iter().find(|one| self.offers_login(*one));
        let Some(mechanism) = offered else {
            let why = if self.offers_login(Mechanism::Xoauth2) {
                "it offers AUTH XOAUTH2 only: name the program that prints a token, `mail: token_command:`"
            } else {
                "it offers neither AUTH PLAIN nor AUTH LOGIN"
            };
            return Err(Broken::Ours(why.to_owned()));
        };
        let credentials = Credentials::new(user.to_owned(), password.to_owned());
        let auth = Auth::new(mechanism, credentials.clone(), None).map_err(|error| ours(&error))?;
        let mut reply = self.wire.command(auth).await?;
        for _ in 0..CHALLENGES_AT_MOST {
            if reply.code != 334 {
                break;
            }
            let challenge: Response =
                format!("334 {}\r\n", reply.lines.join(" ")).parse().map_err(|error| ours(&error))?;
            let auth =
                Auth::new_from_response(mechanism, credentials.clone(), &challenge).map_err(|error| ours(&error))?;
            reply = self.wire.command(auth).await?;
        }
        Ok(reply)
    }

    /// A refused token may merely have expired, so one more is fetched, once.
    async fn log_in_by_token(&mut self, user: &str, command: &[String]) -> Result<Reply, Broken> {
        if !self.offers_login(Mechanism::Xoauth2) {
            return Err(Broken::Ours("it does not offer AUTH XOAUTH2".to_owned()));
        }
        let mut reason = None;
        for _ in 0..TOKENS_AT_MOST {
            let token = token::fetch(command).await.map_err(Broken::Ours)?;
            let credentials = Credentials::new(user.to_owned(), token);
            let auth = Auth::new(Mechanism::Xoauth2, credentials, None).map_err(|error| ours(&error))?;
            let mut reply = self.wire.command(auth).await?;
            if reply.code == 334 {
                // The server gives the reason, and expects an empty line before it refuses.
                reason = Refusal::of(&reply.lines.join("")).map(|refusal| refusal.words());
                reply = self.wire.send("\r\n").await?;
            }
            if reply.is_completion() || !reply.is_refusal() || reply.code == 421 {
                return Ok(reply);
            }
            reason = Some(match reason {
                Some(reason) => format!("{reason}: {}", reply.words()),
                None => reply.words(),
            });
        }
        Err(Broken::Ours(reason.unwrap_or_default()))
    }

    /// Sends the text that the server is waiting for. `trip` is how long the answer to DATA took. The final dot is a
    /// separate step: `is_handed_over` is set as soon as the dot may have been sent, and a failure before that is
    /// certain.
    pub(super) async fn hand_over(&mut self, text: &[u8], trip: Duration, is_handed_over: &mut bool) -> HandOver {
        if let Err(fault) = self.text(text, trip).await {
            return HandOver::Refused(fault);
        }
        *is_handed_over = true;
        let verdict = self.end_text().await;
        match verdict {
            Ok(reply) => {
                self.is_dirty = false;
                self.has_taken = true;
                HandOver::Accepted(reply.words())
            }
            Err(Fault::Lost(why)) => HandOver::Unknown(why),
            Err(fault) => {
                self.has_taken = false;
                HandOver::Refused(fault)
            }
        }
    }

    /// The final dot.
    pub(super) async fn end_text(&mut self) -> Result<Reply, Fault> {
        let verdict = command(Step::Dot, self.deadlines.end, self.wire.send(".\r\n")).await;
        self.is_over = verdict.as_ref().is_err_and(Fault::ends_session);
        verdict
    }

    /// The text, without the final dot.
    async fn text(&mut self, text: &[u8], trip: Duration) -> Result<(), Fault> {
        self.is_over = true;
        let pause = if self.has_taken { Duration::ZERO } else { trip.clamp(LISTENING[0], LISTENING[1]) };
        let deadline = self.deadlines.text(text.len());
        let stuffed = stuffed(text);
        let handing_over = async {
            match self.wire.write(&stuffed).await? {
                Some(said) => Ok(Some(said)),
                None => self.wire.overhear(pause).await,
            }
        };
        match within(Step::Text, deadline, handing_over).await? {
            None => Ok(()),
            Some(said) => Err(no(Step::Text, &said)),
        }
    }

    /// Says goodbye. The session is over whatever the server replies.
    pub(super) async fn quit(mut self) {
        let _ = tokio::time::timeout(self.deadlines.quit, self.wire.command(Quit)).await;
    }
}

/// A text as it is transmitted (RFC 5321 section 4.5.2): each line that starts with a dot gets another one, and the
/// last line is terminated.
fn stuffed(text: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(text.len() + 2);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
    }
    if !stuffed.ends_with(b"\r\n") {
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed
}
