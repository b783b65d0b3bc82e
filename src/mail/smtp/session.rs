//! A session with a server: connect, protect, log in, and one transaction after the other.

use lettre::{
    Address,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Quit, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use tokio::net::TcpStream;

use super::{
    fault::{Fault, command, step, words_of},
    settings::{Deadlines, Encryption, SmtpSettings},
};

/// How much of a text is written at once.
const BLOCK_BYTES: usize = 64 * 1024;

/// An open session.
pub(super) struct Session {
    connection: AsyncSmtpConnection,
    deadlines: Deadlines,
    /// How many transactions it has seen.
    pub(super) transactions: u32,
    /// True if the server still holds half a transaction.
    is_dirty: bool,
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
    pub(super) async fn open(settings: &SmtpSettings, tls: Option<&TlsParameters>) -> Result<Self, String> {
        let server = settings.server();
        let mut connection =
            connect(settings, tls).await.map_err(|why| format!("cannot reach the mail server `{server}`: {why}"))?;
        let deadline = settings.deadlines.greeting;
        if let (Encryption::StartTls, Some(tls)) = (settings.encryption, tls) {
            let hello = ClientId::Domain(settings.hello.clone());
            step("STARTTLS", deadline, connection.starttls(tls.clone(), &hello))
                .await
                .map_err(|fault| format!("cannot protect the connection to `{server}`: {}", fault.words()))?;
        }
        if let Some(login) = &settings.login {
            let credentials = Credentials::new(login.user.clone(), login.password.clone());
            command("AUTH", deadline, connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials))
                .await
                .map_err(|fault| format!("`{server}` does not let `{}` log in: {}", login.user, fault.words()))?;
        }
        Ok(Self { connection, deadlines: settings.deadlines, transactions: 0, is_dirty: false })
    }

    /// True if a mail of that kind can be sent in this session.
    pub(super) fn supports_utf8_addresses(&self) -> bool {
        self.connection.server_info().supports_feature(Extension::SmtpUtfEight)
    }

    /// Begins a transaction; forgets half a one that went before.
    pub(super) async fn mail(&mut self, from: &Address, text: &[u8], utf8: bool) -> Result<(), Fault> {
        if self.is_dirty {
            command("RSET", self.deadlines.mail, self.connection.command(Rset)).await?;
        }
        self.transactions += 1;
        self.is_dirty = true;
        let mut parameters = Vec::new();
        if !text.is_ascii() && self.connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if utf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let mail = Mail::new(Some(from.clone()), parameters);
        command("MAIL", self.deadlines.mail, self.connection.command(mail)).await.map(drop)
    }

    /// Names a recipient.
    pub(super) async fn rcpt(&mut self, to: &Address) -> Result<(), Fault> {
        let rcpt = Rcpt::new(to.clone(), Vec::new());
        command("RCPT", self.deadlines.rcpt, self.connection.command(rcpt)).await.map(drop)
    }

    /// Hands the text over, final dot included; `is_handed_over` is true from when that dot may be on its way.
    pub(super) async fn data(&mut self, text: &[u8], is_handed_over: &mut bool) -> HandOver {
        match step("DATA", self.deadlines.data, self.connection.command(Data)).await {
            Ok(go_on) if go_on.has_code(354) => {}
            Ok(other) => {
                let why = format!("the server answered DATA with `{}`, which makes no sense", words_of(&other));
                return HandOver::Refused(Fault::Lost(why));
            }
            Err(fault) => return HandOver::Refused(fault),
        }
        // lettre ends the last line itself.
        let text = text.strip_suffix(b"\r\n").unwrap_or(text);
        let blocks = Blocks { rest: text, is_written: &mut *is_handed_over };
        let deadline = self.deadlines.text(text.len());
        match command("the final dot", deadline, self.connection.message_iter(blocks)).await {
            Ok(words) => {
                self.is_dirty = false;
                HandOver::Accepted(words)
            }
            Err(Fault::Lost(why)) if *is_handed_over => HandOver::Unknown(why),
            Err(fault) => HandOver::Refused(fault),
        }
    }

    /// Takes leave. Whatever the server says to that, the session is over.
    pub(super) async fn quit(mut self) {
        let _ = tokio::time::timeout(self.deadlines.quit, self.connection.command(Quit)).await;
    }
}

/// Blocks of a text. Once the iterator has ended, the final dot may be on its way.
struct Blocks<'a> {
    rest: &'a [u8],
    is_written: &'a mut bool,
}

impl<'a> Iterator for Blocks<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            *self.is_written = true;
            return None;
        }
        let (block, rest) = self.rest.split_at(self.rest.len().min(BLOCK_BYTES));
        self.rest = rest;
        Some(block)
    }
}

/// A connection on which the server has greeted us and heard our EHLO.
async fn connect(settings: &SmtpSettings, tls: Option<&TlsParameters>) -> Result<AsyncSmtpConnection, String> {
    let (hello, deadlines) = (ClientId::Domain(settings.hello.clone()), settings.deadlines);
    let server = (settings.host.as_str(), settings.port);
    if let (Encryption::Tls, Some(tls)) = (settings.encryption, tls) {
        // lettre keeps the socket to itself here, so that Nagle's algorithm stays on: some 40 ms a mail.
        let deadline = deadlines.connect + deadlines.greeting;
        let opening =
            AsyncSmtpConnection::connect_tokio1(server, Some(deadlines.connect), &hello, Some(tls.clone()), None);
        return step("the TLS handshake", deadline, opening).await.map_err(|fault| fault.words().to_owned());
    }
    let stream = match tokio::time::timeout(deadlines.connect, TcpStream::connect(server)).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(error.to_string()),
        Err(_) => return Err(format!("no connection within {} s", deadlines.connect.as_secs())),
    };
    // Text and final dot are two small writes: with Nagle's algorithm the second waits for the first one's receipt.
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
    step("our greeting", deadlines.greeting, greeting).await.map_err(|fault| fault.words().to_owned())
}
