//! The configuration as written, key by key.

use std::{collections::BTreeMap, path::PathBuf};

use serde::Deserialize;

use super::Tls;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    pub(super) database: Option<PathBuf>,
    pub(super) workflows: Option<PathBuf>,
    pub(super) templates: Option<PathBuf>,
    #[serde(default)]
    pub(super) mail: RawMail,
    #[serde(default)]
    pub(super) reports: RawReports,
    #[serde(default)]
    pub(super) web: RawWeb,
    #[serde(default)]
    pub(super) alarm: RawAlarm,
    pub(super) language: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAlarm {
    pub(super) command: Option<RawCommand>,
}

/// A program, or a program with its arguments.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawCommand {
    Program(String),
    WithArguments(Vec<String>),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMail {
    pub(super) transport: Option<RawTransport>,
    pub(super) directory: Option<PathBuf>,
    pub(super) host: Option<String>,
    pub(super) port: Option<u16>,
    pub(super) tls: Option<Tls>,
    pub(super) ca_file: Option<PathBuf>,
    pub(super) user: Option<String>,
    pub(super) password_file: Option<PathBuf>,
    pub(super) token_command: Option<RawCommand>,
    pub(super) from: Option<String>,
    pub(super) hello: Option<String>,
    pub(super) connections: Option<usize>,
    pub(super) per_domain: Option<usize>,
    pub(super) keep_texts: Option<u16>,
    pub(super) answers: Option<String>,
    pub(super) maildir: Option<PathBuf>,
    pub(super) authserv_id: Option<String>,
    #[serde(default)]
    pub(super) hold: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawTransport {
    File,
    Smtp,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReports {
    pub(super) directory: Option<PathBuf>,
    #[serde(default)]
    pub(super) theme: RawTheme,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTheme {
    #[serde(default)]
    pub(super) colours: BTreeMap<String, String>,
    pub(super) type_scale: Option<f32>,
    pub(super) paper: Option<RawPaper>,
    pub(super) logo: Option<RawLogo>,
    pub(super) fonts: Option<RawFonts>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawPaper {
    A4,
    Letter,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFonts {
    pub(super) regular: PathBuf,
    pub(super) bold: PathBuf,
    pub(super) italic: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLogo {
    pub(super) file: PathBuf,
    pub(super) text: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWeb {
    pub(super) listen: Option<RawListen>,
    pub(super) base_url: Option<String>,
    #[serde(default)]
    pub(super) trusted_proxies: Vec<String>,
}

/// What may stand where an address is expected: YAML takes `false` and `8017` for other things than texts.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawListen {
    Truth(bool),
    Number(i64),
    Text(String),
}
