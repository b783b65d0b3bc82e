//! Mail that comes in: what it is, from whom, and of which mail of ours it speaks.
//!
//! [`read`] asks in this order: is it readable; is it a report of deliveries (RFC 3464, or one in words), a complaint
//! (RFC 5965), a reply of a program (RFC 3834), mail of a list; if it is none of them, a person wrote it. It matches
//! nothing against what was sent, and answers nothing.

mod absence;
mod automatic;
mod bounce;
mod charset;
mod head;
mod html;
mod notification;
mod parts;
mod prose;
mod sealed;
mod status_fields;
mod verdicts;
mod visible;

use std::panic;

use jiff::{Timestamp, civil::Date};
use mail_parser::{Message, MessageParser};

use super::{Mailbox, reading};
pub use crate::mail::smtp::Blame;
pub use charset::Legacy;
use parts::Parts;
pub use sealed::Sealed;
pub use verdicts::{AuthResults, Check};

/// The largest mail that is read. An answer is a line; what is larger brings attachments, which are not taken.
pub const MAX_BYTES: usize = 1 << 20;

/// A mail that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its Message-ID, without `<` and `>`.
    pub message_id: Option<String>,
    /// The envelope sender as the last server wrote it down (`Return-Path`); empty for `<>`.
    pub return_path: Option<String>,
    /// Who wrote it, according to its head.
    pub from: Option<Mailbox>,
    /// Every address it went to: `Delivered-To`, `X-Original-To`, `Envelope-To`, `To`, `Cc`, in this order.
    pub recipients: Vec<String>,
    /// The Message-IDs it answers.
    pub in_reply_to: Vec<String>,
    /// The Message-IDs of its thread, oldest first.
    pub references: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
    /// When it was written, according to its head.
    pub date: Option<Timestamp>,
    /// What servers on its way found out about the sender; the last server's first. A caller believes only those that
    /// bear the name of its own server.
    pub auth_results: Vec<AuthResults>,
    /// True if its text names no character set that is known and is not in UTF-8, so that [`read_as`] may read it otherwise.
    pub is_assumed: bool,
    /// What it is.
    pub kind: Kind,
}

impl Incoming {
    /// Whether the first lines of a mail that seems to be a person's say that somebody is away. Programs that mark their replies
    /// with nothing write so, and people who have no answer to give.
    pub fn absence(&self) -> Option<Absence> {
        let Kind::Message { text } = &self.kind else { return None };
        self.absence_in(text)
    }

    /// The same of a text that was read in another character set.
    pub fn absence_in(&self, text: &str) -> Option<Absence> {
        automatic::says_absence(text).then(|| Absence { until: absence::until(self.date, &self.subject, text) })
    }
}

/// That somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The day until which, or on which they are back, if either is said.
    pub until: Option<Date>,
}

/// What a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A report that a mail was not delivered, at least to some; other recipients in it may be delayed or served.
    NotReached(Vec<Report>),
    /// A report that a mail is late, and is tried again.
    Delayed(Vec<Report>),
    /// A report that a mail was delivered, to every recipient it names.
    Delivered(Vec<Report>),
    /// A complaint that a recipient made to their provider.
    Feedback,
    /// A program answered; nobody is to answer it (RFC 3834 section 2).
    AutoReply {
        /// The day until which somebody is away, or on which they are back, if either is said.
        absent_until: Option<Date>,
        /// Its text.
        text: String,
    },
    /// Mail of a list, or to many.
    Bulk,
    /// A person wrote it.
    Message {
        /// The text, with LF line ends; made from HTML if there is no other.
        text: String,
    },
    /// A person wrote it, and we cannot read it.
    Sealed(Sealed),
}

/// What a report says of one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The address that was written to, as far as the report knows it.
    pub recipient: String,
    /// The address that the mail went to in the end, if it was forwarded.
    pub forwarded_to: Option<String>,
    /// The status (RFC 3463), `5.1.1`.
    pub status: Option<(u16, u16, u16)>,
    /// What became of the mail.
    pub action: Action,
    /// The words of the server that refused it, on one line.
    pub diagnostic: String,
    /// The Message-ID of the mail it is about.
    pub original_message_id: Option<String>,
    /// Whose fault it is, if the mail was not delivered. Only [`Blame::Address`] makes an address not reached.
    pub verdict: Blame,
}

/// What became of a mail for one recipient (RFC 3464 section 2.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It was given up.
    Failed,
    /// It is tried again.
    Delayed,
    /// It was delivered, or passed on to where no reports come from, or to the members of a list.
    Delivered,
}

/// Why a mail cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It has more than [`MAX_BYTES`].
    #[error("it has more than 1 MiB")]
    TooLarge,
    /// It has more parts than any mail needs.
    #[error("it is nested too deeply")]
    TooDeep,
    /// It has no head, or is nothing at all.
    #[error("it is not a mail")]
    NotAMail,
    /// The parser has a fault that this mail brings out.
    #[error("the parser failed on it")]
    Parser,
    /// We have one.
    #[error("reading it failed")]
    Failed,
}

/// Reads a mail. Takes bounded time and never panics.
pub fn read(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    read_as(bytes, Legacy::WESTERN)
}

/// Reads a mail like [`read`]; a text that names no character set that is known, and is not in UTF-8, is read in `assumed`.
pub fn read_as(bytes: &[u8], assumed: Legacy) -> Result<Incoming, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if reading::is_too_deep(bytes) {
        return Err(Unreadable::TooDeep);
    }
    let bytes = head::without_envelope_line(bytes);
    // mail-parser 0.11.9 panics at some damaged multiparts (`Invalid part ID`), and the bytes are a stranger's.
    let message = panic::catch_unwind(|| MessageParser::default().parse(bytes)).map_err(|_| Unreadable::Parser)?;
    let message = message.filter(|message| !message.headers().is_empty()).ok_or(Unreadable::NotAMail)?;
    panic::catch_unwind(|| understood(&message, assumed)).map_err(|_| Unreadable::Failed)
}

fn understood(message: &Message<'_>, assumed: Legacy) -> Incoming {
    let head = head::Head::of(message);
    let parts = Parts::of(message, assumed);
    let kind = kind(&head, &parts);
    Incoming {
        message_id: head.message_id,
        return_path: head.return_path,
        from: head.from,
        recipients: head.recipients,
        in_reply_to: head.in_reply_to,
        references: head.references,
        subject: head.subject,
        date: head.date,
        auth_results: head.auth_results,
        is_assumed: parts.assumed.is_some(),
        kind,
    }
}

/// The order of the questions. A report comes first, because many are marked as automatic, and a person comes last.
fn kind(head: &head::Head, parts: &Parts) -> Kind {
    if parts.is_feedback || automatic::is_complaint(head, parts) {
        return Kind::Feedback;
    }
    let reports = bounce::reports(head, parts);
    let has = |action: Action| reports.iter().any(|report| report.action == action);
    if has(Action::Failed) {
        return Kind::NotReached(reports);
    }
    if has(Action::Delayed) {
        return Kind::Delayed(reports);
    }
    if has(Action::Delivered) {
        return Kind::Delivered(reports);
    }
    let text = || parts.text.clone();
    if automatic::is_automatic(head, parts) {
        return Kind::AutoReply { absent_until: absence::until(head.date, &head.subject, &parts.text), text: text() };
    }
    match parts.sealed {
        _ if automatic::is_bulk(head) => Kind::Bulk,
        Some(sealed) => Kind::Sealed(sealed),
        None => Kind::Message { text: text() },
    }
}
