//! The keys of `mail:` about mail that leaves: by which way, as whom, and how fast.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::{
    ConfigError, IncomingConfig, Reader,
    raw::{RawCommand, RawMail, RawTransport},
    tls::Tls,
};
use crate::{
    files,
    model::{check_address, hidden_character, is_address_literal, is_beyond_ascii, is_qualified},
};

/// The environment variable with the SMTP password, if there is no file.
pub const PASSWORD_VARIABLE: &str = "CONCERTED_SMTP_PASSWORD";

/// The most connections to one server at the same time.
pub const MAX_CONNECTIONS: usize = 10;

/// The largest certificate file, in bytes; a system's whole store is a quarter of this.
const MAX_CA_BYTES: usize = 1 << 20;

/// The largest password file, in bytes.
const MAX_PASSWORD_BYTES: usize = 4 << 10;

/// How many days the texts of mails are kept by default, and the permitted range: long enough for somebody to ask what
/// a mail said, and for mails that bounce late.
const KEEP_TEXTS: u16 = 90;
const KEEP_TEXTS_BETWEEN: std::ops::RangeInclusive<u16> = 14..=3650;

/// How mail is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailConfig {
    /// The transport and its settings.
    pub transport: TransportConfig,
    /// The sender, `Name <address>` or an address; the coordinator's address if `None`.
    pub from: Option<String>,
    /// Keeps all mail in the outbox until released.
    pub hold: bool,
    /// The name with which we greet mail servers, if not the machine's own.
    pub hello: Option<String>,
    /// Number of simultaneous connections to the mail server, from 1 to [`MAX_CONNECTIONS`].
    pub connections: usize,
    /// The most mails to one domain within a minute, from 1; `None` if there is no limit.
    pub per_domain: Option<usize>,
    /// How many days the text of a mail is kept after it was sent, returned or withdrawn.
    pub keep_texts: u16,
    /// Where partners reply to, and where mail comes in.
    pub incoming: IncomingConfig,
}

/// The two transports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportConfig {
    /// One `.eml` file per mail; nothing leaves the machine.
    File {
        /// The folder for the files.
        directory: PathBuf,
    },
    /// A mail server.
    Smtp {
        /// Host name or address.
        host: String,
        /// Port; by default 25, 587 for STARTTLS, 465 for implicit TLS.
        port: u16,
        /// Encryption.
        tls: Tls,
        /// PEM certificates of authorities trusted in addition to the system's.
        authorities: Vec<u8>,
        /// User and password, if the server requires them.
        credentials: Option<Credentials>,
    },
}

/// The user of the mail server, with a credential.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The user.
    pub user: String,
    /// Password or token.
    pub proof: Proof,
}

/// The credential for the mail server. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Proof {
    /// A password.
    Password(String),
    /// A program that prints a token, with its arguments.
    TokenCommand(Vec<String>),
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).field("proof", &"…").finish()
    }
}

impl Reader<'_> {
    pub(super) fn mail(&self, raw: RawMail) -> Result<MailConfig, ConfigError> {
        let incoming = self.incoming(&raw)?;
        let transport = match raw.transport.unwrap_or(RawTransport::File) {
            RawTransport::File => TransportConfig::File { directory: self.path(raw.directory, "var/mail") },
            RawTransport::Smtp => {
                let tls = raw.tls.unwrap_or_default();
                let host = raw.host.ok_or_else(|| {
                    self.invalid(
                        "`mail: transport: smtp` names no server",
                        "add `host: mail.example.org` under `mail:`",
                    )
                })?;
                let port = raw.port.unwrap_or(match tls {
                    Tls::None => 25,
                    Tls::Starttls => 587,
                    Tls::Implicit => 465,
                });
                let proof = (raw.password_file.as_deref(), raw.token_command);
                let credentials = raw.user.map(|user| self.credentials(user, proof)).transpose()?;
                let authorities = self.authorities(raw.ca_file.as_deref())?;
                TransportConfig::Smtp { host, port, tls, authorities, credentials }
            }
        };
        if let Some(from) = &raw.from {
            self.check_sender(from)?;
        }
        if let Some(hello) = &raw.hello {
            self.check_hello(hello)?;
        }
        let connections = raw.connections.unwrap_or(1);
        if !(1..=MAX_CONNECTIONS).contains(&connections) {
            return Err(self.invalid(
                &format!("`mail: connections: {connections}` is not between 1 and {MAX_CONNECTIONS}"),
                "leave it out for one connection, which is enough for hundreds of mails a second",
            ));
        }
        if raw.per_domain == Some(0) {
            return Err(self.invalid(
                "`mail: per_domain: 0` would send nothing",
                "write how many mails may go to one domain within a minute, or leave it out",
            ));
        }
        let keep_texts = raw.keep_texts.unwrap_or(KEEP_TEXTS);
        if !KEEP_TEXTS_BETWEEN.contains(&keep_texts) {
            let (least, most) = (KEEP_TEXTS_BETWEEN.start(), KEEP_TEXTS_BETWEEN.end());
            return Err(self.invalid(
                &format!("`mail: keep_texts: {keep_texts}` is not between {least} and {most} days"),
                "leave it out for 90 days; the headers of mails are kept in any case",
            ));
        }
        let per_domain = raw.per_domain;
        let (hold, hello) = (raw.hold, raw.hello);
        Ok(MailConfig { transport, from: raw.from, hold, hello, connections, per_domain, keep_texts, incoming })
    }

    /// A name to greet mail servers with is a fully qualified one or an address literal.
    fn check_hello(&self, hello: &str) -> Result<(), ConfigError> {
        if is_qualified(hello) || is_address_literal(hello) {
            return Ok(());
        }
        let meant = idna::domain_to_ascii(hello.trim_end_matches('.')).ok().filter(|name| is_qualified(name));
        let help = match meant {
            Some(name) => format!("write `hello: {name}`"),
            None => {
                "write the name of this machine as the world knows it, such as `hello: concerted.organisation.example`"
                    .to_owned()
            }
        };
        Err(self.invalid(&format!("`mail: hello: {}` is not a fully qualified name", hello.escape_debug()), &help))
    }

    /// The authorities trusted in addition to the system's; TLS reads the contents.
    fn authorities(&self, file: Option<&Path>) -> Result<Vec<u8>, ConfigError> {
        let Some(file) = file else { return Ok(Vec::new()) };
        let path = self.folder.join(file);
        files::read_regular(&path, MAX_CA_BYTES).map_err(|source| {
            self.invalid(
                &format!("`mail: ca_file: {}` cannot be read: {source}", path.display()),
                "name a file with the certificate of the authority that signed the mail server's, in PEM",
            )
        })
    }

    /// `Name <address>`, or an address alone.
    fn check_sender(&self, from: &str) -> Result<(), ConfigError> {
        let address = from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end().trim_end_matches('>')).trim();
        let problem = match hidden_character(from) {
            Some(_) => Err("it has an invisible character"),
            None if is_beyond_ascii(address) => {
                Err("letters beyond ASCII before the `@` would stand in everybody's mail, which most servers refuse")
            }
            None => check_address(address),
        };
        problem.map_err(|problem| {
            self.invalid(
                &format!("`mail: from: {}` cannot send mail: {problem}", from.escape_debug()),
                "write `from: Forum secretariat <secretariat@organisation.example>`",
            )
        })
    }

    fn credentials(
        &self,
        user: String,
        (file, token_command): (Option<&Path>, Option<RawCommand>),
    ) -> Result<Credentials, ConfigError> {
        if let Some(command) = token_command {
            if file.is_some() {
                return Err(self.invalid(
                    "`mail:` has both `password_file` and `token_command`",
                    "leave one of them out: a server takes a password or a token",
                ));
            }
            let proof = Proof::TokenCommand(self.command(command, "mail: token_command:")?);
            return Ok(Credentials { user, proof });
        }
        #[expect(clippy::disallowed_methods, reason = "the configuration is where the environment is read")]
        let password = match file {
            Some(file) => {
                let path = self.folder.join(file);
                let text = files::read_secret(&path, MAX_PASSWORD_BYTES)
                    .map_err(|source| ConfigError::Password { file: path, source })?;
                text.trim_end_matches(['\r', '\n']).to_owned()
            }
            None => std::env::var(PASSWORD_VARIABLE).map_err(|_| {
                self.invalid(
                    "`mail: user` has no password",
                    &format!("add `password_file: FILE` or `token_command: PROGRAM` under `mail:`, or set {PASSWORD_VARIABLE}"),
                )
            })?,
        };
        Ok(Credentials { user, proof: Proof::Password(password) })
    }
}
