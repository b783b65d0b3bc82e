//! The envelope of a mail, its sender and recipients: sent one command at a time, or all at once where the server
//! allows that.
//!
//! With PIPELINING (RFC 2920), MAIL, each RCPT and DATA are sent in one write, and their replies are read in order. The
//! meaning of a reply is the same either way. RFC 2920 section 3.1 provides for DATA after every recipient was refused:
//! the server then waits for a text, and the empty one that we send reaches nobody.

use std::{fmt::Write as _, time::Duration};

use lettre::{
    Address,
    transport::smtp::{
        commands::{Data, Mail, Rcpt, Rset},
        extension::{MailBodyParameter, MailParameter},
    },
};
use tokio::time::Instant;

use super::{
    fault::{Broken, Fault, command, no, recipient, within},
    reply::Reply,
    session::Session,
    step::Step,
};

/// The most recipients in one write: both sides must be able to buffer all of it, so that neither waits for the other
/// (RFC 2920 section 3.1).
const RECIPIENTS_AT_ONCE: usize = 50;

/// The sender and recipients of a mail, and what the server has to know about its text.
pub(super) struct Envelope<'a> {
    /// `None` for the null reverse-path, `<>`.
    pub(super) from: Option<&'a Address>,
    pub(super) to: Vec<&'a Address>,
    pub(super) text: &'a [u8],
}

/// The server's answers to an envelope whose sender it accepted.
pub(super) struct Answers {
    /// For each recipient, in order, as far as the session lasted.
    pub(super) recipients: Vec<Result<(), Fault>>,
    /// For DATA, with the time the answer took; `None` if no recipient is left.
    pub(super) data: Option<Result<Duration, Fault>>,
}

impl Answers {
    fn is_for_anybody(&self) -> bool {
        self.recipients.iter().any(Result::is_ok)
    }

    fn end_session(&self) -> bool {
        self.recipients.iter().any(|answer| answer.as_ref().is_err_and(Fault::ends_session))
    }
}

/// True if an address needs SMTPUTF8 (RFC 6531).
pub(super) fn needs_utf8(address: &Address) -> bool {
    !AsRef::<str>::as_ref(address).is_ascii()
}

/// True if a header of a text has letters beyond ASCII, which every server on the way then has to take (RFC 6532): an
/// address beyond ASCII is the only thing that is written so.
pub(super) fn has_raw_head(text: &[u8]) -> bool {
    let end = text.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap_or(text.len());
    !text[..end].is_ascii()
}

impl Envelope<'_> {
    fn mail(&self, session: &Session) -> Mail {
        let mut parameters = Vec::new();
        if session.supports("SIZE") {
            parameters.push(MailParameter::Size(size(self.text)));
        }
        if !self.text.is_ascii() && session.supports("8BITMIME") {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if self.from.is_some_and(needs_utf8)
            || has_raw_head(self.text)
            || self.to.iter().any(|address| needs_utf8(address))
        {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        Mail::new(self.from.cloned(), parameters)
    }
}

/// The size of a text as defined in RFC 1870 section 3: including line ends, without what is added for transmission.
pub(super) fn size(text: &[u8]) -> usize {
    text.len() + if text.ends_with(b"\r\n") { 0 } else { 2 }
}

impl Session {
    /// Sends the envelope and asks to send the text, after clearing any unfinished transaction. An error if the sender
    /// is not accepted; nothing is known about any recipient then.
    pub(super) async fn propose(&mut self, envelope: &Envelope<'_>) -> Result<Answers, Fault> {
        self.forget().await?;
        if self.supports("PIPELINING") && envelope.to.len() <= RECIPIENTS_AT_ONCE {
            self.propose_at_once(envelope).await
        } else {
            self.propose_step_by_step(envelope).await
        }
    }

    /// Clears an unfinished transaction, and counts a new one.
    async fn forget(&mut self) -> Result<(), Fault> {
        if self.is_dirty {
            command(Step::Reset, self.deadlines.mail, self.wire.command(Rset)).await?;
        }
        self.transactions += 1;
        self.is_dirty = true;
        Ok(())
    }

    async fn propose_step_by_step(&mut self, envelope: &Envelope<'_>) -> Result<Answers, Fault> {
        self.mail(envelope).await?;
        let mut answers = Answers { recipients: Vec::new(), data: None };
        for to in &envelope.to {
            answers.recipients.push(self.rcpt(to).await.map(drop));
            if answers.end_session() {
                return Ok(answers);
            }
        }
        if answers.is_for_anybody() {
            let asked = Instant::now();
            let go_on = within(Step::Data, self.deadlines.data, self.wire.command(Data)).await;
            answers.data = Some(go_on.and_then(|reply| waits_for_text(&reply)).map(|()| asked.elapsed()));
        }
        Ok(answers)
    }

    /// Starts a transaction that goes no further than this or [`Session::rcpt`].
    pub(super) async fn begin(&mut self, envelope: &Envelope<'_>) -> Result<Reply, Fault> {
        self.forget().await?;
        self.mail(envelope).await
    }

    async fn mail(&mut self, envelope: &Envelope<'_>) -> Result<Reply, Fault> {
        let mail = envelope.mail(self);
        command(Step::Mail, self.deadlines.mail, self.wire.command(mail)).await
    }

    /// RCPT.
    pub(super) async fn rcpt(&mut self, to: &Address) -> Result<Reply, Fault> {
        let rcpt = Rcpt::new(to.clone(), Vec::new());
        recipient(to, self.deadlines.rcpt, self.wire.command(rcpt)).await
    }

    async fn propose_at_once(&mut self, envelope: &Envelope<'_>) -> Result<Answers, Fault> {
        let mut group = envelope.mail(self).to_string();
        for to in &envelope.to {
            // Writing to a string cannot fail.
            let _ = write!(group, "{}", Rcpt::new((*to).clone(), Vec::new()));
        }
        let _ = write!(group, "{Data}");
        let asked = Instant::now();
        let mail = command(Step::Mail, self.deadlines.mail, self.wire.command(group)).await;
        if mail.as_ref().is_err_and(Fault::ends_session) {
            return mail.map(|_| Answers { recipients: Vec::new(), data: None });
        }
        // The remaining commands are answered even if the sender is not accepted.
        let mut answers = Answers { recipients: Vec::new(), data: None };
        for to in &envelope.to {
            answers.recipients.push(recipient(to, self.deadlines.rcpt, self.wire.reply()).await.map(drop));
            if answers.end_session() {
                self.is_over = true;
                return mail.map(|_| answers);
            }
        }
        let go_on = self.answer_to_data().await.map(|()| asked.elapsed());
        if mail.is_ok() && answers.is_for_anybody() {
            answers.data = Some(go_on);
        } else {
            self.leave_without_text(go_on.is_ok(), go_on.is_err_and(|fault| fault.ends_session())).await;
        }
        mail.map(|_| answers)
    }

    /// The last reply to a group of commands. A server that sends more replies than commands is out of step, and nobody
    /// can tell which reply belongs to which command.
    async fn answer_to_data(&mut self) -> Result<(), Fault> {
        let reply = within(Step::Data, self.deadlines.data, self.wire.reply()).await?;
        if let Some(said) = within(Step::Data, self.deadlines.data, self.wire.overhear(Duration::ZERO)).await? {
            return Err(Broken::OutOfTurn(said.words()).at(Step::Text));
        }
        waits_for_text(&reply)
    }

    /// Ends a transaction without recipients. If the server waits for the text anyway, it gets an empty one, which
    /// reaches nobody, whatever the server replies.
    async fn leave_without_text(&mut self, is_waiting: bool, is_over: bool) {
        self.is_over = is_over;
        if is_waiting {
            // The reply concerns no mail; all that matters is whether the session can be used again.
            let _ = self.end_text().await;
        }
    }
}

fn waits_for_text(reply: &Reply) -> Result<(), Fault> {
    if reply.code == 354 { Ok(()) } else { Err(no(Step::Data, reply)) }
}
