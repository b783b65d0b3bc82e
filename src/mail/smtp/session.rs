//! A session with a server: connect, protect, log in, and one transaction after the other.

use std::time::Duration;

use lettre::{
    Address,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        commands::{Auth, Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls},
        extension::{ClientId, MailBodyParameter, MailParameter},
        response::Response,
    },
};
use tokio::{net::TcpStream, time::Instant};

use super::{
    fault::{Broken, Fault, Step, command, no, within},
    own_name::literal,
    reply::Reply,
    settings::{Deadlines, Encryption, Login, Secret, SmtpSettings},
    tls::Tls,
    token::{self, Refusal},
    wire::Wire,
};

/// Between the text and the final dot we listen whether the server hung up over the text: as long as it took to answer
/// DATA, so that word of it can have come back, within these bounds. After a text that was taken in the same session one look
/// is enough: a server that hangs up over the next one is rare, and then nobody knows.
const LISTENING: [Duration; 2] = [Duration::from_millis(20), Duration::from_millis(500)];

/// No more tokens are tried than this.
const TOKENS_AT_MOST: usize = 2;

/// A server asks no more questions than this before it lets somebody log in.
const CHALLENGES_AT_MOST: usize = 10;

/// An open session.
pub(super) struct Session {
    wire: Wire,
    /// The name we introduce ourselves with.
    own_name: String,
    /// What the server offers, as it answered EHLO: `8BITMIME`, `AUTH PLAIN LOGIN`.
    offers: Vec<String>,
    deadlines: Deadlines,
    /// How many transactions it has seen.
    pub(super) transactions: u32,
    /// True if it took the last text.
    has_taken: bool,
    /// True if the server still holds half a transaction.
    is_dirty: bool,
    /// True if the server still holds half a text: no command can follow in this session.
    pub(super) is_over: bool,
}

fn ours(error: &lettre::transport::smtp::Error) -> Broken {
    Broken::Ours(error.to_string())
}

/// What became of a text that was handed over.
pub(super) enum HandOver {
    /// The server has it.
    Accepted(String),
    /// It does not, for certain.
    Refused(Fault),
    /// Nobody knows: the final dot was sent, and the answer did not come.
    Unknown(String),
}

impl Session {
    /// Opens a session, ready for a first transaction. A fault is told in a sentence.
    pub(super) async fn open(settings: &SmtpSettings, tls: Option<&Tls>) -> Result<Self, String> {
        let server = settings.server();
        let mut session =
            greet(settings, tls).await.map_err(|why| format!("cannot reach the mail server `{server}`: {why}"))?;
        if let (Encryption::StartTls, Some(tls)) = (settings.encryption, tls) {
            let secured = session.start_tls(tls).await;
            secured.map_err(|fault| format!("cannot protect the connection to `{server}`: {}", fault.words()))?;
        }
        if let Some(login) = &settings.login {
            let deadline = settings.deadlines.greeting;
            command(Step::Login, deadline, session.log_in(login))
                .await
                .map_err(|fault| format!("`{server}` does not let `{}` log in: {}", login.user, fault.words()))?;
        }
        Ok(session)
    }

    /// True if a mail of that kind can be sent in this session.
    pub(super) fn supports_utf8_addresses(&self) -> bool {
        self.supports("SMTPUTF8")
    }

    /// True if the server offers an extension. Its name may stand in any case (RFC 5321 section 4.1.1.1).
    fn supports(&self, extension: &str) -> bool {
        self.offers
            .iter()
            .any(|offer| offer.split_whitespace().next().is_some_and(|n| n.eq_ignore_ascii_case(extension)))
    }

    async fn hello(&mut self) -> Result<(), Fault> {
        let ehlo = Ehlo::new(ClientId::Domain(self.own_name.clone()));
        let reply = command(Step::Hello, self.deadlines.greeting, self.wire.command(ehlo)).await?;
        self.offers = reply.lines.into_iter().skip(1).collect();
        Ok(())
    }

    async fn start_tls(&mut self, tls: &Tls) -> Result<(), Fault> {
        if !self.supports("STARTTLS") {
            return Err(Fault::Lost("STARTTLS is not supported on this server".to_owned()));
        }
        let deadline = self.deadlines.greeting;
        command(Step::StartTls, deadline, self.wire.command(Starttls)).await?;
        within(Step::Handshake, deadline, self.wire.secure(tls)).await?;
        self.hello().await
    }

    async fn log_in(&mut self, login: &Login) -> Result<Reply, Broken> {
        match &login.secret {
            Secret::Password(password) => self.log_in_by_password(&login.user, password).await,
            Secret::TokenCommand(command) => self.log_in_by_token(&login.user, command).await,
        }
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

    /// A token that is refused may just be over: one more is fetched, once.
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
                // The server says why, and wants an empty line before it refuses.
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

    /// Begins a transaction; forgets half a one that went before.
    pub(super) async fn mail(&mut self, from: &Address, text: &[u8], utf8: bool) -> Result<(), Fault> {
        if self.is_dirty {
            command(Step::Reset, self.deadlines.mail, self.wire.command(Rset)).await?;
        }
        self.transactions += 1;
        self.is_dirty = true;
        let mut parameters = Vec::new();
        if !text.is_ascii() && self.supports("8BITMIME") {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if utf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let mail = Mail::new(Some(from.clone()), parameters);
        command(Step::Mail, self.deadlines.mail, self.wire.command(mail)).await.map(drop)
    }

    /// Names a recipient.
    pub(super) async fn rcpt(&mut self, to: &Address) -> Result<(), Fault> {
        let rcpt = Rcpt::new(to.clone(), Vec::new());
        command(Step::Recipient, self.deadlines.rcpt, self.wire.command(rcpt)).await.map(drop)
    }

    /// Hands the text over. The final dot is a step of its own: `is_handed_over` is true from when it may be on its way,
    /// and what goes wrong before that leaves no doubt.
    pub(super) async fn data(&mut self, text: &[u8], is_handed_over: &mut bool) -> HandOver {
        if let Err(fault) = self.text(text).await {
            return HandOver::Refused(fault);
        }
        *is_handed_over = true;
        let verdict = command(Step::Dot, self.deadlines.end, self.wire.send(".\r\n")).await;
        self.is_over = matches!(verdict, Err(Fault::Lost(_)));
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

    /// DATA and the text, without the final dot.
    async fn text(&mut self, text: &[u8]) -> Result<(), Fault> {
        let asked = Instant::now();
        let go_on = within(Step::Data, self.deadlines.data, self.wire.command(Data)).await?;
        if go_on.code != 354 {
            return Err(no(Step::Data, &go_on));
        }
        self.is_over = true;
        let pause = if self.has_taken { Duration::ZERO } else { asked.elapsed().clamp(LISTENING[0], LISTENING[1]) };
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

    /// Takes leave. Whatever the server says to that, the session is over.
    pub(super) async fn quit(mut self) {
        let _ = tokio::time::timeout(self.deadlines.quit, self.wire.command(Quit)).await;
    }
}

/// A text as it goes over the wire (RFC 5321 section 4.5.2): a dot more before each line that begins with one, and the
/// last line ended.
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

/// A session in which the server has greeted us and heard our EHLO.
async fn greet(settings: &SmtpSettings, tls: Option<&Tls>) -> Result<Session, String> {
    let deadlines = settings.deadlines;
    let server = (settings.host.as_str(), settings.port);
    let stream = match tokio::time::timeout(deadlines.connect, TcpStream::connect(server)).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(error.to_string()),
        Err(_) => return Err(format!("no connection within {} s", deadlines.connect.as_secs())),
    };
    // Text and final dot are two writes: with Nagle's algorithm the second waits for the first one's receipt.
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    let own_name = match &settings.hello {
        Some(name) => name.clone(),
        None => literal(stream.local_addr().map_err(|error| error.to_string())?),
    };
    let mut session = Session {
        wire: Wire::new(stream),
        own_name,
        offers: Vec::new(),
        deadlines,
        transactions: 0,
        has_taken: false,
        is_dirty: false,
        is_over: false,
    };
    let greeted = async {
        if let (Encryption::Tls, Some(tls)) = (settings.encryption, tls) {
            within(Step::Handshake, deadlines.greeting, session.wire.secure(tls)).await?;
        }
        command(Step::Greeting, deadlines.greeting, session.wire.reply()).await?;
        session.hello().await
    };
    greeted.await.map_err(|fault| fault.words().to_owned())?;
    Ok(session)
}
