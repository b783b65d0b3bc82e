//! The SMTP transport: a sender of our own, with lettre's commands.
//!
//! lettre's own transport cannot bound a stalled server, gives a connection that is out of step back to its pool, and
//! fails a whole mail for one refused recipient; its connection reads a line until it ends, and does not tell the text
//! from its final dot. Here every step has a deadline, every reply a limit, every recipient an outcome, and a connection
//! that is not certainly in step is dropped.

mod blame;
mod fault;
mod own_name;
mod reply;
mod session;
pub mod settings;
mod tls;
mod token;
mod wire;

use std::fmt;

use lettre::Address;

pub use self::blame::names_address;
pub use self::own_name::machine_name;
pub use self::settings::{Deadlines, Encryption, Login, Secret, SmtpError, SmtpSettings};
use self::{
    fault::Fault,
    session::{HandOver, Session},
    tls::Tls,
};
use super::{Mailer, Outgoing, Patience, address::checked};
use crate::model::{Delivery, Outcome};

/// After this many transactions a session is closed and another one opened.
const MAX_TRANSACTIONS: u32 = 100;

/// Sends mails to a server, one after the other over one connection.
pub struct SmtpTransport {
    settings: SmtpSettings,
    tls: Option<Tls>,
    session: Option<Session>,
}

impl fmt::Debug for SmtpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpTransport").field("server", &self.server()).finish_non_exhaustive()
    }
}

/// One mail on its way: what is known of each recipient so far.
struct Transaction<'a> {
    text: &'a [u8],
    from: Address,
    recipients: Vec<(String, Option<Address>)>,
    outcomes: Vec<Option<Outcome>>,
    /// Why the server takes no mail at all just now, whoever it is for.
    stalled: Option<String>,
    /// True once the final dot may be on its way: from then on nobody knows before the server says so.
    is_handed_over: bool,
}

/// Whether a session can be used again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Keep,
    Drop,
}

impl SmtpTransport {
    /// A transport to a server. Nothing is sent before the first mail.
    pub fn new(settings: SmtpSettings) -> Result<Self, SmtpError> {
        settings.check()?;
        let tls = if settings.encryption == Encryption::None { None } else { Some(Tls::new(&settings)?) };
        Ok(Self { settings, tls, session: None })
    }

    /// The server for people: `mail.organisation.example:587`.
    pub fn server(&self) -> String {
        self.settings.server()
    }

    /// Runs a transaction. The session is taken out meanwhile: if this future is dropped half-way, so is the session.
    async fn run(&mut self, transaction: &mut Transaction<'_>) {
        let kept = self.session.take();
        let was_kept = kept.is_some();
        let opened = if was_kept { kept } else { self.open(transaction).await };
        let Some(mut session) = opened else { return };
        let mut begun = transaction.begin(&mut session).await;
        if was_kept && begun.as_ref().is_err_and(Fault::ends_session) {
            // The server was tired of waiting. Nothing has been said of this mail yet: begin again.
            let Some(opened) = self.open(transaction).await else { return };
            session = opened;
            begun = transaction.begin(&mut session).await;
        }
        let after = match begun {
            Ok(()) => transaction.complete(&mut session).await,
            Err(fault) => transaction.give_up_at_mail(&fault),
        };
        if after == After::Keep {
            self.keep(session).await;
        }
    }

    async fn open(&self, transaction: &mut Transaction<'_>) -> Option<Session> {
        match Session::open(&self.settings, self.tls.as_ref()).await {
            Ok(session) => Some(session),
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
            session.quit().await;
        } else {
            self.session = Some(session);
        }
    }
}

impl Mailer for SmtpTransport {
    async fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        let from = match checked(&outgoing.from) {
            Ok(from) => from,
            Err(why) => {
                return Delivery::stalled(&outgoing.recipients, &format!("the sender cannot be used: {why}"));
            }
        };
        let mut transaction = Transaction::new(outgoing, from);
        if transaction.is_open() {
            tokio::select! {
                biased;
                () = self.run(&mut transaction) => {}
                () = patience.spent() => transaction.cut_short(),
            }
        }
        transaction.into_delivery()
    }

    async fn rest(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit().await;
        }
    }
}

impl<'a> Transaction<'a> {
    /// An address that is none is refused before anybody is asked.
    fn new(outgoing: &'a Outgoing, from: Address) -> Self {
        let (mut recipients, mut outcomes) = (Vec::new(), Vec::new());
        for address in &outgoing.recipients {
            let (checked, outcome) = match checked(address) {
                Ok(checked) => (Some(checked), None),
                Err(why) => (None, Some(Outcome::AddressRefused { reply: why.to_string() })),
            };
            recipients.push((address.clone(), checked));
            outcomes.push(outcome);
        }
        Self { text: &outgoing.mime, from, recipients, outcomes, stalled: None, is_handed_over: false }
    }

    fn is_open(&self) -> bool {
        self.outcomes.iter().any(Option::is_none)
    }

    fn settle_open(&mut self, outcome: &Outcome) {
        for open in self.outcomes.iter_mut().filter(|known| known.is_none()) {
            *open = Some(outcome.clone());
        }
    }

    /// MAIL, with what addresses beyond ASCII need (RFC 6531).
    async fn begin(&mut self, session: &mut Session) -> Result<(), Fault> {
        let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
        if !session.supports_utf8_addresses() {
            let reply = "the mail server takes no addresses beyond ASCII (SMTPUTF8)".to_owned();
            for ((_, address), outcome) in self.recipients.iter().zip(&mut self.outcomes) {
                if outcome.is_none() && !address.as_ref().is_some_and(is_ascii) {
                    *outcome = Some(Outcome::AddressRefused { reply: reply.clone() });
                }
            }
        }
        if !self.is_open() {
            return Ok(());
        }
        let open = self.recipients.iter().zip(&self.outcomes).filter(|(_, outcome)| outcome.is_none());
        let needs_utf8 = open.filter_map(|((_, address), _)| address.as_ref()).any(|address| !is_ascii(address));
        session.mail(&self.from, self.text, needs_utf8).await
    }

    /// RCPT for each recipient, then the text for those that were taken.
    async fn complete(&mut self, session: &mut Session) -> After {
        for index in 0..self.recipients.len() {
            let (None, Some(address)) = (&self.outcomes[index], &self.recipients[index].1) else { continue };
            if let Err(fault) = session.rcpt(address).await {
                if fault.ends_session() {
                    return self.give_up(&fault);
                }
                self.outcomes[index] = Some(fault.outcome());
            }
        }
        if !self.is_open() {
            return After::Keep;
        }
        match session.data(self.text, &mut self.is_handed_over).await {
            HandOver::Accepted(reply) => {
                self.settle_open(&Outcome::Accepted { reply });
                After::Keep
            }
            HandOver::Refused(fault) => self.give_up(&fault),
            HandOver::Unknown(reason) => {
                self.settle_open(&Outcome::Uncertain { reason });
                After::Drop
            }
        }
    }

    fn give_up(&mut self, fault: &Fault) -> After {
        self.settle_open(&fault.outcome());
        if fault.ends_session() { After::Drop } else { After::Keep }
    }

    /// The server was not even asked for a recipient, or would not be.
    fn stall(&mut self, why: String) {
        self.settle_open(&Outcome::Ours { reply: why.clone() });
        self.stalled = Some(why);
    }

    fn give_up_at_mail(&mut self, fault: &Fault) -> After {
        if fault.is_ours() {
            self.stall(fault.words().to_owned());
        }
        self.give_up(fault)
    }

    /// We were asked to stop, and the server still has not answered.
    fn cut_short(&mut self) {
        let outcome = if self.is_handed_over {
            let reason = "the program was stopped before the server said whether it took the mail".to_owned();
            Outcome::Uncertain { reason }
        } else {
            Outcome::Ours { reply: "the program was stopped before the mail was handed over".to_owned() }
        };
        self.settle_open(&outcome);
    }

    fn into_delivery(self) -> Delivery {
        let nobody_asked = || Outcome::Ours { reply: "the mail was not attempted".to_owned() };
        let outcomes = self.outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(nobody_asked));
        let outcomes = self.recipients.into_iter().map(|(address, _)| address).zip(outcomes).collect();
        Delivery { outcomes, stalled: self.stalled }
    }
}
