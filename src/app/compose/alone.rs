//! Mails of their own beside the daily one: notices of approvals, and what asks after commitments.

use super::{Composer, Recipient, Sheet, letter, sender};
use crate::{
    app::AppError,
    mail::{Attachment, Letter, Mailbox},
    model::{Lang, WorkflowId},
    plan::Plan,
    render::RenderedMail,
    store::NewContent,
};

/// What such a mail is to be.
pub(super) struct Alone<'a> {
    pub(super) rendered: RenderedMail,
    pub(super) lang: Lang,
    /// The address to reply to, if replies are read.
    pub(super) reply_to: Option<String>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) plan: &'a Plan,
    pub(super) workflow: &'a WorkflowId,
}

impl Composer<'_> {
    /// The mail, in the thread of `references`.
    pub(super) fn alone(
        &self,
        (sheet, recipient): (&Sheet<'_>, &Recipient<'_>),
        references: Vec<String>,
        Alone { rendered, lang, reply_to, attachments, plan, workflow }: Alone<'_>,
    ) -> Result<NewContent, AppError> {
        let leaves_at = sheet.waiting.not_before.max(self.now);
        let from = (self.letterhead.config, Some(plan));
        let written = letter(from, recipient, &rendered, sheet.message_id, leaves_at, &lang);
        let name = sender(self.letterhead.config, Some(plan), &lang).name;
        let reply_to = reply_to.map(|address| Mailbox::named(&name, &address));
        let cc: Vec<String> =
            sheet.carried.iter().flat_map(|carried| self.copies(sheet, *carried, recipient)).collect();
        let letter = Letter {
            attachments,
            reply_to: reply_to.or_else(|| written.reply_to.clone()),
            cc: cc.iter().map(|address| Mailbox::bare(address)).collect(),
            references,
            ..written
        };
        Ok(NewContent {
            subject: rendered.subject,
            cc,
            workflows: [workflow.clone()].into(),
            lang,
            mime: letter.to_bytes()?,
            basis: self.basis(sheet),
        })
    }
}
