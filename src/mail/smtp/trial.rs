//! A trial of a mail server: every step up to the text, but not the text. Nothing is sent.

use lettre::Address;
use serde::Serialize;

use super::{
    blame::Blame,
    envelope::Envelope,
    fault::Fault,
    session::Session,
    settings::{Encryption, SmtpSettings},
    tls::Tls,
};
use crate::mail::address::checked;

/// A step of a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TrialStep {
    /// Checking the settings, before the server is contacted.
    Settings,
    /// The connection.
    Connection,
    /// The greeting.
    Greeting,
    /// EHLO, with our name.
    Hello,
    /// TLS.
    Tls,
    /// AUTH.
    Login,
    /// MAIL.
    Sender,
    /// RCPT.
    Recipient,
}

impl TrialStep {
    /// The name of the step, for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Connection => "connection",
            Self::Greeting => "greeting",
            Self::Hello => "hello",
            Self::Tls => "tls",
            Self::Login => "login",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
        }
    }
}

/// Why a step did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The server's words, or what went wrong.
    pub words: String,
    /// What the server's reply objects to; `None` if there was no reply.
    pub kind: Option<RefusalKind>,
}

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// Us: the way we connect, our identity, or where we connect from.
    Sender,
    /// The address in the command.
    Address,
    /// Nothing permanent: the server is full or busy at the moment.
    Passing,
}

/// The result of one step of a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The step.
    pub step: TrialStep,
    /// What was tried: the server, a name, an address.
    pub subject: String,
    /// What the server said, or why this was the last step.
    pub answer: Result<String, Refusal>,
}

/// Tries every step in turn: each sender in `from`, and then `to` with the last of them, within the deadlines of the
/// settings. Stops at the first step that fails, except that the senders are tried independently of each other.
pub async fn try_server(settings: &SmtpSettings, from: &[String], to: Option<&str>) -> Vec<Tried> {
    let mut trial = Trial { settings, tried: Vec::new() };
    if let Some(mut session) = trial.open().await {
        trial.ask(&mut session, from, to).await;
        if !session.is_over {
            session.quit().await;
        }
    }
    trial.tried
}

struct Trial<'a> {
    settings: &'a SmtpSettings,
    tried: Vec<Tried>,
}

impl Trial<'_> {
    /// Records the result of a step; true if it succeeded.
    fn note(&mut self, step: TrialStep, subject: &str, answer: Result<String, Refusal>) -> bool {
        let is_fine = answer.is_ok();
        self.tried.push(Tried { step, subject: subject.to_owned(), answer });
        is_fine
    }

    async fn open(&mut self) -> Option<Session> {
        let (settings, server) = (self.settings, self.settings.server());
        let tls = settings.check().and_then(|()| match settings.encryption {
            Encryption::None => Ok(None),
            Encryption::StartTls | Encryption::Tls => Tls::new(settings).map(Some),
        });
        let tls = match tls {
            Ok(tls) => tls,
            Err(error) => {
                self.note(TrialStep::Settings, &server, Err(lost(error.to_string())));
                return None;
            }
        };
        let mut session = match Session::connect(settings).await {
            Ok(session) => session,
            Err(why) => {
                self.note(TrialStep::Connection, &server, Err(lost(why)));
                return None;
            }
        };
        self.note(TrialStep::Connection, &server, Ok(String::new()));
        self.introduce(&mut session, tls.as_ref()).await.then_some(session)
    }

    /// Everything before the first envelope.
    async fn introduce(&mut self, session: &mut Session, tls: Option<&Tls>) -> bool {
        let host = &self.settings.host;
        if let (Encryption::Tls, Some(tls)) = (self.settings.encryption, tls) {
            let secured = session.shake_hands(tls).await.map(|()| String::new()).map_err(|fault| refusal(&fault));
            if !self.note(TrialStep::Tls, host, secured) {
                return false;
            }
        }
        let greeted = session.hear_greeting().await.map(|reply| reply.words()).map_err(|fault| refusal(&fault));
        if !self.note(TrialStep::Greeting, host, greeted) {
            return false;
        }
        let hello = session.hello().await.map(|()| session.offers().join(", ")).map_err(|fault| refusal(&fault));
        let own_name = session.own_name().to_owned();
        if !self.note(TrialStep::Hello, &own_name, hello) {
            return false;
        }
        if let (Encryption::StartTls, Some(tls)) = (self.settings.encryption, tls) {
            let secured = session.start_tls(tls).await.map(|()| String::new()).map_err(|fault| refusal(&fault));
            if !self.note(TrialStep::Tls, host, secured) {
                return false;
            }
        }
        let Some(login) = &self.settings.login else { return true };
        let let_in = session.log_in(login).await.map(|reply| reply.words()).map_err(|fault| refusal(&fault));
        self.note(TrialStep::Login, &login.user, let_in)
    }

    async fn ask(&mut self, session: &mut Session, from: &[String], to: Option<&str>) {
        let mut taken = None;
        for sender in from {
            let answer = match checked(sender) {
                Ok(address) => {
                    let answer = mail_from(session, &address).await;
                    taken = answer.is_ok().then_some(address);
                    answer
                }
                Err(why) => Err(lost(why.to_string())),
            };
            self.note(TrialStep::Sender, sender, answer);
            if session.is_over {
                return;
            }
        }
        if let (Some(to), Some(_)) = (to, taken) {
            let answer = match checked(to) {
                Ok(address) => session.rcpt(&address).await.map(|reply| reply.words()).map_err(|fault| refusal(&fault)),
                Err(why) => Err(lost(why.to_string())),
            };
            self.note(TrialStep::Recipient, to, answer);
        }
    }
}

/// MAIL, after clearing the previous transaction.
async fn mail_from(session: &mut Session, from: &Address) -> Result<String, Refusal> {
    let envelope = Envelope { from: Some(from), to: Vec::new(), text: b"" };
    let answer = session.begin(&envelope).await;
    session.is_over = answer.as_ref().is_err_and(Fault::ends_session);
    answer.map(|reply| reply.words()).map_err(|fault| refusal(&fault))
}

fn lost(words: String) -> Refusal {
    Refusal { words, kind: None }
}

fn refusal(fault: &Fault) -> Refusal {
    let kind = match fault {
        Fault::Lost(_) => None,
        Fault::Refused { blame: Blame::Ours | Blame::Mail, .. } => Some(RefusalKind::Sender),
        Fault::Refused { blame: Blame::Address, .. } => Some(RefusalKind::Address),
        Fault::Refused { blame: Blame::Busy, .. } => Some(RefusalKind::Passing),
    };
    Refusal { words: fault.words().to_owned(), kind }
}
