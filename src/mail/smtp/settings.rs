//! Which server to use, how and as whom, and how long to wait for it.

use std::{fmt, net::IpAddr, time::Duration};

use crate::model::is_address_literal;

/// A mail server and how to talk to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Host name or address.
    pub host: String,
    /// Port: 587 for submission, 465 for submission over TLS, 25 for a relay.
    pub port: u16,
    /// How the connection is encrypted.
    pub encryption: Encryption,
    /// As whom to log in, if the server requires it.
    pub login: Option<Login>,
    /// The name with which we introduce ourselves (RFC 5321 section 4.1.1.1): this machine's fully qualified name.
    /// Without one, the address of our end of the connection is used.
    pub hello: Option<String>,
    /// Certificates in PEM that are trusted in addition to the system's, for a server with a private certificate.
    pub root_certificates: Vec<u8>,
    /// How long each step may take.
    pub deadlines: Deadlines,
}

/// How a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not at all, for a relay on the same machine.
    None,
    /// By STARTTLS (RFC 3207); nothing is sent without it.
    StartTls,
    /// By TLS from the first byte (RFC 8314).
    Tls,
}

/// As whom to log in (RFC 4954).
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The user name.
    pub user: String,
    /// The credential.
    pub secret: Secret,
}

/// A credential; never shown, never logged.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// A password, for AUTH PLAIN or LOGIN.
    Password(String),
    /// The command, with its arguments, that prints a token for AUTH XOAUTH2.
    TokenCommand(Vec<String>),
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

/// How long each step may take; the defaults are those of RFC 5321 section 4.5.3.2.
///
/// Together they bound an attempt: a lease in the outbox must last longer than [`Deadlines::attempt`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// For connecting.
    pub connect: Duration,
    /// For the greeting, EHLO, STARTTLS and AUTH, each.
    pub greeting: Duration,
    /// For MAIL and RSET.
    pub mail: Duration,
    /// For each RCPT.
    pub rcpt: Duration,
    /// For DATA.
    pub data: Duration,
    /// For each mebibyte of the text, in addition to `end`.
    pub block: Duration,
    /// For the answer to the final dot, and for a server that reads the text slowly.
    pub end: Duration,
    /// For QUIT, whose answer does not matter.
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
    /// The longest that an attempt with this many recipients and bytes can take.
    pub fn attempt(&self, recipients: u32, bytes: usize) -> Duration {
        let connecting = self.connect + self.greeting * 4;
        // RSET and MAIL on a kept connection, which may turn out to be lost; then both again on a new one.
        connecting + self.mail * 3 + self.rcpt * recipients + self.data + self.text(bytes) + self.end
    }

    /// For sending a text, up to its final dot.
    pub(super) fn text(&self, bytes: usize) -> Duration {
        self.block * (bytes >> 20).saturating_add(1).try_into().unwrap_or(u32::MAX) + self.end
    }
}

/// Why settings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    /// The host is invalid.
    #[error("`{0}` is not a host name or address; write it as `mail.organisation.example`")]
    Host(String),
    /// The name for EHLO is invalid.
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
    /// A password would cross the network unencrypted.
    #[error("the password for `{0}` would be sent unprotected; use `tls: starttls` or `tls: implicit`")]
    PasswordInTheClear(String),
}

impl SmtpSettings {
    /// The server, for people: `mail.organisation.example:587`.
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
        if let Some(hello) = self.hello.as_deref().filter(|hello| !is_name(hello) && !is_address_literal(hello)) {
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
