//! Receipts: what was understood of a reply, told to whom wrote it.

use jiff::SignedDuration;

use super::{Intake, sender::Sender};
use crate::{
    app::{AppError, answer_link::answer_path, compose, journal::note_settled},
    engine::remind::Recipient,
    link::Purpose,
    mail::{Letter, Mailbox, incoming::Incoming},
    message::{self, ReceiptFacts},
    model::{MailKey, MailState},
    plan::Plan,
    render::export::mail_dates::receipt_dates,
    store::{Mail, NewMail},
};

/// Nobody gets more receipts within a day: two programs that answer each other are stopped by this at the latest.
const RECEIPTS_A_DAY: u32 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Intake<'_> {
    /// Puts a receipt into the outbox, unless nobody would read it or its reader had enough of them.
    pub(super) fn write_receipt(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &Sender<'_>),
        facts: ReceiptFacts,
        sha256: &str,
    ) -> Result<Option<MailKey>, AppError> {
        let address = sender.contact.email.as_deref().unwrap_or_default();
        let is_from_nobody = mail.return_path.as_deref() == Some("");
        let since = self.now.saturating_sub(DAY).unwrap_or(jiff::Timestamp::MIN);
        if is_from_nobody || address.is_empty() || self.tx.receipts_since(address, since)? >= RECEIPTS_A_DAY {
            return Ok(None);
        }
        let recipient = Recipient::of_partner(sender.partner, &sender.contact);
        let day = recipient.local_day(self.now);
        let facts = ReceiptFacts { url: self.page_of(sender, address, day), ..facts };
        let content = message::receipt(&sender.scenes(), (&self.visitor(sender), sender.partner), facts, self.now);
        let rendered = self.letterhead.templates.receipt(&content)?;
        let plan = sender.roles.first().map(|(plan, _)| *plan);
        let key = MailKey::receipt(sha256);
        let message_id = self.letterhead.message_id(plan, &key);
        let written = compose::letter(
            (self.letterhead.config, plan),
            &recipient,
            &rendered,
            &message_id,
            self.now,
            &content.lang,
        );
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, &key, address, day);
        let reply_to = reply_to.map(|to| Mailbox::named(&written.from.name, &to));
        let thread = mail.message_id.as_deref().map(|id| format!("<{id}>")).filter(|id| crate::mail::is_message_id(id));
        let letter = Letter {
            reply_to: reply_to.or_else(|| written.reply_to.clone()),
            in_reply_to: thread.clone(),
            references: thread.into_iter().collect(),
            attachments: receipt_dates(&content, self.now).map(compose::attached).into_iter().collect(),
            ..written
        };
        let is_held = self.letterhead.config.mail.hold;
        let new = NewMail {
            key: key.clone(),
            workflows: matched.workflows.clone(),
            partner: Some(sender.partner.id.clone()),
            to: vec![address.to_owned()],
            cc: Vec::new(),
            lang: content.lang,
            subject: rendered.subject,
            message_id,
            state: if is_held { MailState::Held } else { MailState::Queued },
            due_at: self.now,
            mime: letter.to_bytes()?,
            basis: String::new(),
        };
        self.tx.insert_mail(&new)?;
        let why = "says what was understood of a mail that came in";
        note_settled(self.tx, &self.tx.require_mail(&key)?, new.state, why, self.now)?;
        Ok(Some(key))
    }

    /// The page on which to answer instead, if pages are served; a colleague's is found by what was handed over.
    fn page_of(&self, sender: &Sender<'_>, address: &str, day: jiff::civil::Date) -> Option<String> {
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport))?;
        let handed_over = sender.handed_over.as_ref().and_then(|inputs| inputs.first());
        let input = handed_over.and_then(|(workflow, task, partner)| {
            let plan: &Plan = sender.roles.iter().find(|(plan, _)| plan.workflow == *workflow)?.0;
            Some((plan, plan.task(task)?, partner))
        });
        Some(format!("{}{}", config.web.base_url, answer_path(signer, input, address, day)))
    }
}
