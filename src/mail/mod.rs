//! Adapter: mail. MIME through lettre, a file transport and an SMTP transport.
//!
//! A [`Letter`] is the content of a mail; [`Letter::to_bytes`] encodes it for transmission. A [`Mailer`] makes one
//! attempt to deliver the encoded text and reports the outcome for each recipient. It stores nothing, retries nothing
//! and never fails as a whole: all that is the outbox's job.

pub mod address;
mod encoded_word;
pub mod file;
mod fleet;
pub mod incoming;
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
pub use mime::is_message_id;
pub use patience::Patience;
pub use reading::text_of;
pub use resent::{Resent, resent};
pub use smtp::{Deadlines, Encryption, Login, Secret, SmtpError, SmtpSettings, SmtpTransport};

use crate::model::Delivery;

/// Something that delivers mail: a transport, or a test double that injects faults.
pub trait Mailer {
    /// Makes one attempt. Finishes in bounded time, and soon after `patience` runs out, with an outcome for each
    /// recipient.
    fn send(&mut self, outgoing: &Outgoing, patience: &mut Patience) -> impl Future<Output = Delivery> + Send;

    /// There is no more mail for now: says goodbye to the server if a connection was kept open.
    fn rest(&mut self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// One attempt to deliver a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Envelope sender: where bounces go; `None` if nobody is to get any.
    pub from: Option<String>,
    /// Envelope recipients that have not been served yet, from `To` and `Cc` alike.
    pub recipients: Vec<String>,
    /// The Message-ID in the text.
    pub message_id: String,
    /// The recipient's local day on which the mail is sent; mail files are named after it.
    pub day: Date,
    /// The whole text, including headers, with CRLF line ends.
    pub mime: Vec<u8>,
}

/// The transport selected in `config.yaml`.
#[derive(Debug)]
pub enum Transport {
    /// One file per mail; nothing leaves the machine.
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
