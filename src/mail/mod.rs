//! Adapter: mail. MIME by lettre, a file and an SMTP transport.
//!
//! A [`Letter`] is what is to be said; [`Letter::to_bytes`] makes the text that goes over the wire. A [`Mailer`]
//! makes one attempt to deliver such a text and says, for each recipient, what became of it. It keeps nothing,
//! retries nothing and never fails as a whole: that is the outbox's work.

pub mod address;
mod encoded_word;
pub mod file;
mod fleet;
pub mod letter;
mod mime;
pub mod patience;
mod reading;
mod resent;
pub mod smtp;

use std::future::Future;

use jiff::civil::Date;

pub use address::{AddressError, Mailbox};
pub use file::FileTransport;
pub use fleet::{Fleet, Mailers};
pub use letter::{Attachment, Letter, LetterError, message_id};
pub use mime::dated;
pub use patience::Patience;
pub use reading::text_of;
pub use resent::{Resent, resent};
pub use smtp::{Deadlines, Encryption, Login, Secret, SmtpError, SmtpSettings, SmtpTransport};

use crate::model::Delivery;

/// Something that delivers mail: a transport, or what a fault test puts in its place.
pub trait Mailer {
    /// Makes one attempt. Ends in bounded time, and soon once `patience` is at its end, with an outcome for each
    /// recipient.
    fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> impl Future<Output = Delivery> + Send;

    /// There is no more mail for now: takes leave of the server, if one was kept waiting.
    fn rest(&mut self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// One attempt to deliver a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Envelope sender: where bounces go.
    pub from: String,
    /// Envelope recipients that are still to be served, `To` and `Cc` alike.
    pub recipients: Vec<String>,
    /// The Message-ID that stands in the text.
    pub message_id: String,
    /// The recipient's local day on which the mail leaves: a mail file's name begins with it.
    pub day: Date,
    /// The whole text, headers included, with CRLF line ends.
    pub mime: Vec<u8>,
}

/// The transport that `config.yaml` names.
#[derive(Debug)]
pub enum Transport {
    /// One file a mail; nothing leaves the machine.
    File(FileTransport),
    /// A mail server.
    Smtp(Box<SmtpTransport>),
}

impl Mailer for Transport {
    async fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        match self {
            Self::File(transport) => transport.send(outgoing, patience).await,
            Self::Smtp(transport) => transport.send(outgoing, patience).await,
        }
    }

    async fn rest(&mut self) {
        match self {
            Self::File(transport) => transport.rest().await,
            Self::Smtp(transport) => transport.rest().await,
        }
    }
}
