//! Which server, how, as whom, and how long we wait for it.

use std::{fmt, net::IpAddr, time::Duration};

use super::own_name::is_literal;

/// A mail server and how to speak with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Host name or address.
    pub host: String,
    /// Port: 587 for submission, 465 for submission over TLS, 25 for a relay.
    pub port: u16,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// As whom to log in, if the server wants that.
    pub login: Option<Login>,
    /// The name we introduce ourselves with (RFC 5321 section 4.1.1.1): this machine's, as the world knows it. Without one it
    /// is the address that the connection has on our side.
    pub hello: Option<String>,
    /// Certificates, in PEM, that are trusted besides the system's: for a server with a certificate of one's own.
    pub root_certificates: Vec<u8>,
    /// How long each step may take.
    pub deadlines: Deadlines,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not at all: for a relay on the same machine.
    None,
    /// By STARTTLS (RFC 3207), without which nothing is sent.
    StartTls,
    /// By TLS from the first byte on (RFC 8314).
    Tls,
}

/// As whom to log in (RFC 4954).
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// Name.
    pub user: String,
    /// What proves it.
    pub secret: Secret,
}

/// What proves who we are; never shown, never logged.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// A password, for AUTH PLAIN or LOGIN.
    Password(String),
    /// The program that prints a token for AUTH XOAUTH2, with its arguments.
    TokenCommand(Vec<String>),
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

/// How long each step may take; the default is RFC 5321 section 4.5.3.2.
///
/// Together they bound an attempt: a lease of the outbox must be longer than [`Deadlines::attempt`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// To connect.
    pub connect: Duration,
    /// For the greeting, EHLO, STARTTLS and AUTH, each.
    pub greeting: Duration,
    /// For MAIL and RSET.
    pub mail: Duration,
    /// For each RCPT.
    pub rcpt: Duration,
    /// For DATA.
    pub data: Duration,
    /// For each mebibyte of the text, beside `end`.
    pub block: Duration,
    /// For the answer to the final dot, and for a server that is slow to take the text.
    pub end: Duration,
    /// For QUIT, whose answer matters to nobody.
    pub quit: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            greeting: Duration::from_mins(5),
            mail: Duration::from_mins(5),
            rcpt: Duration::from_mins(5),
            data: Duration::from_mins(2),
            block: Duration::from_mins(3),
            end: Duration::from_mins(10),
            quit: Duration::from_secs(5),
        }
    }
}

impl Deadlines {
    /// No attempt with that many recipients and bytes takes longer.
    pub fn attempt(&self, recipients: u32, bytes: usize) -> Duration {
        let connecting = self.connect + self.greeting * 4;
        // RSET and MAIL on a connection that was kept, which may be lost; then once more on a new one.
        connecting + self.mail * 3 + self.rcpt * recipients + self.data + self.text(bytes) + self.end
    }

    /// To hand over a text, before its final dot.
    pub(super) fn text(&self, bytes: usize) -> Duration {
        self.block * (bytes >> 20).saturating_add(1).try_into().unwrap_or(u32::MAX) + self.end
    }
}

/// Why settings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    /// The host is none.
    #[error("`{0}` is not a host name or address; write it as `mail.organisation.example`")]
    Host(String),
    /// The name for EHLO is none.
    #[error(
        "`{0}` is not a name to introduce ourselves with; write this machine's name as `concerted.organisation.example`"
    )]
    Hello(String),
    /// The certificates cannot be read.
    #[error("the certificates for `{host}` cannot be read: {why}; they must be in PEM, `-----BEGIN CERTIFICATE-----`")]
    Certificates {
        /// The server.
        host: String,
        /// What is wrong.
        why: String,
    },
    /// A password would cross the network for everybody to read.
    #[error("the password for `{0}` would be sent unprotected; use `tls: starttls` or `tls: implicit`")]
    PasswordInTheClear(String),
}

impl SmtpSettings {
    /// The server for people: `mail.organisation.example:587`.
    pub fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    pub(super) fn check(&self) -> Result<(), SmtpError> {
        let is_name = |name: &str| {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
            !name.is_empty() && name.len() <= 255 && name.chars().all(is_letter)
        };
        if !is_name(&self.host) {
            return Err(SmtpError::Host(self.host.escape_debug().to_string()));
        }
        if let Some(hello) = self.hello.as_deref().filter(|hello| !is_name(hello) && !is_literal(hello)) {
            return Err(SmtpError::Hello(hello.escape_debug().to_string()));
        }
        if self.login.is_some() && self.encryption == Encryption::None && !self.is_this_machine() {
            return Err(SmtpError::PasswordInTheClear(self.server()));
        }
        Ok(())
    }

    fn is_this_machine(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}
