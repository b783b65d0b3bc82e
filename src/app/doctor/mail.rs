//! `concerted doctor mail`: whether mail could leave, step by step, and what to fix in `config.yaml` if not. Nothing is
//! sent.

use std::{collections::BTreeSet, path::PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::{App, AppError, compose, definitions::load::look},
    config::Config,
    mail::{
        FileTransport,
        smtp::{
            Encryption, Secret, SmtpSettings,
            trial::{self, Refusal, RefusalKind, TrialStep, Tried},
        },
    },
    model::Lang,
};

/// How mails are sent.
#[derive(Clone, Debug)]
pub enum MailRoute {
    /// Each becomes a file in this folder.
    Folder(PathBuf),
    /// Through a mail server.
    Server(Box<SmtpSettings>),
}

/// The result of a trial.
#[derive(Clone, Debug, Serialize)]
pub struct MailTrial {
    /// The server, as `host:port`, or the folder.
    pub route: String,
    /// True if mail could leave.
    pub in_order: bool,
    /// Each step that was tried.
    pub steps: Vec<TrialLine>,
}

/// What a step came to.
#[derive(Clone, Debug, Serialize)]
pub struct TrialLine {
    /// The step; `folder` where mails become files.
    pub step: &'static str,
    /// True if the step succeeded.
    pub is_fine: bool,
    /// What the server said, or we did.
    pub said: String,
    /// What to fix or consider.
    pub help: Option<String>,
}

/// The sender addresses of mails: the configured one, or those of the coordinators of the workflows in force.
pub fn senders(config: &Config, now: Timestamp) -> Result<Vec<String>, AppError> {
    if config.mail.from.is_some() {
        return Ok(vec![compose::sender(config, None, &Lang::english()).address]);
    }
    let mut app = App::open_to_look(config.clone())?;
    let loading = look(&mut app.store, &config.workflows, now)?;
    let plans = loading.workflows.values().map(|loaded| loaded.plan.as_ref());
    let addresses: BTreeSet<String> = plans.filter_map(|plan| plan.coordinator.email.clone()).collect();
    Ok(addresses.into_iter().collect())
}

/// Tries the route for each of `senders`, and to `to` if given. Takes no longer than the sender's timeouts.
pub async fn try_mail(route: &MailRoute, senders: &[String], to: Option<&str>) -> MailTrial {
    let (route, steps) = match route {
        MailRoute::Folder(folder) => {
            (folder.display().to_string(), vec![line_of_folder(&FileTransport::new(folder), folder)])
        }
        MailRoute::Server(settings) => {
            let tried = trial::try_server(settings, senders, to).await;
            let is_open = tried.iter().all(|tried| tried.answer.is_ok());
            let mut steps: Vec<TrialLine> = tried.into_iter().map(|tried| line(settings, tried)).collect();
            if senders.is_empty() && is_open {
                steps.push(line_without_sender());
            }
            (settings.server(), steps)
        }
    };
    MailTrial { route, in_order: steps.iter().all(|line| line.is_fine), steps }
}

fn line_of_folder(transport: &FileTransport, folder: &std::path::Path) -> TrialLine {
    let shown = folder.display();
    match transport.check() {
        Ok(()) => TrialLine {
            step: "folder",
            is_fine: true,
            said: format!("each mail becomes a file in `{shown}`, and nothing leaves this machine"),
            help: Some("to send mail, set `mail: transport: smtp` and `host:`".to_owned()),
        },
        Err(why) => TrialLine {
            step: "folder",
            is_fine: false,
            said: why,
            help: Some("make the folder writable, or name another one: `mail: directory:`".to_owned()),
        },
    }
}

fn line_without_sender() -> TrialLine {
    TrialLine {
        step: TrialStep::Sender.as_str(),
        is_fine: false,
        said: "neither the configuration nor a workflow in force names a sender".to_owned(),
        help: Some("add `from: Forum secretariat <secretariat@organisation.example>` under `mail:`".to_owned()),
    }
}

fn line(settings: &SmtpSettings, tried: Tried) -> TrialLine {
    let Tried { step, subject, answer } = tried;
    match answer {
        Ok(said) => TrialLine {
            step: step.as_str(),
            is_fine: true,
            said: success(settings, step, &subject, &said),
            help: (step == TrialStep::Hello && settings.hello.is_none()).then(|| unnamed(&subject)),
        },
        Err(refusal) => TrialLine {
            step: step.as_str(),
            is_fine: false,
            said: failure(step, &subject, &refusal.words),
            help: Some(advice(settings, step, &refusal)),
        },
    }
}

fn success(settings: &SmtpSettings, step: TrialStep, subject: &str, said: &str) -> String {
    match step {
        TrialStep::Hello if said.is_empty() => format!("as `{subject}`; the server offers nothing"),
        TrialStep::Hello => format!("as `{subject}`; the server offers {said}"),
        TrialStep::Tls if settings.encryption == Encryption::StartTls => {
            format!("STARTTLS, with a certificate for `{subject}`")
        }
        TrialStep::Tls => format!("from the first byte on, with a certificate for `{subject}`"),
        TrialStep::Login => format!("as `{subject}`: {said}"),
        TrialStep::Sender | TrialStep::Recipient => format!("`{subject}`: {said}"),
        _ if said.is_empty() => subject.to_owned(),
        _ => said.to_owned(),
    }
}

fn failure(step: TrialStep, subject: &str, words: &str) -> String {
    match step {
        TrialStep::Settings | TrialStep::Greeting | TrialStep::Tls => words.to_owned(),
        _ => format!("`{subject}`: {words}"),
    }
}

fn unnamed(own_name: &str) -> String {
    format!(
        "this machine has no fully qualified name, so we introduce ourselves as {own_name}, which some servers refuse; set \
         `mail: hello:` to its name"
    )
}

/// What to fix in `config.yaml`.
fn advice(settings: &SmtpSettings, step: TrialStep, refusal: &Refusal) -> String {
    match step {
        TrialStep::Settings => "set the keys under `mail:` right; `docs/configuration.md` lists them".to_owned(),
        TrialStep::Connection => format!(
            "set `mail: host:` and `port:` right (now `{}`), or have the way opened in the firewall",
            settings.server()
        ),
        TrialStep::Greeting => advice_on_greeting(settings, refusal),
        TrialStep::Hello => format!(
            "set `mail: hello:` to this machine's fully qualified name, which the DNS must know{}",
            settings.hello.as_deref().map_or_else(String::new, |hello| format!(" (now `{hello}`)"))
        ),
        TrialStep::Tls => advice_on_tls(settings, refusal),
        TrialStep::Login => advice_on_login(settings),
        TrialStep::Sender => advice_on_sender(settings, refusal),
        TrialStep::Recipient => match refusal.kind {
            Some(RefusalKind::Address) => {
                "the server knows no such address, but takes mail from us: correct it".to_owned()
            }
            Some(RefusalKind::Passing) => "nothing: mail to this address is tried again until it is taken".to_owned(),
            _ => advice_on_sender(settings, refusal),
        },
    }
}

fn advice_on_greeting(settings: &SmtpSettings, refusal: &Refusal) -> String {
    if refusal.kind.is_some() {
        "ask the server's operator to let this machine send, or use the server's submission port: `mail: port: 587`, with \
         `user:` and `password_file:`"
            .to_owned()
    } else if settings.encryption == Encryption::Tls {
        "is this a mail server? `mail: host:` and `port:` must name one that speaks TLS from the first byte on"
            .to_owned()
    } else {
        "if the server speaks TLS from the first byte on, as on port 465: `mail: tls: implicit`; else set `mail: port:` right"
            .to_owned()
    }
}

fn advice_on_tls(settings: &SmtpSettings, refusal: &Refusal) -> String {
    if refusal.words.contains("certificate") {
        let host = &settings.host;
        return format!(
            "`mail: host:` must be the name in the server's certificate (now `{host}`); if its authority is one of your own, name \
             the authority's certificate, in PEM: `mail: ca_file:`"
        );
    }
    match settings.encryption {
        Encryption::StartTls => {
            "if the server protects connections from the first byte on: `mail: tls: implicit` and `port: 465`; \
             `tls: none` is for a server on this machine only"
                .to_owned()
        }
        _ => "if the server protects connections on demand, as on port 587: `mail: tls: starttls`".to_owned(),
    }
}

fn advice_on_login(settings: &SmtpSettings) -> String {
    match settings.login.as_ref().map(|login| &login.secret) {
        Some(Secret::TokenCommand(_)) => "`mail: token_command:` must print a token for this user and for SMTP; see whether the \
             account may send by SMTP AUTH"
            .to_owned(),
        _ => "set `mail: user:` and the password in `password_file:` right; Microsoft 365 and Google want `token_command:` instead"
            .to_owned(),
    }
}

fn advice_on_sender(settings: &SmtpSettings, refusal: &Refusal) -> String {
    let words = refusal.words.to_lowercase();
    if settings.encryption == Encryption::None && words.contains("starttls") {
        "the server wants a protected connection: `mail: tls: starttls`".to_owned()
    } else if settings.login.is_none() && refusal.kind == Some(RefusalKind::Sender) {
        "the server may want a login: add `user:` and `password_file:` under `mail:`; or it does not let this sender write: set \
         `mail: from:` to an address of its own"
            .to_owned()
    } else if words.contains("helo") || words.contains("hostname") {
        "set `mail: hello:` to this machine's fully qualified name, which the DNS must know".to_owned()
    } else {
        "set `mail: from:` to an address that the server lets this user send from".to_owned()
    }
}
