//! Adapter: the configuration of this installation, `config.yaml`.

mod error;
mod incoming;
mod mail;
mod network;
mod raw;
mod tls;
mod web;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use self::raw::{Raw, RawAlarm, RawCommand, RawMail, RawPaper, RawReports, RawTheme, RawWeb};
pub use self::{
    error::ConfigError,
    incoming::{AnswersAddress, IncomingConfig},
    mail::{Credentials, MAX_CONNECTIONS, MailConfig, PASSWORD_VARIABLE, Proof, TransportConfig},
    network::Network,
    tls::Tls,
    web::{BaseUrl, WebConfig},
};
use crate::{
    definition,
    diag::Diagnostic,
    files,
    lang::{LANGUAGES, Words},
    model::Lang,
};

/// The largest configuration file, in bytes.
pub const MAX_CONFIG_BYTES: usize = 64 << 10;

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
