//! What the mails of a rehearsal say.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Item, play::Play};
use crate::{
    app::{AppError, compose},
    engine::{
        DecisionKind,
        remind::{self, Carried, Decided, Recipient},
    },
    mail::{Letter, Mailbox},
    message::{self, Asking, AskingOrder, Capacity, MailContent, Notice, NoticeOrder, Reason, Scene},
    model::{Lang, MailKey},
    render::{RenderError, RenderedMail, Templates},
};

/// What one mail says: the notices of approvals, and what asks after commitments, have forms of their own.
pub(super) enum Content {
    Mail(Box<MailContent>),
    Notice(Box<Notice>),
    Asking(Box<Asking>),
}

impl Content {
    pub(super) fn lang(&self) -> &Lang {
        match self {
            Self::Mail(content) => &content.lang,
            Self::Notice(notice) => &notice.lang,
            Self::Asking(asking) => &asking.lang,
        }
    }

    pub(super) fn subject(&self, templates: &Templates) -> Result<String, RenderError> {
        match self {
            Self::Mail(content) => templates.subject(content),
            Self::Notice(notice) => Ok(templates.notice(notice)?.subject),
            Self::Asking(asking) => Ok(templates.asking(asking)?.subject),
        }
    }

    fn rendered(&self, templates: &Templates) -> Result<RenderedMail, RenderError> {
        match self {
            Self::Mail(content) => templates.mail(content),
            Self::Notice(notice) => templates.notice(notice),
            Self::Asking(asking) => templates.asking(asking),
        }
    }
}

impl Play<'_> {
    fn reasons(&self, key: &MailKey) -> Vec<Reason> {
        let reason = |carried: &Carried| Reason {
            workflow: carried.workflow.clone(),
            kind: carried.kind.clone().renamed(&self.plan.renames),
            told_as: if carried.to_coordinator { Capacity::Coordinator } else { Capacity::Partner },
        };
        self.outbox.carried(key).map(|(_, carried)| reason(carried)).collect()
    }

    pub(super) fn items(&self, key: &MailKey) -> Vec<Item> {
        self.outbox.carried(key).map(|(key, carried)| Item::new(key, &carried.kind)).collect()
    }

    /// What a mail says now; `None` for a notice whose round is no more.
    pub(super) fn content(&self, key: &MailKey, recipient: &Recipient<'_>) -> Result<Option<Content>, AppError> {
        if key.is_notice() {
            let asking = self.asking(key, recipient).map(|asking| Content::Asking(Box::new(asking)));
            let notice = || self.notice(key, recipient).map(|notice| Content::Notice(Box::new(notice)));
            return Ok(asking.or_else(notice));
        }
        Ok(Some(Content::Mail(Box::new(self.mail_content(key, recipient)?))))
    }

    fn mail_content(&self, key: &MailKey, recipient: &Recipient<'_>) -> Result<MailContent, AppError> {
        let reasons = self.reasons(key);
        let mut letters = BTreeMap::new();
        for reason in &reasons {
            if let DecisionKind::Draft { mail, .. } = &reason.kind
                && let Some(of) = self.outbox.mail(mail).and_then(|waiting| self.recipient_of(waiting))
                && let Some(content) = self.content(mail, &of)?
            {
                letters.insert(mail.clone(), content.subject(&self.app.templates)?);
            }
        }
        let recipient = compose::addressed(*recipient, &reasons, [self.plan]);
        let day = recipient.local_day(self.now);
        let order = message::Order {
            // A link would lead nowhere.
            answer_url: None,
            contact: recipient.contact,
            partners: compose::roles(&recipient, &reasons, [&self.directory], day),
            day,
            reasons,
            letters: &letters,
            fallback: &self.app.config.language,
        };
        Ok(message::compose(&[self.scene()], &order, self.now))
    }

    fn notice(&self, key: &MailKey, recipient: &Recipient<'_>) -> Option<Notice> {
        let (_, carried) = self.outbox.carried(key).find(|(_, carried)| carried.kind.is_notice())?;
        let kind = carried.kind.clone().renamed(&self.plan.renames);
        let DecisionKind::Notice { task, partner, office, round, notice, is_copy, .. } = &kind else { return None };
        let order = NoticeOrder {
            kind: *notice,
            task,
            round: *round,
            office: *office,
            partner: self.plan.partners.get(partner)?,
            contact: recipient.contact,
            is_copy: *is_copy,
            answer_url: None,
            takes_replies: false,
            fallback: &self.app.config.language,
        };
        message::notice(self.scene(), &order, self.now)
    }

    fn asking(&self, key: &MailKey, recipient: &Recipient<'_>) -> Option<Asking> {
        let (_, carried) = self.outbox.carried(key).find(|(_, carried)| carried.kind.is_notice())?;
        let kind = carried.kind.clone().renamed(&self.plan.renames);
        let DecisionKind::Asking { partner, day, asking, commitment } = &kind else { return None };
        let order = AskingOrder {
            kind: *asking,
            day: *day,
            commitment: commitment.as_ref(),
            partner: self.plan.partners.get(partner)?,
            contact: recipient.contact,
            answer_url: None,
            takes_replies: false,
            fallback: &self.app.config.language,
        };
        message::asking(self.scene(), &order, self.now)
    }

    fn scene(&self) -> Scene<'_> {
        Scene { plan: self.plan, state: &self.state }
    }

    pub(super) fn write(
        &self,
        key: &MailKey,
        recipient: &Recipient<'_>,
        content: &Content,
    ) -> Result<(Vec<u8>, RenderedMail), AppError> {
        let templates = &self.app.templates;
        let rendered = content.rendered(templates)?;
        let message_id = self.app.letterhead().message_id(Some(self.plan), key);
        let from = (&self.app.config, Some(self.plan));
        let attachments = match content {
            Content::Mail(content) => compose::attachments(templates, content, &rendered.subject, self.now)?,
            Content::Notice(notice) => {
                compose::decision_letter_file(templates, notice, &rendered.subject, self.now)?.into_iter().collect()
            }
            Content::Asking(_) => Vec::new(),
        };
        let letter = Letter {
            cc: self.copies(key, recipient).iter().map(|address| Mailbox::bare(address)).collect(),
            attachments,
            ..compose::letter(from, recipient, &rendered, &message_id, self.now, content.lang())
        };
        Ok((letter.to_bytes()?, rendered))
    }

    fn copies(&self, mail: &MailKey, recipient: &Recipient<'_>) -> BTreeSet<String> {
        let day = recipient.local_day(self.now);
        let scene = Decided { plan: self.plan, state: &self.state, decisions: Arc::clone(&self.decisions) };
        let asked = self.outbox.carried(mail).filter(|(_, carried)| !carried.to_coordinator);
        asked.flat_map(|(key, _)| remind::cc_line(&self.outbox, &scene, (mail, key), recipient, day)).collect()
    }
}
