//! The SMTP transport: our own sender, built on lettre's commands.
//!
//! lettre's own transport cannot bound a stalled server, returns a connection that is out of step to its pool, and
//! fails a whole mail because of one refused recipient; its connection reads lines of unlimited length, and does not
//! distinguish the text from its final dot. Here every step has a deadline, every reply a limit and every recipient an
//! outcome, and a connection is dropped unless it is certainly in step.

mod blame;
mod envelope;
mod fault;
mod own_name;
mod phrases;
mod reply;
mod session;
pub mod settings;
mod step;
mod tls;
mod token;
mod transaction;
pub mod trial;
mod wire;
mod wording;

use std::fmt;

pub use self::blame::{Blame, names_address, names_mail, says_full, says_unknown};
pub use self::own_name::machine_name;
pub use self::settings::{Deadlines, Encryption, Login, Secret, SmtpError, SmtpSettings};
pub use self::wording::wording;
pub(in crate::mail) use self::{blame::blame_in_report, reply::enhanced as enhanced_code};
use self::{
    fault::Fault,
    session::Session,
    tls::Tls,
    transaction::{After, Transaction},
};
use super::{Mailer, Outgoing, Patience, address::checked};
use crate::model::Delivery;

/// After this many transactions a session is closed and a new one opened.
const MAX_TRANSACTIONS: u32 = 100;

/// Sends mails to a server, one after the other over one connection.
pub struct SmtpTransport {
    settings: SmtpSettings,
    tls: Option<Tls>,
    session: Option<Session>,
    /// True if the server accepted the last text of a session that we closed because it had reached
    /// [`MAX_TRANSACTIONS`].
    has_taken: bool,
}

impl fmt::Debug for SmtpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpTransport").field("server", &self.server()).finish_non_exhaustive()
    }
}

impl SmtpTransport {
    /// A transport to a server. Nothing is sent before the first mail.
    pub fn new(settings: SmtpSettings) -> Result<Self, SmtpError> {
        settings.check()?;
        let tls = if settings.encryption == Encryption::None { None } else { Some(Tls::new(&settings)?) };
        Ok(Self { settings, tls, session: None, has_taken: false })
    }

    /// Another connection to the same server, with the same settings.
    #[must_use]
    pub fn another(&self) -> Self {
        Self { settings: self.settings.clone(), tls: self.tls.clone(), session: None, has_taken: false }
    }

    /// The server, for people: `mail.organisation.example:587`.
    pub fn server(&self) -> String {
        self.settings.server()
    }

    /// Runs a transaction for the recipients whose turn it is. The session is taken out for that time, so that it is
    /// dropped too if this future is dropped halfway.
    async fn run(&mut self, transaction: &mut Transaction<'_>) {
        let kept = self.session.take();
        let was_kept = kept.is_some();
        let opened = if was_kept { kept } else { self.open(transaction).await };
        let Some(mut session) = opened else { return };
        let mut answers = transaction.propose(&mut session).await;
        if was_kept && answers.as_ref().is_err_and(Fault::ends_session) {
            // The server closed the idle connection. Nothing has been said about this mail yet, so start again.
            let Some(opened) = self.open(transaction).await else { return };
            session = opened;
            answers = transaction.propose(&mut session).await;
        }
        let after = match answers {
            Ok(Some(answers)) => transaction.complete(&mut session, answers).await,
            Ok(None) => After::Keep,
            Err(fault) => transaction.give_up_at_mail(&fault),
        };
        if after == After::Keep {
            self.keep(session).await;
        }
    }

    async fn run_all(&mut self, transaction: &mut Transaction<'_>) {
        while transaction.take_next() {
            self.run(transaction).await;
        }
    }

    async fn open(&mut self, transaction: &mut Transaction<'_>) -> Option<Session> {
        match Session::open(&self.settings, self.tls.as_ref()).await {
            Ok(mut session) => {
                session.has_taken = std::mem::take(&mut self.has_taken);
                Some(session)
            }
            Err(why) => {
                transaction.stall(why);
                None
            }
        }
    }

    async fn keep(&mut self, session: Session) {
        if session.is_over {
            return;
        }
        if session.transactions >= MAX_TRANSACTIONS {
            self.has_taken = session.has_taken;
            session.quit().await;
        } else {
            self.session = Some(session);
        }
    }
}

impl Mailer for SmtpTransport {
    async fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        let from = match outgoing.from.as_deref().map(checked).transpose() {
            Ok(from) => from,
            Err(why) => {
                return Delivery::stalled(&outgoing.recipients, &format!("the sender cannot be used: {why}"));
            }
        };
        let mut transaction = Transaction::new(outgoing, from);
        tokio::select! {
            biased;
            () = self.run_all(&mut transaction) => {}
            () = patience.spent() => transaction.cut_short(),
        }
        transaction.into_delivery()
    }

    async fn rest(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit().await;
        }
    }
}
