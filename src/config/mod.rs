//! Adapter: the configuration of this installation, `config.yaml`.

mod error;
mod incoming;
mod network;
mod raw;
mod web;

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use self::raw::{Raw, RawAlarm, RawCommand, RawMail, RawPaper, RawReports, RawTheme, RawTransport, RawWeb};
pub use self::{
    error::ConfigError,
    incoming::{AnswersAddress, IncomingConfig},
    network::Network,
    web::{BaseUrl, WebConfig},
};
use crate::{
    definition,
    diag::Diagnostic,
    files,
    lang::{LANGUAGES, Words},
    model::{Lang, check_address, hidden_character, is_address_literal, is_qualified},
};

/// The environment variable with the SMTP password, if there is no file.
pub const PASSWORD_VARIABLE: &str = "CONCERTED_SMTP_PASSWORD";

/// The largest configuration file, in bytes.
pub const MAX_CONFIG_BYTES: usize = 64 << 10;

/// The most connections to one server at the same time.
pub const MAX_CONNECTIONS: usize = 10;

/// The largest certificate file, in bytes; a system's whole store is a quarter of this.
const MAX_CA_BYTES: usize = 1 << 20;

/// The largest password file, in bytes.
const MAX_PASSWORD_BYTES: usize = 4 << 10;

/// A checked configuration. All paths are ready to use: absolute, or relative to the working directory.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The file it was read from.
    pub file: PathBuf,
    /// The SQLite database.
    pub database: PathBuf,
    /// The folder of definitions.
    pub workflows: PathBuf,
    /// The folder of templates.
    pub templates: PathBuf,
    /// Mail.
    pub mail: MailConfig,
    /// The folder for issued reports.
    pub reports: PathBuf,
    /// The look of reports.
    pub theme: ThemeConfig,
    /// A program, with its arguments, that receives alarms on its standard input.
    pub alarm: Option<Vec<String>>,
    /// Pages.
    pub web: WebConfig,
    /// The language of mails to recipients in none of whose languages we can write.
    pub language: Lang,
}

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

/// Encryption of the connection to the mail server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// None: for a server on this machine.
    None,
    /// STARTTLS, required.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Implicit,
}

/// The look of reports as written in the file; invalid values are refused when templates are loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThemeConfig {
    /// Colours by name: `accent: "#123a6d"`.
    pub colours: BTreeMap<String, String>,
    /// A factor for all type sizes.
    pub type_scale: Option<f32>,
    /// Sheets of 8.5 × 11 inches instead of A4.
    pub letter: bool,
    /// The logo of the title band.
    pub logo: Option<LogoConfig>,
    /// The organisation's own typefaces.
    pub fonts: Option<FontsConfig>,
}

/// Font files for running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontsConfig {
    /// Upright.
    pub regular: PathBuf,
    /// Upright and bold.
    pub bold: PathBuf,
    /// Italic.
    pub italic: Option<PathBuf>,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoConfig {
    /// A PNG file.
    pub file: PathBuf,
    /// Alternative text for those who cannot see it.
    pub text: String,
}

impl Config {
    /// Reads and checks `file`. Relative paths are relative to its folder.
    pub fn load(file: &Path) -> Result<Self, ConfigError> {
        let text = files::read_text(file, MAX_CONFIG_BYTES)
            .map_err(|source| ConfigError::Unreadable { file: file.to_owned(), source })?;
        let reader = Reader { file, folder: file.parent().unwrap_or(Path::new("")) };
        reader.read(&text)
    }
}

struct Reader<'a> {
    file: &'a Path,
    folder: &'a Path,
}

impl Reader<'_> {
    fn read(&self, text: &str) -> Result<Config, ConfigError> {
        let raw: Raw = if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            Raw {
                database: None,
                workflows: None,
                templates: None,
                mail: RawMail::default(),
                reports: RawReports::default(),
                web: RawWeb::default(),
                alarm: RawAlarm::default(),
                language: None,
            }
        } else {
            // The parser below has no limits of its own that hold in bounded time.
            definition::fault_of_yaml("config.yaml", text).map_or(Ok(()), |fault| Err(self.fault(&fault, text)))?;
            serde_yaml::from_str(text).map_err(|error| self.syntax(&error))?
        };
        Ok(Config {
            file: self.file.to_owned(),
            database: self.path(raw.database, "var/concerted.db"),
            workflows: self.path(raw.workflows, "workflows"),
            templates: self.templates(raw.templates)?,
            reports: self.path(raw.reports.directory, "var/reports"),
            theme: self.theme(raw.reports.theme),
            web: self.web(&raw.web)?,
            alarm: self.alarm(raw.alarm)?,
            language: self.language(raw.language.as_deref())?,
            mail: self.mail(raw.mail)?,
        })
    }

    fn theme(&self, raw: RawTheme) -> ThemeConfig {
        ThemeConfig {
            colours: raw.colours,
            type_scale: raw.type_scale,
            letter: raw.paper == Some(RawPaper::Letter),
            logo: raw.logo.map(|logo| LogoConfig { file: self.folder.join(logo.file), text: logo.text }),
            fonts: raw.fonts.map(|fonts| FontsConfig {
                regular: self.folder.join(fonts.regular),
                bold: self.folder.join(fonts.bold),
                italic: fonts.italic.map(|italic| self.folder.join(italic)),
            }),
        }
    }

    fn path(&self, given: Option<PathBuf>, default: &str) -> PathBuf {
        self.folder.join(given.unwrap_or_else(|| PathBuf::from(default)))
    }

    fn mail(&self, raw: RawMail) -> Result<MailConfig, ConfigError> {
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

    /// A program path with a folder is relative to the configuration's folder.
    fn alarm(&self, raw: RawAlarm) -> Result<Option<Vec<String>>, ConfigError> {
        raw.command.map(|command| self.command(command, "alarm: command:")).transpose()
    }

    fn command(&self, raw: RawCommand, key: &str) -> Result<Vec<String>, ConfigError> {
        let mut command = match raw {
            RawCommand::Program(program) => vec![program],
            RawCommand::WithArguments(command) => command,
        };
        let Some(program) = command.first_mut().filter(|program| !program.is_empty()) else {
            return Err(self.invalid(
                &format!("`{key}` names no program"),
                &format!("write `{key} /usr/local/bin/PROGRAM`, or a list of the program and its arguments"),
            ));
        };
        if program.contains('/') {
            *program = self.folder.join(&*program).display().to_string();
        }
        Ok(command)
    }

    /// A named folder must exist; otherwise the built-in templates are enough.
    fn templates(&self, given: Option<PathBuf>) -> Result<PathBuf, ConfigError> {
        let is_named = given.is_some();
        let path = self.path(given, "report-templates");
        if is_named && !path.is_dir() {
            return Err(self.invalid(
                &format!("`templates: {}` is not a folder", path.display()),
                "make the folder, name another one, or leave `templates:` out to use what is built in",
            ));
        }
        Ok(path)
    }

    fn language(&self, given: Option<&str>) -> Result<Lang, ConfigError> {
        let lang = Lang::from(given.unwrap_or("en"));
        if Words::has_catalogue(&lang) {
            return Ok(lang);
        }
        let hint = format!("write one of {}", LANGUAGES.join(", "));
        Err(self.invalid(&format!("`language: {lang}` is a language we cannot write in"), &hint))
    }

    /// `Name <address>`, or an address alone.
    fn check_sender(&self, from: &str) -> Result<(), ConfigError> {
        let address = from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end().trim_end_matches('>')).trim();
        let problem = match hidden_character(from) {
            Some(_) => Err("it has an invisible character"),
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

    fn web(&self, raw: &RawWeb) -> Result<WebConfig, ConfigError> {
        web::checked(raw).map_err(|web::Fault { message, hint }| self.invalid(&message, &hint))
    }

    fn invalid(&self, message: &str, hint: &str) -> ConfigError {
        ConfigError::Invalid {
            file: self.file.to_owned(),
            place: String::new(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    fn fault(&self, fault: &Diagnostic, text: &str) -> ConfigError {
        let before = text.get(..fault.primary.span.start).unwrap_or_default();
        let (line, column) = (before.matches('\n').count() + 1, before.lines().last().unwrap_or_default());
        let column = if before.ends_with('\n') { 1 } else { column.chars().count() + 1 };
        ConfigError::Invalid {
            file: self.file.to_owned(),
            place: format!(":{line}:{column}"),
            message: fault.message.clone(),
            hint: fault
                .hint
                .clone()
                .unwrap_or_else(|| "`docs/configuration.md` lists every key with its meaning".to_owned()),
        }
    }

    fn syntax(&self, error: &serde_yaml::Error) -> ConfigError {
        let place = error.location().map_or_else(String::new, |at| format!(":{}:{}", at.line(), at.column()));
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or(&text).to_owned();
        ConfigError::Invalid {
            file: self.file.to_owned(),
            place,
            message,
            hint: "`docs/configuration.md` lists every key with its meaning; YAML wants spaces, not tabs, and `key: value`".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Advised;

    fn read(text: &str) -> Result<Config, String> {
        Reader { file: Path::new("inst/config.yaml"), folder: Path::new("inst") }.read(text).map_err(|e| e.in_full())
    }

    #[test]
    fn an_empty_file_gives_the_defaults_beside_it() {
        let config = read("# nothing yet\n").unwrap();
        assert_eq!(config.database, Path::new("inst/var/concerted.db"));
        assert_eq!(config.reports, Path::new("inst/var/reports"));
        assert_eq!(config.mail.transport, TransportConfig::File { directory: "inst/var/mail".into() });
        assert_eq!(config.web.listen.unwrap().port(), 8017);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_place_and_the_keys_there_are() {
        let error = read("database: x.db\nmail:\n  trasport: smtp\n").unwrap_err();
        assert!(error.starts_with("inst/config.yaml:3:3: "), "{error}");
        assert!(error.contains("unknown field `trasport`"), "{error}");
        assert!(error.contains("`transport`"), "{error}");
    }

    #[test]
    fn smtp_without_a_host_or_password_says_what_to_add() {
        assert!(read("mail: {transport: smtp}").unwrap_err().contains("add `host:"));
        let error = read("mail: {transport: smtp, host: localhost, user: u, password_file: missing}").unwrap_err();
        assert!(error.contains("inst/missing"), "{error}");
        let error = read("mail: {transport: smtp, host: localhost, ca_file: no.pem}").unwrap_err();
        assert!(error.contains("`mail: ca_file: inst/no.pem` cannot be read"), "{error}");
    }

    #[test]
    fn ports_follow_the_encryption() {
        let port = |tls: &str| match read(&format!("mail: {{transport: smtp, host: h, tls: {tls}}}"))
            .unwrap()
            .mail
            .transport
        {
            TransportConfig::Smtp { port, .. } => port,
            TransportConfig::File { .. } => 0,
        };
        assert_eq!((port("none"), port("starttls"), port("implicit")), (25, 587, 465));
    }

    #[test]
    fn what_would_fail_later_is_refused_at_once() {
        for (text, words) in [
            ("mail: {from: Secretariat}", "the `@` is missing"),
            ("mail: {from: \"Secretariat <a@b>\"}", "its domain has no dot"),
            ("mail: {from: \"S\\e[31m <a@b.example>\"}", "invisible character"),
            ("mail: {connections: 0}", "is not between 1 and 10"),
            ("mail: {connections: 11}", "is not between 1 and 10"),
            ("mail: {per_domain: 0}", "would send nothing"),
            ("mail: {keep_texts: 3}", "is not between 14 and 3650 days"),
            ("language: xx", "write one of en, fr"),
            ("templates: nowhere", "is not a folder"),
            ("web: {listen: nowhere}", "`web: listen: nowhere` is not an address with a port"),
            ("web: {listen: false}", "`web: listen: false` is not an address with a port"),
            ("web: {listen: 8017}", "`web: listen: 8017` is not an address with a port"),
            ("web: {trusted_proxies: [everybody]}", "`web: trusted_proxies: everybody` is not an address"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with("inst/config.yaml: ") && error.contains(words), "{error}");
        }
        assert!(read("mail: {from: \"Forum secretariat <secretariat@forum.example>\"}\nlanguage: fr-ca").is_ok());
    }

    #[test]
    fn a_password_is_never_printed() {
        for proof in [Proof::Password("secret".into()), Proof::TokenCommand(vec!["secret".into()])] {
            let credentials = Credentials { user: "u".into(), proof };
            assert!(!format!("{credentials:?}").contains("secret"));
        }
    }
}
