//! Receipts: what was understood of a reply, told to whom wrote it.

use jiff::SignedDuration;

use super::{Intake, commitment::ReportsOf, decision::About, sender::Sender};
use crate::{
    app::{
        AppError,
        answer_link::{answer_path, approval_path, commitments_path},
        compose,
        journal::note_settled,
    },
    engine::remind::Recipient,
    link::Purpose,
    mail::{Attachment, Letter, Mailbox, incoming::Incoming},
    message::{self, ReceiptFacts, ReportedFacts, StatedFacts},
    model::{Lang, MailKey, MailState},
    plan::{Contact, Partner, Plan},
    render::{RenderedMail, export::mail_dates::receipt_dates},
    store::{Mail, NewMail},
};

/// Nobody gets more receipts within a day: two programs that answer each other are stopped by this at the latest.
const RECEIPTS_A_DAY: u32 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What a receipt is to be: rendered, in a language, with the address to reply to and what comes with it.
struct Written {
    rendered: RenderedMail,
    lang: Lang,
    reply_to: Option<String>,
    attachments: Vec<Attachment>,
}

impl Intake<'_> {
    /// Puts a receipt into the outbox, unless nobody would read it or its reader had enough of them.
    pub(super) fn write_receipt(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &Sender<'_>),
        facts: ReceiptFacts,
        sha256: &str,
    ) -> Result<Option<MailKey>, AppError> {
        let Some(address) = self.reader_of_receipt(mail, sender)? else { return Ok(None) };
        let recipient = Recipient::of_partner(sender.partner, &sender.contact);
        let day = recipient.local_day(self.now);
        let facts = ReceiptFacts { url: self.page_of(sender, address, day), ..facts };
        let content = message::receipt(&sender.scenes(), (&self.visitor(sender), sender.partner), facts, self.now);
        let rendered = self.letterhead.templates.receipt(&content)?;
        let key = MailKey::receipt(sha256);
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, &key, address, day);
        let attachments = receipt_dates(&content, self.now).map(compose::attached).into_iter().collect();
        let written = Written { rendered, lang: content.lang, reply_to, attachments };
        let plan = sender.roles.first().map(|(plan, _)| *plan);
        self.post(mail, (matched, sender.partner, &sender.contact), (plan, key, written)).map(Some)
    }

    /// The same for a reply to a notice.
    pub(super) fn write_approval_receipt(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &Sender<'_>),
        (about, facts): (&About<'_>, StatedFacts),
        sha256: &str,
    ) -> Result<Option<MailKey>, AppError> {
        let Some(address) = self.reader_of_receipt(mail, sender)? else { return Ok(None) };
        let day = Recipient::of_partner(about.partner, &sender.contact).local_day(self.now);
        // What is replied to the receipt is about the notice, which went to this address.
        let first = matched.to().next().unwrap_or(address);
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, &matched.key, first, day);
        let reply_to = reply_to.filter(|_| about.seat.is_some());
        let url = self.page_of_seat(about, address, day);
        let facts = StatedFacts { url, takes_replies: reply_to.is_some(), ..facts };
        let fallback = &self.letterhead.config.language;
        let who = (&sender.contact, about.partner, fallback);
        let content = message::approval_receipt(about.scene, (about.task, about.round), who, facts, self.now);
        let Some(content) = content else { return Ok(None) };
        let rendered = self.letterhead.templates.approval_receipt(&content)?;
        let written = Written { rendered, lang: content.lang, reply_to, attachments: Vec::new() };
        let key = MailKey::receipt(sha256);
        let plan = Some(about.scene.plan);
        self.post(mail, (matched, about.partner, &sender.contact), (plan, key, written)).map(Some)
    }

    /// The same for a reply to a mail that asks after commitments.
    pub(super) fn write_commitment_receipt(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &Sender<'_>),
        (about, facts): (&ReportsOf<'_>, ReportedFacts),
        sha256: &str,
    ) -> Result<Option<MailKey>, AppError> {
        let Some(address) = self.reader_of_receipt(mail, sender)? else { return Ok(None) };
        let day = Recipient::of_partner(about.partner, &sender.contact).local_day(self.now);
        let plan = about.scene.plan;
        // What is replied to the receipt is about the mail that asks, which went to this address.
        let first = matched.to().next().unwrap_or(address);
        let reply_to = self.letterhead.incoming_address(Purpose::Reply, &matched.key, first, day);
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport));
        let path = signer.map(|signer| commitments_path(signer, (plan, &about.partner.id), address, day));
        let url = path.map(|path| format!("{}{path}", config.web.base_url));
        let facts = ReportedFacts { url, takes_replies: reply_to.is_some(), ..facts };
        let who = (&sender.contact, about.partner, &config.language);
        let content = message::commitment_receipt(about.scene, who, facts, self.now);
        let rendered = self.letterhead.templates.commitment_receipt(&content)?;
        let written = Written { rendered, lang: content.lang, reply_to, attachments: Vec::new() };
        let key = MailKey::receipt(sha256);
        self.post(mail, (matched, about.partner, &sender.contact), (Some(plan), key, written)).map(Some)
    }

    /// The address of who gets a receipt; `None` if nobody would read it, or its reader had enough of them.
    fn reader_of_receipt<'s>(&self, mail: &Incoming, sender: &'s Sender<'_>) -> Result<Option<&'s str>, AppError> {
        let address = sender.contact.email.as_deref().unwrap_or_default();
        let is_from_nobody = mail.return_path.as_deref() == Some("");
        let since = self.now.saturating_sub(DAY).unwrap_or(jiff::Timestamp::MIN);
        let is_enough =
            is_from_nobody || address.is_empty() || self.tx.receipts_since(address, since)? >= RECEIPTS_A_DAY;
        Ok((!is_enough).then_some(address))
    }

    /// Puts it into the outbox.
    fn post(
        &self,
        mail: &Incoming,
        (matched, partner, contact): (&Mail, &Partner, &Contact),
        (plan, key, content): (Option<&Plan>, MailKey, Written),
    ) -> Result<MailKey, AppError> {
        let recipient = Recipient::of_partner(partner, contact);
        let message_id = self.letterhead.message_id(plan, &key);
        let Written { rendered, lang, reply_to, attachments } = content;
        let from = (self.letterhead.config, plan);
        let written = compose::letter(from, &recipient, &rendered, &message_id, self.now, &lang);
        let reply_to = reply_to.map(|to| Mailbox::named(&written.from.name, &to));
        let thread = mail.message_id.as_deref().map(|id| format!("<{id}>")).filter(|id| crate::mail::is_message_id(id));
        let letter = Letter {
            reply_to: reply_to.or_else(|| written.reply_to.clone()),
            in_reply_to: thread.clone(),
            references: thread.into_iter().collect(),
            attachments,
            ..written
        };
        let is_held = self.letterhead.config.mail.hold;
        let new = NewMail {
            key: key.clone(),
            workflows: matched.workflows.clone(),
            partner: Some(partner.id.clone()),
            to: vec![recipient.address().to_owned()],
            cc: Vec::new(),
            lang,
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
        Ok(key)
    }

    /// The page on which the seat decides, if pages are served.
    fn page_of_seat(&self, about: &About<'_>, address: &str, day: jiff::civil::Date) -> Option<String> {
        let config = self.letterhead.config;
        let signer = self.letterhead.signer.filter(|_| config.web.has_links_for(&config.mail.transport))?;
        let (plan, seat) = (about.scene.plan, about.seat?);
        let path = approval_path(signer, (plan, plan.task(about.task)?, seat), address, day);
        Some(format!("{}{path}", config.web.base_url))
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
